"""Whether two names are one name: labelled pairs of people's and bodies' names (name_bench of nomenklatura).

Each row is a pair with a type and whether it is one name. Two thresholds are measured: the one at which names are taken
for one name (:data:`~sayso.resolve.compare.ONE_NAME`), and the one at which a rule that has a second sign may join by
itself (:attr:`~sayso.resolve.compare.NameComparison.is_sure`), where precision counts. The baseline takes names for one
that are the same string, in whatever case.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import EvaluationError
from sayso.evaluate.counting import Score
from sayso.evaluate.report import Example, Figure, Report
from sayso.model.mentions import EntityType
from sayso.resolve.compare import ONE_NAME, SURE, NameComparison, compare_names

_TYPES = {
    "Person": EntityType.PERSON,
    "Company": EntityType.ORG,
    "Organization": EntityType.ORG,
    "Vessel": EntityType.FAC,
}
_STEPS = tuple(step / 20 for step in range(8, 20))


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePair:
    """Two names, what bears them, whether they are one name; ``proposed`` where a language model proposed the pair."""

    left: str
    right: str
    schema: str
    is_match: bool
    proposed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A pair and what comparing it came to."""

    pair: NamePair
    found: NameComparison


def read_pairs(data: Path, split: str, limit: int | None = None) -> list[NamePair]:
    """Return the pairs of a split, the first ``limit``; raises EvaluationError where there is none."""
    path = data / f"{split}.csv"
    if not path.is_file():
        raise EvaluationError(f"{data} holds no {path.name}.")
    with path.open(encoding="utf-8", newline="") as rows:
        return [_pair(row) for row in csv.DictReader(rows)][:limit]


def _pair(row: dict[str, str]) -> NamePair:
    return NamePair(
        left=row["name1"],
        right=row["name2"],
        schema=row["schema"],
        is_match=row["is_match"] == "true",
        proposed=row["case_group"].startswith("synth") or "LLM" in row["category"],
    )


def evaluate_name_bench(data: Path, split: str, limit: int | None = None) -> Report:
    """Score the comparison of names on a split of the set (``dev``)."""
    split = split or "dev"
    rows = [
        Compared(pair=pair, found=compare_names(pair.left, pair.right, _TYPES.get(pair.schema)))
        for pair in read_pairs(data, split, limit)
    ]
    return Report(
        benchmark="name-bench",
        split=split,
        documents=len(rows),
        figures=tuple(_figures(rows)),
        examples=tuple(_errors(rows)),
        notes=(
            _sweep(rows),
            f"One name: weight {ONE_NAME} and above. Joined by rule, with a second sign: {SURE} and above, no slip.",
        ),
    )


def _figures(rows: Sequence[Compared]) -> Iterator[Figure]:
    parts: tuple[tuple[str, Callable[[NamePair], bool]], ...] = (
        ("all", lambda pair: True),
        ("people", lambda pair: pair.schema == "Person"),
        ("organisations", lambda pair: pair.schema in {"Company", "Organization", "LegalEntity"}),
        ("human pairs", lambda pair: not pair.proposed),
        ("machine-proposed pairs", lambda pair: pair.proposed),
    )
    for name, is_of in parts:
        chosen = [row for row in rows if is_of(row.pair)]
        if chosen:
            yield from _of_part(name, chosen)
    sure = _score((row.pair.is_match, row.found.is_sure) for row in rows)
    yield Figure(name="joined by rule: right", value=sure.precision, n=sure.ours)
    yield Figure(name="joined by rule: recall", value=sure.recall, n=sure.gold)


def _of_part(name: str, rows: Sequence[Compared]) -> Iterator[Figure]:
    ours, dull = score_pairs(rows, ONE_NAME), _same_string(rows)
    yield Figure(name=f"{name}: precision", value=ours.precision, n=ours.ours, baseline=dull.precision)
    yield Figure(name=f"{name}: recall", value=ours.recall, n=ours.gold, baseline=dull.recall)
    yield Figure(name=f"{name}: F1", value=ours.f1, n=len(rows), baseline=dull.f1)


def score_pairs(rows: Sequence[Compared], threshold: float) -> Score:
    """Score pairs of which those at a threshold or above are taken for one name."""
    return _score((row.pair.is_match, row.found.weight >= threshold) for row in rows)


def _same_string(rows: Sequence[Compared]) -> Score:
    return _score((row.pair.is_match, row.pair.left.casefold() == row.pair.right.casefold()) for row in rows)


def _score(answers: Iterator[tuple[bool, bool]]) -> Score:
    pairs = list(answers)
    hits = sum(gold and ours for gold, ours in pairs)
    return Score(hits, sum(ours for _, ours in pairs), hits, sum(gold for gold, _ in pairs))


def _errors(rows: Sequence[Compared]) -> Iterator[Example]:
    for row in rows:
        taken = row.found.weight >= ONE_NAME
        if taken != row.pair.is_match:
            yield Example(
                kind="taken for one name" if taken else "kept apart",
                where=row.pair.schema,
                text=f"[[{row.pair.left}]] and [[{row.pair.right}]]",
                gold="one name" if row.pair.is_match else "two names",
                ours=f"{row.found.level.value} ({row.found.weight:.2f})",
                why=", ".join(reason.rule for reason in row.found.reasons),
            )


def _sweep(rows: Sequence[Compared]) -> str:
    scored = [(step, score_pairs(rows, step)) for step in _STEPS]
    return "Precision and recall by threshold: " + "; ".join(
        f"{step:.2f} {score.precision:.3f} {score.recall:.3f}" for step, score in scored
    )
