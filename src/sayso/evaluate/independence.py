"""Whether two reports rest on each other: labelled pairs of reports of five sets.

Three groups are asked for: derived (one from the other, or both from a third), independent, of other matters. A few
limits were chosen on these very pairs, so they are judged in five folds as well: for each fold by the limits that do
best on the other four. Independent reports that quote one statement must be called independent and still be seen to
rest on one origin (R4).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path

from sayso.corroborate.outlets import load_outlets
from sayso.corroborate.pairs import LIMITS, Limits, Pair, PairJudgement, judge, prepare_pair
from sayso.evaluate.counting import Score, accuracy, macro_f1
from sayso.evaluate.independence_set import LabelledPair, read_pairs, read_text, references
from sayso.evaluate.reading import read_analysis
from sayso.evaluate.report import Example, Figure, Report, confusions_of
from sayso.model.story import HeldReport

DERIVED, INDEPENDENT = "derived", "independent"
_BANDS = ("<5", "5-20", "20-80", ">80")
_FOLDS = 5
_GRID = tuple(
    Limits(same_names=names, leading=leading)
    for names, leading in product((0.40, 0.44, 0.48, 0.52, 0.56, 0.60), (0.20, 0.35, 0.50))
)
_WORDS_ALONE = {"derived or not F1": 0.838, "three groups macro-F1, five folds": 0.583}
"""What the best threshold on shared words (and the cosine of words) gets: the script beside the set."""

Judged = Mapping[str, PairJudgement]


def evaluate_independence(data: Path, split: str, limit: int | None = None) -> Report:
    """Score every pair of a split whose label is at least of medium confidence; the texts lie beside ``data``."""
    labelled = read_pairs(data, split or "dev", limit)
    pairs = read_prepared(data.parent, labelled)
    judged = {pair.id: judge(pairs[pair.id]) for pair in labelled}
    folded = judge_in_folds(labelled, pairs)
    return Report(
        benchmark="independence",
        split=split or "dev",
        documents=sum(1 for _ in references(labelled)),
        figures=tuple(figures_of(labelled, judged, folded)),
        examples=tuple(_examples(labelled, judged)),
        confusions=confusions_of("groups", [(pair.group, judged[pair.id].group.value) for pair in labelled]),
    )


def read_prepared(root: Path, labelled: list[LabelledPair]) -> dict[str, Pair]:
    """Read the texts of the pairs and return each pair ready to be judged, by its id."""
    held = {reference: _read(root, reference) for reference in references(labelled)}
    outlets = load_outlets()
    return {pair.id: prepare_pair(held[pair.a], held[pair.b], outlets) for pair in labelled}


def _read(root: Path, reference: str) -> HeldReport:
    found = read_text(root, reference)
    name = reference.replace("/", "_").replace("#", "_") + ".txt"
    return HeldReport(
        analysis=read_analysis(found.text.encode("utf-8"), name=name, given=found.given), captured=found.captured
    )


def judge_in_folds(labelled: Sequence[LabelledPair], pairs: Mapping[str, Pair]) -> dict[str, PairJudgement]:
    """Judge each pair by the limits that do best on the pairs of the other folds; a group of texts is in one fold."""
    by_limits = {limits: {pair.id: judge(pairs[pair.id], limits) for pair in labelled} for limits in _GRID}
    found: dict[str, PairJudgement] = {}
    for fold in range(_FOLDS):
        inside = [pair for pair in labelled if _fold(pair) == fold]
        outside = [pair for pair in labelled if _fold(pair) != fold]
        best = max(_GRID, key=lambda limits: (_macro(outside, by_limits[limits]), limits == LIMITS))
        found |= {pair.id: by_limits[best][pair.id] for pair in inside}
    return found


def _fold(pair: LabelledPair) -> int:
    return int(hashlib.sha256(pair.fold_key.encode()).hexdigest(), 16) % _FOLDS


def _macro(labelled: Sequence[LabelledPair], judged: Judged) -> float:
    return macro_f1([(pair.group, judged[pair.id].group.value) for pair in labelled])


def figures_of(labelled: Sequence[LabelledPair], judged: Judged, folded: Judged) -> Iterator[Figure]:
    """Yield the figures: derived or not, the three groups, what is hard, and by how much the words agree."""
    score = _derived(labelled, judged)
    yield _figure("derived or not F1", score.f1, len(labelled))
    yield Figure(name="derived or not precision", value=score.precision, n=score.ours)
    yield Figure(name="derived or not recall", value=score.recall, n=score.gold)
    yield _figure("three groups macro-F1, five folds", _macro(labelled, folded), len(labelled))
    yield Figure(name="three groups macro-F1", value=_macro(labelled, judged), n=len(labelled))
    yield _counted("credited rewrites found", labelled, _is_rewrite, lambda p: judged[p.id].group.value == DERIVED)
    yield _counted("one statement, independent and one origin", labelled, _is_quoting, lambda p: _is_one(judged[p.id]))
    for band in _BANDS:
        inside = [pair for pair in labelled if pair.band == band]
        right = accuracy([(pair.group, judged[pair.id].group.value) for pair in inside])
        yield Figure(name=f"accuracy where {band} % of the words agree", value=right, n=len(inside))


def _figure(name: str, value: float, n: int) -> Figure:
    return Figure(name=name, value=value, n=n, baseline=_WORDS_ALONE[name])


def _derived(labelled: Sequence[LabelledPair], judged: Judged) -> Score:
    gold = [pair.group == DERIVED for pair in labelled]
    ours = [judged[pair.id].group.value == DERIVED for pair in labelled]
    hits = sum(a and b for a, b in zip(gold, ours, strict=True))
    return Score(hits, sum(ours), hits, sum(gold))


def _is_rewrite(pair: LabelledPair) -> bool:
    return pair.label == "rewrite_with_credit"


def _is_quoting(pair: LabelledPair) -> bool:
    return pair.label == INDEPENDENT and pair.shared_source is not None


def _is_one(judgement: PairJudgement) -> bool:
    return judgement.group.value == INDEPENDENT and judgement.is_one_statement


def _counted(
    name: str,
    labelled: Sequence[LabelledPair],
    of: Callable[[LabelledPair], bool],
    is_right: Callable[[LabelledPair], bool],
) -> Figure:
    asked = [pair for pair in labelled if of(pair)]
    return Figure(name=name, value=sum(map(is_right, asked)), n=len(asked), is_count=True)


def _examples(labelled: Sequence[LabelledPair], judged: Judged) -> Iterator[Example]:
    for pair in labelled:
        ours = judged[pair.id]
        if ours.group.value != pair.group:
            yield Example(
                kind=f"{pair.label} taken for {ours.group.value}",
                where=pair.id,
                text=f"{pair.a} and {pair.b}",
                gold=pair.group,
                ours=ours.group.value,
                why=f"{ours.reason.rule}: {ours.reason.note}",
            )
