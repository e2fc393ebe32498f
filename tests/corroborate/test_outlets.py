"""Outlets: two names for one, one publisher of several, and whoever only passes on."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from sayso.corroborate.outlets import load_outlets, plain_name
from sayso.errors import BadTable

OUTLETS = load_outlets()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The Skerrow Ledger", "Skerrow Ledger"),
        ("skerrow ledger", "SKERROW LEDGER"),
        ("SkerrowLedger.com", "skerrowledger"),
        ("Skerrow Ledger newspaper", "the Skerrow Ledger"),
        ("Skerrow Ledger (print edition)", "Skerrow Ledger"),
        ("“Skerrow Ledger”,", "Skerrow  Ledger"),
        ("AP", "The Associated Press"),
        ("Associated Press’", "AP"),
        ("AFP", "Agence France-Presse"),
        ("BBC News", "BBC"),
        ("www.skerrowledger.com", "skerrowledger"),
        ("Times", "The Times"),
    ],
)
def test_two_names_of_one_outlet(a: str, b: str) -> None:
    assert OUTLETS.is_same(a, b)
    assert OUTLETS.canonical(a) == OUTLETS.canonical(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Times", "New York Times"),
        ("The Post", "Washington Post"),
        ("Skerrow Ledger", "Tollbeck Ledger"),
        ("Daily Star", "Daily Star Sunday"),
        ("AP", "APP"),
        ("", ""),
        ("the", ""),
    ],
)
def test_names_of_unlike_outlets(a: str, b: str) -> None:
    assert not OUTLETS.is_same(a, b)


def test_a_name_is_shown_in_full_where_it_is_known() -> None:
    assert OUTLETS.display("the AP") == "Associated Press"
    assert OUTLETS.display("The  Skerrow Ledger") == "Skerrow Ledger"
    assert OUTLETS.display("skerrowledger.com") == "skerrowledger.com"


def test_a_family_has_several_mastheads() -> None:
    assert OUTLETS.family("Daily Mirror") == OUTLETS.family("The Daily Express")
    assert OUTLETS.is_same_family("Daily Mirror", "Daily Express")
    assert not OUTLETS.is_same("Daily Mirror", "Daily Express")


def test_an_unknown_outlet_is_a_family_of_its_own() -> None:
    assert OUTLETS.family("The Skerrow Ledger") == OUTLETS.family("skerrow ledger")
    assert not OUTLETS.is_same_family("Skerrow Ledger", "Tollbeck Ledger")
    assert not OUTLETS.is_same_family("", "")


def test_relays_and_agencies() -> None:
    assert OUTLETS.is_relay("Wikinews")
    assert not OUTLETS.is_relay("Skerrow Ledger")


@pytest.mark.parametrize(
    ("credited", "held", "expected"),
    [
        ("the Skerrow Ledger", ["Skerrow Ledger", "Radio Skerrow"], "Skerrow Ledger"),
        ("Skerrow Ledger Online", ["Skerrow Ledger"], "Skerrow Ledger"),
        ("Evening Ledger", ["Skerrow Evening Ledger"], "Skerrow Evening Ledger"),
        ("Evening Ledger", ["Skerrow Evening Ledger", "Tollbeck Evening Ledger"], None),
        ("Ledger", ["Skerrow Ledger"], None),
        ("the Times", ["Skerrow Times"], None),
        ("Daily Mail", ["Tollbeck Daily Mail"], None),
        ("Skerrow", ["Skerrow Ledger"], None),
        ("AP", ["Associated Press", "Skerrow Ledger"], "Associated Press"),
        ("Harbour Post", [], None),
        ("", ["Skerrow Ledger"], None),
    ],
)
def test_a_credit_means_one_of_the_held_outlets_or_none(credited: str, held: list[str], expected: str | None) -> None:
    assert OUTLETS.match(credited, held) == expected
    assert OUTLETS.match(credited, held[::-1]) == expected


OWN = """
[[outlet]]
name = "Skerrow Ledger"
aliases = ["SkL", "Ledger of Skerrow"]

