"""How sure, on whose say-so: what governs a clause."""

from __future__ import annotations

import pytest

from sayso.extract.factuality import is_question
from sayso.model.claims import Certainty, HedgeScope, Polarity
from tests.extract.readings import parse, scene


@pytest.mark.parametrize(
    ("text", "head", "certainty"),
    [
        ("The mill closed.", "closed", Certainty.CERTAIN),
        ("The mill may have closed.", "closed", Certainty.POSSIBLE),
        ("The mill has probably closed.", "closed", Certainty.PROBABLE),
        ("The mill has possibly closed.", "closed", Certainty.POSSIBLE),
        ("Divers believe that the wreck sank.", "sank", Certainty.PROBABLE),
        ("Divers suspect that the wreck sank.", "sank", Certainty.POSSIBLE),
        ("Divers suspect that the wreck probably sank.", "sank", Certainty.POSSIBLE),
        ("It is unclear whether the mill closed.", "closed", Certainty.UNDERSPECIFIED),
        ("The mill could not verify the bill.", "verify", Certainty.CERTAIN),
        ("The mill can grind rye.", "grind", Certainty.CERTAIN),
    ],
)
def test_certainty_is_that_of_the_weakest_word_above(text: str, head: str, certainty: Certainty) -> None:
    assert scene(text).state(head).certainty is certainty


@pytest.mark.parametrize(
    ("text", "head", "polarity"),
    [
        ("The mill did not close.", "close", Polarity.NEGATIVE),
        ("The mill never closed.", "closed", Polarity.NEGATIVE),
        ("No boats came.", "came", Polarity.NEGATIVE),
        ("The mill failed to close.", "close", Polarity.NEGATIVE),
        ("She doubts that the mill closed.", "closed", Polarity.NEGATIVE),
        ("The mill closed with no fanfare.", "closed", Polarity.POSITIVE),
        ("The mill, which did not open, fell.", "fell", Polarity.POSITIVE),
        ("He did not say that the mill closed.", "closed", Polarity.POSITIVE),
        ("They do not believe that the mill closed.", "closed", Polarity.NEGATIVE),
        ("He left without paying the bill.", "left", Polarity.POSITIVE),
        ("He left without paying the bill.", "paying", Polarity.NEGATIVE),
    ],
)
def test_negation_stays_in_its_clause(text: str, head: str, polarity: Polarity) -> None:
    assert scene(text).state(head).polarity is polarity


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("The mill denied selling the boat.", "selling"),
        ("The mill denied the claim that it sold the boat.", "sold"),
        ("There is no truth in the reports that the mill closed.", "closed"),
        ("The mill denied selling the boat and burning the sails.", "burning"),
    ],
)
def test_a_denial_reaches_what_is_denied(text: str, head: str) -> None:
    assert scene(text).state(head).is_denied


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("The mayor, who opened the hall, denied selling the lamp.", "opened"),
        pytest.param(
            "The mill denied the claim, which the mayor made in May.",
            "made",
            marks=pytest.mark.xfail(
                reason="any relative clause of what is denied is taken for its wording", strict=True
            ),
        ),
        ("The mill denied selling the boat, and the mayor left.", "left"),
        ("The mill did not sell the boat.", "sell"),
        ("The mill has not denied selling the boat.", "selling"),
    ],
)
def test_a_denial_reaches_no_aside_and_no_other_clause(text: str, head: str) -> None:
    assert not scene(text).state(head).is_denied


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("The mill will close.", "close"),
        ("The mill is to close.", "close"),
        ("The mill is due to close in May.", "close"),
        ("The mill is expected to close.", "close"),
        ("The owner promised to close the mill.", "close"),
        ("The owner said he would close the mill.", "close"),
        ("Analysts warn that the sale could hurt prices.", "hurt"),
        ("The mill is likely to close.", "close"),
    ],
)
def test_what_lies_ahead_is_future(text: str, head: str) -> None:
    assert scene(text).state(head).is_future


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("The mill closed.", "closed"),
        ("The mill is expected to have closed.", "closed"),
        ("The mill is likely to have closed.", "closed"),
        ("That would hurt prices.", "hurt"),
        ("The mill, which opened in 1900, will close.", "opened"),
    ],
)
def test_what_looks_back_is_not(text: str, head: str) -> None:
    assert not scene(text).state(head).is_future


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("If it rains, the fair ends.", "rains"),
        ("The mayor urged the club to wait.", "wait"),
        ("The owner wants to sell the boat.", "sell"),
        ("The mill should close.", "close"),
        ("She went to the hall to open the fair.", "open"),
        ("That would hurt prices.", "hurt"),
        ("Were the labels new, the jar would be cheap.", "Were"),
        ("Has the old mill closed its gate?", "closed"),
        ("He tried to repair the lamp.", "repair"),
    ],
)
def test_what_is_only_thought_of_is_hypothetical(text: str, head: str) -> None:
    assert scene(text).state(head).is_hypothetical


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("The mill must have closed.", "closed"),
        ("The owner had to sell the boat.", "sell"),
        ("The owner managed to sell the boat.", "sell"),
        ("The owner asked whether the lamp, which fell in May, was lit.", "fell"),
        ("“Has the mill closed?” she asked.", "asked"),
    ],
)
def test_what_is_inferred_done_or_only_said_beside_it_is_not(text: str, head: str) -> None:
    assert not scene(text).state(head).is_hypothetical


