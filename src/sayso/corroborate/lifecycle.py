"""The lifecycle axis: what became of a proposition after it was reported (R9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from sayso.corroborate.casebook import Casebook
from sayso.corroborate.evidence import Bearing, Strength
from sayso.corroborate.tracing import Trace
from sayso.model.claims import ClaimKind, Standing
from sayso.model.edtf import latest
from sayso.model.provenance import Amendment, ClaimRef, DerivationKind, Lifecycle
from sayso.model.times import Timex


@dataclass(frozen=True, slots=True)
class Turn:
    """A value of the lifecycle axis and how it came about."""

    value: Lifecycle
    rule: str
    note: str
    claims: tuple[ClaimRef, ...] = ()


LIVE = Turn(Lifecycle.LIVE, "R9", "nothing in the collection took it back")


def read_lifecycle(
    bearing: Bearing,
    trace: Trace,
    fallen: Mapping[ClaimRef, Amendment],
    *,
    superseded: Turn | None,
    lapsed: Turn | None,
) -> Turn:
    """Read the lifecycle axis: first what was taken back, then what time and later reports did."""
    if trace.origins and not trace.surviving:
        return _gone(trace, fallen)
    return superseded or lapsed or _relayed(bearing, trace, fallen) or LIVE


def _gone(trace: Trace, fallen: Mapping[ClaimRef, Amendment]) -> Turn:
    roots = [ref for key in sorted(trace.origins) for ref in trace.origins[key].claims if ref in fallen]
    kinds = {fallen[ref].kind for ref in roots}
    if DerivationKind.CORRECTION in kinds:
        note = _by("corrected", fallen, roots)
        return Turn(Lifecycle.CORRECTED, "R9", note, tuple(roots))
    if DerivationKind.RETRACTION in kinds:
        return Turn(Lifecycle.WITHDRAWN_AT_ORIGIN, "R9", _by("withdrawn", fallen, roots), tuple(roots))
    note = "none of its origins is left"
    return Turn(Lifecycle.NO_SURVIVING_ORIGIN, "R9", note, tuple(trace.repeats))


def _relayed(bearing: Bearing, trace: Trace, fallen: Mapping[ClaimRef, Amendment]) -> Turn | None:
    """An outlet that carried it took it back, and nobody stands for it whom that outlet did not rest on.

    Taking back something stronger does not take back this.
    """
    roots = {ref for origin in trace.origins.values() for ref in origin.claims}
    relays = sorted(
        (r for r in fallen if r not in roots and r not in bearing.through), key=lambda r: (r.report, r.claim)
    )
    relays = [ref for ref in relays if all(ref.report in origin.reports for origin in trace.surviving)]
    if not relays:
        return None
    note = "an outlet that carried it withdrew it; where it came from it still stands"
    return Turn(Lifecycle.WITHDRAWN_BY_RELAY, "R9", note, tuple(relays))


def _by(word: str, fallen: Mapping[ClaimRef, Amendment], roots: list[ClaimRef]) -> str:
    first = fallen[roots[0]]
    when = f" on {first.at}" if first.at else ""
    who = f" by {first.by}" if first.by else ""
    instead = f", replaced by “{first.replacement}”" if first.replacement else ""
    return f"{word} at its origin{when}{who}{instead}"


def window_end(bearing: Bearing, present: Mapping[ClaimRef, Strength], case: Casebook) -> str | None:
    """Return the last day of the window in which a forecast is to come true, or ``None`` where the words give none.

    Only where everybody who puts it forward foresees it: what somebody reports as having happened is no forecast.
    """
    own = set(bearing.proposition.claims)
    said = [ref for ref, strength in present.items() if ref in own or strength > Strength.HEARSAY]
    if not own & present.keys() or not all(_foresees(case, ref) for ref in said):
        return None
    return max(window_ends(bearing, case), default=None)


def window_ends(bearing: Bearing, case: Casebook) -> frozenset[str]:
    """Return the last days of all windows that the words of a proposition and of its own forecasts give."""
    own = [ref for ref in bearing.proposition.claims if ref in bearing.supporting and _foresees(case, ref)]
    times = [bearing.proposition.time, *(case.claims[ref].time for ref in own)]
    return frozenset(end for time in times if (end := _last_day(time)) is not None)


def _foresees(case: Casebook, ref: ClaimRef) -> bool:
    claim = case.claims[ref]
    return claim.standing is Standing.FORECAST or claim.kind is ClaimKind.FORECAST


def _last_day(time: Timex | None) -> str | None:
    if time is None or time.end is None:
        return None
    day = latest(time.end)
    if day is None or not MINYEAR <= day[0] < MAXYEAR:
        return None
    return f"{day[0]:04d}-{day[1]:02d}-{day[2]:02d}"


def day_after(day: str) -> str:
    """Return the day after ``YYYY-MM-DD``: the first on which a window has passed."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def lapse(end: str | None, day: str | None, strongest: Strength) -> Turn | None:
    """Return the turn of a forecast whose window has passed by ``day``; ``None`` for a day means after everything."""
    if end is None or strongest is Strength.UNSAID or (day is not None and day <= end):
        return None
    return Turn(Lifecycle.LAPSED, "R9", f"the window ended on {end}, and no report in the collection says it came true")
