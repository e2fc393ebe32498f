"""A room that is served as people serve it, and the browser that looks at it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request

from tests.house import HOUSE

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking", "--no-first-run")
NO_BROWSER = "no Chromium here: install one (Debian: apt install chromium), or name it in SAYSO_CHROMIUM"
PLAIN = {**os.environ, "PYTHONUNBUFFERED": "1", "COLUMNS": "400"}
PATIENCE = 30_000
"""So many milliseconds a page may take on a busy machine before a test gives up."""


def find_chromium() -> str | None:
    """Return where the browser is."""
    return os.environ.get("SAYSO_CHROMIUM") or next((path for name in CHROMIUM if (path := shutil.which(name))), None)


def launch(playwright: Playwright, path: str) -> Browser:
    """Start the browser."""
    return playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))


@contextmanager
def serve(collection: Path, by: str, *options: str, module: str = "sayso.cli") -> Iterator[str]:
    """Serve a collection with ``sayso serve`` on a free port; yields the address that it prints, with its token.

    ``module`` is what is run instead of ``sayso``.
    """
    known = ("--store", str(collection), "--by", by, "--port", "0")
    command = [sys.executable, "-m", module, "serve", *known, *options]
    said = collection.with_name("serve.log")
    with (
        said.open("w") as log,
        subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, env=PLAIN, cwd=HOUSE) as room,  # noqa: S603 - our own
    ):
        try:
            yield printed_address(room, said)
        finally:
            room.terminate()
            room.wait(10)


def printed_address(room: subprocess.Popen[bytes], said: Path) -> str:
    """Return the first address that a room prints."""
    while (found := re.search(r"http://\S+", said.read_text("utf-8"))) is None:
        assert room.poll() is None, f"the room did not open:\n{said.read_text('utf-8')}"
        time.sleep(0.05)
    return found[0]


@dataclass
class Complaints:
    """What a browser complains of, or asks another host for: all of it is a failure."""

    host: str
    found: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Listen to a page."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.found.append(f"{page.url}: {error}"))
        page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.found.append(f"{message.type} at {message.location.get('url')}: {message.text}")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob", "about"} and parts.netloc != self.host:
            self.found.append(f"asked another host: {request.url}")


class Served:
    """A room that is served, and whom it has let in: by the script that sends the token, or by pasting it."""

    def __init__(self, browser: Browser, address: str, *, scripted: bool) -> None:
        self.browser = browser
        self.home = urlunsplit(urlsplit(address)._replace(path="", query="", fragment=""))
        self.host = urlsplit(address).netloc
        self._state = self._enter(address) if scripted else self._paste(address)

    def _enter(self, address: str) -> Any:
        with self.browser.new_context() as context:
            page = context.new_page()
            page.goto(address)
            page.wait_for_url(f"{self.home}/")
            return context.storage_state()

    def _paste(self, address: str) -> Any:
        door, _, token = address.partition("#token=")
        with self.browser.new_context(java_script_enabled=False) as context:
            page = context.new_page()
            page.goto(door)
            page.locator("input[name=token]").fill(token)
            page.locator("input[name=token]").press("Enter")
            page.wait_for_url(f"{self.home}/")
            return context.storage_state()

    def context(self, **how: Any) -> BrowserContext:
        """Return a browser of somebody who was let in."""
        context = self.browser.new_context(storage_state=self._state, base_url=self.home, **how)
        context.set_default_timeout(PATIENCE)
        return context
