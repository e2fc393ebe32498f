"""Where things are said to have happened: named towns as dots without borders, every outlet's wording kept."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from sayso.ask.index_answers import Line, Overview, PlaceRow, Slice
from sayso.web.asked import First
from sayso.web.beside import Denials, denials_of
from sayso.web.drawing.dots import DotPicture, draw_dots
from sayso.web.name_words import precision_words
from sayso.web.pages import InRoom, page

router = APIRouter()

SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesPage:
    """Places that reports tell of, those of most claims first; ``picture`` draws the named towns among those shown."""

    coverage: Overview
    places: Slice[PlaceRow]
    picture: DotPicture | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePage:
    """A place: how each outlet writes it, the neutral note on disputed ground, and what is said to have happened there.

    ``precision_words`` say how finely the words place it.
    """

    coverage: Overview
    place: PlaceRow
    precision_words: str
    lines: Slice[Line]
    denials: Denials


@page(router, "/places", template="places.html", tags=("places",))
def places(room: InRoom, first: First = 0) -> PlacesPage:
    """Show where things are said to have happened."""
    found = room.index.places(first=first, limit=SHOWN)
    return PlacesPage(coverage=room.index.overview(), places=found, picture=draw_dots(found.items))


@page(router, "/places/{key}", template="place.html", tags=("places",))
def place(room: InRoom, key: str, first: First = 0) -> PlacePage:
    """Show what is said to have happened at a place."""
    row, lines = room.index.place(key, first=first)
    return PlacePage(
        coverage=room.index.overview(),
        place=row,
        precision_words=precision_words(row.precision),
        lines=lines,
        denials=denials_of(room, lines.items),
    )
