"""Claims: one proposition, one holder, the shortest run of words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.extract.claims import claim_id, lies_ahead
from sayso.model.claims import ClaimKind, Mode, Standing
from sayso.model.documents import Basis, Stated
from sayso.model.spans import Span
from sayso.model.times import Timex, TimexKind
from tests.extract.readings import analysed, claim_at, claims_at
from tests.extract.reports import report


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("The mill closed.", ["The mill closed"]),
        ("The mayor said the mill closed.", ["the mill closed"]),
        ("The mill closed, and the owner left the town.", ["The mill closed", "the owner left the town"]),
        ("The mill denied selling the boat.", ["The mill denied selling the boat"]),
        ("She announced the closure of the mill.", ["She announced the closure of the mill"]),
        ("A clip shows that the boat sank.", ["shows that the boat sank"]),
        ("Nothing of note.", []),
    ],
)
def test_a_claim_is_quoted_by_the_shortest_run_that_carries_it(text: str, quotes: list[str]) -> None:
    assert [c.citation.quote for c in analysed(text).claims] == quotes


def test_coordinated_bodies_make_a_claim_each() -> None:
    text = "Mara Quill signed a deal with the Guild of Bakers and the League of Millers."
    found = claims_at(analysed(text), "signed")
    assert {c.object.name for c in found if c.object} == {"the Guild of Bakers", "the League of Millers"}
    assert len({c.id for c in found}) == len(found) == 2


def test_coordinated_things_make_one() -> None:
    assert len(claims_at(analysed("Mara Quill sold boats and sails."), "sold")) == 1


@pytest.mark.parametrize(
    ("text", "head", "predicate"),
    [
        ("The mill has not yet been closed.", "closed", "has not yet been closed"),
        ("The bridge is safe.", "safe", "is safe"),
        ("She announced the closure of the mill.", "closure", "closure"),
        ("The club held a meeting in Oslo.", "meeting", "held"),
    ],
)
def test_a_predicate_is_the_words_without_who_and_whom(text: str, head: str, predicate: str) -> None:
    assert claim_at(analysed(text), head).predicate == predicate


def test_the_time_and_the_place_of_the_clause_go_with_the_claim() -> None:
    claim = claim_at(analysed("The mill in Oslo closed in May 2019."), "closed")
    assert claim.time is not None
    assert (claim.time.start, claim.time.end) == ("2019-05", "2019-05")
    assert claim.place is not None
    assert claim.place.text == "Oslo"


def test_a_time_of_saying_is_no_time_of_the_content() -> None:
    claim = claim_at(analysed("The mayor said in May 2019 that the mill closed."), "closed")
    assert claim.time is None


@pytest.mark.parametrize(
    ("published", "start", "expected"),
    [
        ("2020-05-01", "2020-06", True),
        ("2020-05-01", "2020-05-02", True),
        ("2020-05-01", "2020-05-01", False),
        ("2020-05-01", "2019", False),
        ("2020-05", "2020-05-20", False),
        (None, "2020-06", False),
        ("2020-05-01", None, False),
        ("2020-05-01", "[..2023]", False),
    ],
)
def test_a_time_lies_ahead_if_it_begins_after_the_day_of_publication(
    published: str | None, start: str | None, expected: bool
) -> None:
    document = report("The mill may close.")
    if published is not None:
        document = replace(document, published=Stated(value=published, basis=Basis.GIVEN))
    time = Timex(span=Span(0, 3), text="The", start=start, end=start, kind=TimexKind.POINT)
    assert lies_ahead(time, document) is expected
    assert not lies_ahead(None, document)


def test_what_may_happen_after_publication_is_a_forecast_and_before_it_is_hedged() -> None:
    text = "The mill may close in June 2020."
    assert claim_at(analysed(text, published="2020-05-01"), "close").standing is Standing.FORECAST
    assert claim_at(analysed(text, published="2020-07-01"), "close").standing is Standing.HEDGED


def test_what_experts_say_may_happen_is_a_forecast_too() -> None:
    assert claim_at(analysed("Analysts say the sale could hurt prices."), "hurt").standing is Standing.FORECAST
    assert claim_at(analysed("Analysts say the sale could have hurt prices."), "hurt").standing is Standing.HEDGED


def test_what_is_taken_for_granted_is_asserted_by_the_report() -> None:
    claim = claim_at(analysed("Militant groups operating from the valley may have met."), "operating")
    assert (claim.kind, claim.mode, claim.standing) == (ClaimKind.PRESUPPOSITION, Mode.PRESUPPOSED, Standing.ASSERTED)
    assert [step.source.label for step in claim.chain] == ["this article"]


def test_cues_that_are_no_step_are_kept_beside_the_chain() -> None:
    claim = claim_at(analysed("The mayor said the mill may close."), "close")
    assert [c.text for c in claim.cues] == ["may"]
    assert [s.cue.text for s in claim.chain if s.cue] == ["said"]


def test_every_claim_says_by_which_rules_it_was_made() -> None:
    claim = claim_at(analysed("The mayor said the mill may close."), "close")
    assert [r.rule for r in claim.reasons] == ["clauses.finite.ccomp", "cues.say", "cues.may"]


def test_an_id_depends_on_place_words_object_and_kind_and_on_nothing_else() -> None:
    document = report("The mill closed. The mill closed.")
    base = claim_id(document, "The mill closed", Span(0, 15), Span(9, 15), None, ClaimKind.EVENT)
    assert base.startswith("clm-")
    assert base == claim_id(document, "The mill closed", Span(0, 15), Span(9, 15), None, ClaimKind.EVENT)
    others = {
        claim_id(document, "The mill closed", Span(17, 32), Span(26, 32), None, ClaimKind.EVENT),
        claim_id(document, "The mill closed", Span(0, 15), Span(9, 15), "a lamp", ClaimKind.EVENT),
        claim_id(document, "The mill closed", Span(0, 15), Span(9, 15), None, ClaimKind.DENIAL),
        claim_id(report("The mill closed."), "The mill closed", Span(0, 15), Span(9, 15), None, ClaimKind.EVENT),
    }
    assert len(others | {base}) == 5


def test_the_same_sentence_twice_is_two_claims() -> None:
    assert len({c.id for c in analysed("The mill closed. The mill closed.").claims}) == 2
