"""What falls, for the terminal: without a source, after a report is taken back, and between one day and now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import ConsoleRenderable, Group
from rich.padding import Padding
from rich.text import Text

from sayso.ask.answers import ReportName
from sayso.ask.blast import blast_line
from sayso.ask.story_answers import BlastRadius, Corrections, Notice, StatusChange, Then, WhatFalls
from sayso.ask.story_words import DERIVATION_WORDS, counted, counts_phrase
from sayso.export.console import QUIET, hanging, section
from sayso.export.printable import one_line
from sayso.export.story_terminal import MARKED, axes, dated, headline, propositions_parts, report_row, split, title_of
from sayso.model.provenance import Amendment
from sayso.store import Export, Mark


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
    other = len(falls.changes) - len(lose)
    left_out = "; ".join(one_line(words) for words in falls.without) or "it"
    return (
        f"Without {left_out}: {_claims(len(lose))} an origin ({_none_left(none)}), "
        f"{other} {'stands' if other == 1 else 'stand'} otherwise in another way, {falls.unchanged} as before."
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


def _file(file: Export) -> ConsoleRenderable:
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


def corrections_to_terminal(found: Corrections) -> Group:
    """Return what was corrected or taken back, in the words of the reports, and what was marked by hand."""
    return Group(*_corrections(found))


def _corrections(found: Corrections) -> Iterator[ConsoleRenderable]:
    names = {line.report.id: line.report for line in found.reports}
    stated = [amendment for amendment in found.amendments if amendment.report is not None]
    yield Text(
        f"{counted(len(stated), 'correction')} stated by reports, {counted(len(found.marks), 'mark')} made by hand.",
        style="bold",
    )
    yield from section("Stated by reports", (_stated(amendment, names) for amendment in stated))
    yield from section("Marked by hand", (_mark(mark, names) for mark in found.marks))


def _stated(amendment: Amendment, names: dict[str, ReportName]) -> ConsoleRenderable:
    row = hanging(2)
    by = names.get(amendment.report or "")
    text = Text(f"{DERIVATION_WORDS[amendment.kind]}: ", style="bold")
    text.append(f"{dated(by) if by else 'a report not held'} → {_amended(amendment, names)}", style="not bold")
    text.append(f": {_replaced(amendment)}", style="not bold")
    row.add_row(Text("×"), text)
    return row


def _amended(amendment: Amendment, names: dict[str, ReportName]) -> str:
    report = names.get(amendment.amended)
    return f"{dated(report)} {title_of(report)}" if report else "a report not held"


def _replaced(amendment: Amendment) -> str:
    if not amendment.withdrawn:
        return f"all of it, {counted(len(amendment.claims), 'claim')}"
    instead = f", instead “{one_line(amendment.replacement)}”" if amendment.replacement else ""
    return f"no longer “{one_line(amendment.withdrawn)}”{instead}"


def _mark(mark: Mark, names: dict[str, ReportName]) -> ConsoleRenderable:
    report = names.get(mark.document)
    parts = [dated(report) if report else mark.document, f"taken back {mark.at}", one_line(mark.by), one_line(mark.why)]
    if not mark.stands:
        parts += [
            f"the mark was withdrawn {mark.withdrawn_at}",
            one_line(mark.withdrawn_by),
            one_line(mark.withdrawn_why),
        ]
    return _bullet(*(part for part in parts if part))


def undone_line(mark: Mark) -> str:
    """Say that a mark was withdrawn and is kept."""
    return f"The mark on {mark.document} no longer counts from {mark.withdrawn_at} on. It is kept: {one_line(mark.why)}"
