"""What changed on the way, as a table: rows are details, columns reports in order of derivation.

A cell holds the words of a report; a changed one names the kind of change. Where a report is compared with several that
it comes from, the changes against each stand in its one cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.ask.story_answers import DriftCell, DriftRow, DriftTable
from sayso.ask.story_claims import StoryClaims
from sayso.ask.story_scope import order_of_derivation
from sayso.ask.story_words import DRIFT_WORDS
from sayso.model.provenance import Drift
from sayso.model.story import Story


def build_drift_table(story: Story) -> DriftTable:
    """Return the drift of a story as a table of the reports that take part in it."""
    names = StoryClaims(story.reports).names
    taking_part = {id_ for drift in story.drift for id_ in (drift.upstream, drift.derived)}
    columns = [id_ for id_ in order_of_derivation(story) if id_ in taking_part]
    place = {id_: number for number, id_ in enumerate(columns)}
    ordered = sorted(story.drift, key=lambda drift: (place[drift.derived], place[drift.upstream]))
    rows = [_row(detail, drifts, columns) for detail, drifts in _by_detail(ordered)]
    return DriftTable(story=story, columns=tuple(names[id_] for id_ in columns), rows=tuple(rows))


def _by_detail(drifts: Iterable[Drift]) -> list[tuple[str, list[Drift]]]:
    """Put changes of one detail into one row: those of the same name that meet in a report with the same words."""
    rows: list[tuple[str, list[Drift]]] = []
    for drift in drifts:
        detail = drift.detail or DRIFT_WORDS[drift.kind]
        for name, held in rows:
            if name == detail and any(_meet(drift, other) for other in held):
                held.append(drift)
                break
        else:
            rows.append((detail, [drift]))
    return rows


def _meet(a: Drift, b: Drift) -> bool:
    return bool(_ends(a) & _ends(b)) or bool(set(a.claims) & set(b.claims))


def _ends(drift: Drift) -> set[tuple[str, str]]:
    return {end for end in ((drift.upstream, drift.before), (drift.derived, drift.after)) if end[1]}


def _row(detail: str, drifts: Sequence[Drift], columns: Sequence[str]) -> DriftRow:
    return DriftRow(detail=detail, cells=tuple(_cell(report, drifts) for report in columns))


def _cell(report: str, drifts: Sequence[Drift]) -> DriftCell:
    words = [d.after for d in drifts if d.derived == report] + [d.before for d in drifts if d.upstream == report]
    return DriftCell(
        report=report,
        words=" / ".join(dict.fromkeys(word for word in words if word)),
        changes=tuple(drift for drift in drifts if drift.derived == report),
    )
