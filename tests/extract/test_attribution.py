"""Acts of saying: who, by which cue, and what is said."""

from __future__ import annotations

import pytest

from sayso.extract.attribution import act_words, is_eventive, is_said_thing
from sayso.extract.syntax import text_of
from tests.extract.readings import parse, scene

Act = tuple[str, str | None, tuple[str, ...]]


def acts(text: str) -> list[Act]:
    """Return kind, holder and contents of each act of the first passage."""
    frames = scene(text).frames
    return [
        (f.kind, f.holder.text if f.holder is not None else None, tuple(c.text for c in f.contents)) for f in frames
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said the bridge is safe.", ("attribution", "mayor", ("is",))),
        ("The mayor told reporters that the bridge fell.", ("attribution", "mayor", ("fell",))),
        ("The bridge fell, the mayor said.", ("attribution", "mayor", ("fell",))),
        ("The bridge, the mayor said, fell.", ("attribution", "mayor", ("fell",))),
        ("The lock jammed, said the engineer.", ("attribution", "engineer", ("jammed",))),
        ("According to the mayor, the bridge fell.", ("attribution", "mayor", ("fell",))),
        ("In the words of the mayor, the bridge fell.", ("attribution", "mayor", ("fell",))),
        ("“The bridge fell,” she added.", ("attribution", "she", ("fell",))),
        ("The letter says that the mill closed.", ("attribution", "letter", ("closed",))),
        ("She announced the closure of the mill.", ("attribution", "She", ("closure",))),
        ("Critics accused the council of hiding the plans.", ("attribution", "Critics", ("hiding",))),
        ("The council blamed the mill for the leak.", ("attribution", "council", ("leak",))),
        ("Divers believe that the wreck is old.", ("attribution", "Divers", ("is",))),
    ],
)
def test_a_report_has_a_holder_and_a_content(text: str, expected: Act) -> None:
    assert acts(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor admitted that the bill was late.", ("attribution_factive", "mayor", ("was",))),
        ("The mayor urged the club to wait.", ("directive", "mayor", ("wait",))),
        ("The mayor told the club to wait.", ("directive", "mayor", ("wait",))),
        ("The mayor promised to close the mill.", ("commissive", "mayor", ("close",))),
        ("The owner wants to sell the boat.", ("desire", "owner", ("sell",))),
        ("Analysts predict that prices will fall.", ("expectation", "Analysts", ("fall",))),
        ("The marks suggest that a boat passed.", ("evidential", "marks", ("passed",))),
        ("The mill denied selling the boat.", ("denial", "mill", ("selling",))),
        ("He pleaded not guilty to theft.", ("denial", "He", ("theft",))),
    ],
)
def test_an_act_is_of_the_kind_of_its_verb(text: str, expected: Act) -> None:
    assert acts(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He is said to have left.", ("hearsay_passive", None, ("left",))),
        ("It is rumoured that the mill closed.", ("hearsay_passive", None, ("closed",))),
        ("The claim that the mill had closed is old.", ("hearsay_passive", None, ("closed",))),
        ("She is widely viewed as a rival of Oslo.", ("reputation", None, ("rival",))),
        ("The fair is expected to open in May.", ("expectation", None, ("open",))),
        ("She was seen leaving the hall.", ("perception_passive", None, ("leaving",))),
        ("He is accused of theft.", ("hearsay_passive", None, ("theft",))),
    ],
)
def test_a_passive_without_an_agent_has_nobody_for_its_holder(text: str, expected: Act) -> None:
    assert acts(text) == [expected]


def test_a_passive_with_an_agent_has_it_for_its_holder() -> None:
    assert acts("She was accused of theft by the council.") == [("hearsay_passive", "council", ("theft",))]
    assert acts("The closure was announced by the mill.") == [("attribution", "mill", ("closure",))]


