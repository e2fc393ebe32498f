"""Words of names that are written in several ways, as tables to look up (``name_words.toml``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from itertools import product

from sayso.lexicon import load
from sayso.lexicon.patterns import Pattern


@cache
def words_of(kind: str) -> frozenset[str]:
    """Return all words of a kind of entry that are patterns of one word (``particle``, ``title`` …)."""
    return frozenset(forms_of(kind))


@cache
def forms_of(kind: str) -> Mapping[str, frozenset[str]]:
    """Return for each word of a kind the groups that it belongs to: two words of one group are forms of one."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry in load("name_words"):
        for number, pattern in enumerate(entry.patterns if entry.kind == kind else ()):
            for phrase in _phrases(pattern):
                if len(phrase) == 1:
                    found[phrase[0]].add(f"{entry.id}:{number}")
    return {word: frozenset(groups) for word, groups in found.items()}


@cache
def titles() -> Mapping[str, str]:
    """Return every word that stands before a name as a title, with ``he`` or ``she`` where it tells, else empty."""
    told = dict.fromkeys(words_of("title"), "")
    for entry in load("titles"):
        if entry.kind in {"honorific", "rank", "office", "modifier"}:
            for word in entry.patterns[0].elements[0].forms:
                told[word.rstrip(".")] = entry.data.get("gender", "")
    return told


@cache
def given_names() -> frozenset[str]:
    """Return every word that is known as a given name."""
    listed = (pattern.elements[0].forms for entry in load("given_names") for pattern in entry.patterns)
    return words_of("given").union(*listed)


@cache
def legal_forms() -> Mapping[tuple[str, ...], str]:
    """Return each way of writing a legal form, as folded words, with the family of forms that it is of."""
    return {
        phrase: entry.data["family"]
        for entry in load("name_words")
        if entry.kind == "legal"
        for pattern in entry.patterns
        for phrase in _phrases(pattern)
    }


def _phrases(pattern: Pattern) -> list[tuple[str, ...]]:
    """Return every run of words that a pattern without gaps matches."""
    choices = [[*sorted(e.forms), *([""] if e.optional else [])] for e in pattern.elements]
    return [tuple(word for word in words if word) for words in product(*choices)]
