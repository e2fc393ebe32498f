"""What a collection holds, as lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from sayso.export.printable import one_line
from sayso.export.rows import counted
from sayso.store import Heading, Refused


def heading_lines(documents: Sequence[Heading], refusals: Sequence[Refused]) -> Iterator[str]:
    """Yield a line a report, by day of publication, then what was refused and why."""
    for document in documents:
        title = f"“{one_line(document.title)}”" if document.title else "title not stated"
        outlet = one_line(document.publisher or "outlet not stated")
        yield f"{document.id}  {one_line(document.published or 'undated'):<10}  {outlet}  {title}"
    for refused in refusals:
        yield f"refused  {one_line(refused.message)} {one_line(refused.hint)}"
    yield f"{counted(len(documents), 'report')}, {counted(len(refusals), 'refusal')}."


def headings_to_json(documents: Sequence[Heading], refusals: Sequence[Refused]) -> dict[str, Any]:
    """Return what is held and what was refused. When the bytes came is told here, and nowhere else."""
    return {
        "collection": 1,
        "reports": [asdict(document) for document in documents],
        "refused": [{"name": r.name, "reason": r.reason, "message": r.message, "hint": r.hint} for r in refusals],
    }
