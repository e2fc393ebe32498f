"""What kind of report each of a story's reports is, as far as the reports themselves say (TRADECRAFT, 6.1)."""

from __future__ import annotations

from sayso.model.claims import GENERIC_KINDS, SourceKind
from sayso.model.provenance import Derivation, DerivationKind
from sayso.model.story import HeldReport, Story

_AMENDING = {
    DerivationKind.CORRECTION: "correction",
    DerivationKind.RETRACTION: "retraction",
    DerivationKind.REVISION: "revision",
}
_NO_SOURCES = GENERIC_KINDS | {SourceKind.PUBLISHER, SourceKind.MEDIA_OUTLET}
_REPRINTS = frozenset({DerivationKind.REPRINT, DerivationKind.SAME_WIRE})


def report_kinds(story: Story) -> dict[str, str]:
    """Return the kind of each report by its id.

    ``correction``, ``retraction`` and ``revision`` amend another report; a ``reprint`` carries one over;
    ``declared_rewrite`` retells one that it credits, ``undeclared_rewrite`` shares its words without a credit; a
    ``statement`` is the word of a party about itself; ``original`` has sources of its own and none of these;
    ``unknown`` is what is left.
    """
    kinds: dict[str, str] = {}
    for report in story.reports:
        own = [d for d in story.derivations if d.derived == report.id]
        kinds[report.id] = _amending(report, story) or _derived(report, own) or _own(report)
    return kinds


def _amending(report: HeldReport, story: Story) -> str:
    stated = {amendment.kind for amendment in story.amendments if amendment.report == report.id}
    stated |= {derivation.kind for derivation in report.analysis.derivations}
    stated |= {d.kind for d in story.derivations if d.derived == report.id}
    return next((name for kind, name in _AMENDING.items() if kind in stated), "")


def _derived(report: HeldReport, own: list[Derivation]) -> str:
    kinds = {derivation.kind for derivation in own}
    if kinds & _REPRINTS:
        return "reprint"
    if DerivationKind.REWRITE_WITH_CREDIT in kinds:
        return "declared_rewrite"
    if DerivationKind.PARTIAL_REPRINT in kinds:
        return "declared_rewrite" if DerivationKind.CREDIT in kinds else "undeclared_rewrite"
    return "declared_rewrite" if DerivationKind.CREDIT in kinds and not _has_sources(report) else ""


def _own(report: HeldReport) -> str:
    if speaks_for_itself(report):
        return "statement"
    return "original" if _has_sources(report) else "unknown"


def _has_sources(report: HeldReport) -> bool:
    """Whether anybody other than the outlet, another outlet and nobody in particular says something in it."""
    return bool({claim.source.kind for claim in report.analysis.claims} - _NO_SOURCES)


def speaks_for_itself(report: HeldReport) -> bool:
    """Whether the publisher is a party of its own report: a body that its claims are about, and no medium."""
    publisher = _plain(report.analysis.document.publisher.value or "")
    bodies = {entity.id: entity for entity in report.analysis.entities if not entity.is_media}
    about = {claim.subject.entity for claim in report.analysis.claims if claim.subject is not None}
    names = (name for id_ in about if id_ in bodies for name in (bodies[id_].name, *bodies[id_].aliases))
    return bool(publisher) and any(_plain(name) == publisher for name in names)


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").partition(" (")[0].strip()
