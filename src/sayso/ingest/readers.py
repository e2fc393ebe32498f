"""Bytes to documents: which reader takes what, and what is refused. Nothing here raises for bad content."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import replace

from sayso.errors import EmptyInput, InputError, UnreadableInput
from sayso.ingest import assemble, limits, pdf, records, sniff
from sayso.ingest.assemble import Origin
from sayso.ingest.charset import Decoded, decode, scrub
from sayso.ingest.results import Captured, Refusal
from sayso.model.documents import NOTHING_GIVEN, Document, Given

_HINT = "Give the article as text, HTML, PDF or JSON Lines; unpack archives first."
_HINTS = {sniff.XML: "Feeds and other XML are not read; give the page of the article."}
_READABLE = frozenset({sniff.TEXT, sniff.HTML, sniff.PDF, sniff.JSON_LINES})


def read_bytes(
    data: bytes, *, name: str, given: Given = NOTHING_GIVEN, media_type: str | None = None
) -> Iterator[Captured | Refusal]:
    """Read one input, which may hold many reports, into documents and refusals.

    ``name`` is the base name of the file or ``-``; ``media_type`` says what it is where the caller knows, and may carry
    a charset (``text/html; charset=windows-1251``). ``given`` outweighs whatever the input says of itself.
    """
    kind, charset = _split_media_type(media_type)
    try:
        if not data:
            raise EmptyInput(f"{name}: the file is empty.", hint="Give a file that holds an article.")
        if data.startswith(b"\x1f\x8b"):
            data = _unzip(data, name)
            kind = None
        kind = kind if kind in _READABLE and kind != sniff.TEXT else sniff.sniff(data, _without_gz(name))
        if kind == sniff.JSON_LINES:
            yield from _read_lines(data, name, given)
        elif kind == sniff.JSON:
            yield Captured(_read_record(records.read_record(data, name), given), data)
        else:
            yield Captured(_read_single(data, name, given, kind, charset), data)
    except InputError as error:
        yield Refusal(name, error)


def read_document(source: str | bytes, *, name: str = "text", given: Given = NOTHING_GIVEN) -> Document:
    """Read exactly one document from text or bytes.

    Raises:
        InputError: if it is refused.
    """
    data = scrub(source)[0].encode("utf-8") if isinstance(source, str) else source
    for result in read_bytes(data, name=name, given=given):
        if isinstance(result, Refusal):
            raise result.error
        return result.document
    raise EmptyInput(f"{name}: no reports.")


def _split_media_type(media_type: str | None) -> tuple[str | None, str | None]:
    if media_type is None:
        return None, None
    kind, _, rest = media_type.partition(";")
    charset = None
    for part in rest.split(";"):
        key, _, value = part.partition("=")
        if key.strip().lower() == "charset":
            charset = value.strip().strip("\"'") or None
    return kind.strip().lower(), charset


def _without_gz(name: str) -> str:
    return name[:-3] if name.lower().endswith(".gz") else name


def _unzip(data: bytes, name: str) -> bytes:
    """Unpack one gzip member, never further than the limits allow.

    Raises:
        LimitExceeded: over the limit of size or of ratio.
        UnreadableInput: if it is damaged.
    """
    most = limits.INPUT_BYTES.value
    worker = zlib.decompressobj(wbits=31)
    try:
        plain = worker.decompress(data, most + 1)
    except zlib.error as error:
        raise UnreadableInput(f"{name}: damaged gzip file ({error}).", hint="Fetch or copy it again.") from error
    if len(plain) > limits.RATIO.value * len(data):
        raise limits.exceeded(limits.RATIO, name, f"{len(plain) // len(data)} or more")
    if len(plain) > most:
        raise limits.exceeded(limits.INPUT_BYTES, name, f"more than {most:,}")
    if not worker.eof:
        raise UnreadableInput(f"{name}: the gzip file ends too early.", hint="Fetch or copy it again.")
    return plain


def _read_lines(data: bytes, name: str, given: Given) -> Iterator[Captured | Refusal]:
    if len(data) > limits.RECORDS_BYTES.value:
        yield Refusal(name, limits.exceeded(limits.RECORDS_BYTES, name, f"{len(data):,}"))
        return
    count = 0
    for record in records.read_records(data, name):
        count += 1
        if not isinstance(record, records.Record):
            yield Refusal(*record)
            continue
        try:
            yield Captured(_read_record(record, given), record.data)
        except InputError as error:
            yield Refusal(record.name, error)
    if count == 0:
        yield Refusal(name, EmptyInput(f"{name}: no records.", hint="A JSON Lines file holds one object a line."))


def _read_record(record: records.Record, given: Given) -> Document:
    body = record.text if record.text is not None else record.html or ""
    origin = Origin(
        data=record.data,
        name=record.name,
        media_type=sniff.TEXT if record.text is not None else sniff.HTML,
        decoded=Decoded(body, "utf-8", "none", record.replaced),
        given=_merge(given, record.given),
        given_id=record.given_id,
        byline=record.byline,
        language=record.language,
        extra=record.extra,
    )
    if record.text is not None:
        return assemble.document_from_text(body, origin)
    return assemble.document_from_html(body, origin)


def _merge(stronger: Given, weaker: Given) -> Given:
    return Given(
        title=stronger.title or weaker.title,
        publisher=stronger.publisher or weaker.publisher,
        published=stronger.published or weaker.published,
        url=stronger.url or weaker.url,
    )


def _read_single(data: bytes, name: str, given: Given, kind: str, charset: str | None) -> Document:
    if len(data) > limits.INPUT_BYTES.value:
        raise limits.exceeded(limits.INPUT_BYTES, name, f"{len(data):,}")
    if kind == sniff.PDF:
        return _read_pdf(data, name, given)
    if kind not in _READABLE:
        raise UnreadableInput(f"{name}: no reader takes {kind}.", hint=_HINTS.get(kind, _HINT))
    if sniff.looks_binary(data):
        raise UnreadableInput(f"{name}: not text in any charset.", hint="Give the article as text, HTML or PDF.")
    decoded = decode(data, header=charset)
    origin = Origin(data=data, name=name, media_type=kind, decoded=decoded, given=given)
    if kind == sniff.HTML:
        return assemble.document_from_html(decoded.text, origin)
    return assemble.document_from_text(decoded.text, replace(origin, media_type=sniff.TEXT))


def _read_pdf(data: bytes, name: str, given: Given) -> Document:
    found = pdf.read_pdf(data, name)
    text, lost = scrub(found.text)
    origin = Origin(
        data=data, name=name, media_type=sniff.PDF, decoded=Decoded(text, "utf-8", "none", lost), given=given
    )
    return assemble.document_from_text(text, origin, found.notes, found.page)
