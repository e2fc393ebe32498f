"""Words and figures made comparable."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sayso.lexicon.stems import stem
from sayso.model.quantities import Quantity
from sayso.model.spans import Span
from sayso.resolve.amounts import agree, bears_out
from sayso.resolve.words import content_stems, find_words, fold


@pytest.mark.parametrize(
    "forms",
    [
        "visit visits visited visiting",
        "buy buys bought buying",
        "study studies studied studying",
        "stop stopped stopping",
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [("sell", "buy"), ("sing", "sink"), ("bus", "bust"), ("goal", "goat")])
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_a_name_is_folded() -> None:
    assert fold("The Café Müller’s") == "cafe muller"


def test_words_that_say_nothing_are_left_out() -> None:
    assert content_stems("the visits of the mayor to the mill") == ("visit", "mayor", "mill")


def test_words_keep_their_places() -> None:
    text = "He said: “The mill’s closed.”"
    found = find_words(text, Span(0, len(text)))
    assert [word.text for word in found] == ["he", "said", ":", "the", "mill", "closed", "."]
    assert found[4].span.of(text) == "mill’s"


def figure(low: int | None, high: int | None = None, *, about: bool = False, unit: str = "") -> Quantity:
    top = low if high is None else high
    return Quantity(
        text=str(low),
        span=Span(0, 1),
        low=None if low is None else Decimal(low),
        high=None if top is None or top < 0 else Decimal(top),
        unit=unit,
        approximate=about,
    )


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        (figure(410), figure(410), True),
        (figure(410), figure(310), False),
        (figure(200, about=True), figure(204), True),
        (figure(200, about=True), figure(240), False),
        (figure(200), figure(204), False),
        (figure(100, -1), figure(100), True),
        (figure(100, -1), figure(140), False),
        (figure(100, -1), figure(90), False),
        (figure(5, unit="EUR"), figure(5, unit="%"), False),
    ],
)
def test_figures_agree_only_as_far_as_their_words_round(one: Quantity, other: Quantity, is_one: bool) -> None:
    assert agree(one, other) is is_one
    assert agree(other, one) is is_one


@pytest.mark.parametrize(
    ("exact", "bound", "is_borne_out"),
    [
        (figure(140), figure(100, -1), True),
        (figure(90), figure(100, -1), False),
        (figure(140), figure(140), False),
        (figure(140, unit="EUR"), figure(100, -1), False),
    ],
)
def test_a_figure_bears_out_a_bound_within_which_it_lies(exact: Quantity, bound: Quantity, is_borne_out: bool) -> None:
    assert bears_out(exact, bound) is is_borne_out
