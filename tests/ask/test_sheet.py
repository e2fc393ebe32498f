"""A sheet is derived from one analysis: pure, whole, and with every claim attributed."""

from __future__ import annotations

import pytest

from sayso.ask.answers import FORWARD_LOOKING
from sayso.ask.sheet import build_sheet
from sayso.ask.wording import loaded_words, outside_quotation
from sayso.model.claims import Standing

from . import factories as f


def test_the_same_analysis_gives_the_same_sheet() -> None:
    assert build_sheet(f.rehearsal()) == build_sheet(f.rehearsal())


def test_every_claim_has_a_statement_in_the_same_order() -> None:
    sheet = build_sheet(f.rehearsal())
    assert [s.claim for s in sheet.statements] == [c.id for c in sheet.claims]
    assert sheet.statement(sheet.claims[3].id) == sheet.statements[3]
    with pytest.raises(KeyError):
        sheet.statement("clm-none")


def test_every_id_that_a_sheet_names_is_a_claim_of_it() -> None:
    sheet = build_sheet(f.rehearsal(), inferred_ties=True)
    known = {claim.id for claim in sheet.claims}
    named = [
        *(id_ for tie in sheet.ties for id_ in tie.claims),
        *(id_ for tension in sheet.tensions for id_ in tension.claims),
        *(id_ for question in sheet.questions for id_ in question.claims),
        *(id_ for party in sheet.unanswered for id_ in party.claims),
        *(id_ for count in sheet.summary.counts for member in count.members for id_ in member.claims),
    ]
    assert set(named) <= known


def test_what_lies_ahead_is_neither_a_tie_nor_a_date() -> None:
    sheet = build_sheet(f.rehearsal())
    ahead = {claim.id for claim in sheet.claims if claim.standing in FORWARD_LOOKING}
    assert len(ahead) == 2
    assert not ahead & {id_ for tie in sheet.ties for id_ in tie.claims}
    assert not ahead & {entry.claim for entry in (*sheet.timeline.dated, *sheet.timeline.undated)}


def test_the_words_that_were_left_out_are_listed_with_their_reasons() -> None:
    sheet = build_sheet(f.rehearsal())
    assert [(item.kind, item.text) for item in sheet.excluded] == [
        ("promo", "Sign Up For Our Newsletter"),
        ("related", "You Might Also Like:\nPool opens early"),
    ]
    assert all(item.reason for item in sheet.excluded)


def test_where_sayso_said_nothing_is_listed_too() -> None:
    (gap,) = build_sheet(f.rehearsal()).gaps
    assert (gap.text, gap.rule) == ("shared concerts", "claim.no_subject")


class TestQuestions:
    """What is not said, as questions."""

    def test_each_gap_of_the_rehearsal_is_asked_after(self) -> None:
        texts = [question.text for question in build_sheet(f.rehearsal()).questions]
        assert texts[0] == "Which report is this? Not stated: title, outlet and date of publication."
        assert "When did the core event happen? The article says “recently”." in texts
        assert "Who is the observer behind “was seen”?" in texts
        assert "Who made the pictures or clips, when and where, and has anyone verified them?" in texts
        assert "Who are the “critics”, and how do they know?" in texts
        assert "On whose word is Odile Marsh described so? No source is given." in texts
        assert "Was town council asked, and by whom?" in texts
        assert texts[-1].startswith(
            "What do Marrow Choir, Reed Band, Friends of Eastmere, Odile Marsh and Piet Lund say?"
        )

    def test_an_article_that_states_everything_is_asked_nothing(self) -> None:
        known = f.document(title="A stage", publisher="The Harbour Post", published="2024-05-01")
        sheet = build_sheet(f.analysis([f.claim("held a private rehearsal", time=f.MARCH)], of=known))
        assert sheet.questions == ()

    def test_one_party_without_an_answer_is_named_alone(self) -> None:
        sheet = build_sheet(f.analysis([f.claim("she sang", subject=f.named(f.LUND))], f.ENTITIES))
        assert sheet.questions[-1].text == "What does Piet Lund say? No response from Piet Lund in this report."

    def test_questions_are_neutral(self) -> None:
        sheet = build_sheet(f.rehearsal())
        assert all(loaded_words(outside_quotation(question.text)) == () for question in sheet.questions)


def test_denied_claims_stay_denied_everywhere() -> None:
    sheet = build_sheet(f.rehearsal())
    (denied,) = [claim.id for claim in sheet.claims if claim.standing is Standing.DENIED]
    assert [tie.standing for tie in sheet.ties if denied in tie.claims] == [Standing.DENIED]
