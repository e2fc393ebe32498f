"""When things are said to have happened, over all reports of a collection; each date keeps its report's words.

Dates of several reports stand side by side and are never reconciled. Forecasts are listed apart, and so is what the
words do not date.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.ask.answers import NameDoubt, ReportedClaim, TimelineEntry
from sayso.ask.collection_claims import in_report_order
from sayso.ask.timeline import build_timeline, earliest, latest
from sayso.ask.who import WhoIsWho
from sayso.ask.who_told import find_doubts, ids_of
from sayso.model.analysis import Analysis


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedDate:
    """One date that one report gives to one claim."""

    entry: TimelineEntry
    claim: ReportedClaim


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionTimeline:
    """Dated claims by their first possible day; undated ones and those that look ahead, in the order of the reports."""

    dated: tuple[ReportedDate, ...]
    undated: tuple[ReportedDate, ...]
    ahead: tuple[ReportedDate, ...]
    doubts: tuple[NameDoubt, ...] = ()
    """Names of these claims that are probably one, and namesakes that are not."""


def build_collection_timeline(analyses: Iterable[Analysis], who: WhoIsWho | None = None) -> CollectionTimeline:
    """Place the claims of all reports in time; with ``who``, say who their names are."""
    dated: list[ReportedDate] = []
    undated: list[ReportedDate] = []
    ahead: list[ReportedDate] = []
    for analysis, claims in in_report_order(analyses, who):
        timeline = build_timeline(analysis.claims)
        for place, entries in ((dated, timeline.dated), (undated, timeline.undated), (ahead, timeline.ahead)):
            place += [ReportedDate(entry=entry, claim=claims[entry.claim]) for entry in entries]
    dated.sort(key=lambda d: (earliest(d.entry), latest(d.entry)))  # stable: the order of the reports breaks ties
    doubts = () if who is None else find_doubts(who, ids_of(each.claim for each in (*dated, *undated, *ahead)))
    return CollectionTimeline(dated=tuple(dated), undated=tuple(undated), ahead=tuple(ahead), doubts=doubts)
