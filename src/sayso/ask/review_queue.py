"""The queue of questions to people: what would change most comes first, what was put off last; none is asked twice.

The queue is worked out from what is held and what was decided, and kept nowhere: a decision takes its question away,
and taking the decision back brings it again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.ask.answers import ReportName
from sayso.ask.collection_claims import reported_claims
from sayso.ask.review_answers import DecidedClaim, ItemKind, LostDecision, Reviewed, ReviewItem, ReviewQueue, Side
from sayso.ask.review_claims import TiesOf, ask_about_claims
from sayso.ask.review_names import ask_who_is_who
from sayso.ask.review_replies import ask_about_flags
from sayso.ask.review_stories import ask_about_origins, ask_about_reprints, count_statements
from sayso.ask.review_words import review_sentence
from sayso.ask.reviewed import by_document, list_reviews, standing_reviews
from sayso.ask.story_answers import StoryAnswer
from sayso.model.analysis import Analysis
from sayso.model.identity import Appearance, Proposal, Sameness
from sayso.model.judgements import Decision, Judgement, Review, Verdict
from sayso.model.replies import Reply
from sayso.resolve.anchoring import Found, find_reviewed, holding
from sayso.resolve.resolver import Identities
from sayso.resolve.words import fold


def _as_it_is(id_: str) -> str:
    return id_


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What questions are made of: what was read, what is proposed of names, the stories told, and what was decided.

    ``analyses`` are as the machine has them; ``canonical`` says which entity an id is one with.
    """

    analyses: Sequence[Analysis]
    reviews: Sequence[Review] = ()
    judgements: Sequence[Judgement] = ()
    appearances: Sequence[Appearance] = ()
    questions: Sequence[Proposal] = ()
    canonical: Callable[[str], str] = _as_it_is
    records: Mapping[str, Side] = field(default_factory=dict)
    stories: Sequence[StoryAnswer] = ()
    replies: Sequence[Reply] = ()


def build_queue(
    material: Material, *, report: str | None = None, kinds: Iterable[ItemKind] = (), limit: int | None = None
) -> ReviewQueue:
    """Return the questions, the most telling first; with ``report`` (a document id) about each claim of that report.

    ``kinds`` narrows the questions and ``limit`` cuts them; what is counted is always all.
    """
    wanted = frozenset(kinds) or frozenset(ItemKind)
    items = [item for item in _ask(material, report) if item.kind in wanted]
    if report is None:
        items.sort(key=lambda item: (item.is_put_off, not item.is_flag, -item.weight, item.kind.value, item.id))
    else:
        items.sort(key=lambda item: item.is_put_off)
    decided, lost = _decided(material)
    return ReviewQueue(
        items=tuple(items[:limit]),
        total=len(items),
        decided=decided,
        claims=sum(len(analysis.claims) for analysis in material.analyses),
        lost=lost,
    )


def _ask(material: Material, report: str | None) -> Iterable[ReviewItem]:
    stated = count_statements(material.stories)
    ties = TiesOf()
    reviews = by_document(material.reviews)
    if report is not None:
        here = [analysis for analysis in material.analyses if analysis.document.id == report]
        yield from ask_about_claims(here, reviews, stated, ties, every=True)
        return
    ruled, put_off = _ruled(material.judgements)
    names = ask_who_is_who(
        material.questions,
        material.analyses,
        material.appearances,
        material.canonical,
        ties,
        records=material.records,
        put_off=put_off,
    )
    flags = ask_about_flags(material.replies, material.analyses, material.appearances, material.canonical, put_off)
    for asked in (flags, names):
        yield from (item for item in asked if item.pair not in ruled)
    yield from ask_about_claims(material.analyses, reviews, stated, ties)
    for ask in (ask_about_origins, ask_about_reprints):
        yield from (item for item in ask(material.stories, put_off) if item.pair not in ruled)


def _ruled(judgements: Iterable[Judgement]) -> tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]:
    """Return the pairs on which somebody ruled, and those that were put off."""
    made = [(j.left, j.right, j.verdict) for j in judgements if j.change is None or j.change.stands]
    ruled = {(left, right) for left, right, verdict in made if verdict is not Verdict.NONE}
    return frozenset(ruled), frozenset((left, right) for left, right, _ in made) - ruled


def _decided(material: Material) -> tuple[int, tuple[LostDecision, ...]]:
    """Count the claims with a decision that holds, and list the decisions that do not find their words."""
    of_document = by_document(material.reviews)
    held = {analysis.document.id: analysis for analysis in material.analyses if analysis.document.id in of_document}
    decided, lost = 0, []
    for document in sorted(of_document):
        analysis = held.get(document)
        found = find_reviewed(of_document[document], analysis) if analysis else ()
        standing = holding(found)
        decided += len(standing)
        redone = set(standing)
        lost += [_lost(each, analysis) for each in found if _is_adrift(each, redone)]
        lost += [_lost(Found(review=r, claim=None), None) for r in of_document[document] if analysis is None]
    return decided, tuple(each for each in lost if each.review.decision is not Decision.SKIPPED)


def _is_adrift(found: Found, decided_anew: set[str]) -> bool:
    """Tell whether a decision says nothing of any claim, and nobody decided about its claim since."""
    return not found.counts and (found.claim is None or found.claim.id not in decided_anew)


def _lost(found: Found, analysis: Analysis | None) -> LostDecision:
    sentence = review_sentence(found.review, found.otherwise)
    if found.claim is None:
        where = "No claim is left of its words" if analysis else "The collection does not hold its report"
        sentence = f"{sentence} {where}."
    return LostDecision(
        report=ReportName.of(analysis.document) if analysis else None,
        review=found.review,
        otherwise=found.otherwise,
        sentence=sentence,
    )


def list_reviewed(analyses: Sequence[Analysis], reviews: Sequence[Review]) -> Reviewed:
    """Return every claim that somebody decided about, with the decision; claims that were rejected stay listed."""
    _, lost = _decided(Material(analyses=analyses, reviews=reviews))
    return Reviewed(claims=tuple(_list_decided(analyses, reviews)), lost=lost)


def _list_decided(analyses: Iterable[Analysis], reviews: Iterable[Review]) -> Iterable[DecidedClaim]:
    of_document = by_document(standing_reviews(reviews))
    for analysis in analyses:
        made = list_reviews(analysis, of_document.get(analysis.document.id, ()))
        if made:
            shown = {reported.claim.id: reported for reported in reported_claims(analysis)}
            yield from (DecidedClaim(reported=shown[r.claim], decision=r) for r in made if r.claim is not None)


def find_alike(item: ReviewItem, items: Iterable[ReviewItem]) -> tuple[ReviewItem, ...]:
    """Return the questions about the same name as one, itself among them: those that nothing speaks against.

    Where something does, somebody has to look at the two.
    """
    names = {fold(side.label) for side in item.sides}
    same = (
        other
        for other in items
        if other.kind is ItemKind.IDENTITY and {fold(side.label) for side in other.sides} == names and not other.against
    )
    return tuple(same) if item.kind is ItemKind.IDENTITY and len(names) == 1 and not item.is_flag else ()


def find_moot(items: Iterable[ReviewItem], identities: Identities) -> tuple[str, ...]:
    """Return the questions (ids) about who is who that what was judged meanwhile answers."""
    asked = (item for item in items if item.kind is ItemKind.IDENTITY)
    return tuple(item.id for item in asked if _is_settled(item.pair, identities))


def _is_settled(pair: tuple[str, str], identities: Identities) -> bool:
    return identities.sameness(*pair) in (Sameness.SAME, Sameness.DIFFERENT)
