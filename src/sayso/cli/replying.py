"""The command for the right of reply: what was put to whom, what they answered, and "this is not us"."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.deciding import ByOption, WhyOption
from sayso.cli.options import DEFAULT_STORE, JsonOption, StoreOption
from sayso.cli.output import write_json, write_lines
from sayso.model.replies import ReplyKind, Way

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.ask.reply_book import Exchange
    from sayso.desk import Desk


class Action(StrEnum):
    """What to do."""

    LIST = "list"
    PUT = "put"
    RECEIVED = "received"
    FLAG = "flag"


def reply(
    action: Annotated[Action, typer.Argument(help="What to do.")] = Action.LIST,
    what: Annotated[
        str | None,
        typer.Argument(metavar="[PARTY|REQUEST]", help="To whom it was put; or what was put (req-…) and is answered."),
    ] = None,
    claim: Annotated[
        list[str] | None,
        typer.Option("--claim", metavar="ID", help="A claim that it is about; several times for more."),
    ] = None,
    words: Annotated[str, typer.Option("--words", help="The words as they were written or said.")] = "",
    file: Annotated[
        str | None, typer.Option("--file", metavar="FILE", help="The words, from a text file; - for a pipe.")
    ] = None,
    party: Annotated[str, typer.Option("--from", metavar="PARTY", help="Who wrote, where nothing was put.")] = "",
    kind: Annotated[ReplyKind, typer.Option("--kind", help="What the reply does.")] = ReplyKind.STATEMENT,
    way: Annotated[Way, typer.Option("--way", help="How it was put, or came.")] = Way.EMAIL,
    at: Annotated[str, typer.Option("--at", metavar="EDTF", help="When it was put, or came; today if not given.")] = "",
    answer_by: Annotated[
        str, typer.Option("--answer-by", metavar="EDTF", help="Until when an answer was asked for.")
    ] = "",
    put_by: Annotated[str, typer.Option("--put-by", help="Who put it, if that is not who records it.")] = "",
    why: WhyOption = "",
    by: ByOption = "",
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Record what was put to whom, and the replies.

    put PARTY records a question, received REQUEST the reply to it, or with --from one that nobody asked for; flag is a
    reply that says a report means somebody else, and opens a question in sayso review. A reply is printed at the
    claims that it is about, in its own words and at their size. It is no claim of a report and changes no count.
    """
    from sayso.ask.reply_making import Put, Received
    from sayso.desk import Desk

    claims = tuple(claim or ())
    with Desk.open(store, by=by) as desk:
        if action is Action.LIST:
            _show(desk, None, as_json)
            return
        text = _read(file) if file is not None else words
        if action is Action.PUT:
            if what is None:
                raise typer.BadParameter("It is not said to whom.", param_hint="PARTY")
            said = Put(party=what, words=text, claims=claims, at=at, way=way, answer_by=answer_by, put_by=put_by)
            change = desk.put(said, why=why)
        else:
            does = ReplyKind.NOT_US if action is Action.FLAG else kind
            got = Received(words=text, kind=does, request=what or "", party=party, claims=claims, at=at, way=way)
            change = desk.receive(got, why=why)
        _show(desk, change.id, as_json)


def _read(file: str) -> str:
    from sayso.collection import read_input
    from sayso.errors import BadRecord

    try:
        return read_input(file).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadRecord(f"{file} is not UTF-8.", hint="Save the words as plain text in UTF-8.") from None


def _show(desk: Desk, change: str | None, as_json: bool) -> None:
    """Show the book, or what a change is part of."""
    from sayso.ask.decency import Names
    from sayso.export.reply_json import book_lines, book_to_json, exchange_lines

    exchanges = desk.replies().exchanges
    shown = [each for each in exchanges if change is None or change in _changes(each)]
    veil = desk.collection.veil(Names.FOR_MACHINES if as_json else Names.OF_ALL)
    if as_json:
        write_json(book_to_json(veil.over(shown)))
    else:
        told = veil.over(shown)
        write_lines(book_lines(told) if change is None else [line for each in told for line in exchange_lines(each)])


def _changes(exchange: Exchange) -> Iterable[str]:
    entries = (exchange.request, *exchange.replies)
    return [entry.change.id for entry in entries if entry is not None and entry.change is not None]
