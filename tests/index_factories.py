"""Invented reports that the index is tried on, and the whole index as something that can be compared.

Odile Renner is treasurer of the Tallow Guild in two outlets, one of which has her meeting denied; another Odile Renner
chairs a club elsewhere. Walter Pell is a postman and nobody's business, and a boy's name is in no index.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import select, text

from sayso.collection import Collection
from sayso.model.documents import Given
from sayso.store import Store, index_schema
from sayso.store.engine import reading
from sayso.store.schema import analyses, claims

REPORTS = {
    "gazette": (
        "Quay Gazette",
        "2024-03-04",
        """Guild and choir meet in Leeds

Odile Renner, treasurer of the Tallow Guild, met Piet Lund, director of the Marrow Choir, in Leeds on 3 March 2024.
Renner said the Tallow Guild would pay for the Corn Hall. Piet Lund praised Odile Renner. Walter Pell, a 52-year-old
postman, said the hall was locked. The Tallow Guild supports the Marrow Choir, according to Piet Lund.
""",
    ),
    "echo": (
        "Saltby Echo",
        "2024-03-05",
        """Guild denies talks

The Tallow Guild denied that Odile Renner, treasurer of the Tallow Guild, met Piet Lund, director of the Marrow Choir,
in Leeds on 3 March 2024. Piet Lund reportedly praised the Tallow Guild. Walter Pell said the hall was open.
The Marrow Choir has not commented.
""",
    ),
    "mail": (
        "Coast Mail",
        "2024-09-06",
        """Club opens boathouse

Odile Renner, chair of the Reed Club, opened a boathouse in Whitby on 1 September 2024. The Reed Club said the boathouse
would cost 40,000 pounds. Odile Renner met Ivo Brandt, mayor of Whitby. The police arrested Ivo Brandt in August 2024.
Prosecutors dropped all charges against Ivo Brandt.
""",
    ),
    "farmer": (
        "Upland Farmer",
        None,
        """Wool prices

The Fleece Board expects prices to rise next year. Hanne Kolb, head of the Fleece Board, said in May 2023 that farmers
had sold less wool. Hanne Kolb met Ivo Brandt, mayor of Whitby. Timo Aske, a pupil at the harbour school, sang
a song about wool.
""",
    ),
}


def read(path: Path, names: Iterable[str] = REPORTS) -> Collection:
    """Return a collection at a path that has read some of the reports in this order."""
    collection = Collection.open(path)
    for name in names:
        outlet, day, words = REPORTS[name]
        given = Given(publisher=outlet, published=day)
        for line in collection.read_bytes(words.encode("utf-8"), name=f"{name}.txt", given=given):
            assert line.document, line
    return collection


def document_of(collection: Collection, name: str) -> str:
    """Return the id of one of the reports."""
    return next(d.id for d in collection.documents() if d.publisher == REPORTS[name][0])


def dump(store: Store, *, without: Iterable[str] = ("revision",)) -> dict[str, list[str]]:
    """Return the whole index by table, with claims by their report and id in place of numbers of rows."""
    tables = [each for name, each in vars(index_schema).items() if name.startswith("index_")]
    with reading(store._engine) as connection:
        found = select(claims.c.row, analyses.c.document, claims.c.id).join_from(claims, analyses)
        known = {row: f"{document} {claim}" for row, document, claim in connection.execute(found)}
        told = {}
        for table in tables:
            rows = [dict(row) for row in connection.execute(select(table)).mappings()]
            kept = [row for row in rows if str(row.get("name")) not in set(without) or table.name != "index_state"]
            told[table.name] = sorted(_plain(table.name, row, known) for row in kept)
        for words in ("index_report_words", "index_entity_words"):
            told[words] = sorted(connection.execute(text(f"SELECT words FROM {words}")).scalars())  # noqa: S608
    return told


def _plain(table: str, row: dict[str, object], known: dict[int, str]) -> str:
    for name in ("row", "lead"):
        if name in row:
            row[name] = known[int(str(row[name]))]
    if "rows" in row:
        row["rows"] = [known[number] for number in json.loads(str(row["rows"]))]
    if table in ("index_reports", "index_entities"):
        row.pop("number")
    return json.dumps({name: repr(value) for name, value in row.items()}, sort_keys=True)
