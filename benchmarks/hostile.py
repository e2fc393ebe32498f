"""Put hostile strings into every field of reports and look at every page and export of them in Chromium.

The strings are those of the shared corpus (``../shared/data/unpack hostile``; lists of what makes browsers run scripts,
and what cleaners of markup are tested with). Each is a title, an author, an outlet, an address, a name, a place, part
of a quotation, and the reason and the name behind a decision. Counted are scripts that run, violations of the content
security policy, requests to another host, and markup that words have made: all must be none.
"""

from __future__ import annotations

import argparse
import asyncio
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, urldefrag, urljoin, urlsplit

from playwright.async_api import BrowserContext, Page, async_playwright
from playwright.async_api import Error as PlaywrightError

from benchmarks.hostile_exports import export_all
from benchmarks.hostile_reports import fill, load_strings
from sayso.collection import Collection
from tests.e2e.serving import ARGUMENTS, NO_BROWSER, find_chromium, serve

UNPACK = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "unpack"
WATCH = """
window.__pwn = []; window.__refused = [];
for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = () => { window.__pwn.push(name); };
addEventListener("securitypolicyviolation", (e) => window.__refused.push(`${e.violatedDirective} ${e.sample}`));
"""
LOOK = """async () => {
  await new Promise((done) => setTimeout(done, 15));
  const faults = [];
  for (const e of document.querySelectorAll("*")) {
    for (const a of e.attributes) if (/^on/.test(a.name)) faults.push(`${e.localName} ${a.name}`);
    if (e.localName === "script" && !e.src && e.type !== "application/json") faults.push("script");
    if (e.matches("iframe, object, embed, base, frame, img, video, audio, meta[content*='url' i], marquee"))
      faults.push(e.localName);
    const to = e.localName === "a" ? e.getAttribute("href") : null;
    const leads = to === null ? "" : new URL(to, location).protocol;
    if (leads && !["http:", "https:", "file:"].includes(leads)) faults.push(`a ${leads}`);
    if (e instanceof HTMLUnknownElement) faults.push(`unknown ${e.localName}`);
  }
  return {pwn: window.__pwn, refused: window.__refused, faults,
          links: [...document.querySelectorAll("a[href]")].map((a) => a.getAttribute("href"))};
}"""
STATIC = ("/-/static/", "/-/style/")
SHAPES = 6
"""So many times as many pages as of one kind, with all that can be asked of it."""
EXPORTED = 160
"""Of about so many reports all that can be taken away is exported."""
FILES = (".jsonl", ".json", ".html", ".md", ".pdf", ".csv", ".txt")


@dataclass(slots=True)
class Tally:
    """What was looked at, and what went wrong there."""

    pages: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)

    def add(self, fault: str, where: str) -> None:
        """Count a fault; the first of each kind is kept as an example."""
        self.faults[fault.partition(":")[0]] += 1
        self.examples.setdefault(fault.partition(":")[0], f"{fault} on {where}"[:300])


@dataclass(slots=True)
class Doors:
    """Addresses that wait to be looked at: every one that a link leads to, of a kind only so many.

    Lists are looked at to their ends: every string stands in each of them, whatever is looked at beside them.
    """

    most: int
    waiting: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    counts: Counter[object] = field(default_factory=Counter)

    def add(self, address: str) -> None:
        """Remember an address of the room, once."""
        address = urldefrag(address).url
        kind, asks = kind_of(address), frozenset(key for key, _ in parse_qsl(urlsplit(address).query))
        is_elsewhere = not address.startswith("/") or address.startswith("//") or address.startswith(STATIC)
        if address in self.seen or is_elsewhere or urlsplit(address).path.endswith(FILES):
            return
        is_list = asks == {"first"} and urlsplit(address).path.count("/") == 1
        is_enough = self.counts[kind, asks] >= self.most or self.counts[kind] >= self.most * SHAPES
        if is_enough and not is_list:
            return
        self.seen.add(address)
        self.counts[kind, asks] += 1
        self.counts[kind] += 1
        self.waiting.append(address)


def kind_of(address: str) -> str:
    """Return what kind of page an address is of: the first part of its path."""
    return urlsplit(address).path.strip("/").partition("/")[0] or "collection"


def watch(page: Page, host: str, tally: Tally) -> None:
    """Count what a page does that it must not."""
    page.on("console", lambda m: _hear(m.text, page.url, tally) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: tally.add(f"script error: {error}", page.url))
    page.on("popup", lambda popup: tally.add(f"script run: a window of {popup.url}", page.url))
    page.on("request", lambda request: _follow(request.url, host, page.url, tally))
    page.on("dialog", lambda dialog: tally.add(f"script run: {dialog.type}", page.url))


def _hear(text: str, where: str, tally: Tally) -> None:
    is_violation = "Content Security Policy" in text or "Trusted" in text
    tally.add(f"{'policy violation' if is_violation else 'complaint'}: {text}", where)


def _follow(address: str, host: str, where: str, tally: Tally) -> None:
    parts = urlsplit(address)
    if parts.scheme not in {"data", "blob", "about"} and parts.netloc != host:
        tally.add(f"request to another host: {address}", where)


