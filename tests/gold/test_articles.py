"""The hand-made gold of the invented articles is legal and quotes only words that are there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.gold import legal

FOLDER = Path(__file__).parent / "articles"
GOLD = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))}
by_article = pytest.mark.parametrize("gold", GOLD.values(), ids=GOLD)


def _text(gold: dict[str, Any]) -> str:
    return legal.spaced((FOLDER / gold["file"]).read_text(encoding="utf-8"))


def test_every_article_is_worked() -> None:
    assert sorted(GOLD) == sorted(path.stem for path in FOLDER.glob("*.txt"))
    assert len(GOLD) >= 8
    assert sum(len(gold["claims"]) for gold in GOLD.values()) >= 250


@by_article
def test_every_quote_and_name_occurs_in_the_article(gold: dict[str, Any]) -> None:
    legal.check_quotes(gold, _text(gold))


@by_article
def test_no_quote_lies_in_the_noise(gold: dict[str, Any]) -> None:
    kept = _text(gold)
    for words in gold["excluded"]:
        kept = kept.replace(words, "\n")
    assert [claim["quote"] for claim in gold["claims"] if claim["quote"] not in kept] == []


@by_article
def test_no_claim_and_no_name_holds_what_must_not_be(gold: dict[str, Any]) -> None:
    legal.check_names(gold)


@by_article
def test_every_value_is_one_of_the_vocabulary(gold: dict[str, Any]) -> None:
    legal.check_values(gold)


@by_article
def test_every_date_is_edtf_and_its_words_are_in_the_article(gold: dict[str, Any]) -> None:
    legal.check_dates(gold, _text(gold))


@by_article
def test_denials_and_silences_are_never_asserted(gold: dict[str, Any]) -> None:
    legal.check_denials(gold)


@by_article
def test_ties_join_names_of_the_article(gold: dict[str, Any]) -> None:
    names = {entity["name"] for entity in gold["entities"]}
    assert {name for tie in gold["ties"] for name in (tie["a"], tie["b"])} <= names
