"""The invented articles as a benchmark: they are given what gold says, and every figure of a sheet is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.evaluate import registry

FOLDER = Path(__file__).parents[1] / "gold" / "articles"


def test_one_article_has_the_figures_of_the_story() -> None:
    report = registry.run("articles", FOLDER, limit=1)
    assert report.documents == 1
    assert report.figure("core claims found").n == 33
    assert report.figure("claims F1").value > 0.5
    assert report.figure("sheets that keep the invariants").value == 1
    with pytest.raises(KeyError):
        report.figure("documents with right title")
