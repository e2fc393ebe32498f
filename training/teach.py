"""Ask teachers: each learns from three quarters of the annotated texts and says what it holds of the rest.

    python -m training.teach fold NUMBER FOLDER   one teacher; its answers go to FOLDER
    python -m training.teach gather FOLDER        all answers as the file that training reads

No teacher answers for a text that it learned from: it would only repeat the labels. Of texts without labels all are
asked and the mean is kept. A teacher is a model for a graphics card (``--device cuda``); with four of them this takes
minutes there and days on two cores, which is why the answers are kept in the repository (``opinions.py``).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn

from sayso.encoder.labels import HEADS, LABEL_COLUMNS
from sayso.encoder.session import Encoder as Reader
from sayso.encoder.windows import Pieces
from sayso.evaluate.annotated import read_annotated
from training import corpora
from training.batches import Window, collate
from training.examples import MOST_SURE, Example
from training.measure import Unexported, measure
from training.opinions import OPINIONS, load_opinions, save_opinions
from training.start import teacher_weights, tokenizer_of
from training.teacher import Teacher
from training.train import SEED, Manner, seeded, train

if TYPE_CHECKING:
    from numpy.typing import NDArray

FOLDS, EPOCHS = 4, 12
WIDEST = 254
"""The most pieces that a teacher sees at once: more than the encoder does, so that it knows more."""


def teach(number: int, folder: Path, manner: Manner, epochs: int) -> None:
    """Train one teacher and write its answers."""
    seeded(SEED + number, manner.device)
    pieces = Pieces(tokenizer_of())
    marked = [example for corpus in corpora.CORPORA.values() for example in corpus(pieces)]
    asked = [example for corpus in corpora.SILENT.values() for example in corpus(pieces)]
    known = [example for at, example in enumerate(marked) if at % FOLDS != number]
    asked += [example for at, example in enumerate(marked) if at % FOLDS == number]
    model = Teacher(teacher_weights())
    train(model, known, pieces, epochs, manner, seed=SEED + number)
    model.eval()
    save_opinions(
        folder / f"teacher-{number}.xz",
        {example.id: answers(model, example, pieces, manner.device) for example in asked},
    )
    articles = read_annotated(corpora.data_folder("wikinews-annotated"), "dev")
    figures = measure(Reader(Unexported(model, manner.device), pieces), articles)
    print(json.dumps({"teacher": number, **{name: round(value, 3) for name, value in figures.items()}}), flush=True)


@torch.no_grad()
def answers(model: nn.Module, example: Example, pieces: Pieces, device: str) -> NDArray[np.uint8]:
    """Return what a model holds of every word of a text: chances up to ``MOST_SURE``, ``[word, label column]``."""
    if not example.words:
        return np.zeros((0, LABEL_COLUMNS), dtype=np.uint8)
    batch = collate(list(_windows(example)), pieces).to(device)
    output = model(batch.pieces, batch.mask, batch.shapes)
    scores = output.reshape(-1, output.shape[-1])[batch.first].float()
    chances = torch.cat([scores[:, head.columns].softmax(dim=-1) for head in HEADS.values()], dim=-1)
    return np.rint(chances.cpu().numpy() * MOST_SURE).astype(np.uint8)


def _windows(example: Example) -> Iterator[Window]:
    """Fill windows with whole sentences."""
    start, used = 0, 0
    for sentence in example.sentences:
        size = sum(len(example.words[i].pieces) for i in sentence)
        if used and used + size > WIDEST:
            yield Window(example, range(start, sentence.start), used)
            start, used = sentence.start, 0
        used += size
    if used:
        yield Window(example, range(start, len(example.words)), used)


def gather(folder: Path, out: Path) -> None:
    """Write the mean of all answers about each text."""
    heard: dict[str, list[NDArray[np.uint8]]] = defaultdict(list)
    for path in sorted(folder.glob("teacher-*.xz")):
        for name, chances in load_opinions(path).items():
            heard[name].append(chances)
    mean = {name: np.rint(np.mean(np.stack(all_), axis=0)).astype(np.uint8) for name, all_ in heard.items()}
    save_opinions(out, mean)


def main(arguments: Sequence[str] | None = None) -> int:
    """Train a teacher, or gather what all of them said."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    doing = parser.add_subparsers(dest="doing", required=True)
    fold = doing.add_parser("fold")
    fold.add_argument("number", type=int, choices=range(FOLDS))
    fold.add_argument("folder", type=Path)
    fold.add_argument("--device", default="cpu")
    fold.add_argument("--epochs", type=int, default=EPOCHS)
    fold.add_argument("--workers", type=int, default=0)
    gathering = doing.add_parser("gather")
    gathering.add_argument("folder", type=Path)
    gathering.add_argument("--out", type=Path, default=OPINIONS)
    given = parser.parse_args(arguments)
    if given.doing == "gather":
        gather(given.folder, given.out)
        return 0
    given.folder.mkdir(parents=True, exist_ok=True)
    manner = Manner(
        encoder_rate=1e-4, head_rate=2e-3, tokens=2048, most=WIDEST, device=given.device, workers=given.workers
    )
    teach(given.number, given.folder, manner, given.epochs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
