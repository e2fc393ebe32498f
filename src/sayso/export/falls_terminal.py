"""What falls, for the terminal: without a source, after a report is taken back, and between one day and now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import ConsoleRenderable, Group
from rich.padding import Padding
from rich.text import Text

from sayso.ask.blast import blast_line
from sayso.ask.story_answers import BlastRadius, ExportedFile, Notice, StatusChange, Then, WhatFalls
from sayso.ask.story_words import counted, counts_phrase
from sayso.export.console import QUIET, hanging, section
from sayso.export.printable import one_line
from sayso.export.story_terminal import MARKED, axes, dated, headline, propositions_parts, report_row, split, title_of


def falls_to_terminal(falls: WhatFalls) -> Group:
    """Return what changes when something is left out."""
    return Group(*_falls(falls))


def _falls(falls: WhatFalls) -> Iterator[ConsoleRenderable]:
    yield Text(falls_line(falls), style="bold")
    yield from section("What stands otherwise", _changes(falls.changes), none="nothing")
    yield Text()
    yield Text("Nothing is deleted: this is the same collection, told without it.", style=QUIET)


def falls_line(falls: WhatFalls) -> str:
    """Say in one line what falls: how many claims lose an origin, and how many of those have none left."""
    lose = [change for change in falls.changes if change.loses_origin]
    none = sum(change.has_none_left for change in lose)
    left_out = "; ".join(one_line(words) for words in falls.without) or "it"
    return (
        f"Without {left_out}: {_claims(len(lose))} an origin ({_none_left(none)}), "
        f"{len(falls.changes) - len(lose)} stand otherwise in another way, {falls.unchanged} as before."
    )


def _claims(number: int) -> str:
    return f"{number} claim loses" if number == 1 else f"{number} claims lose"


def _none_left(number: int) -> str:
    return f"{number} has none left" if number == 1 else f"{number} have none left"


def _changes(changes: Iterable[StatusChange]) -> Iterator[ConsoleRenderable]:
    for number, change in enumerate(changes):
        if number:
            yield Text()
        yield from change_parts(change)


def change_parts(change: StatusChange) -> Iterator[ConsoleRenderable]:
    """Yield how one proposition stood and stands, by the sentence of its leading claim."""
    yield Text(one_line(change.answer.lead.statement.sentence))
    yield Padding(Group(*_before_and_after(change)), (0, 0, 0, 2))


def _before_and_after(change: StatusChange) -> Iterator[ConsoleRenderable]:
    before = Text("before: ", style=QUIET)
    before.append(f"{counts_phrase(change.counts_before)}; ", style="not dim")
    before.append(axes(change.before, confirmed=False))
    yield before
    after = Text("after: ", style=QUIET)
    if change.after is None or change.counts_after is None:
        after.append("nothing of it is left", style="not dim bold")
    else:
        after.append(f"{counts_phrase(change.counts_after)}; ", style="not dim")
        after.append(axes(change.after))
    yield after
    for response in change.answer.responses:
        yield Text(f"║ {one_line(response.sentence)}")


def blast_to_terminal(blast: BlastRadius) -> Group:
    """Return what rests on a report that is taken back, and the text of a notice for each report that repeats it."""
    return Group(*_blast(blast))


def _blast(blast: BlastRadius) -> Iterator[ConsoleRenderable]:
    yield Text(blast_line(blast), style="bold")
    yield Text(f"{dated(blast.report)} · {title_of(blast.report)} · {blast.report.id}")
    yield Text(taken_back(blast), style=QUIET)
    yield from section("Reports that rest on it", (_bullet(dated(r), title_of(r)) for r in blast.derived))
    yield from section("What stands otherwise", _changes(blast.falls.changes), none="nothing")
    yield from section("Exported files that it is in", (_file(file) for file in blast.exported))
    yield from section("Notices, to be edited by a person", (_notice(notice) for notice in blast.notices))
    yield Text()
    yield Text("Nothing is deleted: the report and its claims stay, and are marked.", style=QUIET)


def taken_back(blast: BlastRadius) -> str:
    """Say who took a report back, when and why."""
    amendment = blast.amendment
    who = one_line(amendment.by) or "who took it back is not stated"
    why = one_line(amendment.note) or "why is not stated"
    return f"Taken back: {amendment.at or 'when is not stated'} · {who} · {why}"


def _bullet(*parts: str) -> ConsoleRenderable:
    row = hanging(2)
    row.add_row(Text("·"), Text(" · ".join(parts)))
    return row


def _file(file: ExportedFile) -> ConsoleRenderable:
    return _bullet(one_line(file.name), file.kind, file.exported_at)


def _notice(notice: Notice) -> ConsoleRenderable:
    text = Text(f"{dated(notice.report)}\n", style="bold")
    text.append(one_line(notice.text), style="not bold")
    return Padding(text, (0, 0, 1, 2))


def then_to_terminal(then: Then) -> Group:
    """Return what was known on a day, and what has changed since."""
    return Group(*_then(then))


def _then(then: Then) -> Iterator[ConsoleRenderable]:
    yield Text(f"As of {then.as_of}: {headline(then.then.counts)}", style="bold")
    yield from section("Reports by then", (report_row(line) for line in then.then.reports), none="none by then")
    many, one = split(then.then.propositions)
    yield from section("What several origins or reports said", propositions_parts(many, then.then, why=False))
    yield from section("What one report said", propositions_parts(one, then.then, why=False))
    yield from section("Reports since then", (report_row(line) for line in then.later), none="none since then")
    yield from section("What stands otherwise now", _changes(then.changes), none="nothing")
    yield Text()
    yield Text(f"{counted(len(then.changes), 'status', 'statuses')} changed since. {MARKED}", style=QUIET)
