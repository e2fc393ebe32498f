"""The origin tree: which report has it from which, and which origins each of them brings.

Each report stands once, under the one it comes from by the strongest edge: a reprint, then a credit, then shared
wording, then wording that only may be shared. What else it has something from is told beside it. On each stand the
origins that it states itself; a report without any adds nothing of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.ask.story_answers import EdgeMark, OriginTree, PropositionAnswer, StoryAnswer, TreeEdge, TreeNode
from sayso.ask.story_claims import StoryClaims
from sayso.ask.story_kinds import report_kinds
from sayso.ask.story_scope import order_of_derivation
from sayso.ask.story_statements import count_story
from sayso.corroborate.ruled import only_possible
from sayso.model.provenance import Derivation, DerivationBasis, DerivationKind, Origin, OriginKind

_AMENDING = frozenset({DerivationKind.CORRECTION, DerivationKind.RETRACTION, DerivationKind.REVISION})
_WHOLE = frozenset({DerivationKind.REPRINT, DerivationKind.SAME_WIRE})
DEEPEST = 8
"""So many edges the tree shows below each other; a longer chain would fit no terminal."""
_STRENGTH = (EdgeMark.CREDITED, EdgeMark.SAME_WORDING, EdgeMark.POSSIBLE, EdgeMark.AMENDS)


def grow_origin_tree(answer: StoryAnswer, about: PropositionAnswer | None = None) -> OriginTree:
    """Return the origin tree of a story, or of one of its propositions."""
    story = answer.story
    origins = story.origins if about is None else about.corroboration.origins
    grower = _Grower(answer, origins)
    return OriginTree(
        story=story,
        counts=count_story(story) if about is None else about.counts,
        origins=tuple(origins),
        roots=grower.roots(_reports(answer, about)),
        loops=tuple(tuple(grower.names[id_] for id_ in loop) for loop in story.loops),
        names=grower.names,
        about=about,
        shared=() if about is not None else tuple(p for p in answer.propositions if p.counts.reports > 1),
    )


def most_repeated(answers: Sequence[PropositionAnswer]) -> PropositionAnswer | None:
    """Return what most reports say beyond its origins: where counting reports would mislead most."""
    told = [answer for answer in answers if answer.proposition.eligible and answer.counts.origins]
    return max(told, key=lambda a: a.counts.reports - a.counts.origins, default=None)


def _reports(answer: StoryAnswer, about: PropositionAnswer | None) -> frozenset[str]:
    """Return the reports that are drawn: all, or those that say it or something stronger."""
    if about is None:
        return frozenset(report.id for report in answer.story.reports)
    said = {ref.report for ref in (*about.proposition.claims, *about.corroboration.supporting)}
    return frozenset(said).union(*(origin.reports for origin in about.corroboration.origins))


def mark_of(derivation: Derivation) -> EdgeMark:
    """Return how an edge is drawn: wording that is only possibly shared is drawn thinner (R5)."""
    if derivation.kind in _AMENDING:
        return EdgeMark.AMENDS
    if derivation.basis is DerivationBasis.DECLARED:
        return EdgeMark.CREDITED
    return EdgeMark.POSSIBLE if only_possible(derivation) else EdgeMark.SAME_WORDING


class _Grower:
    """One tree in the making: the edges of the story, and who states which origin."""

    def __init__(self, answer: StoryAnswer, origins: Iterable[Origin]) -> None:
        self.names = StoryClaims.of(answer.story).names
        self.kinds = report_kinds(answer.story)
        self.order = order_of_derivation(answer.story)
        self.edges: dict[str, list[TreeEdge]] = {}
        for derivation in answer.story.derivations:
            if derivation.upstream is not None:
                edge = TreeEdge(derivation=derivation, mark=mark_of(derivation), proof=derivation.proof)
                self.edges.setdefault(derivation.derived, []).append(edge)
        self.own: dict[str, list[Origin]] = {}
        for origin in sorted(origins, key=lambda o: (o.kind is OriginKind.OWN_WORD, o.label.casefold(), o.id)):
            for report in {ref.report for ref in origin.claims}:
                self.own.setdefault(report, []).append(origin)

    def roots(self, reports: frozenset[str]) -> tuple[TreeNode, ...]:
        """Hang these reports on each other; what hangs on none of them is a root."""
        within = [id_ for id_ in self.order if id_ in reports]
        edges = {id_: self._ranked(id_, reports) for id_ in within}
        above = {id_: found[0] if found else None for id_, found in edges.items()}
        _cut_circles(above, within)
        below = _hang(above, within)

        def node(report: str) -> TreeNode:
            edge = above[report]
            return TreeNode(
                report=self.names[report],
                kind=self.kinds[report],
                edge=edge,
                others=tuple(other for other in edges[report] if other is not edge),
                origins=tuple(self.own.get(report, ())),
                below=tuple(node(id_) for id_ in below.get(report, [])),
            )

        return tuple(node(id_) for id_ in within if above[id_] is None)

    def _ranked(self, report: str, within: frozenset[str]) -> list[TreeEdge]:
        """Return the edges to others of these reports, the strongest first, and one a report."""
        edges = [edge for edge in self.edges.get(report, []) if edge.derivation.upstream in within]
        ranked = sorted(edges, key=lambda edge: (_rank(edge), edge.derivation.id))
        return list({edge.derivation.upstream: edge for edge in reversed(ranked)}.values())[::-1]


def _hang(above: dict[str, TreeEdge | None], within: Sequence[str]) -> dict[str, list[str]]:
    """Return what hangs under each report. A chain deeper than :data:`DEEPEST` goes on at that depth, side by side."""
    below: dict[str, list[str]] = {}
    depth: dict[str, int] = {}
    hung: dict[str, str] = {}
    for report in within:
        edge = above[report]
        upstream = edge.derivation.upstream if edge is not None else None
        if upstream is None:
            continue
        under = hung.get(upstream, upstream) if depth.get(upstream, 0) >= DEEPEST else upstream
        depth[report] = depth.get(under, 0) + 1
        hung[report] = under
        below.setdefault(under, []).append(report)
    return below


def _rank(edge: TreeEdge) -> int:
    return -1 if edge.derivation.kind in _WHOLE else _STRENGTH.index(edge.mark)


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
