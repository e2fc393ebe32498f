"""The vocabulary goes to JSON and back unchanged."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.model.analysis import Analysis
from sayso.model.claims import Claim, Source, SourceKind
from sayso.model.documents import Document
from sayso.model.spans import Reason, Span
from sayso.model.speech import AttributionSpans
from sayso.store.codec import from_json, from_plain, to_json, to_plain
from tests.ask import factories as f

SPANS = st.tuples(st.integers(0, 10**6), st.integers(0, 10**4)).map(lambda p: Span(p[0], p[0] + p[1]))
st.register_type_strategy(Span, SPANS)
TEXTS = st.text(st.characters(codec=None), max_size=20)  # with NUL and lone surrogates


def test_a_rich_analysis_comes_back_equal() -> None:
    analysis = f.rehearsal()
    assert from_json(Analysis, to_json(analysis)) == analysis


def test_who_says_what_comes_back_equal_and_an_older_record_has_none() -> None:
    said = AttributionSpans(cue=Span(10, 14), kind="say", source=Span(0, 9), contents=(Span(15, 20), Span(22, 30)))
    analysis = replace(f.rehearsal(), attributions=(said, AttributionSpans(cue=Span(40, 50), kind="hearsay")))
    plain = to_plain(analysis)
    assert from_plain(Analysis, json.loads(json.dumps(plain))) == analysis
    assert isinstance(plain, dict)
    del plain["attributions"]
    assert from_plain(Analysis, plain).attributions == ()


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.from_type(Claim))
def test_any_claim_comes_back_equal(claim: Claim) -> None:
    assert from_json(Claim, to_json(claim)) == claim


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.from_type(Document))
def test_any_document_comes_back_equal(document: Document) -> None:
    assert from_json(Document, to_json(document)) == document


@given(TEXTS, TEXTS)
def test_any_characters_come_back_equal_in_ascii(rule: str, note: str) -> None:
    reason = Reason(rule=rule, note=note, span=Span(1, 2))
    written = to_json(reason)
    assert written.isascii()
    assert from_json(Reason, written) == reason


def test_the_same_value_is_the_same_text() -> None:
    assert to_json(f.rehearsal()) == to_json(f.rehearsal())


def test_a_field_that_an_old_record_lacks_takes_its_default() -> None:
    assert from_plain(Reason, {"rule": "r"}) == Reason(rule="r")


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "{}",
        "null",
        "nonsense",
        '{"rule": 1}',
        '{"kind": "nobody", "label": "x"}',
        '{"rule": "r", "span": [1, 2]}',
    ],
)
def test_what_does_not_fit_is_refused(text: str) -> None:
    for kind in (Reason, Source):
        with pytest.raises(ValueError, match=r"."):
            from_json(kind, text)


def test_what_has_no_plain_form_is_refused() -> None:
    @dataclass
    class Clock:
        hands: set[int]

    with pytest.raises(TypeError):
        to_plain(Clock({1}))
    with pytest.raises(ValueError, match="Clock"):
        from_plain(Clock, {"hands": []})


def test_not_a_number_never_becomes_json() -> None:
    with pytest.raises(ValueError, match="float"):
        to_json(float("nan"))
    assert json.loads(to_json(1.5)) == 1.5


def test_of_long_texts_nothing_is_kept() -> None:
    short, long = (
        to_json(Source(kind=SourceKind.PUBLISHER, label="x")),
        to_json(Source(kind=SourceKind.PUBLISHER, label="x" * 20_000)),
    )
    assert from_json(Source, short) is from_json(Source, short)
    assert from_json(Source, long) is not from_json(Source, long)
    assert from_json(Source, long) == from_json(Source, long)
