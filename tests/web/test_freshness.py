"""Pages show what was read meanwhile, and nobody waits long for it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path
from threading import Event, Thread
from time import monotonic

from fastapi.testclient import TestClient

from sayso.collection import Collection
from sayso.model.documents import Given
from sayso.web.freshness import Freshness
from tests.web.fixtures import copy_collection, open_room


def made(refresh: Callable[[], object], *, patience: float = 5, told: list[Exception] | None = None) -> Freshness:
    """Return one for a collection that is otherwise whenever one looks."""
    errors: list[Exception] = [] if told is None else told
    return Freshness(refresh, on_error=errors.append, stamp=count().__next__, patience=patience)


def test_it_is_looked_after_whenever_something_was_written() -> None:
    looked: list[int] = []
    stamps = [1]
    freshness = Freshness(lambda: looked.append(1), on_error=lambda error: None, stamp=lambda: stamps[-1])
    freshness.look()
    freshness.look()
    assert looked == [1]
    stamps.append(2)
    freshness.look()
    freshness.look()
    assert looked == [1, 1]


def test_what_is_written_while_it_is_looked_after_is_not_missed() -> None:
    looked: list[int] = []
    stamps = [1]

    def refresh() -> None:
        looked.append(1)
        if len(looked) == 1:
            stamps.append(2)

    freshness = Freshness(refresh, on_error=lambda error: None, stamp=lambda: stamps[-1])
    freshness.look()
    freshness.look()
    freshness.look()
    assert looked == [1, 1]


def test_it_is_looked_after_by_one_at_a_time() -> None:
    at_once, most = [0], [0]

    def refresh() -> None:
        at_once[0] += 1
        most[0] = max(most[0], at_once[0])
        Event().wait(0.002)
        at_once[0] -= 1

    freshness = made(refresh)
    threads = [Thread(target=freshness.look) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]


def test_nobody_waits_for_long_work_which_goes_on_once() -> None:
    done = Event()
    begun: list[int] = []

    def refresh() -> None:
        begun.append(1)
        done.wait()

    freshness = made(refresh, patience=0.02)
    began_at = monotonic()
    freshness.look()
    freshness.look()
    freshness.look()
    assert monotonic() - began_at < 1
    assert begun == [1]
    done.set()
    while not freshness.is_idle:
        pass
    freshness.look()
    assert begun == [1, 1]


def test_a_fault_is_told_and_the_next_page_tries_again() -> None:
    told: list[Exception] = []

    def refresh() -> None:
        raise ValueError("no")

    freshness = made(refresh, told=told)
    freshness.look()
    freshness.look()
    assert [str(error) for error in told] == ["no", "no"]


def test_a_report_that_another_process_reads_is_on_the_next_page(demo_story: Path, tmp_path: Path) -> None:
    """Another collection stands for another process: neither hears of the other but through the file."""
    path = copy_collection(demo_story, tmp_path)
    with TestClient(open_room(path)) as client, Collection.open(path) as other:
        assert "Pool opens early" not in client.get("/").text
        given = Given(title="Pool opens early", publisher="Coast Mail", published="2031-05-02")
        (line,) = other.read_bytes(b"The pool in Saltby opened early, the town council said.\n", name="a", given=given)
        assert line.document
        waits = (Event().wait(0.1) for _ in range(300))  # where the machine is busy the page comes first
        assert "Pool opens early" in client.get("/").text or any(
            "Pool opens early" in client.get("/").text for _ in waits
        )
