"""What tests in a browser share: one browser, a room, and pages that fail where the browser complains."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.e2e.serving import NO_BROWSER, Complaints, Served, find_chromium, launch, serve
from tests.web.fixtures import DESK, client, copy_collection, pages, room, story, walked

__all__ = ["client", "pages", "room", "story", "walked"]

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        pytest.skip(NO_BROWSER)
    with sync_playwright() as playwright:
        chromium = launch(playwright, path)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def served(browser: Browser, demo_story: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The bundled story, served to look at."""
    with serve(copy_collection(demo_story, tmp_path_factory.mktemp("served")), DESK) as address:
        yield Served(browser, address, scripted=True)


@pytest.fixture(scope="session")
def desk(browser: Browser, demo_story: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The bundled story, served to decide in."""
    with serve(copy_collection(demo_story, tmp_path_factory.mktemp("desk")), DESK) as address:
        yield Served(browser, address, scripted=False)


@pytest.fixture
def look(served: Served) -> Iterator[Open]:
    """Open pages to look at; whatever the browser complains of fails the test."""
    yield from opening(served)


@pytest.fixture
def work(desk: Served) -> Iterator[Open]:
    """Open pages to decide on."""
    yield from opening(desk)


def opening(served: Served) -> Iterator[Open]:
    """Yield what opens a page: its address, and how a browser should be."""
    complaints = Complaints(served.host)
    contexts: list[BrowserContext] = []

    def start(address: str, **how: Any) -> Page:
        contexts.append(served.context(**how))
        page = contexts[-1].new_page()
        complaints.watch(page)
        page.goto(address)
        return page

    yield start
    for context in contexts:
        context.close()
    assert complaints.found == []
