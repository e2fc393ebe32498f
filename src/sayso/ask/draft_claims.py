"""What is flagged of one claim of a draft: against the strongest that any report says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.ask.answers import ReportedClaim
from sayso.ask.criminal import CLEARING, STEP_WORDS, step_of
from sayso.ask.damaging import reasons_of
from sayso.ask.draft_answers import DraftFlag, FlagKind
from sayso.ask.draft_matching import DENIALS, Match, Matcher
from sayso.ask.groups import PRONOUNS
from sayso.ask.story_answers import PropositionAnswer
from sayso.ask.story_claims import ReportedResponse
from sayso.ask.timeline import looks_ahead
from sayso.corroborate.drift_hedges import hedges_of
from sayso.corroborate.sentences import Reading, Sentence
from sayso.lexicon.stems import content_stems
from sayso.model.claims import GENERIC_KINDS, UNNAMED_KINDS, Claim, ClaimKind, ResponseKind, SourceKind, Standing
from sayso.model.provenance import ClaimRef, Contest, Lifecycle
from sayso.model.times import Timex
from sayso.resolve.grouping import interval_of

_SILENT = frozenset({ResponseKind.NO_COMMENT, ResponseKind.DECLINED, ResponseKind.NO_RESPONSE_REPORTED})
_GONE = frozenset({Lifecycle.CORRECTED, Lifecycle.WITHDRAWN_AT_ORIGIN, Lifecycle.NO_SURVIVING_ORIGIN})
_STEPS = ("allegation", "investigation", "arrest", "charge", "trial", "conviction", "appeal")
_MANY = "several|multiple|numerous|many|various|different|independent|two|three|four|five"
_MEDIA = "sources|reports|outlets|newspapers|media|news organi[sz]ations"
_SAY = "say|said|have|suggest|confirm|confirmed|agree|indicate|show|claim"
_PLURAL = re.compile(
    rf"\b(?:(?:{_MANY}) (?:independent |separate )?(?:{_MEDIA})|(?:media |news )?(?:{_MEDIA}) (?:{_SAY}))\b",
    re.IGNORECASE,
)


_DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject\w*|disput\w*|rebut\w*|refut\w*|untrue|not true)\b", re.IGNORECASE
)


_NO_MATTER = content_stems(
    "deny denies denied denial reject rejects rejected dispute disputes disputed refute refutes refuted accusation "
    "accusations allegation allegations claim claims charge charges story suggestion any all wrongdoing involvement "
    "this that it report reports consistently repeatedly always called false untrue baseless"
)
"""Words of a denial that say nothing of what is denied."""
_NEAR = 400
"""So many characters behind a claim a denial begins at most that names no matter and is of it."""
_PRINT = "Print the denial beside it, with who denies it and in which words."
_MOSTLY = 0.6
"""From which share of its words on a claim of the draft is of the same matter as one that only shares its words."""


class ClaimChecker:
    """Checks one claim against what stands beside it."""

    def __init__(self, matcher: Matcher, sentence: Sentence, claim: Claim) -> None:
        self.matcher, self.sentence, self.claim = matcher, sentence, claim
        self.match: Match = matcher.of(claim)
        self.beside = self.match.all

    def flags(self) -> Iterator[DraftFlag]:
        """Yield every flag of the claim."""
        if self.beside:
            yield from self._certainty()
            yield from self._holder()
            yield from self._date()
        elif self.match.weaker:
            yield self._flag(
                FlagKind.SAYS_MORE,
                self.match.weaker,
                "Say no more than this: no report has the stronger step.",
            )
        if self.beside or self.match.weaker or self.match.denying or self.match.gone:
            yield from self._answers()
            yield from self._fate()
        yield from self._steps()

    def _flag(self, kind: FlagKind, sources: Sequence[ReportedClaim], change: str) -> DraftFlag:
        best = strongest(sources)
        return DraftFlag(
            kind=kind,
            sentence=self.sentence.number,
            words=self.claim.citation.quote,
            source=best.statement.sentence if best is not None else "",
            report=best.report if best is not None else None,
            change=change,
        )

    # How sure

    def _certainty(self) -> Iterator[DraftFlag]:
        weak = bool(hedges_of(self.claim)) or self.claim.standing in _WEAK
        told = [reported.claim for reported in self.beside]
        if not weak and not looks_ahead(self.claim):
            if all(looks_ahead(claim) for claim in told) and self._is_same_matter():
                yield self._flag(
                    FlagKind.AHEAD_AS_DONE, self.beside, "Say that it lies ahead, or is only a condition, and for whom."
                )
            elif all(claim.standing is Standing.HEARSAY for claim in told):
                yield self._flag(
                    FlagKind.HEARSAY_AS_FACT, self.beside, "Say that it is passed on, and that nobody is named for it."
                )
            elif all(_is_weak(claim) for claim in told):
                yield self._flag(FlagKind.HEDGE_DROPPED, self.beside, "Keep the hedge of the source, in its own words.")
        elif looks_ahead(self.claim) and not weak and all(_is_weak(claim) for claim in told):
            yield self._flag(FlagKind.HEDGE_DROPPED, self.beside, "Keep the hedge of the source, in its own words.")
        elif weak and told and all(_degree(claim) < _degree(self.claim) for claim in told):
            yield self._flag(
                FlagKind.HEDGE_DROPPED, self.beside, "Keep each hedge of the source: with one of them it is surer."
            )
        elif weak and not any(_is_weak(claim) or looks_ahead(claim) for claim in told):
            yield self._flag(
                FlagKind.HEDGE_ADDED,
                self.beside,
                "Take the hedge out, or say whose doubt it is: the sources have none.",
            )

    def _is_same_matter(self) -> bool:
        """Tell whether more than shared words holds the two together: "she put the cost at" is no "will cost"."""
        words = content_stems(self.claim.citation.quote)
        shares = (len(words & content_stems(r.claim.citation.quote)) / max(1, len(words)) for r in self.beside)
        return bool(self.match.steps or self.match.propositions) or max(shares, default=0.0) > _MOSTLY

    # Who says so

    def _holder(self) -> Iterator[DraftFlag]:
        if self.claim.kind is ClaimKind.ROLE:
            return
        told = [reported.claim for reported in self.beside]
        kind = self.claim.source.kind
        if _PLURAL.search(self.sentence.text) and self._origins() < 2:
            yield self._flag(
                FlagKind.PLURAL_SOURCES,
                self.match.steps or self.beside,
                "Say that there is one origin, however many reports repeat it.",
            )
            return
        if kind is SourceKind.PUBLISHER and all(_is_said(claim) for claim in told):
            yield self._flag(FlagKind.ATTRIBUTION_DROPPED, self.beside, f"Say on whose word: {self._who()}.")
        elif kind not in {SourceKind.PUBLISHER, *GENERIC_KINDS} and not self._is_nobody() and not self._has_holder():
            yield self._flag(
                FlagKind.OTHER_HOLDER,
                self.beside,
                f"Say on whose word: {self._who()}. No report has it from “{self.claim.source.label}”.",
            )

    def _is_nobody(self) -> bool:
        """Tell whether the holder is a pronoun that nobody was found for."""
        return self.claim.source.label.lower() in PRONOUNS and self.claim.source.entity is None

    def _who(self) -> str:
        best = strongest(self.beside)
        return best.statement.holder.rstrip(",") if best is not None else "nobody’s"

    def _has_holder(self) -> bool:
        """Tell whether some report has it from whom the draft has it from, or is that outlet's own."""
        own = content_stems(self.claim.source.label)
        for reported in self.beside:
            labels = [step.source.label for step in reported.claim.chain[1:]] + [reported.report.publisher or ""]
            known = [reported.statement.holder, *labels]
            if any(own & content_stems(label) for label in known) or self._named_alike(reported):
                return True
            if _are_unnamed(self.claim.source.kind, reported.claim.source.kind) or self._is_spoken_of(reported):
                return True
        return False

    def _is_spoken_of(self, reported: ReportedClaim) -> bool:
        """Tell whether the sentence of a source names whom the draft has it from, also as "she"."""
        name = content_stems(self.matcher.reading.name_of(self.claim.source.entity))
        there = self.matcher.reading_of(reported.report.id).at(reported.claim.head)
        return there is not None and any(_is_one(name, other) for other in there.named)

    def _named_alike(self, reported: ReportedClaim) -> bool:
        name = content_stems(self.matcher.reading.name_of(self.claim.source.entity))
        return bool(name) and bool(name & content_stems(reported.statement.holder))

    def _origins(self) -> int:
        counts = [p.counts.origins - p.counts.withdrawn for p in self.match.propositions.values()]
        return max(counts, default=0)

    # When

    def _date(self) -> Iterator[DraftFlag]:
        own = interval_of(self.claim.time)
        if own is None or self.claim.time is None:
            return
        times = [(r, interval_of(r.claim.time)) for r in self.beside]
        dated = [(r, interval) for r, interval in times if interval is not None]
        lasting = [r for r, _ in dated if _is_otherwise_open(self.claim.time, r.claim.time)]
        if lasting and len(lasting) == len(dated):
            yield self._flag(FlagKind.DATE_DIFFERENT, lasting, "Take the date of the source: it counts from another.")
            return
        if any(interval[0] >= own[0] and interval[1] <= own[1] for _, interval in dated):
            return
        if any(
            _is_undated_alike(reported.claim, self.claim.time.text) for reported, interval in times if interval is None
        ):
            return
        meeting = [r for r, i in dated if i[0] <= own[1] and own[0] <= i[1]]
        if dated and not meeting:
            yield self._flag(
                FlagKind.DATE_DIFFERENT, [r for r, _ in dated], "Take the date of the source: the two cannot both be."
            )
        else:
            say = (
                "Say the date as coarsely as the source does."
                if meeting
                else "Leave the date out: no report gives one."
            )
            yield self._flag(FlagKind.DATE_FINER, meeting or self.beside, say)

    # Who answers

    def _answers(self) -> Iterator[DraftFlag]:
        if self.claim.standing is Standing.DENIED:
            return
        denied = [p for p in self.match.propositions.values() if self._is_denied(p)]
        for proposition in denied[:1]:
            if not self._tells_denial(proposition):
                yield self._denial(proposition)
        loose = None if denied else self._loose_denial()
        if loose is not None:
            yield self._left_out(FlagKind.DENIAL_MISSING, loose, _PRINT)
        silent = [(p, r) for p in self.match.propositions.values() for r in p.responses if r.response.kind in _SILENT]
        for _, response in silent[:1]:
            if not denied and not self._mentions_answer_of(response.response.by.name):
                say = "Say who gave no comment, in the words of the report."
                yield self._left_out(FlagKind.SILENCE_MISSING, response, say)

    def _left_out(self, kind: FlagKind, response: ReportedResponse, change: str) -> DraftFlag:
        return DraftFlag(
            kind=kind,
            sentence=self.sentence.number,
            words=self.claim.citation.quote,
            source=response.sentence,
            report=response.report,
            change=change,
        )

    def _loose_denial(self) -> ReportedResponse | None:
        """Return a denial by somebody named here that the draft leaves out: of what stands beside, or of no claim."""
        reports = {reported.report.id for reported in self.beside}
        loose = (r for told in self.matcher.told for r in told.loose if r.report.id in reports)
        for response in (*self._answering(), *(r for r in loose if self._may_be_denied(r))):
            words = content_stems(response.response.by.name)
            is_named = any(_is_one(words, name) for name in self._named())
            if is_named and not self._mentions_denial(response.response.by.name):
                return response
        return None

    def _answering(self) -> Iterator[ReportedResponse]:
        """Yield the denials that answer what stands beside the claim, also where only the words are shared."""
        refs = [_ref(reported.report.id, reported.claim) for reported in self.beside]
        for told in self.matcher.told:
            for proposition in dict.fromkeys(p for ref in refs for p in told.about.get(ref, ())):
                yield from (r for r in proposition.responses if r.response.kind in DENIALS)

    def _may_be_denied(self, response: ReportedResponse) -> bool:
        """Tell whether a denial tied to no claim may be of this one: it shares words, or has none and is near."""
        by = content_stems(response.response.by.name).union(*self._named())
        matter = content_stems(response.response.citation.quote) - by - _NO_MATTER
        if matter:
            return bool(matter & content_stems(self.claim.citation.quote))
        start, report = response.response.citation.spans[0].start, response.report.id
        ends = (r.claim.citation.spans[-1].end for r in self.beside if r.report.id == report)
        return any(0 <= start - end <= _NEAR for end in ends) or bool(reasons_of(self.claim, person=True))

    def _is_denied(self, proposition: PropositionAnswer) -> bool:
        against = proposition.corroboration.status.contest
        return bool(proposition.denials and proposition.proposition.claims) or (
            against in {Contest.DENIED_SPECIFIC, Contest.DENIED_GENERAL}
            and any(r.response.kind in DENIALS for r in proposition.responses)
        )

    def _denial(self, proposition: PropositionAnswer) -> DraftFlag:
        if proposition.denials:
            best = proposition.denials[0]
            sentence, report = best.statement.sentence, best.report
        else:
            response = next(r for r in proposition.responses if r.response.kind in DENIALS)
            sentence, report = response.sentence, response.report
        return DraftFlag(
            kind=FlagKind.DENIAL_MISSING,
            sentence=self.sentence.number,
            words=self.claim.citation.quote,
            source=sentence,
            report=report,
            change=_PRINT,
        )

    def _tells_denial(self, proposition: PropositionAnswer) -> bool:
        """Tell whether the draft has a denial, by whoever denies it in the reports, or of the same matter."""
        names = {r.response.by.name for r in proposition.responses if r.response.kind in DENIALS}
        names |= {denial.statement.holder.partition(", per ")[0] for denial in proposition.denials}
        return any(self._mentions_denial(name) for name in names)

    def _mentions_denial(self, name: str) -> bool:
        words = content_stems(name)
        rejecting = [c for c in self.matcher.draft.analysis.claims if c.standing is Standing.DENIED]
        rejecting += [c for c in self.matcher.draft.analysis.claims if c.stance.value.startswith("CT-")]
        speakers = [self._speaker(claim) for claim in rejecting]
        answers = [content_stems(r.by.name) for r in self.matcher.draft.analysis.responses if r.kind in DENIALS]
        return any(_is_one(words, one) for one in (*speakers, *answers)) or self._says_denied(words)

    def _says_denied(self, words: frozenset[str]) -> bool:
        """Tell whether a sentence of the draft has the name and a word of denial: "which the company denies"."""
        sentences = self.matcher.reading.sentences
        return any(_DENYING.search(s.text) and words and words <= s.words for s in sentences)

    def _speaker(self, claim: Claim) -> frozenset[str]:
        return content_stems(self.matcher.reading.name_of(claim.source.entity) or claim.source.label)

    def _mentions_answer_of(self, name: str) -> bool:
        words = content_stems(name)
        answers = [content_stems(r.by.name) for r in self.matcher.draft.analysis.responses]
        speaks = [self._speaker(claim) for claim in self.matcher.draft.analysis.claims]
        return any(_is_one(words, one) for one in (*answers, *speaks))

    def _fate(self) -> Iterator[DraftFlag]:
        gone = [p for p in self.match.propositions.values() if p.corroboration.status.lifecycle in _GONE]
        told = self.match.gone or [reported for p in gone for reported in p.claims]
        if told and not self.beside:
            yield self._flag(FlagKind.TAKEN_BACK, told, "Do not print it without saying that it was taken back.")

    # Criminal matters

    def _steps(self) -> Iterator[DraftFlag]:
        own = step_of(self.claim)
        if own is None or own in CLEARING:
            return
        about = self._same_people()
        steps = [(reported, step) for reported in about if (step := step_of(reported.claim)) is not None]
        clearing = [reported for reported, step in steps if step in CLEARING]
        if clearing and not any(step_of(c) in CLEARING for c in self.matcher.draft.analysis.claims):
            yield self._flag(FlagKind.CLEARING_MISSING, clearing, "Print what clears them first.")
        reached = [_STEPS.index(step) for _, step in steps if step in _STEPS]
        if own in _STEPS and self._named() and max(reached, default=-1) < _STEPS.index(own):
            last = f"the furthest is “{STEP_WORDS[_STEPS[max(reached)]]}”" if reached else "none has any step before it"
            say = f"No report has the step “{STEP_WORDS[own]}” of whoever is named here; {last}."
            yield self._flag(FlagKind.LATER_STEP, [reported for reported, _ in steps], say)

    def _named(self) -> list[frozenset[str]]:
        """Return the names of the sentence, each as its words."""
        return [name for name in sorted(self.sentence.named, key=sorted) if name]

    def _same_people(self) -> list[ReportedClaim]:
        """Return the claims of the sources in which somebody is named whom the sentence names."""
        names = self._named()
        found: list[ReportedClaim] = []
        for told in self.matcher.told:
            for report in told.answer.story.reports:
                for claim in report.analysis.claims:
                    if step_of(claim) is not None and self._names_one(report.id, claim, names):
                        found += told.claims.in_order([_ref(report.id, claim)])
        return found

    def _names_one(self, report: str, claim: Claim, names: Sequence[frozenset[str]]) -> bool:
        sentence = next((s for s in self._reading(report).sentences if s.span.contains(claim.head)), None)
        return sentence is not None and any(
            name <= other or other <= name for name in names for other in sentence.named if other
        )

    def _reading(self, report: str) -> Reading:
        return self.matcher.reading_of(report)


