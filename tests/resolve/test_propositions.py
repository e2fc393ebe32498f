"""What several reports say together: order, ids, figures, denials, corrections, namesakes."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model.analysis import Analysis
from sayso.model.claims import ClaimKind
from sayso.model.graph import Proposition, PropositionRelation
from sayso.resolve.propositions import find_propositions
from tests.resolve.telling import read, reports_of

TEXTS = (
    "Orrin Brewery is in talks to buy Tallow Mill for about 40 million euros, two people told the Ostrey Post. "
    "One of them said the deal could be announced next week.",
    "Orrin Brewery is to buy Tallow Mill in a deal worth 40 million euros. Experts say the purchase would change the "
    "town.",
    "Tallow Mill said it had received a proposal from Orrin Brewery. The company denies that a price has been agreed.",
    "Mara Quill, the director of Tallow Mill, visited Eastmere in March. Jonas Quill visited Saltby.",
)


@pytest.fixture(scope="module")
def told() -> list[Analysis]:
    outlets = ("Ostrey Post", "Saltby Echo", "Tallow Mill", "Quay Mirror")
    return [read(text, outlet) for text, outlet in zip(TEXTS, outlets, strict=True)]


@pytest.fixture(scope="module")
def found(told: list[Analysis]) -> tuple[Proposition, ...]:
    return find_propositions(told)


def one(found: tuple[Proposition, ...], family: str, predicate: str) -> Proposition:
    (only,) = [p for p in found if p.family == family and p.predicate.startswith(predicate)]
    return only


def test_the_same_reports_in_any_order_give_the_same(told: list[Analysis], found: tuple[Proposition, ...]) -> None:
    for order in itertools.permutations(told):
        assert find_propositions(order) == found


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 3), max_size=6))
def test_a_report_that_is_given_twice_counts_once(told: list[Analysis], numbers: list[int]) -> None:
    several = [told[number] for number in numbers]
    assert find_propositions(several) == find_propositions([told[n] for n in sorted(set(numbers))])


def test_ids_do_not_change_when_a_report_is_added(told: list[Analysis], found: tuple[Proposition, ...]) -> None:
    before = {p.id for p in find_propositions(told[:2])}
    assert before <= {p.id for p in found}


def test_the_weaker_is_put_forward_by_those_who_say_it(told: list[Analysis], found: tuple[Proposition, ...]) -> None:
    talks, agreed = one(found, "takeover", "has approached"), one(found, "takeover", "is to buy")
    assert reports_of(talks, told) == {0, 2}
    assert reports_of(agreed, told) == {1}
    assert (PropositionRelation.ENTAILS, talks.id) in {(k.kind, k.proposition) for k in agreed.links}
    assert (PropositionRelation.ENTAILED_BY, agreed.id) in {(k.kind, k.proposition) for k in talks.links}


def test_a_denial_of_the_price_strikes_the_deal_and_not_the_talks(found: tuple[Proposition, ...]) -> None:
    talks, agreed = one(found, "takeover", "has approached"), one(found, "takeover", "is to buy")
    weaker = {k.proposition for k in agreed.links if k.kind is PropositionRelation.ENTAILS}
    denied = {p.id for p in found if p.denials}
    assert talks.id not in denied
    assert (weaker - {talks.id}) & denied or agreed.id in denied


def test_a_figure_is_a_proposition_of_its_own(told: list[Analysis], found: tuple[Proposition, ...]) -> None:
    price = one(found, "figure", "the price")
    assert price.value is not None
    assert price.value.unit == "EUR"
    assert reports_of(price, told) == {0, 1}


def test_what_is_foreseen_or_assessed_cannot_be_corroborated(found: tuple[Proposition, ...]) -> None:
    window = one(found, "announcement", "announcement")
    assert window.kind is ClaimKind.FORECAST
    assert window.time is not None
    assert not window.eligible
    assert all(not p.eligible for p in found if p.kind in {ClaimKind.FORECAST, ClaimKind.ASSESSMENT})


def test_two_people_of_one_surname_are_two(found: tuple[Proposition, ...]) -> None:
    visits = {p.subject.name for p in found if p.family == "visit" and p.subject is not None}
    assert visits == {"Mara Quill", "Jonas Quill"}


def test_every_claim_is_one_of_its_report(told: list[Analysis], found: tuple[Proposition, ...]) -> None:
    held = {(a.document.id, c.id) for a in told for c in a.claims}
    assert {(ref.report, ref.claim) for p in found for ref in (*p.claims, *p.denials)} <= held


def test_links_lead_to_propositions_of_the_story(found: tuple[Proposition, ...]) -> None:
    ids = {p.id for p in found}
    assert {link.proposition for p in found for link in p.links} <= ids
    assert all(link.proposition != p.id for p in found for link in p.links)


def test_a_silence_is_no_proposition() -> None:
    assert find_propositions([read("Orrin Brewery declined to comment.")]) == ()


def test_what_is_corrected_is_not_said_again_and_what_replaces_it_is_of_the_same_thing() -> None:
    wrong = read("Orrin Brewery is in talks to buy Tallow Mill for about 40 million euros.", published="2024-03-04")
    right = read(
        "In our report of 4 March we put the price that Orrin Brewery offered Tallow Mill at about 40 million euros. "
        "The figure is about 30 million euros.",
        published="2024-03-12",
    )
    prices = [p for p in find_propositions([wrong, right]) if p.predicate == "the price"]
    assert {p.value.text: reports_of(p, [wrong, right]) for p in prices if p.value} == {
        "about 40 million euros": {0},
        "about 30 million euros": {1},
    }
    assert {link.kind for p in prices for link in p.links} >= {PropositionRelation.CONFLICTS}


def test_a_report_that_tells_of_two_days_contradicts_nobody() -> None:
    both = read("Mara Quill visited Eastmere on 4 March 2024. Mara Quill visited Eastmere on 9 March 2024.")
    visits = [p for p in find_propositions([both]) if p.family == "visit"]
    assert len(visits) == 2
    assert not [link for p in visits for link in p.links if link.kind is PropositionRelation.CONFLICTS]


def test_another_name_for_the_place_is_a_proposition_of_its_own() -> None:
    gala = read("Mara Quill shared a stage with Jonas Reed in Eastmere at a gala.", "Ostrey Post")
    cellar = read("Mara Quill turned up at Jonas Reed's private cellar in Eastmere.", "Saltby Echo")
    there = [p for p in find_propositions([gala, cellar]) if p.predicate == "was at"]
    told = {p.object.name: reports_of(p, [gala, cellar]) for p in there if p.object is not None}
    assert told["Eastmere"] == {0, 1}
    assert told["Jonas Reed's private cellar in Eastmere"] == {1}


def test_what_somebody_was_arrested_over_is_no_number_of_arrests() -> None:
    counts = {
        text: {p.predicate for p in find_propositions([read(text)]) if p.family == "figure"}
        for text in (
            "A man who works for Orrin Brewery has been arrested over the theft of 60 kettles from Tallow Mill.",
            "Sixty people were arrested in Eastmere on Sunday, police said.",
        )
    }
    assert ["the number arrested" in found for found in counts.values()] == [False, True]
