"""The table of benchmarks, what it prints, and what it does where the data is absent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.errors import EvaluationError
from sayso.evaluate import registry
from sayso.evaluate.__main__ import main
from sayso.evaluate.floors import FLOORS_FILE
from sayso.evaluate.render import report_to_json, report_to_text
from sayso.evaluate.report import Example, Figure, Report, confusions_of, spread

EXAMPLES = tuple(
    Example(kind="missed claim", where=f"a:{n}", text="One [[two]].", gold="two", ours="nothing", why="rule")
    for n in range(10)
)
REPORT = Report(
    benchmark="toy",
    documents=2,
    figures=(Figure(name="claims F1", value=0.5, n=10, baseline=0.1, floor=0.6),),
    examples=EXAMPLES,
    confusions=confusions_of("standing", [("a", "b"), ("a", "b"), ("a", "a")]),
)


def test_a_benchmark_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(EvaluationError, match="story"):
        registry.benchmark("absent")


def test_absent_data_skips_with_a_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for entry in registry.BENCHMARKS:
        report = registry.run(entry.name, tmp_path)
        assert report.skipped
        assert report.holds
    assert main(["seed", "--data", str(tmp_path)]) == 0
    assert "skipped" in capsys.readouterr().out


def test_all_benchmarks_run_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAYSO_SHARED", str(tmp_path))
    monkeypatch.setenv("SAYSO_DATA", str(tmp_path))
    assert main(["all"]) == 0
    shown = capsys.readouterr().out
    assert shown.count("skipped") == sum(bool(entry.home) for entry in registry.BENCHMARKS)


def test_a_benchmark_without_a_home_asks_for_the_data() -> None:
    assert registry.home_of("sheets") is None
    assert "--data" in (registry.run("sheets").skipped or "")


def test_homes_are_named_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_SHARED", "/a")
    monkeypatch.setenv("SAYSO_DATA", "/b")
    assert registry.home_of("seed") == Path("/a/seed")
    assert registry.home_of("wikinews") == Path("/b/wikinews-annotated")


def test_floors_cannot_be_pinned_on_part_of_the_gold(capsys: pytest.CaptureFixture[str]) -> None:
    before = FLOORS_FILE.read_bytes()
    assert main(["story", "--pin", "--limit", "1"]) == 2
    assert "whole gold" in capsys.readouterr().err
    assert FLOORS_FILE.read_bytes() == before


def test_errors_are_spread_over_the_articles() -> None:
    assert [example.where for example in spread(EXAMPLES, 3)] == ["a:0", "a:3", "a:6"]
    assert spread(EXAMPLES, 20) == EXAMPLES


def test_a_report_shows_figures_confusions_and_as_many_errors_as_asked() -> None:
    text = report_to_text(REPORT, errors=2)
    assert "BELOW ITS FLOOR" in text
    assert "a > b 2" in text
    assert text.count("[[two]]") == 2
    assert "[[two]]" not in report_to_text(REPORT, errors=2, kind="wrong")


def test_the_same_report_as_json_says_whether_it_holds() -> None:
    found = json.loads(json.dumps(report_to_json(REPORT, errors=1)))
    assert found["holds"] is False
    assert found["errors"] == {"missed claim": 10}
    assert len(found["examples"]) == 1
    with pytest.raises(KeyError):
        REPORT.figure("absent")
    assert REPORT.figure("claims F1").n == 10
