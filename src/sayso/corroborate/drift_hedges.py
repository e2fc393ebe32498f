"""Hedges and hearsay that a report puts on what it took over, or leaves off."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.corroborate.legs import Leg, matched
from sayso.model.claims import GENERIC_KINDS, Claim, Standing
from sayso.model.mentions import Cue, CueKind
from sayso.model.provenance import Drift, DriftKind

_HEDGING = frozenset(
    {CueKind.EPISTEMIC_HEDGE, CueKind.HEARSAY_ADVERB, CueKind.HEARSAY_PASSIVE, CueKind.REPUTATION, CueKind.MODAL}
)
_FIRM = frozenset({Standing.ASSERTED, Standing.FORECAST})


def hedge_drift(leg: Leg) -> Iterator[Drift]:
    """Yield the hedges of claims that both reports have, where one has one and the other has none."""
    told: set[tuple[str, int]] = set()
    for pair in leg.pairs:
        for before, after in matched(leg, pair):
            old, new = hedges_of(before), hedges_of(after)
            if bool(old) == bool(new):
                continue
            cue, claim = (new[0], after) if new else (old[0], before)
            if old and cue.kind is CueKind.MODAL:
                continue  # what may be and then is: certainty that rose (R12), told there
            if (cue.text, cue.span.start) in told or (old and after.standing not in _FIRM):
                continue
            told.add((cue.text, cue.span.start))
            kind = DriftKind.HEDGE_ADDED if new else DriftKind.HEDGE_DROPPED
            words = ("", cue.text) if new else (cue.text, "")
            note = "passes on or weakens what the other says plainly" if new else "says plainly what the other does not"
            yield leg.make(kind, *words, detail=_row(claim), rule="drift.hedge", note=note, claims=(before, after))


def hedges_of(claim: Claim) -> list[Cue]:
    """Return the cues that weaken a claim or pass it on without a holder, in text order."""
    weak = (
        claim.standing in {Standing.HEDGED, Standing.HEARSAY, Standing.HYPOTHETICAL}
        or claim.source.kind in GENERIC_KINDS
    )
    if not weak and not claim.stance.value.startswith(("PR", "PS")):
        return []
    steps = [step.cue for step in claim.chain if step.cue is not None and step.source.kind in GENERIC_KINDS]
    found = [cue for cue in (*claim.cues, *steps) if cue.kind in _HEDGING]
    return sorted(found, key=lambda cue: (cue.span, cue.text))


def _row(claim: Claim) -> str:
    return f"how sure ({claim.predicate})"
