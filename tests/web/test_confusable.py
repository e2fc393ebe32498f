"""A name that only looks like another is flagged, and others are not."""

from __future__ import annotations

import pytest

from sayso.web.confusable import confusable
from sayso.web.pages import make_environment


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Mir\u0430 Venn", "letters of two alphabets: Cyrillic and Latin"),
        ("\u0391da Roth", "letters of two alphabets: Greek and Latin"),
        ("Ig0r Tallow", "a digit that looks like a letter"),
        ("Mira\u200b Venn", "characters that are not seen"),
        ("\u202eMira Venn\u202c", "characters that are not seen"),
    ],
)
def test_what_is_odd_about_letters_is_said(name: str, words: str) -> None:
    assert confusable(name) == words


@pytest.mark.parametrize(
    "name",
    [
        "Mira Venn",
        "José Núñez",
        "Иван Чернов",
        "Γιώργος",
        "3rd Battalion",
        "F16",
        "محمد علي",
        "東京",
        "Jo (Иван) Roth",
        "",
    ],
)
def test_names_of_one_alphabet_a_word_are_not_flagged(name: str) -> None:
    assert confusable(name) == ""


def test_a_name_that_looks_like_one_beside_it_names_it() -> None:
    latin, cyrillic = "Cape", "\u0421\u0430\u0440\u0435"
    assert confusable(cyrillic, [latin, "Copa"]) == f"looks like {latin}"
    assert confusable(latin, [cyrillic]) == f"looks like {cyrillic}"
    assert confusable(latin, [latin, "CAPE", "Copa"]) == ""


def test_accents_are_seen_and_their_typing_is_not() -> None:
    assert confusable("Jos\u00e9", ["Jose", "Jose\u0301"]) == ""


def test_it_is_a_filter() -> None:
    assert make_environment().from_string("{{ name|confusable }}").render(name="Mir\u0430").startswith("letters of two")
