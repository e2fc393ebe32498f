"""The origin tree: which origins a story rests on, and which report has it from which.

Each origin stands on top of the reports that rest on it; a report hangs under the one it comes from, by the strongest
edge between them: a credit, then shared wording, then wording that only may be shared. A report that rests on several
origins stands under each, with what hangs from it only at the first.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.ask.story_answers import (
    EdgeMark,
    OriginBranch,
    OriginTree,
    PropositionAnswer,
    StoryAnswer,
    TreeEdge,
    TreeNode,
)
from sayso.ask.story_claims import StoryClaims
from sayso.ask.story_kinds import report_kinds
from sayso.ask.story_scope import order_of_derivation
from sayso.ask.story_statements import count_story
from sayso.model.provenance import CreditScope, Derivation, DerivationBasis, DerivationKind, Origin, OriginKind
from sayso.model.story import Story

_AMENDING = frozenset({DerivationKind.CORRECTION, DerivationKind.RETRACTION, DerivationKind.REVISION})
_STRENGTH = (EdgeMark.CREDITED, EdgeMark.SAME_WORDING, EdgeMark.POSSIBLE, EdgeMark.AMENDS)


def grow_origin_tree(answer: StoryAnswer, about: PropositionAnswer | None = None) -> OriginTree:
    """Return the origin tree of a story, or of one of its propositions."""
    story = answer.story
    grower = _Grower(story)
    origins = story.origins if about is None else about.corroboration.origins
    branches = tuple(grower.branch(origin) for origin in _by_first_report(origins, story))
    rooted = {report for origin in origins for report in origin.reports}
    shown = {r.id for r in story.reports} if about is None else {c.report.id for c in about.claims}
    unsourced = grower.roots([r.id for r in story.reports if r.id in shown and r.id not in rooted])
    return OriginTree(
        story=story,
        counts=count_story(story) if about is None else about.corroboration.counts,
        branches=branches,
        unsourced=unsourced,
        loops=tuple(tuple(grower.claims.names[id_] for id_ in loop) for loop in story.loops),
        about=about,
        shared=() if about is not None else tuple(p for p in answer.propositions if p.counts.reports > 1),
    )


def _by_first_report(origins: Sequence[Origin], story: Story) -> list[Origin]:
    """Sort origins by the first report that rests on them; own words last."""
    place = {id_: number for number, id_ in enumerate(order_of_derivation(story))}
    first = {o.id: min((place[r] for r in o.reports if r in place), default=0) for o in origins}
    return sorted(origins, key=lambda o: (o.kind is OriginKind.OWN_WORD, first[o.id], -len(o.reports), o.id))


def mark_of(derivation: Derivation) -> EdgeMark:
    """Return how an edge is drawn. Wording that is only possibly shared has an unknown reach (R5)."""
    if derivation.kind in _AMENDING:
        return EdgeMark.AMENDS
    if derivation.basis is DerivationBasis.DECLARED:
        return EdgeMark.CREDITED
    return EdgeMark.POSSIBLE if derivation.scope is CreditScope.UNKNOWN else EdgeMark.SAME_WORDING


class _Grower:
    """One tree in the making: the edges of the story, and which reports were already drawn."""

    def __init__(self, story: Story) -> None:
        self.claims = StoryClaims.of(story)
        self.kinds = report_kinds(story)
        self.order = order_of_derivation(story)
        self.edges: dict[str, list[TreeEdge]] = {}
        for derivation in story.derivations:
            if derivation.upstream is not None:
                edge = TreeEdge(derivation=derivation, mark=mark_of(derivation), proof=derivation.proof)
                self.edges.setdefault(derivation.derived, []).append(edge)
        self.drawn: set[str] = set()

    def branch(self, origin: Origin) -> OriginBranch:
        return OriginBranch(origin=origin, roots=self.roots(origin.reports))

    def roots(self, reports: Sequence[str]) -> tuple[TreeNode, ...]:
        """Hang these reports on each other; what hangs on none of them is a root."""
        within = [id_ for id_ in self.order if id_ in set(reports)]
        above = {id_: self._above(id_, within) for id_ in within}
        _cut_circles(above, within)
        below: dict[str, list[str]] = {}
        for id_ in within:
            edge = above[id_]
            if edge is not None and edge.derivation.upstream is not None:
                below.setdefault(edge.derivation.upstream, []).append(id_)
        return tuple(self._node(id_, above, below) for id_ in within if above[id_] is None)

    def _above(self, report: str, within: Sequence[str]) -> TreeEdge | None:
        """Return the strongest edge to another of these reports."""
        edges = [edge for edge in self.edges.get(report, []) if edge.derivation.upstream in within]
        ranked = sorted(edges, key=lambda edge: (_STRENGTH.index(edge.mark), edge.derivation.id))
        return ranked[0] if ranked else None

    def _node(self, report: str, above: dict[str, TreeEdge | None], below: dict[str, list[str]]) -> TreeNode:
        seen = report in self.drawn
        self.drawn.add(report)
        return TreeNode(
            report=self.claims.names[report],
            kind=self.kinds[report],
            edge=above[report],
            below=tuple(self._node(id_, above, below) for id_ in below.get(report, [])),
            seen_above=seen,
        )


def _cut_circles(above: dict[str, TreeEdge | None], within: Sequence[str]) -> None:
    """Let go of the first report of each circle, so that everything hangs on something."""
    for report in within:
        seen = {report}
        edge = above[report]
        while edge is not None and edge.derivation.upstream is not None:
            upstream = edge.derivation.upstream
            if upstream == report:
                above[report] = None
                break
            if upstream in seen:
                break
            seen.add(upstream)
            edge = above[upstream]
