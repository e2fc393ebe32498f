"""A collection of reports: the one place where bytes, stages, store and answers meet.

``Collection.open("case.db")`` gives what the command line works with. It is also the only place that reads a clock, to
note when bytes came; that time plays no part in any id or answer.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO

from sayso import ingest
from sayso.ask.answers import ClaimSheet, ReportedClaim
from sayso.ask.collection_search import SearchAnswer, asks_for_names, search
from sayso.ask.collection_ties import ReportedTie, find_collection_ties
from sayso.ask.collection_timeline import CollectionTimeline, build_collection_timeline
from sayso.ask.decency import Names, find_veil, veil_sheet
from sayso.ask.left_out import LeftOut
from sayso.ask.replies import ReplyRecord, reply_record, settled
from sayso.ask.reviewed import find_rejected, list_reviews
from sayso.ask.sheet import build_sheet
from sayso.ask.story_answers import (
    BlastRadius,
    Corrections,
    DriftTable,
    OriginTree,
    StoryAnswer,
    StoryHeading,
    Then,
    WhatFalls,
)
from sayso.ask.story_choice import choose_beside, choose_reports, list_stories
from sayso.ask.story_scope import EVERYTHING, Scope, judged_about
from sayso.ask.subject import NoView, SubjectView, look_at
from sayso.ask.veil import Veil, reports_in
from sayso.ask.who import WhoIsWho, find_who_is_who, note_names
from sayso.corroborate.grouping import KEYS_VERSION, find_keys
from sayso.corroborate.outlets import load_outlets
from sayso.errors import BadRecord, EmptyInput, InputError, LexiconError, SaysoError, UnreadableInput
from sayso.extract.analysis import EXTRACTOR, analyse
from sayso.ingest import Captured, Refusal
from sayso.ingest.archive import Archive
from sayso.ingest.dates import captured_on
from sayso.ingest.limits import INPUT_BYTES, RECORDS_BYTES, exceeded
from sayso.model.analysis import Analysis
from sayso.model.claims import Standing
from sayso.model.documents import NOTHING_GIVEN, Completeness, Document, Given
from sayso.model.identity import Entity
from sayso.model.provenance import ClaimRef
from sayso.model.story import HeldReport
from sayso.store import Added, ClaimQuery, Export, Heading, Mark, Refused, Size, Store, check_analysis

if TYPE_CHECKING:
    from sayso.ask.telling import Telling

STANDARD_INPUT = "-"
FAMILIES = "families.toml"
"""The user's own table of outlets, beside the collection."""
_RECORD_SUFFIXES = frozenset({".jsonl", ".ndjson"})
_UNREAD_LANGUAGE = "analysis.language"


class Outcome(StrEnum):
    """How the reading of one report ended."""

    STORED = "stored"
    HELD = "held"  # the collection had it already
    PARTIAL = "partial"  # stored, but not all of it could be read
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One report that was read, and what became of it.

    ``reason`` says why it is partial or refused, ``hint`` what to do next; ``detail`` holds a traceback where sayso
    itself failed.
    """

    name: str
    outcome: Outcome
    document: str | None = None
    title: str | None = None
    claims: int = 0
    reason: str = ""
    hint: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What was read: one line a report. Every report is stored, held, partial or refused, and the sum is the whole."""

    lines: tuple[LedgerLine, ...]

    @property
    def counts(self) -> dict[Outcome, int]:
        """How many ended in which way; all ways, also those that nothing ended in."""
        counted = Counter(line.outcome for line in self.lines)
        return {outcome: counted[outcome] for outcome in Outcome}

    @property
    def refused(self) -> int:
        """How many reports were not stored."""
        return self.counts[Outcome.REFUSED]

    @property
    def is_all_refused(self) -> bool:
        """Whether nothing at all could be read."""
        return self.refused == len(self.lines)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


