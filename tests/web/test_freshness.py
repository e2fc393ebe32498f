"""Pages show what was read meanwhile, and nobody waits long for it."""

from __future__ import annotations

from threading import Event, Thread
from time import monotonic

from sayso.web.freshness import Freshness


def test_everybody_has_it_looked_after() -> None:
    looked: list[int] = []
    freshness = Freshness(lambda: looked.append(1), on_error=lambda error: None)
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

    freshness = Freshness(refresh, on_error=lambda error: None)
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

    freshness = Freshness(refresh, on_error=lambda error: None, patience=0.02)
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

    freshness = Freshness(refresh, on_error=told.append)
    freshness.look()
    freshness.look()
    assert [str(error) for error in told] == ["no", "no"]
