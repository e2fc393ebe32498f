"""Scoring the article text of page sets, on a set of two invented pages in either of the two formats."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from sayso.errors import EvaluationError
from sayso.evaluate.pages import score_pages

BODY = [
    "The ferry returned to Port Ellery on Sunday after a year in the yard, its owner said. Nobody was waiting for it.",
    "The captain, Rollo Finch, waved to the gulls and said that he was glad to be back on the water again.",
    "He will sail again on Monday, if the engine holds. The owner expects that it will hold for many years.",
]
NOISE = "Goat found on the roof of the post office in Kelby"
PAGE = (
    "<html><head><title>Ferry returns</title></head><body><nav><a href='/n'>News</a></nav><article>"
    "<h1>Ferry returns to Port Ellery</h1>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    + f"</article><aside class='related'><a href='/g'>{NOISE}</a></aside></body></html>"
)


def test_paragraphs_are_scored_by_words(tmp_path: Path) -> None:
    (tmp_path / "dataset" / "html").mkdir(parents=True)
    (tmp_path / "dataset" / "html" / "a.html.gz").write_bytes(gzip.compress(PAGE.encode(), mtime=0))
    gold = {"a.html.gz": {"body": BODY}, "not-here.html.gz": {"body": BODY}}
    (tmp_path / "dataset" / "ground_truth.json").write_text(json.dumps(gold))
    report = score_pages(tmp_path)
    assert (report.pages, report.refused) == (1, ())
    assert report.sayso.precision == report.sayso.recall == report.sayso.f1 == 1.0


def test_words_that_gold_has_and_the_body_lacks_cost_recall(tmp_path: Path) -> None:
    (tmp_path / "dataset" / "html").mkdir(parents=True)
    (tmp_path / "dataset" / "html" / "a.html.gz").write_bytes(gzip.compress(PAGE.encode(), mtime=0))
    gold = {"a.html.gz": {"body": [*BODY, "Nothing of this stands on the page at all."]}}
    (tmp_path / "dataset" / "ground_truth.json").write_text(json.dumps(gold))
    report = score_pages(tmp_path)
    assert report.sayso.precision == 1.0
    assert report.sayso.recall < 1.0


def test_segments_are_scored_by_their_presence(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "a.html").write_text(PAGE)
    entry = {"file": "a.html", "with": [BODY[0][:40], "not on the page"], "without": [NOISE, BODY[2][:30]]}
    (tmp_path / "evaldata-en.json").write_text(json.dumps({"https://post.example/a": entry}))
    report = score_pages(tmp_path)
    assert (report.sayso.precision, report.sayso.recall, report.sayso.items) == (0.5, 0.5, 4)


def test_a_folder_without_a_page_set_is_refused_with_a_next_step(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"ground_truth\.json"):
        score_pages(tmp_path)
