"""Counting hits from both sides."""

from __future__ import annotations

import pytest

from sayso.evaluate.counting import (
    Score,
    accuracy,
    exact_score,
    macro_f1,
    majority,
    overlap_score,
    word_spans,
)


def test_an_item_said_twice_is_right_only_as_often_as_gold_says_it() -> None:
    assert exact_score(["a", "b"], ["a", "a"]) == Score(1, 2, 1, 2)


def test_overlap_counts_each_side_for_itself() -> None:
    score = overlap_score([(0, 10)], [(0, 3), (5, 8), (20, 30)])
    assert (score.right, score.ours, score.found, score.gold) == (2, 3, 1, 1)


def test_a_score_without_answers_is_zero_and_not_an_error() -> None:
    assert Score().f1 == Score().precision == Score().recall == 0.0


def test_macro_f1_counts_a_rare_class_as_much_as_a_common_one() -> None:
    pairs = [("asserted", "asserted")] * 9 + [("denied", "asserted")]
    assert accuracy(pairs) == pytest.approx(0.9)
    assert macro_f1(pairs) == pytest.approx((18 / 19 + 0) / 2)


def test_a_class_that_only_we_name_lowers_the_others_and_is_no_class_of_its_own() -> None:
    assert macro_f1([("asserted", "hearsay")]) == 0.0
    assert macro_f1([]) == 0.0


def test_the_baseline_always_says_the_commonest() -> None:
    assert majority([("a", "b"), ("a", "a"), ("b", "b")]) == [("a", "a"), ("a", "a"), ("b", "a")]


def test_the_words_of_spans_stand_where_the_text_has_them() -> None:
    assert word_spans("One two, three.", [(4, 14)]) == {(4, 7), (9, 14)}
