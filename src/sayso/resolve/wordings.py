"""Phrases without a name: "the library" and "the town library" are one, unless the story also has a school library."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sayso.model.graph import Term
from sayso.resolve.reading import Reading
from sayso.resolve.sides import head_and_rest

_Place = tuple[str, str]
"""What is said (a rung, or a head of no family), and a head noun."""


def settle_words(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Cut the keys of phrases down to their head nouns wherever what qualifies these in the story goes together.

    It goes together if of any two phrases one only leaves out what the other says. Else each keeps its own key.
    """
    held = tuple(readings)
    qualified: dict[_Place, set[frozenset[str]]] = defaultdict(set)
    for reading in held:
        for term in (reading.a, reading.b):
            if term is not None and term.key.startswith("words:"):
                head, rest = head_and_rest(term)
                qualified[_said(reading), head].add(rest)
    return tuple(_settled(reading, qualified) for reading in held)


def _said(reading: Reading) -> str:
    return f"{reading.rung} {reading.extra[0] if reading.extra else ''}"


def _settled(reading: Reading, qualified: Mapping[_Place, set[frozenset[str]]]) -> Reading:
    a, b = (_cut(term, _said(reading), qualified) for term in (reading.a, reading.b))
    return reading if (a, b) == (reading.a, reading.b) else replace(reading, a=a, b=b)


def _cut(term: Term | None, said: str, qualified: Mapping[_Place, set[frozenset[str]]]) -> Term | None:
    if term is None or not term.key.startswith("words:"):
        return term
    head, _ = head_and_rest(term)
    chain = sorted(qualified[said, head], key=lambda rest: (len(rest), sorted(rest)))
    if all(less <= more for less, more in itertools.pairwise(chain)):
        return replace(term, key=f"words:{head}")
    return term
