"""The plain words for the three axes, for origins, derivations and drift: one table each, used by every renderer.

Neutral words only (TRADECRAFT, 8.8); a test reads them. No word here is a verdict, and none is a score: they say what
stands for and against a proposition, and what became of it.
"""

from __future__ import annotations

from sayso.model.graph import PropositionRelation
from sayso.model.provenance import (
    Contest,
    Counts,
    DerivationKind,
    DriftKind,
    IndependenceState,
    Lifecycle,
    OriginKind,
    Support,
)

SUPPORT_WORDS: dict[Support, str] = {
    Support.NOT_ASSERTED: "not asserted by anybody",
    Support.HEARSAY_ONLY: "hearsay only, nobody identifiable says so",
    Support.OWN_WORD_ONLY: "own word only, the outlet names no source",
    Support.SINGLE_SOURCE: "single source",
    Support.POSSIBLY_CORROBORATED: "possibly corroborated, independence is not established",
    Support.CORROBORATED_WITHIN_ONE_PARTY: "corroborated within one party",
    Support.CORROBORATED: "corroborated by independent origins",
}
CONTEST_WORDS: dict[Contest, str] = {
    Contest.UNCONTESTED: "uncontested in these reports",
    Contest.RESPONDED: "no denial; asked, and not answered in substance",
    Contest.DENIED_GENERAL: "denied in general, not in particular",
    Contest.DENIED_SPECIFIC: "denied by the party concerned",
    Contest.DISPUTED: "disputed, origins stand against each other",
    Contest.DISPUTED_BY_ASSESSMENT: "disputed by an assessment, no contrary fact",
}
LIFECYCLE_WORDS: dict[Lifecycle, str] = {
    Lifecycle.LIVE: "live",
    Lifecycle.CORRECTED: "corrected, another value replaces it",
    Lifecycle.WITHDRAWN_AT_ORIGIN: "withdrawn where it came from",
    Lifecycle.WITHDRAWN_BY_RELAY: "live; an outlet that carried it withdrew it",
    Lifecycle.NO_SURVIVING_ORIGIN: "no origin is left",
    Lifecycle.SUPERSEDED: "superseded by a later report of the same origin",
    Lifecycle.LAPSED: "lapsed, its time has passed and nothing was reported",
}
CONFIRMED_WORDS = "confirmed by the party concerned"

ORIGIN_WORDS: dict[OriginKind, str] = {
    OriginKind.PERSON: "a named person",
    OriginKind.ORGANISATION: "a named body",
    OriginKind.GOVERNMENT: "a government",
    OriginKind.DOCUMENT: "a document",
    OriginKind.VISUAL_ITEM: "a picture or clip",
    OriginKind.FIRST_HAND: "the reporter’s own observation",
    OriginKind.UNNAMED_BUNDLE: "unnamed people of one outlet, counted once",
    OriginKind.MEDIA_OUTLET: "a credited outlet, beyond what is held of it",
    OriginKind.OWN_WORD: "the outlet’s own word, no source stated",
}
DERIVATION_WORDS: dict[DerivationKind, str] = {
    DerivationKind.REPRINT: "reprint",
    DerivationKind.PARTIAL_REPRINT: "partial reprint",
    DerivationKind.SAME_WIRE: "same wire text",
    DerivationKind.CREDIT: "credit",
    DerivationKind.REWRITE_WITH_CREDIT: "rewrite with credit",
    DerivationKind.QUOTATION: "quotation",
    DerivationKind.REVISION: "later version",
    DerivationKind.CORRECTION: "correction",
    DerivationKind.RETRACTION: "retraction",
}
INDEPENDENCE_WORDS: dict[IndependenceState, str] = {
    IndependenceState.ESTABLISHED: "independent",
    IndependenceState.NOT_ESTABLISHED: "independence not established",
    IndependenceState.EXCLUDED: "not independent",
}
RELATION_WORDS: dict[PropositionRelation, str] = {
    PropositionRelation.ENTAILS: "is stronger than, and so supports",
    PropositionRelation.ENTAILED_BY: "is supported by the stronger",
    PropositionRelation.CONFLICTS: "conflicts with",
    PropositionRelation.RELATED_WEAKER: "is weaker than, and does not support",
}
DRIFT_WORDS: dict[DriftKind, str] = {
    DriftKind.CAVEAT_ADDED: "caveat added",
    DriftKind.CAVEAT_DROPPED: "caveat dropped",
    DriftKind.HEDGE_ADDED: "hedge added",
    DriftKind.HEDGE_DROPPED: "hedge dropped",
    DriftKind.ATTRIBUTION_ADDED: "attribution added, not in the report above",
    DriftKind.ATTRIBUTION_LOST: "attribution lost",
    DriftKind.NUMBER_CHANGED: "number changed",
    DriftKind.DATE_CHANGED: "date changed",
    DriftKind.LABEL_ESCALATED: "label escalated",
    DriftKind.LABEL_SOFTENED: "label softened",
    DriftKind.CERTAINTY_ROSE: "certainty rose",
    DriftKind.DETAIL_ONLY_HERE: "only here",
}
KIND_OF_REPORT_WORDS: dict[str, str] = {
    "original": "with sources of its own",
    "declared_rewrite": "retells another, with credit",
    "undeclared_rewrite": "shares another’s words, without credit",
    "reprint": "reprint",
    "statement": "a party’s own statement",
    "correction": "correction",
    "retraction": "retraction",
    "revision": "later version",
    "unknown": "no source stated",
}


def counts_phrase(counts: Counts) -> str:
    """Return how many, always as reports, outlets, origins, parties (R14); parties nobody knows are said to be so."""
    unknown = f" (+{counts.parties_unknown} unknown)" if counts.parties_unknown else ""
    known = f"{counted(counts.parties, 'known party', 'known parties')}{unknown}"
    gone = f" ({counts.withdrawn} no longer counted)" if counts.withdrawn else ""
    origins = f"{counted(counts.origins, 'origin')}{gone}"
    parts = (counted(counts.reports, "report"), counted(counts.outlets, "outlet"), origins)
    return ", ".join((*parts, known))


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: "1 report", "2 reports"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {plural or f'{noun}s'}"
