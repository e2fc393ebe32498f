"""Classes of common nouns that several stages ask about."""

from __future__ import annotations

from functools import cache

from sayso.lexicon import load


@cache
def nouns_of(kind: str) -> frozenset[str]:
    """Return the lemmas that ``nouns.toml`` lists as ``event``, ``happening``, ``group``, ``role``, ``visual``, …."""
    return frozenset(noun for entry in load("nouns") if entry.kind == kind for noun in entry.data["nouns"])
