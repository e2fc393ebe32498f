"""What falls: compared in two tellings of the same reports, with notices that say no more than is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.ask.blast import blast_line, find_blast_radius, resting_on
from sayso.ask.changes import compare_stories, find_changes
from sayso.ask.left_out import LeftOut, find_left_out, find_origin
from sayso.ask.story_answers import BlastRadius
from sayso.ask.telling import Telling
from sayso.ask.wording import loaded_words, outside_quotation
from sayso.corroborate.outlets import load_outlets
from sayso.errors import NotFound
from sayso.model.documents import Stated
from sayso.model.provenance import CreditScope, DerivationKind, Lifecycle, StatedDerivation, Support
from sayso.store import Export
from tests.ask import factories as f
from tests.ask import story_factories as s


def blast(*exported: Export) -> BlastRadius:
    return find_blast_radius(s.bell_story(), s.fallen_story(), s.MAIL_WITHDRAWN, exported)


def test_what_stands_otherwise_is_told_with_both_statuses() -> None:
    falls = compare_stories(s.bell_story(), s.fallen_story())
    talks, sale = falls.changes
    assert (sale.before.support, sale.after and sale.after.support) == (Support.OWN_WORD_ONLY, Support.NOT_ASSERTED)
    assert sale.after is not None
    assert sale.after.lifecycle is Lifecycle.NO_SURVIVING_ORIGIN
    assert (sale.loses_origin, sale.has_none_left) == (True, True)
    assert (talks.loses_origin, talks.has_none_left) == (False, False)
    assert falls.unchanged == 0


def test_nothing_changes_between_a_story_and_itself() -> None:
    assert find_changes(s.bell_story(), s.bell_story()) == ((), 2)


def test_a_proposition_is_found_again_by_its_claims() -> None:
    renamed = replace(s.SALE, id="prp-renamed")
    again = s.bell_story(propositions=(s.TALKS, renamed), corroborations=(s.JUDGED_TALKS, s.JUDGED_SALE))
    assert find_changes(s.bell_story(), again) == ((), 2)


def test_what_is_gone_altogether_has_nothing_left() -> None:
    (change,) = find_changes(s.bell_story(), s.bell_story(propositions=(s.TALKS,), corroborations=(s.JUDGED_TALKS,)))[0]
    assert change.after is None
    assert change.has_none_left


def test_what_rests_on_a_report_is_followed_downstream_only() -> None:
    story = s.bell_story()
    assert resting_on(story, s.GAZETTE.id) == (s.ECHO.id, s.MAIL.id)
    assert resting_on(story, s.MAIL.id) == ()


def test_a_correction_does_not_rest_on_what_it_corrects() -> None:
    amended = s.bell_story(derivations=(s.derivation(DerivationKind.CORRECTION, s.ECHO, s.GAZETTE, "wrong"),))
    assert resting_on(amended, s.GAZETTE.id) == ()


def test_the_radius_is_told_in_one_line() -> None:
    assert blast_line(blast()) == (
        "1 report → 0 derived → 1 claim loses an origin (1 has none left) → 0 exported files"
    )


def test_only_files_that_hold_something_of_it_are_named() -> None:
    hit = Export(name="a", kind="story", sha256="0", exported_at="2024-03-07", claims=(s.ref(s.MAIL, s.MAIL_PRICE),))
    spared = replace(hit, name="b", claims=())
    assert [file.name for file in blast(hit, spared).exported] == ["a"]


def test_a_notice_quotes_what_was_said_and_says_what_became_of_it() -> None:
    (notice,) = blast().notices
    assert notice.report.publisher == "Coast Mail"
    assert notice.text.startswith(
        "Correction: a report headlined “Title of mail” of 2024-03-06 no longer stands as it did. "
        "This report was taken back on 2024-03-08 (the trust has not sold it). "
        "It had: Coast Mail states: “has sold the harbour bell”. This now stands so: "
    )
    assert "no origin is left" in notice.text
    assert loaded_words(outside_quotation(notice.text)) == ()


def test_a_derived_report_is_told_whom_it_followed() -> None:
    amendment = replace(s.MAIL_WITHDRAWN, amended=s.GAZETTE.id, note="")
    gone = s.bell_story(corroborations=s.fallen_story().corroborations, amendments=(amendment,))
    texts = {n.report.publisher: n.text for n in find_blast_radius(s.bell_story(), gone, amendment).notices}
    assert texts["Saltby Echo"].startswith("Correction: following Quay Gazette, a report headlined “Title of echo”")
    assert "Quay Gazette took back the report behind it on 2024-03-08." in texts["Saltby Echo"]


def test_an_origin_is_named_by_its_id_or_the_beginning_of_it() -> None:
    assert find_origin(s.BUNDLE.id, s.bell_story()).label == s.BUNDLE.label
    assert find_origin(s.BUNDLE.id[:10], s.bell_story()).id == s.BUNDLE.id
    for key in ("org-", "nobody"):
        with pytest.raises(NotFound):
            find_origin(key, s.bell_story())


def test_an_outlet_takes_all_that_it_published_with_it() -> None:
    claims, words = find_left_out(LeftOut(outlets=("Coast Mail",)), s.bell_story(), load_outlets())
    assert {s.ref(s.MAIL, s.MAIL_SALE), s.ref(s.MAIL, s.MAIL_PRICE)} <= claims
    assert words == ("Coast Mail",)


def test_an_outlet_that_is_not_there_cannot_be_left_out() -> None:
    with pytest.raises(NotFound):
        find_left_out(LeftOut(outlets=("The Far Herald",)), s.bell_story(), load_outlets())


def test_what_would_fall_is_told_before_a_report_is_taken_back() -> None:
    told = Telling(s.REPORTS)
    would = told.rests_on(s.MAIL.id)
    assert (would.amendments, would.is_taken_back) == ((), False)
    mark = replace(s.MAIL_WITHDRAWN, claims=())
    marked = Telling(s.REPORTS, [mark])
    did = marked.rests_on(s.MAIL.id)
    assert did.is_taken_back
    assert did.blast == marked.blast(s.MAIL.id)
    assert [c.answer.id for c in did.blast.falls.changes] == [c.answer.id for c in would.blast.falls.changes]
    with pytest.raises(NotFound):
        told.rests_on("doc-none")


def test_what_rests_on_a_report_that_another_takes_back_is_compared_with_what_stood_before() -> None:
    withdrawal = StatedDerivation(
        kind=DerivationKind.RETRACTION,
        upstream="Coast Mail",
        entity=None,
        scope=CreditScope.EXPLICIT,
        citation=f.said_at("It confirms talks", s.TEXTS["trust"]),
        reported_on="2024-03-06",
    )
    own = replace(s.STATEMENT.analysis.document, publisher=Stated(value="Coast Mail"))
    taking_back = replace(s.STATEMENT, analysis=replace(s.STATEMENT.analysis, document=own, derivations=(withdrawal,)))
    rests = Telling((s.GAZETTE, s.ECHO, s.MAIL, taking_back)).rests_on(s.MAIL.id)
    assert rests.is_taken_back
    assert [a.report for a in rests.amendments] == [taking_back.id]
    assert any(change.has_none_left for change in rests.blast.falls.changes)
