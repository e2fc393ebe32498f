"""Whom a report names and what it tells of them as rows, and the head of each page on an entity, gathered of these.

Of whom there is a view is decided as for one entity at a time (:mod:`sayso.ask.subject`): somebody whom a report tells
of in a public role and, in the same report, in a claim that it puts forward; and whatever is no person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sayso.ask.answers import ReportedClaim, ReportName, Unanswered
from sayso.ask.index_answers import EntityHead, NameUsed, RoleTold
from sayso.ask.indexing_lines import LineMaker
from sayso.ask.indexing_material import ReportMaterial, Row
from sayso.ask.packing import pack, unpack
from sayso.ask.responses import find_unanswered
from sayso.ask.story_words import counted
from sayso.ask.subject import BLOCKED, CORE, mentioned_only, touches_private_matters
from sayso.ask.who import WhoIsWho
from sayso.ask.who_told import made_by
from sayso.ask.who_words import known_lines, sentence
from sayso.model.claims import ClaimKind, Standing
from sayso.model.identity import Entity
from sayso.model.mentions import EntityType
from sayso.resolve.people import UNNAMED, Person, find_people
from sayso.resolve.words import fold

MOST_REPORTS, MOST_NAMES, MOST_ROLES = 12, 40, 40
"""So many reports of a name, names and roles a head tells one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameAs:
    """A name as a report writes it, as it is shown to the public, and to whoever asked for names."""

    name: str
    public: str
    asked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What one report tells of one of those whom it names. ``appearance`` is who that is there, alone.

    ``roles`` are the words for a public role; where it ``puts_forward`` a claim as well, there is a view. ``own``
    counts claims on matters that are a person's own.
    """

    report: ReportName
    appearance: str
    name: str
    names: tuple[NameAs, ...]
    roles: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    described: tuple[str, ...] = ()
    puts_forward: bool = False
    blocked: bool = False
    of: int = 0
    by: int = 0
    own: int = 0
    unanswered: int = 0


class NamedMaker:
    """Whom one report names, as rows."""

    def __init__(self, report: ReportMaterial, lines: LineMaker) -> None:
        self.report, self.lines = report, lines

    def rows(self) -> tuple[list[Row], list[Row]]:
        """Return the rows of those whom it names, and those of their names as they are compared."""
        named, uses, counted_already = [], dict[tuple[str, str], Row](), set[str]()
        for entity in self.report.analysis.entities:
            known = self.report.known(entity.id)
            if known is None:
                continue
            facts = self._facts(entity.id, is_first=known.who not in counted_already)
            counted_already.add(known.who)
            place = {"document": self.report.id, "who": known.who, "story": self.report.story.story}
            named.append({**place, "entity": entity.id, "facts": pack(facts)})
            for name in {fold(each.name) for each in facts.names} | {fold(facts.name)}:
                uses[known.who, name] = {**place, "name": name}
        return named, list(uses.values())

    def _facts(self, entity: str, *, is_first: bool) -> Facts:
        known = self.report.known(entity)
        assert known is not None  # noqa: S101 - whoever calls knows it
        person = self._people.get(entity)
        names = [self._name(name) for name in dict.fromkeys(use.name for use in known.appearance.uses)]
        told = self._told.get(known.who, _Sides()) if is_first else _Sides()
        silent = {claim for party in self._silent if party.entity == entity for claim in party.claims}
        return Facts(
            report=self.report.name,
            appearance=known.appearance.id,
            name=known.appearance.name,
            names=tuple(names),
            roles=(person.role.note.removeprefix("told of as “").removesuffix("”"),) if person and person.role else (),
            titles=tuple(r.claim.predicate for r in told.of if _is_title_of(r, entity)),
            described=(person.described,) if person and person.is_private else (),
            puts_forward=told.puts_forward,
            blocked=any(each.asked != each.name for each in names),
            of=len(told.of),
            by=len(told.by),
            own=told.own,
            unanswered=sum(reported.claim.id in silent for reported in told.of),
        )

    def _name(self, name: str) -> NameAs:
        return NameAs(name=name, public=self.report.public.words(name), asked=self.report.asked.words(name))

    @cached_property
    def _people(self) -> Mapping[str, Person]:
        return {person.entity: person for person in find_people(self.report.analysis)}

    @cached_property
    def _silent(self) -> Sequence[Unanswered]:
        return find_unanswered(self.report.lookup)

    @cached_property
    def _told(self) -> Mapping[str, _Sides]:
        found: dict[str, _Sides] = defaultdict(_Sides)
        for reported in self.report.claims:
            own = touches_private_matters(reported.claim)
            for naming in self.lines.namings(reported.claim):
                found[naming.who].add(reported, by=naming.by, own=own and naming.type is EntityType.PERSON)
        return found


class _Sides:
    """What a report says of somebody, and what they say in it."""

    def __init__(self) -> None:
        self.of: list[ReportedClaim] = []
        self.by: list[ReportedClaim] = []
        self.own = 0

    def add(self, reported: ReportedClaim, *, by: bool, own: bool) -> None:
        if own:
            self.own += 1
        else:
            (self.by if by else self.of).append(reported)

    @property
    def puts_forward(self) -> bool:
        """Whether the report asserts something of them, or passes on what they say."""
        of = (each.claim for each in self.of)
        told = any(claim.standing is Standing.ASSERTED and claim.kind in CORE for claim in of)
        return told or any(each.claim.standing is Standing.ASSERTED for each in self.by)


def _is_title_of(reported: ReportedClaim, entity: str) -> bool:
    subject = reported.claim.subject
    return reported.claim.kind is ClaimKind.ROLE and subject is not None and subject.entity == entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What is kept of an entity: the head of its page, and how doubts name it (its first appearance, and how many)."""

    head: EntityHead
    appearance: str
    first: ReportName
    written: str
    members: int
    written_as: tuple[str, ...] = ()
    """Its full names in the reports."""


