"""The one way in which every benchmark has an article read: bytes to document, document to analysis, to sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.errors import EvaluationError
from sayso.model.documents import NOTHING_GIVEN, Given

if TYPE_CHECKING:
    from sayso.model.analysis import Analysis
    from sayso.model.documents import Document

Sheet = dict[str, Any]
"""A claim sheet as JSON (``docs/sheet.md``)."""


def read_document(data: bytes, *, name: str, given: Given = NOTHING_GIVEN) -> Document:
    """Read one report; raises EvaluationError where the input is refused."""
    from sayso.ingest import Refusal, read_bytes

    for outcome in read_bytes(data, name=name, given=given):
        if isinstance(outcome, Refusal):
            raise EvaluationError(f"{name} was refused: {outcome.error}")
        return outcome.document
    raise EvaluationError(f"{name} holds no report.")


def read_analysis(data: bytes, *, name: str, given: Given = NOTHING_GIVEN) -> Analysis:
    """Read and analyse one report."""
    from sayso.extract.analysis import analyse

    return analyse(read_document(data, name=name, given=given))


def sheet_of(analysis: Analysis) -> Sheet:
    """Return the claim sheet of an analysis as JSON."""
    from sayso.ask.sheet import build_sheet
    from sayso.export.sheet_json import sheet_to_json

    return sheet_to_json(build_sheet(analysis))


def read_sheet(data: bytes, *, name: str, given: Given = NOTHING_GIVEN) -> Sheet:
    """Read one report into its claim sheet as JSON."""
    return sheet_of(read_analysis(data, name=name, given=given))
