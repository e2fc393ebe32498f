"""Claims as sentences: a holder first, the exact words, and never more certain than the claim."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ask.holders import source_words
from sayso.ask.lookup import Lookup
from sayso.ask.render import WEAKENING, cite, render_statement, render_statements
from sayso.ask.responses import find_unanswered
from sayso.ask.vocabulary import EVIDENCE_WORDS, RESPONSE_WORDS, STANDING_WORDS
from sayso.ask.wording import is_loaded, loaded_words, outside_quotation
from sayso.model.claims import (
    GENERIC_KINDS,
    Claim,
    ClaimKind,
    EvidenceType,
    HedgeScope,
    Mode,
    ResponseKind,
    SourceKind,
    Stance,
    Standing,
)
from sayso.model.mentions import Cue, CueKind, EntityType
from sayso.model.spans import Span

from . import factories as f

FLAT = ("states", "say", "says", "describes", "describe", "uses the words", "use the words")
"""Verbs that show no reserve."""


def sentences() -> dict[str, str]:
    return {s.quote: s.sentence for s in render_statements(Lookup(f.rehearsal()))}


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("The rehearsal took place in the Corn Hall", "This article states: “{}”."),
        ("critics say such evenings undermine those claims", "Unnamed critics, per this article, say: “{}”."),
        (
            "critics say points to a quiet merger of the two societies",
            "Unnamed critics, per this article, say, hedged: “{}”.",
        ),
        ("the rising number of shared concerts", "Unnamed festival watchers (“They”), per this article, say: “{}”."),
        ("these repeated visits", "Unnamed festival watchers, per this article, take for granted: “{}”."),
        ("she is said to have opened a bazaar in Saltby", "Nobody named: it is passed on: “{}”."),
        ("meeting choirs across the county", "Nobody named: it is passed on: “{}” (under “reportedly”)."),
        (
            "which is widely regarded as a purse linked to the Tallow Guild",
            "Nobody named: it is the reputation: “{}”.",
        ),
        (
            "with Marsh attending as the guest of honour",
            "This article says, hedged: “{}” (under “appear to show”; how far the hedge reaches is unclear; read here "
            "as reaching this far).",
        ),
        (
            "The Tallow Guild has consistently denied paying outside choirs",
            "Tallow Guild, per this article, answers with a denial: “{}”.",
        ),
        ("the town council has not commented on the rehearsal", "This article reports no comment: “{}”."),
        ("a merger could raise fees", "Unnamed festival watchers, per this article, look ahead: “{}”."),
        (
            "if the societies agree on shared tickets",
            "Unnamed festival watchers, per this article, name only as a condition or a wish: “{}” (not said to have "
            "happened).",
        ),
        ("senior Tallow Guild treasurer Odile Marsh", "This article describes: “{}” (no source given)."),
    ],
)
def test_each_standing_has_a_sentence_of_its_own(quote: str, sentence: str) -> None:
    assert sentences()[quote] == sentence.format(quote)


def test_whoever_passed_the_words_on_is_named_too() -> None:
    outlet = f.source(SourceKind.MEDIA_OUTLET, "Quay Gazette", f.GAZETTE)
    lund = f.source(SourceKind.PERSON, "Lund", f.LUND)
    claim = f.claim("a quiet merger", chain=[f.step(outlet), f.step(lund)])
    statement = render_statement(claim, Lookup(f.analysis([claim], f.ENTITIES)))
    assert statement.holder == "Piet Lund, as passed on by Quay Gazette, per this article,"


def test_nobody_is_called_we() -> None:
    ourselves = f.source(SourceKind.UNNAMED_GROUP, "We")
    lund = f.source(SourceKind.PERSON, "Lund", f.LUND)
    claim = f.claim("a quiet merger", chain=[f.step(ourselves), f.step(lund)])
    statement = render_statement(claim, Lookup(f.analysis([claim], f.ENTITIES)))
    assert statement.holder == "Piet Lund, per this article,"


def test_a_credited_holder_whose_words_are_missing_is_not_made_to_say_them() -> None:
    outlet = f.source(SourceKind.MEDIA_OUTLET, "Quay Gazette", f.GAZETTE)
    claim = f.claim("a quiet merger", chain=[f.step(outlet, stance=Stance.NA)], stance=Stance.NA)
    sentence = render_statement(claim, Lookup(f.analysis([claim], f.ENTITIES))).sentence
    assert sentence == "This article, crediting Quay Gazette, states: “a quiet merger”."


class TestResponses:
    """No claim is rendered without its answers, or the words that there are none."""

    def test_an_answer_stands_behind_the_claim_that_it_answers(self) -> None:
        first = render_statements(Lookup(f.rehearsal()))[0]
        assert (
            "Town council has not commented: “the town council has not commented on the rehearsal”." in first.responses
        )

    def test_a_named_party_that_does_not_answer_is_said_not_to(self) -> None:
        stage = next(s for s in render_statements(Lookup(f.rehearsal())) if "sharing a stage" in s.quote)
        assert stage.full.endswith(
            "No response from Odile Marsh in this report. No response from Piet Lund in this report."
        )

    def test_a_body_reached_only_through_its_people_is_asked_for_as_well(self) -> None:
        names = {party.name for party in find_unanswered(Lookup(f.rehearsal()))}
        assert names == {"Marrow Choir", "Reed Band", "Friends of Eastmere", "Odile Marsh", "Piet Lund"}

    def test_whoever_answers_or_is_quoted_is_not_called_silent(self) -> None:
        names = {party.name for party in find_unanswered(Lookup(f.rehearsal()))}
        assert not names & {"Tallow Guild", "town council", "Quay Gazette"}

    def test_the_outlet_is_not_asked_for_an_answer_to_its_own_report(self) -> None:
        claim = f.claim("a quiet merger", subject=f.named(f.entity("Gazette")))
        own = f.document(publisher="The Quay Gazette")
        assert find_unanswered(Lookup(f.analysis([claim], [f.entity("Gazette")], of=own))) == ()

    def test_a_denial_is_not_its_own_answer(self) -> None:
        denial = next(s for s in render_statements(Lookup(f.rehearsal())) if s.standing is Standing.DENIED)
        assert denial.responses == ()

    @pytest.mark.parametrize("kind", list(ResponseKind))
    def test_every_kind_of_answer_travels_with_its_claim(self, kind: ResponseKind) -> None:
        claim = f.claim("a quiet merger", subject=f.named(f.LUND))
        answer = f.response("the rehearsal", kind, f.named(f.LUND), [claim])
        statement = render_statement(claim, Lookup(f.analysis([claim], f.ENTITIES, responses=[answer])))
        assert "Piet Lund" in statement.full
        assert "“the rehearsal”" in statement.full


def cues_of(text: str, inside: bool) -> st.SearchStrategy[Cue]:
    words = "critics say points to" if inside else "reportedly"
    span = f.at(words, text=text)
    return st.builds(Cue, span=st.just(span), text=st.just(words), kind=st.sampled_from(CueKind), entry=st.just("x"))


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """Draw any claim on the same words: every standing, kind, holder and cue, quoted or hidden."""
    kind = draw(st.sampled_from(SourceKind))
    cue = draw(cues_of(f.TEXT, inside=draw(st.booleans())))
    in_chain = draw(st.booleans())
    who = f.source(kind, draw(st.sampled_from(["Officials", "Odile Marsh", "They", "militant commanders"])))
    chain = (
        [] if kind is SourceKind.PUBLISHER else [f.step(who, cue if in_chain else None, draw(st.sampled_from(Stance)))]
    )
    return replace(
        f.claim(
            "critics say points to a quiet merger of the two societies", draw(st.sampled_from(ClaimKind)), chain=chain
        ),
        cues=() if in_chain and chain else (cue,),
        standing=draw(st.sampled_from(Standing)),
        stance=draw(st.sampled_from(Stance)),
        mode=draw(st.sampled_from(Mode)),
        hedge_scope=draw(st.sampled_from(HedgeScope)),
        evidence=draw(st.sampled_from(EvidenceType)),
    )


@given(claims())
def test_no_sentence_is_more_certain_than_its_claim(claim: Claim) -> None:
    statement = render_statement(claim, Lookup(f.analysis([claim], f.ENTITIES)))
    assert f"“{claim.citation.quote}”" in statement.sentence
    assert statement.sentence.startswith(statement.holder)
    assert statement.holder
    if claim.standing is not Standing.ASSERTED:
        assert statement.verb not in FLAT
    for cue in claim.cues:
        assert cue.kind not in WEAKENING or cue.text in statement.sentence
    if claim.source.kind in GENERIC_KINDS:
        assert statement.sentence.startswith("Nobody named")


@given(claims())
def test_no_sentence_has_a_verdict_in_sayso_s_own_voice(claim: Claim) -> None:
    statement = render_statement(claim, Lookup(f.analysis([claim], f.ENTITIES)))
    assert loaded_words(outside_quotation(statement.full)) == ()


@pytest.mark.parametrize("kind", sorted(WEAKENING))
def test_a_cue_outside_the_quoted_words_is_named_beside_them(kind: CueKind) -> None:
    hidden = Cue(span=Span(0, 3), text="Two", kind=kind, entry="two")
    claim = f.claim("a quiet merger", standing=Standing.HEDGED, cues=[hidden])
    assert "(under “Two”)" in render_statement(claim, Lookup(f.analysis([claim]))).sentence


class TestHolders:
    """Holders in words that sayso may say itself."""

    @pytest.mark.parametrize(
        ("kind", "label", "words"),
        [
            (SourceKind.UNNAMED_EXPERTS, "Security experts", "Unnamed security experts"),
            (SourceKind.UNNAMED_OFFICIALS, "Indian officials", "Unnamed Indian officials"),
            (SourceKind.UNNAMED_OFFICIALS, "US officials", "Unnamed US officials"),
            (SourceKind.UNNAMED_OFFICIALS, "An unnamed official", "Unnamed official"),
            (SourceKind.UNNAMED_GROUP, "two people close to the choir", "Two unnamed people close to the choir"),
            (SourceKind.UNNAMED_GROUP, "his lawyers", "Unnamed lawyers (“his lawyers”)"),
            (SourceKind.UNNAMED_GROUP, "militant commanders", "Unnamed people (“militant commanders”)"),
            (SourceKind.ORGANISATION, "the Regime Watch", "A source (“the Regime Watch”)"),
            (SourceKind.PERSON, "Odile Marsh", "Odile Marsh"),
            (SourceKind.GENERIC_HEARSAY, "reportedly", "Nobody named"),
            (SourceKind.PUBLISHER, "article", "This article"),
        ],
    )
    def test_a_label_that_carries_a_verdict_is_quoted_and_no_other_is(
        self, kind: SourceKind, label: str, words: str
    ) -> None:
        assert source_words(f.source(kind, label), Lookup(f.analysis([]))) == words

    def test_an_unresolved_pronoun_keeps_its_word(self) -> None:
        they = replace(f.THEY, span=None)
        assert source_words(they, Lookup(f.analysis([]))) == "Unnamed experts (“They”)"

    def test_a_loaded_name_of_a_party_is_quoted(self) -> None:
        front = f.entity("Popular Front", EntityType.ORG)
        claim = f.claim("a quiet merger", subject=f.named(front))
        (party,) = find_unanswered(Lookup(f.analysis([claim], [front])))
        assert party.sentence == "No response from “Popular Front” in this report."


def test_a_report_is_cited_with_what_is_not_stated() -> None:
    assert cite(f.document()) == "title not stated, outlet not stated, undated"
    known = f.document(title="A stage", publisher="The Harbour Post", published="2024-05-01")
    assert cite(known) == "“A stage”, The Harbour Post, 2024-05-01"


def test_sayso_s_own_words_are_neutral() -> None:
    for words in (*STANDING_WORDS.values(), *EVIDENCE_WORDS.values(), *RESPONSE_WORDS.values()):
        assert not is_loaded(words)
    assert set(STANDING_WORDS) == set(Standing)
    assert set(EVIDENCE_WORDS) == set(EvidenceType)
    assert set(RESPONSE_WORDS) == set(ResponseKind)


def test_what_stands_in_quotation_marks_is_not_sayso_s_own() -> None:
    assert outside_quotation("They say “a “militant” front” here.").split() == ["They", "say", "here."]
    assert loaded_words("a pro-regime paper") == ("pro-regime",)
