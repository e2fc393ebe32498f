"""What every mark means (``/-/legend``), and which keys there are (``/-/keys``); one key away from every page."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from sayso.ask.story_words import CONTEST_WORDS, LIFECYCLE_WORDS, ORIGIN_WORDS, SUPPORT_WORDS
from sayso.ask.vocabulary import EVIDENCE_WORDS, STANDING_WORDS
from sayso.model.claims import Standing
from sayso.web.chrome import PLACES
from sayso.web.pages import InRoom, page

router = APIRouter()

_MEANINGS: tuple[tuple[Standing, str, str], ...] = (
    (Standing.ASSERTED, "Whoever is named says it outright.", "The guild closed the cellar, the harbour office said."),
    (
        Standing.HEDGED,
        "Said with a reserve: may, appears to, probably. Also where the reserve stands in the clause above.",
        "The guild may close the cellar.",
    ),
    (
        Standing.HEARSAY,
        "Passed on, and nobody is named who says so. It never becomes the article’s own word.",
        "The guild is said to have closed the cellar.",
    ),
    (
        Standing.DENIED,
        "Somebody says that it is not so. What they deny stands beside it, at the same size.",
        "The guild denies that it closed the cellar.",
    ),
    (Standing.FORECAST, "Said to lie ahead. It has not happened.", "The guild will close the cellar."),
    (
        Standing.HYPOTHETICAL,
        "Only a condition, a question or a wish. Nobody says that it is so.",
        "If the guild closes the cellar, prices rise.",
    ),
    (
        Standing.SILENCE,
        "Somebody was asked, or is concerned, and did not comment. It is no denial and no admission.",
        "The guild did not comment.",
    ),
)
_DATES: tuple[tuple[str, str, str], ...] = (
    ("on 4 March 2031", "2031-03-04", "a day"),
    ("in March 2031", "2031-03", "a month; no day is made of it"),
    ("last spring", "2031-21", "a season: 21 spring, 22 summer, 23 autumn, 24 winter"),
    ("since 2029", "2029/..", "from then on, with an open end"),
    ("before 2030", "[..2029]", "some time up to then"),
    ("30 November", "XXXX-11-30", "a day of which the words give no year"),
    ("in recent years", "", "words that put nothing on a calendar: undated, and kept as they are"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A standing: its value, its word, what it means, and an invented sentence that has it."""

    value: str
    words: str
    meaning: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendPage:
    """Standings, dates (words, EDTF, meaning), kinds of evidence and of origin, and the three axes, in words."""

    standings: tuple[Meaning, ...]
    dates: tuple[tuple[str, str, str], ...]
    evidence: tuple[str, ...]
    origins: tuple[str, ...]
    support: tuple[str, ...]
    contest: tuple[str, ...]
    lifecycle: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key, or two one after the other, and what it does."""

    keys: tuple[str, ...]
    does: str
    path: str = ""
    """Where it leads, where it leads to a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysPage:
    """The keys: those that move on a page, and those that lead to another."""

    moving: tuple[Key, ...]
    going: tuple[Key, ...]


@page(router, "/-/legend", template="legend.html", tags=("room",))
def legend(room: InRoom) -> LegendPage:
    """Tell what every mark means."""
    return LegendPage(
        standings=tuple(
            Meaning(value=standing.value, words=STANDING_WORDS[standing], meaning=meaning, example=example)
            for standing, meaning, example in _MEANINGS
        ),
        dates=_DATES,
        evidence=tuple(EVIDENCE_WORDS.values()),
        origins=tuple(ORIGIN_WORDS.values()),
        support=tuple(SUPPORT_WORDS.values()),
        contest=tuple(CONTEST_WORDS.values()),
        lifecycle=tuple(LIFECYCLE_WORDS.values()),
    )


@page(router, "/-/keys", template="keys.html", tags=("room",))
def keys(room: InRoom) -> KeysPage:
    """Tell which keys there are."""
    moving = (
        Key(keys=("j",), does="the next claim"),
        Key(keys=("k",), does="the claim before"),
        Key(keys=("/",), does="search"),
        Key(keys=("l",), does="what the marks mean", path="/-/legend"),
        Key(keys=("?",), does="the list of keys, on any page"),
        Key(keys=("Tab",), does="the next link or field"),
    )
    going = tuple(Key(keys=("g", place.key), does=f"{place.name}: {place.about}", path=place.path) for place in PLACES)
    return KeysPage(moving=moving, going=going)


def all_standings() -> tuple[tuple[str, str], ...]:
    """Return each standing and its words, in the order in which a legend has them."""
    return tuple((standing.value, STANDING_WORDS[standing]) for standing, _, _ in _MEANINGS)
