"""Questions about who is who: two names that may be one, with what the reports say of each and what hangs on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.ask.answers import ReportedClaim, ReportName, Tie
from sayso.ask.list_lines import said_lines
from sayso.ask.lists import Listed, record_line
from sayso.ask.lookup import Lookup
from sayso.ask.render import render_statement
from sayso.ask.review_answers import ItemKind, ReviewItem, Side
from sayso.ask.review_claims import TiesOf
from sayso.ask.story_claims import outlet_words
from sayso.ask.story_words import counted
from sayso.model.analysis import Analysis
from sayso.model.claims import Claim
from sayso.model.identity import Appearance, Proposal, Sameness
from sayso.model.ids import content_id
from sayso.model.judgements import Anchor
from sayso.model.mentions import EntityType
from sayso.model.spans import Reason

SHOWN = 2
"""So many statements of each side are shown."""
_NOUNS = {EntityType.PERSON: "person", EntityType.ORG: "body", EntityType.GPE: "place", EntityType.LOC: "place"}


@dataclass(slots=True)
class _Told:
    """What the reports say of one entity."""

    appearances: list[Appearance] = field(default_factory=list)
    claims: int = 0
    ties: int = 0
    reports: dict[str, ReportName] = field(default_factory=dict)
    shown: dict[str, list[ReportedClaim]] = field(default_factory=dict)
    """Some of its claims by report, told in the voice of the outlet."""

    def statements(self, report: str) -> tuple[ReportedClaim, ...]:
        """Return some claims, those of one report before others."""
        others = (claim for id_, claims in self.shown.items() if id_ != report for claim in claims)
        return (*self.shown.get(report, ()), *others)[:SHOWN]


def ask_who_is_who(
    questions: Iterable[Proposal],
    analyses: Sequence[Analysis],
    appearances: Iterable[Appearance],
    canonical: Callable[[str], str],
    ties: TiesOf,
    *,
    records: Mapping[str, Side] | None = None,
    put_off: frozenset[tuple[str, str]] = frozenset(),
) -> Iterator[ReviewItem]:
    """Yield one question for each pair of entities that may be one, with the strongest proposal for it.

    ``canonical`` says which entity an id is one with; ``records`` are the entries of lists that may be meant, by id.
    ``put_off`` are pairs that somebody did not want to decide yet.
    """
    strongest: dict[tuple[str, ...], Proposal] = {}
    for proposal in sorted(questions, key=lambda p: (-p.weight, p.left, p.right)):
        pair = tuple(sorted((canonical(proposal.left), canonical(proposal.right))))
        if pair[0] != pair[1]:
            strongest.setdefault(pair, proposal)
    told = _tell(strongest, analyses, appearances, canonical, ties)
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
    ties: TiesOf,
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
            _take_in(found, analysis, here, ties(analysis))
    return found


def _take_in(found: Mapping[str, _Told], analysis: Analysis, here: Mapping[str, str], ties: Iterable[Tie]) -> None:
    name = ReportName.of(analysis.document)
    lookup = Lookup(analysis, outlet_words(analysis.document))
    for claim in analysis.claims:
        for entity in {here[key] for key in _named(claim) if key in here}:
            told = found[entity]
            told.claims += 1
            some = told.shown.setdefault(name.id, [])
            if len(some) < SHOWN:
                statement = render_statement(claim, lookup)
                some.append(ReportedClaim(report=name, claim=claim, statement=statement))
    for tie in ties:
        for entity in {here[end.entity] for end in (tie.a, tie.b) if end.entity in here}:
            found[entity].ties += 1
    for entity in set(here.values()):
        found[entity].reports[name.id] = name


def _named(claim: Claim) -> set[str]:
    """Return the entities that a claim is about or held by."""
    arguments = (claim.subject, claim.object, *(p.argument for p in claim.participants))
    ids = {argument.entity for argument in arguments if argument is not None}
    return {key for key in (*ids, *(step.source.entity for step in claim.chain)) if key is not None}


def _side(id_: str, told: _Told | None, records: Mapping[str, Side]) -> Side | None:
    if id_ in records:
        return records[id_]
    if told is None:
        return None
    own = next((a for a in told.appearances if a.id == id_), None)
    if own is None:
        return None
    return Side(
        id=id_,
        label=own.name,
        described=tuple(dict.fromkeys(post for a in told.appearances for post in a.posts)),
        reports=_own_first(told.reports, own.document),
        statements=told.statements(own.document),
    )


def side_of_entry(listed: Listed) -> Side:
    """Return an entry of a user's list as one side of a question: what it says is the list's own word."""
    return Side(id=listed.record.id, label=listed.record.name, described=(record_line(listed), *said_lines(listed)))


def _item(
    proposal: Proposal, sides: tuple[Side, ...], told: Sequence[_Told], put_off: frozenset[tuple[str, str]]
) -> ReviewItem:
    left, right = sorted((proposal.left, proposal.right))
    less = min(told, key=lambda each: (each.claims + each.ties, len(each.reports)))
    words = [counted(less.claims, "claim"), counted(less.ties, "tie")]
    words = [phrase for phrase in words if not phrase.startswith("0 ")]
    return ReviewItem(
        id=content_id("ask", ItemKind.IDENTITY.value, left, right),
        kind=ItemKind.IDENTITY,
        question=_question(proposal, told[0].appearances),
        hangs=tuple(words) or ("only the name",),
        weight=less.claims + less.ties,
        reasons=tuple(reason.note or reason.rule for reason in proposal.reasons if not _is_against(reason)),
        against=tuple(reason.note or reason.rule for reason in proposal.reasons if _is_against(reason)),
        sides=sides,
        anchors=tuple(anchor for each in told for anchor in _anchors(each, (left, right))),
        is_put_off=(left, right) in put_off,
    )


def _is_against(reason: Reason) -> bool:
    return reason.rule.startswith("differs.")


def _own_first(reports: Mapping[str, ReportName], own: str) -> tuple[ReportName, ...]:
    return tuple(sorted(reports.values(), key=lambda report: report.id != own))


def _question(proposal: Proposal, appearances: Sequence[Appearance]) -> str:
    noun = _NOUNS.get(appearances[0].type, "thing") if appearances else "thing"
    likely = "Probably the same" if proposal.level is Sameness.PROBABLE else "Possibly the same"
    return f"{likely}, until somebody judges: are these one {noun}?"


def _anchors(told: _Told, ids: tuple[str, ...]) -> Iterator[Anchor]:
    for appearance in told.appearances:
        if appearance.id in ids and appearance.uses:
            use = appearance.uses[0]
            yield Anchor(document=use.document, span=use.span, quote=use.name)
