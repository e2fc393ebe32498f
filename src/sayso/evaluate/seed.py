"""The seed: one article worked by hand, claim by claim; and any folder of articles with gold in the same format."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from sayso.errors import EvaluationError
from sayso.evaluate.counting import macro_f1, majority
from sayso.evaluate.gold_sheet import GoldSheet, load_gold
from sayso.evaluate.invariants import broken_invariants
from sayso.evaluate.must_not import violations
from sayso.evaluate.reading import Sheet, read_sheet
from sayso.evaluate.report import Example, Figure, Report, confusions_of
from sayso.evaluate.sheet_score import SheetTally, score_sheet
from sayso.model.documents import Given


def evaluate_seed(data: Path, split: str = "", limit: int | None = None) -> Report:
    """Score the sheet of ``article.txt`` against ``gold.json``, with the must-nots and the summary line."""
    article, gold = (data / "article.txt").read_bytes(), load_gold(data / "gold.json")
    _check_article(article, gold)
    sheet = read_sheet(article, name="article.txt")
    tally = SheetTally()
    score_sheet(sheet, gold, tally)
    check_sheet(sheet, tally, gold.id)
    figures = list(sheet_figures(tally))
    line = gold.raw["profile"]["headline_sentence"]
    figures.append(_count("summary line exact", int(sheet["summary"]["line"] == line), 1))
    if sheet["summary"]["line"] != line:
        ours = sheet["summary"]["line"]
        tally.examples.append(Example(kind="summary line", where=gold.id, text="", gold=line, ours=ours))
    broken = violations(sheet, gold)
    figures.append(_count("must-nots kept", sum(not found for found in broken.values()), len(broken)))
    for name, found in broken.items():
        tally.examples += [
            Example(kind=f"must-not {name}", where=gold.id, text="", gold="never", ours=f) for f in found
        ]
    return report_of("seed", split, 1, figures, tally)


def evaluate_sheets(data: Path, split: str = "", limit: int | None = None) -> Report:
    """Score a folder of articles: ``NAME.txt`` (or .html) beside ``NAME.gold.json``, or folders like the seed's."""
    tally, number = SheetTally(), 0
    for article, gold_file in list(_articles(data))[:limit]:
        gold = load_gold(gold_file)
        content = article.read_bytes()
        given = Given(title=gold.title, publisher=gold.publisher, published=gold.published)
        sheet = read_sheet(content, name=article.name, given=given)
        score_sheet(sheet, gold, tally)
        check_sheet(sheet, tally, gold.id)
        number += 1
    if not number:
        raise EvaluationError(f"{data} holds no article with gold.", hint="Name gold NAME.gold.json beside NAME.txt.")
    return report_of("sheets", split, number, list(sheet_figures(tally)), tally)


def _articles(data: Path) -> Iterator[tuple[Path, Path]]:
    for gold in sorted((*data.glob("*.gold.json"), *data.glob("*/gold.json"), *data.glob("gold.json"))):
        stem = gold.name.removesuffix(".gold.json") if gold.name != "gold.json" else "article"
        for ending in (".txt", ".html", ".htm", ".pdf"):
            article = gold.parent / f"{stem}{ending}"
            if article.is_file():
                yield article, gold
                break


def _check_article(article: bytes, gold: GoldSheet) -> None:
    wanted = gold.raw["document"].get("sha256")
    if wanted and hashlib.sha256(article).hexdigest() != wanted:
        raise EvaluationError("article.txt is not the text that gold.json was made from.")


def check_sheet(sheet: Sheet, tally: SheetTally, name: str) -> None:
    """Add what holds of every sheet, with or without gold."""
    broken = broken_invariants(sheet)
    tally.count("sheets that keep the invariants", not broken)
    tally.examples += [Example(kind="invariant", where=name, text="", gold="never", ours=what) for what in broken]


def _count(name: str, value: int, of: int) -> Figure:
    return Figure(name=name, value=value, n=of, is_count=True)


def sheet_figures(tally: SheetTally) -> Iterator[Figure]:
    """Yield the figures of sheets beside gold."""
    yield Figure(name="claims precision", value=tally.claims.precision, n=tally.claims.ours)
    yield Figure(name="claims recall", value=tally.claims.recall, n=tally.claims.gold)
    yield Figure(name="claims F1", value=tally.claims.f1, n=tally.claims.gold)
    yield Figure(name="ties precision", value=tally.ties.precision, n=tally.ties.ours)
    yield Figure(name="ties recall", value=tally.ties.recall, n=tally.ties.gold)
    yield Figure(name="ties F1", value=tally.ties.f1, n=tally.ties.gold)
    dull = macro_f1(majority(tally.pairs))
    yield Figure(name="standing macro-F1", value=macro_f1(tally.pairs), n=len(tally.pairs), baseline=dull)
    for name, (right, of) in tally.counts.items():
        if name == "source right on attributed claims":
            yield Figure(name=name, value=right / of if of else 0.0, n=of)
        else:
            yield _count(name, right, of)


def report_of(name: str, split: str, documents: int, figures: list[Figure], tally: SheetTally) -> Report:
    """Make the report of a tally."""
    return Report(
        benchmark=name,
        split=split,
        documents=documents,
        figures=tuple(figures),
        examples=tuple(tally.examples),
        confusions=confusions_of("standing", tally.pairs),
    )
