"""Where people decide: judgements, reviews, reference lists, and the history of all that was decided."""

from __future__ import annotations
