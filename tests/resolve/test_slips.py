"""Slips of the pen and sounds: what may be one word written twice, and what is another word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.resolve.slips import count_slips, distance
from sayso.resolve.sounds import consonants_of, sound_of

WORDS = st.text(alphabet="abehkmostuy", max_size=8)


@pytest.mark.parametrize(
    ("left", "right", "slips"),
    [
        ("tarnwick", "tarnwcik", 1),  # two letters swapped
        ("tarnwick", "tarnwck", 1),  # one left out
        ("tarnwick", "tarmwick", 1),  # m for n, by ear
        ("halvursin", "halvirsun", 2),  # two vowels in a long word
        ("dupont", "dumont", None),  # neither by ear nor beside it on the keyboard
        ("orel", "arel", None),  # another letter in the first place of a short name
        ("tarn", "tarm", None),  # a short name with another letter
        ("tarnwick", "hornwick", None),
        ("orel", "otter", None),
    ],
)
def test_slips_are_counted(left: str, right: str, slips: int | None) -> None:
    assert count_slips(left, right) == count_slips(right, left) == slips


@pytest.mark.parametrize(
    ("one", "other"),
    [("sergei", "sergey"), ("youssuf", "yusuf"), ("schmid", "shmid"), ("dzhamal", "jamal"), ("qadir", "kadir")],
)
def test_what_sounds_alike_has_one_sound(one: str, other: str) -> None:
    assert sound_of(one) == sound_of(other)


def test_consonants_are_what_other_scripts_keep() -> None:
    assert consonants_of("fernando") == consonants_of("frnandw") != consonants_of("ferdinand")


@given(WORDS, WORDS)
def test_the_distance_is_symmetric_and_nothing_only_between_equal_words(left: str, right: str) -> None:
    assert distance(left, right, 8) == distance(right, left, 8)
    assert (distance(left, right, 8) == 0) == (left == right)
    assert distance(left, right, 8) <= max(len(left), len(right))
