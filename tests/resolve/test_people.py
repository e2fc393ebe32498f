"""Who stands before the public, by the words of a report; how everybody else is shown."""

from __future__ import annotations

import pytest

from sayso.extract.analysis import analyse
from sayso.resolve.people import find_people, find_sheltered_names, private_names
from tests.extract.reports import report

PUBLIC = [
    ("Mira Venn, the mayor of Tollbeck, opened the fair.", "office"),
    ("Deputy harbour master Mira Venn opened the fair.", "office"),
    ("General Mira Venn commands the garrison.", "command"),
    ("Mira Venn, a spokeswoman for the Tallow Guild, declined to comment.", "spokes"),
    ("Mira Venn, the opposition candidate, opened the fair.", "party"),
    ("Mira Venn, director of the Tallow Guild, opened the fair.", "in_a_body"),
    ("The guild's secretary, Mira Venn, opened the fair.", "in_a_body"),
    ("The harbour campaigner Mira Venn opened the fair.", "campaign"),
    ("Mira Venn, a historian, opened the fair.", "press"),
    ("The folk singer Mira Venn opened the fair.", "stage"),
    ("Mira Venn, rowing for the Reed Club, won by two lengths.", "sport"),
    ("Mira Venn, 70, the minister for harbours, opened the fair.", "office"),
]
PRIVATE = [
    ("Mira Venn, a 43-year-old director, opened the fair.", "a 43-year-old director"),
    ("Mira Venn, a baker, opened the fair.", "a baker"),
    ("Mira Venn, the mayor's wife, opened the fair.", "a relative"),
    ("Neighbour Mira Venn opened the fair.", "a neighbour"),
    ("Mira Venn, 81, opened the fair.", "an 81-year-old person"),
    ("Mira Venn, who lives nearby, opened the fair.", "a person"),
    ("Mira Venn, a retired postwoman and a devout Lutheran, opened the fair.", "a person"),
]


@pytest.mark.parametrize(("text", "kind"), PUBLIC)
def test_words_that_make_a_role_public(text: str, kind: str) -> None:
    (person,) = (p for p in find_people(analyse(report(text))) if p.name == "mira venn")
    assert person.role is not None, text
    assert person.role.rule == f"public.{kind}"
    assert person.role.note.startswith("told of as “")
    assert not person.is_private


@pytest.mark.parametrize(("text", "shown"), PRIVATE)
def test_words_that_make_nobody_public(text: str, shown: str) -> None:
    (person,) = (p for p in find_people(analyse(report(text))) if p.name == "mira venn")
    assert person.role is None, text
    assert person.is_private
    assert person.described == shown


def test_whom_a_report_names_without_a_word_it_takes_for_known() -> None:
    (person,) = find_people(analyse(report("Mira Venn opened the fair.")))
    assert (person.role, person.is_private) == (None, False)


def test_two_who_are_described_alike_are_numbered() -> None:
    people = find_people(analyse(report("Mira Venn, a baker, met Hugo Lindt, a baker, at the fair.")))
    assert dict(private_names(people)) == {"Mira Venn": "a baker", "Hugo Lindt": "a baker (no. 2)"}


def test_names_that_were_left_out_are_known_as_names() -> None:
    analysis = analyse(report("Timo Brandt, aged 9, sang. An eyewitness, Hedda Kroll, clapped."))
    assert find_sheltered_names(analysis) == ("Hedda Kroll", "Timo Brandt")
    assert find_people(analysis) == ()


def test_an_age_is_that_of_whoever_is_named_behind_it() -> None:
    found = find_people(analyse(report("A neighbour of Jon Orrell, a 61-year-old welder named Mira Venn, saw a van.")))
    shown = {person.name: person.described for person in found}
    assert shown == {"jon orrell": "", "mira venn": "a 61-year-old person"}
