"""Which place of a name is meant: by what stands beside it, by the report's other places, and none where unsure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

import pytest

from sayso.extract.siting import Sited, Use, find_sites
from sayso.model.spans import Span

TEXAS, FRANCE, ONTARIO, TENNESSEE = 4717560, 2988507, 6942553, 4647963


def uses_of(text: str, names: Sequence[str]) -> tuple[Use, ...]:
    found, at = [], 0
    for name in names:
        start = text.index(name, at)
        at = start + len(name)
        found.append(Use(name, Span(start, at)))
    return tuple(found)


def sited(text: str, *names: str, spoken_of: Mapping[str, float] | None = None) -> list[Sited | None]:
    uses = uses_of(text, names)
    found = find_sites(text, uses, spoken_of or {})
    return [found.get(use.span) for use in uses]


def number(found: Sited | None) -> int | None:
    return found.site.number if found is not None and found.site is not None else None


@pytest.mark.parametrize(
    ("text", "names", "expected", "rule"),
    [
        ("A fair in Paris.", ["Paris"], FRANCE, "place.known"),
        ("A fair in Paris, Texas.", ["Paris"], TEXAS, "place.beside"),
        ("A fair in Paris, TX.", ["Paris"], TEXAS, "place.beside"),
        ("A fair in Paris (Tex.) began.", ["Paris"], TEXAS, "place.beside"),
        ("A fair in Paris, Ontario, began.", ["Paris"], ONTARIO, "place.beside"),
        ("A fair in Paris, and a choir from all over France.", ["Paris", "France"], FRANCE, "place.context"),
        ("Paris, Texas, held a fair. In Paris they sang.", ["Paris", "Texas", "Paris"], TEXAS, "place.beside"),
        ("In Paris they sang. Henry County paid.", ["Paris", "Henry County"], None, "place.several"),
        ("Choirs of Henry County, Tennessee, sang in Paris.", ["Paris"], FRANCE, "place.known"),
        ("Norway held a fair.", ["Norway"], 3144096, "place.country"),
    ],
)
def test_the_place_of_a_name(text: str, names: list[str], expected: int | None, rule: str) -> None:
    paris = next(
        one for name, one in zip(names, sited(text, *names), strict=True) if name == names[0] and one is not None
    )
    assert (number(paris), paris.reason.rule) == (expected, rule)
    assert names[0] in paris.reason.note


def test_places_near_each_other_support_each_other() -> None:
    text = "The road from Paris to McKenzie by way of Huntingdon in Henry County, Tennessee, is closed."
    found = sited(text, "Paris", "McKenzie", "Huntingdon", "Henry County", "Tennessee")
    assert number(found[0]) == TENNESSEE


@pytest.mark.parametrize("name", ["Springfield", "Punjab", "Georgia"])
def test_a_name_of_several_places_alone_is_none(name: str) -> None:
    (found,) = sited(f"A fair was held in {name}.", name)
    assert found is not None
    assert (found.site, found.reason.rule) == (None, "place.several")


def test_of_several_places_in_one_country_the_country_is_told() -> None:
    (found,) = sited("A fair was held in Springfield.", "Springfield")
    assert found is not None
    assert found.country == "US"


def test_a_list_of_towns_is_no_address() -> None:
    found = sited("Choirs came from Washington, New York and Boston.", "Washington", "New York", "Boston")
    assert [number(one) for one in found] == [4140963, 5128581, 4930956]


def test_the_words_behind_a_town_are_where_it_lies_and_not_a_town() -> None:
    found = sited("A fair was held in Albany, New York, on Sunday.", "Albany", "New York")
    assert [number(one) for one in found] == [5106834, 5128638]
    assert found[1] is not None
    assert found[1].reason.rule == "place.around"


def test_a_hamlet_is_not_told_in_a_report_on_other_countries() -> None:
    text = "Norway opened a hall in Muskogee. Oslo and Bergen paid."
    found = sited(text, "Norway", "Muskogee", "Oslo", "Bergen", spoken_of={"NO": 2.0})
    assert found[1] is not None
    assert (found[1].site, found[1].country, found[1].reason.rule) == (None, None, "place.small")


def test_what_a_report_speaks_of_otherwise_counts() -> None:
    (alone,) = sited("A fair was held in Cambridge.", "Cambridge")
    (here,) = sited("A fair was held in Cambridge.", "Cambridge", spoken_of={"GB": 2.0})
    assert number(alone) != 2653941
    assert number(here) == 2653941


def test_the_order_of_the_uses_makes_no_difference() -> None:
    text = "From Paris by way of Cambridge, Georgia and Springfield to Lebanon, Alexandria and Dublin."
    names = ["Paris", "Cambridge", "Georgia", "Springfield", "Lebanon", "Alexandria", "Dublin"]
    uses = list(uses_of(text, names))
    wanted = find_sites(text, uses, {"US": 1.5, "GB": 1.0})
    for seed in range(5):
        Random(seed).shuffle(uses)  # noqa: S311
        assert find_sites(text, uses, {"GB": 1.0, "US": 1.5}) == wanted
