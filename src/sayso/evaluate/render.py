"""Reports of benchmarks for people (text) and for programs (JSON)."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sayso.evaluate.report import Figure, Report

_CONFUSIONS = 12


def report_to_json(report: Report, *, errors: int = 0, kind: str | None = None) -> dict[str, Any]:
    """Return a report as JSON-safe data, with at most ``errors`` examples of each kind of error."""
    result = asdict(report)
    result["holds"] = report.holds
    result["errors"] = dict(report.error_kinds())
    result["examples"] = [
        asdict(example) for name in _kinds(report, kind) for example in report.examples_of(name, errors)
    ]
    return result


def report_to_text(report: Report, *, errors: int = 0, kind: str | None = None) -> str:
    """Return a report as lines: the figures, the commonest confusions, and examples of each kind of error.

    ``kind`` keeps the errors whose kind begins so.
    """
    if report.skipped:
        return f"{report.benchmark}: skipped. {report.skipped}\n"
    lines = [f"{report.benchmark} {report.split}".strip() + f": {report.documents} documents"]
    lines += [_figure_line(figure) for figure in report.figures]
    lines += [f"  note: {note}" for note in (*report.notes, *_published_lines(report))]
    lines += _confusion_lines(report)
    counts = report.error_kinds()
    lines += ["errors: " + ", ".join(f"{name} {count}" for name, count in counts)] if counts else []
    for name in _kinds(report, kind) if errors else ():
        lines += _example_lines(report, name, errors)
    return "\n".join(lines) + "\n"


def _kinds(report: Report, kind: str | None) -> list[str]:
    return [name for name, _ in report.error_kinds() if kind is None or name.startswith(kind)]


def _figure_line(figure: Figure) -> str:
    value = f"{figure.value:.0f}" if figure.is_count else f"{figure.value:.3f}"
    more = [f"n={figure.n}"]
    more += [f"baseline {figure.baseline:.3f}"] if figure.baseline is not None else []
    more += [f"spaCy alone {figure.spacy:.3f}"] if figure.spacy is not None else []
    more += [f"published {figure.published:.3f}"] if figure.published is not None else []
    if figure.floor is not None:
        more.append(f"floor {figure.floor:g}" + ("" if figure.holds else "  BELOW ITS FLOOR"))
    return f"  {figure.name:<42} {value:>7}  {'  '.join(more)}"


def _published_lines(report: Report) -> list[str]:
    """Say once for each work whose figures are shown beside sayso's whose they are."""
    works = dict.fromkeys(figure.published_by for figure in report.figures if figure.published is not None)
    return [f"Published figures: {work}" for work in works]


def _confusion_lines(report: Report) -> list[str]:
    lines: list[str] = []
    for scale in dict.fromkeys(confusion.scale for confusion in report.confusions):
        found = [c for c in report.confusions if c.scale == scale][:_CONFUSIONS]
        lines.append(f"{scale}, gold > ours: " + ", ".join(f"{c.gold} > {c.ours} {c.count}" for c in found))
    return lines


def _example_lines(report: Report, kind: str, errors: int) -> list[str]:
    lines = ["", f"== {kind}"]
    for example in report.examples_of(kind, errors):
        lines += [f"- {example.where}  {example.text}", f"    gold: {example.gold}", f"    ours: {example.ours}"]
        lines += [f"    why:  {example.why}"] if example.why else []
    return lines
