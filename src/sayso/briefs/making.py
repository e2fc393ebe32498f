"""Briefs and legal read sheets of a collection: what was chosen, told, put in order, and veiled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.ask.brief import BriefAsked, make_brief
from sayso.ask.brief_answers import Brief
from sayso.ask.brief_run import Decisions, digest
from sayso.ask.decency import Names
from sayso.ask.read_sheet import make_read_sheet
from sayso.ask.read_sheet_answers import ReadSheet
from sayso.ask.reviewed import standing_reviews
from sayso.ask.story_answers import StoryAnswer
from sayso.ask.story_scope import Scope
from sayso.ask.veil import Veil
from sayso.ask.who import WhoIsWho
from sayso.ask.who_told import find_doubts
from sayso.briefs.choosing import Chosen, choose
from sayso.collection import Collection
from sayso.model.provenance import ClaimRef

MOST_NAMED = 2000
"""In a collection of more reports, who is who is asked within each story alone."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What was meant, told: each story by itself, and the veil over all of it."""

    chosen: Chosen
    answers: tuple[StoryAnswer, ...]
    veil: Veil
    asked: BriefAsked
    decisions: Decisions
    who: Mapping[str, WhoIsWho]
    """Who is who among the reports of each story, by report."""


def brief_of(
    collection: Collection, scope: Scope, *, as_of: str | None = None, names: Names = Names.OF_THE_PUBLIC
) -> Brief:
    """Return the brief of what is meant, as it may be shown.

    Raises:
        NotFound: if a name fits nothing, or there is no view of whom it names.
        LimitExceeded: if it would be of too many reports.
    """
    told = _tell(collection, scope, as_of, names)
    made = make_brief(told.answers, told.asked, told.decisions)
    return replace(told.veil.over(made), veiled=told.veil.line)


def read_sheet_of(
    collection: Collection, scope: Scope, *, as_of: str | None = None, names: Names = Names.OF_THE_PUBLIC
) -> ReadSheet:
    """Return the legal read sheet of what is meant, as it may be shown.

    Raises:
        NotFound: if a name fits nothing, or there is no view of whom it names.
        LimitExceeded: if it would be of too many reports.
    """
    told = _tell(collection, scope, as_of, names)
    brief = make_brief(told.answers, told.asked, told.decisions)
    if collection.size().documents <= MOST_NAMED:
        told = replace(told, who=dict.fromkeys(told.who, collection.who()))
    wanted = {_known(told.who)(*pair)[0] for pair in told.chosen.about if pair[0] in told.who}
    made = make_read_sheet(
        told.answers,
        _known(told.who),
        about=brief.about,
        as_of=as_of,
        reports=brief.reports,
        run=brief.run,
        record=collection.replies({report.report.id for report in brief.reports}),
        wanted=frozenset(wanted) if wanted else None,
        doubts=lambda id_: tuple(_doubts(told.who, id_)),
    )
    return replace(told.veil.over(made), veiled=told.veil.line)


def _known(who: Mapping[str, WhoIsWho]) -> Callable[[str, str], tuple[str, str]]:
    def known(document: str, entity: str) -> tuple[str, str]:
        found = who[document].entity(document, entity)
        return (found.id, found.name) if found is not None else (f"{document}/{entity}", "")

    return known


def _doubts(who: Mapping[str, WhoIsWho], id_: str) -> Iterator[str]:
    """Yield whom an entity only probably is as well, in sentences."""
    for known in {id(one): one for one in who.values()}.values():
        entity = known.identities.by_id.get(id_)
        if entity is not None and entity.probable:
            yield from (doubt.sentence for doubt in find_doubts(known, (id_, *entity.probable)))


def _tell(collection: Collection, scope: Scope, as_of: str | None, names: Names) -> _Told:
    chosen = choose(collection, scope)
    veil = collection.veil(names, {document for group in chosen.groups for document in group})
    tellings = [collection.tell(group, as_of=as_of) for group in chosen.groups]
    told = {id(telling): telling.story() for telling in tellings}
    answers = tuple(answer for answer in told.values() if answer.story.reports)
    who = {report.id: telling.who for telling in tellings for report in telling.reports}
    asked = _with_claims(_asked(collection, scope, chosen, as_of, veil, names), chosen, answers)
    return _Told(chosen, answers, veil, asked, _decided(collection, as_of), who)


def _asked(
    collection: Collection, scope: Scope, chosen: Chosen, as_of: str | None, veil: Veil, names: Names
) -> BriefAsked:
    shown = sorted((document, sorted(one.shown.items())) for document, one in veil.by_report.items())
    setting = digest([names.name, digest(shown), digest(collection.own_families())])
    canonical = {"names": list(scope.names), "since": scope.since, "until": scope.until}
    return BriefAsked(about=chosen.words, names=scope.names, canonical=canonical, as_of=as_of, setting=setting)


def _with_claims(asked: BriefAsked, chosen: Chosen, answers: Sequence[StoryAnswer]) -> BriefAsked:
    """Say which claims are wanted, where the brief is of somebody and not of whole reports."""
    if not chosen.about:
        return asked
    about, people = _claims_on(answers, chosen.about), _claims_on(answers, chosen.people)
    return replace(
        asked, keeps=lambda ref: ref.report in chosen.whole or ref in about, private=lambda ref: ref in people
    )


def _claims_on(answers: Sequence[StoryAnswer], pairs: frozenset[tuple[str, str]]) -> frozenset[ClaimRef]:
    """Return the claims that are about these entities, or that they hold."""
    found = set()
    for report in (report for answer in answers for report in answer.story.reports):
        for claim in report.analysis.claims:
            arguments = (claim.subject, claim.object, *(p.argument for p in claim.participants))
            ids = [a.entity for a in arguments if a is not None] + [step.source.entity for step in claim.chain]
            if any((report.id, id_) in pairs for id_ in ids if id_ is not None):
                found.add(ClaimRef(report=report.id, claim=claim.id))
    return frozenset(found)


def _decided(collection: Collection, as_of: str | None) -> Decisions:
    with collection.store.view() as view:
        judgements = tuple(j for j in view.judgements() if j.change is None or j.change.stands)
        reviews = standing_reviews(view.reviews())
        marks = tuple(mark.as_amendment() for mark in view.marks() if mark.stood_on(as_of))
    return Decisions(judgements=judgements, reviews=reviews, marks=marks)
