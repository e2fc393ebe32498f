"""How alike two words of names are: equal, forms of one word, spelled by another rule, an initial, or mistyped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sayso.lexicon.name_words import forms_of, given_names, words_of
from sayso.lexicon.places import country_of, demonym
from sayso.resolve.slips import SHORT, count_slips
from sayso.resolve.sounds import consonants_of, sound_of, without_vowels


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two words are: ``score`` from 0 to 1, and ``kind`` of what makes them so."""

    score: float
    kind: str


_DOUBLED = re.compile(r"(.)\1+")
_LONG = 6
_LONGEST_PARTICLE = 5
_ARTICLES = frozenset({"al", "el"})
_LEAST_COUNTRY = 3
_SPELLED = Likeness(0.95, "spelling")
_VOWELLED = Likeness(0.78, "vowels")
UNLIKE = Likeness(0.0, "unlike")


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
        return _SPELLED
    if min(len(left), len(right)) > 2 and sound_of(left) == sound_of(right):
        return _heard(left, right)
    if _is_with_particle(left, right, words_of("particle") if kind == "given" else _ARTICLES):
        return Likeness(0.93, "joined")
    return _mistyped(left, right, kind)


def _heard(left: str, right: str) -> Likeness:
    """Compare words of one sound: the shorter they are, the more a vowel counts. "Fang" is not "Feng"."""
    left, right = left.replace("y", "i"), right.replace("y", "i")
    if left == right or without_vowels(left) != without_vowels(right) or len(left) > _LONG:
        return _SPELLED
    return UNLIKE if len(left) == len(right) < SHORT else _VOWELLED


def _is_with_particle(left: str, right: str, particles: frozenset[str]) -> bool:
    """Whether one word is the other with a particle before it: "Benorel" and "Orel"."""
    short, long = sorted((left, right), key=lambda word: (len(word), word))
    rests = [rest for first in _rests(long, particles) for rest in (first, *_rests(first, particles))]
    return len(short) > 2 and any(rest == short or sound_of(rest) == sound_of(short) for rest in rests)


def _rests(word: str, particles: frozenset[str]) -> list[str]:
    cuts = range(2, min(_LONGEST_PARTICLE, len(word) - 2) + 1)
    return [word[cut:] for cut in cuts if word[:cut] in particles]


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
    shorter = min(len(left), len(right))
    is_brief = shorter < SHORT - 1 or (shorter < SHORT and len(left) == len(right))
    if (kind == "word" and is_brief) or _are_known(left, right, kind):
        return UNLIKE
    slips = count_slips(left, right)
    if slips is None:
        return UNLIKE
    return Likeness(1 - 0.9 * slips / shorter - (0.1 if left[0] != right[0] else 0.0), "typo")


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
