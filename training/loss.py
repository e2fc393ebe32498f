"""What a batch costs: every head's cross-entropy, and that of choosing the right span to link to."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional

from sayso.encoder.labels import HEADS, LINK_SIZE, link_columns
from training.batches import Batch
from training.examples import IGNORED

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
TAUGHT = 0.5
"""How much a teacher's opinion counts beside the label, where there are both and the teacher is good."""
_ASKED_WHERE = {"type": "name", "act": "cue", "standing": "head"}
"""Questions that are asked only of the words of a span: as likely as the teacher holds such a span there."""


def loss_of(output: Tensor, batch: Batch, trust: Mapping[str, float]) -> Tensor:
    """Return the cost of a batch: ``output`` is ``[window, piece, column]``, in full precision.

    ``trust`` says how much the teachers' opinions count for each head, from 0 to 1 (``opinions.trust_in``).
    """
    width = output.shape[1]
    rows = output.reshape(-1, output.shape[-1])
    words = rows[batch.first]
    total = output.new_zeros(())
    is_taught = batch.opinions.shape[0] > 0 and bool(batch.heard.any())
    for name, head in HEADS.items():
        cost = _label_cost(words[:, head.columns], batch.labels[name])
        if is_taught and (share := TAUGHT * trust[name]):
            cost = (1 - share) * cost + share * _taught_cost(words, batch, name)
        total = total + WEIGHTS[name] * cost
    return total + LINK_WEIGHT * _links(rows, words, batch, width) + TIE_WEIGHT * _ties(words, batch)


def _label_cost(scores: Tensor, gold: Tensor) -> Tensor:
    known = (gold != IGNORED).sum().clamp(min=1)
    return functional.cross_entropy(scores, gold, ignore_index=IGNORED, reduction="sum") / known


def _taught_cost(words: Tensor, batch: Batch, name: str) -> Tensor:
    """Return how far the scores are from the teacher's chances, over the words that it was asked about."""
    columns = HEADS[name].columns
    counts = batch.heard.float()
    if name in _ASKED_WHERE:
        counts = counts * (1 - batch.opinions[:, HEADS[_ASKED_WHERE[name]].start])
    apart = -(batch.opinions[:, columns] * functional.log_softmax(words[:, columns], dim=-1)).sum(-1)
    return (apart * counts).sum() / counts.sum().clamp(min=1)


def vectors(words: Tensor, name: str, spans: Tensor) -> Tensor:
    """Return the link vectors of spans (``[span, 2 or more]``: first and last row), ``[span, LINK_SIZE]``."""
    first = words[spans[:, 0], link_columns(name, last=False)]
    last = words[spans[:, 1], link_columns(name, last=True)]
    return first + last


def _links(rows: Tensor, words: Tensor, batch: Batch, width: int) -> Tensor:
    if not len(batch.cues):
        return rows.new_zeros(())
    asked = vectors(words, "cue_asks_source", batch.cues)
    start = (batch.cues[:, 2] * width)[:, None].expand(-1, 2)
    nobody = (asked * vectors(rows, "source", start)).sum(-1, keepdim=True)
    fits = torch.cat((nobody, _within(asked, vectors(words, "source", batch.sources), batch.cues, batch.sources)), 1)
    cost = functional.cross_entropy(fits / LINK_SIZE**0.5, batch.source_of)
    if len(batch.contents):
        asked, keys = vectors(words, "content_asks_cue", batch.contents), vectors(words, "cue", batch.cues)
        fits = _within(asked, keys, batch.contents, batch.cues)
        cost = cost + functional.cross_entropy(fits / LINK_SIZE**0.5, batch.cue_of)
    return cost / 2


def _within(asked: Tensor, keys: Tensor, askers: Tensor, owners: Tensor) -> Tensor:
    """Return how well each fits each, out of the question where they stand in different windows."""
    apart = askers[:, 2, None] != owners[None, :, 2]
    return (asked @ keys.T).masked_fill(apart, -1e4)


def _ties(words: Tensor, batch: Batch) -> Tensor:
    if not len(batch.pairs):
        return words.new_zeros(())
    first = vectors(words, "first_name", batch.pairs[:, :2])
    second = vectors(words, "second_name", batch.pairs[:, 2:])
    return functional.binary_cross_entropy_with_logits((first * second).sum(-1) / LINK_SIZE**0.5, batch.tied)
