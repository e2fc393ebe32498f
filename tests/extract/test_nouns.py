"""Classes of common nouns."""

from __future__ import annotations

import pytest

from sayso.extract.nouns import nouns_of
from sayso.lexicon import load


@pytest.mark.parametrize("kind", ["event", "happening", "group", "role", "visual", "document", "link", "part"])
def test_every_class_that_a_rule_asks_about_has_nouns(kind: str) -> None:
    assert nouns_of(kind)


def test_a_class_gathers_the_nouns_of_all_its_entries_in_lower_case() -> None:
    wanted = {noun for entry in load("nouns") if entry.kind == "event" for noun in entry.data["nouns"]}
    assert nouns_of("event") == wanted
    assert {noun.lower() for noun in wanted} == wanted


def test_a_class_that_nobody_listed_is_empty() -> None:
    assert nouns_of("teapot") == frozenset()
