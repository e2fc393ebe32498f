"""Every place that words may name: as written, shortened, called after its people, or with a word around it.

:mod:`sayso.lexicon.places` says whether words are the name of a place at all; this says which places they may be, down
to hamlets, each with its GeoNames number. Which one is meant is for :mod:`sayso.extract.siting`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from sayso.lexicon.gazetteer import PlaceKind, Site, sites_under
from sayso.lexicon.places import (
    Dispute,
    countries,
    country_of,
    demonym,
    dispute_of,
    extra_names,
    fold,
    is_place,
    lines_of,
)

_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "port"}
_SHORT_WORD = re.compile(r"^(saint|st|ste|mount|mt|fort|ft|port|pt)\b\.? ")
_BEFORE = re.compile(
    r"^(?:(?:downtown|central|inner|greater|metro|metropolitan|upper|lower|mid|"
    r"(?:north|south|east|west)(?:ern|east|west|eastern|western)?) (?:of )?|"
    r"(?P<kind>city|town|village|state|province|county|republic|kingdom|borough|municipality|region|district) of "
    r"(?:the )?|(?P<irish>county|co\.?) )"
)
_AFTER = re.compile(
    r" (?P<kind>city|town|village|state|province|governorate|region|district|county|parish|township|municipality|"
    r"oblast|prefecture|division|area)$"
)
_KINDS: Mapping[str, tuple[PlaceKind, ...]] = {
    **dict.fromkeys(("city", "town", "village"), (PlaceKind.CITY,)),
    **dict.fromkeys(("state", "province", "governorate", "oblast", "prefecture"), (PlaceKind.ADMIN1, PlaceKind.ADMIN2)),
    **dict.fromkeys(("district", "county", "parish"), (PlaceKind.ADMIN2, PlaceKind.ADMIN1)),
    **dict.fromkeys(("republic", "kingdom"), (PlaceKind.COUNTRY, PlaceKind.ADMIN1)),
}
"""What a word around a name says that it is."""
_PUBLIC = re.compile(
    r"^(?:the )?(?:(?P<of>University|Port|Bank|Parliament|Cathedral|Port Authority) of )?(?P<place>[A-Z].*?)"
    r"(?(of)|(?:'s|’s)? (?:(?:Central|City|County|District|Federal|General|High|International|Municipal|National|"
    r"Public|Regional|State|Supreme|Technical|Town) )*"
    r"(?:Airport|Assembly|Cathedral|Chambers? of Commerce|City Hall|Council|Court|Hospital|House of Representatives|"
    r"Legislature|Library|Museum|Parliament|Police|Port|Railway Station|Reserve|Senate|Stadium|Stock Exchange|"
    r"Town Hall|University|Zoo))$"
)
"""Names of public sites that are called after the place they stand in."""
_WIDE = frozenset({PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.ADMIN2})
_ACRONYM = 4
"""Capitals of this number or less are letters that stand for words more often than a small town's name."""
_LETTERS_OF_TOWN = 100_000


@lru_cache(maxsize=8192)
def sites_of(words: str) -> tuple[Site, ...]:
    """Return the places that words may name, without order; disputed ground is among them as GeoNames files it."""
    bare = " ".join(words.split()).removesuffix("'s").removesuffix("’s").rstrip("'’")
    short = _by_word("short", bare) or _by_word("short", f"{bare}.")
    if short:
        return short
    key = fold(bare)
    wide = (*_wide(bare, key), *_by_word("people", key))
    rows = _as_it_is(key) if wide else _in_table(key)
    found = [*wide, *(site for site in rows if not _is_acronym(bare) or site.inhabitants >= _LETTERS_OF_TOWN)]
    return tuple(_once(found)) or _counties().get(key, ()) or _by_word("postal", bare)


def sites_around(words: str) -> tuple[Site, ...]:
    """Return the countries and divisions that words behind a name may mean: also "TX"."""
    found = _by_word("postal", words) or sites_of(words)
    return tuple(site for site in found if site.kind in _WIDE)


def named_after(words: str) -> str | None:
    """Return the place in the name of a public site ("Vienna" of "Vienna International Airport"), or ``None``."""
    match = _PUBLIC.search(words)
    return match.group("place") if match is not None and is_place(match.group("place")) else None


def _is_acronym(words: str) -> bool:
    return words.isupper() and len(words) <= _ACRONYM


def _once(sites: list[Site]) -> Iterator[Site]:
    """Yield each place once, under its usual name where it was found so."""
    met: set[int] = set()
    for site in sorted(sites, key=lambda site: site.is_other_name):
        if site.number is None or site.number not in met:
            yield site
        met.add(site.number or 0)


def site_of_country(code: str) -> Site:
    """Return a country as a site."""
    land = countries()[code]
    return Site(number=land.number, kind=PlaceKind.COUNTRY, name=land.names[0], country=code)


