"""Certainty that rose on the way (R12): a report says more, or more surely, than the one that it takes it from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.corroborate.legs import Leg, matched
from sayso.corroborate.sentences import Sentence
from sayso.model.claims import Claim, Standing
from sayso.model.graph import Proposition, PropositionRelation
from sayso.model.mentions import CueKind
from sayso.model.provenance import ClaimRef, Drift, DriftKind

_UNSURE = ("PS", "PR")


@dataclass(frozen=True, slots=True)
class Sayings:
    """What each report says, as propositions: the first claim that puts each forward."""

    by_id: Mapping[str, Proposition]
    by_report: Mapping[str, Mapping[str, ClaimRef]]


def read_sayings(propositions: Sequence[Proposition]) -> Sayings:
    """Return the propositions by id, and for each report those that it puts forward."""
    by_report: dict[str, dict[str, ClaimRef]] = {}
    for proposition in propositions:
        for ref in proposition.claims:
            by_report.setdefault(ref.report, {}).setdefault(proposition.id, ref)
    return Sayings({p.id: p for p in propositions}, by_report)


def certainty_drift(leg: Leg, sayings: Sayings) -> Iterator[Drift]:
    """Yield the claims that are surer or stronger than what they come from.

    Surer: "could be announced" that became "will be". Stronger: a claim that entails what the other report says, where
    that one says as much nowhere.
    """
    yield from _by_stance(leg)
    yield from _by_entailment(leg, sayings)


def _by_stance(leg: Leg) -> Iterator[Drift]:
    for pair in leg.pairs:
        for before, after in matched(leg, pair):
            is_modal = any(cue.kind is CueKind.MODAL for cue in before.cues)
            if is_modal and before.stance.value.startswith(_UNSURE) and _is_sure(after):
                yield _rose(leg, before, after, "what may be is told as what will be or is")


def _is_sure(claim: Claim) -> bool:
    return claim.stance.value == "CT+" and claim.standing in {Standing.ASSERTED, Standing.FORECAST}


def _by_entailment(leg: Leg, sayings: Sayings) -> Iterator[Drift]:
    here, there = (sayings.by_report.get(reading.id, {}) for reading in (leg.derived, leg.upstream))
    for strong, after in sorted(here.items()):
        stronger = _linked(sayings.by_id[strong], PropositionRelation.ENTAILED_BY)
        if strong in there or any(name in there for name in stronger):
            continue
        for weak in _linked(sayings.by_id[strong], PropositionRelation.ENTAILS):
            if weak in there and weak not in here:
                yield from _between(leg, there[weak], after)


def _linked(proposition: Proposition, kind: PropositionRelation) -> list[str]:
    return [link.proposition for link in proposition.links if link.kind is kind]


def _between(leg: Leg, before: ClaimRef, after: ClaimRef) -> Iterator[Drift]:
    one, there = _find(leg.upstream.sentences, before)
    other, here = _find(leg.derived.sentences, after)
    if one is None or other is None or there is None or here is None:
        return
    if one.time is None and other.time is not None and one.family == other.family:
        return  # the same said more precisely is no greater certainty
    if any(pair.before is there and pair.after is here for pair in leg.pairs) or len(there.named & here.named) > 1:
        yield _rose(leg, one, other, "it says more than the report that it comes from, which does not say as much")


def _find(sentences: Sequence[Sentence], ref: ClaimRef) -> tuple[Claim | None, Sentence | None]:
    for sentence in sentences:
        for claim in sentence.claims:
            if claim.id == ref.claim:
                return claim, sentence
    return None, None


def _rose(leg: Leg, before: Claim, after: Claim, note: str) -> Drift:
    return leg.make(
        DriftKind.CERTAINTY_ROSE,
        before.citation.quote,
        after.citation.quote,
        detail=f"how sure ({before.predicate})",
        rule="R12",
        note=note,
        claims=(before, after),
    )
