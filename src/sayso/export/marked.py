"""The article's text with claims marked in place: blocks of segments, each with the claims that it belongs to.

Claims overlap and nest. The text is cut wherever a claim begins or ends, and each segment names all claims that run
through it; each claim keeps one *level* over its whole length, so that the lines under the words never cross. Nothing
of the text is lost: what was left out stands in its place, marked as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.model.claims import Claim
from sayso.model.documents import Document
from sayso.model.spans import EXCLUDED_ZONES, Span, ZoneKind, cover

LEVELS = 4
"""So many lines fit under a line of text; deeper overlaps share the lowest."""

LONG = 240
"""A stretch of left-out text over this many characters never stands inside a paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A run of text with the same claims throughout.

    ``claims`` are indices into the sheet's claims, lowest level first; ``ends`` those whose words end here.
    """

    text: str
    claims: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    left_out: int | None = None
    """Index into the sheet's excluded words, where this is some of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What stands together on the page: a paragraph, a heading, a byline, a caption or a left-out stretch."""

    kind: ZoneKind
    segments: tuple[Segment, ...]
    claims: tuple[int, ...]
    """Indices of the claims whose words begin here, in text order."""
    left_out: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of one zone: the least that is never split between blocks."""

    span: Span
    kind: ZoneKind
    paragraph: int | None


def mark_text(document: Document, claims: Sequence[Claim]) -> tuple[tuple[Block, ...], tuple[int, ...]]:
    """Return the blocks of a document in text order, and the level of each claim."""
    levels = assign_levels([claim.citation.spans for claim in claims])
    marks = [(span, index) for index, claim in enumerate(claims) for span in claim.citation.spans]
    marks.sort(key=lambda mark: (mark[0], mark[1]))
    page = _Page(
        text=document.text,
        marks=marks,
        levels=levels,
        starts=_places(claim.citation.spans[0].start for claim in claims),
        ends=_places(claim.citation.spans[-1].end for claim in claims),
        excluded=[zone.span for zone in document.excluded],
    )
    return tuple(_block(group, page) for group in _group(document.text, _pieces(document))), levels


def _places(edges: Iterable[int]) -> dict[int, list[int]]:
    """Index claims by where they begin or end."""
    found: dict[int, list[int]] = {}
    for index, edge in enumerate(edges):
        found.setdefault(edge, []).append(index)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What every block needs to know."""

    text: str
    marks: list[tuple[Span, int]]
    levels: tuple[int, ...]
    starts: dict[int, list[int]]
    ends: dict[int, list[int]]
    excluded: list[Span]


def assign_levels(claims: Sequence[Sequence[Span]]) -> tuple[int, ...]:
    """Give each claim the lowest level that no claim it overlaps has; longer ones first, so that they lie lowest."""
    extents = [cover(spans) for spans in claims]
    order = sorted(range(len(extents)), key=lambda i: (extents[i].start, -extents[i].end, i))
    levels = [0] * len(extents)
    open_until: list[int] = []
    for index in order:
        extent = extents[index]
        free = next((n for n, end in enumerate(open_until) if end <= extent.start), len(open_until))
        if free == len(open_until):
            open_until.append(extent.end)
        else:
            open_until[free] = extent.end
        levels[index] = min(free, LEVELS - 1)
    return tuple(levels)


def _pieces(document: Document) -> list[_Piece]:
    """Cut every zone into its passages and whatever lies between them."""
    pieces: list[_Piece] = []
    passages = sorted(document.passages, key=lambda passage: passage.span)
    position = 0
    for zone in document.zones:
        start = zone.span.start
        while position < len(passages) and passages[position].span.start < zone.span.end:
            passage = passages[position]
            position += 1
            if passage.span.start < start:
                continue
            pieces += _rest(document.text, Span(start, passage.span.start), zone.kind)
            pieces.append(_Piece(passage.span, zone.kind, passage.paragraph))
            start = min(passage.span.end, zone.span.end)
        pieces += _rest(document.text, Span(start, zone.span.end), zone.kind)
    return pieces


def _rest(text: str, span: Span, kind: ZoneKind) -> list[_Piece]:
    words = span.of(text)
    if not words.strip():
        return []
    start = span.start + len(words) - len(words.lstrip())
    return [_Piece(Span(start, start + len(words.strip())), kind, None)]


def _group(text: str, pieces: Iterable[_Piece]) -> list[list[_Piece]]:
    """Put together what stands in one paragraph, and what is fused to it on the same line."""
    groups: list[list[_Piece]] = []
    for piece in pieces:
        if groups and _belongs(text, groups[-1], piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _belongs(text: str, group: list[_Piece], piece: _Piece) -> bool:
    last = group[-1]
    same_paragraph = piece.paragraph is not None and piece.paragraph == last.paragraph and piece.kind is last.kind
    between = text[last.span.end : piece.span.start]
    if same_paragraph:
        return True
    fused = "\n" not in between and len(between) <= 1
    return fused and (len(piece.span) <= LONG or last.kind is piece.kind)


def _block(group: list[_Piece], page: _Page) -> Block:
    extent = Span(group[0].span.start, group[-1].span.end)
    inside = [mark for mark in page.marks if mark[0].overlaps(extent)]
    segments: list[Segment] = []
    position = extent.start
    for piece in group:
        if piece.span.start > position:
            segments.append(Segment(text=" "))
        segments += _segments(piece, inside, page)
        position = piece.span.end
    return Block(
        kind=max(group, key=lambda piece: (piece.kind not in EXCLUDED_ZONES, len(piece.span))).kind,
        segments=tuple(segments),
        claims=tuple(dict.fromkeys(index for segment in segments for index in segment.begins)),
        left_out=tuple(dict.fromkeys(s.left_out for s in segments if s.left_out is not None)),
    )


def _segments(piece: _Piece, marks: list[tuple[Span, int]], page: _Page) -> list[Segment]:
    if piece.kind in EXCLUDED_ZONES:
        index = next((n for n, span in enumerate(page.excluded) if span.contains(piece.span)), None)
        return [Segment(text=piece.span.of(page.text), left_out=index)]
    here = [(span, index) for span, index in marks if span.overlaps(piece.span)]
    edges = {piece.span.start, piece.span.end}
    for span, _ in here:
        edges |= {edge for edge in (span.start, span.end) if piece.span.start < edge < piece.span.end}
    cuts = sorted(edges)
    return [_segment(Span(a, b), here, page) for a, b in pairwise(cuts)]


def _segment(span: Span, marks: list[tuple[Span, int]], page: _Page) -> Segment:
    through = {index for mark, index in marks if mark.contains(span)}
    return Segment(
        text=span.of(page.text),
        claims=tuple(sorted(through, key=lambda index: (-page.levels[index], index))),
        ends=tuple(index for index in page.ends.get(span.end, ()) if index in through),
        begins=tuple(index for index in page.starts.get(span.start, ()) if index in through),
    )
