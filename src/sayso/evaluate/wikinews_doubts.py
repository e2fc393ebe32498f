"""Claims that say they are doubtful: how many of them are wrong, and how many of the wrong ones say so.

People are asked about these (``sayso review``). A claim is wrong where no careful reader marked a claim or an act of
saying at its head, or where it stands otherwise than the reader has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.ask.review_claims import doubts_of
from sayso.evaluate.annotated import AnnotatedArticle
from sayso.evaluate.counting import Score, overlaps
from sayso.evaluate.wikinews_claims import STANDINGS, UNMARKED, claim_at
from sayso.model.claims import Claim

if TYPE_CHECKING:
    from sayso.evaluate.wikinews import Tally
    from sayso.model.analysis import Analysis


def score_doubts(article: AnnotatedArticle, analysis: Analysis, tally: Tally) -> None:
    """Add one article: of the claims that are asked about the wrong ones, and of the wrong ones those asked about."""
    claims = [c for c in analysis.claims if c.head.start >= article.body_start]
    counted = [claim for claim in claims if claim.kind not in UNMARKED]
    doubted = {claim.id for claim in counted if doubts_of(claim)}
    standing = _misread(article, claims)
    wrong = standing | {claim.id for claim in counted if not _is_marked(article, claim)}
    both = len(doubted & wrong)
    tally.score("doubted claims that are wrong", Score(both, len(doubted), both, len(wrong)))
    found = len(doubted & standing)
    tally.score("doubted claims that stand wrongly", Score(found, len(doubted), found, len(standing)))


def _is_marked(article: AnnotatedArticle, claim: Claim) -> bool:
    marks = (*article.of("p"), *article.of("c"))
    return any(overlaps((claim.head.start, claim.head.end), mark.at) for mark in marks)


def _misread(article: AnnotatedArticle, claims: list[Claim]) -> set[str]:
    found = ((head, claim_at(head, claims)) for head in article.of("p"))
    return {claim.id for head, claim in found if claim is not None and claim.standing is not STANDINGS[head.value]}
