"""One leg of a story's way: a report and the one that it comes from, aligned sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from sayso.corroborate.alignment import Pair, align
from sayso.corroborate.sentences import Reading, Sentence
from sayso.lexicon.stems import content_stems
from sayso.model.claims import Claim, ClaimKind, Standing
from sayso.model.provenance import ClaimRef, Derivation, DerivationKind, Drift, DriftKind
from sayso.model.spans import Reason

RETOLD = 0.3
"""From which share of its sentences on a report retells another rather than taking a detail from it."""
_CARRYING = frozenset(
    {
        DerivationKind.REPRINT,
        DerivationKind.PARTIAL_REPRINT,
        DerivationKind.SAME_WIRE,
        DerivationKind.REWRITE_WITH_CREDIT,
        DerivationKind.REVISION,
    }
)
_TELLS_NOTHING = frozenset({ClaimKind.ROLE, ClaimKind.PROVENANCE, ClaimKind.NON_COMMENT, ClaimKind.CORRECTION})
_LIGHT = frozenset("go com be hav do mak tak giv get put set say tell".split())
"""Stems of verbs that say too little by themselves for two claims to be one."""


@dataclass(frozen=True)
class Leg:
    """A report (``derived``) that comes from another (``upstream``), by ``edges``; ``pairs`` tell the same in both.

    ``nearer`` are reports that lie between the two: what the derived report shares with one of them it has from there.
    """

    upstream: Reading
    derived: Reading
    edges: tuple[Derivation, ...]
    nearer: tuple[Reading, ...] = ()

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The sentences that tell the same, without those that a nearer report tells at least as alike."""
        own = align(self.upstream, self.derived)
        rivals: dict[int, float] = {}
        for reading in self.nearer:
            for pair in align(reading, self.derived):
                rivals[pair.after.number] = max(pair.likeness, rivals.get(pair.after.number, 0.0))
        return tuple(p for p in own if p.likeness > rivals.get(p.after.number, 0.0))

    @property
    def is_unchanged(self) -> bool:
        """Whether both reports have the very same sentences: a copy word for word, in whatever order."""
        return {s.text for s in self.upstream.sentences} == {s.text for s in self.derived.sentences}

    @cached_property
    def is_retelling(self) -> bool:
        """Whether the derived report tells what the other told, rather than its own story with a detail from it."""
        told = {pair.after.number for pair in self.pairs}
        share = len(told) / len(self.derived.sentences) if self.derived.sentences else 0.0
        return bool(told) and (share >= RETOLD or any(edge.kind in _CARRYING for edge in self.edges))

    def is_told_of(self, sentence: Sentence) -> bool:
        """Tell whether the derived report tells a sentence of the upstream one."""
        return any(pair.before is sentence for pair in self.pairs)

    def make(
        self,
        kind: DriftKind,
        before: str,
        after: str,
        *,
        detail: str,
        rule: str,
        note: str,
        claims: Sequence[Claim | None] = (None, None),
    ) -> Drift:
        """Return a change on this leg; ``claims`` are the upstream one and the derived one, where there are any."""
        ends = zip((self.upstream.id, self.derived.id), claims, strict=True)
        return Drift(
            kind=kind,
            upstream=self.upstream.id,
            derived=self.derived.id,
            before=before,
            after=after,
            claims=tuple(ClaimRef(report=report, claim=claim.id) for report, claim in ends if claim is not None),
            detail=detail,
            reasons=(Reason(rule=rule, note=note),),
        )


def told_claims(sentence: Sentence) -> list[Claim]:
    """Return the claims of a sentence that tell something of the world and are not rejected."""
    return [c for c in sentence.claims if c.kind not in _TELLS_NOTHING and c.standing is not Standing.DENIED]


def matched(leg: Leg, pair: Pair) -> Iterator[tuple[Claim, Claim]]:
    """Yield the claims of two sentences that say the same thing: by their head, or by most of their words."""
    taken: set[str] = set()
    for after in told_claims(pair.after):
        rated = [(_same(leg, before, after), before) for before in told_claims(pair.before) if before.id not in taken]
        rated = [row for row in rated if row[0] > 0]
        if rated:
            best = max(rated, key=lambda row: (row[0], -row[1].head.start))[1]
            taken.add(best.id)
            yield best, after


def _same(leg: Leg, before: Claim, after: Claim) -> float:
    one, other = content_stems(before.citation.quote), content_stems(after.citation.quote)
    shared = len(one & other) / max(1, min(len(one), len(other)))
    heads = (head_stem(leg.upstream, before) & head_stem(leg.derived, after)) - _LIGHT
    if heads:
        return 1.0 + shared
    return shared if shared >= 0.5 and len(one & other) >= 2 else 0.0


def head_stem(reading: Reading, claim: Claim) -> frozenset[str]:
    """Return the stem of the word that carries a claim."""
    return content_stems(claim.head.of(reading.text))
