"""Words as the encoder sees them."""

from __future__ import annotations

import pytest

from sayso.encoder.words import Shape, shape_of, split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Jazz's game", ["The", "Jazz", "'s", "game"]),
        ("O’Brien isn't sure.", ["O", "’", "Brien", "isn", "'t", "sure", "."]),
        ("1,279 cases—“at least”", ["1", ",", "279", "cases", "—", "“", "at", "least", "”"]),
        ("  ", []),
        ("naïve Łódź عمان", ["naïve", "Łódź", "عمان"]),
    ],
)
def test_words_are_letters_clitics_and_single_marks(text: str, words: list[str]) -> None:
    assert [span.of(text) for span in split_words(text)] == words


def test_words_of_a_stretch_are_spans_of_the_whole_text() -> None:
    text = "Skerrow. The guild met."
    assert [span.of(text) for span in split_words(text, 9, 18)] == ["The", "guild"]


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("guild", Shape.LOWER),
        ("Guild", Shape.TITLE),
        ("G", Shape.TITLE),
        ("SCG", Shape.UPPER),
        ("McRae", Shape.MIXED),
        ("B12", Shape.DIGIT),
        ("'s", Shape.LOWER),
        ("—", Shape.PUNCTUATION),
        ("عمان", Shape.MIXED),
    ],
)
def test_a_words_shape_tells_how_it_is_written(word: str, shape: Shape) -> None:
    assert shape_of(word) is shape