async def look(page: Page, address: str, tally: Tally) -> list[str]:
    """Look at a page; return where its links lead."""
    try:
        answer = await page.goto(address, wait_until="load")
    except PlaywrightError:  # the page before was loading itself anew
        answer = await page.goto(address, wait_until="load")
    if answer is not None and answer.status >= 500:
        tally.add(f"failed page: {answer.status}", address)
    seen: dict[str, Any] = await page.evaluate(LOOK)
    for name, found in (("script run", "pwn"), ("policy violation", "refused"), ("markup of words", "faults")):
        for what in seen[found]:
            tally.add(f"{name}: {what}", address)
    return [str(link) for link in seen["links"]]


async def look_at_room(context: BrowserContext, home: str, doors: Doors, tabs: int, tally: Tally) -> None:
    """Go through the doors of a room, several at once."""

    async def go() -> None:
        page = await context.new_page()
        watch(page, urlsplit(home).netloc, tally)
        while doors.waiting:
            address = doors.waiting.pop()
            for link in await look(page, home + address, tally):
                doors.add(urljoin(address, link))
            tally.pages[kind_of(address)] += 1
            if not sum(tally.pages.values()) % 500:
                print(f"  … {sum(tally.pages.values()):,} pages", file=sys.stderr)

    await go_once(context, home, doors, tally)
    await asyncio.gather(*(go() for _ in range(tabs)))


async def go_once(context: BrowserContext, home: str, doors: Doors, tally: Tally) -> None:
    """Look at the first page alone, so that there are doors for several to go through."""
    page = await context.new_page()
    watch(page, urlsplit(home).netloc, tally)
    for link in await look(page, f"{home}/", tally):
        doors.add(urljoin("/", link))


async def look_at_files(context: BrowserContext, folder: Path, tally: Tally) -> None:
    """Open every exported page as the file that it is."""
    page = await context.new_page()
    watch(page, "", tally)
    for path in sorted(folder.glob("*.html")):
        await look(page, path.as_uri(), tally)
        tally.pages[f"exported {path.name.partition('-')[0]}"] += 1


async def run(address: str, strings: Sequence[str], folder: Path, *, most: int, tabs: int) -> Tally:
    """Look at the room and at what was exported."""
    tally, doors = Tally(), Doors(most=most)
    for string in strings[:most]:
        doors.waiting.append(f"/search?words={quote(string[:500])}")
    home = address.partition("/-/")[0]
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        context = await browser.new_context()
        await context.add_init_script(WATCH)
        context.set_default_timeout(60_000)
        page = await context.new_page()
        await page.goto(address)
        await page.wait_for_url(f"{home}/")
        await page.close()
        await look_at_room(context, home, doors, tabs, tally)
        await look_at_files(await _files_context(browser), folder, tally)
        await browser.close()
    return tally


async def _files_context(browser: Any) -> BrowserContext:
    context: BrowserContext = await browser.new_context()
    await context.add_init_script(WATCH)
    return context


def find_strings(folder: Path | None) -> tuple[str, ...]:
    """Return the strings of the shared corpus; none where it is not here."""
    if folder is None:
        if not UNPACK.exists():
            return ()
        said = subprocess.run([UNPACK, "hostile"], check=True, capture_output=True, text=True)  # noqa: S603 - ours
        folder = Path(said.stdout.strip().splitlines()[-1])
    return load_strings(folder)


@contextmanager
def prepared(strings: Sequence[str], every: int) -> Iterator[tuple[Path, Path]]:
    """Yield a collection of the strings, and a folder with what was exported from it."""
    with tempfile.TemporaryDirectory(prefix="sayso-hostile-") as made:
        path, exported = Path(made) / "hostile.db", Path(made) / "exported"
        exported.mkdir()
        with Collection.open(path) as collection:
            stories = fill(collection, strings)
            files = export_all(collection, exported, every)
            print(
                f"  {len(strings):,} strings in {collection.size().documents:,} reports of {stories:,} stories, ",
                end="",
            )
            print(f"{collection.size().claims:,} claims; {files:,} files exported")
        yield path, exported


def tell(tally: Tally, seconds: float) -> int:
    """Print what was found; return how much of it must not be."""
    for kind, count in sorted(tally.pages.items()):
        print(f"  {kind:24} {count:7,} pages")
    print(f"  {'in all':24} {sum(tally.pages.values()):7,} pages in {seconds:,.0f} s")
    must = ("script run", "policy violation", "request to another host", "markup of words")
    for fault in dict.fromkeys([*must, *sorted(tally.faults)]):
        print(f"  {fault:24} {tally.faults[fault]:7,}   {tally.examples.get(fault, '')}")
    return sum(tally.faults.values())


def main(arguments: Iterable[str] | None = None) -> int:
    """Look, and print what was found; 1 where something must not be."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hostile", description=__doc__)
    parser.add_argument("--strings", type=Path, metavar="FOLDER", help="where the unpacked corpus lies")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take every N-th string only")
    parser.add_argument("--most", type=int, default=3000, help="so many pages of a kind (lists: to their ends)")
    parser.add_argument("--tabs", type=int, default=3, help="so many pages are open at once")
    given = parser.parse_args(None if arguments is None else list(arguments))
    strings = find_strings(given.strings)[:: given.every]
    if not strings or find_chromium() is None:
        print(f"  nothing was looked at: {NO_BROWSER if strings else 'the shared corpus is not here'}")
        return 0
    export = max(1, len(strings) // EXPORTED)
    with prepared(strings, export) as (path, exported), serve(path, "the desk", "--names") as address:
        began = time.monotonic()
        tally = asyncio.run(run(address, strings, exported, most=given.most, tabs=given.tabs))
        return int(tell(tally, time.monotonic() - began) > 0)


if __name__ == "__main__":
    sys.exit(main())
