"""Rules for dates that name themselves: days, months, seasons, years, decades, centuries, parts of a year."""

from __future__ import annotations

import re

from sayso.extract.times import years
from sayso.extract.times.calendar import century_of, decade_of
from sayso.extract.times.expressions import (
    Calendar,
    Direction,
    Expression,
    Fixed,
    Part,
    Range,
    Season,
)
from sayso.extract.times.rulebook import DIRECTIONS, OF_YEAR, OFFSETS, WEEKDAY_BEFORE, Match, Rulebook, calendar
from sayso.extract.times.words import (
    DAY,
    HYPHEN,
    MONTH,
    MONTH_OR_SHORT,
    ORDINALS,
    SEASON,
    SEASONS,
    TENS,
    TO,
    WINDOW,
    YEAR,
    before,
    day_number,
    month_number,
)

rule = Rulebook()

# Whole dates


@rule(rf"(?<![\d-])(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?![\d-])")
def _iso_day(match: Match) -> Expression | None:
    return calendar(match, int(match["m"]), int(match["d"]))


@rule(rf"(?<![\d/.])(?P<a>\d{{1,2}})(?P<s>[/.])(?P<b>\d{{1,2}})(?P=s)(?P<y>{YEAR})(?![\d/]|\.\d)")
def _numeric_day(match: Match) -> Expression | None:
    one, two = int(match["a"]), int(match["b"])
    if one == two and one <= 12:
        return calendar(match, one, two)
    day, month = (one, two) if one > 12 else (two, one)
    # Day or month first cannot be told where both could be months.
    return calendar(match, month, day) if 12 < day <= 31 and 1 <= month <= 12 else None


@rule(rf"\b{WEEKDAY_BEFORE}(?P<m>{MONTH_OR_SHORT})\s+(?P<d>{DAY})(?:\b|(?<=[a-z])){OF_YEAR}?")
def _month_day(match: Match) -> Expression | None:
    return calendar(match, month_number(match["m"]), day_number(match["d"]))


@rule(
    rf"\b(?<![\d.,]){WEEKDAY_BEFORE}(?:the\s+)?(?P<d>{DAY})\s+(?:day\s+)?(?:of\s+)?(?P<m>{MONTH_OR_SHORT})(?:(?<=\.)|\b){OF_YEAR}?"
)
def _day_month(match: Match) -> Expression | None:
    return calendar(match, month_number(match["m"]), day_number(match["d"]))


@rule(rf"(?<![\w-])(?P<d>{DAY})-(?P<m>{MONTH_OR_SHORT})-(?P<y>{YEAR})(?![\w-])")
def _hyphened_day(match: Match) -> Expression | None:
    return calendar(match, month_number(match["m"]), day_number(match["d"]))


@rule(rf"\b(?:[Ll]ast|[Tt]his)\s+year,?\s+(?:on\s+)?(?P<m>{MONTH})\s+(?P<d>{DAY})\b")
def _last_year_month_day(match: Match) -> Expression | None:
    offset = -1 if match[0].lower().startswith("last") else 0
    return Calendar(None, month_number(match["m"]), day_number(match["d"]), offset)


@rule(rf"\b(?P<m>{MONTH})\s+(?P<d>{DAY})(?P<s>{TO}|\s+and\s+)(?P<e>{DAY})\b(?!\s+{MONTH}){OF_YEAR}?")
def _month_days(match: Match) -> Expression | None:
    return _days(match, match["d"], match["e"])


@rule(rf"\b(?P<d>{DAY})(?P<s>{TO}|\s+and\s+)(?P<e>{DAY})\s+(?:of\s+)?(?P<m>{MONTH})\b{OF_YEAR}?")
def _days_month(match: Match) -> Expression | None:
    return _days(match, match["d"], match["e"])


def _days(match: Match, first: str, last: str) -> Expression | None:
    month = month_number(match["m"])
    one, two = calendar(match, month, day_number(first)), calendar(match, month, day_number(last))
    if one is None or two is None or (one.day or 0) >= (two.day or 0):
        return None
    return Range(one, two)


@rule(rf"\b[Tt]he\s+(?P<d>{'|'.join(ORDINALS)})\s+of\s+(?P<m>{MONTH})\b{OF_YEAR}?")
def _day_in_words(match: Match) -> Expression | None:
    return calendar(match, month_number(match["m"]), ORDINALS[match["d"]])


