"""Who is who on ECB+: the corpus read, and answers scored, on two invented reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.errors import EvaluationError
from sayso.evaluate.ecb_mentions import read_ecb
from sayso.evaluate.ecbplus import evaluate_ecbplus

FIRST = "Idris Conteh , 40 , waved to the gulls . He sang .".split()
SECOND = "Conteh 's band played while Idris Conteh slept .".split()
MARKS = (
    ("1_1ecb", [0, 1], "HUM", "a"),
    ("1_1ecb", [10], "HUM", "a"),
    ("1_1ecb", [8], "NON", "gulls"),
    ("1_2ecb", [0], "HUM", "a"),
    ("1_2ecb", [2], "HUM", "band"),
    ("1_2ecb", [5, 6], "HUM", "a"),
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    lines = [
        f"{name}\t0\t{n}\t{word}\t-"
        for name, told in (("1_1ecb", FIRST), ("1_2ecb", SECOND))
        for n, word in enumerate(told)
    ]
    (tmp_path / "ECB_Dev_corpus.txt").write_text("\n" + "\n".join(lines) + "\n", encoding="utf-8")
    marks = [
        {"doc_id": name, "sent_id": 0, "tokens_number": at, "mention_type": kind, "coref_chain": chain}
        for name, at, kind, chain in MARKS
    ]
    (tmp_path / "ECB_Dev_Entity_gold_mentions.json").write_text(json.dumps(marks), encoding="utf-8")
    return tmp_path


def test_texts_are_put_together_and_mentions_of_people_and_bodies_stand_in_them(corpus: Path) -> None:
    first, second = read_ecb(corpus, "dev")
    assert first.text == "Idris Conteh, 40, waved to the gulls. He sang."
    assert [(m.words, m.chain) for m in first.mentions] == [("Idris Conteh", "a"), ("He", "a")]
    assert second.text.startswith("Conteh's band")
    assert all(second.text[slice(*m.at)] == m.words for m in second.mentions)
    assert len(list(read_ecb(corpus, "dev", 1))) == 1


def test_a_split_that_is_not_there_names_those_that_may_be(corpus: Path) -> None:
    with pytest.raises(EvaluationError, match="split 'test'"):
        list(read_ecb(corpus, "test"))


def test_what_is_one_across_reports_is_scored_beside_equal_words(corpus: Path) -> None:
    report = evaluate_ecbplus(corpus, "")
    assert report.documents == 2
    named = report.figure("mentions with a name: B³ F1")
    assert named.value == 1.0
    assert named.baseline is not None
    assert named.baseline < 1.0
    assert report.figure("all mentions: B³ precision").value == 1.0
    assert report.figure("pairs held probable: precision").value == 1.0
    assert report.figure("joined by rule, mentions with a name: B³ recall").value < 1.0
    assert report.examples == ()


def test_two_people_that_are_held_to_be_one_are_an_error(corpus: Path) -> None:
    path = corpus / "ECB_Dev_Entity_gold_mentions.json"
    marks = json.loads(path.read_text(encoding="utf-8"))
    for mark in marks:
        mark["coref_chain"] += mark["doc_id"]
    path.write_text(json.dumps(marks), encoding="utf-8")
    report = evaluate_ecbplus(corpus, "dev")
    assert report.figure("mentions with a name: B³ precision").value < 1.0
    assert [example.kind for example in report.examples] == ["held probable, two chains in the set"]
