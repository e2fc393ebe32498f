"""Propositions: what the claims of several reports say together, with names resolved, and how that hangs together.

Claims are never merged: a proposition points to them. Two claims say the same where the words say the same step of the
same two, on days and in places that can be the same; a weaker step never counts for a stronger one (R7).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sayso.model.analysis import Analysis
from sayso.model.claims import ClaimKind
from sayso.model.graph import Proposition, PropositionLink, Term
from sayso.model.ids import content_id
from sayso.model.judgements import Judgement
from sayso.model.provenance import ClaimRef
from sayso.model.spans import Reason
from sayso.model.times import Timex
from sayso.resolve.families import rungs, weaker_modalities
from sayso.resolve.figures import read_figures
from sayso.resolve.frames import Report
from sayso.resolve.grouping import Group, group_readings, interval_of
from sayso.resolve.links import find_links
from sayso.resolve.names import resolve_names
from sayso.resolve.reading import Reading
from sayso.resolve.readings import read_claims

ELIGIBLE = frozenset(
    {ClaimKind.EVENT, ClaimKind.RELATION, ClaimKind.ROLE, ClaimKind.EVIDENCE_EXISTENCE, ClaimKind.PROVENANCE}
)
"""What can be corroborated (R8)."""
_NEVER = frozenset({"assessment", "forecast"})
_KIND_OF_ASPECT = {"assessment": ClaimKind.ASSESSMENT, "forecast": ClaimKind.FORECAST}


def find_propositions(analyses: Sequence[Analysis], judgements: Sequence[Judgement] = ()) -> tuple[Proposition, ...]:
    """Return what the claims of these reports say, sorted by id; the same for any order of the reports.

    Silences are no propositions, and what a correction quotes to take it back is not said again. Whether anything is
    so is not asked here. ``judgements`` are people's, on who is who.
    """
    ordered = sorted({a.document.id: a for a in analyses}.values(), key=lambda a: a.document.id)
    names = resolve_names(ordered, judgements)
    reports = [Report(analysis, names) for analysis in ordered]
    groups = group_readings(reading for report in reports for reading in _read(report))
    named = {_id(group): group for group in groups}
    links = find_links(named)
    return tuple(_proposition(name, named[name], links.get(name, ())) for name in sorted(named))


def _read(report: Report) -> Iterator[Reading]:
    """What a report says; a claim that only gives a figure is no proposition beside that."""
    said = read_claims(report)
    figures = read_figures(report, said)
    carrying = {figure.ref for figure in figures if figure.rung != "figure.of"}
    yield from (reading for reading in said if reading.rung != "other" or reading.ref not in carrying)
    yield from figures


def _id(group: Group) -> str:
    rung, aspect, a, b, extra = group.key
    return content_id("prp", rung, aspect, a, b, group.variant, *extra)


def _proposition(name: str, group: Group, links: tuple[PropositionLink, ...]) -> Proposition:
    first = group.first
    subject, target = _sides(group)
    modality = group.key[1] if group.key[1] in weaker_modalities() else ""
    return Proposition(
        id=name,
        kind=_kind(group),
        family=first.rung.partition(".")[0],
        subject=subject,
        predicate=f"{first.label} ({modality})" if modality else first.label,
        object=target,
        value=first.value,
        time=_time(group),
        place=_place(group),
        claims=_refs(r for r in group.readings if not r.is_negative),
        denials=_refs(r for r in group.readings if r.is_negative),
        eligible=_is_eligible(group),
        links=links,
        modality=modality,
        reasons=_reasons(group),
    )


def _sides(group: Group) -> tuple[Term | None, Term | None]:
    """The sides as the key has them; a half-told reading that joined knows only one."""
    terms = {side.key: side for r in group.readings for side in (r.a, r.b) if side is not None}
    return terms.get(group.key[2]), terms.get(group.key[3])


def _refs(readings: Iterable[Reading]) -> tuple[ClaimRef, ...]:
    ordered = sorted(readings, key=lambda r: (r.ref.report, r.start, r.ref.claim))
    return tuple(dict.fromkeys(reading.ref for reading in ordered))


def _kind(group: Group) -> ClaimKind:
    aspect = group.key[1]
    if aspect in _KIND_OF_ASPECT:
        return _KIND_OF_ASPECT[aspect]
    if group.key[0] in rungs():
        return ClaimKind.EVENT
    kinds = Counter(r.kind for r in group.readings if not r.is_negative) or Counter(r.kind for r in group.readings)
    return min(kinds, key=lambda kind: (kind not in ELIGIBLE, -kinds[kind], kind.value))


def _is_eligible(group: Group) -> bool:
    """A step that words say is an event or a relation, whatever the sentence around it was taken for."""
    if group.key[1] in _NEVER:
        return False
    return group.key[0] in rungs() or any(r.kind in ELIGIBLE for r in group.readings)


def _time(group: Group) -> Timex | None:
    """The finest time that the claims give, the first of those."""
    times = [(r, interval_of(r.time)) for r in group.readings if r.time is not None]
    dated = [(i[0], i[1], r) for r, i in times if i is not None]
    if dated:
        return max(dated, key=lambda d: (d[0], _back(d[1]), -d[2].start, d[2].ref.report))[2].time
    return next((r.time for r, _ in times), None)


def _back(day: tuple[int, int, int]) -> tuple[int, int, int]:
    return (-day[0], -day[1], -day[2])


def _place(group: Group) -> Term | None:
    places = Counter(r.place for r in group.readings if r.place is not None)
    return min(places, key=lambda place: (-places[place], place.key), default=None)


def _reasons(group: Group) -> tuple[Reason, ...]:
    """Why the claims were taken to say this: each rule once, without spans, which lie in different texts."""
    notes = {(reason.rule, reason.note) for reading in group.readings for reason in reading.reasons}
    return tuple(Reason(rule=rule, note=note) for rule, note in sorted(notes))
