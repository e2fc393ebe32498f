"""Company: who else was there, each on its own."""

from __future__ import annotations

import pytest

from sayso.extract.companions import find_companions
from sayso.extract.syntax import text_of
from tests.extract.readings import analysed, claims_at, scene


def companions(text: str, verb: str) -> list[tuple[str, str | None]]:
    found = find_companions(scene(text).word(verb))
    return [(text_of(list(c.tokens)), c.body.text if c.body is not None else None) for c in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nella Brandt sang, alongside bakers.", [("alongside bakers", None)]),
        ("Nella Brandt sang, along with bakers and millers.", [("along with bakers", None), ("millers", None)]),
        pytest.param(
            "Nella Brandt sang together with bakers.",
            [("together with bakers", None)],
            marks=pytest.mark.xfail(reason="the parser hangs “together” on “with”, not the other way", strict=True),
        ),
        ("Nella Brandt sang with bakers.", []),
        ("Nella Brandt sang in May.", []),
        ("Nella Brandt sang near bakers.", []),
    ],
)
def test_only_words_for_company_name_company(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert companions(text, "sang") == expected


def test_each_body_of_a_coordination_is_company_of_its_own() -> None:
    text = "Nella Brandt sang in Oslo, alongside delegates from the Guild and the League."
    assert companions(text, "sang") == [
        ("alongside delegates from the Guild", "Guild"),
        ("delegates from the Guild and the League", "League"),
    ]


def test_company_is_a_claim_of_presence_and_never_of_membership() -> None:
    text = "Nella Brandt reportedly sang in Oslo, alongside bakers."
    (claim,) = [c for c in claims_at(analysed(text), "bakers") if c.family != "other"]
    assert claim.family == "appeared_alongside"
    assert [p.role for p in claim.participants] == ["agent", "alongside"]
    assert claim.subject is not None
    assert claim.subject.name == "Nella Brandt"


def test_company_inherits_the_doubt_of_its_clause() -> None:
    text = "Nella Brandt reportedly sang in Oslo, alongside bakers."
    claims = analysed(text).claims
    assert [(c.head.of(text), c.standing, c.hedge_scope) for c in claims] == [
        ("sang", "hearsay", "direct"),
        ("bakers", "hearsay", "inherited"),
    ]


@pytest.mark.xfail(reason="the parser takes “alongside” for a particle and the company for an object", strict=True)
def test_company_without_a_comma_is_found_too() -> None:
    text = "Nella Brandt sang alongside delegates from the Guild of Bakers and the League of Millers."
    assert len(companions(text, "sang")) == 2
