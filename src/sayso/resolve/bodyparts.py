"""The name of a body or a place taken apart: legal forms aside, numbers in digits, and what it is shortened to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from sayso.lexicon.name_words import legal_forms, words_of
from sayso.lexicon.numerals import numeral_at
from sayso.resolve.nameparts import NameParts, find_name_words
from sayso.resolve.scripts import writes_vowels
from sayso.resolve.slips import distance

_LONGEST_FORM = 6
_LONG_FORM = 9
_MOST_LETTERS = 8
_ONES = frozenset("123456789")
_TENS = frozenset(str(ten) for ten in range(20, 100, 10))
_ORDINALS = {
    word: str(number)
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=1
    )
}
_MISSPELT = {"fourty": "forty", "ninty": "ninety"}
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}
_BESIDE = re.compile(r"(?<=\w)\s*\(([A-Z]{2,8})\)$")
_NTH = re.compile(r"^(\d+)(?:st|nd|rd|th)$")


@lru_cache(maxsize=65536)
def body_parts(name: str) -> NameParts:
    """Take a body's name apart: legal forms and words that say little aside; its own acronym behind it as well."""
    beside = _BESIDE.search(name)
    if beside is not None:
        plain = body_parts(_BESIDE.sub("", name))
        if beside[1].casefold() in plain.letters:
            return plain
    words = find_name_words(name, dotted="")
    kept, forms = _without_forms(_counted(_unshipped(words)))
    core = tuple(word for word in kept if word not in words_of("generic"))
    return NameParts(
        words=core or kept,
        loose=tuple(word for word in kept if word in words_of("generic")) if core else (),
        forms=forms,
        inner=kept,
        letters=_letters(words, kept, core),
        is_acronym=_is_acronym(name, core),
        has_vowels=writes_vowels(name),
    )


def _letters(*runs: list[str] | tuple[str, ...]) -> frozenset[str]:
    """Return what a name may be shortened to: the first letters of all its words, or of those that count."""
    plain = [word for word in runs[0] if word not in words_of("small")]
    return frozenset("".join(word[0] for word in run) for run in (*runs, plain) if len(run) > 1)


def _is_acronym(name: str, core: tuple[str, ...]) -> bool:
    is_short = len(core) == 1 and 2 <= len(core[0]) <= _MOST_LETTERS
    return is_short and core[0].upper() in name.replace(".", "")


def _unshipped(words: list[str]) -> list[str]:
    return words[1:] if len(words) > 1 and words[0] in words_of("ship") else words


def _without_forms(words: list[str]) -> tuple[tuple[str, ...], frozenset[str]]:
    """Take legal forms out, the longest first; a name that is nothing else keeps its words."""
    kept: list[str] = []
    families: set[str] = set()
    words, at = [_form_meant(word) for word in words], 0
    while at < len(words):
        form = _form_at(words, at)
        end = at + len(form)
        if form and (at == 0 or end >= len(words) - 2 or len(form) > 1):
            families.add(legal_forms()[form])
            at = end
        else:
            kept.append(words[at])
            at += 1
    return (tuple(kept), frozenset(families - {"other"})) if kept else (tuple(words), frozenset())


def _form_at(words: list[str], at: int) -> tuple[str, ...]:
    """Return the longest legal form that begins here, or nothing; a long one may hold one slip."""
    exact: tuple[str, ...] = ()
    if words[at] in _first_words():
        runs = (tuple(words[at:end]) for end in range(min(len(words), at + _LONGEST_FORM), at, -1))
        exact = next((run for run in runs if run in legal_forms()), ())
    return max(exact, _near_form(words, at), key=len)


def _near_form(words: list[str], at: int) -> tuple[str, ...]:
    """Return the longest legal form of several long words that begins here with one slip, or nothing."""
    after = words[at + 1] if at + 1 < len(words) else ""
    forms = (*_phrases().get((0, words[at]), ()), *_phrases().get((1, after), ()))
    return max((form for form in forms if _is_slip_of(words[at : at + len(form)], form)), key=len, default=())


@cache
def _phrases() -> Mapping[tuple[int, str], list[tuple[str, ...]]]:
    """The legal forms of several long words, by the first of their words and by the second."""
    found: dict[tuple[int, str], list[tuple[str, ...]]] = defaultdict(list)
    for form in sorted(legal_forms()):
        if len(form) > 2 and sum(len(word) > 4 for word in form) > 1:
            found[0, form[0]].append(form)
            found[1, form[1]].append(form)
    return dict(found)


def _is_slip_of(words: list[str], form: tuple[str, ...]) -> bool:
    if len(words) != len(form):
        return False
    other = [(a, b) for a, b in zip(words, form, strict=True) if a != b]
    return len(other) == 1 and len(other[0][1]) > 4 and distance(*other[0], 1) == 1


@cache
def _first_words() -> frozenset[str]:
    return frozenset(form[0] for form in legal_forms())


@lru_cache(maxsize=65536)
def _form_meant(word: str) -> str:
    """Return the long legal form that a word is a slip for, else the word."""
    if len(word) < _LONG_FORM:
        return word
    return next((form for form in _long_forms() if distance(word, form, 2) <= 2), word)


@cache
def _long_forms() -> tuple[str, ...]:
    return tuple(sorted(form[0] for form in legal_forms() if len(form) == 1 and len(form[0]) >= _LONG_FORM))


def _counted(words: list[str]) -> list[str]:
    """Write numbers that are spelled out, ordinal and Roman ones in digits: "Brigade Forty 4" and "Brigade 44"."""
    text, found, at = " ".join(_MISSPELT.get(word, word) for word in words), [], 0
    while at < len(text):
        end = text.find(" ", at)
        end = len(text) if end < 0 else end
        number = numeral_at(text, at) if text[at].isalpha() else None
        if number is not None and number.end > at and text[number.end : number.end + 1] in {"", " "}:
            found.append(str(int(number.value)))
            at = number.end + 1
        else:
            found.append(_number(text[at:end], is_first=not found))
            at = end + 1
    return _summed(found)


def _number(word: str, *, is_first: bool) -> str:
    counted = _ORDINALS.get(word) or _NTH.sub(r"\1", word)
    return counted if is_first else _ROMAN.get(counted, counted)


def _summed(words: list[str]) -> list[str]:
    """Join tens and ones that were written apart: "Forty 4"."""
    found: list[str] = []
    for word in words:
        if found and word in _ONES and found[-1] in _TENS:
            found[-1] = str(int(found[-1]) + int(word))
        else:
            found.append(word)
    return found


def shortened(parts: NameParts, words: frozenset[str]) -> tuple[str, ...]:
    """Return all words of a name, with a run of them by its first letters where those are one of ``words``."""
    inner = parts.inner
    for start in range(len(inner)):
        for end in range(len(inner), start + 1, -1):
            letters = "".join(word[0] for word in inner[start:end])
            if letters in words and letters not in inner:
                return (*inner[:start], letters, *inner[end:])
    return inner
