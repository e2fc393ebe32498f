"""Places of GeoWebNews and LGL: the country of each marked place, with the places given and with our own.

GeoWebNews marks points and GeoNames ids, LGL also countries; the country of a point is that of the nearest town
(:mod:`sayso.evaluate.points`). Disputed ground has no country in sayso, and is left out and counted. sayso's gazetteer
keeps no GeoNames ids, so exact places cannot be scored yet.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import EvaluationError
from sayso.evaluate.counting import Score, overlaps
from sayso.evaluate.points import country_at
from sayso.evaluate.reading import read_document
from sayso.evaluate.report import Example, Figure, Report
from sayso.evaluate.showing import show
from sayso.lexicon.places import country_of, demonym, dispute_of, is_of_region, lookup
from sayso.model.documents import Document, Given
from sayso.model.mentions import EntityType, Mention, MentionLevel, Toponym
from sayso.model.spans import Span

if TYPE_CHECKING:
    from sayso.extract.parse import ParsedPassage

FILES = {"gwn": "GWN.xml", "lgl": "lgl.xml"}
DEFAULT_SPLIT = "gwn"
_ADJECTIVES = frozenset({"Non_Literal_Modifier", "Embedded_Non_Lit", "Demonym", "Language"})
_NO_PLACES = frozenset({"Non_Lit_Expression", "Literal_Expression", "Non_Toponym", "Homonym"})
_PLACES = frozenset({"", "Literal", "Mixed", "Literal_Modifier", "Coercion", "Embedded_Literal"})
_BODIES = frozenset({"EU", "European Union", "UN", "United Nations"})
At = tuple[int, int]


@dataclass(frozen=True, slots=True)
class MarkedPlace:
    """A place as marked: where, its words, GeoWebNews' type of it (empty in LGL), and the country it lies in."""

    at: At
    words: str
    type: str
    country: str | None


@dataclass(frozen=True, slots=True)
class PlaceText:
    """An article with its marked places."""

    id: str
    title: str
    url: str
    text: str
    places: tuple[MarkedPlace, ...]


@dataclass(slots=True)
class PlaceTally:
    """Decisions on places."""

    counts: Counter[str] = field(default_factory=Counter)
    spans: Score = field(default_factory=Score)
    examples: list[Example] = field(default_factory=list)


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


def _marked(text: str, mark: ElementTree.Element) -> MarkedPlace | None:
    at = int(mark.findtext("start") or 0), int(mark.findtext("end") or 0)
    words = mark.findtext("extractedName") or mark.findtext("phrase") or ""
    if text[slice(*at)] != words:
        return None
    return MarkedPlace(at, words, mark.findtext("type") or "", _country(mark))


def _country(mark: ElementTree.Element) -> str | None:
    """Return the country that gold resolves a place to: by name where it is given, else by the point."""
    tag = mark.find("gaztag")
    if tag is not None:
        named = country_of(tag.findtext("country") or "")
        return named or _at_point(tag.findtext("lat"), tag.findtext("lon"))
    if not (mark.findtext("geonamesID") or "").strip():
        return None
    return _at_point(mark.findtext("latitude"), mark.findtext("longitude"))


def _at_point(latitude: str | None, longitude: str | None) -> str | None:
    return country_at(float(latitude), float(longitude)) if latitude and longitude else None


def evaluate_toponyms(data: Path, split: str, limit: int | None = None) -> Report:
    """Score the places of one corpus: ``gwn`` or ``lgl``."""
    tally, count = PlaceTally(), 0
    for article in read_places(data / FILES.get(split, split or FILES[DEFAULT_SPLIT]), limit):
        count += 1
        _score_article(article, tally)
    return Report(
        benchmark="toponyms",
        split=split,
        documents=count,
        figures=tuple(_figures(tally)),
        examples=tuple(tally.examples),
        notes=(
            "Baseline: the most populous place of that name. Gold's country of a bare point is the nearest town's.",
            f"Left out: {tally.counts['disputed']} of disputed ground, which sayso gives no country; "
            f"{tally.counts['wider']} regions and continents; {tally.counts['unresolved']} that gold does not resolve.",
            "Exact GeoNames ids are not scored: the gazetteer keeps none.",
        ),
    )


