"""Acts of saying as stretches of the text: whole phrases, whole clauses, split where the cue interrupts."""

from __future__ import annotations

import pytest

from sayso.encoder.reading import Labelled, Said
from sayso.extract.spans import attribution_spans, join_spans
from sayso.model.spans import Span
from sayso.model.speech import AttributionSpans
from tests.extract.readings import scene

Row = tuple[str, str | None, str, list[str]]


def rows(text: str) -> list[Row]:
    """Return (kind, source, cue, contents) of each act of saying that the rules find, in text order."""
    read = scene(text)
    words = read.document.text
    return [
        (
            a.kind,
            a.source.of(words) if a.source is not None else None,
            a.cue.of(words),
            [span.of(words) for span in a.contents],
        )
        for a in attribution_spans(read.readings, read.speakers)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mayor said that the mill had closed.",
            ("say", "The mayor", "said", ["that the mill had closed"]),
        ),
        (
            "Ada Brandt, a clerk at the mill, has repeatedly claimed that it is safe.",
            ("claim", "Ada Brandt, a clerk at the mill,", "has repeatedly claimed", ["that it is safe"]),
        ),
        (
            "The mill, the mayor said, will close in May.",
            ("say", "the mayor", "said", ["The mill", "will close in May"]),
        ),
        (
            "According to the harbour office, the ferry sank.",
            ("report", "the harbour office", "According to", ["the ferry sank"]),
        ),
        (
            "“The mill will close,” the mayor said.",
            ("say", "the mayor", "said", ["“The mill will close,”"]),
        ),
        (
            "“It is late. We go home,” the mayor said. “The mill can wait.”",
            ("say", "the mayor", "said", ["“It is late. We go home,”", "“The mill can wait.”"]),
        ),
        (
            "The mill has reportedly been sold.",
            ("hearsay", None, "reportedly", ["been sold"]),
        ),
        (
            "The mayor also urged residents of the quay to stay at home.",
            ("direct", "The mayor", "also urged", ["residents of the quay to stay at home"]),
        ),
        (
            "The closure was announced by the mill's owner.",
            ("say", "the mill's owner", "was announced by", ["The closure"]),
        ),
        (
            "The mayor declined to comment on the sale.",
            ("nocomment", "The mayor", "declined to comment", ["the sale"]),
        ),
    ],
)
def test_an_act_of_saying_has_its_whole_phrases(text: str, expected: Row) -> None:
    assert rows(text) == [expected]


def test_an_act_inside_an_act_is_an_act_of_its_own() -> None:
    found = rows("The clerk said the mayor denied that the mill had closed.")
    assert [(row[0], row[1]) for row in found] == [("say", "The clerk"), ("deny", "the mayor")]
    assert found[0][3] == ["the mayor denied that the mill had closed"]
    assert found[1][3] == ["that the mill had closed"]


def test_where_nobody_says_anything_there_is_nothing() -> None:
    assert rows("The mill closed in May. The ferry runs twice a day.") == []


TEXT = "The mayor said the mill closed in May, and she sighed. The clerk hinted at rain."
RULED = AttributionSpans(cue=Span(10, 14), kind="say", source=Span(0, 9), contents=(Span(15, 30),))


def heard(cue: Span, source: Span | None, contents: tuple[Span, ...], score: float = 0.9) -> Said:
    """Return what the encoder hears of an act of saying."""
    return Said(
        cue=Labelled(cue, "say", score),
        source=Labelled(source, "", 0.9) if source is not None else None,
        contents=tuple(Labelled(span, "", 0.9) for span in contents),
        source_score=0.9,
    )


def test_an_act_that_both_see_has_the_encoder_s_ends_and_the_wider_content() -> None:
    said = heard(Span(10, 14), Span(4, 9), (Span(19, 37),))
    (found,) = join_spans([RULED], [said], TEXT)
    assert (found.cue, found.source, found.contents) == (RULED.cue, Span(4, 9), (Span(15, 37),))
    assert [reason.rule for reason in found.reasons] == ["encoder.attribution"]


def test_the_rules_may_know_a_source_that_the_encoder_does_not_hear() -> None:
    (found,) = join_spans([RULED], [heard(Span(10, 14), None, (Span(15, 30),))], TEXT)
    assert found.source == RULED.source


def test_of_an_act_that_a_rule_sees_too_less_is_asked() -> None:
    assert join_spans([], [heard(Span(10, 14), Span(0, 9), (), score=0.6)], TEXT) == ()
    (found,) = join_spans([RULED], [heard(Span(10, 14), Span(0, 9), (), score=0.6)], TEXT)
    assert found.cue == RULED.cue
    assert join_spans([RULED], [heard(Span(10, 14), Span(0, 9), (), score=0.4)], TEXT) == ()


def test_the_rules_know_how_far_a_quotation_goes() -> None:
    text = TEXT.replace("the mill closed", '"he mill close"')
    said = heard(Span(10, 14), None, (Span(15, 37),))
    (found,) = join_spans([RULED], [said], text)
    assert found.contents == RULED.contents


def test_the_encoder_says_which_acts_there_are() -> None:
    hint = heard(Span(65, 71), Span(55, 64), (Span(75, 79),))
    assert join_spans([RULED], [], TEXT) == ()
    (found,) = join_spans([], [hint], TEXT)
    assert (found.cue.of(TEXT), found.source) == ("hinted", Span(55, 64))
    assert join_spans([], [heard(Span(65, 71), None, (), score=0.5)], TEXT) == ()