# Months and seasons


@rule(rf"\b(?P<m>{MONTH_OR_SHORT}){OF_YEAR}")
def _month_year(match: Match) -> Expression | None:
    return calendar(match, month_number(match["m"]))


_GIVEN_NAMES = frozenset({"April", "May", "June", "August"})
_OTHER_WORDS = _GIVEN_NAMES | {"March"}
_CAPITALISED = re.compile(r"\b[A-Z]\w*\s+$")


def _is_plain_month(match: Match) -> bool:
    """Tell whether a month's name is no other word and stands by itself: not in "Black October" nor "October Hall"."""
    if match[0] in _OTHER_WORDS or re.match(r"[\s-]+[A-Z\d]", match.string[match.end() : match.end() + WINDOW]):
        return False
    lead = before(match.string, match.start())
    return not _CAPITALISED.search(lead) or re.search(r"(?:^|[.!?]\s+)[A-Z]\w*\s+$", lead) is not None


@rule(rf"\b{MONTH}\b")
def _month(match: Match) -> Expression | None:
    lead = before(match.string, match.start())
    if (
        not _is_plain_month(match)
        and not re.search(
            rf"\b(?:in|like|around|since|by|until|till|from|to|through|throughout|during|before|after|of|for|last|past|early|late|"
            rf"between|later|earlier|entered|entering|reached|reaches|this|next)\s+$|\b[Mm]id-$|{MONTH}{TO}$|\b{MONTH}\s+and\s+$",
            lead,
            re.IGNORECASE,
        )
        and not re.match(rf"{TO}{MONTH}\b", match.string[match.end() : match.end() + WINDOW])
    ):
        return None
    if match[0] in _GIVEN_NAMES and re.match(r"['’]s\b", match.string[match.end() : match.end() + WINDOW]):
        return None
    return Calendar(month=month_number(match[0]))


@rule(rf"\b(?P<r>[Ll]ast|[Nn]ext|[Tt]his(?:\s+(?:past|coming))?|[Tt]he\s+coming)\s+(?P<m>{MONTH})\b(?!\s+\d)")
def _directed_month(match: Match) -> Expression | None:
    direction = DIRECTIONS.get(match["r"].lower().split()[-1], Direction.TENSE)
    return Calendar(month=month_number(match["m"]), direction=direction)


@rule(rf"\b(?:the\s+)?(?P<s>{SEASON})(?:\s+of|,)?{OF_YEAR}(?:{HYPHEN}(?:\d{{4}}|\d{{2}})\b)?")
def _season_year(match: Match) -> Expression | None:
    year = int(match["y"]) if match["y"] else None
    return Season(SEASONS[match["s"].lower()], year, OFFSETS[match["ry"].lower()] if match["ry"] else None)


@rule(r"\b(?P<r>[Ll]ast|[Nn]ext|[Tt]his)\s+(?:past\s+|coming\s+)?(?P<s>spring|summer|autumn|fall|winter)\b")
def _directed_season(match: Match) -> Expression | None:
    return Season(SEASONS[match["s"].lower()], offset=OFFSETS[match["r"].lower()])


# Years and longer


@rule(rf"(?:(?<=\bmid-)|(?<=\bMid-)|(?<![\w.,$€£#/:+–—-])){YEAR}(?![\w/%]|:\S|[.,]\d|-\w)")
def _year(match: Match) -> Expression | None:
    return Calendar(year=int(match[0])) if years.is_year(match.string, match.start(), match.end()) else None


@rule(
    rf"(?<![\w.,$€£#/:-])(?P<a>{YEAR})(?P<s>\s?[-‐‑–—/]\s?)(?P<b>{YEAR}|\d{{2}})(?![\w%]|[.,:/-]\d|\s*(?:people|km|miles))"
)
def _years(match: Match) -> Expression | None:
    first = int(match["a"])
    last = int(match["b"]) if len(match["b"]) == 4 else first // 100 * 100 + int(match["b"])
    if not first < last or last - first > 200 or ("/" in match["s"] and last != first + 1):
        return None
    return Range(Calendar(year=first), Calendar(year=last))


