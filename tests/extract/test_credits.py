"""Credits: where a report says that another outlet had it."""

from __future__ import annotations

import pytest

from sayso.extract.credits import find_credits, media_frames, told_outlets
from sayso.model.provenance import CreditScope
from tests.extract.readings import analysed, scene


def credits_of(text: str) -> list[tuple[str, str, bool]]:
    """Return outlet, words and whether it is general of each credit of the first passage."""
    scene_ = scene(text)
    found = find_credits(scene_.parsed, scene_.reading.hits, scene_.cast)
    return [(c.outlet.name, c.cue.text, c.is_general) for c in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The sale was first reported by the Harbour Post.", ("Harbour Post", "first reported by", True)),
        ("The Harbour Post first reported the sale.", ("Harbour Post", "first reported", True)),
        ("The Harbour Post broke the news.", ("Harbour Post", "broke the news", True)),
        ("The mill closed, the Ledger said, citing the Harbour Post.", ("Harbour Post", "citing", False)),
    ],
)
def test_an_outlet_that_had_it_is_credited(text: str, expected: tuple[str, str, bool]) -> None:
    assert credits_of(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The sale was first reported by a baker.",
        "He reported it by hand.",
        "The mill closed, the Ledger said, citing two officials.",
        "The Harbour Post closed.",
        "The lamp broke.",
        "The theft was reported in May.",
    ],
)
def test_nobody_else_is(text: str) -> None:
    assert credits_of(text) == []


def derivations(text: str, publisher: str | None = None) -> list[tuple[str, CreditScope]]:
    return [(d.upstream, d.scope) for d in analysed(text, publisher=publisher).derivations]


def test_a_credit_for_a_whole_story_reaches_further_by_inference_only() -> None:
    text = "The mill closed. The sale was first reported by the Harbour Post."
    assert derivations(text) == [("Harbour Post", CreditScope.INFERRED)]


def test_what_another_outlet_says_is_credited_for_its_sentence() -> None:
    text = "It rained in Tollbeck. The mill closed, the Harbour Post reported."
    assert derivations(text) == [("Harbour Post", CreditScope.EXPLICIT)]


def test_a_credit_in_the_opening_sentence_reaches_the_report() -> None:
    assert derivations("The mill closed, the Harbour Post reported.") == [("Harbour Post", CreditScope.INFERRED)]


def test_a_report_credits_not_itself() -> None:
    text = "The mill closed, the Harbour Post reported."
    assert derivations(text, publisher="The Harbour Post") == []


def test_a_derivation_quotes_the_words_that_prove_it() -> None:
    text = "It rained. The sale was first reported by the Harbour Post."
    (derivation,) = analysed(text).derivations
    assert derivation.citation.quote == "The sale was first reported by the Harbour Post"
    assert [span.of(text) for span in derivation.citation.spans] == [derivation.citation.quote]


def test_an_outlet_may_be_told_or_may_tell() -> None:
    told, said = (
        scene("She told the Harbour Post that the mill closed."),
        scene("The Harbour Post said the mill closed."),
    )
    assert [e.name for _, _, e in told_outlets(list(told.readings), told.cast)] == ["Harbour Post"]
    assert [e.name for _, _, e in media_frames(list(said.readings), said.cast)] == ["Harbour Post"]
    other = scene("She told the baker that the mill closed.")
    assert told_outlets(list(other.readings), other.cast) == []
    assert media_frames(list(other.readings), other.cast) == []
