"""Figures that others published, put beside sayso's own; kept with their sources in ``published.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from sayso.evaluate.report import Report

PUBLISHED_FILE = Path(__file__).with_name("published.toml")


@dataclass(frozen=True, slots=True)
class Published:
    """The figures of one benchmark by name, and the work that they were read in."""

    by: str
    figures: Mapping[str, float]


@cache
def load_published(path: Path = PUBLISHED_FILE) -> Mapping[str, Published]:
    """Read the published figures by benchmark."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: Published(table["by"], dict(table["figures"])) for name, table in tables.items()}


def with_published(report: Report, known: Mapping[str, Published] | None = None) -> Report:
    """Return a report with the published figure beside each of its own that has one."""
    published = (load_published() if known is None else known).get(report.benchmark)
    if published is None:
        return report
    figures = tuple(
        replace(figure, published=published.figures[figure.name], published_by=published.by)
        if figure.name in published.figures
        else figure
        for figure in report.figures
    )
    return replace(report, figures=figures)
