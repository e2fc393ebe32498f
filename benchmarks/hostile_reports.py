"""A collection in which every word that a stranger or a person at the desk can write is hostile.

Titles, authors, outlets, addresses, names, places and quotations are; so are reasons and names behind decisions, what
is put to somebody and what they answer, and lists of one's own. Six strings make a story of six reports: each string is
all labels of one report, stands in its quotation and names its place, and each begins the name of a person or a body of
three of the reports. The other three name these too, so that they are one story and one page shows many of them. An
invented word ends each name: what is left of two such strings without their signs may be the same, and stories would
run together.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.hostile_marks import mark, marked
from benchmarks.invented import Press
from benchmarks.planting import Labels, plant
from sayso.ask.lists import ListGiven
from sayso.ask.reply_making import Put, Received, make_reply, make_request
from sayso.ask.review_decisions import reject
from sayso.ask.who import WhoIsWho
from sayso.collection import Collection
from sayso.ingest.reference_lists import read_list
from sayso.model.analysis import Analysis
from sayso.model.claims import ClaimKind
from sayso.model.judgements import Fault
from sayso.model.replies import ReplyKind

STORY = 6
LONGEST = 1000
"""So much of a string is planted: longer ones are cut, as titles are."""
WHO, WHOM, BODY, PLACE, QUOTED = "Odile Venner", "Piet Lund", "Tallow Guild", "Saltby", "zebrawood"
NAMED = (WHO, WHOM, BODY)
OTHERS = ("Ada Brook", "Tom Harrow", "Quay Union")
"""Stand in three reports of a story for those who are named in the other three."""
FILLERS = "planked lanterns rehearsal pianos cellar quarrel choirs bazaar".split()
WHEN, DAY = "2024-03-09T00:00:00Z", "2024-03-09"
TEXTS = (
    f"{WHO}, the mayor of {PLACE}, met {WHOM} in {PLACE} on 4 March 2024, officials said.\n\n"
    f"“The cellar was planked with {QUOTED} and lanterns,” {WHO} said. {WHOM}, the finance minister, "
    f"denied paying the {BODY}.\n\nThe {BODY} declined to comment on the quarrel over pianos in {PLACE}.\n",
    f"{WHO}, the mayor of {PLACE}, reportedly met {WHOM}, the finance minister, in {PLACE} on 4 March 2024.\n\n"
    f"The cellar was planked with {QUOTED}, {WHO} said. The {BODY} may have paid for the pianos, critics say.\n\n"
    f"{WHO} will open the bazaar again in {PLACE}, choirs warn. {WHOM} has consistently denied paying choirs.\n",
    f"{WHOM}, the finance minister, did not meet {WHO}, the mayor, in {PLACE}, the {BODY} said on Tuesday.\n\n“There "
    f"was no rehearsal and no {QUOTED},” {WHOM} said.\n\n{WHOM} leads the {BODY}, and {WHO} is said to have visited "
    f"{PLACE} in 2019.\n",
)
"""What public persons do: nobody else has a page of their own. Rare words are exchanged for invented ones."""
OF_OTHERS = f"{OTHERS[0]}, the mayor, met {OTHERS[1]}, the finance minister, the {OTHERS[2]} said.\n\n"
WITH_OTHERS = f"\n{WHO} also met {OTHERS[0]}, {OTHERS[1]} and the {OTHERS[2]} in {PLACE}, officials said.\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A string, and the report whose labels it is; ``number`` is that of the string, ``story`` that of its story."""

    string: str
    number: int
    story: int
    report: Analysis


def load_strings(folder: Path) -> tuple[str, ...]:
    """Return the distinct strings of the hostile corpus: lines of its lists, and what a cleaner of markup is given."""
    lists = sorted((folder / "payloads" / "XSS Injection" / "Intruders").iterdir())
    lines = [line for path in lists for line in path.read_bytes().decode("utf-8", "replace").split("\n")]
    pairs = (folder / "dompurify" / "test" / "fixtures" / "expect.mjs.txt").read_text("utf-8")
    given = [json.loads(found) for found in re.findall(r'"payload":\s*("(?:[^"\\]|\\.)*")', pairs)]
    return tuple(dict.fromkeys(text for text in [*lines, *given] if text.strip()))


def stories(strings: Sequence[str], first: int = 0) -> Iterator[tuple[Planted, ...]]:
    """Yield stories of six reports each, until every string stands everywhere in one of them.

    ``first`` is the number of the first string. A last story is filled up with the first strings.
    """
    words = iter(dict.fromkeys(Press(seed=first)._words[100:]))
    for number, start in enumerate(range(0, len(strings), STORY)):
        places = [(start + nth) % len(strings) for nth in range(STORY)]
        fillers = {filler: next(words) for filler in FILLERS}
        names = [f"{marked(strings[place][:LONGEST], 'n', first + place)} {next(words).title()}" for place in places]
        yield tuple(
            Planted(
                string=strings[place][:LONGEST],
                number=first + place,
                story=number,
                report=_report(nth, strings[place][:LONGEST], first + place, {**fillers, **_names(names, nth)}),
            )
            for nth, place in enumerate(places)
        )


