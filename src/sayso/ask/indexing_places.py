"""Places that a report tells of as rows, and each place gathered over all reports: dots for towns, words for the rest.

Only a named town has a middle, and no place has one finer than that (TRADECRAFT, section 4). Each outlet's wording is
kept, and the neutral note on disputed ground travels with it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sayso.ask.index_answers import PlaceWording
from sayso.ask.indexing_lines import PLACE, place_key
from sayso.ask.indexing_material import ReportMaterial, Row
from sayso.ask.packing import pack
from sayso.lexicon.gazetteer import PlaceKind, find_site
from sayso.model.mentions import PlacePrecision, Toponym

MOST_WORDINGS = 60


def place_rows(report: ReportMaterial) -> Iterator[Row]:
    """Yield each wording of each place that a report tells of, with how many of its claims have it."""
    found: dict[tuple[str, str], list[Toponym]] = defaultdict(list)
    for place in (reported.claim.place for reported in report.claims):
        if place is not None:
            found[place_key(place), report.public.words(place.text)].append(place)
    for (key, words), there in found.items():
        yield {
            "place": key,
            "document": report.id,
            "words": words,
            "story": report.story.story,
            "outlet": report.outlet,
            "name": words if there[0].name == there[0].text else there[0].name,
            "precision": there[0].precision.value,
            "note": there[0].note or "",
            "claims": len(there),
        }


def gather_place(key: str, rows: Sequence[Row]) -> Row:
    """Return a place over all reports; ``rows`` are its wordings."""
    told = sorted(rows, key=lambda row: (row["words"], row["document"]))
    precision = _most(told, "precision")
    note = next((row["note"] for row in told if row["note"]), "")
    middle = _middle(key, precision)
    return {
        "key": key,
        "name": _most(told, "name"),
        "precision": precision,
        "note": note,
        "latitude": middle[0] if middle else None,
        "longitude": middle[1] if middle else None,
        "claims": sum(row["claims"] for row in told),
        "reports": len({row["document"] for row in told}),
        "wordings": pack(tuple(_wordings(told))),
    }


def _most(rows: Iterable[Row], column: str) -> Any:
    counts: Counter[str] = Counter()
    for row in rows:
        counts[row[column]] += row["claims"]
    return min(counts, key=lambda value: (-counts[value], value))


def _wordings(rows: Iterable[Row]) -> list[PlaceWording]:
    counts: Counter[tuple[str, str]] = Counter()
    for row in rows:
        counts[row["words"], row["outlet"] or ""] += row["claims"]
    order = sorted(counts, key=lambda each: (-counts[each], each))[:MOST_WORDINGS]
    return [PlaceWording(words=words, outlet=outlet or None, claims=counts[words, outlet]) for words, outlet in order]


def _middle(key: str, precision: str) -> tuple[float, float] | None:
    if precision != PlacePrecision.NAMED_TOWN.value or not key.startswith(PLACE):
        return None
    site = find_site(int(key.removeprefix(PLACE)))
    if site is None or site.kind is not PlaceKind.CITY or site.latitude is None or site.longitude is None:
        return None
    return site.latitude / 10, site.longitude / 10
