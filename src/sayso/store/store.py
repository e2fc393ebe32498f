"""Adding to a collection: one transaction a document, whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine, insert, select, text, update

from sayso.errors import NotFound, SaysoError, StaleIndex, StoreError
from sayso.model.analysis import Analysis
from sayso.model.filing import ReportKeys
from sayso.model.identity import Appearance, Proposal
from sayso.model.ids import content_id
from sayso.model.judgements import Change, Judgement, ListRecord, ReferenceList, Review
from sayso.model.replies import Reply, Request
from sayso.store import desk, filing, fulltext, judgements, lists, named, replies, reviews, shared
from sayso.store.engine import explained, find_path, open_engine, reading, writing
from sayso.store.folding import storable
from sayso.store.guard import check_analysis
from sayso.store.index_material import IndexMaterial
from sayso.store.index_search import IndexSearch
from sayso.store.index_view import IndexView
from sayso.store.index_writer import IndexWriter, forget_index
from sayso.store.rows import analysis_id, analysis_row, capture_row, document_row, insert_parts
from sayso.store.schema import analyses, captures, documents, refusals
from sayso.store.upgrade import prepare
from sayso.store.view import View


class Added(StrEnum):
    """What adding an analysis did."""

    STORED = "stored"  # a document that was not held
    REREAD = "reread"  # a document that was held, read by another version of the extractor
    HELD = "held"  # nothing: this version had read it before


class Store:
    """A collection on disk. Open it with :meth:`open`, read it through :meth:`view`."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine

    @classmethod
    def open(cls, target: str | Path, *, create: bool = True) -> Store:
        """Open the collection at a path or URL, upgrade it if it is older, and make it if it is new.

        Raises:
            NotFound: if nothing is there and ``create`` is false.
            WrongVersion: if it was made by a newer sayso, or is not a collection; it is left as it was.
            StoreError: if it cannot be opened.
        """
        path = find_path(target)
        if not path.exists():
            _check_place(path, create=create)
        with explained(path):
            engine = open_engine(path)
            prepare(path, engine)
        return cls(path, engine)

    def close(self) -> None:
        """Give the file back."""
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def add(self, analysis: Analysis, *, retrieved_at: str | None = None, keys: ReportKeys | None = None) -> Added:
        """Store what was read out of a document. When this returns, it is on disk; adding it again changes nothing.

        ``retrieved_at`` says when the bytes came (ISO 8601, UTC) and plays no part in any id or answer. With ``keys``
        the document is put into its story too; without them :meth:`file` does it later.

        Raises:
            BrokenCitation: if a quotation does not equal the words at its place.
            StoreError: if another invariant is broken, or the database refuses.
        """
        check_analysis(analysis)
        with explained(self.path), writing(self._engine) as connection:
            extractors = _extractors(connection, analysis.document.id)
            if analysis.extractor in extractors:
                return Added.HELD
            _insert(connection, analysis, extractors, retrieved_at)
            if keys is not None and _is_current(connection, analysis):
                filing.file_report(connection, analysis.document.id, keys)
        return Added.REREAD if extractors else Added.STORED

    def file(self, document_id: str, keys: ReportKeys) -> None:
        """Put a document that is held into the story that it belongs to; the same keys again change nothing.

        Raises:
            NotFound: if the document is not held.
        """
        with explained(self.path), writing(self._engine) as connection:
            if connection.execute(select(documents.c.id).where(documents.c.id == document_id)).first() is None:
                raise NotFound(f"The collection holds no document {document_id!r}.")
            filing.file_report(connection, document_id, keys)

    def forget_stories(self) -> None:
        """Take every document out of its story; :meth:`file` puts them in again, with the same result."""
        with explained(self.path), writing(self._engine) as connection:
            filing.empty(connection)

    def refuse(self, name: str, error: SaysoError, *, detail: str = "", refused_at: str | None = None) -> None:
        """Record that an input was not stored, and why; the same refusal again changes nothing."""
        key = content_id("ref", storable(name), type(error).__name__, storable(error.message))
        row = {
            "id": key,
            "name": storable(name),
            "reason": type(error).__name__,
            "message": storable(error.message),
            "hint": storable(error.hint),
            "detail": storable(detail),
            "refused_at": refused_at,
        }
        with explained(self.path), writing(self._engine) as connection:
            held = connection.execute(select(refusals.c.id).where(refusals.c.id == key)).first()
            if held is None:
                connection.execute(insert(refusals), row)

    def mark(self, document_id: str, *, at: str, by: str, why: str) -> desk.Mark:
        """Record that a report is taken back by hand; where a mark stands already, it is returned as it is.

        ``at`` is the EDTF day from which it counts. Nothing of the report is changed.
        """
        with explained(self.path), writing(self._engine) as connection:
            return desk.add_mark(connection, document_id, at=at, by=by, why=why)

    def withdraw_mark(self, document_id: str, *, at: str, by: str, why: str) -> desk.Mark:
        """Take back the mark that stands on a report; it is kept, with when, who and why.

        Raises:
            NotFound: if none stands.
        """
        with explained(self.path), writing(self._engine) as connection:
            return desk.withdraw_mark(connection, document_id, at=at, by=by, why=why)

    def note_export(self, export: desk.Export) -> None:
        """Record a file that was written out of the collection; the same file again changes nothing."""
        with explained(self.path), writing(self._engine) as connection:
            desk.add_export(connection, export)

    @contextmanager
    def deciding(self, *, action: str, by: str, at: str, why: str) -> Iterator[tuple[Connection, Change]]:
        """Make one change: whatever is stored through the connection is stored with it, all or nothing."""
        with explained(self.path), writing(self._engine) as connection:
            yield connection, judgements.add_change(connection, action=action, by=by, at=at, why=why)

    def judge(self, made: Iterable[Judgement], *, action: str, by: str, at: str, why: str) -> Change:
        """Store what a person ruled about who is who, as one change."""
        with self.deciding(action=action, by=by, at=at, why=why) as (connection, change):
            judgements.add_judgements(connection, change, made)
        return change

    def review(self, made: Iterable[Review], *, action: str, by: str, at: str, why: str) -> Change:
        """Store what a person decided about claims, as one change."""
        with self.deciding(action=action, by=by, at=at, why=why) as (connection, change):
            reviews.add_reviews(connection, change, made)
        return change

    def put(self, made: Iterable[Request], *, by: str, at: str, why: str) -> Change:
        """Store what was put to somebody, as one change."""
        with self.deciding(action="put", by=by, at=at, why=why) as (connection, change):
            replies.add_requests(connection, change, made)
        return change

    def receive(self, made: Iterable[Reply], *, action: str, by: str, at: str, why: str) -> Change:
        """Store what somebody answered, as one change."""
        with self.deciding(action=action, by=by, at=at, why=why) as (connection, change):
            replies.add_replies(connection, change, made)
        return change

    def import_list(
        self, said: ReferenceList, records: Iterable[ListRecord], *, by: str, at: str, why: str
    ) -> ReferenceList:
        """Store a list that a user brought with its entries, as one change; return it with its id."""
        with self.deciding(action="import", by=by, at=at, why=why) as (connection, change):
            return lists.add_list(connection, change, said, records)

    def withdraw_change(self, number: int, *, at: str, by: str, why: str) -> Change:
        """Take back a change with all that it decided; it is kept, with when, who and why.

        Raises:
            NotFound: if there is none of this number, or it was taken back before.
        """
        with explained(self.path), writing(self._engine) as connection:
            return judgements.withdraw_change(connection, number, at=at, by=by, why=why)

    def take_over(self, changes: Iterable[shared.SharedChange]) -> shared.Loaded:
        """Store what people decided in other collections: all of it, or nothing."""
        with explained(self.path), writing(self._engine) as connection:
            return shared.take_over_shared(connection, changes)

    def note_named(
        self, found: Iterable[tuple[Analysis, Iterable[Appearance], Iterable[Judgement]]], version: str
    ) -> None:
        """Keep whom reports name, and what rules judge of them from each report alone."""
        with explained(self.path), writing(self._engine) as connection:
            for analysis, there, ruled in found:
                named.save_named(connection, (analysis.document.id, analysis.extractor), version, there, ruled)

    def note_proposals(self, state: str, made: Iterable[Proposal]) -> None:
        """Keep what rules hold of pairs of names in this state of the collection."""
        with explained(self.path), writing(self._engine) as connection:
            named.save_proposals(connection, state, made)

    @contextmanager
    def view(self) -> Iterator[View]:
        """See one state of the collection for as long as the context lasts."""
        with explained(self.path), reading(self._engine) as connection:
            yield View(connection)

    @contextmanager
    def index(self) -> Iterator[IndexView]:
        """See one state of the index for as long as the context lasts."""
        with explained(self.path), reading(self._engine) as connection:
            yield IndexView(connection)

    @contextmanager
    def index_search(self) -> Iterator[IndexSearch]:
        """See the same state of the index, to search it."""
        with explained(self.path), reading(self._engine) as connection:
            yield IndexSearch(connection)

    @contextmanager
    def index_material(self) -> Iterator[IndexMaterial]:
        """See what the index is made of, and what of it is held."""
        with explained(self.path), reading(self._engine) as connection:
            yield IndexMaterial(connection)

    @contextmanager
    def indexing(self, state: tuple[int, ...]) -> Iterator[IndexWriter]:
        """Write to the index what was made of one state of the collection (:meth:`View.state`): all of it or nothing.

        Raises:
            StaleIndex: if the collection has changed since then; nothing is written.
        """
        with explained(self.path), writing(self._engine) as connection:
            if View(connection).state() != state:
                raise StaleIndex("The collection has changed while its index was made.", hint="Make it again.")
            yield IndexWriter(connection)

    def forget_index(self) -> None:
        """Empty the index; bringing it up to date makes it again, with the same rows."""
        with explained(self.path), writing(self._engine) as connection:
            forget_index(connection)

    def check(self) -> tuple[str, ...]:
        """Return what is wrong with the collection, in sentences; empty if nothing is.

        Looks at the database's own structure, at what refers to what, at the full text index, and at whether a write
        would go through; each quotation is compared with its text again.
        """
        try:
            with explained(self.path), writing(self._engine) as connection:
                return tuple(_find_faults(connection))
        except StoreError as error:
            return (str(error),)


