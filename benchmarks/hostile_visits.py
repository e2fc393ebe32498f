"""Looks at a room in Chromium: at pages, at forms that were filled in wrongly, at what addresses ask for, at files."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote, urlencode, urljoin, urlsplit

from playwright.async_api import Browser, BrowserContext, Page
from playwright.async_api import Error as PlaywrightError

from benchmarks.hostile_doors import UNKNOWN, Door, Doors
from benchmarks.hostile_marks import find_marks, marked, read_marks
from benchmarks.hostile_tally import HEADING, Tally
from sayso.web.links import twin_path

T = TypeVar("T")
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
    if (e.matches("iframe, object, embed, base, frame, img, video, audio, marquee")) faults.push(e.localName);
    if (e.matches("meta[http-equiv='refresh' i][content*='url' i]")) faults.push("meta");
    const to = e.localName === "a" ? e.getAttribute("href") : null;
    const leads = to !== null && URL.canParse(to, location) ? new URL(to, location).protocol : "";
    if (leads && !["http:", "https:", "file:"].includes(leads)) faults.push(`a ${leads}`);
    if (e instanceof HTMLUnknownElement) faults.push(`unknown ${e.localName}`);
  }
  const marks = (text) => [...new Set(text.match(/zq[a-z]{4}(?![a-z])/gi) ?? [])];
  const heads = [document.title, ...[...document.querySelectorAll("h1")].map((e) => e.textContent)];
  return {pwn: window.__pwn, refused: window.__refused, faults, marks: marks(document.documentElement.outerHTML),
          heading: marks(heads.join(" ")),
          links: [...document.querySelectorAll("a[href]")].map((a) => a.getAttribute("href"))};
}"""
SEND = """([path, fields]) => {
  const form = document.createElement("form");
  form.method = "post"; form.action = path;
  for (const [name, value] of Object.entries(fields)) {
    const field = document.createElement("textarea");
    field.name = name; field.value = value; form.append(field);
  }
  document.body.append(form); form.submit();
}"""
TWINS = 4
"""Of every so-manieth story, and of what is of no story, the JSON of pages is read too."""
DRAFT = 20
"""So many strings stand in one draft."""
RETRIES = 3
LONGEST_WAIT = 180_000
"""So many milliseconds a page may take: checking a draft begins with loading what reads it."""
LONGEST_ASKED = 400
"""So many letters an address may ask for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A room that is served, and what was planted in it: strings by their numbers."""

    home: str
    strings: Mapping[int, str]
    report: str

    @property
    def host(self) -> str:
        """Whom pages may ask."""
        return urlsplit(self.home).netloc


