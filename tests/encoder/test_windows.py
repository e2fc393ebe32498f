"""Sentences go into windows whole while they fit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.encoder.windows import PiecedWord, pack
from sayso.model.spans import Span


def words(sizes: list[int]) -> list[PiecedWord]:
    return [PiecedWord(Span(i, i + 1), tuple(range(size)), 1) for i, size in enumerate(sizes)]


def test_sentences_share_a_window_while_they_fit() -> None:
    first, second, third = words([2, 2]), words([3]), words([4])
    assert list(pack([first, second, third], size=7)) == [[*first, *second], third]


def test_a_sentence_longer_than_a_window_is_cut_between_words() -> None:
    assert [len(window) for window in pack([words([1] * 10)], size=4)] == [4, 4, 2]


@given(st.lists(st.lists(st.integers(1, 5), max_size=12), max_size=8), st.integers(5, 20))
def test_every_word_is_in_one_window_in_order_and_no_window_is_too_large(sizes: list[list[int]], size: int) -> None:
    sentences = [words(sentence) for sentence in sizes]
    windows = list(pack(sentences, size))
    assert [word for window in windows for word in window] == [word for sentence in sentences for word in sentence]
    assert all(sum(len(word.pieces) for word in window) <= size for window in windows)
