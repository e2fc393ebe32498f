"""Cut a document's sentences into windows that the encoder reads at once, and words into the pieces it knows.

A window holds whole sentences while they fit, so that a quotation is read with what stands around it; a sentence that
is longer than a window is cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.encoder.words import shape_of, split_words
from sayso.model.spans import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WINDOW = 96
"""The most word pieces of a window, without the two marks at its ends."""
_MOST_PIECES = 12
"""The most pieces of one word that are read: longer ones are addresses and noise."""


@dataclass(frozen=True, slots=True)
class PiecedWord:
    """A word, its pieces' numbers in the vocabulary, and its shape."""

    span: Span
    pieces: tuple[int, ...]
    shape: int


class Pieces:
    """Cuts words into pieces, remembering those it has cut."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[int, ...]] = {}
        self.first, self.last, self.unknown = (
            tokenizer.encode(mark, add_special_tokens=False).ids[0] for mark in ("[CLS]", "[SEP]", "[UNK]")
        )

    def cut(self, text: str, sentence: Span) -> list[PiecedWord]:
        """Return a sentence's words with their pieces."""
        return [
            PiecedWord(span, self._of(word := span.of(text)), shape_of(word))
            for span in split_words(text, sentence.start, sentence.end)
        ]

    def _of(self, word: str) -> tuple[int, ...]:
        known = self._known.get(word)
        if known is None:
            if len(self._known) > 50_000:  # a long run over many documents must not grow without end
                self._known.clear()
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids
            known = self._known[word] = tuple(ids[:_MOST_PIECES]) or (self.unknown,)
        return known


def pack(sentences: Iterable[Sequence[PiecedWord]], size: int = WINDOW) -> Iterator[list[PiecedWord]]:
    """Fill windows of at most ``size`` pieces with whole sentences in order; cut a sentence that is longer."""
    window: list[PiecedWord] = []
    used = 0
    for sentence in sentences:
        for part in _parts(sentence, size):
            needed = sum(len(word.pieces) for word in part)
            if window and used + needed > size:
                yield window
                window, used = [], 0
            window = [*window, *part]
            used += needed
    if window:
        yield window


def _parts(sentence: Sequence[PiecedWord], size: int) -> Iterator[list[PiecedWord]]:
    part: list[PiecedWord] = []
    used = 0
    for word in sentence:
        if part and used + len(word.pieces) > size:
            yield part
            part, used = [], 0
        part.append(word)
        used += len(word.pieces)
    if part:
        yield part
