"""The benchmark of speed measures what it says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.run import main, measure
from sayso.model.documents import NOTHING_GIVEN

ARTICLE = b"The mayor said that the mill had closed. It may open again in May 2021, she added.\n"


def test_the_ratio_is_that_of_the_two_speeds() -> None:
    found = measure([("a.txt", ARTICLE * 20, NOTHING_GIVEN)], rounds=1)
    assert found["words"] == 17 * 20
    assert found["ratio"] == pytest.approx(found["sayso words a CPU-second"] / found["spaCy words a CPU-second"])
    assert found["peak megabytes"] > 20


def test_it_prints_json_and_says_when_there_is_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path)]) == 2
    (tmp_path / "a.txt").write_bytes(ARTICLE)
    capsys.readouterr()
    assert main(["--data", str(tmp_path), "--rounds", "1", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["documents"] == 1
