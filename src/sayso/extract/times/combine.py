"""Joins simple expressions: ranges, modifiers ("early"), bounding words, and two ways of saying one day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sayso.extract.times.expressions import (
    Approximate,
    Bounded,
    BoundSide,
    Calendar,
    Expression,
    Found,
    Offset,
    Range,
    Vague,
    Weekday,
)
from sayso.extract.times.words import HYPHEN, WINDOW, before

_RANGE_GAP: Final = re.compile(
    rf"\s*(?:{HYPHEN}|\bto\b|\bthrough(?: to)?\b|\buntil\b|\btill\b|\binto\b)\s*", re.IGNORECASE
)
_AND_GAP: Final = re.compile(r"\s+and\s+", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_FROM: Final = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
_APPOSED: Final = re.compile(r"\s*(?:,|\(|—|–|-)?\s*(?:the\s+)?", re.IGNORECASE)
_MODIFIER: Final = re.compile(
    r"(?:\b(?:the\s+)(?:very\s+)?(?:middle|end|beginning|start|close|turn|height|latter\s+part|"
    r"(?:first|second|third|fourth|last)\s+week|(?:first|second|latter)\s+half|(?:first|last|opening)\s+days)\s+of\s+"
    r"(?:the\s+)?|\b(?:the\s+)?(?:very\s+)?(?:early|late)(?:\s+in)?\s+(?:the\s+)?|\b(?:earlier|later)\s+(?:in\s+)?|"
    r"\bmid[-\s])$",
    re.IGNORECASE,
)
_ABOUT: Final = re.compile(r"\b(?:circa|around|about|approximately|c\.)\s+$", re.IGNORECASE)
_AT_LEAST: Final = re.compile(
    r"\b(?:since\s+)?at\s+least(?:\s+(?:since|as\s+(?:far\s+back|early)\s+as|as\s+of))?\s+(?:the\s+)?$|"
    r"\bas\s+far\s+back\s+as\s+$|\bno\s+later\s+than\s+$|\bnot\s+later\s+than\s+$",
    re.IGNORECASE,
)
_UNTIL_AT_LEAST: Final = re.compile(
    r"\b(?:until|till|through|(?<!back )(?<!date )(?<!dates )(?<!dated )(?<!dating )to)\s+at\s+least\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_EARLIEST: Final = re.compile(r"\b(?:no|not)\s+(?:earlier|sooner|before)(?:\s+than)?\s+$", re.IGNORECASE)
_SINCE: Final = re.compile(
    r"\b(?:(?:ever\s+)?since|starting(?:\s+(?:in|on|from))?|beginning(?:\s+(?:in|on|from))|"
    r"(?:dat|go|stretch|reach|trac)(?:es|ed|e|ing|s)?\s+back\s+to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_UNTIL: Final = re.compile(r"\b(?:up\s+until|up\s+to|until|till|’til|'til|by|through)\s+(?:the\s+)?$", re.IGNORECASE)
_AFTER: Final = re.compile(r"\bafter\s+(?:the\s+)?$", re.IGNORECASE)
_BEFORE: Final = re.compile(r"\b(?:before|prior\s+to)\s+(?:the\s+)?$", re.IGNORECASE)
_LENGTH_BEFORE: Final = re.compile(r"\b(?:day|night|week|month|year|hour|minute|moment|decade)s?\s+$", re.IGNORECASE)
_AFTERWARDS: Final = re.compile(
    r"\s+(?:onwards?|and\s+(?:after|later|onwards?|beyond)|or\s+later|or\s+after)\b", re.IGNORECASE
)
_OR_EARLIER: Final = re.compile(r"\s+(?:or|and|if\s+not)\s+(?:earlier|before)\b", re.IGNORECASE)
_POSSESSIVE: Final = re.compile(r"['’]s?\b(?!\s*(?:end|start|beginning)\b)")
_FROM_LEADS: Final = re.compile(
    r"(?:^|[.;:,]\s+|\b(?:apply|applies|effective|open|opens|runs?|ban|banned|valid|available)\s+)$", re.I
)


def combine(text: str, found: Sequence[Found]) -> list[Found]:
    """Join what the rules found in one passage."""
    joined = [_about(text, _modified(text, one)) for one in _join(text, list(found))]
    return [_bounded(text, one) for one in joined]


def _join(text: str, found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for one in found:
        joint = _joint(text, kept[-1], one) if kept else None
        if joint is None:
            kept.append(one)
        else:
            kept[-1] = joint
    return kept


def _joint(text: str, one: Found, two: Found) -> Found | None:
    """Return the two as one expression, or ``None`` where they are two."""
    if isinstance(one.expression, Vague | Bounded | Range) or isinstance(two.expression, Vague | Bounded):
        return None
    gap = _MODIFIER.sub("", text[one.end : two.start]) if two.start > one.end else ""
    lead = _MODIFIER.sub("", before(text, one.start))
    if _is_range(gap, lead, one.expression, two.expression):
        return _range(lead, one, two)
    if _APPOSED.fullmatch(gap) and _same_day(one.expression, two.expression):
        return Found(one.start, two.end, _explicit(one.expression, two.expression))
    return None


def _is_range(gap: str, lead: str, one: Expression, two: Expression) -> bool:
    if isinstance(two, Range) or _runs_backwards(one, two):
        return False
    if _RANGE_GAP.fullmatch(gap):
        return type(one) is type(two) or bool(_FROM.search(lead)) or "-" not in gap
    if not _AND_GAP.fullmatch(gap):
        return False
    return _BETWEEN.search(lead) is not None or _are_neighbours(one, two)


def _runs_backwards(one: Expression, two: Expression) -> bool:
    """Tell whether two dates with years cannot be a range: "moved from May 2029 to December 2021"."""
    if not isinstance(one, Calendar) or not isinstance(two, Calendar) or one.year is None or two.year is None:
        return False
    return (one.year, one.month or 0, one.day or 0) > (two.year, two.month or 12, two.day or 31)


def _are_neighbours(one: Expression, two: Expression) -> bool:
    """Tell whether "Monday and Tuesday" or "December and January" are one stretch."""
    if isinstance(one, Weekday) and isinstance(two, Weekday):
        return two.number == (one.number + 1) % 7
    if isinstance(one, Calendar) and isinstance(two, Calendar):
        months = one.day is None and two.day is None and one.month and two.month
        return bool(months) and not one.has_year and two.month == (one.month or 0) % 12 + 1
    return False


def _range(lead: str, one: Found, two: Found) -> Found:
    first, last = one.expression, two.expression
    if isinstance(first, Calendar) and isinstance(last, Calendar):
        first, has_year = first.dated_like(last), first.has_year
        if last.month is not None and has_year:
            last = last.dated_like(first)
    opener = _FROM.search(lead) or _BETWEEN.search(lead)
    start = _place(one, opener) if opener else one.start
    return Found(start, two.end, Range(first, last))


def _place(one: Found, match: re.Match[str]) -> int:
    """Return where in the passage a match in the text before an expression begins."""
    return max(0, one.start - WINDOW) + match.start()


def _same_day(one: Expression, two: Expression) -> bool:
    pair = (one, two)
    if any(isinstance(e, Calendar) and e.day for e in pair):
        return any(isinstance(e, Weekday) or (isinstance(e, Offset) and e.unit <= 3) for e in pair)
    if isinstance(one, Weekday) and isinstance(two, Offset):
        return two.unit == 1
    return False


def _explicit(one: Expression, two: Expression) -> Expression:
    return one if isinstance(one, Calendar) or isinstance(two, Weekday) else two


def _modified(text: str, one: Found) -> Found:
    """Take "early", "the end of" into the words; the value stays that of the unit: never finer than the words."""
    if isinstance(one.expression, Vague):
        return one
    match = _MODIFIER.search(before(text, one.start))
    return replace(one, start=_place(one, match)) if match else one


def _about(text: str, one: Found) -> Found:
    match = _ABOUT.search(before(text, one.start))
    if match is None or isinstance(one.expression, Vague | Bounded | Approximate):
        return one
    if isinstance(one.expression, Range):
        return Found(_place(one, match), one.end, replace(one.expression, first=Approximate(one.expression.first)))
    return Found(_place(one, match), one.end, Approximate(one.expression))


def _bounded(text: str, one: Found) -> Found:
    if isinstance(one.expression, Vague | Bounded):
        return one
    after = _OR_EARLIER.match(text, one.end)
    if after:
        return Found(one.start, after.end(), Bounded(one.expression, BoundSide.AT_LATEST_START))
    later = _AFTERWARDS.match(text, one.end)
    if later:
        lead = re.search(r"\bfrom\s+$", before(text, one.start), re.IGNORECASE)
        side = BoundSide.AT_EARLIEST_START if re.search(r"\bor\b", later[0]) else BoundSide.SINCE
        return Found(_place(one, lead) if lead else one.start, later.end(), Bounded(one.expression, side))
    return _bounded_before(text, one)


def _bounded_before(text: str, one: Found) -> Found:
    lead = before(text, one.start)
    if isinstance(one.expression, Range):
        return one
    for pattern, side in (
        (_UNTIL_AT_LEAST, BoundSide.AT_EARLIEST_END),
        (_AT_LEAST, BoundSide.AT_LATEST_START),
        (_EARLIEST, BoundSide.AT_EARLIEST_START),
        (_SINCE, BoundSide.SINCE),
        (_UNTIL, BoundSide.UNTIL),
        (_AFTER, BoundSide.AFTER),
        (_BEFORE, BoundSide.BEFORE),
    ):
        match = pattern.search(lead)
        if match is None:
            continue
        is_counted = side in (BoundSide.AFTER, BoundSide.BEFORE)
        if (is_counted and _LENGTH_BEFORE.search(lead[: match.start()])) or _modifies_a_noun(text, one, side):
            return one
        return Found(_place(one, match), one.end, Bounded(one.expression, side))
    opener = _FROM.search(lead)
    if opener and _FROM_LEADS.search(lead[: opener.start()]):
        return Found(_place(one, opener), one.end, Bounded(one.expression, BoundSide.SINCE))
    return one


def _modifies_a_noun(text: str, one: Found, side: BoundSide) -> bool:
    """Tell whether the date only names something else: "after Monday's vote", "before the 2016 election"."""
    if side not in (BoundSide.SINCE, BoundSide.UNTIL, BoundSide.AFTER, BoundSide.BEFORE):
        return False
    return _POSSESSIVE.match(text, one.end) is not None
