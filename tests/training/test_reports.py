"""Reports of our own: the format, and what the checker catches."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import EvaluationError
from tests.house import HOUSE
from training.reports import faults_of, read_reports

SECTIONS = "\n=== TIES\n=== RESPONSES\n=== CREDITS\n"


def faults(tmp_path: Path, body: str, sections: str = SECTIONS) -> list[str]:
    path = tmp_path / "x.ann.txt"
    path.write_text(f"=== REPORT 2024-03-05\n{body}{sections}", encoding="utf-8")
    return [fault for report in read_reports(path) for fault in faults_of(report)]


def test_a_file_holds_many_reports_each_with_its_date(tmp_path: Path) -> None:
    path = tmp_path / "two.ann.txt"
    path.write_text(
        f"=== REPORT 2024-03-05\n<n PER>Lowe</n> spoke.{SECTIONS}=== REPORT 2024-03-06\nIt rained.{SECTIONS}",
        encoding="utf-8",
    )
    first, second = read_reports(path)
    assert (first.id, first.published, first.text) == ("two-01", "2024-03-05", "Lowe spoke.")
    assert (second.id, second.published, second.text) == ("two-02", "2024-03-06", "It rained.")


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<n WHO>Lowe</n> spoke.", "bad value"),
        ("<n PER>Lowe </n>spoke.", "empty or spaced"),
        ("<n PER>Lo</n>we spoke.", "breaks inside a word"),
        ("It rained <t monday>on Monday</t>.", "bad time"),
        ("<s1>Lowe</s1> spoke.", "attribution 1 has 0 cues"),
        ("Lowe <c1 say>said</c1> so.", "attribution 1 has only a cue"),
        ("<z promo>Join <n ORG>us</n></z>", "marks inside furniture"),
    ],
)
def test_the_checker_names_what_breaks_the_guidelines(tmp_path: Path, body: str, fault: str) -> None:
    assert any(fault in found for found in faults(tmp_path, body))


def test_the_checker_names_bad_lines_of_the_lists(tmp_path: Path) -> None:
    sections = "\n=== TIES\nLowe | met | Orel\n=== RESPONSES\nLowe | sulks | it\n=== CREDITS\n"
    found = faults(tmp_path, "It rained.", sections)
    assert [fault.split(" (")[0] for fault in found] == ["bad tie", "bad RESPONSES line"]


def test_crossing_tags_are_refused_with_the_reports_name(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="x-01"):
        faults(tmp_path, "<s1>Lowe <c1 say>said</s1> so</c1>.")


@pytest.mark.parametrize("path", sorted((HOUSE / "training" / "invented").glob("*.ann.txt")), ids=lambda p: p.stem)
def test_our_own_reports_keep_the_guidelines(path: Path) -> None:
    assert [fault for report in read_reports(path) for fault in faults_of(report)] == []
