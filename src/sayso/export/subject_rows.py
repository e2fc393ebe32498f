"""What reports say of somebody, as lines for a terminal and as JSON; or the sentence that says why nothing is shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sayso.ask.subject import NoView, SubjectView
from sayso.ask.who import WhoIsWho
from sayso.export.printable import one_line
from sayso.export.rows import claim_lines, claim_to_json, counted, tie_lines, ties_to_json
from sayso.export.who_rows import entity_to_json

Json = dict[str, Any]


def subject_to_json(who: WhoIsWho, looked: SubjectView | NoView) -> Json:
    """Return an entity with what is said of it; ``view`` is null, and ``no_view`` says why, where none is shown."""
    known = entity_to_json(who, looked.entity)
    if isinstance(looked, NoView):
        return {**known, "view": None, "no_view": looked.sentence}
    view = {
        "roles": [
            {"kind": told.role.rule.removeprefix("public."), "words": told.role.note, "report": told.report.id}
            for told in looked.roles
        ],
        "said_of": [claim_to_json(claim) for claim in looked.said_of],
        "said_by": [claim_to_json(claim) for claim in looked.said_by],
        "ties": ties_to_json(looked.ties)["ties"],
        "left_out": looked.left_out,
    }
    return {**known, "view": view, "no_view": None}


def subject_lines(looked: SubjectView | NoView) -> Iterator[str]:
    """Yield what is said of an entity and by it, each claim with its holder, standing, replies and report."""
    if isinstance(looked, NoView):
        yield f"  {one_line(looked.sentence)}"
        return
    for told in looked.roles:
        yield f"  {one_line(told.role.note)}: {one_line(told.report.line)}"
    for title, claims in (("Said of them", looked.said_of), ("Said by them", looked.said_by)):
        if claims:
            yield f"  {title}, {counted(len(claims), 'statement')}:"
        for claim in claims:
            yield from (f"    {line}" for line in claim_lines(claim))
    if looked.ties:
        yield "  Ties:"
        yield from (f"    {line}" for line in list(tie_lines(looked.ties))[:-1] if line)
    if looked.left_out:
        touch = "touches" if looked.left_out == 1 else "touch"
        what = counted(looked.left_out, "statement")
        yield f"  {what} left out that {touch} on family, faith, origin, health or home."
