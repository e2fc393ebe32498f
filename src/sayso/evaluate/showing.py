"""Errors made readable: the sentence around a place, with the words in question marked."""

from __future__ import annotations

import re
from typing import Protocol

from sayso.evaluate.report import Example

_BREAK = re.compile(r"\n|(?<=[.!?][\"”’)]) +(?=[A-Z\"“])|(?<=[.!?]) +(?=[A-Z\"“])")
_FAR = 400


class HasText(Protocol):
    """Anything with an id and a text."""

    @property
    def id(self) -> str:
        """Its name."""

    @property
    def text(self) -> str:
        """Its text."""


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return about where the sentence around ``[start, end)`` begins and ends; good enough to read, not to score."""
    first = 0
    for match in _BREAK.finditer(text, 0, start + 1):
        first = match.end() if match.end() <= start else first
    following = _BREAK.search(text, end)
    last = following.start() if following else len(text)
    return max(first, start - _FAR), min(last, end + _FAR)


def mark(text: str, start: int, end: int) -> str:
    """Return the sentence around a place with the place in double square brackets."""
    first, last = sentence_around(text, start, end)
    marked = f"{text[first:start]}[[{text[start:end]}]]{text[end:last]}"
    return " ".join(marked.split())


def show(article: HasText, kind: str, place: tuple[int, int], gold: str, ours: str, why: str = "") -> Example:
    """Make an example of an error at a place of an article."""
    where = f"{article.id}:{place[0]}"
    return Example(kind=kind, where=where, text=mark(article.text, *place), gold=gold, ours=ours, why=why)
