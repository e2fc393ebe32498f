"""Credits to outlets that only the collection knows for outlets.

"The bridge is a ship, according to Harbourpedia": nothing in the sentence says that this is an outlet and not a
society. That another held report was published by it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sayso.corroborate.outlets import Outlets
from sayso.model.analysis import Analysis
from sayso.model.claims import Attribution, Citation, Claim, SourceKind
from sayso.model.provenance import CreditKind, CreditScope, DerivationKind, StatedDerivation
from sayso.model.spans import Reason
from sayso.model.story import HeldReport

_BY = frozenset({SourceKind.ORGANISATION, SourceKind.MEDIA_OUTLET})
_REPORTING = re.compile(
    r"\b(?:report(?:s|ed|ing)?|according to|reveal(?:s|ed)?|writ(?:es|ten)|wrote|broke)\b", re.IGNORECASE
)


def recognised_credits(report: HeldReport, known: Mapping[str, str], outlets: Outlets) -> Iterator[StatedDerivation]:
    """Yield what a report says that a held outlet reported, where the report's own words do not show that it is one.

    ``known`` are the outlets whose reports are held, by canonical name. A party whose own statement is held is none.
    """
    stated = {outlets.canonical(s.upstream) for s in report.analysis.derivations}
    for citation, step in reporting_steps(report.analysis):
        name = outlets.canonical(step.source.label)
        if name in known and name not in stated:
            yield _stated(citation, step, known[name])


def reporting_steps(analysis: Analysis) -> Iterator[tuple[Citation, Attribution]]:
    """Yield the steps by which a report says that somebody reported something, each with its sentence."""
    for claim in analysis.claims:
        for step in claim.chain[1:]:
            if _is_reporting(step):
                yield _sentence(analysis, claim), step


def _is_reporting(step: Attribution) -> bool:
    return step.source.kind in _BY and step.cue is not None and _REPORTING.search(step.cue.text) is not None


def _sentence(analysis: Analysis, claim: Claim) -> Citation:
    """Return the sentence of a claim: the words of a credit stand around what is credited."""
    document, span = analysis.document, claim.citation.spans[0]
    place = next((p.span for p in document.passages if p.span.overlaps(span)), span)
    return Citation(quote=place.of(document.text), spans=(place,))


def _stated(citation: Citation, step: Attribution, outlet: str) -> StatedDerivation:
    note = "what it credits is an outlet: a report of it is held"
    return StatedDerivation(
        kind=DerivationKind.CREDIT,
        upstream=outlet,
        entity=step.source.entity,
        scope=CreditScope.EXPLICIT,
        citation=citation,
        credit=CreditKind.CARRIED_FROM,
        reasons=(Reason(rule="R1.held_outlet", note=note, span=step.cue.span if step.cue else None),),
    )
