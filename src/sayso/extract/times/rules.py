"""The grammar's simple expressions: one regular expression and one reading each.

Rules see a passage's text only. Where the text around decides ("in May", "may"), the reading looks at it and may
refuse. :mod:`sayso.extract.times.combine` then joins what the rules found to ranges and bounded dates.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sayso.extract.times import years
from sayso.extract.times.calendar import Unit, century_of, decade_of
from sayso.extract.times.expressions import (
    Approximate,
    Bounded,
    BoundSide,
    Calendar,
    Direction,
    Expression,
    Fixed,
    Following,
    Found,
    Offset,
    Part,
    Range,
    Season,
    Stretch,
    Vague,
    Weekday,
    Weekend,
    WeekOf,
)
from sayso.extract.times.words import (
    DAY,
    FIXED_DAYS,
    HYPHEN,
    MONTH,
    MONTH_OR_SHORT,
    NUMBER,
    ORDINALS,
    PART_OF_DAY,
    SEASON,
    SEASONS,
    TENS,
    TO,
    UNITS,
    WEEKDAY,
    WEEKDAY_OR_SHORT,
    YEAR,
    day_number,
    month_number,
    number,
    weekday_number,
)
from sayso.lexicon import load
from sayso.model.times import TimexKind

Match = re.Match[str]
Reading = Callable[[Match], Expression | None]

_OF_YEAR = rf"(?:,?\s+(?:of\s+)?(?P<y>{YEAR})\b(?![,.:]?\d)|,?\s+(?:of\s+|in\s+)?(?P<ry>this|last|next)\s+year\b)"
_WEEKDAY_BEFORE = (
    rf"(?:(?:(?:this|next|last|the\s+(?:preceding|previous|following))\s+)?{WEEKDAY_OR_SHORT},?\s+(?:the\s+)?)?"
)
_OFFSETS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}
_DIRECTIONS = {"last": Direction.PAST, "past": Direction.PAST, "next": Direction.FUTURE, "coming": Direction.FUTURE}


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a time, and how to read it; a reading of ``None`` refuses."""

    id: str
    pattern: re.Pattern[str]
    read: Reading


RULES: list[Rule] = []


def _rule(pattern: str, *, flags: int = 0) -> Callable[[Reading], Reading]:
    def add(read: Reading) -> Reading:
        RULES.append(Rule(read.__name__.strip("_").replace("_", "-"), re.compile(pattern, flags), read))
        return read

    return add


def find_expressions(text: str) -> list[tuple[Rule, Found]]:
    """Return the simple expressions of a passage, leftmost longest, without overlap."""
    found = sorted(_candidates(text), key=lambda pair: (pair[1].start, -pair[1].end))
    kept: list[tuple[Rule, Found]] = []
    for rule, expression in found:
        if not kept or expression.start >= kept[-1][1].end:
            kept.append((rule, expression))
    return kept


def _candidates(text: str) -> Iterator[tuple[Rule, Found]]:
    for rule in (*RULES, *_vague_rules()):
        for match in rule.pattern.finditer(text):
            expression = rule.read(match)
            if expression is not None:
                yield rule, Found(match.start(), match.end(), expression)


def _vague_rules() -> Iterator[Rule]:
    for entry in load("times"):
        if entry.regex is not None:
            kind = TimexKind(entry.kind)
            yield Rule(entry.id, entry.regex, lambda _, kind=kind: Vague(kind))  # type: ignore[misc]


def _calendar(match: Match, month: int | None = None, day: int | None = None) -> Calendar | None:
    groups = match.groupdict()
    year = int(groups["y"]) if groups.get("y") else None
    offset = _OFFSETS[groups["ry"].lower()] if groups.get("ry") else None
    if day is not None and day > (30 if month in (4, 6, 9, 11) else 29 if month == 2 else 31):
        return None
    direction = Direction.FUTURE if match[0].lower().startswith("next ") else Direction.TENSE
    return Calendar(year, month, day, offset, direction)


def _before(match: Match) -> str:
    return match.string[: match.start()]


# Whole dates


