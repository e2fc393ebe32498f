"""The sieve never loses a match, and keeps most of what cannot match asleep."""

from __future__ import annotations

import re

import pytest

from sayso.extract.times.rules import all_rules
from sayso.lexicon import load
from sayso.lexicon.sieve import Sieve, needed


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (r"\bstorm warnings?\b", {"warning"}),
        (r"(?:rain|snow) fell", {"fell"}),
        (r"(?:rain|snow) [0-9a]+", {"rain", "snow"}),
        (r"(?:rain|snow|\W)x?", set()),
        (r"(?:very )?(?P<w>[Ww]et)(?! paint)", {"et"}),
        (r"(?:foggy ?)*", set()),
        (r"(?:foggy ?)+", {"foggy"}),
        (r"\d{4}", {"0"}),
        (r"[^a]\w[xyz]", set()),
        (r"(?<=grey )fog", {"fog"}),
        (r"Frost|(?i:HAIL)", {"Frost", "hail"}),
        (r"Gale 9", {"Gale"}),
    ],
)
def test_an_expression_needs_the_most_telling_of_its_words(source: str, words: set[str]) -> None:
    assert needed(re.compile(source)) == words


@pytest.mark.parametrize("text", ["SNOW fell", "3 June", "ſnow fell", "½ a day", "wet", ""])
def test_what_can_match_is_awake_in_the_order_of_the_list(text: str) -> None:
    patterns = [re.compile(source, re.IGNORECASE) for source in (r"snow", r"\d", r"\W*", r"wet", r"\bjune")]
    awake = Sieve(patterns).awake(text)
    assert awake == sorted(awake)
    assert {number for number, pattern in enumerate(patterns) if pattern.search(text)} <= set(awake)


def test_what_no_word_wakes_sleeps() -> None:
    sieve = Sieve([re.compile("snow"), re.compile(r"\d+"), re.compile("frost|hail")])
    assert sieve.awake("A hailstorm of 12 minutes") == [1, 2]
    assert sieve.awake("A calm day") == []


def test_case_counts_where_it_counts() -> None:
    sieve = Sieve([re.compile("(?-i:AP|Sun)", re.IGNORECASE), re.compile("sun", re.IGNORECASE)])
    assert sieve.awake("a map of the sun") == [1]
    assert sieve.awake("the SUN, AP") == [0, 1]


@pytest.mark.parametrize("name", ["corrections", "credits", "sheltered", "outlets"])
def test_every_entry_is_woken_by_its_own_example(name: str) -> None:
    entries = [entry for entry in load(name) if entry.regex is not None]
    sieve = Sieve([entry.regex for entry in entries if entry.regex is not None])
    assert [entry.id for number, entry in enumerate(entries) if number not in sieve.awake(entry.example)] == []


def test_a_sentence_without_times_wakes_few_rules_of_time() -> None:
    rules = all_rules()
    sieve = Sieve([rule.pattern for rule in rules])
    assert len(sieve.awake("The council bought a red boat for its ferry across the bay.")) < len(rules) / 5
