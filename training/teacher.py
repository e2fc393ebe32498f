"""The teacher: a model four times as large, too slow for users, whose opinions the shipped encoder learns from.

It answers the same questions in the same columns. Its vocabulary is the encoder's in another order.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from transformers import MPNetModel

from sayso.encoder.labels import LABEL_COLUMNS, LINK_COLUMNS
from sayso.encoder.words import Shape
from training.start import tokenizer_of

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_MARKS = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}


class Teacher(nn.Module):
    """MPNet with an embedding of case and one linear layer for all heads and links."""

    def __init__(self, weights: Path) -> None:
        super().__init__()
        self.bert = MPNetModel.from_pretrained(weights, add_pooling_layer=False)
        size = self.bert.config.hidden_size
        self.shapes = nn.Embedding(len(Shape), size)
        nn.init.normal_(self.shapes.weight, std=0.02)
        # Its last layer was made to mean a sentence and blurs its words: every layer has a say, in learned parts.
        self.parts = nn.Parameter(torch.zeros(self.bert.config.num_hidden_layers + 1))
        self.dropout = nn.Dropout(0.1)
        self.labels = nn.Linear(size, LABEL_COLUMNS)
        self.links = nn.Linear(size, LINK_COLUMNS)
        self.register_buffer("numbers", numbers_in(weights), persistent=False)

    def forward(self, pieces: Tensor, mask: Tensor, shapes: Tensor) -> Tensor:
        """Return labels' scores and link vectors, ``[window, piece, column]``; pieces as the encoder numbers them."""
        words = self.bert.embeddings.word_embeddings(self.numbers[pieces])
        told = self.bert(inputs_embeds=words + self.shapes(shapes), attention_mask=mask, output_hidden_states=True)
        hidden = torch.einsum("l,lwph->wph", self.parts.softmax(0), torch.stack(told.hidden_states))
        hidden = self.dropout(hidden)
        return torch.cat((self.labels(hidden), self.links(hidden)), dim=-1)


def numbers_in(weights: Path) -> Tensor:
    """Return, for every piece of the encoder's vocabulary, its number in the teacher's."""
    theirs = json.loads((weights / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    unknown = theirs["[UNK]"]
    ours: Tokenizer = tokenizer_of()
    numbers = torch.full((ours.get_vocab_size(),), unknown)
    for piece, number in ours.get_vocab().items():
        numbers[number] = theirs.get(_MARKS.get(piece, piece), unknown)
    return numbers
