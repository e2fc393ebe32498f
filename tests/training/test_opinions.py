"""What teachers hold, kept and weighed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sayso.encoder.labels import HEADS, LABEL_COLUMNS
from tests.training.test_examples import example
from training.examples import IGNORED, MOST_SURE, Example
from training.opinions import load_opinions, save_opinions, trust_in, with_opinions

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


def sure_of_the_labels(found: Example) -> NDArray[np.uint8]:
    chances = np.zeros((len(found.words), LABEL_COLUMNS), dtype=np.uint8)
    for head in HEADS.values():
        for at, label in enumerate(found.labels[head.name]):
            chances[at, head.start + (0 if label == IGNORED else label)] = MOST_SURE
    return chances


def test_what_was_written_is_read(tmp_path: Path) -> None:
    chances = np.random.default_rng(1).integers(0, MOST_SURE + 1, (7, LABEL_COLUMNS)).astype(np.uint8)
    held = {"b": chances, "a": chances[:0], "c": chances[:3]}
    save_opinions(tmp_path / "x.xz", held)
    read = load_opinions(tmp_path / "x.xz")
    assert sorted(read) == sorted(held)
    assert all(np.array_equal(read[name], held[name]) for name in held)


def test_the_same_opinions_are_the_same_bytes(tmp_path: Path) -> None:
    chances = np.ones((2, LABEL_COLUMNS), dtype=np.uint8)
    save_opinions(tmp_path / "x.xz", {"a": chances, "b": chances})
    save_opinions(tmp_path / "y.xz", {"b": chances, "a": chances})
    assert (tmp_path / "x.xz").read_bytes() == (tmp_path / "y.xz").read_bytes()


def test_of_a_text_that_changed_nothing_is_held(tmp_path: Path) -> None:
    found = example(tmp_path)
    chances = sure_of_the_labels(found)
    assert with_opinions([found], {found.id: chances})[0].opinions is chances
    assert with_opinions([found], {found.id: chances[1:]})[0].opinions is None
    assert with_opinions([found], {})[0].opinions is None


def test_teachers_are_trusted_as_far_as_they_are_right(tmp_path: Path) -> None:
    found = example(tmp_path)
    chances = sure_of_the_labels(found)
    right = trust_in(with_opinions([found], {found.id: chances}))
    assert set(right.values()) == {1.0} | ({0.0} if not (found.labels["inner"] > 0).any() else set())
    head = HEADS["cue"]
    chances[:, head.columns] = 0
    chances[:, head.start] = MOST_SURE
    assert trust_in(with_opinions([found], {found.id: chances}))["cue"] == 0.0


def test_without_opinions_nobody_is_trusted(tmp_path: Path) -> None:
    assert set(trust_in([example(tmp_path)]).values()) == {0.0}
