"""Who is not shown by name, beside an answer: a line for people, a list for machines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sayso.ask.veil import Veil

Json = dict[str, Any]


def private_to_json(veil: Veil) -> list[Json]:
    """Return the private people of the reports that an answer speaks of, by report: whoever shows their names answers.

    ``described`` is what to show for a name.
    """
    return [
        {"report": report, "entity": entity, "described": described, "private": True}
        for report, own in sorted(veil.by_report.items())
        for entity, described in sorted(own.private.items())
    ]


def veil_lines(veil: Veil) -> Iterator[str]:
    """Yield who is not shown by name; nothing where all are."""
    if veil.line:
        yield f"{veil.line}; --names shows them."
