"""Which of the places of one name a report means: by what stands beside the name, and by the report's other places.

All uses of a name in a report mean one place, but for those that say where another lies ("Albany, New York"). A place
named with its country or division is that one. The others are weighed (:mod:`sayso.extract.namesakes`). A place is told
only where it outweighs the rest together, a small one only where the report does not speak of other countries alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.extract.namesakes import Name, lies_in, likeliest, name_of, support_each_other
from sayso.lexicon.gazetteer import PlaceKind, Site
from sayso.lexicon.places import fold, is_capital
from sayso.lexicon.sites import sites_around, sites_of
from sayso.model.spans import Reason, Span

_SURE = 0.5
"""The share of a name's weight that a place, or all places in a country, must have to be told."""
_SURE_ALONE = 0.7
"""The same where the rest of the report does not speak of its country."""
_SHARED_KIND = 0.8
_SMALL = 100_000
"""Inhabitants under which a place is not told in a report that speaks of other countries only."""
_BEHIND = re.compile(r"(?:,\s+|\s+\()((?:[A-Z][\w.'’-]*)(?:[ ](?:of|and|[A-Z][\w.'’-]*)){0,3})")
_LIST_GOES_ON = re.compile(r"(?:, [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}){0,6},? (?:and|or) [A-Z]")


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


def find_sites(text: str, uses: Sequence[Use], spoken_of: Mapping[str, float]) -> dict[Span, Sited]:
    """Return what each use of a place's name was taken for; names that no place bears are left out.

    ``spoken_of`` are countries that the report speaks of otherwise (by adjectives, by its address), with weights. The
    order of the uses makes no difference.
    """
    ordered = sorted(uses, key=lambda use: use.span)
    by_start = {use.span.start: use for use in ordered}
    names: dict[str, Name] = {}
    narrower: dict[Span, tuple[Site, ...]] = {}
    for use in ordered:
        key = _key(use.words)
        name = names[key] if key in names else names.setdefault(key, name_of(use.words))
        name.uses += 1
        _read_behind(text, use, name, by_start, narrower)
    support_each_other(tuple(names.values()), spoken_of)
    found = {use.span: _sited(use, names[_key(use.words)], narrower.get(use.span)) for use in ordered}
    return {span: sited for span, sited in found.items() if sited is not None}


def _key(words: str) -> str:
    return words if words.isupper() and len(words) <= 4 else fold(words)


def _read_behind(
    text: str, use: Use, name: Name, by_start: Mapping[int, Use], narrower: dict[Span, tuple[Site, ...]]
) -> None:
    """Keep of a name's places those that lie in the country or division named behind it: "Paris, Texas"."""
    match = _BEHIND.match(text, use.span.end)
    if match is None or not name.sites:
        return
    for words, end in _shorter(match.group(1), match.start(1)):
        around = () if _is_next_of_list(text, words, end) else sites_around(words)
        inside = [site for site in name.sites if any(lies_in(site, other) for other in around)]
        if inside:
            break
    else:
        return
    if not name.beside:
        name.keep(inside, words)
    behind = by_start.get(match.start(1))
    if behind is not None and behind.span.end <= end:
        narrower[behind.span] = tuple(other for other in around if any(lies_in(site, other) for site in inside))


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


def _sited(use: Use, name: Name, holders: tuple[Site, ...] | None) -> Sited | None:
    best = name.best
    if holders:
        best = likeliest({site: name.weights.get(site, 0.0) for site in holders})
        return _told(best, use, "place.around", f"{use.words} says where the place before it lies")
    if best is None:
        return None
    if name.beside:
        is_sure = name.weights[best] >= _SURE
        told = _told(best, use, "place.beside", f"{use.words}: the one in {name.beside}") if is_sure else None
        return told or _half_told(use, name, _SURE)
    if _is_out_of_place(best, name, use.words):
        why = _why(use, "place.small", "small, and the report speaks of other countries")
        return Sited(None, None, _shared_kind(name.weights), why)
    is_known = name.is_supported or is_capital(use.words) == best.country is not None
    bar = _SURE if is_known else _SURE_ALONE
    told = _told(best, use, *_ground(use, name, best)) if name.weights[best] >= bar else None
    return told or _half_told(use, name, bar)


def _is_out_of_place(best: Site, name: Name, words: str) -> bool:
    """Tell whether a place is small and in none of the countries that the report speaks of."""
    is_small = best.kind in (PlaceKind.CITY, PlaceKind.ADMIN1, PlaceKind.ADMIN2) and best.inhabitants < _SMALL
    return is_small and name.is_contradicted and is_capital(words) is None


def _ground(use: Use, name: Name, best: Site) -> tuple[str, str]:
    if best.kind is PlaceKind.COUNTRY:
        return "place.country", f"{use.words}: the country"
    if len(name.sites) == 1:
        return "place.only", f"{use.words}: the only place of that name in the gazetteer"
    rule = "place.context" if name.is_supported else "place.known"
    why = "the one that fits the report's other places" if rule == "place.context" else "by far the best known"
    return rule, f"{use.words}: of {len(name.sites)} places of that name, {why}"


def _told(site: Site | None, use: Use, rule: str, note: str) -> Sited | None:
    return Sited(site, site.country, site.kind, Reason(rule=rule, note=note, span=use.span)) if site else None


def _half_told(use: Use, name: Name, bar: float) -> Sited:
    """Return what is sure of a name whose place is not: its country, its kind."""
    countries: dict[str | None, float] = defaultdict(float)
    for site, weight in name.weights.items():
        countries[site.country] += weight
    country = max(sorted(countries, key=str), key=lambda code: countries[code])
    sure = country if countries[country] >= bar else None
    why = _why(use, "place.several", f"one of {len(name.sites)} places of that name")
    return Sited(None, sure, _shared_kind(name.weights), why)


def _shared_kind(weights: Mapping[Site, float]) -> PlaceKind | None:
    """Return the kind of place that a name surely is, whichever is meant."""
    kinds: dict[PlaceKind, float] = defaultdict(float)
    for site, weight in weights.items():
        kinds[site.kind] += weight
    best = max(sorted(kinds), key=lambda kind: kinds[kind])
    return best if kinds[best] >= _SHARED_KIND else None


def _why(use: Use, rule: str, note: str) -> Reason:
    return Reason(rule=rule, note=f"{use.words}: {note}", span=use.span)
