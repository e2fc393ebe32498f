"""Roles: what a report says somebody is."""

from __future__ import annotations

import pytest

from sayso.extract.roles import find_roles
from sayso.model.claims import ClaimKind, Standing
from tests.extract.readings import analysed, claim_at, scene

Found = list[tuple[str, str, str | None]]


def roles(text: str) -> Found:
    """Return person, title and body of each role of the first passage."""
    scene_ = scene(text)
    found = find_roles(scene_.reading, scene_.cast)
    return [(r.person.name, r.title, r.body.name if r.body is not None else None) for r in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guild treasurer Mara Quill left.", [("Mara Quill", "Guild treasurer", None)]),
        ("Deputy mayor Mara Quill left.", [("Mara Quill", "Deputy mayor", None)]),
        ("Former treasurer Mara Quill left.", [("Mara Quill", "Former treasurer", None)]),
        ("The boatbuilder Idris Conteh left.", [("Idris Conteh", "boatbuilder", None)]),
        (
            "Mara Quill, treasurer of the Guild of Bakers, left.",
            [("Mara Quill", "treasurer of the Guild of Bakers", "Guild of Bakers")],
        ),
        ("Mara Quill, a baker, left the hall.", [("Mara Quill", "baker", None)]),
        ("Mara Quill, his sister, left the hall.", [("Mara Quill", "his sister", None)]),
        ("The umpire, Rosalind Achebe, left the field.", [("Rosalind Achebe", "umpire", None)]),
        (
            "Norlock, a subsidiary of Halvard Shipping, closed the mill.",
            [("Norlock", "subsidiary of Halvard Shipping", "Halvard Shipping")],
        ),
    ],
)
def test_a_title_before_or_an_apposition_after_a_name_is_a_role(text: str, expected: Found) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mara Quill left.",
        "Mr Idris Conteh left the hall.",
        "Mara Quill, 42, left the hall.",
        "The treasurer left.",
        "The treasurer met Mara Quill.",
        "Tall Mara Quill left.",
        "Norlock, a port on the river, closed the mill.",
        "Mara Quill left. The treasurer stayed.",
    ],
)
def test_a_name_alone_is_no_role_and_no_role_strays_to_a_name_nearby(text: str) -> None:
    assert roles(text) == []


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Alleged smuggler Idris Conteh left the hall.", "Alleged"),
        ("The suspected spy, Idris Conteh, left the hall.", "suspected"),
        ("Guild treasurer Mara Quill left.", None),
    ],
)
def test_the_report_may_doubt_a_role_itself(text: str, doubt: str | None) -> None:
    scene_ = scene(text)
    (role,) = find_roles(scene_.reading, scene_.cast)
    assert (role.doubt.text if role.doubt is not None else None) == doubt


def role_claim(text: str) -> tuple[Standing, str, str]:
    (claim,) = [c for c in analysed(text).claims if c.kind is ClaimKind.ROLE]
    return claim.standing, claim.source.label, claim.citation.quote


def test_a_role_is_the_reports_own_claim_whoever_speaks() -> None:
    assert role_claim("Guild treasurer Mara Quill said the mill may close.") == (
        Standing.ASSERTED,
        "this article",
        "Guild treasurer Mara Quill",
    )


def test_a_doubted_role_is_hedged() -> None:
    assert role_claim("Alleged smuggler Idris Conteh left the hall.")[0] is Standing.HEDGED


def test_what_a_body_is_to_another_is_a_relation_and_no_role() -> None:
    claim = claim_at(analysed("Norlock, a subsidiary of Halvard Shipping, closed the mill."), "subsidiary")
    assert (claim.kind, claim.family) == (ClaimKind.RELATION, "member_of")


@pytest.mark.xfail(reason="the act of saying governs the words, so the quotation's speaker is not asked", strict=True)
def test_a_role_in_somebodys_quoted_words_is_theirs() -> None:
    assert role_claim("“Treasurer Mara Quill left the hall,” Idris Conteh said.")[1] == "Idris Conteh"


def test_a_former_role_stays_former_before_a_body_of_several_words() -> None:
    assert roles("Former Guild of Bakers treasurer Mara Quill left.") == [
        ("Mara Quill", "Former Guild of Bakers treasurer", "Guild of Bakers")
    ]
