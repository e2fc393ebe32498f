"""The index of a collection: rows that are ready to be shown, over any number of reports.

It is made of what was read and of what people decided, and can be thrown away and made again. ``refresh`` brings it up
to date, story by story; every question is answered from it without reading the reports anew.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from threading import Lock, local
from typing import Any

from sayso.ask.answers import ClaimSheet
from sayso.ask.decency import Names, veil_sheet
from sayso.ask.index_answers import (
    EntityHead,
    EntityRow,
    Found,
    Lane,
    Line,
    Network,
    OutletRow,
    Overview,
    PlaceRow,
    ReadReport,
    Refreshed,
    ReportDoors,
    ReportRow,
    Side,
    Slice,
    StoryRow,
    TieFilter,
    TieGroup,
    TieLine,
    TimeFilter,
    TimeSlice,
)
from sayso.ask.indexing_reports import join_veils, read_elsewhere, read_veil
from sayso.ask.packing import unpack
from sayso.ask.veil import Veil
from sayso.collection import Collection
from sayso.errors import NotFound
from sayso.index.finding import find
from sayso.index.reading import Reader, place_row
from sayso.index.refreshing import COUNTS, refresh
from sayso.index.ways import find_network, find_path
from sayso.model.claims import Standing
from sayso.model.documents import Completeness
from sayso.store import ClaimQuery, first_day, last_day
from sayso.store.index_statements import TieQuery, TimeQuery
from sayso.store.index_view import ReportKind

LIMIT = 50
MOST_DOUBTED, MOST_TIE_LINES, MOST_DENIALS = 40, 200, 400
"""So many of those whom somebody probably is as well, of the reports of one tie, and of denials are told."""
_REFRESHING = Lock()
"""One thread of a process brings an index up to date at a time; processes do not disturb each other."""


class Index:
    """The index beside a collection; ``names`` says whose names its answers show."""

    def __init__(self, collection: Collection, *, names: Names = Names.OF_THE_PUBLIC) -> None:
        self.collection = collection
        self.names = names
        self._held = local()

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Answer all that this thread asks while the context lasts from one state of the index, and look it up once."""
        with self._reader() as self._held.reader:
            try:
                yield
            finally:
                self._held.reader = None

    def refresh(self, on_story: Callable[[int, int], None] = lambda done, of: None) -> Refreshed:
        """Bring the index up to date; says how many stories are done of how many. Quick where nothing changed."""
        with _REFRESHING:
            return refresh(self.collection, on_story)

    def overview(self) -> Overview:
        """Return what the collection holds, counted."""
        with self._reader() as reader:
            counts, refused = json.loads(reader.view.state(COUNTS) or "{}"), reader.view.refused()
        return overview_of(counts, refused)

    def reports(
        self,
        *,
        words: str = "",
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        undated: bool = False,
        language: str = "",
        completeness: str = "",
        newest: bool = True,
        first: int = 0,
        limit: int = LIMIT,
    ) -> Slice[ReportRow]:
        """Return reports by day of publication, with these words in their titles, of this outlet, in this period.

        An ``outlet`` without any letter means reports that state none. ``undated`` leaves those without a day.
        """
        with self._reader() as reader:
            page = reader.view.reports(
                words=words,
                outlet=outlet,
                since=first_day(since),
                until=last_day(until),
                kind=ReportKind(undated=undated, language=language, completeness=completeness),
                newest=newest,
                first=first,
                limit=limit,
                named=reader.named,
            )
            return reader.records(ReportRow, page, first, limit)

    def sheet(self, key: str) -> ClaimSheet:
        """Return the claim sheet of a report as it may be shown, with what the others hold, as ``shown_sheet`` does.

        Raises:
            NotFound: if there is no such report, or more than one.
        """
        sheet = self.collection.sheet_alone(key)
        document = sheet.document.id
        with self._reader() as reader:
            row = reader.view.report(document)
        if row is None:  # read after the index was last brought up to date
            return self.collection.shown_sheet(key, self.names)
        is_named = self._is_named
        veil = read_veil(row["veil_named"] if is_named else row["veil"], document)
        kept = (row["elsewhere_named"] if is_named else None) or row["elsewhere"]
        shown = veil_sheet(sheet, self.names, veil)
        return replace(shown, elsewhere=read_elsewhere(kept))

    def veil(self, documents: Iterable[str], names: Names | None = None) -> Veil:
        """Return what hides names in answers about some reports (ids), as :meth:`Collection.veil` does.

        ``names`` says whose names are shown, where it is not whose the index shows.
        """
        names, wanted = self.names if names is None else names, sorted(set(documents))
        with self._reader() as reader:
            rows = {document: reader.view.report(document) for document in wanted}
        column = "veil" if names is Names.OF_THE_PUBLIC else "veil_named"
        kept = [read_veil(row[column], document) for document, row in rows.items() if row is not None]
        return join_veils(kept) if len(kept) == len(wanted) else self.collection.veil(names, wanted)

    def report_doors(self, document: str) -> ReportDoors:
        """Return where the page of a report (its whole id) leads.

        Raises:
            NotFound: if there is no such report.
        """
        with self._reader() as reader:
            row = reader.view.report(document)
            if row is None:
                raise _missing("report", document)
            return ReportDoors(
                row=unpack(ReportRow, (row["named"] if reader.named else None) or row["record"]),
                propositions=tuple(reader.view.propositions_of(document)),
                names=tuple(reader.view.names_of(document)),
            )

    def claims_of(self, document: str) -> tuple[str, ...]:
        """Return the claims of a report (its whole id) in the order of its text; none where it is not in the index."""
        with self._reader() as reader:
            return tuple(reader.view.claims_of(document))

    def latest(self, limit: int = LIMIT) -> tuple[ReadReport, ...]:
        """Return the reports that were read last, with when."""
        with self._reader() as reader:
            rows = reader.view.latest(limit, reader.named)
        return tuple(ReadReport(row=unpack(ReportRow, row["record"]), read_at=row["retrieved_at"]) for row in rows)

    def outlets(self, *, first: int = 0, limit: int = LIMIT) -> Slice[OutletRow]:
        """Return the outlets whose reports were read, those of most reports first."""
        with self._reader() as reader:
            page = reader.view.outlets(first, limit)
        rows = tuple(OutletRow(**row) for row in page.rows)
        return Slice(items=rows, total=page.total, first=first, limit=limit)

    def stories(self, *, first: int = 0, limit: int = LIMIT) -> Slice[StoryRow]:
        """Return the stories, the newest first."""
        with self._reader() as reader:
            return reader.records(StoryRow, reader.view.stories(first, limit, reader.named), first, limit)

    def story_of_proposition(self, proposition: str) -> str:
        """Return the first report (id) of the story that a proposition is in.

        Raises:
            NotFound: if there is no such proposition.
        """
        with self._reader() as reader:
            found = reader.view.story_of_proposition(proposition)
        if found is None:
            raise _missing("proposition", proposition)
        return found

    def entities(
        self, *, words: str = "", type: str | None = None, first: int = 0, limit: int = LIMIT
    ) -> Slice[EntityRow]:
        """Return whom and what reports name, those of most reports first; never whoever must not be looked up."""
        with self._reader() as reader:
            page = reader.view.entities(words, type, first, limit)
        rows = tuple(EntityRow(**row) for row in page.rows)
        return Slice(items=rows, total=page.total, first=first, limit=limit)

    def entity(self, who: str) -> EntityHead:
        """Return who somebody is, or why there is no view of them.

        Raises:
            NotFound: if there is no such entity.
        """
        with self._reader() as reader:
            found = reader.stored([who]).get(who)
            if found is None:
                raise _missing("name", who)
            is_shown, kept = found
            others = [who, *reader.view.doubted_with(who, MOST_DOUBTED)] if is_shown else []
            doubts = [doubt for doubt in reader.doubts(others) if who in (doubt.who, *doubt.others)]
            return replace(kept.head, doubts=tuple(doubts))

    def statements(self, who: str, side: Side, *, first: int = 0, limit: int = LIMIT) -> Slice[Line]:
        """Return what is said of an entity, or by it; what clears somebody of a criminal matter first, then by day."""
        with self._reader() as reader:
            if who not in reader.shown([who]):
                return Slice(items=(), total=0, first=first, limit=limit)
            page = reader.view.statements(who, side.value, first, limit, reader.named)
            return reader.line_slice(page, first, limit)

    def ties(self, of: TieFilter, *, first: int = 0, limit: int = LIMIT) -> Slice[TieGroup]:
        """Return the ties that fit, those with most established origins first."""
        with self._reader() as reader:
            if of.who is not None and of.who not in reader.shown([of.who]):
                return Slice(items=(), total=0, first=first, limit=limit)
            page = reader.view.ties(tie_query(of), first, limit)
            return Slice(items=reader.tie_groups(page.rows), total=page.total, first=first, limit=limit)

    def tie(self, a: str, b: str) -> tuple[tuple[TieGroup, ...], tuple[TieLine, ...]]:
        """Return all ties of two, and each as each report has it."""
        with self._reader() as reader:
            if not {a, b} <= reader.shown([a, b]):
                return (), ()
            groups = reader.tie_groups(reader.view.ties_of_two(a, b))
            return groups, reader.tie_lines(reader.view.tie_lines(a, b, MOST_TIE_LINES, reader.named))

    def denials(self, propositions: Iterable[str]) -> Mapping[str, tuple[Line, ...]]:
        """Return the claims that deny some propositions (``prp-``), the earliest first, to stand beside them."""
        found: dict[str, list[str]] = {}
        with self._reader() as reader:
            for proposition, record in reader.view.denials(propositions, reader.named, MOST_DENIALS):
                found.setdefault(proposition, []).append(record)
            return {proposition: reader.lines(records) for proposition, records in found.items()}

    def timeline(self, of: TimeFilter, *, first: int = 0, limit: int = LIMIT) -> TimeSlice:
        """Return the claims that fit in time; ``first`` and ``limit`` are those of each lane."""
        query = TimeQuery(
            who=of.who,
            story=of.story,
            since=first_day(of.since),
            until=last_day(of.until),
            standings=of.standings,
        )
        with self._reader() as reader:
            if of.who is not None and of.who not in reader.shown([of.who]):
                nothing: Slice[Line] = Slice(items=(), total=0, first=first, limit=limit)
                return TimeSlice(dated=nothing, undated=nothing, ahead=nothing)
            dated, undated, ahead = (
                reader.line_slice(reader.view.lane(query, lane.value, first, limit, reader.named), first, limit)
                for lane in (Lane.DATED, Lane.UNDATED, Lane.AHEAD)
            )
            lines = (*dated.items, *undated.items, *ahead.items)
            names = {name.who for line in lines for name in (*line.about, *line.by) if name.who is not None}
            return TimeSlice(dated=dated, undated=undated, ahead=ahead, doubts=reader.doubts(sorted(names)))

    def places(self, *, first: int = 0, limit: int = LIMIT) -> Slice[PlaceRow]:
        """Return the places that reports tell of, those of most claims first."""
        with self._reader() as reader:
            page = reader.view.places(first, limit)
        rows = tuple(place_row(row) for row in page.rows)
        return Slice(items=rows, total=page.total, first=first, limit=limit)

    def place(self, key: str, *, first: int = 0, limit: int = LIMIT) -> tuple[PlaceRow, Slice[Line]]:
        """Return a place, and what is said to have happened there.

        Raises:
            NotFound: if there is no such place.
        """
        with self._reader() as reader:
            found = reader.view.place(key, first, limit, reader.named)
            if found is None:
                raise _missing("place", key)
            return place_row(found[0]), reader.line_slice(found[1], first, limit)

    def network(self, who: str, of: TieFilter, *, nodes: int = 60) -> Network:
        """Return the names around one: by steps, then by how many ties they have.

        Raises:
            NotFound: if there is no such entity.
        """
        with self._reader() as reader:
            self._must_be_shown(reader, who)
            return find_network(reader, who, tie_query(of), nodes)

    def path(self, a: str, b: str, of: TieFilter) -> tuple[TieGroup, ...] | None:
        """Return a shortest way from one name to another of which every step fits; ``None`` if there is none."""
        with self._reader() as reader:
            for end in (a, b):
                self._must_be_shown(reader, end)
            return find_path(reader, a, b, tie_query(of))

    def search(self, query: ClaimQuery, *, first: int = 0, limit: int = LIMIT) -> Found:
        """Return who says what fits, and how it could be narrowed."""
        with self._reader() as reader, self.collection.store.index_search() as search:
            read = json.loads(reader.view.state(COUNTS) or "{}").get("reports", 0)
            return find(reader, search, query, first, limit, read)

    @property
    def _is_named(self) -> bool:
        return self.names is not Names.OF_THE_PUBLIC

    @contextmanager
    def _reader(self) -> Iterator[Reader]:
        held: Reader | None = getattr(self._held, "reader", None)
        if held is not None:
            yield held
            return
        with self.collection.store.index() as view:
            yield Reader(view, named=self._is_named)

    def _must_be_shown(self, reader: Reader, who: str) -> None:
        if who not in reader.shown([who]):
            raise _missing("name", who)


