"""Which places words may name: short forms, adjectives, words around a name, and no more than they say."""

from __future__ import annotations

import pytest

from sayso.lexicon.places import country_of_address, dispute_of
from sayso.lexicon.sites import named_after, number_of_ground, sites_around, sites_of

TEXAS, FLORIDA, IRELANDS_CORK = 4736286, 4155751, 2965139


def numbers(words: str) -> set[int | None]:
    return {site.number for site in sites_of(words)}


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Texas", TEXAS),
        ("Tex.", TEXAS),
        ("Texan", TEXAS),
        ("Texans", TEXAS),
        ("state of Texas", TEXAS),
        ("Fla.", FLORIDA),
        ("Fla", FLORIDA),
        ("Norway", 3144096),
        ("Norway's", 3144096),
        ("Norwegian", 3144096),
        ("Republic of Armenia", 174982),
        ("European", 6255148),
        ("County Cork", IRELANDS_CORK),
        ("Kiev", 703448),
        ("northern Italy", 3175395),
        ("Palestinian", 6254930),
    ],
)
def test_words_that_can_only_mean_one_place(words: str, number: int) -> None:
    assert number in numbers(words)


@pytest.mark.parametrize(("one", "other"), [("St. Louis", "Saint Louis"), ("Ft. Worth", "Fort Worth")])
def test_a_shortened_word_is_the_whole_word(one: str, other: str) -> None:
    assert numbers(one) & numbers(other)


@pytest.mark.parametrize("words", ["EU", "UN", "Quindle-under-Fenn", "Lower Muskogee Bend", "Lower Tarn", "", "the"])
def test_what_names_no_place_gives_none(words: str) -> None:
    assert numbers(words) == set()


def test_a_word_around_a_name_says_what_it_is() -> None:
    assert {site.kind.value for site in sites_of("Lyon city")} == {"city"}
    assert {site.kind.value for site in sites_of("Henry County")} == {"admin2"}
    assert len(numbers("Henry County")) > 5


def test_northern_ireland_is_no_part_of_ireland() -> None:
    assert {site.country for site in sites_of("Northern Ireland")} == {"GB"}


@pytest.mark.parametrize(("words", "kinds"), [("South America", {"region"}), ("South Africa", {"country"})])
def test_a_name_that_is_whole_is_not_cut(words: str, kinds: set[str]) -> None:
    assert {site.kind.value for site in sites_of(words)} == kinds


def test_a_part_of_what_two_places_are_called_is_a_part_of_either() -> None:
    assert {site.country for site in sites_of("northern Georgia")} == {"GE", "US"}


def test_postal_codes_mean_a_state_behind_a_town() -> None:
    assert [site.number for site in sites_around("TX")] == [TEXAS]
    assert sites_around("Lyon") == () or all(site.kind.value != "city" for site in sites_around("Lyon"))


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Vienna International Airport", "Vienna"),
        ("Lyon City Council", "Lyon"),
        ("University of Texas", "Texas"),
        ("the Port of Oslo", "Oslo"),
        ("Quindle Hospital", None),
        ("Vienna Road", None),
        ("British Embassy", None),
    ],
)
def test_a_public_site_is_called_after_its_place(words: str, place: str | None) -> None:
    assert named_after(words) == place


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Crimea", 703883),
        ("Ramallah", 282239),
        ("Taiwan", 1668284),
        ("Gaza City", 281133),
        ("Kashmir", None),
        ("Pakistan-occupied Kashmir", None),
    ],
)
def test_disputed_ground_has_a_number_where_it_is_one_place(name: str, number: int | None) -> None:
    dispute = dispute_of(name)
    assert dispute is not None
    assert number_of_ground(dispute, name) == number


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("https://paper.example.uk/a/b.html?c=d.in", "GB"),
        ("http://post.example.in", "IN"),
        ("https://news.example.com/uk", None),
        ("https://a.tv", None),
        ("", None),
    ],
)
def test_an_address_tells_a_country_where_its_ending_is_one(address: str, code: str | None) -> None:
    assert country_of_address(address) == code
