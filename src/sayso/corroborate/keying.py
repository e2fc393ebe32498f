"""What the keys of a report are made of: its day, the sentences that say what it is about, the names in them."""

from __future__ import annotations

import hashlib
from datetime import date

from sayso.errors import DateError
from sayso.lexicon.places import fold
from sayso.model.documents import Document
from sayso.model.edtf import parse_edtf
from sayso.model.mentions import DocumentEntity, EntityType
from sayso.model.spans import Span, ZoneKind

LEAD_PASSAGES = 4
"""What a report is about stands in its title and in so many sentences after it."""
_NAMES_EACH = 3


def number(*words: str) -> int:
    """Return a key made of words: 63 bits, the same everywhere."""
    digest = hashlib.blake2b("\0".join(words).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def lead(document: Document, passages: int = LEAD_PASSAGES) -> tuple[Span, ...]:
    """Return the sentences that say what a report is about: its title, where the page has one, and the first."""
    title = [passage.span for passage in document.passages if passage.zone is ZoneKind.TITLE]
    body = [passage.span for passage in document.passages if passage.zone is ZoneKind.BODY]
    return (*title, *body[:passages])


def names_of(entity: DocumentEntity) -> tuple[str, ...]:
    """Return what a party may be called in another report: a person by the surname, a body by name and short names."""
    if entity.type is EntityType.PERSON:
        return ((fold(entity.name).split()[-1:] or [""])[0],)
    return tuple(dict.fromkeys(fold(name) for name in (entity.name, *entity.aliases)))[:_NAMES_EACH]


def first_day(edtf: str | None) -> int | None:
    """Return the number of the first day that a date can mean; ``None`` where it gives no day."""
    return _day(edtf, is_last=False)


def last_day(edtf: str | None) -> int | None:
    """Return the number of the last day that a date can mean; ``None`` where it gives no day."""
    return _day(edtf, is_last=True)


def _day(edtf: str | None, *, is_last: bool) -> int | None:
    try:
        read = parse_edtf(edtf) if edtf else None
        found = None if read is None else read.latest if is_last else read.earliest
        return None if found is None or found[0] < 1 else date(*found).toordinal()
    except (DateError, ValueError):
        return None
