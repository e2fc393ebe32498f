"""A collection in which every word that a stranger can write is hostile.

Titles, authors, outlets, addresses, names, places and quotations are, and the reasons of people for what they decide.
Four strings make a story of four reports: each string is all labels of one report and stands in its quotation, and each
begins the name of somebody, some body or some place of the whole story. An invented word ends that name: what is left
of two such strings without their signs may be the same, and stories would run together.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from benchmarks.invented import Press
from benchmarks.planting import Labels, plant
from sayso.ask.review_decisions import reject
from sayso.collection import Collection
from sayso.model.analysis import Analysis
from sayso.model.claims import ClaimKind
from sayso.model.judgements import Fault

STORY = 4
LONGEST = 1000
"""So much of a string is planted: longer ones are cut, as titles are."""
WHO, WHOM, BODY, PLACE, QUOTED = "Odile Marsh", "Piet Lund", "Tallow Guild", "Saltby", "zebrawood"
NAMED = (WHO, WHOM, BODY, PLACE)
FILLERS = "treasurer director planked lanterns rehearsal pianos cellar quarrel choirs bazaar".split()
TEXTS = (
    f"{WHO}, the treasurer of the {BODY}, met {WHOM} in {PLACE} on 4 March 2024, officials said.\n\n"
    f"“The cellar was planked with {QUOTED} and lanterns,” {WHO} said. {WHOM}, the director of the rehearsal, "
    f"denied paying the {BODY}.\n\nThe {BODY} declined to comment on the quarrel over pianos in {PLACE}.\n",
    f"{WHO}, the treasurer of the {BODY}, reportedly met {WHOM} in {PLACE} on 4 March 2024.\n\n"
    f"The cellar was planked with {QUOTED}, {WHO} said. The {BODY} may have paid for the pianos, critics say.\n",
    f"{WHOM} did not meet {WHO} in {PLACE}, the {BODY} said on Tuesday.\n\n“There was no rehearsal and no {QUOTED},” "
    f"{WHOM} said.\n\n{WHOM} leads the {BODY}, and {WHO} is said to have visited {PLACE} in 2019.\n",
    f"The {BODY} confirmed that {WHO} met {WHOM} at the bazaar in {PLACE} on 4 March 2024.\n\n{WHO} will open the "
    f"{QUOTED} again in {PLACE}, choirs warn. {WHOM} has consistently denied paying outside choirs.\n",
)


def load_strings(folder: Path) -> tuple[str, ...]:
    """Return the distinct strings of the hostile corpus: lines of its lists, and what a cleaner of markup is given."""
    lists = sorted((folder / "payloads" / "XSS Injection" / "Intruders").iterdir())
    lines = [line for path in lists for line in path.read_bytes().decode("utf-8", "replace").split("\n")]
    pairs = (folder / "dompurify" / "test" / "fixtures" / "expect.mjs.txt").read_text("utf-8")
    given = [json.loads(found) for found in re.findall(r'"payload":\s*("(?:[^"\\]|\\.)*")', pairs)]
    return tuple(dict.fromkeys(text for text in [*lines, *given] if text.strip()))


def stories(strings: Sequence[str]) -> Iterator[tuple[Analysis, ...]]:
    """Yield stories of four reports each, until every string stands everywhere in one of them."""
    for number, start in enumerate(range(0, len(strings), STORY)):
        four = [strings[(start + nth) % len(strings)][:LONGEST] for nth in range(STORY)]
        words = islice(Press(seed=number)._words, 100, None)
        fillers = dict(zip(FILLERS, words, strict=False))
        named = {name: f"{string} {next(words).title()}" for name, string in zip(NAMED, four, strict=True)}
        yield tuple(_report(nth, four[nth], {**fillers, **named}) for nth in range(STORY))


def _report(nth: int, string: str, swaps: dict[str, str]) -> Analysis:
    labels = Labels(title=string, authors=(string,), outlet=string, url=string, published=f"2024-03-{5 + nth:02}")
    return plant(TEXTS[nth], {**swaps, QUOTED: string}, labels)


def fill(collection: Collection, strings: Sequence[str]) -> int:
    """Put the stories into a collection, with what people decide about them for hostile reasons; return how many."""
    count = 0
    for reports in stories(strings):
        for report in reports:
            collection.store.add(report)
        _decide(collection, reports)
        count += 1
    return count


def _decide(collection: Collection, reports: Sequence[Analysis]) -> None:
    """Reject a claim and take a report back; why and by whom are hostile too."""
    notes = [report.document.title.value or "" for report in reports]
    decided = next(claim for claim in reports[0].claims if claim.kind is ClaimKind.EVENT)
    made = reject(decided, reports[0].document.id, Fault.OTHER)
    why = "\n".join(notes)
    collection.store.review([made], action="reject", by=notes[0], at="2024-03-09T00:00:00Z", why=why)
    collection.store.mark(reports[-1].document.id, at="2024-03-10", by=notes[1], why=why)
