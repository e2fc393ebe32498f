"""Rules for years and centuries before our era and for years of three digits, which only an era or a month betrays.

ISO 8601 counts a year 0, which is 1 BC: 508 BC is ``-0507``.
"""

from __future__ import annotations

from sayso.extract.times.calendar import When, year_of
from sayso.extract.times.expressions import Calendar, Expression, Fixed
from sayso.extract.times.rulebook import Match, Rulebook
from sayso.extract.times.words import DAY, MONTH, ORDINALS, TO, day_number, month_number

rule = Rulebook()

_BEFORE = r"(?:BCE?\b|B\.\s?C\.(?:\s?E\.)?)"
_SINCE = r"(?:CE\b|AD\b|A\.\s?D\.|C\.\s?E\.)"
_YEAR = r"(?:\d{1,2},\d{3}|\d{1,4})"
_NTH = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|(?i:{'|'.join(ORDINALS)}))"
_OLDEST = 9999


@rule(rf"(?<![\w.,-]){_YEAR}\s?{_BEFORE}")
def _year_before(match: Match) -> Expression | None:
    return _before(match[0])


@rule(rf"(?<![\w.,-])(?P<a>{_YEAR})(?:\s?{_BEFORE})?(?:{TO}|\s+and\s+)(?P<b>{_YEAR})\s?{_BEFORE}")
def _years_before(match: Match) -> Expression | None:
    first, last = _before(match["a"]), _before(match["b"])
    if first is None or last is None or (first.when.start or "") < (last.when.start or ""):
        return None  # as text a longer way back is the greater number
    return Fixed(When(first.when.start, last.when.end))


def _before(words: str) -> Fixed | None:
    number = int("".join(c for c in words if c.isdigit()))
    return Fixed(year_of(1 - number)) if 0 < number <= _OLDEST else None


@rule(rf"(?<![\w.,-])(?:(?P<a>\d{{1,4}})\s?{_SINCE}|(?:AD|A\.\s?D\.)\s?(?P<b>\d{{1,4}})\b)")
def _year_since(match: Match) -> Expression | None:
    number = int(match["a"] or match["b"])
    return Fixed(year_of(number)) if number else None


@rule(rf"\b(?:the\s+)?(?P<n>{_NTH})[\s-]centur(?:y|ies)\s+{_BEFORE}")
def _century_before(match: Match) -> Expression | None:
    last = _ordinal(match["n"]) - 1
    return Fixed(When(_text(-99 - last * 100), _text(-last * 100)))


@rule(
    rf"\b(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?(?P<a>{_NTH})(?:[\s-]century)?(?P<g>\s+and\s+|{TO})(?:the\s+)?"
    rf"(?:(?:early|mid|late)[\s-]+)?(?P<b>{_NTH})[\s-]centur(?:y|ies)\b(?!\s+{_BEFORE})"
)
def _centuries(match: Match) -> Expression | None:
    first, last = _ordinal(match["a"]), _ordinal(match["b"])
    if not 0 < first < last <= 22 or ("and" in match["g"] and last != first + 1):
        return None
    return Fixed(When(f"{first - 1:02d}XX", f"{last - 1:02d}XX"))


def _ordinal(word: str) -> int:
    return day_number(word) if word[0].isdigit() else ORDINALS[word.lower()]


def _text(year: int) -> str:
    return year_of(year).start or ""


@rule(
    rf"\b(?:(?P<d>{DAY})\s+)?(?P<m>{MONTH})(?:\s+(?P<e>{DAY}))?(?:,?\s+of\s+|,\s+|\s+)(?P<y>[1-9]\d{{2}})"
    rf"(?=\s*(?:[),;–—-]|\.(?:\s|$)|$))"
)
def _day_of_old_year(match: Match) -> Expression | None:
    day = match["d"] or match["e"]
    return Calendar(int(match["y"]), month_number(match["m"]), day_number(day) if day else None)
