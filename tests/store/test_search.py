"""Claims are found by their words, who says them, whom they are about, how they stand and when."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.model.claims import ClaimKind, Standing
from sayso.store import ClaimQuery, Store, View
from sayso.store.fulltext import MOST_WORDS, parse_words
from tests.ask import factories as f


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    store = Store.open(tmp_path_factory.mktemp("search") / "story.db")
    store.add(f.rehearsal())
    with store.view() as view:
        yield view


CLAIMS = {claim.id: claim for claim in f.rehearsal().claims}


def quotes(view: View, **asked: object) -> list[str]:
    found, total = view.find_claims(ClaimQuery(**asked))  # type: ignore[arg-type]
    assert len(found) == total
    return [CLAIMS[place.claim].citation.quote for place in found]


def test_words_are_found_whatever_their_case_and_ending(view: View) -> None:
    assert quotes(view, words="SHARE stage") == quotes(view, words="sharing stages") != []


def test_claims_whose_quotation_holds_the_words_come_first(view: View) -> None:
    found, _ = view.find_claims(ClaimQuery(words="Odile Marsh treasurer"))
    assert [place.quoted for place in found] == sorted((place.quoted for place in found), reverse=True)
    assert found[0].quoted
    assert not found[-1].quoted


def test_a_phrase_between_quotation_marks_stays_together(view: View) -> None:
    assert quotes(view, words='"quiet merger"')
    assert not quotes(view, words='"merger quiet"')
    assert quotes(view, words="merger quiet")


def test_who_says_is_any_step_of_the_chain(view: View) -> None:
    assert quotes(view, who="CRITICS")
    assert all(
        any("critics" in step.source.label.lower() for step in claim.chain)
        for claim in CLAIMS.values()
        if claim.citation.quote in quotes(view, who="critics")
    )
    assert quotes(view, who="crit") == []


def test_about_finds_every_name_of_an_entity(view: View) -> None:
    assert quotes(view, about="marsh") == quotes(view, about="Odile Marsh") != []
    assert quotes(view, about="foe")
    assert quotes(view, about="%") == []


def test_standing_and_kind_narrow_the_answer(view: View) -> None:
    denied = quotes(view, standings=(Standing.DENIED,))
    assert denied == [c.citation.quote for c in CLAIMS.values() if c.standing is Standing.DENIED]
    assert quotes(view, kinds=(ClaimKind.ROLE,), standings=(Standing.DENIED,)) == []


def test_dates_leave_out_what_cannot_fall_between_them_and_what_is_undated(view: View) -> None:
    in_march = [c.citation.quote for c in CLAIMS.values() if c.time and c.time.start == "2024-03"]
    assert quotes(view, since="2024-03-15", until="2024-03-20") == in_march
    assert quotes(view, since="2024-04-01") == []
    assert set(quotes(view, until="2024-02-28")).isdisjoint(in_march)


def test_no_more_than_asked_is_given_and_the_rest_is_counted(view: View) -> None:
    found, total = view.find_claims(ClaimQuery(limit=2))
    assert (len(found), total) == (2, len(CLAIMS))


def test_sentences_are_found_too(view: View) -> None:
    places = view.find_passages("corn hall")
    passages = f.rehearsal().document.passages
    assert ["Corn Hall" in passages[p.number].span.of(f.TEXT) for p in places] == [True]
    assert view.find_passages("***") == ()


HOSTILE = ["park.", '"', '""', "AND", "hello AND", "NOT x", "NEAR(", "NEAR(a b,", "x:y", "col : x", "-hello", "*", "^"]
HOSTILE += ["(" * 500, ")", "{a b}", "a + b", "hello*", "\x00", "a\x00b", "’", "'", ";", "%", "\\", "\u202e", "\ud800"]
HOSTILE += ["a" * 5000, "word " * 5000, "e\u0301", "\U0001f3ad", "quote: x", "rank", 'a"b', '"a', "\n", "\t"]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_no_string_is_an_error(view: View, words: str) -> None:
    view.find_passages(words)
    view.find_claims(ClaimQuery(words=words, who=words, about=words, since=words.replace("\ud800", ""), until="z"))


@pytest.mark.shared
def test_the_collected_hostile_queries_are_no_errors(view: View) -> None:
    path = Path.home() / ".cache/sayso-data/hostile/generated/fts_queries.json"
    if not path.exists():
        pytest.skip("the hostile inputs are not unpacked here")
    queries = json.loads(path.read_text("utf-8"))
    assert len(queries) >= 41
    for words in queries:
        view.find_passages(words)
        view.find_claims(ClaimQuery(words=words, who=words, about=words))


def test_words_without_letters_are_left_out_and_long_queries_cut() -> None:
    assert parse_words('* "two words" x:y ()') == ("two words", "x:y")
    assert len(parse_words("a " * 500)) == MOST_WORDS
