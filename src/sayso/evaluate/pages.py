"""How well the article is told from its page: body words against gold, beside what trafilatura alone takes.

Two public sets are understood by their files: ``dataset/ground_truth.json`` (whole paragraphs of news pages, as
fundus-evaluation keeps them) and ``evaldata-en.json`` (segments that must and must not appear, as trafilatura's own
evaluation keeps them). The pages are never part of sayso; give the folder where they lie.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.errors import EvaluationError
from sayso.ingest import Refusal, read_bytes
from sayso.ingest.charset import decode
from sayso.ingest.shapes import words_of
from sayso.model.documents import Document
from sayso.model.spans import ZoneKind

_SEGMENT_ZONES = (ZoneKind.TITLE, ZoneKind.BYLINE, ZoneKind.DATELINE, ZoneKind.BODY, ZoneKind.CAPTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Precision, recall and their harmonic mean, between 0 and 1, over ``items`` pages or segments."""

    precision: float
    recall: float
    items: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesReport:
    """The scores of one set: sayso's body zones, and trafilatura alone on the same pages."""

    name: str
    pages: int
    refused: tuple[str, ...]
    sayso: Score
    trafilatura: Score
    worst: tuple[tuple[str, float], ...]
    """The pages on which sayso does worst, with their figure."""
    ledger: Ledger


@dataclass(slots=True)
class Ledger:
    """Whether anything visible went lost: words of the texts, those in a zone, gold's words, those in the texts."""

    words: int = 0
    listed: int = 0
    gold: int = 0
    found: int = 0

    def add(self, document: Document | None, gold: str) -> None:
        """Enter a page; of a refused one all of gold's words are lost."""
        words = _fold(gold)
        self.gold += len(words)
        if document is None:
            return
        there = Counter(_fold(document.text))
        self.words += sum(there.values())
        self.listed += len(_fold("\n".join(zone.span.of(document.text) for zone in document.zones)))
        self.found += sum((there & Counter(words)).values())


def score_pages(folder: Path, limit: int | None = None) -> PagesReport:
    """Score the article text of the page set in ``folder``; at most ``limit`` pages.

    Raises:
        EvaluationError: if the folder holds neither of the two sets.
    """
    if (folder / "dataset" / "ground_truth.json").is_file():
        return _score_paragraphs(folder, limit)
    if (folder / "evaldata-en.json").is_file():
        return _score_segments(folder, limit)
    raise EvaluationError(
        f"{folder}: no page set.", hint="It needs dataset/ground_truth.json or evaldata-en.json beside the pages."
    )


def body_text(document: Document, *kinds: ZoneKind) -> str:
    """Return the words of the zones of these kinds (by default the body), a line a zone."""
    zones = document.zones_of(*(kinds or (ZoneKind.BODY,)))
    return "\n".join(zone.span.of(document.text) for zone in zones)


def _read(data: bytes, name: str) -> Document | None:
    result = next(read_bytes(data, name=name, media_type="text/html"))
    return None if isinstance(result, Refusal) else result.document


def _trafilatura_text(data: bytes) -> str:
    import trafilatura

    return trafilatura.extract(decode(data).text, include_comments=False) or ""


def _word_scores(text: str, gold: str) -> tuple[float, float]:
    found, wanted = Counter(_fold(text)), Counter(_fold(gold))
    common = sum((found & wanted).values())
    return common / max(1, sum(found.values())), common / max(1, sum(wanted.values()))


def _fold(text: str) -> list[str]:
    return [word.casefold() for word in words_of(text)]


def _score_paragraphs(folder: Path, limit: int | None) -> PagesReport:
    gold = json.loads((folder / "dataset" / "ground_truth.json").read_text("utf-8"))
    ours: list[tuple[float, float]] = []
    theirs: list[tuple[float, float]] = []
    refused: list[str] = []
    figures: list[tuple[str, float]] = []
    ledger = Ledger()
    for name in sorted(gold)[:limit]:
        path = folder / "dataset" / "html" / name
        if not path.is_file():
            continue
        data = gzip.decompress(path.read_bytes())
        wanted = "\n".join(gold[name]["body"])
        document = _read(data, name)
        if document is None:
            refused.append(name)
        ledger.add(document, wanted)
        ours.append(_word_scores(body_text(document) if document else "", wanted))
        theirs.append(_word_scores(_trafilatura_text(data), wanted))
        figures.append((name, _mean_score([ours[-1]]).f1))
    return PagesReport(
        name="paragraphs",
        pages=len(ours),
        refused=tuple(refused),
        sayso=_mean_score(ours),
        trafilatura=_mean_score(theirs),
        worst=_worst(figures),
        ledger=ledger,
    )


def _mean_score(pairs: list[tuple[float, float]]) -> Score:
    """The mean precision and recall over pages."""
    count = max(1, len(pairs))
    return Score(precision=sum(p for p, _ in pairs) / count, recall=sum(r for _, r in pairs) / count, items=len(pairs))


def _worst(figures: list[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    return tuple(sorted(figures, key=lambda figure: (figure[1], figure[0]))[:12])


def _segments_of(entry: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    for key, is_wanted in (("with", True), ("without", False)):
        for segment in entry.get(key) or ():
            if segment and segment.strip():
                yield " ".join(segment.split()), is_wanted


def _score_segments(folder: Path, limit: int | None) -> PagesReport:
    entries = json.loads((folder / "evaldata-en.json").read_text("utf-8"))
    ours: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    refused: list[str] = []
    figures: list[tuple[str, float]] = []
    ledger = Ledger()
    pages = 0
    for _, entry in sorted(entries.items())[:limit]:
        path = folder / "html" / entry["file"]
        if not path.is_file():
            continue
        pages += 1
        data = path.read_bytes()
        document = _read(data, entry["file"])
        if document is None:
            refused.append(entry["file"])
        ledger.add(document, _wanted_on(data, entry))
        mine = _count(entry, _finder(body_text(document, *_SEGMENT_ZONES) if document else ""))
        ours += mine
        theirs += _count(entry, _finder(_trafilatura_text(data)))
        figures.append((entry["file"], -float(mine["fp"] + mine["fn"])))
    return PagesReport(
        name="segments",
        pages=pages,
        refused=tuple(refused),
        sayso=_count_score(ours),
        trafilatura=_count_score(theirs),
        worst=_worst(figures),
        ledger=ledger,
    )


def _wanted_on(data: bytes, entry: dict[str, Any]) -> str:
    """Return the wanted segments that stand on the page as its bytes have them; some of gold's do not."""
    there = _finder(decode(data).text)
    return "\n".join(segment for segment, is_wanted in _segments_of(entry) if is_wanted and there(segment))


def _finder(text: str) -> Callable[[str], bool]:
    flat = " ".join(text.split())
    return lambda segment: segment in flat


def _count(entry: dict[str, Any], finds: Callable[[str], bool]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for segment, is_wanted in _segments_of(entry):
        counts[("tp" if is_wanted else "fp") if finds(segment) else ("fn" if is_wanted else "tn")] += 1
    return counts


def _count_score(counts: Counter[str]) -> Score:
    tp, fp, fn = counts["tp"], counts["fp"], counts["fn"]
    return Score(precision=tp / max(1, tp + fp), recall=tp / max(1, tp + fn), items=sum(counts.values()))