@_rule(rf"(?<![\d-])(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?![\d-])")
def _iso_day(match: Match) -> Expression | None:
    return _calendar(match, int(match["m"]), int(match["d"]))


@_rule(rf"(?<![\d/.])(?P<a>\d{{1,2}})(?P<s>[/.])(?P<b>\d{{1,2}})(?P=s)(?P<y>{YEAR})(?![\d/]|\.\d)")
def _numeric_day(match: Match) -> Expression | None:
    one, two = int(match["a"]), int(match["b"])
    if one == two and one <= 12:
        return _calendar(match, one, two)
    day, month = (one, two) if one > 12 else (two, one)
    # Day or month first cannot be told where both could be months.
    return _calendar(match, month, day) if 12 < day <= 31 and 1 <= month <= 12 else None


@_rule(rf"\b{_WEEKDAY_BEFORE}(?P<m>{MONTH_OR_SHORT})\s+(?P<d>{DAY})(?:\b|(?<=[a-z])){_OF_YEAR}?")
def _month_day(match: Match) -> Expression | None:
    return _calendar(match, month_number(match["m"]), day_number(match["d"]))


@_rule(
    rf"\b(?<![\d.,]){_WEEKDAY_BEFORE}(?:the\s+)?(?P<d>{DAY})\s+(?:day\s+)?(?:of\s+)?(?P<m>{MONTH_OR_SHORT})(?:(?<=\.)|\b){_OF_YEAR}?"
)
def _day_month(match: Match) -> Expression | None:
    return _calendar(match, month_number(match["m"]), day_number(match["d"]))


@_rule(rf"\b(?:[Ll]ast|[Tt]his)\s+year,?\s+(?:on\s+)?(?P<m>{MONTH})\s+(?P<d>{DAY})\b")
def _last_year_month_day(match: Match) -> Expression | None:
    offset = -1 if match[0].lower().startswith("last") else 0
    return Calendar(None, month_number(match["m"]), day_number(match["d"]), offset)


@_rule(rf"\b(?P<m>{MONTH})\s+(?P<d>{DAY})(?P<s>{TO}|\s+and\s+)(?P<e>{DAY})\b(?!\s+{MONTH}){_OF_YEAR}?")
def _month_days(match: Match) -> Expression | None:
    return _days(match, match["d"], match["e"])


@_rule(rf"\b(?P<d>{DAY})(?P<s>{TO}|\s+and\s+)(?P<e>{DAY})\s+(?:of\s+)?(?P<m>{MONTH})\b{_OF_YEAR}?")
def _days_month(match: Match) -> Expression | None:
    return _days(match, match["d"], match["e"])


def _days(match: Match, first: str, last: str) -> Expression | None:
    month = month_number(match["m"])
    one, two = _calendar(match, month, day_number(first)), _calendar(match, month, day_number(last))
    if one is None or two is None or (one.day or 0) >= (two.day or 0):
        return None
    return Range(one, two)


# Months and seasons


@_rule(rf"\b(?P<m>{MONTH_OR_SHORT}){_OF_YEAR}")
def _month_year(match: Match) -> Expression | None:
    return _calendar(match, month_number(match["m"]))


_GIVEN_NAMES = frozenset({"April", "May", "June", "August"})


@_rule(rf"\b{MONTH}\b")
def _month(match: Match) -> Expression | None:
    before = _before(match)
    if not re.search(
        rf"\b(?:in|since|by|until|till|from|to|through|throughout|during|before|after|of|for|last|past|early|late|"
        rf"between|later|earlier|entered|entering|reached|reaches|this|next)\s+$|\b[Mm]id-$|{MONTH}{TO}$|\b{MONTH}\s+and\s+$",
        before,
        re.IGNORECASE,
    ) and not re.match(rf"{TO}{MONTH}\b", match.string[match.end() :]):
        return None
    if match[0] in _GIVEN_NAMES and re.match(r"['’]s\b", match.string[match.end() :]):
        return None
    return Calendar(month=month_number(match[0]))


