"""The quality page is what its kept figures give, and the figures belong to benchmarks that exist."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sayso.errors import EvaluationError
from sayso.evaluate.registry import BENCHMARKS, benchmark
from sayso.evaluate.report import Figure, Report
from tools import quality

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

FIGURES = (
    Figure(name="a F1", value=0.81449, n=10, baseline=0.5, published=0.9, published_by="Somebody"),
    Figure(name="a precision", value=0.7, n=10, spacy=0.25),
    Figure(name="found", value=7, n=9, is_count=True),
)


def test_the_page_is_made_from_the_kept_figures() -> None:
    kept = quality.load_kept()
    assert kept
    assert quality.PAGE.read_text("utf-8") == quality.make_page(kept)
    assert quality.KEPT.read_text("utf-8") == quality.dump_kept(kept)


def test_kept_figures_and_prose_belong_to_benchmarks() -> None:
    names = {entry.name for entry in BENCHMARKS}
    assert set(quality.load_kept()) <= names
    assert set(quality.load_prose()["benchmarks"]) <= names
    assert list(quality.missing_figures(quality.load_kept())) == []


def test_a_figure_is_kept_with_what_stands_beside_it() -> None:
    assert quality.keep_figure(FIGURES[0]) == {
        "name": "a F1",
        "value": 0.814,
        "n": 10,
        "baseline": 0.5,
        "published": 0.9,
        "published_by": "Somebody",
    }
    assert quality.keep_figure(FIGURES[2])["is_count"] is True


def test_a_table_shows_f1_and_counts_and_only_columns_that_hold_something() -> None:
    kept = [quality.keep_figure(figure) for figure in FIGURES]
    assert quality.table(kept, None).splitlines() == [
        "|  | sayso | dull baseline | published | n |",
        "|---|---|---|---|---|",
        "| a F1 | .81 | .50 | .90 | 10 |",
        "| found | 7 |  |  | 9 |",
    ]
    assert "spaCy alone" in quality.table(kept, ["a precision"])


def test_a_benchmark_without_its_data_keeps_its_last_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = benchmark("polnear")
    kept = {"polnear": quality.keep(Report(benchmark="polnear", split="dev", documents=2, figures=FIGURES), entry)}
    monkeypatch.setattr(quality, "KEPT", tmp_path / "quality.json")
    monkeypatch.setattr(quality, "PAGE", tmp_path / "quality.md")
    monkeypatch.setenv("SAYSO_DATA", str(tmp_path))
    quality.KEPT.write_text(quality.dump_kept(kept), encoding="utf-8")
    assert quality.main(["polnear"]) == 0
    assert json.loads(quality.KEPT.read_text("utf-8")) == kept
    assert "| a F1 | .81 |" in quality.PAGE.read_text("utf-8")


def test_what_was_measured_is_kept_where_another_benchmark_has_no_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(name: str) -> Report:
        if name == "articles":
            raise EvaluationError("No text is there.", hint="Unpack it.")
        return Report(benchmark=name, split="all", documents=3, figures=FIGURES)

    monkeypatch.setattr(quality, "run", run)
    monkeypatch.setattr(quality, "KEPT", tmp_path / "quality.json")
    monkeypatch.setattr(quality, "PAGE", tmp_path / "quality.md")
    monkeypatch.setattr(quality, "make_page", lambda kept: "")
    assert quality.main(["story", "articles"]) == 1
    assert set(quality.load_kept()) == {"story"}
    assert "articles: No text is there. Unpack it." in capsys.readouterr().out
