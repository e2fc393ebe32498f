"""What the tests of this room share: reading a text, and its zones as pairs."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sayso.ingest import Captured, Refusal, read_bytes
from sayso.model.documents import NOTHING_GIVEN, Document, Given
from sayso.model.spans import ZoneKind

CASES = Path(__file__).parents[1] / "cases" / "ingest"


def cases(name: str) -> Iterator[Any]:
    """The cases of one file, each with its label as id."""
    for case in tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]:
        marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
        yield pytest.param(case, id=case["label"], marks=marks)


def read(
    source: str | bytes, *, name: str = "test", given: Given = NOTHING_GIVEN, media_type: str | None = None
) -> Document:
    """Read one input that must be taken whole."""
    data = source.encode("utf-8") if isinstance(source, str) else source
    (outcome,) = read_bytes(data, name=name, given=given, media_type=media_type)
    assert isinstance(outcome, Captured), outcome
    return outcome.document


def refusal(source: str | bytes, *, name: str = "test") -> Refusal:
    """Read one input that must be refused."""
    data = source.encode("utf-8") if isinstance(source, str) else source
    (outcome,) = read_bytes(data, name=name)
    assert isinstance(outcome, Refusal), outcome
    return outcome


def zones(document: Document, *but: ZoneKind) -> list[list[str]]:
    """The zones of a document as pairs of kind and words, without the kinds in ``but``."""
    return [[z.kind.value, z.span.of(document.text)] for z in document.zones if z.kind not in but]


def words_in(document: Document, *kinds: ZoneKind) -> str:
    """The words of the zones of these kinds, in order."""
    return " ".join(zone.span.of(document.text) for zone in document.zones_of(*kinds))


def assert_ledger(document: Document) -> None:
    """The word ledger: zones are sorted, do not overlap, and cover every character that is no white space."""
    at = 0
    for zone in document.zones:
        assert zone.span.start >= at
        assert not document.text[at : zone.span.start].strip()
        assert zone.span.of(document.text) == zone.span.of(document.text).strip() != ""
        assert zone.reason.rule
        at = zone.span.end
    assert not document.text[at:].strip()


def assert_passages(document: Document) -> None:
    """Passages are sorted, lie inside one zone that may hold claims, and leave none of its words out."""
    at = -1
    for number, passage in enumerate(document.passages):
        assert passage.number == number
        assert passage.span.start >= at
        assert passage.span.of(document.text) == passage.span.of(document.text).strip() != ""
        assert any(zone.kind is passage.zone and zone.span.contains(passage.span) for zone in document.zones)
        at = passage.span.end
    read_zones = document.zones_of(ZoneKind.TITLE, ZoneKind.BODY, ZoneKind.CAPTION)
    in_zones = sum(len(zone.span.of(document.text).split()) for zone in read_zones)
    assert sum(len("".join(passage.span.of(document.text).split())) for passage in document.passages) == sum(
        len("".join(zone.span.of(document.text).split())) for zone in read_zones
    ), in_zones
