"""What a report's names are taken to be, and what goes with them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.model.analysis import Analysis
from sayso.model.identity import Appearance
from sayso.model.mentions import EntityType
from sayso.model.spans import Span
from sayso.resolve.appearances import find_appearances
from tests.ask.factories import analysis, document, entity, rehearsal
from tests.resolve.telling import read

PORT = """\
Harbour master Ines Duarte of the Orrin Port Authority (OPA) said on 4 March 2024 that the Tarnwick ferry would sail.

The Peruvian minister Elio Paz met Duarte in Lima. A different man named Elio Paz sells pumpkins in Tarnwick.
"""


@pytest.fixture(scope="module")
def port() -> dict[str, Appearance]:
    return {each.name: each for each in find_appearances(read(PORT))}


def test_names_that_nobody_bears_have_no_appearance() -> None:
    found = find_appearances(rehearsal())
    assert {each.type for each in found} <= {EntityType.PERSON, EntityType.ORG, EntityType.GPE}
    assert "rehearsal" not in {each.name for each in found}


def test_uses_are_the_names_as_written_the_full_one_first_with_where_they_stand(port: dict[str, Appearance]) -> None:
    text = read(PORT).document.text
    assert [use.name for use in port["Ines Duarte"].uses] == ["Ines Duarte", "Duarte"]
    assert [use.name for use in port["Orrin Port Authority"].uses] == ["Orrin Port Authority", "OPA"]
    assert all(use.span.of(text) == use.name for each in port.values() for use in each.uses)


def test_posts_are_told_without_the_names_in_them_and_bodies_apart(port: dict[str, Appearance]) -> None:
    duarte = port["Ines Duarte"]
    assert duarte.posts == ("harbour master",)
    assert duarte.bodies == ("orrin port authority",)
    assert "elio paz" in duarte.companions
    assert "ines duarte" not in duarte.companions
    assert "duarte" not in duarte.companions
    assert "lima" in duarte.places


def test_a_title_in_the_name_is_a_post() -> None:
    found = find_appearances(_report(entity("General Mara Quill", EntityType.PERSON)))
    assert found[0].posts == ("general",)
    assert find_appearances(_report(entity("Dr Mara Quill", EntityType.PERSON)))[0].posts == ()


@pytest.mark.parametrize(
    "words", ["the suspect", "her brother", "the 40-year-old man", "the convicted thief", "the Peruvian"]
)
def test_what_anybody_may_be_called_is_no_post(words: str) -> None:
    """Family, and what somebody is accused of, least of all."""
    text = f"Mara Quill sang. Of {words} nothing was heard."
    start = text.index(words)
    quill = replace(entity("Mara Quill", EntityType.PERSON), references=(Span(start, start + len(words)),))
    assert find_appearances(_report(quill, text=text))[0].posts == ()


def test_countries_are_those_that_the_words_leave_no_doubt_of(port: dict[str, Appearance]) -> None:
    assert port["Elio Paz"].countries == ("PE",)
    assert port["Ines Duarte"].countries == ()


def test_a_report_that_says_that_somebody_else_bears_a_name_is_heard(port: dict[str, Appearance]) -> None:
    assert port["Elio Paz"].shares_name
    assert not port["Ines Duarte"].shares_name


@pytest.mark.parametrize(
    "words",
    [
        "He shares his name with the minister.",
        "The minister is no relation to Idris Conteh.",
        "The paper mistook the painter for the banker of the same name.",
        "There are two men called Idris Conteh in Tarnwick.",
        "Idris Conteh is not to be confused with the minister.",
        "A newspaper had confused Conteh with the minister.",
    ],
)
def test_ways_of_saying_that_two_bear_a_name(words: str) -> None:
    found = find_appearances(read(f"Idris Conteh, a painter, showed his boats. {words}\n\nPia Lund bought three.\n"))
    assert {each.name for each in found if each.shares_name} == {"Idris Conteh"}


@pytest.mark.parametrize(
    "words", ["He confused the voters.", "Two men called the harbour.", "He shared a boat with her."]
)
def test_what_does_not_say_so(words: str) -> None:
    found = find_appearances(read(f"Idris Conteh, a painter, showed his boats. {words}\n"))
    assert not any(each.shares_name for each in found)


def test_another_extractor_that_finds_the_same_name_gives_the_same_id() -> None:
    made = _report(entity("Mara Quill", EntityType.PERSON))
    again = _report(replace(entity("Dr Mara Quill", EntityType.PERSON), id="ent-other", aliases=("Quill",)))
    assert [each.id for each in find_appearances(made)] == [each.id for each in find_appearances(again)]


def test_namesakes_of_one_report_are_two_in_the_order_of_the_text() -> None:
    first, second = (replace(entity("Mara Quill", EntityType.PERSON), id=f"ent-{n}") for n in (1, 2))
    found = find_appearances(_report(first, second))
    assert len({each.id for each in found}) == 2
    assert [each.entity for each in found] == ["ent-1", "ent-2"]


def test_a_name_of_another_report_has_another_id() -> None:
    quill = entity("Mara Quill", EntityType.PERSON)
    one, other = _report(quill), _report(quill, text="Mara Quill sang again.")
    assert find_appearances(one)[0].id != find_appearances(other)[0].id


def _report(*entities: object, text: str = "Mara Quill sang.") -> Analysis:
    return analysis((), entities, of=document(text))  # type: ignore[arg-type]
