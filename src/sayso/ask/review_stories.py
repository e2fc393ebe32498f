"""Questions about how reports stand to each other: do two origins count as two, and has one report it from another.

A possible corroboration is asked about only where a person can know more than the words show: of unnamed people, or of
names that may be one. What an outlet says on its own word is nobody's to vouch for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sayso.ask.answers import ReportName
from sayso.ask.review_answers import ItemKind, ReviewItem, Side
from sayso.ask.story_answers import PropositionAnswer, StoryAnswer
from sayso.ask.story_claims import StoryClaims
from sayso.ask.story_words import ORIGIN_WORDS, counted
from sayso.corroborate.ruled import only_possible
from sayso.model.ids import content_id
from sayso.model.judgements import Anchor
from sayso.model.provenance import (
    ClaimRef,
    Derivation,
    Independence,
    IndependenceState,
    Origin,
    OriginKind,
    Support,
)
from sayso.model.spans import Span
from sayso.resolve.anchoring import anchor_of

Pair = tuple[str, str]
SHOWN = 2
_NOBODY_KNOWS = frozenset({OriginKind.OWN_WORD, OriginKind.MEDIA_OUTLET})


def count_statements(answers: Iterable[StoryAnswer]) -> dict[ClaimRef, tuple[int, int]]:
    """Return for each claim in how many statements of several reports it is, and how many origins only it tells of."""
    stated: Counter[ClaimRef] = Counter()
    alone: Counter[ClaimRef] = Counter()
    for answer in answers:
        for proposition in answer.propositions:
            if proposition.counts.reports > 1:
                stated.update(proposition.refs)
        alone.update(origin.claims[0] for origin in answer.story.origins if len(origin.claims) == 1)
    return {ref: (stated[ref], alone[ref]) for ref in {*stated, *alone}}


def ask_about_origins(answers: Iterable[StoryAnswer], put_off: frozenset[Pair] = frozenset()) -> Iterator[ReviewItem]:
    """Yield a question for each two origins of whose independence a possible corroboration hangs."""
    for answer in answers:
        claims = StoryClaims.of(answer.story)
        hanging: dict[Pair, list[PropositionAnswer]] = defaultdict(list)
        for proposition in answer.propositions:
            if proposition.corroboration.status.support is Support.POSSIBLY_CORROBORATED:
                for pair in _open_pairs(proposition):
                    hanging[pair.a, pair.b].append(proposition)
        for ids, told in sorted(hanging.items()):
            yield _origins_item(ids, told, claims, put_off)


def _open_pairs(proposition: PropositionAnswer) -> Iterator[Independence]:
    kinds = {origin.id: origin.kind for origin in proposition.corroboration.origins}
    for pair in proposition.corroboration.independence:
        known = kinds.get(pair.a), kinds.get(pair.b)
        if pair.state is IndependenceState.NOT_ESTABLISHED and not _NOBODY_KNOWS & set(known):
            yield pair


def _origins_item(
    ids: Pair, told: Sequence[PropositionAnswer], claims: StoryClaims, put_off: frozenset[Pair]
) -> ReviewItem:
    lead = told[0].corroboration
    sides = tuple(_origin_side(next(o for o in lead.origins if o.id == id_), claims) for id_ in ids)
    refs = {
        ref
        for proposition in told
        for origin in proposition.corroboration.origins
        if origin.id in ids
        for ref in origin.claims
    }
    reports = {ref.report for ref in refs}
    return ReviewItem(
        id=content_id("ask", ItemKind.CORROBORATION.value, *ids),
        kind=ItemKind.CORROBORATION,
        question="Do these two know it independently of each other?",
        hangs=(
            f"whether {counted(len(told), 'statement')} of {counted(len(reports), 'report')} "
            f"{'is' if len(told) == 1 else 'are'} corroborated",
        ),
        weight=len(told) + len(refs),
        reasons=tuple(pair.reason for pair in lead.independence if (pair.a, pair.b) == ids),
        sides=sides,
        anchors=tuple(anchor_of(each.claim, each.report.id) for each in claims.in_order(refs)),
        is_put_off=ids in put_off,
    )


def _origin_side(origin: Origin, claims: StoryClaims) -> Side:
    reports = tuple(claims.names[report] for report in origin.reports if report in claims.names)
    return Side(
        id=origin.id,
        label=origin.label,
        described=(ORIGIN_WORDS[origin.kind],),
        reports=reports,
        statements=claims.in_order(origin.claims)[:SHOWN],
    )


# Reports that may rest on each other


def ask_about_reprints(answers: Iterable[StoryAnswer], put_off: frozenset[Pair] = frozenset()) -> Iterator[ReviewItem]:
    """Yield a question for each two reports of which the wording shows only possibly that one rests on the other."""
    for answer in answers:
        names = {report.id: ReportName.of(report.analysis.document) for report in answer.story.reports}
        texts = {report.id: report.analysis.document.text for report in answer.story.reports}
        for derivation in answer.story.derivations:
            if derivation.upstream in names and derivation.derived in names and only_possible(derivation):
                shared = _shared(derivation, answer)
                yield _reprint_item(derivation, names, texts, shared, put_off)


def _shared(derivation: Derivation, answer: StoryAnswer) -> int:
    """Count the statements that both reports make: their origins would be counted otherwise."""
    pair = {derivation.derived, derivation.upstream}
    told = ({ref.report for ref in proposition.proposition.claims} for proposition in answer.propositions)
    return sum(1 for reports in told if pair <= reports)


def _reprint_item(
    derivation: Derivation,
    names: dict[str, ReportName],
    texts: dict[str, str],
    shared: int,
    put_off: frozenset[Pair],
) -> ReviewItem:
    one, two = sorted((derivation.derived, derivation.upstream or ""))
    words = tuple(f"in both: “{proof}”" for proof in derivation.proof)
    return ReviewItem(
        id=content_id("ask", ItemKind.REPRINT.value, one, two),
        kind=ItemKind.REPRINT,
        question="Does one of these reports rest on the other?",
        hangs=(f"how many origins {counted(shared, 'statement')} of both {'has' if shared == 1 else 'have'}",)
        if shared
        else ("only how the two are drawn",),
        weight=shared,
        reasons=(*(reason.note or reason.rule for reason in derivation.reasons), *words),
        sides=tuple(
            Side(id=id_, label=names[id_].title or "title not stated", reports=(names[id_],)) for id_ in (one, two)
        ),
        anchors=tuple(anchor for id_ in (one, two) for anchor in _at(derivation.proof, id_, texts[id_])),
        is_put_off=(one, two) in put_off,
    )


def _at(proof: Iterable[str], report: str, text: str) -> Iterator[Anchor]:
    for words in proof:
        start = text.find(words)
        if start >= 0:
            yield Anchor(document=report, span=Span(start, start + len(words)), quote=words)
