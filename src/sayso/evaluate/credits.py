"""Credits to other outlets: which relation a named outlet has to the report, on the labelled names of a set.

Each row of ``independence/credits.jsonl`` is one name in a sentence of a text of five other sets beside it, with one of
five relations, of which the last is no credit at all. The whole text is read, with nothing given of its publisher (else
a paper's own interviews would be no credits), at the set's own offsets. Two questions are put: what the report makes
of the name that the row points to, and whether the sheet's derivations have it unasked.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.errors import EvaluationError
from sayso.evaluate.counting import Score, accuracy, macro_f1, majority
from sayso.evaluate.independence_set import raw_text
from sayso.evaluate.reading import read_analysis
from sayso.evaluate.report import Example, Figure, Report, confusions_of
from sayso.evaluate.showing import show

if TYPE_CHECKING:
    from sayso.model.analysis import Analysis
    from sayso.model.spans import Span

NO_CREDIT = "mentions_outlet_only"
RELATIONS = ("first_report", "carried_from", "told_to", "agency_dateline", NO_CREDIT)
_SCOPES = {"whole report": "inferred", "this sentence": "explicit", "unknown": "unknown"}
_PARAGRAPH_MARK = "###"
REGEX_ALONE = {"macro-F1, name given": 0.822, "no credit F1, name given": 0.644, "accuracy, name given": 0.801}
"""What the set's own script of regular expressions gets on its dev split (``baseline.py`` beside it)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditRow:
    """A name in a text and its relation; ``scope`` as the set has it, ``None`` where it is no credit."""

    id: str
    document: str
    start: int
    end: int
    relation: str
    scope: str | None

    @property
    def source(self) -> str:
        """The set that the text is from."""
        return self.document.partition("/")[0]


@dataclass(frozen=True, slots=True)
class CreditText:
    """A text with its reference."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A row with what was read: the relation with the name given, its scope, and what the derivations have there."""

    row: CreditRow
    given: str
    scope: str | None
    found: str
    why: str


def read_credits(data: Path, split: str, limit: int | None = None) -> list[CreditRow]:
    """Return the rows of a split, those of the first ``limit`` texts; raises EvaluationError where there are none."""
    rows = [json.loads(line) for line in (data / "credits.jsonl").read_text("utf-8").splitlines()]
    chosen = [_row(row) for row in rows if row["split"] == split]
    if not chosen:
        raise EvaluationError(f"{data} holds no credits of the split {split!r}.")
    texts = sorted({row.document for row in chosen})[:limit]
    return [row for row in chosen if row.document in set(texts)]


def _row(row: dict[str, Any]) -> CreditRow:
    return CreditRow(
        id=row["id"],
        document=row["doc"],
        start=row["name_start"],
        end=row["name_end"],
        relation=row["relation"],
        scope=row["scope"],
    )


def read_credit_text(root: Path, reference: str) -> str:
    """Return a text with its offsets kept: where a set marks paragraphs with signs, line breaks stand instead."""
    text = raw_text(root, reference)
    return text.replace(f" {_PARAGRAPH_MARK} ", "\n    ").replace(_PARAGRAPH_MARK, "\n  ")


def answer(rows: Sequence[CreditRow], root: Path) -> Iterator[tuple[CreditText, Answer]]:
    """Read each text once and yield what is made of the names in it."""
    from sayso.model.spans import Span

    for reference in sorted({row.document for row in rows}):
        text = read_credit_text(root, reference)
        analysis = read_analysis(text.encode("utf-8"), name="text.txt")
        if analysis.document.text != text:
            raise EvaluationError(f"{reference}: the document's text is not the set's text.")
        for row in (row for row in rows if row.document == reference):
            yield CreditText(reference, text), _answered(row, analysis, Span(row.start, row.end))


def _answered(row: CreditRow, analysis: Analysis, span: Span) -> Answer:
    from sayso.extract.stated_credits import credit_at

    credit = credit_at(analysis, span)
    kind = credit.kind if credit is not None else None
    found = [d for d in analysis.derivations if d.credit and any(r.span and r.span.overlaps(span) for r in d.reasons)]
    return Answer(
        row=row,
        given=kind.value if kind is not None else NO_CREDIT,
        scope=credit.scope.value if credit is not None and kind is not None else None,
        found=_closest(row, [str(d.credit) for d in found]),
        why=credit.shape if credit is not None else "no outlet's name here",
    )


