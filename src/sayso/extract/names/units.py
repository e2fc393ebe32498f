"""Words as names need them: hyphenated words in one piece, told apart by shape.

The parser's tokens cut at hyphens ("Jaish", "-", "e", "-", "Mohammed"); a :class:`Unit` glues them again. A hyphenated
adjective made from a name ("Hamas-linked", "anti-India", "US-China") is a unit of its own kind: the name inside it is
kept apart from names proper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from sayso.extract.names import words
from sayso.lexicon.places import dispute_of, is_place

if TYPE_CHECKING:
    from spacy.tokens import Doc

_HYPHENS = frozenset("-‐‑&")
PARTICLES = frozenset(
    """de del della di da do dos das du la le van von der den ter ten bin ben ibn al el ul ud e y af av zu abu
    bint""".split()
)
LINKS = frozenset("of for and on to against in at & the".split())
_ARTICLE_NAME = re.compile(r"(?:al|el|ad|ed|as|es|ash|esh|an|en|ar|er|at|et|az|ez|ul|ol|bin|d|l)[-'’][A-ZÀ-Þ]")
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?$")


class Shape(Enum):
    """What a unit can be in a name."""

    CAPITAL = auto()
    PARTICLE = auto()
    LINK = auto()
    NUMBER = auto()
    COMPOUND = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Unit:
    """One or more tokens without a space between them. ``inner`` are the token ranges of names inside a compound."""

    first: int
    last: int
    text: str
    shape: Shape
    inner: tuple[tuple[int, int], ...] = ()

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def is_capital(self) -> bool:
        """Whether the unit may be a word of a name by itself."""
        return self.shape is Shape.CAPITAL


def split_units(doc: Doc) -> list[Unit]:
    """Return the units of a parsed passage, in order."""
    return [_unit(doc, first, last) for first, last in _pieces(doc)]


def _pieces(doc: Doc) -> Iterator[tuple[int, int]]:
    texts = [token.text for token in doc]
    spaces = [token.whitespace_ for token in doc]
    first = 0
    for i in range(len(texts)):
        glued = i + 1 < len(texts) and not spaces[i] and _are_one(texts, spaces, i)
        if not glued:
            yield first, i
            first = i + 1


def _are_one(texts: list[str], spaces: list[str], i: int) -> bool:
    """Tell whether tokens ``i`` and ``i + 1``, written without a space, are parts of one hyphenated word."""
    if texts[i + 1] in _HYPHENS:
        return i + 2 < len(texts) and not spaces[i + 1] and texts[i][-1:].isalnum() and texts[i + 2][:1].isalnum()
    return texts[i] in _HYPHENS and i > 0 and not spaces[i - 1] and texts[i - 1][-1:].isalnum()


def _unit(doc: Doc, first: int, last: int) -> Unit:
    if first == last:
        text = doc[first].text
        return Unit(first, last, text, _shape(text))
    text = doc[first : last + 1].text
    inner = tuple(_inner_names(doc, first, last, text))
    return Unit(first, last, text, Shape.COMPOUND if inner else _shape(text), inner)


def _shape(text: str) -> Shape:
    start = text[0]
    if text in {"The", "A", "An"}:
        return Shape.LINK
    if start.isupper() or _ARTICLE_NAME.match(text) or (len(text) > 2 and text[1].isupper() and start.islower()):
        return Shape.CAPITAL
    if text in PARTICLES:
        return Shape.PARTICLE
    if text in LINKS:
        return Shape.LINK
    return Shape.NUMBER if _NUMBER.match(text) else Shape.OTHER


def _inner_names(doc: Doc, first: int, last: int, text: str) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of names inside a hyphenated adjective; nothing where the whole is no compound."""
    head, tail = doc[first].text, doc[last].text
    if head.islower() and head in words.word_set("not_names", "compound_prefix") and doc[first + 2].text[:1].isupper():
        yield first + 2, last
    elif head[:1].isupper() and tail.islower() and tail in words.word_set("not_names", "compound_tail"):
        yield first, last - 2
    elif last == first + 2 and doc[first + 1].text == "-" and _are_two_names(head, tail, text):
        yield first, first
        yield last, last


def _are_two_names(head: str, tail: str, whole: str) -> bool:
    if is_place(whole) or words.is_listed_body(whole):
        return False
    return all(words.place_weight(part) == 1.0 or words.is_listed_body(part) for part in (head, tail))


def opens_disputed_place(compound: Unit, following: Unit) -> bool:
    """Tell whether a compound and the word after it are one place ("Pakistan-occupied Kashmir")."""
    return following.is_capital and dispute_of(f"{compound.text} {following.text}") is not None
