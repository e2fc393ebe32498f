"""Text and page data to a document: zones, metadata, passages, notes and the id."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.errors import EmptyInput
from sayso.ingest import limits, metadata, passages, zones
from sayso.ingest.charset import Decoded, scrub
from sayso.ingest.guard import Guarded, guard_html
from sayso.ingest.layout import Layout, lay_out_plain
from sayso.ingest.metadata import NO_PAGE, Metadata, PageData
from sayso.ingest.opinion import ask_second_opinion
from sayso.ingest.reasons import because
from sayso.model.documents import Basis, Capture, Completeness, Document, Given, Stated
from sayso.model.ids import content_id
from sayso.model.spans import Reason, Zone, ZoneKind

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_LOST_SHARE = 0.001
_LANGUAGE_WINDOW = 5_000
_MIN_WORDS_FOR_LANGUAGE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a text comes from: the bytes and how they were read, and what the user or the record says of it."""

    data: bytes
    name: str
    media_type: str
    decoded: Decoded
    given: Given
    given_id: str | None = None
    byline: tuple[str, ...] = ()
    language: str | None = None
    extra: tuple[tuple[str, str], ...] = ()


def document_from_text(text: str, origin: Origin, notes: Sequence[Reason] = (), page: PageData = NO_PAGE) -> Document:
    """Make a document of plain text. The text is kept as it is, up to the limit.

    Raises:
        EmptyInput: if it holds no word.
    """
    kept, cut = _within_limit(text)
    layout = lay_out_plain(kept)
    found = zones.find_zones(layout)
    return _assemble(layout, found, origin, [*notes, *cut], page)


def document_from_html(html: str, origin: Origin) -> Document:
    """Make a document of a page: caps first, then lexbor, then zones with a second opinion.

    Raises:
        EmptyInput: if the page shows no word.
    """
    from selectolax.lexbor import LexborHTMLParser

    from sayso.ingest.html import render

    safe = guard_html(html)
    tree = LexborHTMLParser(safe.html)
    page = metadata.read_page_data(tree)
    layout, notes = render(tree)
    found = zones.find_zones(
        layout,
        opinion=ask_second_opinion(_for_second_opinion(safe, tree)),
        title=origin.given.title or metadata.title_hint(page),
    )
    return _assemble(layout, found, origin, [*safe.notes, *notes], page)


def _for_second_opinion(safe: Guarded, tree: LexborHTMLParser) -> str:
    """The page as the second opinion can take it: mended by lexbor, and no deeper than lxml reads without loss."""
    from selectolax.lexbor import LexborHTMLParser

    if safe.depth <= limits.SECOND_DEPTH.value:
        return tree.html or ""
    return LexborHTMLParser(guard_html(safe.html, depth=limits.SECOND_DEPTH.value).html).html or ""


def _within_limit(text: str) -> tuple[str, list[Reason]]:
    if len(text) <= limits.TEXT.value:
        return text, []
    stop = text.rfind(" ", limits.TEXT.value - limits.TOKEN.value, limits.TEXT.value)
    stop = stop if stop > 0 else limits.TEXT.value
    note = f"the text has {len(text):,} characters; only the first {stop:,} were read"
    return text[:stop], [because(f"cut:{limits.TEXT.name}", note)]


def _assemble(
    layout: Layout, found: tuple[Zone, ...], origin: Origin, notes: Sequence[Reason], page: PageData
) -> Document:
    if not any(char.isalnum() for char in layout.text):
        raise EmptyInput(f"{origin.name}: no readable words.", hint=_empty_hint(notes))
    stated = _with_given(metadata.read_metadata(page, layout, found), origin)
    split, more = passages.split_passages(layout.text, found)
    sha256 = hashlib.sha256(origin.data).hexdigest()
    language, language_note = _language(layout.text, found, origin, page)
    all_notes = (*notes, *more, *_charset_notes(origin), *_body_notes(found, layout), *language_note)
    given = origin.given
    return Document(
        id=content_id("doc", sha256, given.title, given.publisher, given.published, given.url),
        text=layout.text,
        zones=found,
        passages=split,
        title=stated.title,
        publisher=stated.publisher,
        published=stated.published,
        url=stated.url,
        byline=origin.byline or stated.byline,
        language=language,
        capture=_capture(origin, sha256),
        given_id=origin.given_id,
        completeness=_completeness(all_notes),
        notes=all_notes,
    )


