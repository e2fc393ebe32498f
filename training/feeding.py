"""Batches for many epochs, made beside the training where there are cores for it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from sayso.encoder.windows import Pieces
from training.batches import Batch, batches
from training.examples import Example
from training.swapping import pool_of, swap_names

SWAPPED = 0.3
"""In how many of the texts of an epoch the people have other names."""


class Epochs(IterableDataset[Batch]):
    """All batches of all epochs: each epoch cuts its windows and swaps its names by chance of its own."""

    def __init__(
        self, examples: Sequence[Example], pieces: Pieces, epochs: int, *, seed: int, most: int, tokens: int
    ) -> None:
        self._examples, self._pieces, self._epochs = examples, pieces, epochs
        self._seed, self._most, self._tokens = seed, most, tokens
        self._pool = pool_of(examples)

    def epoch(self, number: int) -> Iterator[Batch]:
        """Return the batches of one epoch."""
        chance = random.Random(self._seed * 1000 + number)  # noqa: S311 - chosen for repeatability, not secrecy
        shown = [self._shown(example, chance) for example in self._examples]
        return batches(shown, self._pieces, chance, most=self._most, tokens=self._tokens)

    def _shown(self, example: Example, chance: random.Random) -> Example:
        return swap_names(example, self._pool, chance) if chance.random() < SWAPPED else example

    def __iter__(self) -> Iterator[Batch]:
        worker = get_worker_info()
        first, step = (worker.id, worker.num_workers) if worker else (0, 1)
        for number in range(first, self._epochs, step):
            yield from self.epoch(number)


def feed(epochs: Epochs, workers: int) -> Iterator[Batch]:
    """Return the batches, made by so many processes beside this one (0: by this one)."""
    loader: DataLoader[Any] = DataLoader(epochs, batch_size=None, num_workers=workers, collate_fn=_as_it_is)
    return iter(loader)


def _as_it_is(batch: Batch) -> Batch:
    return batch
