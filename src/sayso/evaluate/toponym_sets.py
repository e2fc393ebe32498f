"""The corpora of marked places: GeoWebNews and LGL, one XML file each, read into articles with their places."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import EvaluationError
from sayso.evaluate.points import country_at
from sayso.lexicon.places import country_of, is_of_region
from sayso.lexicon.sites import sites_of

_BODIES = frozenset({"EU", "European Union", "UN", "United Nations"})
At = tuple[int, int]


@dataclass(frozen=True, slots=True)
class MarkedPlace:
    """A place as marked: where, its words, GeoWebNews' type of it (empty in LGL), its country and GeoNames number."""

    at: At
    words: str
    type: str
    country: str | None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class PlaceText:
    """An article with its marked places."""

    id: str
    title: str
    url: str
    text: str
    places: tuple[MarkedPlace, ...]


def read_places(path: Path, limit: int | None = None) -> Iterator[PlaceText]:
    """Read a corpus; raises EvaluationError where it is not there."""
    if not path.is_file():
        raise EvaluationError(
            f"{path} is not there.", hint="Point --data at the folder of corpora; --split gwn or lgl."
        )
    articles = list(ElementTree.parse(path).getroot().iter("article"))  # noqa: S314  a set that the user chose
    for number, article in enumerate(articles[:limit]):
        text = article.findtext("text") or ""
        places = tuple(p for mark in article.iter("toponym") if (p := _marked(text, mark)) is not None)
        url = article.findtext("url") or article.findtext("link") or ""
        yield PlaceText(f"{path.stem}-{number}", (article.findtext("title") or "").strip(), url.strip(), text, places)


def is_wider(words: str) -> bool:
    """Tell whether a name is that of a region or continent: its point lies in some country, the region does not."""
    return is_of_region(words) or words in _BODIES


def _marked(text: str, mark: ElementTree.Element) -> MarkedPlace | None:
    at = int(mark.findtext("start") or 0), int(mark.findtext("end") or 0)
    words = mark.findtext("extractedName") or mark.findtext("phrase") or ""
    if text[slice(*at)] != words:
        return None
    number = _number(mark)
    return MarkedPlace(at, words, mark.findtext("type") or "", _country(mark, words, number), number)


def _number(mark: ElementTree.Element) -> int | None:
    tag = mark.find("gaztag")
    written = (tag.get("geonameid") or "") if tag is not None else (mark.findtext("geonamesID") or "")
    return int(written) if written.strip().isdigit() else None


def _country(mark: ElementTree.Element, words: str, number: int | None) -> str | None:
    """Return the country that gold resolves a place to: by name, by the numbered place, else by the point."""
    tag = mark.find("gaztag")
    if tag is not None:
        named = country_of(tag.findtext("country") or "")
        return named or _at_point(tag.findtext("lat"), tag.findtext("lon"))
    if not (mark.findtext("geonamesID") or "").strip():
        return None
    known = next((site.country for site in sites_of(words) if site.number == number), None)
    return known or _at_point(mark.findtext("latitude"), mark.findtext("longitude"))


def _at_point(latitude: str | None, longitude: str | None) -> str | None:
    return country_at(float(latitude), float(longitude)) if latitude and longitude else None
