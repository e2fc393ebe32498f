"""Pair two lists one to one so that the sum of the pairs' weights is greatest."""

from __future__ import annotations

from collections.abc import Sequence

_FAR = float("inf")


def best_pairs(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return the pairs (row, column) of the best one-to-one assignment, rows in order.

    A weight of 0 or less means that the two may not be paired. The Hungarian method on the matrix made square with
    zeros; equal sums resolve towards lower columns, so that the answer is the same on every run.
    """
    rows, columns = len(weights), max((len(row) for row in weights), default=0)
    if not rows or not columns:
        return []
    size = max(rows, columns)
    cost = [[-max(weights[r][c], 0.0) if r < rows and c < columns else 0.0 for c in range(size)] for r in range(size)]
    chosen = _assign(cost)
    return [(r, chosen[r]) for r in range(rows) if chosen[r] < columns and weights[r][chosen[r]] > 0]


def _assign(cost: list[list[float]]) -> list[int]:
    """Return for each row of a square matrix its column in the cheapest assignment (Kuhn, Munkres; with potentials)."""
    size = len(cost)
    row_potential, column_potential = [0.0] * (size + 1), [0.0] * (size + 1)
    owner = [size] * (size + 1)  # the row that holds a column; the last column is a place to start from
    for row in range(size):
        owner[size] = row
        path = _augment(cost, owner, row_potential, column_potential)
        column, back = path
        while column != size:
            owner[column] = owner[back[column]]
            column = back[column]
    held = [0] * size
    for column in range(size):
        held[owner[column]] = column
    return held


def _augment(
    cost: list[list[float]], owner: list[int], row_potential: list[float], column_potential: list[float]
) -> tuple[int, list[int]]:
    """Find the cheapest free column to reach from the row in ``owner[-1]``; return it and the way back."""
    size = len(cost)
    least, back, done = [_FAR] * (size + 1), [size] * (size + 1), [False] * (size + 1)
    column = size
    while True:
        done[column] = True
        row, step, following = owner[column], _FAR, size
        for other in range(size):
            if done[other]:
                continue
            reduced = cost[row][other] - row_potential[row] - column_potential[other]
            if reduced < least[other]:
                least[other], back[other] = reduced, column
            if least[other] < step:
                step, following = least[other], other
        for other in range(size + 1):
            if done[other]:
                row_potential[owner[other]] += step
                column_potential[other] -= step
            else:
                least[other] -= step
        column = following
        if owner[column] == size:
            return column, back
