"""Which reports may have taken their words from one another, without comparing each with each.

Two reports are candidates where their signatures (:mod:`sayso.corroborate.signatures`) have a key in common; whether
they really share their wording is decided on the words themselves (R5). Candidates depend on the two texts alone, never
on the order in which reports came, so that an index that grew report by report gives what one made at once would give.

Of 10,000 near copies every pair is a candidate, fifty million of them. What matters is that all are linked, not how
often: :func:`find_candidates` names every pair only where few reports hold a key. Where many do, each is paired with
the earliest of them and with its neighbour by date, and of reports with the very same words only the earliest is paired
further. The number of pairs then grows with the number of reports, and everything that was connected still is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.corroborate.grams import word_document
from sayso.corroborate.signatures import Keys, Numbers, runs_in_order, sign, sign_all
from sayso.model.documents import Document

ALL_PAIRS_UP_TO = 8
"""Where no more reports than this hold a key, every pair of them is a candidate."""
_HALF = 32
"""Bits for either place of a pair that is written as one number."""
_FRESH_REPORTS = 1024
"""So many additions are kept in a dictionary before they are sorted into an array."""
_FULL = 1 << 24
"""An array of so many keys takes no more in: sorting it again would take as much memory again."""

Pairs = NDArray[np.int64]
"""Two columns: places in a sequence, the first smaller."""


def find_candidates(documents: Sequence[Document]) -> tuple[tuple[str, str], ...]:
    """Return the pairs of documents (ids, the smaller first, sorted) whose words should be compared.

    Meant for pairs that have more than half of the shorter one's runs of five in common; of those that have less, many
    are found too. The same for any order of ``documents``.
    """
    distinct = {document.id: document for document in documents}.values()
    ordered = sorted(distinct, key=lambda document: (document.published.value or "~", document.id))
    pairs = find_pairs([runs_in_order(word_document(document)) for document in ordered])
    named = ((ordered[one].id, ordered[other].id) for one, other in pairs.tolist())
    return tuple(sorted((min(pair), max(pair)) for pair in named))


def find_pairs(texts: Sequence[Keys]) -> Pairs:
    """Return the candidates among texts, given as the keys of their runs of five in text order; earlier texts first.

    Pairs are named by the places of the texts, without repeats, sorted.
    """
    first, copies = _exact_copies(texts)
    keys, owners = sign_all([texts[place] for place in first])
    found = np.concatenate((copies, _linked(*_shared(keys, first[owners]))))
    pairs = _distinct(np.sort(found))
    return np.stack((pairs >> _HALF, pairs & ((1 << _HALF) - 1)), axis=1)


def _exact_copies(texts: Sequence[Keys]) -> tuple[Numbers, Numbers]:
    """Return the first place of every distinct text, and the pairs of first place and copy."""
    seen: dict[bytes, int] = {}
    firsts = [seen.setdefault(text.tobytes(), place) if len(text) else place for place, text in enumerate(texts)]
    first, places = np.array(firsts, dtype=np.int64), np.arange(len(texts))
    return places[first == places], _pair(first, places)


def _shared(keys: Keys, owners: Numbers) -> tuple[Keys, Numbers]:
    """Return the keys that several owners hold, sorted, each owner once a key, in order.

    Key and owner are sorted as one number, the key without as many of its bits as the owners need: for 10,000 reports
    that leaves fifty.
    """
    bits = np.uint64(int(owners.max(initial=1)).bit_length())
    packed = _distinct(np.sort((keys << bits) | owners.astype(np.uint64)))
    keys = packed >> bits
    is_same = keys[1:] == keys[:-1]
    is_shared = np.concatenate((is_same, [False])) | np.concatenate(([False], is_same))
    packed = packed[is_shared[: len(packed)]]
    return packed >> bits, (packed & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64)


def _linked(keys: Keys, owners: Numbers) -> Numbers:
    """Return the pairs of owners of one key: all of them, or, of many owners, enough to connect them (see above)."""
    is_first = np.concatenate(([True], keys[1:] != keys[:-1]))[: len(keys)]
    starts = np.flatnonzero(is_first)
    sizes = np.diff(np.append(starts, len(keys)))
    is_small = np.repeat(sizes <= ALL_PAIRS_UP_TO, sizes)
    found = [_pair(owners[np.repeat(starts, sizes)], owners)]  # the earliest with each
    for apart in range(1, min(ALL_PAIRS_UP_TO, len(keys))):
        is_wanted = (keys[apart:] == keys[:-apart]) & (is_small[apart:] | (apart == 1))
        found.append(_pair(owners[:-apart][is_wanted], owners[apart:][is_wanted]))
    return np.concatenate(found)


def _pair(one: Numbers, other: Numbers) -> Numbers:
    """Return pairs as single numbers, those of one with itself left out."""
    return np.asarray(((one << _HALF) | other)[one != other], dtype=np.int64)


def _distinct(ordered: NDArray[Any]) -> NDArray[Any]:
    """Return a sorted array without repeats (``np.unique`` takes five times as long)."""
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))] if len(ordered) else ordered


class Index:
    """The signatures of a collection, to which reports are added one by one; 12 bytes a key, some 1 kB a report.

    Keys lie in a few sorted arrays, each several times larger than the next, so that adding costs little and looking up
    a signature is a handful of binary searches.
    """

    def __init__(self) -> None:
        self._names: list[str] = []
        self._fresh: dict[int, list[int]] = {}
        self._waiting = 0
        self._sorted: list[tuple[Keys, NDArray[np.uint32]]] = []

    def __len__(self) -> int:
        return len(self._names)

    @property
    def bytes(self) -> int:
        """How much memory the sorted keys take."""
        return sum(keys.nbytes + owners.nbytes for keys, owners in self._sorted)

    def add(self, name: str, runs: Keys) -> None:
        """Add a report, given as the keys of its runs of five in text order."""
        number = len(self._names)
        self._names.append(name)
        for key in sign(runs).tolist():
            self._fresh.setdefault(key, []).append(number)
        self._waiting += 1
        if self._waiting >= _FRESH_REPORTS:
            self._settle()

    def add_all(self, names: Sequence[str], texts: Sequence[Keys]) -> None:
        """Add many reports at once."""
        keys, owners = sign_all(texts)
        order = np.lexsort((owners, keys))
        keys, owners = keys[order], owners[order]
        is_repeat = (keys[1:] == keys[:-1]) & (owners[1:] == owners[:-1])
        is_new = np.concatenate(([True], ~is_repeat))[: len(keys)]
        self._merge(keys[is_new], (owners[is_new] + len(self._names)).astype(np.uint32))
        self._names.extend(names)

    def candidates(self, runs: Keys, most: int | None = None) -> tuple[str, ...]:
        """Return the reports that may share the wording of a text: those with most keys in common first, then by name.

        The text itself, if it was added, is among them.
        """
        keys = sign(runs)
        found = [self._found(keys, *each) for each in self._sorted]
        found.append(np.array([n for key in keys.tolist() for n in self._fresh.get(key, ())], dtype=np.int64))
        numbers, counts = np.unique(np.concatenate(found), return_counts=True)
        if most is not None and len(numbers) > most:
            enough = np.partition(counts, len(counts) - most)[len(counts) - most]
            numbers, counts = numbers[counts >= enough], counts[counts >= enough]
        ranked = sorted(zip((-counts).tolist(), (self._names[n] for n in numbers.tolist()), strict=True))
        return tuple(name for _, name in ranked[:most])

    @staticmethod
    def _found(wanted: Keys, keys: Keys, owners: NDArray[np.uint32]) -> Numbers:
        starts, ends = np.searchsorted(keys, wanted, "left"), np.searchsorted(keys, wanted, "right")
        sizes = ends - starts
        places = np.arange(sizes.sum()) + np.repeat(starts - (np.cumsum(sizes) - sizes), sizes)
        return np.asarray(owners[places], dtype=np.int64)

    def _settle(self) -> None:
        """Sort what was added one by one into the arrays."""
        keys = np.array([key for key, held in self._fresh.items() for _ in held], dtype=np.uint64)
        owners = np.array([number for held in self._fresh.values() for number in held], dtype=np.uint32)
        self._fresh, self._waiting = {}, 0
        self._merge(keys, owners)

    def _merge(self, keys: Keys, owners: NDArray[np.uint32]) -> None:
        """Add an array, together with those before it that are not much larger; a full one is left alone."""
        while self._sorted and len(self._sorted[-1][0]) < min(4 * len(keys), _FULL):
            older_keys, older_owners = self._sorted.pop()
            keys, owners = np.concatenate((older_keys, keys)), np.concatenate((older_owners, owners))
        order = np.argsort(keys, kind="stable")
        self._sorted.append((keys[order], owners[order]))
