"""Questions about who is who: two names that may be one, with what the reports say of each and what hangs on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.ask.answers import ReportedClaim, ReportName
from sayso.ask.collection_claims import reported_claims
from sayso.ask.review_answers import ItemKind, ReviewItem, Side
from sayso.ask.story_words import counted
from sayso.ask.ties import find_ties
from sayso.model.analysis import Analysis
from sayso.model.claims import Claim
from sayso.model.identity import Appearance, Proposal, Sameness
from sayso.model.ids import content_id
from sayso.model.judgements import Anchor, ListRecord
from sayso.model.mentions import EntityType

SHOWN = 2
"""So many statements of each side are shown."""
_NOUNS = {EntityType.PERSON: "person", EntityType.ORG: "body", EntityType.GPE: "place", EntityType.LOC: "place"}


@dataclass(slots=True)
class _Told:
    """What the reports say of one entity."""

    appearances: list[Appearance] = field(default_factory=list)
    claims: list[ReportedClaim] = field(default_factory=list)
    ties: int = 0
    reports: dict[str, ReportName] = field(default_factory=dict)


def ask_who_is_who(
    questions: Iterable[Proposal],
    analyses: Sequence[Analysis],
    appearances: Iterable[Appearance],
    canonical: Callable[[str], str],
    *,
    records: Mapping[str, ListRecord] | None = None,
    put_off: frozenset[tuple[str, str]] = frozenset(),
) -> Iterator[ReviewItem]:
    """Yield one question for each pair of entities that may be one, with the strongest proposal for it.

    ``canonical`` says which entity an id is one with; ``put_off`` are pairs that somebody did not want to decide yet.
    """
    strongest: dict[tuple[str, ...], Proposal] = {}
    for proposal in sorted(questions, key=lambda p: (-p.weight, p.left, p.right)):
        pair = tuple(sorted((canonical(proposal.left), canonical(proposal.right))))
        if pair[0] != pair[1]:
            strongest.setdefault(pair, proposal)
    told = _tell(strongest, analyses, appearances, canonical)
    known = records or {}
    for proposal in strongest.values():
        one, two = (told.get(canonical(id_)) for id_ in (proposal.left, proposal.right))
        sides = tuple(
            side for side in (_side(proposal.left, one, known), _side(proposal.right, two, known)) if side is not None
        )
        if len(sides) == 2:
            yield _item(proposal, sides, [each for each in (one, two) if each is not None], put_off)


def _tell(
    pairs: Iterable[tuple[str, ...]],
    analyses: Iterable[Analysis],
    appearances: Iterable[Appearance],
    canonical: Callable[[str], str],
) -> dict[str, _Told]:
    """Gather what the reports say of the entities that are asked about, and of no others."""
    asked = {entity for pair in pairs for entity in pair}
    found: dict[str, _Told] = defaultdict(_Told)
    of_report: dict[str, dict[str, str]] = defaultdict(dict)
    for appearance in appearances:
        entity = canonical(appearance.id)
        if entity in asked:
            found[entity].appearances.append(appearance)
            of_report[appearance.document][appearance.entity] = entity
    for analysis in analyses:
        here = of_report.get(analysis.document.id)
        if here:
            _take_in(found, analysis, here)
    return found


def _take_in(found: Mapping[str, _Told], analysis: Analysis, here: Mapping[str, str]) -> None:
    name = ReportName.of(analysis.document)
    for reported in reported_claims(analysis):
        for entity in {here[key] for key in _named(reported.claim) if key in here}:
            found[entity].claims.append(reported)
    for tie in find_ties(analysis):
        for entity in {here[end.entity] for end in (tie.a, tie.b) if end.entity in here}:
            found[entity].ties += 1
    for entity in set(here.values()):
        found[entity].reports[name.id] = name


def _named(claim: Claim) -> set[str]:
    """Return the entities that a claim is about or held by."""
    arguments = (claim.subject, claim.object, *(p.argument for p in claim.participants))
    ids = {argument.entity for argument in arguments if argument is not None}
    return {key for key in (*ids, *(step.source.entity for step in claim.chain)) if key is not None}


def _side(id_: str, told: _Told | None, records: Mapping[str, ListRecord]) -> Side | None:
    record = records.get(id_)
    if record is not None:
        said = tuple(f"{name}: {value}" for name, value in record.said)
        return Side(id=id_, label=record.name, described=(f"an entry of a list of yours ({record.entry})", *said))
    if told is None:
        return None
    own = next((a for a in told.appearances if a.id == id_), None)
    if own is None:
        return None
    return Side(
        id=id_,
        label=own.name,
        described=tuple(dict.fromkeys(post for a in told.appearances for post in a.posts)),
        reports=tuple(told.reports.values()),
        statements=tuple(told.claims[:SHOWN]),
    )


def _item(
    proposal: Proposal, sides: tuple[Side, ...], told: Sequence[_Told], put_off: frozenset[tuple[str, str]]
) -> ReviewItem:
    left, right = sorted((proposal.left, proposal.right))
    less = min(told, key=lambda each: (len(each.claims) + each.ties, len(each.reports)))
    words = [counted(len(less.claims), "claim"), counted(less.ties, "tie")]
    words = [phrase for phrase in words if not phrase.startswith("0 ")]
    return ReviewItem(
        id=content_id("ask", ItemKind.IDENTITY.value, left, right),
        kind=ItemKind.IDENTITY,
        question=_question(proposal, told[0].appearances),
        hangs=tuple(words) or ("only the name",),
        weight=len(less.claims) + less.ties,
        reasons=tuple(reason.note or reason.rule for reason in proposal.reasons),
        sides=sides,
        anchors=tuple(anchor for each in told for anchor in _anchors(each, (left, right))),
        is_put_off=(left, right) in put_off,
    )


def _question(proposal: Proposal, appearances: Sequence[Appearance]) -> str:
    noun = _NOUNS.get(appearances[0].type, "thing") if appearances else "thing"
    likely = "Probably the same" if proposal.level is Sameness.PROBABLE else "Possibly the same"
    return f"{likely}, until somebody judges: are these one {noun}?"


def _anchors(told: _Told, ids: tuple[str, ...]) -> Iterator[Anchor]:
    for appearance in told.appearances:
        if appearance.id in ids and appearance.uses:
            use = appearance.uses[0]
            yield Anchor(document=use.document, span=use.span, quote=use.name)
