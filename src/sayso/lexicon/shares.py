"""Shares in words: "one in five", "two thirds", "half of the members", "as much as a tenth"; and vague multitudes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from sayso.lexicon.numerals import SCALES, numeral_at

_PARTS = {
    "half": 2,
    "halve": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "hundredth": 100,
}
_FRACTION = re.compile(
    r"(?P<count>an?|one|two|three|four|five|six|seven|eight|nine)[ -](?P<part>third|quarter|fifth|sixth|seventh|eighth"
    r"|ninth|tenth|hundredth)(?P<plural>s)?\b",
    re.IGNORECASE,
)
_HALF = re.compile(r"half (?=of\b|the\b|its\b|their\b|his\b|her\b|our\b|all\b)", re.IGNORECASE)
_HALF_OF_TIME = re.compile(r"half (?:of )?the (?:time|way|hour|day|year|night)\b", re.IGNORECASE)
_STANDS_ALONE = re.compile(r"(?:\s+of\b(?! an? (?:hour|century|mile|second|minute|day|year))|\s*[.,;:!?”\"’)]|\s*$)")
_IN = re.compile(r"[ -](?:in|out of)[ -](?:every[ -])?", re.IGNORECASE)
_NOT_COUNTED_BY = re.compile(r" (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|games?|matches)\b|[-:.,]?[0-9]")
_MANY = re.compile(
    r"(?:(?:many )?(?:(?:tens|dozens|hundreds) of )?(?P<plural>dozens|scores|hundreds|thousands|millions|billions)"
    r"|(?:several|a few|many) (?P<scale>hundred|thousand|million|billion|dozen))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Share:
    """A share in per cent, or a vague multitude (``is_many``, then ``value`` is its least)."""

    end: int
    value: Decimal
    is_round: bool = False
    is_many: bool = False


def share_at(text: str, start: int) -> Share | None:
    """Return the share that the words from ``start`` name, or ``None``."""
    return _fraction(text, start) or _half(text, start) or _one_in(text, start)


def many_at(text: str, start: int) -> Share | None:
    """Return a multitude without a number: "dozens", "hundreds", "several thousand"; at least one of its kind."""
    found = _MANY.match(text, start)
    if found is None:
        return None
    word = (found["plural"] or found["scale"]).lower().removesuffix("s")
    least = {"dozen": Decimal(12), "score": Decimal(20)}.get(word) or SCALES[word]
    least *= (
        {"tens": 10, "dozens": 12, "hundreds": 100}.get(found[0].split(" of ")[0].lower(), 1)
        if " of " in found[0]
        else 1
    )
    behind = re.compile(r" of(?! the year)").match(text, found.end()) if found["plural"] else None
    if found["plural"] and behind is None:
        return None
    return Share(behind.end() if behind else found.end(), least, is_round=True, is_many=True)


def _fraction(text: str, start: int) -> Share | None:
    found = _FRACTION.match(text, start)
    if found is None:
        return None
    numeral = numeral_at(text, start)
    count = Decimal(1) if found["count"].lower() in {"a", "an"} or numeral is None else _count(found["count"])
    if bool(found["plural"]) != (count > 1):
        return None
    if not found["plural"] and _STANDS_ALONE.match(text, found.end()) is None:
        return None  # "a third man"
    if found["plural"] and re.compile(r" of an? ").match(text, found.end()):
        return None  # "three quarters of an hour"
    parts = _PARTS[found["part"].lower()]
    value = 100 * count / parts
    return Share(found.end(), value.quantize(Decimal("0.1")).normalize(), is_round=100 % parts != 0)


def _count(word: str) -> Decimal:
    numeral = numeral_at(word, 0)
    return numeral.value if numeral else Decimal(1)


def _half(text: str, start: int) -> Share | None:
    found = _HALF.match(text, start)
    if found is None or _HALF_OF_TIME.match(text, start):
        return None
    return Share(found.end() - 1, Decimal(50))


def _one_in(text: str, start: int) -> Share | None:
    """Read "one in five" and "nine out of ten"; "two in 2019" and "three in 20 minutes" are none."""
    few = numeral_at(text, start)
    joint = _IN.match(text, few.end) if few else None
    of = numeral_at(text, joint.end()) if joint else None
    if few is None or of is None or not (few.value < of.value <= 1000) or few.value > 100 or few.scale != 1:
        return None
    if _NOT_COUNTED_BY.match(text, of.end):
        return None
    return Share(of.end, (100 * few.value / of.value).quantize(Decimal("0.1")).normalize())
