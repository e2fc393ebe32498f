"""A brief keeps apart what must not be blended, says how each line stands, and leads down to the words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from sayso.ask.answers import AttributedStatement
from sayso.ask.brief import BriefAsked, make_brief
from sayso.ask.brief_answers import Brief, BriefLine, Part
from sayso.ask.brief_parts import DATED, GONE, ORIGINS, UNDATED, part_of
from sayso.ask.brief_run import Decisions
from sayso.ask.story_statements import answer_story
from sayso.ask.wording import loaded_words, outside_quotation
from sayso.model.claims import ClaimKind, Stance, Standing
from sayso.model.provenance import ClaimRef
from sayso.model.story import Story
from tests.ask import story_factories as f

ALL = BriefAsked(about="everything")


def brief_of(story: Story, asked: BriefAsked = ALL, decisions: Decisions | None = None) -> Brief:
    return make_brief([answer_story(story)], asked, decisions)


@pytest.fixture
def bell() -> Brief:
    return brief_of(f.bell_story())


def part(brief: Brief, wanted: Part) -> list[BriefLine]:
    return [line for one, groups in brief.parts for group in groups for line in group.lines if one is wanted]


def line_with(brief: Brief, words: str) -> BriefLine:
    return next(line for line in brief.lines if words in line.lead.statement.quote)


# What stands where


def test_events_are_told_by_how_many_origins_they_have(bell: Brief) -> None:
    assert line_with(bell, "is in talks").group == ORIGINS
    assert line_with(bell, "has sold").group in {DATED, UNDATED}


def test_a_line_counts_reports_outlets_origins_and_parties_and_has_three_axes(bell: Brief) -> None:
    line = line_with(bell, "is in talks")
    assert line.counted == "4 reports, 4 outlets, 2 origins, 1 known party (+1 unknown)"
    assert "possibly corroborated, independence is not established" in line.stands
    assert "confirmed by the party concerned" in line.stands
    assert "live" in line.stands
    assert not line.is_single


def test_a_single_source_is_said_to_be_one(bell: Brief) -> None:
    assert line_with(bell, "has sold").is_single


def test_a_denial_stands_beside_what_it_denies(bell: Brief) -> None:
    (denial,) = line_with(bell, "has sold").against
    assert denial.statement.quote == "has not sold the harbour bell"
    assert denial.statement.quote in line_with(bell, "has sold").text


def test_a_silence_stands_beside_what_it_does_not_answer(bell: Brief) -> None:
    (answer,) = line_with(bell, "is in talks").answers
    assert "declined to comment" in answer.sentence


def test_assessments_stand_apart_from_events_under_whoever_makes_them() -> None:
    meant = replace(f.MAIL_SALE, kind=ClaimKind.ASSESSMENT)
    mail = f.held("mail", [meant, f.MAIL_PRICE])
    told = brief_of(f.bell_story(reports=(f.GAZETTE, f.ECHO, mail, f.STATEMENT)))
    assert [line.lead.statement.claim for line in part(told, Part.ASSESSMENTS)] == [meant.id]
    assert meant.id not in {line.lead.statement.claim for line in part(told, Part.EVENTS)}


def test_what_lies_ahead_is_no_event() -> None:
    ahead = replace(f.MAIL_SALE, standing=Standing.FORECAST)
    mail = f.held("mail", [ahead, f.MAIL_PRICE])
    told = brief_of(f.bell_story(reports=(f.GAZETTE, f.ECHO, mail, f.STATEMENT)))
    assert [line.lead.statement.claim for line in part(told, Part.AHEAD)] == [ahead.id]


@pytest.mark.parametrize(
    ("kind", "standing", "where"),
    [
        (ClaimKind.EVENT, Standing.ASSERTED, Part.EVENTS),
        (ClaimKind.EVENT, Standing.FORECAST, Part.AHEAD),
        (ClaimKind.ASSESSMENT, Standing.HYPOTHETICAL, Part.AHEAD),
        (ClaimKind.LABEL, Standing.ASSERTED, Part.ASSESSMENTS),
        (ClaimKind.ROLE, Standing.ASSERTED, Part.ROLES),
        (ClaimKind.DENIAL, Standing.DENIED, Part.ANSWERS),
        (ClaimKind.QUESTION, Standing.ASSERTED, Part.ASIDE),
    ],
)
def test_each_kind_of_claim_has_its_part(kind: ClaimKind, standing: Standing, where: Part) -> None:
    assert part_of(replace(f.MAIL_SALE, kind=kind, standing=standing)) is where


def test_what_was_taken_back_is_told_as_taken_back() -> None:
    told = brief_of(f.fallen_story())
    assert line_with(told, "has sold").group == GONE
    (correction,) = told.corrections
    assert correction.sentence.startswith("the desk marked the report “Title of mail” of Coast Mail (2024-03-06)")


# Down to the words


def test_every_statement_has_a_note_with_its_exact_words_and_the_hash_of_the_bytes(bell: Brief) -> None:
    texts = {report.id: report.analysis.document for report in f.REPORTS}
    notes = {note.number: note for note in bell.notes}
    assert [note.number for note in bell.notes] == list(range(1, len(bell.notes) + 1))
    for line in bell.lines:
        for said in line.sayings:
            note = notes[said.note]
            assert note.quote == said.statement.quote
            assert note.sha256 == texts[note.report.id].capture.sha256
            assert texts[note.report.id].text[note.start : note.end].split() == note.quote.split()
            assert note.paragraph >= 1


def test_notes_are_numbered_in_the_order_in_which_they_are_met(bell: Brief) -> None:
    met = [said.note for line in bell.lines for said in line.sayings]
    assert met[0] == 1


def test_no_line_is_without_a_holder_and_none_is_in_sayso_s_own_voice(bell: Brief) -> None:
    for line in bell.lines:
        assert line.text.startswith(line.lead.statement.holder)
        assert isinstance(line.lead.statement, AttributedStatement)
        assert not loaded_words(outside_quotation(line.text))


def test_the_sources_are_told_in_sentences(bell: Brief) -> None:
    told = " ".join(bell.summary)
    assert "This brief rests on 4 reports of 4 outlets." in told
    assert "published from 2024-03-04 to 2024-03-07" in told
    assert "1 named body" in told
    assert "1 group of unnamed people" in told
    assert "Not among them: named people" in told
    assert all(re.fullmatch(r"[A-Z0-9].*\.", sentence) for sentence in bell.summary)


def test_what_is_not_known_is_said() -> None:
    gaps = {gap.kind: gap for gap in brief_of(f.bell_story()).gaps}
    assert "undated" in gaps
    assert "independence" in gaps
    assert gaps["undated"].notes


# The same brief again


def test_reports_in_any_order_are_the_same_brief() -> None:
    story = f.bell_story()
    assert brief_of(story) == brief_of(story)
    one, other = answer_story(story), answer_story(f.fallen_story())
    assert make_brief([one, other], ALL) == make_brief([one, other], ALL)


def test_the_run_hash_changes_with_what_has_a_part_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    story = f.bell_story()
    first = brief_of(story).run.hash
    assert brief_of(story, replace(ALL, as_of="2024-03-05")).run.hash != first
    assert brief_of(story, replace(ALL, setting="names")).run.hash != first
    assert brief_of(story, decisions=Decisions(marks=(f.MAIL_WITHDRAWN,))).run.hash != first
    monkeypatch.setattr("sayso.ask.brief_run.__version__", "another")
    assert brief_of(story).run.hash != first


def test_a_brief_of_somebody_holds_only_what_is_about_them() -> None:
    wanted = ClaimRef(report=f.MAIL.id, claim=f.MAIL_SALE.id)
    told = brief_of(f.bell_story(), replace(ALL, keeps=lambda ref: ref == wanted))
    assert {line.lead.statement.claim for line in told.lines} == {f.MAIL_SALE.id}


def test_matters_that_are_a_person_s_own_are_left_out_and_counted() -> None:
    own = f.said("mail", "has sold the harbour bell")
    words = replace(own, citation=replace(own.citation, quote="his wife has sold the harbour bell"))
    mail = f.held("mail", [words, f.MAIL_PRICE])
    told = brief_of(
        f.bell_story(reports=(f.GAZETTE, f.ECHO, mail, f.STATEMENT)), replace(ALL, private=lambda ref: True)
    )
    assert told.left_out == 1
    assert not any("wife" in line.text for line in told.lines)


def test_a_claim_that_only_might_be_is_never_told_more_surely() -> None:
    weak = replace(f.MAIL_SALE, standing=Standing.HEDGED, stance=Stance.PS_POS)
    mail = f.held("mail", [weak, f.MAIL_PRICE])
    told = line_with(brief_of(f.bell_story(reports=(f.GAZETTE, f.ECHO, mail, f.STATEMENT))), "has sold")
    assert told.lead.standing == "hedged"
    assert "hedged" in told.lead.statement.verb
