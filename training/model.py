"""The encoder as it is trained: MiniLM with an embedding of case, one linear layer for all heads and links."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from sayso.encoder.labels import LABEL_COLUMNS, LINK_COLUMNS
from sayso.encoder.words import Shape

KEPT_LAYERS = {6: (0, 1, 2, 3, 4, 5), 5: (0, 1, 2, 4, 5), 4: (0, 2, 3, 5), 3: (0, 3, 5)}
"""Which of the six layers a shorter model keeps: the first and the last, and some between."""


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

    def shorten(self, layers: int) -> None:
        """Keep only so many layers: less time for every word, once it has been trained."""
        stack = self.bert.encoder
        stack.layer = nn.ModuleList(stack.layer[number] for number in KEPT_LAYERS[layers])
        self.bert.config.num_hidden_layers = layers

    def narrow(self, inner: int) -> None:
        """Keep only so many of each layer's inner numbers: those that weigh most, on the way in and out."""
        for layer in self.bert.encoder.layer:
            into, out = layer.intermediate.dense, layer.output.dense
            weighs = into.weight.norm(dim=1) * out.weight.norm(dim=0)
            kept = weighs.topk(inner).indices.sort().values
            layer.intermediate.dense = _linear(into.weight[kept], into.bias[kept])
            layer.output.dense = _linear(out.weight[:, kept], out.bias)
        self.bert.config.intermediate_size = inner


def _linear(weight: Tensor, bias: Tensor) -> nn.Linear:
    made = nn.Linear(weight.shape[1], weight.shape[0])
    made.weight = nn.Parameter(weight.detach().clone())
    made.bias = nn.Parameter(bias.detach().clone())
    return made


def shaped_like(state: Mapping[str, Tensor], weights: Path) -> Encoder:
    """Return an encoder of the shape that saved weights have, with these weights."""
    model = Encoder(weights)
    inner = "bert.encoder.layer.{}.intermediate.dense.weight"
    layers = next(n for n in sorted(KEPT_LAYERS, reverse=True) if inner.format(n - 1) in state)
    if layers < len(model.bert.encoder.layer):
        model.shorten(layers)
    if (width := state[inner.format(0)].shape[0]) < model.bert.config.intermediate_size:
        model.narrow(width)
    model.load_state_dict(state)
    return model
