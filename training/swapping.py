"""Other people in the same story: a text is shown with the parts of its people's names exchanged for those of others.

What the encoder should learn of names is where they stand and how they are written, not whose they are.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.encoder.labels import HEADS
from sayso.encoder.windows import PiecedWord
from sayso.encoder.words import Shape
from training.examples import Example

Look = tuple[tuple[int, ...], int]
"""A word's pieces and its shape."""
_PERSON = HEADS["type"].types.index("PER")


def _look(word: PiecedWord) -> Look:
    return (word.pieces, word.shape)


def parts_of_names(example: Example) -> Counter[Look]:
    """Count the words with a capital that stand in people's names."""
    names, types = example.labels["name"], example.labels["type"]
    return Counter(
        _look(word)
        for at, word in enumerate(example.words)
        if names[at] > 0 and types[at] == _PERSON and word.shape == Shape.TITLE
    )


def pool_of(examples: Iterable[Example]) -> list[Look]:
    """Return the parts of people's names in all texts, once a text each: those that can be put in."""
    return sorted(look for example in examples for look in parts_of_names(example))


def swap_names(example: Example, pool: Sequence[Look], chance: random.Random) -> Example:
    """Return the text with each part of a person's name exchanged throughout; its labels stay as they are."""
    parts = parts_of_names(example)
    if not parts or not pool:
        return example
    swapped = {look: chance.choice(pool) for look in sorted(parts)}
    words = [PiecedWord(word.span, *swapped[_look(word)]) if _look(word) in swapped else word for word in example.words]
    return replace(example, words=words)
