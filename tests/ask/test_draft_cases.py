"""The wording check on the cases of ``tests/cases/drafts.toml``: drafts beside their sources, read as reports are."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sayso.ask.draft_answers import DraftCheck, FlagKind
from sayso.ask.draft_check import check_draft
from sayso.ask.draft_matching import Told
from sayso.ask.telling import Telling
from sayso.extract.analysis import analyse
from sayso.ingest import Captured, read_bytes
from sayso.model.analysis import Analysis
from sayso.model.documents import Given
from sayso.model.story import HeldReport

TABLE = tomllib.loads((Path(__file__).parents[1] / "cases" / "drafts.toml").read_text("utf-8"))
CASES: list[dict[str, Any]] = TABLE["case"]


@cache
def read(text: str, publisher: str | None = None, published: str | None = None) -> Analysis:
    (found,) = read_bytes(text.encode(), name="a.txt", given=Given(publisher=publisher, published=published))
    assert isinstance(found, Captured)
    return analyse(found.document)


def source(name: str) -> HeldReport:
    one = TABLE["sources"][name]
    return HeldReport(analysis=read(one["text"], one["publisher"], one["published"]))


def checked(case: dict[str, Any], order: int = 1) -> DraftCheck:
    sources = [source(name) for name in case["sources"]][::order]
    last = max(TABLE["sources"][name]["published"] for name in case["sources"])
    draft = HeldReport(analysis=read(case["draft"], None, last))
    return check_draft(draft, [Told(Telling(sources).story())])


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_draft_is_flagged_where_it_differs_from_its_sources(case: dict[str, Any]) -> None:
    found = sorted({flag.kind.value for flag in checked(case).flags})
    assert found == sorted(case["flags"])


@pytest.mark.parametrize("case", [case for case in CASES if case["flags"]], ids=lambda case: case["name"])
def test_every_flag_says_what_to_change_and_what_the_strongest_source_says(case: dict[str, Any]) -> None:
    for flag in checked(case).flags:
        assert flag.words
        assert flag.change.endswith(".")
        assert flag.name
        assert flag.kind in {FlagKind.NOT_BORNE, FlagKind.LOADED_WORD, FlagKind.LATER_STEP} or "“" in flag.source


def test_the_order_in_which_sources_were_read_changes_no_flag() -> None:
    for case in CASES:
        if len(case["sources"]) > 1:
            assert checked(case).flags == checked(case, -1).flags


def test_every_kind_of_flag_is_in_the_cases_or_said_to_be_missing() -> None:
    shown = {kind for case in CASES for kind in case["flags"]}
    untried = {kind.value for kind in FlagKind} - shown
    assert untried <= {"taken_back", "label_stronger", "label_softer", "caveat_dropped"}
