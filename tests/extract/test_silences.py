"""Silence: no denial and no confirmation."""

from __future__ import annotations

import pytest

from sayso.extract.silences import find_silences
from sayso.model.claims import ClaimKind, ResponseKind, Standing
from tests.extract.readings import analysed, scene

Found = list[tuple[ResponseKind, str | None, str | None]]


def silences(text: str) -> Found:
    """Return kind, holder and topic of each silence of the first passage."""
    found = find_silences(scene(text).reading)
    return [(s.kind, s.holder.text if s.holder else None, s.topic.text if s.topic else None) for s in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor has not commented on the sale.", (ResponseKind.NO_COMMENT, "mayor", "sale")),
        ("The mayor had no comment.", (ResponseKind.NO_COMMENT, "mayor", None)),
        ("The mayor declined to comment on the sale.", (ResponseKind.DECLINED, "mayor", "sale")),
        ("The mayor refused to discuss the sale.", (ResponseKind.DECLINED, "mayor", None)),
        ("The mayor declined to say whether the mill will close.", (ResponseKind.DECLINED, "mayor", None)),
        ("The envoy would not say why.", (ResponseKind.DECLINED, "envoy", None)),
        ("The club would not give details about the sale.", (ResponseKind.DECLINED, "club", "sale")),
        ("The mill refused to confirm or deny the sale.", (ResponseKind.DECLINED, "mill", None)),
        ("The mill did not respond.", (ResponseKind.NO_RESPONSE_REPORTED, "mill", None)),
        ("The mill has yet to respond.", (ResponseKind.NO_RESPONSE_REPORTED, "mill", None)),
        ("The owner could not be reached.", (ResponseKind.NO_RESPONSE_REPORTED, "owner", None)),
        ("He was unavailable for comment.", (ResponseKind.NO_RESPONSE_REPORTED, "He", None)),
        ("There was no response from the mill.", (ResponseKind.NO_RESPONSE_REPORTED, None, None)),
    ],
)
def test_a_silence_has_a_kind_and_where_named_a_holder_and_a_topic(
    text: str, expected: tuple[ResponseKind, str | None, str | None]
) -> None:
    assert silences(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor commented on the sale.",
        "The mill responded at once.",
        "Sales declined in May.",
        "The mayor said no.",
        "The hall could not be seen.",
        "The mayor denied the report.",
    ],
)
def test_whoever_answers_is_not_silent(text: str) -> None:
    assert silences(text) == []


def test_one_clause_is_silent_once() -> None:
    assert len(silences("The mayor declined to comment or to elaborate on the sale.")) == 1


def test_a_silence_is_a_claim_of_its_own_and_nothing_else_is_made_of_its_words() -> None:
    text = "The mayor declined to comment on the sale."
    (claim,) = analysed(text).claims
    assert (claim.kind, claim.standing) == (ClaimKind.NON_COMMENT, Standing.SILENCE)
    assert claim.citation.quote == "The mayor declined to comment on the sale"


def test_what_was_not_said_is_not_claimed() -> None:
    analysis = analysed("The mayor declined to say whether the mill will close.")
    assert [c.kind for c in analysis.claims] == [ClaimKind.NON_COMMENT]


@pytest.mark.xfail(
    reason="“no official statement” hides its own negation, and its clause is seated as well", strict=True
)
def test_a_statement_that_was_not_made_is_only_a_silence() -> None:
    """As it stands the report asserts, without negation, that it was made."""
    assert [c.standing for c in analysed("No official statement was made.").claims] == [Standing.SILENCE]


@pytest.mark.xfail(reason="the holder is looked for at the verb only, not behind “from”", strict=True)
@pytest.mark.parametrize("text", ["There was no response from the mill.", "There was no comment from the mill."])
def test_whoever_sent_no_answer_is_named_behind_from(text: str) -> None:
    """As it stands the report itself is listed as the party that did not answer."""
    (response,) = analysed(text).responses
    assert response.by.name == "the mill"


@pytest.mark.xfail(reason="what follows “respond to” is always taken for the matter", strict=True)
def test_a_request_for_comment_is_no_topic() -> None:
    assert silences("The mill did not respond to a request for comment.") == [
        (ResponseKind.NO_RESPONSE_REPORTED, "mill", None)
    ]
