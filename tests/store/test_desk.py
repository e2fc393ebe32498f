"""What was taken back by hand and what was written out: kept for good, withdrawn with both days, never erased."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.errors import NotFound, StoreError
from sayso.model.provenance import ClaimRef, DerivationKind
from sayso.store import Export, Store
from tests.ask import story_factories as s

REPORT = s.MAIL.id


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "story.db") as opened:
        for analysis in s.analyses():
            opened.add(analysis)
        yield opened


def test_a_mark_is_kept_with_its_day_its_maker_and_its_reason(store: Store) -> None:
    store.mark(REPORT, at="2024-03-08", by="the desk", why="not sold")
    with store.view() as view:
        (mark,) = view.marks()
    assert (mark.document, mark.at, mark.by, mark.why, mark.stands) == (
        REPORT,
        "2024-03-08",
        "the desk",
        "not sold",
        True,
    )


def test_a_mark_takes_back_the_whole_report(store: Store) -> None:
    amendment = store.mark(REPORT, at="2024-03-08", by="", why="not sold").as_amendment()
    assert (amendment.kind, amendment.report, amendment.amended) == (DerivationKind.RETRACTION, None, REPORT)
    assert (amendment.withdrawn, amendment.replacement, amendment.note) == ("", "", "not sold")


def test_a_report_is_marked_once(store: Store) -> None:
    first = store.mark(REPORT, at="2024-03-08", by="a", why="b")
    assert store.mark(REPORT, at="2024-03-09", by="c", why="d") == first


def test_a_mark_that_is_withdrawn_stays_and_a_new_one_is_another(store: Store) -> None:
    store.mark(REPORT, at="2024-03-08", by="a", why="b")
    gone = store.withdraw_mark(REPORT, at="2024-03-09", by="c", why="in error")
    assert (gone.why, gone.withdrawn_at, gone.withdrawn_by, gone.withdrawn_why) == ("b", "2024-03-09", "c", "in error")
    again = store.mark(REPORT, at="2024-03-08", by="a", why="b")
    with store.view() as view:
        assert view.marks() == (gone, again)
    assert again.id != gone.id


def test_a_mark_that_was_withdrawn_stood_until_then(store: Store) -> None:
    store.mark(REPORT, at="2024-03-08", by="a", why="b")
    gone = store.withdraw_mark(REPORT, at="2024-03-10", by="c", why="in error")
    assert [gone.stood_on(day) for day in ("2024-03-09", "2024-03-10", None)] == [True, False, False]


def test_there_must_be_a_mark_to_withdraw(store: Store) -> None:
    with pytest.raises(NotFound):
        store.withdraw_mark(REPORT, at="2024-03-09", by="", why="in error")


def test_only_a_report_that_is_held_can_be_marked(store: Store) -> None:
    with pytest.raises(StoreError):
        store.mark("doc-0", at="2024-03-08", by="", why="nothing there")


def test_marks_outlive_the_process(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    with Store.open(path) as opened:
        opened.add(s.MAIL.analysis)
        made = opened.mark(REPORT, at="2024-03-08", by="a", why="b")
    with Store.open(path) as opened, opened.view() as view:
        assert view.marks() == (made,)


def test_an_export_is_kept_with_its_claims_once(store: Store) -> None:
    refs = (s.ref(s.MAIL, s.MAIL_SALE), s.ref(s.ECHO, s.ECHO_TALKS), s.ref(s.MAIL, s.MAIL_SALE))
    made = Export(name="brief.json", kind="story", sha256="0" * 64, exported_at="2024-03-07", claims=refs)
    store.note_export(made)
    store.note_export(made)
    with store.view() as view:
        (kept,) = view.exports()
    assert (kept.name, kept.kind, kept.exported_at) == ("brief.json", "story", "2024-03-07")
    assert set(kept.claims) == set(refs)
    assert len(kept.claims) == 2
    assert kept.claims == tuple(sorted(kept.claims, key=lambda ref: (ref.report, ref.claim)))


def test_another_version_of_a_file_is_another_export(store: Store) -> None:
    for digest in ("0" * 64, "1" * 64):
        store.note_export(Export(name="b", kind="story", sha256=digest, exported_at="2024-03-07", claims=()))
    with store.view() as view:
        assert len(view.exports()) == 2


def test_a_claim_of_no_report_cannot_be_in_a_file(store: Store) -> None:
    claim = ClaimRef(report="doc-0", claim="clm-0")
    made = Export(name="b", kind="story", sha256="0", exported_at="2024-03-07", claims=(claim,))
    with pytest.raises(StoreError):
        store.note_export(made)
    with store.view() as view:
        assert view.exports() == ()


def test_a_collection_with_marks_is_sound(store: Store) -> None:
    store.mark(REPORT, at="2024-03-08", by="a", why="b")
    assert store.check() == ()
