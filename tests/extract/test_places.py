"""Places keep their written names, get a country only beyond doubt, and say whose ground is disputed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sayso.extract.parse import ParsedPassage, parse_passages
from sayso.extract.places import find_toponyms, place_for
from sayso.model.documents import NOT_STATED, Capture, Document, Passage
from sayso.model.mentions import EntityType, Mention, MentionLevel, Toponym
from sayso.model.spans import Span, ZoneKind

FOLDER = Path(__file__).parents[1] / "cases" / "places"


def document_of(text: str) -> Document:
    """Return a document of one passage."""
    capture = Capture(sha256="", size=0, media_type="", name="", charset="", charset_basis="none")
    passage = Passage(number=0, span=Span(0, len(text)), zone=ZoneKind.BODY, paragraph=0)
    return Document(
        id="doc-test",
        text=text,
        zones=(),
        passages=(passage,),
        title=NOT_STATED,
        publisher=NOT_STATED,
        published=NOT_STATED,
        url=NOT_STATED,
        byline=(),
        language="en",
        capture=capture,
    )


def mentions_in(text: str, wanted: list[list[str]]) -> tuple[Mention, ...]:
    found, at = [], 0
    for words, kind in wanted:
        start = text.index(words, at)
        at = start + len(words)
        span = Span(start, at)
        found.append(
            Mention(span=span, text=words, level=MentionLevel.NAME, type=EntityType(kind), entity=f"ent-{start}")
        )
    return tuple(found)


def read(text: str, wanted: list[list[str]]) -> tuple[ParsedPassage, tuple[Toponym, ...]]:
    document = document_of(text)
    parsed = parse_passages(document)
    return parsed[0], find_toponyms(document, parsed, mentions_in(text, wanted))


def _cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.toml")):
        for case in tomllib.loads(path.read_text("utf-8"))["case"]:
            yield pytest.param(case, id=f"{path.stem}: {case['text'][:40]}")


@pytest.mark.parametrize("case", list(_cases()))
def test_case_reads_as_it_says(case: dict[str, Any]) -> None:
    _, found = read(case["text"], case["mentions"])
    assert [[t.text, t.name, t.precision.value, t.country or ""] for t in found] == case["places"]
    for toponym, note in zip(found, case.get("notes", []), strict=False):
        assert note in (toponym.note or "")
        assert (toponym.note is None) == (note == "")


@pytest.mark.parametrize("case", list(_cases()))
def test_the_words_are_those_at_the_span(case: dict[str, Any]) -> None:
    _, found = read(case["text"], case["mentions"])
    assert all(toponym.span.of(case["text"]) == toponym.text for toponym in found)


def test_disputed_ground_never_has_a_country() -> None:
    text = "Choirs from Austria sang in Kashmir, in Gaza, in Crimea, in Kosovo and on Dokdo."
    names = ["Austria", "Kashmir", "Gaza", "Crimea", "Kosovo", "Dokdo"]
    _, found = read(text, [[name, "GPE"] for name in names])
    assert [toponym.country for toponym in found] == ["AT", None, None, None, None, None]
    assert all(toponym.note for toponym in found[1:])


def test_only_names_of_places_are_places() -> None:
    text = "The city of Vienna was praised."
    pronoun = Mention(span=Span(0, 8), text="The city", level=MentionLevel.NOMINAL, type=EntityType.GPE)
    document = document_of(text)
    parsed = parse_passages(document)
    assert find_toponyms(document, parsed, (pronoun,)) == ()


def test_a_place_keeps_the_entity_of_its_mention() -> None:
    _, (toponym,) = read("They sang in Vienna.", [["Vienna", "GPE"]])
    assert toponym.entity == "ent-13"


SITES = [
    ("A fair was held in Vienna.", ["Vienna"], "held", "Vienna"),
    ("The fair took place in Vienna, Austria.", ["Vienna", "Austria"], "took", "Vienna"),
    ("She travelled to Vienna.", ["Vienna"], "travelled", "Vienna"),
    ("She visited Vienna.", ["Vienna"], "visited", "Vienna"),
    ("She visited Vienna, where she opened a school.", ["Vienna"], "opened", "Vienna"),
    ("She visited Vienna, meeting three teachers.", ["Vienna"], "meeting", "Vienna"),
    ("She praised Vienna.", ["Vienna"], "praised", None),
    ("The mayor of Vienna resigned.", ["Vienna"], "resigned", None),
    ("She said in Vienna that the mill had closed.", ["Vienna"], "closed", None),
    ("The mill, which burned in Lyon, was sold.", ["Lyon"], "sold", None),
    ("The mill, which burned in Lyon, was sold.", ["Lyon"], "burned", "Lyon"),
    ("Singers met in Lyon after they had left Vienna.", ["Lyon", "Vienna"], "met", "Lyon"),
    ("They attended fairs in Lyon and Vienna.", ["Lyon", "Vienna"], "attended", "Lyon"),
    ("She held a meeting with teachers in Vienna.", ["Vienna"], "held", "Vienna"),
    ("The choir operates from Vienna.", ["Vienna"], "operates", "Vienna"),
]


@pytest.mark.parametrize(("text", "names", "head", "words"), SITES)
def test_the_place_of_a_predicate_is_that_of_its_clause(
    text: str, names: list[str], head: str, words: str | None
) -> None:
    parsed, found = read(text, [[name, "GPE"] for name in names])
    token = next(token for token in parsed.doc if token.text == head)
    toponym = place_for(parsed, token, found)
    assert (toponym.text if toponym else None) == words
