"""Tables for comparing names: folded as names are folded, and each letter told once."""

from __future__ import annotations

import pytest

from sayso.lexicon import load
from sayso.lexicon.letters import latin_letters, lookalikes
from sayso.lexicon.name_words import forms_of, given_names, legal_forms, titles, words_of

FAMILIES = {"stock", "limited", "partnership", "nonprofit", "state", "other"}


def test_words_are_folded_as_names_are_before_they_are_looked_up() -> None:
    words = {w for entry in load("name_words") for p in entry.patterns for e in p.elements for w in e.forms}
    assert {word for word in words if not (word.isascii() and word.isalnum() and word == word.lower())} == set()


def test_legal_forms_are_of_known_families() -> None:
    assert set(legal_forms().values()) == FAMILIES
    assert legal_forms()["limited", "liability", "company"] == legal_forms()["ooo",] == "limited"
    assert legal_forms()["open", "joint", "stock", "company"] == legal_forms()["ag",] == "stock"
    assert ("",) not in legal_forms()


FORMS = (
    ("given", "bill", "william", True),
    ("given", "kate", "ekaterina", True),
    ("given", "robert", "richard", False),
    ("surname", "pak", "park", True),
    ("word", "intl", "international", True),
    ("word", "northern", "southern", False),
)


@pytest.mark.parametrize(("kind", "left", "right", "is_one"), FORMS)
def test_forms_of_one_word_share_a_group(kind: str, left: str, right: str, is_one: bool) -> None:
    assert bool(forms_of(kind)[left] & forms_of(kind)[right]) is is_one


def test_given_names_are_those_of_both_tables() -> None:
    assert {"bill", "mario", "maria"} <= given_names()


def test_titles_tell_a_man_from_a_woman_where_they_do() -> None:
    assert (titles()["mr"], titles()["mrs"], titles()["doctor"]) == ("he", "she", "")
    assert "bin" in words_of("particle")


def test_letters_are_written_in_latin_ones() -> None:
    table = latin_letters()
    assert ("".join(table[c] for c in "щука"), table["ω"], table["ს"]) == ("shchuka", "o", "s")
    assert {latin for latin in table.values() if not (latin.isascii() and latin == latin.lower())} == set()


def test_what_only_looks_latin_is_none() -> None:
    assert lookalikes()["а"] == "a"  # the Cyrillic letter
    assert {char for char in lookalikes() if char.isascii() and char.isalpha()} == set()
    assert {latin for latin in lookalikes().values() if not ("a" <= latin <= "z")} == set()
