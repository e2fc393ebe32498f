"""The stage: every time expression of a document, with its words and its value."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from sayso.extract.parse import ParsedPassage
from sayso.extract.times.calendar import When
from sayso.extract.times.combine import combine
from sayso.extract.times.count import Context
from sayso.extract.times.expressions import BareSeason, Found
from sayso.extract.times.resolve import Resolved, resolve
from sayso.extract.times.rules import find_expressions
from sayso.extract.times.tense import Tense, tells_a_state, tense_of
from sayso.model.documents import Document
from sayso.model.edtf import is_edtf
from sayso.model.spans import Reason, Span
from sayso.model.times import Timex

if TYPE_CHECKING:
    from spacy.tokens import Token


_OF_A_NOUN = frozenset({"compound", "amod", "nmod", "poss"})
LAST = 24
"""How many of the times before an expression may anchor it."""
_A_HISTORY, _MOSTLY = 4, 0.9
"""How many dates with a year make a history, and how many of them must be long gone."""
NEAR = 400
"""How many characters before its passage "the next day" may look for the day that it follows."""


def find_timexes(document: Document, parsed: Sequence[ParsedPassage]) -> tuple[Timex, ...]:
    """Find the time expressions of a document's passages, in text order.

    Values are EDTF and never finer than the words. Relative words are counted from ``document.published`` or stay
    unresolved; clock times alone are no time expressions.
    """
    published = _published(document)
    found: list[Timex] = []
    for passage in parsed:
        found.extend(_find_in(passage, published, found))
    return tuple(found)


def _published(document: Document) -> str | None:
    """Return the publication date without its time of day, or ``None`` where nobody gives a usable one."""
    value = document.published.value
    if value is None:
        return None
    day = value.partition("T")[0]
    return day if is_edtf(day) and not day.startswith("XXXX") else None


def _find_in(parsed: ParsedPassage, published: str | None, before: Sequence[Timex]) -> Iterator[Timex]:
    text = parsed.text
    expressions = [found for _, found in find_expressions(text) if not _is_name(parsed, found)]
    recent = deque(before[-LAST:], maxlen=LAST)
    quotes = _quotation_marks(text)
    for found in combine(text, expressions):
        context = _context(parsed, found, published, recent, quotes)
        timex = _timex(parsed, found, resolve(found.expression, context))
        recent.append(timex)
        yield timex


def _is_name(parsed: ParsedPassage, found: Found) -> bool:
    """Tell whether the words are a person's name ("April", "May") or a season only says of what kind a thing is."""
    tokens = _tokens(parsed, found)
    if isinstance(found.expression, BareSeason) and tokens and tokens[-1].dep_ in _OF_A_NOUN:
        return True
    return len(tokens) == 1 and tokens[0].ent_type_ == "PERSON"


def _tokens(parsed: ParsedPassage, found: Found) -> list[Token]:
    span = parsed.doc.char_span(found.start, found.end, alignment_mode="expand")
    return [] if span is None else list(span)


def _context(
    parsed: ParsedPassage, found: Found, published: str | None, before: Sequence[Timex], quotes: Sequence[int]
) -> Context:
    tokens = _tokens(parsed, found)
    return Context(
        published=published,
        tense=tense_of(tokens[-1]) if tokens else Tense.PAST,
        is_spoken=bisect_right(quotes, found.start) % 2 == 1,
        is_nowadays=bool(tokens) and tokens[-1].lower_ == "today" and tells_a_state(tokens[-1]),
        named_before=_named_before(parsed, before),
        foreign_year=_speaks_of_another_year(parsed, published, before),
        year_told_of=_year_told_of(published, before),
    )


def _quotation_marks(text: str) -> list[int]:
    """Return the places at which double quotation opens and closes by turns, the first of which opens.

    A passage may begin inside a quotation: it does where its first curly mark closes one.
    """
    curly = [match.start() for match in re.finditer("[“”]", text)]
    if not curly:
        return [match.start() for match in re.finditer('"', text)]
    return [-1, *curly] if text[curly[0]] == "”" else curly


def _named_before(parsed: ParsedPassage, before: Sequence[Timex]) -> tuple[When, ...]:
    """Return the times put on the calendar in this passage or close before it, the nearest first."""
    near = parsed.passage.span.start - NEAR
    return tuple(
        When(timex.start, timex.end) for timex in reversed(before) if timex.is_resolved and timex.span.end > near
    )


def _speaks_of_another_year(parsed: ParsedPassage, published: str | None, before: Sequence[Timex]) -> bool:
    years = _years(timex for timex in before if parsed.passage.span.contains(timex.span))
    return published is not None and bool(years) and years[-1] < int(published[:4]) - 1


def _year_told_of(published: str | None, before: Sequence[Timex]) -> int | None:
    """Return the year that a story of the past is at: the last it named, where nearly all of them are long gone.

    A report of this week names this year and the last; a life or a history does not.
    """
    years = _years(before)
    if published is None or len(years) < _A_HISTORY:
        return None
    old = sum(year < int(published[:4]) - 1 for year in years)
    return years[-1] if old >= _MOSTLY * len(years) and years[-1] < int(published[:4]) - 1 else None


def _years(timexes: Iterable[Timex]) -> list[int]:
    """Return the years of dates that name one."""
    starts = [t.start[:4] for t in timexes if t.start and t.start == t.end and t.anchor is None]
    return [int(start) for start in starts if start.isdigit()]


def _timex(parsed: ParsedPassage, found: Found, resolved: Resolved) -> Timex:
    offset = parsed.passage.span.start
    rule = f"time.{type(found.expression).__name__.lower()}"
    span = Span(offset + found.start, offset + found.end)
    return Timex(
        text=parsed.text[found.start : found.end],
        span=span,
        start=resolved.when.start,
        end=resolved.when.end,
        kind=resolved.kind,
        anchor=resolved.anchor,
        reasons=(Reason(rule=rule, note=_note(resolved), span=span),),
    )


def _note(resolved: Resolved) -> str:
    if not resolved.when.is_known:
        return f"not put on the calendar: {resolved.anchor}" if resolved.anchor else "places nothing on the calendar"
    return f"counted from {resolved.anchor}" if resolved.anchor else "as the words say"
