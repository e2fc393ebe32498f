"""Shared wording: names and quotations apart, disguises seen through, the proof exact, the same for any order (R5)."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.corroborate.wording import NEIGHBOURS, compare_wording, find_shared_wording
from sayso.model.documents import Document
from sayso.model.provenance import WordingStrength
from sayso.model.spans import Span, ZoneKind
from tests.ask import factories as f
from tests.corroborate.press import CHOIR, FERRY, paper

LIKELY, POSSIBLE, NONE = WordingStrength.LIKELY, WordingStrength.POSSIBLE, WordingStrength.NONE
SENTENCES = [sentence.strip() + "." for sentence in FERRY.split(".") if sentence.strip()]


DISGUISES = {
    "verbatim": FERRY,
    "in capitals": FERRY.upper(),
    "without marks": FERRY.replace(",", "").replace(".", ""),
    "look-alike letters": FERRY.replace("e", "е").replace("o", "о"),
    "invisible marks": FERRY.replace("er", "e\u200br"),
    "new header and footer": f"Good news from the sea\n{FERRY}\nThis is all that we know so far about it.",
    "cut": " ".join(SENTENCES[:2]),
    "another masthead": FERRY.replace("harbour office", "Harbour Office of Kelby"),
    "merged with another story": f"{CHOIR}\n{FERRY}",
}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_copy_is_seen_through_its_disguise(disguise: str) -> None:
    found = compare_wording(paper(FERRY), paper(DISGUISES[disguise], "Kelby Echo"))
    assert found.strength is LIKELY
    assert found.runs


def test_a_whole_copy_is_whole_and_a_part_of_a_longer_report_too() -> None:
    assert compare_wording(paper(FERRY), paper(f"{FERRY} {CHOIR}", "Kelby Echo")).is_whole
    mixed = " ".join([*SENTENCES[:2], *CHOIR.split(". ")[:2]])
    assert not compare_wording(paper(FERRY), paper(mixed, "Kelby Echo")).is_whole


def test_reports_of_two_matters_share_nothing() -> None:
    found = compare_wording(paper(FERRY), paper(CHOIR, "Kelby Echo"))
    assert (found.shared, found.strength, found.runs) == (0, NONE, ())


def test_a_row_of_names_is_no_wording() -> None:
    names = "Oda Brennick of the Skerrow Cheese Guild in Upper Kelby met Tomas Ferrow of the Merrin Dairy Union"
    one = paper(f"On Monday {names}. They drank tea and said little about anything at all to those who waited.")
    two = paper(f"{names} to talk. Nobody knows for how long they were sitting there behind the closed door.", "Echo")
    assert compare_wording(one, two).strength is NONE


def test_a_word_at_the_start_of_a_sentence_is_no_name() -> None:
    text = "Nobody paid. Everybody sang. Somebody cried over spilt milk. Winter came early that year to the valley."
    found = compare_wording(paper(text), paper(text.lower(), "Kelby Echo"))
    assert found.containment == 1.0


def test_what_both_quote_is_a_statement_and_no_wording() -> None:
    said = '"We shall open the old pier again when the last of the new timbers has been laid and paid for"'
    one = paper(f"The harbour master was asked about it in the rain. {said}, she said before she went in again.")
    two = paper(f"Asked for a date, the harbour office gave none at all on Tuesday. {said} was its answer.", "Echo")
    found = compare_wording(one, two)
    assert found.strength is NONE
    assert found.is_quotation_only
    assert found.shared_quoted > 8
    assert found.runs


def test_page_furniture_is_not_compared() -> None:
    box = "Sign up for our letter and never miss what happens on the islands and in the harbours of the coast"
    made = []
    for text, outlet in ((FERRY, "Tollbeck Post"), (CHOIR, "Kelby Echo")):
        whole = f"{text}\n{box}"
        zones = (
            f.zone(Span(0, len(text)), ZoneKind.BODY),
            f.zone(Span(len(text) + 1, len(whole)), ZoneKind.PROMO),
        )
        made.append(f.document(whole, zones, publisher=outlet))
    assert compare_wording(*made).shared == 0


def test_a_sentence_in_common_of_a_short_report_is_only_possible() -> None:
    one = paper(f"{SENTENCES[1]} The kiosk stays shut.")
    two = paper(
        "The pier was renewed by four carpenters, who worked at low water and with good humour. "
        "They had learned it from their mothers in a yard that built boats of oak for the whole of the coast.",
        "Kelby Echo",
    )
    found = compare_wording(one, two)
    assert found.strength is POSSIBLE
    assert [run.words for run in found.runs] == ["by four carpenters, who worked at low water and"]


def test_the_proof_is_exact_in_both_reports() -> None:
    one, two = paper(FERRY), paper(f"News: {FERRY.upper()}", "Kelby Echo")
    found = compare_wording(one, two)
    texts = {one.id: one.text, two.id: two.text}
    for run in found.runs:
        assert run.in_a.of(texts[found.a]) == run.words
        assert run.in_b.of(texts[found.b]).casefold() == run.words.casefold()


def test_the_order_of_two_reports_does_not_matter() -> None:
    one, two = paper(FERRY), paper(" ".join(SENTENCES[1:]), "Kelby Echo")
    assert compare_wording(one, two) == compare_wording(two, one)


def test_an_empty_report_shares_nothing() -> None:
    assert compare_wording(paper(""), paper(FERRY, "Kelby Echo")).strength is NONE
    assert find_shared_wording([paper("")]) == ()


def stories() -> list[Document]:
    chance = random.Random(7)  # noqa: S311
    made = [paper(FERRY), paper(CHOIR, "Kelby Echo")]
    for number in range(10):
        picked = chance.sample(SENTENCES, 3) + chance.sample(CHOIR.split(". "), chance.randint(0, 2))
        made.append(paper(" ".join(picked), f"Paper {number}", f"2024-03-{5 + number % 3:02}"))
    return made


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(12)))
def test_any_order_of_reports_gives_the_same_pairs(order: list[int]) -> None:
    documents = stories()
    assert find_shared_wording([documents[place] for place in order]) == find_shared_wording(documents)


def test_many_copies_are_linked_by_few_pairs() -> None:
    copies = [paper(FERRY, f"Paper {number}") for number in range(150)]
    found = find_shared_wording(copies)
    assert len(found) <= (NEIGHBOURS + 2) * len(copies)
    assert {one for pair in found for one in (pair.a, pair.b)} == {copy.id for copy in copies}
