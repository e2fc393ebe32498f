"""Words that were searched for are found in a quotation as the search finds them."""

from __future__ import annotations

import pytest

from sayso.web.marking import cut_at


def marked(text: str, words: str) -> list[str]:
    return [piece for piece, is_hit in cut_at(text, words) if is_hit]


@pytest.mark.parametrize(
    ("text", "words", "hits"),
    [
        ("The guild paid.", "guild", ["guild"]),
        ("The GUILD paid.", "guild", ["GUILD"]),
        ("Chöre und ein Chor", "chor", ["Chöre", "Chor"]),
        ("She visited, he visits, a visit", "visiting", ["visited", "visits", "visit"]),
        ("the guildhall", "guild", []),
        ("as a matter of fact", "a", ["a"]),
        ("nothing of the kind", "", []),
    ],
)
def test_words_are_marked_whatever_their_case_accents_and_endings(text: str, words: str, hits: list[str]) -> None:
    assert marked(text, words) == hits


def test_the_pieces_are_the_text() -> None:
    text = "The guild paid the choir; the choir paid nobody."
    assert "".join(piece for piece, _ in cut_at(text, "paid choir")) == text
