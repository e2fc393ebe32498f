"""Which words of a report stand in quotation marks: a statement that anybody may quote, not the report's own prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.model.spans import Span

_PARAGRAPH = re.compile(r"[^\n]+")
_OPENERS = {"“": "”", "«": "»", "„": "“", '"': '"', "‘": "’"}
_LONGEST_SINGLE = 800
"""A single mark that finds no partner within so many characters is an apostrophe."""


def find_quoted(text: str) -> tuple[Span, ...]:
    """Return the stretches in quotation marks, marks included, in order and never nested.

    A paragraph that opens a quotation and does not close it is quoted to its end, where the next one opens with a mark
    again (the custom of long quotations) or the mark is a typographic one; a lone straight mark opens nothing.
    """
    found: list[Span] = []
    paragraphs = list(_PARAGRAPH.finditer(text))
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1].group().lstrip() if number + 1 < len(paragraphs) else ""
        found += _in_paragraph(text, paragraph.start(), paragraph.end(), following[:1])
    return tuple(found)


def _in_paragraph(text: str, start: int, end: int, following: str) -> Iterator[Span]:
    at = start
    while at < end:
        mark = text[at]
        if not _opens(text, at, start):
            at += 1
            continue
        close = _closing(text, at, end)
        if close is None and (mark in "“«„" or (mark == following and mark == '"')):
            yield Span(at, end)
            return
        if close is not None:
            yield Span(at, close + 1)
        at = at + 1 if close is None else close + 1


def _opens(text: str, at: int, start: int) -> bool:
    mark = text[at]
    if mark not in _OPENERS:
        return False
    if mark in "“«„":
        return True
    is_after_word = at > start and (text[at - 1].isalnum() or text[at - 1] in ".,!?")
    return not is_after_word and at + 1 < len(text) and not text[at + 1].isspace()


def _closing(text: str, at: int, end: int) -> int | None:
    """Return where the quotation that opens at ``at`` closes; a mark inside a word is an apostrophe."""
    mark = _OPENERS[text[at]]
    close = text.find(mark, at + 1, end if mark != "’" else min(end, at + _LONGEST_SINGLE))
    while close != -1 and mark == "’" and close + 1 < len(text) and text[close + 1].isalnum():
        close = text.find(mark, close + 1, end)
    return None if close == -1 else close