def test_a_person_who_indicates_something_says_it_and_a_thing_shows_it() -> None:
    assert [kind for kind, _, _ in acts("Officials indicate that the mill closed.")] == ["attribution"]
    assert [kind for kind, _, _ in acts("The marks indicate that a boat passed.")] == ["evidential"]


@pytest.mark.parametrize(
    "text",
    [
        "The plan added a lane to the road.",
        "The mayor announced a guest.",
        "She signed the petition.",
        "The ship sailed according to plan.",
        "She reads novels.",
        "The club found its lamp.",
        "The bid was made.",
        "The report came late.",
    ],
)
def test_a_verb_that_only_could_report_is_no_act(text: str) -> None:
    assert acts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The mill rejected the bid.",
        "The club dismissed its coach.",
        "The club denied her entry.",
        "He was denied a visa.",
        "The judge dismissed the jury.",
    ],
)
def test_what_was_never_said_is_not_denied(text: str) -> None:
    """Turning down a bid or a visa rejects nothing that anybody put forward."""
    assert [act for act in acts(text) if act[0] == "denial"] == []


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("The mill rejected the claims.", ("claims",)),
        ("The mill rejected the claims that it sold the boat.", ("sold",)),
        ("The club denied the allegation.", ("allegation",)),
        ("There is no truth in the reports that the mill closed.", ("closed",)),
        ("Claims that the mill closed are untrue.", ("closed",)),
    ],
)
def test_what_was_said_can_be_denied_and_its_clause_is_what_is_denied(text: str, contents: tuple[str, ...]) -> None:
    assert [found for kind, _, found in acts(text) if kind == "denial"] == [contents]


def test_a_report_that_is_itself_denied_has_no_holder_of_its_own() -> None:
    assert [kind for kind, _, _ in acts("The mill denied the report that the boat sank.")] == ["denial"]
    assert [kind for kind, _, _ in acts("Reports that the mill closed are untrue.")] == ["denial"]


def test_nested_acts_are_two_frames() -> None:
    assert acts("Mara Quill said that Idris Conteh said that the mill closed.") == [
        ("attribution", "Quill", ("said",)),
        ("attribution", "Conteh", ("closed",)),
    ]


def test_an_act_inside_its_content_is_marked_as_reversed() -> None:
    (inside,) = scene("The bridge, the mayor said, fell.").frames
    (outside,) = scene("The mayor said the bridge fell.").frames
    assert (inside.is_reversed, outside.is_reversed) == (True, False)


def test_frames_are_found_by_their_content_and_by_their_verb() -> None:
    scene_ = scene("The mayor said the bridge fell.")
    frames = scene_.reading.frames
    assert frames.content_of[scene_.word("fell").i] == [scene_.frames[0]]
    assert frames.verbs == {scene_.word("said").i}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill has denied selling the boat.", "has denied"),
        ("He pleaded not guilty to theft.", "pleaded not guilty"),
        ("According to the mayor, the bridge fell.", "According to"),
        ("He is said to have left.", "is said to"),
    ],
)
def test_the_words_of_an_act_are_its_verb_group_or_the_longer_match(text: str, expected: str) -> None:
    assert text_of(act_words(scene(text).frames[0])) == expected


@pytest.mark.parametrize(
    ("noun", "expected"), [("claim", True), ("allegation", True), ("bid", False), ("coach", False)]
)
def test_some_nouns_name_what_was_said(noun: str, expected: bool) -> None:
    assert is_said_thing(parse(f"The {noun} came.")[1]) is expected


@pytest.mark.parametrize(
    ("noun", "expected"),
    [("closure", True), ("inspection", True), ("sale", True), ("apartment", False), ("lamp", False), ("king", False)],
)
def test_some_nouns_name_what_happens(noun: str, expected: bool) -> None:
    assert is_eventive(parse(f"The {noun} came.")[1]) is expected


def test_an_accusation_is_found_where_its_matter_hangs_on_the_accused() -> None:
    assert acts("The council accused the mill of fraud.") == [("attribution", "council", ("fraud",))]
