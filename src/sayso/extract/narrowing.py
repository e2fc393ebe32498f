"""What exactly a correction puts right: the one figure, date or name that differs, rather than the whole sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.lexicon import load
from sayso.lexicon.numbers import find_quantities
from sayso.lexicon.numerals import numeral_at
from sayso.model.spans import Span
from sayso.model.times import Timex

_YEAR = re.compile(r"\b(?:1[5-9]|20)[0-9]{2}\b")
_BARE_NUMBER = re.compile(r"\b[0-9][0-9,]*(?:\.[0-9]+)?\b")
_NAME = re.compile(r"(?:[A-Z][\w’'-]+ )*[A-Z][\w’'-]+$")


@dataclass(frozen=True, slots=True)
class _Slot:
    """A figure or date in the text: equal keys can replace each other; equal values say the same."""

    span: Span
    key: tuple[str, ...]
    value: str


def narrow_pair(old: Span | None, new: Span | None, text: str, timexes: Sequence[Timex]) -> tuple[Span, Span] | None:
    """Return the one figure, date or name of ``old`` that ``new`` replaces, and what it becomes.

    ``None`` where none or more than one kind of detail differs: then the whole of ``old`` is withdrawn.
    """
    if old is None or new is None:
        return None
    before, after = list(_slots(old, text, timexes)), list(_slots(new, text, timexes))
    pairs = [(b, a) for b in before for a in after if b.key == a.key]
    differing = [(b, a) for b, a in pairs if b.value != a.value and not _has(after, b) and not _has(before, a)]
    if len(differing) == 1:
        return differing[0][0].span, differing[0][1].span
    return _bare_numbers(old, new, text) if not differing else None


def _has(slots: Sequence[_Slot], slot: _Slot) -> bool:
    return any(s.key == slot.key and s.value == slot.value for s in slots)


def _slots(span: Span, text: str, timexes: Sequence[Timex]) -> Iterator[_Slot]:
    dated = [t for t in timexes if span.contains(t.span) and t.is_resolved]
    for timex in dated:
        yield _Slot(timex.span, ("date",), f"{timex.start}/{timex.end}")
    for quantity in find_quantities(span.of(text), span.start):
        if not any(t.span.overlaps(quantity.span) for t in dated):
            # "The figure is 310": a figure of nothing in particular replaces any one.
            yield _Slot(quantity.span, ("figure", quantity.unit, quantity.noun), f"{quantity.low}/{quantity.high}")
    for year in _YEAR.finditer(span.of(text)):
        found = Span(span.start + year.start(), span.start + year.end())
        if not any(t.span.overlaps(found) for t in dated):
            yield _Slot(found, ("date",), year[0])


def has_figure(span: Span, text: str) -> bool:
    """Tell whether a run of words gives a figure or a year."""
    return bool(find_quantities(span.of(text))) or _BARE_NUMBER.search(span.of(text)) is not None


def _bare_numbers(old: Span, new: Span, text: str) -> tuple[Span, Span] | None:
    """Return two numbers without units, or two names, where each side has just one."""
    for pattern in (_BARE_NUMBER, _NAME):
        one, other = list(pattern.finditer(old.of(text))), list(pattern.finditer(new.of(text)))
        if len(one) == len(other) == 1 and one[0][0] != other[0][0]:
            return (
                Span(old.start + one[0].start(), old.start + one[0].end()),
                Span(new.start + other[0].start(), new.start + other[0].end()),
            )
    return _numerals(old, new, text)


def _numerals(old: Span, new: Span, text: str) -> tuple[Span, Span] | None:
    """Return two numbers in words, where what is replaced is only a number and one number replaces it."""
    one = numeral_at(text, old.start)
    starts = (new.start + word.start() for word in re.finditer(r"\b\w", new.of(text)))
    others = [found for found in (numeral_at(text, start) for start in starts) if found is not None]
    if one is None or one.end != old.end or len(others) != 1 or others[0].value == one.value:
        return None
    return old, Span(others[0].start, others[0].end)


def replaced_pair(sentence: str, start: int, offset: int) -> tuple[Span, Span] | None:
    """Return what is replaced and what by in "in August 2020, not 2021", read from ``start`` of a sentence."""
    entry = next(e for e in load("corrections") if e.id == "y-not-x")
    found = entry.regex.search(sentence, start) if entry.regex else None
    if (
        found is None
        or not re.match(r"[\w$€£“\"]", found["old"])
        or re.match(r"(?:\w+ed|\w+ing|only|just|yet|to|been|be|a|the)\b", found["old"])
    ):
        return None
    old = found["old"].rstrip(' .!?”"')
    return (
        Span(offset + found.start("old"), offset + found.start("old") + len(old)),
        Span(offset + found.start("new"), offset + found.end("new")),
    )
