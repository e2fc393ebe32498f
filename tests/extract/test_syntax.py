"""Small questions put to a parse."""

from __future__ import annotations

import pytest

from sayso.extract.syntax import (
    agent,
    ancestors,
    conjuncts,
    first,
    first_conjunct,
    governing_verb,
    is_passive,
    noun_phrase,
    subject,
    subtree,
    text_of,
    verb_group,
    verb_group_above,
)
from tests.extract.readings import scene


def subject_of(text: str, verb: str) -> str | None:
    found = subject(scene(text).word(verb))
    return found.text if found is not None else None


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The mill closed.", "closed", "mill"),
        ("The mill was closed.", "closed", "mill"),
        ("The man who sold the boat left.", "sold", "man"),
        ("The mill closed and opened a shop.", "opened", "mill"),
        ("The owner wants to sell the boat.", "sell", "owner"),
        ("The mayor urged the club to wait.", "wait", "club"),
        ("The man selling the boat left.", "selling", "man"),
        ("The mayor left the hall, waving a flag.", "waving", "mayor"),
        ("Sell the boat.", "Sell", None),
    ],
)
def test_a_subject_is_fetched_where_the_verb_has_none_of_its_own(text: str, verb: str, expected: str | None) -> None:
    assert subject_of(text, verb) == expected


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The hall was opened by the mayor.", "opened", True),
        ("The hall, opened by the mayor, is full.", "opened", True),
        ("The hall opened.", "opened", False),
        ("The mayor has opened the hall.", "opened", False),
    ],
)
def test_a_passive_is_told_from_an_active(text: str, verb: str, expected: bool) -> None:
    assert is_passive(scene(text).word(verb)) is expected


def test_the_agent_of_a_passive_is_the_object_of_its_by() -> None:
    found = agent(scene("The hall was opened by the mayor.").word("opened"))
    assert found is not None
    assert found.text == "mayor"


@pytest.mark.parametrize(
    "text", ["The hall was opened by May 2019.", "The price was cut by 20 percent.", "It was closed."]
)
def test_a_day_or_a_sum_after_by_is_no_agent(text: str) -> None:
    scene_ = scene(text)
    verb = next(t for t in scene_.parsed.doc if t.tag_ == "VBN")
    assert agent(verb) is None


def test_a_verb_group_holds_auxiliaries_negation_particle_and_the_adverbs_between() -> None:
    group = verb_group(scene("The mill has not yet been closed down.").word("closed"))
    assert [t.text for t in group] == ["has", "not", "yet", "been", "closed", "down"]


def test_a_verb_group_leaves_out_an_adverb_behind_it() -> None:
    assert text_of(verb_group(scene("The mill has closed quietly.").word("closed"))) == "has closed"


def test_the_group_above_is_that_of_the_raising_verb() -> None:
    scene_ = scene("The clips appear to show a boat.")
    assert [t.text for t in verb_group_above(scene_.word("show"))] == ["appear"]
    assert verb_group_above(scene_.word("appear")) == []


def test_conjuncts_come_in_text_order_and_know_their_first() -> None:
    scene_ = scene("Bakers, millers and grocers met.")
    found = conjuncts(scene_.word("Bakers"))
    assert [t.text for t in found] == ["Bakers", "millers", "grocers"]
    assert first_conjunct(found[2]).text == "Bakers"


def test_a_noun_phrase_stops_before_its_clauses_and_appositions() -> None:
    text = "The old mill near the pier, a landmark, which closed in May, fell."
    assert text_of(noun_phrase(scene(text).word("mill"))) == "The old mill near the pier"


def test_a_noun_phrase_may_keep_what_is_joined_to_it_or_its_reduced_relative() -> None:
    joined = scene("The bakers and the grocers met in May.").word("bakers")
    assert text_of(noun_phrase(joined)) == "The bakers"
    assert text_of(noun_phrase(joined, coordinated=True)) == "The bakers and the grocers"
    reduced = scene("The closure announced by the club came late.").word("closure")
    assert text_of(noun_phrase(reduced)) == "The closure"
    assert text_of(noun_phrase(reduced, with_clauses=True)) == "The closure announced by the club"


def test_a_subtree_may_leave_parts_out() -> None:
    verb = scene("The mill closed in May.").word("closed")
    assert text_of(subtree(verb, without=frozenset({"prep", "punct"}))) == "The mill closed"


def test_ancestors_are_yielded_nearest_first_and_end_at_the_top() -> None:
    scene_ = scene("The mayor said the old bridge is safe.")
    assert [t.text for t in ancestors(scene_.word("old"))] == ["bridge", "is", "said"]
    assert list(ancestors(scene_.word("said"))) == []


def test_the_governing_verb_is_the_nearest_above() -> None:
    scene_ = scene("The mayor said the old bridge is safe.")
    governor = governing_verb(scene_.word("old"))
    assert governor is not None
    assert governor.text == "is"
    assert governing_verb(scene_.word("said")) is None


def test_nothing_is_found_where_nothing_stands() -> None:
    assert first(scene("The mill closed.").word("closed"), "dobj") is None
    assert text_of([]) == ""