class Visitor:
    """Goes through a room with a browser that was let in, and counts what it sees."""

    def __init__(self, context: BrowserContext, room: Room, tally: Tally, note: Callable[[], None]) -> None:
        self.context, self.room, self.tally, self._note = context, room, tally, note

    async def go_through(self, doors: Doors, tabs: int) -> None:
        """Go through all doors, several at once, and ask for the JSON of a page of each kind and of some stories."""
        busy: list[Door] = []
        asked: set[tuple[str, int]] = set()

        async def go() -> None:
            page = await self.page()
            while True:
                if (door := doors.next()) is None:
                    if not busy:
                        return
                    await asyncio.sleep(0.02)
                    continue
                busy.append(door)
                before = self.tally.looks_at(door.route)
                for link in await self.look(page, door.address, door.route):
                    doors.add(urljoin(door.address, link), door.story)
                doors.tell(door, is_news=self.tally.looks_at(door.route) > before)
                if (door.story == UNKNOWN or door.story % TWINS == 0) and (door.route, door.story) not in asked:
                    asked.add((door.route, door.story))
                    await self.ask_for_twin(door)
                busy.remove(door)

        await asyncio.gather(*(go() for _ in range(tabs)))

    async def page(self) -> Page:
        """Open a page of its own and listen to it."""
        page = await self.context.new_page()
        watch(page, self.room.host, self.tally)
        return page

    async def look(self, page: Page, address: str, kind: str) -> list[str]:
        """Look at a page; return where its links lead."""
        self._note()
        return await look(page, self.room.home + address, kind, self.tally)

    async def ask_for_twin(self, door: Door) -> None:
        """Read the JSON of a page; it must be JSON, be said to be, and be shown as nothing else."""
        parts = urlsplit(door.address)
        address = twin_path(parts.path) + (f"?{parts.query}" if parts.query else "")
        ask = partial(self.context.request.get, self.room.home + address)
        answer = await patiently(ask, address, self.tally)
        if answer is None or answer.status >= 400:
            return
        kind, headers = f"{door.route} as JSON", answer.headers
        if not headers["content-type"].startswith("application/json") or headers["x-content-type-options"] != "nosniff":
            self.tally.add("JSON that may be taken for a page", address)
        await answer.json()
        self.tally.pages[kind] += 1
        self.tally.see(kind, find_marks(await answer.text()))

    async def ask(self, page: Page, every: int) -> None:
        """Ask for every so-manieth string in an address, of one kind of page or another in turns."""
        for place, (number, string) in enumerate(list(self.room.strings.items())[::every]):
            words = marked(string[: LONGEST_ASKED - 8], "s", number)
            address, kind = asking(words, place)
            await self.look(page, address, f"asked: {kind}")

    async def fill_in(self, page: Page, every: int) -> None:
        """Send every so-manieth string in all fields of a form that is refused and shown again, of one or another."""
        for place, (number, string) in enumerate(list(self.room.strings.items())[::every]):
            path, fields = form_of(marked(string, "f", number), self.room.report, place)
            await self.send(page, path, fields)

    async def check_drafts(self, page: Page) -> None:
        """Have drafts of many strings checked."""
        held = list(self.room.strings.items())
        for start in range(0, len(held), DRAFT):
            lines = [f"{s}\n{marked(s, 'd', number)} was there, officials said." for number, s in held[start:][:DRAFT]]
            await self.send(page, "/briefs/check", {"draft": "\n\n".join(lines)})

    async def send(self, page: Page, path: str, fields: Mapping[str, str]) -> None:
        """Send a form as a page of the room would, and look at the answer."""
        self._note()

        async def once() -> None:
            await page.goto(f"{self.room.home}/-/keys", wait_until="load")
            async with page.expect_navigation(wait_until="load"):
                await page.evaluate(SEND, [path, dict(fields)])
            await judge(page, f"sent: {path.replace(self.room.report, '{document}')}", self.tally)

        await patiently(once, path, self.tally)


def asking(words: str, place: int) -> tuple[str, str]:
    """Return an address that asks for words, of one kind of page or another in turns, and the kind."""
    given = urlencode(dict.fromkeys(("words", "who", "outlet", "of", "a", "b", "day"), words))
    paths = (
        "search names timeline ties network network/path places reports briefs/show briefs/read-sheet review".split()
    )
    unknown = quote(words[:200], safe="")
    addresses = (
        *(f"/{path}?{given}" for path in [*paths, "corrections/without"]),
        f"/timeline?{urlencode({'since': words[:40], 'until': words[:40], 'by': words})}",
        *(f"/{path}/{unknown}" for path in ("reports", "names", "stories", "places", "no-such-place")),
    )
    address = addresses[place % len(addresses)]
    return address, urlsplit(address).path.replace(unknown, "{words}")


