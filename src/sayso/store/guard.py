"""What the store refuses: whatever would make a citation, a chain or a zone say something that the text does not."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.errors import BrokenCitation, StoreError
from sayso.model.analysis import Analysis
from sayso.model.claims import Citation, Claim, SourceKind
from sayso.model.documents import Document

JOINT = " … "
"""Between the pieces of a quotation that has several spans."""


def check_analysis(analysis: Analysis) -> None:
    """Refuse an analysis that breaks an invariant (ARCHITECTURE.md, section 4).

    Raises:
        BrokenCitation: if a quotation does not equal the words at its spans (invariant 2).
        StoreError: if a claim has no chain, does not begin with the document's own voice (invariant 3), quotes an
            excluded zone (invariant 9), or shares its id with another.
    """
    document = analysis.document
    for claim in analysis.claims:
        check_citation(claim.id, claim.citation, document)
        _check_chain(claim, document)
        _check_zones(claim, document)
    for response in analysis.responses:
        check_citation(response.id, response.citation, document)
    for derivation in analysis.derivations:
        check_citation(f"the {derivation.kind.value} of {derivation.upstream}", derivation.citation, document)
    _check_distinct("claim", (claim.id for claim in analysis.claims), document)
    _check_distinct("response", (response.id for response in analysis.responses), document)


def check_citation(name: str, citation: Citation, document: Document) -> None:
    """Refuse a quotation that is not at its place."""
    inside = all(span.end <= len(document.text) for span in citation.spans)
    words = JOINT.join(span.of(document.text) for span in citation.spans)
    if not citation.spans or not inside or words != citation.quote:
        raise BrokenCitation(
            f"In {document.id}, the quotation of {name} does not equal the words at its place.",
            hint="This is a fault of sayso; please report it with the input.",
        )


def _check_chain(claim: Claim, document: Document) -> None:
    if not claim.chain or claim.chain[0].source.kind is not SourceKind.PUBLISHER:
        raise StoreError(
            f"In {document.id}, the chain of {claim.id} does not begin with the document's own voice.",
            hint="This is a fault of sayso; please report it with the input.",
        )


def _check_zones(claim: Claim, document: Document) -> None:
    if any(zone.span.overlaps(span) for zone in document.excluded for span in claim.citation.spans):
        raise StoreError(
            f"In {document.id}, {claim.id} quotes words that are not part of the article.",
            hint="This is a fault of sayso; please report it with the input.",
        )


def _check_distinct(what: str, ids: Iterable[str], document: Document) -> None:
    seen: set[str] = set()
    for known in ids:
        if known in seen:
            raise StoreError(
                f"In {document.id}, two things of the kind {what} have the id {known}.",
                hint="This is a fault of sayso; please report it with the input.",
            )
        seen.add(known)
