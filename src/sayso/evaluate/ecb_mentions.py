"""Read ECB+: news on the same events by several outlets, with who is meant by which words across all of them.

The corpus is tokens, one a line, only of the sentences that were marked; texts are put together from them. Mentions of
one chain are one somebody, in whatever report; a mention of a chain of its own is nobody else.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import EvaluationError

SPLITS = ("dev", "train")
ACTORS = "HUM"
"""The set's type of people, peoples and organisations."""
_NO_SPACE_BEFORE = frozenset(", . ; : ! ? ) ] } % 's n't 'll 're 've 'd 'm ''".split())
_NO_SPACE_AFTER = frozenset("( [ { $ ``".split())


@dataclass(frozen=True, slots=True)
class EcbMention:
    """Words that mean somebody: where they stand in the report's text, and the chain of who is meant."""

    at: tuple[int, int]
    words: str
    chain: str


@dataclass(frozen=True, slots=True)
class EcbReport:
    """A report; its id begins with the number of its topic. ``mentions`` are those of people and organisations."""

    id: str
    text: str
    mentions: tuple[EcbMention, ...]


def read_ecb(data: Path, split: str, limit: int | None = None) -> Iterator[EcbReport]:
    """Read the reports of a split in the order of the corpus; at most ``limit``.

    Raises EvaluationError where the folder has no such split.
    """
    corpus = data / f"ECB_{split.capitalize()}_corpus.txt"
    if split not in SPLITS or not corpus.is_file():
        raise EvaluationError(f"{data} has no split {split!r}.", hint=f"There are: {', '.join(SPLITS)}.")
    marked: dict[str, list[dict[str, object]]] = defaultdict(list)
    for mark in json.loads((data / f"ECB_{split.capitalize()}_Entity_gold_mentions.json").read_text(encoding="utf-8")):
        marked[mark["doc_id"]].append(mark)
    for name, tokens in list(_documents(corpus))[:limit]:
        text, places = _put_together(tokens)
        yield EcbReport(name, text, tuple(_mentions(text, places, marked[name])))


Token = tuple[int, int, str]
Places = dict[tuple[int, int], tuple[int, int]]


def _documents(corpus: Path) -> Iterator[tuple[str, list[Token]]]:
    found: dict[str, list[Token]] = defaultdict(list)
    for line in corpus.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) == 5:
            found[fields[0]].append((int(fields[1]), int(fields[2]), fields[3]))
    yield from found.items()


def _put_together(tokens: list[Token]) -> tuple[str, Places]:
    """Return the text, a paragraph a sentence, and where each token stands in it."""
    text, places = "", Places()
    last, sentence = "", -1
    for number, place, word in tokens:
        if number != sentence:
            text += "\n\n" if text else ""
        elif word not in _NO_SPACE_BEFORE and last not in _NO_SPACE_AFTER:
            text += " "
        places[number, place] = (len(text), len(text) + len(word))
        text, last, sentence = text + word, word, number
    return text, places


def _mentions(text: str, places: Places, marks: list[dict[str, object]]) -> Iterator[EcbMention]:
    for mark in marks:
        numbers = mark["tokens_number"]
        if mark["mention_type"] == ACTORS and isinstance(numbers, list):
            spans = [places[int(str(mark["sent_id"])), number] for number in numbers]
            start, end = spans[0][0], spans[-1][1]
            yield EcbMention((start, end), " ".join(text[start:end].split()), str(mark["coref_chain"]))
