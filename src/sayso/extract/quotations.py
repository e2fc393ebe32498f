"""Quotation marks: which words are quoted, and whose they are when the sentence itself does not say.

A quotation may run over several passages; the words of saying may stand in only one of them. A quoted passage without
an act of its own takes the speaker of the nearest act in its paragraph, else of the paragraph before; the link is then
marked as inferred.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.model.documents import Document
from sayso.model.spans import Span

_OPEN = {"“": "”", "‘": "’", "«": "»", "„": "“"}
_PARAGRAPH = re.compile(r"[^\n]+")
SCARE_WORDS = 3
"""A quotation of at most so many words is a term, not a statement."""
_SUBJECTS = frozenset("i we he she they it you".split())


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch, marks included; ``continues`` tells that the marks were not closed in this paragraph."""

    span: Span
    continues: bool = False

    def is_statement(self, text: str) -> bool:
        """Tell whether more than a term is quoted: several words, a sentence with its final mark, or "they lied"."""
        quoted = self.span.of(text)
        words = quoted.split()
        if len(words) > SCARE_WORDS or quoted.rstrip("\"”’»'")[-1:] in {".", "!", "?"}:
            return True
        return len(words) > 1 and words[0].lstrip("\"“‘«„'").lower() in _SUBJECTS


def find_quotations(document: Document) -> tuple[Quotation, ...]:
    """Return the quotations of a document, in order, straight and typographic marks alike; never nested."""
    found: list[Quotation] = []
    for paragraph in _PARAGRAPH.finditer(document.text):
        found += _in_paragraph(paragraph.group(), paragraph.start())
    return tuple(found)


def _in_paragraph(text: str, offset: int) -> list[Quotation]:
    found = []
    at = 0
    while at < len(text):
        close = _closer(text, at)
        if close is None:
            at += 1
            continue
        end = _find_close(text, at + 1, close)
        if end is None:
            if text[at] in "“«„" or (text[at] == '"' and at == 0):
                found.append(Quotation(Span(offset + at, offset + len(text)), continues=True))
            break
        found.append(Quotation(Span(offset + at, offset + end + 1)))
        at = end + 1
    return found


def _closer(text: str, at: int) -> str | None:
    mark = text[at]
    if mark in {"“", "«", "„"}:
        return _OPEN[mark]
    if mark == '"' and (at == 0 or not text[at - 1].isalnum()):
        return '"'
    if mark in {"‘", "'"} and (at == 0 or text[at - 1].isspace()) and at + 1 < len(text) and text[at + 1].isalnum():
        return "’" if mark == "‘" else "'"
    return None


def _find_close(text: str, start: int, close: str) -> int | None:
    at = text.find(close, start)
    if close in {"’", "'"}:
        while at != -1 and at + 1 < len(text) and text[at + 1].isalnum():
            at = text.find(close, at + 1)
        if at != -1 and at - start > 400:
            return None
    return at if at != -1 else None


def quotation_at(quotations: tuple[Quotation, ...], span: Span) -> Quotation | None:
    """Return the quotation that holds a span, if one does."""
    return next((q for q in quotations if q.span.contains(span)), None)
