"""Text from pages never steers a terminal, a log or the direction of reading."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.export.printable import one_line, printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("a\x07bell", "abell"),
        ("\u202egnirts", "gnirts"),
        ("\u2066isolate\u2069", "isolate"),
        ("\x9b31m", "31m"),
        ("lone \ud800 surrogate", "lone  surrogate"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("déjà vu — “так”", "déjà vu — “так”"),
    ],
)
def test_characters_that_act_are_taken_out_and_all_others_stay(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text())
def test_one_line_is_one_line_and_can_be_encoded(text: str) -> None:
    shown = one_line(text)
    assert "\n" not in shown
    assert "\x1b" not in shown
    shown.encode("utf-8")
