"""Reports and stories as rows of long lists, and what a sheet needs of the other reports of its story."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.ask.answers import Elsewhere, ReportedClaim
from sayso.ask.elsewhere import Elsewheres
from sayso.ask.index_answers import ReportRow, StoryRow
from sayso.ask.indexing_material import ReportMaterial, Row, StoryMaterial, two_packed, two_records
from sayso.ask.packing import pack, unpack
from sayso.ask.veil import Veil, veil_of
from sayso.model.claims import Standing
from sayso.resolve.people import UNNAMED
from sayso.store import first_day, last_day
from sayso.store.codec import from_plain


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


def join_veils(veils: Iterable[Veil]) -> Veil:
    """Return the veil over several reports, of those that were kept for each."""
    shown: dict[str, str] = {}
    kept: set[str] = set()
    by_report: dict[str, Veil] = {}
    for veil in veils:
        for name, words in veil.shown.items():
            shown[name] = UNNAMED if UNNAMED in (words, shown.get(name)) else shown.get(name, words)
        kept |= veil.kept
        by_report.update(veil.by_report)
    return veil_of(shown, kept, by_report=by_report)


def report_rows(story: StoryMaterial) -> Iterator[Row]:
    """Yield the row of each report of a story."""
    elsewhere = ElsewherePacker(story)
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
            **elsewhere.row(report.id),
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


class ElsewherePacker:
    """What the reports of a story hold on each other's claims, each claim put down once."""

    def __init__(self, story: StoryMaterial) -> None:
        self.veils = story.veils
        self.found = Elsewheres(story.answer) if len(story.analyses) > 1 else None
        self.claims: dict[tuple[str, str], tuple[str, str]] = {}

    def row(self, report: str) -> Row:
        """Return what is kept for one report: for the public, and for whoever asked for names where that differs."""
        found = self.found.of(report) if self.found is not None else ()
        lines = [two_packed(replace(each, claims=()), *self.veils) for each in found]
        claims = [[self._claim(reported) for reported in each.claims] for each in found]
        public, asked = (self._pack(lines, claims, side) for side in (0, 1))
        return {"elsewhere": _squeezed(public), "elsewhere_named": None if public == asked else _squeezed(asked)}

    def _claim(self, reported: ReportedClaim) -> tuple[str, str]:
        """Note a claim once; return where it is noted."""
        ref = reported.report.id, reported.claim.id
        if ref not in self.claims:
            public, asked = two_packed(reported, *self.veils)
            self.claims[ref] = public, asked or public
        return ref

    def _pack(
        self, lines: Sequence[tuple[str, str | None]], claims: Sequence[Sequence[tuple[str, str]]], side: int
    ) -> str:
        told = ",".join((line[side] or line[0]) if side else line[0] for line in lines)
        refs = list(dict.fromkeys(ref for each in claims for ref in each))
        number = {ref: place for place, ref in enumerate(refs)}
        places = json.dumps([[number[ref] for ref in each] for each in claims], separators=(",", ":"))
        return f"[[{told}],{places},[{','.join(self.claims[ref][side] for ref in refs)}]]"


def _squeezed(text: str) -> bytes:
    return zlib.compress(text.encode("ascii"), 3)


def read_elsewhere(data: bytes) -> tuple[Elsewhere, ...]:
    """Return what was kept of a report's claims."""
    lines, places, claims = json.loads(zlib.decompress(data))
    held = [from_plain(ReportedClaim, claim) for claim in claims]
    told = zip(lines, places, strict=True)
    return tuple(
        replace(from_plain(Elsewhere, {**line, "claims": []}), claims=tuple(held[n] for n in at)) for line, at in told
    )


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
