"""Words made comparable: folded, cut to their stems, without the ones that say nothing."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from sayso.lexicon.stems import stem
from sayso.model.spans import Span

_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*|n['’]t|[€$£]|[^\w\s]", re.UNICODE)
_QUOTES = frozenset("\"“”„«»‘’'()[]")
_POSSESSIVE = re.compile(r"['’]s?$")
_PLAIN = frozenset(
    """a an the this that these those its it his her their our my your he she they we i who which whose what there here
    of in on at to by for from with and or as is are was were be been being has have had do does did not no nor so than
    then also just very more most some any all both each other another such same own about around over after before
    into out up down off only even still again when while where will would could should may might can must""".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark of a text in lower case, and where it stands."""

    text: str
    span: Span


def find_words(text: str, span: Span) -> tuple[Word, ...]:
    """Return the words and marks of a stretch of text, without quotation marks, brackets and possessive endings."""
    found = []
    for match in _WORD.finditer(text, span.start, span.end):
        if match.group() in _QUOTES:
            continue
        bare = _POSSESSIVE.sub("", match.group().lower()) or match.group().lower()
        found.append(Word(bare, Span(match.start(), match.end())))
    return tuple(found)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return the words of a name in lower case, without accents and marks, without "the" before and "'s" behind."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    words = [_POSSESSIVE.sub("", word) for word in re.findall(r"[^\W_]+(?:['’][^\W_]+)?", plain)]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


@lru_cache(maxsize=65536)
def content_stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words of ``text`` that say something, each once, in their order."""
    words = (word for word in fold(text).split() if word not in _PLAIN)
    return tuple(dict.fromkeys(stem(word) for word in words))
