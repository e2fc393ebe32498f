"""What was read, as lines and as JSON: the sum is always the whole."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from sayso.collection import Ledger, LedgerLine, Outcome
from sayso.export.printable import one_line
from sayso.export.rows import counted


def ledger_line(line: LedgerLine) -> str:
    """Return what became of one report, in one line."""
    name, reason = one_line(line.name), one_line(f"{line.reason} {line.hint}")
    if line.outcome is Outcome.REFUSED:
        for known in (name, PurePath(name).name):  # a reason that begins with the name need not repeat it
            reason = reason.removeprefix(f"{known}: ")
        return f"refused   {name}: {reason}"
    known = f"{name}  {one_line(line.document or '')}"
    if line.outcome is Outcome.HELD:
        return f"held      {known}"
    why = f"; {reason}" if reason else ""
    return f"{line.outcome.value:<10}{known}  {counted(line.claims, 'claim')}{why}"


def ledger_sum(ledger: Ledger) -> str:
    """Return the ledger in one line that sums."""
    counts = ledger.counts
    return (
        f"{counted(len(ledger.lines), 'report')}: {counts[Outcome.STORED]} stored, {counts[Outcome.PARTIAL]} stored in "
        f"part, {counts[Outcome.HELD]} already held, {counts[Outcome.REFUSED]} refused."
    )


def ledger_to_json(ledger: Ledger) -> dict[str, Any]:
    """Return the ledger with a line a report."""
    return {
        "ledger": 1,
        "read": len(ledger.lines),
        **{outcome.value: number for outcome, number in ledger.counts.items()},
        "reports": [_line(line) for line in ledger.lines],
    }


def _line(line: LedgerLine) -> dict[str, Any]:
    return {
        "name": line.name,
        "outcome": line.outcome.value,
        "document": line.document,
        "title": line.title,
        "claims": line.claims,
        "reason": line.reason,
        "hint": line.hint,
    }
