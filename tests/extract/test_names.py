"""Names: every case file of ``tests/cases/names`` is read as it says, and what holds for all names holds."""

from __future__ import annotations

import itertools
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.extract.names import COMPOUND, blocked, find_names
from sayso.extract.names.acronyms import is_short_for
from sayso.extract.parse import parse_passages
from sayso.model.documents import Basis, Stated
from sayso.model.mentions import Mention, MentionLevel
from tests.extract.reports import report

FOLDER = Path(__file__).parents[1] / "cases" / "names"


def _cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
            yield pytest.param(case, id=f"{path.stem}: {case['label']}", marks=marks)


def _is_inside(mention: Mention) -> bool:
    return any(reason.rule == COMPOUND for reason in mention.reasons)


@pytest.mark.parametrize("case", list(_cases()))
def test_a_case_is_read_as_it_says(case: dict[str, Any]) -> None:
    document = report(case["text"], title=case.get("title", ""))
    parsed = parse_passages(document)
    names = find_names(document, parsed)
    assert [f"{m.type.value} {m.text}" for m in names if not _is_inside(m)] == case["names"]
    assert [f"{m.type.value} {m.text}" for m in names if _is_inside(m)] == case.get("inside", [])
    left_out = [a.span.of(document.text) for a in blocked(document, parsed)]
    assert left_out == case.get("blocked", [])


def test_every_name_is_its_words_and_says_why() -> None:
    document = report("Curator Wilhelmina Farlow of the Harbour Museum Trust flew to Oslo. Farlow slept.")
    names = find_names(document, parse_passages(document))
    assert names
    for mention in names:
        assert mention.span.of(document.text) == mention.text
        assert mention.level is MentionLevel.NAME
        assert mention.entity is None
        assert mention.reasons


def test_names_do_not_overlap_and_stand_in_order() -> None:
    document = report(
        "The New York-based Al-Noor Foundation met Pakistan-linked groups near the US-China border in Karachi."
    )
    names = find_names(document, parse_passages(document))
    assert [m.span for m in names] == sorted(m.span for m in names)
    for left, right in itertools.pairwise(names):
        assert not left.span.overlaps(right.span)


@given(st.text(alphabet="ABab -'.,()“”\n0é‑", max_size=80))
def test_any_text_gives_names_inside_it(text: str) -> None:
    document = report(text)
    for mention in find_names(document, parse_passages(document)):
        assert mention.span.of(document.text) == mention.text


@pytest.mark.parametrize(
    ("published", "left_out"),
    [("2025-05-12", []), ("1880", ["Piet Sander"]), ("Not specified", ["Piet Sander"]), (None, ["Piet Sander"])],
)
def test_what_is_long_ago_is_so_on_the_day_of_the_report(published: str | None, left_out: list[str]) -> None:
    """Where no day is known it is long ago before 1951; a date that is none is no day."""
    document = report(
        "Piet Sander was murdered in 1971." if published != "1880" else "Piet Sander was murdered in 1871."
    )
    document = replace(document, published=Stated(value=published, basis=Basis.GIVEN) if published else Stated())
    parsed = parse_passages(document)
    assert [a.span.of(document.text) for a in blocked(document, parsed)] == left_out


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("NCG", "Northern Cheese Guild"),
        ("LeT", "Lashkar-e-Taiba"),
        ("MoH", "Ministry of Harbours"),
        ("CDC", "Centers for Disease Control"),
    ],
)
def test_a_short_form_fits_its_long_form(short: str, long: str) -> None:
    assert is_short_for(short, long)


@pytest.mark.parametrize(
    ("short", "long"), [("NCG", "Harbour League"), ("A", "Alpha Beta"), ("NCG", "NCG"), ("CEO", "Hugo Zembla")]
)
def test_other_short_forms_do_not(short: str, long: str) -> None:
    assert not is_short_for(short, long)
