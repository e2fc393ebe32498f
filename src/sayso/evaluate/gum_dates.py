"""Dates of the GUM corpus: whether they are found, and whether their value is the one that the corpus marks.

The marks are TEI: ``when``, ``from``/``to`` and ``notBefore``/``notAfter``, in the last column of ``dep/*.conllu``.
A mark without a year (``--07``) is right with any year; times of day and what is no date of the calendar are left out
and counted. So are marks that the calendar or the document's own date contradicts: a "Tuesday" on a Thursday, a
"today" after the day of writing.

Two ways of writing are one value: the corpus has seasons both as their three months and up to the month in which the
next begins; and TEI counts no year 0, where EDTF's ``-0507`` is 508 BC.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sayso.evaluate.counting import Score
from sayso.evaluate.dates import NOTHING, DateTally, GoldDate, Stretch, best_of, day_of, days_of, is_value, read_times
from sayso.evaluate.gum_mentions import GumDocument, read_gum
from sayso.evaluate.report import Figure, Report
from sayso.model.times import Timex

_TAG = re.compile(r"<date([^>]*)>|</date>")
_ATTRIBUTE = re.compile(r'(when|from|to|notBefore|notAfter):::"([^"]*)"')
_CLOCK = re.compile(r"^\d\d:\d\d(:\d\d)?$")
_YEARLESS = re.compile(r"^--\d\d(-\d\d)?$")
_BEFORE = re.compile(r"^-(\d{4})(.*)$")
_SEASONS = {3: 21, 6: 22, 9: 23, 12: 24}
_YEARLESS_WINTER = (-10, -9)
"""How many months from December to February or March, where a mark has no year, or one and the same."""
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKEND = frozenset({4, 5, 6})
_YEAR = re.compile(r"\b(1\d{3}|20\d\d)\b")


@dataclass(frozen=True, slots=True)
class TeiDate:
    """A date as marked: its place, and its attributes by name."""

    at: tuple[int, int]
    marks: tuple[tuple[str, str], ...]


def evaluate_gum_dates(data: Path, split: str, limit: int | None = None) -> Report:
    """Score the dates of a split of the corpus in ``data``."""
    tally, left_out, count = DateTally(), Counter[str](), 0
    for document in read_gum(data, split or "dev", limit):
        count += 1
        raw = (data / "dep" / f"{document.id}.conllu").read_text(encoding="utf-8")
        score_dates(document, list(marked_dates(document, raw)), tally, left_out)
    return Report(
        benchmark="gum-dates",
        split=split or "dev",
        documents=count,
        figures=tuple(figures_of(tally)),
        examples=tuple(tally.examples),
        notes=(
            "Baseline: a year that stands in the words, else the day of publication. None is published.",
            "Marked but left out: " + (", ".join(f"{n} {why}" for why, n in sorted(left_out.items())) or "nothing"),
            "Of ours, beside marked dates: " + f"{tally.beside} of {tally.ours} (the corpus marks no lengths of time)",
        ),
    )


def score_dates(document: GumDocument, marked: list[TeiDate], tally: DateTally, left_out: Counter[str]) -> None:
    """Add a document's dates to the tally."""
    times = read_times(document.text, document.written, document.id)
    gold: list[GoldDate] = []
    for mark in marked:
        why = out_of_scope(mark, document.text[slice(*mark.at)], document.written)
        if why:
            left_out[why] += 1
        else:
            gold.append(_gold_date(document, mark, best_of(mark.at, times)))
    tally.add(document, gold, times, [_naive(document, g) for g in gold])


def marked_dates(document: GumDocument, raw: str) -> Iterator[TeiDate]:
    """Yield the dates of a document in CoNLL-U, at the places of its words."""
    rows = [line.split("\t") for line in raw.splitlines() if line[:1].isdigit()]
    plain = [row[9] for row in rows if row[0].isdigit()]
    opened: list[tuple[int, str]] = []
    for word, notes in zip(document.words, plain, strict=True):
        for tag in _TAG.finditer(notes):
            if tag[0] != "</date>":
                opened.append((word.start, tag[1]))
            elif opened:
                start, attributes = opened.pop()
                yield TeiDate((start, word.end), tuple(_ATTRIBUTE.findall(attributes)))


