"""The places of one name, weighed against each other: by what they are, and by the other places of a report.

Each place that bears a name weighs what its kind and size let expect. Then the names of a report support each other, in
a few rounds: places in one country, in one division, or near each other. The weights are constants set by hand; each
can be halved or doubled without much change.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.lexicon.gazetteer import PlaceKind, Site
from sayso.lexicon.places import is_capital
from sayso.lexicon.sites import sites_around, sites_of

_ROUNDS = 3
_MOST = 40
"""How many places of one name are weighed."""
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
_SUPPORTED = 0.9
"""How many names must lie in a country for a report to speak of it."""
Key = tuple[str, object]


@dataclass(slots=True)
class Name:
    """A name in a report: the places that bear it, with their weights, and how often it is used."""

    sites: tuple[Site, ...]
    weights: dict[Site, float]
    uses: int = 0
    beside: str = ""
    """The words behind it that say where it lies."""
    is_supported: bool = False
    is_contradicted: bool = False
    """Whether the rest of the report speaks of the country of its likeliest place, or of others only."""

    def keep(self, inside: Sequence[Site], beside: str) -> None:
        """Leave only the places that lie where the words beside the name say."""
        self.beside = beside
        self.weights = _normal({site: self.weights[site] for site in inside})

    @property
    def best(self) -> Site | None:
        """The likeliest place, if any bears the name."""
        return likeliest(self.weights)


def name_of(words: str) -> Name:
    """Return a name with the places that bear it, weighed by what they are."""
    first, _, behind = words.partition(", ")
    sites = sites_of(first)
    if behind:
        around = sites_around(behind)
        sites = tuple(site for site in sites if any(lies_in(site, other) for other in around))
    seat = _seat(sites, first)
    weights = {site: _weight(site, sites, seat) for site in sites}
    ranked = sorted(sites, key=lambda site: (-weights[site], site.number or 0))[:_MOST]
    return Name(tuple(ranked), _normal({site: weights[site] for site in ranked}))


def likeliest(weights: Mapping[Site, float]) -> Site | None:
    """Return the place of the greatest weight, the lowest number first."""
    return min(weights, key=lambda site: (-weights[site], site.number or 0), default=None)


def lies_in(site: Site, around: Site) -> bool:
    """Tell whether a place lies in another, by the table."""
    if site.number == around.number:
        return False
    if around.kind is PlaceKind.COUNTRY:
        return site.kind is not PlaceKind.COUNTRY and site.country == around.country
    return around.number is not None and around.number in site.divisions


def _seat(bearers: Sequence[Site], words: str) -> Site | None:
    """Return the capital among the places of a name: the largest, if its country's capital is called so."""
    code = is_capital(words)
    towns = (site for site in bearers if site.kind is PlaceKind.CITY and site.country == code)
    return max(towns, key=lambda site: site.inhabitants, default=None) if code is not None else None


def _weight(site: Site, bearers: Sequence[Site], seat: Site | None) -> float:
    """Return how likely a place is meant by its name, by what it is and how large."""
    if site.kind in (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.DISPUTED):
        return _COUNTRY
    if site.kind is PlaceKind.ADMIN1 and site.inhabitants >= _LARGE_DIVISION and _is_beside_country(site, bearers):
        return _COUNTRY
    weight = math.pow(site.inhabitants + 300, _BY_SIZE) * _KIND.get(site.kind, 1.0)
    if site.is_other_name:
        weight *= _OTHER_NAME if site.kind is not PlaceKind.ADMIN2 else _BARE_DISTRICT
    if site is seat:
        return weight * _CAPITAL
    return weight * (_CALLED_AFTER if _is_called_after_town(site, bearers, seat) else 1.0)


def _is_beside_country(site: Site, bearers: Sequence[Site]) -> bool:
    """Tell whether a division has the name of a country that it is no part of."""
    return any(other.kind is PlaceKind.COUNTRY and other.country != site.country for other in bearers)


def _is_called_after_town(site: Site, bearers: Sequence[Site], seat: Site | None) -> bool:
    """Tell whether a division shares its name with a town in it, or with the capital of its country (Washington)."""
    if site.kind not in (PlaceKind.ADMIN1, PlaceKind.ADMIN2) or site.is_other_name:
        return False
    if seat is not None and seat.country == site.country:
        return True
    towns = (town for town in bearers if town.kind is PlaceKind.CITY and not town.is_other_name)
    return any(site.number in town.divisions for town in towns)


def support_each_other(names: Sequence[Name], spoken_of: Mapping[str, float]) -> None:
    """Let the names of a report weigh each other's places, in rounds; ``spoken_of`` are countries with weights."""
    first = [dict(name.weights) for name in names]
    share = [1 + math.log(name.uses) for name in names]
    size = _CALM + sum(share) + sum(spoken_of.values())
    for _ in range(_ROUNDS):
        own = [_votes(name.weights, part) for name, part in zip(names, share, strict=True)]
        total = _total(own, spoken_of)
        for name, weights, votes, part in zip(names, first, own, share, strict=True):
            name.weights = _weighed(weights, total, votes, size - part)
    for name, votes in zip(names, own if names else (), strict=True):
        _read_support(name, total, votes)


def _total(own: Sequence[Mapping[Key, float]], spoken_of: Mapping[str, float]) -> dict[Key, float]:
    total: dict[Key, float] = defaultdict(float)
    total.update({("country", code): weight for code, weight in spoken_of.items()})
    for votes in own:
        for tie, weight in votes.items():
            total[tie] += weight
    return total


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
        fit += _SUPPORT[key[0]] * part * max(0.0, total.get(key, 0.0) - own.get(key, 0.0)) / size
    return fit


@lru_cache(maxsize=8192)
def _ties_of(site: Site) -> tuple[tuple[Key, float], ...]:
    """Return what places share that lie together: country, divisions, a square of about a hundred kilometres."""
    return tuple(_ties(site))


def _ties(site: Site) -> Iterator[tuple[Key, float]]:
    if site.country is not None:
        yield ("country", site.country), 1.0
    for level, number in zip(("first", "second"), site.divisions, strict=True):
        if number:
            yield (level, number), 1.0
    if site.kind in (PlaceKind.CITY, PlaceKind.ADMIN2) and site.latitude is not None and site.longitude is not None:
        row, column = site.latitude // 5, site.longitude // 5
        yield from ((("near", (row + down, column + along)), 1 / 3) for down in (-1, 0, 1) for along in (-1, 0, 1))


def _read_support(name: Name, total: Mapping[Key, float], own: Mapping[Key, float]) -> None:
    """Note whether the rest of the report speaks of the country of a name's likeliest place, or of others only."""
    best = name.best
    if best is None:
        return
    countries = [key for key in total if key[0] == "country" and total[key] - own.get(key, 0.0) >= _SUPPORTED]
    name.is_supported = ("country", best.country) in countries
    name.is_contradicted = bool(countries) and not name.is_supported


def _normal(weights: Mapping[Site, float]) -> dict[Site, float]:
    total = sum(weights.values())
    return {site: weight / total for site, weight in weights.items()} if total else dict(weights)
