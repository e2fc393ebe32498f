"""Predications: where something is said to be the case, and in which words."""

from __future__ import annotations

import pytest

from sayso.extract.clauses import Form, clause_tokens, closing_nominals, find_predications, form_of, nominal
from sayso.extract.syntax import text_of
from tests.extract.readings import parse, scene


def heads(text: str) -> list[str]:
    return [p.head.text for p in find_predications(parse(text))]


def words(text: str, head: str) -> str:
    """Return the words of the clause that a word carries."""
    scene_ = scene(text)
    return text_of(clause_tokens(scene_.predication(head), scene_.reading.seats))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill closed.", ["closed"]),
        ("The mill closed and opened a shop.", ["closed", "opened"]),
        ("The mayor said the mill closed.", ["said", "closed"]),
        ("The bridge is safe.", ["safe"]),
        ("Mara Quill is the mayor.", ["mayor"]),
        ("The bridge is in Oslo.", ["is"]),
        ("The mill seems to close early.", ["close"]),
        ("The mill failed to close.", ["close"]),
        ("Prices are likely to fall.", ["fall"]),
        ("The old mill.", []),
        ("Running shoes, walking sticks.", []),
    ],
)
def test_predications_are_found_in_text_order(text: str, expected: list[str]) -> None:
    assert heads(text) == expected


def test_a_copula_is_carried_by_its_complement() -> None:
    (found,) = find_predications(parse("The bridge was safe."))
    assert (found.head.text, found.verb.text, found.is_copular) == ("safe", "was", True)


def test_a_plain_verb_carries_itself() -> None:
    (found,) = find_predications(parse("The bridge fell."))
    assert found.head.i == found.verb.i
    assert not found.is_copular


@pytest.mark.parametrize(
    ("text", "verb", "form"),
    [
        ("The mill closed.", "closed", Form.FINITE),
        ("The mill has been closed.", "closed", Form.FINITE),
        ("The mill will close.", "close", Form.FINITE),
        ("The owner wants to close the mill.", "close", Form.INFINITIVE),
        ("The mill, built in 1900, fell.", "built", Form.PARTICIPLE),
        ("The mayor left, waving a flag.", "waving", Form.PARTICIPLE),
    ],
)
def test_the_form_is_read_off_the_verb_and_its_auxiliaries(text: str, verb: str, form: Form) -> None:
    assert form_of(scene(text).word(verb)) is form


def test_a_noun_may_carry_a_predication() -> None:
    noun = parse("She announced the closure.")[3]
    assert nominal(noun).form is Form.NOMINAL


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("In May, the mill closed.", "closed", "the mill closed"),
        ("The mill closed, and the owner left.", "closed", "The mill closed"),
        ("The mill closed, and the owner left.", "left", "the owner left"),
        ("The mayor said the mill closed.", "closed", "the mill closed"),
        ("The mill closed, according to the mayor.", "closed", "The mill closed"),
        ("The mill closed because the river froze.", "closed", "The mill closed"),
        ("The mill (near Oslo) closed (in May).", "closed", "The mill (near Oslo) closed (in May)"),
        ("If it rains, the fair ends.", "rains", "it rains"),
        ("He is said to have left.", "left", "He is said to have left"),
        ("The mayor left, waving a flag.", "waving", "waving a flag"),
        ("The dinner hosted by the guild was long.", "hosted", "The dinner hosted by the guild"),
        ("The hall was opened in June, with singers from the valley.", "opened", "The hall was opened in June"),
        ("Nella Brandt sang, alongside delegates from the League.", "sang", "Nella Brandt sang"),
    ],
)
def test_a_clause_is_cut_to_its_own_words(text: str, head: str, expected: str) -> None:
    assert words(text, head) == expected


def test_a_clause_in_the_middle_stays_so_that_the_words_are_one_run() -> None:
    assert words("The bridge, which was built in 1900, fell.", "fell") == "The bridge, which was built in 1900, fell"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The hall was opened in June, with singers from the valley.", ["singers"]),
        ("The mill closed, with the owner leaving town.", []),
        ("She came with singers from the valley.", []),
        ("He attended events, including a rally organised by the guild.", ["rally"]),
        ("He attended events, including rallies.", []),
    ],
)
def test_what_a_closing_phrase_adds_is_a_predication_of_its_noun(text: str, expected: list[str]) -> None:
    assert [p.head.text for p in closing_nominals(parse(text))] == expected
