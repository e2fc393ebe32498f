"""What the lexicons know about a word or a capitalised sequence; the only place where the names rules ask them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from sayso.lexicon import load
from sayso.lexicon.places import PlaceKind, demonym, lookup

TITLE_KINDS = ("honorific", "rank", "office", "modifier")


@cache
def word_set(lexicon: str, *kinds: str) -> frozenset[str]:
    """Return the words, in lower case, of the one-word entries of these kinds in a lexicon."""
    forms: set[str] = set()
    for entry in load(lexicon):
        if entry.kind in kinds and entry.pattern is not None:
            forms |= entry.pattern.elements[0].forms
    return frozenset(forms)


@lru_cache(maxsize=8192)
def is_known(text: str, lexicon: str, kind: str) -> bool:
    """Tell whether a lexicon knows the whole of ``text`` as a name of this kind."""
    return any(
        entry.kind == kind and entry.regex is not None and entry.regex.fullmatch(text) is not None
        for entry in load(lexicon)
    )


@lru_cache(maxsize=8192)
def is_outlet(text: str) -> bool:
    """Tell whether ``text`` is the name of a news outlet or agency, by the list or by its shape."""
    return is_known(text, "outlets", "outlet") or is_known(text, "outlets", "shape")


@lru_cache(maxsize=8192)
def is_listed_outlet(text: str) -> bool:
    """Tell whether ``text`` is a news outlet or agency known by name."""
    return is_known(text, "outlets", "outlet")


@lru_cache(maxsize=8192)
def is_listed_body(text: str) -> bool:
    """Tell whether ``text`` is an organisation or outlet known by name."""
    return is_known(text, "organisations", "known") or is_listed_outlet(text)


@lru_cache(maxsize=8192)
def is_people_word(word: str) -> bool:
    """Tell whether a word is an adjective or noun for a people, language, faith or view ("Kashmiri", "Muslim")."""
    return word.lower() in word_set("not_names", "people_adjective") or demonym(word) is not None


@lru_cache(maxsize=8192)
def is_title_word(word: str) -> bool:
    """Tell whether a capitalised word may be part of a title before a name."""
    return _all_parts_in(word, word_set("titles", *TITLE_KINDS))


@lru_cache(maxsize=8192)
def heads_title(word: str) -> bool:
    """Tell whether a word is a title by itself, and not only a modifier of one."""
    return _all_parts_in(word, word_set("titles", "honorific", "rank", "office"))


def _all_parts_in(word: str, known: frozenset[str]) -> bool:
    """Tell whether a word, or each part of a hyphenated one, is known ("Brig.-Gen.")."""
    lower = word.lower()
    return lower in known or ("-" in lower and all(part in known for part in lower.split("-")))


def is_given_name(word: str) -> bool:
    """Tell whether a word is a common given name."""
    return word.lower() in word_set("given_names", "given")


@lru_cache(maxsize=8192)
def place_weight(text: str) -> float:
    """Return how surely a name is a populated or governed place, from 0 to 1, by the gazetteer alone."""
    places = lookup(text)
    if not places:
        return 0.0
    best = places[0]
    if best.kind in (PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.DISPUTED) or best.is_capital:
        return 1.0
    if best.kind is PlaceKind.REGION or best.inhabitants >= 400:
        return 0.8
    return 0.5 if best.inhabitants >= 60 else 0.25


@lru_cache(maxsize=8192)
def is_region(text: str) -> bool:
    """Tell whether a name is that of a region, sea, river or body in the sky, and not of a governed place."""
    if is_known(text, "organisations", "known_loc"):
        return True
    places = lookup(text)
    return bool(places) and places[0].kind is PlaceKind.REGION


def any_in(words: Iterable[str], lexicon: str, *kinds: str) -> bool:
    """Tell whether one of ``words`` is a one-word entry of these kinds."""
    known = word_set(lexicon, *kinds)
    return any(word.lower() in known for word in words)
