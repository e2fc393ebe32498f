"""One report and thousands of copies of it in twelve disguises, beside two hundred reports of others who were there.

All of it is invented. :func:`flood` makes the reports, :func:`main` tells them as one story and checks what must hold:
the copies are one origin where they are plain, and never more than two however they are disguised; those two hundred,
each with a person of their own who was there, are not swallowed; and ten times as many copies take no more than twelve
times as long. Each distinct text is read once, since reading is not what is measured; what is timed is said.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from sayso.ask.story import tell_story
from sayso.evaluate.reading import read_document
from sayso.extract.analysis import analyse
from sayso.model.analysis import Analysis
from sayso.model.documents import Basis, Given, Stated
from sayso.model.ids import content_id
from sayso.model.provenance import Corroboration, IndependenceState
from sayso.model.story import HeldReport, Story

WITNESSES = 200
VARIANTS = 4
"""Different texts of each disguise; more copies than that repeat them under other outlets or addresses."""
AIM_GROWTH = 12.0
FIRST_DAY = date(2024, 3, 4)
GAZETTE = "Quay Gazette"

TITLE = "Ferry director met baker at rope works"
SENTENCES = (
    "The director of the Lindow Ferry Company, Mara Tilling, met the baker Jonas Oster at the rope works on Sunday, "
    "the harbour master, Edvard Roth, told the Quay Gazette.",
    "Roth said that the two had walked along the long shed for an hour and that nobody else was there but the cat.",
    "“They have bought rolls from each other for thirty years and never once sat down to it,” Roth said.",
    "The works stand at the upper end of the fish market, in a brick house with a blue door and two chimneys of which "
    "only one has ever smoked.",
    "Its ropes are sold as far as the lighthouse, where the keepers are said to trade them for dried plums.",
    "Every winter the queue before the shop reaches around the corner to the pool, and those who wait are given the "
    "short ends for nothing.",
    "“The shed is older than any of our boats and it leaks a good deal less,” he added with a glance at the harbour.",
    "The town has named a street after the founder, a small woman who could not abide cinnamon and told everybody so.",
)
OTHER_STORY = (
    "In other news, the swimming pool will stay shut until the frogs have left it of their own accord.",
    "The choir of the town hall has found its missing piano under a tarpaulin, in tune and full of walnuts.",
    "A kite that was lost in the autumn storm came down in the mayor's pear tree without a scratch.",
)
SWAPS = {
    "morning": "early",
    "nobody": "no one",
    "stands": "lies",
    "upper": "top",
    "brick": "stone",
    "sold": "bought",
    "winter": "January",
    "corner": "bend",
    "given": "handed",
    "named": "called",
    "small": "short",
}
LOOKALIKES = str.maketrans("aceopxy", "\u0430\u0441\u0435\u043e\u0440\u0445\u0443")
PLAIN_WORDS = [word for sentence in (*SENTENCES, *OTHER_STORY) for word in sentence.split() if word.isalpha()]
FIRST_NAMES = "Ada Bo Cleo Dag Edda Finn Greta Hal Ivo Jette Knud Lea Milo Nora Olaf Pia Rune Siri Tove Ulf".split()
LAST_NAMES = "Abel Brand Carr Dahl Ebbe Falk Gran Holm Iversen Juul Kvist Lund Moen Nygaard Orre Palm Rask Sand".split()
TOWNS = "Alder Birch Cliff Dune Elm Fen Gorse Heath Isle Juniper Knoll Ledge Moor North Oak Pier Reed Shore".split()
KINDS = "Courier Post Herald Echo Tribune Observer Mirror Journal Bulletin Chronicle Dispatch Record".split()
TRADES = "clerk notary porter baker sailor cook printer tailor gardener glazier carter weaver".split()


@dataclass(frozen=True, slots=True)
class Printed:
    """A report before it is read: who prints it, when, and the day on which it was surely there."""

    disguise: str
    outlet: str
    published: date
    title: str
    text: str
    captured: date | None = None
    edition: int = 0
    """Parts copies that are alike in everything, as their addresses would."""


Disguise = Callable[[random.Random, str], Printed]


def _plain(disguise: str, outlet: str, sentences: Sequence[str], title: str = TITLE, days: int = 1) -> Printed:
    text = "\n\n".join(" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2))
    day = FIRST_DAY + timedelta(days)
    return Printed(disguise, outlet, day, title, text, day)


def _verbatim(_: random.Random, outlet: str) -> Printed:
    return _plain("verbatim", outlet, SENTENCES)


def _framed(chance: random.Random, outlet: str) -> Printed:
    header = f"Good morning and welcome to page {chance.randint(2, 40)}, where you find what moves the coast."
    footer = "Write to us about your own breakfast; the best letters are printed on Saturday beside the crossword."
    return _plain("header and footer", outlet, (header, *SENTENCES, footer))


def _cut(chance: random.Random, outlet: str) -> Printed:
    return _plain("cut", outlet, SENTENCES[: chance.randint(3, 6)])


def _swapped(_: random.Random, outlet: str) -> Printed:
    return _plain("outlet swapped", outlet, [s.replace(GAZETTE, outlet) for s in SENTENCES])


def _exclusive(_: random.Random, outlet: str) -> Printed:
    first = f"The {outlet} can exclusively reveal a walk that will be talked about at every breakfast."
    return _plain("exclusive", outlet, (first, *SENTENCES), title=f"EXCLUSIVE: {TITLE}")


def _dated_back(chance: random.Random, outlet: str) -> Printed:
    made = _plain("dated back", outlet, SENTENCES, days=-chance.randint(1, 9))
    return replace(made, captured=FIRST_DAY + timedelta(5))


def _lookalike(_: random.Random, outlet: str) -> Printed:
    words = " ".join(SENTENCES).split(" ")
    spoiled = [word.translate(LOOKALIKES) if n % 3 == 1 and word.islower() else word for n, word in enumerate(words)]
    return _plain("look-alike letters", outlet, (" ".join(spoiled),))


def _chained(chance: random.Random, outlet: str) -> Printed:
    first = SENTENCES[0].replace(f"told the {GAZETTE}", f"said, the {GAZETTE} reported")
    return _plain("chain", outlet, (first, *SENTENCES[1:]), days=chance.randint(1, 3))


def _quotes(_: random.Random, outlet: str) -> Printed:
    own = (
        "Mara Tilling, who runs the ferries, met the baker Jonas Oster on Sunday, according to Edvard Roth.",
        "There had been talk of it on the pier since the herring came.",
    )
    return _plain("quotes only", outlet, (own[0], SENTENCES[2], own[1], SENTENCES[6]))


def _merged(_: random.Random, outlet: str) -> Printed:
    return _plain("merged", outlet, (*SENTENCES, *OTHER_STORY))


def _paraphrased(chance: random.Random, outlet: str) -> Printed:
    swaps = dict(chance.sample(sorted(SWAPS.items()), 8))
    changed = [" ".join(swaps.get(word, word) for word in sentence.split(" ")) for sentence in SENTENCES]
    return _plain("light paraphrase", outlet, changed)


def _translated(_: random.Random, outlet: str) -> Printed:
    return _plain("translated masthead", f"Der {outlet}-Bote", SENTENCES)


DISGUISES: tuple[Disguise, ...] = (
    *(_verbatim, _framed, _cut, _swapped, _exclusive, _dated_back),
    *(_lookalike, _chained, _quotes, _merged, _paraphrased, _translated),
)
NAMING = frozenset({_swapped, _exclusive})
"""Disguises in which an outlet puts its own name into the text; a few outlets print these, again and again."""
PLAIN = frozenset({"verbatim", "cut", "chain"})
FIRST_COPIER = f"{TOWNS[7]} {KINDS[0]}"
"""The first outlet that prints the report in the disguise "chain", which the Gazette then credits in turn."""
ORIGINAL = "original"
WITNESS = "witness"


def flood(copies: int, witnesses: int = WITNESSES, seed: int = 1) -> list[tuple[str, HeldReport]]:
    """Return the report, its copies and the reports of others, each with the name of its disguise."""
    return [(made.disguise, _held(made)) for made in _printed(copies, witnesses, seed)]


def _printed(copies: int, witnesses: int, seed: int) -> Iterator[Printed]:
    yield _plain(ORIGINAL, GAZETTE, SENTENCES, days=0)
    first = SENTENCES[0].replace(f"told the {GAZETTE}", f"said, the {FIRST_COPIER} reported")
    yield _plain("chain", GAZETTE, (first, *SENTENCES[1:]), days=4)
    outlets = _outlets()
    for number in range(copies):
        rank, which = divmod(number, len(DISGUISES))
        chance, disguise = random.Random(seed * 1000 + rank % VARIANTS), DISGUISES[which]  # noqa: S311
        outlet = next(outlets) if disguise not in NAMING else f"Harbour {KINDS[rank % VARIANTS]}"
        made = disguise(chance, outlet)
        yield replace(made, edition=rank // VARIANTS)
    for number in range(witnesses):
        yield _witness(number, next(outlets))


def _outlets() -> Iterator[str]:
    number = 0
    while True:
        town, kind = TOWNS[number % len(TOWNS)], KINDS[number // len(TOWNS) % len(KINDS)]
        rank = number // (len(TOWNS) * len(KINDS))
        yield f"{town}{'' if not rank else _letters(rank)} {kind}"
        number += 1


def _letters(number: int) -> str:
    """Return a number as an ending that a place may have."""
    endings = "by ton wick ham ford stead mouth low den holm".split()
    return endings[number % 10] + (_letters(number // 10) if number >= 10 else "")


def _witness(number: int, outlet: str) -> Printed:
    person = f"{FIRST_NAMES[number % 20]} {LAST_NAMES[number // 20 % 18]}{'' if number < 360 else 'sen'}"
    trade = TRADES[number % len(TRADES)]
    chance = random.Random(number)  # noqa: S311
    words = " ".join(chance.choices(PLAIN_WORDS, k=24))
    sentences = (
        f"{person}, a {trade}, told the {outlet} that Mara Tilling met Jonas Oster on Sunday.",
        f"“I saw it all, {words},” {person.split()[1]} said.",
    )
    return _plain(WITNESS, outlet, sentences, title=f"{trade.capitalize()} saw two at rope works", days=number % 3)


@cache
def _read(text: str, title: str, outlet: str) -> Analysis:
    given = Given(title=title, publisher=outlet, published=FIRST_DAY.isoformat())
    return analyse(read_document(text.encode(), name="report.txt", given=given))


def _held(made: Printed) -> HeldReport:
    """Read a report; a text that was read before is given its other outlet and day."""
    own = made.outlet if made.outlet in made.text else ""
    analysis = _read(made.text, made.title, own)
    day = made.published.isoformat()
    document = replace(
        analysis.document,
        id=content_id("doc", made.text, made.title, made.outlet, day, made.edition),
        publisher=Stated(value=made.outlet, basis=Basis.GIVEN),
        published=Stated(value=day, basis=Basis.GIVEN),
    )
    captured = made.captured.isoformat() if made.captured else None
    return HeldReport(analysis=replace(analysis, document=document), captured=captured)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What a story makes of the flood, for the proposition that most of the witnesses and of the copies put forward."""

    reports: int
    origins: int
    plain: int
    """Origins of the report and its copies in plain disguises."""
    copies: int
    """Origins of the report and all its copies."""
    witnesses: int
    """Origins that are established as independent of another and that no copy rests on."""
    disguises: Counter[str]
    """Origins by disguise."""


