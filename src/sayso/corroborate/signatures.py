"""A report's wording in a few hundred bytes: what is compared where there are too many reports to compare their words.

A signature is made of *stretches*, not of the whole text. Of two reports of one length, MinHash over the whole would
do; but a column that takes half of a brief, or a page that prints a short report between two others, shares little of
*all* its words and yet everything of some of them. So the runs of five words (R5) are taken in windows of sixteen, each
overlapping half of the next, and every window is given a MinHash signature of two bands with two rows each. A band is
one *key*; two reports with a key in common are candidates.

Why these numbers. Of twenty-seven words that are copied in a row, wherever they stand, one whole window is copied, and
at least three quarters of it lie in one of the other report's. Two rows a band, so that a key is seldom met by chance:
a single phrase that everybody writes brings two reports together in less than one case of a hundred, where one row
would do so in one of four. Two bands and overlapping windows find, of pairs that share more than half of the shorter
report, all but a few in a thousand (`python -m benchmarks.duplicates` measures it beside datasketch); a long report has
the more windows to be found by, so that length costs no recall.

The values are worked out with numpy. rensa hashes as fast, but hands its values over as lists of Python numbers, and
making and reading fifty short lists a report takes four times as long as everything else together.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.corroborate.grams import Worded

WINDOW = 16
"""Runs of five in a window; the next window begins half as many later."""
BANDS = 2
ROWS = 2
"""MinHash values in a band; all of them must agree."""
FEWEST_RUNS = 4
"""A text with fewer runs of five has no signature: R5 would find nothing in it either."""
MOST_KEYS = 320
"""Of a longer text about so many are kept, the smallest, which are the same in every report that has them: 2.6 kB."""
SIGNATURE_VERSION = "1"
"""Changes whenever the same words give other keys; what was stored under another one is made again."""

Keys = NDArray[np.uint64]
Numbers = NDArray[np.int64]

_HALF = WINDOW // 2
"""A window is two halves, each in two windows: the MinHash of both together is the smaller value of either."""
_AT_ONCE = 4096
"""Stretches that are hashed together; what is worked on then stays in the processor's cache."""
_FACTORS = tuple(map(np.uint64, (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F)))
"""Odd numbers that look like chance. A key of a run is a hash already, so that its product with one is another hash."""
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
    places = np.flatnonzero(lengths >= FEWEST_RUNS)
    if not len(places):
        return np.zeros(0, dtype=np.uint64), places
    owners, starts = _halves(lengths[places])
    laid = np.concatenate([text for text in texts if len(text) >= FEWEST_RUNS])
    values, owners = _windows(_values(laid, starts), owners)
    return _fewer(_bands(values).ravel(), np.tile(places[owners], BANDS))


def _halves(lengths: Numbers) -> tuple[Numbers, Numbers]:
    """Return, of all halves of windows, whose they are and where they start in the texts laid end to end."""
    counts = -(-lengths // _HALF)
    owners = np.repeat(np.arange(len(lengths)), counts)
    nth = np.arange(len(owners)) - np.repeat(np.cumsum(counts) - counts, counts)
    return owners, (np.cumsum(lengths) - lengths)[owners] + nth * _HALF


def _values(laid: Keys, starts: Numbers) -> Keys:
    """Return the MinHash values of the stretches that begin at ``starts``, a row a hash function."""
    found = np.empty((len(_FACTORS), len(starts)), dtype=np.uint64)
    bounds = np.append(starts, len(laid))
    for at in range(0, len(starts), _AT_ONCE):
        part = bounds[at : at + _AT_ONCE + 1]
        runs, offsets = laid[part[0] : part[-1]], part[:-1] - part[0]
        for row, factor in zip(found, _FACTORS, strict=True):
            np.minimum.reduceat(runs * factor, offsets, out=row[at : at + _AT_ONCE])
    return found


def _windows(values: Keys, owners: Numbers) -> tuple[Keys, Numbers]:
    """Return the values of windows, each the smaller of its halves', and whose they are; one half alone is a window."""
    has_next = np.append(owners[1:] == owners[:-1], False)
    is_alone = ~has_next & ~np.insert(has_next[:-1], 0, False)
    both = np.minimum(values[:, :-1], values[:, 1:])[:, has_next[:-1]]
    return np.concatenate((both, values[:, is_alone]), axis=1), np.concatenate((owners[has_next], owners[is_alone]))


def _bands(values: Keys) -> Keys:
    """Return the keys of windows, one row a band: a hash of the values in it and of its number."""
    keys: Keys = np.zeros((BANDS, values.shape[1]), dtype=np.uint64) + np.arange(BANDS, dtype=np.uint64)[:, None]
    for row in range(ROWS):
        keys = (keys ^ values[row::ROWS]) * _SPREAD
        keys ^= keys >> np.uint64(32)
    return keys


def _fewer(keys: Keys, owners: Numbers) -> tuple[Keys, Numbers]:
    """Of texts that have too many keys keep those below a bound, the lower the more there are."""
    counts = np.bincount(owners)
    bounds = (np.minimum(1.0, MOST_KEYS / np.maximum(1, counts)) * np.float64(1 << 63)).astype(np.uint64)
    is_kept = (keys >> np.uint64(1)) < bounds[owners]
    return keys[is_kept], owners[is_kept]
