"""What judging looks up again and again: reports, their days, outlets and claims, and who derives from whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sayso.corroborate.outlets import Outlets
from sayso.corroborate.ruled import NOTHING_RULED, Ruled
from sayso.model.claims import Claim, Response, SourceKind
from sayso.model.edtf import latest
from sayso.model.mentions import DocumentEntity
from sayso.model.provenance import Amendment, ClaimRef, Derivation, DerivationKind
from sayso.model.spans import Span
from sayso.model.story import HeldReport

AMENDING = frozenset({DerivationKind.CORRECTION, DerivationKind.RETRACTION})
"""A report that takes another back does not rest on it."""

BEGINNING = ""
"""The day from which undated reports count: before any other."""


@dataclass(frozen=True)
class Casebook:
    """Reports and what joins them, looked up by id. ``reports`` are sorted by id, so that no order of arrival shows."""

    reports: Mapping[str, HeldReport]
    derivations: tuple[Derivation, ...]
    amendments: tuple[Amendment, ...]
    outlets: Outlets
    ruled: Ruled = NOTHING_RULED

    @cached_property
    def claims(self) -> Mapping[ClaimRef, Claim]:
        """Every claim by its reference."""
        return {
            ClaimRef(report=name, claim=claim.id): claim
            for name, report in self.reports.items()
            for claim in report.analysis.claims
        }

    @cached_property
    def responses(self) -> Mapping[str, tuple[Response, ...]]:
        """The responses of each report that has any."""
        return {name: held.analysis.responses for name, held in self.reports.items() if held.analysis.responses}

    def claims_at(self, report: str, span: Span) -> Iterator[ClaimRef]:
        """Yield the claims of a report whose words stand in a span for the most part, or that hold most of it."""
        held = self.reports.get(report)
        for claim in held.analysis.claims if held is not None else ():
            words = sum(len(one) for one in claim.citation.spans)
            shared = sum(_overlap(one, span) for one in claim.citation.spans)
            if 2 * shared >= min(words, len(span)) > 0:
                yield ClaimRef(report=report, claim=claim.id)

    @cached_property
    def challengers(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims of each report that it sets against others of its own."""
        found = {
            name: tuple(claim for claim in held.analysis.claims if claim.challenges)
            for name, held in self.reports.items()
        }
        return {name: claims for name, claims in found.items() if claims}

    @cached_property
    def days(self) -> Mapping[str, str]:
        """The day from which each report counts, as EDTF, ``BEGINNING`` for undated ones.

        A month or a year counts from its last day: on an earlier one the report may not have been there.
        """
        return {name: last_day(held.analysis.document.published.value) for name, held in self.reports.items()}

    @cached_property
    def publishers(self) -> Mapping[str, str]:
        """The outlet of each report, to compare by; a report without one is an outlet of its own that nobody knows."""
        return {name: self._publisher(held) for name, held in self.reports.items()}

    @cached_property
    def edges(self) -> Mapping[str, Derivation]:
        """Every derivation by its id."""
        return {edge.id: edge for edge in self.derivations}

    @cached_property
    def upstream(self) -> Mapping[str, tuple[Derivation, ...]]:
        """The derivations by which each report rests on another report that is held."""
        found: dict[str, list[Derivation]] = {}
        for edge in self.derivations:
            if edge.upstream in self.reports and edge.kind not in AMENDING and edge.derived != edge.upstream:
                found.setdefault(edge.derived, []).append(edge)
        return {name: tuple(sorted(edges, key=lambda edge: edge.id)) for name, edges in found.items()}

    @cached_property
    def downstream(self) -> Mapping[str, tuple[Derivation, ...]]:
        """The derivations by which other reports rest on each report."""
        found: dict[str, list[Derivation]] = {}
        for edges in self.upstream.values():
            for edge in edges:
                if edge.upstream is not None:
                    found.setdefault(edge.upstream, []).append(edge)
        return {name: tuple(sorted(edges, key=lambda edge: edge.id)) for name, edges in found.items()}

    @cached_property
    def undirected(self) -> Mapping[str, tuple[Derivation, ...]]:
        """By the report that stands first in them, the derivations that do not show which report was first."""
        turned = {name: tuple(e for e in edges if not e.directed) for name, edges in self.downstream.items()}
        return {name: edges for name, edges in turned.items() if edges}

    @cached_property
    def entities(self) -> Mapping[str, Mapping[str, DocumentEntity]]:
        """The entities of each report by id."""
        return {name: {one.id: one for one in held.analysis.entities} for name, held in self.reports.items()}

    def outlet_label(self, report: str) -> str:
        """Return how the outlet of a report writes its name."""
        return self.reports[report].analysis.document.publisher.value or "an outlet that is not stated"

    def outlet_name(self, outlet: str) -> str:
        """Return how an outlet writes its name, by the name to compare by; else what the table shows."""
        shown = self._shown.get(outlet)
        if shown is None:
            return "an outlet that is not stated" if outlet.startswith("report ") else self.outlets.display(outlet)
        return shown

    @cached_property
    def _shown(self) -> Mapping[str, str]:
        names = (*self.published_by, *self._credited_names)
        return {self.outlets.canonical(name): self.outlets.display(name) for name in reversed(names)}

    @cached_property
    def _credited_names(self) -> tuple[str, ...]:
        """The outlets that reports credit, as written, sorted."""
        steps = (step.source for claim in self.claims.values() for step in claim.chain)
        return tuple(sorted({source.label for source in steps if source.kind is SourceKind.MEDIA_OUTLET}))

    def credited(self, name: str, report: str) -> str:
        """Return the outlet that a credit in ``report`` means, to compare by: one that is held, where it fits one."""
        held = self.outlets.match(name, self.published_by)
        return self.outlets.canonical(held or name) or f"report {report}"

    @cached_property
    def published_by(self) -> tuple[str, ...]:
        """The outlets of the reports that are held, as written, sorted."""
        names = {held.analysis.document.publisher.value for held in self.reports.values()}
        return tuple(sorted(name for name in names if name))

    def _publisher(self, held: HeldReport) -> str:
        name = held.analysis.document.publisher.value
        return (self.outlets.canonical(name) if name else "") or f"report {held.id}"


def open_casebook(
    reports: Sequence[HeldReport],
    derivations: Sequence[Derivation],
    amendments: Sequence[Amendment],
    outlets: Outlets,
    ruled: Ruled = NOTHING_RULED,
) -> Casebook:
    """Return the casebook of some reports; twins by id count once."""
    held = {report.id: report for report in reports}
    return Casebook(
        reports={name: held[name] for name in sorted(held)},
        derivations=tuple(sorted(derivations, key=lambda edge: edge.id)),
        amendments=tuple(sorted(amendments, key=amendment_key)),
        outlets=outlets,
        ruled=ruled,
    )


def amendment_key(amendment: Amendment) -> tuple[str, ...]:
    """Return what amendments are sorted by."""
    return (amendment.at or "", amendment.amended, amendment.report or "", amendment.kind.value, amendment.withdrawn)


def _overlap(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def last_day(value: str | None) -> str:
    """Return the last day that an EDTF date allows as ``YYYY-MM-DD``, or ``BEGINNING`` where it has none."""
    day = latest(value)
    return BEGINNING if day is None else f"{day[0]:04d}-{day[1]:02d}-{day[2]:02d}"
