"""Origin trees that are made up: any number of reports, outlets and origins, hung on each other in any way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.ask.answers import ReportName
from sayso.ask.story_answers import EdgeMark, OriginTree, TreeEdge, TreeNode
from sayso.model.ids import content_id
from sayso.model.provenance import (
    Counts,
    CreditScope,
    Derivation,
    DerivationBasis,
    DerivationKind,
    Origin,
    OriginKind,
)
from sayso.model.story import Story
from tests.ask import story_factories as s

KINDS = {
    EdgeMark.CREDITED: DerivationKind.CREDIT,
    EdgeMark.SAME_WORDING: DerivationKind.PARTIAL_REPRINT,
    EdgeMark.POSSIBLE: DerivationKind.PARTIAL_REPRINT,
    EdgeMark.AMENDS: DerivationKind.CORRECTION,
}


@dataclass(frozen=True)
class Sketch:
    """One report of a tree: what it hangs on (by place, earlier ones only), and which origins it states."""

    outlet: str | None
    day: str | None
    title: str = "Town council weighs a second footbridge over the mill stream"
    above: int | None = None
    mark: EdgeMark = EdgeMark.CREDITED
    also: tuple[tuple[int, EdgeMark], ...] = ()
    origins: tuple[int, ...] = ()


def edge(derived: str, upstream: str, mark: EdgeMark) -> TreeEdge:
    """Return an edge between two reports."""
    declared = mark is EdgeMark.CREDITED
    derivation = Derivation(
        id=content_id("drv", derived, upstream, mark.value),
        kind=KINDS[mark],
        derived=derived,
        upstream=upstream,
        outlet=None,
        basis=DerivationBasis.DECLARED if declared else DerivationBasis.DETECTED,
        directed=declared,
        scope=CreditScope.EXPLICIT,
        proof=("as the paper reported",),
    )
    return TreeEdge(derivation=derivation, mark=mark, proof=derivation.proof)


def origin(number: int) -> Origin:
    """Return one of the origins."""
    kinds = tuple(OriginKind)
    label = f"Origin {number}, the keeper of the records of the mill"
    return Origin(id=content_id("ori", number), kind=kinds[number % len(kinds)], label=label, party=None, reports=())


def tree_of(sketches: Sequence[Sketch], story: Story | None = None) -> OriginTree:
    """Return the tree of some reports."""
    names = [
        ReportName(id=content_id("doc", n), title=each.title, publisher=each.outlet, published=each.day)
        for n, each in enumerate(sketches)
    ]

    def node(place: int) -> TreeNode:
        each = sketches[place]
        above = names[each.above].id if each.above is not None else None
        return TreeNode(
            report=names[place],
            kind="original" if each.origins else "reprint",
            edge=edge(names[place].id, above, each.mark) if above is not None else None,
            others=tuple(edge(names[place].id, names[at].id, mark) for at, mark in each.also),
            origins=tuple(map(origin, each.origins)),
            below=tuple(node(n) for n, other in enumerate(sketches) if other.above == place),
        )

    numbers = sorted({number for each in sketches for number in each.origins})
    return OriginTree(
        story=story or s.bell_story(),
        counts=Counts(reports=len(sketches), outlets=1, origins=len(numbers), parties=0),
        origins=tuple(map(origin, numbers)),
        roots=tuple(node(n) for n, each in enumerate(sketches) if each.above is None),
        loops=(),
        names={name.id: name for name in names},
    )
