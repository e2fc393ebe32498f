"""Bringing the index up to date: stories whose rows were made of something else are made anew, and nothing else.

Rows are made while nothing is locked, and written in short transactions, each of which first makes sure that the
collection is still what they were made of. Where it is not, all that was written until then stays, and the rest is
looked at again; so any number of processes may do it at once.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic

from sayso.ask.index_answers import Refreshed
from sayso.ask.indexing import VERSION, index_story, story_key
from sayso.ask.indexing_material import Known, Row, StoryMaterial
from sayso.ask.packing import pack
from sayso.ask.replies import tell_replies
from sayso.ask.reviewed import by_document, settle_all
from sayso.ask.story_scope import documents_judged, judged_about
from sayso.ask.story_statements import answer_story
from sayso.ask.telling import Telling
from sayso.collection import Collection
from sayso.corroborate.grouping import KEYS_VERSION
from sayso.corroborate.outlets import Outlets, load_outlets
from sayso.errors import StaleIndex
from sayso.index.gathering import Gathering
from sayso.ingest.dates import captured_on
from sayso.model.judgements import Judgement, Review
from sayso.model.provenance import Amendment
from sayso.model.replies import Reply, Request
from sayso.model.story import HeldReport
from sayso.store import View, documents_of

REVISION, COUNTS = "revision", "counts"
"""What is kept: of which state of the collection the index is, and what is counted over all of it."""
MOST_TRIES = 20
HELD_SECONDS = 1.0
"""So long rows are held back before they are written: many small stories are one transaction."""

Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people decided, loaded once."""

    judgements: tuple[Judgement, ...]
    marks: tuple[Amendment, ...]
    reviews: Mapping[str, tuple[Review, ...]]
    by_document: Mapping[str, list[str]]
    """All of it that stands as text, by the reports that it concerns."""
    answered: frozenset[str]
    """Reports of which something was put to somebody or answered."""

    @classmethod
    def of(cls, view: View) -> Decisions:
        """Load what people decided."""
        reviews = by_document(view.reviews())
        judgements = tuple(j for j in view.judgements() if j.change is None or j.change.stands)
        marks = tuple(mark for mark in view.marks() if mark.stands)
        entries: list[Request | Reply] = [*view.requests(), *view.replies()]
        told: dict[str, list[str]] = defaultdict(list)
        for document, here in reviews.items():
            told[document] += map(pack, here)
        for judgement in judgements:
            for document in sorted(documents_judged(judgement)):
                told[document].append(pack(judgement))
        for mark in marks:
            told[mark.document].append(pack(mark))
        for entry in entries:
            flags = [pack(j) for j in judgements if entry.id in (j.left, j.right)]
            for document in documents_of(entry):
                told[document] += [pack(entry), *flags]
        return cls(
            judgements=judgements,
            marks=tuple(mark.as_amendment() for mark in marks),
            reviews=reviews,
            by_document=told,
            answered=frozenset(document for entry in entries for document in documents_of(entry)),
        )


def refresh(collection: Collection, on_story: Told) -> Refreshed:
    """Bring the index of a collection up to date; what it cannot finish because the collection changes is tried again.

    Raises:
        StaleIndex: if the collection changes all the time.
    """
    done = Refreshed(stories=0, removed=0, reports=0)
    for tried in range(MOST_TRIES):
        refresher = Refresher(collection, on_story)
        try:
            refresher.run()
        except StaleIndex:
            if tried == MOST_TRIES - 1:
                raise
        finally:
            done = Refreshed(
                stories=done.stories + refresher.stories,
                removed=done.removed + refresher.removed,
                reports=done.reports + refresher.reports,
            )
        if refresher.is_done:
            break
    return done


