"""A report's wording in a few hundred bytes: what is compared where there are too many reports to compare their words.

A signature is made of *stretches*, not of the whole text. Of two reports of one length, MinHash over the whole would
do; but a column that takes half of a brief, or a page that prints a short report between two others, shares little of
*all* its words and yet everything of some of them. So the runs of five words (R5) are taken in windows of sixteen, each
overlapping half of the next, and every window is given a MinHash signature (rensa) of two bands with two rows each. A
band is one *key*; two reports with a key in common are candidates.

Why these numbers. Of twenty-seven words that are copied in a row, wherever they stand, one whole window is copied, and
at least three quarters of it lie in one of the other report's. Two rows a band, so that a key is seldom met by chance:
a single phrase that everybody writes brings two reports together in less than one case of a hundred, where one row
would do so in one of four. Two bands and overlapping windows find, of pairs that share more than half of the shorter
report, all but a few in a thousand (`make bench` measures it beside datasketch); a long report has the more windows to
be found by, so that length costs no recall.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from sayso.corroborate.grams import Worded

WINDOW = 16
"""Runs of five in a window; the next window begins half as many later."""
BANDS = 2
ROWS = 2
"""MinHash values in a band; all of them must agree."""
FEWEST_RUNS = 4
"""A text with fewer runs of five has no signature: R5 would find nothing in it either."""
MOST_KEYS = 320
"""Of a longer text the smallest keys are kept, the same ones in every report that has them: 2.5 kB at most."""
SIGNATURE_VERSION = "1"
"""Changes whenever the same words give other keys; what was stored under another one is made again."""

Keys = NDArray[np.uint64]
Numbers = NDArray[np.int64]

_STEP = WINDOW // 2
_WINDOWS_AT_ONCE = 1024
"""rensa hands its values over as lists; a few at a time stay in the processor's cache and off the collector's list."""
_SEED = 5
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


def runs_in_order(worded: Worded) -> Keys:
    """Return the keys of a document's runs of five in text order: its own prose and what it quotes, names left out."""
    wanted = np.union1d(worded.keys, worded.quoted)
    return worded.by_place[np.isin(worded.by_place, wanted)]


def sign(runs: Keys) -> Keys:
    """Return the keys of one text, sorted, without repeats; none for a text that is too short."""
    return np.unique(sign_all([runs])[0])


def sign_all(texts: Sequence[Keys]) -> tuple[Keys, Numbers]:
    """Return the keys of many texts, and beside each key the place of its text in ``texts``; repeats are possible."""
    lengths = np.array([len(text) for text in texts], dtype=np.int64)
    owners, starts, sizes = _windows(lengths)
    if not len(owners):
        return np.zeros(0, dtype=np.uint64), owners
    laid = np.concatenate(texts)
    parts = range(0, len(owners), _WINDOWS_AT_ONCE)
    values = np.concatenate(
        [_values(laid, starts[p : p + _WINDOWS_AT_ONCE], sizes[p : p + _WINDOWS_AT_ONCE]) for p in parts]
    )
    return _fewer(_bands(values).ravel(), np.repeat(owners, BANDS))


def _windows(lengths: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Return, of all windows, whose they are, where they start in the texts laid end to end, and their sizes."""
    counts = np.where(lengths < FEWEST_RUNS, 0, np.maximum(1, -(-lengths // _STEP) - 1))
    owners = np.repeat(np.arange(len(lengths)), counts)
    first = np.concatenate(([0], np.cumsum(lengths)))
    nth = np.arange(len(owners)) - np.repeat(np.cumsum(counts) - counts, counts)
    starts = first[owners] + nth * _STEP
    return owners, starts, np.minimum(WINDOW, first[owners + 1] - starts)


def _values(laid: Keys, starts: Numbers, sizes: Numbers) -> Keys:
    """Return the MinHash values of windows, one after the other."""
    offsets = np.concatenate(([0], np.cumsum(sizes)))
    runs = laid[np.arange(offsets[-1]) + np.repeat(starts - offsets[:-1], sizes)]
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(runs, offsets.astype(np.uint64), BANDS * ROWS, _SEED)
    return np.fromiter(chain.from_iterable(matrix.to_rows()), dtype=np.uint64, count=len(sizes) * BANDS * ROWS)


def _bands(values: Keys) -> Keys:
    """Return the keys of windows, one row a window: a hash of the values in a band and of the band's number."""
    rows = values.reshape(-1, BANDS, ROWS)
    keys = rows[:, :, 0] + np.arange(BANDS, dtype=np.uint64)
    for row in range(1, ROWS):
        keys = ((keys * _SPREAD) ^ rows[:, :, row]) * _SPREAD
    return np.asarray(keys ^ (keys >> np.uint64(32)), dtype=np.uint64)


def _fewer(keys: Keys, owners: Numbers) -> tuple[Keys, Numbers]:
    """Keep the smallest keys of texts that have too many."""
    if not len(owners) or np.bincount(owners).max() <= MOST_KEYS:
        return keys, owners
    order = np.lexsort((keys, owners))
    keys, owners = keys[order], owners[order]
    is_new = np.concatenate(([True], (keys[1:] != keys[:-1]) | (owners[1:] != owners[:-1])))
    keys, owners = keys[is_new], owners[is_new]
    counts = np.bincount(owners)
    rank = np.arange(len(owners)) - np.repeat(np.cumsum(counts) - counts, counts)
    return keys[rank < MOST_KEYS], owners[rank < MOST_KEYS]
