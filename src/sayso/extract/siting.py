"""Which of the places of one name a report means: by what stands beside the name, and by the report's other places.

All uses of a name in a report mean one place, but for those that say where another lies ("Albany, New York"). A place
named with its country or division is that one. For the others each place that bears the name has a weight by its size;
then the names of a report support each other, in a few rounds: those in one country, in one division, or near each
other. A place is told only where it outweighs the rest together, and a small one only where something in the report
speaks for its country. Weights are set by hand.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.lexicon.gazetteer import PlaceKind, Site
from sayso.lexicon.places import fold, is_capital
from sayso.lexicon.sites import sites_around, sites_of
from sayso.model.spans import Reason, Span

_ROUNDS = 3
_MOST = 40
"""How many places of one name are weighed."""
_SURE = 0.5
"""The share of a name's weight that a place, or all places in a country, must have to be told."""
_SURE_ALONE = 0.7
"""The same where the rest of the report does not speak of its country."""
_SHARED_KIND = 0.8
_BY_SIZE = 0.5
"""A place's weight grows by this power of its inhabitants."""
_COUNTRY = 30_000.0
_LARGE_DIVISION = 2_000_000
"""Townspeople from which a division is as likely meant as the country of its name (Georgia)."""
_KIND = {PlaceKind.ADMIN1: 1.5, PlaceKind.ADMIN2: 0.6}
_OTHER_NAME = 0.15
_BARE_DISTRICT = 0.04
"""The same for a county or district without the word that says so."""
_CAPITAL = 8.0
_CALLED_AFTER = 0.02
"""What is left of a division's weight where a town in it has the same name, which is then meant."""
_ALONE = 0.02
"""What a place weighs in its report where nothing there supports it."""
_CALM = 3.0
"""How many names that support nothing are thought into a report, so that a short one sways little."""
_SUPPORT = {"country": 0.5, "first": 12.0, "second": 10.0, "near": 5.0}
_METROPOLIS = 1_000_000.0
"""Inhabitants with which a town speaks half as much for what is around it: all the world reports on New York."""
_SMALL = 100_000
"""Inhabitants under which a place is not told in a report that speaks of other countries only."""
_SUPPORTED = 0.9
"""How many names must lie in a country for a report to speak of it."""
_BEHIND = re.compile(r"(?:,\s+|\s+\()((?:[A-Z][\w.'’-]*)(?:[ ](?:of|and|[A-Z][\w.'’-]*)){0,3})")
_LIST_GOES_ON = re.compile(r"(?:, [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*)*,? (?:and|or) [A-Z]")
Key = tuple[str, object]


@dataclass(frozen=True, slots=True)
class Use:
    """A name of a place as a report writes it, and where."""

    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Sited:
    """What a name was taken for: a place where that is sure, else its country and kind as far as they are."""

    site: Site | None
    country: str | None
    kind: PlaceKind | None
    reason: Reason


@dataclass(slots=True)
class _Name:
    """A name in a report: the places that bear it, with their weights, and how often it is used."""

    sites: tuple[Site, ...]
    weights: dict[Site, float]
    uses: int = 0
    beside: str = ""
    """The words behind it that say where it lies."""
    is_supported: bool = False
    is_contradicted: bool = False
    """Whether the rest of the report speaks of the country of its likeliest place, or of others only."""


def find_sites(text: str, uses: Sequence[Use], spoken_of: Mapping[str, float]) -> dict[Span, Sited]:
    """Return what each use of a place's name was taken for; names that no place bears are left out.

    ``spoken_of`` are countries that the report speaks of otherwise (by adjectives, by its address), with weights.
    """
    names: dict[str, _Name] = {}
    narrower: dict[Span, tuple[Site, ...]] = {}
    for use in uses:
        name = names.setdefault(_key(use.words), _named(use.words))
        name.uses += 1
        _read_behind(text, use, name, uses, narrower)
    _support_each_other(names, spoken_of)
    found = {use.span: _sited(use, names[_key(use.words)], narrower.get(use.span)) for use in uses}
    return {span: sited for span, sited in found.items() if sited is not None}


def _key(words: str) -> str:
    return words if words.isupper() and len(words) <= 4 else fold(words)


def _named(words: str) -> _Name:
    first, _, behind = words.partition(", ")
    sites = sites_of(first)
    if behind:
        sites = tuple(site for site in sites if any(_lies_in(site, around) for around in sites_around(behind)))
    weights = {site: _weight(site, sites, first) for site in sites}
    ranked = sorted(sites, key=lambda site: (-weights[site], site.number or 0))[:_MOST]
    return _Name(tuple(ranked), _normal({site: weights[site] for site in ranked}))


