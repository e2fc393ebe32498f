"""The command by which people look at what the machine read: one question after the other, each with one key."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.ask.review_answers import ItemKind
from sayso.cli.deciding import ByOption
from sayso.cli.options import DEFAULT_STORE, JsonOption, StoreOption
from sayso.cli.output import show, tell, write_file, write_json, write_lines

if TYPE_CHECKING:
    from sayso.desk import Desk


def review(
    report: Annotated[
        str | None,
        typer.Argument(metavar="[REPORT]", help="Ask about every claim of one report, in the order of its text."),
    ] = None,
    kind: Annotated[
        list[ItemKind] | None, typer.Option("--kind", help="Only questions of this kind; may be given several times.")
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="At most so many questions.")] = None,
    by: ByOption = "",
    list_only: Annotated[bool, typer.Option("--list", help="List the questions, decide nothing.")] = False,
    decided: Annotated[
        bool, typer.Option("--decided", help="List what was decided about claims, and what finds its words no more.")
    ] = False,
    export: Annotated[
        Path | None,
        typer.Option("--export", metavar="FILE", help="Write what was confirmed and corrected as annotated reports."),
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Decide what the machine left open, most telling first.

    Who is who, claims that rules and encoder read differently, possible corroborations and reprints.
    Keys: j next, k back, a accept, r reject, c correct, u cannot tell, s skip, z undo, ? help, q quit.
    Keys can be piped in. With --json the questions are listed as JSON, and nothing is decided.
    """
    from sayso.desk import Desk

    with Desk.open(store, by=by) as desk:
        if export is not None:
            _export(desk, export)
        elif decided:
            _show_decided(desk, as_json=as_json)
        else:
            _ask(desk, report, tuple(kind or ()), limit, as_json=as_json, list_only=list_only)


def _ask(
    desk: Desk, report: str | None, kinds: tuple[ItemKind, ...], limit: int | None, *, as_json: bool, list_only: bool
) -> None:
    from rich.text import Text

    from sayso.ask.decency import Names
    from sayso.cli.review_loop import ReviewSession, keys_of
    from sayso.export.printable import one_line
    from sayso.export.review_json import queue_to_json
    from sayso.export.review_terminal import progress_line, queue_to_terminal

    queue = desk.review_queue(report, kinds=kinds, limit=limit)
    veil = desk.collection.veil(Names.FOR_MACHINES if as_json else Names.OF_ALL)
    if as_json:
        write_json(queue_to_json(veil.over(queue)))
    elif list_only:
        show(queue_to_terminal(veil.over(queue)))
    elif not queue.items:
        write_lines([progress_line(queue)])
    else:
        tell(progress_line(queue))
        if not desk.by:
            tell("No name will be kept with these decisions: give --by NAME, or set SAYSO_BY.")
        ReviewSession(desk, queue, keys_of(sys.stdin), show, lambda words: show(Text(one_line(words)))).run()


def _show_decided(desk: Desk, *, as_json: bool) -> None:
    from sayso.ask.decency import Names
    from sayso.export.review_json import decided_to_json
    from sayso.export.review_terminal import decided_to_terminal

    veil = desk.collection.veil(Names.FOR_MACHINES if as_json else Names.OF_ALL)
    found = veil.over(desk.reviewed())
    if as_json:
        write_json(decided_to_json(found.claims, found.lost))
    else:
        show(decided_to_terminal(found.claims, found.lost))


def _export(desk: Desk, path: Path) -> None:
    from sayso.ask.decency import Names

    annotated = desk.annotated()
    if not annotated:
        raise typer.BadParameter("Nothing was confirmed or corrected yet.", param_hint="--export")
    write_file(path, desk.collection.veil(Names.FOR_MACHINES).words(annotated))
    tell(f"Written to {path}. It holds the texts of the reports: mind whose they are before you pass it on.")
