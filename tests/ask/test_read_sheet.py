"""The legal read sheet misses no allegation: by subject, with who says it, how strong, and what they answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.ask.damaging import KINDS, reasons_in
from sayso.ask.decency import Names
from sayso.ask.read_sheet_answers import ReadSheet, ReadSubject
from sayso.ask.story_scope import EVERYTHING, Scope
from sayso.briefs import read_sheet_of
from sayso.collection import Collection
from sayso.lexicon import load
from sayso.model.analysis import Analysis
from sayso.model.mentions import DocumentEntity, EntityType
from sayso.model.spans import Span
from tests.ask.brief_factories import collect


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> ReadSheet:
    path: Path = collect(tmp_path_factory.mktemp("sheet"))
    with Collection.open(path, create=False) as collection:
        return read_sheet_of(collection, EVERYTHING, names=Names.OF_ALL)


def under(sheet: ReadSheet, name: str) -> list[ReadSubject]:
    return [subject for subject in sheet.subjects if subject.name == name]


def test_an_acquittal_comes_before_the_charge(sheet: ReadSheet) -> None:
    steps = [item.step for subject in under(sheet, "Joren Valk") for item in subject.items if item.step]
    assert "acquittal" in steps
    assert "charge" in steps
    for subject in under(sheet, "Joren Valk"):
        own = [item.step for item in subject.items if item.step]
        assert own == sorted(own, key=lambda step: step != "acquittal")


def test_an_allegation_says_who_says_it_how_strong_and_what_made_it_one(sheet: ReadSheet) -> None:
    items = [item for subject in under(sheet, "Joren Valk") for item in subject.items if item.step == "charge"]
    (item,) = items
    assert item.sayings[0].statement.holder == "Coast Mail"
    assert item.strongest == "asserted"
    assert {reason.kind for reason in item.reasons} >= {"criminal", "crime"}
    assert any("theft" in reason.words for reason in item.reasons)
    assert item.counted.startswith("1 report, 1 outlet, 1 origin")


def test_what_somebody_denies_is_on_the_sheet_with_the_denial(sheet: ReadSheet) -> None:
    told = " ".join(item.text for subject in under(sheet, "Bell Trust") for item in subject.items)
    assert "has sold the harbour bell" in told
    assert "denie" in told


def test_how_it_stands_with_the_reply_is_said_of_every_statement(sheet: ReadSheet) -> None:
    for subject in sheet.subjects:
        for item in subject.items:
            assert "in these reports" in item.reply
            assert "put" in item.reply


def test_every_sentence_with_such_words_and_a_name_is_on_the_sheet_under_that_name(tmp_path: Path) -> None:
    """Recall: an allegation that is missing is the failure that makes editors stop using it."""
    looked = 0
    with Collection.open(collect(tmp_path), create=False) as collection:
        sheet = read_sheet_of(collection, EVERYTHING, names=Names.OF_ALL)
        with collection.store.view() as view:
            analyses = list(view.analyses())
    for analysis in analyses:
        for passage in analysis.document.passages:
            sentence = passage.span.of(analysis.document.text)
            for entity in named_in(analysis, passage.span) if reasons_in(sentence) else ():
                looked += 1
                assert holds(sheet, entity, analysis, passage.span), (entity.name, sentence)
    assert looked >= 6


def named_in(analysis: Analysis, span: Span) -> list[DocumentEntity]:
    """Whom a sentence names; not the outlet itself, which speaks on every line."""
    outlet = analysis.document.publisher.value
    known = [e for e in analysis.entities if e.type in {EntityType.PERSON, EntityType.ORG} and e.name != outlet]
    return [e for e in known if any(span.contains(m) for m in (*e.mentions, *e.references))]


def holds(sheet: ReadSheet, entity: DocumentEntity, analysis: Analysis, span: Span) -> bool:
    sentence = " ".join(span.of(analysis.document.text).split())
    spans = {claim.id: claim.citation.spans for claim in analysis.claims}
    for subject in under(sheet, entity.name):
        said = (s for item in subject.items for s in (*item.sayings, *item.against))
        ids = [s.statement.claim for s in said if s.report.id == analysis.document.id]
        if any(own.overlaps(span) for id_ in ids for own in spans[id_]):
            return True
        if any(near.sentence == sentence for near in subject.near):
            return True
    return False


def test_names_of_which_nothing_was_found_are_listed_and_it_is_no_finding(sheet: ReadSheet) -> None:
    assert "Marrow Choir" in sheet.clear


def test_a_sheet_of_somebody_is_about_nobody_else(tmp_path: Path) -> None:
    with Collection.open(collect(tmp_path), create=False) as collection:
        sheet = read_sheet_of(collection, Scope(names=("Bell Trust",)))
    assert {subject.name for subject in sheet.subjects} == {"Bell Trust"}


def test_a_private_person_is_not_named_unless_asked_for(tmp_path: Path) -> None:
    reports = tmp_path / "a.txt"
    reports.write_text(
        "Saltby. Police arrested Hanne Roth, a 43-year-old baker, on Monday on suspicion of arson, they said.\n"
    )
    with Collection.open(tmp_path / "a.db") as collection:
        collection.read([reports])
        veiled = read_sheet_of(collection, EVERYTHING)
        named = read_sheet_of(collection, EVERYTHING, names=Names.OF_ALL)
    assert "Hanne" not in repr(veiled)
    assert "Hanne Roth" in repr(named)
    assert veiled.veiled


@pytest.mark.parametrize("entry", load("damaging"), ids=lambda entry: entry.id)
def test_each_kind_of_word_is_found(entry: object) -> None:
    kind, example = entry.kind, entry.example  # type: ignore[attr-defined]
    assert kind in {reason.kind for reason in reasons_in(example)}
    assert kind in KINDS


FINED = (
    "The Bell Trust was fined 5,000 crowns by the harbour court on 4 March 2024. "
    "The Bell Trust denied that it had been fined."
)


def test_a_claim_is_listed_once_with_every_proposition_that_it_belongs_to(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FINED, "utf-8")
    with Collection.open(tmp_path / "case.db") as collection:
        collection.read([tmp_path / "a.txt"])
        sheet = read_sheet_of(collection, EVERYTHING)
    (item,) = under(sheet, "Bell Trust")[0].items
    assert len(item.propositions) == 2
    assert [reason.kind for reason in item.reasons] == ["designation", "denial"]
    assert len(item.against) == 1
