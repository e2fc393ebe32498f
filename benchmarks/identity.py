"""Measure how long it takes to say who is who among invented mentions, and in how much memory.

Without ``--full`` ten thousand and a hundred thousand are resolved, with it a million too; beside each size stands by
how much more time a mention takes than at the size before. Time is that of the processor, for the one thread that does
it. People are invented with names of which some are shared, write themselves in several ways, and appear in reports of
their own circle; one in three is given a post.
"""

from __future__ import annotations

import argparse
import gc
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.invented import SYLLABLES
from benchmarks.run import peak_megabytes
from sayso.model.identity import Appearance, NameUse, Sameness
from sayso.model.ids import content_id
from sayso.model.mentions import EntityType
from sayso.model.spans import Span
from sayso.resolve.identity import propose
from sayso.resolve.resolver import resolve

SIZES = (10_000, 100_000, 1_000_000)
A_REPORT, A_CIRCLE = 10, 24
"""Names in a report, and of those who appear together."""
MENTIONS_A_BEARER = 6
POSTS = tuple(
    f"{kind} of {what}" for kind in ("keeper", "head", "clerk", "warden") for what in ("boats", "bells", "tea")
)
AIM_MINUTES, AIM_GIGABYTES = 30.0, 8.0


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody or something invented: the ways of writing the name, the commonest first, a post and where."""

    type: EntityType
    names: tuple[str, ...]
    post: str = ""
    body: str = ""


def bearers(count: int, chance: random.Random) -> list[Bearer]:
    """Return so many people, bodies and places. First names are few, so that some share a whole name."""
    firsts = [_word(chance, 2) for _ in range(1500)]
    lasts = [_word(chance, 3) for _ in range(max(200, count // 4))]
    bodies = [f"{_word(chance, 2)} {_word(chance, 2)} guild" for _ in range(max(20, count // 20))]
    return [_bearer(n, chance, firsts, lasts, bodies) for n in range(count)]


def _bearer(
    number: int, chance: random.Random, firsts: Sequence[str], lasts: Sequence[str], bodies: Sequence[str]
) -> Bearer:
    if number % 5 == 3:
        return Bearer(EntityType.ORG, (chance.choice(bodies).title(),))
    if number % 10 == 4:
        return Bearer(EntityType.GPE, (_word(chance, 2).title(),))
    first, last = chance.choice(firsts).title(), chance.choice(lasts).title()
    names = (f"{first} {last}", f"{first[0]}. {last}", last, f"{first} {last[:-1]}{chance.choice('aeiou')}")
    has_post = number % 3 == 0
    return Bearer(EntityType.PERSON, names, *((chance.choice(POSTS), chance.choice(bodies)) if has_post else ()))


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choices(SYLLABLES, k=syllables))


def mentions(count: int, seed: int = 1) -> Iterator[Appearance]:
    """Yield so many invented mentions, report by report."""
    chance = random.Random(seed)  # noqa: S311
    known = bearers(count // MENTIONS_A_BEARER, chance)
    circles = [known[start : start + A_CIRCLE] for start in range(0, len(known) - A_REPORT, A_CIRCLE // 2)]
    for number in range(count // A_REPORT):
        there = chance.sample(chance.choice(circles)[:A_CIRCLE], A_REPORT)
        yield from _report(f"doc-{number:016x}", [(one, _written(one, chance)) for one in there], chance)


def _written(bearer: Bearer, chance: random.Random) -> str:
    return chance.choices(bearer.names, weights=(20, 2, 2, 1)[: len(bearer.names)])[0]


def _report(document: str, there: Sequence[tuple[Bearer, str]], chance: random.Random) -> Iterator[Appearance]:
    folded = [name.lower().replace(".", "") for _, name in there]
    places = tuple(sorted(f for f, (one, _) in zip(folded, there, strict=True) if one.type is EntityType.GPE))
    published = f"{chance.randint(2015, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    for number, (bearer, name) in enumerate(there):
        says_post = bool(bearer.post) and chance.random() < 0.6
        yield Appearance(
            id=content_id("app", document, folded[number], number),
            document=document,
            entity=f"ent-{number:016x}",
            type=bearer.type,
            name=name,
            uses=(NameUse(name=name, document=document, span=Span(number, number + len(name))),),
            posts=(bearer.post,) if says_post else (),
            bodies=(bearer.body,) if says_post else (),
            companions=tuple(sorted(folded[:number] + folded[number + 1 :])),
            places=places,
            published=published,
        )


def measure(count: int) -> dict[str, float]:
    """Resolve so many mentions: what is proposed of pairs, and the entities that follow."""
    made = list(mentions(count))
    gc.collect()
    begun = time.process_time()
    proposals = propose(made)
    proposed = time.process_time() - begun
    entities = resolve(made, (), proposals).entities
    resolved = time.process_time() - begun
    return {
        "mentions": len(made),
        "entities": len(entities),
        "pairs held same": sum(proposal.level is Sameness.SAME for proposal in proposals),
        "pairs held probable": sum(proposal.level is Sameness.PROBABLE for proposal in proposals),
        "processor seconds to propose": proposed,
        "processor seconds in all": resolved,
        "microseconds a mention": 1e6 * resolved / len(made),
        "peak gigabytes of the process": peak_megabytes() / 1024,
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where a million misses its aim, with ``--strict``."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.identity", description=__doc__)
    parser.add_argument("--full", action="store_true", help="resolve a million too")
    parser.add_argument("--mentions", type=int, help="resolve so many, and no other number")
    parser.add_argument("--strict", action="store_true", help="end with 1 where an aim is missed")
    given = parser.parse_args(arguments)
    sizes = (given.mentions,) if given.mentions else SIZES[: 3 if given.full else 2]
    before, found = 0.0, dict[str, float]()
    for size in sizes:
        found = measure(size)
        for name, value in found.items():
            print(f"  {name:36} {value:14,.2f}", flush=True)
        if before:
            print(f"  {'times the time a mention took before':36} {found['microseconds a mention'] / before:14,.2f}")
        before = found["microseconds a mention"]
    minutes = found["microseconds a mention"] / 60
    print(f"  a million at that pace: {minutes:.1f} minutes (aim: under {AIM_MINUTES:.0f}, {AIM_GIGABYTES:.0f} GB)")
    missed = minutes >= AIM_MINUTES or found["peak gigabytes of the process"] >= AIM_GIGABYTES
    return 1 if given.strict and missed else 0


if __name__ == "__main__":
    sys.exit(main())
