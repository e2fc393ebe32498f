"""Which pages of a room are looked at, so that every string is seen in every field on every kind of page that shows it.

Lists are followed to their ends. Of each kind of question in an address one page is looked at, whatever it shows, if
so wanted. Of places (a report, a story, a name …) as many pages of one story as it takes until its strings were seen in
all fields that pages of this kind show; no more where a page showed nothing new, and at most so many.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from heapq import heappop, heappush
from typing import NamedTuple
from urllib.parse import parse_qsl, urldefrag, urlsplit

from benchmarks.hostile_tally import HEADING, Tally
from tests.web.every_page import html_routes, route_of

STATIC = ("/-/static/", "/-/style/")
FILES = (".jsonl", ".json", ".html", ".md", ".pdf", ".csv", ".txt", ".css")
_REPORT = re.compile(r"doc-[0-9a-f]{16}")
MET = "words=met"
"""What search is asked for, to its end: a word of every report."""
NAMED_IN_FULL = ("/reports/{document}",)
"""Kinds of pages of which all are looked at, as each has a title that no other has."""
PATIENCE = 3
UNKNOWN = -1
"""The story of a page that is of none, or of no one."""


class Door(NamedTuple):
    """An address that waits; in the order in which doors are gone through."""

    turn: int
    place: int
    address: str
    route: str
    story: int


class Doors:
    """Addresses that wait to be looked at: every one that a link leads to, and once more where its story is found out.

    ``stories`` are the stories of reports (ids), ``numbers`` the strings of each story; ``most`` pages of a kind are
    looked at for one story, and as many for all that is of no story; ``asks`` tells whether of every kind of question
    one is asked.
    """

    def __init__(
        self, tally: Tally, stories: Mapping[str, int], numbers: Mapping[int, frozenset[int]], most: int, *, asks: bool
    ):
        self._tally, self._stories, self._numbers, self._most = tally, stories, numbers, most
        self._every = frozenset().union(*numbers.values())
        self._routes = html_routes()
        self._waiting: list[Door] = []
        self._known: dict[str, bool] = {}
        self._done: set[str] = set()
        self._shapes: Counter[tuple[str, frozenset[str]]] = Counter()
        self._tries: Counter[tuple[str, int]] = Counter()
        self._closed: set[tuple[str, int]] = set()
        self._again: Counter[str] = Counter()
        self._news: Counter[str] = Counter()
        self._asks = asks

    def add(self, address: str, story: int = UNKNOWN) -> None:
        """Remember an address of the room, with the story that it was found in."""
        address = urldefrag(address).url
        path = urlsplit(address).path
        is_elsewhere = not address.startswith("/") or address.startswith(("//", *STATIC)) or path.endswith(FILES)
        story = self._story(address, story)
        has_story = story != UNKNOWN
        if is_elsewhere or address in self._done or (address in self._known and self._known[address] >= has_story):
            return
        self._known[address] = has_story
        route = route_of(self._routes, path) or path
        heappush(self._waiting, Door(self._turn(address, route, story), len(self._known), address, route, story))

    def _story(self, address: str, story: int) -> int:
        found = {self._stories[report] for report in _REPORT.findall(address) if report in self._stories}
        return found.pop() if len(found) == 1 else story

    def _turn(self, address: str, route: str, story: int) -> int:
        """Lists come first, then places, then questions about them; what is of no story comes last."""
        if self._is_list(address, route):
            return 0
        return (1 if "?" not in address else 2) + (2 if story == UNKNOWN else 0)

    @staticmethod
    def _is_list(address: str, route: str) -> bool:
        asked = re.sub(r"(^|&)first=\d+", "", urlsplit(address).query)
        return "{" not in route and asked in {"", MET}

    def next(self) -> Door | None:
        """Return the next door that leads to something that was not seen yet."""
        while self._waiting:
            door = heappop(self._waiting)
            if door.address not in self._done and self._is_wanted(door):
                self._done.add(door.address)
                return door
        return None

    def _is_wanted(self, door: Door) -> bool:
        if self._is_list(door.address, door.route):
            return True
        place, numbers = (door.route, door.story), self._numbers.get(door.story, self._every)
        shape = (door.route, asked_by(door.address))
        self._shapes[shape] += 1
        if self._shapes[shape] == 1 and (self._asks or not shape[1]):
            self._tries[place] += 1
            return True
        if door.route in NAMED_IN_FULL:
            return self._tally.lacks(door.route + HEADING, numbers)
        is_vain = self._again[door.route] >= PATIENCE and not self._news[door.route]
        if self._tries[place] and (is_vain or place in self._closed or self._tries[place] >= self._most):
            return False
        if not self._tally.lacks(door.route, numbers):
            return False
        self._tries[place] += 1
        return True

    def tell(self, door: Door, *, is_news: bool) -> None:
        """Note whether a page showed something new; if not, no more pages of its kind are tried for its story.

        Where that was so whenever a second page was tried, no second one is tried any more.
        """
        if self._tries[door.route, door.story] > 1:
            self._again[door.route] += 1
            self._news[door.route] += is_news
        if not is_news:
            self._closed.add((door.route, door.story))


def asked_by(address: str) -> frozenset[str]:
    """Return the names of what an address asks for."""
    return frozenset(key for key, _ in parse_qsl(urlsplit(address).query))
