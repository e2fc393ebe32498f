"""The visible text with what is known of each stretch of it before anybody decides what the stretch is for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.model.spans import Reason, Span, ZoneKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A line or paragraph of the visible text.

    ``tag`` is the element that it comes from (``line`` in plain text). ``hint`` is what the markup says it is for, with
    ``hint_reason``; a hint from an element's name binds harder than one from a class (``binds``); ``hinted_by`` numbers
    the element that gives it. ``links`` counts the characters inside links. ``gap`` tells whether an empty line stands
    before it (plain text).
    """

    span: Span
    tag: str = "line"
    hint: ZoneKind | None = None
    hint_reason: Reason | None = None
    binds: bool = False
    hinted_by: int = 0
    links: int = 0
    parent: int = 0
    article: bool = False
    gap: bool = False
    datetime: str | None = None

    @property
    def link_share(self) -> float:
        """The share of its characters that are inside links."""
        return self.links / max(1, len(self.span))


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A text and its blocks, in order, without overlap; every visible word is in one of them."""

    text: str
    blocks: tuple[Block, ...]
    is_html: bool = False


_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_WRAPPED_MIN, _WRAPPED_MAX = 50, 100


def lay_out_plain(text: str) -> Layout:
    """Take plain text as lines, or as paragraphs where it was wrapped at a fixed width."""
    lines = [span for found in _LINE.finditer(text) if (span := _trim(text, found.start(), found.end())) is not None]
    gaps = [_gap_before(text, lines, index) for index in range(len(lines))]
    joined = _join_wrapped(text, lines, gaps)
    blocks = tuple(Block(span=span, gap=gap) for span, gap in joined)
    return Layout(text=text, blocks=blocks)


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start else None


def _gap_before(text: str, lines: list[Span], index: int) -> bool:
    if index == 0:
        return False
    between = text[lines[index - 1].end : lines[index].start]
    return len(_BREAK.findall(between)) > 1


def _join_wrapped(text: str, lines: list[Span], gaps: list[bool]) -> list[tuple[Span, bool]]:
    """Join lines that only a fixed width separates; a line that starts in lower case goes on from the one before."""
    width = _wrap_width(text, lines, gaps)
    joined: list[tuple[Span, bool]] = []
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        if before is not None and not gaps[index] and _goes_on(text, before, line, width):
            joined[-1] = (Span(joined[-1][0].start, line.end), joined[-1][1])
        else:
            joined.append((line, gaps[index]))
    return joined


def _wrap_width(text: str, lines: list[Span], gaps: list[bool]) -> int | None:
    """The width at which a text was wrapped: most lines that another follows end in mid-sentence, nearly as long."""
    followed = [line for line, gap in zip(lines, gaps[1:], strict=False) if not gap]
    if len(followed) < 4:
        return None
    width = max(len(line) for line in followed)
    if not _WRAPPED_MIN <= width <= _WRAPPED_MAX:
        return None
    full = [line for line in followed if len(line) > 0.7 * width]
    unfinished = [line for line in full if text[line.end - 1] not in ".!?:\"”’'"]
    return width if len(full) > 0.7 * len(followed) and len(unfinished) > 0.6 * len(full) else None


def _goes_on(text: str, before: Span, line: Span, width: int | None) -> bool:
    if width is not None:
        return len(before) > 0.6 * width
    unfinished = text[before.end - 1] not in ".!?:;\"”’'"
    return unfinished and text[line.start].islower() and len(before) > 30
