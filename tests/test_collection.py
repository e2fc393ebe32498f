"""Reading into a collection: every input ends stored, held, partial or refused, and the sum is the whole."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from sayso.collection import Collection, Ledger, LedgerLine, Outcome, find_inputs, read_input, read_sheet
from sayso.errors import InputError, LexiconError, NotFound, StoreError, UnreadableInput
from sayso.ingest.archive import Archive
from sayso.model.analysis import Analysis
from sayso.model.claims import Argument, SourceKind
from sayso.model.documents import Document, Given
from sayso.store import ClaimQuery, Store
from tests.ask import factories as f

ARTICLE = """Choir and guild hold a rehearsal

The Marrow Choir held a rehearsal in Saltby on Tuesday. Odile Marsh, the treasurer of the Tallow Guild, said the two \
societies would share a stage again.

The council has not commented on the plan.
"""


def assess(document: Document) -> Analysis:
    """Read a document without a language model: its last sentence is a claim of its own voice."""
    if "explode" in document.text:
        raise RecursionError("too deep")
    span = document.passages[-1].span
    words = span.of(document.text)
    claim = f.claim(words, text=document.text, subject=Argument(name="the choir"))
    if "misquote" in document.text:
        claim = replace(claim, citation=replace(claim.citation, quote="something else"))
    return replace(f.analysis([claim], of=document), extractor="by hand")


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    path = tmp_path / "story.db"
    made = Collection(Store.open(path), Archive(tmp_path / "story.db.bytes"), analyse=assess, extractor="by hand")
    with made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    (reports / "b").mkdir(parents=True)
    (reports / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (reports / "b" / "empty.txt").touch()
    (reports / "b" / "other.txt").write_text(ARTICLE.replace("Saltby", "Eastmere"), encoding="utf-8")
    (reports / ".hidden").write_text("no", encoding="utf-8")
    records = [{"id": "r1", "title": "One", "text": ARTICLE.replace("Tuesday", "Monday")}, {"title": "none"}]
    (reports / "c.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return reports


def test_a_folder_is_read_in_order_and_the_ledger_sums(collection: Collection, folder: Path) -> None:
    heard: list[LedgerLine] = []
    ledger = collection.read([folder], on_outcome=heard.append)
    assert tuple(heard) == ledger.lines
    assert [(Path(line.name.split(":")[0]).name, line.outcome) for line in ledger.lines] == [
        ("a.txt", Outcome.STORED),
        ("empty.txt", Outcome.REFUSED),
        ("other.txt", Outcome.STORED),
        ("c.jsonl", Outcome.STORED),
        ("c.jsonl", Outcome.REFUSED),
    ]
    assert sum(ledger.counts.values()) == len(ledger.lines) == 5
    size = collection.size()
    assert (size.documents, size.claims, size.refusals) == (3, 3, 2)


def test_every_refusal_says_why_and_what_to_do(collection: Collection, folder: Path) -> None:
    refused = [line for line in collection.read([folder]).lines if line.outcome is Outcome.REFUSED]
    assert all(line.reason and line.hint for line in refused)
    assert {r.message for r in collection.refusals()} == {line.reason for line in refused}


def test_reading_again_is_free(collection: Collection, folder: Path) -> None:
    collection.read([folder])
    before = collection.documents(), collection.size()
    again = collection.read([folder])
    assert again.counts == {Outcome.STORED: 0, Outcome.HELD: 3, Outcome.PARTIAL: 0, Outcome.REFUSED: 2}
    assert (collection.documents(), collection.size()) == before


def test_what_was_captured_is_kept_byte_for_byte(collection: Collection, folder: Path, tmp_path: Path) -> None:
    collection.read([folder / "a.txt"])
    (document,) = collection.documents()
    archive = Archive(tmp_path / "story.db.bytes")
    assert archive.get(document.sha256) == (folder / "a.txt").read_bytes()
    assert document.retrieved_at is not None
    assert collection.check() == ()
    for path in (tmp_path / "story.db.bytes").rglob("*"):
        if path.is_file():
            path.unlink()
    assert collection.check() == (f"The captured bytes of {document.id} are missing.",)


def test_what_is_given_makes_another_document(collection: Collection, folder: Path) -> None:
    collection.read([folder / "a.txt"])
    collection.read([folder / "a.txt"], Given(publisher="Quay Gazette", published="2024-03"))
    assert [d.publisher for d in collection.documents()] == ["Quay Gazette", None]


def test_a_fault_in_one_document_is_its_refusal_and_the_rest_is_read(collection: Collection, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("1.txt", "2.txt", "3.txt")]
    for path, word in zip(paths, ("explode", "misquote", "sing"), strict=True):
        path.write_text(ARTICLE.replace("share a stage", word), encoding="utf-8")
    one, two, three = collection.read(paths).lines
    assert (one.outcome, two.outcome, three.outcome) == (Outcome.REFUSED, Outcome.REFUSED, Outcome.STORED)
    assert "1.txt" in one.reason
    assert "RecursionError" in one.detail
    assert "does not equal the words" in two.reason
    assert any("Traceback" in refused.detail for refused in collection.refusals())


def test_a_broken_installation_is_no_fault_of_the_input(tmp_path: Path, folder: Path) -> None:
    def fail(_: Document) -> Analysis:
        raise LexiconError("Lexicon cues: two entries have the id 'said'.")

    with Collection(Store.open(tmp_path / "story.db"), Archive(tmp_path / "bytes"), analyse=fail) as made:
        with pytest.raises(LexiconError):
            made.read([folder])
        assert made.refusals() == ()


def test_a_fault_in_a_reader_is_a_refusal_too(
    collection: Collection, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> Iterator[object]:
        yield from ()
        raise MemoryError

    monkeypatch.setattr("sayso.ingest.read_bytes", fail)
    (line,) = collection.read([folder / "a.txt"]).lines
    assert line.outcome is Outcome.REFUSED


def test_trouble_with_the_collection_stops_the_reading(
    collection: Collection, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise StoreError("No room left.")

    monkeypatch.setattr(Store, "add", fail)
    with pytest.raises(StoreError):
        collection.read([folder])


def test_the_clock_is_told_but_plays_no_part(tmp_path: Path, folder: Path) -> None:
    answers = []
    for moment in ("1970-01-01T00:00:00Z", "2038-01-19T03:14:08Z"):
        store = Store.open(tmp_path / f"{moment[:4]}.db")
        archive = Archive(tmp_path / "bytes")
        with Collection(store, archive, analyse=assess, extractor="by hand", now=partial(str, moment)) as made:
            made.read([folder])
            documents = made.documents()
            assert {document.retrieved_at for document in documents} == {moment}
            answers.append(([d.id for d in documents], made.search(ClaimQuery(words="council")), made.timeline()))
    assert answers[0] == answers[1]


def test_answers_come_with_holder_words_and_report(collection: Collection, folder: Path) -> None:
    collection.read([folder])
    answer = collection.search(ClaimQuery(words="council"))
    assert answer.total == 3
    first = answer.claims[0].reported
    assert first.claim.chain[0].source.kind is SourceKind.PUBLISHER
    assert first.statement.holder == "A report whose outlet is not stated"  # "this article" is nobody among several
    assert first.report.id in {document.id for document in collection.documents()}
    same = collection.sheet(first.report.id).statement(first.claim.id)
    assert (same.holder, same.quote, same.standing) == ("This article", first.statement.quote, first.statement.standing)
    assert collection.sheet("r1").document.given_id == "r1"
    assert collection.ties() == ()
    with pytest.raises(NotFound):
        collection.sheet("doc-unknown")


def test_sentences_without_a_claim_are_found_apart(collection: Collection, folder: Path) -> None:
    collection.read([folder])
    answer = collection.search(ClaimQuery(words="treasurer"))
    assert answer.claims == ()
    assert all("treasurer" in sentence.text for sentence in answer.sentences)
    assert len(answer.sentences) == 3
    assert collection.search(ClaimQuery(words="treasurer", who="nobody")).sentences == ()


def test_a_collection_is_made_by_its_name_and_not_by_asking(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        Collection.open(tmp_path / "none.db", create=False)
    with Collection.open(tmp_path / "new.db") as made:
        assert made.size().documents == 0


# Inputs


def test_files_are_sorted_by_their_place_and_hidden_ones_left_out(folder: Path) -> None:
    found = [str(Path(name).relative_to(folder)) for name in find_inputs([folder])]
    assert found == ["a.txt", os.path.join("b", "empty.txt"), os.path.join("b", "other.txt"), "c.jsonl"]


def test_an_empty_folder_and_a_missing_file_are_refused(collection: Collection, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    ledger = collection.read([tmp_path / "nothing", tmp_path / "missing.txt", "with\x00nul"])
    assert ledger.is_all_refused
    assert ledger.refused == 3


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes by name there")
def test_a_pipe_by_name_is_refused_and_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableInput, match="not a plain file"):
        read_input(str(tmp_path / "pipe"))


def test_a_file_over_the_limit_is_refused_without_being_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    with path.open("wb") as file:
        file.truncate(3_000_000_000)
    with pytest.raises(InputError, match="input-bytes"):
        read_input(str(path))


def test_standard_input_is_an_input(collection: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    (line,) = collection.read(["-"]).lines
    assert (line.name, line.outcome) == ("-", Outcome.STORED)


def test_a_file_of_several_reports_has_no_single_sheet(folder: Path) -> None:
    with pytest.raises(InputError, match="several reports"):
        read_sheet(str(folder / "c.jsonl"))
    with pytest.raises(InputError, match="empty"):
        read_sheet(str(folder / "b" / "empty.txt"))


def test_the_sum_of_nothing_is_nothing() -> None:
    assert set(Ledger(lines=()).counts.values()) == {0}


def test_its_state_is_otherwise_after_anything_that_answers_rest_on(collection: Collection, folder: Path) -> None:
    states = [collection.state()]
    collection.read([folder])
    states.append(collection.state())
    report = collection.documents()[0].id
    assert collection.state() == states[-1]
    collection.retract(report, why="it was another choir")
    states.append(collection.state())
    collection.undo_retraction(report, why="it was not")
    states.append(collection.state())
    assert len(set(states)) == len(states)
