"""The hand-made gold of the bundled story is legal and quotes only words that are there."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sayso.demo import Report, story_reports
from sayso.ingest import Captured, read_bytes
from sayso.model.documents import Document
from tests.gold import legal

FOLDER = Path(__file__).parent / "story"
REPORTS = {report.name: report for report in story_reports()}
GOLD = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("[0-9]*.json"))}
by_report = pytest.mark.parametrize("gold", GOLD.values(), ids=GOLD)


def _document(report: Report) -> Document:
    captured = next(iter(read_bytes(report.read_bytes(), name=report.name, given=report.given)))
    assert isinstance(captured, Captured)
    return captured.document


@cache
def _read(name: str) -> tuple[Document, str, str]:
    """Return a document, its words with single spaces, and the same of what is not excluded."""
    document = _document(REPORTS[name])
    kept = list(document.text)
    for zone in document.excluded:
        kept[zone.span.start : zone.span.end] = " " * len(zone.span)
    return document, legal.spaced(document.text), legal.spaced("".join(kept))


def test_at_least_eight_reports_are_worked() -> None:
    assert len(GOLD) >= 8
    assert sum(len(gold["claims"]) for gold in GOLD.values()) >= 250


@by_report
def test_gold_says_of_the_report_what_the_manifest_says(gold: dict[str, Any]) -> None:
    report = REPORTS[gold["file"]]
    assert (gold["title"], gold["publisher"], gold["published"]) == (report.title, report.outlet, report.published)


@by_report
def test_every_quote_and_name_occurs_in_the_visible_text(gold: dict[str, Any]) -> None:
    legal.check_quotes(gold, _read(gold["file"])[1])


@by_report
def test_no_quote_lies_in_the_noise(gold: dict[str, Any]) -> None:
    _, _, kept = _read(gold["file"])
    assert [claim["quote"] for claim in gold["claims"] if claim["quote"] not in kept] == []


@by_report
def test_the_noise_is_there_and_excluded(gold: dict[str, Any]) -> None:
    document, text, _ = _read(gold["file"])
    noise = [" ".join(zone.span.of(document.text).split()) for zone in document.excluded]
    for words in gold["excluded"]:
        assert words in text
        assert words in " ".join(noise), words


@by_report
def test_no_claim_and_no_name_holds_what_must_not_be(gold: dict[str, Any]) -> None:
    legal.check_names(gold)


@by_report
def test_every_value_is_one_of_the_vocabulary(gold: dict[str, Any]) -> None:
    legal.check_values(gold)


@by_report
def test_every_date_is_edtf_and_its_words_are_in_the_text(gold: dict[str, Any]) -> None:
    legal.check_dates(gold, _read(gold["file"])[1])


@by_report
def test_denials_and_silences_are_never_asserted(gold: dict[str, Any]) -> None:
    legal.check_denials(gold)
