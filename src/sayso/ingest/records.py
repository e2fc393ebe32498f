"""JSON Lines: one report a line. A bad line is refused by its number, and the rest goes on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sayso.errors import BadRecord, InputError
from sayso.ingest import limits
from sayso.ingest.charset import scrub
from sayso.model.documents import Given

_KNOWN = frozenset("text html id title publisher published url byline language".split())
_TEXTS = ("id", "title", "publisher", "published", "url", "language")
_HINT = "A line holds one object with 'text' or 'html'; see the documentation of the format."


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One line of a JSON Lines file: the report and what the line says of it."""

    name: str
    data: bytes
    text: str | None
    html: str | None
    given: Given
    given_id: str | None
    byline: tuple[str, ...]
    language: str | None
    extra: tuple[tuple[str, str], ...]
    replaced: int


def read_records(data: bytes, name: str) -> Iterator[Record | tuple[str, InputError]]:
    """Yield the records of a JSON Lines file, and for each bad line its name and what is wrong with it."""
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if not line.strip():
            continue
        record_name = f"{name}:{number}"
        try:
            yield read_record(line.strip(), record_name)
        except InputError as error:
            yield record_name, error


def read_record(line: bytes, name: str) -> Record:
    """Read one record.

    Raises:
        BadRecord: if it is not a report.
        LimitExceeded: if it is longer or deeper than the limits.
    """
    if len(line) > limits.INPUT_BYTES.value:
        raise limits.exceeded(limits.INPUT_BYTES, name, f"{len(line):,}")
    table = _parse(line, name)
    for key in _TEXTS:
        if table.get(key) is not None and not isinstance(table[key], str):
            raise BadRecord(f"{name}: '{key}' is not a string.", hint=_HINT)
    text, html = table.get("text"), table.get("html")
    content = text if html is None else html
    if (text is None) == (html is None) or not isinstance(content, str):
        raise BadRecord(f"{name}: needs exactly one of 'text' and 'html', as a string.", hint=_HINT)
    body, replaced = scrub(content)
    return Record(
        name=name,
        data=line,
        text=body if html is None else None,
        html=body if html is not None else None,
        given=_given(table, name),
        given_id=_clean(table.get("id")),
        byline=_byline(table.get("byline"), name),
        language=_clean(table.get("language")),
        extra=_extra(table),
        replaced=replaced,
    )


def _parse(line: bytes, name: str) -> dict[str, Any]:
    depth = limits.RECORD_DEPTH.value
    if max(line.count(b"["), line.count(b"{")) > depth and _nesting(line) > depth:
        raise limits.exceeded(limits.RECORD_DEPTH, name, f"more than {depth}")
    try:
        table = json.loads(
            line.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace"), parse_constant=_refuse_constant
        )
    except (ValueError, RecursionError) as error:
        raise BadRecord(f"{name}: not JSON ({_brief(error)}).", hint=_HINT) from error
    if not isinstance(table, dict):
        raise BadRecord(f"{name}: not a JSON object.", hint=_HINT)
    return table


def _brief(error: Exception) -> str:
    return str(error).splitlines()[0][:120] if str(error) else type(error).__name__


def _refuse_constant(constant: str) -> float:
    raise ValueError(f"{constant} is no JSON number")


def _nesting(line: bytes) -> int:
    """How deep brackets nest, outside strings."""
    depth = deepest = 0
    in_string = escaped = False
    for byte in line:
        if in_string:
            in_string = escaped or byte != 0x22
            escaped = byte == 0x5C and not escaped
        elif byte == 0x22:
            in_string = True
        elif byte in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif byte in b"]}":
            depth -= 1
    return deepest


def _clean(value: Any) -> str | None:
    return (scrub(value)[0].strip() or None) if isinstance(value, str) else None


def _given(table: dict[str, Any], name: str) -> Given:
    published = _clean(table.get("published"))
    if published is not None and len(published) > limits.DATE.value:
        raise BadRecord(f"{name}: 'published' is no date.", hint="Write it as EDTF: 2024, 2024-03 or 2024-03-05.")
    return Given(
        title=_clean(table.get("title")),
        publisher=_clean(table.get("publisher")),
        published=_plain_date(published, name),
        url=_clean(table.get("url")),
    )


def _plain_date(published: str | None, name: str) -> str | None:
    """A date as EDTF; a full timestamp is read as its day, since nothing in sayso is finer than a day."""
    from sayso.ingest.dates import read_given_date

    if published is None:
        return None
    found = read_given_date(published)
    if found is None:
        raise BadRecord(
            f"{name}: 'published' is no EDTF date: {published!r}.", hint="Write 2024, 2024-03 or 2024-03-05."
        )
    return found


def _byline(value: Any, name: str) -> tuple[str, ...]:
    if value is None:
        return ()
    names = value if isinstance(value, list) else [value]
    if not all(isinstance(item, str) for item in names):
        raise BadRecord(f"{name}: 'byline' is neither a string nor a list of strings.", hint=_HINT)
    return tuple(clean for item in names if (clean := _clean(item)))


def _extra(table: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    unknown = sorted(key for key in table if key not in _KNOWN)
    return tuple(
        (scrub(key)[0], json.dumps(table[key], ensure_ascii=True, sort_keys=True, allow_nan=False)) for key in unknown
    )
