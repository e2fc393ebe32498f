"""Ids: hashes of content, the same everywhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model.ids import content_id

parts = st.lists(st.one_of(st.text(max_size=12), st.integers(), st.none()), max_size=5)


def test_an_id_is_its_prefix_and_sixteen_hexadecimal_digits() -> None:
    assert re.fullmatch(r"doc-[0-9a-f]{16}", content_id("doc", "abc", None, 3))


def test_an_id_is_pinned() -> None:
    """Ids are stored in people's collections and notes: another hash would orphan them."""
    assert content_id("doc", "Ferry late again", None, 1) == "doc-85bb40831c102ee3"


def test_the_border_between_parts_counts() -> None:
    assert content_id("clm", "ab", "c") != content_id("clm", "a", "bc")


def test_absent_is_not_empty_and_a_number_is_not_its_digits() -> None:
    assert len({content_id("doc", value) for value in (None, "", "1", 1)}) == 4


@given(parts, parts)
def test_ids_are_equal_exactly_when_the_parts_are(one: list[str | int | None], other: list[str | int | None]) -> None:
    assert (content_id("x", *one) == content_id("x", *other)) == (one == other)


def test_text_that_no_encoding_can_hold_still_has_an_id() -> None:
    """A lone surrogate comes out of broken files; it must not stop the hash."""
    assert content_id("doc", "\ud800") != content_id("doc", "\ud801")


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_ids_are_the_same_under_any_hash_seed(seed: str) -> None:
    """Python salts its own hashes a process; sayso's ids must not depend on them."""
    program = "from sayso.model.ids import content_id; print(content_id('doc', 'Ferry late again', None, 1))"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Apia", "LC_ALL": "C"}
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)  # noqa: S603
    assert run.stdout.strip() == content_id("doc", "Ferry late again", None, 1)
