"""Commands that take several reports together: who had it first, what changed on the way, and what falls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from sayso.cli.options import DEFAULT_STORE, JsonOption, NamesOption, StoreOption
from sayso.cli.output import show, tell, write_file, write_json, write_lines
from sayso.cli.veiling import veil_over

if TYPE_CHECKING:
    from rich.console import ConsoleRenderable

    from sayso.ask.story_scope import Scope
    from sayso.collection import Collection
    from sayso.model.provenance import ClaimRef

T = TypeVar("T")

NamesArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[REPORT|NAME]…",
        help="One report: its story. Several: just these. A name: the reports that have it. Nothing: all.",
    ),
]
SinceOption = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Only reports published on this date or later.")
]
UntilOption = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Only reports published on this date or before.")
]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="What stood on this day; what came later is left out.")
]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="Write it to a file, and note in the collection what is in it."),
]
ByOption = Annotated[str, typer.Option("--by", help="Who takes it back; kept with the mark.")]


def story(
    names: NamesArgument = None,
    since: SinceOption = None,
    until: UntilOption = None,
    as_of: AsOfOption = None,
    why: Annotated[bool, typer.Option("--why", help="Add the rules behind each status.")] = False,
    show_names: NamesOption = False,
    out: OutOption = None,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Tell reports as one story.

    How many origins each thing that they say has, who denies it, and what became of it.
    Without names, lists the stories of the collection, or tells the only one. With --json it is all told.
    """
    from sayso.export.story_json import story_to_json
    from sayso.export.story_terminal import stories_to_terminal, story_to_terminal

    scope, day = scope_of(names, since, until), day_of(as_of, "--as-of")
    with _collection(store) as collection:
        if not as_json and out is None and not names and day is None:
            headings = collection.stories(scope)
            if len(headings) != 1:
                show(stories_to_terminal(veil_over(collection, headings, names=show_names).over(headings)))
                return
        answer = collection.story(scope, as_of=day)
        claims = [ref for p in answer.propositions for ref in p.refs]
        given = _Given(collection, "story", claims, show_names, out, as_json)
        _answer(given, answer, story_to_json, lambda told: story_to_terminal(told, why=why))


