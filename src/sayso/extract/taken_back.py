"""What a correction does to the claims of the report that states it: what it takes back is rejected, not asserted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.claims import claim_id
from sayso.extract.corrections import Correction
from sayso.extract.sources import PUBLISHER
from sayso.model.claims import (
    Attribution,
    Claim,
    ClaimKind,
    EvidenceType,
    Mode,
    Stance,
    Standing,
)
from sayso.model.documents import Document
from sayso.model.provenance import DerivationKind
from sayso.model.spans import Reason

_UNTOUCHED = frozenset({ClaimKind.ROLE, ClaimKind.LABEL, ClaimKind.NON_COMMENT, ClaimKind.PRESUPPOSITION})
_REJECTED = Attribution(source=PUBLISHER, cue=None, stance=Stance.CT_NEG)


def mark_corrections(claims: Sequence[Claim], corrections: Sequence[Correction], document: Document) -> list[Claim]:
    """Return claims with those that a correction withdraws rejected, and those about the correction itself set apart.

    A source that takes back what it put forward itself rejects it (SHEET.md): kind ``correction``, standing ``denied``.
    "The error was ours" tells nothing of the world: kind ``correction``, and it stands as it is.
    """
    return [_marked(claim, corrections, document) for claim in claims]


def _marked(claim: Claim, corrections: Sequence[Correction], document: Document) -> Claim:
    for correction in corrections:
        if correction.is_own and _is_withdrawn(claim, correction):
            return _rejected(claim, correction, document)
    if claim.kind not in _UNTOUCHED and any(s.contains(claim.head) for c in corrections for s in c.about):
        return _kept(claim, document)
    return claim


def _is_withdrawn(claim: Claim, correction: Correction) -> bool:
    """Tell whether a claim holds the words that are withdrawn: those of a figure, or else the clause that was said."""
    if correction.said is None or claim.kind in _UNTOUCHED or not correction.said.contains(claim.head):
        return False
    withdrawn = correction.stated.withdrawn
    if withdrawn is None or withdrawn == correction.said:
        return True
    return any(span.overlaps(withdrawn) for span in claim.citation.spans)


def _rejected(claim: Claim, correction: Correction, document: Document) -> Claim:
    is_retraction = correction.stated.kind is DerivationKind.RETRACTION
    note = "the report takes back what it said earlier" if is_retraction else "the report corrects what it said earlier"
    reason = Reason(rule="corrections.withdrawn", note=note, span=correction.stated.citation.spans[0])
    return replace(
        _kept(claim, document),
        chain=(_REJECTED,),
        standing=Standing.DENIED,
        stance=Stance.CT_NEG,
        mode=Mode.OWN_VOICE,
        evidence=EvidenceType.NONE_STATED,
        reasons=(*claim.reasons, reason),
    )


def _kept(claim: Claim, document: Document) -> Claim:
    target = claim.object.name if claim.object is not None else None
    citation = claim.citation
    made = claim_id(document, citation.quote, citation.spans[0], claim.head, target, ClaimKind.CORRECTION)
    return replace(claim, id=made, kind=ClaimKind.CORRECTION)
