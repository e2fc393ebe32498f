"""Two names compared: what makes them one, what keeps them apart, and what only looks alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model.mentions import EntityType
from sayso.resolve.compare import ONE_NAME, SURE, NameLevel, compare_names

PERSON, ORG = EntityType.PERSON, EntityType.ORG

ONE = (
    ("Mara Orel", "OREL, Mara", PERSON, "name.equal"),
    ("Dr. Mára Orel", "Mara Orel", PERSON, "name.equal"),
    ("Мара Орел", "Mara Orel", PERSON, "name.equal"),
    ("Mara Orel", "Orel Mara", PERSON, "name.order"),
    ("AG Tarnwick", "Anna Grete Tarnwick", PERSON, "name.initial"),
    ("Anna T", "Anna Tarnwick", PERSON, "name.part"),
    ("Tarnwick A.B.", "Anna Berit Tarnwick", PERSON, "name.initial"),
    ("Mara Al-Tarnoori", "Mara Altarnuri", PERSON, "name.joined"),
    ("Mara von der Tarnwick", "Mara Vondertarnwick", PERSON, "name.joined"),
    ("Jan O Tarnwick", "Jan O'Tarnwick", PERSON, "name.joined"),
    ("Mara Tarn-o-vik", "Mara Tarn-ovik", PERSON, "name.joined"),
    ("Femi Tarnwick", "Olufemi Tarnwick", PERSON, "name.short_form"),
    ("M. Orel", "Mara Orel", PERSON, "name.initial"),
    ("Bill Tarnwick", "William Tarnwick", PERSON, "name.form_of"),
    ("Yusuf Tarnawi", "Youssef Tarnaoui", PERSON, "name.form_of"),
    ("Abdul-Aziz Tarnawi", "Abdelaziz al-Tarnawi", PERSON, "name.equal"),
    ("MaraOrel", "Mara Orel", PERSON, "name.equal"),
    ("Mara Jana Orel", "Mara Orel", PERSON, "name.middle"),
    ("Mara Tarn-uun", "Mara Tarn-un", PERSON, "name.spelling"),
    ("Mara Tarnwcik", "Mara Tarnwick", PERSON, "name.typo"),
    ("Tarnwick Boats Ltd", "Tarnwick Boats Limited", ORG, "name.equal"),
    ("OOO Tarnwick", "Tarnwick LLC", ORG, "name.equal"),
    ("Tarnwick s.r.o.", "Tarnwick společnost s ručením omezeným", ORG, "name.equal"),
    ("Tarnwick Sp. z o.o.", "Tarnwick Spółka z ograniczoną odpowiedzialnością", ORG, "name.equal"),
    ("Hezb-e Tarnwick", "Hizb Tarnwick", ORG, "name.form_of"),
    ("Tarnwick JOYNT STOCK COMPANY", "Tarnwick JSC", ORG, "name.equal"),
    ("o.O.O. Tarnwick", "Tarnwick OOO", ORG, "name.equal"),
    ("Tarnwick Europe", "Tarnwick Ltd", ORG, "name.branch"),
    ("Tarnwick Rescue Service (TRS)", "Tarnwick Rescue Service", ORG, "name.equal"),
    ("Harbour Co-operation Office", "Harbour Cooperation Office", ORG, "name.equal"),
    ("Tarnwick HQ", "Tarnwick Headquarters", ORG, "name.form_of"),
    ("UN Harbour Office", "United Nations Harbour Office", ORG, "name.acronym"),
    ("Harbour Office of Norway", "Norwegian Harbour Office", ORG, "name.form_of"),
    ("Tarnwick Intl Bank", "Tarnwick International Bank", ORG, "name.form_of"),
    ("T.H.A.", "Tarnwick Harbour Authority", ORG, "name.acronym"),
    ("JL Tarnwick", "Jan Luk Tarnwick", PERSON, "name.initial"),
    ("Ronald MacOrel", "Ronald Mc Orel", PERSON, "name.equal"),
    ("إبراهيم الخليل", "Ibrahim Al-Khalil", PERSON, "name.consonants"),
    ("King Orel", "President Orel", PERSON, "name.single"),
    ("1st Tarnwick Rowers", "First Tarnwick Rowers", ORG, "name.equal"),
)
OTHER = (
    ("Mara Orel", "Jana Orel", PERSON, "name.other"),
    ("Maria Tarnwick", "Mario Tarnwick", PERSON, "name.other"),
    ("Mara J. Orel", "Mara K. Orel", PERSON, "name.other"),
    ("Mara Orel Jr", "Mara Orel Sr", PERSON, "name.generation"),
    ("M. O.", "Mara Orel", PERSON, "name.initials"),
    ("SA Tarnwick", "SU Tarnwick", PERSON, "name.other"),
    ("Mara Orel I", "Mara Orel II", PERSON, "name.generation"),
    ("Mara Mara", "Mara Tarnwick", PERSON, "name.other"),
    ("Mr Orel", "Mrs Orel", PERSON, "name.title"),
    ("Mara Tarpon", "Mara Tarmon", PERSON, "name.other"),
    ("Orel Feng", "Orel Fang", PERSON, "name.other"),
    ("Fernando Orel", "Fernanda Orel", PERSON, "name.other"),
    ("Eastern Tarnwick Ferries", "Western Tarnwick Ferries", ORG, "name.other"),
    ("Tarnwick Boats", "Tarnwick Ropes", ORG, "name.other"),
    ("Tarnwick Pension Fund 3", "Tarnwick Pension Fund 2", ORG, "name.other"),
    ("115 Ferry Brigade", "155 Ferry Brigade", ORG, "name.other"),
    ("Area A Ferry Command", "Area E Ferry Command", ORG, "name.other"),
    ("Tarnwick Navy", "Tarnwick Navy Holdings Limited", ORG, "name.other"),
    ("ANO Tarnwick", "Tarnwick LLC", ORG, "name.form"),
    ("Tarnwick Norway", "Tarnwick Ltd", ORG, "name.other"),
    ("Tarnwick AG", "Tarnwick GmbH", ORG, "name.form"),
    ("Harbour Office of Norway", "Harbour Office of Sweden", ORG, "name.other"),
)


@pytest.mark.parametrize(("left", "right", "type", "rule"), ONE)
def test_one_name_written_in_two_ways(left: str, right: str, type: EntityType, rule: str) -> None:
    found = compare_names(left, right, type)
    assert (found.reasons[0].rule, found.weight >= ONE_NAME) == (rule, True)


@pytest.mark.parametrize(("left", "right", "type", "rule"), OTHER)
def test_two_names(left: str, right: str, type: EntityType, rule: str) -> None:
    found = compare_names(left, right, type)
    assert (found.reasons[0].rule, found.level) == (rule, NameLevel.DIFFERENT)


def test_letters_that_only_look_alike_are_flagged_and_never_sure() -> None:
    for other in ("Mаra Orel", "Mar\u200ba Orel", "M4ra 0rel", "Mara Or3el"):  # a Cyrillic letter, a hidden character
        found = compare_names(other, "Mara Orel", PERSON)
        assert found.weight < SURE, other
    assert compare_names("Mаra Orel", "Mara Orel", PERSON).is_disguised
    assert not compare_names("Мара Орел", "Mara Orel", PERSON).is_disguised


def test_a_part_of_a_name_and_a_slip_of_the_pen_are_similar_at_most() -> None:
    assert compare_names("Orel", "Mara Orel", PERSON).level is NameLevel.SIMILAR
    assert compare_names("Mara Tarnwcik", "Mara Tarnwick", PERSON).level is NameLevel.SIMILAR


def test_what_is_too_long_for_a_name_is_not_compared() -> None:
    found = compare_names("orel " * 100, "orel " * 101, PERSON)
    assert (found.level, found.reasons[0].rule) == (NameLevel.DIFFERENT, "name.too_long")


NAMES = st.one_of(
    st.sampled_from([name for row in (*ONE, *OTHER) for name in row[:2]]),
    st.text(alphabet="abcdeoruü -.,'’кмAMО1.", max_size=24),
)


@given(NAMES, NAMES, st.sampled_from([PERSON, ORG, EntityType.GPE, None]))
def test_the_order_of_two_names_makes_no_difference(left: str, right: str, type: EntityType | None) -> None:
    found = compare_names(left, right, type)
    assert found == compare_names(right, left, type)
    assert 0 <= found.weight <= 1
