"""What falls if somebody is not believed: which claims go with an outlet, all unnamed people, or one origin (R9).

The first three return claims that :func:`sayso.corroborate.judging.judge_propositions` takes as ``left_out``. Left out
is not deleted: what rests on these claims falls with them, downstream only, as if they had been taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.corroborate.actors import Actors
from sayso.corroborate.casebook import open_casebook
from sayso.corroborate.heads import Heads
from sayso.corroborate.outlets import Outlets
from sayso.model.provenance import ClaimRef, Corroboration, OriginKind, Status
from sayso.model.story import HeldReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One proposition that stands otherwise: the origins it lost (ids), how many are left, its axes then and now."""

    proposition: str
    lost: tuple[str, ...]
    left: int
    before: Status
    after: Status

    @property
    def has_none_left(self) -> bool:
        """Whether it had origins and all of them are gone."""
        return bool(self.lost) and self.left == 0


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


def compare_judgements(before: Sequence[Corroboration], after: Sequence[Corroboration]) -> tuple[Change, ...]:
    """Return which propositions of the one judging stand otherwise in the other, in the order of ``before``.

    Serves both questions: what falls without a source, and what has changed since a day (judged ``as_of`` that day).
    Propositions are matched by id; one that the other judging does not have is left out of the comparison.
    """
    later = {one.proposition: one for one in after}
    pairs = ((one, later[one.proposition]) for one in before if one.proposition in later)
    return tuple(change for one, other in pairs if (change := _change(one, other)) is not None)


def _change(before: Corroboration, after: Corroboration) -> Change | None:
    lost = tuple(sorted(_standing(before) - _standing(after)))
    if not lost and _axes(before.status) == _axes(after.status):
        return None
    return Change(
        proposition=before.proposition,
        lost=lost,
        left=after.counts.origins - after.counts.withdrawn,
        before=before.status,
        after=after.status,
    )


def _standing(judged: Corroboration) -> set[str]:
    return {origin.id for origin in judged.origins if not origin.is_withdrawn}


def _axes(status: Status) -> tuple[str, ...]:
    return (status.support, status.contest, status.lifecycle)


def _heads(reports: Sequence[HeldReport], outlets: Outlets) -> Heads:
    case = open_casebook(reports, (), (), outlets)
    return Heads(case, Actors(case))
