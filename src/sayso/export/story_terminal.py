"""A story for the terminal: its reports, its propositions with the three axes, and why each stands as it does.

Readable at any width and without colour. A proposition is always told by a sentence that begins with a holder, and
always with its counts in the order reports, outlets, origins, parties (R14).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import ConsoleRenderable, Group
from rich.padding import Padding
from rich.text import Text

from sayso.ask.answers import ReportName
from sayso.ask.story_answers import PropositionAnswer, ReportLine, StoryAnswer, StoryHeading
from sayso.ask.story_statements import silence
from sayso.ask.story_words import (
    CONFIRMED_WORDS,
    CONTEST_WORDS,
    INDEPENDENCE_WORDS,
    KIND_OF_REPORT_WORDS,
    LIFECYCLE_WORDS,
    ORIGIN_WORDS,
    RELATION_WORDS,
    SUPPORT_WORDS,
    counted,
    counts_phrase,
)
from sayso.ask.vocabulary import KIND_WORDS
from sayso.export.console import ACCENT, QUIET, hanging, section
from sayso.export.printable import one_line
from sayso.export.terminal import SIGNS
from sayso.model.provenance import Contest, Counts, Lifecycle, Status, Support

_QUIET_CONTEST = frozenset({Contest.UNCONTESTED, Contest.RESPONDED})
_QUIET_LIFE = frozenset({Lifecycle.LIVE, Lifecycle.WITHDRAWN_BY_RELAY})
MARKED = "Marked by machine; no person has confirmed it. Counts say who is on the hook, never what is so."


def story_to_terminal(answer: StoryAnswer, *, why: bool = False) -> Group:
    """Return a story as something that a console prints; ``why`` adds the rules behind each status."""
    return Group(*_story(answer, why=why))


def _story(answer: StoryAnswer, *, why: bool) -> Iterator[ConsoleRenderable]:
    yield Text(headline(answer.counts), style="bold")
    for line in scope_lines(answer):
        yield Text(line, style=QUIET)
    yield from section("Reports", (report_row(line) for line in answer.reports))
    parts = split(answer.propositions)
    yield from section("What several origins or reports say", propositions_parts(parts[0], answer, why=why))
    yield from section("What one report says", propositions_parts(parts[1], answer, why=why))
    yield Text()
    yield Text(MARKED, style=QUIET)


def headline(counts: Counts) -> str:
    """Return the count in words that stands above a story or a tree."""
    return f"{counts_phrase(counts)}."


def scope_lines(answer: StoryAnswer) -> Iterator[str]:
    """Say what the telling is limited to."""
    if answer.story.as_of is not None:
        yield f"As of {answer.story.as_of}: what came later is left out."
    for words in answer.story.without:
        yield f"Without {one_line(words)}."


def split(
    answers: Sequence[PropositionAnswer],
) -> tuple[tuple[PropositionAnswer, ...], tuple[PropositionAnswer, ...]]:
    """Part what more than one report or origin bears on from what stands in one report, quietly."""
    many = tuple(a for a in answers if _is_shared(a))
    return many, tuple(a for a in answers if not _is_shared(a))


def _is_shared(answer: PropositionAnswer) -> bool:
    """Whether other reports, denials, answers or corrections bear on it."""
    judged = answer.corroboration
    reports = {reported.report.id for reported in (*answer.claims, *answer.denials)}
    settled = judged.status.contest is Contest.UNCONTESTED and judged.status.lifecycle is Lifecycle.LIVE
    return len(reports) > 1 or judged.counts.reports > 1 or judged.counts.origins > 1 or not settled


def report_row(line: ReportLine) -> ConsoleRenderable:
    """Return a report for a list: its day, outlet, title, kind and id."""
    row = hanging(10)
    text = Text(outlet_of(line.report))
    text.append(f" · {title_of(line.report)}")
    text.append(f" · {KIND_OF_REPORT_WORDS.get(line.kind, line.kind)}", style=QUIET)
    text.append(f" · {line.given_id or line.report.id}", style=QUIET)
    row.add_row(Text(line.report.published or "undated"), text)
    return row


def name_row(report: ReportName) -> ConsoleRenderable:
    """Return a report for a list of stories: its day, outlet, title and id."""
    row = hanging(10)
    text = Text(f"{outlet_of(report)} · {title_of(report)}")
    text.append(f" · {report.id}", style=QUIET)
    row.add_row(Text(report.published or "undated"), text)
    return row


def outlet_of(report: ReportName) -> str:
    """Return a report's outlet for a list."""
    return one_line(report.publisher) if report.publisher else "outlet not stated"


def title_of(report: ReportName) -> str:
    """Return a report's title in quotation marks, since it is the outlet's own word."""
    return f"“{one_line(report.title)}”" if report.title else "title not stated"


def dated(report: ReportName) -> str:
    """Return outlet and date."""
    return f"{outlet_of(report)}, {report.published or 'undated'}"


def propositions_parts(
    answers: Iterable[PropositionAnswer], story: StoryAnswer, *, why: bool
) -> Iterator[ConsoleRenderable]:
    """Yield propositions below each other."""
    for number, answer in enumerate(answers, 1):
        if number > 1:
            yield Text()
        yield from proposition_parts(answer, story, why=why)


def proposition_parts(
    answer: PropositionAnswer, story: StoryAnswer | None = None, *, why: bool = False
) -> Iterator[ConsoleRenderable]:
    """Yield one proposition: its leading claim, its counts, the three axes, who else has it, and who answers."""
    statement = answer.lead.statement
    said = Text(f"{one_line(statement.holder)} {statement.verb}: ", style=QUIET)
    said.append(f"“{one_line(statement.quote)}”", style="not dim bold")
    said.append(f" {one_line(statement.caution)}" if statement.caution else "")
    yield said
    yield Padding(Group(*_below(answer, story, why=why)), (0, 0, 0, 2))


