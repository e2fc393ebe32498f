"""Which words of a report stand in quotation marks: a statement that anybody may quote, not the report's own prose.

Long quotations are set in three customs, and all are followed: each paragraph opens anew and only the last one closes;
the first one opens and the last one closes; each opens and, for want of care, none closes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.model.spans import Span

_PARAGRAPH = re.compile(r"[^\n]+")
_CLOSERS = {"“": "”", "«": "»", "„": "“", '"': '"', "‘": "’", "'": "'", "``": "''"}
_SINGLE = frozenset("‘'")
_SURE = frozenset("“«„")
"""Marks that do nothing but open."""
_LONGEST_SINGLE = 800
"""A single mark that finds no partner within so many characters is an apostrophe."""
_FARTHEST = 12
"""Paragraphs that one pair of marks may embrace."""
_INTRODUCED = re.compile(r"(?:^|[:,]\s*)$")


def find_quoted(text: str) -> tuple[Span, ...]:
    """Return the stretches of a text in quotation marks, marks included, in order and never nested."""
    paragraphs = [Span(*match.span()) for match in _PARAGRAPH.finditer(text)]
    found: list[Span] = []
    done = 0
    for number, paragraph in enumerate(paragraphs):
        for span in _in_paragraph(text, paragraphs, number, max(paragraph.start, done)):
            found.append(span)
            done = span.end
    return tuple(found)


def _in_paragraph(text: str, paragraphs: Sequence[Span], number: int, at: int) -> Iterator[Span]:
    end = paragraphs[number].end
    while at < end:
        if not _opens(text, at, paragraphs[number].start):
            at += 1
            continue
        close = _closing(text, at, end)
        if close is None:
            close = _never_closed(text, paragraphs, number, at)
        if close is None:
            at += 1
            continue
        yield Span(at, close)
        at = close


def _opens(text: str, at: int, start: int) -> bool:
    mark = text[at]
    if mark not in _CLOSERS:
        return False
    if mark in _SURE:
        return True
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return (before.isspace() or before in '([—–-“"') and not after.isspace()


def _closing(text: str, at: int, end: int) -> int | None:
    """Return the end of the quotation that opens at ``at``; a single mark before a letter is an apostrophe."""
    mark = text[at]
    if mark in _SINGLE:
        return _closing_single(text, at, min(end, at + _LONGEST_SINGLE))
    closers = (_CLOSERS[mark], "”") if mark == '"' else (_CLOSERS[mark],)
    places = [place for closer in closers if (place := text.find(closer, at + 1, end)) != -1]
    return min(places) + 1 if places else None


def _closing_single(text: str, at: int, end: int) -> int | None:
    close = text.find(_CLOSERS[text[at]], at + 1, end)
    while close != -1 and (text[close - 1].isspace() or text[close + 1 : close + 2].isalnum()):
        close = text.find(_CLOSERS[text[at]], close + 1, end)
    return None if close == -1 else close + 1


def _never_closed(text: str, paragraphs: Sequence[Span], number: int, at: int) -> int | None:
    """Return how far a quotation reaches that its paragraph does not close; ``None``: the mark opens nothing."""
    mark, paragraph = text[at], paragraphs[number]
    following = [span for span in paragraphs[number + 1 : number + _FARTHEST] if span.of(text).strip()]
    if following and following[0].of(text).lstrip().startswith(mark):
        return paragraph.end
    if mark in '“"':
        for span in following:
            words = span.of(text)
            opened, closed = min(_place(words, "“"), _place(words, '"')), _place(words, "”")
            if closed < opened:
                return span.start + closed + 1
            if opened < len(words):
                break
    is_introduced = _INTRODUCED.search(text[paragraph.start : at]) is not None
    return paragraph.end if mark in _SURE or (is_introduced and paragraph.end - at > 40) else None


def _place(words: str, mark: str) -> int:
    found = words.find(mark)
    return found if found != -1 else len(words)
