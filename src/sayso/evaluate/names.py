"""Names beside gold that has types of its own: found exactly, by overlap, and with a type that fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.evaluate.counting import Score, exact_score, overlap_score, overlaps
from sayso.evaluate.report import Example, Figure
from sayso.evaluate.showing import HasText, show
from sayso.model.mentions import NAMED_TYPES, EntityType, Mention, MentionLevel

if TYPE_CHECKING:
    from sayso.model.analysis import Analysis

At = tuple[int, int]
Fits = Mapping[str, frozenset[str]]
"""Gold's types that a type of sayso's may stand for; a name of a type that is not in it is not scored."""
_ARTICLES = ("the ", "a ", "an ")


@dataclass(slots=True)
class NameTally:
    """Scores of names: exact, by overlap, exact with a type that fits; and the same of spaCy alone."""

    exact: Score = field(default_factory=Score)
    overlap: Score = field(default_factory=Score)
    typed: dict[str, Score] = field(default_factory=dict)
    examples: list[Example] = field(default_factory=list)

    def add(self, text: HasText, gold: Mapping[At, str], ours: Mapping[At, str], fits: Fits, *, tell: bool) -> None:
        """Score a text's names; ``tell`` keeps the errors."""
        mine = {place: kind for place, kind in ours.items() if kind in fits}
        self.exact += exact_score(gold, mine)
        self.overlap += overlap_score(gold.keys(), mine.keys())
        typed = {place: _gold_type(gold.get(place), fits[kind]) for place, kind in mine.items()}
        for name in sorted({*gold.values(), *typed.values()}):
            of_name = exact_score(_of_type(gold, name), _of_type(typed, name))
            self.typed[name] = self.typed.get(name, Score()) + of_name
        if tell:
            self.examples.extend(_errors(text, gold, typed))


def _gold_type(gold: str | None, allowed: frozenset[str]) -> str:
    return gold if gold in allowed and gold is not None else min(allowed)


def _of_type(names: Mapping[At, str], kind: str) -> list[At]:
    return [place for place, value in names.items() if value == kind]


def _errors(text: HasText, gold: Mapping[At, str], ours: Mapping[At, str]) -> Iterator[Example]:
    for place in sorted(gold.keys() | ours.keys()):
        want, have = gold.get(place), ours.get(place)
        if want == have:
            continue
        if want is None:
            beside = any(overlaps(place, other) for other in gold)
            kind = "" if beside else f"spurious {have}"
        else:
            near = any(overlaps(place, other) for other in ours)
            kind = f"another type of {want}" if have else f"{want} cut otherwise" if near else f"missed {want}"
        if kind:
            said = [f"{text.text[slice(*p)]!r} as {k}" for p, k in ours.items() if overlaps(p, place)]
            yield show(text, kind, place, want or "nothing", "; ".join(said) or "nothing")


def names_of(mentions: Iterable[Mention], governments: frozenset[str] = frozenset()) -> dict[At, str]:
    """Return the names among mentions with their types; a place that acts as a government is a place (GPE)."""
    found: dict[At, str] = {}
    for mention in mentions:
        if mention.level is MentionLevel.NAME and mention.type in NAMED_TYPES:
            acts = mention.entity in governments
            found[mention.span.start, mention.span.end] = (EntityType.GPE if acts else mention.type).value
    return found


def names_of_analysis(analysis: Analysis) -> dict[At, str]:
    """Return the names of an analysis with their types."""
    governments = frozenset(entity.id for entity in analysis.entities if entity.government_of)
    return names_of(analysis.mentions, governments)


def without_article(text: str, place: At) -> At:
    """Return a place without an article at its head: sets differ in whether it belongs to the name."""
    words = text[slice(*place)].lower()
    cut = next((len(article) for article in _ARTICLES if words.startswith(article)), 0)
    return place[0] + cut, place[1]


def name_figures(ours: NameTally, spacy: NameTally) -> Iterator[Figure]:
    """Yield the figures of names, beside spaCy's alone."""
    all_typed = (sum(ours.typed.values(), Score()), sum(spacy.typed.values(), Score()))
    rows = [("names exact", ours.exact, spacy.exact), ("names overlap", ours.overlap, spacy.overlap)]
    rows += [("names exact and typed", *all_typed)]
    rows += [(f"{n} exact and typed", s, spacy.typed.get(n, Score())) for n, s in sorted(ours.typed.items())]
    for name, mine, plain in rows:
        yield Figure(name=f"{name} precision", value=mine.precision, n=mine.ours, spacy=plain.precision)
        yield Figure(name=f"{name} recall", value=mine.recall, n=mine.gold, spacy=plain.recall)
        yield Figure(name=f"{name} F1", value=mine.f1, n=mine.gold, spacy=plain.f1)
