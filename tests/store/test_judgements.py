"""What people judged is kept with its change, withdrawn with who, when and why, and never erased."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import NotFound, StoreError
from sayso.model.judgements import Anchor, Judgement, Verdict
from sayso.model.spans import Reason, Span
from sayso.store import Store
from sayso.store.engine import writing
from sayso.store.judgements import load_changes, take_over

WHEN = {"by": "the desk", "at": "2024-03-08", "why": "same post in both"}
ANCHOR = Anchor(document="doc-1", span=Span(3, 12), quote="Mira Venn")


REASON = Reason(rule="same.post", note="n")


def judgement(left: str = "app-1", right: str = "app-2", verdict: Verdict = Verdict.POSITIVE) -> Judgement:
    return Judgement(left=left, right=right, verdict=verdict, anchors=(ANCHOR,), reasons=(REASON,))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "story.db") as opened:
        yield opened


def test_a_judgement_is_kept_with_its_words_and_its_change(store: Store) -> None:
    change = store.judge([judgement()], action="merge", **WHEN)
    with store.view() as view:
        assert view.judgements() == (replace(judgement(), change=change),)
    assert (change.number, change.action, change.by, change.stands) == (1, "merge", "the desk", True)


def test_a_change_that_is_taken_back_stays_with_both_reasons(store: Store) -> None:
    store.judge([judgement()], action="merge", **WHEN)
    gone = store.withdraw_change(1, at="2024-03-09", by="somebody", why="two people")
    with store.view() as view:
        assert view.changes() == (gone,)
        assert view.judgements()[0].change == gone
    assert (gone.why, gone.withdrawn_why, gone.stands) == ("same post in both", "two people", False)


def test_the_same_decision_again_is_another_change(store: Store) -> None:
    first = store.judge([judgement()], action="merge", **WHEN)
    store.withdraw_change(1, at="2024-03-08", by="", why="")
    again = store.judge([judgement()], action="merge", **WHEN)
    assert (again.number, again.id != first.id) == (2, True)


@pytest.mark.parametrize("number", [0, 2])
def test_what_is_not_there_cannot_be_taken_back(store: Store, number: int) -> None:
    store.judge([judgement()], action="merge", **WHEN)
    with pytest.raises(NotFound, match=f"change {number}"):
        store.withdraw_change(number, at="2024-03-09", by="", why="")


def test_nothing_is_taken_back_twice(store: Store) -> None:
    store.judge([judgement()], action="merge", **WHEN)
    store.withdraw_change(1, at="2024-03-09", by="", why="")
    with pytest.raises(NotFound, match="was taken back on 2024-03-09"):
        store.withdraw_change(1, at="2024-03-10", by="", why="")


def test_a_change_that_cannot_be_stored_whole_is_not_stored_at_all(store: Store) -> None:
    with pytest.raises(StoreError):
        store.judge([judgement(), judgement()], action="merge", **WHEN)
    with store.view() as view:
        assert (view.changes(), view.judgements()) == ((), ())


def test_a_change_of_another_collection_keeps_its_id_and_gets_the_next_number(store: Store, tmp_path: Path) -> None:
    store.judge([judgement("app-3", "app-4")], action="merge", **WHEN)
    with Store.open(tmp_path / "other.db") as other:
        other.judge([judgement("app-5", "app-6")], action="split", **WHEN)
        theirs = other.judge([judgement()], action="split", **WHEN)
    with writing(store._engine) as connection:
        taken, new = take_over(connection, theirs)
        assert (taken, new) == (replace(theirs, number=2), True)
        assert take_over(connection, theirs) == (taken, False)
        gone = replace(theirs, withdrawn_at="2024-04-01", withdrawn_by="them", withdrawn_why="no")
        assert take_over(connection, gone)[0].withdrawn_why == "no"
        assert take_over(connection, theirs)[0].withdrawn_why == "no"
        assert [change.number for change in load_changes(connection)] == [1, 2]
