"""Every case file of ``tests/cases/extract`` reads as it says (format: ``tests/cases/README.md``)."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sayso.model.claims import Argument, Claim, ClaimKind, HedgeScope, Source, SourceKind, Stance, Standing
from sayso.model.spans import Span

if TYPE_CHECKING:
    from sayso.model.analysis import Analysis

FOLDER = Path(__file__).parents[1] / "cases" / "extract"
FLAT_KINDS = {ClaimKind.EVENT, ClaimKind.RELATION, ClaimKind.CONTEXT, ClaimKind.ASSESSMENT}
CASE_KEYS = {
    "label",
    "comment",
    "text",
    "published",
    "publisher",
    "claims",
    "responses",
    "credits",
    "must_not",
    "xfail",
}
CLAIM_KEYS = {
    "words", "standing", "source", "stance", "kind", "hedge_scope", "time", "subject", "object", "chain", "none",
    "never",
}  # fmt: skip


def _cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
            yield pytest.param(case, id=f"{path.stem}: {case['label']}", marks=marks)


CASES = list(_cases())


def test_there_are_at_least_250_cases_with_unlike_labels() -> None:
    labels = [case.values[0]["label"] for case in CASES]
    assert len(labels) >= 250
    assert sorted(set(labels)) == sorted(labels)


@pytest.mark.parametrize("case", [pytest.param(case.values[0], id=case.id) for case in CASES])
def test_a_case_keeps_to_the_format(case: dict[str, Any]) -> None:
    assert set(case) <= CASE_KEYS
    assert case["label"]
    assert case["comment"]
    assert any(key in case for key in ("claims", "responses", "credits", "must_not"))
    for expected in case.get("claims", ()):
        _check_expected(case["text"], expected)


def _check_expected(text: str, expected: dict[str, Any]) -> None:
    assert text.count(expected["words"]) == 1, expected["words"]
    assert set(expected) <= CLAIM_KEYS
    assert {"standing", "kind", "none", "never"} & set(expected)
    source = expected.get("source", {})
    assert set(source) <= {"kind", "label"}
    legal: tuple[tuple[Any, Any], ...] = (
        (expected.get("standing"), Standing),
        (expected.get("stance"), Stance),
        (expected.get("kind"), ClaimKind),
        (expected.get("hedge_scope"), HedgeScope),
        (source.get("kind"), SourceKind),
    )
    for given, values in legal:
        assert all(values(value) for value in _options(given))
    assert set(_options(expected.get("never"))) <= {*Standing, *Stance}


@pytest.mark.parametrize("case", CASES)
def test_a_case_reads_as_it_says(case: dict[str, Any]) -> None:
    analysis = _read(case)
    failures = [failure for expected in case.get("claims", ()) for failure in _failures(analysis, expected)]
    failures += [f"no response {wanted}" for wanted in case.get("responses", ()) if not _has_response(analysis, wanted)]
    upstreams = [derivation.upstream for derivation in analysis.derivations]
    failures += [f"no credit to {outlet}" for outlet in case.get("credits", ()) if not _any_fits(outlet, upstreams)]
    said = [claim.citation.quote for claim in analysis.claims] + [entity.name for entity in analysis.entities]
    failures += [f"found {words!r}" for words in case.get("must_not", ()) if any(words in one for one in said)]
    assert not failures, _explain(analysis, failures)


def _read(case: dict[str, Any]) -> Analysis:
    from sayso.extract.analysis import analyse
    from sayso.ingest import Captured, read_bytes

    record = {
        "text": case["text"],
        "title": "A report",
        "publisher": case.get("publisher", "The Test Herald"),
        "published": case.get("published"),
        "language": "en",  # a sentence or two are too few for a detector of languages
    }
    captured = next(iter(read_bytes(json.dumps(record).encode(), name="case.jsonl")))
    assert isinstance(captured, Captured)
    return analyse(captured.document)


def _failures(analysis: Analysis, expected: dict[str, Any]) -> Iterator[str]:
    start = analysis.document.text.index(expected["words"])
    words = Span(start, start + len(expected["words"]))
    inside = [claim for claim in analysis.claims if words.contains(claim.head) or _quoted_in(words, claim)]
    if expected.get("none"):
        if heads := [claim for claim in inside if words.contains(claim.head)]:
            yield f"{expected['words']!r} must yield no claim, found {[claim.citation.quote for claim in heads]}"
        return
    if never := _options(expected.get("never")):
        for claim in inside:
            if claim.standing in never or claim.stance in never:
                yield f"{claim.citation.quote!r} must never be {' or '.join(never)}"
    if {"standing", "kind"} & set(expected) and not any(_fits(analysis, claim, expected) for claim in inside):
        yield f"no claim fits {expected}"
    if "standing" in expected and "asserted" not in _options(expected["standing"]):
        yield from (f"{claim.citation.quote!r} is asserted flatly" for claim in inside if _is_flat(words, claim))


def _quoted_in(words: Span, claim: Claim) -> bool:
    return all(words.contains(span) for span in claim.citation.spans)


def _is_flat(words: Span, claim: Claim) -> bool:
    return claim.standing is Standing.ASSERTED and claim.kind in FLAT_KINDS and words.contains(claim.head)


def _fits(analysis: Analysis, claim: Claim, expected: dict[str, Any]) -> bool:
    values: tuple[tuple[str, str], ...] = (
        ("standing", claim.standing),
        ("stance", claim.stance),
        ("kind", claim.kind),
        ("hedge_scope", claim.hedge_scope),
    )
    return (
        all(value in _options(expected[key]) for key, value in values if key in expected)
        and _source_fits(analysis, claim.source, expected.get("source", {}))
        and _time_fits(claim, expected)
        and _chain_fits(analysis, claim, expected.get("chain"))
        and ("subject" not in expected or _argument_fits(analysis, claim.subject, expected["subject"]))
        and ("object" not in expected or any(_argument_fits(analysis, o, expected["object"]) for o in _others(claim)))
    )


def _source_fits(analysis: Analysis, source: Source, wanted: dict[str, Any]) -> bool:
    if "kind" in wanted and source.kind not in _options(wanted["kind"]):
        return False
    return "label" not in wanted or _any_fits(wanted["label"], _names(analysis, source.label, source.entity))


def _chain_fits(analysis: Analysis, claim: Claim, wanted: Sequence[str] | None) -> bool:
    if wanted is None:
        return True
    sources = [step.source for step in claim.chain[1:]]
    return len(sources) == len(wanted) and all(
        source.kind == name or _any_fits(name, _names(analysis, source.label, source.entity))
        for name, source in zip(wanted, sources, strict=True)
    )


def _time_fits(claim: Claim, expected: dict[str, Any]) -> bool:
    if "time" not in expected:
        return True
    if expected["time"] == "none" or claim.time is None:
        return claim.time is None and expected["time"] == "none"
    wanted = expected["time"]
    return (claim.time.start, claim.time.end) == (wanted.get("start"), wanted.get("end"))


def _others(claim: Claim) -> list[Argument | None]:
    return [claim.object, *(participant.argument for participant in claim.participants)]


def _argument_fits(analysis: Analysis, argument: Argument | None, wanted: str) -> bool:
    return argument is not None and _any_fits(wanted, _names(analysis, argument.name, argument.entity))


def _names(analysis: Analysis, label: str, entity_id: str | None) -> list[str]:
    known = [entity for entity in analysis.entities if entity.id == entity_id]
    return [label, *(name for entity in known for name in (entity.name, *entity.aliases))]


def _any_fits(wanted: str, names: Sequence[str]) -> bool:
    return any(_plain(wanted) in _plain(name) for name in names)


def _plain(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").replace("’", "'").split())


def _has_response(analysis: Analysis, wanted: dict[str, Any]) -> bool:
    return any(
        response.kind in _options(wanted.get("kind", response.kind))
        and ("by" not in wanted or _argument_fits(analysis, response.by, wanted["by"]))
        for response in analysis.responses
    )


def _options(value: Any) -> Sequence[Any]:
    if value is None:
        return ()
    return value if isinstance(value, list) else (value,)


def _explain(analysis: Analysis, failures: Sequence[str]) -> str:
    found = [
        f"  {c.kind} {c.standing} {c.stance} [{c.source.kind}: {c.source.label}] {c.citation.quote!r}"
        f" at {c.head.of(analysis.document.text)!r}"
        for c in analysis.claims
    ]
    return "\n".join([*failures, "found:", *found, f"text: {analysis.document.text}"])