def _check_place(path: Path, *, create: bool) -> None:
    if not create:
        raise NotFound(
            f"There is no collection at {path}.", hint=f"Make one by reading something: sayso read FILE --store {path}"
        )
    if not path.parent.is_dir():
        raise StoreError(f"The folder {path.parent} does not exist.", hint="Create it, or name another place.")


def _extractors(connection: Connection, document_id: str) -> tuple[str, ...]:
    found = select(analyses.c.extractor).where(analyses.c.document == document_id).order_by(analyses.c.extractor)
    return tuple(connection.execute(found).scalars())


def _is_current(connection: Connection, analysis: Analysis) -> bool:
    found = select(analyses.c.current).where(analyses.c.id == analysis_id(analysis.document.id, analysis.extractor))
    return bool(connection.execute(found).scalar())


def _insert(connection: Connection, analysis: Analysis, extractors: tuple[str, ...], retrieved_at: str | None) -> None:
    document = analysis.document
    current = all(version_key(analysis.extractor) >= version_key(other) for other in extractors)
    if not extractors:
        connection.execute(insert(documents), document_row(document))
        connection.execute(insert(captures), capture_row(document, retrieved_at))
    elif current:
        connection.execute(update(analyses).where(analyses.c.document == document.id).values(current=False))
        connection.execute(update(documents).where(documents.c.id == document.id).values(document_row(document)))
    connection.execute(insert(analyses), analysis_row(analysis, current=current))
    insert_parts(connection, analysis)
    fulltext.index_analysis(connection, analysis_row(analysis, current=current)["id"])


def version_key(extractor: str) -> tuple[tuple[int, int, str], ...]:
    """Return what an extractor's version is compared by: its release, with numbers as numbers.

    Whatever follows the first ``+`` names a build; of two builds of one release neither is newer, and the one that is
    added last is shown.
    """
    release = extractor.partition("+")[0]
    return tuple((1, int(n), "") if n else (0, 0, word) for n, word in re.findall(r"([0-9]+)|([^0-9]+)", release))


def _find_faults(connection: Connection) -> Iterator[str]:
    for (said,) in connection.execute(text("PRAGMA integrity_check")):
        if said != "ok":
            yield f"The database is damaged: {said}"
    for table, row, parent, _ in connection.execute(text("PRAGMA foreign_key_check")):
        yield f"Row {row} of {table} refers to {parent}, which is not there."
    fulltext.check_index(connection)
    view = View(connection)
    for heading in view.documents():
        try:
            check_analysis(view.analysis(heading.id))
        except StoreError as error:
            yield str(error)
