"""What was known on a day: the reports, derivations and amendments that were there by then."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.corroborate.casebook import last_day
from sayso.model.provenance import Amendment, Derivation
from sayso.model.story import HeldReport

Known = tuple[Sequence[HeldReport], Sequence[Derivation], Sequence[Amendment], str | None]


def as_known_on(
    reports: Sequence[HeldReport],
    derivations: Sequence[Derivation],
    amendments: Sequence[Amendment],
    as_of: str | None,
) -> Known:
    """Return what was there on a day, and the day as ``YYYY-MM-DD``; everything where ``as_of`` is ``None``.

    A report counts from the last day that its date allows, an undated one from the start. An amendment counts from its
    own day, else from that of the report that states it.

    Raises:
        DateError: if ``as_of`` is no EDTF date.
    """
    if as_of is None:
        return reports, derivations, amendments, None
    day = last_day(as_of)
    days = {held.id: last_day(held.analysis.document.published.value) for held in reports}
    there = {name for name, since in days.items() if since <= day}
    edges = [e for e in derivations if e.derived in there and (e.upstream is None or e.upstream in there)]
    known = [one for one in amendments if _since(one, days) <= day]
    return [held for held in reports if held.id in there], edges, known, day


def _since(amendment: Amendment, days: dict[str, str]) -> str:
    return last_day(amendment.at) if amendment.at is not None else days.get(amendment.report or "", "")
