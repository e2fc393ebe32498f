"""Lists of known entities that users bring: CSV with a heading, and FollowTheMoney entities as JSON.

What a list says stays its own word. Columns that sayso compares (names, countries, dates) are read out; all others are
kept as they are, beside their headings. An entry without a name is left out and counted.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.errors import BadRecord, BadTable
from sayso.ingest.limits import RECORDS_BYTES, exceeded
from sayso.lexicon.places import country_of
from sayso.model.edtf import is_edtf
from sayso.model.ids import content_id
from sayso.model.judgements import ListRecord
from sayso.model.mentions import EntityType

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "entry": ("id", "entry", "entry_id", "reference", "ref", "number"),
    "type": ("type", "schema", "kind"),
    "name": ("name", "caption", "full_name"),
    "aliases": ("aliases", "alias", "aka", "also_known_as", "weak_alias", "previous_name", "other_names"),
    "countries": ("countries", "country", "nationality", "citizenship", "jurisdiction"),
    "dates": ("birth_date", "date_of_birth", "dob", "incorporation_date"),
}
"""Headings of CSV (small letters, "_" for spaces) for what is compared; of several for one thing all count."""
_PROPERTIES: Mapping[str, tuple[str, ...]] = {
    "aliases": ("alias", "weakAlias", "previousName", "abbreviation"),
    "countries": ("country", "nationality", "citizenship", "jurisdiction", "mainCountry"),
    "dates": ("birthDate", "incorporationDate"),
}
_TYPES: Mapping[str, str] = {
    **dict.fromkeys(("person", "individual", "natural person", "human"), EntityType.PERSON.value),
    **dict.fromkeys(
        ("organization", "organisation", "company", "publicbody", "entity", "body", "group", "party", "org"),
        EntityType.ORG.value,
    ),
}
_BEARERS = frozenset("LegalEntity Person Organization Company PublicBody".split())
"""Schemata of FollowTheMoney that name a person or a body; ships, ownerships, sanctions and others do not."""
_SEVERAL = re.compile(r"\s*[;|\n]\s*")
_CODE = re.compile(r"[A-Za-z]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadList:
    """The entries of a list, by their own ids; ``left_out`` counts those that name nobody."""

    records: tuple[ListRecord, ...]
    left_out: int = 0


def read_list(data: bytes, name: str, *, keeper: tuple[str, str]) -> ReadList:
    """Read a list from the bytes of a file called ``name``; ``keeper`` is who keeps it and what it is called.

    An entry's id is made of the keeper and its own id, so that another edition of the list has the same ones; the list
    that it is of is set when it is stored.

    Raises:
        BadTable: if a CSV has no heading for names, or two rows have one id.
        BadRecord: if a JSON is none, or its entities are not FollowTheMoney's.
        LimitExceeded: if it is longer than any list.
    """
    if len(data) > RECORDS_BYTES.value:
        raise exceeded(RECORDS_BYTES, name, len(data))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadTable(f"{name} is not UTF-8.", hint="Save the list as UTF-8.") from error
    is_json = text.lstrip()[:1] in {"{", "["}
    rows = list(_of_json(text, name) if is_json else _of_csv(text, name))
    kept = [row for row in rows if row.name]
    _check_ids(kept, name)
    records = (_record(row, keeper) for row in kept)
    return ReadList(records=tuple(sorted(records, key=lambda r: r.entry)), left_out=len(rows) - len(kept))


@dataclass(frozen=True, slots=True)
class _Row:
    """An entry as read; ``name`` is empty if it names nobody."""

    entry: str
    type: str
    name: str
    aliases: Sequence[str]
    countries: Sequence[str]
    dates: Sequence[str]
    said: Sequence[tuple[str, str]]


def _record(row: _Row, keeper: tuple[str, str]) -> ListRecord:
    return ListRecord(
        id=content_id("rec", *keeper, row.entry),
        list="",
        entry=row.entry,
        type=row.type,
        name=row.name,
        aliases=tuple(dict.fromkeys(alias for alias in row.aliases if alias != row.name)),
        countries=tuple(sorted({_country(country) for country in row.countries})),
        dates=tuple(sorted({date for date in row.dates if is_edtf(date)})),
        said=tuple(row.said),
    )


def _country(written: str) -> str:
    """Return the ISO 3166 code of a country, or what is written where the table has none."""
    return written.upper() if _CODE.fullmatch(written) else country_of(written) or written


def _check_ids(rows: Iterable[_Row], name: str) -> None:
    seen: set[str] = set()
    for row in rows:
        if row.entry in seen:
            raise BadTable(f"{name} has two entries {row.entry!r}.", hint="Give each entry an id of its own.")
        seen.add(row.entry)


def _of_csv(text: str, name: str) -> Iterator[_Row]:
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=lambda mark: (first.count(mark), mark == ","))
    rows = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    try:
        heading = [_heading(cell) for cell in next(rows, [])]
        places = {key: [n for n, cell in enumerate(heading) if cell in cells] for key, cells in COLUMNS.items()}
        if not places["name"]:
            raise BadTable(f"{name} has no column “name”.", hint="Its first row must name the columns; one is “name”.")
        for number, row in enumerate(rows, start=1):
            if any(cell.strip() for cell in row):
                yield _csv_row(heading, places, row, number)
    except csv.Error as error:
        raise BadTable(f"{name}, line {rows.line_num}: {error}.", hint="Check the quotation marks.") from error


def _heading(cell: str) -> str:
    return "_".join(cell.split()).casefold()


def _csv_row(heading: Sequence[str], places: Mapping[str, Sequence[int]], row: Sequence[str], number: int) -> _Row:
    def all_of(key: str) -> list[str]:
        cells = (row[n] for n in places[key] if n < len(row))
        return [part for cell in cells for part in _SEVERAL.split(cell.strip()) if part]

    names = all_of("name")
    compared = {n for key, found in places.items() if key != "dates" for n in found}
    said = [(heading[n], cell.strip()) for n, cell in enumerate(row[: len(heading)]) if n not in compared]
    return _Row(
        entry=(all_of("entry") or [f"row {number}"])[0],
        type=_TYPES.get((all_of("type") or [""])[0].casefold(), ""),
        name=names[0] if names else "",
        aliases=[*names[1:], *all_of("aliases")],
        countries=all_of("countries"),
        dates=all_of("dates"),
        said=[(key, cell) for key, cell in said if cell],
    )


def _of_json(text: str, name: str) -> Iterator[_Row]:
    for number, raw in enumerate(_entities(text, name), start=1):
        if not isinstance(raw, dict) or not isinstance(raw.get("properties"), dict) or not raw.get("id"):
            raise BadRecord(f"{name}, entity {number} has no id or properties.", hint="FollowTheMoney entities do.")
        yield _ftm_row(raw)


def _entities(text: str, name: str) -> list[Any]:
    """Return the entities of an array, of one object, or of JSON Lines."""
    try:
        if text.lstrip().startswith("["):
            found = json.loads(text)
            return found if isinstance(found, list) else [found]
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError) as error:
        raise BadRecord(f"{name} is not JSON: {error}.", hint="Give one entity a line, or an array.") from error


def _ftm_row(raw: Mapping[str, Any]) -> _Row:
    properties = {key: _values(value) for key, value in raw["properties"].items()}
    schema = str(raw.get("schema") or "")
    names = [*([raw["caption"]] if isinstance(raw.get("caption"), str) else []), *properties.get("name", [])]
    names = names if schema in _BEARERS else []
    compared = {"name", *_PROPERTIES["aliases"], *_PROPERTIES["countries"]}
    return _Row(
        entry=str(raw["id"]),
        type=_TYPES.get(schema.casefold(), ""),
        name=names[0] if names else "",
        aliases=[*names[1:], *_all_of(properties, "aliases")],
        countries=_all_of(properties, "countries"),
        dates=_all_of(properties, "dates"),
        said=[(key, "; ".join(values)) for key, values in sorted(properties.items()) if key not in compared and values],
    )


def _all_of(properties: Mapping[str, list[str]], key: str) -> list[str]:
    return [value for name in _PROPERTIES[key] for value in properties.get(name, [])]


def _values(value: Any) -> list[str]:
    found = value if isinstance(value, list) else [value]
    return [" ".join(str(one).split()) for one in found if isinstance(one, str | int | float) and str(one).strip()]
