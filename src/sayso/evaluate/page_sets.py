"""The page sets as benchmarks: the article's text beside trafilatura alone, and whether anything visible went lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sayso.evaluate.pages import PagesReport, score_pages
from sayso.evaluate.report import Figure, Report


def evaluate_fundus(data: Path, split: str, limit: int | None = None) -> Report:
    """Score whole paragraphs of news pages by their words; the set has no splits."""
    return report_of(score_pages(data, limit), "fundus", split)


def evaluate_trafilatura(data: Path, split: str, limit: int | None = None) -> Report:
    """Score segments that must and must not be in the article; the set has no splits."""
    return report_of(score_pages(data, limit), "trafilatura", split)


def report_of(pages: PagesReport, name: str, split: str) -> Report:
    """Return a page set's scores as a benchmark's report."""
    return Report(
        benchmark=name,
        split=split,
        documents=pages.pages,
        figures=tuple(_figures(pages)),
        notes=tuple(_notes(pages)),
    )


def _figures(pages: PagesReport) -> Iterator[Figure]:
    ours, theirs, ledger = pages.sayso, pages.trafilatura, pages.ledger
    yield Figure(name="text precision", value=ours.precision, n=ours.items, baseline=theirs.precision)
    yield Figure(name="text recall", value=ours.recall, n=ours.items, baseline=theirs.recall)
    yield Figure(name="text F1", value=ours.f1, n=ours.items, baseline=theirs.f1)
    yield Figure(name="pages read", value=pages.pages - len(pages.refused), n=pages.pages, is_count=True)
    yield Figure(name="visible words read or listed", value=ledger.listed, n=ledger.words, is_count=True)
    yield Figure(name="words of gold in the text", value=ledger.found / max(1, ledger.gold), n=ledger.gold)


def _notes(pages: PagesReport) -> Iterator[str]:
    yield "Baseline: trafilatura alone on the same pages, without comments."
    yield "Words of gold in the text: of what gold says is visible, how much is read or listed as left out."
    yield "Worst pages: " + ", ".join(f"{name} {value:.3f}" for name, value in pages.worst)
    if pages.refused:
        yield "Refused: " + ", ".join(pages.refused)
