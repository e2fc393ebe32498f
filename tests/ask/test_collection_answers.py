"""Answers over many reports: each claim with its holder and its report, nothing merged, nothing bare."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sayso.ask.answers import ReportName
from sayso.ask.collection_claims import reported_claims
from sayso.ask.collection_search import search
from sayso.ask.collection_ties import find_collection_ties
from sayso.ask.collection_timeline import build_collection_timeline
from sayso.ask.ties import find_ties
from sayso.ask.timeline import looks_ahead
from sayso.model.analysis import Analysis
from sayso.model.claims import Standing
from sayso.store import ClaimQuery, Store

from . import factories as f


def report(title: str, published: str | None) -> Analysis:
    document = f.document(zones=f.ZONES, title=title, published=published, publisher="Quay Gazette")
    return replace(f.rehearsal(), document=document)


EARLY, LATE = report("Early", "2024-03"), report("Late", None)


def test_every_claim_of_a_report_is_shown_with_its_holder() -> None:
    shown = reported_claims(EARLY)
    assert [reported.claim for reported in shown] == list(EARLY.claims)
    assert all(reported.statement.holder and reported.statement.quote for reported in shown)
    assert {reported.report.line for reported in shown} == {"“Early”, Quay Gazette, 2024-03"}


def test_what_a_report_does_not_state_is_said_to_be_so() -> None:
    assert ReportName.of(f.rehearsal().document).line == "title not stated, outlet not stated, undated"


def test_ties_of_two_reports_stand_side_by_side() -> None:
    found = find_collection_ties([EARLY, LATE])
    assert len(found) == 2 * len(find_ties(EARLY)) > 0
    first, second = found[0], found[1]
    assert first.tie == second.tie
    assert [first.report.title, second.report.title] == ["Early", "Late"]
    assert all([c.claim.id for c in tie.claims] == list(tie.tie.claims) for tie in found)


def test_ties_do_not_depend_on_the_order_of_the_reports() -> None:
    assert find_collection_ties([EARLY, LATE]) == find_collection_ties([LATE, EARLY])


def test_ties_can_be_narrowed_to_a_standing() -> None:
    found = find_collection_ties([EARLY], standings=(Standing.HEDGED,))
    assert {tie.tie.standing for tie in found} == {Standing.HEDGED}


def test_dates_of_two_reports_are_sorted_together_and_never_reconciled() -> None:
    timeline = build_collection_timeline([EARLY, LATE])
    assert [d.claim.report.title for d in timeline.dated[:2]] == ["Early", "Late"]
    assert timeline.dated[0].entry == timeline.dated[1].entry
    assert len(timeline.undated) % 2 == 0
    assert not any(looks_ahead(date.claim.claim) for date in (*timeline.dated, *timeline.undated))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    made: Path = tmp_path_factory.mktemp("answers") / "story.db"
    store = Store.open(made)
    store.add(LATE)
    store.add(EARLY)
    return store


def test_a_search_gives_claims_of_dated_reports_first(store: Store) -> None:
    with store.view() as view:
        answer = search(view, ClaimQuery(words="bazaar"))
    assert [found.reported.report.title for found in answer.claims[:2]] == ["Early", "Late"]
    assert answer.total == len(answer.claims)
    assert answer.read == 2
    assert not answer.is_cut


def test_a_cut_answer_says_so_and_adds_no_sentences(store: Store) -> None:
    with store.view() as view:
        answer = search(view, ClaimQuery(words="the", limit=1))
    assert answer.is_cut
    assert answer.sentences == ()


def test_sentences_that_hold_a_claim_that_was_found_are_not_repeated(store: Store) -> None:
    with store.view() as view:
        answer = search(view, ClaimQuery(words="the"))
    spans = {(c.reported.report.id, s) for c in answer.claims for s in c.reported.claim.citation.spans}
    assert not any(known == s.report.id and span.overlaps(s.span) for s in answer.sentences for known, span in spans)
