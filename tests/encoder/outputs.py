"""Outputs of a model as a test would have them: a row a word, every head sure of what it is told to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sayso.encoder.labels import HEADS, LABEL_COLUMNS, LINK_COLUMNS, LINK_SIZE, link_columns
from sayso.encoder.windows import PiecedWord
from sayso.encoder.words import split_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

SURE = 12.0


def window_of(text: str) -> list[PiecedWord]:
    """A text as one window of words."""
    return [PiecedWord(span, (1,), 1) for span in split_words(text)]


def silent(words: int) -> NDArray[np.float32]:
    """An output that finds nothing; its last row is the window's opening mark."""
    output = np.zeros((words + 1, LABEL_COLUMNS + LINK_COLUMNS), dtype=np.float32)
    for head in HEADS.values():
        output[:, head.start] = SURE
    return output


def say(output: NDArray[np.float32], head: str, first: int, last: int, label: str) -> None:
    """Let a head label a run of words."""
    asked = HEADS[head]
    for at in range(first, last + 1):
        name = f"{'B' if at == first else 'I'}-{label}" if asked.is_spans else label
        output[at, asked.columns] = 0
        output[at, asked.start + asked.labels.index(name)] = SURE


def link(output: NDArray[np.float32], asker: str, asked: str, first: int, second: int, dimension: int) -> None:
    """Let two words' link vectors point the same way in one dimension of their own."""
    for name, at in ((asker, first), (asked, second)):
        output[at, link_columns(name, last=False).start + dimension % LINK_SIZE] = SURE
