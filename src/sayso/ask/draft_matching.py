"""Which claims of which reports a draft's claims are matched with: by step and parties, else by their words.

Propositions of the reports are told as always; the draft is then read among them as one report more. What says the same
step of the same two is firm evidence; that a sentence shares the words of another is weaker, and is said to be so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sayso.ask.answers import ReportedClaim
from sayso.ask.story_answers import PropositionAnswer, StoryAnswer
from sayso.ask.story_claims import ReportedResponse, StoryClaims
from sayso.corroborate.legs import Leg, head_stem, matched, told_claims
from sayso.corroborate.sentences import Reading, Sentence, read_sentences
from sayso.model.claims import Claim, ResponseKind
from sayso.model.graph import Proposition, PropositionRelation
from sayso.model.judgements import Judgement
from sayso.model.provenance import ClaimRef, DerivationKind
from sayso.model.story import HeldReport
from sayso.resolve.propositions import find_propositions

DENIALS = frozenset(
    {
        ResponseKind.DENIAL_SPECIFIC,
        ResponseKind.DENIAL_GENERAL,
        ResponseKind.DENIAL_NARROWER,
        ResponseKind.REJECTS_CHARACTERISATION,
    }
)


@dataclass(frozen=True)
class Told:
    """One story of the sources: what it says together, and its claims in words."""

    answer: StoryAnswer
    judgements: Sequence[Judgement] = ()

    @cached_property
    def claims(self) -> StoryClaims:
        """Every claim in words."""
        return StoryClaims.of(self.answer.story)

    @cached_property
    def loose(self) -> tuple[ReportedResponse, ...]:
        """Denials of which no report says what they answer."""
        refs = (
            ClaimRef(report=report.id, claim=response.id)
            for report in self.answer.story.reports
            for response in report.analysis.responses
            if not response.claims and response.kind in DENIALS
        )
        return self.claims.responses(refs)

    @cached_property
    def withdrawn(self) -> frozenset[ClaimRef]:
        """The claims that were taken back or replaced: none of them bears anything any more."""
        return frozenset(ref for amendment in self.answer.story.amendments for ref in amendment.claims)

    @cached_property
    def retracted(self) -> frozenset[str]:
        """The reports that were taken back as a whole."""
        whole = (a for a in self.answer.story.amendments if a.kind is DerivationKind.RETRACTION and not a.withdrawn)
        return frozenset(amendment.amended for amendment in whole)

    @cached_property
    def about(self) -> Mapping[ClaimRef, tuple[PropositionAnswer, ...]]:
        """The propositions that each claim puts forward or rejects."""
        found: dict[ClaimRef, list[PropositionAnswer]] = {}
        for proposition in self.answer.propositions:
            for ref in proposition.refs:
                found.setdefault(ref, []).append(proposition)
        return {ref: tuple(known) for ref, known in found.items()}


@dataclass(slots=True)
class Match:
    """What stands beside one claim of the draft.

    ``weaker`` are claims of less than it says, of the same parties; ``gone`` say it and were taken back.
    """

    steps: list[ReportedClaim] = field(default_factory=list)
    alike: list[ReportedClaim] = field(default_factory=list)
    weaker: list[ReportedClaim] = field(default_factory=list)
    denying: list[ReportedClaim] = field(default_factory=list)
    gone: list[ReportedClaim] = field(default_factory=list)
    propositions: dict[str, PropositionAnswer] = field(default_factory=dict)

    @property
    def all(self) -> list[ReportedClaim]:
        """The claims that say it, firmer evidence first."""
        firm = {(r.report.id, r.claim.id) for r in self.steps}
        return [*self.steps, *(r for r in self.alike if (r.report.id, r.claim.id) not in firm)]


class Matcher:
    """A draft among the reports of a collection."""

    def __init__(self, draft: HeldReport, told: Iterable[Told]) -> None:
        self.draft = draft
        self.told = tuple(told)
        self.reading: Reading = read_sentences(draft)
        self.legs: list[tuple[Told, Leg]] = []
        self.matches: dict[str, Match] = {}
        self._readings: dict[str, Reading] = {}
        for story in self.told:
            self._by_step(story)
            self._by_words(story)

    def of(self, claim: Claim) -> Match:
        """Return what stands beside a claim of the draft."""
        return self.matches.setdefault(claim.id, Match())

    def legs_of(self, sentence: Sentence) -> list[tuple[Told, Leg]]:
        """Return the reports that have a sentence like this one of the draft."""
        return [(told, leg) for told, leg in self.legs if any(p.after.number == sentence.number for p in leg.pairs)]

    def reading_of(self, report: str) -> Reading:
        """Return a source sentence by sentence."""
        return self._readings[report]

    def _by_step(self, story: Told) -> None:
        analyses = [self.draft.analysis, *(report.analysis for report in story.answer.story.reports)]
        propositions = find_propositions(analyses, story.judgements)
        by_id = {proposition.id: proposition for proposition in propositions}
        own = {claim.id: claim for claim in self.draft.analysis.claims}
        for proposition in propositions:
            refs = (*proposition.claims, *proposition.denials)
            for ref in refs:
                if ref.report == self.draft.id and ref.claim in own:
                    self._note_step(self.of(own[ref.claim]), ref, proposition, by_id, story)

    def _note_step(
        self,
        match: Match,
        ref: ClaimRef,
        proposition: Proposition,
        by_id: Mapping[str, Proposition],
        story: Told,
    ) -> None:
        same, other = (proposition.claims, proposition.denials)
        if ref in other:
            same, other = other, same
        match.steps += self._held((one for one in same if one not in story.withdrawn), story)
        match.gone += self._held((one for one in same if one in story.withdrawn), story)
        match.denying += self._held(other, story)
        weaker = [link.proposition for link in proposition.links if link.kind is PropositionRelation.ENTAILS]
        for name in weaker:
            match.weaker += self._held(by_id[name].claims, story) if name in by_id else []
        for one in (*same, *other):
            match.propositions |= {p.id: p for p in story.about.get(one, ())}

    def _held(self, refs: Iterable[ClaimRef], story: Told) -> list[ReportedClaim]:
        return list(story.claims.in_order(ref for ref in refs if ref.report != self.draft.id))

    def _by_words(self, story: Told) -> None:
        for report in story.answer.story.reports:
            self._readings[report.id] = read_sentences(report)
            leg = Leg(self._readings[report.id], self.reading, ())
            if leg.pairs and report.id not in story.retracted:
                self.legs.append((story, leg))
            for pair in leg.pairs:
                for before, after in matched(leg, pair):
                    self._note_alike(story, leg, before, after)

    def _note_alike(self, story: Told, leg: Leg, before: Claim, after: Claim) -> None:
        """Note a claim that shares its words; what it is part of counts where the word that carries it is the same."""
        ref, match = ClaimRef(report=leg.upstream.id, claim=before.id), self.of(after)
        if ref in story.withdrawn:
            match.gone.append(story.claims.claim(ref))
            return
        match.alike.append(story.claims.claim(ref))
        if not match.steps and head_stem(leg.upstream, before) & head_stem(leg.derived, after):
            match.propositions |= {p.id: p for p in story.about.get(ref, ())}

    def claims_of(self, sentence: Sentence) -> list[Claim]:
        """Return the claims of a sentence that tell something and are not rejected in it."""
        return told_claims(sentence)