def _weight(site: Site, bearers: Sequence[Site], words: str) -> float:
    """Return how likely a place is meant by its name, by what it is and how large."""
    if site.kind in (PlaceKind.COUNTRY, PlaceKind.REGION):
        return _COUNTRY
    if site.kind is PlaceKind.ADMIN1 and site.inhabitants >= _LARGE_DIVISION and _is_beside_country(site, bearers):
        return _COUNTRY
    weight = math.pow(site.inhabitants + 300, _BY_SIZE) * _KIND.get(site.kind, 1.0)
    if site.is_other_name:
        weight *= _OTHER_NAME if site.kind is not PlaceKind.ADMIN2 else _BARE_DISTRICT
    if site is _seat(bearers, words):
        return weight * _CAPITAL
    return weight * (_CALLED_AFTER if _is_called_after_town(site, bearers, words) else 1.0)


def _seat(bearers: Sequence[Site], words: str) -> Site | None:
    """Return the capital among the places of a name: the largest, if its country's capital is called so."""
    code = is_capital(words)
    towns = (site for site in bearers if site.kind is PlaceKind.CITY and site.country == code)
    return max(towns, key=lambda site: site.inhabitants, default=None) if code is not None else None


def _is_beside_country(site: Site, bearers: Sequence[Site]) -> bool:
    """Tell whether a division has the name of a country that it is no part of."""
    return any(other.kind is PlaceKind.COUNTRY and other.country != site.country for other in bearers)


def _is_called_after_town(site: Site, bearers: Sequence[Site], words: str) -> bool:
    """Tell whether a division shares its name with a town in it, or with the capital of its country (Washington)."""
    if site.kind not in (PlaceKind.ADMIN1, PlaceKind.ADMIN2) or site.is_other_name:
        return False
    is_capitals = is_capital(words) == site.country
    return is_capitals or any(
        town.kind is PlaceKind.CITY and site.number in town.divisions and not town.is_other_name for town in bearers
    )


def _read_behind(text: str, use: Use, name: _Name, uses: Sequence[Use], narrower: dict[Span, tuple[Site, ...]]) -> None:
    """Keep of a name's places those that lie in the country or division named behind it: "Paris, Texas"."""
    match = _BEHIND.match(text, use.span.end)
    if match is None or len(name.sites) == 0:
        return
    for words, end in _shorter(match.group(1), match.start(1)):
        around = () if _is_next_of_list(text, words, end) else sites_around(words)
        inside = [site for site in name.sites if any(_lies_in(site, other) for other in around)]
        if not inside:
            continue
        if not name.beside:
            name.beside = words
            name.weights = _normal({site: name.weights[site] for site in inside})
        holders = tuple(other for other in around if any(_lies_in(site, other) for site in inside))
        for other in uses:
            if other.span.start == match.start(1) and other.span.end <= end:
                narrower[other.span] = holders
        return


def _is_next_of_list(text: str, words: str, end: int) -> bool:
    """Tell whether a name behind another is a town beside it: "Washington, New York and Boston"."""
    return _LIST_GOES_ON.match(text, end) is not None and any(
        site.kind is PlaceKind.CITY and site.inhabitants >= _SMALL for site in sites_of(words)
    )


def _shorter(words: str, start: int) -> Iterator[tuple[str, int]]:
    """Yield words and ever shorter beginnings of them, each with where it ends."""
    parts = words.split(" ")
    for count in range(len(parts), 0, -1):
        shorter = " ".join(parts[:count])
        yield shorter, start + len(shorter)
        if shorter.endswith("."):
            yield shorter[:-1], start + len(shorter) - 1


def _lies_in(site: Site, around: Site) -> bool:
    if site.number == around.number:
        return False
    if around.kind is PlaceKind.COUNTRY:
        return site.kind is not PlaceKind.COUNTRY and site.country == around.country
    return around.number is not None and around.number in site.divisions


def _support_each_other(names: Mapping[str, _Name], spoken_of: Mapping[str, float]) -> None:
    """Let the names of a report weigh each other's places, in rounds."""
    first = {key: dict(name.weights) for key, name in names.items()}
    share = {key: 1 + math.log(name.uses) for key, name in names.items()}
    total: dict[Key, float] = {}
    for _ in range(_ROUNDS):
        own = {key: _votes(name.weights, share[key]) for key, name in names.items()}
        total = defaultdict(float, {("country", code): weight for code, weight in spoken_of.items()})
        for votes in own.values():
            for tie, weight in votes.items():
                total[tie] += weight
        size = _CALM + sum(share.values()) + sum(spoken_of.values())
        for key, name in names.items():
            name.weights = _weighed(first[key], total, own[key], size - share[key])
    for key, name in names.items():
        _read_support(name, total, own[key])


def _votes(weights: Mapping[Site, float], share: float) -> dict[Key, float]:
    votes: dict[Key, float] = defaultdict(float)
    for site, weight in weights.items():
        local = 1.0 if site.kind is not PlaceKind.CITY else _METROPOLIS / (_METROPOLIS + site.inhabitants)
        for key, part in _ties_of(site):
            votes[key] += weight * part * share * (1.0 if key[0] == "country" else local)
    return votes


def _weighed(
    first: Mapping[Site, float], total: Mapping[Key, float], own: Mapping[Key, float], size: float
) -> dict[Site, float]:
    if len(first) < 2:
        return dict(first)
    return _normal({site: weight * _fit(site, total, own, size) for site, weight in first.items()})


