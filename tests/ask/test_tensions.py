"""Where an article does not sit well with itself: each rule has an article that shows it and one that does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.ask.answers import Tension, TensionKind
from sayso.ask.lookup import Lookup
from sayso.ask.summary import find_core_event
from sayso.ask.tensions import find_tensions
from sayso.ask.wording import loaded_words, outside_quotation
from sayso.model.analysis import Analysis
from sayso.model.claims import Argument, Claim, ClaimKind, EvidenceType, Standing
from sayso.model.mentions import CueKind

from . import factories as f


def tensions(analysis: Analysis) -> dict[TensionKind, Tension]:
    lookup = Lookup(analysis)
    return {tension.kind: tension for tension in find_tensions(lookup, find_core_event(lookup))}


def kinds(*claims: Claim) -> set[TensionKind]:
    return set(tensions(f.analysis(claims, f.ENTITIES)))


def quotes(kind: TensionKind) -> list[str]:
    analysis = f.rehearsal()
    claims = {claim.id: claim.citation.quote for claim in analysis.claims}
    return [claims[id_] for id_ in tensions(analysis)[kind].claims]


def test_the_rehearsal_has_each_kind_of_tension() -> None:
    assert set(tensions(f.rehearsal())) == set(TensionKind)


def test_every_note_is_neutral_and_names_claims() -> None:
    for tension in tensions(f.rehearsal()).values():
        assert tension.claims
        assert loaded_words(outside_quotation(tension.note)) == ()


class TestCertaintyOverhang:
    """Told flatly, shown with a hedge."""

    def test_the_flat_claim_and_the_hedged_evidence_stand_side_by_side(self) -> None:
        assert quotes(TensionKind.CERTAINTY_OVERHANG)[1:] == [
            "Odile Marsh was seen sharing a stage with Marrow Choir director Piet Lund",
            "Clips shared online appear to show Marsh and Lund singing together",
        ]
        assert "“appear to show”" in tensions(f.rehearsal())[TensionKind.CERTAINTY_OVERHANG].note

    def test_evidence_that_shows_it_without_a_hedge_is_no_overhang(self) -> None:
        claims = [
            replace(c, standing=Standing.ASSERTED) if c.kind is ClaimKind.EVIDENCE_CONTENT else c
            for c in f.rehearsal().claims
        ]
        assert TensionKind.CERTAINTY_OVERHANG not in kinds(*claims)

    def test_hedged_evidence_about_somebody_else_is_no_overhang(self) -> None:
        flat = f.claim("The rehearsal took place", subject=f.named(f.CHOIR))
        shown = f.claim(
            "singing together", ClaimKind.EVIDENCE_CONTENT, subject=f.named(f.MARSH), standing=Standing.HEDGED
        )
        assert TensionKind.CERTAINTY_OVERHANG not in kinds(flat, shown)


class TestHedgeDropped:
    """Passed on here, taken as given there."""

    def test_visits_that_were_reported_are_then_these_visits(self) -> None:
        assert quotes(TensionKind.HEDGE_DROPPED)[2:] == [
            "these repeated visits",
            "these repeated visits suggest an effort to build a joint fund",
        ]

    def test_an_argument_that_points_back_takes_as_given_too(self) -> None:
        before = f.claim("she is said to have opened a bazaar", standing=Standing.HEARSAY)
        after = f.claim("such evenings undermine those claims", subject=Argument(name="such bazaars"))
        assert TensionKind.HEDGE_DROPPED in kinds(before, after)

    def test_a_restatement_that_the_extractor_marked_counts(self) -> None:
        before = f.claim("she is said to have opened a bazaar", standing=Standing.HEARSAY)
        after = f.claim("the rising number of shared concerts", restates=(before.id,))
        assert TensionKind.HEDGE_DROPPED in kinds(before, after)

    def test_a_hedge_on_what_follows_does_not_undo_these_visits(self) -> None:
        before = f.claim("she is said to have opened a bazaar", standing=Standing.HEARSAY)
        after = f.claim("such evenings", subject=Argument(name="such bazaars"), standing=Standing.HEDGED)
        assert TensionKind.HEDGE_DROPPED in kinds(before, after)

    def test_a_restatement_that_keeps_its_hedge_drops_none(self) -> None:
        before = f.claim("she is said to have opened a bazaar", standing=Standing.HEARSAY)
        after = f.claim("such evenings", subject=Argument(name="such bazaars"), standing=Standing.HEARSAY)
        assert TensionKind.HEDGE_DROPPED not in kinds(before, after)

    def test_what_comes_before_the_hearsay_cannot_drop_its_hedge(self) -> None:
        before = f.claim("critics say such evenings undermine", standing=Standing.HEARSAY)
        after = f.claim("these repeated visits", subject=Argument(name="these evenings"))
        assert TensionKind.HEDGE_DROPPED not in kinds(before, after)


class TestDenied:
    """A denial and what stands against it."""

    def test_a_denial_stands_against_an_assessment_and_not_a_finding(self) -> None:
        tension = tensions(f.rehearsal())[TensionKind.DENIED]
        assert tension.note.startswith("Tallow Guild denies; against the denial stands an assessment")
        assert quotes(TensionKind.DENIED)[1] == "critics say such evenings undermine those claims"

    def test_a_denial_that_nothing_stands_against_is_no_tension(self) -> None:
        denial = next(c for c in f.rehearsal().claims if c.standing is Standing.DENIED)
        assert TensionKind.DENIED not in kinds(denial)


class TestEvidenceCannotShow:
    """Pictures show people in a place."""

    def test_an_honour_cannot_be_seen(self) -> None:
        assert quotes(TensionKind.EVIDENCE_CANNOT_SHOW) == ["with Marsh attending as the guest of honour"]

    @pytest.mark.parametrize(
        ("kind", "family", "what"),
        [
            (ClaimKind.ROLE, "role_in", "a role"),
            (ClaimKind.ASSESSMENT, "other", "a motive or a meaning"),
            (ClaimKind.EVENT, "organised", "who organised, paid or agreed"),
        ],
    )
    def test_nor_can_a_role_a_motive_or_an_organiser(self, kind: ClaimKind, family: str, what: str) -> None:
        claim = f.claim("a private rehearsal", kind, family=family, evidence=EvidenceType.VISUAL_UGC)
        assert what in tensions(f.analysis([claim]))[TensionKind.EVIDENCE_CANNOT_SHOW].note

    def test_nor_can_a_date(self) -> None:
        claim = f.claim("she sang", evidence=EvidenceType.VISUAL_VERIFIED, time=f.MARCH)
        assert "when it was" in tensions(f.analysis([claim]))[TensionKind.EVIDENCE_CANNOT_SHOW].note

    def test_people_together_can_be_seen(self) -> None:
        assert TensionKind.EVIDENCE_CANNOT_SHOW not in kinds(f.claim("she sang", evidence=EvidenceType.VISUAL_UGC))

    def test_what_hangs_on_the_same_hedge_rests_on_the_same_pictures(self) -> None:
        appear = f.cue("appear to show", CueKind.EPISTEMIC_HEDGE)
        shown = f.claim("singing together", ClaimKind.EVIDENCE_CONTENT, cues=[appear], evidence=EvidenceType.VISUAL_UGC)
        hangs = f.claim("attending as the guest of honour", cues=[appear])
        assert TensionKind.EVIDENCE_CANNOT_SHOW in kinds(shown, hangs)


class TestLabels:
    """One rank for all, and then not."""

    def test_senior_of_all_and_then_of_one(self) -> None:
        assert quotes(TensionKind.LABEL_MISMATCH)[1:] == ["Marrow Choir director Piet Lund"]

    def test_no_mismatch_where_every_role_has_the_rank(self) -> None:
        claims = [c for c in f.rehearsal().claims if "director Piet Lund" not in c.citation.quote]
        assert TensionKind.LABEL_MISMATCH not in kinds(*claims)


class TestCoreEvent:
    """Its date and its names."""

    def test_an_undated_core_event_keeps_the_words_that_there_are(self) -> None:
        note = tensions(f.rehearsal())[TensionKind.UNDATED_KEY_EVENT].note
        assert note == "No date is given; its only words are “recently”, and the article itself is undated."

    def test_a_dated_core_event_is_no_tension(self) -> None:
        assert TensionKind.UNDATED_KEY_EVENT not in kinds(f.claim("held a private rehearsal", time=f.MARCH))

    def test_one_event_under_two_names(self) -> None:
        assert "“rehearsal”, “evening”" in tensions(f.rehearsal())[TensionKind.NAMING_OF_EVENT].note

    def test_an_article_without_events_has_no_core_event(self) -> None:
        assert kinds() == set()
