"""Every page of the room, found by going through its doors: what tests ask of all pages, they ask of these.

From the first page on, every link is followed until each kind of page was seen in a few shapes. A page that no link
leads to is not found, and ``test_every_page.py`` fails; so no page escapes, and none is out of reach.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from heapq import heappop, heappush
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser
from starlette.routing import Match

from sayso.web.app import ROUTERS
from sayso.web.links import twin_path

EXAMPLES, QUESTIONS = 3, 4
"""So many examples of one kind of page are looked at, and so many kinds of questions in its address."""
BEGINNINGS = ("/", "/-/patterns", "/search?words=talks", "/search?words=nothing-of-the-kind")
"""Where one begins: the first page, what is there for builders, and what only a form leads to."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Page:
    """An example of a page. ``route`` is the pattern of its address, ``reached`` the page whose link led there.

    ``html`` is what was answered.
    """

    route: str
    address: str
    reached: str = ""
    html: str = field(default="", repr=False, compare=False)

    @property
    def tree(self) -> LexborHTMLParser:
        """What was answered, parsed."""
        return LexborHTMLParser(self.html)

    @property
    def twin(self) -> str:
        """The address of the same as JSON."""
        parts = urlsplit(self.address)
        return twin_path(parts.path) + (f"?{parts.query}" if parts.query else "")

    @property
    def name(self) -> str:
        """A name for files: its route, and a number where there are several."""
        return self.route.strip("/").replace("/", "-").replace("{", "").replace("}", "").replace("--", "-") or "first"


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """What going through all doors has found."""

    pages: tuple[Page, ...]
    dead: tuple[str, ...]
    """Links to what is not there, and forms that nobody takes, each with its page."""


def html_routes() -> list[APIRoute]:
    """Return the routes that answer with a page."""
    return [route for route in routes("GET") if getattr(route.response_class, "media_type", "") == "text/html"]


def routes(method: str) -> list[APIRoute]:
    """Return the routes that answer a method."""
    every = (route for router in ROUTERS for route in router.routes)
    return [route for route in every if isinstance(route, APIRoute) and method in (route.methods or ())]


def route_of(candidates: Sequence[APIRoute], path: str, method: str = "GET") -> str:
    """Return the pattern of the route that answers a path, or nothing."""
    asked = {"type": "http", "path": path, "method": method, "headers": []}
    return next((route.path for route in candidates if route.matches(asked)[0] is Match.FULL), "")


def every_page(client: TestClient) -> tuple[Page, ...]:
    """Return examples of every page of a room that can be reached."""
    return walk(client).pages


def walk(client: TestClient) -> Walk:
    """Go through all doors of a room. The same collection gives the same pages, in whatever order it was read."""
    doors, takers = _Doors(), routes("POST")
    found: list[Page] = []
    dead: list[str] = []
    while (page := doors.next()) is not None:
        answer = client.get(page.address)
        if answer.status_code != 200:
            dead.append(f"{page.address} ({answer.status_code}), from {page.reached}")
            continue
        if page.route:
            found.append(replace(page, html=answer.text))
        if "html" not in answer.headers["content-type"]:
            continue
        tree = LexborHTMLParser(answer.text)
        dead.extend(f"{a}: no taker, on {page.address}" for a in posts(tree, page) if not route_of(takers, a, "POST"))
        for address in links(tree, page):
            doors.add(address, page.address)
    return Walk(pages=tuple(found), dead=tuple(dead))


class _Doors:
    """Addresses that wait, the next one always the first by its letters: no order of links decides what is an example.

    What stands at no place of the collection comes before what does (reports, names …), so that examples are chosen
    when all lists were seen.
    """

    def __init__(self) -> None:
        self._kinds = html_routes()
        self._waiting: list[tuple[bool, str, str, str, Page]] = []
        self._seen: set[str] = set()
        self._shapes: Counter[tuple[str, str]] = Counter()
        for address in BEGINNINGS:
            self.add(address, "")

    def add(self, address: str, reached: str) -> None:
        """Remember an address, once."""
        if address in self._seen:
            return
        self._seen.add(address)
        page = Page(route=route_of(self._kinds, urlsplit(address).path), address=address, reached=reached)
        heappush(self._waiting, ("{" in page.route, page.route, asked_of(address), address, page))

    def next(self) -> Page | None:
        """Return the next address that shows something that was not seen often enough."""
        while self._waiting:
            page = heappop(self._waiting)[-1]
            if not page.route or page.address in BEGINNINGS or is_new(page.route, page.address, self._shapes):
                return page
        return None


def asked_of(address: str) -> str:
    """Return what kind of question stands in an address: the names of what it gives."""
    return ",".join(sorted({key for key, _ in parse_qsl(urlsplit(address).query)}))


def is_new(route: str, address: str, shapes: Counter[tuple[str, str]]) -> bool:
    """Tell whether an address shows something that was not seen often enough, and count it."""
    asked = asked_of(address)
    kinds = sum(1 for seen, question in shapes if seen == route and question)
    if shapes[route, asked] >= (1 if asked else EXAMPLES) or (asked and kinds >= QUESTIONS):
        return False
    shapes[route, asked] += 1
    return True


def links(tree: LexborHTMLParser, page: Page) -> Iterator[str]:
    """Yield where links of a page lead within the room, without the places in pages; JSON twins are left to pages."""
    for link in tree.css("a[href]"):
        address = urldefrag(urljoin(page.address, link.attributes["href"] or "")).url
        if address.startswith("/") and not urlsplit(address).path.endswith(".json"):
            yield address


def posts(tree: LexborHTMLParser, page: Page) -> Iterator[str]:
    """Yield where the forms of a page that change something are sent."""
    for form in tree.css("form[method]"):
        if (form.attributes["method"] or "").lower() == "post":
            yield urlsplit(urljoin(page.address, form.attributes.get("action") or "")).path
