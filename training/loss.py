"""What a batch costs: every head's cross-entropy, and that of choosing the right span to link to."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from sayso.encoder.labels import HEADS, LINK_SIZE, link_columns
from training.batches import Batch
from training.examples import IGNORED, Run

WEIGHTS = {
    "name": 1.0,
    "type": 0.5,
    "source": 1.0,
    "cue": 1.0,
    "act": 0.5,
    "content": 1.0,
    "inner": 0.5,
    "hedge": 0.5,
    "head": 0.7,
    "standing": 1.0,
    "time": 0.4,
    "zone": 0.3,
}
LINK_WEIGHT, TIE_WEIGHT = 0.3, 0.3


def loss_of(output: Tensor, batch: Batch) -> Tensor:
    """Return the cost of a batch: ``output`` is ``[window, piece, column]``."""
    width = output.shape[1]
    rows = output.reshape(-1, output.shape[-1])
    words = rows[batch.first]
    total = output.new_zeros(())
    for name, head in HEADS.items():
        gold = batch.labels[name]
        if (gold != IGNORED).any():
            cost = functional.cross_entropy(words[:, head.columns], gold, ignore_index=IGNORED)
            total = total + WEIGHTS[name] * cost
    return total + LINK_WEIGHT * _links(rows, words, batch, width) + TIE_WEIGHT * _ties(words, batch)


def vectors(words: Tensor, name: str, spans: list[Run]) -> Tensor:
    """Return the link vectors of spans, ``[span, LINK_SIZE]``."""
    first = words[[span[0] for span in spans], link_columns(name, last=False)]
    last = words[[span[1] for span in spans], link_columns(name, last=True)]
    return first + last


def _links(rows: Tensor, words: Tensor, batch: Batch, width: int) -> Tensor:
    costs: list[Tensor] = []
    for row, cue, own, sources, contents, cues in batch.cues:
        start = rows[row * width : row * width + 1]
        nobody = vectors(start, "source", [(0, 0)])
        keys = torch.cat((nobody, vectors(words, "source", sources))) if sources else nobody
        asked = vectors(words, "cue_asks_source", [cue])
        gold = sources.index(own[0]) + 1 if own else 0
        costs.append(functional.cross_entropy(asked @ keys.T / LINK_SIZE**0.5, torch.tensor([gold])))
        if contents and len(cues) > 1:
            asked = vectors(words, "content_asks_cue", contents)
            keys = vectors(words, "cue", cues)
            golds = torch.full((len(contents),), cues.index(cue))
            costs.append(functional.cross_entropy(asked @ keys.T / LINK_SIZE**0.5, golds))
    return torch.stack(costs).mean() if costs else rows.new_zeros(())


def _ties(words: Tensor, batch: Batch) -> Tensor:
    if not batch.pairs:
        return words.new_zeros(())
    first = vectors(words, "first_name", [a for a, _, _ in batch.pairs])
    second = vectors(words, "second_name", [b for _, b, _ in batch.pairs])
    gold = torch.tensor([float(tied) for *_, tied in batch.pairs])
    return functional.binary_cross_entropy_with_logits((first * second).sum(-1) / LINK_SIZE**0.5, gold)
