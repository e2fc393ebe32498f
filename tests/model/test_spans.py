"""Spans: where words stand."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model.spans import EXCLUDED_ZONES, Reason, Span, Zone, ZoneKind, cover

TEXT = "The ferry — “late again” — sailed at noon. ⛴️"
spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: Span(min(pair), max(pair)))


def test_a_span_points_to_its_words() -> None:
    assert Span(4, 9).of(TEXT) == "ferry"


def test_offsets_count_characters_not_bytes() -> None:
    """Dashes, curly quotes and pictures are one or two characters, whatever their length in UTF-8."""
    start = TEXT.index("sailed")
    assert Span(start, start + 6).of(TEXT) == "sailed"
    assert start < TEXT.encode().index(b"sailed")


@pytest.mark.parametrize(("start", "end"), [(5, 4), (-1, 4), (-3, -1)])
def test_a_span_that_runs_backwards_or_begins_before_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_an_empty_span_is_allowed_and_has_length_nought() -> None:
    assert len(Span(3, 3)) == 0
    assert len(Span(3, 7)) == 4


def test_spans_that_only_touch_do_not_overlap() -> None:
    """The end is exclusive."""
    assert not Span(0, 4).overlaps(Span(4, 8))
    assert Span(0, 5).overlaps(Span(4, 8))


def test_a_span_contains_itself_and_not_more() -> None:
    assert Span(2, 6).contains(Span(2, 6))
    assert Span(2, 6).contains(Span(3, 5))
    assert not Span(2, 6).contains(Span(1, 5))


def test_spans_sort_in_text_order_and_the_shorter_first() -> None:
    assert sorted([Span(3, 9), Span(0, 2), Span(3, 4)]) == [Span(0, 2), Span(3, 4), Span(3, 9)]


def test_a_span_cannot_be_changed() -> None:
    span = Span(0, 4)
    with pytest.raises(FrozenInstanceError):
        span.end = 5  # type: ignore[misc]


@given(spans, spans)
def test_overlap_is_mutual(one: Span, other: Span) -> None:
    assert one.overlaps(other) == other.overlaps(one)


@given(st.lists(spans, min_size=1, max_size=8))
def test_cover_contains_every_span_and_is_no_larger_than_needed(found: list[Span]) -> None:
    whole = cover(found)
    assert all(whole.contains(span) for span in found)
    assert whole.start in {span.start for span in found}
    assert whole.end in {span.end for span in found}


def test_only_promo_related_and_boilerplate_are_excluded() -> None:
    """Invariant 9: these yield no claims and no entities; title and caption may."""
    assert {kind.value for kind in EXCLUDED_ZONES} == {"promo", "related", "boilerplate"}
    assert {ZoneKind.TITLE, ZoneKind.BODY, ZoneKind.CAPTION}.isdisjoint(EXCLUDED_ZONES)


def test_a_zone_is_never_without_a_reason() -> None:
    with pytest.raises(TypeError, match="reason"):
        Zone(span=Span(0, 4), kind=ZoneKind.BODY)  # type: ignore[call-arg]
    assert Zone(span=Span(0, 4), kind=ZoneKind.BODY, reason=Reason(rule="markup.main")).reason.rule
