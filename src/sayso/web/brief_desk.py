"""Briefs, read sheets and comparisons for the pages of the room: each made once while nothing it rests on changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import partial
from threading import RLock
from typing import TypeVar, cast

from sayso.ask.brief_answers import Brief
from sayso.ask.decency import Names
from sayso.ask.read_sheet_answers import ReadSheet
from sayso.ask.story_scope import Scope
from sayso.briefs import brief_of, read_sheet_of
from sayso.collection import Collection

T = TypeVar("T")

MOST_KEPT = 6
"""So many briefs and sheets are kept: one reads and downloads the same."""


class BriefDesk:
    """Makes briefs of one collection, and keeps the last few."""

    def __init__(self, collection: Collection, names: Names) -> None:
        self.collection, self.names = collection, names
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._making = RLock()

    def brief(self, scope: Scope, as_of: str | None = None) -> Brief:
        """Return the brief of what is meant.

        Raises:
            NotFound: if a name fits nothing, or there is no view of whom it names.
            LimitExceeded: if it would be of too many reports.
        """
        return self._once(
            "brief", scope, as_of, lambda: brief_of(self.collection, scope, as_of=as_of, names=self.names)
        )

    def read_sheet(self, scope: Scope, as_of: str | None = None) -> ReadSheet:
        """Return the legal read sheet of what is meant.

        Raises:
            NotFound: if a name fits nothing, or there is no view of whom it names.
            LimitExceeded: if it would be of too many reports.
        """
        make = partial(read_sheet_of, self.collection, scope, as_of=as_of, names=self.names)
        return self._once("sheet", scope, as_of, make)

    def _once(self, what: str, scope: Scope, as_of: str | None, make: Callable[[], T]) -> T:
        key = (what, scope, as_of, self.collection.state())
        with self._making:
            if key not in self._kept:
                self._kept[key] = make()
            self._kept.move_to_end(key)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
            return cast("T", self._kept[key])
