"""A collection keeps exactly what was added, refuses what breaks an invariant, and does not care in which order."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from sayso.errors import BrokenCitation, EmptyInput, NotFound, StoreBusy, StoreError
from sayso.model.analysis import Analysis
from sayso.model.claims import Citation, SourceKind
from sayso.model.spans import Span
from sayso.store import Added, ClaimQuery, Store
from sayso.store import engine as engine_module
from sayso.store.store import version_key
from tests.ask import factories as f


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "story.db")


def report(title: str, published: str | None = None, publisher: str | None = None) -> Analysis:
    """Return the rehearsal as told under another title."""
    document = f.document(zones=f.ZONES, title=title, published=published, publisher=publisher)
    return replace(f.rehearsal(), document=document)


def test_what_comes_out_equals_what_went_in(store: Store) -> None:
    analysis = f.rehearsal()
    assert store.add(analysis, retrieved_at="2026-01-01T00:00:00Z") is Added.STORED
    with store.view() as view:
        assert view.analysis(analysis.document.id) == analysis
        assert list(view.analyses()) == [analysis]


def test_nul_surrogates_and_emoji_come_out_unchanged(store: Store) -> None:
    text = "The \x00 guild \ud800 met \U0001f3ad in Eastmere."
    document = replace(f.document(text.replace("\ud800", "?"), title="nul \x00", publisher="half \udfff"), text=text)
    analysis = f.analysis([f.claim(text, text=text, subject=f.named(f.GUILD, "guild \x00"))], [f.GUILD], of=document)
    store.add(analysis)
    with store.view() as view:
        assert view.analysis(document.id) == analysis


def test_adding_again_changes_nothing(store: Store) -> None:
    analysis = f.rehearsal()
    store.add(analysis, retrieved_at="2026-01-01T00:00:00Z")
    before = dump(store)
    assert store.add(analysis, retrieved_at="2030-01-01T00:00:00Z") is Added.HELD
    assert dump(store) == before


def test_a_newer_extractor_supersedes_and_the_old_reading_is_kept(store: Store) -> None:
    old = replace(f.rehearsal(), extractor="sayso-0.9.0")
    new = replace(old, extractor="sayso-0.10.0", claims=old.claims[:1], responses=())
    assert [store.add(old), store.add(new), store.add(old)] == [Added.STORED, Added.REREAD, Added.HELD]
    with store.view() as view:
        assert view.analysis(old.document.id) == new
        assert view.analysis(old.document.id, "sayso-0.9.0") == old
        assert view.find_claims(ClaimQuery())[1] == 1
        assert view.size().documents == 1


def test_an_older_extractor_that_comes_late_does_not_supersede(store: Store) -> None:
    new = replace(f.rehearsal(), extractor="sayso-0.10.0")
    store.add(new)
    assert store.add(replace(new, extractor="sayso-0.9.0", claims=(), responses=())) is Added.REREAD
    with store.view() as view:
        assert view.analysis(new.document.id) == new


def test_versions_compare_numbers_as_numbers() -> None:
    ordered = ["sayso-0.1.0", "sayso-0.9.0", "sayso-0.10.0", "sayso-1.0"]
    assert sorted(ordered, key=version_key) == ordered
    assert version_key("sayso-1.0+abc") == version_key("sayso-1.0+def")


def test_the_order_of_arrival_does_not_show(tmp_path: Path) -> None:
    reports = [report("B", "2024-03"), report("A", None), report("C", "2023", "Quay Gazette")]
    answers = set()
    for number, order in enumerate(permutations(reports)):
        with Store.open(tmp_path / f"{number}.db") as store:
            for analysis in order:
                store.add(analysis)
            with store.view() as view:
                found, total = view.find_claims(ClaimQuery(words="rehearsal"))
                answers.add((view.documents(), found, total, view.find_passages("rehearsal"), tuple(view.analyses())))
    assert len(answers) == 1
    (headings, found, total, _, _) = answers.pop()
    assert [heading.title for heading in headings] == ["C", "B", "A"]
    assert len(found) == total > 3


def broken(**changes: object) -> Analysis:
    analysis = f.rehearsal()
    first = replace(analysis.claims[0], **changes)  # type: ignore[arg-type]
    return replace(analysis, claims=(first, *analysis.claims[1:]))


@pytest.mark.parametrize(
    "citation",
    [
        Citation(quote="Senior members of the Tallow Guild met", spans=(f.at("Senior members of the Tallow Guild"),)),
        Citation(quote="", spans=()),
        Citation(quote=f.TEXT[-5:], spans=(Span(len(f.TEXT) - 5, len(f.TEXT) + 5),)),
    ],
)
def test_a_quotation_that_is_not_in_the_text_is_refused(store: Store, citation: Citation) -> None:
    with pytest.raises(BrokenCitation):
        store.add(broken(citation=citation))
    with store.view() as view:
        assert view.documents() == ()


def test_a_quotation_in_two_pieces_is_joined_by_an_ellipsis(store: Store) -> None:
    spans = (f.at("The rehearsal took place"), f.at("Corn Hall"))
    citation = Citation(quote="The rehearsal took place … Corn Hall", spans=spans)
    assert store.add(broken(citation=citation)) is Added.STORED


def test_a_claim_without_a_chain_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="own voice"):
        store.add(broken(chain=()))


def test_a_chain_that_does_not_begin_with_the_document_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="own voice"):
        store.add(broken(chain=(f.step(f.source(SourceKind.PERSON, "Odile Marsh")),)))


def test_a_claim_on_excluded_words_is_refused(store: Store) -> None:
    words = "Pool opens early"
    with pytest.raises(StoreError, match="not part of the article"):
        store.add(broken(citation=Citation(quote=words, spans=(f.at(words),))))


def test_two_claims_of_one_id_are_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="have the id"):
        store.add(broken(id=f.rehearsal().claims[1].id))


def test_a_response_and_a_credit_are_checked_too(store: Store) -> None:
    analysis, wrong = f.rehearsal(), Citation(quote="no", spans=(Span(0, 3),))
    response = replace(analysis.responses[0], citation=wrong)
    credit = replace(analysis.derivations[0], citation=wrong)
    for bad in (replace(analysis, responses=(response,)), replace(analysis, derivations=(credit,))):
        with pytest.raises(BrokenCitation):
            store.add(bad)


def test_a_refusal_is_recorded_once_with_its_reason(store: Store) -> None:
    error = EmptyInput("a.html holds no article.", hint="Check the page.")
    for _ in range(2):
        store.refuse("a.html", error, detail="Traceback …")
    with store.view() as view:
        (refused,) = view.refusals()
    assert (refused.reason, refused.message, refused.hint) == ("EmptyInput", error.message, error.hint)


def test_documents_are_found_by_id_given_id_and_beginning(store: Store) -> None:
    one, two = report("A"), report("B")
    one = replace(one, document=replace(one.document, given_id="wire-7"))
    store.add(one)
    store.add(two)
    with store.view() as view:
        for key in (one.document.id, one.document.id[:8], one.document.id[4:10], "wire-7"):
            assert view.find_document(key).title == "A"
        for key in ("doc-", "", "nothing", "%"):
            with pytest.raises(NotFound):
                view.find_document(key)
        with pytest.raises(NotFound):
            view.analysis("doc-0")


def test_nothing_is_made_where_only_reading_was_asked(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no collection"):
        Store.open(tmp_path / "none.db", create=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("target", ["postgresql://host/db", "sqlite://", "nonsense://?"])
def test_other_databases_are_refused_in_a_sentence(target: str) -> None:
    with pytest.raises(StoreError):
        Store.open(target)


def test_a_url_names_the_same_file(tmp_path: Path) -> None:
    Store.open(f"sqlite:///{tmp_path}/story.db").add(f.rehearsal())
    with Store.open(tmp_path / "story.db", create=False).view() as view:
        assert view.size().documents == 1


def test_a_folder_is_no_collection(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="not a file"):
        Store.open(tmp_path)
    with pytest.raises(StoreError, match="does not exist"):
        Store.open(tmp_path / "no" / "story.db")


def test_a_reader_sees_one_state_while_a_writer_adds(store: Store) -> None:
    store.add(report("A"))
    with store.view() as view:
        before = view.size()
        store.add(report("B"))
        assert view.size() == before
    with store.view() as view:
        assert view.size().documents == 2


def test_a_writer_that_waits_too_long_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "PATIENCE_SECONDS", 0)
    store = Store.open(tmp_path / "story.db")
    other = sqlite3.connect(tmp_path / "story.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreBusy, match="another process"):
        store.add(f.rehearsal())
    other.execute("ROLLBACK")
    other.close()
    assert store.add(f.rehearsal()) is Added.STORED


def test_the_database_is_opened_as_promised(store: Store) -> None:
    with engine_module.reading(store._engine) as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys", "trusted_schema")
        }
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "busy_timeout": 10_000,
        "foreign_keys": 1,
        "trusted_schema": 0,
    }


def test_a_sound_collection_has_no_faults(store: Store) -> None:
    store.add(f.rehearsal())
    assert store.check() == ()


def test_a_changed_quotation_and_a_changed_index_are_found(store: Store) -> None:
    store.add(f.rehearsal())
    with engine_module.writing(store._engine) as connection:
        connection.exec_driver_sql("UPDATE claims SET record = replace(record, 'Eastmere', 'Westmere')")
    assert any("does not equal" in fault for fault in store.check())
    with engine_module.writing(store._engine) as connection:
        connection.exec_driver_sql("UPDATE claims SET quote = 'something else'")
    assert store.check() != ()


def test_a_damaged_record_is_named(store: Store) -> None:
    store.add(f.rehearsal())
    with engine_module.writing(store._engine) as connection:
        connection.exec_driver_sql("UPDATE claims SET record = '{}'")
    with store.view() as view, pytest.raises(StoreError, match="cannot be read"):
        list(view.analyses())


def dump(store: Store) -> list[str]:
    """Return everything that the database holds."""
    connection = sqlite3.connect(store.path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()
