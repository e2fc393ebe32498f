"""The Wikinews set: every stage of the reading beside a careful reader, on articles that nobody tuned by hand.

Gold marks the head word of every claim, not its extent, and one letter of standing; so claims are matched by their
heads, and a claim's standing and source are scored where a head was found on both sides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.evaluate import wikinews_claims, wikinews_doubts, wikinews_marks, wikinews_meant
from sayso.evaluate.annotated import AnnotatedArticle, read_annotated
from sayso.evaluate.counting import Score, accuracy, macro_f1, majority
from sayso.evaluate.reading import read_analysis
from sayso.evaluate.report import Confusion, Example, Figure, Report, confusions_of
from sayso.model.documents import Given

if TYPE_CHECKING:
    from sayso.model.analysis import Analysis

ReadArticle = Callable[[AnnotatedArticle], "Analysis"]


@dataclass(slots=True)
class Tally:
    """What adds up over the articles: scores by name (and spaCy's alone), pairs of answers by scale, and the errors."""

    scores: dict[str, Score] = field(default_factory=dict)
    spacy: dict[str, Score] = field(default_factory=dict)
    pairs: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    examples: list[Example] = field(default_factory=list)

    def score(self, name: str, score: Score) -> None:
        """Add to a score."""
        self.scores[name] = self.scores.get(name, Score()) + score

    def spacy_score(self, name: str, score: Score) -> None:
        """Add to what spaCy alone scores."""
        self.spacy[name] = self.spacy.get(name, Score()) + score

    def pair(self, scale: str, gold: str, ours: str) -> None:
        """Add a pair of answers on a scale."""
        self.pairs.setdefault(scale, []).append((gold, ours))


def evaluate_wikinews(data: Path, split: str, limit: int | None = None) -> Report:
    """Score the reading of the set in ``data`` (``train``, ``dev`` or ``all``)."""
    return score_articles(read_annotated(data, split or "dev", limit), _read, split or "dev")


def _read(article: AnnotatedArticle) -> Analysis:
    given = Given(title=article.title, published=article.published)
    return read_analysis(article.text.encode("utf-8"), name=f"{article.id}.txt", given=given)


def score_articles(articles: Iterator[AnnotatedArticle], read: ReadArticle, split: str) -> Report:
    """Score ``read`` on every article."""
    tally, count = Tally(), 0
    for article in articles:
        count += 1
        analysis = read(article)
        wikinews_marks.score_marks(article, analysis, tally)
        wikinews_claims.score_claims(article, analysis, tally)
        wikinews_meant.score_meant(article, analysis, tally)
        wikinews_doubts.score_doubts(article, analysis, tally)
        wikinews_marks.score_spacy(article, tally)
    return Report(
        benchmark="wikinews",
        split=split,
        documents=count,
        figures=tuple(_figures(tally)),
        examples=tuple(tally.examples),
        confusions=_confusions(tally),
        notes=(
            "Two careful readers agree (exact F1): names .99, times .93, cues .90, sources .91, contents .91, "
            "claim heads .79; standing .94 on shared heads.",
        ),
    )


def _figures(tally: Tally) -> Iterator[Figure]:
    for name, score in tally.scores.items():
        plain = tally.spacy.get(name)
        yield Figure(name=f"{name} precision", value=score.precision, n=score.ours)
        yield Figure(name=f"{name} recall", value=score.recall, n=score.gold)
        yield Figure(name=f"{name} F1", value=score.f1, n=score.gold, spacy=plain.f1 if plain is not None else None)
    for scale, pairs in tally.pairs.items():
        dull = majority(pairs)
        yield Figure(
            name=f"{scale} accuracy", value=accuracy(pairs), n=len(pairs), baseline=_useful(pairs, accuracy(dull))
        )
        if scale in ("standing", "standing (found by quote)"):
            yield Figure(name=f"{scale} macro-F1", value=macro_f1(pairs), n=len(pairs), baseline=macro_f1(dull))


def _useful(pairs: list[tuple[str, str]], baseline: float) -> float | None:
    """A baseline says something only where gold has more than one answer."""
    return baseline if len({gold for gold, _ in pairs}) > 1 else None


def _confusions(tally: Tally) -> tuple[Confusion, ...]:
    return tuple(confusion for scale, pairs in tally.pairs.items() for confusion in confusions_of(scale, pairs))
