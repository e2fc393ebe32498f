"""Windows for training: cut afresh every epoch, so that a sentence is seen with much, little and no context."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from sayso.encoder.labels import HEADS
from sayso.encoder.windows import PiecedWord, Pieces
from training.examples import Example, Run


@dataclass(slots=True)
class Window:
    """Consecutive words of one article."""

    example: Example
    words: range
    size: int


@dataclass(slots=True)
class Batch:
    """Windows side by side: inputs ``[window, piece]``, labels at first pieces, links as numbers of rows.

    ``first`` numbers the first piece of every word in the flattened batch. Spans are pairs of such rows.
    """

    pieces: Tensor
    mask: Tensor
    shapes: Tensor
    first: Tensor
    labels: dict[str, Tensor]
    cues: list[tuple[int, Run, list[Run], list[Run], list[Run], list[Run]]]
    """Window, cue, its sources, all sources of the window, its contents, all cues of the window."""
    pairs: list[tuple[Run, Run, bool]]


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
    batch = Batch(torch.empty(0), torch.empty(0), torch.empty(0), torch.empty(0), {}, [], [])
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
        _link(batch, window, row, base)
    batch.pieces, batch.mask, batch.shapes = (torch.from_numpy(a) for a in (ids, mask, shapes))
    batch.first = torch.tensor(first)
    batch.labels = {
        name: torch.from_numpy(np.concatenate([w.example.labels[name][w.words.start : w.words.stop] for w in windows]))
        for name in HEADS
    }
    return batch


def _link(batch: Batch, window: Window, row: int, base: int) -> None:
    """Number the spans that lie in a window by the rows of their words in the batch."""

    def placed(run: Run) -> Run | None:
        inside = run[0] in window.words and run[1] in window.words
        shift = base - window.words.start
        return (run[0] + shift, run[1] + shift) if inside else None

    def all_placed(runs: Sequence[Run]) -> list[Run]:
        return [there for run in runs if (there := placed(run)) is not None]

    example = window.example
    cues = all_placed([cue for cue, _, _ in example.attributions])
    sources = sorted({there for _, s, _ in example.attributions for there in all_placed(s)})
    for cue, own_sources, contents in example.attributions:
        if (there := placed(cue)) is not None:
            batch.cues.append((row, there, all_placed(own_sources), sources, all_placed(contents), cues))
    _pair(batch, window, placed)


def _pair(batch: Batch, window: Window, placed: Callable[[Run], Run | None]) -> None:
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
                batch.pairs.append((a, b, (first, second) in example.ties))