def _is_one(words: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two names may be one: the words of the shorter are among those of the longer."""
    return bool(words and other) and (words <= other or other <= words)


def _are_unnamed(own: SourceKind, other: SourceKind) -> bool:
    """Tell whether unnamed people may be those that a report has: "one of them" is whoever was spoken of."""
    return {own, other} <= UNNAMED_KINDS and own in {other, SourceKind.UNNAMED_GROUP}


_WEAK = frozenset({Standing.HEDGED, Standing.HEARSAY, Standing.HYPOTHETICAL})


def _is_weak(claim: Claim) -> bool:
    return claim.standing in _WEAK or bool(hedges_of(claim))


_DEGREES = ("UU", "PS", "PR", "CT")


def _degree(claim: Claim) -> int:
    """Return how sure a claim that is hedged in words of its own is; what is passed on is not measured."""
    if claim.standing not in {Standing.HEDGED, Standing.HYPOTHETICAL}:
        return len(_DEGREES)
    return _DEGREES.index(claim.stance.value[:2])


def _is_otherwise_open(one: Timex | None, other: Timex | None) -> bool:
    """Tell whether both last from, or until, a day, and not the same one: "since 2018" is no "since 2020"."""
    if one is None or other is None or None not in (one.start, one.end) or (one.end is None) is not (other.end is None):
        return False
    bounds = sorted((one.start or one.end or "", other.start or other.end or ""), key=len)
    return None in (other.start, other.end) and not bounds[1].startswith(bounds[0])


def _is_undated_alike(claim: Claim, words: str) -> bool:
    """Tell whether a report has the same words for when it was and is itself of no day: "on March 6"."""
    return claim.time is not None and claim.time.text.casefold() == words.casefold()


def _is_said(claim: Claim) -> bool:
    """Tell whether somebody else than the report is said to say it."""
    return claim.source.kind not in {SourceKind.PUBLISHER, *GENERIC_KINDS}


_ORDER = (Standing.ASSERTED, Standing.HEDGED, Standing.HEARSAY, Standing.FORECAST, Standing.HYPOTHETICAL)


def strongest(sources: Sequence[ReportedClaim]) -> ReportedClaim | None:
    """Return the firmest of some claims: by standing, then what a report says itself, then the first."""

    def rank(reported: ReportedClaim) -> tuple[int, bool]:
        claim = reported.claim
        standing = _ORDER.index(claim.standing) if claim.standing in _ORDER else len(_ORDER)
        return standing, claim.source.kind is not SourceKind.PUBLISHER

    return min(sources, key=rank, default=None)


def _ref(report: str, claim: Claim) -> ClaimRef:
    return ClaimRef(report=report, claim=claim.id)
