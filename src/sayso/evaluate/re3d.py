"""The re3d set as files: documents, entities and relations, one JSON object a line, places in characters."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.errors import EvaluationError

At = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Named:
    """An entity as marked: where, its words and its type ("Person", "Organisation", …)."""

    at: At
    text: str
    type: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation as marked: its two ends and its type ("FightingAgainst", …)."""

    a: Named
    b: Named
    type: str


@dataclass(frozen=True, slots=True)
class Re3dDocument:
    """One document with what was marked in it."""

    id: str
    title: str
    text: str
    entities: tuple[Named, ...]
    relations: tuple[Relation, ...]


def read_re3d(folder: Path, limit: int | None = None) -> Iterator[Re3dDocument]:
    """Read the documents of one source's folder in the order of their ids; at most ``limit``."""
    entities = _by_document(folder / "entities.json")
    relations = _by_document(folder / "relations.json")
    documents = sorted(_lines(folder / "documents.json"), key=lambda row: str(row["_id"]))
    for row in documents[:limit]:
        known = {(e["begin"], e["end"]): _entity(e) for e in entities.get(row["_id"], ())}
        found = tuple(_relation(r, known) for r in relations.get(row["_id"], ()))
        ordered = tuple(known[at] for at in sorted(known))
        yield Re3dDocument(row["_id"], row["title"], row["text"], ordered, found)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    if not path.is_file():
        raise EvaluationError(f"{path.parent} holds no {path.name}.", hint="Point --data at the unpacked set.")
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        if line.strip():
            yield json.loads(line)


def _by_document(path: Path) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in _lines(path):
        found.setdefault(row["documentId"], []).append(row)
    return found


def _entity(row: dict[str, Any]) -> Named:
    return Named((row["begin"], row["end"]), row["value"], row["type"])


def _relation(row: dict[str, Any], known: dict[At, Named]) -> Relation:
    a, b = (row["sourceBegin"], row["sourceEnd"]), (row["targetBegin"], row["targetEnd"])
    return Relation(known.get(a, Named(a, row["source"], "")), known.get(b, Named(b, row["target"], "")), row["type"])