def count_origins(told: Story, disguises: dict[str, str]) -> Counted:
    """Count the origins of a flood; ``disguises`` names the disguise of each document."""
    chief = max(told.corroborations, key=lambda one: (_witnesses(one, disguises), one.counts.reports, one.proposition))
    kinds = {origin.id: {disguises[report] for report in origin.reports} for origin in chief.origins}
    return Counted(
        reports=chief.counts.reports,
        origins=len(chief.origins),
        plain=sum(bool(found & (PLAIN | {ORIGINAL})) for found in kinds.values()),
        copies=sum(bool(found - {WITNESS}) for found in kinds.values()),
        witnesses=sum(found == {WITNESS} for name, found in kinds.items() if name in _established(chief)),
        disguises=Counter(kind for found in kinds.values() for kind in found),
    )


def _witnesses(one: Corroboration, disguises: dict[str, str]) -> int:
    return len({ref.report for ref in one.supporting if disguises[ref.report] == WITNESS})


def _established(chief: Corroboration) -> set[str]:
    pairs = [pair for pair in chief.independence if pair.state is IndependenceState.ESTABLISHED]
    return {name for pair in pairs for name in (pair.a, pair.b)}


def run(copies: int, witnesses: int) -> tuple[Counted, float]:
    """Tell a flood as one story; return what was counted and the seconds of it, reading not included."""
    made = flood(copies, witnesses)
    begun = time.process_time()
    told = tell_story(report for _, report in made)
    seconds = time.process_time() - begun
    return count_origins(told, {report.id: disguise for disguise, report in made}), seconds


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where something that must hold does not."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.flood", description=__doc__)
    parser.add_argument(
        "--copies", type=int, default=1000, help="how many copies; ten times as many are told after them"
    )
    parser.add_argument("--witnesses", type=int, default=WITNESSES)
    given = parser.parse_args(arguments)
    failures, times = [], []
    for copies in (given.copies, 10 * given.copies):
        counted, seconds = run(copies, given.witnesses)
        times.append(seconds)
        print(f"{copies:,} copies: {seconds:.1f} seconds to tell the story (reading not included)")
        print(f"  {counted.reports} reports, {counted.origins} origins")
        print(f"  origins of plain copies {counted.plain}, of all copies {counted.copies}")
        print(f"  witnesses with established independence: {counted.witnesses} of {given.witnesses}")
        print(f"  origins by disguise: {dict(sorted(counted.disguises.items()))}", flush=True)
        if counted.plain != 1 or counted.copies > 2 or counted.witnesses != given.witnesses:
            failures.append(copies)
    growth = times[1] / times[0]
    print(f"ten times as many copies take {growth:.1f} times as long (aim: at most {AIM_GROWTH})")
    return 1 if failures or growth > AIM_GROWTH else 0


if __name__ == "__main__":
    sys.exit(main())
