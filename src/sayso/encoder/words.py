"""Words as the encoder sees them: where they stand, and how they are written."""

from __future__ import annotations

import re
from enum import IntEnum

from sayso.model.spans import Span

_WORD = re.compile(r"['’]\w{1,2}\b|\w+|[^\w\s]")


class Shape(IntEnum):
    """How a word is written: its vocabulary is lower case, so case is told apart from the word."""

    NONE = 0
    LOWER = 1
    TITLE = 2
    UPPER = 3
    MIXED = 4
    DIGIT = 5
    PUNCTUATION = 6


def split_words(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the words of ``text[start:end]`` as spans of ``text``: letters and digits, clitics, single marks."""
    return [Span(*match.span()) for match in _WORD.finditer(text, start, len(text) if end is None else end)]


def shape_of(word: str) -> Shape:
    """Tell how a word is written."""
    if not word[-1].isalnum():
        return Shape.PUNCTUATION
    if any(character.isdigit() for character in word):
        return Shape.DIGIT
    if word.islower():
        return Shape.LOWER
    if word.isupper() and len(word) > 1:
        return Shape.UPPER
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return Shape.TITLE
    return Shape.MIXED
