"""The encoder as it is trained: MiniLM with an embedding of case, one linear layer for all heads and links."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from sayso.encoder.labels import LABEL_COLUMNS, LINK_COLUMNS
from sayso.encoder.words import Shape

KEPT_LAYERS = (0, 2, 3, 5)
"""Which layers of the six stay when the trained model is made shorter: the first and the last, and two between."""


class Encoder(nn.Module):
    """Answers every head for every word piece; the first piece of a word speaks for it."""

    def __init__(self, weights: Path) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(weights, add_pooling_layer=False, attn_implementation="eager")
        size = self.bert.config.hidden_size
        self.bert.embeddings.word_embeddings.weight.requires_grad_(False)
        self.shapes = nn.Embedding(len(Shape), size)
        nn.init.normal_(self.shapes.weight, std=0.02)
        self.dropout = nn.Dropout(0.1)
        self.labels = nn.Linear(size, LABEL_COLUMNS)
        self.links = nn.Linear(size, LINK_COLUMNS)

    def forward(self, pieces: Tensor, mask: Tensor, shapes: Tensor) -> Tensor:
        """Return labels' scores and link vectors, ``[window, piece, column]``."""
        embedded = self.bert.embeddings.word_embeddings(pieces) + self.shapes(shapes)
        hidden = self.bert(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        hidden = self.dropout(hidden)
        return torch.cat((self.labels(hidden), self.links(hidden)), dim=-1)

    def shorten(self, layers: tuple[int, ...] = KEPT_LAYERS) -> None:
        """Keep only these layers: two thirds of the time for every word, once it has been trained again."""
        stack = self.bert.encoder
        stack.layer = nn.ModuleList(stack.layer[number] for number in layers)
        self.bert.config.num_hidden_layers = len(layers)


def layers_in(state: Mapping[str, Tensor]) -> int:
    """Return how many layers saved weights have."""
    return len({name.split(".")[3] for name in state if name.startswith("bert.encoder.layer.")})
