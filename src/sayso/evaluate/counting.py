"""Counting hits: precision, recall, F1, macro F1, and the overlap of words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

WORD = re.compile(r"\w+(?:['’-]\w+)*")


@dataclass(frozen=True, slots=True)
class Score:
    """Hits seen from both sides: ``right`` of ``ours`` were in gold, ``found`` of ``gold`` were ours."""

    right: int = 0
    ours: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.ours + other.ours, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The share of ours that is in gold."""
        return self.right / self.ours if self.ours else 0.0

    @property
    def recall(self) -> float:
        """The share of gold that is ours."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def exact_score(gold: Iterable[object], ours: Iterable[object]) -> Score:
    """Score two bags of items by equality; an item said twice counts twice."""
    wanted, given = Counter(list(gold)), Counter(list(ours))
    hits = sum((wanted & given).values())
    return Score(hits, sum(given.values()), hits, sum(wanted.values()))


def overlaps(first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Tell whether two stretches share a character."""
    return first[0] < second[1] and second[0] < first[1]


def overlap_score(gold: Collection[tuple[int, int]], ours: Collection[tuple[int, int]]) -> Score:
    """Score two sets of stretches by overlap, each side counted for itself (many may hit one)."""
    right = sum(any(overlaps(mine, theirs) for theirs in gold) for mine in ours)
    found = sum(any(overlaps(mine, theirs) for mine in ours) for theirs in gold)
    return Score(right, len(ours), found, len(gold))


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Average the F1 of every class that occurs in gold, each class counting the same. ``pairs``: (gold, ours)."""
    classes = sorted({gold for gold, _ in pairs})
    return sum(_class_f1(pairs, name) for name in classes) / len(classes) if classes else 0.0


def _class_f1(pairs: Sequence[tuple[str, str]], name: str) -> float:
    hits = sum(gold == ours == name for gold, ours in pairs)
    return Score(hits, sum(ours == name for _, ours in pairs), hits, sum(gold == name for gold, _ in pairs)).f1


def accuracy(pairs: Sequence[tuple[str, str]]) -> float:
    """Return the share of pairs (gold, ours) that agree."""
    return sum(gold == ours for gold, ours in pairs) / len(pairs) if pairs else 0.0


def majority(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the pairs as a reader would have answered who always says gold's commonest class."""
    if not pairs:
        return []
    commonest = max(sorted({gold for gold, _ in pairs}), key=lambda name: sum(gold == name for gold, _ in pairs))
    return [(gold, commonest) for gold, _ in pairs]


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case, without punctuation."""
    return [word.lower() for word in WORD.findall(text)]


def word_spans(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[tuple[int, int]]:
    """Return where the words stand that lie inside ``spans`` of ``text``: the unit of span overlap."""
    found = set()
    for start, end in spans:
        found |= {(start + match.start(), start + match.end()) for match in WORD.finditer(text[start:end])}
    return frozenset(found)
