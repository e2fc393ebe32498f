"""Questions that a reply opens: a party says that a report means somebody else, and people decide.

What they decide is a ruling on the name in that report and the reply. Where it is "somebody else", the name is also
parted from those of the same entity that the reply does not speak of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from sayso.ask.answers import ReportName
from sayso.ask.collection_claims import reported_claims
from sayso.ask.replies import open_flags
from sayso.ask.review_answers import ItemKind, ReviewItem, Side
from sayso.ask.story_words import counted
from sayso.model.analysis import Analysis
from sayso.model.identity import Appearance
from sayso.model.ids import content_id
from sayso.model.judgements import Anchor
from sayso.model.replies import Reply
from sayso.resolve.anchoring import find_claim, find_entity

SHOWN = 3
"""So many of the claims that a reply speaks of are shown in a question."""


def ask_about_flags(
    replies: Iterable[Reply],
    analyses: Sequence[Analysis],
    appearances: Iterable[Appearance],
    canonical: Callable[[str], str],
    put_off: frozenset[tuple[str, str]] = frozenset(),
) -> Iterator[ReviewItem]:
    """Yield one question for each report of which a party says that it means somebody else."""
    flags = open_flags(replies)
    if not flags:
        return
    spoken_of = {anchor.document for reply in flags for anchor in reply.named}
    held = {analysis.document.id: analysis for analysis in analyses if analysis.document.id in spoken_of}
    names = {analysis.document.id: ReportName.of(analysis.document) for analysis in analyses}
    of_entity = {(appearance.document, appearance.entity): appearance for appearance in appearances}
    for reply in flags:
        flagged = find_flagged(reply, held, of_entity)
        others = _others(flagged, of_entity.values(), canonical)
        for appearance in flagged:
            reports = [names[document] for document in others if document in names]
            yield _item(reply, appearance, held[appearance.document], reports, put_off)


def find_flagged(
    reply: Reply, held: Mapping[str, Analysis], of_entity: Mapping[tuple[str, str], Appearance]
) -> tuple[Appearance, ...]:
    """Return the names, as reports are read now, of which a reply says that they are somebody else's; one a report."""
    found: dict[str, Appearance] = {}
    for anchor in reply.named:
        analysis = held.get(anchor.document)
        entity = find_entity(anchor, analysis) if analysis is not None else None
        appearance = of_entity.get((anchor.document, entity.id)) if entity is not None else None
        if appearance is not None:
            found.setdefault(anchor.document, appearance)
    return tuple(found.values())


def _others(
    flagged: Sequence[Appearance], appearances: Iterable[Appearance], canonical: Callable[[str], str]
) -> tuple[str, ...]:
    """Return the documents that name the same entity and of which the reply does not speak."""
    entities = {canonical(appearance.id) for appearance in flagged}
    own = {appearance.id for appearance in flagged}
    return tuple(sorted({a.document for a in appearances if a.id not in own and canonical(a.id) in entities}))


def _item(
    reply: Reply,
    appearance: Appearance,
    analysis: Analysis,
    others: Sequence[ReportName],
    put_off: frozenset[tuple[str, str]],
) -> ReviewItem:
    points = [point for point in reply.points if point.anchor.document == appearance.document]
    wanted = {claim.id for point in points if (claim := find_claim(point, analysis)) is not None}
    statements = tuple(reported for reported in reported_claims(analysis) if reported.claim.id in wanted)
    told = Side(
        id=appearance.id,
        label=appearance.name,
        described=appearance.posts,
        reports=(ReportName.of(analysis.document),),
        statements=statements[:SHOWN],
    )
    wrote = Side(id=reply.id, label=reply.party, described=(f"“{reply.words}”",), reports=tuple(others))
    use = appearance.uses[0]
    return ReviewItem(
        id=content_id("ask", "flag", reply.id, appearance.id),
        kind=ItemKind.IDENTITY,
        question=f"{reply.party} says that this report means somebody else: is it them?",
        hangs=(counted(len(wanted), "claim"), "which names are one") if others else (counted(len(wanted), "claim"),),
        weight=len(wanted),
        reasons=("The report has the name under which they were asked, or under which they wrote.",),
        against=(f"In a reply to us of {reply.received_at} they say that it is somebody else.",),
        sides=(told, wrote),
        anchors=(Anchor(document=use.document, span=use.span, quote=use.span.of(analysis.document.text)),),
        is_put_off=(appearance.id, reply.id) in put_off,
    )
