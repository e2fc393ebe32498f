"""The words that two reports have in common, in a row: what is shown as the proof of a shared wording."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.corroborate.grams import GRAM, Worded
from sayso.model.provenance import SharedRun


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """``length`` words in a row that begin at word ``in_a`` of one report and at word ``in_b`` of the other."""

    in_a: int
    in_b: int
    length: int


def find_stretches(a: Worded, b: Worded) -> tuple[Stretch, ...]:
    """Return the longest runs that both reports have, in the order of ``a``, each word of ``a`` in one run at most."""
    places: dict[int, list[int]] = {}
    for place, key in enumerate(b.by_place.tolist()):
        places.setdefault(key, []).append(place)
    keys = a.by_place.tolist()
    found: list[Stretch] = []
    at = 0
    while at < len(keys):
        if keys[at] not in places:
            at += 1
            continue
        best = max((_reach(a, b, at, place), -place) for place in places[keys[at]])
        found.append(Stretch(at, -best[1], best[0] + GRAM - 1))
        at += best[0]
    return tuple(found)


def _reach(a: Worded, b: Worded, at: int, place: int) -> int:
    """Return how many runs of five in a row agree from here on."""
    most = min(len(a.by_place) - at, len(b.by_place) - place)
    differing = (a.by_place[at : at + most] != b.by_place[place : place + most]).nonzero()[0]
    return int(differing[0]) if len(differing) else most


def longest_own(a: Worded, b: Worded, stretches: tuple[Stretch, ...]) -> int:
    """Return how many words the longest run has that stands outside quotation marks in both reports."""
    longest = 0
    for stretch in stretches:
        length = 0
        for step in range(stretch.length):
            is_quoted = a.is_quoted[stretch.in_a + step] or b.is_quoted[stretch.in_b + step]
            length = 0 if is_quoted else length + 1
            longest = max(longest, length)
    return longest


def as_proof(a: Worded, b: Worded, stretches: tuple[Stretch, ...], most: int) -> tuple[SharedRun, ...]:
    """Return the ``most`` longest runs in exact words, in the order of ``a``; the words are those of ``a``."""
    ranked = sorted(stretches, key=lambda s: (-s.length, s))[:most]
    return tuple(_shown(a, b, stretch) for stretch in sorted(ranked))


def _shown(a: Worded, b: Worded, stretch: Stretch) -> SharedRun:
    in_a = a.span(stretch.in_a, stretch.in_a + stretch.length - 1)
    in_b = b.span(stretch.in_b, stretch.in_b + stretch.length - 1)
    return SharedRun(words=in_a.of(a.text), in_a=in_a, in_b=in_b)
