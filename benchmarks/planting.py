"""Reports whose names, quotations and places are any words one likes, however hostile.

No page in the news has ``<script>`` for a director, and no reader would find one there. So invented reports are read as
they are, and then words of them are exchanged: in the text, in every name and quotation, and in where things stand.
What comes out is as if it had been read so, and the store takes it: every quotation is still at its place.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from sayso.evaluate.reading import read_document
from sayso.extract.analysis import analyse
from sayso.model.analysis import Analysis
from sayso.model.documents import Basis, Given, Stated
from sayso.model.ids import content_id
from sayso.model.spans import Span

T = TypeVar("T")
_ID = re.compile(r"(clm|rsp|ent|doc|drv|app|att)-[0-9a-f]{16}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What stands over a report."""

    title: str
    authors: tuple[str, ...]
    outlet: str
    url: str
    published: str


@cache
def read(text: str) -> Analysis:
    """Read a text as a report; each once."""
    return analyse(read_document(text.encode(), name="invented.txt", given=Given(title="Invented")))


def plant(text: str, swaps: Mapping[str, str], labels: Labels) -> Analysis:
    """Return the reading of a text with words exchanged, as a report with these labels."""
    read_as = read(text)
    swapper = _Swapper(read_as.document.text, swaps, repr((swaps, labels)))
    planted = swapper.swap(read_as)
    document = replace(
        planted.document,
        title=_given(labels.title),
        publisher=_given(labels.outlet),
        published=_given(labels.published),
        url=_given(labels.url),
        byline=labels.authors,
    )
    sha256 = hashlib.sha256(document.text.encode("utf-8", "replace")).hexdigest()
    return replace(planted, document=replace(document, capture=replace(document.capture, sha256=sha256)))


def _given(value: str) -> Stated:
    return Stated(value=value, basis=Basis.GIVEN)


class _Swapper:
    """Exchanges words everywhere in a reading. ``key`` makes its ids its own."""

    def __init__(self, text: str, swaps: Mapping[str, str], key: str) -> None:
        self._key = key
        self._swaps = swaps
        self._words = re.compile("|".join(re.escape(words) for words in sorted(swaps, key=len, reverse=True)))
        self._places = [(m.start(), m.end(), len(swaps[m[0]])) for m in self._words.finditer(text)]

    def swap(self, value: T) -> T:
        """Return a value with words, places and ids exchanged."""
        return self._change(value)(value)  # type: ignore[no-any-return]

    def _change(self, value: object) -> Callable[[Any], Any]:
        if isinstance(value, Span):
            return self._move
        if type(value) is str:
            return self._rename
        if isinstance(value, tuple):
            return lambda held: tuple(map(self.swap, held))
        if is_dataclass(value):
            return lambda held: replace(held, **{f.name: self.swap(getattr(held, f.name)) for f in fields(held)})
        return lambda held: held

    def _rename(self, text: str) -> str:
        if _ID.fullmatch(text):
            return content_id(text.partition("-")[0], text, self._key)
        return self._words.sub(lambda m: self._swaps[m[0]], text)

    def _move(self, span: Span) -> Span:
        return Span(self._place(span.start, is_end=False), self._place(span.end, is_end=True))

    def _place(self, place: int, *, is_end: bool) -> int:
        """Return where a place comes to lie; what lies within words that are exchanged goes to one of their ends."""
        moved = place
        for start, end, length in self._places:
            if place <= start:
                break
            if place < end:
                return moved - (place - start) + (length if is_end else 0)
            moved += length - (end - start)
        return moved
