"""Quotation marks in the customs of the press: what is a statement and what an apostrophe."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sayso.corroborate.printed import find_printed
from sayso.corroborate.quoted import find_quoted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "the pier is old" and left.', ['"the pier is old"']),
        ("He said “the pier is old” and left.", ["“the pier is old”"]),
        ("She said: ‘The pier isn’t old’, and left.", ["‘The pier isn’t old’"]),
        ("The bakers' choir didn't sing at Mary's.", []),
        ("«The pier is old», she said.", ["«The pier is old»"]),
        ('"One.\n"Two," she said.', ['"One.', '"Two,"']),
        ("“One.\n\nTwo.\n\nThree.” Then she left.", ["“One.\n\nTwo.\n\nThree.”"]),
        (
            "He said: “The pier is old and nobody has painted it since.\nThe kiosk is closed.",
            ["“The pier is old and nobody has painted it since."],
        ),
        ('A pipe of 3" and a board.', []),
        ("He was born in '48 and left in '52.", []),
    ],
)
def test_what_stands_in_quotation_marks(text: str, quoted: list[str]) -> None:
    assert [span.of(text) for span in find_quoted(text)] == quoted


def test_quotations_are_in_order_and_never_nested() -> None:
    text = '“He called it ‘old’,” she said. "Yes," he said.'
    spans = find_quoted(text)
    assert [span.of(text) for span in spans] == ["“He called it ‘old’,”", '"Yes,"']
    assert all(one.end <= other.start for one, other in pairwise(spans))


def printed(text: str) -> list[str]:
    return [span.of(text) for span in find_printed(text, find_quoted(text))]


def test_a_post_is_known_by_its_sign_off() -> None:
    text = "The mayor wrote online:\nThe pier is old. — Ida Fenn (@idafenn) May 3, 2024\nNobody answered."
    assert printed(text) == ["The pier is old. — Ida Fenn (@idafenn)"]


def test_a_letter_set_as_a_block_is_somebodys_words() -> None:
    letter = "I have walked on this pier every day of my life and I shall miss my seat at its end."
    text = f"The letter hung on the gate of the pier.\n{letter}\nThe gate is closed at night."
    assert printed(text) == [letter]


def test_a_column_in_the_first_person_is_its_own_prose() -> None:
    text = "I went to the pier with my dog.\nI sat on my seat and we both looked at the sea."
    assert printed(text) == []


def test_a_paper_that_mentions_itself_once_quotes_nobody() -> None:
    text = "The pier is old.\nThe harbour office did not answer our questions."
    assert printed(text) == []