def _closest(row: CreditRow, found: Sequence[str]) -> str:
    if not found:
        return NO_CREDIT
    return row.relation if row.relation in found else found[0]


def evaluate_credits(data: Path, split: str, limit: int | None = None) -> Report:
    """Score the relations of named outlets on a split of the set (``dev``)."""
    rows = read_credits(data, split or "dev", limit)
    read = list(answer(rows, data.parent))
    answers = [one for _, one in read]
    return Report(
        benchmark="credits",
        split=split or "dev",
        documents=len({row.document for row in rows}),
        figures=tuple(figures_of(answers)),
        examples=tuple(_examples(read)),
        confusions=confusions_of("relation", [(one.row.relation, one.given) for one in answers]),
        notes=(
            "baselines: the commonest relation for macro-F1 and accuracy by source; else the set's own script on dev",
        ),
    )


def figures_of(answers: Sequence[Answer]) -> Iterator[Figure]:
    """Yield the five-way figures with the name given, by relation and by source, and those of the derivations."""
    pairs = [(one.row.relation, one.given) for one in answers]
    yield _beside("macro-F1, name given", macro_f1(pairs), len(pairs))
    yield _beside("accuracy, name given", accuracy(pairs), len(pairs))
    for relation in RELATIONS:
        name = "no credit" if relation == NO_CREDIT else relation.replace("_", " ")
        score = _score(pairs, relation)
        yield _beside(f"{name} F1, name given", score.f1, score.gold)
    yield from _by_source(answers)
    scoped = [(_SCOPES[one.row.scope or ""], one.scope or "") for one in answers if _has_scope(one)]
    yield Figure(name="scope accuracy", value=accuracy(scoped), n=len(scoped), baseline=accuracy(majority(scoped)))
    yield from _unasked(answers)


def _beside(name: str, value: float, n: int) -> Figure:
    return Figure(name=name, value=value, n=n, baseline=REGEX_ALONE.get(name))


def _score(pairs: Sequence[tuple[str, str]], relation: str) -> Score:
    hits = sum(gold == ours == relation for gold, ours in pairs)
    return Score(hits, sum(ours == relation for _, ours in pairs), hits, sum(gold == relation for gold, _ in pairs))


def _by_source(answers: Sequence[Answer]) -> Iterator[Figure]:
    for source in sorted({one.row.source for one in answers}):
        pairs = [(one.row.relation, one.given) for one in answers if one.row.source == source]
        most = accuracy(majority(pairs))
        yield Figure(name=f"accuracy on {source}, name given", value=accuracy(pairs), n=len(pairs), baseline=most)


def _has_scope(one: Answer) -> bool:
    """Tell whether both give a scope: the credit was seen and is one."""
    return one.row.scope is not None and one.given == one.row.relation


def _unasked(answers: Sequence[Answer]) -> Iterator[Figure]:
    """Yield what the derivations of the sheet have: of the credits how many, of what is none how many wrongly."""
    credits = [one for one in answers if one.row.relation != NO_CREDIT]
    others = [one for one in answers if one.row.relation == NO_CREDIT]
    right = sum(one.found == one.row.relation for one in credits)
    kept = sum(one.found == NO_CREDIT for one in others)
    yield Figure(name="credits on the sheet with the right relation", value=_share(right, credits), n=len(credits))
    yield Figure(name="no credit, and none on the sheet", value=_share(kept, others), n=len(others))


def _share(count: int, of: Sequence[Answer]) -> float:
    return count / len(of) if of else 0.0


def _examples(read: Sequence[tuple[CreditText, Answer]]) -> Iterator[Example]:
    for text, one in read:
        place = (one.row.start, one.row.end)
        if one.given != one.row.relation:
            yield show(text, f"{one.row.relation} missed", place, one.row.relation, one.given, one.why)
        elif one.found != one.row.relation:
            yield show(text, "not on the sheet", place, one.row.relation, one.found, one.why)
