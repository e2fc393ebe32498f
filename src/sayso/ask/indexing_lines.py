"""Claims as lines of long lists, and which entities each of them names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from sayso.ask.answers import ReportedClaim
from sayso.ask.collection_claims import reported_claims
from sayso.ask.criminal import CLEARING, STEP_WORDS, step_of
from sayso.ask.index_answers import DateWords, Lane, Line, NameRef, Origins
from sayso.ask.indexing_material import ReportMaterial, Row, origins_of
from sayso.ask.lookup import arguments_of
from sayso.ask.reviewed import is_rejected, mark_reviews, review_marks
from sayso.ask.story_answers import PropositionAnswer
from sayso.ask.subject import touches_private_matters
from sayso.ask.timeline import build_timeline
from sayso.model.claims import Claim, ClaimKind, SourceKind, Standing
from sayso.model.ids import content_id
from sayso.model.judgements import Decision
from sayso.model.mentions import EntityType, Toponym
from sayso.resolve.anchoring import Found, find_reviewed, holding
from sayso.resolve.reading import is_negative
from sayso.resolve.words import fold
from sayso.store import first_day, last_day

OF, BY, OWN, GONE = "of", "by", "own", "gone"
"""How a claim bears on an entity: it is of it, or by it; on a matter that is its own; or people rejected it."""
PLACE, WORDS = "geo-", "plc-"
"""The beginnings of what stands for places."""
UNDATED = "~"
"""Stands for the day of a report without one, so that it comes last."""


@dataclass(frozen=True, slots=True)
class Naming:
    """One entity that a claim names: whether the claim is about it, and whether it is in its chain of say-so."""

    who: str
    type: EntityType
    about: bool
    by: bool


class LineMaker:
    """The lines of one report, and their rows."""

    def __init__(self, report: ReportMaterial) -> None:
        self.report = report

    @cached_property
    def lanes(self) -> Mapping[str, Lane]:
        """Where each claim that has words for a time stands on a timeline."""
        timeline = build_timeline(self.report.analysis.claims)
        placed = ((Lane.DATED, timeline.dated), (Lane.UNDATED, timeline.undated), (Lane.AHEAD, timeline.ahead))
        return {entry.claim: lane for lane, entries in placed for entry in entries}

    def rows(self) -> tuple[list[Row], list[Row]]:
        """Return the rows of all its claims, and those of the entities that they name."""
        made: list[Row] = []
        said: list[Row] = []
        as_read = self._as_read()
        for number, reported in enumerate(self.report.claims):
            made.append(self._row(number, reported, self.line(reported), as_read.get(reported.claim.id)))
            said += self._said(number, reported.claim)
        for number, reported in self._rejected():
            made.append(self._row(number, reported, self.line(reported), None, rejected=True))
            said += self._said(number, reported.claim, gone=True)
        return made, said

    def line(self, reported: ReportedClaim) -> Line:
        """Return a claim as a line."""
        claim, lane = reported.claim, self.lanes.get(reported.claim.id)
        first, last = days_of(claim)
        of_which = self.report.story.propositions.get((self.report.id, claim.id), ())
        return Line(
            report=reported.report,
            statement=reported.statement,
            kind=claim.kind.value,
            family=claim.family,
            evidence=claim.evidence.value,
            lane=lane,
            when=_when(claim),
            first_day=first,
            last_day=last,
            place=place_words(claim.place) if claim.place else None,
            place_note=(claim.place.note or "") if claim.place else "",
            about=tuple(self._about(claim)),
            by=tuple(self._by(claim)),
            step=STEP_WORDS.get(step_of(claim) or "", ""),
            decided=review_marks(claim),
            proposition=of_which[0].id if of_which else None,
            origins=_behind(claim, of_which[0]) if of_which else None,
        )

    def namings(self, claim: Claim) -> tuple[Naming, ...]:
        """Return whom a claim names who has a name in the collection."""
        about = {argument.entity for argument in arguments_of(claim)}
        by = {step.source.entity for step in claim.chain}
        found: dict[str, Naming] = {}
        for entity in sorted(filter(None, about | by)):
            known = self.report.known(entity)
            if known is not None:
                before = found.get(known.who, Naming(known.who, known.type, about=False, by=False))
                is_about, is_by = before.about or entity in about, before.by or entity in by
                found[known.who] = Naming(known.who, known.type, about=is_about, by=is_by)
        return tuple(found.values())

    def _about(self, claim: Claim) -> Iterator[NameRef]:
        for argument in arguments_of(claim):
            entity = self.report.lookup.of_argument(argument)
            known = self.report.known(entity.id) if entity is not None else None
            if entity is not None and known is not None:
                yield NameRef(name=entity.name, who=known.who)

    def _by(self, claim: Claim) -> Iterator[NameRef]:
        steps = claim.chain if len(claim.chain) == 1 else claim.chain[1:]
        for source in (step.source for step in steps):
            entity = self.report.lookup.of_source(source)
            known = self.report.known(entity.id) if entity is not None else None
            own = (self.report.outlet or source.label) if source.kind is SourceKind.PUBLISHER else source.label
            yield NameRef(name=entity.name if entity is not None else own, who=known.who if known else None)

    def _row(
        self, number: int, reported: ReportedClaim, line: Line, as_read: Line | None, *, rejected: bool = False
    ) -> Row:
        report, claim = self.report, reported.claim
        found = {"found": None, "found_named": None}
        return {
            "row": report.story.row(report.id, claim.id),
            "document": report.id,
            "story": report.story.story,
            "claim": claim.id,
            "kind": claim.kind.value,
            "standing": claim.standing.value,
            "day": report.day or UNDATED,
            "number": number,
            "outlet": report.outlet,
            "lane": line.lane.value if line.lane and not rejected else None,
            "first_day": line.first_day,
            "last_day": line.last_day,
            "place": place_key(claim.place) if claim.place and not rejected else None,
            "proposition": line.proposition,
            "rejected": rejected,
            **report.records(line),
            **(found if as_read is None else report.records(as_read, "found", "found_named")),
        }

    def _said(self, number: int, claim: Claim, *, gone: bool = False) -> Iterator[Row]:
        lane = self.lanes.get(claim.id)
        first, last = days_of(claim)
        clears, own = step_of(claim) in CLEARING, touches_private_matters(claim)
        for naming in self.namings(claim):
            is_own = own and naming.type is EntityType.PERSON
            side = GONE if gone else OWN if is_own else BY if naming.by else OF
            place = f"{self.report.day or UNDATED} {self.report.id} {number:05}"
            yield {
                "who": naming.who,
                "side": side,
                "rank": f"{'0' if clears and side == OF else '1'} {place}",
                "row": self.report.story.row(self.report.id, claim.id),
                "about": naming.about,
                "by": naming.by,
                "standing": claim.standing.value,
                "lane": None if gone or is_own or lane is None else lane.value,
                "first_day": first,
                "last_day": last,
            }

    def _as_read(self) -> Mapping[str, Line]:
        """Return claims that people corrected as they were read, with what was decided about them."""
        corrected = {known for known, found in self._held.items() if found.review.decision is Decision.CORRECTED}
        return {r.claim.id: self.line(r) for r in self._marked if r.claim.id in corrected} if corrected else {}

    def _rejected(self) -> Iterable[tuple[int, ReportedClaim]]:
        """Return the claims that people rejected, with their places."""
        rejected = {known for known in self._held if is_rejected(known, self._held)}
        return [(n, r) for n, r in enumerate(self._marked) if r.claim.id in rejected] if rejected else []

    @cached_property
    def _held(self) -> Mapping[str, Found]:
        return holding(find_reviewed(self.report.reviews, self.report.read)) if self.report.reviews else {}

    @cached_property
    def _marked(self) -> tuple[ReportedClaim, ...]:
        return reported_claims(mark_reviews(self.report.read, self.report.reviews))


def place_key(place: Toponym) -> str:
    """Return what stands for a place: its GeoNames number, or its words where none is told."""
    return f"{PLACE}{place.geonames}" if place.geonames is not None else content_id(WORDS.rstrip("-"), fold(place.text))


def place_words(place: Toponym) -> str:
    """Return a place as it is written, with its neutral name where that is another."""
    return place.text if place.name == place.text else f"{place.text} (as written; {place.name})"


def _behind(claim: Claim, answer: PropositionAnswer) -> Origins:
    """Return what stands behind a proposition as one of its claims is shown beside it.

    The counts are of whoever says that it is so; whoever says that it is not must not seem to be among them.
    """
    behind = origins_of(answer)
    if not is_negative(claim):
        return behind
    is_denial = claim.standing is Standing.DENIED or claim.kind is ClaimKind.DENIAL
    return replace(behind, support=f"{'what it denies' if is_denial else 'its contrary'}: {behind.support}")


def _when(claim: Claim) -> DateWords | None:
    if claim.time is None:
        return None
    start, end = (None if side == ".." else side for side in (claim.time.start, claim.time.end))
    return DateWords(words=claim.time.text, start=start, end=end)


def days_of(claim: Claim) -> tuple[str | None, str | None]:
    """Return the first and the last day (ISO) that a claim's words for its time allow; ``None`` where they are open."""
    return (first_day(claim.time.start), last_day(claim.time.end)) if claim.time else (None, None)
