"""Recognizers-Text's English cases: dates and ranges of dates with a day to count from, times and durations apart.

Each case is a sentence as one says it to an assistant. Where a date has no year the set gives the one before and the
one after the reference day, and either is right. It writes the end of a range as the first day after it, except where
the words name the last day; there either is right.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sayso.errors import EvaluationError
from sayso.evaluate.dates import (
    NOTHING,
    At,
    DateTally,
    Day,
    GoldDate,
    Stretch,
    best_of,
    day_of,
    days_of,
    is_value,
    read_times,
    stretch_of,
)
from sayso.evaluate.report import Figure, Report
from sayso.model.times import Timex, TimexKind

FILES = {
    "DateTimeModel": "values",
    "DateParser": "values",
    "DatePeriodParser": "values",
    "DateExtractor": "found",
    "DatePeriodExtractor": "found",
}
"""The files that are read, and whether they say what a date's value is or only where it stands."""
_COVERED = frozenset({"date", "daterange"})
_TIMED = frozenset({"datetime", "datetimerange"})
_OUTSIDE = {
    "set": "repeated times (they have no one place on the calendar)",
    "time": "times of day alone (no time expressions for sayso)",
    "timerange": "times of day alone (no time expressions for sayso)",
    "timezone": "time zones",
}


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, the day to count from, and what was found in it: place, type and the values as the set has them."""

    id: str
    text: str
    reference: str
    results: tuple[tuple[At, str, tuple[Mapping[str, str], ...]], ...]


@dataclass(slots=True)
class Apart:
    """What is scored apart: durations found, and dates with a time of day whose day is right."""

    durations: int = 0
    durations_found: int = 0
    timed: int = 0
    timed_right: int = 0


def evaluate_recognizers(data: Path, split: str, limit: int | None = None) -> Report:
    """Score the cases in a folder of the set's files; it has no splits. ``limit`` is per file."""
    tallies = {name: DateTally() for name in FILES}
    apart, outside, count = Apart(), Counter[str](), 0
    for name, what in FILES.items():
        for case in read_cases(data / f"{name}.json", limit):
            count += 1
            _score_case(case, what, tallies[name], apart, outside)
    return Report(
        benchmark="recognizers",
        split=split,
        documents=count,
        figures=tuple(_figures(tallies, apart)),
        examples=tuple(example for tally in tallies.values() for example in tally.examples),
        notes=(
            "Baseline: the words as an ISO date, else the reference day. The set's own libraries are meant to pass it.",
            "Out of scope: " + ("; ".join(f"{n} {why}" for why, n in sorted(outside.items())) or "nothing"),
            "'Early', 'mid' and 'late' in the set cut a unit; sayso keeps the unit, and that counts as wrong.",
        ),
    )


def read_cases(path: Path, limit: int | None = None) -> Iterator[Case]:
    """Read the cases of one file in their order; none where it is not there."""
    if not path.is_file():
        return
    rows = json.loads(path.read_text(encoding="utf-8-sig"))
    for number, row in enumerate(rows[:limit]):
        reference = str((row.get("Context") or {}).get("ReferenceDateTime") or "")[:10]
        results = tuple(r for found in row["Results"] if (r := _result(row["Input"], found)) is not None)
        yield Case(f"{path.stem}-{number}", row["Input"], reference, results)


def _result(text: str, row: Mapping[str, Any]) -> tuple[At, str, tuple[Mapping[str, str], ...]] | None:
    kind = str(row.get("TypeName") or row.get("Type") or "").removeprefix("datetimeV2.")
    start = row.get("Start")
    if not isinstance(start, int):
        start = text.casefold().find(str(row.get("Text", "")).casefold())
    if not kind or start < 0:
        return None
    values = (row.get("Resolution") or {}).get("values") or _parsed_values(row.get("Value"))
    return (start, start + len(row["Text"])), kind, tuple(v for v in values if isinstance(v, dict))


def _parsed_values(value: object) -> list[dict[str, str]]:
    """Return the two values of the parsers' files in the shape of the model's."""
    if not isinstance(value, dict):
        return []
    found = [value.get("FutureResolution"), value.get("PastResolution")]
    names = {"date": "value", "startDate": "start", "endDate": "end"}
    timex = str(value.get("Timex", ""))
    return [{"timex": timex, **{names.get(k, k): v for k, v in each.items()}} for each in found if each]


def _score_case(case: Case, what: str, tally: DateTally, apart: Apart, outside: Counter[str]) -> None:
    try:
        times = read_times(case.text, case.reference, case.id)
    except EvaluationError:
        outside["sentences whose characters the reader changes (odd spaces)"] += 1
        return
    gold: list[GoldDate] = []
    for at, kind, values in case.results:
        near = best_of(at, times)
        if kind in _COVERED:
            right = frozenset(s for v in values for s in stretches(v) if s != NOTHING)
            if what == "values" and not right:
                outside["dates without a value in the set"] += 1
            gold.append(GoldDate(at, right, f"{case.text[slice(*at)]!r} as {list(map(dict, values))}"))
        elif kind == "duration":
            apart.durations += 1
            apart.durations_found += near is not None and near.kind is TimexKind.DURATION
        elif kind in _TIMED:
            apart.timed += 1
            apart.timed_right += near is not None and _is_its_day(near, values)
        else:
            outside[_OUTSIDE.get(kind, kind)] += 1
    tally.add(_Sentence(case.id, case.text), gold, times, [_naive(case, g) for g in gold])


@dataclass(frozen=True, slots=True)
class _Sentence:
    id: str
    text: str


def stretches(value: Mapping[str, str]) -> Iterator[Stretch]:
    """Yield the days that a value of the set may mean."""
    if "value" in value:
        day = day_of(value["value"][:10])
        yield day, day
        return
    start, end = day_of(value.get("start", "")[:10]), value.get("end", "")[:10]
    yield start, _day_before(end)
    if value.get("timex", "").startswith("("):
        yield start, day_of(end)


def _day_before(value: str) -> Day | None:
    if day_of(value) is None:
        return None
    day = date.fromisoformat(value) - timedelta(days=1)
    return day.year, day.month, day.day


def _is_its_day(timex: Timex, values: tuple[Mapping[str, str], ...]) -> bool:
    """Tell whether an expression with a time of day was read as its day, where it begins and ends on one."""
    days = {day_of((v.get("value") or v.get("start") or "")[:10]) for v in values} - {None}
    first, last = stretch_of(timex)
    return first is not None and first == last and first in days


def _naive(case: Case, gold: GoldDate) -> Stretch:
    words = case.text[slice(*gold.at)]
    value = words if is_value(words) else case.reference
    return days_of(value, value) if value else NOTHING


def _figures(tallies: Mapping[str, DateTally], apart: Apart) -> Iterator[Figure]:
    for name, tally in tallies.items():
        yield Figure(name=f"{name}: dates found", value=tally.found / max(1, tally.gold), n=tally.gold)
        if FILES[name] == "values":
            n = max(1, tally.valued)
            dull = tally.naive / n
            yield Figure(name=f"{name}: values exact", value=tally.exact / n, n=tally.valued, baseline=dull)
    ours, finer = sum(t.ours for t in tallies.values()), sum(t.finer for t in tallies.values())
    yield Figure(name="no finer than their words", value=ours - finer, n=ours, is_count=True)
    yield Figure(
        name="apart: durations found", value=apart.durations_found / max(1, apart.durations), n=apart.durations
    )
    yield Figure(
        name="apart: dates with a time of day, their day", value=apart.timed_right / max(1, apart.timed), n=apart.timed
    )
