"""Floors hold, and only an explicit flag lowers one."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import EvaluationError
from sayso.evaluate.floors import Floors, apply_floors, gold_digest, load_floors, pin, write_floors
from sayso.evaluate.registry import BENCHMARKS, benchmark, gold_files
from sayso.evaluate.report import Figure, Report


def report(value: float, *, count: bool = False) -> Report:
    figure = Figure(name="claims F1", value=value, n=10, is_count=count)
    return Report(benchmark="toy", split="dev", figures=(figure,))


PINNED = {"toy.dev": Floors("g1", {"claims F1": 0.8})}


def test_a_figure_under_its_floor_does_not_hold() -> None:
    assert apply_floors(report(0.8), "g1", PINNED).holds
    assert not apply_floors(report(0.79), "g1", PINNED).holds


def test_a_better_figure_raises_the_floor() -> None:
    assert pin(report(0.9), "g1", PINNED)["toy.dev"].figures == {"claims F1": 0.9}


def test_a_floor_does_not_sink_without_the_flag() -> None:
    with pytest.raises(EvaluationError, match="under its floor"):
        pin(report(0.7), "g1", PINNED)
    assert pin(report(0.7), "g1", PINNED, lower=True)["toy.dev"].figures == {"claims F1": 0.7}


def test_slack_never_lowers_a_floor() -> None:
    assert pin(report(0.8), "g1", PINNED, slack=0.05)["toy.dev"].figures == {"claims F1": 0.8}


def test_a_full_count_is_pinned_without_slack() -> None:
    assert pin(report(10, count=True), "g1", {}, slack=0.5)["toy.dev"].figures == {"claims F1": 10}
    assert pin(report(9, count=True), "g1", {}, slack=0.2)["toy.dev"].figures == {"claims F1": 7}


def test_a_floor_of_nothing_is_not_pinned() -> None:
    assert pin(report(0.01), "g1", {}, slack=0.05)["toy.dev"].figures == {}


def test_other_gold_needs_the_flag_and_scores_nothing_until_pinned() -> None:
    with pytest.raises(EvaluationError, match="not the one"):
        apply_floors(report(0.9), "g2", PINNED)
    with pytest.raises(EvaluationError, match="changed"):
        pin(report(0.9), "g2", PINNED)
    assert pin(report(0.9), "g2", PINNED, lower=True)["toy.dev"].gold == "g2"


def test_a_figure_that_is_no_longer_measured_is_missed() -> None:
    with pytest.raises(EvaluationError, match="no longer measures"):
        apply_floors(Report(benchmark="toy", split="dev"), "g1", PINNED)


def test_floors_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    write_floors(PINNED, path)
    assert load_floors(path) == PINNED
    assert load_floors(tmp_path / "absent.toml") == {}


def test_the_digest_of_gold_changes_with_a_byte_of_it(tmp_path: Path) -> None:
    gold = tmp_path / "a.json"
    gold.write_text("1")
    before = gold_digest([gold])
    gold.write_text("2")
    assert gold_digest([gold]) != before


def test_the_pinned_floors_belong_to_benchmarks_and_the_storys_to_its_gold() -> None:
    floors = load_floors()
    assert {key.partition(".")[0] for key in floors} <= {entry.name for entry in BENCHMARKS}
    files = gold_files(benchmark("story"), Path(__file__).parents[1] / "gold" / "story")
    assert floors["story"].gold == gold_digest(files)
