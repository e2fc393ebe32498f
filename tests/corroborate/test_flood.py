"""A small flood: copies in twelve disguises are one origin, and those who were there are not swallowed."""

from __future__ import annotations

from benchmarks.flood import PLAIN, WITNESS, run

COPIES, WITNESSES = 60, 6


def test_copies_are_one_origin_and_witnesses_are_not_swallowed() -> None:
    counted, _ = run(COPIES, WITNESSES)
    assert counted.plain == 1
    assert counted.copies <= 2
    assert counted.witnesses == WITNESSES
    assert {*PLAIN, WITNESS} <= set(counted.disguises)
    assert counted.reports > COPIES
