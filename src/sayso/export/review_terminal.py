"""Questions and decisions for the terminal: one question a screen, readable without colour and in sixty columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import ConsoleRenderable, Group
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from sayso.ask.answers import ReportedClaim
from sayso.ask.correcting import read_field
from sayso.ask.review_answers import DecidedClaim, ItemKind, LostDecision, ReviewItem, ReviewQueue, Side
from sayso.ask.review_words import FAULT_KEYS, FAULT_WORDS
from sayso.ask.story_words import counted
from sayso.ask.vocabulary import EVIDENCE_WORDS, KIND_WORDS, STANDING_WORDS
from sayso.export.console import QUIET, hanging
from sayso.export.printable import one_line
from sayso.model.claims import Argument

KIND_NAMES: dict[ItemKind, str] = {
    ItemKind.IDENTITY: "who is who",
    ItemKind.EXTRACTION: "a claim",
    ItemKind.CORROBORATION: "possible corroboration",
    ItemKind.REPRINT: "possible reprint",
}
YES_NO: dict[ItemKind, tuple[str, str]] = {
    ItemKind.IDENTITY: ("the same", "two different ones"),
    ItemKind.EXTRACTION: ("read rightly", "read wrongly"),
    ItemKind.CORROBORATION: ("independent of each other", "one and the same"),
    ItemKind.REPRINT: ("one rests on the other", "neither rests on the other"),
}
"""What accepting and rejecting mean for each kind of question."""
_OF_FLAGS = ("them all the same", "somebody else")


def yes_no(item: ReviewItem) -> tuple[str, str]:
    """Return what accepting and rejecting mean for a question; one that a reply opened has words of its own."""
    return _OF_FLAGS if item.is_flag else YES_NO[item.kind]


HELP = (
    "j next · k back · a accept · r reject · c correct a claim · u cannot tell (of two)",
    "A accept for all open questions about the same name that nothing speaks against",
    "s skip, put it off · z undo the last decision · ? help · q quit",
    "After r on a claim, what is wrong with it: "
    + ", ".join(f"{key} {FAULT_WORDS[f]}" for key, f in FAULT_KEYS.items()),
    "After c, a line such as: standing=hedged  or  source=the guild; time=2024-03",
    "What can be corrected: standing, source, quote, time, place, who, whom. Empty means: not stated.",
)


def item_to_terminal(item: ReviewItem, number: int, queue: ReviewQueue) -> Group:
    """Return one question as something that a rich console prints."""
    return Group(*_item(item, number, len(queue.items), queue))


def _item(item: ReviewItem, number: int, many: int, queue: ReviewQueue) -> Iterator[ConsoleRenderable]:
    put_off = " · put off before" if item.is_put_off else ""
    yield Rule(
        Text(f"{number} of {many} · {KIND_NAMES[item.kind]}{put_off}"), align="left", characters="─", style=QUIET
    )
    yield Text(item.question, style="bold")
    yield Text()
    if item.claim is not None:
        yield from _claim(item.claim, item.context)
    for letter, side in zip("AB", item.sides, strict=False):
        yield from _side(letter, side)
    yield from (_row("before", Text(one_line(sentence))) for sentence in item.earlier)
    yield from _rows("for it" if item.sides else "why asked", item.reasons)
    yield from _rows("against it", item.against)
    yield _row("hangs on it", Text("; ".join(item.hangs)))
    yield _row("keys", Text(_keys(item)))


def _keys(item: ReviewItem) -> str:
    yes, no = yes_no(item)
    other = "c correct" if item.claim is not None else "u cannot tell"
    return f"a {yes} · r {no} · {other} · s skip · z undo · j k ? q"


def _rows(name: str, lines: Sequence[str]) -> Iterator[ConsoleRenderable]:
    yield from (_row("" if count else name, Text(one_line(line))) for count, line in enumerate(lines))


def _row(name: str, text: Text) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=11, no_wrap=True, style=QUIET)
    grid.add_column(ratio=1, overflow="fold")
    grid.add_row(Text(name), text)
    return grid


def _claim(reported: ReportedClaim, context: str) -> Iterator[ConsoleRenderable]:
    claim = reported.claim
    yield Text(one_line(reported.statement.sentence))
    for response in reported.statement.responses:
        yield Text(f"║ {one_line(response)}")
    yield Text(one_line(reported.report.line), style=QUIET)
    yield Text()
    if context and context != claim.citation.quote:
        yield _row("in context", Text(one_line(context)))
    yield _row("standing", Text(f"{STANDING_WORDS[claim.standing]} · {KIND_WORDS[claim.kind]}"))
    yield _row("source", Text(one_line(claim.source.label)))
    yield _row("who, whom", Text(f"{_name(claim.subject)}, {_name(claim.object)}"))
    time, place = claim.time, claim.place
    when = f"“{one_line(time.text)}” → {read_field(claim, 'time') or 'undated'}" if time else "not stated"
    yield _row("when, where", Text(f"{when}, {one_line(place.text) if place else 'not stated'}"))
    yield _row("evidence", Text(EVIDENCE_WORDS[claim.evidence]))


def _name(argument: Argument | None) -> str:
    return one_line(argument.name) if argument is not None else "not stated"


def _side(letter: str, side: Side) -> Iterator[ConsoleRenderable]:
    row = hanging(1)
    text = Text(one_line(side.label), style="bold")
    for report in side.reports[:1]:
        rest = f", and in {counted(len(side.reports) - 1, 'other report')}" if len(side.reports) > 1 else ""
        text.append(f"\n{one_line(report.line)}{rest}", style=f"not bold {QUIET}")
    if side.described:
        text.append(f"\ndescribed as: {'; '.join(map(one_line, side.described))}", style="not bold")
    for reported in side.statements:
        text.append(f"\n· {one_line(reported.statement.sentence)}", style="not bold")
    row.add_row(Text(letter), text)
    yield row
    yield Text()


def queue_to_terminal(queue: ReviewQueue) -> Group:
    """Return the questions as a list, each in a line or two, for a look at what there is."""
    return Group(*_list(queue))


def _list(queue: ReviewQueue) -> Iterator[ConsoleRenderable]:
    for number, item in enumerate(queue.items, 1):
        row = hanging(4)
        about = item.claim.statement.sentence if item.claim else " · ".join(side.label for side in item.sides)
        text = Text(f"{KIND_NAMES[item.kind]}: {one_line(about)}")
        text.append(f"\nhangs on it: {'; '.join(item.hangs)}", style=QUIET)
        row.add_row(Text(str(number)), text)
        yield row
    yield Text(progress_line(queue), style=QUIET)
    if queue.lost:
        yield from _adrift(queue.lost)


def progress_line(queue: ReviewQueue) -> str:
    """Return in a sentence how much is asked and how much was decided."""
    shown = f", {len(queue.items):,} of them shown" if len(queue.items) < queue.total else ""
    decided = f"{queue.decided:,} of {counted(queue.claims, 'claim')} decided by people, the rest marked by machine"
    return f"{counted(queue.total, 'question')}{shown}; {decided}."


def decided_to_terminal(decided: Sequence[DecidedClaim], lost: Sequence[LostDecision]) -> Group:
    """Return what was decided about claims, and the decisions that do not find their words."""
    return Group(*_decided(decided, lost))


def _decided(decided: Sequence[DecidedClaim], lost: Sequence[LostDecision]) -> Iterator[ConsoleRenderable]:
    for each in decided:
        yield Text(one_line(each.decision.sentence), style="bold")
        yield _below(Text(one_line(each.reported.statement.sentence)))
        yield _below(Text(one_line(each.reported.report.line), style=QUIET))
        yield Text()
    yield from _adrift(lost)
    yield Text(f"{counted(len(decided), 'decision')} on claims; {len(lost)} without words to hold on to.", style=QUIET)


def _below(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 2))


def _adrift(lost: Iterable[LostDecision]) -> Iterator[ConsoleRenderable]:
    for each in lost:
        where = each.report.line if each.report else each.review.anchor.document
        yield Text(one_line(each.sentence), style="bold")
        yield _below(Text(f"“{one_line(each.review.anchor.quote)}”"))
        yield _below(Text(one_line(where), style=QUIET))
        yield Text()
