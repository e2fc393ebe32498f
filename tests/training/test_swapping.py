"""Names exchanged in a text that is learned from."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np

from sayso.encoder.words import Shape
from tests.training.test_examples import example
from training.swapping import parts_of_names, pool_of, swap_names

if TYPE_CHECKING:
    from pathlib import Path


def test_the_parts_of_people_s_names_are_found(tmp_path: Path) -> None:
    found = example(tmp_path)
    assert sum(parts_of_names(found).values()) == 2, "Mira and Lowe; the guild is no person"


def test_every_part_is_exchanged_and_nothing_else(tmp_path: Path) -> None:
    found = example(tmp_path)
    other = ((4242, 17), Shape.TITLE)
    swapped = swap_names(found, [other], random.Random(1))  # noqa: S311
    changed = [at for at, (a, b) in enumerate(zip(found.words, swapped.words, strict=True)) if a != b]
    assert changed == [0, 1]
    assert {(swapped.words[at].pieces, swapped.words[at].shape) for at in changed} == {other}
    assert all(np.array_equal(found.labels[head], swapped.labels[head]) for head in found.labels)


def test_a_part_is_exchanged_for_the_same_throughout(tmp_path: Path) -> None:
    found = example(tmp_path)
    doubled = [*found.words, *found.words]
    labels = {head: np.concatenate([row, row]) for head, row in found.labels.items()}
    twice = type(found)("twice", doubled, found.sentences, labels)
    pool = [((number,), Shape.TITLE) for number in range(1000, 1100)]
    swapped = swap_names(twice, pool, random.Random(3)).words  # noqa: S311
    assert swapped[0].pieces == swapped[len(found.words)].pieces


def test_without_a_pool_a_text_stays_as_it_is(tmp_path: Path) -> None:
    found = example(tmp_path)
    assert swap_names(found, [], random.Random(1)) is found  # noqa: S311
    assert len(pool_of([found, found])) == 4
