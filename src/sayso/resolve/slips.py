"""Slips of the pen: how many letters two words differ in, and whether that may be a slip at all."""

from __future__ import annotations

from functools import lru_cache

from sayso.resolve.sounds import sound_of, without_vowels

SHORT = 5
"""Short names differ by a letter on purpose: those of bodies always, those of people in the first."""
_LONG = 6
_LONG_ENOUGH = 8
_FAR = 99
_KINDRED = ("aeiouy", "td", "pb", "kgcqx", "szcx", "fvwb", "mn", "jyig")
"""Letters that are taken for one another by ear."""
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "qaz", "wsx", "edc", "rfv", "tgb", "yhn", "ujm", "ik", "ol")
"""Letters that lie side by side on a keyboard."""


def count_slips(left: str, right: str) -> int | None:
    """Return how many slips make one word the other, as written or as heard; ``None`` if it is another word.

    Another letter in the first place, or in a short word, is another word; so is one that neither sounds like the
    letter that it stands for nor lies beside it on a keyboard: "Dupont" is no slip for "Dumont".
    """
    slips = min(_slips(left, right), _slips(sound_of(left), sound_of(right)), _vowel_slips(left, right))
    is_short = min(len(left), len(right)) < SHORT
    if slips == _FAR or (left[0] != right[0] and (is_short or slips > 1)):
        return None
    return None if slips == 1 and _is_other_letter(left, right) else slips


def _is_other_letter(left: str, right: str) -> bool:
    """Tell whether one letter alone stands for another, and that is no slip; inside a long word it always may be."""
    if len(left) != len(right):
        return False
    other = [(a, b, place) for place, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
    if len(other) != 1:
        return False
    a, b, place = other[0]
    if len(left) < SHORT:
        return True
    if any(a in letters and b in letters for letters in _KINDRED):
        return False
    return place == 0 or (len(left) < _LONG_ENOUGH and not any(a + b in row or b + a in row for row in _KEYS))


def _slips(left: str, right: str) -> int:
    """How many slips make one word the other, very many if more than words of this length may hold."""
    allowed = typos_allowed(min(len(left), len(right)))
    if not allowed or (_letters(left) ^ _letters(right)).bit_count() > 2 * allowed:
        return _FAR
    found = distance(left, right, allowed)
    return found if found <= allowed else _FAR


def _vowel_slips(left: str, right: str) -> int:
    """Two slips are few where all consonants stand as they should, in a word of some length."""
    is_long = min(len(left), len(right)) >= _LONG
    if not is_long or left[0] != right[0] or without_vowels(left) != without_vowels(right):
        return _FAR
    return 2 if distance(left, right, 2) <= 2 else _FAR


@lru_cache(maxsize=65536)
def _letters(word: str) -> int:
    """Return which letters a word has, a bit each: words that differ in many are not compared further."""
    bits = 0
    for char in word:
        bits |= 1 << (ord(char) & 63)
    return bits


def typos_allowed(length: int) -> int:
    """How many slips a word of this length may hold and still be the same word."""
    return 0 if length < 4 else 1 if length < 9 else 2 if length < 14 else 3


@lru_cache(maxsize=65536)
def distance(left: str, right: str, most: int) -> int:
    """Return how many letters to add, drop, change or swap make one word the other; ``most`` + 1 if more."""
    if abs(len(left) - len(right)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, start=1):
        last, before, row = before, row, [i]
        for j, b in enumerate(right, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
