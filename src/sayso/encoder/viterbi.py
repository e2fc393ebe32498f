"""From scores to spans: the likeliest labelling in which no span begins in its middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

_NEVER = -1e9


def log_probabilities(scores: Floats) -> Floats:
    """Return the logarithms of the probabilities of each row's labels (the last axis)."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))  # type: ignore[no-any-return]


def best_paths(scores: Floats, lengths: Ints) -> Ints:
    """Return the likeliest labels of many sequences at once.

    ``scores`` are log-probabilities ``[sequence, word, label]``; labels are O, then B and I of each type in turn,
    absent ones at ``-inf``. I of a type follows only its B or I. What lies behind a sequence's length is O.
    """
    paths: Ints = scores.argmax(axis=2)
    paths[np.arange(paths.shape[1]) >= lengths[:, None]] = 0
    # Word by word the likeliest labels are the likeliest together, wherever they are a labelling at all.
    for row in np.flatnonzero(_breaks(paths)).tolist():
        length = int(lengths[row])
        paths[row, :length] = _best_path(scores[row, :length].tolist())
    return paths


def _breaks(paths: Ints) -> NDArray[np.bool_]:
    """Tell of each sequence whether an I stands in it that follows no B or I of its type."""
    before = np.zeros_like(paths)
    before[:, 1:] = paths[:, :-1]
    is_inside = (paths > 0) & (paths % 2 == 0)
    return (is_inside & (before != paths) & (before != paths - 1)).any(axis=1)  # type: ignore[no-any-return]


def _best_path(scores: list[list[float]]) -> list[int]:
    """Return the likeliest labels of one sequence, by the best way to each label of each word."""
    insides = range(2, len(scores[0]), 2)
    best = list(scores[0])
    for inside in insides:
        best[inside] = _NEVER
    ways: list[list[int]] = []
    for row in scores[1:]:
        way = [best.index(max(best))] * len(row)
        for inside in insides:
            way[inside] = inside if best[inside] > best[inside - 1] else inside - 1
        best = [best[label] + score for label, score in zip(way, row, strict=True)]
        ways.append(way)
    path = [best.index(max(best))]
    for way in reversed(ways):
        path.append(way[path[-1]])
    return path[::-1]


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
