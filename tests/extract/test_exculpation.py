"""Denials without a word of denying, and negations that are none."""

from __future__ import annotations

import pytest

from sayso.extract.exculpation import calls_untrue, find_accused
from sayso.model.claims import ClaimKind, Standing
from tests.extract.readings import analysed, claim_at, scene


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("The mill said it had no role in the sale.", "had"),
        ("Idris Conteh said he had no part in the sale.", "had"),
        ("Idris Conteh said he did not steal the boat.", "steal"),
        ("The mill said it was not responsible for the leak.", "responsible"),
        ("The mill said the reports are false.", "false"),
        ("The reports are baseless, the mill said.", "baseless"),
        ("Idris Conteh is accused of theft. Conteh said he never met the baker.", "met"),
    ],
)
def test_a_party_that_clears_itself_denies(text: str, head: str) -> None:
    claim = claim_at(analysed(text), head)
    assert (claim.standing, claim.kind) == (Standing.DENIED, ClaimKind.DENIAL)


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("The mill said it did not open in May.", "open"),
        ("The mill said the council had no role in the sale.", "had"),
        ("The mill had no role in the sale.", "had"),
        ("The mill said it had a role in the sale.", "had"),
        ("The mill said the roof is wrong.", "wrong"),
        ("The reports are baseless.", "baseless"),
        ("Officials said they had no part in the sale.", "had"),
        ("Idris Conteh said he never met the baker.", "met"),
        ("The mill said it will not steal the boat.", "steal"),
        ("The mill said it may not be responsible for the leak.", "responsible"),
    ],
)
def test_an_ordinary_negation_stays_what_it_is(text: str, head: str) -> None:
    assert claim_at(analysed(text), head).standing is not Standing.DENIED


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("The reports are false.", "false", True),
        ("That is a lie.", "lie", True),
        ("The roof is false.", "false", False),
        ("The reports are long.", "long", False),
        ("The reports spread.", "spread", False),
    ],
)
def test_only_what_was_said_can_be_called_untrue(text: str, head: str, expected: bool) -> None:
    assert calls_untrue(scene(text).predication(head)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council blamed the mill for the leak.", {"the mill"}),
        ("Critics accused the council of hiding the plans.", {"the council"}),
        ("The council praised the mill.", set()),
        ("The mill was shut.", set()),
    ],
)
def test_those_who_stand_accused_are_known_over_the_whole_report(text: str, expected: set[str]) -> None:
    scene_ = scene(text)
    assert find_accused(scene_.readings, scene_.cast) == expected


def test_the_accused_are_known_by_their_entity() -> None:
    scene_ = scene("Idris Conteh was accused of theft.")
    (entity,) = scene_.cast.entities
    assert find_accused(scene_.readings, scene_.cast) == {entity, "idris conteh"}
