"""The command for lists of known entities that users bring: import, look at, compare with the reports, remove."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import DEFAULT_STORE, JsonOption, StoreOption
from sayso.cli.output import tell, write_json, write_lines

if TYPE_CHECKING:
    from sayso.ask.lists import HeldList, ListGiven
    from sayso.desk import Desk


class Action(StrEnum):
    """What to do with lists."""

    LIST = "list"
    IMPORT = "import"
    MATCHES = "matches"
    REMOVE = "remove"


def lists(
    action: Annotated[Action, typer.Argument(help="What to do.")] = Action.LIST,
    what: Annotated[
        str | None, typer.Argument(metavar="[FILE|LIST]", help="The file to import, or the list to remove.")
    ] = None,
    name: Annotated[str | None, typer.Option("--name", help="What the list is called; else as the file is.")] = None,
    authority: Annotated[str, typer.Option("--authority", help="Who keeps the list.")] = "",
    dated: Annotated[str, typer.Option("--dated", metavar="EDTF", help="The list's own date: 2024-03-05.")] = "",
    licence: Annotated[str, typer.Option("--licence", help="Under which licence it may be used.")] = "",
    source: Annotated[str, typer.Option("--source", help="Where it was taken from, such as an address.")] = "",
    by_name: Annotated[
        bool, typer.Option("--by-name", help="Show also matches by name alone, which are no basis to match.")
    ] = False,
    why: Annotated[str, typer.Option("--why", help="Why; kept with the change.")] = "",
    by: Annotated[str, typer.Option("--by", envvar="SAYSO_BY", help="Who decides; kept with the change.")] = "",
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Compare the names of the reports with lists of your own.

    Import CSV or FollowTheMoney JSON. What a list says stays its word: a match is a question until somebody answers it
    with merge or split, and nothing that a list says of one is said of anybody else.
    """
    from sayso.ask.lists import ListGiven
    from sayso.desk import Desk

    with Desk.open(store, by=by) as desk:
        if action is Action.IMPORT:
            file = _needed(what, "FILE")
            title = Path(file).stem if name is None else name
            given = ListGiven(name=title, authority=authority, dated=dated, licence=licence, source=source)
            _show(_import(desk, file, given, why), as_json)
        elif action is Action.REMOVE:
            if not why.strip():
                raise typer.BadParameter("Say why.", param_hint="--why")
            _show(desk.remove_list(_needed(what, "LIST"), why=why), as_json)
        elif action is Action.MATCHES:
            _show_matches(desk, as_json, by_name=by_name)
        else:
            _show_lists(desk.lists(), as_json)


def _needed(what: str | None, name: str) -> str:
    if what is None:
        raise typer.BadParameter("It is missing.", param_hint=name)
    return what


def _import(desk: Desk, file: str, given: ListGiven, why: str) -> HeldList:
    from sayso.collection import read_input

    held = desk.import_list(read_input(file), file, given, why=why)
    if held.left_out:
        tell(f"Left out because they name nobody: {held.left_out}.")
    return held


def _show(held: HeldList, as_json: bool) -> None:
    from sayso.ask.list_lines import list_line
    from sayso.export.list_json import lists_to_json

    write_json(lists_to_json([held])) if as_json else write_lines([list_line(held)])


def _show_lists(held: tuple[HeldList, ...], as_json: bool) -> None:
    from sayso.ask.list_lines import list_line
    from sayso.export.list_json import lists_to_json

    if as_json:
        write_json(lists_to_json(held))
    else:
        write_lines([list_line(each) for each in held] or ["No list was imported."])


def _show_matches(desk: Desk, as_json: bool, *, by_name: bool) -> None:
    from sayso.ask.list_lines import matches_lines
    from sayso.export.list_json import matches_to_json

    who, matches = desk.who(), desk.list_matches()
    if as_json:
        write_json(matches_to_json(who, matches, by_name=by_name))
    else:
        write_lines(matches_lines(who, matches, by_name=by_name))
