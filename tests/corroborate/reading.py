"""Reports read by the extractor, and the legs between them, for tests of what is worked out from whole texts."""

from __future__ import annotations

from sayso.corroborate.edges import make_derivation
from sayso.model.provenance import CreditScope, Derivation, DerivationBasis, DerivationKind
from sayso.model.spans import Reason
from sayso.model.story import HeldReport
from tests.extract.readings import analysed


def read(text: str, publisher: str, published: str = "2025-06-01", title: str = "") -> HeldReport:
    """Return a report as a collection would hold it."""
    return HeldReport(analysis=analysed(text, title=title, published=published, publisher=publisher))


def leg(derived: HeldReport, upstream: HeldReport, kind: DerivationKind | None = None) -> Derivation:
    """Return the derivation of one report from another."""
    return make_derivation(
        kind or DerivationKind.REWRITE_WITH_CREDIT,
        derived.id,
        upstream=upstream.id,
        basis=DerivationBasis.DECLARED,
        directed=True,
        scope=CreditScope.EXPLICIT,
        proof=(),
        reasons=(Reason(rule="test"),),
    )
