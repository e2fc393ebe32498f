"""Other spellings of officers' names: the table read, and groups scored, on invented people."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from sayso.evaluate.sfm_aliases import FILE, evaluate_sfm_aliases, read_forms

COLUMNS = (
    "Name",
    "Source: Name",
    "Aliases or alternative spellings (semi-colon separated)",
    "Source: Aliases or alternative spellings",
    "Organization",
    "Source: Organization",
    "Title (official title)",
    "Source: Title",
    "Role",
    "Source: Role",
    "Rank",
    "Source: Rank",
)
PEOPLE = (
    (
        "Idris Osman Conteh",
        "s1",
        "Idris Conteh ; I. O. Conteh",
        "s2;s3",
        "Gull Watch",
        "s1;s2",
        "",
        "",
        "head",
        "s1;s2",
        "",
        "",
    ),
    ("Ada Mott (Saltby Mill)", "s4", "", "", "Saltby Mill", "s4", "", "", "head", "s4", "", ""),
    ("Ada Mott (Tarn Mill)", "s5", "", "", "Tarn Mill", "s5", "", "", "head", "s5", "", ""),
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    with (tmp_path / FILE).open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows([COLUMNS, *PEOPLE])
    return tmp_path


def test_a_form_of_a_name_has_the_posts_of_the_sources_that_use_it(table: Path) -> None:
    forms = read_forms(table / FILE)
    assert [form.name for form in forms] == [
        "Idris Osman Conteh",
        "Idris Conteh",
        "I. O. Conteh",
        "Ada Mott",
        "Ada Mott",
    ]
    assert {form.bodies for form in forms[:3]} == {("gull watch",)}
    assert forms[0].posts == ("head",)
    assert len({form.person for form in forms[3:]}) == 2
    assert len(read_forms(table / FILE, 1)) == 3


def test_spellings_join_by_name_and_post_and_namesakes_of_other_bodies_do_not(table: Path) -> None:
    report = evaluate_sfm_aliases(table, "")
    assert report.documents == len(PEOPLE)
    assert report.figure("names and posts: B³ F1").value == 1.0
    assert report.figure("names alone: B³ F1").value < 1.0
    assert report.figure("names and posts: B³ precision").baseline == pytest.approx(0.8)
    assert report.examples == ()
