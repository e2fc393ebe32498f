"""Commands that read reports: into a collection, or for one sheet."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import (
    DEFAULT_STORE,
    ExitCode,
    HtmlOption,
    JsonOption,
    NamesOption,
    PublishedOption,
    PublisherOption,
    StoreOption,
    TitleOption,
    UrlOption,
)
from sayso.cli.output import show, tell, write_file, write_json, write_lines
from sayso.model.documents import Given

if TYPE_CHECKING:
    from rich.console import ConsoleRenderable

    from sayso.ask.answers import ClaimSheet
    from sayso.ask.decency import Names
    from sayso.collection import Collection, Ledger, LedgerLine


def read(
    paths: Annotated[list[str], typer.Argument(metavar="PATH…|-", help="Files, folders, or - for standard input.")],
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
    title: TitleOption = None,
    publisher: PublisherOption = None,
    published: PublishedOption = None,
    url: UrlOption = None,
) -> None:
    """Read reports into a collection.

    Prints a line for each and a ledger that sums. Reads text, HTML, PDF and JSON Lines. One bad input never stops the
    others. Reading the same again is free.
    """
    from sayso.cli.ledger import ledger_line, ledger_sum, ledger_to_json
    from sayso.collection import Collection, find_inputs

    given = _given(title, publisher, published, url)
    with Collection.open(store) as collection, _progress(len(list(find_inputs(paths)))) as advance:

        def on_outcome(line: LedgerLine) -> None:
            advance(line.name)
            if not as_json:
                write_lines([ledger_line(line)])

        ledger = collection.read(paths, given, on_outcome)
    if as_json:
        write_json(ledger_to_json(ledger))
    else:
        write_lines([ledger_sum(ledger)])
    raise typer.Exit(_code_of(ledger))


def _code_of(ledger: Ledger) -> ExitCode:
    if not ledger.refused:
        return ExitCode.FINE
    return ExitCode.NOTHING_READ if ledger.is_all_refused else ExitCode.SOME_REFUSED


def sheet(
    report: Annotated[
        str, typer.Argument(metavar="PATH|ID", help="A file, - for standard input, or a report of the collection.")
    ],
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
    html: HtmlOption = None,
    names: NamesOption = False,
    title: TitleOption = None,
    publisher: PublisherOption = None,
    published: PublishedOption = None,
    url: UrlOption = None,
) -> None:
    """Show the claim sheet of one report.

    Who says what, how sure, in which words, on what evidence, who denies it, and what was left out.

    A file needs no collection, and none is made. Reports of a collection are named by their id, or its beginning.
    """
    from sayso.ask.decency import Names

    to_people = Names.asked(names)
    found = _find_sheets(report, store, _given(title, publisher, published, url), {to_people, Names.FOR_MACHINES})
    if html is not None:
        _write_page(found[to_people], html)
    if as_json:
        from sayso.export.sheet_json import sheet_to_json

        write_json(sheet_to_json(found[Names.FOR_MACHINES]))
    elif html is None:
        _show(found[to_people])


def demo(
    html: Annotated[Path, typer.Option("--html", metavar="FILE", help="Where the page goes.")] = Path("out/demo.html"),
    store: Annotated[
        str | None, typer.Option("--store", metavar="FILE", help="Keep the story in this collection.")
    ] = None,
) -> None:
    """Read a bundled story and show a sheet.

    The sheet is shown here and written as a page; then who had the story first, and what changed on the way.
    The story is invented, and so is everybody in it. It is read into a collection that is thrown away afterwards,
    unless you name one.
    """
    from sayso.cli.ledger import ledger_sum
    from sayso.collection import Collection, Ledger
    from sayso.demo import story_reports

    reports = story_reports()
    lines: list[LedgerLine] = []
    with (
        tempfile.TemporaryDirectory(prefix="sayso-") as folder,
        Collection.open(store or f"{folder}/story.db") as collection,
        _progress(len(reports)) as advance,
    ):
        for report in reports:
            for line in collection.read_bytes(report.read_bytes(), name=report.name, given=report.given):
                lines.append(line)
                advance(line.name)
        first = next(line.document for line in lines if line.document)
        shown = collection.shown_sheet(first)
        together = _story_in_short(collection, first)
        size = collection.size()
    _show(shown)
    show(together)
    _write_page(shown, html)
    tell(f"An invented story, {ledger_sum(Ledger(lines=tuple(lines)))} {size.claims} claims in all.")
    tell(f"The same as a page: {html.absolute()}")
    me = _my_name()
    if store is not None:
        tell(f"Ask the whole story: {me} origins --store {store}, {me} search talks --store {store}")
        tell(f"Open it as pages in your browser: {me} serve --store {store}")
    else:
        tell(f"Open it as pages in your browser: {me} demo --store story.db && {me} serve --store story.db")


def _my_name() -> str:
    """Return what one types to call sayso here: ``make demo`` calls it by its place."""
    called = sys.argv[0]
    return called if Path(called).name == "sayso" and shutil.which("sayso") is None else "sayso"


SHOWN_CHANGES = 6
"""So many changes on the way are shown at the end of the demonstration."""


def _story_in_short(collection: Collection, report: str) -> ConsoleRenderable:
    """Return who had the most repeated thing of a story first, and some of what changed on the way."""
    from rich.console import Group
    from rich.text import Text

    from sayso.ask.origin_tree import most_repeated
    from sayso.ask.story_scope import Scope
    from sayso.export.console import section
    from sayso.export.drift_terminal import drift_in_short
    from sayso.export.tree_terminal import tree_to_terminal

    scope, veil = Scope(names=(report,)), collection.veil(documents=[report])
    main = most_repeated(collection.origins(scope).shared)
    parts: list[ConsoleRenderable] = [drift_in_short(veil.over(collection.drift(scope)), SHOWN_CHANGES)]
    if main is not None:
        parts = [tree_to_terminal(veil.over(collection.origins(scope, claim=main.id))), Text(), *parts]
    return Group(*section("All reports of the story together", parts))


def _find_sheets(report: str, store: str, given: Given, wanted: Iterable[Names]) -> dict[Names, ClaimSheet]:
    """Return the sheet of a report, as it may be shown to each of those who are wanted."""
    from sayso.ask.decency import veil_sheet
    from sayso.collection import STANDARD_INPUT, Collection, read_sheet
    from sayso.errors import NotFound

    if report == STANDARD_INPUT or Path(report).exists():
        read = read_sheet(report, given)
        return {names: veil_sheet(read, names) for names in wanted}
    try:
        with Collection.open(store, create=False) as collection:
            return {names: collection.shown_sheet(report, names) for names in wanted}
    except NotFound as error:
        raise NotFound(f"{report} is neither a file nor a report of the collection {store}.", hint=error.hint) from None


def _given(title: str | None, publisher: str | None, published: str | None, url: str | None) -> Given:
    from sayso.model.edtf import is_edtf

    if published is not None and not is_edtf(published):
        raise typer.BadParameter(
            f"{published!r} is not a date such as 2025-05-12, 2025-05 or 2025.", param_hint="--published"
        )
    return Given(title=title, publisher=publisher, published=published, url=url)


def _show(sheet: ClaimSheet) -> None:
    from sayso.export.terminal import sheet_to_terminal

    show(sheet_to_terminal(sheet))


def _write_page(sheet: ClaimSheet, path: Path) -> None:
    from sayso.export.html import sheet_to_html

    write_file(path, sheet_to_html(sheet))


@contextmanager
def _progress(total: int) -> Iterator[Callable[[str], None]]:
    """Show how far the reading is, where a person sits at the terminal and standard output does not scroll past it."""
    if not sys.stderr.isatty() or total < 2:
        yield lambda name: None
        return
    from rich.console import Console
    from rich.progress import Progress
    from rich.text import Text

    from sayso.export.printable import one_line

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=total)

        def advance(name: str) -> None:
            progress.update(task, advance=1, description=Text(one_line(name)[-40:]).plain.replace("[", "("))

        yield advance
