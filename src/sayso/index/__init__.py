"""Rows that pages are made of, over any number of reports: brought up to date story by story, and asked fast."""

from __future__ import annotations

from sayso.index.front import LIMIT, Index

__all__ = ["LIMIT", "Index"]
