"""How well a model reads the development part, layer by layer, before any rule has a say.

python -m training.measure FOLDER          figures of the model in FOLDER
python -m training.measure FOLDER --gate   the same for full precision and eight bits, and fail where those differ
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import nn

from sayso.encoder.reading import EncoderReading, Labelled
from sayso.encoder.session import Encoder, load_encoder
from sayso.evaluate.annotated import AnnotatedArticle, read_annotated
from sayso.evaluate.counting import Score, accuracy, exact_score, macro_f1
from sayso.ingest.passages import split_sentences
from sayso.model.spans import Span
from training.corpora import data_folder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_LOST = 0.005
"""How much F1 eight bits may cost, averaged over the layers."""
At = tuple[int, int]


class Unexported:
    """A model as it is trained, to be asked like an exported one."""

    def __init__(self, model: nn.Module, device: str = "cpu") -> None:
        self._model, self._device = model.eval(), device

    @torch.no_grad()
    def run(self, _: None, inputs: Mapping[str, NDArray[np.int64]]) -> list[NDArray[np.float32]]:
        """Return the scores, as onnxruntime's session does."""
        given = (torch.from_numpy(inputs[name]).to(self._device) for name in ("pieces", "mask", "shapes"))
        return [self._model(*given).float().cpu().numpy()]


def read_text(encoder: Encoder, text: str) -> EncoderReading:
    """Have a plain text read, cut into sentences as the training texts are."""
    return encoder.read(text, list(split_sentences(text, Span(0, len(text)))))


def measure(encoder: Encoder, articles: Iterable[AnnotatedArticle]) -> dict[str, float]:
    """Return F1 of every layer (exact spans), and accuracy and macro-F1 of standing asked at gold's heads."""
    scores: dict[str, Score] = {}
    standing: list[tuple[str, str]] = []
    for article in articles:
        reading = read_text(encoder, article.text)
        for name, (gold, ours) in _layers(article, reading).items():
            scores[name] = scores.get(name, Score()) + exact_score(gold, ours)
        for mark in article.of("p"):
            odds = reading.standing_of(Span(*mark.at))
            standing.append((mark.value, max(odds, key=lambda name: odds[name])))
    figures = {name: score.f1 for name, score in scores.items()}
    return {**figures, "standing accuracy": accuracy(standing), "standing macro-F1": macro_f1(standing)}


def _layers(article: AnnotatedArticle, reading: EncoderReading) -> dict[str, tuple[set[object], set[object]]]:
    said = reading.attributions
    source_of = {mark.number: mark.at for mark in article.of("s")}
    cues = {mark.number: mark.at for mark in article.of("c")}
    sources = {at(found.source) for found in said if found.source is not None}
    return {
        "names": ({m.at for m in article.of("n")}, {at(n) for n in reading.names}),
        "names typed": ({(m.at, m.value) for m in article.of("n")}, {(at(n), n.kind) for n in reading.names}),
        "sources": ({m.at for m in article.of("s")}, set(sources)),
        "cues": ({m.at for m in article.of("c")}, {at(found.cue) for found in said}),
        "cues typed": ({(m.at, m.value) for m in article.of("c")}, {(at(f.cue), f.cue.kind) for f in said}),
        "contents": ({m.at for m in article.of("x")}, {at(x) for found in said for x in found.contents}),
        "cue with its source": (
            {(cue, source_of.get(number)) for number, cue in cues.items()},
            {(at(found.cue), at(found.source) if found.source else None) for found in said},
        ),
        "cue with its content": (
            {(cues[m.number], m.at) for m in article.of("x") if m.number in cues},
            {(at(found.cue), at(x)) for found in said for x in found.contents},
        ),
        "certainty words": ({(m.at, m.value) for m in article.of("h")}, {(at(h), h.kind) for h in reading.hedges}),
        "times": ({m.at for m in article.of("t")}, {at(t) for t in reading.times}),
        "claim heads": ({m.at for m in article.of("p")}, {at(h) for h in reading.heads}),
    }


def at(found: Labelled) -> At:
    """Return where a label stands."""
    return (found.span.start, found.span.end)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--gate", action="store_true")
    given = parser.parse_args(arguments)
    articles = list(read_annotated(data_folder("wikinews-annotated"), "dev"))
    figures = measure(load_encoder(given.folder), articles)
    print(json.dumps({name: round(value, 4) for name, value in figures.items()}, indent=2))
    if not given.gate:
        return 0
    full = measure(load_encoder(given.folder, "model-fp32.onnx"), articles)
    lost = sum(full[name] - figures[name] for name in figures) / len(figures)
    print(f"eight bits lose {lost:.4f} on average (at most {MOST_LOST})", file=sys.stderr)
    return 0 if lost < MOST_LOST else 1


if __name__ == "__main__":
    sys.exit(main())