def _below(answer: PropositionAnswer, story: StoryAnswer | None, *, why: bool) -> Iterator[ConsoleRenderable]:
    judged = answer.corroboration
    yield Text(read_as(answer), style=QUIET)
    yield Text(counts_phrase(judged.counts))
    yield axes(judged.status, confirmed=judged.confirmed_by_party)
    for kind, label in _origins(answer):
        yield _row("•", f"{label} ({kind})")
    yield from _others(answer)
    for denial in answer.denials:
        if denial is not answer.lead:
            yield _row("≠", f"{denial.statement.sentence} {dated(denial.report)}")
    for response in answer.responses:
        yield _row("║", response.sentence)
    for reply in answer.replies:
        yield _row("║", reply)
    if answer.silent:
        yield _row("—", silence(answer.silent))
    for doubt in answer.doubts:
        yield _row("≈", doubt.sentence)
    if story is not None:
        yield from _related(answer, story)
    if why:
        yield from why_lines(answer)


def read_as(answer: PropositionAnswer) -> str:
    """Say what of the quoted words is meant: one sentence may say several things, each with a status of its own."""
    said = answer.proposition
    parts = [KIND_WORDS[said.kind]]
    parts += [said.family.replace("_", " ")] if said.family not in {"other", said.kind.value} else []
    parts += [f"“{one_line(said.value.text)}”"] if said.value is not None else []
    parts += [one_line(said.place.name)] if said.place is not None else []
    parts += [f"“{one_line(said.time.text)}” {said.time.start or 'undated'}"] if said.time is not None else []
    return f"{' · '.join(parts)} · {answer.id}"


def _origins(answer: PropositionAnswer) -> list[tuple[str, str]]:
    return [(ORIGIN_WORDS[origin.kind], one_line(origin.label)) for origin in answer.corroboration.origins]


def _others(answer: PropositionAnswer) -> Iterator[ConsoleRenderable]:
    lines = {}
    for reported in answer.also:
        lines[f"{reported.statement.sentence} {dated(reported.report)}"] = SIGNS[reported.claim.standing.value].strip()
    lead = f"{answer.lead.statement.sentence} {dated(answer.lead.report)}"
    yield from (_row(sign, line) for line, sign in lines.items() if line != lead)


def _row(sign: str, text: str) -> ConsoleRenderable:
    row = hanging(2)
    row.add_row(Text(sign), Text(one_line(text)))
    return row


def axes(status: Status, *, confirmed: bool = False) -> Text:
    """Return the three axes in plain words, always together and always in this order."""
    text = Text(SUPPORT_WORDS[status.support], style="" if _is_plain(status.support) else ACCENT)
    if confirmed:
        text.append(f" · {CONFIRMED_WORDS}", style="")
    text.append(" · ")
    text.append(CONTEST_WORDS[status.contest], style="" if status.contest in _QUIET_CONTEST else ACCENT)
    text.append(" · ")
    text.append(LIFECYCLE_WORDS[status.lifecycle], style="" if status.lifecycle in _QUIET_LIFE else ACCENT)
    return text


def _is_plain(support: Support) -> bool:
    return support in {Support.CORROBORATED, Support.CORROBORATED_WITHIN_ONE_PARTY, Support.SINGLE_SOURCE}


def _related(answer: PropositionAnswer, story: StoryAnswer) -> Iterator[ConsoleRenderable]:
    """Say how it bears on others: by their holders' words, never barely."""
    others = {other.id: other for other in story.propositions}
    for link in answer.proposition.links:
        other = others.get(link.proposition)
        if other is not None:
            yield _row("↔", f"{RELATION_WORDS[link.kind]}: {other.lead.statement.sentence}")


def why_lines(answer: PropositionAnswer) -> Iterator[ConsoleRenderable]:
    """Yield the rules behind a status, each with what it was applied to (R13), and what is known of its origins."""
    judged = answer.corroboration
    for step in judged.why:
        parts = [counted(len(step.claims), "claim")] if step.claims else []
        parts += [counted(len(step.derivations), "edge")] if step.derivations else []
        on = f" ({', '.join(parts)})" if parts else ""
        yield _row("", f"why {step.rule}: {step.note}{on}")
    labels = {origin.id: one_line(origin.label) for origin in judged.origins}
    for pair in judged.independence:
        both = f"{labels.get(pair.a, pair.a)} / {labels.get(pair.b, pair.b)}"
        yield _row("", f"why R6: {both}: {INDEPENDENCE_WORDS[pair.state]}; {pair.reason}")
    for status in judged.history if len(judged.history) > 1 else ():
        yield _row("", f"as of {status.as_of or 'now'}: {axes(status).plain}")


def stories_to_terminal(headings: Sequence[StoryHeading]) -> Group:
    """Return the stories of a collection, a block each: what it is called, when, and in which reports."""
    return Group(*_stories(headings))


def _stories(headings: Sequence[StoryHeading]) -> Iterator[ConsoleRenderable]:
    yield Text(f"{counted(len(headings), 'story', 'stories')}, by their first report.", style="bold")
    for heading in headings:
        yield Text()
        period = heading.first or "undated"
        if heading.last and heading.last != heading.first:
            period += f" to {heading.last}"
        title = f"“{one_line(heading.title)}”" if heading.title else "title not stated"
        yield Text(f"{title} · {period} · {counted(len(heading.reports), 'report')}", style="bold")
        yield from (name_row(report) for report in heading.reports)
    yield Text()
    yield Text("One in full: sayso story REPORT", style=QUIET)
