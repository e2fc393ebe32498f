"""Figures in running text: money, counts, shares, measures and lengths of time, with what bounds them.

``find_quantities`` reads the words alone, so that any room may ask it. It gives what the words give and no more: "more
than 27" has no upper side, "$" no country, "about" is kept. What only looks like a figure is left alone: dates, years,
ages, times of day, ordinals, telephone numbers, numbers in names and lists, scores of games.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from sayso.lexicon import Entry, load
from sayso.lexicon.counted import counted_at, has_verb_after
from sayso.lexicon.numerals import Numeral, numeral_at
from sayso.lexicon.shares import Share, many_at, share_at
from sayso.model.quantities import Quantity
from sayso.model.spans import Span

_START = re.compile(
    r"(?:(?<![\w.,:/@#&'’-])|(?<=EUR)|(?<=USD)|(?<=GBP)|(?<=CHF)|(?<=Rs)|(?<=kr))[0-9]"
    r"|(?<![\w'’-])(?:an? (?=(?:few|hundred|thousand|million|billion|dozen|third|quarter|fifth|sixth|seventh|eighth"
    r"|ninth|tenth|hundredth)\b)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twel|thirt|fourt|fift|sixt|sevent"
    r"|ninet|twent|fort|half|dozens|scores|hundreds|thousands|millions|billions|several|many)",
    re.IGNORECASE,
)
_RUN = re.compile(r"[0-9][0-9.,:/-]*|\w+")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_AFTER_DATE = re.compile(rf"(?: of)? {_MONTH}", re.IGNORECASE)
_BEFORE_DATE = re.compile(rf"\b{_MONTH} $", re.IGNORECASE)
_CLOCK = re.compile(
    r":[0-9]|\.[0-9]{2} ?[ap]\.?m\b| ?[ap]\.m\.| ?[ap]m\b| o['’]clock| (?:hours )?(?:GMT|UTC|CET|BST|EST)\b",
    re.IGNORECASE,
)
_GLUED = re.compile(
    r"[0-9_/@]|(?![kmbt]\b|mn\b|[bt]n\b|[ck]?m\b|k?g\b|ha\b|mm\b|[mkg]W\b|km/h\b|mph\b|pp\b|bps\b|ft\b)[A-Za-z]"
    r"|[-–][0-9]{3,}[-–]|[.,][0-9]+[.,]|[-–][0-9]+[-–/]|['’]s?\b",
    re.IGNORECASE,
)
_AGE = re.compile(r"[- ](?:years?|months?|weeks?|days?)[- ](?:olds?\b|of age)", re.IGNORECASE)
_RANGE = re.compile(r" ?[-–] ?| to (?=[0-9a-z€$£])", re.IGNORECASE)
_BEFORE_BARE = re.compile(r"\b(?:at|to|from|was|is|were|are|by|than|the) $", re.IGNORECASE)
_COME_TO = re.compile(
    r"\b(?:(?:ris(?:es?|en|ing)|rose|climb(?:s|ed|ing)?|jump(?:s|ed)?|gr[eo]w[ns]?|growing|increas(?:es?|ed|ing)"
    r"|went up|f[ae]ll(?:s|en|ing)?|dropp?(?:s|ed)|soar(?:s|ed)?|swell(?:s|ed)?|revised)"
    r" (?:up(?:wards?)? |down(?:wards?)? )?to"
    r"|(?:stands?|stood) at|\bput\b[^.;,]{0,40} at) $",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|of|from|before|after|during|early|late|mid|the|and|to|circa|year) $", re.IGNORECASE
)
_GAP = re.compile(r"[ \u00a0]?-?")
_UNIT_KINDS = ("money", "share", "measure", "time")


@dataclass(frozen=True, slots=True)
class _Unit:
    """What a figure is a figure of, and where its words end."""

    end: int
    unit: str = ""
    noun: str = ""


@dataclass(frozen=True, slots=True)
class _Bounds:
    """What the words around a figure do to it."""

    start: int
    end: int
    side: str = ""
    is_about: bool = False


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number or range that was read; ``tail`` is what stands right behind its digits ("40 or more boats")."""

    start: int
    low: Decimal
    high: Decimal | None
    tail: _Bounds = _Bounds(0, 0)
    is_round: bool = False


def find_quantities(text: str, offset: int = 0) -> tuple[Quantity, ...]:
    """Return the figures of ``text`` in order, without overlap; ``offset`` is added to their spans.

    A figure is returned if the words say of what: money, a share, a measure, a length of time, something counted; a
    bare number only if it is bounded ("at least 27") or something is said of it ("27 were hurt").
    """
    found: list[Quantity] = []
    at = 0
    while (start := _START.search(text, at)) is not None:
        read = _read_at(text, start.start())
        if read is None or read.span.start < at:
            run = _RUN.match(text, start.start())
            at = run.end() if run else start.end()
            continue
        at = read.span.end
        found.append(replace(read, span=Span(read.span.start + offset, read.span.end + offset)))
    return tuple(found)


