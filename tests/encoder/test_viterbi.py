"""The likeliest labelling is the one that trying them all finds."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.encoder.viterbi import best_paths, log_probabilities, runs_of

LABELS = ("O", "B-X", "I-X", "B-Y", "I-Y")


def is_legal(path: tuple[int, ...]) -> bool:
    previous = 0
    for label in path:
        if label and label % 2 == 0 and previous not in (label, label - 1):
            return False
        previous = label
    return True


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 5))
def test_no_legal_labelling_is_likelier_than_the_one_found(seed: int, length: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(1, 5, len(LABELS))).astype(np.float32)
    path = best_paths(scores, np.array([length]))[0]
    every = [p for p in product(range(len(LABELS)), repeat=length) if is_legal(p)]
    best = max(every, key=lambda p: sum(scores[0, i, label] for i, label in enumerate(p)))
    assert tuple(path[:length]) == best
    assert not path[length:].any()


def test_sequences_of_several_lengths_do_not_touch_each_other() -> None:
    scores = np.random.default_rng(1).normal(size=(6, 9, 5)).astype(np.float32)
    lengths = np.array([9, 1, 4, 9, 2, 7])
    together = best_paths(scores, lengths)
    for row, length in enumerate(lengths):
        alone = best_paths(scores[row : row + 1, :length], np.array([length]))
        assert together[row, :length].tolist() == alone[0].tolist()


def test_a_span_that_begins_where_another_of_its_type_ends_is_a_second_span() -> None:
    assert runs_of(np.array([1, 2, 1, 0, 3, 4])) == [(0, 1, 0), (2, 2, 0), (4, 5, 1)]


def test_log_probabilities_are_those_of_a_distribution() -> None:
    scores = np.array([[1000.0, 0.0], [2.0, 2.0]], dtype=np.float32)
    assert np.allclose(np.exp(log_probabilities(scores)).sum(axis=1), 1)
