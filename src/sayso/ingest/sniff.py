"""What an input is: by its first bytes, then by its name."""

from __future__ import annotations

import json
import re

TEXT, HTML, PDF, JSON_LINES = "text/plain", "text/html", "application/pdf", "application/x-ndjson"
GZIP = "application/gzip"
JSON, XML = "application/json", "application/xml"

_MAGIC = (
    (b"%PDF-", PDF),
    (b"\x1f\x8b", GZIP),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"WARC/", "application/warc"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"7z\xbc\xaf", "application/x-7z-compressed"),
    (b"\xd0\xcf\x11\xe0", "application/msword"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"\x7fELF", "application/x-executable"),
    (b"{\\rtf", "application/rtf"),
)
_HTML_HEAD = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|p|h[1-6]|section|header|table|script|style|ul|ol|a|"
    rb"span|b|i|em|strong|br|img|nav|svg|form|figure|blockquote|center|font|link|iframe|noscript|template|aside|footer)"
    rb"(?=[\s>/])",
    re.IGNORECASE,
)
_LEADING = re.compile(
    rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s|\x00|<!--.{0,2000}?-->|<\?xml[^>]{0,300}\?>)*+", re.DOTALL
)
_BY_ENDING = {
    ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".shtml": HTML,
    ".jsonl": JSON_LINES, ".ndjson": JSON_LINES,
    ".txt": TEXT, ".md": TEXT, ".text": TEXT,
    ".pdf": PDF,
}  # fmt: skip
_WINDOW = 4096
_TAR = b"ustar"


def sniff(data: bytes, name: str) -> str:
    """Return the media type of ``data``; ``name`` decides only between kinds of text."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data[257:262] == _TAR:
        return "application/x-tar"
    head = data[:_WINDOW]
    if b"%PDF-" in head[:1024] and not head.lstrip().startswith(b"<"):
        return PDF
    ending = "." + name.lower().rsplit(".", 1)[-1] if "." in name else ""
    if ending in {".jsonl", ".ndjson"}:
        return JSON_LINES
    kind = _sniff_text(head, ending)
    return JSON if kind in {TEXT, JSON_LINES} and _is_one_json_value(data) else kind


def _sniff_text(head: bytes, ending: str) -> str:
    narrow = head.replace(b"\x00", b"") if b"\x00" in head else head
    leading = _LEADING.match(narrow)
    start = narrow[leading.end() :] if leading else narrow
    if _HTML_HEAD.match(start):
        return HTML
    if start.startswith(b"{") and _looks_like_record(start):
        return JSON_LINES
    if start.startswith((b"<?xml", b"<rss", b"<feed")) or (narrow.lstrip().startswith(b"<?xml") and ending == ".xml"):
        return HTML if ending in {".html", ".htm", ".xhtml"} else XML
    if b"<html" in narrow.lower():
        return HTML
    return _BY_ENDING.get(ending, TEXT) if _BY_ENDING.get(ending) != PDF else TEXT


def _is_one_json_value(data: bytes) -> bool:
    """Tell whether the whole input is one JSON object or array, over one line or many."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in {b"{", b"["}:
        return False
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True


def _looks_like_record(start: bytes) -> bool:
    return bool(re.match(rb'\{\s*"[\w-]{1,60}"\s*:', start)) and bool(re.search(rb'"(?:text|html)"\s*:', start))


def looks_binary(data: bytes) -> bool:
    """Tell whether bytes are no text in any charset: many control characters, and no zeros in the way of UTF-16."""
    head = data[:_WINDOW]
    if not head:
        return False
    control = sum(1 for byte in head if byte < 32 and byte not in b"\t\n\r\x0c\x1b\x00")
    zeros = head.count(0)
    regular = max(head[0::2].count(0), head[1::2].count(0))
    is_wide = zeros > 0.3 * len(head) and regular > 0.9 * zeros and zeros < 0.6 * len(head)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or is_wide:
        return False
    return control > 0.05 * len(head) or control + zeros > 0.3 * len(head)
