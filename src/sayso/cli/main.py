"""The commands together, and how each of them ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from sayso import __version__
from sayso.cli import asking, briefs, deciding, listing, reading, replying, reviewing, serving, stories, upkeep
from sayso.cli.examples import EXAMPLES
from sayso.cli.options import EXIT_CODES, ExitCode, exit_code_of
from sayso.cli.output import tell, tell_error
from sayso.errors import SaysoError


class _Commands(TyperGroup):
    """Ends every command with one sentence and a code; a traceback only where it was asked for (SAYSO_DEBUG)."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except SaysoError as error:
            if os.environ.get("SAYSO_DEBUG"):
                raise
            tell_error(error)
            raise typer.Exit(exit_code_of(error)) from error
        except (OSError, ValueError, ArithmeticError, LookupError, TypeError, AttributeError, RecursionError) as error:
            if os.environ.get("SAYSO_DEBUG"):
                raise
            tell(f"sayso: a fault of sayso ({type(error).__name__}: {error}). Please report it with the output of the")
            tell("same command under SAYSO_DEBUG=1.")
            raise typer.Exit(ExitCode.BUG) from error


app = typer.Typer(
    cls=_Commands,
    name="sayso",
    help=(
        "On whose say-so? Reads news reports and keeps who says what, how sure, and in which words.\n\n"
        "\b\nBegin with:\n"
        "  sayso demo                          a bundled story, read and shown\n"
        "  sayso sheet article.html            one report: everything that it claims\n"
        "  sayso read reports/ --store case.db keep many\n"
        "  sayso search talks --store case.db  and ask who says so\n"
        "  sayso origins --store case.db       are twelve reports twelve sources?\n"
        "  sayso serve --store case.db         all of it as pages, in your browser"
    ),
    epilog=EXIT_CODES,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

COMMANDS: tuple[tuple[str, Callable[..., None]], ...] = (
    ("read", reading.read),
    ("sheet", reading.sheet),
    ("list", asking.list_reports),
    ("ties", asking.ties),
    ("timeline", asking.timeline),
    ("search", asking.search),
    ("story", stories.story),
    ("origins", stories.origins),
    ("drift", stories.drift),
    ("without", stories.without),
    ("as-of", stories.as_of),
    ("retract", stories.retract),
    ("corrections", stories.corrections),
    ("brief", briefs.brief),
    ("read-sheet", briefs.read_sheet),
    ("check", briefs.check),
    ("review", reviewing.review),
    ("who", deciding.who),
    ("merge", deciding.merge),
    ("split", deciding.split),
    ("unsure", deciding.unsure),
    ("undo", deciding.undo),
    ("history", deciding.history),
    ("judgements", deciding.judgements),
    ("lists", listing.lists),
    ("reply", replying.reply),
    ("serve", serving.serve),
    ("demo", reading.demo),
    ("doctor", upkeep.doctor),
    ("limits", upkeep.limits),
    ("evaluate", upkeep.evaluate),
)

for _name, _command in COMMANDS:
    _examples = "\n".join(f"  {example}" for example in EXAMPLES[_name])
    app.command(name=_name, epilog=f"\b\nExamples:\n{_examples}\n\n{EXIT_CODES}")(_command)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"sayso {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Stands before every command."""


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    app()
