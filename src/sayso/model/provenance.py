"""How documents depend on each other, as far as one of them says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.claims import Citation
from sayso.model.spans import Reason


class DerivationKind(StrEnum):
    """In which way one report comes from another (SHEET.md)."""

    REPRINT = "reprint"
    PARTIAL_REPRINT = "partial_reprint"
    SAME_WIRE = "same_wire"
    CREDIT = "credit"
    REWRITE_WITH_CREDIT = "rewrite_with_credit"
    QUOTATION = "quotation"
    REVISION = "revision"
    CORRECTION = "correction"
    RETRACTION = "retraction"


class CreditScope(StrEnum):
    """How far a credit reaches: over its own sentence, further by inference, or nobody knows."""

    EXPLICIT = "explicit"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDerivation:
    """A credit, correction or retraction that a document states about itself; ``upstream`` is the outlet as written."""

    kind: DerivationKind
    upstream: str
    entity: str | None
    scope: CreditScope
    citation: Citation
    reasons: tuple[Reason, ...] = ()
