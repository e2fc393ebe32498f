"""One captured article: its bytes, its unchangeable text, and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.spans import EXCLUDED_ZONES, Reason, Span, Zone, ZoneKind


class Basis(StrEnum):
    """What a statement about a document rests on."""

    GIVEN = "given"  # by the person who reads it in (a flag, a JSON Lines field)
    META = "meta"  # the page's own metadata (meta tags, JSON-LD, PDF information)
    MARKUP = "markup"  # an element of the page (h1, time, rel=author)
    TEXT = "text"  # words of the visible text (a dateline, a byline)
    ADDRESS = "address"  # the page's address
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A value about a document and what it rests on; an absent value has basis ``unknown`` and value ``None``."""

    value: str | None = None
    basis: Basis = Basis.UNKNOWN
    reason: Reason | None = None


NOT_STATED = Stated()


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the user says of an input that the input does not say itself. ``published`` is EDTF."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None


NOTHING_GIVEN = Given()


class Completeness(StrEnum):
    """Whether the whole input was read."""

    COMPLETE = "complete"
    PARTIAL = "partial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The bytes as they came: their hash and how they were decoded. Holds no clock: when is the store's affair.

    ``name`` is the base name of the file, ``-`` for standard input, or the record number of a JSON Lines file.
    ``charset_basis`` is one of ``bom``, ``header``, ``meta``, ``utf-8``, ``detector``, ``none`` (already text).
    """

    sha256: str
    size: int
    media_type: str
    name: str
    charset: str
    charset_basis: str
    replaced: int = 0
    """How many characters could not be decoded and were replaced with U+FFFD."""
    extra: tuple[tuple[str, str], ...] = ()
    """Unknown keys of a JSON Lines record, values as JSON, sorted by key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One captured article.

    ``text`` is the whole visible text and is never edited; ``zones`` are sorted, do not overlap, and together cover
    every visible word (the word ledger). ``published`` is EDTF. ``language`` is an ISO 639-1 code or ``und``.
    ``notes`` says what was lost or cut on the way in (limits, replaced characters), each with its reason.
    """

    id: str
    text: str
    zones: tuple[Zone, ...]
    passages: tuple[Passage, ...]
    title: Stated
    publisher: Stated
    published: Stated
    url: Stated
    byline: tuple[str, ...]
    language: str
    capture: Capture
    given_id: str | None = None
    completeness: Completeness = Completeness.COMPLETE
    notes: tuple[Reason, ...] = ()

    def zones_of(self, *kinds: ZoneKind) -> tuple[Zone, ...]:
        """Return the zones of these kinds, in text order."""
        return tuple(zone for zone in self.zones if zone.kind in kinds)

    @property
    def excluded(self) -> tuple[Zone, ...]:
        """The zones that yield no claims and no entities, in text order."""
        return self.zones_of(*EXCLUDED_ZONES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence of the title, body or caption: the least that is quoted.

    ``span`` excludes surrounding white space; ``paragraph`` counts from 0 over the document.
    """

    number: int
    span: Span
    zone: ZoneKind
    paragraph: int