def number_of_ground(dispute: Dispute, name: str) -> int | None:
    """Return the GeoNames number of disputed ground, where it is one place: by its name as GeoNames files it."""
    filed = [site for site in _in_table(fold(name)) if site.country in dispute.filed and site.number is not None]
    towns = [site for site in filed if site.kind is PlaceKind.CITY and not site.is_other_name]
    if not towns and dispute.number is not None:
        return dispute.number
    return max(towns or filed, key=lambda site: (site.inhabitants, -(site.number or 0))).number if filed else None


def _wide(words: str, key: str) -> Iterator[Site]:
    """Yield the country, continent or ocean of a name or of its people's adjective."""
    code = country_of(words) or country_of(f"{words}.") or demonym(words)
    if code is not None:
        yield site_of_country(code)
    yield from _regions().get(key, ())


def _part_of(key: str) -> tuple[Site, ...]:
    """Return the country of a name with a word before it: "Republic of Armenia", "northern Italy"."""
    match = _BEFORE.match(key)
    code = country_of(key[match.end() :]) if match is not None else None
    return (site_of_country(code),) if code is not None else ()


def _in_table(key: str) -> tuple[Site, ...]:
    """Return the towns and divisions of a name: as it is, else with its shortened word, else without what is around."""
    return _as_it_is(key) or _without(key, _AFTER) or (*_part_of(key), *_without(key, _BEFORE))


def _as_it_is(key: str) -> tuple[Site, ...]:
    found = ((*sites_under(form), *_other_names().get(form, ())) for form in _forms(key))
    return next((sites for sites in found if sites), ())


def _forms(key: str) -> Iterator[str]:
    yield key
    match = _SHORT_WORD.match(key)
    if match is None:
        return
    rest, word = key[match.end() :], match.group(1)
    whole = _SHORT.get(word, word)
    short = next(short for short, full in _SHORT.items() if full == whole)
    yield from (f"{whole} {rest}", f"{short}. {rest}", f"{short} {rest}")


def _without(key: str, around: re.Pattern[str]) -> tuple[Site, ...]:
    """Return the places of a name without the word before or after it that says what it is."""
    match = around.search(key)
    if match is None:
        return ()
    is_before = match.start() == 0
    rest = key[match.end() :] if is_before else key[: match.start()]
    kind = match.groupdict().get("kind") or ("county" if match.groupdict().get("irish") else "")
    found = [site for form in _forms(rest) for site in (*sites_under(form), *_other_names().get(form, ()))]
    kinds = _KINDS.get(kind, ())
    if is_before and not kind and not is_place(rest):
        return ()  # "Lower Tarn" is no part of a Tarn that few have heard of, but a name of its own
    return tuple(site for site in found if site.kind in kinds) if kinds else tuple(found)


def _by_word(kind: str, word: str) -> tuple[Site, ...]:
    """Return what a word in the table of words stands for; nothing is looked up before it is asked."""
    meant = _place_words().get((kind, word))
    return _meant_by(*meant) if meant is not None else ()


@cache
def _place_words() -> Mapping[tuple[str, str], tuple[str, str]]:
    """Return the country and name of the division, continent or ground of each word, by its kind."""
    found = {}
    for line in lines_of("place_words.tsv"):
        kind, code, name, words = line.split("\t")
        for word in words.split("|"):
            keys = (fold(word), fold(f"{word}s")) if kind == "people" else (word,)
            found.update({(kind, key): (code, name) for key in keys})
    return found


@cache
def _meant_by(code: str, name: str) -> tuple[Site, ...]:
    """Return the division of a country, else the continent or disputed ground, of a name in the table of words."""
    if code:
        around = (site for site in sites_under(fold(name)) if site.kind is PlaceKind.ADMIN1 and site.country == code)
        return tuple(around)[:1]
    ground = dispute_of(name)
    if ground is None:
        return _regions()[fold(name)]
    return (Site(number=number_of_ground(ground, name), kind=PlaceKind.DISPUTED, name=name, country=None),)


@cache
def _regions() -> Mapping[str, tuple[Site, ...]]:
    return {fold(site.name): (site,) for site in _extra_regions() if site.country is None}


@cache
def _counties() -> Mapping[str, tuple[Site, ...]]:
    """Return the regions within a country that the table lacks: traditional counties."""
    return {fold(site.name): (site,) for site in _extra_regions() if site.country is not None}


def _extra_regions() -> Iterator[Site]:
    for extra in extra_names():
        if extra.kind is PlaceKind.REGION:
            yield Site(number=extra.number, kind=extra.kind, name=extra.name, country=extra.country)


@cache
def _other_names() -> Mapping[str, tuple[Site, ...]]:
    """Return the places of names given by hand, as the table has them under their usual name."""
    found: dict[str, list[Site]] = defaultdict(list)
    for extra in extra_names():
        for site in sites_under(fold(extra.usual)) if extra.usual and fold(extra.usual) != fold(extra.name) else ():
            if (site.kind, site.country) == (extra.kind, extra.country):
                found[fold(extra.name)].append(site)
    return {key: tuple(sites) for key, sites in found.items()}
