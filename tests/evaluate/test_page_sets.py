"""Page sets as benchmarks: figures beside trafilatura's, and the ledger of words, on one invented page."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from sayso.evaluate.page_sets import evaluate_fundus, evaluate_trafilatura

PAGE = """<!doctype html><html><head><title>Ferry returns</title></head><body><nav><a href="/n">News</a></nav><article>
<h1>Ferry returns to Port Ellery</h1><p>The ferry returned to Port Ellery on Sunday after a year in the yard, its owner
said. Nobody was waiting for it.</p><p>The captain, Rollo Finch, waved to the gulls and said that he was glad to be
back on the water again.</p></article><aside class="related"><a href="/g">Goat found on a roof in Kelby</a></aside>
</body></html>"""
GOLD = "Nobody was waiting for it."


def test_whole_paragraphs_have_text_figures_and_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "dataset" / "html").mkdir(parents=True)
    (tmp_path / "dataset" / "html" / "a.html.gz").write_bytes(gzip.compress(PAGE.encode(), mtime=0))
    (tmp_path / "dataset" / "ground_truth.json").write_text(json.dumps({"a.html.gz": {"body": [GOLD, "Heron."]}}))
    report = evaluate_fundus(tmp_path, "")
    assert (report.documents, report.figure("pages read").value) == (1, 1)
    assert report.figure("text F1").baseline is not None
    ledger = report.figure("visible words read or listed")
    assert ledger.value == ledger.n > 40
    assert report.figure("words of gold in the text").value == 5 / 6


def test_segments_that_the_page_itself_lacks_are_not_counted_as_lost(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "a.html").write_text(PAGE)
    entry = {"file": "a.html", "with": [GOLD, "A heron that is not there."], "without": ["Goat found on a roof"]}
    (tmp_path / "evaldata-en.json").write_text(json.dumps({"https://post.example/a": entry}))
    report = evaluate_trafilatura(tmp_path, "", limit=1)
    assert report.figure("words of gold in the text").value == 1.0
    assert report.figure("text precision").value == 1.0
    assert report.figure("text recall").value == 0.5
