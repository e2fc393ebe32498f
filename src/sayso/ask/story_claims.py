"""The claims and answers of a story in words: each with its outlet, its holder, its standing and its exact quotation.

In a sheet of one report a sentence says "this article". Where several reports are told of together that would be
nobody, so here each sentence names the outlet (TRADECRAFT, 8.1 to 8.3).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from sayso.ask.answers import ReportedClaim, ReportName, Unanswered
from sayso.ask.lookup import Lookup
from sayso.ask.render import render_statement
from sayso.ask.responses import find_unanswered, response_sentence
from sayso.ask.story_scope import order_of_derivation
from sayso.ask.wording import is_loaded
from sayso.model.claims import Response
from sayso.model.documents import Document
from sayso.model.provenance import ClaimRef
from sayso.model.story import HeldReport, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedResponse:
    """An answer as one report has it: ``sentence`` is the only view of it that may be shown."""

    report: ReportName
    response: Response
    sentence: str

    @property
    def ref(self) -> ClaimRef:
        """Its report and id."""
        return ClaimRef(report=self.report.id, claim=self.response.id)


class StoryClaims:
    """Every claim and answer of some reports, by report and id; each is put into words when it is asked for."""

    @classmethod
    def of(cls, story: Story) -> StoryClaims:
        """Take in the reports of a story; what a report has from another is told after it."""
        return cls(story.reports, order_of_derivation(story))

    def __init__(self, reports: Iterable[HeldReport], order: Sequence[str] = ()) -> None:
        """Take in reports; ``order`` gives their ids in the order in which claims are told, if not that of reports."""
        held = tuple(reports)
        self._lookups = {report.id: Lookup(report.analysis, outlet_words(report.analysis.document)) for report in held}
        self.names = {report.id: ReportName.of(report.analysis.document) for report in held}
        ids = order or [report.id for report in held]
        self._order = {id_: number for number, id_ in enumerate(ids)}
        self._claims: dict[ClaimRef, ReportedClaim] = {}
        self._unanswered: dict[str, tuple[Unanswered, ...]] = {}
        self._known: dict[str, bool] = {}

    def holds(self, ref: ClaimRef) -> bool:
        """Whether the claim is one of these reports'."""
        lookup = self._lookups.get(ref.report)
        return lookup is not None and ref.claim in lookup.claims

    def claim(self, ref: ClaimRef) -> ReportedClaim:
        """Return a claim with its statement; answers to it are told apart, since several reports may have them.

        Raises:
            KeyError: if no report here holds it.
        """
        if ref not in self._claims:
            lookup = self._lookups[ref.report]
            claim = lookup.claims[ref.claim]
            self._claims[ref] = ReportedClaim(
                report=self.names[ref.report], claim=claim, statement=render_statement(claim, lookup)
            )
        return self._claims[ref]

    def in_order(self, refs: Iterable[ClaimRef]) -> tuple[ReportedClaim, ...]:
        """Return the claims that are held here, by report (in the order given) and place in the text."""
        found = (self.claim(ref) for ref in dict.fromkeys(refs) if self.holds(ref))
        return tuple(sorted(found, key=self._place))

    def _place(self, reported: ReportedClaim) -> tuple[int, int, str]:
        spans = reported.claim.citation.spans
        return self._order[reported.report.id], spans[0].start if spans else 0, reported.claim.id

    def responses(self, refs: Iterable[ClaimRef]) -> tuple[ReportedResponse, ...]:
        """Return the answers of these ids, by report and place in the text."""
        found = (self._response(ref) for ref in dict.fromkeys(refs))
        known = (response for response in found if response is not None)
        return tuple(sorted(known, key=lambda r: (self._order[r.report.id], r.response.citation.spans[0].start)))

    def _response(self, ref: ClaimRef) -> ReportedResponse | None:
        lookup = self._lookups.get(ref.report)
        for response in lookup.analysis.responses if lookup is not None else ():
            if response.id == ref.claim and lookup is not None:
                sentence = response_sentence(response, lookup)
                return ReportedResponse(report=self.names[ref.report], response=response, sentence=sentence)
        return None

    def without_answer(self, refs: Iterable[ClaimRef]) -> tuple[str, ...]:
        """Return the names of those whom the claims concern and who speak or answer in none of their reports."""
        wanted = {ref for ref in refs if self.holds(ref)}
        silent: dict[str, set[str]] = {}
        for report in sorted({ref.report for ref in wanted}, key=self._order.__getitem__):
            for party in self._of_report(report):
                if any(ClaimRef(report=report, claim=claim) in wanted for claim in party.claims):
                    silent.setdefault(_bare_name(party.name), set()).add(party.name)
        return tuple(min(names) for name, names in silent.items() if not self._is_heard(name))

    def _is_heard(self, name: str) -> bool:
        """Whether somebody of this name speaks or answers in any report, or of a shorter form of it.

        Nobody is called silent on a doubt.
        """
        if name not in self._known:
            words = set(name.split())
            self._known[name] = any(other <= words for other in self._heard)
        return self._known[name]

    @cached_property
    def _heard(self) -> frozenset[frozenset[str]]:
        """The words of the names of all who speak or answer."""
        names = {name for lookup in self._lookups.values() for name in _heard(lookup)}
        return frozenset(frozenset(name.split()) for name in names if name)

    def _of_report(self, report: str) -> tuple[Unanswered, ...]:
        if report not in self._unanswered:
            self._unanswered[report] = find_unanswered(self._lookups[report])
        return self._unanswered[report]


def outlet_words(document: Document) -> str:
    """Return how an outlet is named in a sentence, in quotation marks where its name carries a verdict."""
    name = document.publisher.value
    if not name:
        return "a report whose outlet is not stated"
    return f"“{name}”" if is_loaded(name) else name


def _heard(lookup: Lookup) -> frozenset[str]:
    """Return the names of all who are a source of a claim or who answer, and the outlet's own."""
    steps = (step.source for claim in lookup.analysis.claims for step in claim.chain)
    entities = [lookup.of_source(source) for source in steps]
    entities += [lookup.of_argument(response.by) for response in lookup.analysis.responses]
    names = {name for entity in entities if entity is not None for name in (entity.name, *entity.aliases)}
    names.add(lookup.analysis.document.publisher.value or "")
    return frozenset(map(_bare_name, names))


def _bare_name(name: str) -> str:
    return name.casefold().removeprefix("the ").partition(" (")[0].strip()
