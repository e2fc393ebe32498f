"""Whether two figures can be one: words round and bound, and that is no disagreement."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from sayso.model.quantities import Quantity

_ROUNDING = Decimal("0.05")
"""How far an approximate figure may be off, as a share of it."""


def agree(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures can be one: equal, or close to each other where the words round them.

    "At least 14" and "14" are one; "at least 14" and "40" are not, though the second may be so if the first is: who
    reads both must see both (:func:`bears_out`).
    """
    if one.unit != other.unit:
        return False
    if (one.low, one.high) == (other.low, other.high):
        return True
    low, high = _widened(_as_stated(one))
    other_low, other_high = _widened(_as_stated(other))
    meets = (low is None or other_high is None or low <= other_high) and (
        high is None or other_low is None or other_low <= high
    )
    return meets and (one.approximate or other.approximate or _is_open(one) or _is_open(other))


def bears_out(exact: Quantity, bound: Quantity) -> bool:
    """Tell whether a figure is within what another one only bounds: 40 bears out "at least 14"."""
    if exact.unit != bound.unit or exact.low is None or exact.high is None or None not in (bound.low, bound.high):
        return False
    return (bound.low is None or bound.low <= exact.low) and (bound.high is None or exact.high <= bound.high)


def _as_stated(figure: Quantity) -> Quantity:
    """The numeral that the words give, whatever they make of it: 14 of "at least 14"."""
    stated = figure.low if figure.high is None else figure.high if figure.low is None else None
    return figure if stated is None else replace(figure, low=stated, high=stated)


def _is_open(figure: Quantity) -> bool:
    return figure.low != figure.high


def _widened(figure: Quantity) -> tuple[Decimal | None, Decimal | None]:
    if not figure.approximate:
        return figure.low, figure.high
    low = None if figure.low is None else figure.low - abs(figure.low) * _ROUNDING
    high = None if figure.high is None else figure.high + abs(figure.high) * _ROUNDING
    return low, high
