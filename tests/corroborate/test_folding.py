"""Words that look alike are alike; words that do not are not."""

from __future__ import annotations

import pytest

from sayso.corroborate.folding import WORD, fold_word, fold_words


@pytest.mark.parametrize(
    ("disguised", "plain"),
    [
        ("FERRY", "ferry"),
        ("fеrry", "ferry"),  # a Cyrillic е
        ("ferry", "ferry"),
        ("fer\u00adry", "ferry"),
        ("fer\u200bry", "ferry"),
        ("ﬁsh", "fish"),
        ("café", "cafe"),
        ("cafe\u0301", "cafe"),
        ("ΒΑΝΚ", "bank"),
        ("don’t", "don't"),
    ],
)
def test_a_disguised_word_is_the_word(disguised: str, plain: str) -> None:
    assert fold_word(disguised) == plain


@pytest.mark.parametrize(("one", "other"), [("ferry", "furry"), ("pier", "pear"), ("310", "410")])
def test_other_words_stay_other_words(one: str, other: str) -> None:
    assert fold_word(one) != fold_word(other)


def test_hyphens_part_words_and_invisible_marks_do_not() -> None:
    assert fold_words("co-operate at low\u00adland piers") == ("co", "operate", "at", "lowland", "piers")
    assert [match.group() for match in WORD.finditer("fer\u200bry!")] == ["fer\u200bry"]
