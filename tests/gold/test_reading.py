"""What must hold when the bundled story is read, whatever the scores: no noise, and no denial or hearsay as fact."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sayso.demo import story_reports
from sayso.extract.analysis import analyse
from sayso.ingest import Captured, read_bytes
from sayso.model.analysis import Analysis
from sayso.model.claims import ClaimKind, Standing
from sayso.model.spans import Span

FOLDER = Path(__file__).parent / "story"
REPORTS = {report.name: report for report in story_reports()}
GOLD = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("[0-9]*.json"))}
FLAT_KINDS = {ClaimKind.EVENT, ClaimKind.RELATION, ClaimKind.CONTEXT, ClaimKind.ASSESSMENT}
by_report = pytest.mark.parametrize("gold", GOLD.values(), ids=GOLD)


@cache
def _analysis(name: str) -> Analysis:
    report = REPORTS[name]
    captured = next(iter(read_bytes(report.read_bytes(), name=name, given=report.given)))
    assert isinstance(captured, Captured)
    return analyse(captured.document)


def _place(text: str, claim: dict[str, Any]) -> Span:
    words = r"\s+".join(re.escape(word) for word in claim["quote"].split())
    places = list(re.finditer(words, text))
    return Span(*places[claim.get("occurrence", 1) - 1].span())


@by_report
def test_nothing_of_the_noise_is_claimed_or_named(gold: dict[str, Any]) -> None:
    analysis = _analysis(gold["file"])
    said = [claim.citation.quote for claim in analysis.claims]
    named = [name for entity in analysis.entities for name in (entity.name, *entity.aliases)]
    assert [words for words in gold["must_not"] if any(words in one for one in said + named)] == []


@by_report
def test_every_quotation_is_exact(gold: dict[str, Any]) -> None:
    analysis = _analysis(gold["file"])
    for claim in analysis.claims:
        assert claim.citation.quote == " … ".join(span.of(analysis.document.text) for span in claim.citation.spans)


@by_report
def test_what_is_denied_unspoken_or_hearsay_is_never_asserted_flatly(gold: dict[str, Any]) -> None:
    analysis = _analysis(gold["file"])
    text = analysis.document.text
    flat = [c for c in analysis.claims if c.standing is Standing.ASSERTED and c.kind in FLAT_KINDS]
    asserted = [_place(text, claim) for claim in gold["claims"] if _may_be_asserted(claim)]
    for guarded in (_place(text, claim) for claim in gold["claims"] if _is_guarded(claim)):
        own = [place for place in asserted if guarded.contains(place)]  # a relative clause that is the report's own
        inside = [c for c in flat if guarded.contains(c.head) and not any(place.contains(c.head) for place in own)]
        assert [c.citation.quote for c in inside] == []


def _may_be_asserted(claim: dict[str, Any]) -> bool:
    return "asserted" in (claim["standing"], *claim.get("accept", {}).get("standing", ()))


def _is_guarded(claim: dict[str, Any]) -> bool:
    return claim["standing"] in {"denied", "silence", "hearsay"} and not _may_be_asserted(claim)


@pytest.mark.parametrize("gold", [pytest.param(gold, id=name) for name, gold in GOLD.items()])
def test_nobody_is_given_a_role_in_the_wrong_body(gold: dict[str, Any]) -> None:
    analysis = _analysis(gold["file"])
    names = {entity.id: entity.name for entity in analysis.entities}
    bodies = {(c["subject"], c["object"]) for c in gold["claims"] if c["kind"] in {"role", "relation"} and c["object"]}
    persons = {person for person, _ in bodies}
    for claim in analysis.claims:
        if claim.kind is not ClaimKind.ROLE or claim.subject is None or claim.object is None:
            continue
        person, body = (names.get(side.entity or "") for side in (claim.subject, claim.object))
        if body in persons:
            continue  # somebody's deputy: a person, and no body
        assert person not in persons or body is None or (person, body) in bodies, claim.citation.quote
