"""The words of two names put side by side: which is which, and what only one of them has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.resolve.likeness import Likeness, compare_words

_JOINED = 0.95
_SURE = frozenset({"equal", "form", "spelling", "consonants"})
_SLIPS = frozenset({"joined", "vowels", "typo"})
_INITIAL = frozenset({"initial"})
_JOINABLE = frozenset({"equal", "spelling", "typo"})
_MOST_JOINED = 4
_MOST_SLIPS = 3
Places = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Words of one name and of the other that are alike, by their places; more than one where they are run together."""

    left: Places
    right: Places
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two names side by side: the pairs in the left one's order, and what is left over on each side."""

    pairs: tuple[Pair, ...]
    left_over: Places
    right_over: Places

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of likeness in it."""
        return frozenset(pair.likeness.kind for pair in self.pairs)

    @property
    def whole(self) -> tuple[Pair, ...]:
        """The pairs that are more than an initial."""
        return tuple(pair for pair in self.pairs if pair.likeness.kind != "initial")

    @property
    def weight(self) -> float:
        """The likeness of all pairs together: each slip counts for itself, initials together as one."""
        weight = min((p.likeness.score for p in self.pairs if p.likeness.kind == "initial"), default=1.0)
        for pair in self.whole:
            weight *= pair.likeness.score
        return weight

    @property
    def keeps_order(self) -> bool:
        """Whether the words stand in the same order in both."""
        places = [pair.right for pair in self.pairs]
        return places == sorted(places)


def pair_words(left: Sequence[str], right: Sequence[str], kind: str) -> Pairing:
    """Pair the words of two names: the most alike first, then those that one of them runs together, then initials."""
    pairs: list[Pair] = []
    for kinds in (_SURE, _SLIPS):
        pairs += _alike(left, right, kind, pairs, kinds)
        while (joined := next(_joined(left, right, pairs, kind, kinds), None)) is not None:
            pairs.append(joined)
    pairs += _alike(left, right, kind, pairs, _INITIAL)
    mine, theirs = {n for p in pairs for n in p.left}, {n for p in pairs for n in p.right}
    return Pairing(
        tuple(sorted(pairs, key=lambda p: p.left)),
        tuple(n for n in range(len(left)) if n not in mine),
        tuple(n for n in range(len(right)) if n not in theirs),
    )


def _alike(
    left: Sequence[str], right: Sequence[str], kind: str, used: Sequence[Pair], kinds: frozenset[str]
) -> list[Pair]:
    mine = set(_free(len(left), {n for p in used for n in p.left}))
    theirs = set(_free(len(right), {n for p in used for n in p.right}))
    scored = [
        (-likeness.score, abs(i - j), i, j, likeness)
        for i in mine
        for j in theirs
        if (likeness := compare_words(left[i], right[j], kind)).kind in kinds
    ]
    pairs: list[Pair] = []
    for _, _, i, j, likeness in sorted(scored, key=lambda s: s[:4]):
        if i in mine and j in theirs:
            mine.remove(i)
            theirs.remove(j)
            pairs.append(Pair((i,), (j,), likeness))
    return pairs


def _joined(
    left: Sequence[str], right: Sequence[str], pairs: Sequence[Pair], kind: str, kinds: frozenset[str]
) -> Iterator[Pair]:
    """Yield runs of words that nothing is beside yet and that are alike when written in one."""
    mine = _free(len(left), {n for p in pairs for n in p.left})
    theirs = _free(len(right), {n for p in pairs for n in p.right})
    for one, other in _run_pairs(mine, theirs):
        is_near = left[one[0]][0] == right[other[0]][0] or left[one[-1]][-1] == right[other[-1]][-1]
        longer = sum(len(left[n]) for n in one) - sum(len(right[n]) for n in other)
        if is_near and abs(longer) <= _MOST_SLIPS:
            likeness = compare_words("".join(left[n] for n in one), "".join(right[n] for n in other), kind)
            if likeness.kind in kinds & _JOINABLE:
                yield Pair(one, other, Likeness(likeness.score * _JOINED, "joined"))


def _free(length: int, used: set[int]) -> Places:
    return tuple(n for n in range(length) if n not in used)


def _run_pairs(mine: Places, theirs: Places) -> Iterator[tuple[Places, Places]]:
    """Yield all that is left on both sides, then runs on one side beside each word of the other, the longest first."""
    if len(mine) + len(theirs) > 2 and _is_run(mine) and _is_run(theirs):
        yield mine, theirs
    yield from ((run, (n,)) for run in _runs(mine) for n in theirs)
    yield from (((n,), run) for run in _runs(theirs) for n in mine)


def _is_run(places: Places) -> bool:
    return 0 < len(places) == places[-1] - places[0] + 1


def _runs(free: Places) -> Iterator[Places]:
    for size in range(min(len(free), _MOST_JOINED), 1, -1):
        runs = (free[start : start + size] for start in range(len(free) - size + 1))
        yield from filter(_is_run, runs)
