"""Two reports by themselves: derived, independent, of other matters; and whether one statement is behind both."""

from __future__ import annotations

import pytest

from sayso.corroborate.outlets import load_outlets
from sayso.corroborate.pairs import PairGroup, judge_pair
from sayso.model.provenance import CreditKind
from sayso.model.story import HeldReport
from tests.corroborate.press import CHOIR, FERRY, credit, held, paper

OUTLETS = load_outlets()
NAMES = "Ida Fenn, Odo Quist, Skerrow"
DERIVED, INDEPENDENT, UNRELATED = PairGroup.DERIVED, PairGroup.INDEPENDENT, PairGroup.UNRELATED
ONE = "Ida Fenn and Odo Quist opened the pier of Skerrow in the rain. Nobody had brought a flag."
TWO = "A pier was opened by Odo Quist, with Ida Fenn at his side. Skerrow has waited for it since the storm of May."
SAID = "We shall open the other pier when the last of the new timbers has been laid and paid for"


def group(one: HeldReport, two: HeldReport) -> tuple[PairGroup, str, bool]:
    found = judge_pair(one, two, OUTLETS)
    assert found == judge_pair(two, one, OUTLETS)
    return found.group, found.reason.rule, found.is_one_statement


def crediting(
    text: str, outlet: str, words: str, publisher: str, kind: CreditKind = CreditKind.CARRIED_FROM
) -> HeldReport:
    return held(paper(text, publisher), NAMES, [credit(outlet, words, text, kind)])


def test_a_copy_is_derived() -> None:
    assert group(held(paper(FERRY), NAMES), held(paper(f"{FERRY} {CHOIR}", ""), NAMES)) == (DERIVED, "R5.likely", False)


def test_two_reporters_of_one_event_are_independent() -> None:
    assert group(held(paper(ONE), NAMES), held(paper(TWO, "Kelby Echo"), NAMES)) == (INDEPENDENT, "R6.pair", False)


def test_reports_that_name_others_are_of_other_matters() -> None:
    found = group(held(paper(ONE), NAMES), held(paper(CHOIR, "Kelby Echo"), "Piet Lund, Ana Reyl, Eastmere"))
    assert found == (UNRELATED, "R7.matter", False)


def test_independent_reports_may_rest_on_one_statement() -> None:
    one = held(paper(f'{ONE} "{SAID}," Ida Fenn wrote.'), NAMES)
    two = held(paper(f"{TWO} “{SAID}” was all that was heard of her.", "Kelby Echo"), NAMES)
    assert group(one, two) == (INDEPENDENT, "R6.pair", True)


def test_one_that_credits_the_others_outlet_is_derived() -> None:
    text = f"{TWO} The Tollbeck Post reported it."
    rewrite = crediting(text, "the Tollbeck Post", "Tollbeck Post reported", "Kelby Echo", CreditKind.FIRST_REPORT)
    assert group(held(paper(ONE), NAMES), rewrite) == (DERIVED, "R1.credit", False)


@pytest.mark.parametrize(("place", "expected"), [("lead", DERIVED), ("end", INDEPENDENT)])
def test_both_that_credit_one_outlet_for_the_matter_are_derived(place: str, expected: PairGroup) -> None:
    made = []
    for text, outlet in ((ONE, "Sound Tribune"), (TWO, "Kelby Echo")):
        line = "So the Tollbeck Post reported."
        whole = f"{line} {text} {CHOIR}" if place == "lead" else f"{text} {CHOIR} {line}"
        whole = whole if outlet == "Kelby Echo" else whole.replace(CHOIR, "")
        made.append(crediting(whole, "Tollbeck Post", "the Tollbeck Post reported", outlet))
    assert group(*made)[0] is expected


def test_words_that_were_said_to_an_outlet_are_derived_from_it() -> None:
    text = f'{ONE} "{SAID}," Ida Fenn told the Tollbeck Post.'
    one = crediting(
        text, "Tollbeck Post", f'"{SAID}," Ida Fenn told the Tollbeck Post', "Sound Tribune", CreditKind.TOLD_TO
    )
    two = held(paper(f"{TWO} “{SAID}” was all that was heard of her.", "Kelby Echo"), NAMES)
    assert group(one, two) == (DERIVED, "R4.credit", True)


def test_one_that_quotes_the_others_own_prose_is_derived() -> None:
    quoting = held(paper(f'{CHOIR}\nThe notice reads: "{FERRY}"\nIt was torn down by Tuesday.', "Kelby Echo"), NAMES)
    longer = held(paper(f"{FERRY} {' '.join(f'plank number {n} is new' for n in range(60))}"), NAMES)
    assert group(longer, quoting)[0] is DERIVED


def test_furniture_in_common_makes_nothing_derived() -> None:
    box = "Sign up for the letter that comes each week with tides and gulls and all that happens on the quays of us"
    one = held(paper(f"{ONE}\n{box}"), "Ida Fenn, Odo Quist")
    two = held(paper(f"{CHOIR}\n{box}", "Kelby Echo"), "Piet Lund, Ana Reyl")
    assert group(one, two)[0] is UNRELATED


def test_a_post_is_not_credited_to_the_place_where_it_stands() -> None:
    text = f"Twitter has it first. {ONE}"
    one = crediting(text, "Twitter", "Twitter has it", "")
    assert group(one, held(paper(TWO, ""), NAMES))[0] is INDEPENDENT
