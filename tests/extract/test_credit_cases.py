"""Every case file of ``tests/cases/credits`` reads as it says: which outlets a text credits, how, and no others."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sayso.extract.analysis import analyse
from sayso.ingest import Captured, read_bytes

if TYPE_CHECKING:
    from sayso.model.analysis import Analysis
    from sayso.model.provenance import StatedDerivation

FOLDER = Path(__file__).parents[1] / "cases" / "credits"
KEYS = {
    "label",
    "comment",
    "text",
    "title",
    "publisher",
    "published",
    "credits",
    "own",
    "scope",
    "reported_on",
    "xfail",
}


def _cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
            yield pytest.param(case, id=f"{path.stem}: {case['label']}", marks=marks)


CASES = list(_cases())


@cache
def _read(text: str, title: str, publisher: str, published: str | None) -> Analysis:
    record = {"text": text, "title": title, "publisher": publisher, "published": published, "language": "en"}
    captured = next(iter(read_bytes(json.dumps(record).encode(), name="case.jsonl")))
    assert isinstance(captured, Captured)
    return analyse(captured.document)


def read(case: dict[str, Any]) -> Analysis:
    """Read a case as a report of another outlet, unless it says of which."""
    publisher = case.get("publisher", "The Test Herald")
    return _read(case["text"], case.get("title", "A report"), publisher, case.get("published"))


def _credits(analysis: Analysis) -> list[StatedDerivation]:
    return [d for d in analysis.derivations if d.credit is not None]


def test_labels_are_unlike_and_keys_are_known() -> None:
    labels = [case.values[0]["label"] for case in CASES]
    assert len(labels) >= 60
    assert len(labels) == len(set(labels))
    assert all(set(case.values[0]) <= KEYS for case in CASES)


@pytest.mark.parametrize("case", CASES)
def test_a_text_credits_these_outlets_and_no_others(case: dict[str, Any]) -> None:
    analysis = read(case)
    found = sorted(f"{d.credit}: {d.upstream.removeprefix('The ')}" for d in _credits(analysis))
    assert found == sorted(case["credits"]), [(d.citation.quote, d.reasons) for d in _credits(analysis)]
    own = [a.span.of(analysis.document.text) for a in analysis.abstentions if a.reason.rule == "credits.own"]
    assert own == case.get("own", [])


@pytest.mark.parametrize("case", [case for case in CASES if {"scope", "reported_on"} & set(case.values[0])])
def test_a_credit_reaches_and_dates_as_it_says(case: dict[str, Any]) -> None:
    first = _credits(read(case))[0]
    assert first.scope == case.get("scope", first.scope)
    assert first.reported_on == case.get("reported_on", first.reported_on)


@pytest.mark.parametrize("case", [case for case in CASES if "xfail" not in case.values[0]][::5])
def test_a_credit_quotes_the_words_that_prove_it(case: dict[str, Any]) -> None:
    analysis = read(case)
    for derivation in _credits(analysis):
        spans = derivation.citation.spans
        assert " … ".join(span.of(analysis.document.text) for span in spans) == derivation.citation.quote
        names = [reason.span for reason in derivation.reasons if reason.span is not None]
        assert names
