"""Names of any script in plain Latin letters, and names that only look like another."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from sayso.lexicon.letters import latin_letters, lookalikes

_JAMO = (
    "g kk n d tt r m b pp s ss - j jj ch k t p h".split(),
    "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(),
    "- k k k n n n t l l l l l l l l m p p t t ng t t k t p t".split(),
)
_HANGUL = range(0xAC00, 0xD7A4)
_ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN"})
_INVISIBLE = frozenset({"Cf", "Cc"})


@lru_cache(maxsize=65536)
def to_latin(name: str) -> str:
    """Return a name in lower-case Latin letters without accents; what no table knows stays as it is.

    Arabic and Hebrew write few vowels: what comes out of them has none that are not written.
    """
    plain = unicodedata.normalize("NFKC", name).casefold()
    table = latin_letters()
    return "".join(table[char] if char in table else _decomposed(char) for char in plain)


def _decomposed(char: str) -> str:
    if ord(char) in _HANGUL:
        return _of_hangul(char)
    parts = (c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))
    table = latin_letters()
    return "".join(table.get(c, c) for c in parts if unicodedata.category(c) not in _INVISIBLE)


def _of_hangul(char: str) -> str:
    number = ord(char) - _HANGUL.start
    parts = (number // 588, number % 588 // 28, number % 28)
    return "".join(jamo[n] for jamo, n in zip(_JAMO, parts, strict=True)).replace("-", "")


def writes_vowels(name: str) -> bool:
    """Tell whether no letter of a name is Arabic or Hebrew: those scripts leave most vowels out."""
    return name.isascii() or not any(_script(char) in {"ARABIC", "HEBREW"} for char in name)


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """Return what a name looks like to the eye, in Latin letters: two names of one skeleton cannot be told apart."""
    table = lookalikes()
    shown = (table.get(c, c) for c in unicodedata.normalize("NFKC", name) if unicodedata.category(c) not in _INVISIBLE)
    return "".join(shown).casefold()


@lru_cache(maxsize=65536)
def is_disguised(name: str) -> bool:
    """Tell whether a word of a name mixes letters that look alike from two scripts, or hides characters."""
    if name.isascii():
        return any(swaps_digits(word) for word in name.split())
    if any(unicodedata.category(c) in _INVISIBLE for c in name):
        return True
    return any(len(alike_scripts(word)) > 1 or swaps_digits(word) for word in name.split())


def alike_scripts(word: str) -> tuple[str, ...]:
    """Return the scripts of a word whose letters can be taken for those of another: ``("CYRILLIC", "LATIN")``."""
    return tuple(sorted({_script(char) for char in word if char.isalpha()} & _ALIKE))


def swaps_digits(word: str) -> bool:
    """Tell whether a digit stands between letters and looks like one ("Ig0r"): "3rd" and "F16" are no such words."""
    inner = (b for a, b, c in zip(word, word[1:], word[2:], strict=False) if a.isalpha() and c.isalpha())
    return any(c.isdigit() and c in lookalikes() for c in inner)


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    return unicodedata.name(char, "LATIN").split()[0]
