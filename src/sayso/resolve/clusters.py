"""Groups of ids that are one, kept so that no group ever holds two ids that were judged to be different."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Pair = tuple[str, str]

FIXED = ("geo-", "gov-")
"""Ids that stand for one place or government each: two of them are never one by a rule."""


def pair_of(left: str, right: str) -> Pair:
    """Return two ids in the order in which pairs are kept."""
    return (left, right) if left < right else (right, left)


class Clusters:
    """Disjoint groups of ids. Join with :meth:`join`; :meth:`clash` says what forbids it.

    The time of a join grows with the smaller of the two groups, that of a clash with the smaller number of what is
    blocked.
    """

    def __init__(self) -> None:
        self._head: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._blocked: dict[str, set[Pair]] = {}
        self._fixed: dict[str, set[str]] = {}

    def head(self, id_: str) -> str:
        """Return the id that stands for a group while it is built; says nothing else."""
        return self._head.get(id_, id_)

    def members(self, id_: str) -> list[str]:
        """Return all ids that are one with this one."""
        return self._members.get(self.head(id_), [id_])

    def is_one(self, left: str, right: str) -> bool:
        """Tell whether two ids are in one group."""
        return self.head(left) == self.head(right)

    def block(self, left: str, right: str) -> None:
        """Keep the groups of two ids apart from now on; does nothing where they are one already."""
        one, other = self.head(left), self.head(right)
        if one != other:
            for head in (one, other):
                self._blocked.setdefault(head, set()).add(pair_of(left, right))

    def keep_fixed_apart(self, ids: Iterable[str]) -> None:
        """Keep places and governments apart from now on, except those that are one already."""
        for id_ in ids:
            if id_.startswith(FIXED):
                self._fixed.setdefault(self.head(id_), set()).add(id_)

    def clash(self, left: str, right: str) -> Pair | None:
        """Return the two ids, one of each group, that may not be in one; the first such pair, or ``None``."""
        return min(self._clashes(self.head(left), self.head(right)), default=None)

    def _clashes(self, one: str, other: str) -> Iterator[Pair]:
        if one == other:
            return
        few = min((self._blocked.get(head, set()) for head in (one, other)), key=len)
        heads = {one, other}
        yield from (pair for pair in few if {self.head(pair[0]), self.head(pair[1])} == heads)
        fixed = [self._fixed.get(head, set()) for head in (one, other)]
        if all(fixed):
            yield pair_of(min(fixed[0]), min(fixed[1]))

    def join(self, left: str, right: str) -> None:
        """Make one group of the groups of two ids; asks nothing."""
        small, large = sorted((self.head(left), self.head(right)), key=lambda head: (len(self.members(head)), head))
        if small == large:
            return
        moved = self._members.pop(small, [small])
        self._members.setdefault(large, [large]).extend(moved)
        self._head.update(dict.fromkeys(moved, large))
        for kept in (self._blocked, self._fixed):
            _merge(kept, small, large)


def _merge(kept: dict[str, set[Pair]] | dict[str, set[str]], small: str, large: str) -> None:
    held = kept.pop(small, None)
    if held:
        kept.setdefault(large, set()).update(held)  # type: ignore[arg-type]
