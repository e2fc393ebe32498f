"""Rows of the index as answers: a name is a door only to whom there is a view of, and a tie has its claim beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from sayso.ask.answers import NameDoubt
from sayso.ask.index_answers import Line, NameRef, PlaceRow, PlaceWording, Slice, TieGroup, TieLine
from sayso.ask.indexing_named import Stored
from sayso.ask.indexing_ties import WORDS, NamedLine
from sayso.ask.packing import unpack
from sayso.ask.relations import phrase_of
from sayso.ask.who import WhoIsWho
from sayso.ask.who_told import find_doubts
from sayso.model.identity import Appearance, Entity, Proposal, Sameness
from sayso.model.mentions import EntityType
from sayso.model.spans import Reason
from sayso.resolve.clusters import pair_of
from sayso.resolve.resolver import Identities
from sayso.store.codec import from_plain
from sayso.store.index_statements import GROUP
from sayso.store.index_view import IndexView, Page, Row

T = TypeVar("T")

WHO = "who-"
MOST_SAID = 12
"""So many other names of the ends of a tie are told beside it."""


class Reader:
    """Reads answers out of one state of the index."""

    def __init__(self, view: IndexView, *, named: bool) -> None:
        self.view, self.named = view, named
        self._shown: dict[str, bool] = {}
        self._stored: dict[str, tuple[bool, Stored]] = {}

    def shown(self, who: Iterable[str]) -> frozenset[str]:
        """Return which of some entities may be looked up."""
        wanted = set(who)
        if unknown := wanted - self._shown.keys():
            found = self.view.shown(unknown)
            self._shown.update((each, each in found) for each in unknown)
        return frozenset(each for each in wanted if self._shown[each])

    def lines(self, records: Iterable[str]) -> tuple[Line, ...]:
        """Return claims as lines."""
        plain = [json.loads(record) for record in records]
        return tuple(from_plain(Line, each) for each in self._with_doors(plain))

    def lines_at(self, rows: Iterable[int]) -> Mapping[int, Line]:
        """Return claims as lines by their rows."""
        found = self.view.lines(dict.fromkeys(rows), self.named)
        return dict(zip(found, self.lines(found.values()), strict=True))

    def found_lines(self, rows: Iterable[int]) -> Mapping[int, Line]:
        """Return claims as they were read, with what people decided about them, by their rows."""
        found = self.view.lines(dict.fromkeys(rows), self.named, as_read=True)
        return dict(zip(found, self.lines(found.values()), strict=True))

    def line_slice(self, page: Page, first: int, limit: int) -> Slice[Line]:
        """Return a page of claims."""
        lines = self.lines(row["record"] for row in page.rows)
        return Slice(items=lines, total=page.total, first=first, limit=limit)

    def records(self, kind: type[T], page: Page, first: int, limit: int) -> Slice[T]:
        """Return a page of rows that are answers as they are."""
        items = tuple(unpack(kind, row["record"]) for row in page.rows)
        return Slice(items=items, total=page.total, first=first, limit=limit)

    def stored(self, who: Iterable[str]) -> dict[str, tuple[bool, Stored]]:
        """Return what is kept of entities, and whether there is a view of each."""
        wanted = list(dict.fromkeys(who))
        if unknown := [each for each in wanted if each not in self._stored]:
            rows = self.view.heads(unknown, self.named)
            self._stored |= {known: (bool(row["shown"]), unpack(Stored, row["record"])) for known, row in rows.items()}
        return {known: self._stored[known] for known in wanted if known in self._stored}

    def tie_groups(self, rows: Sequence[Row]) -> tuple[TieGroup, ...]:
        """Return groups of ties, each with the claim of its first report."""
        leads = self.lines_at(row["lead"] for row in rows)
        ends = self.stored({end for row in rows for end in (row["a"], row["b"]) if end.startswith(WHO)})
        said = self._said_of_ends(ends)
        hidden = [row for row in rows if not all(_is_shown(row[end], ends) for end in ("a", "b"))]
        first = self.view.first_lines(hidden, self.named)
        told = {group: unpack(NamedLine, record) for group, record in first.items()}
        return tuple(
            _group(row, leads[row["lead"]], ends, said, told.get(tuple(row[name] for name in GROUP)))
            for row in rows
            if row["lead"] in leads
        )

    def tie_lines(self, rows: Sequence[Row]) -> tuple[TieLine, ...]:
        """Return ties as each report has them, with their claims."""
        told = [(unpack(NamedLine, row["record"]).line, json.loads(row["rows"])) for row in rows]
        lines = self.lines_at(row for _, claims in told for row in claims)
        return tuple(_with_lines(line, [lines[row] for row in claims if row in lines]) for line, claims in told)

    def doubts(self, who: Iterable[str]) -> tuple[NameDoubt, ...]:
        """Return which of some entities are probably one, and which of one name are not."""
        ends = {known: kept for known, (shown, kept) in self.stored(who).items() if shown}
        return find_doubts(_who_is_who(ends, self.view.doubts(ends)), ends)

    def _with_doors(self, plain: Sequence[dict[str, Any]]) -> Sequence[dict[str, Any]]:
        """Take away who a name is where there is no view of them."""
        names = [name for each in plain for side in ("about", "by") for name in each.get(side, ())]
        shown = self.shown(name["who"] for name in names if "who" in name)
        for name in names:
            if name.get("who") not in shown:
                name.pop("who", None)
        return plain

    def _said_of_ends(self, ends: Mapping[str, tuple[bool, Stored]]) -> dict[str, tuple[str, ...]]:
        """Return what has to be said of ends of ties: other names, and who they probably are."""
        shown = {who: kept for who, (is_shown, kept) in ends.items() if is_shown}
        told = {who: list(_other_names(kept)) for who, kept in shown.items()}
        doubts = find_doubts(_who_is_who(shown, self.view.doubts(shown)), shown)
        for doubt in doubts:
            for who in (doubt.who, *doubt.others):
                told[who].append(doubt.sentence)
        return {who: tuple(sentences[:MOST_SAID]) for who, sentences in told.items()}


def _group(
    row: Row,
    lead: Line,
    ends: Mapping[str, tuple[bool, Stored]],
    said: Mapping[str, tuple[str, ...]],
    told: NamedLine | None,
) -> TieGroup:
    """Return a group of ties; ``told`` is how its first report has it, where an end goes by its name there."""
    relation, _, words = row["relation"].partition(WORDS)
    names = dict.fromkeys(said_of for end in (row["a"], row["b"]) for said_of in said.get(end, ()))
    return TieGroup(
        a=_end(row["a"], ends, told.a if told else ""),
        b=_end(row["b"], ends, told.b if told else ""),
        relation=relation,
        phrase=words or phrase_of(relation),
        directed=bool(row["directed"]),
        standing=row["standing"],
        denied=bool(row["denied"]),
        presupposed=bool(row["presupposed"]),
        inferred=bool(row["inferred"]),
        reports=row["reports"],
        outlets=row["outlets"],
        origins=row["origins"],
        established=row["established"],
        lead=lead,
        first_day=row["first_day"],
        last_day=row["last_day"],
        names=tuple(names),
    )


def _is_shown(end: str, ends: Mapping[str, tuple[bool, Stored]]) -> bool:
    return end in ends and ends[end][0]


def place_row(row: Row) -> PlaceRow:
    """Return a place."""
    middle = None if row["latitude"] is None else (row["latitude"], row["longitude"])
    return PlaceRow(
        key=row["key"],
        name=row["name"],
        precision=row["precision"],
        note=row["note"],
        middle=middle,
        claims=row["claims"],
        reports=row["reports"],
        wordings=unpack(tuple[PlaceWording, ...], row["wordings"]),
    )


def _end(end: str, ends: Mapping[str, tuple[bool, Stored]], name: str) -> NameRef:
    is_shown, kept = ends.get(end, (False, None))
    return NameRef(name=kept.head.name, who=end) if kept is not None and is_shown else NameRef(name=name)


def _other_names(kept: Stored) -> Iterator[str]:
    """Yield under which other full names reports have somebody, and what makes them one."""
    made = kept.head.known[0].partition(", ")[2] if kept.members > 1 and kept.head.known else ""
    others = [name for name in kept.written_as if name != kept.head.name]
    if made:
        yield from (f"“{name}” is “{kept.head.name}” elsewhere: {made}" for name in others)


def _with_lines(line: TieLine, lines: Sequence[Line]) -> TieLine:
    return replace(line, lines=tuple(lines))


def _who_is_who(ends: Mapping[str, Stored], doubts: Iterable[Row]) -> WhoIsWho:
    """Return as much of who is who as it takes to tell doubts between some entities."""
    appearances = {kept.appearance: _appearance(kept) for kept in ends.values()}
    entities = {
        who: Entity(
            id=who,
            type=EntityType(kept.head.type),
            name=kept.head.name,
            members=(kept.appearance, *(f"{kept.appearance}+{n}" for n in range(1, kept.members))),
            uses=(),
        )
        for who, kept in ends.items()
    }
    told = list(doubts)
    probable = [_probable(row) for row in told if row["level"] == "probable"]
    apart = frozenset(pair_of(row["left"], row["right"]) for row in told if row["level"] == "apart")
    found = WhoIsWho(
        appearances=tuple(appearances.values()),
        judgements=(),
        proposals=(),
        reports={kept.first.id: kept.first for kept in ends.values()},
    )
    found.__dict__["identities"] = Identities(
        entities=tuple(entities.values()), probable=tuple(probable), apart=apart, by_id=entities
    )
    return found


def _probable(row: Row) -> Proposal:
    reasons = unpack(tuple[Reason, ...], row["reasons"])
    return Proposal(left=row["left"], right=row["right"], level=Sameness.PROBABLE, reasons=reasons)


def _appearance(kept: Stored) -> Appearance:
    return Appearance(
        id=kept.appearance,
        document=kept.first.id,
        entity="",
        type=EntityType(kept.head.type),
        name=kept.written,
        uses=(),
    )
