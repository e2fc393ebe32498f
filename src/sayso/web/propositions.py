"""A proposition: every wording of it, with its holder; who denies it and who is silent; how it stands, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter

from sayso.ask.answers import ReportedClaim, ReportName
from sayso.ask.index_answers import Overview
from sayso.ask.story_answers import OriginTree, PropositionAnswer, StoryAnswer
from sayso.ask.telling import find_proposition
from sayso.errors import NotFound
from sayso.export.story_json import (
    derivation_to_json,
    drift_to_json,
    origin_to_json,
    proposition_to_json,
    report_to_json,
)
from sayso.model.claims import SourceKind
from sayso.model.graph import PropositionRelation
from sayso.model.provenance import ClaimRef, Derivation, Origin, Why
from sayso.web.days import read_day
from sayso.web.drawing.origin_tree import draw_origin_tree
from sayso.web.drawing.shapes import TreeDrawing
from sayso.web.drift_sheet import Change, set_change
from sayso.web.pages import InRoom, page
from sayso.web.room import Room
from sayso.web.schemas.story import StoryProposition
from sayso.web.stories import find_parties
from sayso.web.tellings import Claims, Told

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One claim for it, or against it. ``chain`` are those who pass it on, outermost first, as written."""

    reported: ReportedClaim
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidIn:
    """What one report says for it. ``is_stronger`` is whether it says more, and so this too."""

    report: ReportName
    wordings: tuple[Wording, ...]
    is_stronger: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two origins, and what is known of their independence."""

    a: Origin
    b: Origin
    state: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of why it stands so: the rule, what it came to, and the claims and derivations it was applied to."""

    why: Why
    claims: tuple[ReportedClaim, ...]
    derivations: tuple[Derivation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another proposition on which it bears, and how."""

    kind: PropositionRelation
    answer: PropositionAnswer
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PropositionPage:
    """A proposition with everything that stands for and against it.

    ``supporting`` are the reports that say it, or something stronger; ``key`` is how addresses name its story.
    """

    overview: Overview
    key: str
    told: Told
    answer: PropositionAnswer
    supporting: tuple[SaidIn, ...]
    outlets: tuple[tuple[str | None, tuple[ReportName, ...]], ...]
    parties: tuple[tuple[str, tuple[str, ...]], ...]
    pairs: tuple[Pair, ...]
    steps: tuple[Step, ...]
    changes: tuple[Change, ...]
    related: tuple[Related, ...]
    tree: OriginTree
    drawing: TreeDrawing
    numbers: Mapping[str, int]
    as_of: str | None


def _as_json(shown: PropositionPage) -> Any:
    story, refs = shown.told.answer.story, shown.answer.refs
    reports = {report.report.id for report in shown.supporting} | {ref.report for ref in refs}
    used = {id_ for step in shown.answer.corroboration.why for id_ in step.derivations}
    data = {
        "proposition_of_story": 1,
        "story": shown.key,
        "as_of": story.as_of,
        "proposition": proposition_to_json(shown.answer),
        "reports": [report_to_json(line) for line in shown.told.answer.reports if line.report.id in reports],
        "origins": [origin_to_json(origin) for origin in shown.answer.corroboration.origins],
        "derivations": [derivation_to_json(each) for each in story.derivations if each.id in used],
        "drift": [drift_to_json(change.drift) for change in shown.changes],
    }
    return shown.told.with_private(data)


@page(
    router,
    "/propositions/{proposition}",
    template="proposition.html",
    twin=_as_json,
    schema=StoryProposition,
    tags=("stories",),
)
def proposition(room: InRoom, proposition: str, story: str = "", as_of: str = "") -> PropositionPage:
    """Show every wording of a proposition, who denies it, how it stands, and why."""
    key = story or room.index.story_of_proposition(proposition)
    told = room.tellings.story(key, read_day(as_of))
    answer = _find(room, told, proposition)
    supporting = tuple(_supporting(answer, told.answer, told.claims))
    tree = told.tree_of(answer)
    drawing = draw_origin_tree(tree)
    return PropositionPage(
        overview=room.index.overview(),
        key=key,
        told=told,
        answer=answer,
        supporting=supporting,
        outlets=_outlets(supporting),
        parties=find_parties(tree),
        pairs=_pairs(answer),
        steps=tuple(_steps(answer, told.answer, told.claims)),
        changes=_changes(answer, told),
        related=tuple(_related(answer, told.answer)),
        tree=tree,
        drawing=drawing,
        numbers={mark.report.id: mark.number for mark in drawing.reports},
        as_of=told.answer.story.as_of,
    )


def _find(room: Room, told: Told, proposition: str) -> PropositionAnswer:
    """Return a proposition as it stands in a telling; as of a day it may have another id, and the same claims.

    Raises:
        NotFound: if there is none, or nobody had said it by then.
    """
    now = room.tellings.story(told.key).answer if told.answer.story.as_of is not None else told.answer
    meant = find_proposition(now, proposition)
    again = [p for p in told.answer.propositions if p.id == meant.id or set(p.refs) & set(meant.refs)]
    if not again:
        raise NotFound(
            f"Nobody had said this by {told.answer.story.as_of}, as far as these reports tell.",
            hint=f"It is told as of now at /propositions/{meant.id}?story={told.key}.",
        )
    return next((p for p in again if p.id == meant.id), again[0])


def _supporting(answer: PropositionAnswer, story: StoryAnswer, claims: Claims) -> Iterable[SaidIn]:
    """Yield what each report says for it, its own wordings first where it has any."""
    own = set(answer.proposition.claims)
    refs = dict.fromkeys((*answer.proposition.claims, *answer.corroboration.supporting))
    for line in story.reports:
        here = [ref for ref in refs if ref.report == line.report.id and ref in claims]
        said = [ref for ref in here if ref in own] or here
        if said:
            wordings = tuple(_wording(claims[ref]) for ref in said)
            yield SaidIn(report=line.report, wordings=wordings, is_stronger=not own.intersection(said))


def _wording(reported: ReportedClaim) -> Wording:
    steps = [step.source for step in reported.claim.chain if step.source.kind is not SourceKind.PUBLISHER]
    labels = [source.label for source in steps if source.label]
    return Wording(reported=reported, chain=tuple(labels))


def _outlets(said: Iterable[SaidIn]) -> tuple[tuple[str | None, tuple[ReportName, ...]], ...]:
    found: dict[str, list[ReportName]] = {}
    for each in said:
        found.setdefault((each.report.publisher or each.report.id).casefold(), []).append(each.report)
    return tuple((reports[0].publisher, tuple(reports)) for reports in found.values())


def _pairs(answer: PropositionAnswer) -> tuple[Pair, ...]:
    origins = {origin.id: origin for origin in answer.corroboration.origins}
    return tuple(
        Pair(a=origins[pair.a], b=origins[pair.b], state=pair.state.value, reason=pair.reason)
        for pair in answer.corroboration.independence
        if pair.a in origins and pair.b in origins
    )


def _steps(answer: PropositionAnswer, story: StoryAnswer, claims: Claims) -> Iterable[Step]:
    derivations = {derivation.id: derivation for derivation in story.story.derivations}
    for why in answer.corroboration.why:
        yield Step(
            why=why,
            claims=tuple(claims[ref] for ref in why.claims if ref in claims),
            derivations=tuple(derivations[id_] for id_ in why.derivations if id_ in derivations),
        )


def _changes(answer: PropositionAnswer, told: Told) -> tuple[Change, ...]:
    names = {line.report.id: line.report for line in told.answer.reports}
    refs: set[ClaimRef] = set(answer.refs)
    drifts = (drift for drift in told.answer.story.drift if refs.intersection(drift.claims))
    return tuple(set_change(drift, names, told) for drift in drifts)


def _related(answer: PropositionAnswer, story: StoryAnswer) -> Iterable[Related]:
    others = {other.id: other for other in story.propositions}
    for link in answer.proposition.links:
        if link.proposition in others:
            reason = link.reason.note or link.reason.rule
            yield Related(kind=link.kind, answer=others[link.proposition], reason=reason)