def overview_of(counts: Mapping[str, Any], refused: int) -> Overview:
    """Return what was counted over the whole index."""
    languages: Counter[str] = Counter()
    partial = 0
    for language, completeness, number in counts.get("read", ()):
        languages[language] += number
        partial += number if completeness == Completeness.PARTIAL.value else 0
    standings = dict(counts.get("standings", ()))
    return Overview(
        reports=counts.get("reports", 0),
        claims=sum(standings.values()),
        stories=counts.get("stories", 0),
        names=sum(counts.get("types", {}).values()),
        refused=refused,
        partial=partial,
        outlets=counts.get("outlets", 0),
        outlet_unknown=counts.get("outlet_unknown", 0),
        undated=counts.get("undated", 0),
        languages=tuple(sorted(languages.items(), key=lambda item: (-item[1], item[0]))),
        first=counts.get("first"),
        last=counts.get("last"),
        standings=tuple((s.value, standings[s.value]) for s in Standing if s.value in standings),
    )


def tie_query(of: TieFilter) -> TieQuery:
    """Return which ties the index is asked for."""
    return TieQuery(
        who=of.who,
        relation=of.relation,
        standings=of.standings,
        established=of.established,
        denied=of.denied,
        inferred=of.inferred,
        since=first_day(of.since),
        until=last_day(of.until),
        order=of.order,
    )


def _missing(what: str, key: str) -> NotFound:
    return NotFound(f"The collection has no {what} {key!r}.", hint="Look it up in the list.")
