"""Acts of saying as stretches of the text: whole phrases, whole clauses, split where the cue interrupts."""

from __future__ import annotations

import pytest

from tests.extract.readings import analysed

Row = tuple[str, str | None, str, list[str]]


def rows(text: str) -> list[Row]:
    """Return (kind, source, cue, contents) of each act of saying, in text order."""
    analysis = analysed(text)
    words = analysis.document.text
    return [
        (
            a.kind,
            a.source.of(words) if a.source is not None else None,
            a.cue.of(words),
            [span.of(words) for span in a.contents],
        )
        for a in analysis.attributions
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