class Collection:
    """Reports that were read, kept for good; open with :meth:`open`."""

    def __init__(
        self,
        store: Store,
        archive: Archive,
        *,
        analyse: Callable[[Document], Analysis] = analyse,
        extractor: str = EXTRACTOR,
        now: Callable[[], str] = _now,
    ) -> None:
        self._store = store
        self._archive = archive
        self._analyse = analyse
        self._extractor = extractor
        self._now = now
        self._known: WhoIsWho | None = None

    @classmethod
    def open(cls, target: str | Path, *, create: bool = True) -> Collection:
        """Open the collection at a path or SQLAlchemy URL; make it if it is new and ``create`` allows.

        The captured bytes are kept beside it, in a folder of its name with ``.bytes`` added.

        Raises:
            StoreError: if it cannot be opened; :class:`sayso.errors.NotFound` if it is not there.
        """
        store = Store.open(target, create=create)
        return cls(store, Archive(store.path.with_name(f"{store.path.name}.bytes")))

    def __enter__(self) -> Collection:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._store.close()

    def read(
        self,
        inputs: Iterable[str | Path],
        given: Given = NOTHING_GIVEN,
        on_outcome: Callable[[LedgerLine], None] = lambda line: None,
    ) -> Ledger:
        """Read files, folders (all files in them, sorted) and standard input (``-``), and store what they report.

        One bad input never stops the others. ``on_outcome`` hears of each report as soon as it is safely on disk.

        Raises:
            StoreError: if the collection itself fails; what was reported until then is stored.
        """
        lines = []
        for line in self._read_all(inputs, given):
            on_outcome(line)
            lines.append(line)
        return Ledger(lines=tuple(lines))

    def read_bytes(self, data: bytes, *, name: str, given: Given = NOTHING_GIVEN) -> Iterator[LedgerLine]:
        """Read the bytes of one input, which may hold several reports, and store them one by one."""
        for item in read_items(data, name=Path(name).name, given=given):
            yield self._refuse(name, item) if isinstance(item, Refusal) else self._take(name, item)

    def sheet(self, key: str) -> ClaimSheet:
        """Return the claim sheet of a document, named by its id or the beginning of it, with what the others hold.

        Of a very large story the reports nearest in time are looked at (``MOST_BESIDE``).

        Raises:
            NotFound: if there is no such document, or more than one.
        """
        sheet = self.sheet_alone(key)
        self.file_reports()
        with self._store.view() as view:
            beside = choose_beside(view, sheet.document.id)
        return replace(sheet, elsewhere=self.tell(beside).elsewhere(sheet.document.id))

    def sheet_alone(self, key: str) -> ClaimSheet:
        """Return the claim sheet of a document with what people decided and answered, without the other reports.

        Raises:
            NotFound: if there is no such document, or more than one.
        """
        with self._store.view() as view:
            document = view.find_document(key).id
            analysis = view.analysis(document)
            reviews = list_reviews(analysis, view.reviews(document))
            replies = reply_record(view, [document]).of(document)
            return replace(build_sheet(analysis), reviews=reviews, replies=replies)

    def shown_sheet(self, key: str, names: Names = Names.OF_THE_PUBLIC) -> ClaimSheet:
        """Return the claim sheet of a document as it may be shown (:mod:`sayso.ask.decency`).

        Raises:
            NotFound: if there is no such document, or more than one.
        """
        sheet = self.sheet(key)
        return veil_sheet(sheet, names, self.veil(names, reports_in(sheet)))

    def ties(self, *, standings: tuple[Standing, ...] = ()) -> tuple[ReportedTie, ...]:
        """Return who is tied to whom, as each report has it."""
        who = self.who()
        with self._store.view() as view:
            return find_collection_ties(settled(view), standings=standings, who=who)

    def timeline(self) -> CollectionTimeline:
        """Return when things are said to have happened, over all reports."""
        who = self.who()
        with self._store.view() as view:
            return build_collection_timeline(settled(view), who)

    def rejected(self) -> tuple[ReportedClaim, ...]:
        """Return the claims that people rejected: no tie, date or story rests on them, and none is lost."""
        with self._store.view() as view:
            reviews = view.reviews()
            decided = (h.id for h in view.documents() if any(r.anchor.document == h.id for r in reviews))
            return tuple(find_rejected(map(view.analysis, decided), reviews))

    def search(self, query: ClaimQuery) -> SearchAnswer:
        """Return who says what fits the query; whoever it names is found under all names that are judged to be theirs.

        Raises:
            NotFound: if it names an entity (``who-``) that there is not.
        """
        who = self.who() if asks_for_names(query) else None
        with self._store.view() as view:
            return search(view, query, who)

    def stories(self, scope: Scope = EVERYTHING) -> tuple[StoryHeading, ...]:
        """Return the stories of the collection, by their first report: which reports belong together."""
        self.file_reports()
        with self._store.view() as view:
            return list_stories(view, scope)

    def story(self, scope: Scope = EVERYTHING, *, as_of: str | None = None) -> StoryAnswer:
        """Tell the reports that are meant as one story; ``as_of`` (EDTF date) leaves out what came later.

        Raises:
            NotFound: if a name fits no report.
        """
        return self._telling(scope, as_of=as_of).story()

    def origins(self, scope: Scope = EVERYTHING, *, as_of: str | None = None, claim: str | None = None) -> OriginTree:
        """Return who had it first and who has it from whom: in all, or for what one claim says."""
        return self._telling(scope, as_of=as_of).origins(claim)

    def drift(self, scope: Scope = EVERYTHING, *, as_of: str | None = None) -> DriftTable:
        """Return what changed on the way from report to report."""
        return self._telling(scope, as_of=as_of).drift()

    def without(self, left_out: LeftOut, scope: Scope = EVERYTHING, *, as_of: str | None = None) -> WhatFalls:
        """Return what falls if an outlet, all unnamed sources or an origin is left out."""
        return self._telling(scope, as_of=as_of).without(left_out)

    def as_of(self, day: str, scope: Scope = EVERYTHING) -> Then:
        """Return what was known on a day, and what stands otherwise now."""
        return self._telling(scope, as_of=day).then(self._telling(scope))

    def corrections(self) -> Corrections:
        """Return what reports correct and take back, and what was marked by hand; withdrawn marks too."""
        with self._store.view() as view:
            marks = view.marks()
        return self._telling(EVERYTHING).corrections(marks)

    def retract(self, key: str, *, why: str, by: str = "", at: str | None = None) -> BlastRadius:
        """Mark a report as taken back from a day on (today where none is given), and return what rests on it.

        Raises:
            NotFound: if there is no such report.
        """
        with self._store.view() as view:
            document = view.find_document(key).id
        self._store.mark(document, at=at or self._today(), by=by, why=why)
        with self._store.view() as view:
            exports = view.exports()
        return self._telling(Scope(names=(document,))).blast(document, exports)

    def undo_retraction(self, key: str, *, why: str, by: str = "", at: str | None = None) -> Mark:
        """Take back the mark on a report; it is kept, with both days and both reasons.

        Raises:
            NotFound: if there is no such report, or no mark stands on it.
        """
        with self._store.view() as view:
            document = view.find_document(key).id
        return self._store.withdraw_mark(document, at=at or self._today(), by=by, why=why)

    def note_export(self, name: str, kind: str, data: bytes, claims: Iterable[ClaimRef]) -> None:
        """Record that a file with these claims was written, so that a later retraction can say so."""
        made = Export(
            name=name,
            kind=kind,
            sha256=hashlib.sha256(data).hexdigest(),
            exported_at=self._today(),
            claims=tuple(claims),
        )
        self._store.note_export(made)

    @property
    def store(self) -> Store:
        """What holds it all; for what people decide (:mod:`sayso.desk`)."""
        return self._store

    def who(self) -> WhoIsWho:
        """Return who is who among all names of the collection."""
        note_names(self._store)
        with self._store.view() as view:
            self._known = find_who_is_who(view, self._known)
        return self._known

    def veil(self, names: Names = Names.OF_THE_PUBLIC, documents: Iterable[str] | None = None) -> Veil:
        """Return what hides names where answers about documents (all if not given) are read by people."""
        self.file_reports()
        with self._store.view() as view:
            return find_veil(view, documents, names)

    def look_at(self, entity: Entity, who: WhoIsWho) -> SubjectView | NoView:
        """Return what reports say of an entity of :meth:`who`, or why there is no view of it."""
        documents = sorted({who.by_id[member].document for member in entity.members})
        veil = self.veil(Names.OF_ALL, documents)
        with self._store.view() as view:
            reports = list(settled(view, documents))
        looked = look_at(who, entity, reports, blocked=any(use.name in veil.shown for use in entity.uses))
        return veil.over(looked)

    def replies(self, documents: Iterable[str] | None = None) -> ReplyRecord:
        """Return what was put to those concerned and what they answered, by claim; of some reports (ids), or all."""
        with self._store.view() as view:
            return reply_record(view, documents)

    def documents(self) -> tuple[Heading, ...]:
        """Return what the collection holds, by day of publication."""
        with self._store.view() as view:
            return view.documents()

    def refusals(self) -> tuple[Refused, ...]:
        """Return what was ever refused, and why."""
        with self._store.view() as view:
            return view.refusals()

    def size(self) -> Size:
        """Return how much the collection holds."""
        with self._store.view() as view:
            return view.size()

    def check(self) -> tuple[str, ...]:
        """Return what is wrong with the collection, in sentences; also bytes that are missing from the archive."""
        missing = [d for d in self.documents() if not self._archive.has(d.sha256)]
        return (*self._store.check(), *(f"The captured bytes of {d.id} are missing." for d in missing))

    def _today(self) -> str:
        return self._now()[:10]

    def _telling(self, scope: Scope, *, as_of: str | None = None) -> Telling:
        """Take in the reports that are meant, what was taken back by hand, and the user's own table of outlets."""
        self.file_reports()
        with self._store.view() as view:
            chosen = choose_reports(view, scope)
        return self.tell(chosen, as_of=as_of)

    def tell(self, documents: Iterable[str], *, as_of: str | None = None) -> Telling:
        """Take in reports (by id, in any order) as one story, with what people decided; ask the telling anything."""
        from sayso.ask.telling import Telling

        known = tuple(documents)
        with self._store.view() as view:
            analyses = list(settled(view, known, as_of=as_of))
            judgements = judged_about(view.judgements(), known)
            marks = [mark.as_amendment() for mark in view.marks() if mark.stood_on(as_of)]
        reports = [HeldReport(analysis=a, captured=captured_on(a.document)) for a in analyses]
        return Telling(reports, marks, load_outlets(self._families()), as_of=as_of, judgements=judgements)

    def story_of(self, key: str) -> tuple[str, ...]:
        """Return the reports (ids) of the story that a report is in; of a very large one those nearest in time to it.

        Raises:
            NotFound: if there is no such report, or more than one.
        """
        self.file_reports()
        with self._store.view() as view:
            return choose_beside(view, view.find_document(key).id)

    def state(self) -> tuple[object, ...]:
        """Return what is otherwise after anything that answers rest on has changed: reports, decisions, outlets."""
        families = self._store.path.with_name(FAMILIES)
        known = families.stat().st_mtime_ns if families.is_file() else None
        with self._store.view() as view:
            return (*view.state(), known)

    def own_families(self) -> str:
        """Return the text of the user's own table of outlets; empty where there is none."""
        return self._families() or ""

    def told(self) -> Iterator[StoryAnswer]:
        """Yield the stories of several reports, each told by itself."""
        self.file_reports()
        with self._store.view() as view:
            groups = view.stories()
        return (self.tell(group).story() for group in groups if len(group) > 1)

    def file_reports(self) -> None:
        """Put reports into their stories that came before this version of sayso knew how."""
        with self._store.view() as view:
            unfiled = view.unfiled(KEYS_VERSION)
        for document in unfiled:
            with self._store.view() as view:
                keys = find_keys(view.analysis(document))
            self._store.file(document, keys)

    def _families(self) -> str | None:
        """Return the user's own table of outlets, if one lies beside the collection."""
        path = self._store.path.with_name(FAMILIES)
        try:
            return path.read_text("utf-8") if path.is_file() else None
        except (OSError, UnicodeDecodeError) as error:
            raise UnreadableInput(f"{path} cannot be read: {error}.", hint="It must be a TOML file in UTF-8.") from None

    def _read_all(self, inputs: Iterable[str | Path], given: Given) -> Iterator[LedgerLine]:
        for name in find_inputs(inputs):
            try:
                data = read_input(name)
            except InputError as error:
                yield self._refuse(name, Refusal(name=name, error=error))
                continue
            yield from self.read_bytes(data, name=name, given=given)

    def _take(self, name: str, captured: Captured) -> LedgerLine:
        document = captured.document
        name = _full_name(name, document.capture.name)
        with self._store.view() as view:
            if view.holds(document.id, self._extractor):
                return _line(name, Outcome.HELD, document)
        try:
            analysis = self._analyse(document)
            check_analysis(analysis)
        except LexiconError:  # a broken installation is no fault of the input
            raise
        except Exception as error:
            return self._refuse(name, Refusal(name=name, error=_failure(name, error)), detail=traceback.format_exc())
        self._archive.put(captured.data)
        if (
            self._store.add(analysis, retrieved_at=self._now(), keys=find_keys(analysis)) is Added.HELD
        ):  # another process was faster
            return _line(name, Outcome.HELD, document)
        reason = _partial_reason(analysis)
        outcome = Outcome.PARTIAL if reason else Outcome.STORED
        return _line(name, outcome, document, claims=len(analysis.claims), reason=reason)

    def _refuse(self, name: str, refusal: Refusal, detail: str = "") -> LedgerLine:
        name = _full_name(name, refusal.name)
        error = refusal.error
        self._store.refuse(name, error, detail=detail, refused_at=self._now())
        return LedgerLine(name=name, outcome=Outcome.REFUSED, reason=error.message, hint=error.hint, detail=detail)


