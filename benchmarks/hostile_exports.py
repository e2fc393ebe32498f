"""Everything that can be taken away from a collection as a file, for whoever looks at what hostile words do there."""

from __future__ import annotations

from pathlib import Path

from sayso.ask.decency import Names
from sayso.collection import Collection
from sayso.export.html import sheet_to_html


def export_all(collection: Collection, folder: Path, every: int) -> int:
    """Write the claim sheet of every so-manieth report as a page; return how many files there are."""
    for heading in collection.documents()[::every]:
        page = sheet_to_html(collection.shown_sheet(heading.id, Names.OF_ALL))
        (folder / f"sheet-{heading.id}.html").write_text(page, "utf-8")
    return len(list(folder.iterdir()))
