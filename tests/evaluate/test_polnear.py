"""PolNeAR's form read from files of our own, and the counting of exact and overlapping spans."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import EvaluationError
from sayso.evaluate.attributions import SpokenSpans, differences, joined, score_attributions
from sayso.evaluate.polnear import evaluate_polnear, parse_brat

TEXT = "The mayor said that the mill had closed.\n\nThe mill is old."
BRAT = (
    "T1\tSource 0 9\tThe mayor\nT2\tCue 10 14\tsaid\nT3\tContent 15 28;29 39\tthat the mill had closed\n"
    "T4\tAttribution 10 14\tsaid\nE1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"
)
GOLD = SpokenSpans(frozenset({(0, 9)}), frozenset({(10, 14)}), frozenset({(15, 39)}))


def test_pieces_with_only_white_space_between_them_are_one() -> None:
    assert parse_brat(TEXT, BRAT) == GOLD
    assert joined("a b, c", [(0, 1), (2, 3), (5, 6)]) == [(0, 3), (5, 6)]
    assert joined(" a ", [(0, 3)]) == [(1, 2)]


def test_a_span_is_exact_or_overlaps_or_neither() -> None:
    near = SpokenSpans(GOLD.source, frozenset(), frozenset({(20, 39)}))
    score = score_attributions([GOLD], [near])
    assert score.exact["source"].f1 == 1.0
    assert score.exact["cue"].f1 == 0.0
    assert score.exact["content"].f1 == 0.0
    assert score.overlap["content"].f1 == 1.0
    assert [kind for kind, _, _ in differences(GOLD, near)] == ["missed cue", "content bounds"]
    assert [kind for kind, _, _ in differences(SpokenSpans(), GOLD)] == [
        "spurious source",
        "spurious cue",
        "spurious content",
    ]


def test_a_text_in_the_form_of_the_set_is_read_and_scored(tmp_path: Path) -> None:
    for folder, name, content in (("text", "a.txt", TEXT), ("attributions", "a_1.ann", BRAT)):
        (tmp_path / "dev" / folder).mkdir(parents=True)
        (tmp_path / "dev" / folder / name).write_text(content, encoding="utf-8")
    (tmp_path / "dev" / "attributions" / "a_2.ann").write_text("", encoding="utf-8")
    report = evaluate_polnear(tmp_path, "dev")
    assert report.documents == 1
    for name in ("source", "cue", "content"):
        assert report.figure(f"{name} exact F1").value == 1.0
    with pytest.raises(EvaluationError):
        evaluate_polnear(tmp_path, "test")
