"""The labelled pairs of reports of ``independence/pairs.jsonl``, with their texts from five sets beside it.

The set holds references and labels, no texts. A reference names a file of another set and, in a table, a row. What the
other sets say of a text (title, outlet, day) is given to the reader, as a person who reads it in would.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sayso.errors import EvaluationError
from sayso.model.documents import NOTHING_GIVEN, Given

_BASIL_OUTLETS = {"nyt": "The New York Times", "fox": "Fox News", "hpo": "HuffPost"}
_LARGEST_CELL = 1 << 24


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledPair:
    """Two texts by reference and how they stand: ``label`` (six), ``group`` (derived, independent, unrelated).

    ``shared_source`` names the statement on which two independent reports both rest; ``band`` says how much of the
    shorter text's words the other has.
    """

    id: str
    a: str
    b: str
    label: str
    group: str
    shared_source: str | None
    band: str
    fold_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetText:
    """A text with what its set says of it; ``captured`` is the day on which somebody fetched it, as EDTF."""

    text: str
    given: Given = NOTHING_GIVEN
    captured: str | None = None


def read_pairs(data: Path, split: str, limit: int | None = None) -> list[LabelledPair]:
    """Return the pairs of a split whose label is at least of medium confidence, in the order of the file."""
    rows = [json.loads(line) for line in (data / "pairs.jsonl").read_text("utf-8").splitlines()]
    chosen = [row for row in rows if row["split"] == split and row["confidence"] != "low"]
    if not chosen:
        raise EvaluationError(f"{data} holds no pairs of the split {split!r}.")
    return [_pair(row) for row in chosen[:limit]]


def _pair(row: dict[str, Any]) -> LabelledPair:
    return LabelledPair(
        id=row["id"],
        a=row["a"],
        b=row["b"],
        label=row["label"],
        group=row["group"],
        shared_source=row["shared_source"],
        band=row["band"],
        fold_key=row["doc_group"],
    )


def read_text(root: Path, reference: str) -> SetText:
    """Return the text that a reference names; ``root`` is the folder in which the sets lie.

    Raises:
        EvaluationError: if no such text is there.
    """
    path, _, row = reference.partition("#")
    try:
        return _READERS[path.partition("/")[0]](root / path, row)
    except (KeyError, IndexError, OSError) as error:
        hint = "Unpack the sets that lie beside it."
        raise EvaluationError(f"No text is there for {reference}.", hint=hint) from error


def _from_basil(path: Path, _: str) -> SetText:
    article = json.loads(path.read_text("utf-8"))
    text = "\n".join(" ".join(paragraph) for paragraph in article["body-paragraphs"])
    outlet = _BASIL_OUTLETS.get(article["source"], article["source"])
    return SetText(text=text, given=Given(title=article["title"], publisher=outlet, published=article["date"] or None))


def _from_giveme5w1h(path: Path, _: str) -> SetText:
    article = json.loads(path.read_text("utf-8"))
    day = (article.get("date_publish") or "")[:10]
    given = Given(title=article.get("title"), publisher=article.get("publisher"), published=day or None)
    return SetText(text=article["text"] or "", given=given)


def _from_helsinki(path: Path, row: str) -> SetText:
    """The table writes ``###`` between paragraphs, and the day on which each page was fetched."""
    article = _table(path, "id")[row]
    text = "\n\n".join(part.strip() for part in article["text"].split("###"))
    return SetText(text=text, given=Given(publisher=article["publisher"]), captured=article["scrape_time"][:10])


def _from_fnc(path: Path, row: str) -> SetText:
    return SetText(text=_table(path, "Body ID")[row]["articleBody"])


def _from_satp(path: Path, row: str) -> SetText:
    return SetText(text=path.read_text("utf-8").split("\n")[int(row)].rsplit("\t", 4)[0])


_READERS = {
    "basil": _from_basil,
    "giveme5w1h": _from_giveme5w1h,
    "helsinki-2018": _from_helsinki,
    "fnc1": _from_fnc,
    "satp-conflibert": _from_satp,
}


def raw_text(root: Path, reference: str) -> str:
    """Return a text exactly as its set holds it, paragraph marks and all: what the offsets of labels count.

    Raises:
        EvaluationError: if no such text is there.
    """
    path, _, row = reference.partition("#")
    try:
        if path.startswith("helsinki-2018/"):
            return _table(root / path, "id")[row]["text"]
        return read_text(root, reference).text if _is_known(path) else (root / path).read_bytes().decode("utf-8")
    except (KeyError, OSError) as error:
        raise EvaluationError(f"No text is there for {reference}.", hint="Unpack the sets beside it.") from error


def _is_known(path: str) -> bool:
    return path.partition("/")[0] in _READERS


@cache
def _table(path: Path, key: str) -> dict[str, dict[str, str]]:
    csv.field_size_limit(_LARGEST_CELL)
    with path.open(encoding="utf-8", newline="") as file:
        return {row[key]: row for row in csv.DictReader(file)}


def references(pairs: list[LabelledPair]) -> Iterator[str]:
    """Yield each text of the pairs once, sorted."""
    yield from sorted({reference for pair in pairs for reference in (pair.a, pair.b)})
