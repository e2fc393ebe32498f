"""Words of names by their sound: what romanisations write in several ways is made one."""

from __future__ import annotations

import re
from functools import lru_cache

_SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"sh?ch(?=[^aeiou]|$)|shch", "S"),
        (r"tsch|tch|cz", "C"),
        (r"sch|sh|sz", "S"),
        (r"ch", "C"),
        (r"dzh|dj", "i"),
        (r"zh", "z"),
        (r"ph", "f"),
        (r"([kgtdb])h", r"\1"),
        (r"ck|q|c(?![eiy])", "k"),
        (r"c", "s"),
        (r"x", "ks"),
        (r"tz|ts", "z"),
        (r"w|ou(?=[aeiy])", "v"),
        (r"n(?=[bp])", "m"),
        (r"ff$", "v"),
        (r"ee|iy|yi", "i"),
        (r"[aeo]i|[aeo]y|[aeo]j", "ai"),
        (r"ou|oo|o", "u"),
        (r"[yj]", "i"),
        (r"e", "a"),
        (r"(.)\1+", r"\1"),
        (r"h(?![aiu])", ""),
        (r"(?<=[^aiu])h", ""),
        (r"(.)\1+", r"\1"),
    )
)
"""Sounds that romanisations write in several ways, in the order in which they are replaced."""

_CONSONANTS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"v|ph", "f"),
        (r"p", "b"),
        (r"tsch|tch|ch|sch|sh", "S"),
        (r"x", "ks"),
        (r"c(?=[eiy])|z", "s"),
        (r"[qgc]", "k"),
        (r"[aeiouyhw]", ""),
        (r"(.)\1+", r"\1"),
    )
)
"""What is left of a word that went through a script without vowels, in the order in which it is replaced."""

_VOWELS = re.compile(r"[aeiouy]")


@lru_cache(maxsize=65536)
def sound_of(word: str) -> str:
    """Return a word with the sounds that romanisations write differently made one."""
    return _replaced(word, _SOUNDS)


@lru_cache(maxsize=65536)
def consonants_of(word: str) -> str:
    """Return the consonants of a word that scripts without vowels tell apart."""
    return _replaced(word, _CONSONANTS)


def without_vowels(word: str) -> str:
    """Return a word without its vowels, "y" among them."""
    return _VOWELS.sub("", word)


def _replaced(word: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, sound in rules:
        word = pattern.sub(sound, word)
    return word
