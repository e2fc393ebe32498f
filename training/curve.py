"""What each corpus adds, and what more data would: the same number of steps on parts of the data.

    python -m training.curve FOLDER [--steps 800]

Every line is a model of its own, trained from the public weights with the same seed, and measured on the development
part of the annotated Wikinews set. Few steps keep the whole table under an hour; the shipped model has many more.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path

import torch

from sayso.encoder.session import load_encoder
from sayso.encoder.windows import Pieces
from sayso.evaluate.annotated import read_annotated
from training import corpora
from training.batches import batches
from training.examples import Example
from training.export import export
from training.measure import measure
from training.model import Encoder
from training.start import starting_weights, tokenizer_of
from training.train import SEED, seeded, train

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
    parser.add_argument("folder", type=Path)
    parser.add_argument("--steps", type=int, default=800)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args(arguments)
    torch.set_num_threads(given.threads)
    pieces = Pieces(tokenizer_of())
    articles = list(read_annotated(corpora.data_folder("wikinews-annotated"), "dev"))
    for number, (name, examples) in enumerate(parts(pieces).items()):
        seeded(SEED)
        an_epoch = sum(1 for _ in batches(examples, pieces, random.Random(SEED)))  # noqa: S311
        model = Encoder(starting_weights())
        train(model, examples, pieces, max(1, round(given.steps / an_epoch)))
        folder = given.folder / str(number)
        export(model.eval(), folder, name="curve")
        figures = measure(load_encoder(folder), articles)
        words = sum(len(example.words) for example in examples)
        print(json.dumps({"data": name, "words": words, **{key: round(figures[key], 3) for key in SHOWN}}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
