"""Answers over many reports: each claim with its holder and its report, nothing merged, nothing bare."""

from __future__ import annotations

from collections.abc import Iterator
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
from sayso.ask.who import WhoIsWho, find_who_is_who, note_names
from sayso.ask.who_named import list_entities
from sayso.errors import NotFound
from sayso.model.analysis import Analysis
from sayso.model.claims import Standing
from sayso.model.judgements import Change, Judgement, Verdict
from sayso.store import ClaimQuery, Store

from . import factories as f
from . import who_factories as w


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


# Who is who


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Four reports, two of whose Odile Marshes a rule joins, and a third who is probably the same."""
    with Store.open(tmp_path_factory.mktemp("who") / "story.db") as made:
        for each in w.reports():
            made.add(each)
        note_names(made)
        yield made


def judged(store: Store, verdict: Verdict | None = None) -> WhoIsWho:
    """Who is who there; with a verdict on the Odile Marshes of the Gazette and the Mail, by change 1."""
    with store.view() as view:
        who = find_who_is_who(view)
    if verdict is None:
        return who
    ends = sorted(a.id for a in who.appearances if a.name == "Odile Marsh" and a.document != w.document_of("echo"))
    change = Change(id="chg-1", number=1, action="merge", by="the desk", at="2024-04-01", why="")
    return who.with_judgements([Judgement(left=ends[0], right=ends[1], verdict=verdict, change=change)])


def notes(who: WhoIsWho) -> dict[str, tuple[str, ...]]:
    """What the ties of each report say of the names of their ends."""
    return {tie.report.publisher or "": tie.names for tie in find_collection_ties(w.reports(), who=who)}


def test_a_tie_says_whom_its_ends_are_only_probably_the_same_as(known: Store) -> None:
    here = notes(judged(known))
    assert here["Saltby Echo"][0].startswith("“Odile Marsh” is probably the same as in Coast Mail, 2024-03-06")
    assert all(note.endswith("until somebody judges.") for found in here.values() for note in found)


def test_ties_of_those_who_were_judged_to_be_one_say_nothing_more(known: Store) -> None:
    assert not any("“Odile Marsh” is probably" in note for note in notes(judged(known, Verdict.POSITIVE))["Coast Mail"])


def test_a_tie_names_its_ends_as_the_collection_knows_them(known: Store) -> None:
    who = judged(known)
    tie = next(tie for tie in find_collection_ties(w.reports(), who=who) if tie.tie.a.name == "Odile Marsh")
    entity = who.entity(tie.report.id, tie.tie.a.entity)
    assert entity is not None
    assert tie.a == entity.id
    assert {name.entity: name.who for name in tie.claims[0].names}[tie.tie.a.entity] == tie.a


def test_an_end_that_is_known_under_another_name_says_who_judged_so(known: Store) -> None:
    who = judged(known)
    marsch = next(a.id for a in who.appearances if a.name == "Odile Marsch")
    marsh = next(a.id for a in who.appearances if a.name == "Odile Marsh" and a.document == w.document_of("echo"))
    change = Change(id="chg-1", number=1, action="merge", by="the desk", at="2024-04-01", why="")
    left, right = sorted((marsch, marsh))
    told = who.with_judgements([Judgement(left=left, right=right, verdict=Verdict.POSITIVE, change=change)])
    said = [note for tie in find_collection_ties(w.reports(), who=told) for note in tie.names]
    words = "judged by change 1 (merge, 2024-04-01, the desk) and by a rule, by the name and more"
    assert f"“Odile Marsch” is “Odile Marsh” elsewhere: {words}." in said


@pytest.mark.parametrize(
    ("verdict", "words"),
    [(None, "is probably the same as"), (Verdict.NEGATIVE, "is not the same as"), (Verdict.POSITIVE, None)],
)
def test_an_answer_tells_namesakes_apart_or_says_that_it_cannot(
    known: Store, verdict: Verdict | None, words: str | None
) -> None:
    who = judged(known, verdict)
    timeline = build_collection_timeline(w.reports(), who)
    with known.view() as view:
        answer = search(view, ClaimQuery(about="Odile Marsh"), who)
    for doubts in (timeline.doubts, answer.doubts):
        told = [doubt.sentence for doubt in doubts if "Odile Marsh”" in doubt.sentence and "Mail" in doubt.sentence]
        assert (words is None and not told) or (words is not None and len(told) == 1 and words in told[0])


def test_whoever_is_asked_for_is_found_under_every_name_that_is_judged_theirs(known: Store) -> None:
    who = judged(known)
    marsch = next(a for a in who.appearances if a.name == "Odile Marsch")
    gazette = next(a for a in who.appearances if a.name == "Odile Marsh" and a.document == w.document_of("gazette"))
    left, right = sorted((marsch.id, gazette.id))
    told = who.with_judgements([Judgement(left=left, right=right, verdict=Verdict.POSITIVE)])
    for asked, reports in (("Odile Marsch", 4 - 1), ("Odile Marsh", 4), (told.identities.canonical(left), 4 - 1)):
        with known.view() as view:
            answer = search(view, ClaimQuery(about=asked), told)
        assert len({found.reported.report.id for found in answer.claims}) == reports


def test_an_entity_that_there_is_not_is_not_found(known: Store) -> None:
    with known.view() as view, pytest.raises(NotFound):
        search(view, ClaimQuery(about="who-ffff"), judged(known))


def test_people_with_a_post_are_listed_and_others_are_counted(known: Store) -> None:
    who = judged(known)
    named = [replace(a, posts=("treasurer",)) if a.name == "Odile Marsh" else a for a in who.appearances]
    listed, unlisted = list_entities(replace(who, appearances=tuple(named)))
    assert [entity.name for entity in listed] == ["Marrow Choir", "Odile Marsh", "Odile Marsh"] + ["Tallow Guild"] * 2
    assert unlisted == len(list_entities(who)[0]) + list_entities(who)[1] - len(listed)