def out_of_scope(mark: TeiDate, words: str, written: str) -> str:
    """Return why a mark of ``words`` in a document ``written`` on a day is not scored, or nothing."""
    values = [value.partition("T")[0] for _, value in mark.marks]
    if not values:
        return "without a value"
    if any(_CLOCK.match(value) for value in values):
        return "times of day"
    if not all(_YEARLESS.match(v) or is_value(v) for v in values):
        return "with a value that is no date"
    return "with a value that its words contradict" if contradicts(words.lower(), values[0], written) else ""


def contradicts(words: str, value: str, written: str) -> bool:
    """Tell whether a marked day cannot be what its words say: another day of the week, or a "today" yet to come."""
    day = day_of(value)
    if day is None:
        return False
    weekday = date(*day).weekday()
    if "weekend" in words:
        return weekday not in _WEEKEND
    if words in ("today", "tonight"):
        return value > written
    name = words.split()[-1]
    return name in _WEEKDAYS and name != _WEEKDAYS[weekday]


def _gold_date(document: GumDocument, mark: TeiDate, near: Timex | None) -> GoldDate:
    marks = {name: _with_year_zero(value.partition("T")[0]) for name, value in mark.marks}
    words = document.text[slice(*mark.at)]
    shown = f"{words!r} as {' '.join(f'{n} {v}' for n, v in mark.marks)}"
    if any(_YEARLESS.match(value) for value in marks.values()):
        year = _year_of(near) or document.written[:4] or "XXXX"
        marks = {
            name: value.replace("-", year, 1) if _YEARLESS.match(value) else value for name, value in marks.items()
        }
    if not all(is_value(value) for value in marks.values()):
        return GoldDate(mark.at, (), shown)
    start = marks.get("when") or marks.get("from") or marks.get("notBefore")
    end = marks.get("when") or marks.get("to") or marks.get("notAfter")
    return GoldDate(mark.at, (days_of(start, end), *_as_season(start, end)), shown)


def _with_year_zero(value: str) -> str:
    """Return a year before our era as EDTF counts it: TEI's -0508 is 508 BC, and so is EDTF's -0507."""
    match = _BEFORE.match(value)
    return f"-{int(match[1]) - 1:04d}{match[2]}" if match else value


def _as_season(start: str | None, end: str | None) -> tuple[Stretch, ...]:
    """Return the three months of a season that is marked from its first month to its last or the one after."""
    if start is None or end is None or len(start) != len("2001-03") or len(end) != len("2001-03"):
        return ()
    first, last = int(start[-2:]), int(end[-2:])
    years = 0 if start.startswith("XXXX") else int(end[:4]) - int(start[:4])
    if first not in _SEASONS or last - first + 12 * years not in (2, 3, *_YEARLESS_WINTER):
        return ()
    if start.startswith("XXXX"):
        return (days_of(start, f"XXXX-{(first + 1) % 12 + 1:02d}"),)
    season = f"{start[:4]}-{_SEASONS[first]}"
    return (days_of(season, season),)


def _year_of(timex: Timex | None) -> str:
    """Return the year that was read, for a mark that has none."""
    value = (timex.start or timex.end or "") if timex is not None else ""
    return value[:4] if re.match(r"\d{4}|XXXX", value) else ""


def _naive(document: GumDocument, gold: GoldDate) -> Stretch:
    year = _YEAR.search(document.text[slice(*gold.at)])
    value = year[0] if year else document.written
    return days_of(value, value) if value and is_value(value) else NOTHING


def figures_of(tally: DateTally) -> Iterator[Figure]:
    """Yield the share of dates found, of values exact, and how many are no finer than their words."""
    found = Score(tally.ours - tally.beside, tally.ours, tally.found, tally.gold)
    yield Figure(name="dates found", value=found.recall, n=tally.gold)
    share = tally.exact / tally.valued if tally.valued else 0.0
    told = tally.exact / tally.valued_found if tally.valued_found else 0.0
    dull = tally.naive / tally.valued if tally.valued else 0.0
    yield Figure(name="values exact", value=share, n=tally.valued, baseline=dull)
    yield Figure(name="values exact, of dates found", value=told, n=tally.valued_found)
    yield Figure(name="no finer than their words", value=tally.ours - tally.finer, n=tally.ours, is_count=True)
