"""A story worked by hand, told as the rule book works its own: talks, a deal that was none, a price put right."""

from __future__ import annotations

import random

import pytest

from sayso.corroborate.judging import gather_origins
from sayso.model.claims import ClaimKind, ResponseKind, Source, SourceKind, Stance, Standing
from sayso.model.provenance import Corroboration, DerivationKind
from tests.corroborate.factories import (
    EXPERTS,
    NOBODY,
    Tale,
    body,
    entity,
    figure,
    outlet,
    people,
    person,
    timex,
)

COMPANY = Source(kind=SourceKind.ORGANISATION, label="The company")


def ferry() -> Tale:
    """Sund Line talks to Halm Ferries; the Gazette has it from two people, the Flash makes it a purchase."""
    tale = Tale()
    tale.report("gazette", "Quay Gazette", "2024-03-04", entity("Sund Line"), entity("Halm Ferries"))
    tale.report("echo", "Saltby Echo", "2024-03-04")
    tale.report("flash", "Coast Flash", "2024-03-05")
    board = "The board of Halm Ferries met, board member Ina Roe said."
    tale.report("radio", "Radio Halm", "2024-03-06", entity("Halm Ferries"), text=board)
    tale.report("halm", "Halm Ferries (regulatory announcement)", "2024-03-07")
    tale.report("fix", "Quay Gazette", "2024-03-12")
    _propositions(tale)
    _say(tale)
    return tale


def _propositions(tale: Tale) -> None:
    tale.proposition("talks", "Sund Line", "Halm Ferries")
    tale.proposition("deal", "Sund Line", "Halm Ferries", entails=["talks"])
    tale.proposition("price 40", "Sund Line", "Halm Ferries", value=figure("about 40 million crowns", 40))
    tale.proposition(
        "price 30", "Sund Line", "Halm Ferries", value=figure("about 30 million crowns", 30), conflicts=["price 40"]
    )
    window = timex("next week", "2024-03-11", "2024-03-17")
    tale.proposition("announced", kind=ClaimKind.FORECAST, eligible=False, time=window)
    tale.proposition("largest", kind=ClaimKind.ASSESSMENT, eligible=False)


def _say(tale: Tale) -> None:
    tale.say("gazette", "talks", people(), subject="Sund Line", object="Halm Ferries")
    price = tale.say("gazette", "price 40", people(), subject="Sund Line")
    may = {"standing": Standing.FORECAST, "stance": Stance.PS_POS, "kind": ClaimKind.FORECAST}
    tale.say("gazette", "announced", people("one of them"), **may)  # type: ignore[arg-type]
    tale.respond("gazette", ResponseKind.DECLINED, "Sund Line")
    for what in ("talks", "price 40"):
        tale.say("echo", what, outlet("the Quay Gazette"), people("people familiar with the matter"))
    tale.say("flash", "deal")
    tale.say("flash", "price 40")
    tale.say("flash", "largest", EXPERTS, kind=ClaimKind.ASSESSMENT)
    tale.role("radio", "Ina Roe", "board member")
    tale.say("radio", "talks", person("Ina Roe", "board member Ina Roe"), object="Halm Ferries")
    tale.say("halm", "talks", body("Halm Ferries"), object="Halm Ferries")
    denied = {"standing": Standing.DENIED, "stance": Stance.CT_NEG, "kind": ClaimKind.DENIAL}
    tale.say("halm", "deal", COMPANY, denies=True, **denied)  # type: ignore[arg-type]
    tale.say("fix", "price 30", predicate="The figure is about 30 million crowns")
    tale.derive("echo", "gazette")
    tale.derive("flash", "echo", DerivationKind.PARTIAL_REPRINT, rule="R5.possible")
    tale.amend(
        "fix",
        "gazette",
        price,
        at="2024-03-12",
        withdrawn="about 40 million crowns",
        replacement="about 30 million crowns",
    )


def by_day(judged: Corroboration) -> list[str]:
    """How each axis stood, one line a day on which one changed."""
    return [f"{one.as_of} {one.support} {one.contest} {one.lifecycle}" for one in judged.history]


def test_talks_rest_on_three_origins_of_which_two_are_of_one_party() -> None:
    talks = ferry().judge()["talks"]
    assert by_day(talks) == [
        "2024-03-04 single_source responded live",
        "2024-03-06 possibly_corroborated responded live",
        "2024-03-07 corroborated_within_one_party responded live",
    ]
    assert talks.confirmed_by_party
    counts = talks.counts
    assert (counts.reports, counts.outlets, counts.origins, counts.parties, counts.parties_unknown) == (5, 5, 3, 1, 1)
    bundle = next(origin for origin in talks.origins if origin.party is None)
    assert len(bundle.reports) == 3


def test_a_deal_that_only_a_copy_has_is_its_own_word_and_denied() -> None:
    deal = ferry().judge()["deal"]
    assert by_day(deal) == [
        "2024-03-05 own_word_only uncontested live",
        "2024-03-07 own_word_only denied_specific live",
    ]
    assert [why.note for why in deal.why if why.rule == "R12"] == [
        "certainty rose along the chain: stronger than what Saltby Echo says"
    ]


def test_a_denial_of_the_stronger_does_not_contest_the_weaker() -> None:
    assert all(one.contest != "denied_specific" for one in ferry().judge()["talks"].history)


def test_a_corrected_price_falls_in_every_copy_and_nothing_is_deleted() -> None:
    tale = ferry()
    price = tale.judge()["price 40"]
    assert by_day(price) == [
        "2024-03-04 single_source uncontested live",
        "2024-03-12 not_asserted uncontested corrected",
    ]
    assert (price.counts.reports, price.counts.origins, price.counts.withdrawn) == (3, 1, 1)
    repeats = [ref.report for why in price.why if why.note == "repeats a corrected claim" for ref in why.claims]
    assert sorted(repeats) == sorted([tale.id("echo"), tale.id("flash")])