class Refresher:
    """One go at it, of one state of the collection."""

    def __init__(self, collection: Collection, on_story: Told) -> None:
        self.collection, self.store, self.on_story = collection, collection.store, on_story
        self.stories = self.removed = self.reports = 0
        self.is_done = False
        self._families = collection.own_families()

    def run(self) -> None:
        """Do it.

        Raises:
            StaleIndex: if the collection changed meanwhile.
        """
        with self.store.view() as view:
            self.state = view.state()
        with self.store.index_material() as held:
            is_fresh = held.state(REVISION) == self._revision()
        if not is_fresh:
            self.collection.file_reports()
            self._bring_up_to_date()
        self.is_done = True

    def _revision(self) -> str:
        outlets = hashlib.sha256(self._families.encode("utf-8")).hexdigest()
        return json.dumps([VERSION, KEYS_VERSION, list(self.state), outlets])

    def _bring_up_to_date(self) -> None:
        self.who = self.collection.who()
        with self.store.view() as view:
            groups = view.stories()
            self.decisions = Decisions.of(view)
        self.outlets: Outlets = load_outlets(self._families or None)
        wanted = {group[0]: (group, key) for group, key in zip(groups, self._keys(groups), strict=True)}
        with self.store.index_material() as material:
            held = material.keys()
        self._make([each for story, each in wanted.items() if held.get(story) != each[1]])
        self._remove(held.keys() - wanted.keys())
        Gathering(self.store, self.state, self.who).run()
        self._finish()

    def _keys(self, groups: Iterable[Sequence[str]]) -> Iterator[str]:
        """Yield what stands for all that the rows of each story are made of."""
        named: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for appearance in self.who.appearances:
            entity = self.who.identities.entity(appearance.id)
            if entity is not None:
                named[appearance.document].append((appearance.entity, f"{entity.id}{entity.type.value}"))
        with self.store.index_material() as material:
            readings = material.readings()
        for group in groups:
            known = [pair for document in group for pair in sorted(named.get(document, ()))]
            decided = [text for document in group for text in sorted(set(self.decisions.by_document.get(document, ())))]
            yield story_key([readings[document] for document in group], known, decided, self._families)

    def _make(self, to_do: Sequence[tuple[Sequence[str], str]]) -> None:
        self.on_story(0, len(to_do))
        waiting: list[Mapping[str, Sequence[Row]]] = []
        since = monotonic()
        for number, (group, key) in enumerate(to_do, 1):
            rows = index_story(self._material(group))
            rows["index_stories"][0]["key"] = key
            waiting.append(rows)
            if monotonic() - since > HELD_SECONDS or number == len(to_do):
                self._write(waiting)
                waiting, since = [], monotonic()
                self.on_story(number, len(to_do))

    def _write(self, waiting: Sequence[Mapping[str, Sequence[Row]]]) -> None:
        with self.store.indexing(self.state) as writer:
            for rows in waiting:
                writer.put_story(rows)
        self.stories += len(waiting)
        self.reports += sum(len(rows["index_reports"]) for rows in waiting)

    def _remove(self, gone: Iterable[str]) -> None:
        stories = sorted(gone)
        if stories:
            with self.store.indexing(self.state) as writer:
                writer.remove_stories(stories)
            self.removed += len(stories)

    def _material(self, group: Sequence[str]) -> StoryMaterial:
        with self.store.view() as view:
            read = [view.analysis(document) for document in group]
            if self.decisions.answered.intersection(group):
                read = list(tell_replies(view, read))
        with self.store.index_material() as material:
            rows = material.claim_rows(group)
        reviews = {
            document: self.decisions.reviews[document] for document in group if document in self.decisions.reviews
        }
        as_people_have_it = list(settle_all(read, [review for here in reviews.values() for review in here]))
        telling = Telling(
            [HeldReport(analysis=analysis, captured=captured_on(analysis.document)) for analysis in as_people_have_it],
            self.decisions.marks,
            self.outlets,
            judgements=judged_about(self.decisions.judgements, group),
        )
        return StoryMaterial(
            analyses=tuple(read),
            answer=telling.story() if len(group) > 1 else answer_story(telling.told),
            known=self._known,
            row=lambda document, claim: rows[document, claim],
            reviews=reviews,
        )

    def _known(self, document: str, entity: str | None) -> Known | None:
        found = self.who.appearance(document, entity)
        known = None if found is None else self.who.identities.entity(found.id)
        return None if found is None or known is None else Known(known.id, known.type, found)

    def _finish(self) -> None:
        with self.store.index_material() as material:
            counts = material.counts()
        with self.store.indexing(self.state) as writer:
            writer.put_state({COUNTS: json.dumps(counts), REVISION: self._revision()})
