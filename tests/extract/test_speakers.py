"""Whose words a quotation is, where its own sentence does not say."""

from __future__ import annotations

import pytest

from sayso.model.claims import Link, SourceKind
from sayso.model.spans import Span
from tests.extract.readings import analysed, claim_at, scene


def speaker(text: str, head: str) -> tuple[str, Link]:
    """Return the innermost source of the claim that a word carries, and how its step is known."""
    step = claim_at(analysed(text), head).chain[-1]
    return step.source.label, step.link


def test_an_act_in_the_sentence_itself_is_stated() -> None:
    assert speaker("“The roof leaks badly,” Mara Quill said.", "leaks") == ("Mara Quill", Link.STATED)


@pytest.mark.parametrize(
    "text",
    [
        "“We close the mill in May,” Mara Quill said. “The roof leaks badly.”",
        "“The roof leaks badly. We close the mill in May,” Mara Quill said.",
        "Mara Quill said the mill closed. “The roof leaks badly.”",
    ],
)
def test_an_act_in_the_same_paragraph_gives_the_speaker(text: str) -> None:
    assert speaker(text, "leaks")[0] == "Mara Quill"


def test_a_paragraph_that_is_all_quotation_goes_on_with_the_speaker_before() -> None:
    text = "“We close the mill in May,” Mara Quill said.\n“The roof leaks badly.”"
    assert speaker(text, "leaks") == ("Mara Quill", Link.INFERRED)


def test_a_quotation_in_a_paragraph_of_its_own_matter_does_not_go_on() -> None:
    text = "“We close the mill in May,” Mara Quill said.\nA sign on the gate by the river reads “The roof leaks badly.”"
    claims = [c for c in analysed(text).claims if c.head.of(text) == "leaks"]
    assert [c for c in claims if c.source.label == "Mara Quill"] == []


def test_of_two_acts_the_nearer_speaks() -> None:
    text = "Idris Conteh said the mill closed. Mara Quill said the wheel broke. “The roof leaks badly.”"
    assert speaker(text, "leaks")[0] == "Mara Quill"


def test_an_act_far_away_in_the_paragraph_speaks_not() -> None:
    filler = (
        "The river froze in the winter and the boats lay on the shore near the old pier until the spring came back."
    )
    text = f"Idris Conteh said the mill closed. {filler} “The roof leaks badly,” a sign reads."
    assert speaker(text, "leaks")[0] != "Idris Conteh"


def test_a_term_in_marks_is_in_the_words_of_the_report() -> None:
    text = "Mara Quill said the mill closed. The “old wheel” broke in May."
    assert claim_at(analysed(text), "broke").source.kind is SourceKind.PUBLISHER


def test_words_in_marks_are_known_as_quoted() -> None:
    analysis = analysed("“The roof leaks badly,” Mara Quill said. The mill closed.")
    assert claim_at(analysis, "leaks").quoted_direct
    assert not claim_at(analysis, "closed").quoted_direct


def test_a_quotation_without_any_speaker_keeps_none() -> None:
    text = "“The roof leaks badly.”"
    speakers = scene(text).speakers
    assert speakers.is_quoted(Span(1, 4))
    assert speakers.by_quotation == {}


def test_an_act_inside_the_quotation_is_nested_below_the_speaker() -> None:
    text = "“The engineer says the roof leaks badly,” Mara Quill said."
    chain = [step.source.label for step in claim_at(analysed(text), "leaks").chain]
    assert chain == ["this article", "Mara Quill", "The engineer"]


@pytest.mark.xfail(reason="the quotation's verb is the root, and only a root outside it is asked", strict=True)
def test_a_verb_before_a_colon_introduces_the_quotation() -> None:
    """As it stands the report itself is taken to row."""
    assert speaker("The coach took stock: “We rowed very well today.”", "rowed") == ("The coach", Link.INFERRED)
