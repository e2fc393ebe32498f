"""Run the encoder: the one place that loads and calls the ONNX model.

A document is read in batches of windows, so that memory does not grow with its length but by what is kept: some
eighty numbers a word.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from sayso.encoder.decode import WindowReading, decode
from sayso.encoder.labels import FORMAT, LABEL_COLUMNS, LINK_COLUMNS
from sayso.encoder.reading import EncoderReading
from sayso.encoder.windows import PiecedWord, Pieces, pack
from sayso.errors import EncoderError
from sayso.model.spans import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

    Floats = NDArray[np.float32]

MODEL_FOLDER = Path(__file__).resolve().parent / "model"
THREADS = "SAYSO_THREADS"
"""The environment's word for how many threads one process may use for the encoder; one where it says nothing."""
_BATCH, _AT_ONCE = 16, 3
"""How many windows are decoded together, and how many the model reads at once: more do not fit a core's cache."""


class Encoder:
    """A loaded model. Safe to use for any number of documents, one at a time."""

    def __init__(self, session: InferenceSession, pieces: Pieces) -> None:
        self._session = session
        self._pieces = pieces

    def read(self, text: str, sentences: Sequence[Span]) -> EncoderReading:
        """Return what the encoder says of a text's sentences (spans in text order)."""
        windows = list(pack(self._pieces.cut(text, sentence) for sentence in sentences))
        # Windows of like length run together: padding is work for nothing. Their order is restored afterwards.
        order = sorted(range(len(windows)), key=lambda i: (sum(len(w.pieces) for w in windows[i]), i))
        found: dict[int, WindowReading] = {}
        for start in range(0, len(order), _BATCH):
            chosen = order[start : start + _BATCH]
            batch = [windows[i] for i in chosen]
            found.update(zip(chosen, decode(batch, self._outputs(batch)), strict=True))
        return _join(windows, [found[i] for i in range(len(windows))])

    def _outputs(self, windows: Sequence[Sequence[PiecedWord]]) -> list[Floats]:
        """Return a window's rows: one a word, from its first piece, and one for the opening mark."""
        found: list[Floats] = []
        for start in range(0, len(windows), _AT_ONCE):
            pieces, mask, shapes, firsts = _inputs(windows[start : start + _AT_ONCE], self._pieces)
            output = self._session.run(None, {"pieces": pieces, "mask": mask, "shapes": shapes})[0]
            found += [output[row, [*first, 0]] for row, first in enumerate(firsts)]
        return found


def _inputs(
    windows: Sequence[Sequence[PiecedWord]], pieces: Pieces
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], list[list[int]]]:
    width = max(sum(len(word.pieces) for word in window) for window in windows) + 2
    ids = np.zeros((len(windows), width), dtype=np.int64)
    mask, shapes = np.zeros_like(ids), np.zeros_like(ids)
    firsts: list[list[int]] = []
    for row, window in enumerate(windows):
        ids[row, 0], at = pieces.first, 1
        firsts.append([])
        for word in window:
            firsts[-1].append(at)
            ids[row, at : at + len(word.pieces)] = word.pieces
            shapes[row, at : at + len(word.pieces)] = word.shape
            at += len(word.pieces)
        ids[row, at] = pieces.last
        mask[row, : at + 1] = 1
    return ids, mask, shapes, firsts


def _join(windows: Sequence[Sequence[PiecedWord]], found: Sequence[WindowReading]) -> EncoderReading:
    def stacked(name: str, size: int) -> Floats:
        rows = [getattr(reading, name) for reading in found]
        return np.concatenate(rows) if rows else np.zeros((0, size), dtype=np.float32)

    return EncoderReading(
        words=tuple(word.span for window in windows for word in window),
        standing=stacked("standing", 9),
        zone=stacked("zone", 8),
        head=np.concatenate([reading.head for reading in found]) if found else np.zeros(0, dtype=np.float32),
        names=tuple(span for reading in found for span in reading.spans["name"]),
        attributions=tuple(said for reading in found for said in reading.attributions),
        hedges=tuple(span for reading in found for span in reading.spans["hedge"]),
        heads=tuple(span for reading in found for span in reading.spans["head"]),
        times=tuple(span for reading in found for span in reading.spans["time"]),
        ties={pair: score for reading in found for pair, score in reading.ties.items()},
    )


def model_name(folder: Path = MODEL_FOLDER) -> str:
    """Return which weights a folder holds: part of the extractor's version, since others read otherwise."""
    description = folder / "model.json"
    if not description.is_file():
        return "no-encoder"
    about = json.loads(description.read_text(encoding="utf-8"))
    return f"{about['name']}-{about['digest'][:8]}"


@cache
def load_encoder(folder: Path = MODEL_FOLDER, weights: str = "model.onnx") -> Encoder:
    """Load the model of a folder once a process; ``weights`` names another file of the same model.

    Raises EncoderError where it is missing, or was made for other code than this.
    """
    import onnxruntime
    from tokenizers import Tokenizer

    description = folder / "model.json"
    if not description.is_file():
        raise EncoderError(
            f"There is no model in {folder.name}/.", hint="Install sayso again: its wheel holds the model."
        )
    about = json.loads(description.read_text(encoding="utf-8"))
    if about["format"] != FORMAT or about["columns"] != LABEL_COLUMNS + LINK_COLUMNS:
        raise EncoderError("The model was made for another version of sayso.", hint="Install sayso again.")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _threads()
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(folder / weights), options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    return Encoder(session, Pieces(tokenizer))


def _threads() -> int:
    given = os.environ.get(THREADS, "1")
    if not given.isdigit() or int(given) < 1:
        raise EncoderError(f"{THREADS} is {given!r}, not a number of threads.", hint=f"Unset it, or say {THREADS}=2.")
    return int(given)
