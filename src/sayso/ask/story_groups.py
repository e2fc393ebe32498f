"""Which reports of a collection tell one story: those that take from each other, or say the same, or name the same.

A story is a list to start reading from, nothing more: no count and no status depends on how a collection is parted,
save that a story is told from its own reports. Two reports belong together when one comes from the other, when both
have a claim of one proposition about something that happened, or when they name the same two parties within a month.
A name that very many reports share (a head of government, a large company) says nothing and joins nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations, pairwise

from sayso.ask.lookup import PARTIES
from sayso.ask.story_answers import ReportLine, StoryHeading
from sayso.ask.story_scope import first_day
from sayso.ask.story_statements import report_lines
from sayso.model.claims import ClaimKind
from sayso.model.mentions import DocumentEntity
from sayso.model.story import HeldReport, Story

HAPPENINGS = frozenset({ClaimKind.EVENT, ClaimKind.RELATION, ClaimKind.FORECAST, ClaimKind.ADMISSION, ClaimKind.DENIAL})
"""Kinds by which two reports are of one event; a role or a label goes through many."""
WINDOW_DAYS = 31
COMMON_SHARE, COMMON_LEAST = 0.2, 12
"""A name in more than this share of the reports, and in more than so many, joins nobody."""


def group_reports(story: Story) -> tuple[tuple[str, ...], ...]:
    """Part the reports of a story told over a whole collection into stories, each and all in its order."""
    above = {report.id: report.id for report in story.reports}

    def find(id_: str) -> str:
        while above[id_] != id_:
            above[id_] = above[above[id_]]
            id_ = above[id_]
        return id_

    for a, b in _joins(story):
        if a in above and b in above:
            above[find(b)] = find(a)
    groups: dict[str, list[str]] = {}
    for report in story.reports:
        groups.setdefault(find(report.id), []).append(report.id)
    return tuple(tuple(group) for group in groups.values())


def _joins(story: Story) -> Iterator[tuple[str, str]]:
    for derivation in story.derivations:
        if derivation.upstream is not None:
            yield derivation.upstream, derivation.derived
    for proposition in story.propositions:
        if proposition.kind in HAPPENINGS:
            yield from pairwise(dict.fromkeys(ref.report for ref in (*proposition.claims, *proposition.denials)))
    yield from _name_joins(story.reports)


def _name_joins(reports: Sequence[HeldReport]) -> Iterator[tuple[str, str]]:
    named = {report.id: _parties(report) for report in reports}
    often = Counter(name for names in named.values() for name in names)
    most = max(COMMON_LEAST, COMMON_SHARE * len(reports))
    last: dict[tuple[str, str], HeldReport] = {}
    for report in reports:
        telling = sorted(name for name in named[report.id] if 1 < often[name] <= most)
        for pair in combinations(telling, 2):
            if pair in last and _is_near(last[pair], report):
                yield last[pair].id, report.id
            last[pair] = report


def _parties(report: HeldReport) -> frozenset[str]:
    return frozenset(entity.name.casefold() for entity in report.analysis.entities if _is_party(entity))


def _is_party(entity: DocumentEntity) -> bool:
    """Whether a name can tell a story: a person or body with a whole name, and no medium."""
    return entity.type in PARTIES and not entity.is_media and " " in entity.name.strip()


def _is_near(a: HeldReport, b: HeldReport) -> bool:
    first, then = _day(a), _day(b)
    return first is not None and then is not None and abs((first - then).days) <= WINDOW_DAYS


def _day(report: HeldReport) -> date | None:
    found = first_day(report)
    return date(*found) if found is not None and found[0] > 0 else None


def head_stories(story: Story) -> tuple[StoryHeading, ...]:
    """Return the stories of a collection as a list, by their first report."""
    lines = {line.report.id: line for line in report_lines(story)}
    return tuple(_heading([lines[id_] for id_ in group]) for group in group_reports(story))


def _heading(lines: Sequence[ReportLine]) -> StoryHeading:
    days = [line.report.published for line in lines if line.report.published is not None]
    return StoryHeading(
        title=next((line.report.title for line in lines if line.report.title), None),
        reports=tuple(lines),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )
