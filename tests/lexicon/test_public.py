"""Words for what somebody is: which of them make a public role, and where they stand beside a name."""

from __future__ import annotations

import pytest

from sayso.lexicon.public import is_private_role, mark_names, names_a_body, public_role, role_at

ROLES = [
    ("mayor of Tollbeck", False, "office"),
    ("the mayor's wife", False, None),
    ("driver of the mayor", False, None),
    ("assistant to the minister", False, None),
    ("director", False, None),
    ("director", True, "in_a_body"),
    ("general manager", True, "in_a_body"),
    ("former prime minister", False, "office"),
    ("victims commissioner", False, "office"),
    ("baker", True, None),
]


@pytest.mark.parametrize(("words", "in_a_body", "kind"), ROLES)
def test_only_the_noun_that_says_what_somebody_is_counts(words: str, in_a_body: bool, kind: str | None) -> None:
    assert public_role(words, in_a_body=in_a_body) == kind


@pytest.mark.parametrize("title", ["union director", "director of the Tallow Guild", "its director", "Guild director"])
def test_a_title_names_its_body(title: str) -> None:
    assert names_a_body(title)


@pytest.mark.parametrize("title", ["director", "a new director", "Director"])
def test_a_title_without_one_does_not(title: str) -> None:
    assert not names_a_body(title)


def test_kinship_and_residence_are_private() -> None:
    assert is_private_role("neighbour")
    assert not is_private_role("baker")


def test_a_name_is_marked_where_it_stands() -> None:
    text = "By a@b: Mira Venn met Hugo Lindt."
    marked = mark_names(text, [(8, 17), (22, 32)], 0)
    assert marked.text == "By a@b: @ met @."
    assert [text[marked.places[place]] for place in marked.names] == ["M", "H"]
    assert 4 not in marked.names


def test_names_that_overlap_or_reach_over_the_end_are_left() -> None:
    assert mark_names("Mira Venn", [(0, 4), (2, 9), (5, 12)], 0).text == "@ Venn"


def test_a_role_beside_a_name_is_told_with_its_words() -> None:
    marked = mark_names("The harbour master, Mira Venn, slept.", [(20, 29)], 0)
    (place,) = marked.names
    assert role_at(marked, place) == ("office", "harbour master")
