"""The names around one, drawn and as a table; and a way from one name to another, each step with its origins."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fastapi import APIRouter

from sayso.ask.index_answers import MOST_NODES, EntityRow, Network, Overview, Slice, TieFilter, TieGroup
from sayso.web.asked import Asked, First, Words, number, whom
from sayso.web.beside import Denials, denials_of_ties
from sayso.web.drawing.network import NetPicture, draw_network
from sayso.web.pages import InRoom, page
from sayso.web.ties import MOST_ORIGINS, AskedOfTies, TieQuestion

router = APIRouter()

NODES = 60
"""So many names are drawn where nobody asks for more."""
SIZES = (30, 60, 120, MOST_NODES)
MOST_STEPS = 3
OFFERED = 30
SHOWN = 60
"""So many ties stand in the table at once; the picture has all of them."""
ORDERS: tuple[tuple[str, str], ...] = (
    ("origins", "established origins"),
    ("reports", "reports"),
    ("name", "names"),
    ("standing", "standing"),
    ("day", "days"),
)
ESTABLISHED = 2
"""So many independent origins each step of a way has, where nobody asks for another number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkPage:
    """The names around one, their ties drawn, and the same ties as a table.

    Without anybody asked for, ``most`` are the names of most reports, to choose from. ``order`` is what the ties are
    sorted by, in ``network`` and in the ``table``, which has some of them at a time; ``picture`` draws all.
    """

    coverage: Overview
    question: TieQuestion
    nodes: int
    steps: int
    order: str
    network: Network | None
    picture: NetPicture | None
    table: Slice[TieGroup]
    most: tuple[EntityRow, ...]
    denials: Denials
    sizes: tuple[int, ...] = SIZES
    orders: tuple[tuple[str, str], ...] = ORDERS


@dataclass(frozen=True, slots=True, kw_only=True)
class WayPage:
    """A shortest way between two names; every step has ``established`` independent origins and nobody denies it.

    ``way`` is ``None`` where there is none, or where it was not asked for two names that are known.
    """

    coverage: Overview
    a: Asked
    b: Asked
    established: int
    way: tuple[TieGroup, ...] | None


@page(router, "/network", template="network.html", tags=("network",))
def network(
    room: InRoom, question: AskedOfTies, steps: str = "", nodes: str = "", sort: str = "", first: First = 0
) -> NetworkPage:
    """Show the names around one, with all ties among them."""
    size = number(nodes, MOST_NODES) or NODES
    far = number(steps, MOST_STEPS) or MOST_STEPS
    order = sort if sort in dict(ORDERS) else ORDERS[0][0]
    centre = question.asked.id
    found = None
    if centre:
        around = room.index.network(centre, replace(question.of, who=None), nodes=size)
        found = in_order(within(around, far), order)
    ties = found.ties if found else ()
    table = Slice(items=ties[first : first + SHOWN], total=len(ties), first=first, limit=SHOWN)
    return NetworkPage(
        coverage=room.index.overview(),
        question=question,
        nodes=size,
        steps=far,
        order=order,
        network=found,
        picture=draw_network(found) if found else None,
        table=table,
        denials=denials_of_ties(room, table.items),
        most=() if found else room.index.entities(limit=OFFERED).items,
    )


def within(network: Network, steps: int) -> Network:
    """Return the part of a network that is so many steps from its middle."""
    nodes = tuple(node for node in network.nodes if node.distance <= steps)
    known = {node.who for node in nodes}
    ties = tuple(tie for tie in network.ties if {tie.a.who, tie.b.who} <= known)
    return replace(network, nodes=nodes, ties=ties)


def in_order(network: Network, order: str) -> Network:
    """Return a network with its ties in an order (a key of :data:`ORDERS`)."""
    return replace(network, ties=tuple(sorted(network.ties, key=lambda tie: _key(tie, order))))


def _key(tie: TieGroup, order: str) -> tuple[object, ...]:
    names = (tie.a.name.casefold(), tie.b.name.casefold(), tie.relation, tie.standing)
    if order == "origins":
        return (-tie.established, -tie.reports, *names)
    if order == "reports":
        return (-tie.reports, -tie.established, *names)
    if order == "standing":
        return (tie.standing, -tie.established, *names)
    if order == "day":
        return (tie.first_day or tie.last_day or "9999", *names)
    return names


@page(router, "/network/path", template="way.html", tags=("network",))
def way(room: InRoom, a: Words = "", b: Words = "", established: str = "") -> WayPage:
    """Find a shortest way between two names on which every step has its origins and nobody denies any."""
    of = TieFilter(established=number(established, MOST_ORIGINS) or ESTABLISHED, denied=False)
    one, other = whom(room, a), whom(room, b)
    found = room.index.path(one.id, other.id, of) if one.id and other.id else None
    return WayPage(coverage=room.index.overview(), a=one, b=other, established=of.established, way=found)
