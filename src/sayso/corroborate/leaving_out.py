"""What falls if somebody is not believed: which claims go with an outlet, all unnamed people, or one origin (R9).

All return claims that :func:`sayso.corroborate.judging.judge_propositions` takes as ``left_out``. Left out
is not deleted: what rests on these claims falls with them, downstream only, as if they had been taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.corroborate.actors import Actors
from sayso.corroborate.casebook import open_casebook
from sayso.corroborate.heads import Heads
from sayso.corroborate.outlets import Outlets
from sayso.model.provenance import ClaimRef, Corroboration, OriginKind
from sayso.model.story import HeldReport


def without_outlet(reports: Sequence[HeldReport], outlet: str, outlets: Outlets) -> frozenset[ClaimRef]:
    """Return the claims that do not count without an outlet: those of its own reports, and what others credit to it."""
    heads = _heads(reports, outlets)
    wanted = heads.case.credited(outlet, "")
    return frozenset(
        ref
        for ref in heads.case.claims
        if heads.case.publishers[ref.report] == wanted or heads.of(ref).outlet == wanted
    )


def without_unnamed(reports: Sequence[HeldReport], outlets: Outlets) -> frozenset[ClaimRef]:
    """Return the claims that do not count without unnamed people: those that rest on nobody else (R3)."""
    heads = _heads(reports, outlets)
    return frozenset(ref for ref in heads.case.claims if heads.of(ref).kind is OriginKind.UNNAMED_BUNDLE)


def without_origin(corroborations: Iterable[Corroboration], origin: str) -> frozenset[ClaimRef]:
    """Return the claims that state an origin themselves, for every proposition; ``origin`` is its id."""
    every = (one for judged in corroborations for one in judged.origins)
    return frozenset(ref for one in every if one.id == origin for ref in one.claims)


def _heads(reports: Sequence[HeldReport], outlets: Outlets) -> Heads:
    case = open_casebook(reports, (), (), outlets)
    return Heads(case, Actors(case))
