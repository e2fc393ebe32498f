"""Others' figures and spaCy's own stand beside sayso's."""

from __future__ import annotations

from sayso.evaluate.attributions import score_attributions
from sayso.evaluate.polnear import parse_brat
from sayso.evaluate.published import Published, load_published, with_published
from sayso.evaluate.registry import BENCHMARKS
from sayso.evaluate.render import report_to_json, report_to_text
from sayso.evaluate.report import Figure, Report
from sayso.evaluate.spacy_alone import read_with_spacy

REPORT = Report(
    benchmark="toy", figures=(Figure(name="a", value=0.5, n=2, spacy=0.25), Figure(name="b", value=0.5, n=2))
)


def test_a_published_figure_is_shown_with_its_work() -> None:
    report = with_published(REPORT, {"toy": Published("Somebody", {"a": 0.75})})
    assert [figure.published for figure in report.figures] == [0.75, None]
    text = report_to_text(report)
    assert "spaCy alone 0.250  published 0.750" in text
    assert text.count("Somebody") == 1
    assert report_to_json(report)["figures"][0]["published_by"] == "Somebody"
    assert with_published(REPORT, {}) == REPORT


def test_what_was_published_belongs_to_a_benchmark_and_lies_between_0_and_1() -> None:
    names = {entry.name for entry in BENCHMARKS}
    for name, published in load_published().items():
        assert name in names
        assert published.by
        assert all(0 < value <= 1 for value in published.figures.values())


def test_spacy_alone_reads_names_and_plain_speech() -> None:
    text = "Hannah Brook said that the bridge was safe. The river rose."
    read = read_with_spacy(text)
    assert read.names[(0, 12)] == "PERSON"
    gold = parse_brat(text, "T1\tSource 0 12\tx\nT2\tCue 13 17\tx\nT3\tContent 18 42\tx\n")
    score = score_attributions([gold], [read.spoken])
    assert [score.exact[name].f1 for name in ("source", "cue", "content")] == [1.0, 1.0, 1.0]
