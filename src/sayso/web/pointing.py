"""Sentences on other reports with the names of these reports as doors to the claims that are meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.ask.answers import ReportName
from sayso.export.page import Pointer
from sayso.web.links import claim_path, report_path

UNSTATED = "a report whose outlet is not stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a sentence, and where it leads; nowhere if ``path`` is empty."""

    words: str
    path: str = ""


def pointed(found: Pointer) -> tuple[Piece, ...]:
    """Cut a sentence where it names a report; what it rests on without naming it stands at the end."""
    pieces = [Piece(words=found.sentence)]
    for report, claim in found.at:
        path = claim_path(report.id, claim) if claim else report_path(report.id)
        pieces = _with_door(pieces, report, path)
    return tuple(pieces)


def _with_door(pieces: list[Piece], report: ReportName, path: str) -> list[Piece]:
    for label in _labels(report):
        for place, piece in enumerate(pieces):
            before, is_there, after = piece.words.partition(label)
            if is_there and not piece.path:
                cut = [Piece(words=before), Piece(words=label, path=path), Piece(words=after)]
                return [*pieces[:place], *(p for p in cut if p.words), *pieces[place + 1 :]]
    return [*pieces, Piece(words=" "), Piece(words=report.short, path=path)]


def _labels(report: ReportName) -> Iterator[str]:
    """Yield how a sentence may name a report, the longest way first."""
    name = report.publisher or UNSTATED
    yield f"“{name}” ({report.published or 'undated'})"
    yield f"{name} ({report.published or 'undated'})"
    yield name
