"""A name taken apart for comparing: its words in Latin letters, and which of them may be missing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sayso.lexicon.name_words import forms_of, given_names, legal_forms, titles, words_of
from sayso.resolve.scripts import to_latin, writes_vowels

_APOSTROPHES = re.compile(r"['’‘ʼ`´ʿʾ]")
_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
_SLASHED = re.compile(r"\b([^\W\d_])/([^\W\d_])\b")
_GLUED = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z][A-Za-z])")
_INITIALS = re.compile(r"\b(?:[BCDFGHJ-NP-TV-XZ]{2,3}|^[A-Z]{2})\b(?=.*[a-z])")
"""Letters that are no word, or two at the head, in a name that is not all in capitals: "JL Orel", "AG Orel"."""
_EZAFE = re.compile(r"(?<=\w)(?:[-–][ei](?=[-– ])|\s[eiy](?=\s))")
"""Persian, Urdu and Spanish link words by a vowel: "Hezb-e Orel", "Orel y Tarn"."""
_TOGETHER = re.compile(r"\b(co)[-–](?=op|ord)", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_SERVANT = re.compile(r"^abd(?:[aeiou]l|[aeiou](?=[rsnzdt]))(?=.{4})")
"""Abdulaziz, Abdel-Aziz, Abd al-Aziz and Abdur Rahman are written in one word, two and three."""
_SERVANTS = frozenset("abd abdul abdel abdal abdol abdil abdur abder abdir abdus abdes abdun abdud".split())
_SON = re.compile(r"^mc(?=[a-z]{3})")
_ARTICLE = re.compile(r"^al(?=.{3})")


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name taken apart.

    ``words`` are those that count, in their order; ``loose`` those that may be missing (titles, particles, "group").
    ``forms`` are the families of a body's legal forms; ``generation`` is what tells a child from a parent. ``inner``
    are all words but titles and legal forms, in their order. ``letters`` are what a body's name is shortened to, and
    ``is_acronym`` tells whether it looks like that itself. Arabic and Hebrew write few vowels: ``has_vowels``.
    """

    words: tuple[str, ...]
    loose: tuple[str, ...] = ()
    forms: frozenset[str] = frozenset()
    generation: str = ""
    inner: tuple[str, ...] = ()
    letters: frozenset[str] = frozenset()
    is_acronym: bool = False
    has_vowels: bool = True


def find_name_words(name: str, *, dotted: str) -> list[str]:
    """Return the folded words of a name; letters with dots between are one word or several, as ``dotted`` joins."""
    text = _EZAFE.sub(" ", _SLASHED.sub(r"\1\2", _GLUED.sub(" ", _POSSESSIVE.sub("", name))))
    text = _TOGETHER.sub(r"\1", text)
    text = _DOTTED.sub(lambda m: m.group().replace(".", dotted) + " ", text).replace("&", " and ")
    return _WORD.findall(to_latin(_APOSTROPHES.sub("", text)))


@lru_cache(maxsize=65536)
def person_parts(name: str) -> NameParts:
    """Take a person's name apart: titles, particles and generations aside."""
    has_vowels = writes_vowels(name)
    spaced = _INITIALS.sub(_spaced, _turned(name))
    words = _in_one_way(find_name_words(spaced, dotted=" "), has_vowels=has_vowels)
    words = _surname_last(words)
    generation = next((w for w in words[1:] if w in words_of("generation")), "")
    aside = {n for n in range(len(words)) if _is_title(words, n)}
    inner = [n for n in range(len(words)) if n not in aside and words[n] != generation] or list(range(len(words)))
    inner = inner[: len(inner) - _trailing_forms([words[n] for n in inner])]
    kept = [n for n in inner if words[n] not in words_of("particle")] or inner
    return NameParts(
        words=tuple(words[n] for n in kept),
        loose=tuple(word for n, word in enumerate(words) if n not in kept),
        generation=generation,
        inner=tuple(words[n] for n in inner),
        has_vowels=has_vowels,
    )


def _spaced(initials: re.Match[str]) -> str:
    """Return initials that were run together as several words; a short name in capitals stays as it is."""
    word = initials.group().lower()
    is_name = word in given_names() or word in forms_of("surname") or word in titles()
    return initials.group() if is_name else " ".join(initials.group())


def _turned(name: str) -> str:
    """Return "Orel, Mara" in the usual order."""
    before, comma, after = name.partition(",")
    return f"{after.strip()} {before.strip()}" if comma and " " not in after.strip() and after.strip() else name


def _in_one_way(words: list[str], *, has_vowels: bool) -> list[str]:
    """Write "Abd al-Aziz" and "Abdelaziz", "Mac Orel" and "McOrel" in one way, and words that are doubled once."""
    found: list[str] = []
    for word in words:
        plain = (
            "abd"
            if word in _SERVANTS or (word == "bd" and not has_vowels)
            else _SON.sub("mac", _SERVANT.sub("abd", word))
        )
        plain = plain if has_vowels else _ARTICLE.sub("", plain)
        last = found[-1] if found else ""
        if last == "abd" and word in words_of("particle"):
            continue
        if last in {"abd", "mac", "mc"} and len(plain) > 2:
            found[-1] = last.replace("mc", "mac") + plain
        elif last != plain or len(words) == 2:
            found.append(plain)
    return found


def _surname_last(words: list[str]) -> list[str]:
    """Return "Orel M. K." in the usual order; a single initial behind a name may as well be that of a surname."""
    is_turned = len(words) > 2 and len(words[0]) > 1 and all(len(word) == 1 for word in words[1:])
    return [*words[1:], words[0]] if is_turned else words


def _is_title(words: list[str], at: int) -> bool:
    """Tell whether a word is a title by its place: before the name, or the last word."""
    is_before = all(word in titles() for word in words[: at + 1])
    return len(words) > 1 and (is_before or (at == len(words) - 1 and words[at] in words_of("title")))


def _trailing_forms(words: list[str]) -> int:
    """How many words at the end are a legal form: what was typed behind a person's name is no part of it."""
    return 1 if len(words) > 2 and (words[-1],) in legal_forms() and len(words[-1]) > 2 else 0
