"""One story on the bench: how each of its propositions stands on a day, with everything that led there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sayso.corroborate.actors import Actors
from sayso.corroborate.amending import Fallen
from sayso.corroborate.casebook import BEGINNING, Casebook
from sayso.corroborate.concerned import Concerned
from sayso.corroborate.contest import Contested, Contests
from sayso.corroborate.evidence import Bearing, Ladder, Strength, bearing_of
from sayso.corroborate.heads import Heads
from sayso.corroborate.independence import Judge
from sayso.corroborate.lifecycle import Turn, day_after, lapse, read_lifecycle, window_end, window_ends
from sayso.corroborate.parties import Parties
from sayso.corroborate.quiet import Known
from sayso.corroborate.rivals import Rivalry, Side, read_rivals
from sayso.corroborate.support import Reading, read_support
from sayso.corroborate.tracing import Trace, Tracer
from sayso.model.graph import Proposition
from sayso.model.provenance import Amendment, ClaimRef, Contest, SharedStatement, Status


@dataclass(frozen=True, slots=True)
class Weighed:
    """The claims for one proposition that are there on a day, traced to their origins, and what of them was taken back.

    ``level`` is how strongly the origins say it; ``strongest`` how strongly anything says it that still stands.
    """

    bearing: Bearing
    present: Mapping[ClaimRef, Strength]
    trace: Trace
    level: Strength
    fallen: Mapping[ClaimRef, Amendment]
    stands: frozenset[ClaimRef]
    strongest: Strength
    restated: frozenset[ClaimRef]
    """Claims of corrections that repeat what they take back: they do not say it."""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """How one proposition stands on a day: the three axes, each with what it was read off. There is no verdict."""

    weighed: Weighed
    support: Reading
    contested: Contested
    turn: Turn
    rivalry: Rivalry

    def known(self) -> Known:
        """Return what a later day is compared with."""
        weighed = self.weighed
        return Known(
            trace=weighed.trace,
            level=weighed.level,
            support=self.support,
            lifecycle=self.turn.value,
            has_fallen=bool(weighed.fallen),
            eligible=weighed.bearing.proposition.eligible,
        )

    def on(self, day: str) -> Status:
        """Return the three axes as the status of a day."""
        return Status(
            as_of=None if day == BEGINNING else day,
            support=self.support.value,
            contest=self.contested.value,
            lifecycle=self.turn.value,
        )


@dataclass(frozen=True)
class Bench:
    """A story and what is asked of it. ``left_out`` are claims that are not to count (R9 as for claims taken back)."""

    case: Casebook
    propositions: Mapping[str, Proposition]
    left_out: frozenset[ClaimRef] = frozenset()
    statements: tuple[SharedStatement, ...] = ()
    _bearings: dict[str, Bearing] = field(default_factory=dict)
    _weighed: dict[tuple[str, str | None], Weighed] = field(default_factory=dict)

    @cached_property
    def actors(self) -> Actors:
        """Who is who."""
        return Actors(self.case)

    @cached_property
    def heads(self) -> Heads:
        """Who heads each chain."""
        return Heads(self.case, self.actors, self.statements)

    @cached_property
    def parties(self) -> Parties:
        """Who speaks for whom."""
        return Parties(self.case, self.actors)

    @cached_property
    def judge(self) -> Judge:
        """Who is independent of whom."""
        return Judge(self.case, self.parties)

    @cached_property
    def concerned(self) -> Concerned:
        """Whom a proposition concerns."""
        return Concerned(self.heads, self.parties)

    @cached_property
    def fallen(self) -> Fallen:
        """What was taken back."""
        return self.heads.fallen

    @cached_property
    def _ladder(self) -> Ladder:
        return Ladder(self.propositions)

    @cached_property
    def _tracer(self) -> Tracer:
        return Tracer(self.case, self.heads)

    @cached_property
    def _contests(self) -> Contests:
        return Contests(self.case, self.heads, self.concerned)

    def bearing(self, proposition: str) -> Bearing:
        """Return what bears on a proposition."""
        if proposition not in self._bearings:
            self._bearings[proposition] = bearing_of(self.propositions[proposition], self._ladder, self.case)
        return self._bearings[proposition]

    def weaker(self, proposition: str) -> frozenset[str]:
        """Return the reports that say something weaker, by rung or by hedge (R12)."""
        rungs = [self.bearing(name).supporting for name in self._ladder.weaker(proposition)]
        hedged = {r: s for r, s in self.bearing(proposition).supporting.items() if s is Strength.HEDGED}
        return frozenset(ref.report for rung in (*rungs, hedged) for ref in rung)

    def days(self, proposition: str, until: str | None) -> list[str]:
        """Return the days on which anything that bears on a proposition comes or goes, oldest first."""
        found = self.arrivals(proposition).keys() | self.loud_days(proposition, until)
        first = min(self._own_days(proposition), default=BEGINNING)
        return sorted(day for day in found if day >= first) or [BEGINNING]

    def arrivals(self, proposition: str) -> Mapping[str, dict[ClaimRef, Strength]]:
        """Return which claims for a proposition come on which day."""
        found: dict[str, dict[ClaimRef, Strength]] = {}
        for ref, strength in self.bearing(proposition).supporting.items():
            found.setdefault(self.case.days[ref.report], {})[ref] = strength
        return found

    def loud_days(self, proposition: str, until: str | None) -> frozenset[str]:
        """Return the days on which more comes than claims for it: objections, rivals, amendments, a window's end."""
        bearing = self.bearing(proposition)
        refs = list(bearing.opposing)
        for rival in self._ladder.rivals(proposition):
            refs += self.bearing(rival).supporting
        found = {self.case.days[ref.report] for ref in refs}
        refs += bearing.supporting
        found |= {self.fallen.day(one) for ref in refs for one in self.fallen.by_claim.get(ref, ())}
        ends = window_ends(bearing, self.case)
        return frozenset(found | {day_after(end) for end in ends if until is None or end < until})

    def has_rivals(self, proposition: str) -> bool:
        """Tell whether values that cannot be right as well are put forward."""
        return bool(self._ladder.rivals(proposition))

    def _own_days(self, proposition: str) -> list[str]:
        bearing = self.bearing(proposition)
        return [self.case.days[ref.report] for ref in (*bearing.supporting, *bearing.opposing)]

    def weigh(self, proposition: str, day: str | None) -> Weighed:
        """Trace what is there for a proposition on a day (``None``: all that is held)."""
        key = (proposition, day)
        if key not in self._weighed:
            self._weighed[key] = self._weigh(proposition, day)
        return self._weighed[key]

    def _weigh(self, proposition: str, day: str | None) -> Weighed:
        bearing = self.bearing(proposition)
        present = {r: s for r, s in bearing.supporting.items() if self._is_there(r, day)}
        fallen, restated = self.fallen.for_proposition(present, bearing.proposition, day)
        present = {ref: strength for ref, strength in present.items() if ref not in restated}
        gone = frozenset(fallen) | (self.left_out & present.keys())
        level, trace = self._trace(present, gone, self._elsewise(proposition, day))
        stands = frozenset(ref for ref in present if ref not in gone and ref not in set(trace.repeats))
        strongest = max((present[ref] for ref in stands), default=Strength.UNSAID)
        return Weighed(bearing, present, trace, level, fallen, stands, strongest, restated)

    def _elsewise(self, proposition: str, day: str | None) -> frozenset[str]:
        """Return the reports that are there and say something weaker, or another value."""
        others = (*self._ladder.rivals(proposition), *self._ladder.less(proposition))
        rivals = {ref.report for name in others if name in self.propositions for ref in self.bearing(name).supporting}
        return frozenset(one for one in self.weaker(proposition) | rivals if day is None or self.case.days[one] <= day)

    def _trace(
        self, present: Mapping[ClaimRef, Strength], gone: frozenset[ClaimRef], elsewise: frozenset[str]
    ) -> tuple[Strength, Trace]:
        """Trace what is said plainly; where nothing of that stands, what is said with a hedge as well."""
        plain = self._tracer.trace(present, Strength.PLAIN, gone, elsewise)
        if plain.surviving or Strength.HEDGED not in present.values():
            return Strength.PLAIN, plain
        return Strength.HEDGED, self._tracer.trace(present, Strength.HEDGED, gone, elsewise)

    def _is_there(self, ref: ClaimRef, day: str | None) -> bool:
        return day is None or self.case.days[ref.report] <= day

    def stand(self, proposition: str, day: str | None) -> Reckoning:
        """Return how a proposition stands on a day."""
        weighed = self.weigh(proposition, day)
        rivalry = self._rivalry(proposition, day)
        support = read_support(
            weighed.trace.surviving,
            self.judge,
            strongest=weighed.strongest,
            level=weighed.level,
            eligible=weighed.bearing.proposition.eligible,
            comment=any(head.is_own for ref, head in weighed.trace.uncounted.items() if ref in weighed.stands),
        )
        end = window_end(weighed.bearing, weighed.present, self.case)
        turn = read_lifecycle(
            weighed.bearing,
            weighed.trace,
            weighed.fallen,
            superseded=rivalry.superseded,
            lapsed=lapse(end, day, weighed.strongest),
        )
        return Reckoning(weighed, support, self._contested(weighed, rivalry, day), turn, rivalry)

    def _rivalry(self, proposition: str, day: str | None) -> Rivalry:
        rivals = [Side(name, self.weigh(name, day).trace) for name in self._ladder.rivals(proposition)]
        return read_rivals(Side(proposition, self.weigh(proposition, day).trace), rivals, self.case)

    def _contested(self, weighed: Weighed, rivalry: Rivalry, day: str | None) -> Contested:
        bearing = weighed.bearing
        there = [ref for ref in bearing.opposing if self._is_there(ref, day)]
        fallen = {
            ref
            for ref in there
            if ref in self.left_out
            or any(day is None or self.fallen.day(a) <= day for a in self.fallen.by_claim.get(ref, ()))
        }
        said = frozenset(ref for ref, strength in weighed.present.items() if strength > Strength.UNSAID)
        against = frozenset(there) - fallen
        found = self._contests.read(
            bearing, frozenset(weighed.present), against, has_origin=bool(weighed.trace.surviving)
        )
        if weighed.trace.surviving and said:
            for rule, note, claims in rivalry.disputes:
                found.add(Contest.DISPUTED, rule, note, *claims)
        return found
