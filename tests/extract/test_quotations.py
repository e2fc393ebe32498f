"""Quotation marks: what stands between them."""

from __future__ import annotations

import pytest

from sayso.extract.quotations import find_quotations, quotation_at
from sayso.model.spans import Span
from tests.extract.reports import report


def quoted(text: str) -> list[str]:
    return [q.span.of(text) for q in find_quotations(report(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It fell,” she said.", ["“It fell,”"]),
        ('"It fell," she said.', ['"It fell,"']),
        ("‘It fell,’ she said.", ["‘It fell,’"]),
        ("'It fell,' she said.", ["'It fell,'"]),
        ("«It fell», she said.", ["«It fell»"]),
        ("„It fell“, she said.", ["„It fell“"]),
        ("“It fell,” she said. “It broke.”", ["“It fell,”", "“It broke.”"]),
        ("“She said ‘no’ twice,” he said.", ["“She said ‘no’ twice,”"]),
        ("‘The mill’s wheel fell,’ she said.", ["‘The mill’s wheel fell,’"]),
    ],
)
def test_quotations_are_found_with_their_marks_and_never_nested(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The mill’s wheel fell.",
        "The millers' wheel fell, the bakers' did not.",
        "It is 5'10\" tall and 6'2\" wide.",
        "The '90s were dry.",
        "Nothing is quoted here.",
        "",
    ],
)
def test_apostrophes_and_inches_quote_nothing(text: str) -> None:
    assert quoted(text) == []


def test_a_quotation_that_is_not_closed_goes_on_to_the_end_of_its_paragraph() -> None:
    text = "“It fell. We left.\n“It broke,” she said."
    first, second = find_quotations(report(text))
    assert (first.span.of(text), first.continues) == ("“It fell. We left.", True)
    assert (second.span.of(text), second.continues) == ("“It broke,”", False)


def test_a_lone_straight_mark_in_the_middle_opens_nothing() -> None:
    assert quoted('She has a 3" nail and left.') == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the “old mill” fell", False),
        ("the “very old grey mill” fell", True),
        ("“It fell.” She left.", True),
        ("She told a guard “they lied”", True),
        ("She wrote “they” on it", False),
    ],
)
def test_a_term_in_quotation_marks_is_no_statement(text: str, expected: bool) -> None:
    (quotation,) = find_quotations(report(text))
    assert quotation.is_statement(text) is expected


def test_a_quotation_is_found_by_the_words_in_it() -> None:
    text = "She left. “It fell,” she said."
    quotations = find_quotations(report(text))
    inside, outside = text.index("fell"), text.index("said")
    assert quotation_at(quotations, Span(inside, inside + 4)) == quotations[0]
    assert quotation_at(quotations, Span(outside, outside + 4)) is None


def test_offsets_hold_after_characters_outside_the_first_plane() -> None:
    text = "🚢 Zoë left.\n“It fell,” she said."
    assert quoted(text) == ["“It fell,”"]
