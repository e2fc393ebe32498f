"""Which predications are claims, and why the others are not."""

from __future__ import annotations

import pytest

from sayso.extract.seats import carried_by_noun, why_not
from tests.extract.readings import analysed, scene


def rule(text: str, head: str) -> str | None:
    scene_ = scene(text)
    return why_not(scene_.predication(head), scene_.reading)


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("The mill closed.", "closed"),
        ("The mayor said the mill closed.", "closed"),
        ("The mill, built in 1900, fell.", "built"),
        ("The mayor left, waving a flag.", "waving"),
        ("The bridge is safe.", "safe"),
        ("She announced the closure of the mill.", "closure"),
        ("The council failed to repair the lamp.", "repair"),
    ],
)
def test_what_reports_something_is_a_claim(text: str, head: str) -> None:
    assert rule(text, head) is None


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("The mayor said the mill closed.", "said", "seats.act_of_saying"),
        ("The mayor urged the club to wait.", "urged", "seats.act_of_saying"),
        ("“It rained a lot.” She said.", "said", "seats.act_of_saying"),
        ("The mayor declined to comment.", "comment", "seats.silence"),
        ("The mayor declined to say whether the mill will close.", "close", "seats.silence"),
        ("The mayor had no comment.", "had", "seats.silence"),
        ("The owner was not available for comment.", "available", "seats.silence"),
        ("Sell the boat today.", "Sell", "seats.command"),
        ("Thank you for the boat.", "Thank", "seats.empty_verb"),
        ("The rules concerning the mill changed.", "concerning", "seats.linking_participle"),
        ("The sale was first reported by the Harbour Post.", "reported", "seats.credit"),
        ("The announced closure, planned for May, came.", "planned", None),
    ],
)
def test_what_only_leads_to_a_report_is_none(text: str, head: str, expected: str | None) -> None:
    scene_ = scene(text)
    reading = next(r for r in scene_.readings if any(p.head.text == head for p in r.predications))
    assert why_not(scene_.predication(head), reading) == expected


def test_an_act_that_denies_itself_is_what_is_denied() -> None:
    """``The mill denied it``: there is no other content."""
    assert rule("The mill denied it.", "denied") is None


def test_where_nothing_is_claimed_the_analysis_says_why() -> None:
    text = "The mill closed. Sell the boat today."
    reasons = {(a.reason.rule, a.span.of(text)) for a in analysed(text).abstentions}
    assert ("seats.command", "Sell") in reasons


def test_an_act_of_saying_is_no_abstention() -> None:
    """It is not lost: it is a step of the chain."""
    assert analysed("The mayor said the mill closed.").abstentions == ()


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("The club held a meeting in Oslo.", "held", "meeting"),
        ("The club held a lamp.", "held", None),
        ("The club praised the meeting.", "praised", None),
        ("The club held.", "held", None),
    ],
)
def test_a_light_verb_is_carried_by_its_noun(text: str, head: str, expected: str | None) -> None:
    found = carried_by_noun(scene(text).predication(head))
    assert (found.text if found is not None else None) == expected


@pytest.mark.xfail(reason="a verb without words of its own is dropped although it shares its subject", strict=True)
def test_a_lone_verb_joined_to_another_is_a_claim_of_the_same_subject() -> None:
    assert rule("The owner left and returned.", "returned") is None


@pytest.mark.xfail(reason="“had” is seated beside its infinitive, so that one event is two claims", strict=True)
def test_what_somebody_had_to_do_is_one_claim() -> None:
    claims = analysed("The owner had to sell the mill.").claims
    assert [c.predicate for c in claims] == ["to sell"]
