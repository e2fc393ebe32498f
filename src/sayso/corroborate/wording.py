"""Which reports share their wording, how much of it, and the words that prove it (R5).

Shared wording is a fact about two texts and says nothing of who was first. What is compared is each report's own prose:
what stands in quotation marks anybody may quote, and runs of names anybody must write. Both are counted apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np

from sayso.corroborate.grams import Keys, Worded, word_document
from sayso.corroborate.runs import as_proof, find_stretches, longest_own
from sayso.model.documents import Document
from sayso.model.provenance import SharedWording, WordingStrength

LIKELY = ((15, 0.10), (8, 0.15), (4, 0.50))
"""Shared runs of five and their share of the shorter report, any of which makes a common wording likely (R5)."""
LONG_RUN = 40
"""So many words in a row of another's own prose make it likely however long the reports are."""
POSSIBLE = (4, 0.20)
WHOLE, FEWEST_WHOLE = 0.80, 8
"""With so much of all its runs in the other, the shorter report is a reprint rather than a partial one."""
RUNS_KEPT = 4
NEIGHBOURS = 6
"""With how many reports each one is compared at least, of those that have a run of five in common: the first by date.

Among 10,000 copies every pair shares its wording; that each shares it with the few earliest and with the one before it
says as much, and takes 70,000 pairs instead of fifty million. The one before it, because copies that date themselves
back may be all of the earliest, and nothing was taken from them.
"""
_ALL_PAIRS_UP_TO = 12
"""A run of five that no more reports than this have brings every pair of them together."""
_FEWEST_SHARED = 3


def compare_wording(a: Document, b: Document) -> SharedWording:
    """Return what two documents share of their wording, whatever its strength; the order of the two does not matter."""
    return compare_worded(word_document(a), word_document(b))


def find_shared_wording(documents: Sequence[Document]) -> tuple[SharedWording, ...]:
    """Return the pairs of documents that share their wording or a quotation, sorted by ids; other pairs are left out.

    The result is the same for any order of ``documents``. The work grows with their number, not with its square: where
    very many share one wording, each is paired with the earliest of them only.
    """
    ordered = sorted({document.id: document for document in documents}.values(), key=_by_date)
    worded = [word_document(document) for document in ordered]
    found = [compare_worded(worded[i], worded[j]) for i, j in _candidates(worded)]
    return tuple(sorted((w for w in found if w.runs), key=lambda w: (w.a, w.b)))


def compare_worded(one: Worded, two: Worded) -> SharedWording:
    """Return what two documents share, given their words."""
    a, b = (one, two) if one.id <= two.id else (two, one)
    shared = _common(a.keys, b.keys)
    quoted = _common(a.quoted, b.quoted)
    containment = shared / max(1, min(len(a.keys), len(b.keys)))
    every = _common(a.every, b.every)
    stretches = find_stretches(a, b) if every >= POSSIBLE[0] else ()
    longest = longest_own(a, b, stretches)
    is_whole = every >= WHOLE * max(1, min(len(a.every), len(b.every)))
    is_carried = longest >= LONG_RUN or (is_whole and every >= FEWEST_WHOLE)
    strength = WordingStrength.LIKELY if is_carried else strength_of(shared, containment)
    is_any = strength is not WordingStrength.NONE or _quoted_by_one(a, b) >= POSSIBLE[0]
    return SharedWording(
        a=a.id,
        b=b.id,
        shared=shared,
        containment=containment,
        strength=strength,
        is_whole=is_whole,
        is_quotation_only=strength is WordingStrength.NONE and quoted >= POSSIBLE[0],
        shared_quoted=quoted,
        longest=longest,
        runs=as_proof(a, b, stretches, RUNS_KEPT) if is_any else (),
    )


def strength_of(shared: int, containment: float) -> WordingStrength:
    """Return what so many shared runs of five show, at such a share of the shorter report (R5)."""
    if any(shared >= count and containment >= share for count, share in LIKELY):
        return WordingStrength.LIKELY
    if shared >= POSSIBLE[0] and containment >= POSSIBLE[1]:
        return WordingStrength.POSSIBLE
    return WordingStrength.NONE


def _common(a: Keys, b: Keys) -> int:
    return len(np.intersect1d(a, b, assume_unique=True))


def _quoted_by_one(a: Worded, b: Worded) -> int:
    """Count the runs of five that both have and at least one of them has in quotation marks."""
    return max(_common(a.quoted, b.every), _common(b.quoted, a.every))


def _by_date(document: Document) -> tuple[str, str]:
    return document.published.value or "~", document.id


def _candidates(worded: Sequence[Worded]) -> list[tuple[int, int]]:
    """Return the pairs (by place in the order of dates) that have several runs of five in common."""
    counted: Counter[tuple[int, int]] = Counter()
    for holders in _postings(worded):
        counted.update(_paired(holders))
    return sorted(pair for pair, count in counted.items() if count >= _FEWEST_SHARED)


def _postings(worded: Sequence[Worded]) -> Iterator[list[int]]:
    """Yield, for each run of five that several documents have, the documents in order."""
    places: dict[int, list[int]] = {}
    for number, each in enumerate(worded):
        for key in np.union1d(each.keys, each.quoted).tolist():
            places.setdefault(key, []).append(number)
    for holders in places.values():
        if len(holders) > 1:
            yield holders


def _paired(holders: list[int]) -> Iterable[tuple[int, int]]:
    first = len(holders) if len(holders) <= _ALL_PAIRS_UP_TO else NEIGHBOURS
    for one, holder in enumerate(holders[:first]):
        for other in holders[one + 1 :]:
            yield holder, other
    yield from pairwise(holders[first - 1 :])
