"""What several commands take, and the codes that all of them end with."""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path
from typing import Annotated

import typer

from sayso.errors import EvaluationError, InputError, SaysoError, StoreError, Unavailable


class ExitCode(IntEnum):
    """How a command ended; ``docs/how-to/exit-codes.md`` tells it to users."""

    FINE = 0
    SOME_REFUSED = (
        1  # some inputs were refused, `sayso doctor` found something to do, or `sayso check` flagged something
    )
    USAGE = 2
    NOTHING_READ = 3
    STORE = 4
    BELOW_FLOOR = 5
    BUG = 70


EXIT_CODES = (
    "Exit codes: 0 all fine; 1 some inputs refused, or something flagged; 2 wrong usage; 3 nothing could be read; "
    "4 trouble with the collection; 5 a score below its floor; 70 a fault of sayso."
)


def exit_code_of(error: SaysoError) -> ExitCode:
    """Return the code that a command ends with when this error ends it."""
    if isinstance(error, Unavailable):
        return ExitCode.USAGE
    if isinstance(error, StoreError):
        return ExitCode.STORE
    if isinstance(error, InputError):
        return ExitCode.NOTHING_READ
    return ExitCode.BELOW_FLOOR if isinstance(error, EvaluationError) else ExitCode.BUG


DEFAULT_STORE = "sayso.db"

StoreOption = Annotated[
    str,
    typer.Option(
        "--store",
        envvar="SAYSO_STORE",
        metavar="FILE",
        help="The collection: a file, or an SQLAlchemy URL such as sqlite:///case.db.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, the same for the same input.")]
HtmlOption = Annotated[
    Path | None, typer.Option("--html", metavar="FILE", help="Write one self-contained page that can be printed.")
]
TitleOption = Annotated[str | None, typer.Option("--title", help="The headline, where the file does not say it.")]
PublisherOption = Annotated[str | None, typer.Option("--publisher", help="The outlet, where the file does not say it.")]
PublishedOption = Annotated[
    str | None,
    typer.Option("--published", metavar="EDTF", help="When it was published: 2025-05-12, 2025-05, 2025."),
]
UrlOption = Annotated[str | None, typer.Option("--url", help="Where it was published.")]
NamesOption = Annotated[
    bool,
    typer.Option("--names", help="Show private people by name, not by what a report calls them. You answer for it."),
]
