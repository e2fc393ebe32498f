"""From scores to spans: the likeliest labelling in which no span begins in its middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

_NEVER = np.float32(-1e9)


def log_probabilities(scores: Floats) -> Floats:
    """Return the logarithms of the probabilities of each row's labels (the last axis)."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))  # type: ignore[no-any-return]


def best_paths(scores: Floats, lengths: Ints) -> Ints:
    """Return the likeliest labels of many sequences at once.

    ``scores`` are log-probabilities ``[sequence, word, label]``; labels are O, then B and I of each type in turn,
    absent ones at ``-inf``. I of a type follows only its B or I. What lies behind a sequence's length is O.
    """
    count, width, size = scores.shape
    back = np.zeros((width, count, size), dtype=np.int64)
    begins = np.arange(1, size, 2)
    rows = np.arange(count)
    best = scores[:, 0].copy()
    best[:, begins + 1] = _NEVER
    finals = best.copy()
    for at in range(1, width):
        top = best.argmax(axis=1)
        step = np.repeat(best[rows, top][:, None], size, axis=1)
        back[at] = top[:, None]
        goes_on = best[:, begins + 1] > best[:, begins]
        step[:, begins + 1] = np.where(goes_on, best[:, begins + 1], best[:, begins])
        back[at][:, begins + 1] = begins + goes_on
        best = step + scores[:, at]
        finals[lengths == at + 1] = best[lengths == at + 1]
    return _trace(back, finals.argmax(axis=1), lengths)


def _trace(back: Ints, last: Ints, lengths: Ints) -> Ints:
    width, count, _ = back.shape
    paths = np.zeros((count, width), dtype=np.int64)
    rows, label = np.arange(count), last
    for at in range(width - 1, -1, -1):
        inside = at < lengths
        paths[inside, at] = label[inside]
        if at:
            label = np.where(inside, back[at][rows, label], label)
    return paths


def runs_of(path: Ints) -> list[tuple[int, int, int]]:
    """Return the spans of one labelling as (first word, last word, number of the type)."""
    runs: list[tuple[int, int, int]] = []
    for at in np.flatnonzero(path).tolist():
        label = int(path[at])
        if label % 2:
            runs.append((at, at, label // 2))
        else:
            first, _, kind = runs[-1]
            runs[-1] = (first, at, kind)
    return runs
