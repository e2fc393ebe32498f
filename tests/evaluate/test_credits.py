"""How reports credit others, scored on a small set of invented rows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.errors import EvaluationError
from sayso.evaluate.credits import evaluate_credits, read_credits

TEXT = (
    "It rained. The sale was first reported by the Harbour Post. “It broke,” she told Radio Skerrow. "
    "The dairy sued the Skerrow Ledger."
)
ROWS = [("Harbour Post", "first_report"), ("Radio Skerrow", "told_to"), ("Skerrow Ledger", "mentions_outlet_only")]


def _row(name: str, relation: str, split: str) -> str:
    start = TEXT.index(name)
    scope = {"first_report": "whole report", "told_to": "this sentence"}.get(relation)
    row = {"id": name, "doc": "toy/one.txt", "split": split, "relation": relation, "scope": scope}
    return json.dumps(row | {"name_start": start, "name_end": start + len(name)})


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with three rows of dev and one of another split, and the text beside it."""
    folder = tmp_path / "independence"
    folder.mkdir()
    (tmp_path / "toy").mkdir()
    (tmp_path / "toy" / "one.txt").write_text(TEXT, encoding="utf-8")
    rows = [_row(*row, "dev") for row in ROWS] + [_row(*ROWS[0], "other")]
    (folder / "credits.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return folder


def test_each_relation_scope_and_derivation_is_scored(data: Path) -> None:
    report = evaluate_credits(data, "dev")
    assert report.documents == 1
    assert report.figure("macro-F1, name given").value == 1.0
    assert report.figure("no credit F1, name given").value == 1.0
    assert report.figure("scope accuracy").value == 1.0
    assert report.figure("credits on the sheet with the right relation").value == 1.0
    assert not report.examples


def test_a_wrong_relation_costs_and_is_shown(data: Path) -> None:
    lines = (data / "credits.jsonl").read_text("utf-8").replace('"told_to"', '"carried_from"')
    (data / "credits.jsonl").write_text(lines, encoding="utf-8")
    report = evaluate_credits(data, "dev")
    assert report.figure("accuracy, name given").value == pytest.approx(2 / 3)
    assert [(e.kind, e.gold, e.ours) for e in report.examples] == [("carried_from missed", "carried_from", "told_to")]


def test_a_split_that_is_not_there_is_an_error(data: Path) -> None:
    with pytest.raises(EvaluationError, match="nowhere"):
        read_credits(data, "nowhere")
    assert len(read_credits(data, "other")) == 1


def test_a_text_that_is_not_there_is_an_error(data: Path) -> None:
    (data.parent / "toy" / "one.txt").unlink()
    with pytest.raises(EvaluationError, match=r"toy/one\.txt"):
        evaluate_credits(data, "dev")
