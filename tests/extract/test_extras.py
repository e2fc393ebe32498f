"""Claims that no clause makes by itself, and how far a credit reaches."""

from __future__ import annotations

import pytest

from sayso.model.claims import Claim, ClaimKind, EvidenceType, Link, Mode, ResponseKind, Stance, Standing
from tests.extract.readings import analysed, claim_at


def the(text: str, kind: ClaimKind) -> Claim:
    (claim,) = [c for c in analysed(text).claims if c.kind is kind]
    return claim


def test_a_role_claim_names_holder_and_body() -> None:
    claim = the("Mara Quill, treasurer of the Guild of Bakers, left.", ClaimKind.ROLE)
    assert [(p.role, p.argument.name) for p in claim.participants] == [
        ("holder", "Mara Quill"),
        ("body", "Guild of Bakers"),
    ]
    assert (claim.family, claim.predicate) == ("role_in", "treasurer of the Guild of Bakers")
    assert (claim.mode, claim.standing, claim.stance) == (Mode.OWN_VOICE, Standing.ASSERTED, Stance.CT_POS)


def test_a_silence_claim_is_true_as_of_publication_in_the_reports_own_voice() -> None:
    claim = the("The mayor declined to comment on the sale.", ClaimKind.NON_COMMENT)
    assert (claim.standing, claim.stance, claim.mode) == (Standing.SILENCE, Stance.CT_NEG, Mode.OWN_VOICE)
    assert [(p.role, p.argument.name) for p in claim.participants] == [("agent", "The mayor"), ("topic", "the sale")]
    assert claim.reasons[0].rule == f"silences.{ResponseKind.DECLINED.value}"


def test_a_general_credit_is_a_claim_of_provenance() -> None:
    claim = the("The sale was first reported by the Harbour Post.", ClaimKind.PROVENANCE)
    assert claim.subject is not None
    assert claim.subject.name == "the Harbour Post"
    assert claim.citation.quote == "The sale was first reported by the Harbour Post"


STORY = """The mill closed in May.
Details were first reported by the Harbour Post. The owner left the town.
A buyer came.
The wheel broke."""


@pytest.mark.parametrize(("head", "reached"), [("closed", False), ("left", True), ("came", True), ("broke", False)])
def test_a_general_credit_reaches_the_events_of_its_paragraph_and_the_next(head: str, reached: bool) -> None:
    """What stands before it, and what stands further below, is not taken to be meant."""
    claim = claim_at(analysed(STORY), head)
    assert (claim.chain[-1].source.label == "the Harbour Post") is reached


def test_a_reached_event_has_the_outlet_as_inferred_last_step() -> None:
    claim = claim_at(analysed(STORY), "left")
    step = claim.chain[-1]
    assert (step.link, step.stance, claim.evidence) == (Link.INFERRED, Stance.NA, EvidenceType.PRIOR_MEDIA_REPORT)
    assert claim.reasons[-1].rule == "credits.reach"
    assert claim.standing is Standing.ASSERTED


@pytest.mark.parametrize(
    ("sentence", "head"),
    [("The mayor said the owner left.", "left"), ("The owner may leave.", "leave"), ("The town is small.", "small")],
)
def test_a_credit_reaches_no_claim_of_somebody_else_no_doubt_and_no_background(sentence: str, head: str) -> None:
    claim = claim_at(analysed(f"Details were first reported by the Harbour Post. {sentence}"), head)
    assert claim.chain[-1].link is Link.STATED
    assert claim.chain[-1].source.label != "the Harbour Post"