def test_the_corrected_value_rests_on_what_the_old_one_rested_on() -> None:
    judged = ferry().judge()
    assert judged["price 30"].status.support == "single_source"
    assert [o.id for o in judged["price 30"].origins] == [o.id for o in judged["price 40"].origins]


def test_a_forecast_lapses_on_the_day_after_its_window() -> None:
    assert by_day(ferry().judge()["announced"]) == [
        "2024-03-04 single_source uncontested live",
        "2024-03-18 single_source uncontested lapsed",
    ]


def test_experts_are_no_origin() -> None:
    largest = ferry().judge()["largest"]
    assert (largest.status.support, largest.counts.origins) == ("hearsay_only", 0)


def test_the_last_of_the_history_is_the_status() -> None:
    for judged in ferry().judge().values():
        assert judged.history[-1] == judged.status


@pytest.mark.parametrize("day", ["2024-03-04", "2024-03-05", "2024-03-06", "2024-03-08", "2024-03-12", "2024-04-01"])
def test_what_was_known_on_a_day_is_what_the_history_says_of_it(day: str) -> None:
    whole, then = ferry().judge(), ferry().judge(day)
    for key, judged in whole.items():
        past = [one for one in judged.history if (one.as_of or "") <= day]
        if past:
            assert then[key].history[-1] == past[-1], key


@pytest.mark.parametrize("seed", range(8))
def test_the_order_of_arrival_does_not_show(seed: int) -> None:
    first = ferry().judge()
    tale = ferry()
    order = list(tale.documents)
    random.Random(seed).shuffle(order)  # noqa: S311
    random.Random(seed).shuffle(tale.derivations)  # noqa: S311
    assert tale.judge(order=order) == first


def test_every_step_names_a_rule_and_something_it_was_applied_to() -> None:
    for judged in ferry().judge().values():
        assert all(why.rule.startswith("R") and why.note for why in judged.why)
        explained = {ref for why in judged.why for ref in why.claims}
        assert set(judged.supporting) <= explained
        assert set(judged.opposing) <= explained


def test_origins_are_gathered_once_with_all_their_reports() -> None:
    tale = ferry()
    origins = gather_origins(tale.judge().values())
    assert len({origin.id for origin in origins}) == len(origins)
    halm = next(origin for origin in origins if origin.label == "Halm Ferries")
    assert halm.reports == (tale.id("halm"),)


def seed_alone() -> Tale:
    """One report of the kind that the rule book opens with: credited, agentless, reputed and denied by turns."""
    tale = Tale()
    tale.report("lowland", "Lowland Lamp", "2024-05-10", entity("Tallow Guild"), entity("Odile Marsh"))
    tale.proposition("rehearsal", "Tallow Guild")
    tale.proposition("visits", "Odile Marsh")
    tale.proposition("purse", "Friends of Eastmere", kind=ClaimKind.RELATION)
    tale.proposition("treasurer", "Odile Marsh", kind=ClaimKind.ROLE)
    tale.proposition("pays choirs", "Tallow Guild", kind=ClaimKind.RELATION)
    reputation = Source(kind=SourceKind.GENERIC_REPUTATION, label="nobody named")
    tale.say("lowland", "rehearsal", outlet("Quay Lantern"), subject="Tallow Guild")
    tale.say("lowland", "visits", NOBODY, standing=Standing.HEARSAY)
    tale.say("lowland", "purse", reputation, standing=Standing.HEARSAY, kind=ClaimKind.RELATION)
    tale.say("lowland", "treasurer", kind=ClaimKind.ROLE)
    denial = tale.say(
        "lowland", "pays choirs", body("Tallow Guild"), standing=Standing.DENIED, kind=ClaimKind.DENIAL, denies=True
    )
    tale.respond("lowland", ResponseKind.DENIAL_GENERAL, "Tallow Guild", denial)
    tale.respond("lowland", ResponseKind.NO_COMMENT, "Tallow Guild")
    return tale


@pytest.mark.parametrize(
    ("key", "support", "contest", "origins"),
    [
        ("rehearsal", "single_source", "responded", 1),
        ("visits", "hearsay_only", "uncontested", 0),
        ("purse", "hearsay_only", "uncontested", 0),
        ("treasurer", "own_word_only", "uncontested", 1),
        ("pays choirs", "not_asserted", "denied_general", 0),
    ],
)
def test_one_report_alone(key: str, support: str, contest: str, origins: int) -> None:
    judged = seed_alone().judge()[key]
    assert (judged.status.support, judged.status.contest, judged.status.lifecycle) == (support, contest, "live")
    assert judged.counts.origins == origins


def test_undated_reports_count_from_the_start_and_say_so() -> None:
    tale = Tale()
    tale.report("a", "Quay Gazette", None)
    tale.report("b", "Saltby Echo", "2024-03-05")
    tale.proposition("p")
    tale.say("a", "p", person("Ina Roe"))
    tale.say("b", "p", person("Jon Ask"))
    judged = tale.judge()["p"]
    assert [one.as_of for one in judged.history] == [None, "2024-03-05"]
    assert [why.note for why in judged.why if why.rule == "R13"] == [
        "in reports without a date, which count from the start"
    ]


def test_a_report_of_a_month_counts_from_its_last_day() -> None:
    tale = Tale()
    tale.report("a", "Quay Gazette", "2024-02")
    tale.proposition("p")
    tale.say("a", "p", person("Ina Roe"))
    assert tale.judge()["p"].status.as_of == "2024-02-29"
    assert tale.judge("2024-02-10")["p"].status.support == "not_asserted"
