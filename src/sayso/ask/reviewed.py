"""What people decided about the claims of a report, beside what the machine read, and what answers make of it.

The sheet shows both: the machine's reading as it is, and each decision beside it. Answers about several reports leave
out what was rejected, take what was corrected, and say so on every claim; a decision that was taken back leaves no
trace in them. A decision on a claim that is now read otherwise counts no more until somebody looks again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.ask.answers import ClaimReview, ReportedClaim
from sayso.ask.collection_claims import reported_claims
from sayso.ask.correcting import correct
from sayso.ask.review_words import MARK, review_sentence
from sayso.errors import BadDecision
from sayso.model.analysis import Analysis
from sayso.model.claims import Claim, ClaimKind, Response
from sayso.model.judgements import Decision, Review
from sayso.model.spans import Reason
from sayso.resolve.anchoring import Found, find_reviewed, holding

_ANSWERING = frozenset({ClaimKind.DENIAL, ClaimKind.NON_COMMENT, ClaimKind.ADMISSION})


def standing_reviews(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """Return the decisions that were not taken back."""
    return tuple(review for review in reviews if review.change is None or review.change.stands)


def by_document(reviews: Iterable[Review]) -> dict[str, tuple[Review, ...]]:
    """Return decisions that stand by the document that they are about."""
    found: dict[str, list[Review]] = defaultdict(list)
    for review in standing_reviews(reviews):
        found[review.anchor.document].append(review)
    return {document: tuple(here) for document, here in found.items()}


def list_reviews(analysis: Analysis, reviews: Iterable[Review]) -> tuple[ClaimReview, ...]:
    """Return what people decided about a report's claims, in the order of the text; what was put off is not decided.

    A decision that finds its words no more is listed without a claim.
    """
    found = [f for f in find_reviewed(standing_reviews(reviews), analysis) if not _is_put_off(f)]
    held = holding(found)
    return tuple(_answer(each, held) for each in found)


def _is_put_off(found: Found) -> bool:
    return found.review.decision is Decision.SKIPPED


def _answer(found: Found, held: Mapping[str, Found]) -> ClaimReview:
    review, claim = found.review, found.claim
    holds = claim is not None and held.get(claim.id) is found
    return ClaimReview(
        claim=claim.id if claim else None,
        review=review,
        otherwise=found.otherwise,
        holds=holds,
        sentence=review_sentence(review, found.otherwise, is_outdone=found.counts and not holds),
    )


def mark_reviews(analysis: Analysis, reviews: Iterable[Review]) -> Analysis:
    """Return an analysis whose claims say, among their reasons, what people decided about them; all of them stay."""
    held = holding(find_reviewed(standing_reviews(reviews), analysis))
    return _marked(analysis, held) if held else analysis


def settle(analysis: Analysis, reviews: Iterable[Review]) -> Analysis:
    """Return an analysis as people have it: without what they rejected, with what they corrected, marked as theirs."""
    held = holding(find_reviewed(standing_reviews(reviews), analysis))
    if not held:
        return analysis
    marked = _marked(analysis, held)
    kept = [_corrected(claim, held, marked) for claim in marked.claims if not is_rejected(claim.id, held)]
    gone = [claim for claim in marked.claims if is_rejected(claim.id, held)]
    return _without(replace(marked, claims=tuple(kept)), gone)


def settle_all(analyses: Iterable[Analysis], reviews: Iterable[Review]) -> Iterator[Analysis]:
    """Yield analyses as people have them, in their order."""
    of_document = by_document(reviews)
    for analysis in analyses:
        here = of_document.get(analysis.document.id)
        yield settle(analysis, here) if here else analysis


def find_rejected(analyses: Iterable[Analysis], reviews: Iterable[Review]) -> Iterator[ReportedClaim]:
    """Yield the claims that people rejected, marked so: answers leave them out, and they stay listed."""
    of_document = by_document(reviews)
    for analysis in analyses:
        held = holding(find_reviewed(of_document.get(analysis.document.id, ()), analysis))
        if any(is_rejected(claim, held) for claim in held):
            yield from (r for r in reported_claims(_marked(analysis, held)) if is_rejected(r.claim.id, held))


def is_rejected(claim: str, held: Mapping[str, Found]) -> bool:
    """Whether the decision that holds of a claim is that it is wrong."""
    return claim in held and held[claim].review.decision is Decision.REJECTED


def review_marks(claim: Claim) -> tuple[str, ...]:
    """Return what a marked claim says of the decisions about it, each in a sentence."""
    return tuple(reason.note for reason in claim.reasons if reason.rule.startswith(MARK))


def _marked(analysis: Analysis, held: Mapping[str, Found]) -> Analysis:
    return replace(analysis, claims=tuple(_mark(claim, held.get(claim.id)) for claim in analysis.claims))


def _mark(claim: Claim, found: Found | None) -> Claim:
    if found is None:
        return claim
    reason = Reason(rule=f"{MARK}{found.review.decision.value}", note=review_sentence(found.review))
    return replace(claim, reasons=(*claim.reasons, reason))


def _corrected(claim: Claim, held: Mapping[str, Found], analysis: Analysis) -> Claim:
    found = held.get(claim.id)
    if found is None or found.review.decision is not Decision.CORRECTED:
        return claim
    for field in found.review.corrected:
        try:
            claim = correct(claim, field, analysis)
        except BadDecision:  # made elsewhere, of a field or value that this version does not know: shown, not applied
            continue
    return claim


def _without(analysis: Analysis, gone: Sequence[Claim]) -> Analysis:
    """Let nothing refer to claims that are gone, nor a response stand that only they told of."""
    ids = {claim.id for claim in gone}
    words = {claim.citation.spans for claim in gone if claim.kind in _ANSWERING}
    responses = tuple(_answering(r, ids) for r in analysis.responses if r.citation.spans not in words)
    answers = {response.id for response in responses}
    claims = tuple(_unlinked(claim, ids, answers) for claim in analysis.claims)
    return replace(analysis, claims=claims, responses=responses)


def _answering(response: Response, gone: set[str]) -> Response:
    return replace(response, claims=_left(response.claims, gone))


def _unlinked(claim: Claim, gone: set[str], answers: set[str]) -> Claim:
    return replace(
        claim,
        responses=tuple(known for known in claim.responses if known in answers),
        restates=_left(claim.restates, gone),
        challenges=_left(claim.challenges, gone),
    )


def _left(ids: Iterable[str], gone: set[str]) -> tuple[str, ...]:
    return tuple(known for known in ids if known not in gone)
