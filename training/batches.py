"""Windows for training: cut afresh every epoch, so that a sentence is seen with much, little and no context."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from sayso.encoder.labels import HEADS, LABEL_COLUMNS
from sayso.encoder.windows import PiecedWord, Pieces
from training.examples import MOST_SURE, Example, Run

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from torch import Tensor


@dataclass(slots=True)
class Window:
    """Consecutive words of one article."""

    example: Example
    words: range
    size: int


@dataclass(slots=True)
class Batch:
    """Windows side by side: inputs ``[window, piece]``, labels at first pieces, links as numbers of rows.

    ``first`` numbers the first piece of every word in the flattened batch; rows of spans count these words. Everything
    is an array until :meth:`to` makes tensors of it, so that batches can be made in other processes.
    """

    pieces: Any
    mask: Any
    shapes: Any
    first: Any
    labels: dict[str, Any]
    cues: Any
    """``[cue, 3]``: its first and last row, and its window. Sources and contents likewise."""
    sources: Any
    contents: Any
    source_of: Any
    """For each cue, which source is its own, counted from 1; 0: nobody."""
    cue_of: Any
    """For each content, which cue it belongs to."""
    pairs: Any
    """``[pair, 4]``: first and last rows of two names of one sentence."""
    tied: Any
    """For each pair, whether the article relates the two."""
    opinions: Any
    """``[word, label column]``: what a teacher holds likely; zeros where none was asked."""
    heard: Any
    """Which words a teacher was asked about."""

    def to(self, device: str) -> Batch:
        """Return the batch as tensors on a device."""

        def there(array: Any) -> Tensor:
            return torch.from_numpy(array).to(device, non_blocking=True)

        values = {field.name: getattr(self, field.name) for field in fields(self)}
        labels = {name: there(array) for name, array in values.pop("labels").items()}
        return Batch(labels=labels, **{name: there(array) for name, array in values.items()})


def windows_of(example: Example, chance: random.Random, most: int) -> Iterator[Window]:
    """Cut an article into windows of random sizes up to ``most`` pieces, at ends of sentences where possible."""
    start, used, limit = 0, 0, _limit(chance, most)
    for sentence in example.sentences:
        needed = _size(example.words, sentence)
        if used and used + needed > limit:
            yield from _cut(example, range(start, sentence.start), most)
            start, used, limit = sentence.start, 0, _limit(chance, most)
        used += needed
    yield from _cut(example, range(start, len(example.words)), most)


def _limit(chance: random.Random, most: int) -> int:
    return most if chance.random() < 0.6 else chance.randint(8, most)


def _size(words: Sequence[PiecedWord], which: range) -> int:
    return sum(len(words[i].pieces) for i in which)


def _cut(example: Example, which: range, most: int) -> Iterator[Window]:
    start, used = which.start, 0
    for i in which:
        size = len(example.words[i].pieces)
        if used + size > most:
            yield Window(example, range(start, i), used)
            start, used = i, 0
        used += size
    if used:
        yield Window(example, range(start, which.stop), used)


def batches(
    examples: Sequence[Example], pieces: Pieces, chance: random.Random, *, most: int = 96, tokens: int = 512
) -> Iterator[Batch]:
    """Return one epoch of batches of about ``tokens`` pieces, windows of like size together, in random order."""
    windows = [window for example in examples for window in windows_of(example, chance, most)]
    windows.sort(key=lambda window: window.size + chance.random() * 12)
    groups: list[list[Window]] = [[]]
    for window in windows:
        if groups[-1] and (len(groups[-1]) + 1) * (window.size + 2) > tokens:
            groups.append([])
        groups[-1].append(window)
    chance.shuffle(groups)
    for group in groups:
        yield collate(group, pieces)


def collate(windows: Sequence[Window], pieces: Pieces) -> Batch:
    """Put windows side by side."""
    width = max(window.size for window in windows) + 2
    ids = np.zeros((len(windows), width), dtype=np.int64)
    mask = np.zeros_like(ids)
    shapes = np.zeros_like(ids)
    first: list[int] = []
    links = _Links([], [], [], [], [], [], [])
    for row, window in enumerate(windows):
        ids[row, 0], at, base = pieces.first, 1, len(first)
        for i in window.words:
            word = window.example.words[i]
            first.append(row * width + at)
            ids[row, at : at + len(word.pieces)] = word.pieces
            shapes[row, at : at + len(word.pieces)] = word.shape
            at += len(word.pieces)
        ids[row, at] = pieces.last
        mask[row, : at + 1] = 1
        links.add(window, row, base)
    opinions = np.concatenate([_opinions_of(window) for window in windows])
    return Batch(
        pieces=ids,
        mask=mask,
        shapes=shapes,
        first=np.array(first),
        labels={
            name: np.concatenate([w.example.labels[name][w.words.start : w.words.stop] for w in windows])
            for name in HEADS
        },
        cues=_table(links.cues, 3),
        sources=_table(links.sources, 3),
        contents=_table(links.contents, 3),
        source_of=np.array(links.source_of, dtype=np.int64),
        cue_of=np.array(links.cue_of, dtype=np.int64),
        pairs=_table(links.pairs, 4),
        tied=np.array(links.tied, dtype=np.float32),
        opinions=opinions,
        heard=opinions[:, HEADS["name"].columns].sum(axis=1) > 0,
    )


def _table(rows: Sequence[tuple[int, ...]], width: int) -> NDArray[np.int64]:
    return np.array(rows, dtype=np.int64).reshape(-1, width)


def _opinions_of(window: Window) -> NDArray[np.float32]:
    known = window.example.opinions
    if known is None:
        return np.zeros((len(window.words), LABEL_COLUMNS), dtype=np.float32)
    return known[window.words.start : window.words.stop].astype(np.float32) / np.float32(MOST_SURE)


@dataclass(slots=True)
class _Links:
    """The spans of a batch that belong together, as they are found."""

    cues: list[tuple[int, ...]]
    sources: list[tuple[int, ...]]
    contents: list[tuple[int, ...]]
    source_of: list[int]
    cue_of: list[int]
    pairs: list[tuple[int, ...]]
    tied: list[float]

    def add(self, window: Window, row: int, base: int) -> None:
        """Number the spans that lie in a window by the rows of their words in the batch."""
        shift = base - window.words.start

        def placed(run: Run) -> tuple[int, int] | None:
            inside = run[0] in window.words and run[1] in window.words
            return (run[0] + shift, run[1] + shift) if inside else None

        def all_placed(runs: Iterable[Run]) -> list[tuple[int, int]]:
            return [there for run in runs if (there := placed(run)) is not None]

        sources = sorted({there for _, own, _ in window.example.attributions for there in all_placed(own)})
        for cue, own, contents in window.example.attributions:
            if (there := placed(cue)) is None:
                continue
            mine = all_placed(own)
            self.source_of.append(len(self.sources) + sources.index(mine[0]) + 1 if mine else 0)
            for content in all_placed(contents):
                self.contents.append((*content, row))
                self.cue_of.append(len(self.cues))
            self.cues.append((*there, row))
        self.sources += [(*source, row) for source in sources]
        self._pair(window, placed)

    def _pair(self, window: Window, placed: Callable[[Run], Run | None]) -> None:
        """List the pairs of names in one sentence, and whether the article relates them."""
        example = window.example
        if not example.knows_ties:
            return
        there = [placed(run) for run in example.names]
        sentence_of = {i: number for number, sentence in enumerate(example.sentences) for i in sentence}
        for second in range(len(there)):
            for first in range(max(0, second - 8), second):
                a, b = there[first], there[second]
                same = sentence_of[example.names[first][0]] == sentence_of[example.names[second][0]]
                if a is not None and b is not None and same:
                    self.pairs.append((*a, *b))
                    self.tied.append(float((first, second) in example.ties))
