"""By what reports of one story find each other: a few hundred numbers a report, made of that report alone."""

from __future__ import annotations

import math
from dataclasses import dataclass

SHARED_SAMPLE = 0.15
"""With less of the shorter report's sampled wording in common, two reports share a phrase or a footer, not a text."""
SHARED_CREDIT = 0.7
"""With less of the words of what it credits, a report credits its outlet with another matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditKeys:
    """By what a report looks for the one that it credits, or that it corrects.

    ``keys`` are made of the outlet, a day and a name; ``words`` of the other words of what is credited, and at least
    ``fewest`` of them must stand in the report that is meant. Without any the keys alone show it.
    """

    keys: tuple[int, ...]
    words: tuple[int, ...]
    fewest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportKeys:
    """What a report is filed under. Numbers are hashes, 63 bits, sorted, without repeats.

    Two reports with a ``named`` key in common name the same parties about the same time. Those with a ``wording`` key
    in common may share their words; ``sample``, the smallest hashes of its runs of five words, says whether they do.
    A report is found by those that credit its outlet under its ``credited`` keys, and ``told`` are its words, by which
    they know it (:func:`fits_credit`); two reports that both credit, or are both of one outlet, have nothing in common
    by that. ``version`` changes whenever the same report would give other keys.
    """

    version: str
    named: tuple[int, ...] = ()
    wording: tuple[int, ...] = ()
    sample: tuple[int, ...] = ()
    credits: tuple[CreditKeys, ...] = ()
    credited: tuple[int, ...] = ()
    told: tuple[int, ...] = ()


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


def fits_credit(credit: CreditKeys, told: tuple[int, ...]) -> bool:
    """Tell whether the words of a report of the credited outlet show that it is the one that is meant."""
    shared = len(set(credit.words).intersection(told))
    return shared >= max(credit.fewest, math.ceil(SHARED_CREDIT * len(credit.words)))