def origins(
    names: NamesArgument = None,
    claim: Annotated[
        str | None, typer.Option("--claim", metavar="ID", help="The tree of what this claim says, not of all.")
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    as_of: AsOfOption = None,
    show_names: NamesOption = False,
    out: OutOption = None,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Show who had it first, and who has it from whom.

    A tree: origins on top, reports under them; each edge says what shows it, and in which words.
    """
    from sayso.export.desk_json import tree_to_json
    from sayso.export.tree_terminal import tree_to_terminal

    with _collection(store) as collection:
        tree = collection.origins(scope_of(names, since, until), as_of=day_of(as_of, "--as-of"), claim=claim)
        _answer(_Given(collection, "origins", [], show_names, out, as_json), tree, tree_to_json, tree_to_terminal)


def drift(
    names: NamesArgument = None,
    since: SinceOption = None,
    until: UntilOption = None,
    as_of: AsOfOption = None,
    show_names: NamesOption = False,
    out: OutOption = None,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Show what changed on the way.

    Caveats and hedges added or dropped, attributions added or lost, numbers and dates changed, labels made stronger.
    """
    from sayso.export.desk_json import drift_table_to_json
    from sayso.export.drift_terminal import drift_to_terminal

    with _collection(store) as collection:
        table = collection.drift(scope_of(names, since, until), as_of=day_of(as_of, "--as-of"))
        claims = [ref for change in table.changes for ref in change.claims]
        given = _Given(collection, "drift", claims, show_names, out, as_json)
        _answer(given, table, drift_table_to_json, drift_to_terminal)


def as_of(
    date: Annotated[str, typer.Argument(metavar="DATE", help="A day, such as 2024-03-05.")],
    names: NamesArgument = None,
    show_names: NamesOption = False,
    out: OutOption = None,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Show what was known on a day.

    Only reports, corrections and marks up to that day count; then what stands otherwise now.
    """
    from sayso.export.desk_json import then_to_json
    from sayso.export.falls_terminal import then_to_terminal

    day = day_of(date, "DATE") or ""
    with _collection(store) as collection:
        then = collection.as_of(day, scope_of(names, None, None))
        claims = [ref for p in then.then.propositions for ref in p.refs]
        _answer(_Given(collection, "as-of", claims, show_names, out, as_json), then, then_to_json, then_to_terminal)


def without(
    names: NamesArgument = None,
    outlet: Annotated[
        list[str] | None,
        typer.Option("--outlet", metavar="NAME", help="Leave out an outlet; may be given several times."),
    ] = None,
    unnamed: Annotated[bool, typer.Option("--unnamed", help="Leave out all unnamed sources.")] = False,
    origin: Annotated[
        list[str] | None,
        typer.Option("--origin", metavar="ID", help="Leave out an origin, by its id in `sayso origins`."),
    ] = None,
    as_of: AsOfOption = None,
    show_names: NamesOption = False,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Show what falls without a source.

    Tells the same reports again without an outlet, without unnamed sources, or without one origin.
    """
    from sayso.ask.left_out import LeftOut
    from sayso.export.desk_json import falls_to_json
    from sayso.export.falls_terminal import falls_to_terminal

    left_out = LeftOut(outlets=tuple(outlet or ()), unnamed=unnamed, origins=tuple(origin or ()))
    if left_out.is_nothing:
        raise typer.BadParameter("Say what to leave out: --outlet NAME, --unnamed or --origin ID.")
    with _collection(store) as collection:
        falls = collection.without(left_out, scope_of(names, None, None), as_of=day_of(as_of, "--as-of"))
        _answer(_Given(collection, "without", [], show_names, None, as_json), falls, falls_to_json, falls_to_terminal)


def retract(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The report that is taken back.")],
    why: Annotated[str, typer.Option("--why", help="Why; kept with the mark, and part of the notices.")],
    by: ByOption = "",
    date: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="The day from which it counts; today if not given.")
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the mark back. It is kept, with both days.")] = False,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Mark a report as taken back.

    Shows what rests on it, and the text of a notice for each report that repeats it. Nothing is deleted.
    """
    from sayso.export.desk_json import blast_to_json, mark_to_json
    from sayso.export.falls_terminal import blast_to_terminal, undone_line

    if not why.strip():
        raise typer.BadParameter("Say why.", param_hint="--why")
    day = day_of(date, "--date")
    with _collection(store) as collection:
        if undo:
            mark = collection.undo_retraction(report, why=why, by=by, at=day)
            write_json({"undone": 1, "mark": mark_to_json(mark)}) if as_json else write_lines([undone_line(mark)])
            return
        blast = collection.retract(report, why=why, by=by, at=day)
        given = _Given(collection, "retract", [], show_names=False, out=None, as_json=as_json)
        _answer(given, blast, blast_to_json, blast_to_terminal)


def corrections(store: StoreOption = DEFAULT_STORE, as_json: JsonOption = False) -> None:
    """List what was corrected or taken back.

    Corrections and retractions that reports state, and marks made by hand.
    """
    from sayso.export.desk_json import corrections_to_json
    from sayso.export.falls_terminal import corrections_to_terminal

    with _collection(store) as collection:
        found = collection.corrections()
        given = _Given(collection, "corrections", [], show_names=False, out=None, as_json=as_json)
        _answer(given, found, corrections_to_json, corrections_to_terminal)


def _collection(store: str) -> Collection:
    from sayso.collection import Collection

    return Collection.open(store, create=False)


def scope_of(names: list[str] | None, since: str | None, until: str | None) -> Scope:
    """Return which reports are meant."""
    from sayso.ask.story_scope import Scope

    return Scope(names=tuple(names or ()), since=_edtf(since, "--since"), until=_edtf(until, "--until"))


def _edtf(date: str | None, option: str) -> str | None:
    from sayso.model.edtf import is_edtf

    if date is not None and not is_edtf(date):
        raise typer.BadParameter(f"{date!r} is not a date such as 2024, 2024-03 or 2024-03-05.", param_hint=option)
    return date


def day_of(date: str | None, option: str) -> str | None:
    """Return the last day of a date: "as of March" is as of its end."""
    from sayso.store import last_day

    found = last_day(_edtf(date, option)) if date is not None else None
    if date is not None and found is None:
        raise typer.BadParameter(f"{date!r} is not a day such as 2024-03-05.", param_hint=option)
    return found


@dataclass(frozen=True, slots=True)
class _Given:
    """What an answer is written with: for whom, where to, and the claims in it that the collection remembers."""

    collection: Collection
    kind: str
    claims: list[ClaimRef]
    show_names: bool
    out: Path | None
    as_json: bool


def _answer(
    given: _Given, answer: T, to_json: Callable[[T], dict[str, Any]], to_terminal: Callable[[T], ConsoleRenderable]
) -> None:
    """Write an answer to standard output, or to a file that the collection remembers."""
    from sayso.export.console import to_plain
    from sayso.export.rows import to_json_text
    from sayso.export.veiled import private_to_json, veil_lines

    veil = veil_over(given.collection, answer, names=given.show_names, as_json=given.as_json)
    told = veil.over(answer)
    data = {**to_json(told), "private": private_to_json(veil)} if given.as_json else None
    if given.out is not None:
        plain = "".join([to_plain(to_terminal(told), width=100), *(f"{line}\n" for line in veil_lines(veil))])
        text = plain if data is None else to_json_text(data)
        write_file(given.out, text)
        given.collection.note_export(str(given.out), given.kind, text.encode("utf-8"), given.claims)
        tell(f"Written to {given.out}, and noted in the collection with what is in it.")
    elif data is not None:
        write_json(data)
    else:
        show(to_terminal(told))
        write_lines(veil_lines(veil))
