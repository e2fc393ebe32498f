"""The table of towns and divisions: sorted, well formed, quick to open, and the same place under all its names."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from importlib import resources

import pytest

from sayso.lexicon.gazetteer import PlaceKind, find_site, sites_under
from sayso.lexicon.places import fold

_ROW = re.compile(rb"[^\t]+\t~?(?:city|admin1|admin2)\t[^\t]*\t[A-Z]{2}\t\d+\t\d*\t(?:-?\d+\t-?\d+|\t)\t\d*\t\d*")


@cache
def _rows() -> list[bytes]:
    return resources.files("sayso.lexicon").joinpath("data", "gazetteer.tsv").read_bytes().splitlines()


def test_the_table_is_sorted_and_well_formed() -> None:
    rows = _rows()
    assert rows == sorted(rows)
    assert [row for row in rows if not _ROW.fullmatch(row)] == []


def test_a_town_is_kept_under_its_folded_name() -> None:
    cells = [row.decode().split("\t") for row in _rows()[::997]]
    own = [(key, name) for key, kind, name, *_ in cells if kind in {"city", "admin2"} and name]
    assert len(own) > 50
    assert [(key, name) for key, name in own if key != fold(name)] == []


@pytest.mark.parametrize("key", ["vienna", "0", "\u57ce\u90ca", "springfield"])
def test_every_row_under_a_key_is_found(key: str) -> None:
    prefix = f"{key}\t".encode()
    assert len(sites_under(key)) == sum(row.startswith(prefix) for row in _rows())


def test_the_first_and_the_last_row_are_found() -> None:
    rows = _rows()
    for row in (rows[0], rows[-1]):
        assert sites_under(row.decode().split("\t")[0])


def test_a_place_lies_in_its_divisions() -> None:
    (texas,) = (site for site in sites_under("texas") if site.kind is PlaceKind.ADMIN1)
    dallas = max(sites_under("dallas"), key=lambda site: site.inhabitants)
    assert (dallas.country, dallas.divisions[0]) == ("US", texas.number)
    county = find_site(dallas.divisions[1])
    assert county is not None
    assert county.kind is PlaceKind.ADMIN2


def test_a_number_gives_the_usual_name_under_whatever_name_it_was_found() -> None:
    other = next(site for site in sites_under("bombay") if site.country == "IN" and site.is_other_name)
    assert other.number is not None
    found = find_site(other.number)
    assert found is not None
    assert (found.name, found.is_other_name) == (other.name, False)
    assert find_site(1) is None


def test_the_first_look_is_short() -> None:
    code = (
        "from time import perf_counter as now; import sayso.lexicon.places as places; start = now();"
        "from sayso.lexicon.gazetteer import sites_under; sites_under('vienna'); print(now() - start)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)  # noqa: S603
    assert float(ran.stdout) < 0.06
