"""Annotated articles as what the encoder learns: a label for every word and head, and which spans belong together.

A label of ``IGNORED`` says that this corpus does not answer that question for that word; it costs nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from sayso.encoder.labels import HEADS, KIND_HEADS, Head
from sayso.encoder.windows import PiecedWord, Pieces
from sayso.evaluate.annotated import AnnotatedArticle, Marked
from sayso.ingest.passages import split_sentences
from sayso.model.spans import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

IGNORED = -100
MOST_SURE = 15
"""A teacher's chances are kept as whole numbers up to this: finer ones teach nothing and take three times the room."""
Run = tuple[int, int]
"""A span in words: the numbers of its first and last word in the article."""


@dataclass(slots=True)
class Example:
    """One article as words, sentences (numbers of words), labels and links."""

    id: str
    words: list[PiecedWord]
    sentences: list[range]
    labels: dict[str, NDArray[np.int64]]
    attributions: list[tuple[Run, list[Run], list[Run]]] = field(default_factory=list)
    """Cue, sources (none where nobody is named), contents."""
    names: list[Run] = field(default_factory=list)
    ties: set[tuple[int, int]] = field(default_factory=set)
    """Pairs of numbers of names, both in one sentence, that the article relates."""
    knows_ties: bool = True
    opinions: NDArray[np.uint8] | None = None
    """``[word, label column]``: what a teacher that never saw this text's labels holds likely, of ``MOST_SURE``."""


class Aligner:
    """Finds the words of a stretch of text."""

    def __init__(self, words: Sequence[PiecedWord]) -> None:
        self._starts = [word.span.start for word in words]
        self._ends = [word.span.end for word in words]

    def run(self, start: int, end: int) -> Run | None:
        """Return the words that lie wholly or partly in ``[start, end)``."""
        first = bisect_left(self._ends, start + 1)
        last = bisect_left(self._starts, end) - 1
        return (first, last) if first <= last else None


def split_text(text: str, pieces: Pieces) -> tuple[list[PiecedWord], list[range]]:
    """Return the words of a text and its sentences, as they will be cut when the model is used."""
    words: list[PiecedWord] = []
    sentences: list[range] = []
    for sentence in split_sentences(text, Span(0, len(text))):
        start = len(words)
        words.extend(pieces.cut(text, sentence))
        if len(words) > start:
            sentences.append(range(start, len(words)))
    return words, sentences


def silent_example(name: str, text: str, pieces: Pieces) -> Example:
    """Turn a text that nobody annotated into an example: it answers nothing, and a teacher may."""
    words, sentences = split_text(text, pieces)
    labels = {name: np.full(len(words), IGNORED, dtype=np.int64) for name in HEADS}
    return Example(name, words, sentences, labels, knows_ties=False)


def example_of(article: AnnotatedArticle, pieces: Pieces) -> Example:
    """Turn an article that is annotated in every layer into an example."""
    words, sentences = split_text(article.text, pieces)
    aligner = Aligner(words)
    example = Example(article.id, words, sentences, {name: _blank(head, len(words)) for name, head in HEADS.items()})
    for kind, head in _OF_KIND.items():
        for mark in article.marks:
            if mark.kind == kind:
                run = aligner.run(*mark.at)
                _put(example, HEADS[head], run, mark.value)
                _put_kind(example, head, run, mark.value)
    _put_heads(example, article, aligner)
    _put_contents(example, article, aligner)
    _put_zones(example, article, aligner)
    _put_ties(example, article, aligner)
    return example


_OF_KIND = {"n": "name", "s": "source", "c": "cue", "h": "hedge", "t": "time"}
_ASKED_OF_SOME = frozenset({"standing", *KIND_HEADS.values()})


def _blank(head: Head, size: int) -> NDArray[np.int64]:
    return np.full(size, IGNORED if head.name in _ASKED_OF_SOME else 0, dtype=np.int64)


