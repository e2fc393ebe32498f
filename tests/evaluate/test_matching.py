"""The best assignment, beside trying them all."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from sayso.evaluate.matching import best_pairs

weights = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(st.integers(0, 9), min_size=width, max_size=width), min_size=1, max_size=4)
)


def best_sum(table: list[list[int]]) -> int:
    rows, columns = range(len(table)), range(len(table[0]))
    if len(rows) <= len(columns):
        return max(sum(table[r][c] for r, c in zip(rows, order, strict=False)) for order in permutations(columns))
    return max(sum(table[r][c] for c, r in zip(columns, order, strict=False)) for order in permutations(rows))


@given(weights)
def test_no_other_assignment_weighs_more(table: list[list[int]]) -> None:
    pairs = best_pairs(table)
    assert sum(table[r][c] for r, c in pairs) == best_sum(table)
    assert len({r for r, _ in pairs}) == len({c for _, c in pairs}) == len(pairs)


def test_what_may_not_be_paired_is_not() -> None:
    assert best_pairs([[0.0, 0.0], [0.0, -1.0]]) == []
    assert best_pairs([]) == []


def test_a_worse_first_choice_is_taken_where_the_whole_gains() -> None:
    assert best_pairs([[0.9, 0.8], [0.9, 0.0]]) == [(0, 1), (1, 0)]
