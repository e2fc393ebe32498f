"""Who decides what where rules and encoder differ."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sayso.encoder.labels import STANDINGS, ZONES
from sayso.encoder.reading import EncoderReading, Labelled, Opinion, Said
from sayso.extract.attribution import find_frames, gather
from sayso.extract.cues import find_cues
from sayso.extract.factuality import Factuality
from sayso.extract.joining import (
    carries_claim,
    find_doubts,
    join_frames,
    join_standing,
    likeliest_standing,
    without_furniture,
)
from sayso.model.claims import Certainty, ClaimKind, HedgeScope, Standing
from sayso.model.spans import Span
from tests.extract.readings import scene

HEAD = Span(0, 4)


def label(text: str, words: str, kind: str = "", score: float = 0.99) -> Labelled:
    start = text.index(words)
    return Labelled(Span(start, start + len(words)), kind, score)


def said(text: str, cue: str, kind: str, source: str | None, *contents: str, score: float = 0.99) -> Said:
    return Said(
        label(text, cue, kind, score),
        label(text, source) if source else None,
        tuple(label(text, content) for content in contents),
        0.99,
    )


def heard(head: float = 1.0, zone: str = "body", **odds: float) -> EncoderReading:
    """A reading of one word, with the odds of its standing by letter."""
    return EncoderReading(
        words=(HEAD,),
        standing=np.array([[odds.get(letter, 0.0) for letter in STANDINGS]], dtype=np.float32),
        zone=np.array([[float(kind == zone) for kind in ZONES]], dtype=np.float32),
        head=np.array([head], dtype=np.float32),
    )


def joined(text: str, *opinions: Said) -> list[tuple[str, str | None, list[str], str]]:
    """The frames of a sentence as (act, holder, contents, entry) once these opinions are joined to the rules'."""
    found = scene(text)
    parsed = replace(found.parsed, opinion=Opinion(attributions=opinions))
    frames = join_frames(find_frames(parsed, find_cues(parsed), found.cast), parsed)
    return [
        (f.verb.text, f.holder.text if f.holder else None, [c.text for c in f.contents], f.hit.entry.id)
        for f in frames.frames
    ]


def test_an_act_that_no_rule_knows_becomes_a_frame_of_the_encoders() -> None:
    text = "The steward harrumphed that the mill burned."
    assert joined(text) == []
    opinion = said(text, "harrumphed", "say", "The steward", "that the mill burned")
    assert joined(text, opinion) == [("harrumphed", "steward", ["burned"], "encoder-say")]


def test_an_act_that_the_encoder_is_not_sure_of_stays_unread() -> None:
    text = "The steward harrumphed that the mill burned."
    assert joined(text, said(text, "harrumphed", "say", "The steward", "the mill burned", score=0.4)) == []


@pytest.mark.parametrize("kind", ["nocomment", "credit"])
def test_silences_and_credits_are_left_to_their_own_rules(kind: str) -> None:
    text = "The steward harrumphed that the mill burned."
    assert joined(text, said(text, "harrumphed", kind, "The steward", "that the mill burned")) == []


def test_what_only_a_rule_found_stays() -> None:
    text = "The steward said that the mill burned."
    assert joined(text) == [("said", "steward", ["burned"], "say")]


def test_a_missing_holder_is_filled_in_and_the_frame_says_so() -> None:
    found = scene("The steward said that the mill burned.")
    (frame,) = found.frames
    bare = replace(frame, holder=None)
    opinion = said("The steward said that the mill burned.", "said", "say", "The steward", "that the mill burned")
    parsed = replace(found.parsed, opinion=Opinion(attributions=(opinion,)))
    (filled,) = join_frames(gather([bare]), parsed).frames
    assert filled.holder is not None
    assert (filled.holder.text, filled.corrected) == ("steward", True)
    unsure = replace(found.parsed, opinion=Opinion(attributions=(replace(opinion, source_score=0.3),)))
    assert join_frames(gather([bare]), unsure).frames == (bare,)


def test_the_subject_that_the_parse_gives_an_act_stays_its_holder() -> None:
    text = "The steward said that the mill burned."
    assert joined(text, said(text, "said", "say", "the mill", "burned"))[0][1] == "steward"


@pytest.mark.parametrize(
    "text",
    ["She found the ladder broken.", "The walk went according to plan.", "The flood claimed that the barn fell."],
)
def test_a_word_of_the_lexicon_that_the_rules_refused_is_no_act(text: str) -> None:
    cue = next(word for word in ("found", "according to", "claimed") if word in text)
    source = text.partition(f" {cue}")[0]
    rules = joined(text)
    assert joined(text, said(text, cue, "report", source, text.rpartition(" ")[2].rstrip("."))) == rules


