"""Coreference and metonymy: every case file of ``tests/cases/coreference`` is read as it says."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sayso.extract.coreference import Resolution, resolve_entities
from sayso.extract.names import find_names
from sayso.extract.parse import parse_passages
from sayso.model.documents import Document
from sayso.model.mentions import MentionLevel
from sayso.model.spans import Span
from tests.extract.readings import analysed
from tests.extract.reports import report

FOLDER = Path(__file__).parents[1] / "cases" / "coreference"


def _cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
            yield pytest.param(case, id=f"{path.stem}: {case['label']}", marks=marks)


def resolve(text: str) -> tuple[Document, Resolution]:
    document = report(text)
    parsed = parse_passages(document)
    return document, resolve_entities(document, parsed, find_names(document, parsed))


def _place(text: str, words: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
        while start and text[start - 1].isalpha():
            start = text.index(words, start + 1)
    return Span(start, start + len(words))


def _answer(document: Document, resolution: Resolution, span: Span) -> Any:
    names = {entity.id: entity.name for entity in resolution.entities}
    members = resolution.members(span)
    if members:
        return [names[member] for member in members]
    target = resolution.antecedent(span)
    return target.of(document.text) if isinstance(target, Span) else names.get(target or "")


@pytest.mark.parametrize("case", list(_cases()))
def test_a_case_is_read_as_it_says(case: dict[str, Any]) -> None:
    document, resolution = resolve(case["text"])
    for link in case.get("links", []):
        span = _place(case["text"], link["words"], link.get("nth", 1))
        assert _answer(document, resolution, span) == link["to"], link
    for words in case.get("unresolved", []):
        assert _answer(document, resolution, _place(case["text"], words)) is None, words
    _check_entities(case, resolution)


def _check_entities(case: dict[str, Any], resolution: Resolution) -> None:
    governments = {e.name: [*e.aliases] or [e.name] for e in resolution.entities if e.government_of}
    others = {
        f"{e.type.value} {e.name}" + (f" = {', '.join(e.aliases)}" if e.aliases else "")
        for e in resolution.entities
        if e.government_of is None
    }
    expected = set(case.get("entities", []))
    assert governments == case.get(
        "governments", governments if "entities" in case and not case.get("only") else {}
    ) or ("links" in case or "unresolved" in case)
    assert expected <= others
    if case.get("only"):
        assert others == expected
    media = [e.name for e in resolution.entities if e.is_media]
    assert media == case.get("media", media)


def test_resolved_mentions_point_to_entities_of_the_document() -> None:
    _, resolution = resolve("Curator Wilhelmina Farlow left Oslo. She said the minister had called. Oslo denied it.")
    ids = {entity.id for entity in resolution.entities}
    assert {m.entity for m in resolution.mentions if m.entity} <= ids
    assert any(m.level is MentionLevel.PRONOUN and m.reasons for m in resolution.mentions)


def test_an_entity_lists_its_names_and_its_references_apart() -> None:
    document, resolution = resolve("Curator Wilhelmina Farlow left Oslo. She slept. Farlow woke.")
    farlow = next(e for e in resolution.entities if e.name == "Wilhelmina Farlow")
    assert [span.of(document.text) for span in farlow.mentions] == ["Wilhelmina Farlow", "Farlow"]
    assert [span.of(document.text) for span in farlow.references] == ["She"]


def test_ids_depend_on_the_document_and_nothing_else() -> None:
    text = "Curator Wilhelmina Farlow left Oslo. Oslo denied it."
    assert resolve(text)[1] == resolve(text)[1]
    other = resolve(text + " It rained.")[1]
    assert {e.id for e in resolve(text)[1].entities}.isdisjoint({e.id for e in other.entities})


def test_the_company_of_a_statement_is_the_one_that_issued_it() -> None:
    text = "Orrin Freight said that it had an offer from Skerby Logistics. The company denied that a price was agreed."
    answers = {
        publisher: analysed(text, publisher=publisher).responses[0].by.entity
        for publisher in ("Orrin Freight (statement)", "Skerby Logistics", "The Orrin Post")
    }
    names = {e.id: e.name for e in analysed(text, publisher="Orrin Freight (statement)").entities}
    assert names[answers["Orrin Freight (statement)"] or ""] == "Orrin Freight"
    assert answers["The Orrin Post"] is None