@_rule(rf"\b(?P<r>[Ll]ast|[Nn]ext|[Tt]his(?:\s+(?:past|coming))?|[Tt]he\s+coming)\s+(?P<m>{MONTH})\b(?!\s+\d)")
def _directed_month(match: Match) -> Expression | None:
    direction = _DIRECTIONS.get(match["r"].lower().split()[-1], Direction.TENSE)
    return Calendar(month=month_number(match["m"]), direction=direction)


@_rule(rf"\b(?:the\s+)?(?P<s>{SEASON})(?:\s+of|,)?{_OF_YEAR}(?:{HYPHEN}(?:\d{{4}}|\d{{2}})\b)?")
def _season_year(match: Match) -> Expression | None:
    year = int(match["y"]) if match["y"] else None
    return Season(SEASONS[match["s"].lower()], year, _OFFSETS[match["ry"].lower()] if match["ry"] else None)


@_rule(r"\b(?P<r>[Ll]ast|[Nn]ext|[Tt]his)\s+(?:past\s+|coming\s+)?(?P<s>spring|summer|autumn|fall|winter)\b")
def _directed_season(match: Match) -> Expression | None:
    return Season(SEASONS[match["s"].lower()], offset=_OFFSETS[match["r"].lower()])


# Years and longer


@_rule(rf"(?:(?<=\bmid-)|(?<=\bMid-)|(?<![\w.,$€£#/:+–—-])){YEAR}(?![\w/%:]|[.,]\d|-\w)")
def _year(match: Match) -> Expression | None:
    return Calendar(year=int(match[0])) if years.is_year(match.string, match.start(), match.end()) else None


@_rule(
    rf"(?<![\w.,$€£#/:-])(?P<a>{YEAR})(?P<s>\s?[-‐‑–—/]\s?)(?P<b>{YEAR}|\d{{2}})(?![\w%]|[.,:/-]\d|\s*(?:people|km|miles))"
)
def _years(match: Match) -> Expression | None:
    first = int(match["a"])
    last = int(match["b"]) if len(match["b"]) == 4 else first // 100 * 100 + int(match["b"])
    if not first < last or last - first > 200 or ("/" in match["s"] and last != first + 1):
        return None
    return Range(Calendar(year=first), Calendar(year=last))


@_rule(r"(?<![\w$€£.,-])(?:(?P<full>1\d|20)(?P<tens>\d)0['’]?s|['’](?P<short>\d)0s)(?!\w)")
def _decade(match: Match) -> Expression | None:
    if match["full"]:
        year = int(match["full"] + match["tens"] + "0")
        return Fixed(century_of(year) if year % 100 == 0 and year < 2000 else decade_of(year))
    tens = int(match["short"])
    return Fixed(decade_of((1900 if tens >= 3 else 2000) + tens * 10))


@_rule(rf"\b(?<=the\s)(?:{'|'.join(TENS)})\b|\b(?<=mid-)(?:{'|'.join(TENS)})\b", flags=re.IGNORECASE)
def _decade_in_words(match: Match) -> Expression | None:
    if re.search(r"\b(?:temperatures?|degrees?|low|upper)\b", match.string, re.IGNORECASE):
        return None
    return Fixed(decade_of(1900 + TENS[match[0].lower()]))


@_rule(
    rf"\b(?:the\s+)?(?:(?P<n>\d{{1,2}})(?:st|nd|rd|th)|(?P<w>{'|'.join(ORDINALS)}))[\s-]century\b(?!\s+BC)", flags=re.I
)
def _century(match: Match) -> Expression | None:
    ordinal = int(match["n"]) if match["n"] else ORDINALS[match["w"].lower()]
    return Fixed(century_of((ordinal - 1) * 100)) if 1 <= ordinal <= 22 else None


