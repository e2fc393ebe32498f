"""A draft of one's own beside a collection: it is read like a report, compared, and kept nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from sayso.ask.decency import Names
from sayso.ask.draft_answers import DraftCheck
from sayso.ask.draft_check import check_draft
from sayso.ask.draft_matching import Told
from sayso.ask.story_choice import is_within
from sayso.ask.story_scope import EVERYTHING, Scope
from sayso.briefs.choosing import choose
from sayso.collection import Collection, read_items
from sayso.errors import EmptyInput, NotFound
from sayso.extract.analysis import analyse
from sayso.ingest import Refusal
from sayso.model.analysis import Analysis
from sayso.model.documents import Document, Given
from sayso.model.edtf import latest
from sayso.model.spans import ZoneKind
from sayso.model.story import HeldReport
from sayso.resolve.words import fold

MOST_COMPARED = 300
"""A draft is compared with so many reports at most: those that share most of its names, unless some are named."""


def check(
    collection: Collection,
    data: bytes,
    *,
    name: str = "draft.txt",
    published: str | None = None,
    scope: Scope = EVERYTHING,
    names: Names = Names.OF_THE_PUBLIC,
) -> DraftCheck:
    """Return where a draft says more, or less surely, than the reports of a collection.

    ``published`` (EDTF) is the day that the draft is for, so that "on Tuesday" is a date: the day of the last
    report where none is given. Nothing is stored.

    Raises:
        InputError: if the draft cannot be read.
        NotFound: if ``scope`` fits nothing.
    """
    draft = read_draft(data, name=name, published=published or _last_day(collection))
    groups = _beside(collection, draft, scope)
    documents = [document for group in groups for document in group]
    with collection.store.view() as view:
        judgements = view.judgements()
    told = [Told(collection.tell(group).story(), judgements) for group in groups]
    found = check_draft(HeldReport(analysis=draft), told)
    veil = collection.veil(names, documents)
    return replace(veil.over(found), veiled=veil.line)


def read_draft(data: bytes, *, name: str, published: str | None = None) -> Analysis:
    """Read a draft with the extractor that reads reports; its headline is a sentence like the others.

    Raises:
        InputError: if it cannot be read.
    """
    items = list(read_items(data, name=name, given=Given(published=published)))
    first = items[0]
    if isinstance(first, Refusal):
        raise first.error
    if len(items) > 1:
        raise EmptyInput(f"{name} holds several reports.", hint="Give one draft, as plain text or HTML.")
    return analyse(_with_headline(first.document))


def _last_day(collection: Collection) -> str | None:
    days = [heading.published for heading in collection.documents() if heading.published is not None]
    return max(days, key=lambda day: (latest(day) or (0, 0, 0), day), default=None)


def _with_headline(document: Document) -> Document:
    zones = tuple(replace(z, kind=ZoneKind.BODY) if z.kind is ZoneKind.TITLE else z for z in document.zones)
    passages = tuple(replace(p, zone=ZoneKind.BODY) if p.zone is ZoneKind.TITLE else p for p in document.passages)
    return replace(document, zones=zones, passages=passages)


def _beside(collection: Collection, draft: Analysis, scope: Scope) -> tuple[tuple[str, ...], ...]:
    """Return the reports that a draft is compared with, by story."""
    if scope.names:
        return choose(collection, scope).groups
    collection.stories()
    with collection.store.view() as view:
        headings, stories = view.documents(), view.stories()
    held = [heading.id for heading in headings if is_within(heading, scope)]
    if not held:
        raise NotFound("There is no report to compare the draft with.", hint="Read reports first: sayso read FOLDER.")
    kept = set(held if len(held) <= MOST_COMPARED else _nearest(collection, draft, held))
    groups = (tuple(document for document in story if document in kept) for story in stories)
    return tuple(group for group in groups if group)


def _nearest(collection: Collection, draft: Analysis, held: Iterable[str]) -> list[str]:
    """Return the reports that share most names with a draft; of as many names the first published."""
    who = collection.who()
    named = Counter[str]()
    for name in {fold(name) for entity in draft.entities for name in (entity.name, *entity.aliases)}:
        named.update({appearance.document for appearance in who.by_name.get(name, ())})
    order = {document: number for number, document in enumerate(held)}
    found = sorted((d for d in named if d in order), key=lambda d: (-named[d], order[d]))
    return found[:MOST_COMPARED]
