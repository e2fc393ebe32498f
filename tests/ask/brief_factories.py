"""A collection of invented reports for tests of briefs, read as a user would read them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sayso.collection import Collection

REPORTS: tuple[dict[str, Any], ...] = (
    {
        "id": "quay",
        "publisher": "Quay Gazette",
        "published": "2024-03-04",
        "title": "Bell trust in talks",
        "text": (
            "The Bell Trust is in talks to sell the harbour bell to the Pier Company, two people close to the trust "
            "told the Quay Gazette. The Bell Trust declined to comment.\n\n"
            "The trust could announce a sale in May, one of them said. The analyst Nora Feld called the plan a "
            "mistake.\n"
        ),
    },
    {
        "id": "echo",
        "publisher": "Saltby Echo",
        "published": "2024-03-05",
        "title": "Trust in talks - report",
        "text": (
            "The Bell Trust is in talks to sell the harbour bell to the Pier Company, the Quay Gazette reported on "
            "Monday, citing two people close to the trust.\n"
        ),
    },
    {
        "id": "mail",
        "publisher": "Coast Mail",
        "published": "2024-03-06",
        "title": "Treasurer charged",
        "text": (
            "Prosecutors charged Joren Valk, the treasurer of the Bell Trust, with theft on Tuesday. Mr Valk denied "
            "the charge.\n\nThe Bell Trust has sold the harbour bell to the Pier Company. The Bell Trust denied that "
            "it had sold the bell.\n"
        ),
    },
    {
        "id": "court",
        "publisher": "Saltby Echo",
        "published": "2024-06-10",
        "title": "Treasurer acquitted",
        "text": "A court in Saltby acquitted Joren Valk, the treasurer of the Bell Trust, of theft on Monday.\n",
    },
    {
        "id": "taken",
        "publisher": "Coast Mail",
        "published": "2024-03-09",
        "title": "We withdraw our report on the harbour bell",
        "text": (
            "On 6 March the Coast Mail reported that the Bell Trust had sold the harbour bell to the Pier Company. "
            "We withdraw that report. The Coast Mail apologises to the Bell Trust.\n"
        ),
    },
    {
        "id": "choir",
        "publisher": "Upland Farmer",
        "published": "2024-06-01",
        "title": "Choir opens a hall",
        "text": "The Marrow Choir opened a hall in Saltby, its director Piet Lund said. The choir has 40 members.\n",
    },
)


def collect(folder: Path, *, backwards: bool = False) -> Path:
    """Read the reports into a collection, and return its path."""
    lines = [json.dumps(report) for report in (reversed(REPORTS) if backwards else REPORTS)]
    file = folder / "bell.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    with Collection.open(folder / "bell.db") as collection:
        collection.read([file])
    return folder / "bell.db"
