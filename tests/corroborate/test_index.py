"""Candidates: found in texts of unequal length, the same for any order, few where many copies are."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.corroborate.index import ALL_PAIRS_UP_TO, Index, find_candidates, find_pairs
from sayso.corroborate.signatures import FEWEST_RUNS, MOST_KEYS, Keys, sign
from sayso.model.documents import Document
from tests.ask import factories as f

WORDS = [
    f"{first}{second}" for first in "ba ke li mo nu pa re so tu wi".split() for second in "ban dor fel gim hul".split()
]


def prose(seed: int, words: int) -> list[str]:
    """Return invented words without names, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311
    return [chance.choice(WORDS) for _ in range(words)]


def runs(words: Sequence[str]) -> Keys:
    """Return a stand-in for the keys of the runs of five in these words."""
    return np.array([hash_of(words[place : place + 5]) for place in range(len(words) - 4)], dtype=np.uint64)


def hash_of(words: Iterable[str]) -> int:
    number = 7
    for word in words:
        for letter in word:
            number = (number * 1_000_003 + ord(letter)) % (1 << 61)
    return number


def pairs_of(*texts: Sequence[str]) -> set[tuple[int, int]]:
    return {(one, other) for one, other in find_pairs([runs(text) for text in texts]).tolist()}


@pytest.mark.parametrize("before", [0, 3, 40, 411])
@pytest.mark.parametrize("words", [40, 120])
def test_a_short_text_inside_a_long_one_is_found_wherever_it_stands(before: int, words: int) -> None:
    short = prose(1, words)
    long = [*prose(2, before), *short, *prose(3, 900)]
    assert pairs_of(short, long) == {(0, 1)}


@pytest.mark.parametrize("every", [12, 15, 20])
def test_a_text_with_a_word_changed_here_and_there_is_found(every: int) -> None:
    changed = [("zz" if place % every == 0 else word) for place, word in enumerate(prose(1, 300))]
    assert pairs_of(prose(1, 300), changed) == {(0, 1)}


def test_half_of_a_text_among_other_words_is_found() -> None:
    assert pairs_of(prose(1, 160), [*prose(4, 90), *prose(1, 160)[40:125], *prose(5, 200)]) == {(0, 1)}


def test_texts_that_share_a_phrase_are_no_candidates() -> None:
    phrase = "at the time of the".split()
    texts = [[*prose(seed, 60), *phrase, *prose(100 + seed, 60)] for seed in range(12)]
    assert pairs_of(*texts) == set()


def test_texts_that_are_too_short_for_a_signature_are_candidates_of_exact_copies_only() -> None:
    short = prose(1, FEWEST_RUNS + 3)
    assert pairs_of(short, [*short, *prose(2, 40)]) == set()
    assert pairs_of(short, short) == {(0, 1)}
    assert pairs_of([], [], prose(3, 4)) == set()


def test_a_long_text_keeps_few_keys_and_is_found_by_them() -> None:
    long = prose(1, 9000)
    assert 0.8 * MOST_KEYS < len(sign(runs(long))) < 1.2 * MOST_KEYS
    assert pairs_of(long, [*prose(2, 500), *long[1000:]]) == {(0, 1)}


def test_few_reports_of_one_wording_are_paired_each_with_each() -> None:
    texts = [[*prose(1, 100), *prose(10 + copy, 30)] for copy in range(ALL_PAIRS_UP_TO)]
    assert len(pairs_of(*texts)) == ALL_PAIRS_UP_TO * (ALL_PAIRS_UP_TO - 1) // 2


@pytest.mark.parametrize("own", [0, 20])
def test_many_copies_are_connected_by_few_pairs(own: int) -> None:
    count = 300
    found = pairs_of(*([*prose(1, 120), *prose(10 + copy, own)] for copy in range(count)))
    assert reached(0, found) == set(range(count))
    assert len(found) < 6 * count


def reached(start: int, pairs: Iterable[tuple[int, int]]) -> set[int]:
    """Return what is connected with a place."""
    beside: dict[int, set[int]] = {}
    for one, other in pairs:
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    seen, waiting = {start}, [start]
    while waiting:
        new = beside.get(waiting.pop(), set()) - seen
        seen |= new
        waiting += new
    return seen


def documents() -> list[Document]:
    texts = [prose(1, 90), prose(1, 90)[:60], [*prose(2, 50), *prose(1, 90)], prose(3, 90), prose(4, 90), prose(4, 90)]
    return [f.document(" ".join(text), title=str(number)) for number, text in enumerate(texts)]


@given(st.permutations(range(6)))
def test_candidates_of_documents_are_the_same_in_any_order(order: list[int]) -> None:
    made = documents()
    a, b, c, _, e, g = (document.id for document in made)
    wanted = {tuple(sorted(pair)) for pair in ((a, b), (a, c), (b, c), (e, g))}
    assert find_candidates([made[place] for place in order]) == tuple(sorted(wanted))


@given(st.permutations(range(6)), st.integers(0, 6))
def test_an_index_that_grew_gives_what_one_made_at_once_gives(order: list[int], first: int) -> None:
    texts = {
        str(number): runs(text)
        for number, text in enumerate(
            (prose(1, 90), prose(1, 90)[:60], prose(2, 80), prose(2, 80), [*prose(2, 80), *prose(1, 90)], prose(5, 70))
        )
    }
    at_once, grown = Index(), Index()
    at_once.add_all(list(texts), list(texts.values()))
    names = [str(number) for number in order]
    grown.add_all(names[:first], [texts[name] for name in names[:first]])
    for name in names[first:]:
        grown.add(name, texts[name])
    assert len(grown) == len(at_once) == 6
    for text in texts.values():
        assert grown.candidates(text) == at_once.candidates(text)
    assert set(at_once.candidates(texts["0"])) == {"0", "1", "4"}
    assert at_once.candidates(texts["0"], most=1) == ("0",)


def test_what_was_added_one_by_one_is_sorted_away_and_still_found() -> None:
    index = Index()
    for seed in range(2100):
        index.add(str(seed), runs(prose(seed, 40)))
    assert index.bytes > 0
    assert all(str(seed) in index.candidates(runs(prose(seed, 40))) for seed in (0, 1023, 1024, 2099))
