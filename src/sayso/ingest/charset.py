"""Bytes to text: by byte-order mark, given charset, the page's own declaration, UTF-8, or a detector, in that order.

What was chosen, on which ground, and how many characters were lost is recorded, so that a wrong charset can be seen.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"<meta[^>]{0,500}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([a-zA-Z0-9_:.\-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s{0,9}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([a-zA-Z0-9_:.\-]{2,40})", re.IGNORECASE)
_META_WINDOW = 4096
_DETECTOR_WINDOW = 60_000
_ASCII_SUPERSETS_READ_AS = {
    "ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin_1": "cp1252",
    "latin-1": "cp1252",
}
"""What browsers do with these names: WHATWG Encoding, section 4.2."""
_NO_TEXT = frozenset({"utf-7", "utf_7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"})

_REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the charset it was read in, the ground for it, and how many characters could not be read."""

    text: str
    charset: str
    basis: str
    replaced: int


def decode(data: bytes, *, header: str | None = None) -> Decoded:
    """Decode ``data``; ``header`` is a charset that came with it (an HTTP header, a flag). Never raises."""
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return _read(data[len(mark) :], charset, "bom")
    for named, basis in ((header, "header"), (_declared(data), "meta")):
        charset_or_none = _known(named) if named else None
        if charset_or_none:
            return _unless_utf8(data, charset_or_none, basis)
    if (valid := _strict(data, "utf-8")) is not None:
        return Decoded(valid, "utf-8", "utf-8", 0)
    return _read(data, _detect(data), "detector")


def scrub(text: str) -> tuple[str, int]:
    """Replace lone surrogates, which no file or database can hold; return the text and how many there were."""
    if text.isascii() or not any("\ud800" <= char <= "\udfff" for char in set(text)):
        return text, 0
    clean = re.sub("[\ud800-\udfff]", _REPLACEMENT, text)
    return clean, sum(1 for char in text if "\ud800" <= char <= "\udfff")


def _read(data: bytes, charset: str, basis: str) -> Decoded:
    text, lost = scrub(data.decode(charset, errors="replace"))
    return Decoded(text, charset, basis, max(text.count(_REPLACEMENT), lost))


def _unless_utf8(data: bytes, charset: str, basis: str) -> Decoded:
    """Read as declared, unless it is not that and is UTF-8: text beyond ASCII is hardly ever UTF-8 by accident."""
    is_other = charset != "utf-8" and not data.isascii()
    if (
        is_other
        and (basis == "meta" or _strict(data, charset) is None)
        and (valid := _strict(data, "utf-8")) is not None
    ):
        return Decoded(valid, "utf-8", "utf-8", 0)
    read = _read(data, charset, basis)
    if charset == "utf-8" and read.replaced > 20 and read.replaced > len(read.text) // 100:
        guessed = _read(data, _detect(data), "detector")
        return guessed if guessed.replaced < read.replaced else read
    return read


def _strict(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset)
    except (UnicodeError, LookupError):
        return None


def _declared(data: bytes) -> str | None:
    head = data[:_META_WINDOW]
    found = _XML.search(head) or _META.search(head)
    return found.group(1).decode("ascii") if found else None


def _known(name: str) -> str | None:
    try:
        found = codecs.lookup(name.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    if not getattr(found, "_is_text_encoding", True) or found.name in _NO_TEXT:
        return None
    if found.name.startswith(("utf-16", "utf-32")):
        return "utf-8"  # it was read as ASCII to find the declaration, so it cannot be true
    return _ASCII_SUPERSETS_READ_AS.get(found.name, found.name)


def _detect(data: bytes) -> str:
    if wide := _zero_pattern(data):
        return wide
    if _looks_western(data):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_DETECTOR_WINDOW]).best()
    name = _known(best.encoding) if best is not None else None
    return name or "cp1252"


_WESTERN = frozenset("àâäáãåæçéèêëíìîïñóòôöõøœúùûüýÿßÀÂÄÁÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜÝŸ‘’‚“”„–—…€£©®°·«»§¡¿•™\u00a0\u00ad")


def _looks_western(data: bytes) -> bool:
    """Whether windows-1252 explains the bytes: few beyond ASCII, and nearly all of them what it is used for.

    Detectors take short Western texts for any of a dozen code pages.
    """
    head = data[:_DETECTOR_WINDOW]
    high = bytes(byte for byte in head if byte > 127)
    letters = sum(1 for byte in head if byte > 127 or 65 <= byte & 0xDF <= 90)
    text = _strict(high, "cp1252")
    if text is None or len(high) > 0.15 * letters:
        return False
    return sum(char in _WESTERN for char in text) >= 0.9 * len(text)


def _zero_pattern(data: bytes) -> str | None:
    """UTF-16 without a mark shows as zeros in every second byte of what is mostly Latin text."""
    head = data[:_META_WINDOW]
    half = len(head) // 2
    if half < 4:
        return None
    if head[1::2].count(0) > 0.6 * half and head[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if head[0::2].count(0) > 0.6 * half and head[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None
