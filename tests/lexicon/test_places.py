"""The gazetteer: small, quick to open, and careful with names that more than one place bears."""

from __future__ import annotations

import time

import pytest

from sayso.lexicon import load, places
from sayso.lexicon.places import PlaceKind, country_name, country_of, demonym, dispute_of, is_capital, lookup


def test_looking_up_a_name_takes_no_longer_than_reading_the_table() -> None:
    lookup("Vienna")
    start = time.process_time()
    for number in range(200):
        lookup(f"Vienna{number}")
    assert time.process_time() - start < 0.5


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("France", PlaceKind.COUNTRY, "FR"),
        ("the Netherlands", PlaceKind.COUNTRY, "NL"),
        ("Côte d’Ivoire", PlaceKind.COUNTRY, "CI"),
        ("Vienna", PlaceKind.CITY, "AT"),
        ("Zürich", PlaceKind.CITY, "CH"),
        ("Zurich", PlaceKind.CITY, "CH"),
        ("Texas", PlaceKind.ADMIN1, "US"),
        ("Bombay", PlaceKind.CITY, "IN"),
        ("South Asia", PlaceKind.REGION, None),
        ("Kashmir", PlaceKind.DISPUTED, None),
    ],
)
def test_the_likeliest_place_comes_first(name: str, kind: PlaceKind, country: str | None) -> None:
    first = lookup(name)[0]
    assert (first.kind, first.country) == (kind, country)


def test_a_name_that_several_places_bear_gives_all_of_them() -> None:
    assert {place.country for place in lookup("Georgia")} == {"GE", "US"}
    assert {place.country for place in lookup("Punjab")} == {"IN", "PK"}
    assert {"FR", "US"} <= {place.country for place in lookup("Paris")}


def test_a_name_of_no_place_gives_nothing() -> None:
    assert lookup("Quindle-under-Fenn") == ()
    assert not places.is_place("")


@pytest.mark.parametrize(
    ("name", "code"),
    [("Vienna", "AT"), ("Kiev", "UA"), ("Washington", "US"), ("Sana’a", "YE"), ("Lyon", None), ("Jerusalem", None)],
)
def test_capitals_stand_for_their_country(name: str, code: str | None) -> None:
    assert is_capital(name) == code


def test_only_the_largest_bearer_of_the_name_is_the_capital() -> None:
    assert [place.is_capital for place in lookup("Washington") if place.kind is PlaceKind.CITY].count(True) == 1


@pytest.mark.parametrize(
    ("word", "code"),
    [("Austrian", "AT"), ("Austrians", "AT"), ("Swiss", "CH"), ("Poles", "PL"), ("Congolese", None), ("Martian", None)],
)
def test_demonyms_name_one_country_or_none(word: str, code: str | None) -> None:
    assert demonym(word) == code


def test_countries_have_unlike_names_and_known_codes() -> None:
    assert country_of("Britain") == "GB"
    assert country_name("GB") == "United Kingdom"
    with pytest.raises(KeyError):
        country_name("ZZ")


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Pakistan-occupied Kashmir", "Pakistan-administered Kashmir"),
        ("Pakistan occupied Jammu and Kashmir", "Pakistan-administered Kashmir"),
        ("PoK", "Pakistan-administered Kashmir"),
        ("Indian-held Kashmir", "India-administered Kashmir"),
        ("Malvinas", "Falkland Islands (Malvinas)"),
        ("the Diaoyu Islands", "Senkaku/Diaoyu Islands"),
        ("Takeshima", "Liancourt Rocks (Dokdo/Takeshima)"),
        ("Gaza", None),
        ("Crimea", None),
        ("Taiwan", None),
    ],
)
def test_disputed_ground_has_a_note_and_a_neutral_label_where_the_name_takes_a_side(
    name: str, label: str | None
) -> None:
    dispute = dispute_of(name)
    assert dispute is not None
    assert dispute.label == label
    assert dispute.note


@pytest.mark.parametrize("name", ["Austria", "People's Republic of China", "Himachal Pradesh", "Georgia", "Kashmiri"])
def test_undisputed_ground_has_no_note(name: str) -> None:
    assert dispute_of(name) is None


@pytest.mark.parametrize("entry", load("places"), ids=lambda entry: entry.id)
def test_every_dispute_says_what_its_note_rests_on(entry: object) -> None:
    data = entry.data  # type: ignore[attr-defined]
    assert set(data) - {"filed", "geonames"} == {"label", "note", "sources"}
    assert data["note"]
    assert data["sources"]


def test_no_country_is_given_for_disputed_ground() -> None:
    names = [
        "Gaza City",
        "Ramallah",
        "Sevastopol",
        "Donetsk",
        "Srinagar",
        "Pristina",
        "Hargeisa",
        "Stepanakert",
        "Stanley",
    ]
    assert [place.country for name in names[:-1] for place in lookup(name)] == [None] * (len(names) - 1)
