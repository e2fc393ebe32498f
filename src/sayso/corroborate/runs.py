"""The words that two reports have in common, in a row: what is shown as the proof of a shared wording."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

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
    ordered = b.by_place[b.order]
    first = np.searchsorted(ordered, a.by_place, side="left")
    last = np.searchsorted(ordered, a.by_place, side="right")
    found: list[Stretch] = []
    done = 0
    for at in (last > first).nonzero()[0].tolist():
        if at < done:
            continue
        places = b.order[first[at] : last[at]].tolist()
        length, back = max((_reach(a, b, at, place), -place) for place in places)
        found.append(Stretch(at, -back, length + GRAM - 1))
        done = at + length
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
        if stretch.length > longest:
            in_a = a.is_quoted[stretch.in_a : stretch.in_a + stretch.length]
            in_b = b.is_quoted[stretch.in_b : stretch.in_b + stretch.length]
            marks = np.concatenate(([-1], (in_a | in_b).nonzero()[0], [stretch.length]))
            longest = max(longest, int(np.diff(marks).max()) - 1)
    return longest


def as_proof(a: Worded, b: Worded, stretches: tuple[Stretch, ...], most: int) -> tuple[SharedRun, ...]:
    """Return the ``most`` longest runs in exact words, in the order of ``a``; the words are those of ``a``."""
    ranked = sorted(stretches, key=lambda s: (-s.length, s))[:most]
    return tuple(_shown(a, b, stretch) for stretch in sorted(ranked))


def _shown(a: Worded, b: Worded, stretch: Stretch) -> SharedRun:
    in_a = a.span(stretch.in_a, stretch.in_a + stretch.length - 1)
    in_b = b.span(stretch.in_b, stretch.in_b + stretch.length - 1)
    return SharedRun(words=in_a.of(a.text), in_a=in_a, in_b=in_b)
