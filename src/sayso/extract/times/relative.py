"""Rules for times that count from publication, or from the time that the text named before."""

from __future__ import annotations

import re

from sayso.extract.times.calendar import Unit
from sayso.extract.times.expressions import (
    Again,
    Approximate,
    Bounded,
    BoundSide,
    Direction,
    Expression,
    Following,
    Offset,
    Stretch,
    Vague,
    Weekday,
    WeekdayOf,
    Weekend,
    WeekOf,
)
from sayso.extract.times.rulebook import DIRECTIONS, OF_YEAR, OFFSETS, Match, Rulebook, calendar
from sayso.extract.times.words import (
    DAY,
    MONTH,
    NUMBER,
    PART_OF_DAY,
    UNITS,
    WEEKDAY,
    before,
    day_number,
    month_number,
    number,
    weekday_number,
)
from sayso.model.times import TimexKind

rule = Rulebook()

# Relative to publication


_ONE_OF_A_MONTH = re.compile(rf"\s+(?:of|in)\s+(?:{MONTH}|this|next|last|each|every)\b|\s+of\s+the\s+month\b")
_NOT_A_DAY = re.compile(
    r"\b(?:[Aa]|[Ee]ach|[Aa]ny|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|Black|Super|Good|Bloody|Ash|Palm|Holy|"
    r"Cyber|Shrove|Easter|Fat|Maundy|Sheffield)\s+$"
)
"""What makes a weekday a name, or any day of that name."""


@rule(
    rf"\b(?:(?P<r>[Ll]ast|[Nn]ext|[Tt]his(?:\s+(?:past|coming))?|[Tt]he\s+(?:coming|following|previous|preceding))\s+)?"
    rf"(?P<w>{WEEKDAY}){PART_OF_DAY}\b(?!\s+(?:Times|Telegraph|Mirror|Mail|Express|People|Herald|Tribune|Post|Night|"
    rf"Star|Sun|Standard|Observer|Morning)\b)"
)
def _weekday(match: Match) -> Expression | None:
    if _NOT_A_DAY.search(before(match.string, match.start())) or _ONE_OF_A_MONTH.match(match.string, match.end()):
        return None
    word = (match["r"] or "").lower().split()[-1:]
    if word and word[0] in ("following", "previous", "preceding"):
        return Vague(TimexKind.RELATIVE)
    return Weekday(weekday_number(match["w"]), DIRECTIONS.get(word[0] if word else "", Direction.TENSE))


@rule(
    rf"\b(?P<w>{WEEKDAY}){PART_OF_DAY},?\s+(?:of\s+)?(?P<r>last|next|this)\s+week\b|"
    rf"\b(?P<q>[Ll]ast|[Nn]ext|[Tt]his)\s+week\s+(?:on\s+)?(?P<v>{WEEKDAY}){PART_OF_DAY}\b"
)
def _weekday_of_week(match: Match) -> Expression | None:
    week = OFFSETS[(match["r"] or match["q"]).lower()]
    return WeekdayOf(weekday_number(match["w"] or match["v"]), week)


@rule(
    r"(?<!USA )(?<!(?<!\bas)(?<!\bAs)\sof )\b(?:today|tonight|this\s+(?:morning|afternoon|evening|noon))\b",
    flags=re.IGNORECASE,
)
def _today(_: Match) -> Expression | None:
    return Offset(Unit.DAY, 0)


@rule(r"\b(?:the\s+day\s+before\s+yesterday|yesterday|last\s+night|the\s+day\s+after\s+tomorrow|tomorrow)"
       rf"{PART_OF_DAY}\b(?!\s+of\b)", flags=re.IGNORECASE)  # fmt: skip
def _near_day(match: Match) -> Expression | None:
    words = match[0].lower()
    step = -1 if "yesterday" in words or "last" in words else 1
    return Offset(Unit.DAY, step * (2 if words.startswith("the") else 1))


@rule(
    r"\b(?:(?P<p>earlier|later|early|late)\s+)?(?P<r>last|next|this(?:\s+(?:past|coming))?|the\s+(?:coming|current))\s+"
    r"(?P<u>week|weekend|month|quarter|year|decade|century)\b(?!-|\s+of\b)",
    flags=re.IGNORECASE,
)
def _directed_unit(match: Match) -> Expression | None:
    unit = UNITS[match["u"].lower()]
    by = OFFSETS[match["r"].lower().split()[-1]]
    if match["r"].lower().startswith("this") and by and unit is Unit.WEEKEND:
        return Weekend(is_this=True)
    return Weekend(is_this=True) if unit is Unit.WEEKEND and by == 0 else Offset(unit, by)


@rule(r"\b(?:the\s+)weekend\b(?!\s+(?:of|after|before))", flags=re.IGNORECASE)
def _weekend(_: Match) -> Expression | None:
    return Weekend()


