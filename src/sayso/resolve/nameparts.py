"""A name taken apart for comparing: its words in Latin letters, and which of them may be missing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sayso.lexicon.name_words import legal_forms, words_of
from sayso.lexicon.numerals import numeral_at
from sayso.resolve.likeness import distance
from sayso.resolve.scripts import to_latin, writes_vowels

_APOSTROPHES = re.compile(r"['’‘ʼ`´ʿʾ]")
_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
_GLUED = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z][A-Za-z])")
_WORD = re.compile(r"[^\W_]+")
_SERVANT = re.compile(r"^abd(?:[aeiou]l|[aeiou](?=[rsnzdt]))(?=.{4})")
"""Abdulaziz, Abdel-Aziz, Abd al-Aziz and Abdur Rahman are written in one word, two and three."""
_SERVANTS = frozenset("abd abdul abdel abdal abdol abdil abdur abder abdir abdus abdes abdun abdud".split())
_LONGEST_FORM = 6
_LONG_FORM = 9
_ONES = frozenset("123456789")
_TENS = frozenset(str(ten) for ten in range(20, 100, 10))
_MISSPELT = {"fourty": "forty", "ninty": "ninety"}
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name taken apart.

    ``words`` are those that count, in their order; ``loose`` those that may be missing (titles, particles, "group");
    ``forms`` the families of its legal forms; ``generation`` is what tells a child from a parent; ``family`` the word
    that stood before a comma, in "Orel, Mara".
    """

    words: tuple[str, ...]
    loose: tuple[str, ...] = ()
    forms: frozenset[str] = frozenset()
    generation: str = ""
    inner: tuple[str, ...] = ()
    """All words of a body's name but its legal form, in their order."""
    is_acronym: bool = False
    has_vowels: bool = True
    """Whether its script writes them: Arabic and Hebrew write few."""

    @property
    def joined(self) -> str:
        """The words that count, in one."""
        return "".join(self.words)


@lru_cache(maxsize=65536)
def person_parts(name: str) -> NameParts:
    """Take a person's name apart: titles, particles and generations aside."""
    split = _of_servants(_words(_turned(name), dotted=" "))
    generation = next((w for w in split[1:] if w in words_of("generation")), "")
    loose = {n for n, word in enumerate(split) if _is_loose(split, n, word)}
    if len(loose) == len(split):
        loose = set()
    kept = tuple(w for n, w in enumerate(split) if n not in loose and (w != generation or not n))
    forms = _trailing_form(kept)
    return NameParts(
        words=kept[: len(kept) - forms] or kept,
        loose=tuple(w for n, w in enumerate(split) if n in loose),
        generation=generation,
        has_vowels=writes_vowels(name),
    )


def _turned(name: str) -> str:
    """Return "Orel, Mara" in the usual order."""
    before, comma, after = name.partition(",")
    return f"{after.strip()} {before.strip()}" if comma and " " not in after.strip() and after.strip() else name


def _of_servants(words: list[str]) -> list[str]:
    """Write "Abd al-Aziz", "Abdul Aziz" and "Abdelaziz" in one way, and words that are doubled once."""
    found: list[str] = []
    for word in words:
        plain = "abd" if word in _SERVANTS else _SERVANT.sub("abd", word)
        if found and found[-1] == "abd" and word not in words_of("particle"):
            found[-1] += plain
        elif not (found and (found[-1] == plain or (found[-1] == "abd" and word in words_of("particle")))):
            found.append(plain)
    return found


def _is_loose(words: list[str], at: int, word: str) -> bool:
    is_title = word in words_of("title") and (at == 0 or words[at - 1] in words_of("title") or at == len(words) - 1)
    return is_title or word in words_of("particle")


def _trailing_form(words: tuple[str, ...]) -> int:
    """How many words at the end are a legal form: what was typed behind a person's name is no part of it."""
    return 1 if len(words) > 2 and (words[-1],) in legal_forms() and len(words[-1]) > 2 else 0


@lru_cache(maxsize=65536)
def body_parts(name: str) -> NameParts:
    """Take a body's name apart: legal forms and words that say little aside."""
    kept, forms = _without_forms(_counted(_unshipped(_words(name, dotted=""))))
    core = tuple(word for word in kept if word not in words_of("generic"))
    loose = tuple(word for word in kept if word in words_of("generic"))
    raw = _APOSTROPHES.sub("", name)
    is_acronym = len(core) == 1 and 2 <= len(core[0]) <= 6 and core[0].upper() in raw.replace(".", "")
    return NameParts(words=core or kept, loose=loose if core else (), forms=forms, inner=kept, is_acronym=is_acronym)


def _unshipped(words: list[str]) -> list[str]:
    return words[1:] if len(words) > 1 and words[0] in words_of("ship") else words


def _without_forms(words: list[str]) -> tuple[tuple[str, ...], frozenset[str]]:
    """Take legal forms out, the longest first; a name that is nothing else keeps its words."""
    known, kept, families = legal_forms(), [], set()
    words = [_form_meant(word) for word in words]
    at = 0
    while at < len(words):
        ends = (end for end in range(min(len(words), at + _LONGEST_FORM), at, -1) if tuple(words[at:end]) in known)
        end = next(ends, None)
        is_edge = end is not None and (at == 0 or end >= len(words) - 2 or end - at > 1)
        if end is None or not is_edge:
            kept.append(words[at])
            at += 1
        else:
            families.add(known[tuple(words[at:end])])
            at = end
    return (tuple(kept), frozenset(families - {"other"})) if kept else (tuple(words), frozenset())


@lru_cache(maxsize=65536)
def _form_meant(word: str) -> str:
    """Return the long legal form that a word is a slip for, else the word."""
    if len(word) < _LONG_FORM:
        return word
    near = (f[0] for f in sorted(legal_forms()) if len(f) == 1 and len(f[0]) >= _LONG_FORM)
    return next((form for form in near if distance(word, form, 2) <= 2), word)


def _counted(words: list[str]) -> list[str]:
    """Write numbers that are spelled out in digits: "Brigade Forty 4" and "Brigade 44"."""
    text, found, at = " ".join(_MISSPELT.get(word, word) for word in words), [], 0
    while at < len(text):
        end = text.find(" ", at)
        end = len(text) if end < 0 else end
        number = numeral_at(text, at) if text[at].isalpha() else None
        if number is not None and number.end > at and text[number.end : number.end + 1] in {"", " "}:
            found.append(str(int(number.value)))
            at = number.end + 1
        else:
            found.append(_ROMAN.get(text[at:end], text[at:end]) if found else text[at:end])
            at = end + 1
    return _summed(found)


def _summed(words: list[str]) -> list[str]:
    """Join tens and ones that were written apart: "Forty 4"."""
    found: list[str] = []
    for word in words:
        if found and word in _ONES and found[-1] in _TENS:
            found[-1] = str(int(found[-1]) + int(word))
        else:
            found.append(word)
    return found


def _words(name: str, *, dotted: str) -> list[str]:
    """Return the folded words of a name; letters with dots between are one word or several, as ``dotted`` joins."""
    text = _POSSESSIVE.sub("", name)
    text = _DOTTED.sub(lambda m: m.group().replace(".", dotted) + " ", text).replace("&", " and ")
    text = _APOSTROPHES.sub("", _GLUED.sub(" ", text))
    return _WORD.findall(to_latin(text))
