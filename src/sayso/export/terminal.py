"""A claim sheet for the terminal: the line first, then what does not fit, then every claim with its holder.

The sheet is a list of rich renderables, so that it wraps at any width and reads the same without colour: standing is a
word and a sign, and colour only repeats it. Words from articles are plain text, never markup, and cannot steer the
terminal (:mod:`sayso.export.printable`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import ConsoleRenderable, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.ask.answers import ClaimSheet
from sayso.export.console import ACCENT, QUIET, hanging, section, to_plain
from sayso.export.layout import build_page
from sayso.export.page import Door, Entry, Page, Replied, TieRow, When
from sayso.export.printable import one_line

SIGNS = {
    "asserted": "──",
    "hedged": "··",
    "hearsay": "○ ",
    "denied": "≠ ",
    "forecast": "⇢ ",
    "hypothetical": "? ",
    "silence": "— ",
}
"""A sign for each standing, two columns wide: the same as on the page, and readable without colour."""

_RESERVED = frozenset({"hedged", "hearsay", "denied", "forecast", "hypothetical"})


def sheet_to_terminal(sheet: ClaimSheet) -> Group:
    """Return a sheet as something that a rich console prints, at whatever width it has."""
    page = build_page(sheet)
    return Group(*_parts(page))


def sheet_to_plain(sheet: ClaimSheet, *, width: int = 80, colour: bool = False) -> str:
    """Return a sheet as text of a given width, as a terminal of that width would show it."""
    return to_plain(sheet_to_terminal(sheet), width=width, colour=colour)


def _parts(page: Page) -> Iterator[ConsoleRenderable]:
    yield from _head(page)
    if page.criminal:
        rows = (_bullet(f"{step.upper()}: {told.sentence}", told.doors) for step, told in page.criminal)
        yield from section("Criminal matters, each at its step", rows)
    yield from section("Tensions", (_noted(kind, note, doors) for kind, note, doors in page.tensions))
    yield from section("What is not said", (_bullet(text, doors) for text, doors in page.questions))
    yield from section("Claims, by holder", _claims(page))
    yield from section("Answers", _answers(page))
    yield from section("Ties", [_ties(page.ties)] if page.ties else [])
    yield from section("In time", [_time(page)] if page.dated or page.undated else [])
    yield from section("Said to lie ahead", (_bullet(told.sentence, told.doors) for told, _ in page.ahead))
    yield from section("Left out, and why", _left_out(page))
    yield from section("Provenance", [_provenance(page)])
    yield Text()
    yield from (_bullet(f"decided or answered of words of which no claim is left: {words}", ()) for words in page.lost)
    yield Text(f"{page.marked}.", style=QUIET)


def _head(page: Page) -> Iterator[ConsoleRenderable]:
    yield Text(one_line(page.title) if page.title else "TITLE NOT STATED", style="bold")
    outlet = one_line(page.outlet.value) if page.outlet.value else "outlet not stated"
    date = f"{page.published.value} ({page.published.basis})" if page.published.value else "undated"
    by = f"by {', '.join(map(one_line, page.byline))}" if page.byline else "no byline"
    yield Text(" · ".join((outlet, date, by)), style=QUIET)
    for how, outlet, doors in page.credits:
        yield Text(f"{how} {one_line(outlet)}{_numbers(doors)}", style=QUIET)
    yield Text()
    yield Text("".join(part if isinstance(part, str) else part.phrase for part in page.line), style="bold")


def _numbers(doors: Iterable[Door]) -> str:
    numbers = ", ".join(str(door.number) for door in doors)
    return f" [{numbers}]" if numbers else ""


def _noted(kind: str, note: str, doors: Iterable[Door]) -> ConsoleRenderable:
    text = Text(kind, style="bold")
    text.append(f"\n{one_line(note)}", style="not bold")
    text.append(_numbers(doors), style=f"not bold {QUIET}")
    return Padding(text, (0, 0, 0, 2))


def _bullet(text: str, doors: Iterable[Door]) -> ConsoleRenderable:
    row = hanging(2)
    line = Text(one_line(text))
    line.append(_numbers(doors), style=QUIET)
    row.add_row(Text("·"), line)
    return row


def _claims(page: Page) -> Iterator[ConsoleRenderable]:
    for holding in page.holdings:
        yield Text()
        yield Text(one_line(holding.holder), style="bold underline")
        for entry in holding.entries:
            yield _claim(entry)


def _claim(entry: Entry) -> ConsoleRenderable:
    row = hanging(4)
    says = Text(f"{one_line(entry.holder)} {entry.verb}: ", style=QUIET)
    says.append(f"“{one_line(entry.quote)}”", style="not dim")
    if entry.caution:
        says.append(f" {one_line(entry.caution)}")
    row.add_row(Text(f"{entry.number}"), says)
    row.add_row("", _facts(entry))
    for answer in entry.said:
        row.add_row(Text("║"), Text(one_line(answer)))
    for reply in entry.replies:
        row.add_row(Text("║"), _reply(reply))
    for sentence in entry.decided:
        row.add_row(Text("✎"), Text(one_line(sentence)))
    for found in entry.elsewhere:
        row.add_row(Text("◦"), Text(f"elsewhere: {one_line(' '.join((found.sentence, *found.doubts)))}"))
    if entry.silent:
        row.add_row("", Text(f"No response from {_listed(entry.silent)} in this report", style="italic"))
    return row


def _reply(reply: Replied) -> Text:
    """A reply to us stands at the size of the claim, and never quieter than it."""
    words = f" “{one_line(reply.words)}”" if reply.words else ""
    return Text(" ".join((f"{one_line(reply.lead)}{words}", *map(one_line, reply.notes))))


def _facts(entry: Entry) -> Text:
    text = _standing(entry.standing, entry.standing_words)
    if entry.inherited:
        text.append(", by the clause above")
    facts = [entry.kind]
    facts += [f"criminal matter: {entry.step}"] if entry.step else []
    facts += [_when(entry.when)] if entry.when else []
    facts += [one_line(entry.place)] if entry.place else []
    facts.append(f"evidence: {'NOT STATED' if entry.evidence == 'none stated' else entry.evidence}")
    text.append("".join(f" · {fact}" for fact in facts), style=QUIET)
    return text


def _standing(standing: str, words: str) -> Text:
    return Text(f"{SIGNS[standing]} {words}", style=ACCENT if standing in _RESERVED else "")


def _when(when: When) -> str:
    return f"“{one_line(when.words)}” → {when.value}" if when.value else f"“{one_line(when.words)}” UNDATED"


def _listed(names: tuple[str, ...]) -> str:
    shown = [one_line(name) for name in names]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"


def _answers(page: Page) -> Iterator[ConsoleRenderable]:
    for answer in page.responses:
        yield _bullet(answer.sentence, answer.on)
    for sentence, doors in page.unanswered:
        yield _bullet(sentence, doors)


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0), header_style=QUIET, expand=True)
    for name in columns:
        table.add_column(name, overflow="fold", ratio=2 if name == columns[0] else 1)
    return table


def _ties(ties: Iterable[TieRow]) -> Table:
    table = _table("who, to whom", "standing", "on whose say-so")
    for tie in ties:
        table.add_row(_tie(tie), _standing(tie.standing, tie.standing_words), _holders(tie))
    return table


def _tie(tie: TieRow) -> Text:
    text = Text(f"{tie.lead} {one_line(tie.a)}".strip())
    text.append(f" {tie.phrase} ", style="italic")
    text.append(one_line(tie.b))
    words = [one_line(w) for w in dict.fromkeys((tie.a_words, tie.b_words)) if w]
    if words:
        text.append(f"\nin the words “{'” and “'.join(words)}”", style=QUIET)
    if tie.note:
        text.append(f"\n{tie.note}", style=QUIET)
    for answer in tie.responses:
        text.append(f"\n║ {one_line(answer)}")
    return text


def _holders(tie: TieRow) -> Text:
    text = Text(", ".join(map(one_line, tie.holders)), style=QUIET)
    text.append(_numbers(tie.doors))
    if tie.inferred:
        text.append("\ninferred by sayso")
    return text


def _time(page: Page) -> Table:
    table = _table("what is said", "as written", "date")
    for row in (*page.dated, *page.undated):
        said = Text("\n".join(one_line(told.sentence) for told in row.statements))
        said.append(_numbers(row.doors), style=QUIET)
        table.add_row(said, Text(f"“{one_line(row.when.words)}”"), Text(row.when.value or "UNDATED"))
    return table


def _left_out(page: Page) -> Iterator[ConsoleRenderable]:
    for kind, reason, words in page.left_out:
        row = hanging(2)
        text = Text(f"{kind}: {one_line(reason)}")
        text.append(f"\n“{_shortened(one_line(words))}”", style=f"strike {QUIET}")
        row.add_row(Text("·"), text)
        yield row
    if page.gaps:
        many = "places" if len(page.gaps) > 1 else "place"
        yield Text(f"{len(page.gaps)} {many} where sayso saw something and chose to say nothing:", style=QUIET)
        for words, note in page.gaps:
            yield _bullet(f"“{_shortened(one_line(words))}”: {note}", ())


def _shortened(words: str, most: int = 240) -> str:
    """Return the beginning of a long stretch of left-out text; the page and the JSON have all of it."""
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} … ({len(words):,} characters in all)"


def _provenance(page: Page) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style=QUIET, no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    for fact in page.provenance:
        basis = f" ({fact.basis})" if fact.basis and fact.value else ""
        grid.add_row(Text(fact.name), Text(f"{one_line(fact.value)}{basis}" if fact.value else "NOT STATED"))
    return grid
