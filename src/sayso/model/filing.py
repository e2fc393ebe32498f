"""By what reports of one story find each other: a few hundred numbers a report, made of that report alone."""

from __future__ import annotations

from dataclasses import dataclass

SHARED_SAMPLE = 0.15
"""With less of the shorter report's sampled wording in common, two reports share a phrase or a footer, not a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportKeys:
    """What a report is filed under. Numbers are hashes, 63 bits, sorted, without repeats.

    Two reports with a ``named`` key in common name the same parties about the same time. Those with a ``wording`` key
    in common may share their words; ``sample``, the smallest hashes of its runs of five words, says whether they do.
    ``version`` changes whenever the same report would give other keys.
    """

    version: str
    named: tuple[int, ...] = ()
    wording: tuple[int, ...] = ()
    sample: tuple[int, ...] = ()


def shares_sample(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    """Tell whether two samples show that the texts share their wording; the order of the two does not matter.

    Each sample holds all of a text's hashes up to its largest, so that both are compared up to the smaller of the two
    largest. It stands here because the store, which files a report, and the pure grouping must give one answer.
    """
    if not a or not b:
        return False
    last = min(a[-1], b[-1])
    in_a, in_b = {number for number in a if number <= last}, {number for number in b if number <= last}
    return len(in_a & in_b) >= max(1, SHARED_SAMPLE * min(len(in_a), len(in_b)))
