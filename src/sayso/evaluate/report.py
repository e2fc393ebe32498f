"""What a benchmark answers: figures with their baselines and floors, and the errors behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number: ``value`` between 0 and 1 (or a count where ``is_count``), over ``n`` decisions.

    ``baseline`` is what a reader who always answers the commonest thing gets, where that makes sense; ``spacy`` what
    spaCy alone gets in the same run; ``published`` the best figure that is known from others, by whom in
    ``published_by``; ``floor`` is what a change may not fall under.
    """

    name: str
    value: float
    n: int
    baseline: float | None = None
    spacy: float | None = None
    published: float | None = None
    published_by: str = ""
    floor: float | None = None
    is_count: bool = False

    @property
    def holds(self) -> bool:
        """Whether the figure is at its floor or above, or has none."""
        return self.floor is None or self.value >= self.floor - 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One error, with enough around it to see what went wrong without opening the article.

    ``kind`` names the error ("missing head"); ``where`` the article and offset; ``text`` the sentence with the words
    in question marked ``[[so]]``; ``gold`` and ``ours`` the two answers; ``why`` the rules that led to ours.
    """

    kind: str
    where: str
    text: str
    gold: str
    ours: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusion:
    """How often gold's ``gold`` was read as ``ours`` on one scale."""

    scale: str
    gold: str
    ours: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The answer of one benchmark. ``skipped`` says why there are no figures, where the data is absent."""

    benchmark: str
    split: str = ""
    documents: int = 0
    figures: tuple[Figure, ...] = ()
    examples: tuple[Example, ...] = ()
    confusions: tuple[Confusion, ...] = ()
    notes: tuple[str, ...] = ()
    skipped: str | None = None

    @property
    def holds(self) -> bool:
        """Whether every figure is at its floor or above."""
        return all(figure.holds for figure in self.figures)

    def figure(self, name: str) -> Figure:
        """Return the figure of that name; raises KeyError."""
        for figure in self.figures:
            if figure.name == name:
                return figure
        raise KeyError(name)

    def with_floors(self, floors: dict[str, float]) -> Report:
        """Return the same report with each figure's floor filled in from ``floors`` (by figure name)."""
        figures = tuple(replace(figure, floor=floors.get(figure.name, figure.floor)) for figure in self.figures)
        return replace(self, figures=figures)

    def error_kinds(self) -> tuple[tuple[str, int], ...]:
        """Return each kind of error with how many there are, most frequent first."""
        return tuple(Counter(example.kind for example in self.examples).most_common())

    def examples_of(self, kind: str, most: int) -> tuple[Example, ...]:
        """Return at most ``most`` examples of a kind, spread evenly over the articles."""
        return spread([example for example in self.examples if example.kind == kind], most)


def spread(examples: Sequence[Example], most: int) -> tuple[Example, ...]:
    """Return at most ``most`` of ``examples`` at even distances, so that no single article fills the list."""
    if len(examples) <= most:
        return tuple(examples)
    return tuple(examples[number * len(examples) // most] for number in range(most))


def confusions_of(scale: str, pairs: Iterable[tuple[str, str]]) -> tuple[Confusion, ...]:
    """Count the pairs (gold, ours) that differ, most frequent first."""
    counted = Counter(pair for pair in pairs if pair[0] != pair[1])
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Confusion(scale=scale, gold=gold, ours=ours, count=count) for (gold, ours), count in ranked)
