"""The index of a collection: rows that are ready to be shown, over any number of reports.

It is made of what was read and of what people decided, and can be thrown away and made again. ``refresh`` brings it up
to date, story by story; every question is answered from it without reading the reports anew.
"""

from __future__ import annotations

from collections.abc import Callable

from sayso.ask.answers import ClaimSheet
from sayso.ask.decency import Names
from sayso.ask.index_answers import (
    EntityHead,
    EntityRow,
    Found,
    Line,
    Network,
    OutletRow,
    Overview,
    PlaceRow,
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
from sayso.collection import Collection
from sayso.store import ClaimQuery

LIMIT = 50


class Index:
    """The index beside a collection; ``names`` says whose names its answers show."""

    def __init__(self, collection: Collection, *, names: Names = Names.OF_THE_PUBLIC) -> None:
        self.collection = collection
        self.names = names

    def refresh(self, on_story: Callable[[int, int], None] = lambda done, of: None) -> Refreshed:
        """Bring the index up to date; says how many stories are done of how many. Quick where nothing changed."""
        raise NotImplementedError

    def overview(self) -> Overview:
        """Return what the collection holds, counted."""
        raise NotImplementedError

    def reports(
        self,
        *,
        words: str = "",
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        newest: bool = True,
        first: int = 0,
        limit: int = LIMIT,
    ) -> Slice[ReportRow]:
        """Return reports by day of publication, with these words in their titles, of this outlet, in this period."""
        raise NotImplementedError

    def sheet(self, key: str) -> ClaimSheet:
        """Return the claim sheet of a report as it may be shown, with what the others hold, as ``shown_sheet`` does.

        Raises:
            NotFound: if there is no such report, or more than one.
        """
        raise NotImplementedError

    def report_doors(self, document: str) -> ReportDoors:
        """Return where the page of a report (its whole id) leads.

        Raises:
            NotFound: if there is no such report.
        """
        raise NotImplementedError

    def outlets(self, *, first: int = 0, limit: int = LIMIT) -> Slice[OutletRow]:
        """Return the outlets whose reports were read, those of most reports first."""
        raise NotImplementedError

    def stories(self, *, first: int = 0, limit: int = LIMIT) -> Slice[StoryRow]:
        """Return the stories, the newest first."""
        raise NotImplementedError

    def story_of_proposition(self, proposition: str) -> str:
        """Return the first report (id) of the story that a proposition is in.

        Raises:
            NotFound: if there is no such proposition.
        """
        raise NotImplementedError

    def entities(
        self, *, words: str = "", type: str | None = None, first: int = 0, limit: int = LIMIT
    ) -> Slice[EntityRow]:
        """Return whom and what reports name, those of most reports first; never whoever must not be looked up."""
        raise NotImplementedError

    def entity(self, who: str) -> EntityHead:
        """Return who somebody is, or why there is no view of them.

        Raises:
            NotFound: if there is no such entity.
        """
        raise NotImplementedError

    def statements(self, who: str, side: Side, *, first: int = 0, limit: int = LIMIT) -> Slice[Line]:
        """Return what is said of an entity, or by it; what clears somebody of a criminal matter first, then by day."""
        raise NotImplementedError

    def ties(self, of: TieFilter, *, first: int = 0, limit: int = LIMIT) -> Slice[TieGroup]:
        """Return the ties that fit, those with most established origins first."""
        raise NotImplementedError

    def tie(self, a: str, b: str) -> tuple[tuple[TieGroup, ...], tuple[TieLine, ...]]:
        """Return all ties of two, and each as each report has it."""
        raise NotImplementedError

    def timeline(self, of: TimeFilter, *, first: int = 0, limit: int = LIMIT) -> TimeSlice:
        """Return the claims that fit in time; ``first`` and ``limit`` are those of each lane."""
        raise NotImplementedError

    def places(self, *, first: int = 0, limit: int = LIMIT) -> Slice[PlaceRow]:
        """Return the places that reports tell of, those of most claims first."""
        raise NotImplementedError

    def place(self, key: str, *, first: int = 0, limit: int = LIMIT) -> tuple[PlaceRow, Slice[Line]]:
        """Return a place, and what is said to have happened there.

        Raises:
            NotFound: if there is no such place.
        """
        raise NotImplementedError

    def network(self, who: str, of: TieFilter, *, nodes: int = 60) -> Network:
        """Return the names around one: by steps, then by how many ties they have.

        Raises:
            NotFound: if there is no such entity.
        """
        raise NotImplementedError

    def path(self, a: str, b: str, of: TieFilter) -> tuple[TieGroup, ...] | None:
        """Return a shortest way from one name to another of which every step fits; ``None`` if there is none."""
        raise NotImplementedError

    def search(self, query: ClaimQuery, *, first: int = 0, limit: int = LIMIT) -> Found:
        """Return who says what fits, and how it could be narrowed."""
        raise NotImplementedError
