"""A story is told from its reports alone: the same in any order, and as it would have been told on a day."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from sayso.ask.story import judge_without, tell_story
from sayso.ask.story_scope import in_order
from sayso.ask.telling import Telling, find_proposition
from sayso.corroborate.outlets import load_outlets
from sayso.errors import DateError, NotFound
from sayso.model.documents import Stated
from sayso.model.provenance import DriftKind
from sayso.model.story import HeldReport
from tests.ask import story_factories as s
from tests.resolve.telling import read as reading


def published(held: HeldReport, day: str | None) -> HeldReport:
    document = replace(held.analysis.document, published=Stated(value=day))
    return replace(held, analysis=replace(held.analysis, document=document))


def test_any_order_of_arrival_is_the_same_story() -> None:
    told = {tell_story(order) for order in permutations(s.REPORTS)}
    assert len(told) == 1


def test_a_report_that_is_named_twice_counts_once() -> None:
    assert tell_story((*s.REPORTS, s.MAIL)) == tell_story(s.REPORTS)


def test_reports_stand_by_publication_the_undated_last() -> None:
    undated = published(s.GAZETTE, None)
    assert in_order([undated, s.STATEMENT, s.ECHO]) == (s.ECHO, s.STATEMENT, undated)


def test_a_story_as_of_a_day_is_the_story_of_the_reports_of_that_day() -> None:
    then = tell_story(s.REPORTS, as_of="2024-03-05")
    assert then.as_of == "2024-03-05"
    assert then.reports == (s.GAZETTE, s.ECHO)
    assert then.propositions == tell_story([s.GAZETTE, s.ECHO]).propositions


def test_a_month_counts_from_its_last_day_and_an_undated_report_always() -> None:
    march, undated = published(s.GAZETTE, "2024-03"), published(s.ECHO, None)
    assert tell_story([march, undated], as_of="2024-03-30").reports == (undated,)
    assert tell_story([march, undated], as_of="2024-03-31").reports == (march, undated)


def test_a_day_must_be_one() -> None:
    with pytest.raises(DateError):
        tell_story(s.REPORTS, as_of="soon")


def test_a_mark_counts_from_its_day_on_and_only_on_reports_that_are_told_of() -> None:
    mark = replace(s.MAIL_WITHDRAWN, claims=())
    assert [a.amended for a in tell_story(s.REPORTS, marks=[mark]).amendments] == [s.MAIL.id]
    assert tell_story(s.REPORTS, marks=[mark], as_of="2024-03-07").amendments == ()
    assert tell_story([s.GAZETTE, s.ECHO], marks=[mark]).amendments == ()


def test_what_is_left_out_is_said_and_its_reports_stay() -> None:
    story = tell_story(s.REPORTS)
    without = judge_without(story, [s.ref(s.MAIL, s.MAIL_SALE)], ["Coast Mail"], load_outlets())
    assert without.without == ("Coast Mail",)
    assert without.reports == story.reports
    assert without.propositions == story.propositions
    assert without.corroborations != story.corroborations


def test_a_proposition_is_found_by_its_id_a_claim_or_the_beginning_of_either() -> None:
    answer = Telling(s.REPORTS).story()
    wanted = next(p for p in answer.propositions if s.ref(s.MAIL, s.MAIL_SALE) in p.refs)
    for key in (wanted.id, wanted.id[:9], s.MAIL_SALE.id):
        assert find_proposition(answer, key).id == wanted.id
    for key in ("prp-", "nothing"):
        with pytest.raises(NotFound):
            find_proposition(answer, key)


def test_only_what_was_taken_back_has_a_blast_radius() -> None:
    mark = replace(s.MAIL_WITHDRAWN, claims=())
    assert Telling(s.REPORTS, [mark]).blast(s.MAIL.id).report.publisher == "Coast Mail"
    with pytest.raises(NotFound):
        Telling(s.REPORTS, [mark]).blast(s.ECHO.id)


# Short reports, read by the real extractor


def told_by(*texts: str) -> dict[str, tuple[str, str]]:
    """Support and contest of what each proposition says, of reports a day apart by two outlets."""
    outlets = ("Ostrey Post", "Saltby Echo")
    read = [reading(text, name, f"2024-03-1{n}") for n, (name, text) in enumerate(zip(outlets, texts, strict=False))]
    story = tell_story([HeldReport(analysis=one) for one in read])
    stands = {one.proposition: one.status for one in story.corroborations}
    return {p.predicate: (stands[p.id].support.value, stands[p.id].contest.value) for p in story.propositions}


def test_who_makes_more_of_what_is_credited_speaks_for_itself() -> None:
    told = told_by(
        "Mara Quill is considering stepping aside, two aides told the Ostrey Post.",
        "Mara Quill plans to resign, the Ostrey Post reported.",
    )
    assert told["resigned (planned)"][0] == "own_word_only"
    assert told["stepped aside (considered)"][0] == "single_source"


def test_an_office_is_silent_for_whose_it_is() -> None:
    silent = "Mayor Mara Quill resigned on Monday, two aides said. The mayor's {} declined to comment."
    assert told_by(silent.format("office"))["resigned"][1] == "responded"
    assert told_by(silent.format("neighbour"))["resigned"][1] == "uncontested"


def test_a_plan_for_an_option_and_another_act_are_two_changes() -> None:
    who, what = "Mayor Mara Quill of Orrinmouth", "repairs to the harbour wall"
    before = reading(
        f"{who} is considering stepping aside over the {what}, two aides told the Ostrey Post.", "Ostrey Post"
    )
    after = reading(f"{who} plans to resign over the {what}, the Ostrey Post reported.", "Saltby Echo", "2024-03-13")
    story = tell_story([HeldReport(analysis=before), HeldReport(analysis=after)])
    rose = {(d.before, d.after) for d in story.drift if d.kind is DriftKind.CERTAINTY_ROSE}
    assert rose == {("considering", "plans"), ("stepping aside", "resign")}
