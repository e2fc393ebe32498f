"""For whom origins speak: what reports say of them, and nothing else."""

from __future__ import annotations

import pytest

from sayso.corroborate.parties import is_one_party
from sayso.model.claims import ClaimKind, Source, SourceKind
from sayso.model.mentions import EntityType
from tests.corroborate.factories import Tale, body, entity, person

HALM = entity("Halm Ferries")


def party_of(
    source: Source, *entities: object, text: str = "", roles: tuple[tuple[str, str, str | None], ...] = ()
) -> str | None:
    """The party of the only origin of a report on the word of ``source``; roles are (name, words, body)."""
    tale = Tale()
    tale.proposition("p")
    tale.report("Post", "Post", "2024-03-04", *entities, text=text)  # type: ignore[arg-type]
    tale.say("Post", "p", source)
    for name, words, of in roles:
        tale.role("Post", name, words, of)
    (origin,) = tale.judge()["p"].origins
    return origin.party


@pytest.mark.parametrize(
    ("words", "of", "party"),
    [
        ("board member", "Halm Ferries", "Halm Ferries"),
        ("spokeswoman", "Halm Ferries", "Halm Ferries"),
        ("board member", None, None),
        ("a neighbour", None, None),
    ],
)
def test_a_role_puts_a_person_into_a_body(words: str, of: str | None, party: str | None) -> None:
    assert party_of(person("Ina Roe"), roles=(("Ina Roe", words, of),)) == party


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The board of Halm Ferries met on Monday.", "Halm Ferries"),
        ("Halm Ferries' board met on Monday.", "Halm Ferries"),
        ("The board of Halm Ferries met the board of Sund Line.", None),
        ("Halm Ferries met on Monday.", None),
    ],
)
def test_an_organ_belongs_to_the_only_body_that_is_said_to_have_it(text: str, party: str | None) -> None:
    roles = (("Ina Roe", "board member", None),)
    assert party_of(person("Ina Roe"), HALM, entity("Sund Line"), text=text, roles=roles) == party


def test_a_label_may_name_the_body() -> None:
    assert party_of(person("Ina Roe", "Halm Ferries spokeswoman Ina Roe"), HALM) == "Halm Ferries"


def test_an_agent_is_of_the_party_of_whom_they_speak_for() -> None:
    client = entity("Dara Venn", EntityType.PERSON)
    assert party_of(person("Lena Hoxha", "Dara Venn's agent, Lena Hoxha"), client) == "Dara Venn"


def test_two_bodies_leave_a_person_without_a_known_party() -> None:
    roles = (("Ina Roe", "member", "Halm Ferries"), ("Ina Roe", "member", "Sund Line"))
    assert party_of(person("Ina Roe"), roles=roles) is None


def test_of_several_bodies_the_one_that_they_speak_for_counts() -> None:
    roles = (("Ina Roe", "member", "Halm Ferries"), ("Ina Roe", "spokeswoman", "Sund Line"))
    assert party_of(person("Ina Roe"), roles=roles) == "Sund Line"


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Ministry of Agriculture", "the state"),
        ("Danish police", "the state of Denmark"),
        ("Tollbeck town council", "Tollbeck town council"),
        ("Halm Ferries", "Halm Ferries"),
    ],
)
def test_bodies_of_the_state_are_one_party_and_a_town_is_another(name: str, party: str) -> None:
    assert party_of(body(name)) == party


def test_a_government_named_after_its_capital_is_the_state_of_that_country() -> None:
    government = entity("Government of Copenhagen", government_of="Copenhagen")
    source = Source(kind=SourceKind.GOVERNMENT, label="Copenhagen", entity=government.id)
    assert party_of(source, government) == "the state of Denmark"


def test_a_subsidiary_is_of_its_owners_party() -> None:
    tale = Tale()
    tale.proposition("p")
    tale.report("Post", "Post", "2024-03-04")
    tale.say("Post", "p", body("Sund Line"))
    link = "is a subsidiary of"
    tale.say("Post", None, kind=ClaimKind.RELATION, subject="Sund Line", object="Halm Ferries", predicate=link)
    (origin,) = tale.judge()["p"].origins
    assert origin.party == "Halm Ferries"


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("Halm", "Halm", True),
        ("Halm", "Sund", False),
        ("Halm", None, False),
        (None, None, False),
        ("the state", "the state of Denmark", True),
        ("the state of Denmark", "the state of Norway", False),
        ("the state", "Halm", False),
    ],
)
def test_one_party(a: str | None, b: str | None, *, one: bool) -> None:
    assert is_one_party(a, b) is one