@pytest.mark.parametrize(
    ("text", "head", "hearsay", "alleged"),
    [
        ("The mill has reportedly closed.", "closed", True, False),
        ("The mill has allegedly closed.", "closed", False, True),
        ("He is said to have left.", "left", True, False),
        ("The mill closed.", "closed", False, False),
        ("A reportedly priceless umbrella was lost in May.", "lost", False, False),
        ("The mayor reportedly said that the mill closed.", "closed", True, False),
    ],
)
def test_hearsay_is_told_from_an_allegation(text: str, head: str, hearsay: bool, alleged: bool) -> None:
    state = scene(text).state(head)
    assert (state.is_hearsay, state.is_alleged) == (hearsay, alleged)


@pytest.mark.parametrize(
    ("text", "head", "scope"),
    [
        ("The mill closed.", "closed", HedgeScope.NONE),
        ("The mill reportedly closed.", "closed", HedgeScope.DIRECT),
        ("The mill reportedly closed and opened a shop.", "opened", HedgeScope.DIRECT),
        ("The mill reportedly closed, and the owner left.", "left", HedgeScope.NONE),
        ("The owner reportedly left the town, selling the mill to a baker.", "selling", HedgeScope.INHERITED),
        ("The owner reportedly left the hall where he sold boats.", "sold", HedgeScope.INHERITED),
        ("The owner may leave the hall that he built in 1990.", "built", HedgeScope.NONE),
    ],
)
def test_clauses_that_hang_on_hearsay_inherit_it_and_new_ones_do_not(text: str, head: str, scope: HedgeScope) -> None:
    assert scene(text).state(head).scope is scope


def test_frames_come_outermost_first() -> None:
    state = scene("Mara Quill said that Idris Conteh said that the mill closed.").state("closed")
    assert [f.holder.text for f in state.frames if f.holder is not None] == ["Quill", "Conteh"]


def test_a_doubt_of_the_days_is_no_doubt_of_the_deed() -> None:
    state = scene("The mill will close, perhaps within weeks.").state("close")
    assert (state.certainty, state.is_doubted) == (Certainty.CERTAIN, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Has the mill closed?", True), ("“Has the mill closed?”", True), ("The mill closed.", False), ("?! …", False)],
)
def test_a_passage_asks_if_it_ends_with_a_question_mark(text: str, expected: bool) -> None:
    assert is_question(parse(text)) is expected
