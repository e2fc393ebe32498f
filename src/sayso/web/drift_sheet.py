"""What changed on the way, ready to be set: each cell with its report, its kinds of change and the claims behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.ask.answers import ReportedClaim, ReportName
from sayso.ask.story_answers import DriftCell, DriftRow, DriftTable
from sayso.model.provenance import ClaimRef, Drift, DriftKind
from sayso.web.said_within import said_within
from sayso.web.tellings import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one report says on one detail. ``kinds`` are the kinds of change; ``claims`` what it says it in."""

    report: ReportName
    words: str
    kinds: tuple[DriftKind, ...]
    claims: tuple[ReportedClaim, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the report says nothing of it, and nothing was lost."""
        return not self.words and not self.kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One detail through all reports."""

    detail: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change between two reports, by their names, with the claims that differ."""

    drift: Drift
    upstream: ReportName
    derived: ReportName
    claims: tuple[ReportedClaim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftSheet:
    """The table, and every change one by one, in order of derivation."""

    columns: tuple[ReportName, ...]
    rows: tuple[Row, ...]
    changes: tuple[Change, ...]


def set_drift(table: DriftTable, told: Told) -> DriftSheet:
    """Return a table as it is set."""
    names = {report.id: report for report in table.columns}
    return DriftSheet(
        columns=table.columns,
        rows=tuple(_row(row, names, told) for row in table.rows),
        changes=tuple(set_change(drift, names, told) for drift in table.changes),
    )


def set_change(drift: Drift, names: Mapping[str, ReportName], told: Told) -> Change:
    """Return one change as it is set."""
    return Change(
        drift=drift,
        upstream=names[drift.upstream],
        derived=names[drift.derived],
        claims=_once(
            *_held(drift.claims, told),
            *said_within(drift.before, [drift.upstream], told.spoken),
            *said_within(drift.after, [drift.derived], told.spoken),
        ),
    )


def _held(refs: Iterable[ClaimRef], told: Told) -> tuple[ReportedClaim, ...]:
    return tuple(told.claims[ref] for ref in dict.fromkeys(refs) if ref in told.claims)


def _once(*claims: ReportedClaim) -> tuple[ReportedClaim, ...]:
    return tuple({(reported.report.id, reported.claim.id): reported for reported in claims}.values())


def _row(row: DriftRow, names: Mapping[str, ReportName], told: Told) -> Row:
    refs = dict.fromkeys(ref for cell in row.cells for change in cell.changes for ref in change.claims)
    return Row(detail=row.detail, cells=tuple(_cell(cell, names, refs, told) for cell in row.cells))


def _cell(cell: DriftCell, names: Mapping[str, ReportName], refs: Iterable[ClaimRef], told: Told) -> Cell:
    return Cell(
        report=names[cell.report],
        words=cell.words,
        kinds=tuple(dict.fromkeys(change.kind for change in cell.changes)),
        claims=_once(
            *_held((ref for ref in refs if ref.report == cell.report), told),
            *said_within(cell.words, [cell.report], told.spoken),
        ),
    )
