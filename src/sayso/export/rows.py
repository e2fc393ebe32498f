"""Answers about a whole collection as lines for a terminal and as JSON: every claim with its holder, words and replies.

Lines are plain text without control characters; JSON keeps every character, written so that none of them acts on the
terminal that shows it. Both are in the order of the answer, and the same answer is the same output.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sayso.ask.answers import NameDoubt, ReportedClaim, ReportName
from sayso.ask.collection_search import SearchAnswer
from sayso.ask.collection_ties import ReportedTie
from sayso.ask.collection_timeline import CollectionTimeline, ReportedDate
from sayso.ask.review_words import correction_note
from sayso.ask.reviewed import review_marks
from sayso.export.printable import one_line, printable
from sayso.model.claims import Argument
from sayso.model.times import Timex

Json = dict[str, Any]
MOST_DOUBTS = 12
"""So many names in doubt are told one by one where an answer is read by people."""

_PERHAPS_ACTS = re.compile("[^\n -~]")


def to_json_text(value: Any) -> str:
    """Return JSON text, indented, ending in a newline; characters that would act when shown are written as escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    return _PERHAPS_ACTS.sub(_shown, text) + "\n"


def _shown(found: re.Match[str]) -> str:
    return found[0] if printable(found[0]) else f"\\u{ord(found[0]):04x}"


# Search


def search_to_json(answer: SearchAnswer) -> Json:
    """Return what a search found."""
    query = answer.query
    return {
        "search": 1,
        "query": {
            "words": query.words,
            "who": query.who,
            "about": query.about,
            "standings": [standing.value for standing in query.standings],
            "kinds": [kind.value for kind in query.kinds],
            "since": query.since,
            "until": query.until,
            "limit": query.limit,
        },
        "reports_searched": answer.read,
        "total": answer.total,
        "doubts": doubts_to_json(answer.doubts),
        "claims": [{**claim_to_json(found.reported), "quoted": found.quoted} for found in answer.claims],
        "sentences": [
            {"report": _report(s.report), "text": s.text, "start": s.span.start, "end": s.span.end}
            for s in answer.sentences
        ],
    }


def search_lines(answer: SearchAnswer) -> Iterator[str]:
    """Yield what a search found, a block a claim."""
    around = False
    for found in answer.claims:
        if answer.query.words and not found.quoted and not around:
            around = True
            yield "In sentences with these words, but not in the words quoted:"
            yield ""
        yield from claim_lines(found.reported)
        yield ""
    if answer.sentences:
        yield "Sentences with these words of which no claim was made:"
        yield ""
    for sentence in answer.sentences:
        yield f"“{one_line(sentence.text)}”"
        yield f"    {report_line(sentence.report)}"
        yield ""
    yield from doubt_lines(answer.doubts)
    yield _total_line(answer)


def _total_line(answer: SearchAnswer) -> str:
    shown = f", {len(answer.claims)} of them shown; narrow the search or raise --limit" if answer.is_cut else ""
    return f"{counted(answer.total, 'claim')} in {counted(answer.read, 'report')}{shown}."


# Ties


def ties_to_json(ties: Iterable[ReportedTie], rejected: Sequence[ReportedClaim] = ()) -> Json:
    """Return ties as each report has them, and the claims that people rejected, from which none is drawn."""
    return {
        "ties_of_collection": 1,
        "ties": [_tie(tie) for tie in ties],
        "rejected": [claim_to_json(reported) for reported in rejected],
    }


def tie_lines(ties: Iterable[ReportedTie], rejected: Sequence[ReportedClaim] = ()) -> Iterator[str]:
    """Yield ties, a block each: the two ends and the relation, then every claim that it rests on."""
    shown = tuple(ties)
    for found in shown:
        tie = found.tie
        relation = f"“{one_line(tie.words)}”" if tie.words else one_line(tie.relation).replace("_", " ")
        arrow = f"— {relation} →" if tie.directed else f"— {relation} —"
        yield f"{one_line(tie.a.name)} {arrow} {one_line(tie.b.name)}  [{tie.standing.value}]"
        if tie.note:
            yield f"    {one_line(tie.note)}"
        yield from (f"    {one_line(note)}" for note in found.names)
        for claim in found.claims:
            yield from (f"    {line}" for line in claim_lines(claim, with_standing=False))
        yield ""
    yield from rejected_lines(rejected)
    yield f"{counted(len(shown), 'tie')}. A name is no person: what is only probably the same is not mixed in."


def _tie(found: ReportedTie) -> Json:
    tie = found.tie
    return {
        "a": {"name": tie.a.name, "entity": tie.a.entity, "who": found.a},
        "b": {"name": tie.b.name, "entity": tie.b.entity, "who": found.b},
        "relation": tie.relation,
        "words": tie.words,
        "directed": tie.directed,
        "standing": tie.standing.value,
        "presupposed": tie.presupposed,
        "inferred": tie.inferred,
        "note": tie.note,
        "names": list(found.names),
        "report": _report(found.report),
        "claims": [claim_to_json(claim) for claim in found.claims],
    }


# Timeline


