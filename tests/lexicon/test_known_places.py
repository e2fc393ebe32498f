"""What an id of a place stands for, in words that take no side."""

from __future__ import annotations

import pytest

from sayso.lexicon.known_places import describe_place


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("2988507", "Paris (town, France)"),
        ("4338356", "Rapides Parish (district, United States)"),
        ("3144096", "Norway"),
        ("6255148", "Europe"),
        ("703883", "Crimea: administered by Russia; internationally recognised as part of Ukraine"),
        ("kashmir-pakistan-administered", "Pakistan-administered Kashmir: administered by Pakistan; claimed by India"),
        ("1", None),
        ("nowhere", None),
    ],
)
def test_a_place_in_words(key: str, words: str | None) -> None:
    assert describe_place(key) == words


@pytest.mark.parametrize("key", ["282239", "1668284", "831053"])
def test_disputed_ground_is_told_without_a_country(key: str) -> None:
    words = describe_place(key)
    assert words is not None
    assert "claimed" in words or "according to" in words
    assert "(town" not in words
