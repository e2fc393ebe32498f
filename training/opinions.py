"""What the teachers hold of every word, kept in a file: so that the encoder can be trained again without them.

The file holds chances as numbers up to ``MOST_SURE`` by the texts' ids, and none of the texts' words.
"""

from __future__ import annotations

import io
import lzma
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from sayso.encoder.labels import HEADS, Head
from training.examples import IGNORED, Example

if TYPE_CHECKING:
    from numpy.typing import NDArray

OPINIONS = Path(__file__).resolve().parent / "opinions.xz"
"""The opinions that the shipped weights were made with."""


def save_opinions(path: Path, opinions: Mapping[str, NDArray[np.uint8]]) -> None:
    """Write opinions: by a text's id, ``[word, label column]``."""
    ids = sorted(opinions)
    held = io.BytesIO()
    np.savez(
        held,
        ids=np.array(ids),
        lengths=np.array([len(opinions[id_]) for id_ in ids]),
        chances=np.concatenate([opinions[id_] for id_ in ids]).T,  # a column after the other packs best
    )
    path.write_bytes(lzma.compress(held.getvalue(), preset=9))


def load_opinions(path: Path) -> dict[str, NDArray[np.uint8]]:
    """Read what :func:`save_opinions` wrote."""
    with np.load(io.BytesIO(lzma.decompress(path.read_bytes()))) as held:
        ends = np.cumsum(held["lengths"])
        parts = np.split(np.ascontiguousarray(held["chances"].T), ends[:-1])
        return dict(zip(held["ids"].tolist(), parts, strict=True))


def with_opinions(examples: Iterable[Example], opinions: Mapping[str, NDArray[np.uint8]]) -> list[Example]:
    """Return the examples with what was held of them; of a text that changed since, nothing is."""
    return [
        replace(example, opinions=known if known is not None and len(known) == len(example.words) else None)
        for example in examples
        for known in [opinions.get(example.id)]
    ]


POOR, GOOD = 0.55, 0.85
"""Of a head's labels that teachers find in texts that are new to them: below, they are not heard; above, they are."""


def trust_in(examples: Iterable[Example]) -> dict[str, float]:
    """Return how far to trust the teachers in each question, from 0 to 1: by how they read what they had not learned.

    It is F1 over the words that the label or the teacher has in a span, or the share of right answers where a question
    has no spans.
    """
    heard = [example for example in examples if example.opinions is not None]
    return {name: min(1.0, max(0.0, (_found(heard, head) - POOR) / (GOOD - POOR))) for name, head in HEADS.items()}


def _found(examples: Iterable[Example], head: Head) -> float:
    """Return twice the words that both have alike, of all words that either has."""
    alike = either = 0
    for example in examples:
        gold = example.labels[head.name]
        held = example.opinions[:, head.columns].argmax(axis=1)  # type: ignore[index]
        asked = gold != IGNORED
        in_gold, in_held = (asked & (labels > 0) if head.is_spans else asked for labels in (gold, held))
        alike += 2 * int((in_gold & in_held & (gold == held)).sum())
        either += int(in_gold.sum()) + int(in_held.sum())
    return alike / either if either else 0.0
