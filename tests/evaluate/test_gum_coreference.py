"""The scorer of coreference, on an invented document, with right, wrong and no answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sayso.evaluate import gum_coreference
from sayso.evaluate.counting import Score
from sayso.evaluate.gum_answers import Answer, Answers, answers_of
from sayso.evaluate.gum_coreference import b_cubed, muc, score_documents
from sayso.evaluate.gum_mentions import GumDocument, parse_gum
from sayso.evaluate.registry import run
from sayso.evaluate.report import Report
from tests.evaluate.gum import MILL, corpus

if TYPE_CHECKING:
    import pytest

SHE, THEY = (8, 8), (10, 10)


def scored(monkeypatch: pytest.MonkeyPatch, answers: Answers) -> Report:
    monkeypatch.setattr(gum_coreference, "answers_of", lambda document: answers)
    return score_documents([parse_gum("mill", MILL)], "dev")


def answer(groups: set[str]) -> Answer:
    return Answer("pronouns", (36, 39), frozenset(groups), "words", "pronoun.person")


def test_an_answer_is_right_where_gold_has_the_same_somebody_or_the_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    report = scored(monkeypatch, Answers(at={SHE: answer({"2"}), THEY: answer({"1", "2"})}))
    assert report.figure("pronouns, news precision").value == 1.0
    assert report.figure("pronouns, all genres recall").value == 1.0
    assert report.figure("sources, news recall").n == 1
    assert report.examples == ()


def test_a_wrong_answer_costs_precision_and_no_answer_only_recall(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = scored(monkeypatch, Answers(at={SHE: answer({"1"}), THEY: answer({"1"})}))
    assert wrong.figure("pronouns, news precision").value == 0.0
    assert [example.kind for example in wrong.examples] == ["wrong pronouns"] * 2
    none = scored(monkeypatch, Answers(at={SHE: answer({"2"})}))
    assert none.figure("pronouns, news precision").value == 1.0
    assert none.figure("pronouns, news recall").value == 0.5
    assert [example.kind for example in none.examples] == ["missed pronouns"]


def test_an_answer_for_words_that_mean_nobody_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    report = scored(monkeypatch, Answers(beside_gold=[answer({"2"})]))
    assert report.figure("pronouns, news precision").n == 1
    assert report.figure("pronouns, news precision").value == 0.0


def document() -> GumDocument:
    return parse_gum("mill", MILL)


def test_answers_are_those_of_the_reading_on_the_places_of_gold() -> None:
    found = answers_of(document())
    assert found.at[SHE].groups == {"2"}
    assert found.at[SHE].words == "Hannah Tarn"
    assert [group for _, _, group in found.names] == ["1", "2", "3"]
    she = next(m for m in document().mentions if (m.first, m.last) == SHE)
    assert found.nearest_name(document(), she) == "2"


def test_groups_are_scored_by_links_and_by_mentions() -> None:
    gold = [{(1, 1), (2, 2), (3, 3), (4, 4)}]
    ours = [{(1, 1), (2, 2)}, {(3, 3), (4, 4)}]
    assert muc(gold, ours) == Score(2, 2, 2, 3)
    assert b_cubed(gold, ours) == Score(4000, 4000, 2000, 4000)
    assert muc(gold, gold).f1 == b_cubed(gold, gold).f1 == 1.0


def test_the_benchmark_runs_by_its_name(tmp_path: Path) -> None:
    report = run("gum-coreference", corpus(tmp_path), limit=1)
    assert report.documents == 1
    assert report.figure("sources, news precision").value == 1.0
