"""Verbs and nouns of those who govern: what only people do, and what is done with them (``metonyms.toml``)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sayso.lexicon import load

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_act(verb: Token) -> bool:
    """Tell whether a verb is one whose subject decides, speaks or deals."""
    return is_of_kind(verb, "act")


def is_of_kind(token: Token, kind: str) -> bool:
    """Tell whether a word, as written or in its base form, is an entry of a kind."""
    words = words_of_kind(kind)
    return token.lower_ in words or token.lemma_.lower() in words


@cache
def words_of_kind(kind: str) -> frozenset[str]:
    """Return all forms of the words of a kind."""
    forms: set[str] = set()
    for entry in load("metonyms"):
        if entry.kind == kind and entry.pattern is not None:
            forms |= entry.pattern.elements[0].forms
    return frozenset(forms)