@_rule(
    rf"\b(?:the\s+)?(?P<n>first|second|third|fourth|last|1st|2nd|3rd|4th)\s+(?P<u>quarter|half)"
    rf"(?:\s+of)?{_OF_YEAR}|\b(?P<k>[QH])(?P<q>[1-4])\s+(?:of\s+)?(?P<qy>{YEAR})\b",
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
    return Part(halves, which, year, _OFFSETS[match["ry"].lower()] if match["ry"] else None)


# Relative to publication


_ONE_OF_A_MONTH = re.compile(rf"\s+(?:of|in)\s+(?:{MONTH}|this|next|last|each|every)\b|\s+of\s+the\s+month\b")
_NOT_A_DAY = re.compile(
    r"\b(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|Black|Super|Good|Bloody|Ash|Palm|Holy|Cyber|Shrove|Easter|Fat|Maundy|Sheffield)\s+$"
)


@_rule(
    rf"\b(?:(?P<r>[Ll]ast|[Nn]ext|[Tt]his(?:\s+(?:past|coming))?|[Tt]he\s+(?:coming|following|previous|preceding))\s+)?"
    rf"(?P<w>{WEEKDAY}){PART_OF_DAY}\b(?!\s+(?:Times|Telegraph|Mirror|Mail|Express|People|Herald|Tribune|Post|Night|"
    rf"Star|Sun|Standard|Observer|Morning)\b)"
)
def _weekday(match: Match) -> Expression | None:
    if _NOT_A_DAY.search(_before(match)) or _ONE_OF_A_MONTH.match(match.string, match.end()):
        return None
    word = (match["r"] or "").lower().split()[-1:]
    if word and word[0] in ("following", "previous", "preceding"):
        return Vague(TimexKind.RELATIVE)
    return Weekday(weekday_number(match["w"]), _DIRECTIONS.get(word[0] if word else "", Direction.TENSE))


@_rule(
    r"(?<!USA )(?<!(?<!\bas)(?<!\bAs)\sof )\b(?:today|tonight|this\s+(?:morning|afternoon|evening|noon))\b",
    flags=re.IGNORECASE,
)
def _today(_: Match) -> Expression | None:
    return Offset(Unit.DAY, 0)


@_rule(r"\b(?:the\s+day\s+before\s+yesterday|yesterday|last\s+night|the\s+day\s+after\s+tomorrow|tomorrow)"
       rf"{PART_OF_DAY}\b", flags=re.IGNORECASE)  # fmt: skip
def _near_day(match: Match) -> Expression | None:
    words = match[0].lower()
    step = -1 if "yesterday" in words or "last" in words else 1
    return Offset(Unit.DAY, step * (2 if words.startswith("the") else 1))


@_rule(
    r"\b(?:(?P<p>earlier|later|early|late)\s+)?(?P<r>last|next|this(?:\s+(?:past|coming))?|the\s+(?:coming|current))\s+"
    r"(?P<u>week|weekend|month|quarter|year|decade|century)\b(?!-)",
    flags=re.IGNORECASE,
)
def _directed_unit(match: Match) -> Expression | None:
    unit = UNITS[match["u"].lower()]
    by = _OFFSETS[match["r"].lower().split()[-1]]
    if match["r"].lower().startswith("this") and by and unit is Unit.WEEKEND:
        return Weekend(is_this=True)
    return Weekend(is_this=True) if unit is Unit.WEEKEND and by == 0 else Offset(unit, by)


@_rule(r"\b(?:the\s+)weekend\b(?!\s+(?:of|after|before))", flags=re.IGNORECASE)
def _weekend(_: Match) -> Expression | None:
    return Weekend()


@_rule(
    rf"\b(?:(?P<b>more\s+than|over|at\s+least)\s+|(?P<q>about|around|roughly|approximately|nearly|almost|some)\s+)?"
    rf"(?P<n>{NUMBER})(?:\s+full)?\s+(?P<u>day|week|month|year|decade|century|centurie)s?\s+ago\b",
    flags=re.IGNORECASE,
)
def _ago(match: Match) -> Expression | None:
    unit = UNITS.get(match["u"].lower(), Unit.CENTURY)
    expression: Expression = Offset(unit, -number(match["n"]))
    if match["b"]:
        return Bounded(expression, BoundSide.AT_LATEST_START)
    return Approximate(expression) if match["q"] else expression


@_rule(
    rf"\b(?:in|within)\s+(?P<n>{NUMBER})\s+(?P<u>day|week|month|year)s?(?:['’]s?\s+time)?\b|"
    rf"\b(?P<m>{NUMBER})\s+(?P<v>day|week|month|year)s?\s+from\s+now\b",
    flags=re.IGNORECASE,
)
def _from_now(match: Match) -> Expression | None:
    count, unit = match["n"] or match["m"], match["u"] or match["v"]
    if match[0].lower().startswith("within"):
        return Vague(TimexKind.DURATION)
    return Offset(UNITS[unit.lower()], number(count), Direction.TENSE if match["n"] else Direction.FUTURE)


@_rule(
    rf"\b(?:the|these)\s+(?:last|past|previous)\s+(?:(?P<n>{NUMBER})\s+)?(?P<u>month|year|decade)s?\b(?!['’]s)",
    flags=re.IGNORECASE,
)
def _past_units(match: Match) -> Expression | None:
    words, count = match[0].lower(), number(match["n"]) if match["n"] else 1
    if "previous" in words and not match["n"]:
        return None
    if not match["n"] and re.search(r"\b(?:of|in)\s+$", _before(match)) and not words.endswith("decade"):
        return Vague(TimexKind.RELATIVE) if words.startswith("the last") else Stretch(UNITS[match["u"].lower()], 1)
    return Stretch(UNITS[match["u"].lower()], count)


@_rule(
    rf"\b(?:the\s+)?week\s+of\s+(?:(?P<m>{MONTH})\s+(?P<d>{DAY})|(?P<e>{DAY})\s+(?P<n>{MONTH}))\b{_OF_YEAR}?",
    flags=re.I,
)
def _week_of(match: Match) -> Expression | None:
    day = _calendar(match, month_number(match["m"] or match["n"]), day_number(match["d"] or match["e"]))
    return WeekOf(day) if day else None


@_rule(
    rf"\b(?:{'|'.join(FIXED_DAYS)})\b(?:,?\s+(?P<y>{YEAR})\b)?".replace("'", "['’]"),
    flags=re.IGNORECASE,
)
def _fixed_day(match: Match) -> Expression | None:
    name = re.sub(rf",?\s+{YEAR}$", "", match[0].lower()).replace("’", "'")
    return _calendar(match, *FIXED_DAYS[name])


# Relative to the time that the text named before


@_rule(
    r"\b(?P<r>that(?:\s+same)?|the\s+same|the\s+(?:very\s+)?(?:next|following|previous))\s+"
    r"(?P<u>day|morning|afternoon|evening|night|week|month|year)\b(?!['’]s\b)",
    flags=re.IGNORECASE,
)
def _following_unit(match: Match) -> Expression | None:
    words, unit = match["r"].lower(), UNITS[match["u"].lower()]
    if words.endswith(("next", "following")):
        return Following(unit, 1)
    return Following(unit, -1 if words.endswith("previous") else 0)


@_rule(
    r"\bthe\s+(?P<u>day|month|year|week)\s+(?P<r>before|after)\b(?=\s*[,.;:]|\s*$|\s+(?:in|at|on|by|with|for)\b)",
    flags=re.IGNORECASE,
)
def _unit_after(match: Match) -> Expression | None:
    return Following(UNITS[match["u"].lower()], 1 if match["r"].lower() == "after" else -1)


@_rule(
    rf"\b(?P<n>{NUMBER})\s+(?P<u>day|week|month|year|decade)s?\s+"
    rf"(?P<r>later|earlier|afterwards|(?:before|prior|after)(?=\s*[,.;]|\s*$))\b",
    flags=re.IGNORECASE,
)
def _units_later(match: Match) -> Expression | None:
    sign = 1 if match["r"].lower().startswith(("later", "after")) else -1
    return Following(UNITS[match["u"].lower()], sign * number(match["n"]))


@_rule(r"\bto date\b")
def _to_date(_: Match) -> Expression | None:
    return Bounded(Offset(Unit.DAY, 0), BoundSide.UNTIL)