@rule(r"(?:(?<=\b[Mm]id-)|(?<![\w$€£.,-]))(?:(?P<full>1\d|20)(?P<tens>\d)0['’]?s|['’](?P<short>\d)0['’]?s)(?!\w)")
def _decade(match: Match) -> Expression | None:
    is_possessive = "s" in match[0] and match[0][-2] in "'’"
    if is_possessive and match["full"] and not _THAT.search(before(match.string, match.start())):
        return None  # "Vision 2030's goals"
    if match["full"]:
        year = int(match["full"] + match["tens"] + "0")
        return Fixed(century_of(year) if year % 100 == 0 and year < 2000 else decade_of(year))
    tens = int(match["short"])
    return Fixed(decade_of((1900 if tens >= 3 else 2000) + tens * 10))


_THAT = re.compile(
    r"\b(?:[Tt]he|[Tt]hose)\s+(?:[a-z]+\s+)?(?:early|late|mid)?[\s-]*$|"
    r"\b(?:[Ee]arly|[Ll]ate|[Mm]id)[\s-]+(?:to[\s-]late[\s-]+)?$"
)
_STYLE = re.compile(
    r"\s+(?:nostalgia|music|pop|rock|disco|hip-hop|bands?|hits?|styles?|fashions?|films?|movies?|sitcoms?|shows?|"
    r"classics?|icons?|songs?|revival|kids?)\b"
)
_MEASURED = re.compile(
    r"\b(?:temperatures?|degrees?|highs?|lows?|upper|humidity|per\s?cent|percentage|scor\w+|shot|ages?|aged|"
    r"men|women|man|woman|couples?|patients?|wind|gusts?|IQ|fever|pounds?|dollars?)\b|%",
    re.IGNORECASE,
)


@rule(r"(?<![\w$€£.,–—-])(?P<tens>[3-9])0['’]?s(?![\w-])")
def _bare_decade(match: Match) -> Expression | None:
    """Read "the 90s" and "90s music"; "her 80s" is an age, and what the weather or a score is in is no decade."""
    is_told = _THAT.search(before(match.string, match.start())) or _STYLE.match(match.string, match.end())
    if not is_told or _MEASURED.search(match.string):
        return None
    return Fixed(decade_of(1900 + int(match["tens"]) * 10))


@rule(rf"\b(?<=the\s)(?:{'|'.join(TENS)})\b|\b(?<=mid-)(?:{'|'.join(TENS)})\b", flags=re.IGNORECASE)
def _decade_in_words(match: Match) -> Expression | None:
    if re.search(r"\b(?:temperatures?|degrees?|low|upper)\b", match.string, re.IGNORECASE):
        return None
    return Fixed(decade_of(1900 + TENS[match[0].lower()]))


@rule(
    rf"\b(?:the\s+)?(?:(?P<n>\d{{1,2}})(?:st|nd|rd|th)|(?P<w>{'|'.join(ORDINALS)}))[\s-]century\b(?!\s+BC)", flags=re.I
)
def _century(match: Match) -> Expression | None:
    ordinal = int(match["n"]) if match["n"] else ORDINALS[match["w"].lower()]
    return Fixed(century_of((ordinal - 1) * 100)) if 1 <= ordinal <= 22 else None


@rule(
    rf"\b(?:the\s+)?(?P<n>first|second|third|fourth|last|1st|2nd|3rd|4th)\s+(?P<u>quarter|half)"
    rf"(?:\s+of)?{OF_YEAR}|\b(?P<k>[QH])(?P<q>[1-4])\s+(?:of\s+)?(?P<qy>{YEAR})\b",
    flags=re.IGNORECASE,
)
def _part_of_year(match: Match) -> Expression | None:
    if match["q"]:
        is_half = match["k"].upper() == "H"
        return None if is_half and int(match["q"]) > 2 else Part(is_half, int(match["q"]), int(match["qy"]))
    halves = match["u"].lower() == "half"
    ordinal = match["n"].lower()
    if halves and ordinal not in ("first", "second"):
        return None
    which = 4 if ordinal == "last" else ORDINALS.get(ordinal) or int(ordinal[0])
    year = int(match["y"]) if match["y"] else None
    return Part(halves, which, year, OFFSETS[match["ry"].lower()] if match["ry"] else None)
