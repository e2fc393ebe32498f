"""What changed on the way: found where the words show it, and nothing where they are only other words."""

from __future__ import annotations

import pytest

from sayso.corroborate.drift import find_drift
from sayso.model.provenance import DerivationKind, Drift, DriftKind
from tests.corroborate.reading import leg, read

Change = tuple[str, str, str]

BEFORE = "The Tarn Gazette"
AFTER = "The Hill Post"

CHANGED: list[tuple[str, str, str, list[Change]]] = [
    (
        "a caveat of the retelling's own",
        "A photograph shows two otters on the steps of Kelby mill.",
        "A photograph shows two otters on the steps of Kelby mill, the Tarn Gazette reported. The Hill Post could not "
        "verify the photograph.",
        [("caveat_added", "", "The Hill Post could not verify the photograph")],
    ),
    (
        "a caveat left out",
        "An undated photograph shows two otters on the steps of Kelby mill.",
        "A photograph shows two otters on the steps of Kelby mill, the Tarn Gazette reported.",
        [("caveat_dropped", "undated", "")],
    ),
    (
        "nothing settled",
        "Kelby council is in talks with the owner of the old brewery about a swimming pool, the mayor said. No "
        "contract has been signed.",
        "Kelby council is in talks with the owner of the old brewery about a swimming pool, the mayor told the Tarn "
        "Gazette.",
        [("caveat_dropped", "No contract has been signed", "")],
    ),
    (
        "hearsay put on",
        "The ferry Aurora broke down on Sunday off Kelby with forty sheep on board.",
        "The ferry Aurora reportedly broke down on Sunday off Kelby with forty sheep on board.",
        [("hedge_added", "", "reportedly")],
    ),
    (
        "hearsay taken off",
        "The ferry Aurora reportedly broke down on Sunday off Kelby with forty sheep on board.",
        "The ferry Aurora broke down on Sunday off Kelby with forty sheep on board.",
        [("hedge_dropped", "reportedly", "")],
    ),
    (
        "experts that nobody asked",
        "The repairs at Kelby lighthouse point to a plan to reopen the tower to visitors.",
        "Lighthouse experts say the repairs at Kelby lighthouse suggest a plan to reopen the tower to visitors.",
        [
            (
                "attribution_added",
                "The repairs at Kelby lighthouse point to a plan to reopen the tower to visitors",
                "Lighthouse experts",
            )
        ],
    ),
    (
        "a named holder left out",
        "The bakery on Mill Street will close in March, its owner, Ada Lunn, said on Monday.",
        "The bakery on Mill Street will close in March.",
        [("attribution_lost", "its owner, Ada Lunn", "")],
    ),
    (
        "unnamed holders left out",
        "The choir is looking for a new conductor, two people familiar with its rehearsals told the Tarn Gazette.",
        "The choir is looking for a new conductor.",
        [("attribution_lost", "two people familiar with its rehearsals", "")],
    ),
    (
        "a figure",
        "Some 1,200 visitors came to the kite festival at Kelby on Saturday.",
        "Some 12,000 visitors came to the kite festival at Kelby on Saturday.",
        [("number_changed", "Some 1,200 visitors", "Some 12,000 visitors")],
    ),
    (
        "a price",
        "The council bought the old brewery at Kelby for 3 million crowns in May.",
        "The council bought the old brewery at Kelby for 5 million crowns in May.",
        [("number_changed", "3 million crowns", "5 million crowns")],
    ),
    (
        "a date",
        "The library at Kelby was refused a grant in 2019 because its roof leaked.",
        "The library at Kelby was refused a grant in 2018 because its roof leaked.",
        [("date_changed", "2019", "2018")],
    ),
    (
        "a label that escalates",
        "About 200 bakers held a peaceful protest outside Kelby town hall on Friday over the price of flour.",
        "About 200 bakers held a riot outside Kelby town hall on Friday over the price of flour.",
        [("label_escalated", "protest", "riot")],
    ),
    (
        "a label that softens",
        "About 200 bakers started a riot outside Kelby town hall on Friday over the price of flour.",
        "About 200 bakers held a protest outside Kelby town hall on Friday over the price of flour.",
        [("label_softened", "riot", "protest")],
    ),
    (
        "what may be becomes what will be",
        "The new timetable of the Kelby ferry could be announced next month.",
        "The new timetable of the Kelby ferry will be announced next month.",
        [
            (
                "certainty_rose",
                "The new timetable of the Kelby ferry could be announced next month",
                "The new timetable of the Kelby ferry will be announced next month",
            )
        ],
    ),
    (
        "a figure far beyond its bound",
        "At least 27 people were injured when the ferry Aurora hit the pier of Kelby on Tuesday.",
        "Some 72 people were injured when the ferry Aurora hit the pier of Kelby on Tuesday.",
        [("number_changed", "At least 27 people", "Some 72 people")],
    ),
    (
        "a gift that becomes a bribe",
        "The mayor of Kelby, Ada Lunn, accepted a bicycle as a gift from a shop in Tarn.",
        "The mayor of Kelby, Ada Lunn, accepted a bicycle as a bribe from a shop in Tarn.",
        [("label_escalated", "gift", "bribe")],
    ),
    (
        "a word that makes it secret",
        "Olga Penn left a meeting with the owners of Kelby quarry on Friday.",
        "Olga Penn left a secret meeting with the owners of Kelby quarry on Friday.",
        [("label_escalated", "meeting", "secret meeting")],
    ),
    (
        "suspended becomes sacked",
        "Three coaches of Kelby Rowing Club were suspended in May 2023.",
        "Three coaches of Kelby Rowing Club were sacked in May 2023.",
        [("certainty_rose", "suspended", "sacked")],
    ),
    (
        "an option becomes a plan",
        "Kelby council is considering an option to move the market to the old quarry.",
        "Kelby council plans to move the market to the old quarry.",
        [("certainty_rose", "considering", "plans")],
    ),
]

