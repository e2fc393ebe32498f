"""Commands by which people decide who is who, and look at what was decided."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import DEFAULT_STORE, JsonOption, StoreOption
from sayso.cli.output import tell, write, write_file, write_json, write_lines

if TYPE_CHECKING:
    from sayso.ask.deciding import Decided
    from sayso.ask.veil import Veil
    from sayso.desk import Desk

NamesArgument = Annotated[
    list[str],
    typer.Argument(metavar="NAME…", help='A name, a name and its report ("Mira Venn@doc-3f"), or an id.'),
]
WhyOption = Annotated[str, typer.Option("--why", help="Why; kept with the change.")]
ByOption = Annotated[str, typer.Option("--by", envvar="SAYSO_BY", help="Who decides; kept with the change.")]


def who(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="A name; none lists those that several reports have.")
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """List names: who is one with whom, and who only probably is.

    Without a name, shows each with its reports and ids; people to whom no report gives a public role are not listed.
    With a name, also what reports say of whoever has it, claim by claim: of bodies and places, and of people whom a
    report tells of in a public role. Of anybody else it says why there is nothing to see.
    """
    from sayso.ask.who_named import find_entities_named, list_entities
    from sayso.export.subject_rows import subject_lines, subject_to_json
    from sayso.export.who_rows import entities_to_json, who_lines

    with _desk(store) as desk:
        known = desk.who()
        found, unlisted = list_entities(known) if name is None else (find_entities_named(known, name), 0)
        looked = {} if name is None else {entity.id: desk.collection.look_at(entity, known) for entity in found}
        veil = _blocked(desk)
    if not as_json:
        more = (lambda entity: subject_lines(looked[entity.id])) if looked else (lambda entity: ())
        write_lines(map(veil.words, who_lines(known, found, unlisted, more)))
        return
    data = entities_to_json(known, found, unlisted)
    if looked:
        data["entities"] = [subject_to_json(known, looked[entity.id]) for entity in found]
    write_json(veil.over(data))


def merge(
    names: NamesArgument,
    why: WhyOption,
    by: ByOption = "",
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Judge that names are the same.

    Outranks every rule, and is refused where somebody judged otherwise before. Also joins a name to an entry of a
    list (rec-…), a place (geo-…) or a government (gov-…).
    """
    _decide(store, by, as_json, lambda desk: desk.merge(names, why=_said(why)))


def split(
    names: NamesArgument,
    why: WhyOption,
    by: ByOption = "",
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Judge that the first name is not the same as the others.

    With an entity (who-…) and some of its own names, takes these out of it.
    """
    _decide(store, by, as_json, lambda desk: desk.split(names, why=_said(why)))


def unsure(
    names: NamesArgument,
    why: WhyOption,
    by: ByOption = "",
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Judge that it cannot be told whether names are the same.

    No rule makes them one from then on, and nobody is asked again.
    """
    _decide(store, by, as_json, lambda desk: desk.unsure(names, why=_said(why)))


def undo(
    number: Annotated[
        int | None, typer.Argument(metavar="[NUMBER]", help="A change; the newest that stands if not given.")
    ] = None,
    why: WhyOption = "",
    by: ByOption = "",
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Take back a change.

    All that it decided counts no more, and every answer is what it was. The change is kept, with both reasons.
    """
    _decide(store, by, as_json, lambda desk: desk.undo(number, why=why), undone=True)


def history(store: StoreOption = DEFAULT_STORE, as_json: JsonOption = False) -> None:
    """List what people changed: who, when and why.

    The newest first; what was taken back too, and decisions whose words a report has no more.
    """
    from sayso.export.who_rows import history_lines, history_to_json

    with _desk(store) as desk:
        found, veil = desk.history(), _blocked(desk)
    if as_json:
        write_json(veil.over(history_to_json(found)))
    else:
        write_lines(map(veil.words, history_lines(found)))


def judgements(
    load: Annotated[
        str | None, typer.Option("--load", metavar="FILE", help="Take over the decisions of a file; - for a pipe.")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write them to a file.")] = None,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Write what people decided, or take it over.

    As JSON Lines, one line a change, to keep in a shared repository. Loading it twice changes nothing; what was taken
    back there is taken back here.
    """
    if load is not None:
        _load(store, load)
        return
    with _desk(store) as desk:
        text = "".join(f"{line}\n" for line in desk.dump())
    if out is None:
        write(text)
    else:
        write_file(out, text)


def _load(store: str, name: str) -> None:
    from sayso.collection import read_input
    from sayso.errors import BadRecord
    from sayso.export.who_rows import loaded_line

    try:
        lines = read_input(name).decode("utf-8-sig").split("\n")
    except UnicodeDecodeError:
        raise BadRecord(f"{name} is not UTF-8.", hint="`sayso judgements` writes what can be loaded.") from None
    with _desk(store) as desk:
        loaded = desk.load(lines, name)
        tell(loaded_line(desk.who(), loaded.new, loaded.held, loaded.withdrawn))


def _decide(store: str, by: str, as_json: bool, act: Callable[[Desk], Decided], *, undone: bool = False) -> None:
    from sayso.export.who_rows import decided_lines, decided_to_json

    with _desk(store, by) as desk:
        decided = act(desk)
        known, veil = desk.who(), _blocked(desk)
    if as_json:
        write_json(veil.over(decided_to_json(known, decided)))
    else:
        write_lines(map(veil.words, decided_lines(known, decided, undone=undone)))


def _blocked(desk: Desk) -> Veil:
    """Return what hides the names that nobody is shown; whoever decides who is who has to see the others."""
    from sayso.ask.decency import Names

    return desk.collection.veil(Names.OF_ALL)


def _said(why: str) -> str:
    if not why.strip():
        raise typer.BadParameter("Say why.", param_hint="--why")
    return why


def _desk(store: str, by: str = "") -> Desk:
    from sayso.desk import Desk

    return Desk.open(store, by=by)
