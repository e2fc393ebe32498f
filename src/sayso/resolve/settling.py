"""What is held of pairs, settled for chains: A is one with B and B with C, but A and C have posts of two people.

Links are laid from the strongest on; one that would bring posts together of which none is like any other falls to
*probably*. So no chain of rules makes one person of a director and a rower, by way of a report that gives no post.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.model.identity import Appearance, Proposal, Sameness
from sayso.model.spans import Reason
from sayso.resolve.bearers import is_rank
from sayso.resolve.scene import stems_of

CHAIN = Reason(rule="differs.chain", note="Others who are one with them have other posts, and none in common.")


def settle(proposals: Iterable[Proposal], appearances: Iterable[Appearance]) -> list[Proposal]:
    """Return the proposals; those of pairs held to be the same that would bring unlike posts together, as probable."""
    made = list(proposals)
    chains = _Chains(appearances)
    strongest = sorted(
        (n for n, proposal in enumerate(made) if proposal.level is Sameness.SAME),
        key=lambda n: (-made[n].weight, made[n].left, made[n].right),
    )
    for number in strongest:
        one = made[number]
        if not chains.join(one.left, one.right):
            made[number] = replace(one, level=Sameness.PROBABLE, reasons=(*one.reasons, CHAIN))
    return made


class _Chains:
    """Appearances that links made one, each group with the stems of all posts and bodies in it."""

    def __init__(self, appearances: Iterable[Appearance]) -> None:
        self._head: dict[str, str] = {}
        self._told = {each.id: told for each in appearances if (told := _telling(each.posts, each.bodies))}

    def _find(self, key: str) -> str:
        while (head := self._head.get(key, key)) != key:
            self._head[key] = self._head.get(head, head)
            key = head
        return key

    def join(self, left: str, right: str) -> bool:
        """Make one group of two, unless both have posts and none is like any other's; tell whether they are one."""
        one, other = sorted((self._find(left), self._find(right)))
        if one == other:
            return True
        first, second = self._told.get(one), self._told.get(other)
        if first and second and first.isdisjoint(second):
            return False
        self._head[other] = one
        if second:
            self._told[one] = (first or frozenset()) | second
        return True


def _telling(posts: Sequence[str], bodies: Sequence[str]) -> frozenset[str]:
    return stems_of((*(post for post in posts if not is_rank(post)), *bodies))
