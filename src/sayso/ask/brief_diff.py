"""What is otherwise in a brief than in an earlier one: what is new, what stands otherwise, what was corrected or fell.

The earlier brief comes as JSON, from a file that somebody kept. Lines are found again by the ids of what they tell, or
else by the claims that they rest on: a claim is in one proposition only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.ask.brief_answers import Brief, BriefLine
from sayso.ask.story_words import CONTEST_WORDS, LIFECYCLE_WORDS, SUPPORT_WORDS, counts_phrase
from sayso.errors import BadRecord
from sayso.model.provenance import Contest, Counts, Lifecycle, Support

BRIEF = 1
_HINT = "Give a file that `sayso brief --json` wrote."


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """A line of the earlier brief, as it was printed and as it stood."""

    key: tuple[str, ...]
    statement: str
    support: Support
    contest: Contest
    lifecycle: Lifecycle
    counts: Counts
    answers: tuple[str, ...]
    claims: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """An earlier brief, as far as a later one is compared with it."""

    about: str
    run: str
    as_of: str | None
    lines: tuple[Before, ...]
    corrections: frozenset[str]
    reports: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChange:
    """A line that stands otherwise: all of it in words as it is now, and each change in a sentence."""

    statement: str
    changes: tuple[str, ...]
    line: BriefLine


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefDiff:
    """How a brief differs from an earlier one. ``fell`` are statements of the earlier one that this one lacks."""

    earlier: Earlier
    now: Brief
    summary: str
    new_reports: tuple[str, ...]
    gone_reports: tuple[str, ...]
    new: tuple[BriefLine, ...]
    changed: tuple[LineChange, ...]
    corrected: tuple[str, ...]
    fell: tuple[str, ...]
    unchanged: int


def compare_briefs(earlier: Earlier, now: Brief) -> BriefDiff:
    """Return what is otherwise now, in sentences that begin with a holder."""
    by_key = {key: before for before in earlier.lines for key in before.key}
    by_claim = {claim: before for before in earlier.lines for claim in before.claims}
    pairs = [(line, _find(line, by_key, by_claim)) for line in now.lines]
    met = {id(before) for _, before in pairs if before is not None}
    changes = [(line, tuple(_changes(before, line))) for line, before in pairs if before is not None]
    changed = tuple(LineChange(statement=line.text, changes=told, line=line) for line, told in changes if told)
    held = {held.report.id: held.report.line for held in now.reports}
    corrected = tuple(c.sentence for c in now.corrections if c.sentence not in earlier.corrections)
    fell = tuple(before.statement for before in earlier.lines if id(before) not in met)
    new = tuple(line for line, before in pairs if before is None)
    return BriefDiff(
        earlier=earlier,
        now=now,
        summary=_summary(new, changed, corrected, fell),
        new_reports=tuple(line for id_, line in held.items() if id_ not in earlier.reports),
        gone_reports=tuple(line for id_, line in earlier.reports.items() if id_ not in held),
        new=new,
        changed=changed,
        corrected=corrected,
        fell=fell,
        unchanged=len(changes) - len(changed),
    )


def _find(line: BriefLine, by_key: Mapping[str, Before], by_claim: Mapping[tuple[str, str], Before]) -> Before | None:
    known = next((by_key[key] for key in line.propositions if key in by_key), None)
    refs = ((ref.report, ref.claim) for ref in line.refs)
    return known or next((by_claim[ref] for ref in refs if ref in by_claim), None)


def _summary(new: tuple[Any, ...], changed: tuple[Any, ...], corrected: tuple[Any, ...], fell: tuple[Any, ...]) -> str:
    if not (new or changed or corrected or fell):
        return "Nothing is otherwise."
    parts = (
        f"{len(new):,} new",
        f"{len(changed):,} stand otherwise",
        f"{len(corrected):,} corrections",
        f"{len(fell):,} fell out",
    )
    return f"Statements: {', '.join(parts)}."


def _changes(before: Before, line: BriefLine) -> Iterator[str]:
    """Yield each change of a line; what stands for it, against it, what became of it, counts, answers."""
    status = line.status
    if before.support is not status.support:
        yield f"What stands for it: {SUPPORT_WORDS[before.support]} before, {SUPPORT_WORDS[status.support]} now."
    if before.contest is not status.contest:
        yield f"What stands against it: {CONTEST_WORDS[before.contest]} before, {CONTEST_WORDS[status.contest]} now."
    if before.lifecycle is not status.lifecycle:
        was, now = LIFECYCLE_WORDS[before.lifecycle], LIFECYCLE_WORDS[status.lifecycle]
        yield f"What became of it: {was} before, {now} now."
    if before.counts != line.counts:
        yield f"Counted: {counts_phrase(before.counts)} before, {line.counted} now."
    for sentence in _answers(line):
        if sentence not in before.answers:
            yield f"New answer: {sentence}"


def _answers(line: BriefLine) -> tuple[str, ...]:
    against = (said.statement.sentence for said in line.against)
    return (*against, *(answer.sentence for answer in line.answers), *line.replies)


# Reading an earlier brief


def read_earlier(value: Any, name: str) -> Earlier:
    """Return an earlier brief from its JSON.

    Raises:
        BadRecord: if it is none.
    """
    try:
        if value["brief"] != BRIEF:
            raise BadRecord(f"{name} is a brief of another form ({value['brief']!r}).", hint=_HINT)
        return Earlier(
            about=str(value["about"]),
            run=str(value["run"]["hash"]),
            as_of=value["as_of"],
            lines=tuple(_before(line) for p in value["parts"] for group in p["groups"] for line in group["lines"]),
            corrections=frozenset(str(c["sentence"]) for c in value["corrections"]),
            reports={str(r["id"]): _name(r) for r in value["reports"]},
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadRecord(f"{name} is no brief ({type(error).__name__}: {error}).", hint=_HINT) from None


def _before(line: Mapping[str, Any]) -> Before:
    counts = line["counts"]
    answers = (*(said["sentence"] for said in line["against"]), *(a["sentence"] for a in line["answers"]))
    return Before(
        key=tuple(map(str, line["propositions"])),
        statement=str(line["statement"]),
        support=Support(line["support"]),
        contest=Contest(line["contest"]),
        lifecycle=Lifecycle(line["lifecycle"]),
        counts=Counts(**{key: int(counts[key]) for key in _COUNTS}),
        answers=tuple(map(str, (*answers, *line["replies"]))),
        claims=frozenset((str(ref["report"]), str(ref["claim"])) for ref in line["claims"]),
    )


_COUNTS = ("reports", "outlets", "origins", "parties", "parties_unknown", "withdrawn")


def _name(report: Mapping[str, Any]) -> str:
    title = f"“{report['title']}”" if report["title"] else "title not stated"
    return f"{title}, {report['publisher'] or 'outlet not stated'}, {report['published'] or 'undated'}"
