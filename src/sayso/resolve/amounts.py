"""Whether two figures can be one: words round and bound, and that is no disagreement."""

from __future__ import annotations

from decimal import Decimal

from sayso.model.quantities import Quantity

_ROUNDING = Decimal("0.05")
"""How far an approximate figure may be off, as a share of it."""


def agree(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures can be one: equal, or close to each other where the words round or bound them."""
    if one.unit != other.unit:
        return False
    if (one.low, one.high) == (other.low, other.high):
        return True
    low, high = _widened(one)
    other_low, other_high = _widened(other)
    meets = (low is None or other_high is None or low <= other_high) and (
        high is None or other_low is None or other_low <= high
    )
    return meets and (one.approximate or other.approximate or _is_open(one) or _is_open(other))


def _is_open(figure: Quantity) -> bool:
    return figure.low != figure.high


def _widened(figure: Quantity) -> tuple[Decimal | None, Decimal | None]:
    if not figure.approximate:
        return figure.low, figure.high
    low = None if figure.low is None else figure.low - abs(figure.low) * _ROUNDING
    high = None if figure.high is None else figure.high + abs(figure.high) * _ROUNDING
    return low, high