def entity_row(entity: Entity, known: Sequence[str], facts: Sequence[Facts], ties: int) -> Row:
    """Return the row of an entity, of what each report tells of it; ``known`` says what makes its names one."""
    told = sorted(facts, key=lambda each: (each.report.published or "~", each.report.id, each.appearance))
    is_shown = _is_shown(entity, told)
    heads = [_head(entity, told, known, ties, is_public=is_public) for is_public in (True, False)]
    public, asked = (pack(_stored(head, told, entity, is_public=n == 0)) for n, head in enumerate(heads))
    return {
        "who": entity.id,
        "shown": is_shown,
        "type": entity.type.value,
        "name": heads[0].name,
        "reports": len({each.report.id for each in told}),
        "claims": heads[0].said_of + heads[0].said_by,
        "words": " ".join(use.name for use in heads[0].names),
        "record": public,
        "named": None if asked == public else asked,
    }


def read_facts(texts: Iterable[str]) -> list[Facts]:
    """Return what was kept of those whom reports name."""
    return [unpack(Facts, text) for text in texts]


def known_sentences(who: WhoIsWho, entity: Entity) -> tuple[str, ...]:
    """Return what makes the names of an entity one, and which places and entries of lists it was judged to be."""
    several = len(entity.members) > 1
    made = [f"Named in {counted(len(entity.members), 'report')}, {made_by(who, entity)}."] if several else []
    return (*made, *(f"{sentence(line.strip())}." for line in known_lines(who, entity)))


def _is_shown(entity: Entity, told: Sequence[Facts]) -> bool:
    if any(each.blocked for each in told):
        return False
    if entity.type is not EntityType.PERSON:
        return True
    forward = {each.report.id for each in told if each.puts_forward}
    return any(each.roles and each.report.id in forward for each in told)


def _stored(head: EntityHead, told: Sequence[Facts], entity: Entity, *, is_public: bool) -> Stored:
    first = min(told, key=lambda each: each.appearance)
    written = _shown(first, first.name, is_public=is_public)
    full = dict.fromkeys(_shown(each, each.name, is_public=is_public) for each in told)
    return Stored(
        head=head,
        appearance=first.appearance,
        first=first.report,
        written=written,
        members=len(entity.members),
        written_as=tuple(full)[:MOST_NAMES] if not head.why_not else (),
    )


def _head(entity: Entity, told: Sequence[Facts], known: Sequence[str], ties: int, *, is_public: bool) -> EntityHead:
    name = _name_of(entity, told, is_public=is_public)
    if not _is_shown(entity, told):
        return EntityHead(who=entity.id, name=name, type=entity.type.value, why_not=_why_not(name, told))
    roles = [RoleTold(words=role, report=each.report) for each in told for role in each.roles]
    return EntityHead(
        who=entity.id,
        name=name,
        type=entity.type.value,
        names=tuple(_names(entity, told, is_public=is_public)),
        roles=tuple(_distinct(roles))[:MOST_ROLES],
        reports=len({each.report.id for each in told}),
        said_of=sum(each.of for each in told),
        said_by=sum(each.by for each in told),
        ties=ties,
        left_out=sum(each.own for each in told),
        unanswered=sum(each.unanswered for each in told),
        known=tuple(known),
    )


def _distinct(roles: Iterable[RoleTold]) -> Iterator[RoleTold]:
    """Yield each role once, as the first report tells of it."""
    seen: set[str] = set()
    for role in roles:
        if role.words.casefold() not in seen:
            seen.add(role.words.casefold())
            yield role


def _name_of(entity: Entity, told: Sequence[Facts], *, is_public: bool) -> str:
    """Return the name that most reports have; of somebody without a view, as the first report shows it."""
    if any(each.blocked for each in told):
        return UNNAMED[:1].upper() + UNNAMED[1:]
    own = [each for each in told if any(use.name == entity.name for use in each.names)]
    if entity.type is EntityType.PERSON and _is_shown(entity, told):
        own = [each for each in own if each.roles] or own
    return _shown((own or told)[0], entity.name, is_public=is_public)


def _shown(facts: Facts, name: str, *, is_public: bool) -> str:
    found = next((use for use in facts.names if use.name == name), None)
    if found is None:
        return name
    return found.public if is_public else found.asked


def _names(entity: Entity, told: Sequence[Facts], *, is_public: bool) -> Iterator[NameUsed]:
    used: dict[str, dict[str, ReportName]] = defaultdict(dict)
    for each in told:
        for use in each.names:
            used[use.public if is_public else use.asked][each.report.id] = each.report
    for name in sorted(used, key=lambda name: (name != entity.name, -len(used[name]), name))[:MOST_NAMES]:
        reports = tuple(used[name].values())
        yield NameUsed(name=name, reports=reports[:MOST_REPORTS], total=len(reports))


def _why_not(name: str, told: Sequence[Facts]) -> str:
    if any(each.blocked for each in told):
        return BLOCKED
    titles = [title for each in told for title in each.titles]
    described = titles or [words for each in told for words in each.described]
    return mentioned_only(name, len({each.report.id for each in told}), described)