def _put_kind(example: Example, head: str, run: Run | None, kind: str) -> None:
    if head in KIND_HEADS and run is not None:
        asked = HEADS[KIND_HEADS[head]]
        example.labels[asked.name][run[0] : run[1] + 1] = asked.types.index(kind)


def _put(example: Example, head: Head, run: Run | None, kind: str) -> None:
    """Label a span's words; the outer of two spans of one head comes first and keeps its words."""
    if run is None:
        return
    kind = kind if kind in head.types else head.types[0]
    labels = example.labels[head.name]
    if (labels[run[0] : run[1] + 1] > 0).any():
        return
    begin = head.labels.index(f"B-{kind}")
    labels[run[0]] = begin
    labels[run[0] + 1 : run[1] + 1] = begin + 1


def _put_heads(example: Example, article: AnnotatedArticle, aligner: Aligner) -> None:
    standings = HEADS["standing"].types
    for mark in article.marks:
        run = aligner.run(*mark.at) if mark.kind == "p" else None
        if run is not None:
            _put(example, HEADS["head"], run, "P")
            example.labels["standing"][run[0] : run[1] + 1] = standings.index(mark.value)


def _put_contents(example: Example, article: AnnotatedArticle, aligner: Aligner) -> None:
    contents = [mark for mark in article.marks if mark.kind == "x"]
    numbers: dict[str, dict[str, list[Run]]] = {}
    for mark in article.marks:
        if mark.kind in "scx" and (run := aligner.run(*mark.at)) is not None:
            numbers.setdefault(mark.number, {"s": [], "c": [], "x": []})[mark.kind].append(run)
            if mark.kind == "x":
                depth = _depth(mark, contents)
                if depth < 2:
                    _put(example, HEADS[("content", "inner")[depth]], run, "X")
    for parts in numbers.values():
        if parts["c"]:
            example.attributions.append((parts["c"][0], parts["s"], parts["x"]))


def _depth(mark: Marked, contents: Sequence[Marked]) -> int:
    return sum(other is not mark and other.at != mark.at and other.holds(mark) for other in contents)


def _put_zones(example: Example, article: AnnotatedArticle, aligner: Aligner) -> None:
    kinds = HEADS["zone"].types
    for mark in article.marks:
        run = aligner.run(*mark.at) if mark.kind == "z" else None
        if run is not None:
            example.labels["zone"][run[0] : run[1] + 1] = kinds.index(mark.value)


def _put_ties(example: Example, article: AnnotatedArticle, aligner: Aligner) -> None:
    """Find the names of each listed tie in the sentence whose first words are given."""
    names = [(mark, run) for mark in article.marks if mark.kind == "n" and (run := aligner.run(*mark.at))]
    example.names = [run for _, run in names]
    spelled = [article.words(mark) for mark, _ in names]
    opening = {number: _opening(article, example, sentence) for number, sentence in enumerate(example.sentences)}
    for row in article.ties:
        wanted = " ".join(row[4].split())
        for number, sentence in enumerate(example.sentences):
            if not wanted or not opening[number].startswith(wanted[:40]):
                continue
            inside = [i for i, (_, run) in enumerate(names) if run[0] in sentence]
            first, second = (_named(spelled, inside, end) for end in (row[0], row[2]))
            if first is not None and second is not None and first != second:
                example.ties.add((min(first, second), max(first, second)))


def _opening(article: AnnotatedArticle, example: Example, sentence: range) -> str:
    start = example.words[sentence[0]].span.start
    return " ".join(article.text[start : start + 120].split())


def _named(spelled: Sequence[str], inside: Iterable[int], end: str) -> int | None:
    wanted = set(end.casefold().split())
    best = None
    for number in inside:
        have = set(spelled[number].casefold().split())
        if have <= wanted or wanted <= have:
            if have == wanted:
                return number
            best = number if best is None else best
    return best
