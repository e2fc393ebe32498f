"""Figures in words: what is read, what bounds it, and what only looks like a figure."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.lexicon.counted import singular
from sayso.lexicon.numbers import find_quantities
from sayso.lexicon.numerals import numeral_at

FIGURES = [
    # money
    ("a 31-million-crown deal", "31-million-crown", "31000000", "31000000", "crown", ""),
    ("for 410 million euros", "410 million euros", "410000000", "410000000", "EUR", ""),
    ("€1.2bn", "€1.2bn", "1200000000", "1200000000", "EUR", ""),
    ("$40m", "$40m", "40000000", "40000000", "$", ""),
    ("US$40m", "US$40m", "40000000", "40000000", "USD", ""),
    ("EUR 40m", "EUR 40m", "40000000", "40000000", "EUR", ""),
    ("£3,500", "£3,500", "3500", "3500", "GBP", ""),
    ("5m euros", "5m euros", "5000000", "5000000", "EUR", ""),
    ("half a million crowns", "half a million crowns", "500000", "500000", "crown", ""),
    ("20 pounds of flour", "20 pounds", "20", "20", "pound", ""),
    ("3 million pounds", "3 million pounds", "3000000", "3000000", "GBP", ""),
    ("5 crore rupees", "5 crore rupees", "50000000", "50000000", "rupee", ""),
    # what something comes to
    ("The toll has risen to nine", "nine", "9", "9", "", ""),
    ("The number of dead climbed to 31 on Monday", "31", "31", "31", "", ""),
    ("Police put it at six", "six", "6", "6", "", ""),
    # ranges
    ("between 20 and 25 million crowns", "between 20 and 25 million crowns", "20000000", "25000000", "crown", ""),
    ("20-25 million euros", "20-25 million euros", "20000000", "25000000", "EUR", ""),
    ("€20m to €25m", "€20m to €25m", "20000000", "25000000", "EUR", ""),
    # counts
    ("two people familiar with it", "two people", "2", "2", "", "person"),
    ("at least 27 injured", "at least 27 injured", "27", None, "", "injured"),
    ("27 injured sailors", "27 injured sailors", "27", "27", "", "sailor"),
    ("more than 200 guests", "more than 200 guests", "200", None, "", "guest"),
    ("up to 90 jobs", "up to 90 jobs", None, "90", "", "job"),
    ("10 or more boats", "10 or more boats", "10", None, "", "boat"),
    ("two other guests told us", "two other guests", "2", "2", "", "guest"),
    ("three of the boats sank", "three of the boats", "3", "3", "", "boat"),
    ("a 12-member panel", "12-member", "12", "12", "", "member"),
    ("three hundred and five sheep", "three hundred and five sheep", "305", "305", "", "sheep"),
    ("1500 people", "1500 people", "1500", "1500", "", "person"),
    ("27 were hurt", "27", "27", "27", "", ""),
    ("put the crowd at 240", "240", "240", "240", "", ""),
    ("one person was hurt", "one person", "1", "1", "", "person"),
    # shares
    ("12 per cent", "12 per cent", "12", "12", "%", ""),
    ("by 2 percentage points", "2 percentage points", "2", "2", "pp", ""),
    ("by as much as a tenth.", "as much as a tenth", None, "10", "%", ""),
    ("one in five members", "one in five", "20", "20", "%", ""),
    ("nine out of ten", "nine out of ten", "90", "90", "%", ""),
    ("half of the members", "half", "50", "50", "%", ""),
    # measures and lengths of time
    ("1.5 metres", "1.5 metres", "1.5", "1.5", "m", ""),
    ("for ninety days", "ninety days", "90", "90", "day", ""),
    ("a two-day visit", "two-day", "2", "2", "day", ""),
    ("over two weeks", "two weeks", "2", "2", "week", ""),
]
ROUND = [
    ("about 300 guests", "about 300 guests", "300", "300"),
    ("some 1,400 tonnes", "some 1,400 tonnes", "1400", "1400"),
    ("nearly 400 people", "nearly 400 people", "400", "400"),
    ("closer to 300 people", "closer to 300 people", "300", "300"),
    ("a dozen houses", "a dozen houses", "12", "12"),
    ("40 or so houses", "40 or so houses", "40", "40"),
    ("two-thirds of the votes", "two-thirds", "66.7", "66.7"),
    ("dozens of guests", "dozens of guests", "12", None),
    ("hundreds of thousands of people", "hundreds of thousands of people", "100000", None),
    ("a few thousand crowns", "a few thousand crowns", "1000", None),
]
NO_FIGURES = [
    "on 4 March", "March 4, 1976", "in 2023 officials met", "since at least 2023", "the 2019 reports", "the 1990s",
    "Mr Tarn, 58, said", "a 43-year-old director", "aged 43", "at 91, she rows", "three years ago", "sixty years later",
    "call 0123 456 7890", "555-1234", "No. 10", "page 12", "Route 66", "COVID-19", "1. Take the eggs", "12 High Street",
    "10:30", "10.30am", "7pm", "at 2300 GMT", "half past nine", "a quarter of an hour",
    "the 10th", "the third man", "a third man", "a tenth player",
    "one of them", "one said", "the two have never met", "the two met officials", "two in 2019", "won 3-1",
    "four times", "twice", "eleven in the book",
]  # fmt: skip


def bound(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


@pytest.mark.parametrize(("words", "text", "low", "high", "unit", "noun"), FIGURES)
def test_a_figure_is_read_with_its_bounds_and_its_unit(
    words: str, text: str, low: str | None, high: str | None, unit: str, noun: str
) -> None:
    (found,) = find_quantities(words)
    assert (found.text, found.unit, found.noun) == (text, unit, noun)
    assert (found.low, found.high, found.approximate) == (bound(low), bound(high), False)


@pytest.mark.parametrize(("words", "text", "low", "high"), ROUND)
def test_a_round_figure_says_that_it_is_one(words: str, text: str, low: str, high: str | None) -> None:
    (found,) = find_quantities(words)
    assert (found.text, found.low, found.high, found.approximate) == (text, bound(low), bound(high), True)


@pytest.mark.parametrize("words", NO_FIGURES)
def test_what_only_looks_like_a_figure_is_left_alone(words: str) -> None:
    assert find_quantities(words) == ()


def test_the_figures_of_a_sentence_stand_in_order_at_their_places() -> None:
    text = "On 4 March some 1,400 tonnes were sold by ten dairies, worth about 31 million crowns, 12% up on 2023."
    found = find_quantities(text, offset=100)
    assert [q.text for q in found] == ["some 1,400 tonnes", "ten dairies", "about 31 million crowns", "12%"]
    assert all(text[q.span.start - 100 : q.span.end - 100] == q.text for q in found)


def test_equal_figures_are_written_alike() -> None:
    (one,), (other,) = find_quantities("€1.20bn"), find_quantities("1,200 million euros")
    assert str(one.low) == str(other.low) == "1200000000"


@given(st.integers(min_value=2, max_value=999_999))
def test_digits_are_read_for_what_they_are(number: int) -> None:
    (found,) = find_quantities(f"They sold {number:,} wheels.")
    assert found.low == found.high == number


@given(st.text(alphabet=st.sampled_from("0123456789 .,-$€%abcdehimnorst"), max_size=40))
def test_any_text_is_read_without_a_stumble_and_every_span_fits(text: str) -> None:
    ends = 0
    for found in find_quantities(text):
        assert found.span.start >= ends
        assert found.text == found.span.of(text)
        ends = found.span.end


@pytest.mark.parametrize(
    ("words", "value"),
    [("twenty-three", 23), ("two hundred and five", 205), ("three thousand four hundred", 3400), ("nineteen", 19)],
)
def test_number_words_add_up(words: str, value: int) -> None:
    numeral = numeral_at(words, 0)
    assert numeral is not None
    assert (int(numeral.value), numeral.end) == (value, len(words))


@pytest.mark.parametrize(
    ("plural", "one"),
    [("people", "person"), ("parties", "party"), ("churches", "church"), ("wheels", "wheel"), ("bus", "bus")],
)
def test_what_is_counted_is_named_in_the_singular(plural: str, one: str) -> None:
    assert singular(plural) == one
