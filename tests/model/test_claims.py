"""Claims: the axes of factuality and the shape of a chain of say-so."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model.claims import (
    GENERIC_KINDS,
    UNNAMED_KINDS,
    Attribution,
    Certainty,
    Citation,
    Claim,
    ClaimKind,
    EvidenceType,
    HedgeScope,
    Link,
    Mode,
    Polarity,
    Source,
    SourceKind,
    Stance,
    Standing,
)
from sayso.model.spans import Span

certainties = st.sampled_from(Certainty)
PUBLISHER = Source(kind=SourceKind.PUBLISHER, label="The Harbour Post")
ENGINEER = Source(kind=SourceKind.PERSON, label="Ida Quist", entity="ent-1")


def claim(*chain: Attribution) -> Claim:
    """Build a claim that a ferry ran aground, on the given chain."""
    return Claim(
        id="clm-1",
        kind=ClaimKind.EVENT,
        predicate="ran aground",
        family="other",
        subject=None,
        object=None,
        participants=(),
        citation=Citation(quote="ran aground", spans=(Span(10, 21),)),
        head=Span(10, 13),
        chain=chain,
        cues=(),
        standing=Standing.ASSERTED,
        stance=Stance.CT_POS,
        mode=Mode.ATTRIBUTED_NAMED,
        hedge_scope=HedgeScope.NONE,
        evidence=EvidenceType.NONE_STATED,
        time=None,
        place=None,
    )


def test_the_source_of_a_claim_is_the_innermost_of_its_chain() -> None:
    """Standing is relative to whoever is said to hold it, not to the paper that passes it on."""
    outer = Attribution(source=PUBLISHER, cue=None, stance=Stance.CT_POS)
    inner = Attribution(source=ENGINEER, cue=None, stance=Stance.PR_POS)
    assert claim(outer, inner).source == ENGINEER
    assert claim(outer).source == PUBLISHER


def test_a_step_of_a_chain_is_stated_unless_it_says_that_it_is_inferred() -> None:
    assert Attribution(source=PUBLISHER, cue=None, stance=Stance.CT_POS).link is Link.STATED


@pytest.mark.parametrize(
    ("certainty", "polarity", "code"),
    [
        (Certainty.CERTAIN, Polarity.POSITIVE, "CT+"),
        (Certainty.CERTAIN, Polarity.NEGATIVE, "CT-"),
        (Certainty.PROBABLE, Polarity.POSITIVE, "PR+"),
        (Certainty.POSSIBLE, Polarity.NEGATIVE, "PS-"),
        (Certainty.CERTAIN, Polarity.UNKNOWN, "CTu"),
        (Certainty.UNDERSPECIFIED, Polarity.POSITIVE, "Uu"),
        (Certainty.UNDERSPECIFIED, Polarity.NEGATIVE, "Uu"),
        (Certainty.UNDERSPECIFIED, Polarity.UNKNOWN, "Uu"),
    ],
)
def test_certainty_and_polarity_combine_to_factbanks_code(certainty: Certainty, polarity: Polarity, code: str) -> None:
    assert Stance.of(certainty, polarity).value == code


def test_every_combination_of_the_two_axes_has_a_stance() -> None:
    """Also those that FactBank never met: nothing that a rule computes may be without a code."""
    found = {Stance.of(c, p) for c, p in itertools.product(Certainty, Polarity)}
    assert Stance.NA not in found


@given(certainties, certainties)
def test_certainty_never_rises_by_combination(one: Certainty, other: Certainty) -> None:
    order = [Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE, Certainty.UNDERSPECIFIED]
    assert order.index(one.weaker(other)) == max(order.index(one), order.index(other))


@given(certainties, certainties, certainties)
def test_the_weaker_of_several_does_not_depend_on_their_order(a: Certainty, b: Certainty, c: Certainty) -> None:
    assert a.weaker(b) == b.weaker(a)
    assert a.weaker(b).weaker(c) == a.weaker(b.weaker(c))


def test_unnamed_people_and_nobody_at_all_are_different_things() -> None:
    """Officials who will not be named may be an origin; "reportedly" never is."""
    assert UNNAMED_KINDS.isdisjoint(GENERIC_KINDS)
    assert {kind.value for kind in GENERIC_KINDS} == {"generic_hearsay", "generic_reputation", "generic_expectation"}
    assert all(kind.value.startswith("unnamed_") for kind in UNNAMED_KINDS)


def test_the_standings_are_ranked_as_the_sheet_says() -> None:
    """The first rule that fits wins, so the order of the members is a rule itself (docs/sheet.md)."""
    assert [standing.value for standing in Standing] == (
        "silence denied forecast hearsay hypothetical hedged asserted".split()
    )
