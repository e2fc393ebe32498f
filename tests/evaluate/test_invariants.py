"""Each invariant is kept by a sound sheet and seen where it is broken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso.demo import story_reports
from sayso.evaluate.invariants import CHECKS, broken_invariants, is_finer, sheet_digests
from sayso.evaluate.reading import read_sheet

from .factories import a_sheet, at, source

Break = Callable[[dict[str, Any]], object]
BREAKS: dict[str, Break] = {
    "quotation not exact": lambda s: s["claims"][0].update(quote="the mill has closed"),
    "chain does not begin with the publisher": lambda s: s["claims"][0]["chain"].pop(0),
    "taken from an excluded zone": lambda s: s["entities"][0]["mentions"].append(at("Subscribe")),
    "date finer than its words": lambda s: s["claims"][0]["time"].update(start="2021-05-01", end="2021-05-01"),
    "denial asserted": lambda s: s["claims"][1].update(standing="asserted"),
    "on the timeline": lambda s: s["claims"][0].update(standing="forecast"),
    "leads nowhere": lambda s: s["claims"][0]["responses"].append("rsp-absent"),
    "word ledger": lambda s: s["zones"].pop(),
    "scored": lambda s: s["claims"][0].update(credibility=62),
}


def test_every_invariant_has_a_sheet_that_breaks_it() -> None:
    assert BREAKS.keys() == CHECKS.keys()


def test_a_sound_sheet_breaks_nothing() -> None:
    assert broken_invariants(a_sheet()) == []


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_sheet_breaks_just_that(name: str) -> None:
    sheet = a_sheet()
    BREAKS[name](sheet)
    broken = broken_invariants(sheet)
    assert broken
    assert all(what.startswith(name) for what in broken), broken


def test_a_source_that_is_not_the_end_of_its_chain_is_seen() -> None:
    sheet = a_sheet()
    sheet["claims"][0]["source"] = source("person", "Somebody else")
    assert broken_invariants(sheet)


@pytest.mark.parametrize(
    ("words", "start", "end", "finer"),
    [
        ("May 2021", "2021-05", "2021-05", False),
        ("May 2021", "2021-05-01", "2021-05-01", True),
        ("2021", "2021-01", "2021-01", True),
        ("2021", "2021", "2021", False),
        ("last week", "2021-05-03", "2021-05-09", False),
        ("recently", "2021-05-03", "2021-05-03", True),
        ("Tuesday", "2021-05-04", "2021-05-04", False),
        ("4 May", "2021-05-04", "2021-05-04", False),
        ("on May 4", "2021-05-04", "2021-05-04", False),
        ("the 21st", "2021-05-21", "2021-05-21", False),
        ("last month", "2021-04", "2021-04", False),
        ("spring 2021", "2021-21", "2021-21", False),
        ("at least 2019", "[..2019]", None, False),
        ("since 2019", "2019", None, False),
        ("soon", None, None, False),
        ("the fifth of May", "2021-05-05", "2021-05-05", False),
        ("after 9/11", "2001-09-11", "2001-09-11", False),
        ("10 BC", "-0009", "-0009", False),
    ],
)
def test_a_date_is_as_fine_as_its_words_allow(words: str, start: str | None, end: str | None, finer: bool) -> None:
    assert is_finer(words, start, end) is finer


@pytest.mark.parametrize("report", story_reports(), ids=lambda report: report.name)
def test_every_report_of_the_story_keeps_them(report: Any) -> None:
    assert broken_invariants(read_sheet(report.read_bytes(), name=report.name, given=report.given)) == []


def test_hash_seed_time_zone_and_locale_change_nothing(tmp_path: Path) -> None:
    article = tmp_path / "report.txt"
    article.write_bytes(next(r for r in story_reports() if r.name.endswith(".txt")).read_bytes())
    first, second = sheet_digests(article)
    assert first == second
