"""A tie as one claim reports it, before those of one pair, relation and standing are put together."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.ask.answers import TieEnd
from sayso.ask.relations import Family
from sayso.model.claims import Claim, Standing


@dataclass(frozen=True, slots=True)
class ClaimTie:
    """A tie as one claim reports it; ``words`` are the claim's own for it where no family of relations has them."""

    a: TieEnd
    b: TieEnd
    family: Family
    claim: Claim
    note: str = ""
    presupposed: bool = False
    words: str = ""

    @property
    def pair(self) -> tuple[str, str]:
        """The two ends, in the order of the tie where it has a direction."""
        a, b = self.a.entity, self.b.entity
        return (a, b) if self.family.directed else (min(a, b), max(a, b))

    @property
    def key(self) -> tuple[str, str, str, Standing, str]:
        """What makes two of them one tie."""
        return *self.pair, self.family.relation, self.claim.standing, self.words