def read_sheet(source: str, given: Given = NOTHING_GIVEN) -> ClaimSheet:
    """Read one file, or standard input (``-``), without any collection, and return its claim sheet.

    Raises:
        InputError: if it cannot be read, or holds more than one report.
    """
    items = read_items(read_input(source), name=Path(source).name, given=given)
    first = next(items)
    if isinstance(first, Refusal):
        raise first.error
    if next(items, None) is not None:
        raise BadRecord(
            f"{source} holds several reports.", hint="Read it into a collection (sayso read), then name one by its id."
        )
    return build_sheet(analyse(first.document))


def read_items(data: bytes, *, name: str, given: Given) -> Iterator[Captured | Refusal]:
    """Yield what :func:`sayso.ingest.read_bytes` finds; at least one item, and never an exception."""
    found = 0
    try:
        for item in ingest.read_bytes(data, name=name, given=given):
            found += 1
            yield item
    except Exception as error:
        found += 1
        yield Refusal(name=name, error=_failure(name, error))
    if not found:
        yield Refusal(name=name, error=EmptyInput(f"{name} holds no report.", hint="Check that it is the right file."))


def find_inputs(inputs: Iterable[str | Path]) -> Iterator[str]:
    """Yield files as they are named, and for each folder all files under it, sorted; hidden ones are left out."""
    for item in map(str, inputs):
        if item != STANDARD_INPUT and Path(item).is_dir():
            yield from _files_under(Path(item))
        else:
            yield item


