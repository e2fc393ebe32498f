"""What every answer in the terminal has in common: one way to print, one heading, one hanging indent."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from rich.console import Console, ConsoleRenderable
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

QUIET = "dim"
ACCENT = "red"


def to_plain(shown: ConsoleRenderable, *, width: int = 80, colour: bool = False) -> str:
    """Return something as text of a given width, as a terminal of that width would show it."""
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        highlight=False,
        _environ={},
    )
    with console.capture() as capture:
        console.print(shown)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"


def section(title: str, parts: Iterable[ConsoleRenderable], *, none: str = "none found") -> Iterator[ConsoleRenderable]:
    """Yield a heading and what stands under it; where that is nothing, it says so."""
    yield Text()
    yield Rule(Text(title.upper(), style="bold"), align="left", characters="─", style=QUIET)
    shown = False
    for part in parts:
        shown = True
        yield part
    if not shown:
        yield Text(none, style=QUIET)


def hanging(first: int) -> Table:
    """Return a hanging indent: a narrow column for a number or a sign, and the text beside it."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=first, justify="right", no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    return grid
