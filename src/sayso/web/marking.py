"""Where words that were searched for stand in a quotation, so that a page can mark them there."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import takewhile

_WORD = re.compile(r"\w+")
_ENDINGS = frozenset("e ed er es ing ion ions ly s y ies ied".split()) | {""}
"""In which two forms of one word may differ: the search looks past them too."""
_STEM = 3
"""So many letters at least are the same in two forms of a word."""


def cut_at(text: str, words: str) -> tuple[tuple[str, bool], ...]:
    """Cut a text into stretches, each with whether it is one of the words; whatever their case, accents and endings."""
    wanted = {_plain(word) for word in _WORD.findall(words)}
    begins = {word[:_STEM] for word in wanted}
    pieces: list[tuple[str, bool]] = []
    at = 0
    for found in _WORD.finditer(text):
        word = _plain(found[0])
        if word[:_STEM] in begins and any(_is_form(word, each) for each in wanted):
            pieces += [(text[at : found.start()], False), (found[0], True)]
            at = found.end()
    return tuple(piece for piece in (*pieces, (text[at:], False)) if piece[0])


@lru_cache(20_000)
def _plain(word: str) -> str:
    """Return a word as search sees it: without case, without accents."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _is_form(word: str, wanted: str) -> bool:
    """Whether two words are one, or differ in their endings only."""
    if word == wanted:
        return True
    stem = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, wanted, strict=False)))
    return stem >= _STEM and {word[stem:], wanted[stem:]} <= _ENDINGS