def form_of(words: str, report: str, place: int) -> tuple[str, dict[str, str]]:
    """Return a form in whose fields words stand, so that it is not kept; another one in turns."""
    entered = {"party": words, "words": words, "why": words, "by": words, "put_by": words, "at": words}
    decided = {"who": words, "record": words, "decision": "merge", "why": words, "by": words}
    forms: Sequence[tuple[str, dict[str, str]]] = (
        ("/replies", {**entered, "what": "put", "answer_by": words}),
        ("/replies", {**entered, "what": "received", "request": words}),
        ("/lists", decided),
        ("/review", {"item": words, "why": words, "by": words, "decision": words, "field-quote": words}),
        (f"/corrections/{report}/taken-back", {"why": words, "by": words, "day": words}),
        ("/briefs/diff", {"earlier": words}),
        ("/briefs/check", {"draft": words, "published": words}),
    )
    return forms[place % len(forms)]


def watch(page: Page, host: str, tally: Tally) -> None:
    """Count what a page does that it must not."""
    page.on("console", lambda m: _hear(m.text, page.url, tally) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: tally.add(f"script error: {error}", page.url))
    page.on("popup", lambda popup: tally.add(f"script run: a window of {popup.url}", page.url))
    page.on("request", lambda request: _follow(request.url, host, page.url, tally))
    page.on("dialog", lambda dialog: tally.add(f"script run: {dialog.type}", page.url))


def _hear(text: str, where: str, tally: Tally) -> None:
    is_violation = "Content Security Policy" in text or "Trusted" in text
    is_asked_for = "the server responded with a status of 4" in text  # a form that is refused, a page that is not there
    if not is_asked_for:
        tally.add(f"{'policy violation' if is_violation else 'complaint'}: {text}", where)


def _follow(address: str, host: str, where: str, tally: Tally) -> None:
    parts = urlsplit(address)
    if parts.scheme not in {"data", "blob", "about", "file"} and parts.netloc != host:
        tally.add(f"request to another host: {address}", where)


async def look(page: Page, address: str, kind: str, tally: Tally) -> list[str]:
    """Look at a page; return where its links lead."""

    async def once() -> list[str]:
        answer = await page.goto(address, wait_until="load")
        if answer is not None and answer.status >= 500:
            tally.add(f"failed page: {answer.status}", address)
        return await judge(page, kind, tally)

    return await patiently(once, address, tally) or []


async def patiently(act: Callable[[], Awaitable[T]], address: str, tally: Tally) -> T | None:
    """Do something in a browser; again where the page before was still on its way to another, or the room busy."""
    for attempt in range(RETRIES):
        try:
            return await act()
        except PlaywrightError as error:
            if attempt == RETRIES - 1:
                tally.add(f"could not be looked at: {error.message.splitlines()[0]}", address)
            await asyncio.sleep(0.2)
    return None


async def judge(page: Page, kind: str, tally: Tally) -> list[str]:
    """Count what stands on a page that is open; return where its links lead within the room."""
    seen: dict[str, Any] = await page.evaluate(LOOK)
    for name, found in (("script run", "pwn"), ("policy violation", "refused"), ("markup of words", "faults")):
        for what in seen[found]:
            tally.add(f"{name}: {what}", page.url)
    tally.pages[kind] += 1
    tally.see(kind, read_marks(seen["marks"]))
    tally.see(kind + HEADING, read_marks(seen["heading"]))
    return [str(link) for link in seen["links"] if str(link).startswith(("/", "?"))]


async def enter(browser: Browser, address: str) -> BrowserContext:
    """Return a browser that was let in at the address that a room prints."""
    context = await browser.new_context()
    await context.add_init_script(WATCH)
    context.set_default_timeout(LONGEST_WAIT)
    page = await context.new_page()
    await page.goto(address)
    await page.wait_for_url(f"{address.partition('/-/')[0]}/")
    await page.close()
    return context


async def look_at_files(browser: Browser, paths: Iterable[Path], tally: Tally, note: Callable[[], None]) -> None:
    """Open exported pages as the files that they are."""
    context = await browser.new_context()
    await context.add_init_script(WATCH)
    page = await context.new_page()
    watch(page, "", tally)
    for path in paths:
        note()
        await look(page, path.as_uri(), f"file: {path.name.partition('-')[0]}.html", tally)
    await context.close()
