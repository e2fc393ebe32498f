"""The plain words for what a name names, how finely words place something, and by what a search can be narrowed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

TYPE_WORDS: dict[str, str] = {
    "PERSON": "person",
    "ORG": "body",
    "GPE": "country, state or town",
    "LOC": "region",
    "FAC": "building or site",
}
PRECISION_WORDS: dict[str, str] = {
    "exact_site": "a site",
    "named_town": "a town",
    "admin2": "a district",
    "admin1": "a state or province",
    "region": "a region",
    "disputed_region": "disputed ground",
    "country": "a country",
    "unknown": "not known how large",
}
NARROWING_WORDS: dict[str, str] = {
    "standing": "how it stands",
    "kind": "what sort of thing",
    "who": "who says it",
    "about": "whom it is about",
    "outlet": "in which outlet",
    "year": "in which year it lies",
}


def type_words(value: str) -> str:
    """Return what a name is taken to be the name of."""
    return TYPE_WORDS.get(value, "name")


def precision_words(value: str) -> str:
    """Return how finely words place something."""
    return PRECISION_WORDS.get(value, value.replace("_", " "))


def narrowing_words(value: str) -> str:
    """Return by what a search can be narrowed."""
    return NARROWING_WORDS.get(value, value.replace("_", " "))


ALL: Mapping[str, Callable[[str], str]] = {
    "type_words": type_words,
    "precision_words": precision_words,
    "narrowing_words": narrowing_words,
}
