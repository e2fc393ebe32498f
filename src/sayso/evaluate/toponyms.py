"""Places of GeoWebNews and LGL: which place each is and in which country, with the places given and with our own.

Both sets mark GeoNames numbers; LGL also countries, GeoWebNews points (:mod:`sayso.evaluate.toponym_sets`). Disputed
ground has no country in sayso, and is left out of the countries and counted. A place that sayso does not tell counts as
wrong; beside it stand the share that is told and how much of that is right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import EvaluationError
from sayso.evaluate.counting import Score, overlaps
from sayso.evaluate.reading import read_document
from sayso.evaluate.report import Example, Figure, Report
from sayso.evaluate.showing import show
from sayso.evaluate.toponym_sets import MarkedPlace, PlaceText, is_wider, read_places
from sayso.lexicon.places import demonym, dispute_of, lookup
from sayso.lexicon.sites import sites_of
from sayso.model.documents import Document, Given
from sayso.model.mentions import EntityType, Mention, MentionLevel, Toponym
from sayso.model.spans import Span

if TYPE_CHECKING:
    from sayso.extract.parse import ParsedPassage

FILES = {"gwn": "GWN.xml", "lgl": "lgl.xml"}
DEFAULT_SPLIT = "gwn"
LOCAL_SPLIT = "lgl"
_ADJECTIVES = frozenset({"Non_Literal_Modifier", "Embedded_Non_Lit", "Demonym", "Language"})
_NO_PLACES = frozenset({"Non_Lit_Expression", "Literal_Expression", "Non_Toponym", "Homonym"})
_PLACES = frozenset({"", "Literal", "Mixed", "Literal_Modifier", "Coercion", "Embedded_Literal"})


@dataclass(slots=True)
class PlaceTally:
    """Decisions on places."""

    counts: Counter[str] = field(default_factory=Counter)
    spans: Score = field(default_factory=Score)
    examples: list[Example] = field(default_factory=list)


def evaluate_toponyms(data: Path, split: str, limit: int | None = None) -> Report:
    """Score the places of one corpus: ``gwn`` or ``lgl``."""
    return _evaluate("toponyms", data, split, limit)


def evaluate_local_toponyms(data: Path, split: str, limit: int | None = None) -> Report:
    """Score the places of the corpus of local papers."""
    return _evaluate("toponyms-local", data, split or LOCAL_SPLIT, limit)


def _evaluate(benchmark: str, data: Path, split: str, limit: int | None) -> Report:
    tally, count = PlaceTally(), 0
    for article in read_places(data / FILES.get(split, split or FILES[DEFAULT_SPLIT]), limit):
        count += 1
        _score_article(article, tally)
    return Report(
        benchmark=benchmark,
        split=split,
        documents=count,
        figures=tuple(_figures(tally)),
        examples=tuple(tally.examples),
        notes=(
            "Baseline: the most populous place of that name. Gold's country of a bare point is the nearest town's.",
            f"Left out of the countries: {tally.counts['disputed']} of disputed ground, which sayso gives no country; "
            f"{tally.counts['wider']} regions and continents; {tally.counts['unresolved']} that gold does not resolve.",
            f"The gazetteer knows {tally.counts['exact: known']} of the {tally.counts['exact: n']} numbered places "
            "under the words marked: towns, divisions, countries and continents, and no streets, rivers or buildings.",
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
        ours = by_place.get(place.at) or next(
            (t for t in found if overlaps(place.at, (t.span.start, t.span.end))), None
        )
        if place.number is not None:
            _add_exact(article, place, ours.geonames if ours else None, tally)
        if place.country is None:
            tally.counts["unresolved"] += 1
        elif dispute_of(place.words) is not None:
            tally.counts["disputed"] += 1
        elif is_wider(place.words):
            tally.counts["wider"] += 1
        else:
            _add_given(article, place, ours.country if ours else None, tally)


def _add_exact(article: PlaceText, place: MarkedPlace, ours: int | None, tally: PlaceTally) -> None:
    tally.counts["exact: known"] += any(site.number == place.number for site in sites_of(place.words))
    for name in ("exact", f"exact {_group(place)}"):
        tally.counts[f"{name}: n"] += 1
        tally.counts[f"{name}: told"] += ours is not None
        tally.counts[f"{name}: right"] += ours == place.number
        tally.counts[f"{name}: naive"] += largest_site(place.words) == place.number
    if ours not in (None, place.number):
        tally.examples.append(show(article, "another place", place.at, str(place.number), str(ours)))


def _group(place: MarkedPlace) -> str:
    return "adjectives" if place.type in _ADJECTIVES else "names"


def _add_given(article: PlaceText, place: MarkedPlace, ours: str | None, tally: PlaceTally) -> None:
    group = _group(place)
    most = most_populous(place.words)
    for name in ("all", group):
        tally.counts[f"{name}: n"] += 1
        tally.counts[f"{name}: told"] += ours is not None
        tally.counts[f"{name}: right"] += ours == place.country
        tally.counts[f"{name}: naive"] += most == place.country
    if ours != place.country:
        kind = f"no country ({group})" if ours is None else "another country"
        tally.examples.append(show(article, kind, place.at, place.country or "", ours or "none"))


def most_populous(words: str) -> str | None:
    """Return the country of the largest place of that name, or of the people: the baseline."""
    places = lookup(words)
    return max(places, key=lambda p: p.inhabitants).country if places else demonym(words)


def largest_site(words: str) -> int | None:
    """Return the number of the largest place of that name, a country before all others: the baseline."""
    sites = sorted(sites_of(words), key=lambda site: (site.kind.value != "country", -site.inhabitants))
    return sites[0].number if sites else None


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
        if place.number is not None:
            tally.counts["own exact: told"] += best.geonames is not None
            tally.counts["own exact: right"] += best.geonames == place.number
    tally.counts["own exact: n"] += sum(place.number is not None for place in wanted)


def _figures(tally: PlaceTally) -> Iterator[Figure]:
    counts = tally.counts
    yield from _told(counts, "exact place", "exact")
    yield from _told(counts, "country", "all")
    yield Figure(name="places found: precision", value=tally.spans.precision, n=tally.spans.ours)
    yield Figure(name="places found: recall", value=tally.spans.recall, n=tally.spans.gold)
    yield Figure(name="places found: F1", value=tally.spans.f1, n=tally.spans.gold)
    n = counts["own: n"]
    yield Figure(name="country of places found", value=counts["own: right"] / max(1, n), n=n)
    n, told = counts["own exact: n"], counts["own exact: told"]
    yield Figure(name="places found and told exactly", value=counts["own exact: right"] / max(1, n), n=n)
    right = counts["own exact: right"] / max(1, told)
    yield Figure(name="exact place right where a place is found and told", value=right, n=told)


def _told(counts: Counter[str], what: str, key: str) -> Iterator[Figure]:
    """Yield how many are right, by the kind of words; how many are told; and how many of those are right."""
    parts = {"": key, ": names": "exact names", ": adjectives": "exact adjectives"}
    if key == "all":
        parts = {"": "all", ": names": "names", ": adjectives": "adjectives"}
    for label, part in parts.items():
        n = counts[f"{part}: n"]
        if n:
            right, dull = counts[f"{part}: right"] / n, counts[f"{part}: naive"] / n
            yield Figure(name=f"{what}, places given{label}", value=right, n=n, baseline=dull)
    n, told = counts[f"{key}: n"], counts[f"{key}: told"]
    yield Figure(name=f"{what}, places given: share told", value=told / max(1, n), n=n)
    yield Figure(name=f"{what} right where one is told", value=counts[f"{key}: right"] / max(1, told), n=told)
