"""Chains of say-so, and the reader's first word."""

from __future__ import annotations

import pytest

from sayso.extract.chain import (
    distinct,
    evidence_of,
    frame_cue,
    is_evidence,
    mode_of,
    own_stance,
    standing_of,
    steps_of,
)
from sayso.extract.factuality import Factuality
from sayso.extract.sources import GENERIC, PUBLISHER
from sayso.model.claims import (
    Attribution,
    Certainty,
    EvidenceType,
    Mode,
    Polarity,
    Source,
    SourceKind,
    Stance,
    Standing,
)
from tests.extract.readings import analysed, claim_at, scene

Steps = list[tuple[str, str]]


def chain_of(text: str, head: str) -> Steps:
    """Return label and stance of each step of the claim that a word carries."""
    return [(step.source.label, step.stance.value) for step in claim_at(analysed(text), head).chain]


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("The mill closed.", "closed", [("this article", "CT+")]),
        ("The mill did not close.", "close", [("this article", "CT-")]),
        ("The mayor said the mill closed.", "closed", [("this article", "Uu"), ("The mayor", "CT+")]),
        ("The mayor admitted that the mill closed.", "closed", [("this article", "CT+"), ("The mayor", "CT+")]),
        ("The mayor confirmed that the mill closed.", "closed", [("this article", "Uu"), ("The mayor", "CT+")]),
        ("The mill denied selling the boat.", "selling", [("this article", "Uu"), ("The mill", "CT-")]),
        ("He is said to have left.", "left", [("this article", "Uu"), ("nobody named", "CT+")]),
        ("The mill reportedly closed.", "closed", [("this article", "Uu"), ("nobody named", "CT+")]),
        ("The marks suggest that a boat passed.", "passed", [("this article", "PR+")]),
        (
            "Mara Quill said that Idris Conteh said that the mill closed.",
            "closed",
            [("this article", "Uu"), ("Mara Quill", "Uu"), ("Idris Conteh", "CT+")],
        ),
        (
            "The mayor reportedly said that the mill closed.",
            "closed",
            [("this article", "Uu"), ("The mayor", "Uu"), ("nobody named", "CT+")],
        ),
    ],
)
def test_a_chain_runs_from_the_article_to_the_innermost_holder(text: str, head: str, expected: Steps) -> None:
    assert chain_of(text, head) == expected


def test_a_speaker_who_says_i_think_is_one_step() -> None:
    chain = chain_of("“I think the mill closed,” Mara Quill said.", "closed")
    assert [label for label, _ in chain] == ["this article", "Mara Quill"]


def test_whom_a_holder_cites_stands_below_it() -> None:
    chain = chain_of("The mill closed, the Harbour Post reported, citing two officials.", "closed")
    assert [label for label, _ in chain] == ["this article", "the Harbour Post", "two officials"]


@pytest.mark.xfail(
    reason="the parser hangs “citing” on what is said, and only the act's own clauses are read", strict=True
)
def test_whom_a_holder_cites_is_found_after_the_content_too() -> None:
    chain = chain_of("The Ledger reported that the mill closed, citing two officials.", "closed")
    assert [label for label, _ in chain] == ["this article", "The Ledger", "two officials"]


def test_without_anything_above_the_chain_is_the_article_itself() -> None:
    scene_ = scene("The mill closed.")
    steps = steps_of(Factuality(), scene_.parsed, scene_.cast, None)
    assert steps == (Attribution(source=PUBLISHER, cue=None, stance=Stance.CT_POS),)


def test_a_speaker_of_the_quotation_is_the_first_step_after_the_article() -> None:
    scene_ = scene("The mill closed.")
    speaker = Attribution(source=Source(kind=SourceKind.PERSON, label="Quill"), cue=None, stance=Stance.U_U)
    steps = steps_of(Factuality(), scene_.parsed, scene_.cast, speaker)
    assert [(s.source.label, s.stance) for s in steps] == [("this article", Stance.U_U), ("Quill", Stance.CT_POS)]


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (Factuality(), Stance.CT_POS),
        (Factuality(polarity=Polarity.NEGATIVE), Stance.CT_NEG),
        (Factuality(certainty=Certainty.POSSIBLE), Stance.PS_POS),
        (Factuality(is_denied=True), Stance.CT_NEG),
        (Factuality(is_denied=True, polarity=Polarity.NEGATIVE), Stance.CT_POS),
        (Factuality(is_hypothetical=True), Stance.U_U),
        (Factuality(is_hypothetical=True, is_future=True), Stance.CT_POS),
        (Factuality(certainty=Certainty.UNDERSPECIFIED, polarity=Polarity.NEGATIVE), Stance.U_U),
    ],
)
def test_a_stance_is_certainty_and_polarity_and_a_denial_turns_it_round(state: Factuality, expected: Stance) -> None:
    assert own_stance(state) is expected