SAME: list[tuple[str, str, str]] = [
    (
        "other words",
        "The library at Kelby was refused a grant in 2019 because its roof leaked.",
        "In 2019 the library at Kelby did not get a grant, since its roof was leaking.",
    ),
    (
        "a figure that rounds",
        "Some 1,192 visitors came to the kite festival at Kelby on Saturday.",
        "About 1,200 visitors came to the kite festival at Kelby on Saturday.",
    ),
    (
        "a figure that is only bounded",
        "At least 27 boats took part in the regatta at Kelby on Saturday.",
        "On Saturday 30 boats took part in the regatta at Kelby.",
    ),
    (
        "figures of different things",
        "The regatta at Kelby drew 40 boats and ended at noon on Saturday.",
        "The regatta at Kelby drew 900 spectators and ended at noon on Saturday.",
    ),
    (
        "a day within a month",
        "The bell of Kelby church was rung in May 2024 for the first time in years.",
        "The bell of Kelby church was rung on 12 May 2024 for the first time in years.",
    ),
    (
        "the same caveat in other words",
        "The Tarn Gazette could not verify the photograph of the otters at Kelby mill.",
        "The photograph of the otters at Kelby mill has not been independently verified by the Hill Post.",
    ),
    (
        "the same holder under another name",
        "The bakery on Mill Street will close in March, its owner, Ada Lunn, said on Monday.",
        "Ada Lunn said that the bakery on Mill Street would close in March.",
    ),
    (
        "unnamed people, counted or not",
        "The choir is looking for a new conductor, two people familiar with its rehearsals said.",
        "The choir is looking for a new conductor, according to people familiar with its rehearsals.",
    ),
    (
        "a credit to the outlet itself",
        "The ferry Aurora broke down on Sunday off Kelby with forty sheep on board.",
        "The ferry Aurora broke down on Sunday off Kelby with forty sheep on board, the Tarn Gazette reported.",
    ),
    (
        "reports of different things",
        "The mayor of Kelby opened the kite festival on Saturday in front of 1,200 visitors.",
        "In 2018 the mayor of Kelby sold 90 goats, experts say, and the riot of the bakers reportedly began in Tarn.",
    ),
    (
        "how many say it is no figure of the matter",
        "Kelby Rowing Club has a new boat, two people at the club told the Tarn Gazette.",
        "Kelby Rowing Club has a new boat, people at the club said. Some 300 people saw it.",
    ),
    (
        "one wording of two weeks",
        "The bell of Kelby church was rung on Monday for the first time in years.",
        "The bell of Kelby church was rung on Monday for the first time in years, the Tarn Gazette reported.",
    ),
    (
        "a secret that both tell",
        "Olga Penn left a secret meeting with the owners of Kelby quarry on Friday.",
        "On Friday Olga Penn walked out of a meeting with the owners of Kelby quarry that was kept secret.",
    ),
    (
        "both words in the first report",
        "The protest of the bakers outside Kelby town hall on Friday ended in a riot.",
        "The bakers rioted outside Kelby town hall on Friday.",
    ),
]


