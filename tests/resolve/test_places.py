"""Rulings of rules on places and governments: one report each, with the reason, and never two places of one name."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sayso.model.analysis import Analysis
from sayso.model.judgements import Judgement, Verdict
from sayso.resolve.appearances import find_appearances
from sayso.resolve.places import judge_places
from sayso.resolve.resolver import resolve
from tests.resolve.telling import read

NORWAY = "Oslo has not commented on the ferry plan. The ferry left Oslo on Monday, and singers waited in the harbour."


def told(analyses: Sequence[Analysis]) -> dict[str, set[str]]:
    """Return, for each name, what it was judged to be."""
    names = {appearance.id: appearance.name for analysis in analyses for appearance in find_appearances(analysis)}
    found: dict[str, set[str]] = {}
    for made in judge_places(analyses):
        assert made.machine
        assert made.verdict is Verdict.POSITIVE
        found.setdefault(names[made.left], set()).add(made.right)
    return found


def judgement_on(analysis: Analysis, right: str) -> Judgement:
    return next(made for made in judge_places([analysis]) if made.right == right)


def test_a_capital_that_acts_is_a_government_and_beside_it_a_town() -> None:
    analysis = read(NORWAY)
    found = told([analysis])
    assert found["Government of Norway"] == {"gov-NO"}
    assert found["Oslo"] == {"geo-3143244"}


def test_each_ruling_says_why_and_in_which_words() -> None:
    analysis = read(NORWAY)
    government, town = judgement_on(analysis, "gov-NO"), judgement_on(analysis, "geo-3143244")
    assert [reason.rule for reason in government.reasons] == ["metonymy.agent"]
    assert [reason.rule for reason in town.reasons] == ["place.known"]
    for made in (government, town):
        (anchor,) = made.anchors
        assert anchor.quote == anchor.span.of(analysis.document.text) == "Oslo"


@pytest.mark.parametrize("words", ["Norway", "The Norwegian Government"])
def test_a_country_and_its_capital_that_act_are_one_government(words: str) -> None:
    one, other = read(NORWAY), read(f"{words} said on Tuesday that the ferry plan was sound.", outlet="Vell Courier")
    made = judge_places([one, other])
    there = [*find_appearances(one), *find_appearances(other)]
    who = resolve(there, made, ())
    joined = [entity for entity in who.entities if entity.places == ("gov-NO",)]
    assert [len(entity.members) for entity in joined] == [2]


def test_two_towns_of_one_name_are_never_one() -> None:
    texas = read("A fair was held in Paris, Texas, on Sunday, and farmers from Dallas came.")
    france = read("A fair was held in Paris on Sunday, and farmers from all over France came.", outlet="Vell Courier")
    (one,), (other,) = told([texas])["Paris"], told([france])["Paris"]
    assert one != other
    there = [*find_appearances(texas), *find_appearances(france)]
    who = resolve(there, judge_places([texas, france]), ())
    assert all(len(entity.members) == 1 for entity in who.entities if entity.name == "Paris")


def test_names_of_one_disputed_ground_are_one_place_and_each_outlets_words_are_kept() -> None:
    one = read("A choir sang in Pakistan-occupied Kashmir on Sunday, and teachers praised it.")
    other = read("A choir sang in Pakistan-administered Kashmir on Sunday, they said.", outlet="Vell Courier")
    there = [*find_appearances(one), *find_appearances(other)]
    who = resolve(there, judge_places([one, other]), ())
    (ground,) = (entity for entity in who.entities if entity.places)
    assert ground.places == ("geo-kashmir-pakistan-administered",)
    assert {use.name for use in ground.uses} == {"Pakistan-occupied Kashmir", "Pakistan-administered Kashmir"}


def test_what_may_be_two_places_is_none() -> None:
    assert "Punjab" not in told([read("A fair was held in Punjab on Sunday, and farmers praised the weather.")])


def test_reports_in_any_order_give_the_same_rulings() -> None:
    one, other = read(NORWAY), read("A fair was held in Lyon, in France, on Sunday.", outlet="Vell Courier")
    assert judge_places([one, other]) == judge_places([other, one])
