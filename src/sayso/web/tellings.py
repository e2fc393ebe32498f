"""Stories as pages ask for them: told once while nothing they rest on has changed, with names veiled.

To tell a dozen reports takes some tenths of a second, and a page, its drawings and its twin ask for the same telling.
What was told is kept by the reports that it is of and the state of the collection; where several ask at once, one tells
and the others wait.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Lock
from typing import Any, Generic, TypeVar

from sayso.ask.answers import ReportedClaim
from sayso.ask.drift_table import build_drift_table
from sayso.ask.left_out import LeftOut
from sayso.ask.origin_tree import grow_origin_tree
from sayso.ask.story_answers import (
    Corrections,
    DriftTable,
    OriginTree,
    PropositionAnswer,
    RestsOn,
    StoryAnswer,
    Then,
    WhatFalls,
)
from sayso.ask.story_choice import MOST_BESIDE
from sayso.ask.story_claims import StoryClaims
from sayso.ask.telling import Telling
from sayso.ask.veil import Veil
from sayso.errors import NotFound
from sayso.export.veiled import private_to_json
from sayso.index import Index
from sayso.model.provenance import ClaimRef, DerivationKind
from sayso.web.said_within import Spoken, by_words, with_said

T = TypeVar("T")
Claims = Mapping[ClaimRef, ReportedClaim]

EVERYTHING = "all"
"""Stands in an address for all reports of the collection, told as one story."""
MOST_KEPT = 48


class Kept(Generic[T]):
    """What was worked out, by key: the newest so many, each worked out once even where several ask for it at once."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self.most = most
        self._lock = Lock()
        self._futures: OrderedDict[object, Future[T]] = OrderedDict()

    def get(self, key: object, make: Callable[[], T]) -> T:
        """Return what is kept under a key, or make it; what cannot be made is not kept."""
        with self._lock:
            future = self._futures.get(key)
            is_ours = future is None
            if future is None:
                future = self._futures[key] = Future()
            self._futures.move_to_end(key)
            while len(self._futures) > self.most:
                self._futures.popitem(last=False)
        if is_ours:
            self._make(key, future, make)
        return future.result()

    def _make(self, key: object, future: Future[T], make: Callable[[], T]) -> None:
        try:
            future.set_result(make())
        except BaseException as error:
            with self._lock:
                if self._futures.get(key) is future:
                    del self._futures[key]
            future.set_exception(error)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A story as it may be shown: in full, as a tree and as a table of what changed on the way.

    ``telling`` is what it was told from, without any veil: for what else is worked out of it. ``key`` is how an
    address names it; ``claims`` are all claims of its reports, ``spoken`` the same by their words.
    """

    key: str
    telling: Telling
    veil: Veil
    answer: StoryAnswer
    tree: OriginTree
    drift: DriftTable
    claims: Claims
    spoken: Spoken

    def opposing(self, answer: PropositionAnswer) -> tuple[ReportedClaim, ...]:
        """Return what stands against a proposition without denying it itself: a denial of something weaker, say."""
        known = {(r.report.id, r.claim.id) for r in (*answer.claims, *answer.denials)}
        refs = [ref for ref in dict.fromkeys(answer.corroboration.opposing) if (ref.report, ref.claim) not in known]
        return tuple(self.claims[ref] for ref in refs if ref in self.claims)

    def tree_of(self, about: PropositionAnswer | None) -> OriginTree:
        """Return the tree of one proposition, or the whole."""
        return self.tree if about is None else grow_origin_tree(self.answer, about)

    def with_private(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return the JSON of an answer with who is not shown by name, as commands print it, and whose the words are."""
        return {**with_said(data, self.spoken), "private": private_to_json(self.veil)}


