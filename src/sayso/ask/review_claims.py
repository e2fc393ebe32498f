"""Questions about claims: where rules and encoder read a sentence differently, and all claims of one report on request.

What hangs on a claim is what is drawn from it: ties, dates, and what several reports say together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.ask.answers import ReportedClaim, Tie
from sayso.ask.collection_claims import reported_claims
from sayso.ask.lookup import words_at
from sayso.ask.review_answers import ItemKind, ReviewItem
from sayso.ask.review_words import review_sentence
from sayso.ask.story_words import counted
from sayso.ask.ties import find_ties
from sayso.ask.timeline import build_timeline
from sayso.model.analysis import Analysis
from sayso.model.claims import Claim
from sayso.model.ids import content_id
from sayso.model.judgements import Decision, Review
from sayso.model.provenance import ClaimRef
from sayso.resolve.anchoring import Found, anchor_of, find_reviewed, holding

_UNSURE = ("encoder.", "cues.encoder-")
"""The rules by which a claim says that the encoder overruled the grammar, or heard what no rule knows."""


class TiesOf:
    """The ties of reports, each drawn once however many questions ask for them."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Tie, ...]] = {}

    def __call__(self, analysis: Analysis) -> tuple[Tie, ...]:
        """Return the ties of a report."""
        key = analysis.document.id
        if key not in self._known:
            self._known[key] = find_ties(analysis)
        return self._known[key]


class Hanging:
    """What rests on the claims of one report."""

    def __init__(self, analysis: Analysis, stated: Mapping[ClaimRef, tuple[int, int]], ties: Iterable[Tie]) -> None:
        """``stated``: in how many statements of several reports a claim is, and how many origins only it tells of."""
        self.document = analysis.document.id
        self.passages = analysis.document.passages
        self.text = analysis.document.text
        self.ties = Counter(claim for tie in ties for claim in tie.claims)
        timeline = build_timeline(analysis.claims)
        self.dates = Counter(entry.claim for entry in (*timeline.dated, *timeline.ahead))
        self.stated = stated

    def around(self, claim: Claim) -> str:
        """Return the sentences that hold a claim's words."""
        spans = claim.citation.spans
        held = (p.span for p in self.passages if any(p.span.overlaps(span) for span in spans))
        return " ".join(words_at(self.text, span) for span in held)

    def on(self, claim: Claim) -> tuple[tuple[str, ...], int]:
        """Return in words what hangs on a claim, and how much it is."""
        together, alone = self.stated.get(ClaimRef(report=self.document, claim=claim.id), (0, 0))
        parts = ((self.ties[claim.id], "tie"), (self.dates[claim.id], "date"))
        words = [counted(number, noun) for number, noun in parts if number]
        if together:
            words.append(f"{counted(together, 'statement')} of several reports")
        if alone:
            words.append(f"{counted(alone, 'origin')} that only it tells of")
        return tuple(words) or ("only itself",), sum(number for number, _ in parts) + together + alone


def ask_about_claims(
    analyses: Iterable[Analysis],
    reviews: Mapping[str, tuple[Review, ...]],
    stated: Mapping[ClaimRef, tuple[int, int]],
    ties: TiesOf,
    *,
    every: bool = False,
) -> Iterator[ReviewItem]:
    """Yield a question for each claim on which rules and encoder disagree and nobody decided; with ``every``, for all.

    A claim that somebody decided about and that is read otherwise now is asked about again.
    """
    for analysis in analyses:
        found = find_reviewed(reviews.get(analysis.document.id, ()), analysis)
        asked = [c for c in analysis.claims if every or doubts_of(c) or _was_otherwise(c, found)]
        held = holding(found)
        if not any(claim.id not in held for claim in asked):
            continue
        hanging = Hanging(analysis, stated, ties(analysis))
        shown = {reported.claim.id: reported for reported in reported_claims(analysis)}
        yield from (_item(shown[claim.id], hanging, found) for claim in asked if claim.id not in held)


def doubts_of(claim: Claim) -> tuple[str, ...]:
    """Return why a claim is doubtful: what was read one way by rules and another way in context."""
    return tuple(
        dict.fromkeys(
            reason.note if reason.rule.startswith("encoder.") else "that somebody says so is only read in context"
            for reason in claim.reasons
            if reason.rule.startswith(_UNSURE)
        )
    )


def _was_otherwise(claim: Claim, found: Sequence[Found]) -> bool:
    return any(each.claim is not None and each.claim.id == claim.id and each.otherwise for each in found)


def question_on(document: str, claim: str) -> str:
    """Return the id of the question whether a claim of a report is read rightly."""
    return content_id("ask", ItemKind.EXTRACTION.value, document, claim)


def _item(reported: ReportedClaim, hanging: Hanging, found: Sequence[Found]) -> ReviewItem:
    claim, document = reported.claim, reported.report.id
    own = [each for each in found if each.claim is not None and each.claim.id == claim.id]
    hangs, weight = hanging.on(claim)
    return ReviewItem(
        id=question_on(document, claim.id),
        kind=ItemKind.EXTRACTION,
        question="Is this claim read rightly?",
        hangs=hangs,
        weight=weight,
        reasons=doubts_of(claim),
        claim=reported,
        context=hanging.around(claim),
        anchors=(anchor_of(claim, document),),
        earlier=tuple(review_sentence(each.review, each.otherwise) for each in own if each.otherwise),
        is_put_off=any(each.counts and each.review.decision is Decision.SKIPPED for each in own),
    )
