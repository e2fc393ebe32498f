"""Strongly connected components: chains in order, circles as one, however long."""

from __future__ import annotations

from sayso.corroborate.rings import strong_components


def test_what_is_upstream_comes_first() -> None:
    assert strong_components({"c": ("b",), "b": ("a",), "a": ()}) == (("a",), ("b",), ("c",))


def test_a_circle_is_one() -> None:
    assert strong_components({"a": ("b",), "b": ("c",), "c": ("a", "d"), "d": ()}) == (("d",), ("a", "b", "c"))


def test_two_circles_that_touch_are_one_and_others_are_not() -> None:
    edges = {"a": ("b",), "b": ("a", "c"), "c": ("d",), "d": ("c", "b"), "e": ("a",)}
    assert strong_components(edges) == (("a", "b", "c", "d"), ("e",))


def test_a_chain_may_be_longer_than_any_stack() -> None:
    edges = {f"{n:06d}": (f"{n + 1:06d}",) for n in range(20_000)} | {"020000": ()}
    assert len(strong_components(edges)) == 20_001
