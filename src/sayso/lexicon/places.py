"""The gazetteer: which places bear a name, which names are capitals, which words are demonyms, what is disputed.

Countries, capitals and demonyms are a table of our own; towns and first-level divisions come from GeoNames (CC BY 4.0;
see NOTICE), in :mod:`sayso.lexicon.gazetteer`. That words are the name of a place is said of towns of some size only:
a third of a million hamlets bear every other surname. Nothing is read before the first question.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from sayso.lexicon import Entry, load
from sayso.lexicon.gazetteer import PlaceKind as PlaceKind
from sayso.lexicon.gazetteer import Site, sites_under


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place that bears a name. ``country`` is ISO 3166 alpha-2; disputed ground and regions have none.

    ``inhabitants`` is in thousands, 0 where the table has none, and for a division the sum of its towns.
    """

    name: str
    kind: PlaceKind
    country: str | None = None
    inhabitants: int = 0
    is_capital: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country: its names (the first is sayso's), adjectives and people, seats of government, GeoNames number."""

    code: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    number: int


@dataclass(frozen=True, slots=True)
class ExtraName:
    """A name by hand: ``usual`` is the place's name in the table; a continent or ocean has a GeoNames number."""

    kind: PlaceKind
    name: str
    country: str | None
    usual: str
    number: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Ground over which states disagree: a neutral label (where the written name takes a side) and a note."""

    id: str
    label: str | None
    note: str
    filed: tuple[str, ...] = ()
    """ISO 3166 codes under which GeoNames files the ground: they find its number and say nothing else."""
    number: int | None = None
    """GeoNames number, where the ground is one place and the table of towns and divisions has it not."""

    def is_town(self, name: str) -> bool:
        """Tell whether a name is that of a town on the ground, not of the ground itself."""
        key = fold(name)
        return key.endswith(" city") or any(site.kind is PlaceKind.CITY for site in _known(key))


_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "’": "'", "ʻ": "'"})
_KNOWN_TOWN = 15_000
"""Inhabitants from which a town's name is evidence that words are a place's name."""
_CITY = 100
"""Thousands of inhabitants from which a town rather than the division around it is meant by their common name."""
_HOST = re.compile(r"https?://(?P<host>[^/:?#]+)")
_ENDINGS = {"uk": "GB"}
_ENDINGS_OF_ALL = frozenset("ai am cc co fm gg im io is la ly me ms nu sh st tc to tv vc vg ws".split())
"""Endings of small countries that anybody's address may have."""
_HYPHENS = re.compile(r"[\s\-‐‑–]+")


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """Return the key under which a name is kept: lower case, no accents, hyphens as spaces, no leading "the"."""
    plain = unicodedata.normalize("NFKD", name.casefold()).translate(_LETTERS)
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return _HYPHENS.sub(" ", kept).strip().removeprefix("the ")


@lru_cache(maxsize=8192)
def lookup(name: str) -> tuple[Place, ...]:
    """Return every place that bears a name, the likeliest first: disputed ground, country, capital, then by size."""
    if dispute_of(name) is not None:
        return (Place(name=name, kind=PlaceKind.DISPUTED),)
    key = fold(name)
    found = [*_country_places(key), *_extra_places().get(key, ()), *_table_places(key)]
    places = list(dict.fromkeys(found))
    return tuple(sorted(places, key=lambda place: _likelihood(place, places)))


def is_place(name: str) -> bool:
    """Tell whether any place in the gazetteer bears the name."""
    return bool(lookup(name))


def is_of_region(name: str) -> bool:
    """Tell whether a name is that of a region of several countries, or begins with its adjective: "European Games"."""
    first = name.split()[0] if name.split() else ""
    stems = (name, first, first.removesuffix("n"), first.removesuffix("an"))
    return any(_is_region(stem) for stem in stems if stem)


def _is_region(name: str) -> bool:
    return any(place.kind is PlaceKind.REGION and place.country is None for place in lookup(name))


def country_of(name: str) -> str | None:
    """Return the code of the country that bears the name ("Britain" → GB), or ``None``."""
    return _names().get(fold(name))


def is_capital(name: str) -> str | None:
    """Return the code of the country whose seat of government bears the name ("Islamabad" → PK), or ``None``."""
    return _capitals().get(fold(name))


def demonym(word: str) -> str | None:
    """Return the code of the country whose adjective or people the word is ("Pakistani", "Poles"), or ``None``.

    ``None`` also where two countries share it ("Congolese", "Dominican").
    """
    key = fold(word)
    table = _demonyms()
    return table.get(key) or (table.get(key[:-1]) if key.endswith("s") else None)


def country_of_address(address: str) -> str | None:
    """Return the country whose ending an address has ("https://paper.example.uk/a" → GB); many say nothing."""
    host = _HOST.match(address.strip().lower())
    ending = host["host"].rsplit(".", 1)[-1] if host is not None else ""
    code = _ENDINGS.get(ending, ending.upper())
    return code if ending not in _ENDINGS_OF_ALL and code in _countries() else None


def country(code: str) -> Country:
    """Return the country with an ISO 3166 alpha-2 code.

    Raises:
        KeyError: if the table has no such country.
    """
    return _countries()[code]


def countries() -> Mapping[str, Country]:
    """Return all countries by their ISO 3166 alpha-2 code."""
    return _countries()


def country_name(code: str) -> str:
    """Return sayso's name of the country with an ISO 3166 alpha-2 code; see :func:`country`."""
    return country(code).names[0]


def disputes() -> tuple[Entry, ...]:
    """Return the entries of disputed ground, in the order in which they are tried."""
    return load("places")


@lru_cache(maxsize=8192)
def dispute_of(name: str) -> Dispute | None:
    """Return the dispute over the ground that bears a name, or ``None``."""
    bare = re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE)
    found = (entry for entry in disputes() if entry.regex is not None and entry.regex.fullmatch(bare))
    return next((_dispute(entry) for entry in found), None)