class Tellings:
    """The stories of one collection, which show the names that its index shows."""

    def __init__(self, index: Index) -> None:
        self.index, self.collection = index, index.collection
        self._kept: Kept[Any] = Kept()

    def story(self, key: str, as_of: str | None = None) -> Told:
        """Return the story of a report, or of all where the key is :data:`EVERYTHING`, as of a day.

        Raises:
            NotFound: if there is no such report, or there are too many to be told as one story.
        """
        return self._of(key, self.documents(key), as_of)

    def documents(self, key: str) -> tuple[str, ...]:
        """Return the reports (ids) that a key means.

        Raises:
            NotFound: as :meth:`story`.
        """
        if key != EVERYTHING:
            return self.collection.story_of(key)
        if not self.is_small:
            raise NotFound(
                f"The collection holds more than {MOST_BESIDE} reports: they are not told as one story.",
                hint="The list of stories leads to each of them.",
            )
        return tuple(heading.id for heading in self.collection.documents())

    @property
    def is_small(self) -> bool:
        """Whether all reports of the collection can be told as one story."""
        return self.collection.size().documents <= MOST_BESIDE

    def without(self, key: str, left_out: LeftOut) -> WhatFalls:
        """Return what falls in a story if something is left out.

        Raises:
            NotFound: if nothing of it is in the story.
        """
        told = self.story(key)
        return self._once("without", told, left_out, lambda: told.veil.over(told.telling.without(left_out)))

    def then(self, key: str, day: str) -> Then:
        """Return what was known of a story on a day, and what stands otherwise now."""
        now, then = self.story(key), self.story(key, day)
        return self._once("then", now, day, lambda: now.veil.over(then.telling.then(now.telling)))

    def rests_on(self, document: str) -> RestsOn:
        """Return what rests on a report, in its story."""
        told = self.story(document)
        exports = self.exports()
        about = (document, len(exports))
        return self._once("rests", told, about, lambda: told.veil.over(told.telling.rests_on(document, exports)))

    def exports(self) -> tuple[Any, ...]:
        """Return the files that were written out of the collection."""
        with self.collection.store.view() as view:
            return view.exports()

    def amended(self) -> tuple[str, ...]:
        """Return the reports (ids) that say to correct or take back another, or were marked as taken back by hand."""
        with self.collection.store.view() as view:
            amending = view.with_derivations((DerivationKind.CORRECTION, DerivationKind.RETRACTION))
            marked = {mark.document for mark in view.marks()}
            return tuple(h.id for h in view.documents() if h.id in marked.union(amending))

    def corrections(self, first: int, limit: int) -> tuple[Corrections, int]:
        """Return what reports correct and take back and what was marked by hand, and of how many reports that is some.

        A small collection is told as one story, a large one story by story: those of ``limit`` amended reports.
        """
        with self.collection.store.view() as view:
            marks = view.marks()
        amended = self.amended()
        if self.is_small:
            told = self.story(EVERYTHING)
            return told.veil.over(told.telling.corrections(marks)), len(amended)
        chosen = amended[first : first + limit]
        stories = {told.answer.story.reports[0].id: told for told in map(self.story, chosen)}
        found = [told.veil.over(told.telling.corrections(())) for told in stories.values()]
        lines = {line.report.id: line for each in found for line in each.reports}
        of_these = tuple(mark for mark in marks if mark.document in lines)
        amendments = dict.fromkeys(amendment for each in found for amendment in each.amendments)
        return Corrections(reports=tuple(lines.values()), amendments=tuple(amendments), marks=of_these), len(amended)

    def _once(self, what: str, told: Told, about: object, make: Callable[[], T]) -> T:
        reports = tuple(report.id for report in told.telling.reports)
        found: T = self._kept.get((what, reports, about, self.collection.state()), make)
        return found

    def _of(self, key: str, documents: Iterable[str], as_of: str | None) -> Told:
        reports = tuple(documents)
        kept = ("story", key, reports, as_of, self.collection.state())
        found: Told = self._kept.get(kept, lambda: self._tell(key, reports, as_of))
        return found

    def _tell(self, key: str, documents: tuple[str, ...], as_of: str | None) -> Told:
        telling = self.collection.tell(documents, as_of=as_of)
        veil = self.index.veil(documents)
        answer = veil.over(telling.story())
        tree = grow_origin_tree(answer)
        held = StoryClaims.of(telling.told)
        every = (ClaimRef(report=r.id, claim=c.id) for r in telling.told.reports for c in r.analysis.claims)
        claims = {ref: veil.over(held.claim(ref)) for ref in every}
        return Told(
            key=key,
            telling=telling,
            veil=veil,
            answer=answer,
            tree=tree,
            drift=build_drift_table(answer.story),
            claims=claims,
            spoken=by_words(claims.values()),
        )
