"""A report as runs of five words: what its wording is made of, names and quotations told apart (R5).

Five words in a row are seldom the same by chance. They are where both are names ("the Skerrow Cheese Guild and") and
where both reports quote the same statement; so every run is of one of three sorts, and only the report's own prose
shows that one was written after the other.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from sayso.corroborate.folding import WORD, fold_word
from sayso.corroborate.printed import find_printed
from sayso.corroborate.quoted import find_quoted
from sayso.model.documents import Document
from sayso.model.spans import Span, ZoneKind

GRAM = 5
"""Words in a run."""
NAMES_ALLOWED = 1
"""A run with more capitalised words than this is made of names (R5)."""
WORDED_ZONES = frozenset({ZoneKind.TITLE, ZoneKind.BODY})
"""Zones whose words are compared: bylines, datelines, captions and page furniture are everybody's or the masthead's."""
_FEWEST = 40
"""A page with fewer words of title and body than this is its captions."""
_CAPITALS_SHARE = 0.6
"""A passage with more capitalised long words than this is set in capitals or as a headline: case says nothing there."""
_PRIME = np.uint64(0x9E3779B97F4A7C15)

Keys = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class Worded:
    """The words of a document and the keys of its runs of five, each array sorted and without repeats.

    ``keys``: the report's own prose, names dropped; ``quoted``: wholly inside quotation marks, names and all;
    ``every``: all runs. ``starts`` and ``ends`` are the words' offsets in the text, ``is_quoted`` tells of each word
    whether it stands in quotation marks, ``by_place`` holds the key of the run that begins at each word, and ``order``
    the places sorted by key, so that a key is looked up without a table.
    """

    id: str
    text: str
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    is_quoted: NDArray[np.bool_]
    by_place: Keys
    order: NDArray[np.int64]
    keys: Keys
    quoted: Keys
    every: Keys

    def span(self, first: int, last: int) -> Span:
        """Return the stretch of text from word ``first`` up to and with word ``last``."""
        return Span(int(self.starts[first]), int(self.ends[last]))


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, where it stands, and whether it is written like a name."""

    folded: str
    start: int
    end: int
    is_capital: bool
    is_first: bool


def word_document(document: Document) -> Worded:
    """Return the words of a document's title and body and the keys of their runs of five (R5)."""
    zones = worded_zones(document)
    return word_text(document.text, zones, document.id)


def worded_zones(document: Document) -> list[Span]:
    """Return the stretches of a document whose words are compared: title and body, and captions where that is all."""
    zones = [zone.span for zone in document.zones if zone.kind in WORDED_ZONES]
    if sum(len(zone.of(document.text).split()) for zone in zones) >= _FEWEST:
        return zones
    return [zone.span for zone in document.zones if zone.kind in WORDED_ZONES | {ZoneKind.CAPTION}]


def word_text(text: str, zones: list[Span], name: str = "") -> Worded:
    """Return the words of some stretches of a text; runs pass over what lies between the stretches."""
    passages = [_words(text, zone) for zone in zones]
    names = _names(passages)
    words = [word for passage in passages for word in passage]
    is_name = np.array([flag for passage in passages for flag in _flags(passage, names)], dtype=np.bool_)
    is_quoted = _in_quotation(text, words)
    by_place = _keys(words)
    capitals, inside = _windowed(is_name), _windowed(is_quoted)
    return Worded(
        id=name,
        text=text,
        starts=np.array([word.start for word in words], dtype=np.int64),
        ends=np.array([word.end for word in words], dtype=np.int64),
        is_quoted=is_quoted,
        by_place=by_place,
        order=np.argsort(by_place, kind="stable"),
        keys=np.unique(by_place[(inside == 0) & (capitals <= NAMES_ALLOWED)]),
        quoted=np.unique(by_place[inside == GRAM]),
        every=np.unique(by_place),
    )


def _words(text: str, zone: Span) -> list[_Word]:
    found: list[_Word] = []
    last = zone.start
    for match in WORD.finditer(text, zone.start, zone.end):
        between = text[last : match.start()]
        is_first = not found or any(mark in ".!?:;\n" for mark in between)
        word = match.group()
        found.append(_Word(fold_word(word), match.start(), match.end(), word[0].isupper(), is_first))
        last = match.end()
    return found


def _is_set_in_capitals(passage: list[_Word]) -> bool:
    long = [word for word in passage if len(word.folded) > 3 and not word.folded[0].isdigit()]
    return sum(word.is_capital for word in long) > _CAPITALS_SHARE * len(long)


def _names(passages: list[list[_Word]]) -> frozenset[str]:
    """Return the words that are written with a capital where nothing but a name asks for one."""
    plain = [passage for passage in passages if not _is_set_in_capitals(passage)]
    capital = {word.folded for passage in plain for word in passage if word.is_capital and not word.is_first}
    small = {word.folded for passage in plain for word in passage if not word.is_capital}
    return frozenset(capital - small)


def _flags(passage: list[_Word], names: frozenset[str]) -> list[bool]:
    if _is_set_in_capitals(passage):
        return [word.folded in names for word in passage]
    return [word.is_capital and (not word.is_first or word.folded in names) for word in passage]


def _in_quotation(text: str, words: list[_Word]) -> NDArray[np.bool_]:
    marked = np.zeros(len(text) + 1, dtype=np.bool_)
    quoted = find_quoted(text)
    for span in (*quoted, *find_printed(text, quoted)):
        marked[span.start : span.end] = True
    return marked[[word.start for word in words]] if words else np.zeros(0, dtype=np.bool_)


def _windowed(flags: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return how many of the five words that begin at each place are flagged."""
    if len(flags) < GRAM:
        return np.zeros(0, dtype=np.int64)
    total = np.concatenate(([0], np.cumsum(flags)))
    return np.asarray(total[GRAM:] - total[:-GRAM], dtype=np.int64)


@lru_cache(maxsize=1 << 18)
def _word_key(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _keys(words: list[_Word]) -> Keys:
    """Return a 64-bit key of each run of five words, the same on every machine."""
    if len(words) < GRAM:
        return np.zeros(0, dtype=np.uint64)
    single = np.array([_word_key(word.folded) for word in words], dtype=np.uint64)
    count = len(words) - GRAM + 1
    key = np.zeros(count, dtype=np.uint64)
    for place in range(GRAM):
        key = (key ^ single[place : place + count]) * _PRIME
        key ^= key >> np.uint64(29)
    return key
