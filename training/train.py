"""Train the encoder: ``python -m training.train OUT`` (or ``make train``, which exports and measures it too)."""

from __future__ import annotations

import argparse
import math
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from sayso.encoder.windows import Pieces
from training import corpora
from training.batches import batches
from training.examples import Example
from training.loss import loss_of
from training.model import Encoder
from training.start import starting_weights, tokenizer_of

SEED = 20261125
ENCODER_RATE, HEAD_RATE = 3e-4, 2e-3


def train(model: Encoder, examples: Sequence[Example], pieces: Pieces, epochs: int, *, seed: int = SEED) -> None:
    """Train in place; progress to stderr."""
    chance = random.Random(seed)  # noqa: S311 - chosen for repeatability, not secrecy
    slow = [p for n, p in model.named_parameters() if n.startswith("bert") and p.requires_grad]
    fast = [p for n, p in model.named_parameters() if not n.startswith("bert")]
    optimiser = torch.optim.AdamW(
        [{"params": slow, "lr": ENCODER_RATE}, {"params": fast, "lr": HEAD_RATE}], weight_decay=0.01
    )
    steps = epochs * sum(1 for _ in batches(examples, pieces, random.Random(seed)))  # noqa: S311
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step, steps))
    model.train()
    started, done, running = time.monotonic(), 0, 0.0
    for epoch in range(epochs):
        for batch in batches(examples, pieces, chance):
            loss = loss_of(model(batch.pieces, batch.mask, batch.shapes), batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(slow, 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            done += 1
            running = 0.98 * running + 0.02 * float(loss.detach())
            if done % 20 == 0:
                spent = time.monotonic() - started
                print(
                    f"\repoch {epoch + 1}/{epochs}  step {done}/{steps}  loss {running:.3f}  "
                    f"{spent / 60:.1f} of about {spent * steps / done / 60:.0f} minutes",
                    end="",
                    file=sys.stderr,
                    flush=True,
                )
    print(file=sys.stderr)


def _rate(step: int, steps: int) -> float:
    warm = max(1, steps // 20)
    if step < warm:
        return step / warm
    return max(0.0, 0.5 * (1 + math.cos(math.pi * min(1.0, (step - warm) / max(1, steps - warm)))))


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",") if number]


def seeded(seed: int) -> None:
    """Fix every source of chance."""
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    torch.use_deterministic_algorithms(True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Train on the named corpora and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--cycles", default="3,4,3", help="epochs of each cycle of the learning rate")
    parser.add_argument(
        "--short-cycles", default="", help="train on with four layers of six; the shipped model has six"
    )
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--corpora", default=",".join(corpora.CORPORA), help="names, separated by commas")
    parser.add_argument("--share", type=float, default=1.0, help="how much of Wikinews to use, for a learning curve")
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args(arguments)
    torch.set_num_threads(given.threads)
    seeded(given.seed)
    pieces = Pieces(tokenizer_of())
    examples = [e for name in given.corpora.split(",") for e in corpora.CORPORA[name](pieces)]
    if given.share < 1:
        examples = examples[: int(len(examples) * given.share)]
    print(f"{len(examples)} texts, {sum(len(e.words) for e in examples)} words", file=sys.stderr)
    model = Encoder(starting_weights())
    for number, epochs in enumerate(_numbers(given.cycles)):
        train(model, examples, pieces, epochs, seed=given.seed + number)
    if given.short_cycles:
        model.shorten()
    for number, epochs in enumerate(_numbers(given.short_cycles)):
        train(model, examples, pieces, epochs, seed=given.seed + 10 + number)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), given.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
