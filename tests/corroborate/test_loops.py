"""Circles of credit: each named once, beginning with its smallest id; nothing else is one (R4)."""

from __future__ import annotations

import random

import pytest

from sayso.corroborate.derivations import find_loops
from sayso.corroborate.edges import make_derivation
from sayso.model.provenance import CreditScope, Derivation, DerivationBasis, DerivationKind


def edges(
    *pairs: str, kind: DerivationKind = DerivationKind.CREDIT, basis: DerivationBasis = DerivationBasis.DECLARED
) -> list[Derivation]:
    return [
        make_derivation(
            kind, one, upstream=other, basis=basis, directed=True, scope=CreditScope.EXPLICIT, proof=(), reasons=()
        )
        for one, other in (pair.split(">") for pair in pairs)
    ]


@pytest.mark.parametrize(
    ("pairs", "loops"),
    [
        (["b>a", "c>b"], []),
        (["b>a", "a>b"], [("a", "b")]),
        (["c>a", "a>b", "b>c", "d>c"], [("a", "b", "c")]),
        (["a>b", "b>a", "c>d", "d>c"], [("a", "b"), ("c", "d")]),
        (["a>b", "b>a", "b>c", "c>b"], [("a", "b"), ("b", "c")]),
    ],
)
def test_circles_are_found(pairs: list[str], loops: list[tuple[str, ...]]) -> None:
    assert list(find_loops(edges(*pairs))) == loops


def test_words_in_common_make_no_circle() -> None:
    assert find_loops(edges("a>b", "b>a", basis=DerivationBasis.DETECTED)) == ()
    assert find_loops(edges("a>b", "b>a", kind=DerivationKind.CORRECTION)) == ()


def test_the_order_of_derivations_does_not_matter() -> None:
    found = edges("c>a", "a>b", "b>c", "b>a", "d>c", "e>f", "f>e")
    loops = find_loops(found)
    for seed in range(5):
        random.Random(seed).shuffle(found)  # noqa: S311
        assert find_loops(found) == loops


def test_a_long_chain_is_no_circle_and_takes_no_time() -> None:
    assert find_loops(edges(*(f"{number + 1:05}>{number:05}" for number in range(5000)))) == ()
