"""Names are found as whole words, whatever their case and accents."""

from __future__ import annotations

import pytest

from sayso.store.folding import fold, fold_all, like_words, storable


@pytest.mark.parametrize(
    ("name", "folded"),
    [("Odile Marsh", " odile marsh "), ("Übel-Straße", " ubel strasse "), ("O'Neill", " o neill "), ("…", "  ")],
)
def test_folding(name: str, folded: str) -> None:
    assert fold(name) == folded


def test_names_are_kept_apart() -> None:
    assert fold_all(["Ana Reyl", None, "", "ANA  REYL", "Piet"]) == " ana reyl | piet "


def test_a_name_without_words_finds_nothing() -> None:
    assert like_words("%_") is None
    assert like_words("50 % Club") == "% 50 club %"


def test_what_databases_cut_is_replaced() -> None:
    assert storable("a\x00b\ud800c") == "a\ufffdb\ufffdc"
