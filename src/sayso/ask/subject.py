"""What reports say of somebody: attributed statements and nothing else; and when there is no such view.

A view of a person is no profile (TRADECRAFT, section 8, rule 12). There is one only of somebody whom a report tells of
in a public role and, in the same report, in a claim that it puts forward. It lists what is claimed of and by them, each
with its holder, standing and replies; their names with their sources; their ties; and apart from all that whom they
only probably are as well. What touches on family, faith, origin, health or home stays in its report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.ask.answers import ReportedClaim, ReportName
from sayso.ask.collection_claims import in_report_order
from sayso.ask.collection_ties import ReportedTie, find_collection_ties
from sayso.ask.criminal import clearing_first
from sayso.ask.who import WhoIsWho
from sayso.lexicon import load
from sayso.model.analysis import Analysis
from sayso.model.claims import Claim, ClaimKind, Standing
from sayso.model.identity import Entity
from sayso.model.mentions import EntityType
from sayso.model.spans import Reason
from sayso.resolve.people import find_people

CORE = frozenset({ClaimKind.EVENT, ClaimKind.RELATION})
"""What is told of somebody, other than what they are called (R8 without what is said of sources)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """By which words one report tells of somebody in a public role."""

    report: ReportName
    role: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectView:
    """What reports say of an entity (``who-``). ``left_out`` counts statements on matters that are its own."""

    entity: Entity
    roles: tuple[Told, ...]
    said_of: tuple[ReportedClaim, ...]
    said_by: tuple[ReportedClaim, ...]
    ties: tuple[ReportedTie, ...]
    left_out: int
    reports: tuple[ReportName, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoView:
    """Why there is no view of an entity, in sentences."""

    entity: Entity
    sentence: str


def look_at(who: WhoIsWho, entity: Entity, analyses: Sequence[Analysis], blocked: bool = False) -> SubjectView | NoView:
    """Return what the reports of an entity say of it, or why there is no view of it.

    ``analyses`` are those of its reports; ``blocked`` says that some report of its story blocks its name.
    """
    if blocked:
        return NoView(entity=entity, sentence=BLOCKED)
    view = _view(who, entity, analyses)
    if entity.type is not EntityType.PERSON or any(_is_core(view, told) for told in view.roles):
        return view
    return NoView(entity=entity, sentence=_why_not(view, analyses))


def _view(who: WhoIsWho, entity: Entity, analyses: Sequence[Analysis]) -> SubjectView:
    claims = [claim for _, known in in_report_order(analyses, who) for claim in known.values()]
    own = [claim for claim in claims if any(name.who == entity.id for name in claim.names)]
    kept = [claim for claim in own if entity.type is not EntityType.PERSON or not touches_private_matters(claim.claim)]
    ids = {claim.claim.id for claim in kept}
    ties = find_collection_ties(analyses, who=who)
    return SubjectView(
        entity=entity,
        roles=tuple(_roles(who, entity, analyses)),
        said_of=clearing_first([claim for claim in kept if not _is_by(claim, entity)]),
        said_by=tuple(claim for claim in kept if _is_by(claim, entity)),
        ties=tuple(t for t in ties if entity.id in (t.a, t.b) and {c.claim.id for c in t.claims} <= ids),
        left_out=len(own) - len(kept),
        reports=tuple(ReportName.of(analysis.document) for analysis in analyses),
    )


def touches_private_matters(claim: Claim) -> bool:
    """Tell whether a claim's words touch on family, faith, origin, health, intimacy or home."""
    return claim.family == "kin_of" or any(entry.matches(claim.citation.quote) for entry in load("private_matters"))


def _roles(who: WhoIsWho, entity: Entity, analyses: Iterable[Analysis]) -> Iterator[Told]:
    for analysis in analyses:
        for person in find_people(analysis):
            known = who.entity(analysis.document.id, person.entity)
            if person.role is not None and known is not None and known.id == entity.id:
                yield Told(report=ReportName.of(analysis.document), role=person.role)


def _is_by(claim: ReportedClaim, entity: Entity) -> bool:
    known: Mapping[str, str] = {name.entity: name.who for name in claim.names}
    return any(known.get(step.source.entity or "") == entity.id for step in claim.claim.chain)


def _is_core(view: SubjectView, told: Told) -> bool:
    """Whether the report that gives a role also asserts something of its bearer, or passes on what they say."""
    here = [c for c in (*view.said_of, *view.said_by) if c.report == told.report]
    asserted = (c for c in here if c.claim.standing is Standing.ASSERTED)
    return any(c.claim.kind in CORE or c in view.said_by for c in asserted)


def _why_not(view: SubjectView, analyses: Sequence[Analysis]) -> str:
    return mentioned_only(view.entity.name, len(view.reports), _descriptions(view, analyses))


BLOCKED = "A report blocks this name: nobody of it is shown."
"""Why there is no view of somebody whose name is never shown."""


def mentioned_only(name: str, reports: int, descriptions: Iterable[str]) -> str:
    """Say how often somebody is mentioned, as what, and that this is all."""
    mentions = "1 report mentions" if reports == 1 else f"{reports:,} reports mention"
    described = dict.fromkeys(f"“{words}”" for words in descriptions)
    there = (
        f", described there as {', '.join(described)} (by title only)" if described else ", without saying who it is"
    )
    return (
        f"{mentions} “{name}”{there}. Nothing identifies them further: no report asserts anything of them "
        "in a public role. No basis to match."
    )


def _descriptions(view: SubjectView, analyses: Sequence[Analysis]) -> Iterator[str]:
    """Yield the words of titles, else what private people are shown as."""
    titles = [claim.claim.predicate for claim in view.said_of if _is_title_of(claim, view.entity)]
    yield from titles
    names = {use.name for use in view.entity.uses}
    if not titles:
        people = (person for analysis in analyses for person in find_people(analysis) if person.is_private)
        yield from (person.described for person in people if names & set(person.names))


def _is_title_of(claim: ReportedClaim, entity: Entity) -> bool:
    subject = claim.claim.subject
    own = {name.entity for name in claim.names if name.who == entity.id}
    return claim.claim.kind is ClaimKind.ROLE and subject is not None and subject.entity in own
