"""Everything that can be taken away from a collection as a file, for whoever looks at what hostile words do there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sayso.ask.decency import Names
from sayso.ask.story_scope import Scope
from sayso.briefs import brief_of, read_sheet_of
from sayso.collection import Collection
from sayso.export.brief_html import brief_to_html, read_sheet_to_html
from sayso.export.brief_markdown import brief_to_markdown
from sayso.export.html import sheet_to_html


def export_all(collection: Collection, folder: Path, every: int) -> int:
    """Write the claim sheet, the brief and the read sheet of every so-manieth report; return how many files there are.

    A brief on a report is on its whole story.
    """
    for heading in collection.documents()[::every]:
        for name, text in exports(collection, heading.id):
            (folder / name).write_text(text, "utf-8")
    return len(list(folder.iterdir()))


def exports(collection: Collection, report: str) -> Iterator[tuple[str, str]]:
    """Yield what can be taken away of a report: names of files, and what is in them."""
    scope = Scope(names=(report,))
    brief = brief_of(collection, scope, names=Names.OF_ALL)
    yield f"sheet-{report}.html", sheet_to_html(collection.shown_sheet(report, Names.OF_ALL))
    yield f"brief-{report}.html", brief_to_html(brief)
    yield f"brief-{report}.md", brief_to_markdown(brief)
    yield f"read_sheet-{report}.html", read_sheet_to_html(read_sheet_of(collection, scope, names=Names.OF_ALL))