def _names(names: Sequence[str], nth: int) -> dict[str, str]:
    """Return what the names of a text become in one of the six reports."""
    halves = (names[: len(NAMED)], names[len(NAMED) :])
    own, others = halves if nth < len(NAMED) else halves[::-1]
    return {**dict(zip(NAMED, own, strict=True)), **dict(zip(OTHERS, others, strict=True))}


def _report(nth: int, string: str, number: int, swaps: dict[str, str]) -> Analysis:
    labels = Labels(
        title=marked(string, "t", number),
        authors=(string, marked(string, "a", number)),
        outlet=marked(string, "o", number),
        url=f"{string}//{mark('u', number)}",
        published=f"2024-03-{5 + nth:02}",
    )
    own = {QUOTED: marked(string, "q", number), PLACE: marked(string, "p", number)}
    text = (OF_OTHERS if nth >= len(TEXTS) else "") + TEXTS[nth % len(TEXTS)] + WITH_OTHERS
    return plant(text, {**swaps, **own}, labels)


def fill(collection: Collection, strings: Sequence[str], first: int = 0) -> tuple[Planted, ...]:
    """Put the stories into a collection, with all that people decide and record about them; return what was planted."""
    planted = tuple(each for story in stories(strings, first) for each in story)
    for each in planted:
        collection.store.add(each.report)
    who = collection.who()
    for each in planted:
        _review(collection, each)
        _correspond(collection, who, each)
    for each in planted[STORY - 1 :: STORY]:
        _take_back(collection, each)
    _bring_lists(collection, planted)
    return planted


def _claim_of(each: Planted) -> str:
    return next(claim.id for claim in each.report.claims if claim.kind is ClaimKind.EVENT)


def _why(each: Planted) -> str:
    """Return a reason: a line that is the string and nothing else, and one with its mark."""
    return f"{each.string}\n{marked(each.string, 'w', each.number)}"


def _by(each: Planted) -> str:
    return marked(each.string, "b", each.number)


def _review(collection: Collection, each: Planted) -> None:
    claim = [claim for claim in each.report.claims if claim.kind is ClaimKind.EVENT][-1]
    made = reject(claim, each.report.document.id, Fault.OTHER)
    collection.store.review([made], action="reject", by=_by(each), at=WHEN, why=_why(each))


def _take_back(collection: Collection, each: Planted) -> None:
    collection.store.mark(each.report.document.id, at=DAY, by=_by(each), why=_why(each))


def _correspond(collection: Collection, who: WhoIsWho, each: Planted) -> None:
    """Put a claim to somebody, and receive an answer; both are kept as a form keeps them.

    What stands behind a commercial at is taken for a report, where somebody is named: there is none in a party's name.
    """
    put = Put(
        party=marked(each.string.replace("@", " "), "r", each.number),
        words=f"{each.string}\n{marked(each.string, 'm', each.number)}",
        claims=(_claim_of(each),),
        at=DAY,
        put_by=marked(each.string, "i", each.number),
    )
    by, why = _by(each), _why(each)
    with collection.store.view() as view:
        request = make_request(view, who, put, by=by, today=DAY)
    collection.store.put([request], by=by, at=WHEN, why=why)
    words = f"{each.string}\n{marked(each.string, 'y', each.number)}"
    with collection.store.view() as view:
        received = Received(words=words, kind=ReplyKind.DENIAL, request=view.requests()[-1].id, at=DAY)
        reply = make_reply(view, who, received, today=DAY)
    collection.store.receive([reply], action="receive", by=by, at=WHEN, why=why)


def _bring_lists(collection: Collection, planted: Sequence[Planted]) -> None:
    """Import a list for every string: its name, its keeper, where it is from, and its entry."""
    for each in planted:
        given = ListGiven(
            name=marked(each.string, "l", each.number),
            authority=marked(each.string, "k", each.number),
            dated=DAY,
            licence=each.string,
            source=each.string,
        )
        entry = {"id": each.string, "name": marked(each.string, "e", each.number), "aliases": each.string}
        data = json.dumps([{"id": entry["id"], "schema": "Person", "properties": _properties(entry)}]).encode()
        read = read_list(data, "list.json", keeper=(given.authority, given.name))
        made = given.reference_list(data)
        collection.store.import_list(made, read.records, by=_by(each), at=WHEN, why=_why(each))


def _properties(entry: dict[str, str]) -> dict[str, list[str]]:
    return {"name": [entry["name"]], "alias": [entry["aliases"]], "notes": [entry["aliases"]]}
