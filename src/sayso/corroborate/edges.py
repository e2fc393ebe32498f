"""How a derivation is made: its id from what it joins, so that the same pair always has the same id."""

from __future__ import annotations

from sayso.model.ids import content_id
from sayso.model.provenance import CreditScope, Derivation, DerivationBasis, DerivationKind
from sayso.model.spans import Reason


def make_derivation(
    kind: DerivationKind,
    derived: str,
    *,
    upstream: str | None = None,
    outlet: str | None = None,
    basis: DerivationBasis,
    directed: bool,
    scope: CreditScope,
    proof: tuple[str, ...],
    reasons: tuple[Reason, ...],
) -> Derivation:
    """Return a derivation of ``derived`` (a document id) from ``upstream`` (one too) or from ``outlet`` (a name)."""
    return Derivation(
        id=content_id("drv", kind.value, derived, upstream, outlet),
        kind=kind,
        derived=derived,
        upstream=upstream,
        outlet=outlet,
        basis=basis,
        directed=directed,
        scope=scope,
        proof=proof,
        reasons=reasons,
    )