[[outlet]]
name = "Coast Digest"
kind = "relay"

[[family]]
name = "Tarn Media"
outlets = ["SkL", "Tollbeck Courier"]

[[family]]
name = "Reach"
outlets = ["Daily Mirror"]
"""


@pytest.mark.parametrize(
    ("outlet", "expected"),
    [
        ("The Harbour Gazette", ("harbour gazette",)),
        ("Skerrow Evening Ledger", ("skerrow evening ledger", "evening ledger")),
        ("Port Ellery Evening Ledger", ("port ellery evening ledger", "ellery evening ledger", "evening ledger")),
        ("Skerrow Financial Times", ("skerrow financial times",)),
        ("AP", ("associated press",)),
    ],
    ids=["two words", "a place before", "a place of two words", "another outlet's name", "known by letters"],
)
def test_what_an_outlet_may_be_called_elsewhere(outlet: str, expected: tuple[str, ...]) -> None:
    assert OUTLETS.short_forms(outlet) == expected


def test_a_mastheads_commonest_word_is_nobody_by_itself() -> None:
    assert OUTLETS.is_bare("the Gazette")
    assert OUTLETS.is_bare("")
    assert not OUTLETS.is_bare("Harbour Gazette")
    assert not OUTLETS.is_bare("Politico")


def test_a_table_of_ones_own_is_read_beside_the_bundled_one() -> None:
    own = load_outlets(OWN)
    assert own.is_same("SkL", "the Skerrow Ledger")
    assert own.display("skl") == "Skerrow Ledger"
    assert own.is_relay("Coast Digest")
    assert own.family("Skerrow Ledger") == own.family("Tollbeck Courier") == "Tarn Media"
    assert own.is_same("AP", "Associated Press")


def test_a_family_of_ones_own_replaces_the_bundled_one_of_that_name() -> None:
    own = load_outlets(OWN)
    assert own.family("Daily Mirror") == "Reach"
    assert own.family("Daily Express") == "daily express"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[family]]\nname = 'Tarn Media'", "family 1 ('Tarn Media') needs 'outlets'"),
        ("[[family]]\noutlets = ['Skerrow Ledger']", "family 1 ('?') needs 'name'"),
        ("[[outlet]]\nname = 'A'\n[[outlet]]\nname = ' '", "outlet 2 (' ') needs 'name'"),
        ("[[outlet]]\nname = 'A'\nkind = 'paper'", "'paper' is no kind of outlet"),
        ("[[outlet]]\nname = 'A'\nowner = 'B'", "outlet 1 has 'owner'"),
        ("[[family]]\nname = 'A'\noutlets = ['B', 3]", "'outlets' is not a list of names"),
        ("[[publisher]]\nname = 'A'", "has a table [publisher]"),
        ("outlet = 3", "outlet is not a list of rows"),
        ("name = ", "is not TOML"),
    ],
)
def test_a_bad_row_is_named(text: str, words: str) -> None:
    with pytest.raises(BadTable) as caught:
        load_outlets(text)
    assert "families.toml" in str(caught.value)
    assert words in str(caught.value)


def test_the_bundled_table_says_where_each_family_stands() -> None:
    content = resources.files("sayso.corroborate").joinpath("families.toml").read_text("utf-8")
    families = tomllib.loads(content)["family"]
    assert families
    assert all(row["source"] and row["checked"] >= "2026" for row in families)


def test_no_alias_of_the_bundled_table_means_two_outlets() -> None:
    content = resources.files("sayso.corroborate").joinpath("families.toml").read_text("utf-8")
    names = [plain_name(name) for row in tomllib.loads(content)["outlet"] for name in {row["name"]}]
    aliases = {plain_name(a): row["name"] for row in tomllib.loads(content)["outlet"] for a in row.get("aliases", [])}
    assert len(names) == len(set(names))
    assert not {a for a, full in aliases.items() if a in names and plain_name(full) != a}