def _empty_hint(notes: Sequence[Reason]) -> str:
    if notes:
        return f"Note: {notes[0].note}."
    return "Give the article as text, HTML, PDF with a text layer, or JSON Lines."


def _completeness(notes: Sequence[Reason]) -> Completeness:
    is_cut = any(note.rule.startswith("cut:") and note.rule != f"cut:{limits.PASSAGE.name}" for note in notes)
    return Completeness.PARTIAL if is_cut else Completeness.COMPLETE


def _capture(origin: Origin, sha256: str) -> Capture:
    return Capture(
        sha256=sha256,
        size=len(origin.data),
        media_type=origin.media_type,
        name=origin.name,
        charset=origin.decoded.charset,
        charset_basis=origin.decoded.basis,
        replaced=origin.decoded.replaced,
        extra=origin.extra,
    )


def _with_given(found: Metadata, origin: Origin) -> Metadata:
    given = origin.given
    return Metadata(
        title=_given_or(given.title, found.title),
        publisher=_given_or(given.publisher, found.publisher),
        published=_given_or(given.published, found.published),
        url=_given_or(given.url, found.url),
        byline=found.byline,
    )


def _given_or(value: str | None, found: Stated) -> Stated:
    if value is None:
        return found
    clean, _ = scrub(value)
    return Stated(value=clean, basis=Basis.GIVEN, reason=because("given", "given with the input"))


def _charset_notes(origin: Origin) -> list[Reason]:
    lost, total = origin.decoded.replaced, max(1, len(origin.decoded.text))
    if lost / total <= _LOST_SHARE:
        return []
    note = f"{lost:,} of {total:,} characters could not be read as {origin.decoded.charset} and show as U+FFFD"
    return [because("charset", note)]


def _body_notes(found: Sequence[Zone], layout: Layout) -> list[Reason]:
    if any(zone.kind is ZoneKind.BODY for zone in found):
        return []
    note = "no article was found, and everything was left out, with reasons"
    if layout.is_html:
        note += "; a page that shows its text only after scripts have run must be saved from a browser"
    return [because("cut:no-article", note)]


def _language(text: str, found: Sequence[Zone], origin: Origin, page: PageData) -> tuple[str, tuple[Reason, ...]]:
    """The language of the body by its words; a given one wins. Only English is analysed for now."""
    language = origin.language or _identify(text, found) or page.language or "und"
    if language == "en":
        return language, ()
    note = "the language was not recognised" if language == "und" else f"the text seems to be in '{language}'"
    return language, (because("language", f"{note}; only English is analysed for now"),)


_COMMON_WORDS = frozenset(
    "the a an of to in on at for by with from and or but that this it its is was were are be been has have had will "
    "would not he she they his her their who which said says as".split()
)
_ENGLISH_SHARE = 0.2
"""The least share of the commonest English words in a text that is taken for English without asking the detector."""


def _reads_as_english(sample: str) -> bool:
    words = [word.strip(".,;:!?\"'“”‘’()").lower() for word in sample.split()]
    return sum(word in _COMMON_WORDS for word in words) >= _ENGLISH_SHARE * len(words)


def _identify(text: str, found: Sequence[Zone]) -> str | None:
    body = " ".join(zone.span.of(text) for zone in found if zone.kind in {ZoneKind.TITLE, ZoneKind.BODY})
    sample = body[:_LANGUAGE_WINDOW]
    if len(sample.split()) < _MIN_WORDS_FOR_LANGUAGE:
        return None
    if _reads_as_english(sample):
        return "en"  # the detector is unsure of short texts; the language's commonest words are not
    import py3langid

    return str(py3langid.classify(sample)[0])
