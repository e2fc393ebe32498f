"""Which reports make a story, and in which order: by publication and content, never by arrival."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.model.edtf import Day, earliest
from sayso.model.judgements import Judgement
from sayso.model.story import HeldReport, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which reports are meant.

    ``names`` are reports (by id, the beginning of one, or the id that the input gave) or people, bodies and outlets.
    One report stands for the story that it belongs to; several are just these. ``since`` and ``until`` are days of
    publication.
    """

    names: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


EVERYTHING = Scope()


def first_day(report: HeldReport) -> Day | None:
    """Return the first day on which a report may have been published; ``None`` where it is undated."""
    return earliest(report.analysis.document.published.value)


def in_order(reports: Iterable[HeldReport]) -> tuple[HeldReport, ...]:
    """Sort reports by publication, the undated last, then by id; a report that is named twice counts once."""
    once = {report.id: report for report in reports}
    days = {id_: first_day(report) for id_, report in once.items()}
    return tuple(once[id_] for id_ in sorted(once, key=lambda id_: (days[id_] is None, days[id_] or (0, 0, 0), id_)))


def order_of_derivation(story: Story) -> tuple[str, ...]:
    """Return the reports with each after those that it comes from; else in the story's order. Circles are cut."""
    upstream: dict[str, set[str]] = {report.id: set() for report in story.reports}
    for derivation in story.derivations:
        if derivation.upstream in upstream and derivation.derived in upstream:
            upstream[derivation.derived].add(derivation.upstream or "")
    waiting = list(upstream)
    ordered: dict[str, None] = {}
    while waiting:
        ready = next((id_ for id_ in waiting if upstream[id_] <= ordered.keys()), waiting[0])
        waiting.remove(ready)
        ordered[ready] = None
    return tuple(ordered)


def judged_about(judgements: Iterable[Judgement], documents: Iterable[str]) -> tuple[Judgement, ...]:
    """Return the judgements that concern some reports: by the words that they were made on, or as such."""
    wanted = set(documents)
    return tuple(each for each in judgements if wanted & documents_judged(each))


def documents_judged(judgement: Judgement) -> frozenset[str]:
    """Return the reports (ids) that a judgement concerns."""
    anchors = (anchor.document for anchor in judgement.anchors)
    return frozenset({*anchors, judgement.left, judgement.right})