def _read_at(text: str, start: int) -> Quantity | None:
    share = share_at(text, start)
    if share is not None:
        figure = _Figure(start, share.value, share.value, is_round=share.is_round)
        return _quantity(text, figure, _Unit(share.end, "%"))
    many = many_at(text, start)
    return _figure(text, start) if many is None else _multitude(text, start, many)


def _multitude(text: str, start: int, many: Share) -> Quantity | None:
    """Read "hundreds of guests": at least a hundred, nobody says how many."""
    numeral = Numeral(start, many.end, many.value, is_word=True, is_round=True, scale=many.value)
    unit = _unit_after(text, numeral) or _counted_after(text, numeral)
    return _quantity(text, _Figure(start, many.value, None, is_round=True), unit) if unit else None


def _figure(text: str, start: int) -> Quantity | None:
    sign = _sign_before(text, start)
    numeral = _numeral(text, start, has_sign=sign is not None)
    if numeral is None or (sign is None and _is_no_figure(text, numeral)):
        return None
    upper = _upper(text, numeral, has_sign=sign is not None)
    last = upper or numeral
    tail = _behind(text, last.end)
    unit = _Unit(tail.end, sign.unit) if sign else _unit_of(text, replace(last, end=tail.end), tail)
    if unit is None:
        return None
    begin = sign.end if sign else start
    if upper is not None and text[:begin].lower().endswith("between "):
        begin -= len("between ")
    figure = _Figure(begin, _scaled(numeral, upper).value, last.value, tail, is_round=last.is_round)
    return _quantity(text, figure, unit)


def _unit_of(text: str, numeral: Numeral, tail: _Bounds) -> _Unit | None:
    unit = _unit_after(text, numeral)
    if unit is not None or _looks_like_year(text, numeral):
        return unit
    return _counted_after(text, numeral) or _bare(text, numeral, tail)


def _numeral(text: str, start: int, *, has_sign: bool) -> Numeral | None:
    """Read a number; "410m" are millions beside a sign of money or before its name, else perhaps metres."""
    millions = numeral_at(text, start, letters=True)
    if has_sign or (millions is not None and _unit_after(text, millions, "money") is not None):
        return millions
    return numeral_at(text, start)


def _is_no_figure(text: str, numeral: Numeral) -> bool:
    """Tell whether a number is a date, a time of day, an age, a name, or a piece of something longer."""
    before, after = text[max(0, numeral.start - 24) : numeral.start], text[numeral.end : numeral.end + 24]
    if _AFTER_DATE.match(after) or _BEFORE_DATE.search(before) or _CLOCK.match(after) or _AGE.match(after):
        return True
    head = before.removesuffix(" ")
    if any(e.regex and e.regex.search(head) for e in _entries("label")):
        return True
    return not numeral.is_word and (_GLUED.match(after) is not None or _is_listed(before, after))


def _is_listed(before: str, after: str) -> bool:
    """Tell whether digits open a line as its number: "1. Take the eggs"."""
    return (not before or before.endswith("\n")) and re.match(r"\. |\)", after) is not None


def _upper(text: str, numeral: Numeral, *, has_sign: bool) -> Numeral | None:
    """Return the upper end of "20 to 25 million" or "between 20 and 25", or ``None`` where there is no range.

    "From 20 to 25 million" is left as two figures: it may be what rose as well as how much it is.
    """
    head = text[max(0, numeral.start - 12) : numeral.start].rstrip("$€£").lower()
    is_between = head.endswith("between ")
    joint = re.compile(r" and ").match(text, numeral.end) if is_between else _RANGE.match(text, numeral.end)
    if joint is None or (joint[0] == " to " and head.endswith("from ")):
        return None
    sign = re.compile(r"[$€£]").match(text, joint.end())
    upper = _numeral(text, sign.end() if sign else joint.end(), has_sign=has_sign or sign is not None)
    if upper is None or _scaled(numeral, upper).value >= upper.value:
        return None
    is_of_something = has_sign or upper.scale >= 1_000_000 or _unit_of(text, upper, _Bounds(0, 0)) is not None
    return upper if is_between or is_of_something else None


def _scaled(lower: Numeral, upper: Numeral | None) -> Numeral:
    """Give "20" of "20 to 25 million" the millions that it shares."""
    if upper is None or upper.scale == 1 or lower.scale != 1 or lower.value >= upper.value / upper.scale:
        return lower
    return replace(lower, value=lower.value * upper.scale)


