"""Labelled pairs of names are read and scored: people and bodies apart, and who proposed the pair."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import EvaluationError
from sayso.evaluate.name_bench import evaluate_name_bench, read_pairs

HEAD = "case_group,schema,name1,name2,is_match,quality,category,notes"
ROWS = (
    "hand,Person,Mara Orel,MARA OREL,true,STRONG,,",
    "hand,Person,Mara Orel,Jana Orel,false,,,",
    "hand,Company,Tarnwick Ltd,Tarnwick Limited,true,,,",
    "synth_people,Person,Mara Orel,Xenia Tarn,true,,LLM-proposed deviation,",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "dev.csv").write_text("\n".join((HEAD, *ROWS)), encoding="utf-8")
    return tmp_path


def test_pairs_are_scored_beside_equal_strings(folder: Path) -> None:
    report = evaluate_name_bench(folder, "dev")
    figure = report.figure("all: recall")
    assert figure.n == 3
    assert (figure.value, figure.baseline or 0) == pytest.approx((2 / 3, 1 / 3))
    assert report.figure("human pairs: F1").value == 1.0
    assert report.figure("machine-proposed pairs: F1").value == 0.0
    assert report.figure("organisations: F1").baseline == 0.0
    assert report.figure("joined by rule: right").value == 1.0
    assert [example.kind for example in report.examples] == ["kept apart"]


def test_a_split_that_is_not_there_is_refused(folder: Path) -> None:
    assert len(read_pairs(folder, "dev", 2)) == 2
    with pytest.raises(EvaluationError, match=r"holdout\.csv"):
        evaluate_name_bench(folder, "holdout")
