"""Whom reports name is kept for their current reading, and made again when the reading or the version is another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.model.identity import Appearance, NameUse, Proposal, Sameness
from sayso.model.judgements import Judgement, Verdict
from sayso.model.mentions import EntityType
from sayso.model.spans import Reason, Span
from sayso.store import Store
from tests.ask import factories as f

DOCUMENT = f.rehearsal().document.id
USE = NameUse(name="Odile Marsh", document=DOCUMENT, span=Span(3, 14))
MARSH = Appearance(
    id="app-1", document=DOCUMENT, entity="ent-1", type=EntityType.PERSON, name="Odile Marsh", uses=(USE,), posts=("a",)
)
RULED = Judgement(left="app-1", right="geo-7", verdict=Verdict.POSITIVE, machine=True)
PROPOSAL = Proposal(
    left="app-1", right="app-2", level=Sameness.PROBABLE, reasons=(Reason(rule="same.name", note="n"),), weight=0.5
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "story.db") as opened:
        opened.add(f.rehearsal())
        yield opened


def test_what_was_found_is_kept_and_not_asked_again(store: Store) -> None:
    with store.view() as view:
        assert view.unnamed("1") == (DOCUMENT,)
    store.note_named([(f.rehearsal(), [MARSH], [RULED])], "1")
    with store.view() as view:
        assert view.unnamed("1") == ()
        assert view.named("1") == ((MARSH,), (RULED,))


def test_another_version_asks_again_and_takes_its_place(store: Store) -> None:
    store.note_named([(f.rehearsal(), [MARSH], [])], "1")
    with store.view() as view:
        assert view.unnamed("2") == (DOCUMENT,)
        assert view.named("2") == ((), ())
    store.note_named([(f.rehearsal(), [], [])], "2")
    with store.view() as view:
        assert (view.unnamed("2"), view.named("2"), view.named("1")) == ((), ((), ()), ((), ()))


def test_another_reading_asks_again(store: Store) -> None:
    store.note_named([(f.rehearsal(), [MARSH], [])], "1")
    with store.view() as view:
        before = view.naming_state("1")
    store.add(replace(f.rehearsal(), extractor="sayso 99.0"))
    with store.view() as view:
        assert view.unnamed("1") == (DOCUMENT,)
        assert view.named("1") == ((), ())
        assert view.naming_state("1") != before


def test_proposals_are_kept_for_one_state(store: Store) -> None:
    store.note_proposals("sta-1", [PROPOSAL])
    with store.view() as view:
        assert view.proposals("sta-1") == (PROPOSAL,)
        assert view.proposals("sta-2") == ()
    store.note_proposals("sta-2", [])
    with store.view() as view:
        assert view.proposals("sta-1") == ()