def timeline_to_json(timeline: CollectionTimeline, rejected: Sequence[ReportedClaim] = ()) -> Json:
    """Return what is said of when; undated claims, those that look ahead, and what people rejected apart."""
    return {
        "timeline_of_collection": 1,
        "dated": [_date(date) for date in timeline.dated],
        "undated": [_date(date) for date in timeline.undated],
        "ahead": [_date(date) for date in timeline.ahead],
        "doubts": doubts_to_json(timeline.doubts),
        "rejected": [claim_to_json(reported) for reported in rejected],
    }


def timeline_lines(timeline: CollectionTimeline, rejected: Sequence[ReportedClaim] = ()) -> Iterator[str]:
    """Yield dated claims by their first possible day, then the undated, then what is said to lie ahead."""
    for title, dates in (
        ("", timeline.dated),
        ("Undated, in the words of the report", timeline.undated),
        ("Said to lie ahead", timeline.ahead),
    ):
        if title and dates:
            yield f"{title}:"
            yield ""
        for date in dates:
            yield date_line(date)
            yield from (f"    {line}" for line in claim_lines(date.claim))
            yield ""
    yield from doubt_lines(timeline.doubts)
    yield from rejected_lines(rejected)
    yield f"{len(timeline.dated)} dated, {len(timeline.undated)} undated, {len(timeline.ahead)} ahead."


def doubts_to_json(doubts: Iterable[NameDoubt]) -> list[Json]:
    """Return which names of an answer are probably one, and which are not."""
    return [
        {"who": doubt.who, "others": list(doubt.others), "sentence": doubt.sentence, "why": list(doubt.why)}
        for doubt in doubts
    ]


def doubt_lines(doubts: Iterable[NameDoubt]) -> Iterator[str]:
    """Yield which names of an answer are probably one, the first few of them."""
    told = list(doubts)
    if told:
        yield "Names in doubt:"
        yield from (f"    {one_line(doubt.sentence)}" for doubt in told[:MOST_DOUBTS])
        more = len(told) - MOST_DOUBTS
        if more > 0:
            yield f"    and {more:,} more; --json lists them, and `sayso review` asks about them."
        yield ""


def date_line(date: ReportedDate) -> str:
    """Return a date as EDTF with its words."""
    start, end = date.entry.start, date.entry.end
    if start is None and end is None:
        when = "undated"
    elif start == end:
        when = str(start)
    else:
        when = f"{start or 'open'} to {end or 'open'}"
    return f"{when}  (“{one_line(date.entry.text)}”)"


def _date(date: ReportedDate) -> Json:
    entry = date.entry
    return {"start": entry.start, "end": entry.end, "text": entry.text, "claim": claim_to_json(date.claim)}


# A claim, as it may be shown


def rejected_lines(rejected: Sequence[ReportedClaim]) -> Iterator[str]:
    """Yield how many claims are left out because people rejected them; nothing where there are none."""
    if rejected:
        yield f"{counted(len(rejected), 'claim')} left out that people rejected: `sayso review --decided` lists them."


def claim_lines(reported: ReportedClaim, *, with_standing: bool = True) -> Iterator[str]:
    """Yield a claim as a sentence that begins with its holder, then its responses, decisions, and where it stands."""
    statement = reported.statement
    standing = f"[{statement.standing.value}] " if with_standing else ""
    yield f"{standing}{one_line(statement.sentence)}"
    for response in statement.responses:
        yield f"    {one_line(response)}"
    if not correction_note(reported.claim):  # a correction stands in the sentence itself
        yield from (f"    {one_line(mark)}" for mark in review_marks(reported.claim))
    yield f"    {report_line(reported.report)} · {one_line(statement.claim)}"


def report_line(report: ReportName) -> str:
    """Return a report's name and id in one line."""
    return f"{one_line(report.line)} · {one_line(report.id)}"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: "1 claim", "2 claims"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def claim_to_json(reported: ReportedClaim) -> Json:
    """Return a claim with its holder, words and replies, and what people decided about it."""
    claim, statement = reported.claim, reported.statement
    return {
        "id": claim.id,
        "kind": claim.kind.value,
        "holder": statement.holder,
        "statement": statement.full,
        "standing": claim.standing.value,
        "stance": claim.stance.value,
        "source": {"kind": claim.source.kind.value, "label": claim.source.label, "entity": claim.source.entity},
        "chain": [{"kind": step.source.kind.value, "label": step.source.label} for step in claim.chain],
        "subject": _argument(claim.subject),
        "object": _argument(claim.object),
        "quote": claim.citation.quote,
        "spans": [[span.start, span.end] for span in claim.citation.spans],
        "time": _time(claim.time),
        "names": {name.entity: name.who for name in reported.names},
        "responses": list(statement.responses),
        "reviews": list(review_marks(claim)),
        "report": _report(reported.report),
    }


def _argument(argument: Argument | None) -> Json | None:
    return None if argument is None else {"name": argument.name, "entity": argument.entity}


def _time(time: Timex | None) -> Json | None:
    return None if time is None else {"text": time.text, "start": time.start, "end": time.end}


def _report(report: ReportName) -> Json:
    return {"id": report.id, "title": report.title, "publisher": report.publisher, "published": report.published}
