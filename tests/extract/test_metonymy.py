"""Places that stand for governments: each rule, with the reason it gives (cases: ``tests/cases/coreference``)."""

from __future__ import annotations

import pytest

from sayso.extract.metonymy import find_governments
from sayso.extract.names import find_names
from sayso.extract.parse import parse_passages
from tests.extract.reports import report


def governments(text: str) -> dict[str, tuple[str, str]]:
    """Return, for each place that is a government, the government's name and the rule that said so."""
    document = report(text)
    parsed = parse_passages(document)
    found = find_governments(parsed, find_names(document, parsed))
    return {mention.text: (made.name, made.reason.rule) for mention, made in found.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ottawa said the subsidy was renewed.", {"Ottawa": ("Government of Canada", "metonymy.agent")}),
        ("The sale was condemned by Oslo.", {"Oslo": ("Government of Norway", "metonymy.agent")}),
        ("Growers urged Chad to open the road.", {"Chad": ("Government of Chad", "metonymy.addressee")}),
        ("They called on Oslo to open the road.", {"Oslo": ("Government of Norway", "metonymy.addressee")}),
        ("Oslo's refusal surprised the bakers.", {"Oslo": ("Government of Norway", "metonymy.possessor")}),
        ("Talks with Ottawa failed.", {"Ottawa": ("Government of Canada", "metonymy.party")}),
        ("There was no comment from Oslo.", {"Oslo": ("Government of Norway", "metonymy.capital")}),
    ],
)
def test_each_rule_gives_its_reason(text: str, expected: dict[str, tuple[str, str]]) -> None:
    assert governments(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The choir flew from Ottawa to Oslo.",
        "Oslo lies on a fjord.",
        "The streets of Oslo were empty, and Oslo's trams stood still.",
        "Norway lost the final, and Chad won the match with a late goal.",
        "A picnic in Oslo drew growers from Chad.",
        "Karachi said nothing.",
        "Norway's foreign minister left.",
        "The road between Ottawa and Oslo is long.",
    ],
)
def test_a_place_stays_a_place(text: str) -> None:
    assert governments(text) == {}


def test_the_reason_points_to_the_words() -> None:
    text = "Ottawa said the subsidy was renewed."
    document = report(text)
    parsed = parse_passages(document)
    (made,) = find_governments(parsed, find_names(document, parsed)).values()
    assert made.reason.span is not None
    assert made.reason.span.of(text) == "Ottawa"
    assert made.of == "Canada"
