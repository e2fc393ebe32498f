"""Names around one, and ways from one name to another, step by step over the ties that fit.

Only names that may be looked up are on the way. Nothing is passed along: a way is a list of ties, each with its claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from sayso.ask.index_answers import MOST_NODES, Network, Node, TieGroup
from sayso.index.reading import Reader
from sayso.store.index_statements import TieQuery

MOST_SEEN = 40_000
"""So many names are looked at for a way before it is said that there is none."""


def find_network(reader: Reader, who: str, query: TieQuery, nodes: int) -> Network:
    """Return the names around one that may be looked up: nearest first, then those with most ties to the nearer."""
    distance, left_out = {who: 0}, 0
    frontier, most = [who], min(nodes, MOST_NODES)
    while frontier and not left_out:
        weights = _beside(reader.view.steps(frontier, query), distance)
        nearest = sorted(weights, key=lambda id_: (-weights[id_], id_))
        taken = nearest[: most - len(distance)]
        left_out = len(nearest) - len(taken)  # of the step at which there is no more room
        step = distance[frontier[0]] + 1
        distance.update(dict.fromkeys(taken, step))
        frontier = taken
    rows = [row for row in reader.view.ties_among(distance, query) if row["a"] in distance and row["b"] in distance]
    kept = reader.stored(distance)
    ties = reader.view.count_ties(distance, query)
    found = [
        Node(who=id_, name=kept[id_][1].head.name, type=kept[id_][1].head.type, distance=at, ties=ties.get(id_, 0))
        for id_, at in distance.items()
    ]
    found.sort(key=lambda node: (node.distance, -node.ties, node.who))
    return Network(centre=who, nodes=tuple(found), ties=reader.tie_groups(rows), left_out=left_out)


def _beside(steps: Mapping[str, set[str]], known: Mapping[str, int]) -> dict[str, int]:
    """Return whom one step leads to who is not known yet, with how many it leads from."""
    weights: dict[str, int] = {}
    for others in steps.values():
        for other in others:
            if other not in known:
                weights[other] = weights.get(other, 0) + 1
    return weights


def find_path(reader: Reader, a: str, b: str, query: TieQuery) -> tuple[TieGroup, ...] | None:
    """Return a shortest way of ties that fit; ``None`` if there is none, or too many names lie between."""
    if a == b:
        return ()
    names = _way(reader, a, b, query)
    if names is None:
        return None
    rows = [
        min(found, key=lambda row: (-row["established"], -row["reports"], row["a"], row["relation"], row["standing"]))
        for found in (
            [r for r in reader.view.ties_among(pair, query) if {r["a"], r["b"]} == set(pair)]
            for pair in pairwise(names)
        )
    ]
    return reader.tie_groups(rows)


def _way(reader: Reader, a: str, b: str, query: TieQuery) -> Sequence[str] | None:
    """Search from both ends, each time from the one that has fewer names at its edge."""
    came: tuple[dict[str, str | None], dict[str, str | None]] = ({a: None}, {b: None})
    edges: list[set[str]] = [{a}, {b}]
    while edges[0] and edges[1] and len(came[0]) + len(came[1]) < MOST_SEEN:
        side = 0 if len(edges[0]) <= len(edges[1]) else 1
        own, other = came[side], came[1 - side]
        reached = _step(reader, edges[side], own, query)
        meeting = sorted(reached & other.keys())
        if meeting:
            return _joined(meeting[0], *came)
        edges[side] = reached
    return None


def _step(reader: Reader, edge: Iterable[str], came: dict[str, str | None], query: TieQuery) -> set[str]:
    reached = set()
    steps = reader.view.steps(sorted(edge), query)
    for one in sorted(steps):
        for other in sorted(steps[one]):
            if other not in came:
                came[other] = one
                reached.add(other)
    return reached


def _joined(meeting: str, left: Mapping[str, str | None], right: Mapping[str, str | None]) -> Sequence[str]:
    return [*reversed(_back(meeting, left)), *_back(meeting, right)[1:]]


def _back(start: str, came: Mapping[str, str | None]) -> list[str]:
    found, at = [start], came[start]
    while at is not None:
        found.append(at)
        at = came[at]
    return found