def drift(before: str, after: str) -> tuple[Drift, ...]:
    one, other = read(before, BEFORE), read(after, AFTER, "2025-06-02")
    return find_drift([one, other], [leg(other, one)], ())


def changes(found: tuple[Drift, ...]) -> list[Change]:
    told = [d for d in found if d.kind is not DriftKind.DETAIL_ONLY_HERE]
    return sorted((d.kind.value, d.before, d.after) for d in told)


@pytest.mark.parametrize(("before", "after", "expected"), [c[1:] for c in CHANGED], ids=[c[0] for c in CHANGED])
def test_a_change_is_told_with_the_words_of_both_reports(before: str, after: str, expected: list[Change]) -> None:
    found = drift(before, after)
    assert changes(found) == expected
    for change in found:
        assert change.before in before
        assert change.after in after
        assert change.reasons
        assert change.detail


@pytest.mark.parametrize(("before", "after"), [c[1:] for c in SAME], ids=[c[0] for c in SAME])
def test_what_is_only_told_otherwise_is_no_change(before: str, after: str) -> None:
    assert changes(drift(before, after)) == []


def test_a_figure_of_its_own_is_a_detail_that_only_one_report_has() -> None:
    found = drift(
        "The council has bought the old brewery at Kelby from the Lunn family.",
        "The council has bought the old brewery at Kelby from the Lunn family for 3 million crowns.",
    )
    assert [(d.kind, d.after) for d in found] == [(DriftKind.DETAIL_ONLY_HERE, "3 million crowns")]


def test_dates_of_one_visit_are_compared_across_sentences_by_its_place() -> None:
    found = drift(
        "Ada Lunn heads the Kelby library. In January 2024 she opened a book fair in Grayford.",
        "Ada Lunn heads the Kelby library. Her travels go back to at least 2022, when she attended fairs in Grayford.",
    )
    assert ("date_changed", "January 2024", "at least 2022") in changes(found)


def test_a_hedge_that_reaches_two_claims_is_told_once() -> None:
    found = drift(
        "The ferry Aurora broke down on Sunday off Kelby and was towed to Tarn.",
        "The ferry Aurora reportedly broke down on Sunday off Kelby and was towed to Tarn.",
    )
    assert changes(found) == [("hedge_added", "", "reportedly")]


def test_the_order_of_reports_and_edges_does_not_show() -> None:
    one = read("An undated photograph shows two otters on the steps of Kelby mill.", BEFORE)
    two = read("A photograph shows two otters on the steps of Kelby mill, the Tarn Gazette reported.", AFTER)
    three = read("Otters reportedly stood on the steps of Kelby mill.", "Coast Today", "2025-06-03")
    edges = [leg(two, one), leg(three, two), leg(three, one)]
    assert find_drift([one, two, three], edges, ()) == find_drift([three, two, one], edges[::-1], ())


def test_a_change_is_told_of_the_nearest_report_only() -> None:
    one = read("An undated photograph shows two otters on the steps of Kelby mill.", BEFORE)
    two = read("A photograph shows two otters on the steps of Kelby mill, the Tarn Gazette reported.", AFTER)
    three = read("A photograph shows two otters on the steps of Kelby mill.", "Coast Today", "2025-06-03")
    found = find_drift([one, two, three], [leg(two, one), leg(three, two), leg(three, one)], ())
    assert [(d.upstream, d.derived) for d in found if d.kind is DriftKind.CAVEAT_DROPPED] == [(one.id, two.id)]


def test_a_correction_is_no_leg_of_the_way() -> None:
    one = read("Some 1,200 visitors came to the kite festival at Kelby on Saturday.", BEFORE)
    two = read("Some 12,000 visitors came to the kite festival at Kelby on Saturday.", BEFORE, "2025-06-02")
    assert find_drift([one, two], [leg(two, one, DerivationKind.CORRECTION)], ()) == ()


def test_reports_that_credit_each_other_do_not_go_round_for_ever() -> None:
    one = read("The footbridge at Kelby was built of ship's timber, the Hill Post reported.", BEFORE)
    two = read("The footbridge at Kelby was built of ship's timber, the Tarn Gazette reported.", AFTER)
    assert changes(find_drift([one, two], [leg(two, one), leg(one, two)], ())) == []