def test_letters_add_up_to_standings() -> None:
    standing, odds = likeliest_standing(heard(A=0.3, T=0.25, H=0.4), HEAD)
    assert standing is Standing.ASSERTED
    assert odds == pytest.approx(0.55)


@pytest.mark.parametrize("state", [Factuality(is_hypothetical=True), Factuality(is_future=True)], ids=["if", "will"])
def test_nothing_becomes_plainer_than_the_grammar_has_it(state: Factuality) -> None:
    assert join_standing(state, HEAD, heard(T=1.0)) is None


def test_a_plan_that_the_grammar_takes_for_a_condition_is_a_plan_and_says_why() -> None:
    state = Factuality(is_hypothetical=True)
    reason = join_standing(state, HEAD, heard(F=0.95))
    assert reason is not None
    assert reason.rule == "encoder.standing"
    assert state.is_future


def test_an_unsure_encoder_changes_nothing() -> None:
    state = Factuality()
    assert join_standing(state, HEAD, heard(T=0.4, Y=0.6)) is None
    assert not state.is_hypothetical


@pytest.mark.parametrize("state", [Factuality(is_denied=True), Factuality(is_hearsay=True)], ids=["denied", "hearsay"])
def test_denials_and_hearsay_are_not_the_encoders_to_change(state: Factuality) -> None:
    assert join_standing(state, HEAD, heard(A=1.0)) is None


def test_a_clause_that_looks_back_is_no_forecast() -> None:
    assert join_standing(Factuality(), HEAD, heard(F=1.0), is_settled=True) is None
    assert join_standing(Factuality(), HEAD, heard(F=1.0)) is not None


@pytest.mark.parametrize("letter", ["D", "R", "Y"])
def test_the_encoder_makes_no_denial_no_hearsay_and_no_condition(letter: str) -> None:
    assert join_standing(Factuality(), HEAD, heard(1.0, "body", **{letter: 1.0})) is None


def test_a_doubt_in_the_words_is_never_taken_away() -> None:
    for scope in (HedgeScope.DIRECT, HedgeScope.INHERITED):
        doubted = Factuality(is_doubted=True, certainty=Certainty.POSSIBLE, scope=scope)
        assert join_standing(doubted, HEAD, heard(A=1.0)) is None


def test_a_doubt_that_only_the_encoder_sees_leaves_the_holder_unsure() -> None:
    state = Factuality()
    assert join_standing(state, HEAD, heard(H=1.0)) is not None
    assert state.certainty is Certainty.PROBABLE


def test_a_clause_that_surely_carries_no_claim_is_left_out() -> None:
    assert carries_claim([HEAD], heard(head=0.5))
    assert not carries_claim([HEAD], heard(head=0.001))


def test_furniture_is_parted_from_the_article_with_its_reason() -> None:
    parsed = scene("The guild met.").parsed
    page = replace(parsed, opinion=Opinion(), heard=heard(zone="promo"))
    body = replace(parsed, opinion=Opinion(), heard=heard())
    kept, left = without_furniture([page, body])
    assert kept == (body,)
    assert [(a.reason.rule, a.span) for a in left] == [("encoder.furniture", parsed.passage.span)]


def test_a_claim_that_is_read_otherwise_in_context_says_so_and_stays_as_it_is() -> None:
    (reason,) = find_doubts(Standing.HYPOTHETICAL, ClaimKind.EVENT, HEAD, heard(T=0.6, A=0.3))
    assert (reason.rule, reason.note) == ("encoder.otherwise", "in context asserted, read as hypothetical")
    assert list(find_doubts(Standing.ASSERTED, ClaimKind.EVENT, HEAD, heard(T=0.6, A=0.3))) == []
    assert list(find_doubts(Standing.ASSERTED, ClaimKind.EVENT, HEAD, heard(T=0.3, H=0.4, Y=0.3))) == []


def test_a_word_that_hardly_carries_a_claim_says_so_and_titles_are_not_asked() -> None:
    reading = heard(head=0.05, T=1.0)
    assert [r.rule for r in find_doubts(Standing.ASSERTED, ClaimKind.EVENT, HEAD, reading)] == ["encoder.hardly"]
    assert list(find_doubts(Standing.ASSERTED, ClaimKind.ROLE, HEAD, reading)) == []
    assert list(find_doubts(Standing.ASSERTED, ClaimKind.EVENT, HEAD, reading, [HEAD])) == []  # an act of saying
