"""Whether a question is still open when its answer comes: others decide too, and reports are read anew meanwhile.

A decision is made about what was shown. Where that is otherwise by now, nothing is decided, and it is said why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.ask.review_answers import ItemKind, ReviewItem
from sayso.ask.review_queue import find_moot
from sayso.ask.review_words import review_sentence
from sayso.ask.reviewed import standing_reviews
from sayso.ask.who import WhoIsWho
from sayso.ask.who_words import change_line, ruling_line, sentence
from sayso.errors import NotFound
from sayso.model.claims import Claim
from sayso.model.ids import content_id
from sayso.model.judgements import Judgement, Verdict
from sayso.resolve.anchoring import find_reviewed, holding, key_of
from sayso.resolve.rulings import counts
from sayso.store import View

GONE = "It is not asked any more: it was answered meanwhile, or its words are read otherwise now."
OTHERWISE = "The claim is read otherwise now than it was when it was asked about."


def seen(item: ReviewItem) -> str:
    """Return what stands for a question as it is shown: a form brings it back, to tell whether it is the same still."""
    claim = item.claim
    shown = (key_of(claim.claim), claim.claim.citation.quote) if claim is not None else ()
    sides = [f"{side.id} {side.label}" for side in item.sides]
    return content_id("see", item.id, *shown, *sides, *item.against)


def why_closed(view: View, who: WhoIsWho | None, item: ReviewItem) -> str:
    """Return why a question can no more be answered as it was asked, in a sentence; empty where it can.

    ``who`` is needed where two names are compared.
    """
    if item.claim is not None:
        return _claim_closed(view, item, item.claim.claim)
    ruled = next(_rulings(view.judgements(), item.pair), None)
    if ruled is not None and ruled.change is not None:
        told = ruling_line(who, ruled) if who is not None else "it was answered"
        return f"It was answered meanwhile by {change_line(ruled.change)}: {told}."
    if who is not None and item.kind is ItemKind.IDENTITY and find_moot([item], who.identities):
        return "It is settled by what was decided about other names meanwhile."
    return ""


def _claim_closed(view: View, item: ReviewItem, claim: Claim) -> str:
    assert item.claim is not None  # noqa: S101 - asked for by the caller
    try:
        analysis = view.analysis(item.claim.report.id)
    except NotFound as error:
        return error.message
    now = next((known for known in analysis.claims if known.id == claim.id), None)
    if now is None or key_of(now) != key_of(claim) or now.citation != claim.citation:
        return OTHERWISE
    reviews = standing_reviews(view.reviews(analysis.document.id))
    held = holding(find_reviewed(reviews, analysis)).get(claim.id)
    return "" if held is None else f"It was answered meanwhile. {sentence(review_sentence(held.review))}"


def _rulings(judgements: Iterable[Judgement], pair: tuple[str, str]) -> Iterator[Judgement]:
    return (j for j in judgements if (j.left, j.right) == pair and counts(j) and j.verdict is not Verdict.NONE)
