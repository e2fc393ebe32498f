"""Decisions on claims are kept whole, by content, with who, when and why; taking one back leaves it on record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.model.judgements import Anchor, Corrected, Decision, Fault, Review
from sayso.model.spans import Span
from sayso.store import Store

WORDS = "opened a bazaar\x00 “in Saltby” \ud800"
CONFIRMED = Review(
    anchor=Anchor(document="doc-1", span=Span(4, 30), quote=WORDS), key='{"head":4}', decision=Decision.CONFIRMED
)
CORRECTED = Review(
    anchor=Anchor(document="doc-2", span=Span(0, 9), quote="It opened"),
    key="{}",
    decision=Decision.CORRECTED,
    fault=Fault.WRONG_WHO,
    corrected=(Corrected(field="who", was="It", value="the Tallow Guild"),),
)
SAID = {"by": "Ana", "at": "2024-03-05", "why": "read twice"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "story.db") as opened:
        yield opened


def test_a_review_comes_back_as_it_was_made_with_its_change(store: Store) -> None:
    made = store.review([CONFIRMED, CORRECTED], action="accept", **SAID)
    with store.view() as view:
        one, two = view.reviews()
    assert (one.anchor, one.key, one.decision, one.fault, one.change) == (
        CONFIRMED.anchor,
        CONFIRMED.key,
        Decision.CONFIRMED,
        None,
        made,
    )
    assert (two.anchor, two.fault, two.corrected) == (CORRECTED.anchor, CORRECTED.fault, CORRECTED.corrected)


def test_reviews_come_in_the_order_in_which_they_were_made_and_by_document(store: Store) -> None:
    for review in (CORRECTED, CONFIRMED, CORRECTED):
        store.review([review], action="accept", **SAID)
    with store.view() as view:
        assert [r.anchor.document for r in view.reviews()] == ["doc-2", "doc-1", "doc-2"]
        assert [r.change.number for r in view.reviews("doc-2") if r.change] == [1, 3]


def test_a_review_that_was_taken_back_is_kept_and_stands_no_more(store: Store) -> None:
    change = store.review([CONFIRMED], action="accept", **SAID)
    store.withdraw_change(change.number, at="2024-03-06", by="Ben", why="misread")
    with store.view() as view:
        (review,) = view.reviews()
    assert review.change is not None
    assert (review.change.stands, review.change.by, review.change.withdrawn_by) == (False, "Ana", "Ben")
