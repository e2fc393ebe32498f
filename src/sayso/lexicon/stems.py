"""Words made comparable without a parse: what the forms of a word have in common, and which words say nothing."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sayso.lexicon import patterns

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_POSSESSIVE = re.compile(r"['’]s?$")
_PLAIN = frozenset(
    """a an the this that these those it its his her their our my your he she they we i who which whose what there here
    of in on at to by for from with and or as is are was were be been being has have had having do does did doing not no
    nor so than then also just very more most some any all both each other another such same own about around over after
    before into out up down off only even still again when while where will would could should may might can must if but
    because since until during between through under them him us you me how why one said say says mr mrs ms""".split()
)
_ENDINGS = (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))


@cache
def _irregular() -> dict[str, str]:
    forms: dict[str, str] = {}
    for lemma, words in sorted(patterns.irregular_verbs().items()):
        for form in words.split():
            forms.setdefault(form, lemma)
    return forms


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return what the forms of a word have in common: "visits", "visited" and "visiting" are one; crude on purpose."""
    plain = _POSSESSIVE.sub("", word.lower())
    plain = _irregular().get(plain, plain)
    for ending, rest in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= 3 and not plain.endswith(("ss", "us", "is")):
            return _undoubled(plain[: -len(ending)] + rest)
    return _undoubled(plain)


def _undoubled(word: str) -> str:
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        return word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


@lru_cache(maxsize=16384)
def content_stems(text: str) -> frozenset[str]:
    """Return the stems of the words of ``text`` that say something."""
    return frozenset(stem(word) for word in _WORD.findall(text) if _POSSESSIVE.sub("", word.lower()) not in _PLAIN)
