"""What pages are made of: one collection as its index, its stories and its desk show it, with names veiled."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from threading import RLock
from typing import TypeVar

from sayso.ask.decency import Names
from sayso.ask.reply_book import ReplyBook, tell_book
from sayso.ask.veil import reports_in
from sayso.collection import Collection
from sayso.desk import Desk
from sayso.index import Index
from sayso.store import Watch
from sayso.web.brief_desk import BriefDesk
from sayso.web.freshness import Freshness
from sayso.web.logs import log
from sayso.web.questions import Questions
from sayso.web.tellings import Kept, Tellings

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a reading room is run.

    ``by`` is who decides there, ``names`` whether private people are shown by name, ``hosts`` the values of Host that
    are answered, ``token`` what opens the room; empty where everybody may come in (tests). Where several processes
    serve it, they share ``secret`` and the folder ``tokens`` (:mod:`sayso.web.sessions`).
    """

    target: str
    by: str = ""
    names: bool = False
    hosts: tuple[str, ...] = ()
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    tokens: str = ""


class Room:
    """A collection while it is read in; made once for each process."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.deciding = RLock()
        """Held while somebody decides, so that two decisions never cross."""
        self._books: Kept[ReplyBook] = Kept(2)
        self._freshness = Freshness(
            lambda: self.index.refresh(), lambda error: log("index", settings.target, error), stamp=self._stamp
        )

    def fresh(self) -> Room:
        """Return the room with what was read and decided meanwhile."""
        self._freshness.look()
        return self

    def _stamp(self) -> object:
        """Return what is another one after anything that pages rest on was written."""
        return self._watch.version(), self.collection.own_families()

    @cached_property
    def _watch(self) -> Watch:
        return Watch(self.collection.store.path)

    @cached_property
    def desk(self) -> Desk:
        """Where decisions are made."""
        return Desk(self.collection, by=self.settings.by)

    def desk_of(self, by: str) -> Desk:
        """Return the desk as somebody decides there; as who runs the room, where no name is given."""
        return Desk(self.collection, by=by.strip()) if by.strip() else self.desk

    def reply_book(self) -> ReplyBook:
        """Return what was put to whom and what they answered, told once while nothing it rests on has changed."""
        today = datetime.now(UTC).date().isoformat()
        return self._books.get((today, self.collection.state()), lambda: self._tell_book(today))

    def _tell_book(self, today: str) -> ReplyBook:
        with self.collection.store.view() as view:
            return tell_book(view, self._who_of, today=today)

    def _who_of(self, document: str, entity: str) -> str | None:
        return dict(self.index.report_doors(document).names).get(entity)

    @cached_property
    def questions(self) -> Questions:
        """What people are asked, worked out once while nothing it rests on has changed."""
        return Questions(lambda: self.desk.review_queue(), lambda: self.collection.state())

    @cached_property
    def collection(self) -> Collection:
        """The collection; it must be there."""
        return Collection.open(self.settings.target, create=False)

    @cached_property
    def index(self) -> Index:
        """Rows that are ready to be shown."""
        return Index(self.collection, names=self.names)

    @cached_property
    def tellings(self) -> Tellings:
        """Stories, told once while nothing they rest on has changed."""
        return Tellings(self.index)

    @cached_property
    def briefs(self) -> BriefDesk:
        """Briefs and read sheets, made once while nothing they rest on has changed."""
        return BriefDesk(self.collection, self.names)

    @property
    def names(self) -> Names:
        """Whose names are shown."""
        return Names.asked(self.settings.names)

    def over(self, answer: T, documents: Iterable[str] | None = None) -> T:
        """Return an answer that does not come from the index with the names veiled that are not shown."""
        reports = reports_in(answer) if documents is None else documents
        return self.index.veil(reports).over(answer)

    def for_deciding(self, answer: T) -> T:
        """Return what whoever decides has to see: all names but those that nobody is shown."""
        return self.index.veil(reports_in(answer), Names.OF_ALL).over(answer)
