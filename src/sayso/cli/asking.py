"""Commands that ask a collection something."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.options import DEFAULT_STORE, JsonOption, NamesOption, StoreOption
from sayso.cli.output import write_json, write_lines
from sayso.cli.veiling import veil_over
from sayso.model.claims import ClaimKind, Standing

StandingOption = Annotated[
    list[Standing] | None, typer.Option("--standing", help="Only claims that stand so; may be given several times.")
]


def list_reports(store: StoreOption = DEFAULT_STORE, as_json: JsonOption = False) -> None:
    """List the reports of a collection.

    Also lists what was refused, and why.
    """
    from sayso.ask.decency import Names
    from sayso.collection import Collection
    from sayso.export.headings import heading_lines, headings_to_json

    with Collection.open(store, create=False) as collection:
        documents, refusals = collection.documents(), collection.refusals()
        documents = collection.veil(Names.FOR_MACHINES if as_json else Names.OF_ALL).over(documents)
    if as_json:
        write_json(headings_to_json(documents, refusals))
    else:
        write_lines(heading_lines(documents, refusals))


def ties(
    store: StoreOption = DEFAULT_STORE,
    standing: StandingOption = None,
    names: NamesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Show who is tied to whom, on whose word.

    A tie is only what a claim says: being at the same place is not membership, a denied tie is marked denied, a
    forecast is no tie.
    """
    from sayso.collection import Collection
    from sayso.export.rows import tie_lines, ties_to_json
    from sayso.export.veiled import private_to_json, veil_lines

    with Collection.open(store, create=False) as collection:
        found = collection.ties(standings=tuple(standing or ())), collection.rejected()
        veil = veil_over(collection, found, names=names, as_json=as_json)
    if as_json:
        write_json({**ties_to_json(*veil.over(found)), "private": private_to_json(veil)})
    else:
        write_lines([*tie_lines(*veil.over(found)), *veil_lines(veil)])


def timeline(store: StoreOption = DEFAULT_STORE, names: NamesOption = False, as_json: JsonOption = False) -> None:
    """Show when things are said to have happened.

    Dated claims first, then the undated ones, then what is said to lie ahead.
    Dates are as coarse as the words: "at least 2023" is 2023 or earlier, and "recently" stays undated.
    """
    from sayso.collection import Collection
    from sayso.export.rows import timeline_lines, timeline_to_json
    from sayso.export.veiled import private_to_json, veil_lines

    with Collection.open(store, create=False) as collection:
        found = collection.timeline(), collection.rejected()
        veil = veil_over(collection, found, names=names, as_json=as_json)
    if as_json:
        write_json({**timeline_to_json(*veil.over(found)), "private": private_to_json(veil)})
    else:
        write_lines([*timeline_lines(*veil.over(found)), *veil_lines(veil)])


def search(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS]…", help='Words that must all be said; "…" keeps words together.'),
    ] = None,
    who: Annotated[
        str | None, typer.Option("--who", metavar="NAME", help="Who says it, anywhere in the chain.")
    ] = None,
    about: Annotated[str | None, typer.Option("--about", metavar="NAME", help="Whom or what it is about.")] = None,
    standing: StandingOption = None,
    kind: Annotated[
        list[ClaimKind] | None, typer.Option("--kind", help="Only claims of this kind; may be given several times.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="What is said of this date or later: 2024, 2024-03.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="What is said of this date or before.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="How many claims are shown.")] = 100,
    names: NamesOption = False,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Ask who says something.

    Shows claims with their holder, standing, words and replies.
    Names are found as whole words, whatever their case and accents, and under each of their names in the report.
    Dates compare when the content is said to hold, as far as the words tell; undated claims are then left out.
    """
    from sayso.collection import Collection
    from sayso.export.rows import search_lines, search_to_json
    from sayso.export.veiled import private_to_json, veil_lines
    from sayso.store import ClaimQuery

    query = ClaimQuery(
        words=_joined(words or []),
        who=who,
        about=about,
        standings=tuple(standing or ()),
        kinds=tuple(kind or ()),
        since=_day(since, "--since"),
        until=_day(until, "--until"),
        limit=limit,
    )
    if not query.words.strip() and (who, about, standing, kind, since, until) == (None,) * 6:
        raise typer.BadParameter(
            "Say what to look for: words, or one of --who, --about, --standing, --kind, --since, --until."
        )
    with Collection.open(store, create=False) as collection:
        answer = collection.search(query)
        veil = veil_over(collection, answer, names=names, as_json=as_json)
    if as_json:
        write_json({**search_to_json(veil.over(answer)), "private": private_to_json(veil)})
    else:
        write_lines([*search_lines(veil.over(answer)), *veil_lines(veil)])


def _joined(words: list[str]) -> str:
    """Join arguments; one that holds a space was quoted in the shell, and stays together."""
    return " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)


def _day(date: str | None, option: str) -> str | None:
    """Return the first day of --since, the last of --until."""
    from sayso.store import first_day, last_day

    if date is None:
        return None
    day = first_day(date) if option == "--since" else last_day(date)
    if day is None:
        raise typer.BadParameter(f"{date!r} is not a date such as 2024, 2024-03 or 2024-03-05.", param_hint=option)
    return day
