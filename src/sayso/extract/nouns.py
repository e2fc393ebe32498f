"""Classes of common nouns that several stages ask about."""

from __future__ import annotations

from sayso.lexicon.nouns import nouns_of

__all__ = ["nouns_of"]