def _files_under(folder: Path) -> Iterator[str]:
    found = []
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(place, name) for name in files if not name.startswith(".")]
    yield from map(str, sorted(found, key=lambda path: path.parts)) if found else [str(folder)]


def read_input(name: str) -> bytes:
    """Return the bytes of a file or of standard input, no more than the limits allow.

    Raises:
        UnreadableInput: if it is missing, forbidden, or not a plain file.
        LimitExceeded: if it is too large.
    """
    if name == STANDARD_INPUT:
        return _read_up_to(sys.stdin.buffer, name, RECORDS_BYTES.value)
    limit = RECORDS_BYTES if Path(name).suffix.lower() in _RECORD_SUFFIXES else INPUT_BYTES
    try:
        mode = os.stat(name).st_mode
        if stat.S_ISDIR(mode):
            raise EmptyInput(f"{name} is a folder without files.", hint="Name a file, or a folder that holds some.")
        if not stat.S_ISREG(mode):
            raise UnreadableInput(f"{name} is not a plain file.", hint="Pipe it in: … | sayso read -")
        with open(name, "rb") as file:
            return _read_up_to(file, name, limit.value)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        said = getattr(error, "strerror", None) or str(error)
        raise UnreadableInput(f"{name} cannot be read: {said}.", hint="Check the name and who may read it.") from None


