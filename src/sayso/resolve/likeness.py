"""How alike two words of names are: equal, forms of one word, spelled by another rule, an initial, or mistyped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sayso.lexicon.name_words import forms_of, given_names, words_of
from sayso.lexicon.places import country_of, demonym

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


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two words are: ``score`` from 0 to 1, and ``kind`` of what makes them so."""

    score: float
    kind: str


_FAR = 99
_SHORT = 5
"""Short names differ by a letter on purpose: those of bodies always, those of people in the first."""
_VOWELS = re.compile(r"[aeiouy]")
_DOUBLED = re.compile(r"(.)\1+")
_LONG = 6
_LONG_ENOUGH = 8
_LONGEST_PARTICLE = 5
_ARTICLES = frozenset({"al", "el"})
_LEAST_COUNTRY = 3
_KINDRED = ("aeiouy", "td", "pb", "kgcqx", "szcx", "fvwb", "mn", "jyig")
"""Letters that are taken for one another by ear."""
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "qaz", "wsx", "edc", "rfv", "tgb", "yhn", "ujm", "ik", "ol")
"""Letters that lie side by side on a keyboard."""
_SPELLED = Likeness(0.95, "spelling")
_DOUBLE = Likeness(0.95, "spelling")
_VOWELLED = Likeness(0.78, "vowels")
UNLIKE = Likeness(0.0, "unlike")


@lru_cache(maxsize=65536)
def sound_of(word: str) -> str:
    """Return a word with the sounds that romanisations write differently made one."""
    return _replaced(word, _SOUNDS)


@lru_cache(maxsize=65536)
def consonants_of(word: str) -> str:
    """Return the consonants of a word that scripts without vowels tell apart."""
    return _replaced(word, _CONSONANTS)


def _replaced(word: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, sound in rules:
        word = pattern.sub(sound, word)
    return word


@lru_cache(maxsize=262144)
def compare_words(left: str, right: str, kind: str) -> Likeness:
    """Compare two folded words; ``kind`` is the table of forms that applies: ``given`` for people, else ``word``.

    ``consonants`` compares nothing else: one of the names stood in a script that writes no vowels.
    """
    if left == right:
        return Likeness(1.0, "equal")
    if kind == "consonants":
        return Likeness(0.9, "consonants") if consonants_of(left) == consonants_of(right) != "" else UNLIKE
    if not (left.isalpha() and right.isalpha()):
        return UNLIKE
    if _are_forms(left, right, kind):
        return Likeness(0.9, "form")
    if min(len(left), len(right)) == 1:
        return Likeness(0.8, "initial") if left[0] == right[0] and kind == "given" else UNLIKE
    if _DOUBLED.sub(r"\1", left) == _DOUBLED.sub(r"\1", right) and min(len(left), len(right)) > 1:
        return _DOUBLE
    if min(len(left), len(right)) > 2 and sound_of(left) == sound_of(right):
        return _heard(left, right)
    if _is_with_particle(left, right, words_of("particle") if kind == "given" else _ARTICLES):
        return Likeness(0.93, "joined")
    return _mistyped(left, right, kind)


def _heard(left: str, right: str) -> Likeness:
    """Compare words of one sound: the shorter they are, the more a vowel counts. "Fang" is not "Feng"."""
    left, right = left.replace("y", "i"), right.replace("y", "i")
    if left == right or _VOWELS.sub("", left) != _VOWELS.sub("", right) or len(left) > _LONG:
        return _SPELLED
    return UNLIKE if len(left) == len(right) < _SHORT else _VOWELLED


def _is_with_particle(left: str, right: str, particles: frozenset[str]) -> bool:
    """Whether one word is the other with a particle before it: "Benorel" and "Orel"."""
    short, long = sorted((left, right), key=lambda word: (len(word), word))
    cuts = range(2, min(_LONGEST_PARTICLE, len(long) - 2) + 1)
    rests = [long[cut:] for cut in cuts if long[:cut] in particles]
    return len(short) > 2 and any(rest == short or sound_of(rest) == sound_of(short) for rest in rests)


def _are_forms(left: str, right: str, kind: str) -> bool:
    if kind == "word" and (f"{left}s" == right or f"{right}s" == left or _are_of_one_country(left, right)):
        return True
    tables = ("given", "surname") if kind == "given" else ("word",)
    return any(not forms_of(t).get(left, frozenset()).isdisjoint(forms_of(t).get(right, ())) for t in tables)


def _are_of_one_country(left: str, right: str) -> bool:
    """Tell whether words are a country and its adjective: "Bank of Norway" and "Norwegian Bank"."""
    code = _country(left)
    return code is not None and code == _country(right)


@lru_cache(maxsize=65536)
def _country(word: str) -> str | None:
    return country_of(word) or demonym(word) if len(word) > _LEAST_COUNTRY else None


def _mistyped(left: str, right: str, kind: str) -> Likeness:
    if _are_known(left, right, kind):
        return UNLIKE
    shorter = min(len(left), len(right))
    if kind == "word" and (shorter < _SHORT - 1 or (shorter < _SHORT and len(left) == len(right))):
        return UNLIKE
    slips = min(_slips(left, right), _slips(sound_of(left), sound_of(right)), _vowel_slips(left, right))
    if slips == _FAR or (left[0] != right[0] and (shorter < _SHORT or slips > 1)):
        return UNLIKE
    if slips == 1 and _is_other_letter(left, right):
        return UNLIKE
    return Likeness(1 - 0.9 * slips / shorter - (0.1 if left[0] != right[0] else 0.0), "typo")


def _is_other_letter(left: str, right: str) -> bool:
    """Tell whether one letter stands for another that neither sounds like it nor lies beside it on a keyboard.

    "Dupont" is no slip for "Dumont". In the first place only what sounds alike is taken for a slip, and a long word is
    taken for the same with any other letter inside it.
    """
    if len(left) != len(right):
        return False
    other = [(a, b, place) for place, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
    if len(other) != 1:
        return False
    a, b, place = other[0]
    if len(left) < _SHORT:
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
    if not is_long or left[0] != right[0] or _VOWELS.sub("", left) != _VOWELS.sub("", right):
        return _FAR
    return 2 if distance(left, right, 2) <= 2 else _FAR


@lru_cache(maxsize=65536)
def _letters(word: str) -> int:
    """Return which letters a word has, a bit each: words that differ in many are not compared further."""
    bits = 0
    for char in word:
        bits |= 1 << (ord(char) & 63)
    return bits


def _are_known(left: str, right: str, kind: str) -> bool:
    """Two words that are both known are two words, however near: "Maria" is no slip for "Mario", nor east for west."""
    if kind == "given":
        known = given_names()
        return (left in known and right in known) or ((left in known or right in known) and _are_of_two(left, right))
    known = words_of("word")
    return (left in known and right in known) or (_country(left) is not None and _country(right) is not None)


def _are_of_two(left: str, right: str) -> bool:
    """Tell whether two given names differ as a man's and a woman's do: "Fernando" and "Fernanda"."""
    short, long = sorted((left, right), key=lambda word: (len(word), word))
    return long == f"{short}a" or (short[:-1] == long[:-1] and {short[-1], long[-1]} == {"a", "o"})


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
