"""Whether anything was written is told without reading it."""

from __future__ import annotations

from pathlib import Path

from sayso.errors import UnreadableInput
from sayso.store import Store, Watch


def refuse(store: Store, name: str) -> None:
    store.refuse(name, UnreadableInput("It cannot be read."))


def test_what_others_write_is_noticed_and_what_they_read_is_not(tmp_path: Path) -> None:
    with Store.open(tmp_path / "case.db") as store:
        watch = Watch(store.path)
        first = watch.version()
        with store.view() as view:
            view.refusals()
        assert watch.version() == first
        refuse(store, "a.html")
        second = watch.version()
        assert second != first
        with Store.open(store.path) as other:
            refuse(other, "b.html")
        assert watch.version() != second
        watch.close()