def _score_article(article: PlaceText, tally: PlaceTally) -> None:
    from sayso.extract.parse import parse_passages
    from sayso.extract.places import find_toponyms

    given = Given(title=article.title or None, url=article.url or None)
    document = read_document(article.text.encode("utf-8"), name=f"{article.id}.txt", given=given)
    if document.text != article.text:
        raise EvaluationError(f"{article.id}: the document's text is not the set's text.")
    parsed = parse_passages(document)
    gold = [p for p in article.places if p.type not in _NO_PLACES]
    _score_given(article, gold, find_toponyms(document, parsed, given_mentions(gold)), tally)
    _score_own(article, gold, _own_toponyms(document, parsed), tally)


def given_mentions(places: Sequence[MarkedPlace]) -> tuple[Mention, ...]:
    """Return marked places as names that the later stages take for places."""
    return tuple(
        Mention(span=Span(*p.at), text=p.words, level=MentionLevel.NAME, type=EntityType.GPE)
        for p in sorted(places, key=lambda p: p.at)
        if p.at[0] < p.at[1]
    )


def _own_toponyms(document: Document, parsed: Sequence[ParsedPassage]) -> tuple[Toponym, ...]:
    from sayso.extract.coreference import resolve_entities
    from sayso.extract.names import find_names
    from sayso.extract.places import find_toponyms

    resolution = resolve_entities(document, parsed, find_names(document, parsed))
    return find_toponyms(document, parsed, resolution.mentions)


def _score_given(article: PlaceText, gold: list[MarkedPlace], found: Sequence[Toponym], tally: PlaceTally) -> None:
    by_place = {(t.span.start, t.span.end): t for t in found}
    for place in gold:
        if place.country is None:
            tally.counts["unresolved"] += 1
        elif dispute_of(place.words) is not None:
            tally.counts["disputed"] += 1
        elif is_wider(place.words):
            tally.counts["wider"] += 1
        else:
            ours = by_place.get(place.at) or next(
                (t for t in found if overlaps(place.at, (t.span.start, t.span.end))), None
            )
            _add_given(article, place, ours.country if ours else None, tally)


def _add_given(article: PlaceText, place: MarkedPlace, ours: str | None, tally: PlaceTally) -> None:
    group = "adjectives" if place.type in _ADJECTIVES else "names"
    most = most_populous(place.words)
    for name in ("all", group):
        tally.counts[f"{name}: n"] += 1
        tally.counts[f"{name}: told"] += ours is not None
        tally.counts[f"{name}: right"] += ours == place.country
        tally.counts[f"{name}: naive"] += most == place.country
    if ours != place.country:
        kind = f"no country ({group})" if ours is None else "another country"
        tally.examples.append(show(article, kind, place.at, place.country or "", ours or "none"))


def is_wider(words: str) -> bool:
    """Tell whether a name is that of a region or continent: its point lies in some country, the region does not."""
    return is_of_region(words) or words in _BODIES


def most_populous(words: str) -> str | None:
    """Return the country of the largest place of that name, or of the people: the baseline."""
    places = lookup(words)
    return max(places, key=lambda p: p.inhabitants).country if places else demonym(words)


def _score_own(article: PlaceText, gold: list[MarkedPlace], ours: Sequence[Toponym], tally: PlaceTally) -> None:
    wanted = [p for p in gold if p.type in _PLACES]
    mine = [(t.span.start, t.span.end) for t in ours]
    found = [p for p in wanted if any(overlaps(p.at, at) for at in mine)]
    right = sum(any(overlaps(at, p.at) for p in gold) for at in mine)
    tally.spans += Score(right, len(mine), len(found), len(wanted))
    for place in found:
        best = next(t for t in ours if overlaps(place.at, (t.span.start, t.span.end)))
        if place.country is not None and dispute_of(place.words) is None and not is_wider(place.words):
            tally.counts["own: n"] += 1
            tally.counts["own: right"] += best.country == place.country


def _figures(tally: PlaceTally) -> Iterator[Figure]:
    counts = tally.counts
    for name in ("all", "names", "adjectives"):
        n = counts[f"{name}: n"]
        label = "country, places given" + ("" if name == "all" else f": {name}")
        dull = counts[f"{name}: naive"] / max(1, n)
        yield Figure(name=label, value=counts[f"{name}: right"] / max(1, n), n=n, baseline=dull)
    told = counts["all: told"]
    yield Figure(name="country right where one is told", value=counts["all: right"] / max(1, told), n=told)
    yield Figure(name="places found: precision", value=tally.spans.precision, n=tally.spans.ours)
    yield Figure(name="places found: recall", value=tally.spans.recall, n=tally.spans.gold)
    yield Figure(name="places found: F1", value=tally.spans.f1, n=tally.spans.gold)
    n = counts["own: n"]
    yield Figure(name="country of places found", value=counts["own: right"] / max(1, n), n=n)
