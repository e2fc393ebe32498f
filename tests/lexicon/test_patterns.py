"""The pattern language: what a pattern finds, and what it is not allowed to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import LexiconError
from sayso.lexicon.patterns import GAP, compile_pattern, inflect, split_words


def found(pattern: str, text: str) -> list[str]:
    """Return the words of every match, as the sentence has them in lower case."""
    words = split_words(text)
    return [" ".join(words[start:end]) for start, end in compile_pattern(pattern).find(words)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("reportedly", "The ferry reportedly sank.", ["reportedly"]),
        ("reportedly", "REPORTEDLY, it sank.", ["reportedly"]),
        ("report", "The ferry reportedly sank.", []),
        ("<say>", "She says he said they are saying so.", ["says", "said", "saying"]),
        ("(may|might|could)", "It might sink and it could not.", ["might", "could"]),
        ("(<deny>|<reject>) the", "She denied the charge and rejects the rest.", ["denied the", "rejects the"]),
        ("is widely? seen", "He is widely seen as shy; he is seen as kind.", ["is widely seen", "is seen"]),
        ("<decline> to comment", "The mayor declined to comment.", ["declined to comment"]),
        ("<decline> to comment", "The mayor declined, to comment later.", []),
        ("<have> * commented", "Nobody has as yet commented.", ["has as yet commented"]),
        ("<be> said to", "It's said to leak; they are said to know.", ["are said to"]),
        ("no one", "No one. No-one.", ["no one"]),
    ],
)
def test_a_pattern_finds_whole_words_in_any_case(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


@pytest.mark.parametrize("skipped", range(GAP + 1))
def test_a_gap_stands_for_up_to_three_words(skipped: int) -> None:
    assert found("has * spoken", f"has {'never ' * skipped}spoken")


def test_a_gap_does_not_stand_for_a_fourth() -> None:
    """Further away the two words have usually nothing to do with each other."""
    assert not found("has * spoken", f"has {'never ' * (GAP + 1)}spoken")


def test_of_two_matches_at_one_place_the_longer_is_taken() -> None:
    assert found("<have> denied?", "She has denied it.") == ["has denied"]


def test_matches_do_not_overlap() -> None:
    assert found("no no", "no no no no no") == ["no no", "no no"]


@pytest.mark.parametrize("broken", ["", "   ", "*", "* said", "said *", "widely?", "widely? often?"])
def test_a_pattern_that_would_match_anywhere_is_refused(broken: str) -> None:
    with pytest.raises(LexiconError, match="Not a pattern"):
        compile_pattern(broken)


def test_openers_are_the_words_with_which_a_match_can_begin() -> None:
    """An index by first word is only right if no opener is missing."""
    assert compile_pattern("widely? (seen|viewed) as").openers == {"widely", "seen", "viewed"}
    assert compile_pattern("<say> that").openers == inflect("say")


@given(st.lists(st.sampled_from("it is widely seen viewed as said to be has not commented".split()), max_size=14))
def test_every_match_begins_with_an_opener(words: list[str]) -> None:
    for source in ("widely? (seen|viewed) as", "<be> said to", "<have> * commented"):
        pattern = compile_pattern(source)
        assert all(words[start] in pattern.openers for start, _ in pattern.find(words))


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("claim", "claim claims claimed claiming"),
        ("deny", "deny denies denied denying"),
        ("allege", "allege alleges alleged alleging"),
        ("admit", "admit admits admitted admitting admited admiting"),
        ("stress", "stress stresses stressed stressing"),
        ("say", "say says said saying"),
        ("convey", "convey conveys conveyed conveying"),
        ("put", "put puts putting"),
        ("attach", "attach attaches attached attaching"),
    ],
)
def test_a_verb_is_met_in_every_form(verb: str, forms: str) -> None:
    """A form too many, that no one writes, does no harm; a form too few loses an attribution."""
    assert inflect(verb) == frozenset(forms.split())


def test_names_with_hyphens_and_apostrophes_are_one_word() -> None:
    assert split_words("Ida O'Dowd-Quist's ferry") == ["ida", "o'dowd-quist's", "ferry"]


@given(st.text(max_size=80))
def test_any_text_can_be_split_and_searched(text: str) -> None:
    words = split_words(text)
    assert list(compile_pattern("<have> * denied").find(words)) == list(compile_pattern("<have> * denied").find(words))
    assert all(word and not word.isspace() for word in words)
