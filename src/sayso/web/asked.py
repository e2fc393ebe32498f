"""What addresses ask of pages over many reports: names, periods and standings as people write them in forms.

A form that is sent empty asks for nothing: every field of an address may be missing or empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from sayso.ask.index_answers import EntityRow, NameRef
from sayso.ask.vocabulary import STANDING_WORDS
from sayso.errors import DateError
from sayso.model.claims import Standing
from sayso.model.edtf import earliest, is_edtf, latest
from sayso.web.room import Room

First = Annotated[int, Query(ge=0, le=10_000_000)]
"""The place in a list from which on it is shown."""
Words = Annotated[str, Query(max_length=400)]
"""Words that somebody wrote into a field."""
Several = Annotated[tuple[str, ...], Query(max_length=40)]
"""Values that may be ticked together."""
ENTITY = "who-"
NAMESAKES = 12
"""So many of those whom a name may mean are offered."""
STANDINGS: tuple[tuple[str, str], ...] = tuple((standing.value, words) for standing, words in STANDING_WORDS.items())
TIE_STANDINGS: tuple[tuple[str, str], ...] = tuple((key, words) for key, words in STANDINGS if key != "silence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Whom a page was asked about.

    ``words`` is what was asked, ``who`` the one it means. Where it may mean several, or nobody, ``who`` is ``None`` and
    ``among`` are those whose names hold the words: nobody is taken for somebody because the names are alike.
    ``why_not`` says why somebody who was asked for by id may not be looked up.
    """

    words: str = ""
    who: NameRef | None = None
    among: tuple[EntityRow, ...] = ()
    why_not: str = ""

    @property
    def id(self) -> str | None:
        """Whose page it is (``who-``), if it is known."""
        return self.who.who if self.who else None

    @property
    def is_open(self) -> bool:
        """Whether somebody was asked for and it is not known who."""
        return bool(self.words or self.why_not) and self.who is None


def whom(room: Room, words: str) -> Asked:
    """Return whom an id (``who-``) or a name asks for.

    Raises:
        NotFound: if an id is nobody's.
    """
    words = words.strip()
    if not words:
        return Asked()
    if words.startswith(ENTITY):
        head = room.index.entity(words)
        if head.why_not:
            return Asked(why_not=head.why_not)
        return Asked(words=head.name, who=NameRef(name=head.name, who=head.who))
    among = room.index.entities(words=words, limit=NAMESAKES).items
    exact = [row for row in among if row.name.casefold() == words.casefold()]
    found = exact if len(exact) == 1 else among
    if len(found) == 1:
        return Asked(words=words, who=NameRef(name=found[0].name, who=found[0].who), among=among)
    return Asked(words=words, among=among)


def date(value: str, side: str) -> str | None:
    """Return a date as EDTF, or nothing where nothing was asked.

    Raises:
        DateError: if it is no date as sayso writes it.
    """
    value = value.strip()
    if value and not is_edtf(value):
        raise DateError(
            f"“{value}” ({side}) is not a date as sayso reads it.",
            hint="Write 2024, 2024-03 or 2024-03-05, or nothing.",
        )
    return value or None


def first_day(value: str | None) -> str | None:
    """Return the first day (ISO) of a date that was asked for."""
    return _iso(earliest(value))


def last_day(value: str | None) -> str | None:
    """Return the last day (ISO) of a date that was asked for."""
    return _iso(latest(value))


def _iso(day: tuple[int, int, int] | None) -> str | None:
    return None if day is None else f"{day[0]:04}-{day[1]:02}-{day[2]:02}"


def standings(values: tuple[str, ...]) -> tuple[str, ...]:
    """Return the standings among values, each once; what is none asks for nothing."""
    return tuple(standing.value for standing in Standing if standing.value in values)


def number(value: str, most: int) -> int:
    """Return a number that was written into a field, at most so large; anything else is nought."""
    return min(int(value), most) if value.isascii() and value.isdigit() and len(value) < 9 else 0
