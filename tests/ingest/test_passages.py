"""Passages: each case is split as it says, and none crosses a zone or the limit."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.ingest import limits
from sayso.ingest.passages import split_sentences
from sayso.model.spans import Span, ZoneKind
from tests.ingest.reading import cases, read


@pytest.mark.parametrize("case", list(cases("sentences")))
def test_a_paragraph_is_split_as_its_case_says(case: dict[str, Any]) -> None:
    text = case.get("text") or " ".join(case["sentences"])
    expected = case.get("expected") or case["sentences"]
    assert [span.of(text) for span in split_sentences(text, Span(0, len(text)))] == expected


def test_a_fused_promo_line_is_no_passage() -> None:
    document = read("They left the Tarn Club.Click Here To Follow Our Channel\nIt rained on all of them.")
    assert [p.span.of(document.text) for p in document.passages] == [
        "They left the Tarn Club.",
        "It rained on all of them.",
    ]


def test_paragraphs_are_counted_and_titles_are_passages() -> None:
    document = read("Ferry returns to Port Ellery\n\nIt rained on Monday. It rained again.\n\nThen it stopped raining.")
    assert [(p.zone, p.paragraph) for p in document.passages] == [
        (ZoneKind.TITLE, 0),
        (ZoneKind.BODY, 1),
        (ZoneKind.BODY, 1),
        (ZoneKind.BODY, 2),
    ]


def test_a_sentence_over_the_limit_is_cut_at_a_space_with_a_note() -> None:
    document = read("It was a long day and " * 300 + "then it was over.")
    assert max(len(p.span) for p in document.passages) <= limits.PASSAGE.value
    assert [note.rule for note in document.notes] == ["cut:passage"]
    assert document.completeness.value == "complete"


def test_a_wrapped_text_is_read_by_its_paragraphs() -> None:
    lines = [
        "The keeper of the lighthouse at Port Ellery, who has lived there for",
        "thirty years, denied on Monday that the lamp had gone out. Captain",
        "Rollo Finch, who was at sea that night, told the inquiry that he had",
        "seen no light at all between nine and ten, and that he had written",
        "as much in his log. The inquiry will report in May.",
        "",
        "The lamp is to be replaced in any case, the harbour master told the",
        "council, which will vote on the matter next week.",
    ]
    document = read("\n".join(lines))
    assert [p.paragraph for p in document.passages] == [0, 0, 0, 1]
