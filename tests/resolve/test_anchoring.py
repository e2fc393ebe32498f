"""A decision finds the claim and the name that it was about in what another extractor makes of the same words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.model.analysis import Analysis
from sayso.model.claims import Argument, Claim, SourceKind, Standing
from sayso.model.judgements import Anchor, Change, Corrected, Decision, Fault, Review
from sayso.model.spans import Span
from sayso.resolve.anchoring import (
    anchor_of,
    find_claim,
    find_entity,
    find_reviewed,
    holding,
    key_of,
    read_otherwise,
)
from tests.ask import factories as f

TEXT = "Odile Marsh opened a bazaar and a fair in Saltby, the guild said. She sang."
DOCUMENT = f.document(TEXT)
GUILD = f.entity("the guild")
MARSH = f.entity("Odile Marsh", mentions=(f.at("Odile Marsh", text=TEXT),))
SAID = f.step(f.source(SourceKind.ORGANISATION, "the guild", GUILD))
OPENED = f.claim(
    "Odile Marsh opened a bazaar and a fair in Saltby",
    text=TEXT,
    chain=[SAID],
    subject=f.named(MARSH),
    head=f.at("opened", text=TEXT),
)
SANG = f.claim("She sang", text=TEXT, head=f.at("sang", text=TEXT))


def change(number: int = 1) -> Change:
    return Change(id=f"chg-{number}", number=number, action="accept", by="Ana", at="2024-03-05")


def review(claim: Claim, decision: Decision = Decision.CONFIRMED, number: int = 1, **rest: object) -> Review:
    made = Review(anchor=anchor_of(claim, DOCUMENT.id), key=key_of(claim), decision=decision, change=change(number))
    return replace(made, **rest)  # type: ignore[arg-type]


def reread(*claims: Claim) -> Analysis:
    return replace(f.analysis(claims, of=DOCUMENT), extractor="another")


def recited(claim: Claim, words: str, **rest: object) -> Claim:
    """The claim with other words and another id, as another extractor cuts it."""
    return replace(claim, id=f"clm-{words}", citation=f.said_at(words, TEXT), **rest)  # type: ignore[arg-type]


def test_the_same_reading_is_found_among_all() -> None:
    assert find_claim(review(OPENED), reread(SANG, OPENED)) == OPENED


def test_a_claim_cut_shorter_is_found_by_the_word_that_carries_it() -> None:
    cut = recited(OPENED, "opened a bazaar")
    assert find_claim(review(OPENED), reread(SANG, cut)) == cut


def test_a_claim_carried_by_another_word_is_found_where_it_shares_most_of_the_words() -> None:
    moved = recited(OPENED, "opened a bazaar and a fair in Saltby", head=f.at("fair", text=TEXT))
    assert find_claim(review(OPENED), reread(moved)) == moved
    assert find_claim(review(OPENED), reread(recited(moved, "a fair"))) is None


def test_of_two_claims_of_one_verb_the_one_with_the_same_object_is_it() -> None:
    bazaar, fair = (replace(OPENED, id=f"clm-{word}", object=Argument(name=word)) for word in ("a bazaar", "a fair"))
    cut = f.said_at("opened a bazaar and a fair", TEXT)
    now = [replace(claim, id=f"{claim.id} now", citation=cut) for claim in (bazaar, fair)]
    assert find_claim(review(fair), reread(*now)) == now[1]


def test_where_two_fit_alike_none_is_taken() -> None:
    twins = [replace(recited(OPENED, "opened a bazaar"), id=f"clm-{n}") for n in (1, 2)]
    assert find_claim(review(OPENED), reread(*twins)) is None


def test_what_is_left_out_by_another_extractor_and_what_is_of_another_document_is_not_found() -> None:
    assert find_claim(review(OPENED), reread(SANG)) is None
    elsewhere = replace(review(OPENED), anchor=replace(anchor_of(OPENED, DOCUMENT.id), document="doc-other"))
    assert find_claim(elsewhere, reread(OPENED)) is None


HEDGED = replace(OPENED, standing=Standing.HEDGED)


@pytest.mark.parametrize(
    ("decision", "fault", "now", "otherwise"),
    [
        (Decision.CONFIRMED, None, OPENED, ()),
        (Decision.CONFIRMED, None, HEDGED, ("standing",)),
        (Decision.REJECTED, Fault.WRONG_STANDING, HEDGED, ("standing",)),
        (Decision.REJECTED, Fault.WRONG_SOURCE, HEDGED, ()),
        (Decision.REJECTED, Fault.NOT_A_CLAIM, HEDGED, ()),
        (Decision.REJECTED, Fault.WRONG_WORDS, recited(OPENED, "opened a bazaar"), ("words",)),
        (Decision.CONFIRMED, None, recited(OPENED, "opened a bazaar"), ()),
        (Decision.REJECTED, Fault.OTHER, replace(OPENED, subject=None), ("who",)),
    ],
)
def test_a_decision_counts_until_what_it_hangs_on_is_read_otherwise(
    decision: Decision, fault: Fault | None, now: Claim, otherwise: tuple[str, ...]
) -> None:
    made = review(OPENED, decision, fault=fault)
    assert read_otherwise(made, now) == otherwise
    (found,) = find_reviewed([made], reread(now))
    assert found.claim == now
    assert found.counts is (not otherwise)


def test_a_correction_hangs_on_the_fields_that_it_corrects() -> None:
    when = Corrected(field="time", was="", value="2024-03")
    made = review(OPENED, Decision.CORRECTED, fault=Fault.WRONG_WHEN, corrected=(when,))
    assert read_otherwise(made, HEDGED) == ()
    assert read_otherwise(made, replace(OPENED, time=f.RECENTLY)) == ("when",)


def test_the_newest_decision_that_counts_holds_and_a_skipped_one_decides_nothing() -> None:
    first, last = review(OPENED), review(OPENED, Decision.REJECTED, number=2, fault=Fault.NOISE)
    skipped = review(OPENED, Decision.SKIPPED, number=3)
    found = find_reviewed([skipped, last, first], reread(OPENED))
    assert holding(found)[OPENED.id].review == last
    back = replace(last, change=replace(change(2), withdrawn_at="2024-03-06"))
    assert holding(find_reviewed([first, back, skipped], reread(OPENED)))[OPENED.id].review == first


def test_a_key_that_nobody_can_read_finds_by_the_words_alone() -> None:
    assert find_claim(review(OPENED, key="of another time"), reread(OPENED)) == OPENED
    assert read_otherwise(review(OPENED, key="[1]"), HEDGED) == ()


# Names


def name_at(words: str) -> Anchor:
    return Anchor(document=DOCUMENT.id, span=f.at(words, text=TEXT), quote=words)


def test_a_name_is_found_where_it_stands_also_when_it_is_cut_otherwise() -> None:
    short = replace(MARSH, id="ent-short", mentions=(f.at("Marsh", text=TEXT),))
    saltby = f.entity("Saltby", mentions=(f.at("Saltby", text=TEXT),))
    held = replace(reread(), entities=(saltby, short))
    assert find_entity(name_at("Odile Marsh"), held) == short
    assert find_entity(name_at("guild"), held) is None
    assert find_entity(replace(name_at("Saltby"), document="doc-other"), held) is None


def test_a_name_that_two_entities_share_alike_is_left_open() -> None:
    span = (Span(0, 5),)
    pair = (replace(MARSH, id="ent-1", mentions=span), replace(MARSH, id="ent-2", mentions=span))
    assert find_entity(name_at("Odile"), replace(reread(), entities=pair)) is None