OWN = (Attribution(source=PUBLISHER, cue=None, stance=Stance.CT_POS),)
RUMOUR = (*OWN, Attribution(source=GENERIC["hearsay"], cue=None, stance=Stance.CT_POS))
REPUTE = (*OWN, Attribution(source=GENERIC["reputation"], cue=None, stance=Stance.CT_POS))


@pytest.mark.parametrize(
    ("state", "steps", "expected"),
    [
        (Factuality(), OWN, Standing.ASSERTED),
        (Factuality(polarity=Polarity.NEGATIVE), OWN, Standing.ASSERTED),
        (Factuality(is_doubted=True), OWN, Standing.HEDGED),
        (Factuality(is_alleged=True), OWN, Standing.HEDGED),
        (Factuality(is_hypothetical=True, is_doubted=True), OWN, Standing.HYPOTHETICAL),
        (Factuality(is_hypothetical=True), RUMOUR, Standing.HEARSAY),
        (Factuality(is_doubted=True), REPUTE, Standing.HEARSAY),
        (Factuality(is_future=True), RUMOUR, Standing.FORECAST),
        (Factuality(is_future=True, is_hypothetical=True, is_ordered=True), OWN, Standing.HYPOTHETICAL),
        (Factuality(is_denied=True, is_future=True), RUMOUR, Standing.DENIED),
        (Factuality(is_exculpation=True), OWN, Standing.DENIED),
    ],
)
def test_the_standing_is_the_first_rule_that_fits(
    state: Factuality, steps: tuple[Attribution, ...], expected: Standing
) -> None:
    assert standing_of(state, steps) is expected


@pytest.mark.parametrize(
    ("standing", "source", "expected"),
    [
        (Standing.ASSERTED, PUBLISHER, Mode.OWN_VOICE),
        (Standing.ASSERTED, Source(kind=SourceKind.PERSON, label="Quill"), Mode.ATTRIBUTED_NAMED),
        (Standing.ASSERTED, Source(kind=SourceKind.UNNAMED_OFFICIALS, label="officials"), Mode.ATTRIBUTED_UNNAMED),
        (Standing.HEARSAY, GENERIC["hearsay"], Mode.HEARSAY),
        (Standing.HEARSAY, GENERIC["reputation"], Mode.REPUTATIONAL),
        (Standing.FORECAST, Source(kind=SourceKind.PERSON, label="Quill"), Mode.FORECAST),
        (Standing.HYPOTHETICAL, PUBLISHER, Mode.OWN_VOICE),
    ],
)
def test_the_mode_is_the_way_of_speaking(standing: Standing, source: Source, expected: Mode) -> None:
    assert mode_of(standing, Factuality(), source) is expected


def test_under_a_condition_the_mode_is_conditional() -> None:
    assert claim_at(analysed("If it rains, the fair ends."), "rains").mode is Mode.CONDITIONAL


@pytest.mark.parametrize("kind", list(SourceKind))
def test_a_denial_rests_on_the_word_of_the_party_whoever_it_is(kind: SourceKind) -> None:
    source = Source(kind=kind, label="x")
    assert evidence_of(source, is_denied=True) is EvidenceType.PARTY_STATEMENT


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (SourceKind.PUBLISHER, EvidenceType.NONE_STATED),
        (SourceKind.MEDIA_OUTLET, EvidenceType.PRIOR_MEDIA_REPORT),
        (SourceKind.DOCUMENT, EvidenceType.DOCUMENT),
        (SourceKind.UNNAMED_WITNESSES, EvidenceType.EYEWITNESS),
        (SourceKind.GENERIC_HEARSAY, EvidenceType.GENERIC_HEARSAY),
        (SourceKind.UNNAMED_GROUP, EvidenceType.NONE_STATED),
    ],
)
def test_evidence_is_what_the_holder_tells(kind: SourceKind, expected: EvidenceType) -> None:
    assert evidence_of(Source(kind=kind, label="x"), is_denied=False) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("The video shows that it fell.", True), ("The rain shows that it fell.", False), ("She left.", True)],
)
def test_people_papers_and_pictures_are_evidence_and_weather_is_not(text: str, expected: bool) -> None:
    scene_ = scene(text)
    subject = next(t for t in scene_.parsed.doc if t.dep_ == "nsubj")
    assert is_evidence(subject, scene_.parsed, scene_.cast) is expected


def test_the_cue_of_an_act_takes_its_auxiliaries_in() -> None:
    scene_ = scene("The mill has denied selling the boat.")
    assert frame_cue(scene_.frames[0], scene_.parsed).text == "has denied"


def test_cues_are_listed_once_and_in_text_order() -> None:
    scene_ = scene("The mill may probably have closed.")
    hits = list(scene_.reading.hits)
    assert [cue.text for cue in distinct([*reversed(hits), *hits], scene_.parsed)] == ["may", "probably"]
