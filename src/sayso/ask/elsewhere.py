"""What the rest of a collection holds on each claim of one report: who else has it, who denies it, what replaced it.

Shown beside a claim in its sheet. Each line is a sentence about reports, with the claims that it rests on as attributed
statements, so that nothing is said without its holder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.ask.answers import Elsewhere, ReportedClaim, ReportName
from sayso.ask.story_answers import PropositionAnswer, StoryAnswer
from sayso.ask.story_claims import StoryClaims
from sayso.ask.story_statements import listed
from sayso.ask.story_words import LIFECYCLE_WORDS, counted
from sayso.ask.wording import is_loaded
from sayso.corroborate.withdrawn import is_narrow
from sayso.model.claims import Standing
from sayso.model.graph import PropositionRelation
from sayso.model.provenance import Amendment, ClaimRef, Lifecycle

_RELATED = {
    PropositionRelation.CONFLICTS: ("conflicts", "Against it stands"),
    PropositionRelation.ENTAILED_BY: ("stronger", "More is said in"),
    PropositionRelation.ENTAILS: ("weaker", "Less is said in"),
}

_ORDER = ("corrected", "denied", "answered", "conflicts", "other_origin", "same_origin", "stronger", "weaker")
"""What a reader must not miss stands first."""


def find_elsewhere(answer: StoryAnswer, report: str) -> tuple[Elsewhere, ...]:
    """Return what the other reports of a story hold on each claim of a report, in the order of its claims."""
    return Elsewheres(answer).of(report)


class Elsewheres:
    """The reports of a story, each among the others."""

    def __init__(self, answer: StoryAnswer) -> None:
        self.answer = answer
        self.claims = StoryClaims.of(answer.story)
        self.by_id = {proposition.id: proposition for proposition in answer.propositions}
        self.of_claim: dict[ClaimRef, list[PropositionAnswer]] = {}
        for proposition in answer.propositions:
            for ref in (*proposition.proposition.claims, *proposition.proposition.denials):
                self.of_claim.setdefault(ref, []).append(proposition)

    def of(self, report: str) -> tuple[Elsewhere, ...]:
        """Return what the other reports hold on each claim of one of them, in the order of its claims."""
        finder = _Finder(self, report)
        held = next(held for held in self.answer.story.reports if held.id == report)
        return tuple(found for claim in held.analysis.claims for found in finder.on(claim.id))


class _Finder:
    """One report among the others of its story."""

    def __init__(self, story: Elsewheres, report: str) -> None:
        self.answer, self.report = story.answer, report
        self.claims, self.by_id, self.of_claim = story.claims, story.by_id, story.of_claim

    def on(self, claim: str) -> Iterator[Elsewhere]:
        """Yield what is held on one claim, each line once: on what it says as a whole, then on each figure in it."""
        ref = ClaimRef(report=self.report, claim=claim)
        lines = (line for about in self.of_claim.get(ref, ()) for line in self._on(ref, about))
        yield from sorted(dict.fromkeys(lines), key=lambda line: _ORDER.index(line.kind))

    def _on(self, ref: ClaimRef, about: PropositionAnswer) -> Iterator[Elsewhere]:
        puts_forward = ref in about.proposition.claims
        yield from self._others(ref.claim, about, puts_forward=puts_forward)
        yield from self._against(ref.claim, about, puts_forward=puts_forward)
        yield from self._fate(ref.claim, about)
        yield from self._related(ref.claim, about)

    def _others(self, claim: str, about: PropositionAnswer, *, puts_forward: bool) -> Iterator[Elsewhere]:
        side = self._elsewhere(about.proposition.claims if puts_forward else about.proposition.denials)
        shared = self._sharing(about)
        same = [r for r in side if r.report.id in shared]
        other = [r for r in side if r.report.id not in shared]
        if same:
            sentence = f"{self._many(same)}, same origin: {_named(same)}."
            yield _with_doubts(self._line(claim, "same_origin", sentence, same), about)
        if other:
            sentence = f"{self._many(other)}, of another origin: {_named(other)}."
            yield _with_doubts(self._line(claim, "other_origin", sentence, other), about)

    def _sharing(self, about: PropositionAnswer) -> frozenset[str]:
        """Return the reports that rest on an origin of this report for this proposition."""
        own = [origin for origin in about.corroboration.origins if self.report in origin.reports]
        return frozenset(report for origin in own for report in origin.reports)

    def _against(self, claim: str, about: PropositionAnswer, *, puts_forward: bool) -> Iterator[Elsewhere]:
        against = self._elsewhere(about.corroboration.opposing if puts_forward else about.proposition.claims)
        if against:
            word = _word_against(against) if puts_forward else "Put forward in"
            yield _with_doubts(self._line(claim, "denied", f"{word} {_named(against)}.", against), about)
        answers = [r for r in about.responses if r.report.id != self.report]
        if answers:
            sentence = " ".join(dict.fromkeys(r.sentence for r in answers))
            reports = tuple(dict.fromkeys(r.report for r in answers))
            yield Elsewhere(claim=claim, kind="answered", sentence=sentence, reports=reports, claims=())

    def _fate(self, claim: str, about: PropositionAnswer) -> Iterator[Elsewhere]:
        life = about.corroboration.status.lifecycle
        hit = {ClaimRef(report=reported.report.id, claim=reported.claim.id) for reported in about.claims}
        is_figure = about.proposition.value is not None
        amending = [a for a in self.answer.story.amendments if hit & set(a.claims)]
        amending = [a for a in amending if is_figure or not is_narrow(a.withdrawn)]  # a figure falls alone
        if life is Lifecycle.LIVE and not amending:
            return
        own = [a for a in amending if ClaimRef(report=self.report, claim=claim) in a.claims]
        reports = self._amenders(own or amending)
        by = f" by {listed([_outlet(report) for report in reports])}" if reports else " by hand" if amending else ""
        if own:
            word = "Corrected" if any(a.replacement for a in own) else "Taken back"
            sentence = f"{word}{by}: {LIFECYCLE_WORDS[life]}."
        else:
            of_what = f"“{about.proposition.value.text}”" if about.proposition.value is not None else "it"
            sentence = f"What became of {of_what}: {LIFECYCLE_WORDS[life]}{f' (taken back{by})' if by else ''}."
        yield Elsewhere(claim=claim, kind="corrected", sentence=sentence, reports=reports, claims=())

    def _amenders(self, amending: Iterable[Amendment]) -> tuple[ReportName, ...]:
        """Return the reports that take something back, without this one."""
        names = self.claims.names
        found = (names[a.report] for a in amending if a.report in names and a.report != self.report)
        return tuple(dict.fromkeys(found))

    def _related(self, claim: str, about: PropositionAnswer) -> Iterator[Elsewhere]:
        for link in about.proposition.links:
            kind, words = _RELATED.get(link.kind, ("", ""))
            other = self.by_id.get(link.proposition)
            held = self._elsewhere(other.proposition.claims) if other is not None else []
            if kind and held:
                yield self._line(claim, kind, f"{words} {_named(held)}: {held[0].statement.sentence}", held)

    def _line(self, claim: str, kind: str, sentence: str, claims: Sequence[ReportedClaim]) -> Elsewhere:
        reports = tuple(dict.fromkeys(reported.report for reported in claims))
        return Elsewhere(claim=claim, kind=kind, sentence=sentence, reports=reports, claims=tuple(claims))

    def _many(self, claims: Iterable[ReportedClaim]) -> str:
        return counted(len({reported.report.id for reported in claims}), "other report")

    def _elsewhere(self, refs: Iterable[ClaimRef]) -> list[ReportedClaim]:
        return [r for r in self.claims.in_order(refs) if r.report.id != self.report]


def _with_doubts(found: Elsewhere, about: PropositionAnswer) -> Elsewhere:
    """Add which names of the reports that say it are only probably one."""
    doubts = tuple(doubt.sentence for doubt in about.doubts)
    return replace(found, sentence=" ".join([found.sentence, *doubts]), doubts=doubts)


def _named(claims: Iterable[ReportedClaim]) -> str:
    return listed([_outlet(report) for report in dict.fromkeys(reported.report for reported in claims)])


def _outlet(report: ReportName) -> str:
    name = report.publisher or "a report whose outlet is not stated"
    return f"{f'“{name}”' if is_loaded(name) else name} ({report.published or 'undated'})"


def _word_against(claims: Iterable[ReportedClaim]) -> str:
    """A denial is called so; who reports the contrary denies nothing."""
    return "Denied in" if any(reported.claim.standing is Standing.DENIED for reported in claims) else "Contradicted in"
