"""Hostile words in a browser: nothing runs, nothing is refused because nothing is tried, nobody else is asked.

Ours are looked at on every run, on some pages of every kind; ``python -m benchmarks.hostile`` looks at those of the
shared corpus on all pages.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from benchmarks.hostile import Tally, find_strings, prepared, run
from tests.e2e.serving import NO_BROWSER, find_chromium, serve
from tests.web.hostile_words import WORDS

MOST = 1
"""So many pages of each kind."""


@pytest.fixture(scope="module")
def tally() -> Tally:
    """What was seen in a browser of its own, beside the one that other tests share."""
    if find_chromium() is None:
        pytest.skip(NO_BROWSER)
    with prepared(WORDS, 16) as (path, exported), serve(path, "the desk", "--names") as address:
        return ThreadPoolExecutor(1).submit(look, address, exported).result()


def look(address: str, exported: Path) -> Tally:
    return asyncio.run(run(address, WORDS, exported, most=MOST, tabs=1))


def test_hostile_words_do_nothing_in_a_browser(tally: Tally) -> None:
    assert dict(tally.faults) == {}, tally.examples


def test_pages_of_every_kind_were_looked_at(tally: Tally) -> None:
    kinds = {"collection", "reports", "stories", "names", "search", "exported sheet"}
    assert kinds - tally.pages.keys() == set()


@pytest.mark.shared
def test_the_shared_strings_are_found() -> None:
    strings = find_strings(None)
    if not strings:
        pytest.skip("the shared corpus is not here")
    assert len(strings) > 2500
