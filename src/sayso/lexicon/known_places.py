"""Places in words: what a GeoNames number, or an entry of disputed ground, stands for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sayso.lexicon.gazetteer import PlaceKind, Site, find_site
from sayso.lexicon.places import Dispute, countries, country_name, dispute_by_id, dispute_of, disputes, extra_names

_KINDS = {PlaceKind.CITY: "town", PlaceKind.ADMIN1: "division", PlaceKind.ADMIN2: "district"}


def describe_place(key: str) -> str | None:
    """Return what stands behind ``geo-`` in an id in words, or ``None`` if the tables do not know it.

    Disputed ground is told with who administers and who claims it, and no country.
    """
    dispute = dispute_by_id(key) if not key.isdigit() else _numbered_ground().get(int(key))
    if dispute is not None:
        return _ground(dispute.label or dispute.id.replace("-", " ").title(), dispute)
    if not key.isdigit():
        return None
    return _wide().get(int(key)) or _site(find_site(int(key)))


def _ground(name: str, dispute: Dispute) -> str:
    return f"{name}: {dispute.note}"


def _site(site: Site | None) -> str | None:
    if site is None:
        return None
    dispute = dispute_of(site.name)
    if dispute is not None and site.country in dispute.filed:
        return _ground(site.name, dispute)
    known = site.country if site.country in countries() else None
    return f"{site.name} ({_KINDS[site.kind]}, {country_name(known)})" if known is not None else site.name


@cache
def _wide() -> Mapping[int, str]:
    """Return the names of countries, continents and oceans by their numbers."""
    found = {extra.number: extra.name for extra in reversed(extra_names()) if extra.number is not None}
    return found | {land.number: land.names[0] for land in countries().values()}


@cache
def _numbered_ground() -> Mapping[int, Dispute]:
    """Return disputed ground that has a number of its own."""
    known = (dispute_by_id(entry.id) for entry in disputes())
    return {dispute.number: dispute for dispute in known if dispute is not None and dispute.number is not None}
