"""Pairs of short reports, read by the real extractor: the same, entailed, contradicted, or apart (R7)."""

from __future__ import annotations

import tomllib

import pytest

from tests.house import HOUSE
from tests.resolve.telling import read, relations

PAIRS = tomllib.loads((HOUSE / "tests/cases/resolve/pairs.toml").read_text("utf-8"))["pair"]
SUPPORTING = {"same", "entails", "entailed_by"}


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["name"] for pair in PAIRS])
def test_a_pair_is_related_as_expected(pair: dict[str, str]) -> None:
    found = relations(read(pair["first"], "Ostrey Post"), read(pair["second"], "Saltby Echo"))
    if pair["expect"] in SUPPORTING:
        assert pair["expect"] in found
    elif pair["expect"] == "apart":
        assert found & (SUPPORTING | {"conflicts", "denies"}) == set()
    else:
        assert pair["expect"] in found
        assert found & SUPPORTING == set()


def test_most_pairs_must_not_be_joined() -> None:
    """A matcher that joins everything would pass a table of sames."""
    same = [pair for pair in PAIRS if pair["expect"] == "same"]
    assert len(PAIRS) - len(same) >= 2 * len(same)
