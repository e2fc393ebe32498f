"""A credit or a correction joins the report that it means, and no other of the same outlet (``cases/``)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from sayso.corroborate.grouping import find_keys, group_reports
from sayso.model.filing import ReportKeys
from tests.corroborate.reading import read

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "credited_reports.toml").read_text("utf-8"))["case"]


def keys_of(case: dict[str, Any]) -> dict[str, ReportKeys]:
    """Return the keys of the reports of a case, by their short names."""
    told = {name: value for name, value in case.items() if isinstance(value, dict)}
    return {
        name: find_keys(read(one["text"], one["outlet"], one["day"], one["title"]).analysis)
        for name, one in told.items()
    }


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_reports_make_the_stories_of_the_case(case: dict[str, Any]) -> None:
    keys = keys_of(case)
    found = {frozenset(story) for story in group_reports(keys) if len(story) > 1}
    assert found == {frozenset(story.split()) for story in case["stories"]}
    assert group_reports(keys) == group_reports(dict(reversed(keys.items())))
