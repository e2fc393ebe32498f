"""Who is said to be tied to whom: a list that can be narrowed, and all ties of two, each as each report has it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Depends

from sayso.ask.index_answers import EntityHead, NameRef, Overview, Slice, TieFilter, TieGroup, TieLine
from sayso.ask.relations import PHRASES, SAME_OCCASION
from sayso.web.asked import TIE_STANDINGS, Asked, First, Several, Words, date, number, standings, whom
from sayso.web.beside import Denials, denials_of, denials_of_ties
from sayso.web.pages import InRoom, page

router = APIRouter()

MOST_ORIGINS = 99
RELATIONS: tuple[tuple[str, str], ...] = tuple((key, words) for key, words in PHRASES.items() if key != SAME_OCCASION)


ORDERS: tuple[tuple[str, str], ...] = (
    ("origins", "established origins"),
    ("reports", "reports"),
    ("day", "days, the first before"),
)
"""What a list of ties can be sorted by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TieQuestion:
    """What the list of ties was narrowed to, as it stands in the form; ``of`` is the same for the index."""

    asked: Asked
    of: TieFilter
    relations: tuple[tuple[str, str], ...] = RELATIONS
    standings: tuple[tuple[str, str], ...] = TIE_STANDINGS
    orders: tuple[tuple[str, str], ...] = ORDERS


@dataclass(frozen=True, slots=True, kw_only=True)
class TiesPage:
    """Ties over all reports: a relation of two at one standing is one row, with the claim that was first.

    ``denials`` are those of other reports.
    """

    coverage: Overview
    question: TieQuestion
    ties: Slice[TieGroup]
    denials: Denials


@dataclass(frozen=True, slots=True, kw_only=True)
class TieSide:
    """One relation of two at one standing, and each report's own words for it."""

    group: TieGroup
    lines: tuple[TieLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TieBundle:
    """One relation of two: its standings side by side and never merged."""

    relation: str
    phrase: str
    sides: tuple[TieSide, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TiePage:
    """All ties of two names. Where ``why_not`` is set, one of the two has no page, and nothing else is shown.

    ``inferred`` counts ties that sayso put together itself; they are among the bundles only where that was asked
    (``is_with_inferred``).
    """

    a: NameRef
    b: NameRef
    bundles: tuple[TieBundle, ...]
    inferred: int
    is_with_inferred: bool
    why_not: str
    coverage: Overview | None
    denials: Denials


def tie_question(
    room: InRoom,
    who: Words = "",
    relation: str = "",
    standing: Several = (),
    established: str = "",
    denied: str = "",
    inferred: str = "",
    since: str = "",
    until: str = "",
    sort: str = "",
) -> TieQuestion:
    """Return what the fields of a form ask of ties."""
    asked = whom(room, who)
    return TieQuestion(
        asked=asked,
        of=TieFilter(
            who=asked.id,
            relation=relation if relation in PHRASES else None,
            standings=standings(standing),
            established=number(established, MOST_ORIGINS),
            denied=denied != "without",
            inferred=inferred == "with",
            since=date(since, "from"),
            until=date(until, "to"),
            order=sort if sort in dict(ORDERS) else ORDERS[0][0],
        ),
    )


AskedOfTies = Annotated[TieQuestion, Depends(tie_question)]
"""What an address asks of ties, field by field."""


@page(router, "/ties", template="ties_page.html", tags=("ties",))
def ties(room: InRoom, question: AskedOfTies, first: First = 0) -> TiesPage:
    """List who is said to be tied to whom."""
    found: Slice[TieGroup] = Slice(items=(), total=0)
    if not question.asked.is_open:
        found = room.index.ties(question.of, first=first)
    denials = denials_of_ties(room, found.items)
    return TiesPage(coverage=room.index.overview(), question=question, ties=found, denials=denials)


@page(router, "/ties/{a}/{b}", template="tie.html", tags=("ties",))
def tie(room: InRoom, a: str, b: str, inferred: str = "") -> TiePage:
    """Show all ties of two names, each as each report has it."""
    heads = (room.index.entity(a), room.index.entity(b))
    refs = [NameRef(name=head.name, who=head.who) for head in heads]
    why_not = _why_not(heads)
    empty = TiePage(
        a=refs[0],
        b=refs[1],
        bundles=(),
        inferred=0,
        is_with_inferred=inferred == "with",
        why_not=why_not,
        coverage=None,
        denials={},
    )
    if why_not:
        return empty
    groups, lines = room.index.tie(a, b)
    shown = [group for group in groups if empty.is_with_inferred or not group.inferred]
    return replace(
        empty,
        bundles=bundles_of(shown, lines),
        inferred=sum(group.inferred for group in groups),
        coverage=room.index.overview(),
        denials=denials_of(room, (line for told in lines for line in told.lines)),
    )


def _why_not(heads: tuple[EntityHead, ...]) -> str:
    return " ".join(dict.fromkeys(head.why_not for head in heads if head.why_not))


def bundles_of(groups: list[TieGroup], lines: tuple[TieLine, ...]) -> tuple[TieBundle, ...]:
    """Put ties of one relation beside each other, each with the lines of its standing.

    Where no relation of the list fits, the words of the reports are the relation, and other words are another one.
    """
    found: dict[tuple[str, str], list[TieSide]] = {}
    for group in groups:
        key = (group.relation, group.phrase)
        own = [line for line in lines if (line.relation, line.phrase, line.standing) == (*key, group.standing)]
        found.setdefault(key, []).append(TieSide(group=group, lines=tuple(own)))
    return tuple(
        TieBundle(relation=relation, phrase=phrase, sides=tuple(sides)) for (relation, phrase), sides in found.items()
    )
