"""Reading a collection: one unchanging state of it, sorted by content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Select,
    String,
    Table,
    and_,
    bindparam,
    false,
    func,
    literal_column,
    or_,
    select,
)

from sayso.errors import NotFound
from sayso.model.analysis import Analysis
from sayso.model.claims import ClaimKind, Standing
from sayso.model.identity import Appearance, Proposal
from sayso.model.judgements import Change, Judgement, ListRecord, ReferenceList, Review
from sayso.model.provenance import DerivationKind
from sayso.model.replies import Reply, Request
from sayso.store import desk, judgements, lists, named, replies, reviews, shared
from sayso.store.folding import like_words
from sayso.store.fulltext import matching_rows, naming_rows, parse_words
from sayso.store.rows import load_analysis
from sayso.store.schema import (
    abstentions,
    analyses,
    captures,
    changes,
    claims,
    derivations,
    documents,
    filed,
    marks,
    passages,
    refusals,
)

MOST_ROWS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A document as it is listed. ``published`` is EDTF; ``extractor`` is the version whose reading is current."""

    id: str
    given_id: str | None
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    extractor: str
    sha256: str
    retrieved_at: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """An input that was not stored, and why."""

    name: str
    reason: str
    message: str
    hint: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much a collection holds."""

    documents: int
    claims: int
    refusals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimQuery:
    """Which claims are wanted; what is not given does not matter.

    ``words`` must all stand in the sentence; ``who`` is a name in the chain of say-so, ``about`` a name among those
    that the claim is about, both as whole words, whatever their case and accents. ``since`` and ``until`` are days
    (``YYYY-MM-DD``) that the time of the content, as far as the words give it, must not lie wholly outside of;
    ``outlet`` is whose report it is, as written there.
    ``also_who`` and ``also_about`` are documents (ids) with the name that somebody has there: a claim fits too that has
    one of these. ``None`` for the name and something for these means just these.
    """

    words: str = ""
    who: str | None = None
    about: str | None = None
    standings: tuple[Standing, ...] = ()
    kinds: tuple[ClaimKind, ...] = ()
    since: str | None = None
    until: str | None = None
    limit: int = MOST_ROWS
    also_who: tuple[tuple[str, str], ...] = ()
    also_about: tuple[tuple[str, str], ...] = ()
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPlace:
    """Where a claim that was found is kept, and whether the words stand in its quotation or only around it."""

    document: str
    claim: str
    quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PassagePlace:
    """A sentence that holds the words that were looked for."""

    document: str
    number: int


class View:
    """One state of a collection; made by :meth:`sayso.store.Store.view`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def documents(self) -> tuple[Heading, ...]:
        """Return the heading of every document: by day of publication, the undated last, then by title and id."""
        found = _headings().order_by(*_by_publication())
        return tuple(Heading(**row) for row in self._connection.execute(found).mappings())

    def find_document(self, key: str) -> Heading:
        """Return the document with this id, given id, or beginning of an id (with or without ``doc-``).

        Raises:
            NotFound: if there is none, or more than one.
        """
        rows = self._connection.execute(_headings_named(), {"key": key}).mappings()
        given = tuple(Heading(**row) for row in rows)
        begins = documents.c.id.startswith(key, autoescape=True)
        begins_bare = documents.c.id.startswith(f"doc-{key}", autoescape=True)
        found = given or (self._headings_where(or_(begins, begins_bare)) if key else ())
        if len(found) == 1:
            return found[0]
        if not found:
            raise NotFound(f"The collection holds no document {key!r}.", hint="`sayso list` shows what it holds.")
        some = ", ".join(heading.id for heading in found[:5])
        raise NotFound(f"{len(found)} documents fit {key!r}: {some}.", hint="Give more of the id.")

    def analysis(self, document_id: str, extractor: str | None = None) -> Analysis:
        """Return what was read out of a document: by the newest extractor, or by the one that is named.

        Raises:
            NotFound: if the collection does not hold it.
        """
        asked = {"document": document_id} if extractor is None else {"document": document_id, "extractor": extractor}
        row = self._connection.execute(_analysis_of(extractor is None), asked).mappings().one_or_none()
        if row is None:
            by = f" read by {extractor}" if extractor else ""
            raise NotFound(f"The collection holds no document {document_id!r}{by}.")
        return load_analysis(self._connection, row)

    def analyses(self) -> Iterator[Analysis]:
        """Yield the current analysis of every document, in the order of :meth:`documents`."""
        for heading in self.documents():
            yield self.analysis(heading.id)

    def extractors(self, document_id: str) -> tuple[str, ...]:
        """Return the versions that read a document, sorted; empty if it is not held."""
        found = select(analyses.c.extractor).where(analyses.c.document == document_id).order_by(analyses.c.extractor)
        return tuple(self._connection.execute(found).scalars())

    def holds(self, document_id: str, extractor: str) -> bool:
        """Tell whether this document was already read by this extractor."""
        return extractor in self.extractors(document_id)

    def story_of(self, document_id: str) -> tuple[str, ...]:
        """Return the documents (ids) of the story that a document is in, in the order of :meth:`documents`.

        A document that was not filed yet stands alone.

        Raises:
            NotFound: if the collection does not hold it.
        """
        if not self.extractors(document_id):
            raise NotFound(f"The collection holds no document {document_id!r}.")
        story = select(filed.c.story).where(filed.c.document == document_id).scalar_subquery()
        found = select(documents.c.id).join(filed).where(filed.c.story == story).order_by(*_by_publication())
        return tuple(self._connection.execute(found).scalars()) or (document_id,)

    def stories(self) -> tuple[tuple[str, ...], ...]:
        """Return the documents (ids) of every story, in the order of :meth:`documents`; stories by their first one."""
        found = select(documents.c.id, filed.c.story).join_from(documents, filed, isouter=True)
        gathered: dict[int | str, list[str]] = {}
        for document, story in self._connection.execute(found.order_by(*_by_publication())):
            gathered.setdefault(document if story is None else story, []).append(document)
        return tuple(map(tuple, gathered.values()))

    def unfiled(self, version: str) -> tuple[str, ...]:
        """Return the documents (ids, sorted) that are in no story under keys of this version."""
        is_filed = select(filed.c.document).where(filed.c.version == version)
        found = select(documents.c.id).where(documents.c.id.not_in(is_filed)).order_by(documents.c.id)
        return tuple(self._connection.execute(found).scalars())

    def refusals(self) -> tuple[Refused, ...]:
        """Return what was refused, by name and message."""
        columns = (refusals.c.name, refusals.c.reason, refusals.c.message, refusals.c.hint, refusals.c.detail)
        found = select(*columns).order_by(refusals.c.name, refusals.c.message, refusals.c.id)
        return tuple(Refused(**row) for row in self._connection.execute(found).mappings())

    def marks(self) -> tuple[desk.Mark, ...]:
        """Return what was taken back by hand, by report; marks that were withdrawn too."""
        return desk.load_marks(self._connection)

    def exports(self) -> tuple[desk.Export, ...]:
        """Return the files that were written out of the collection, by day and name."""
        return desk.load_exports(self._connection)

    def changes(self) -> tuple[Change, ...]:
        """Return what people changed, by number; what was taken back too."""
        return judgements.load_changes(self._connection)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return what people ruled about who is who, by change; what was taken back too."""
        return judgements.load_judgements(self._connection)

    def reviews(self, document: str | None = None) -> tuple[Review, ...]:
        """Return what people decided about claims, of one document or all, as they did; what was taken back too."""
        return reviews.load_reviews(self._connection, document)

    def requests(self, document: str | None = None) -> tuple[Request, ...]:
        """Return what was put to those whom reports speak of, about one document or all; what was taken back too."""
        return replies.load_requests(self._connection, document)

    def replies(self, document: str | None = None) -> tuple[Reply, ...]:
        """Return what they answered, about one document or all; what was taken back too."""
        return replies.load_replies(self._connection, document)

    def lists(self) -> tuple[ReferenceList, ...]:
        """Return the lists that users brought, by change; those that were removed too."""
        return lists.load_lists(self._connection)

    def count_records(self, list_id: str) -> int:
        """Return how many entries a list has."""
        return lists.count_records(self._connection, list_id)

    def records(self, list_id: str) -> tuple[ListRecord, ...]:
        """Return the entries of a list, by id."""
        return lists.load_records(self._connection, list_id)

    def find_records(self, ids: Iterable[str]) -> tuple[ListRecord, ...]:
        """Return the entries of these ids (``rec-``) in any list, by id and list."""
        return lists.find_records(self._connection, ids)

    def find_record_ids(self, beginning: str) -> tuple[str, ...]:
        """Return the ids of entries in any list that begin so; of very many, the first."""
        return lists.find_record_ids(self._connection, beginning)

    def shared(self) -> tuple[shared.SharedChange, ...]:
        """Return every change with all that it decided about names and claims, by number."""
        return shared.load_shared(self._connection)

    def unnamed(self, version: str) -> tuple[str, ...]:
        """Return the documents (ids, sorted) of which this version has not said yet whom they name."""
        return named.find_unnamed(self._connection, version)

    def named(self, version: str) -> tuple[tuple[Appearance, ...], tuple[Judgement, ...]]:
        """Return whom all documents name, and what rules judge of them from each document alone."""
        return named.load_named(self._connection, version)

    def with_abstentions(self, rules: Iterable[str]) -> tuple[str, ...]:
        """Return the documents (ids, sorted) of which something was left out by one of these rules, as read now."""
        found = select(analyses.c.document).join_from(abstentions, analyses).distinct()
        found = found.where(analyses.c.current, abstentions.c.rule.in_(sorted(rules)))
        return tuple(self._connection.execute(found.order_by(analyses.c.document)).scalars())

    def with_derivations(self, kinds: Iterable[DerivationKind]) -> tuple[str, ...]:
        """Return the documents (ids, sorted) that say that they come from another in one of these ways."""
        found = select(analyses.c.document).join_from(derivations, analyses).distinct()
        found = found.where(analyses.c.current, derivations.c.kind.in_(sorted(kind.value for kind in kinds)))
        return tuple(self._connection.execute(found.order_by(analyses.c.document)).scalars())

    def state(self) -> tuple[int, ...]:
        """Return numbers of which one is otherwise after anything was read, decided, marked or taken back."""
        last: Select[Any] = select(func.coalesce(func.max(literal_column("analyses.rowid")), 0)).select_from(analyses)
        decided = [select(func.count(), func.count(each.c.withdrawn_at)) for each in (changes, marks)]
        return tuple(number for each in (last, *decided) for number in self._connection.execute(each).one())

    def naming_state(self, version: str) -> str:
        """Return what stands for all current readings: proposals are kept for one such state."""
        return named.find_state(self._connection, version)

    def has_proposals(self, state: str) -> bool:
        """Tell whether proposals are kept for a state."""
        return named.has_proposals(self._connection, state)

    def proposals(self, state: str) -> tuple[Proposal, ...]:
        """Return what rules hold of pairs of names in a state; nothing if it was not found out yet."""
        return named.load_proposals(self._connection, state)

    def size(self) -> Size:
        """Return how much the collection holds."""
        current = select(func.count()).select_from(claims.join(analyses)).where(analyses.c.current)
        return Size(
            documents=self._count(select(func.count()).select_from(documents)),
            claims=self._count(current),
            refusals=self._count(select(func.count()).select_from(refusals)),
        )

    def find_claims(self, query: ClaimQuery) -> tuple[tuple[ClaimPlace, ...], int]:
        """Return the claims that fit, and how many fit in all.

        Those whose quotation holds the words come first; then by publication, document and place in the text.
        """
        phrases = parse_words(query.words)
        if query.words.strip() and not phrases:
            return (), 0
        quoted = claims.c.row.in_(matching_rows("claims", phrases, only="quote")) if phrases else None
        found = _current(claims).where(*_conditions(query, phrases))
        total = self._count(select(func.count()).select_from(found.with_only_columns(claims.c.id).subquery()))
        flag = quoted.label("quoted") if quoted is not None else claims.c.row.is_not(None).label("quoted")
        ordered = found.add_columns(flag).order_by(flag.desc(), *_by_publication(), claims.c.start, claims.c.number)
        rows = self._connection.execute(ordered.limit(query.limit)).mappings()
        return tuple(ClaimPlace(document=r["document"], claim=r["id"], quoted=bool(r["quoted"])) for r in rows), total

    def find_claim(self, key: str) -> ClaimPlace:
        """Return the claim of a current reading with this id, or the beginning of it (with or without ``clm-``).

        Raises:
            NotFound: if there is none, or more than one.
        """
        begins = (claims.c.id.startswith(k, autoescape=True) for k in (key, f"clm-{key}"))
        found = _current(claims).where(or_(*begins)).order_by(claims.c.id).limit(6)
        rows = self._connection.execute(found).mappings().all() if key else []
        if len(rows) == 1 or (rows and rows[0]["id"] == key):
            return ClaimPlace(document=rows[0]["document"], claim=rows[0]["id"], quoted=True)
        if not rows:
            raise NotFound(f"The collection holds no claim {key!r}.", hint="`sayso search` shows ids beside claims.")
        some = ", ".join(row["id"] for row in rows[:5])
        raise NotFound(f"Several claims fit {key!r}: {some}.", hint="Give more of the id.")

    def find_passages(self, words: str, *, limit: int = MOST_ROWS) -> tuple[PassagePlace, ...]:
        """Return the sentences that hold all the words, by publication, document and place in the text."""
        phrases = parse_words(words)
        if not phrases:
            return ()
        found = _current(passages).where(passages.c.row.in_(matching_rows("passages", phrases)))
        rows = self._connection.execute(found.order_by(*_by_publication(), passages.c.number).limit(limit)).mappings()
        return tuple(PassagePlace(document=row["document"], number=row["number"]) for row in rows)

    def _headings_where(self, condition: ColumnElement[bool]) -> tuple[Heading, ...]:
        found = _headings().where(condition).order_by(documents.c.id)
        return tuple(Heading(**row) for row in self._connection.execute(found).mappings())

    def _count(self, counting: Select[int]) -> int:
        return self._connection.execute(counting).scalar_one()


def _headings() -> Select[Any]:
    columns = (*(documents.c[name] for name in ("id", "given_id", "title", "publisher", "published", "url")),)
    return (
        select(*columns, analyses.c.extractor, captures.c.sha256, captures.c.retrieved_at)
        .join_from(documents, analyses)
        .join(captures, captures.c.document == documents.c.id)
        .where(analyses.c.current)
    )


@cache
def _headings_named() -> Select[Any]:
    """Ask for the documents whose id, or given id, is the ``key``."""
    key: BindParameter[str] = bindparam("key", type_=String)
    return _headings().where(or_(documents.c.id == key, documents.c.given_id == key)).order_by(documents.c.id)


@cache
def _analysis_of(is_current: bool) -> Select[Any]:
    """Ask for the analysis of a ``document`` by the newest extractor, or by the one of this name."""
    by: BindParameter[str] = bindparam("extractor", type_=String)
    wanted = analyses.c.current if is_current else analyses.c.extractor == by
    return select(analyses).where(analyses.c.document == bindparam("document"), wanted)


def _current(table: Table) -> Select[Any]:
    """Select from a part of the current analyses, with the documents that order it."""
    columns = (documents.c.id.label("document"), *((claims.c.id,) if table is claims else (passages.c.number,)))
    return (
        select(*columns)
        .join_from(documents, analyses)
        .join(table, table.c.analysis == analyses.c.id)
        .where(analyses.c.current)
    )


def _by_publication() -> tuple[ColumnElement[Any], ...]:
    undated = documents.c.published_first.is_(None)
    return undated, documents.c.published_first, func.coalesce(documents.c.title, ""), documents.c.id


def _conditions(query: ClaimQuery, phrases: tuple[str, ...]) -> Iterator[ColumnElement[bool]]:
    if phrases:
        yield claims.c.row.in_(matching_rows("claims", phrases))
    asked = ((claims.c.holders, query.who, query.also_who), (claims.c.abouts, query.about, query.also_about))
    for column, name, also in asked:
        if name is not None or also:
            yield or_(false(), *_named(column, name, also))
    if query.standings:
        yield claims.c.standing.in_([standing.value for standing in query.standings])
    if query.kinds:
        yield claims.c.kind.in_([kind.value for kind in query.kinds])
    if query.outlet is not None:
        yield documents.c.publisher == query.outlet
    yield from _times(query.since, query.until)


def _named(column: Column[str], name: str | None, also: tuple[tuple[str, str], ...]) -> Iterator[ColumnElement[bool]]:
    pattern = like_words(name) if name is not None else None
    rows = naming_rows(column.key, name) if name is not None else None
    if pattern and rows is not None:
        yield and_(claims.c.row.in_(rows), column.like(pattern, escape="\\"))
    places: dict[str, list[str]] = {}
    for document, other in also:
        places.setdefault(other, []).append(document)
    for other, there in sorted(places.items()):
        pattern = like_words(other)
        if pattern:
            yield and_(documents.c.id.in_(there), column.like(pattern, escape="\\"))


def _times(since: str | None, until: str | None) -> Iterator[ColumnElement[bool]]:
    if since is None and until is None:
        return
    yield or_(claims.c.first_day.is_not(None), claims.c.last_day.is_not(None))
    if since is not None:
        yield or_(claims.c.last_day.is_(None), claims.c.last_day >= since)
    if until is not None:
        yield or_(claims.c.first_day.is_(None), claims.c.first_day <= until)
