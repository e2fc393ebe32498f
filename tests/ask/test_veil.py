"""What stands in place of names: in words, in texts whose places must stay, and over whole answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ask.answers import ReportName
from sayso.ask.veil import Veil, reports_in, veil_of

from . import factories as f

BAKER = {"Lena Horvat": "a baker", "Horvat": "a baker"}
VEIL = veil_of(BAKER, ["Hugo Horvat"])

WORDS = [
    ("Lena Horvat", "A baker"),
    ("Lena Horvat said so", "[a baker] said so"),
    ("“Lena\n Horvat’s oven”", "“[a baker]’s oven”"),
    ("Horvat, Lena Horvat and Hugo Horvat", "[a baker], [a baker] and Hugo Horvat"),
    ("Horvath and Lena", "Horvath and Lena"),
    ("LENA HORVAT FINED; HORVAT SAYS NO", "[a baker] FINED; [a baker] SAYS NO"),
    ("https://example.org/lena-horvat-fined", "https://example.org/[a baker]-fined"),
    ("a horvat is no name", "a horvat is no name"),
    ("horvat", "horvat"),
    ("", ""),
]


@pytest.mark.parametrize(("words", "shown"), WORDS)
def test_names_become_what_is_shown_for_them(words: str, shown: str) -> None:
    assert VEIL.words(words) == shown


def test_a_text_keeps_its_length() -> None:
    assert VEIL.blocks("Lena Horvat met Hugo Horvat.") == "▒▒▒▒ ▒▒▒▒▒▒ met Hugo Horvat."


@given(st.lists(st.sampled_from([*BAKER, "Hugo Horvat", "met", ",", " ", "\n"]), max_size=12))
def test_every_place_in_a_text_is_where_it_was(parts: list[str]) -> None:
    text = " ".join(parts)
    blocks = VEIL.blocks(text)
    assert len(blocks) == len(text)
    assert "Lena" not in blocks


def test_a_name_that_is_hidden_is_not_kept() -> None:
    assert veil_of(BAKER, ["Horvat"]).words("Horvat") == "A baker"


class Colour(StrEnum):
    NAMED = "Horvat"


@dataclass(frozen=True)
class Answer:
    report: ReportName
    words: tuple[str, ...]
    by: dict[str, str]
    colour: Colour = Colour.NAMED


def answer(document: str) -> Answer:
    report = ReportName(id=document, title="Horvat bakes", publisher=None, published=None)
    return Answer(report=report, words=("by Lena Horvat",), by={"doc": "Horvat"})


def test_an_answer_keeps_its_shape_and_its_codes() -> None:
    veiled = VEIL.over(answer("doc-1"))
    assert veiled.words == ("by [a baker]",)
    assert veiled.by == {"doc": "A baker"}
    assert veiled.colour is Colour.NAMED
    assert veiled.report.title == "[a baker] bakes"


def test_what_belongs_to_a_report_is_under_its_veil() -> None:
    """A baker in one report may be the mayor in another."""
    veil = Veil(shown=BAKER, by_report={"doc-1": veil_of({}), "doc-2": VEIL})
    assert veil.over(answer("doc-1")) == answer("doc-1")
    assert veil.over((answer("doc-1"), answer("doc-2")))[1].words == ("by [a baker]",)


def test_a_document_keeps_what_it_is() -> None:
    document = f.document("Lena Horvat baked. She sold.", title="Lena Horvat bakes")
    veiled = VEIL.over(document)
    assert veiled.text == "▒▒▒▒ ▒▒▒▒▒▒ baked. She sold."
    assert veiled.title.value == "[a baker] bakes"
    assert replace(veiled, text=document.text, title=document.title) == document


def test_without_names_nothing_is_touched() -> None:
    given_ = answer("doc-1")
    assert Veil().over(given_) is given_


def test_the_reports_of_an_answer_are_found() -> None:
    assert reports_in({"a": [answer("doc-1f"), "doc-2e"], "b": {"doc-3d": "no doc-4"}}) == {
        "doc-1f",
        "doc-2e",
        "doc-3d",
    }


def test_it_says_whose_names_are_not_shown() -> None:
    assert VEIL.line == "1 private person is shown by what a report calls them and not by name"
    assert veil_of({"Timo": "a person not named here"}).line == ""
