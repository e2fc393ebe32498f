"""Strongly connected components of a graph of reports: chains in order, circles as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


def strong_components(onward: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Return the components, each sorted; one comes after all those that it leads to (Tarjan, without recursion).

    Every node that an edge leads to must be a key. Time is linear in nodes and edges, however long the chains.
    """
    search = _Search(onward)
    for node in sorted(onward):
        if node not in search.index:
            search.visit(node)
    return tuple(search.components)


class _Search:
    def __init__(self, onward: Mapping[str, tuple[str, ...]]) -> None:
        self.onward = onward
        self.index: dict[str, int] = {}
        self.low: dict[str, int] = {}
        self.stack: list[str] = []
        self.on_stack: set[str] = set()
        self.components: list[tuple[str, ...]] = []

    def visit(self, start: str) -> None:
        """Search depth-first from a node that was not seen yet."""
        path: list[tuple[str, Iterator[str]]] = [self._enter(start)]
        while path:
            node, there = path[-1]
            following = next(there, None)
            if following is None:
                path.pop()
                self._leave(node, path[-1][0] if path else None)
            elif following not in self.index:
                path.append(self._enter(following))
            elif following in self.on_stack:
                self.low[node] = min(self.low[node], self.index[following])

    def _enter(self, node: str) -> tuple[str, Iterator[str]]:
        self.index[node] = self.low[node] = len(self.index)
        self.stack.append(node)
        self.on_stack.add(node)
        return node, iter(self.onward[node])

    def _leave(self, node: str, parent: str | None) -> None:
        if parent is not None:
            self.low[parent] = min(self.low[parent], self.low[node])
        if self.low[node] == self.index[node]:
            cut = self.stack.index(node) if self.stack[-1] != node else len(self.stack) - 1
            component = self.stack[cut:]
            del self.stack[cut:]
            self.on_stack.difference_update(component)
            self.components.append(tuple(sorted(component)))
