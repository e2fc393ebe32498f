"""The support axis: what the surviving origins of a proposition amount to (TRADECRAFT, section 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.corroborate.evidence import Strength
from sayso.corroborate.independence import Judge, is_documentary
from sayso.corroborate.tracing import Traced
from sayso.model.provenance import OriginKind, Support


@dataclass(frozen=True, slots=True)
class Reading:
    """A value of the support axis, and the rule by which it came out."""

    value: Support
    rule: str
    note: str


def read_support(
    origins: Sequence[Traced], judge: Judge, *, strongest: Strength, level: Strength, eligible: bool, comment: bool
) -> Reading:
    """Read the support axis off the surviving origins at ``level``.

    ``strongest`` is how strongly anything that still stands says it; without origins it tells hearsay from nothing, and
    ``comment`` an outlet's own judgement from both.
    What is not eligible is never more than single-source (R8), and what is only hedged never more than possible (R7).
    """
    if not origins:
        return _without_origins(strongest, comment=comment)
    if len(origins) == 1:
        return _single(origins[0])
    if not eligible:
        return Reading(
            Support.SINGLE_SOURCE, "R8", "of a kind that cannot be corroborated: several say it, and each for itself"
        )
    found = _several(origins, judge)
    if level is Strength.PLAIN or found.value is Support.POSSIBLY_CORROBORATED:
        return found
    note = "said only with a hedge by everybody: that it may be so does not corroborate that it is"
    return Reading(Support.POSSIBLY_CORROBORATED, "R7", note)


def _without_origins(strongest: Strength, *, comment: bool) -> Reading:
    if comment:
        return Reading(
            Support.OWN_WORD_ONLY, "R2", "an outlet's own judgement: it answers for it, and is no origin of it"
        )
    if strongest is Strength.UNSAID:
        return Reading(Support.NOT_ASSERTED, "R2", "nobody whose word still stands asserts it")
    return Reading(Support.HEARSAY_ONLY, "R2", "asserted by nobody who could be identified: 0 origins")


def _single(origin: Traced) -> Reading:
    if origin.kind is OriginKind.OWN_WORD:
        return Reading(Support.OWN_WORD_ONLY, "R2", f"1 origin: {origin.label}, no source stated")
    return Reading(Support.SINGLE_SOURCE, "R4", f"exactly 1 origin: {origin.label}")


def _several(origins: Sequence[Traced], judge: Judge) -> Reading:
    within: tuple[Traced, Traced] | None = None
    unsure: tuple[Traced, Traced] | None = None
    for a, b in judge.established_pairs(origins):
        if judge.is_of_two_parties(a, b) or is_documentary(a) or is_documentary(b):
            return Reading(Support.CORROBORATED, "R6", f"{a.label} and {b.label} are established as independent")
        if judge.is_one_known_party(a, b):
            within = within or (a, b)
        else:
            unsure = unsure or (a, b)
    if unsure is not None:
        note = f"whether {unsure[0].label} and {unsure[1].label} speak for different parties is not known"
        return Reading(Support.POSSIBLY_CORROBORATED, "R6", note)
    if within is not None:
        party = judge.parties.of_origin(within[0])
        note = f"{within[0].label} and {within[1].label} are different, and both of one party: {party}"
        return Reading(Support.CORROBORATED_WITHIN_ONE_PARTY, "R6", note)
    if judge.is_one_head(origins):
        return Reading(Support.SINGLE_SOURCE, "R4", "one head: each of them passes on or is the word of the other")
    note = f"{len(origins)} origins, and no two of them are established as independent"
    return Reading(Support.POSSIBLY_CORROBORATED, "R6", note)
