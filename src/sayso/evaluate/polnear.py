"""PolNeAR: who says what in political news of seven outlets, as spans.

The set holds texts and annotations (brat) in ``SPLIT/text`` and ``SPLIT/attributions``. Where two people annotated a
text, the first by name is gold; nested attributions count like others. No licence is stated for it: it is for
measuring, and nothing of it is part of sayso.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import EvaluationError
from sayso.evaluate.attributions import TYPES, At, SpokenSpans, differences, joined, score_attributions, spoken_spans
from sayso.evaluate.reading import read_analysis
from sayso.evaluate.report import Example, Figure, Report
from sayso.evaluate.showing import show
from sayso.evaluate.spacy_alone import read_with_spacy

if TYPE_CHECKING:
    from sayso.evaluate.attributions import AttributionScore

_LINE = re.compile(r"T\d+\t(Source|Cue|Content) ([\d ;]+)\t")


@dataclass(frozen=True, slots=True)
class SpokenText:
    """A text with the spans that a reader marked."""

    id: str
    text: str
    gold: SpokenSpans


def read_polnear(data: Path, split: str, limit: int | None = None) -> Iterator[SpokenText]:
    """Read the texts of a split in the order of their names; raises EvaluationError where it is not there."""
    folder = data / split
    texts = sorted((folder / "text").glob("*.txt"))
    if not texts:
        raise EvaluationError(f"{folder} holds no texts.", hint="Point --data at the set's data folder.")
    for path in texts[:limit]:
        text = path.read_bytes().decode("utf-8")
        annotations = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        if annotations:
            yield SpokenText(path.stem, text, parse_brat(text, annotations[0].read_text(encoding="utf-8")))


def parse_brat(text: str, annotation: str) -> SpokenSpans:
    """Return the sources, cues and contents of a brat file over ``text``."""
    found: dict[str, set[At]] = {name: set() for name in TYPES}
    for match in _LINE.finditer(annotation):
        pieces = [(int(start), int(end)) for start, end in re.findall(r"(\d+) (\d+)", match[2])]
        found[match[1].lower()].update(joined(text, pieces))
    return SpokenSpans(*(frozenset(found[name]) for name in TYPES))


def evaluate_polnear(data: Path, split: str, limit: int | None = None) -> Report:
    """Score who says what on a split of PolNeAR (``dev`` or ``train``; ``test`` where it is there)."""
    gold: list[SpokenSpans] = []
    ours: list[SpokenSpans] = []
    spacys: list[SpokenSpans] = []
    examples: list[Example] = []
    for article in read_polnear(data, split or "dev", limit):
        read = read_spans(article)
        gold.append(article.gold)
        ours.append(read)
        spacys.append(read_with_spacy(article.text).spoken)
        examples += examples_of(article, read)
    return Report(
        benchmark="polnear",
        split=split or "dev",
        documents=len(gold),
        figures=tuple(figures_of(score_attributions(gold, ours), score_attributions(gold, spacys))),
        examples=tuple(examples),
    )


def read_spans(article: SpokenText) -> SpokenSpans:
    """Return sayso's spans of a text, at the text's own offsets."""
    analysis = read_analysis(article.text.encode("utf-8"), name=f"{article.id}.txt")
    if analysis.document.text != article.text:
        raise EvaluationError(f"{article.id}: the document's text is not the set's text.")
    return spoken_spans(article.text, analysis.attributions)


def examples_of(article: SpokenText, ours: SpokenSpans) -> Iterator[Example]:
    """Yield where sayso's spans differ from the reader's."""
    for kind, place, near in differences(article.gold, ours):
        is_gold = not kind.startswith("spurious")
        words = article.text[slice(*place)]
        said = "; ".join(article.text[slice(*other)] for other in near) or "nothing"
        yield show(article, kind, place, words if is_gold else "nothing", said if is_gold else words)


def figures_of(score: AttributionScore, spacy: AttributionScore) -> Iterator[Figure]:
    """Yield precision, recall and F1 of the three types, exact and by overlap, beside spaCy's alone."""
    for how, scores, theirs in (("exact", score.exact, spacy.exact), ("overlap", score.overlap, spacy.overlap)):
        for name in TYPES:
            ours, plain = scores[name], theirs[name]
            yield Figure(name=f"{name} {how} precision", value=ours.precision, n=ours.ours, spacy=plain.precision)
            yield Figure(name=f"{name} {how} recall", value=ours.recall, n=ours.gold, spacy=plain.recall)
            yield Figure(name=f"{name} {how} F1", value=ours.f1, n=ours.gold, spacy=plain.f1)
