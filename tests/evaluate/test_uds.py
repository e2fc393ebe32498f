"""Did it happen, as a sentence tells it: invented sentences in the form of UDS-IH2."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.errors import EvaluationError
from sayso.evaluate.uds import class_of, evaluate_uds, word_places

SENTENCES = (
    ("The mill closed in May .", 2, 3.0),
    ("The mill will reopen in June .", 3, -2.25),
    ("The mill did not close .", 4, 0.0),
    ("Please close the gate .", 1, -3.0),
    ("The mayor wants to close the mill .", 4, -1.5),
)


def write(folder: Path) -> None:
    lines = [
        json.dumps({"text": text, "targets": [{"span1": [word, word + 1], "label": label, "span_text": ""}]})
        for text, word, label in SENTENCES
    ]
    (folder / "dev.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_values_fall_into_three_classes() -> None:
    assert [class_of(value) for value in (-3, -1, -0.75, 0, 0.75, 1, 3)] == ["no", "no", *["open"] * 3, "yes", "yes"]
    assert word_places("a bb . a") == [(0, 1), (2, 4), (5, 6), (7, 8)]


def test_what_lies_ahead_or_is_wished_has_not_happened(tmp_path: Path) -> None:
    write(tmp_path)
    report = evaluate_uds(tmp_path, "dev")
    assert report.documents == len(SENTENCES)
    assert report.figure("factuality accuracy").value == 1.0
    assert report.figure("factuality macro-F1").value == 1.0
    assert report.figure("negations read as no: accuracy").value == 0.8
    assert report.examples == ()
    with pytest.raises(EvaluationError):
        evaluate_uds(tmp_path, "test")
