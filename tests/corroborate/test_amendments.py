"""Corrections find the one report that they amend, and take back what they withdraw and no more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.corroborate.amendments import find_amendments, find_unmatched
from sayso.corroborate.blast import resting_on
from sayso.corroborate.outlets import load_outlets
from sayso.corroborate.withdrawn import is_narrow
from sayso.model.documents import Basis, Stated
from sayso.model.provenance import Amendment, ClaimRef, DerivationKind
from sayso.model.story import HeldReport
from tests.corroborate.reading import leg, read

GAZETTE, POST = "The Tarn Gazette", "The Hill Post"
OUTLETS = load_outlets()

POOL = read(
    "Kelby council is in talks to buy the old brewery for about 12 million crowns, two people told the Gazette. The "
    "mayor declined to comment.",
    GAZETTE,
    "2025-06-03",
    "Council in talks over brewery",
)
OTTERS = read("Two otters stood on the steps of Kelby mill on Monday.", GAZETTE, "2025-06-03", "Otters at the mill")
RETELLING = read(
    "Kelby council is to buy the old brewery for 12 million crowns, the Tarn Gazette reported.", POST, "2025-06-04"
)
CORRECTION = read(
    "In a report of 3 June we said the price of the old brewery at Kelby was about 12 million crowns. The figure is "
    "about 9 million crowns. The error was ours.",
    GAZETTE,
    "2025-06-10",
    "Correction",
)
RETRACTION = read(
    "On 3 June the Tarn Gazette reported that two otters stood on the steps of Kelby mill. That report was wrong, and "
    "we have withdrawn it.",
    GAZETTE,
    "2025-06-11",
    "We withdraw our otters",
)


def quotes(reports: list[HeldReport], refs: tuple[ClaimRef, ...]) -> list[str]:
    by_id = {(r.id, c.id): c.citation.quote for r in reports for c in r.analysis.claims}
    return [by_id[ref.report, ref.claim] for ref in refs]


def amended(reports: list[HeldReport], *marks: Amendment) -> tuple[Amendment, ...]:
    return find_amendments(reports, marks, OUTLETS)


def test_a_correction_is_matched_by_its_day_and_the_figure_that_it_withdraws() -> None:
    reports = [CORRECTION, OTTERS, POOL]
    (found,) = amended(reports)
    assert (found.kind, found.report, found.amended) == (DerivationKind.CORRECTION, CORRECTION.id, POOL.id)
    assert (found.at, found.withdrawn, found.replacement) == (
        "2025-06-10",
        "about 12 million crowns",
        "about 9 million crowns",
    )


def test_only_the_claims_that_hold_the_figure_fall() -> None:
    reports = [CORRECTION, POOL]
    (found,) = amended(reports)
    fallen = quotes(reports, found.claims)
    assert fallen
    assert all("12 million" in quote for quote in fallen)
    assert len(fallen) < len(POOL.analysis.claims)


def test_a_retraction_takes_the_whole_report_back() -> None:
    (found,) = amended([RETRACTION, POOL, OTTERS])
    assert (found.kind, found.amended, found.withdrawn) == (DerivationKind.RETRACTION, OTTERS.id, "")
    assert {ref.claim for ref in found.claims} == {claim.id for claim in OTTERS.analysis.claims}


def test_what_a_retraction_stands_by_does_not_fall() -> None:
    first = read(
        "The council bought the old brewery on Monday. The brewer said that members had been promised a vote.",
        GAZETTE,
        "2025-06-03",
    )
    second = read(
        "On 3 June the Tarn Gazette reported that the council bought the old brewery. That report was wrong, and we "
        "have withdrawn it. We stand by what the brewer told us about a promised vote.",
        GAZETTE,
        "2025-06-11",
    )
    (found,) = amended([first, second])
    fallen = quotes([first], found.claims)
    assert any("bought" in quote for quote in fallen)
    assert not any("vote" in quote for quote in fallen)


NOT_MATCHED = {
    "another outlet's report": ([CORRECTION, replace(RETELLING)], "R9.not_held"),
    "a title alone": (
        [
            read("We apologise to our readers. This article has been amended.", GAZETTE, "2025-06-10", "Correction"),
            POOL,
        ],
        "R9.not_shown",
    ),
    "a later report": (
        [CORRECTION, read("The old brewery costs 12 million crowns.", GAZETTE, "2025-06-12")],
        "R9.not_held",
    ),
    "another day": (
        [CORRECTION, read("Kelby: the old brewery costs about 12 million crowns.", GAZETTE, "2025-05-20")],
        "R9.not_shown",
    ),
    "two that fit alike": (
        [
            CORRECTION,
            read("The price of the old brewery at Kelby is about 12 million crowns.", GAZETTE, "2025-06-03"),
            read("The old brewery at Kelby has a price of about 12 million crowns.", GAZETTE, "2025-06-03"),
        ],
        "R9.ambiguous",
    ),
}


@pytest.mark.parametrize("case", NOT_MATCHED)
def test_where_no_one_report_is_meant_nothing_is_amended_and_the_reason_is_kept(case: str) -> None:
    reports, rule = NOT_MATCHED[case]
    assert amended(reports) == ()
    assert {missed.reason.rule for missed in find_unmatched(reports, OUTLETS)} == {rule}


def test_another_outlet_may_tell_that_a_report_was_withdrawn() -> None:
    third = read("The Tarn Gazette has withdrawn its report on two otters at Kelby mill.", POST, "2025-06-12")
    (found,) = amended([third, OTTERS, POOL])
    assert (found.report, found.amended, found.kind) == (third.id, OTTERS.id, DerivationKind.RETRACTION)


def test_a_figure_that_another_outlet_says_was_corrected_is_found_by_its_unit() -> None:
    third = read(
        "The council is in talks over the old brewery at Kelby. The Tarn Gazette has since corrected the figure to 9 "
        "million crowns.",
        POST,
        "2025-06-12",
    )
    (found,) = amended([third, POOL])
    assert (found.withdrawn, found.replacement) == ("about 12 million crowns", "9 million crowns")


def test_a_users_mark_gets_the_claims_of_its_report() -> None:
    mark = Amendment(
        kind=DerivationKind.RETRACTION, report=None, amended=OTTERS.id, at="2025-06-12", by="desk", note="no otters"
    )
    (found,) = amended([OTTERS, POOL], mark)
    assert {ref.claim for ref in found.claims} == {claim.id for claim in OTTERS.analysis.claims}
    assert (found.by, found.note, found.report) == ("desk", "no otters", None)


def test_a_users_mark_of_some_words_takes_back_only_those() -> None:
    mark = Amendment(
        kind=DerivationKind.CORRECTION, report=None, amended=POOL.id, at=None, withdrawn="12 million crowns", by="desk"
    )
    (found,) = amended([OTTERS, POOL], mark)
    assert quotes([POOL], found.claims)
    assert all("12 million" in quote for quote in quotes([POOL], found.claims))


def test_the_order_of_reports_does_not_show() -> None:
    reports = [CORRECTION, RETRACTION, POOL, OTTERS, RETELLING]
    assert amended(reports) == amended(reports[::-1])


def captured(text: str, day: str) -> HeldReport:
    held = read(text, GAZETTE, "2025-06-03")
    document = replace(held.analysis.document, url=Stated(value="https://gazette.example/market", basis=Basis.GIVEN))
    return HeldReport(analysis=replace(held.analysis, document=document), captured=day)


def test_a_page_captured_again_with_another_figure_was_changed() -> None:
    old = captured("Some 40 stalls stood at the market of Kelby on Sunday.", "2025-06-03")
    new = captured("Some 14 stalls stood at the market of Kelby on Sunday.", "2025-06-05")
    (found,) = amended([new, old])
    assert (found.kind, found.amended, found.report) == (DerivationKind.REVISION, old.id, new.id)
    assert (found.withdrawn, found.replacement) == ("Some 40 stalls", "Some 14 stalls")
    assert quotes([old], found.claims)


def test_a_page_that_was_only_cut_or_whose_captures_have_no_order_was_not() -> None:
    old = captured("Some 40 stalls stood at the market of Kelby on Sunday. It rained.", "2025-06-03")
    cut = captured("Some 40 stalls stood at the market of Kelby on Sunday.", "2025-06-05")
    same_day = captured("Some 14 stalls stood at the market of Kelby on Sunday.", "2025-06-03")
    assert amended([old, cut]) == ()
    assert amended([old, same_day]) == ()


# What rests on it


def test_the_blast_goes_downstream_and_never_up() -> None:
    edges = [leg(RETELLING, POOL), leg(OTTERS, RETELLING), leg(CORRECTION, POOL, DerivationKind.CORRECTION)]
    assert set(resting_on(POOL.id, edges)) == {RETELLING.id, OTTERS.id}
    assert resting_on(OTTERS.id, edges) == ()
    assert set(resting_on(RETELLING.id, edges)) == {OTTERS.id}


def test_reports_that_rest_on_each_other_end_the_search() -> None:
    edges = [leg(RETELLING, POOL), leg(POOL, RETELLING)]
    assert resting_on(POOL.id, edges) == (RETELLING.id,)


@pytest.mark.parametrize(
    ("words", "narrow"),
    [("about 12 million crowns", True), ("2018", True), ("Olga Penn", True), ("the mill was sold", False), ("", False)],
)
def test_a_figure_a_date_or_a_name_is_narrow(words: str, narrow: bool) -> None:
    assert is_narrow(words) is narrow
