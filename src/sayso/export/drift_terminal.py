"""What changed on the way, for the terminal: a table where it fits, and always a list.

A changed cell begins with the kind of change as words; unchanged ones are quiet. Where the reports do not fit beside
each other, the rows become blocks.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, ConsoleRenderable, Group, RenderResult
from rich.table import Table
from rich.text import Text

from sayso.ask.answers import ReportName
from sayso.ask.story_answers import DriftCell, DriftTable
from sayso.ask.story_words import DRIFT_WORDS, counted
from sayso.export.console import ACCENT, QUIET, hanging, section
from sayso.export.printable import one_line
from sayso.export.story_terminal import dated, outlet_of
from sayso.model.provenance import Drift

LEAST_COLUMN = 18
"""A report needs at least so many characters to be a column."""
FIRST_COLUMN = 14


def drift_to_terminal(table: DriftTable) -> Group:
    """Return the drift of a story as something that a console prints."""
    return Group(*_parts(table))


def _parts(table: DriftTable) -> Iterator[ConsoleRenderable]:
    if not table.rows:
        yield Text("No change was found along the derivations of these reports.", style="bold")
        return
    changes, reports = len(table.changes), len(table.columns)
    yield Text(f"{counted(changes, 'change')} in {counted(reports, 'report')}, in order of derivation.", style="bold")
    yield from section("By detail", [_Fitting(table)])
    yield from section("One by one", _list(table))


def drift_in_short(table: DriftTable, most: int) -> Group:
    """Return the first changes as sentences, and how many there are."""
    shown = table.changes[:most]
    names = {report.id: report for report in table.columns}
    count = Text(f"{counted(len(table.changes), 'change')} on the way", style="bold")
    count.append(f", {len(shown)} of them here:" if len(shown) < len(table.changes) else ":", style="not bold")
    return Group(count, *(_change(drift, names) for drift in shown))


class _Fitting:
    """A table where the width allows it, blocks where it does not."""

    def __init__(self, table: DriftTable) -> None:
        self.table = table

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if FIRST_COLUMN + LEAST_COLUMN * len(self.table.columns) <= options.max_width:
            yield _grid(self.table)
        else:
            yield from _blocks(self.table)


def _grid(table: DriftTable) -> Table:
    grid = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0), header_style="bold", expand=True)
    grid.add_column("detail", ratio=2, overflow="fold")
    for report in table.columns:
        grid.add_column(Text(f"{outlet_of(report)}\n{report.published or 'undated'}"), ratio=3, overflow="fold")
    for row in table.rows:
        grid.add_row(Text(one_line(row.detail)), *(_cell(cell) for cell in row.cells))
    return grid


def _cell(cell: DriftCell) -> Text:
    text = Text()
    for kind in dict.fromkeys(change.kind for change in cell.changes):
        text.append(f"≠ {DRIFT_WORDS[kind]}\n", style=ACCENT)
    if cell.words:
        text.append(f"“{one_line(cell.words)}”", style="" if cell.changes else QUIET)
    else:
        text.append("no longer there" if cell.changes else "–", style=QUIET)
    return text


def _blocks(table: DriftTable) -> Iterator[ConsoleRenderable]:
    for row in table.rows:
        yield Text(one_line(row.detail), style="bold")
        for report, cell in zip(table.columns, row.cells, strict=True):
            if cell.words or cell.changes:
                yield _block(report, cell)


def _block(report: ReportName, cell: DriftCell) -> ConsoleRenderable:
    row = hanging(2)
    text = Text(f"{dated(report)}: ", style=QUIET)
    text.append(_cell(cell))
    row.add_row(Text("≠" if cell.changes else "·"), Text(" ").join(text.split("\n")))
    return row


def _list(table: DriftTable) -> Iterator[ConsoleRenderable]:
    names = {report.id: report for report in table.columns}
    for drift in table.changes:
        yield _change(drift, names)


def _change(drift: Drift, names: dict[str, ReportName]) -> ConsoleRenderable:
    row = hanging(2)
    row.add_row(Text("≠"), change_text(drift, names))
    return row


def change_text(drift: Drift, names: dict[str, ReportName]) -> Text:
    """Return one change in a sentence: what kind, from whom to whom, in which words."""
    text = Text(DRIFT_WORDS[drift.kind], style="bold")
    detail = f" ({one_line(drift.detail)})" if drift.detail else ""
    text.append(f"{detail}: {dated(names[drift.upstream])} → {dated(names[drift.derived])}: ", style="not bold")
    text.append(f"{_words(drift.before)} → {_words(drift.after)}", style="not bold")
    return text


def _words(words: str) -> str:
    return f"“{one_line(words)}”" if words else "nothing"
