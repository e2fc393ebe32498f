"""Reports and stories as rows of long lists, and what a sheet needs of the other reports of its story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.ask.answers import Elsewhere
from sayso.ask.elsewhere import find_elsewhere
from sayso.ask.index_answers import ReportRow, StoryRow
from sayso.ask.indexing_material import ReportMaterial, Row, StoryMaterial, two_records
from sayso.ask.packing import pack, squeeze, unpack
from sayso.ask.veil import Veil
from sayso.model.claims import Standing
from sayso.store import first_day, last_day


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptVeil:
    """What hides names in the answers about one report: those of its whole story, and its own."""

    shown: tuple[tuple[str, str], ...] = ()
    kept: tuple[str, ...] = ()
    own_shown: tuple[tuple[str, str], ...] = ()
    own_kept: tuple[str, ...] = ()
    private: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, veil: Veil, document: str) -> KeptVeil:
        """Return what is to be kept of the veil over a story for one of its reports."""
        own = veil.by_report[document]
        return cls(
            shown=tuple(sorted(veil.shown.items())),
            kept=tuple(sorted(veil.kept)),
            own_shown=tuple(sorted(own.shown.items())),
            own_kept=tuple(sorted(own.kept)),
            private=tuple(sorted(own.private.items())),
        )

    def over(self, document: str) -> Veil:
        """Return the veil again, with that of the one report."""
        own = Veil(shown=dict(self.own_shown), kept=frozenset(self.own_kept), private=dict(self.private))
        return Veil(shown=dict(self.shown), kept=frozenset(self.kept), by_report={document: own})


def read_veil(text: str, document: str) -> Veil:
    """Return the veil that was kept for a report."""
    return unpack(KeptVeil, text).over(document)


def report_rows(story: StoryMaterial) -> Iterator[Row]:
    """Yield the row of each report of a story."""
    for report in story.reports:
        published = report.document.published.value
        public, asked = story.veils
        yield {
            "document": report.id,
            "story": story.story,
            "day": report.day,
            "first_day": first_day(published),
            "last_day": last_day(published),
            "outlet": report.outlet,
            "title": report.name.title or "",
            "words": report.public.words(report.name.title or ""),
            "claims": len(report.claims),
            **report.records(_row(report)),
            "veil": pack(KeptVeil.of(public, report.id)),
            "veil_named": pack(KeptVeil.of(asked, report.id)),
            **_elsewhere(story, report.id),
        }


def _row(report: ReportMaterial) -> ReportRow:
    return ReportRow(
        report=report.name,
        claims=len(report.claims),
        completeness=report.document.completeness.value,
        language=report.document.language,
        story=report.story.story,
        reports=len(report.story.analyses),
        taken_back=report.id in report.story.taken_back,
    )


def _elsewhere(story: StoryMaterial, report: str) -> Row:
    found: tuple[Elsewhere, ...] = find_elsewhere(story.answer, report) if len(story.analyses) > 1 else ()
    public, asked = (squeeze(veil.over(found)) for veil in story.veils)
    return {"elsewhere": public, "elsewhere_named": None if public == asked else asked}


def story_row(story: StoryMaterial) -> Row:
    """Return the row of a story; its key is left to whoever knows what it was made of."""
    told = _story(story)
    return {
        "story": story.story,
        "day": story.reports[0].day,
        "reports": told.reports,
        "claims": told.claims,
        **two_records(told, *story.veils),
    }


def _story(story: StoryMaterial) -> StoryRow:
    counts = story.answer.counts
    days = [report.name.published for report in story.reports if report.name.published is not None]
    return StoryRow(
        story=story.story,
        title=next((report.name.title for report in story.reports if report.name.title), None),
        reports=counts.reports,
        outlets=counts.outlets,
        origins=counts.origins,
        claims=sum(len(report.claims) for report in story.reports),
        denied=sum(_denied(report) for report in story.reports),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        taken_back=len(story.taken_back & {report.id for report in story.reports}),
    )


def _denied(report: ReportMaterial) -> int:
    return sum(reported.claim.standing is Standing.DENIED for reported in report.claims)


def proposition_rows(story: StoryMaterial) -> Iterable[Row]:
    """Yield where each proposition is told."""
    ids = dict.fromkeys(answer.id for answer in story.answer.propositions)
    return ({"proposition": id_, "story": story.story} for id_ in ids)