def dispute_by_id(key: str) -> Dispute | None:
    """Return the dispute of an entry of the table of disputed ground, or ``None``."""
    return next((_dispute(entry) for entry in disputes() if entry.id == key), None)


def _dispute(entry: Entry) -> Dispute:
    return Dispute(
        id=entry.id,
        label=entry.data["label"] or None,
        note=entry.data["note"],
        filed=tuple(entry.data.get("filed", ())),
        number=entry.data.get("geonames"),
    )


def _likelihood(place: Place, bearers: Sequence[Place]) -> tuple[bool, bool, int, bool, str]:
    return (
        place.kind is not PlaceKind.COUNTRY,
        not place.is_capital,
        -_weight(place, bearers),
        place.kind is not PlaceKind.CITY,
        place.country or "",
    )


def _weight(place: Place, bearers: Sequence[Place]) -> int:
    """Return thousands of inhabitants; a division weighs no more than the city that it is called after (Zürich)."""
    if place.kind is not PlaceKind.ADMIN1:
        return place.inhabitants
    seats = [p.inhabitants for p in bearers if p.kind is PlaceKind.CITY and p.country == place.country]
    return min([place.inhabitants, *(seat for seat in seats if seat >= _CITY)])


def _country_places(key: str) -> Iterator[Place]:
    code = _names().get(key)
    if code is not None:
        yield Place(name=country_name(code), kind=PlaceKind.COUNTRY, country=code)


def _table_places(key: str) -> Iterator[Place]:
    seat = _capitals().get(key)
    for site in _known(key):
        is_capital = site.kind is PlaceKind.CITY and site.country == seat
        yield Place(
            name=site.name,
            kind=site.kind,
            country=site.country,
            inhabitants=site.inhabitants // 1000,
            is_capital=is_capital,
        )
        if is_capital:
            seat = None  # the largest bears the name; its namesakes in the same country are towns


def _known(key: str) -> list[Site]:
    """Return the first-level divisions and towns of some size that bear a name, the largest first."""
    return sorted(filter(_is_known, sites_under(key)), key=lambda site: -site.inhabitants)


def _is_known(site: Site) -> bool:
    is_known = site.kind is PlaceKind.ADMIN1 or (site.kind is PlaceKind.CITY and site.inhabitants >= _KNOWN_TOWN)
    return is_known and not site.is_other_name


@cache
def _extra_places() -> Mapping[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = defaultdict(list)
    for extra in extra_names():
        found[fold(extra.name)].extend(_extra_place(extra))
    for key, code in _capitals().items():
        if not any(place.is_capital for place in _table_places(key)):
            found[key].append(Place(name=_capital_name(key, code), kind=PlaceKind.CITY, country=code, is_capital=True))
    return {key: tuple(places) for key, places in found.items()}


def _extra_place(extra: ExtraName) -> list[Place]:
    same = [p for p in _table_places(fold(extra.usual)) if (p.kind, p.country) == (extra.kind, extra.country)]
    return same[:1] or [Place(name=extra.usual or extra.name, kind=extra.kind, country=extra.country)]


@cache
def extra_names() -> tuple[ExtraName, ...]:
    """Return the names that the table of towns and divisions lacks: other English names, and regions."""
    return tuple(_extra_name(*(*line.split("\t"), "", "", "")[:5]) for line in lines_of("places_extra.tsv"))


def _extra_name(kind: str, name: str, code: str, usual: str, number: str) -> ExtraName:
    return ExtraName(PlaceKind(kind), name, code or None, usual, int(number) if number else None)


def _capital_name(key: str, code: str) -> str:
    return next(name for name in country(code).capitals if fold(name) == key)


@cache
def _countries() -> Mapping[str, Country]:
    found = {}
    for line in lines_of("countries.tsv"):
        code, *columns, number = line.split("\t")
        names, demonyms, capitals = (tuple(filter(None, column.split("|"))) for column in columns)
        found[code] = Country(code=code, names=names, demonyms=demonyms, capitals=capitals, number=int(number))
    return found


@cache
def _names() -> Mapping[str, str]:
    return {fold(name): land.code for land in _countries().values() for name in land.names}


@cache
def _capitals() -> Mapping[str, str]:
    return {fold(name): land.code for land in _countries().values() for name in land.capitals}


@cache
def _demonyms() -> Mapping[str, str]:
    found: dict[str, set[str]] = defaultdict(set)
    for land in _countries().values():
        for word in land.demonyms:
            found[fold(word)].add(land.code)
    return {word: next(iter(codes)) for word, codes in found.items() if len(codes) == 1}


def lines_of(name: str) -> Iterator[str]:
    """Yield the lines of one of the lexicon's tables without its comments."""
    text = resources.files("sayso.lexicon").joinpath("data", name).read_text("utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))