def _fit(site: Site, total: Mapping[Key, float], own: Mapping[Key, float], size: float) -> float:
    """Return how well a place fits the other names of its report."""
    fit = _ALONE
    for key, part in _ties_of(site):
        kind = key[0]
        if site.kind is not PlaceKind.COUNTRY or kind == "country":
            fit += _SUPPORT[kind] * part * max(0.0, total.get(key, 0.0) - own.get(key, 0.0)) / size
    return fit


@lru_cache(maxsize=8192)
def _ties_of(site: Site) -> tuple[tuple[Key, float], ...]:
    """Return what places share that lie together: country, divisions, a square of about a hundred kilometres."""
    ties: list[tuple[Key, float]] = []
    if site.country is not None:
        ties.append((("country", site.country), 1.0))
    for level, number in zip(("first", "second"), site.divisions, strict=True):
        if number:
            ties.append(((level, number), 1.0))
    if site.kind in (PlaceKind.CITY, PlaceKind.ADMIN2) and site.latitude is not None and site.longitude is not None:
        row, column = site.latitude // 5, site.longitude // 5
        ties += [(("near", (row + down, column + along)), 1 / 3) for down in (-1, 0, 1) for along in (-1, 0, 1)]
    return tuple(ties)


def _read_support(name: _Name, total: Mapping[Key, float], own: Mapping[Key, float]) -> None:
    """Note whether the rest of the report speaks of the country of a name's likeliest place, or of others only."""
    best = _best(name.weights)
    if best is None:
        return
    countries = [key for key in total if key[0] == "country" and total[key] - own.get(key, 0.0) >= _SUPPORTED]
    name.is_supported = ("country", best.country) in countries
    name.is_contradicted = bool(countries) and not name.is_supported


def _normal(weights: Mapping[Site, float]) -> dict[Site, float]:
    total = sum(weights.values())
    return {site: weight / total for site, weight in weights.items()} if total else dict(weights)


def _best(weights: Mapping[Site, float]) -> Site | None:
    return min(weights, key=lambda site: (-weights[site], site.number or 0), default=None)


def _sited(use: Use, name: _Name, holders: tuple[Site, ...] | None) -> Sited | None:
    if holders:
        best = _best({site: name.weights.get(site, 0.0) for site in holders})
        return _told(best, use, "place.around", f"{use.words} says where the place before it lies")
    best = _best(name.weights)
    if best is None:
        return None
    if name.beside:
        if name.weights[best] >= _SURE:
            return _told(best, use, "place.beside", f"{use.words}: the one in {name.beside}")
        return _half_told(use, name, _SURE)
    is_small = best.kind not in (PlaceKind.COUNTRY, PlaceKind.REGION) and best.inhabitants < _SMALL
    if is_small and name.is_contradicted and is_capital(use.words) is None:
        return Sited(
            None,
            None,
            _shared_kind(name.weights),
            _why(use, "place.small", "small, and the report speaks of other countries"),
        )
    is_known = name.is_supported or is_capital(use.words) == best.country is not None
    bar = _SURE if is_known else _SURE_ALONE
    if name.weights[best] >= bar:
        return _told(best, use, *_ground(use, name, best))
    return _half_told(use, name, bar)


def _ground(use: Use, name: _Name, best: Site) -> tuple[str, str]:
    if best.kind is PlaceKind.COUNTRY:
        return "place.country", f"{use.words}: the country"
    if len(name.sites) == 1:
        return "place.only", f"{use.words}: the only place of that name in the gazetteer"
    rule = "place.context" if name.is_supported else "place.known"
    why = "the one that fits the report's other places" if rule == "place.context" else "by far the best known"
    return rule, f"{use.words}: of {len(name.sites)} places of that name, {why}"


def _told(site: Site | None, use: Use, rule: str, note: str) -> Sited | None:
    return Sited(site, site.country, site.kind, Reason(rule=rule, note=note, span=use.span)) if site else None


def _half_told(use: Use, name: _Name, bar: float) -> Sited:
    """Return what is sure of a name whose place is not: its country, its kind."""
    countries: dict[str | None, float] = defaultdict(float)
    for site, weight in name.weights.items():
        countries[site.country] += weight
    country = max(sorted(countries, key=str), key=lambda code: countries[code])
    sure = country if countries[country] >= bar else None
    note = f"one of {len(name.sites)} places of that name"
    return Sited(None, sure, _shared_kind(name.weights), _why(use, "place.several", note))


def _shared_kind(weights: Mapping[Site, float]) -> PlaceKind | None:
    """Return the kind of place that a name surely is, whichever is meant."""
    kinds: dict[PlaceKind, float] = defaultdict(float)
    for site, weight in weights.items():
        kinds[site.kind] += weight
    best = max(sorted(kinds), key=lambda kind: kinds[kind])
    return best if kinds[best] >= _SHARED_KIND else None


def _why(use: Use, rule: str, note: str) -> Reason:
    return Reason(rule=rule, note=f"{use.words}: {note}", span=use.span)
