"""Train the encoder: ``python -m training.train OUT`` (or ``make train``, which exports and measures it too)."""

from __future__ import annotations

import argparse
import math
import random
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from sayso.encoder.windows import Pieces
from training import corpora
from training.batches import Batch
from training.examples import Example
from training.feeding import Epochs, feed
from training.loss import loss_of
from training.model import Encoder
from training.opinions import OPINIONS, load_opinions, trust_in, with_opinions
from training.start import starting_weights, tokenizer_of

SEED = 20261125
EPOCHS, LAYERS, INNER = 16, 6, 768
"""Of the shipped weights."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a model is trained: rates of learning, pieces of a batch and of a window, and where."""

    encoder_rate: float = 5e-4
    head_rate: float = 2e-3
    tokens: int = 2048
    most: int = 96
    device: str = "cpu"
    workers: int = 0


def train(
    model: nn.Module, examples: Sequence[Example], pieces: Pieces, epochs: int, manner: Manner, *, seed: int = SEED
) -> None:
    """Train in place; progress to stderr."""
    shown = Epochs(examples, pieces, epochs, seed=seed, most=manner.most, tokens=manner.tokens)
    steps = epochs * sum(1 for _ in shown.epoch(0))
    trust = trust_in(examples)
    print({name: round(share, 2) for name, share in trust.items()}, file=sys.stderr)
    learning = Learning(model.to(manner.device), manner, steps, trust)
    started, running = time.monotonic(), 0.0
    for done, batch in enumerate(feed(shown, manner.workers), start=1):
        cost = learning.step(batch)
        if done % 20 == 0:
            running = running or float(cost)
            running = 0.7 * running + 0.3 * float(cost)
            spent = time.monotonic() - started
            print(
                f"\rstep {done}/{steps}  loss {running:.3f}  "
                f"{spent / 60:.1f} of about {spent * steps / done / 60:.1f} minutes",
                end="",
                file=sys.stderr,
                flush=True,
            )
    print(file=sys.stderr)


class Learning:
    """A model on its way: its optimiser, its falling rate, and one step at a time."""

    def __init__(self, model: nn.Module, manner: Manner, steps: int, trust: Mapping[str, float]) -> None:
        self._model, self._device, self._trust = model.train(), manner.device, trust
        self._slow = [p for n, p in model.named_parameters() if n.startswith("bert") and p.requires_grad]
        fast = [p for n, p in model.named_parameters() if not n.startswith("bert")]
        groups = [{"params": self._slow, "lr": manner.encoder_rate}, {"params": fast, "lr": manner.head_rate}]
        self._optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=manner.device != "cpu")
        self._schedule = torch.optim.lr_scheduler.LambdaLR(self._optimiser, lambda step: _rate(step, steps))

    def step(self, batch: Batch) -> Tensor:
        """Learn from one batch and return what it cost."""
        there = batch.to(self._device)
        with torch.autocast(self._device, torch.bfloat16, enabled=self._device != "cpu"):
            output = self._model(there.pieces, there.mask, there.shapes)
        cost = loss_of(output.float(), there, self._trust)
        cost.backward()
        torch.nn.utils.clip_grad_norm_(self._slow, 1.0)
        self._optimiser.step()
        self._schedule.step()
        self._optimiser.zero_grad()
        return cost.detach()


def _rate(step: int, steps: int) -> float:
    warm = max(1, steps // 20)
    if step < warm:
        return step / warm
    return max(0.0, 0.5 * (1 + math.cos(math.pi * min(1.0, (step - warm) / max(1, steps - warm)))))


def seeded(seed: int, device: str = "cpu") -> None:
    """Fix every source of chance; on a graphics card sums may still differ in their last bits."""
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    torch.use_deterministic_algorithms(device == "cpu")


def main(arguments: Sequence[str] | None = None) -> int:
    """Train on the named corpora and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--layers", type=int, default=LAYERS, help="of the six of the public weights")
    parser.add_argument("--inner", type=int, default=INNER, help="inner numbers of a layer, of 1,536")
    parser.add_argument("--opinions", type=Path, default=OPINIONS, help="what the teachers hold")
    parser.add_argument("--untaught", action="store_true", help="learn from the labels alone")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--workers", type=int, default=0, help="processes that make batches")
    parser.add_argument("--tokens", type=int, default=2048, help="pieces of a batch")
    parser.add_argument("--most", type=int, default=96, help="pieces of a window")
    parser.add_argument("--encoder-rate", type=float, default=5e-4)
    parser.add_argument("--corpora", default=",".join(corpora.CORPORA), help="names, separated by commas")
    parser.add_argument("--share", type=float, default=1.0, help="how much of the texts to use, for a learning curve")
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args(arguments)
    torch.set_num_threads(given.threads)
    seeded(given.seed, given.device)
    pieces = Pieces(tokenizer_of())
    examples = _examples(given, pieces)
    print(f"{len(examples)} texts, {sum(len(e.words) for e in examples)} words", file=sys.stderr)
    model = Encoder(starting_weights())
    if given.layers < len(model.bert.encoder.layer):
        model.shorten(given.layers)
    if given.inner < model.bert.config.intermediate_size:
        model.narrow(given.inner)
    manner = Manner(
        encoder_rate=given.encoder_rate,
        tokens=given.tokens,
        most=given.most,
        device=given.device,
        workers=given.workers,
    )
    train(model, examples, pieces, given.epochs, manner, seed=given.seed)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(model.cpu().state_dict(), given.out)
    return 0


def _examples(given: argparse.Namespace, pieces: Pieces) -> list[Example]:
    examples = [e for name in given.corpora.split(",") for e in corpora.CORPORA[name](pieces)]
    if given.share < 1:
        examples = random.Random(SEED).sample(examples, int(len(examples) * given.share))  # noqa: S311
    if given.untaught:
        return examples
    silent = [e for corpus in corpora.SILENT.values() for e in corpus(pieces)]
    return with_opinions([*examples, *silent], load_opinions(given.opinions))


if __name__ == "__main__":
    sys.exit(main())
