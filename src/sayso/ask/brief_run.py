"""The run hash of a brief: one number for all that had a part in it, so that the same number is the same brief."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso import __version__
from sayso.ask.brief_answers import BriefRun
from sayso.model.judgements import Judgement, Review
from sayso.model.provenance import Amendment
from sayso.model.story import HeldReport, Story

BRIEF = 1
"""The number of the form of a brief: whatever changes its words or its order raises it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What people decided that counts for some reports: rulings, reviews of claims, reports taken back, replies."""

    judgements: tuple[Judgement, ...] = ()
    reviews: tuple[Review, ...] = ()
    marks: tuple[Amendment, ...] = ()

    def among(self, reports: Iterable[str]) -> Decisions:
        """Return those that bear on these reports (ids)."""
        held = set(reports)
        return Decisions(
            judgements=tuple(j for j in self.judgements if _bears(j, held)),
            reviews=tuple(review for review in self.reviews if review.anchor.document in held),
            marks=tuple(mark for mark in self.marks if mark.amended in held),
        )

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.judgements) + len(self.reviews) + len(self.marks)


def _bears(judgement: Judgement, held: set[str]) -> bool:
    ids = {judgement.left, judgement.right, *(anchor.document for anchor in judgement.anchors)}
    return bool(ids & held) or not judgement.anchors


def find_run(
    stories: Sequence[Story], asked: Mapping[str, Any], decisions: Decisions, *, as_of: str | None, setting: str
) -> BriefRun:
    """Return the run of a brief over some stories.

    ``asked`` is what was asked for, ``setting`` a digest of what else shapes the words: the table of outlets, and whose
    names are shown.
    """
    reports = [report for story in stories for report in story.reports]
    extractors = tuple(sorted({report.analysis.extractor for report in reports}))
    canonical = {
        "brief": BRIEF,
        "sayso": __version__,
        "extractors": extractors,
        "asked": dict(asked),
        "as_of": as_of,
        "setting": setting,
        "stories": [[_report(report) for report in story.reports] for story in stories],
        "decisions": _decided(decisions),
    }
    return BriefRun(
        hash=digest(canonical),
        sayso=__version__,
        extractors=extractors,
        reports=len(reports),
        decisions=decisions.number,
        as_of=as_of,
    )


def digest(value: Any) -> str:
    """Return the SHA-256 of JSON with sorted keys and no white space."""
    text = json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _report(report: HeldReport) -> list[str | None]:
    document = report.analysis.document
    stated = (document.title.value, document.publisher.value, document.published.value, document.url.value)
    return [document.id, document.capture.sha256, report.captured, *stated]


def _decided(decisions: Decisions) -> list[list[str]]:
    judged = [["judgement", j.left, j.right, j.verdict.value] for j in decisions.judgements]
    marked = [["mark", m.amended, m.at or "", m.by, m.note] for m in decisions.marks]
    return sorted([*judged, *(_review(review) for review in decisions.reviews), *marked])


def _review(review: Review) -> list[str]:
    fields = [part for c in review.corrected for part in (c.field, c.value)]
    anchor = review.anchor
    return ["review", anchor.document, anchor.quote, review.key, review.decision.value, *fields]
