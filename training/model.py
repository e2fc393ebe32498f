"""The encoder as it is trained: MiniLM with an embedding of case, one linear layer for all heads and links."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from sayso.encoder.labels import LABEL_COLUMNS, LINK_COLUMNS
from sayso.encoder.words import Shape


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