@rule(
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


@rule(
    rf"\b(?:in|within)\s+(?P<n>{NUMBER})\s+(?P<u>day|week|month|year)s?(?:['’]s?\s+time)?\b|"
    rf"\b(?P<m>{NUMBER})\s+(?P<v>day|week|month|year)s?\s+from\s+now\b",
    flags=re.IGNORECASE,
)
def _from_now(match: Match) -> Expression | None:
    count, unit = match["n"] or match["m"], match["u"] or match["v"]
    if match[0].lower().startswith("within"):
        return Vague(TimexKind.DURATION)
    return Offset(UNITS[unit.lower()], number(count), Direction.TENSE if match["n"] else Direction.FUTURE)


@rule(
    rf"\b(?:the|these)\s+(?:last|past|previous)\s+(?:(?P<n>{NUMBER})\s+)?(?P<u>month|year|decade)s?\b(?!['’]s)",
    flags=re.IGNORECASE,
)
def _past_units(match: Match) -> Expression | None:
    words, count = match[0].lower(), number(match["n"]) if match["n"] else 1
    if "previous" in words and not match["n"]:
        return None
    if (
        not match["n"]
        and re.search(r"\b(?:of|in)\s+$", before(match.string, match.start()))
        and not words.endswith("decade")
    ):
        return Vague(TimexKind.RELATIVE) if words.startswith("the last") else Stretch(UNITS[match["u"].lower()], 1)
    return Stretch(UNITS[match["u"].lower()], count)


@rule(
    rf"\b(?:the\s+)?week\s+of\s+(?:(?P<m>{MONTH})\s+(?P<d>{DAY})|(?P<e>{DAY})\s+(?P<n>{MONTH}))\b{OF_YEAR}?",
    flags=re.I,
)
def _week_of(match: Match) -> Expression | None:
    day = calendar(match, month_number(match["m"] or match["n"]), day_number(match["d"] or match["e"]))
    return WeekOf(day) if day else None


# Relative to the time that the text named before


@rule(
    r"\b(?P<r>that(?:\s+same)?|the\s+same|the\s+(?:very\s+)?(?:next|following|previous))\s+"
    r"(?P<u>day|morning|afternoon|evening|night|week|month|year)\b(?!['’]s\b)",
    flags=re.IGNORECASE,
)
def _following_unit(match: Match) -> Expression | None:
    words, unit = match["r"].lower(), UNITS[match["u"].lower()]
    if words.endswith(("next", "following")):
        return Following(unit, 1)
    return Following(unit, -1 if words.endswith("previous") else 0)


@rule(
    r"\bthe\s+(?P<u>day|month|year|week)\s+(?P<r>before|after)\b(?=\s*[,.;:]|\s*$|\s+(?:in|at|on|by|with|for)\b)",
    flags=re.IGNORECASE,
)
def _unit_after(match: Match) -> Expression | None:
    return Following(UNITS[match["u"].lower()], 1 if match["r"].lower() == "after" else -1)


@rule(
    rf"\b(?P<n>{NUMBER})\s+(?P<u>day|week|month|year|decade)s?\s+"
    rf"(?P<r>later|earlier|afterwards|(?:before|prior|after)(?=\s*[,.;]|\s*$))\b",
    flags=re.IGNORECASE,
)
def _units_later(match: Match) -> Expression | None:
    sign = 1 if match["r"].lower().startswith(("later", "after")) else -1
    return Following(UNITS[match["u"].lower()], sign * number(match["n"]))


@rule(r"\b(?P<p>the\s+)?(?P<u>week|month|year)\s+(?P<r>before|after)\s+(?P<w>that|last|next)\b", flags=re.IGNORECASE)
def _unit_before_that(match: Match) -> Expression | None:
    unit, sign = UNITS[match["u"].lower()], 1 if match["r"].lower() == "after" else -1
    if match["w"].lower() == "that":
        return Following(unit, sign)
    step = OFFSETS[match["w"].lower()]
    return Offset(unit, step + sign) if step == sign else None


@rule(r"\b(?<!to\s)this\s+(?:very\s+)?day\b(?!\s+(?:in|and\s+age)\b)", flags=re.IGNORECASE)
def _this_day(_: Match) -> Expression | None:
    return Following(Unit.DAY, 0, is_here=True)


_OF_A_UNIT = re.compile(
    r"\b(?:(?:end|start|beginning|middle|course|rest|remainder|close)\s+of|(?:earlier|later|early|late)\s+in)\s+$",
    re.IGNORECASE,
)


@rule(r"\bthe\s+(?P<u>month|year)\b(?!['’]s\b|\s+(?:of|before|after|in\s+which|that|when|\d))", flags=re.IGNORECASE)
def _the_unit(match: Match) -> Expression | None:
    if not _OF_A_UNIT.search(before(match.string, match.start())):
        return None
    return Following(UNITS[match["u"].lower()], 0, is_here=True)


@rule(
    r"\b(?:in|during|throughout|over)\s+(?:this|that|the\s+same)\s+(?:time\s+)?period\b(?!\s+of\b)", flags=re.IGNORECASE
)
def _same_period(_: Match) -> Expression | None:
    return Again()


@rule(r"\bthe\s+(?:days|weeks|months|years|decades|centuries)\s+(?:that|which)\s+followed\b", flags=re.IGNORECASE)
def _units_that_followed(_: Match) -> Expression | None:
    return Again(is_after=True)


@rule(r"\bto date\b")
def _to_date(_: Match) -> Expression | None:
    return Bounded(Offset(Unit.DAY, 0), BoundSide.UNTIL)
