"""How a brief differs from an earlier one, as JSON: the names that ``docs/brief.md`` promises."""

from __future__ import annotations

from typing import Any

from sayso.ask.brief_diff import BriefDiff
from sayso.export.brief_json import line_to_json, run_to_json

DIFF = 1
"""The number of the promise."""


def diff_to_json(diff: BriefDiff) -> dict[str, Any]:
    """Return a comparison as JSON-safe dictionaries and lists, in the order of the promise."""
    return {
        "brief_diff": DIFF,
        "about": diff.now.about,
        "summary": diff.summary,
        "earlier": {"run": diff.earlier.run, "about": diff.earlier.about, "as_of": diff.earlier.as_of},
        "now": run_to_json(diff.now.run),
        "new_reports": list(diff.new_reports),
        "gone_reports": list(diff.gone_reports),
        "new": [line_to_json(line) for line in diff.new],
        "changed": [
            {"statement": change.statement, "changes": list(change.changes), "line": line_to_json(change.line)}
            for change in diff.changed
        ],
        "corrected": list(diff.corrected),
        "fell_out": list(diff.fell),
        "unchanged": diff.unchanged,
    }
