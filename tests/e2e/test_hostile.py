"""Hostile words in a browser: nothing runs, nothing is refused because nothing is tried, nobody else is asked.

A dozen of ours are looked at on every run, on pages of every kind (``tests/web/test_hostile.py`` reads pages of all of
them); ``python -m benchmarks.hostile`` looks at those of the shared corpus.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from benchmarks.hostile import Lot, find_strings, look_at
from benchmarks.hostile_reports import STORY
from benchmarks.hostile_tally import Tally
from tests.e2e.serving import NO_BROWSER, find_chromium
from tests.web.every_page import html_routes
from tests.web.hostile_words import WORDS

OURS = WORDS[1 : 5 * 2 * STORY : 5]
"""Two stories of them, of every sort some."""


@pytest.fixture(scope="module")
def tally() -> Tally:
    """What was seen in a browser of its own, beside the one that other tests share."""
    if find_chromium() is None:
        pytest.skip(NO_BROWSER)
    return ThreadPoolExecutor(1).submit(look_at, Lot(first=700, strings=OURS, most=1, tabs=2)).result()


def test_hostile_words_do_nothing_in_a_browser(tally: Tally) -> None:
    assert dict(tally.faults) == {}, tally.examples


def test_pages_of_every_kind_were_looked_at(tally: Tally) -> None:
    assert {route.path for route in html_routes()} - tally.pages.keys() == set()


def test_every_string_was_seen_in_every_field_that_people_write(tally: Tally) -> None:
    """Where it is written, and on the page that shows it; else the first test would prove little."""
    numbers = set(range(700, 700 + len(OURS)))
    shown = {
        "/reports/{document}": "taounpqwbry",
        "/replies": "rmiyo",
        "/lists": "lk",
        "/history": "wblk",
        "sent: /briefs/check": "d",
        "read: sheet.html": "taounpq",
    }
    missing = {
        kind: {f for f in fields if not numbers <= tally.seen[kind].get(f, set())} for kind, fields in shown.items()
    }
    assert {kind: fields for kind, fields in missing.items() if fields} == {}


@pytest.mark.shared
def test_the_shared_strings_are_found() -> None:
    strings = find_strings(None)
    if not strings:
        pytest.skip("the shared corpus is not here")
    assert len(strings) > 2500
