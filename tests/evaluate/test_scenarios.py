"""Stories told by several outlets, held to what they say of single reports; one invented story, read and misread."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from sayso.evaluate.scenarios import evaluate_scenarios

STORY = {
    "id": "X",
    "reports": [
        {
            "id": "X1",
            "outlet": "Tarn Courier",
            "published": "2024-03-04",
            "kind": "original",
            "title": "Ferry may be sold",
            "text": "The ferry could be sold next week, two officials told the Tarn Courier. The harbour board "
            "declined to comment.",
        },
        {
            "id": "X2",
            "outlet": "Skerrow Post",
            "published": "2024-03-06",
            "kind": "declared rewrite of X1",
            "title": "Board denies sale",
            "text": "The ferry will be sold, the Tarn Courier reported on Monday. The harbour board denied on "
            "Wednesday that it had sold the ferry.\n\nJoin our channel for more",
        },
    ],
    "expected": [
        {
            "proposition": "The ferry is sold",
            "contest": "responded: the harbour board declined to comment (X1); denied by the board (X2)",
            "support_by_day": {"2024-03-04": "forecast"},
        },
        {
            "proposition": "The ferry will be sold in the week of 11 March",
            "kind": "forecast",
            "edtf": "2024-03-11/2024-03-17",
            "contest": "uncontested",
            "support_by_day": {"2024-03-04": "forecast"},
        },
    ],
    "dates": {"Wednesday (X2)": "2024-03-06", "next week (X1)": "2024-03-11/2024-03-17"},
    "must_not": ["'Join our channel' parsed", "two officials counted as two"],
}


def write(folder: Path, story: Mapping[str, object]) -> None:
    (folder / "gold.json").write_text(json.dumps({"scenarios": [story]}), encoding="utf-8")


def test_a_story_is_held_to_what_it_says_of_each_report(tmp_path: Path) -> None:
    write(tmp_path, STORY)
    report = evaluate_scenarios(tmp_path, "")
    assert report.documents == 2
    figures = {figure.name: (figure.value, figure.n) for figure in report.figures}
    assert figures == {
        "dates right": (2, 2),
        "silences found": (1, 1),
        "denials found": (1, 1),
        "forecasts with their window": (1, 1),
        "noise left out": (1, 1),
        "sheets that keep the invariants": (2, 2),
        "credits F1": (1.0, 1),
    }


def test_what_is_not_so_is_an_error(tmp_path: Path) -> None:
    write(
        tmp_path, {**STORY, "dates": {"Wednesday (X2)": "2024-03-13"}, "expected": [{"contest": "denied by it (X1)"}]}
    )
    report = evaluate_scenarios(tmp_path, "")
    assert report.figure("dates right").value == 0
    assert report.figure("denials found").value == 0
    assert {example.kind for example in report.examples} == {"wrong: dates right", "wrong: denials found"}
