"""Posts by the order of words: titles, prepositions and possessives that put a name and a body side by side."""

from __future__ import annotations

import pytest

from sayso.extract.posts import Line, posts_of
from sayso.model.mentions import EntityType, MentionLevel
from tests.extract.readings import scene

Found = list[tuple[str, str | None]]


def posts(text: str) -> Found:
    """Return title and body of each post of the persons in the first passage."""
    scene_ = scene(text)
    line = Line(scene_.parsed, scene_.cast)
    people = [
        m
        for m in scene_.cast.mentions_in(scene_.parsed.passage.span)
        if m.level is MentionLevel.NAME and line.type_of(m) is EntityType.PERSON
    ]
    found = [post for mention in people for post in posts_of(line, mention)]
    return [(line.doc[p.title[0] : p.title[1] + 1].text, p.body.text if p.body is not None else None) for p in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mara Quill of the Guild of Bakers left the hall.", ("of the Guild of Bakers", "Guild of Bakers")),
        (
            "The treasurer of the Guild of Bakers, Dr Mara Quill, left the hall.",
            ("treasurer of the Guild of Bakers", "Guild of Bakers"),
        ),
        ("Former Guild of Bakers treasurer Mara Quill left.", ("Former Guild of Bakers treasurer", "Guild of Bakers")),
        ("The Guild of Bakers's Mara Quill left the hall.", ("Guild of Bakers's", "Guild of Bakers")),
        (
            "Mara Quill, former chief treasurer of the Guild of Bakers, left the hall.",
            ("former chief treasurer of the Guild of Bakers", "Guild of Bakers"),
        ),
        ("Idris Conteh’s mother Mara Quill left the hall.", ("Idris Conteh’s mother", "Idris Conteh")),
    ],
)
def test_words_of_a_title_between_a_name_and_a_body_are_a_post(text: str, expected: tuple[str, str]) -> None:
    assert expected in posts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mara Quill left the Guild of Bakers.",
        "The Guild of Bakers met Mara Quill.",
        "A friend told the treasurer of the Guild of Bakers, Mara Quill said on Monday.",
        "The baker of the year thanked Mara Quill.",
        "Mara Quill, the treasurer said, left the Guild of Bakers.",
        "A member of the Guild of Bakers, Mara Quill left.",
    ],
)
def test_anything_else_between_them_is_none(text: str) -> None:
    assert [body for _, body in posts(text) if body is not None] == []


def test_two_titles_joined_by_and_are_two_posts_of_one_person() -> None:
    found = posts("Former chief engineer and Guild of Bakers treasurer Mara Quill left the hall.")
    assert ("Guild of Bakers treasurer", "Guild of Bakers") in found
    assert ("Former chief engineer", None) in found


def test_behind_an_article_the_first_of_two_titles_may_be_somebody_elses() -> None:
    assert [title for title, _ in posts("The mayor and treasurer Mara Quill left the hall.")] == ["treasurer"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The chair of the Guild of Bakers (GB), Mara Quill, left.", "Guild of Bakers"),
        ("Idris Conteh’s deputy, Captain Mara Quill, left the hall.", "Idris Conteh"),
        ("The Guild of Bakers’ spokesman, Mara Quill, left the hall.", "Guild of Bakers"),
    ],
)
def test_a_rank_or_an_acronym_between_the_commas_parts_no_post_from_its_holder(text: str, expected: str) -> None:
    assert expected in [body for _, body in posts(text)]
