"""Which sentence of a report tells what a sentence of its upstream tells, by the words and names they have in common.

An own measure rather than a library: what counts is which words are shared, whatever their order, with names weighing
more; edit distances and sequence matchers (rapidfuzz, difflib) measure how alike strings are written, and rank a
reworded sentence under an unrelated one with the same frame.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from sayso.corroborate.sentences import Reading, Sentence

NAME_WEIGHT = 1.5
"""How much a word of a name counts against another word."""
STRONG = 0.42
"""From what likeness on two sentences are taken to tell the same; set on invented stories, with precision in mind."""
LEAST_SHARED = 3
LEAST_NAMES = 3
"""How many names two sentences must share to be taken for one where they share no other word."""
_TITLES = frozenset(
    """director master chairman chairwoman chair president minister secretary mayor spokesman spokeswoman spokesperson
    chief head boss leader owner editor deputy officer official member people person company council club city town
    report newspaper paper told tell""".split()
)


@dataclass(frozen=True)
class Pair:
    """Two sentences that tell the same, upstream first."""

    before: Sentence
    after: Sentence
    likeness: float


def align(upstream: Reading, derived: Reading) -> tuple[Pair, ...]:
    """Return the pairs of sentences that tell the same, in the order of the derived report, the likest first.

    A sentence may tell what two sentences tell. A pair that is much less alike than another pair of the same sentence
    is left out: it shares the names of the story and not the matter.
    """
    rated = [
        Pair(u, d, likeness(u, d))
        for d in derived.sentences
        for u in upstream.sentences
        if len(u.words & d.words) >= LEAST_SHARED
    ]
    names = upstream.names | derived.names | _TITLES
    strong = [pair for pair in rated if pair.likeness >= STRONG and _shares_matter(pair, names)]
    kept = [pair for pair in strong if not _is_outdone(pair, strong)]
    return tuple(sorted(kept, key=lambda p: (p.after.number, -p.likeness, p.before.number)))


def _shares_matter(pair: Pair, names: frozenset[str]) -> bool:
    """Tell whether two sentences share more than the names of the story: another word, or several names together."""
    own = (pair.before.words & pair.after.words) - names
    alike = [n for n in pair.before.named if any(n <= other or other <= n for other in pair.after.named)]
    return len(own) >= (1 if pair.likeness >= 0.5 else 2) or len(alike) >= LEAST_NAMES


def _is_outdone(pair: Pair, pairs: Sequence[Pair]) -> bool:
    rivals = [p for p in pairs if (p.after is pair.after) != (p.before is pair.before)]
    return any(p.likeness > 1.35 * pair.likeness for p in rivals)


def likeness(one: Sentence, other: Sentence) -> float:
    """Return how much of their words two sentences share, from 0 to 1; a short one in a long one counts for less."""
    shared = _weight(one.words & other.words, one, other)
    whole = sqrt(_weight(one.words, one, other) * _weight(other.words, one, other))
    return shared / whole if whole else 0.0


def _weight(words: frozenset[str], one: Sentence, other: Sentence) -> float:
    names = one.names | other.names
    return sum(NAME_WEIGHT if word in names else 1.0 for word in words)
