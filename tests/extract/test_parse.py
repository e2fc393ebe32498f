"""Passages as syntax: one sentence each, offsets of the document, names that stay whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.extract.parse import load_pipeline, parse_passages
from sayso.model.spans import Span
from tests.extract.readings import parse, scene
from tests.extract.reports import report

if TYPE_CHECKING:
    from spacy.language import Language

STORY = "The mill closed.\nThe owner left in May. A buyer came."


def test_every_passage_is_parsed_in_order() -> None:
    parsed = parse_passages(report(STORY))
    assert [p.doc.text for p in parsed] == ["The mill closed.", "The owner left in May.", "A buyer came."]
    assert [p.passage.number for p in parsed] == [0, 1, 2]


@pytest.mark.parametrize(
    "text",
    [
        "It closed. Then it opened.",
        "The mill closed; the owner left; nobody came",
        "THE MILL CLOSED\tTHE OWNER LEFT",
    ],
)
def test_a_passage_is_one_sentence_whatever_the_model_thinks(pipeline: Language, text: str) -> None:
    """A parser that splits again would lose the scope of a hedge."""
    assert len(list(pipeline(text).sents)) == 1


def test_spans_count_characters_of_the_document() -> None:
    parsed = parse_passages(report(STORY))[1]
    assert parsed.span(0, 1).of(STORY) == "The owner"
    assert parsed.span_of([parsed.doc[4], parsed.doc[2]]).of(STORY) == "left in May"


def test_offsets_hold_where_characters_take_several_bytes() -> None:
    text = "Zoë’s café – “Höfði” – closed 🚢.\nThe owner left."
    first, second = parse_passages(report(text))
    assert [first.span(t.i, t.i).of(text) for t in first.doc if t.is_alpha] == ["Zoë", "café", "Höfði", "closed"]
    assert second.span(0, 1).of(text) == "The owner"


def test_tokens_are_found_by_a_span_also_where_it_cuts_them() -> None:
    parsed = parse_passages(report(STORY))[1]
    start = STORY.index("owner")
    assert [t.text for t in parsed.tokens_in(Span(start, start + 5))] == ["owner"]
    assert [t.text for t in parsed.tokens_in(Span(start + 1, start + 7))] == ["owner", "left"]


@pytest.mark.parametrize("span", [Span(0, 5), Span(len(STORY) - 3, len(STORY)), Span(30, 30)])
def test_a_span_outside_the_passage_holds_none_of_its_tokens(span: Span) -> None:
    assert list(parse_passages(report(STORY))[1].tokens_in(span)) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The choir left Port-sur-Tarn in May.", "Port-sur-Tarn"),
        ("The road to Kirk-upon-Ware is closed.", "Kirk-upon-Ware"),
        ("The Lashkar-e-Test shop closed.", "Lashkar-e-Test"),
    ],
)
def test_a_name_joined_by_a_particle_is_one_word(text: str, name: str) -> None:
    assert name in [token.text for token in parse(text)]


@pytest.mark.parametrize(
    "text", ["A well-known baker left.", "The up-to-date map is lost.", "The Anglo-Dutch firm left."]
)
def test_ordinary_hyphens_stay_as_the_model_was_trained_on_them(text: str) -> None:
    assert "-" in [token.text for token in parse(text)]


def test_the_pipeline_is_loaded_once(pipeline: Language) -> None:
    assert load_pipeline() is pipeline


def test_a_report_without_passages_has_no_parse() -> None:
    assert parse_passages(report("")) == ()


def test_a_passage_of_marks_alone_is_parsed() -> None:
    assert [r.predications for r in scene("— … !").readings] == [()]
