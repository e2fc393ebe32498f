"""Deciding about claims: 200 decisions outlive the extractor, and what is taken back leaves no trace."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.ask.review_answers import ItemKind, ReviewItem
from sayso.collection import Collection
from sayso.desk import Desk
from sayso.errors import BadDecision, NotFound
from sayso.export.review_json import queue_to_json
from sayso.export.rows import (
    search_lines,
    search_to_json,
    tie_lines,
    ties_to_json,
    timeline_lines,
    timeline_to_json,
)
from sayso.export.sheet_json import sheet_to_json
from sayso.export.story_json import story_to_json
from sayso.ingest.archive import Archive
from sayso.model.claims import Standing
from sayso.model.judgements import Change, Decision, Fault
from sayso.model.provenance import Support
from sayso.model.spans import Reason
from sayso.store import ClaimQuery, Store
from tests.ask.review_factories import EACH, REPORTS, WHEN, place_of, read, read_again
from tests.resolve.telling import read as told


@contextmanager
def opened(folder: Path, reports: int = 1) -> Iterator[Desk]:
    store = Store.open(folder / "story.db")
    for number in range(reports):
        store.add(read(number))
    collection = Collection(store, Archive(folder / "bytes"), now=lambda: WHEN)
    with Desk(collection, by="Ana", now=lambda: WHEN) as desk:
        yield desk


@pytest.fixture
def desk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    with opened(tmp_path, getattr(request, "param", 1)) as desk:
        yield desk


def ask(desk: Desk, number: int = 0) -> tuple[ReviewItem, ...]:
    return desk.review_queue(read(number).document.id).items


def decide(desk: Desk, item: ReviewItem, number: int) -> None:
    """Confirm, reject or correct, in turn."""
    turn = (number + number // EACH) % 3
    if turn == 0:
        desk.accept(item)
    elif turn == 1:
        desk.reject(item, Fault.WRONG_WHO)
    else:
        desk.correct(item, {"standing": "forecast"})


@pytest.mark.parametrize("desk", [REPORTS], indirect=True)
def test_two_hundred_decisions_are_kept_when_another_extractor_reads_the_reports(desk: Desk) -> None:
    asked = [item for number in range(REPORTS) for item in ask(desk, number)][:200]
    for number, item in enumerate(asked):
        decide(desk, item, number)
    with desk.store.view() as view:
        made = view.reviews()
    assert len(made) == len(desk.reviewed().claims) == 200
    for number in range(REPORTS):
        desk.store.add(read_again(number))
    with desk.store.view() as view:
        assert view.reviews() == made
    after = desk.reviewed()
    here = Counter(place_of(review.anchor.quote) for review in made)
    missed = [lost for lost in after.lost if not lost.otherwise]
    assert len(after.claims) + len(missed) == 200
    assert {place_of(lost.review.anchor.quote) for lost in missed} == {5}
    assert len(missed) == here[5] > 0
    doubtful = [each for each in after.claims if each.decision.otherwise]
    assert {place_of(each.decision.review.anchor.quote) for each in doubtful} == {4}
    confirmed_or_corrected = [e for e in doubtful if e.decision.review.decision is not Decision.REJECTED]
    assert doubtful == confirmed_or_corrected, "that who is wrong still holds of a claim that is hedged now"
    assert all(each.decision.holds for each in after.claims if each not in doubtful)


def test_what_is_read_otherwise_is_asked_again(desk: Desk) -> None:
    fifth = ask(desk)[4]
    desk.accept(fifth)
    assert fifth.id not in {item.id for item in ask(desk)}
    desk.store.add(read_again(0))
    (again,) = desk.review_queue().items
    assert again.claim is not None
    assert again.claim.claim.standing is Standing.HEDGED
    assert again.earlier == (
        "Confirmed by Ana on 2024-04-01. Read otherwise now (standing): it does not count until somebody looks again.",
    )


def test_a_rejected_claim_leaves_answers_and_stays_listed_and_undo_brings_it_back(desk: Desk) -> None:
    before = desk.collection.timeline(), desk.collection.ties()
    queue = desk.review_queue(read(0).document.id)
    desk.reject(ask(desk)[0], Fault.NOT_A_CLAIM, why="a caption")
    assert [c.decision.sentence for c in desk.reviewed().claims] == [
        "Rejected by Ana on 2024-04-01: not a claim (a caption)."
    ]
    sheet = desk.collection.sheet(read(0).document.id)
    assert len(sheet.claims) == EACH
    assert sheet.reviews[0].holds
    desk.undo(why="it is none")
    assert (desk.collection.timeline(), desk.collection.ties()) == before
    assert desk.review_queue(read(0).document.id) == queue
    assert desk.collection.sheet(read(0).document.id).reviews == ()


def test_what_is_put_off_comes_last_and_decides_nothing(desk: Desk) -> None:
    first = ask(desk)[0]
    desk.skip(first)
    assert [item.is_put_off for item in ask(desk)] == [False] * (EACH - 1) + [True]
    assert ask(desk)[-1].id == first.id
    assert desk.review_queue().decided == 0


def test_what_cannot_be_is_refused_and_nothing_is_kept(desk: Desk) -> None:
    item = ask(desk)[0]
    for fields in ({"standing": "asserted"}, {"quote": "a bear"}, {"mood": "merry"}):
        with pytest.raises(BadDecision):
            desk.correct(item, fields)
    with pytest.raises(BadDecision):
        desk.cannot_tell(item)
    with pytest.raises(NotFound):
        desk.review_queue("doc-none")
    with desk.store.view() as view:
        assert (view.reviews(), view.changes()) == ((), ())


def test_claims_that_rules_and_encoder_read_differently_are_asked_by_themselves(desk: Desk) -> None:
    assert desk.review_queue().items == ()
    doubtful = read(0, "3")
    reason = Reason(rule="encoder.standing", note="in context hedged, by the grammar asserted")
    desk.store.add(replace(doubtful, claims=(*doubtful.claims[:2], replace(doubtful.claims[2], reasons=(reason,)))))
    (item,) = desk.review_queue().items
    assert (item.kind, item.reasons) == (ItemKind.EXTRACTION, (reason.note,))
    assert item.context == f"{item.claim.claim.citation.quote}." if item.claim else False


def test_decisions_on_claims_travel_to_another_collection(desk: Desk, tmp_path: Path) -> None:
    for number, item in enumerate(ask(desk)):
        decide(desk, item, number)
    lines = list(desk.dump())
    store = Store.open(tmp_path / "other.db")
    store.add(read(0))
    with Desk(Collection(store, Archive(tmp_path / "more"), now=lambda: WHEN), by="Ben", now=lambda: WHEN) as other:
        other.load(lines, "a file")
        assert [c.decision.sentence for c in other.reviewed().claims] == [
            c.decision.sentence for c in desk.reviewed().claims
        ]
        assert other.collection.sheet(read(0).document.id) == desk.collection.sheet(read(0).document.id)


def test_search_finds_what_was_rejected_and_says_so_and_ties_count_it(desk: Desk) -> None:
    desk.reject(ask(desk)[0], Fault.WRONG_WHEN)
    found = desk.collection.search(ClaimQuery(words="bazaar"))
    (line,) = [line for line in search_lines(found) if "wrong when" in line]
    assert line.strip() == "Rejected by Ana on 2024-04-01: wrong when."
    rejected = desk.collection.rejected()
    assert [r.claim.citation.quote for r in rejected] == [read(0).claims[0].citation.quote]
    said = "1 claim left out that people rejected: `sayso review --decided` lists them."
    assert said in tie_lines(desk.collection.ties(), rejected)
    assert said in timeline_lines(desk.collection.timeline(), rejected)
    desk.undo()
    assert desk.collection.rejected() == ()


@given(moves=st.lists(st.tuples(st.integers(0, EACH - 1), st.integers(0, 3)), min_size=1, max_size=10), data=st.data())
@settings(max_examples=6)
def test_decisions_taken_back_in_any_order_leave_every_answer_as_it_was(
    moves: list[tuple[int, int]], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder)) as desk:
        before = answers(desk)
        asked = ask(desk)
        made = [take(desk, asked[number], turn).number for number, turn in moves]
        for number in data.draw(st.permutations(made)):
            desk.undo(number)
        assert answers(desk) == before
        assert len(desk.history()) == len(made)


def take(desk: Desk, item: ReviewItem, turn: int) -> Change:
    """Decide in one of four ways."""
    if turn == 0:
        return desk.accept(item)
    if turn == 1:
        return desk.reject(item, Fault.NOISE)
    return desk.skip(item) if turn == 2 else desk.correct(item, {"standing": "hedged", "time": "2024-03"})


def answers(desk: Desk) -> str:
    """All that can be asked of the collection, byte for byte."""
    held = desk.collection
    found = (
        ties_to_json(held.ties(), held.rejected()),
        timeline_to_json(held.timeline(), held.rejected()),
        search_to_json(held.search(ClaimQuery(words="opened"))),
        sheet_to_json(held.sheet(read(0).document.id)),
        story_to_json(held.story()),
        queue_to_json(desk.review_queue()),
        queue_to_json(desk.review_queue(read(0).document.id)),
        desk.annotated(),
    )
    return json.dumps(found)


BELL = (
    (
        "Quay Gazette",
        "The Bell Trust has sold the harbour bell to the Pier Company, two officials said on Monday. It rang.",
    ),
    (
        "Upland Farmer",
        "There is news. Piet Lund said the Bell Trust sold the harbour bell to the Pier Company. He sang.",
    ),
)


def test_who_knows_that_two_sources_are_different_corroborates_until_it_is_taken_back(tmp_path: Path) -> None:
    with opened(tmp_path, 0) as desk:
        for day, (outlet, text) in enumerate(BELL, start=4):
            desk.store.add(told(text, outlet, f"2024-03-{day:02d}"))
        (asked,) = desk.review_queue(kinds=[ItemKind.CORROBORATION]).items
        assert sale(desk) is Support.POSSIBLY_CORROBORATED
        desk.accept(asked, why="we met both")
        assert sale(desk) is Support.CORROBORATED
        assert desk.review_queue(kinds=[ItemKind.CORROBORATION]).items == ()
        (past,) = desk.history()
        assert past.lines[0].startswith("The origins of “")
        assert past.lines[0].endswith("are different, each knowing it for itself.")
        desk.undo()
        assert sale(desk) is Support.POSSIBLY_CORROBORATED
        desk.reject(asked)
        assert sale(desk) is Support.SINGLE_SOURCE


def sale(desk: Desk) -> Support:
    """How the sale stands: what both reports say."""
    (support,) = {p.corroboration.status.support for p in desk.collection.story().propositions if p.counts.reports == 2}
    return support
