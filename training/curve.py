"""What each corpus adds, and what more data would: the same number of steps on parts of the data.

    python -m training.curve [--steps 800] [--device cuda]

Every line is a model of its own, trained from the public weights with the same seed, and measured on the development
part of the annotated Wikinews set. Few steps keep the whole table under an hour; the shipped model has many more.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

import torch

from sayso.encoder.session import Encoder as Reader
from sayso.encoder.windows import Pieces
from sayso.evaluate.annotated import read_annotated
from training import corpora
from training.examples import Example
from training.feeding import Epochs
from training.measure import Unexported, measure
from training.model import Encoder
from training.start import starting_weights, tokenizer_of
from training.train import SEED, Manner, seeded, train

SHOWN = ("names typed", "sources", "cues", "contents", "claim heads", "standing macro-F1")


def parts(pieces: Pieces) -> dict[str, list[Example]]:
    """Return the parts of the data that are compared, by name."""
    news, own = corpora.CORPORA["wikinews"](pieces), corpora.CORPORA["invented"](pieces)
    return {
        "a quarter of Wikinews": news[: len(news) // 4],
        "half of Wikinews": news[: len(news) // 2],
        "Wikinews": news,
        "invented reports": own,
        "Wikinews and half of the invented": [*news, *own[::2]],
        "Wikinews and invented": [*news, *own],
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and measure each part; print a line each as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=800)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--workers", type=int, default=0)
    given = parser.parse_args(arguments)
    torch.set_num_threads(given.threads)
    pieces = Pieces(tokenizer_of())
    articles = list(read_annotated(corpora.data_folder("wikinews-annotated"), "dev"))
    for name, examples in parts(pieces).items():
        seeded(SEED, given.device)
        model, manner = Encoder(starting_weights()), Manner(device=given.device, workers=given.workers)
        an_epoch = sum(1 for _ in Epochs(examples, pieces, 1, seed=SEED, most=manner.most, tokens=manner.tokens))
        train(model, examples, pieces, max(1, round(given.steps / an_epoch)), manner)
        figures = measure(Reader(Unexported(model, given.device), pieces), articles)
        words = sum(len(example.words) for example in examples)
        print(json.dumps({"data": name, "words": words, **{key: round(figures[key], 3) for key in SHOWN}}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
