"""Responses: what a party answered, and which claims its answer reaches."""

from __future__ import annotations

import pytest

from sayso.model.claims import ResponseKind
from tests.extract.readings import analysed, claim_at

Answer = tuple[ResponseKind, str]


def answers(text: str) -> list[Answer]:
    return [(r.kind, r.by.name) for r in analysed(text).responses]


def reached(text: str) -> list[str]:
    """Return the words of the claims that the last response answers."""
    analysis = analysed(text)
    by_id = {c.id: c.citation.quote for c in analysis.claims}
    return [by_id[i] for i in analysis.responses[-1].claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill denied selling the boat.", (ResponseKind.DENIAL_SPECIFIC, "The mill")),
        ("The mill has consistently denied selling boats.", (ResponseKind.DENIAL_GENERAL, "The mill")),
        ("The mill denied any wrongdoing.", (ResponseKind.DENIAL_GENERAL, "The mill")),
        ("The mill said it had no role in the sale.", (ResponseKind.DENIAL_SPECIFIC, "The mill")),
        ("The mill admitted that it sold the boat.", (ResponseKind.ADMISSION, "The mill")),
        ("The mill declined to comment.", (ResponseKind.DECLINED, "The mill")),
        ("The mill did not respond.", (ResponseKind.NO_RESPONSE_REPORTED, "The mill")),
        ("The mill has not commented on the sale.", (ResponseKind.NO_COMMENT, "The mill")),
    ],
)
def test_an_answer_has_a_kind_and_a_party(text: str, expected: Answer) -> None:
    assert answers(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The mill closed.",
        "The mill said the wheel broke.",
        "The mill did not close.",
        "Reports that the mill closed are untrue.",
    ],
)
def test_whoever_only_reports_answers_nobody(text: str) -> None:
    assert answers(text) == []


def test_a_specific_denial_reaches_the_claim_that_it_shares_words_with() -> None:
    text = "The council said the mill sold the boat in May. The mill denied selling the boat."
    assert reached(text) == ["the mill sold the boat in May"]


def test_the_claim_carries_the_denial_with_it() -> None:
    analysis = analysed("The council said the mill sold the boat in May. The mill denied selling the boat.")
    assert claim_at(analysis, "sold").responses == (analysis.responses[0].id,)


def test_a_denial_of_something_else_reaches_nothing() -> None:
    assert reached("The council said the mill sold the boat in May. The mill denied burning the flags.") == []


def test_whose_denial_it_is_says_nothing_of_what_is_denied() -> None:
    text = "The mill sold the boat at the fair, a clerk said. The owners of the fair denied that the boat had leaked."
    assert reached(text) == []


def test_a_general_denial_answers_no_single_event() -> None:
    assert reached("The council said the mill sold the boat. The mill has always denied selling the boat.") == []


def test_a_silence_answers_the_claims_about_its_topic() -> None:
    text = "The council said the mill sold the boat in May. The mill has not commented on the boat."
    assert reached(text) == ["the mill sold the boat in May"]


def test_a_silence_on_nothing_in_particular_answers_nothing() -> None:
    assert reached("The council said the mill sold the boat. The mill declined to comment.") == []


def test_nobody_answers_a_title() -> None:
    text = "Guild treasurer Mara Quill left. The mill denied that Guild treasurer Mara Quill left."
    assert "Guild treasurer Mara Quill" not in reached(text)


@pytest.mark.xfail(reason="the words of a denial take in an aside, and answer the aside by them", strict=True)
def test_a_denial_does_not_answer_the_aside_inside_it() -> None:
    assert reached("The mayor, who opened the fair, has denied selling the lamp.") == []


def test_an_admission_reaches_what_it_admits() -> None:
    text = "The council said the mill sold the boat in May. The mill admitted that it sold the boat in May."
    assert "the mill sold the boat in May" in reached(text)


def test_a_denial_answers_an_act_that_nobody_is_said_to_have_done() -> None:
    text = (
        "The lamp of the lighthouse may have been sold to a collector, trustees said. "
        "The former secretary, Lucan Holt, denied selling the lamp."
    )
    assert reached(text) == ["The lamp of the lighthouse may have been sold to a collector"]


def test_a_denial_does_not_answer_what_somebody_else_did() -> None:
    assert reached("Tarn Company bought the mill. Ada Brill denied buying the mill.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kroon Bank accused the Ostermark Museum of neglect. The museum denied the accusations.",
            "accused the Ostermark",
        ),
        ("Prosecutors charged Otto Brink, a clerk, with theft. Mr Brink denies the charge.", "charged Otto Brink"),
        ("Otto Brink was charged with theft. Ada Moll left. Mr Brink denied the charge.", "was charged"),
        ("Ada Moll accused Otto Brink of stealing a bell. Mr Brink rejected the accusation.", "stealing a bell"),
        ("Ada Moll alleged that Otto Brink stole a bell. Mr Brink denied the allegation.", "Otto Brink stole a bell"),
    ],
)
def test_the_accusation_is_what_was_put_to_whoever_denies_it(text: str, expected: str) -> None:
    (found,) = reached(text)
    assert expected in found


@pytest.mark.parametrize(
    "text",
    [
        "Otto Brink accused Ada Moll of theft. Mr Brink denied the charge.",
        "Ada Moll said that Otto Brink bought a bell. Mr Brink denied the allegation.",
        "Prosecutors charged Ada Moll with theft. Mr Otto Brink denied the charge.",
    ],
)
def test_an_accusation_of_somebody_else_is_not_answered(text: str) -> None:
    assert reached(text) == []