def _read_up_to(file: BinaryIO, name: str, most: int) -> bytes:
    data = file.read(most + 1)
    if len(data) > most:
        raise exceeded(INPUT_BYTES if most == INPUT_BYTES.value else RECORDS_BYTES, name, f"more than {most:,}")
    return data


def _full_name(name: str, own: str) -> str:
    """Name a report by its whole path, and inside a file of many by its place in it (``reports/a.jsonl:3``)."""
    base = Path(name).name
    if own in (name, base):
        return name
    return name + own.removeprefix(base) if own.startswith(f"{base}:") else f"{name}: {own}"


def _line(name: str, outcome: Outcome, document: Document, *, claims: int = 0, reason: str = "") -> LedgerLine:
    return LedgerLine(
        name=name,
        outcome=outcome,
        document=document.id,
        title=document.title.value,
        claims=claims,
        reason=reason,
    )


def _partial_reason(analysis: Analysis) -> str:
    """Return why a document counts as read in part; empty if all of it was read."""
    document = analysis.document
    notes = [note.note or note.rule for note in document.notes] if document.completeness is Completeness.PARTIAL else []
    unread = [a.reason.note for a in analysis.abstentions if a.reason.rule == _UNREAD_LANGUAGE]
    if document.completeness is Completeness.PARTIAL and not notes:
        notes = ["not all of it could be read"]
    return "; ".join((*notes, *unread))


def _failure(name: str, error: Exception) -> InputError:
    """Return what is said of an input on which sayso itself failed; a refusal with a reason passes as it is."""
    if isinstance(error, InputError):
        return error
    if isinstance(error, SaysoError):
        return UnreadableInput(f"{name}: {error.message}", hint=error.hint)
    return UnreadableInput(
        f"{name}: sayso failed on it ({type(error).__name__}).",
        hint="Please report it; `SAYSO_DEBUG=1` shows where.",
    )
