"""Which reports, marks and origins make a story, and in which order: by publication and content, never by arrival."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.model.edtf import Day, parse_edtf, split_interval
from sayso.model.provenance import Amendment, Corroboration, Origin
from sayso.model.story import HeldReport


def was_there(report: HeldReport, day: str) -> bool:
    """Whether a report was surely there by a day: published by then, or captured by then; undated ones were not."""
    latest = parse_edtf(day).latest
    days = (_last_day(report.analysis.document.published.value), _last_day(report.captured))
    return latest is not None and any(found is not None and found <= latest for found in days)


def _last_day(date: str | None) -> Day | None:
    if date is None:
        return None
    last = split_interval(date)[1]
    return parse_edtf(last).latest if last is not None else None


def first_day(report: HeldReport) -> Day | None:
    """Return the first day on which a report may have been published; ``None`` where it is undated."""
    date = report.analysis.document.published.value
    first = split_interval(date)[0] if date is not None else None
    return parse_edtf(first).earliest if first is not None else None


def in_order(reports: Iterable[HeldReport]) -> tuple[HeldReport, ...]:
    """Sort reports by publication, the undated last, then by id; a report that is named twice counts once."""
    once = {report.id: report for report in reports}
    days = {id_: first_day(report) for id_, report in once.items()}
    return tuple(once[id_] for id_ in sorted(once, key=lambda id_: (days[id_] is None, days[id_] or (0, 0, 0), id_)))


def is_counted(mark: Amendment, held: Sequence[HeldReport], as_of: str | None) -> bool:
    """Whether a mark is on a report of this story and was made by the day asked for."""
    if mark.amended not in {report.id for report in held}:
        return False
    made = _last_day(mark.at)
    latest = parse_edtf(as_of).latest if as_of is not None else None
    return as_of is None or (made is not None and latest is not None and made <= latest)


def all_origins(judged: Iterable[Corroboration]) -> tuple[Origin, ...]:
    """Return the origins of all propositions, each once with every report that rests on it, by id."""
    found: dict[str, Origin] = {}
    for corroboration in judged:
        for origin in corroboration.origins:
            held = found.get(origin.id)
            found[origin.id] = origin if held is None else _both(held, origin)
    return tuple(found[id_] for id_ in sorted(found))


def _both(a: Origin, b: Origin) -> Origin:
    reasons = tuple(dict.fromkeys((*a.reasons, *b.reasons)))
    return Origin(
        id=a.id,
        kind=a.kind,
        label=min(a.label, b.label),
        party=a.party or b.party,
        reports=tuple(sorted({*a.reports, *b.reports})),
        reasons=tuple(sorted(reasons, key=lambda r: (r.rule, r.note))),
    )
