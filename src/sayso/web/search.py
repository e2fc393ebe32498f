"""Who says …: claims by their words, their holder, whom they are about, how they stand, and when."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from sayso.ask.index_answers import Found, Overview
from sayso.ask.vocabulary import KIND_WORDS
from sayso.model.claims import ClaimKind, Standing
from sayso.store import ClaimQuery
from sayso.web.asked import ENTITY, STANDINGS, First, Several, Words, date, first_day, last_day, standings
from sayso.web.beside import Denials, denials_of
from sayso.web.pages import InRoom, page
from sayso.web.room import Room

router = APIRouter()

SHOWN = 25
"""So many claims stand on one page of what was found."""
KINDS: tuple[tuple[str, str], ...] = tuple((kind.value, words) for kind, words in KIND_WORDS.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuestion:
    """What was asked, as it stands in the form: words of the sentence, who says it, whom it is about, how, when.

    ``who_name`` and ``about_name`` are the names where an id (``who-``) was asked for; ``outlet`` is whose reports.
    """

    words: str
    who: str
    about: str
    who_name: str
    about_name: str
    standing: tuple[str, ...]
    kind: tuple[str, ...]
    outlet: str
    since: str
    until: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked."""
        narrowed = (self.standing, self.kind, self.outlet, self.since, self.until)
        return not any((self.words, self.who, self.about, *narrowed))


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """Who says what was asked for. ``found`` is ``None`` where nothing was asked."""

    coverage: Overview
    question: SearchQuestion
    found: Found | None
    denials: Denials
    standings: tuple[tuple[str, str], ...] = STANDINGS
    kinds: tuple[tuple[str, str], ...] = KINDS


@page(router, "/search", template="search.html", tags=("search",))
def search(
    room: InRoom,
    words: Words = "",
    who: Words = "",
    about: Words = "",
    standing: Several = (),
    kind: Several = (),
    outlet: Words = "",
    since: str = "",
    until: str = "",
    first: First = 0,
) -> SearchPage:
    """Find who says what."""
    question = SearchQuestion(
        words=words.strip(),
        who=who.strip(),
        about=about.strip(),
        who_name=_name_of(room, who.strip()),
        about_name=_name_of(room, about.strip()),
        standing=standings(standing),
        kind=tuple(each.value for each in ClaimKind if each.value in kind),
        outlet=outlet.strip(),
        since=date(since, "from") or "",
        until=date(until, "to") or "",
    )
    found = None if question.is_empty else room.index.search(query_of(question), first=first, limit=SHOWN)
    denials = denials_of(room, (item.line for item in found.claims.items)) if found else {}
    return SearchPage(coverage=room.index.overview(), question=question, found=found, denials=denials)


def query_of(question: SearchQuestion) -> ClaimQuery:
    """Return what a form asks of the index; a year or month as its first or last day."""
    return ClaimQuery(
        words=question.words,
        who=question.who or None,
        about=question.about or None,
        standings=tuple(Standing(value) for value in question.standing),
        kinds=tuple(ClaimKind(value) for value in question.kind),
        since=first_day(question.since or None),
        until=last_day(question.until or None),
        outlet=question.outlet or None,
    )


def _name_of(room: Room, asked: str) -> str:
    """Return the name of an id that was asked for."""
    return room.index.entity(asked).name if asked.startswith(ENTITY) else ""