def _quantity(text: str, figure: _Figure, unit: _Unit) -> Quantity:
    head = _ahead(text, figure.start, unit)
    tail = _behind(text, unit.end)
    side = head.side or figure.tail.side or tail.side
    return Quantity(
        text=text[head.start : tail.end],
        span=Span(head.start, tail.end),
        low=None if side == "high" else _plain(figure.low),
        high=None if side == "low" or figure.high is None else _plain(figure.high),
        unit=unit.unit,
        noun=unit.noun,
        approximate=head.is_about or figure.tail.is_about or tail.is_about or figure.is_round,
    )


def _plain(value: Decimal) -> Decimal:
    """Write a value without an exponent and without zeros behind the point, so that equal ones look alike."""
    whole = value.quantize(Decimal(1))
    return whole if whole == value else value.normalize()


@cache
def _entries(kind: str) -> tuple[Entry, ...]:
    return tuple(e for e in load("units") if e.kind == kind)


def _sign_before(text: str, start: int) -> _Unit | None:
    """Return the sign or code of money right before a figure; its ``end`` is where the sign begins."""
    head = text[max(0, start - 6) : start]
    for entry in _entries("sign"):
        for found in entry.regex.finditer(head) if entry.regex else ():
            if found.end() == len(head) and not head[: found.start()][-1:].isalpha():
                return _Unit(start - len(head) + found.start(), entry.data["unit"] or found[0].strip())
    return None


def _unit_after(text: str, numeral: Numeral, *kinds: str) -> _Unit | None:
    """Return the unit right behind a figure, the longest that fits."""
    gap = _GAP.match(text, numeral.end)
    start = gap.end() if gap else numeral.end
    best: _Unit | None = None
    for kind in kinds or _UNIT_KINDS:
        for entry in _entries(kind):
            found = entry.regex.match(text, start) if entry.regex else None
            if found and (best is None or found.end() > best.end):
                best = _Unit(found.end(), _name(entry, found[0], numeral))
    return best


def _name(entry: Entry, words: str, numeral: Numeral) -> str:
    if entry.id == "pounds" and numeral.scale >= 1000:
        return "GBP"  # nobody weighs millions of pounds without saying of what
    unit: str = entry.data["unit"]
    return unit or re.sub(r"(?<=[^s])s$", "", words.lower())


def _counted_after(text: str, numeral: Numeral) -> _Unit | None:
    """Return what a number counts as a unit without a name."""
    found = counted_at(text, numeral)
    return _Unit(found[0], noun=found[1]) if found else None


def _ahead(text: str, start: int, unit: _Unit) -> _Bounds:
    """Return what the words before a figure say of it, taken from the figure outwards: "at least about 20"."""
    begin, side, is_about = start, "", False
    for _ in range(2):
        found = next(_before(text, begin, unit), None)
        if found is None:
            break
        entry, begin = found
        side, is_about = side or entry.data.get("side", ""), is_about or entry.kind == "about"
    return _Bounds(begin, start, side, is_about)


def _before(text: str, start: int, unit: _Unit) -> Iterator[tuple[Entry, int]]:
    head = text[max(0, start - 24) : start]
    if not head.endswith(" "):
        return
    for entry in (*_entries("bound"), *_entries("about")):
        found = entry.regex.search(head[:-1]) if entry.regex else None
        is_during = found is not None and found[0].lower() == "over" and unit.unit in {"day", "week", "month", "year"}
        if found and not is_during:
            yield entry, start - len(head) + found.start()


def _behind(text: str, end: int) -> _Bounds:
    """Return what the words right behind a figure say of it: "40 or more"."""
    for entry in _entries("behind"):
        found = entry.regex.match(text, end) if entry.regex else None
        if found is not None:
            return _Bounds(end, found.end(), entry.data.get("side", ""), not entry.data.get("side"))
    return _Bounds(end, end)


def _bare(text: str, numeral: Numeral, tail: _Bounds) -> _Unit | None:
    """Return an empty unit where a number without one counts nevertheless, else ``None``."""
    unit = _Unit(numeral.end)
    if numeral.value == 1 or re.match(r" [A-Z]|-[a-z]", text[numeral.end : numeral.end + 2]):
        return None
    if tail.side or numeral.scale >= 1_000_000 or _ahead(text, numeral.start, unit).side:
        return unit
    is_told = _BEFORE_BARE.search(text[max(0, numeral.start - 8) : numeral.start]) is not None
    if not numeral.is_word and numeral.value >= 100 and is_told:
        return unit
    has_come_to = _COME_TO.search(text[max(0, numeral.start - 56) : numeral.start]) is not None
    return unit if has_come_to or has_verb_after(text, numeral) else None


def _looks_like_year(text: str, numeral: Numeral) -> bool:
    """Tell whether four digits are a year rather than a number: "in 2023", "the 2019 reports"."""
    if re.fullmatch(r"1[0-9]{3}|20[0-9]{2}", text[numeral.start : numeral.end]) is None:
        return False
    before = text[max(0, numeral.start - 12) : numeral.start]
    return _YEAR_BEFORE.search(before) is not None or _counted_after(text, numeral) is None
