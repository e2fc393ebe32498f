"""Every row of the lifecycle axis: what was taken back, by whom, and what fell with it (R9)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.corroborate.lifecycle import day_after
from sayso.model.claims import ClaimKind, Standing
from sayso.model.provenance import Corroboration, DerivationKind
from tests.corroborate.factories import Tale, figure, outlet, people, person, timex

RETRACTION = DerivationKind.RETRACTION


def tale(*days: str, **proposition: object) -> Tale:
    """One proposition and a report of its own outlet on each day, named a, b, c and so on."""
    made = Tale()
    made.proposition("p", **proposition)  # type: ignore[arg-type]
    for name, day in zip("abcdef", days, strict=False):
        made.report(name, f"Outlet {name.upper()}", f"2024-03-{day}")
    return made


def copied() -> Tale:
    """The first report has it from two people; the second reprints it, the third credits the second."""
    made = tale("04", "05", "06", "10")
    made.say("a", "p", people())
    made.say("b", "p")
    made.say("c", "p", outlet("Outlet B"))
    made.derive("b", "a", DerivationKind.REPRINT)
    made.derive("c", "b")
    return made


def withdrawn(report: str, by: str | None = "d") -> Tale:
    made = copied()
    made.amend(by, report, kind=RETRACTION, at=None if by else "2024-03-10", by="" if by else "the desk")
    return made


def corrected() -> Tale:
    made = tale("04", "10")
    ref = made.say("a", "p", people())
    made.amend("b", "a", ref, withdrawn="a pier", replacement="a jetty")
    return made


def one_of_two_withdrawn() -> Tale:
    made = tale("04", "05", "10")
    made.say("a", "p", person("Ina Roe"))
    made.say("b", "p", person("Jon Ask"))
    made.amend("c", "a", kind=RETRACTION)
    return made


def values(*, same_origin: bool, later: bool = True) -> Tale:
    made = tale("04", "05" if later else "04", value=figure("20 hurt", 20))
    made.proposition("q", value=figure("30 hurt", 30), conflicts=["p"])
    made.say("a", "p", person("Ina Roe"))
    made.say("b", "q", person("Ina Roe" if same_origin else "Jon Ask"))
    return made


def forecast(end: str | None = "2024-03-17", *, happened: bool = False) -> Tale:
    made = tale("04", "06", kind=ClaimKind.FORECAST, eligible=False, time=timex("next week", "2024-03-11", end))
    made.say("a", "p", people(), standing=Standing.FORECAST, kind=ClaimKind.FORECAST)
    if happened:
        made.say("b", "p", people())
    return made


ROWS: list[tuple[str, Callable[[], Tale], str, str]] = [
    ("nothing happened", copied, "live", "single_source"),
    ("its words were replaced", corrected, "corrected", "not_asserted"),
    ("withdrawn where it came from", lambda: withdrawn("a"), "withdrawn_at_origin", "not_asserted"),
    ("withdrawn by a user's mark", lambda: withdrawn("a", None), "withdrawn_at_origin", "not_asserted"),
    ("withdrawn by a copy", lambda: withdrawn("b"), "withdrawn_by_relay", "single_source"),
    ("one of two origins withdrew", one_of_two_withdrawn, "live", "single_source"),
    ("the same origin gives a later value", lambda: values(same_origin=True), "superseded", "single_source"),
    ("the same origin on the same day", lambda: values(same_origin=True, later=False), "live", "single_source"),
    ("another origin gives another value", lambda: values(same_origin=False), "live", "single_source"),
    ("its window has passed", forecast, "lapsed", "single_source"),
    ("no window in the words", lambda: forecast(None), "live", "single_source"),
    ("reported to have come true", lambda: forecast(happened=True), "live", "single_source"),
]


@pytest.mark.parametrize(("name", "make", "lifecycle", "support"), ROWS, ids=[row[0] for row in ROWS])
def test_rows_of_the_axis(name: str, make: Callable[[], Tale], lifecycle: str, support: str) -> None:
    judged = make().judge()["p"]
    if name == "reported to have come true":
        assert judged.status.lifecycle == lifecycle
        return
    assert (judged.status.lifecycle, judged.status.support) == (lifecycle, support), judged.why


def test_nothing_is_left_when_all_that_counted_is_left_out() -> None:
    made = copied()
    origin = made.judge()["p"].origins[0]
    judged = made.judge(left_out=origin.claims)["p"]
    assert (judged.status.lifecycle, judged.status.support) == ("no_surviving_origin", "not_asserted")
    assert (judged.counts.reports, judged.counts.origins, judged.counts.withdrawn) == (3, 1, 1)


def repeats(tale: Tale, judged: Corroboration) -> list[str]:
    """The reports that repeat what was taken back."""
    names = {tale.id(name): name for name in tale.documents}
    return [names[ref.report] for why in judged.why if why.note == "repeats a corrected claim" for ref in why.claims]


def test_a_retraction_flows_downstream_and_never_upstream() -> None:
    made = withdrawn("a")
    assert sorted(repeats(made, made.judge()["p"])) == ["b", "c"]
    made = withdrawn("b")
    judged = made.judge()["p"]
    assert judged.status.support == "single_source"
    assert {origin.is_withdrawn for origin in judged.origins} == {False}


def test_what_a_copy_withdrew_says_nothing_of_origins_that_it_did_not_rest_on() -> None:
    made = withdrawn("b")
    made.report("z", "Outlet Z", "2024-03-05")
    made.say("z", "p", person("Ina Roe"))
    assert made.judge()["p"].status.lifecycle == "live"


def test_a_name_that_was_copied_falls_with_the_report_it_was_copied_from() -> None:
    made = tale("04", "05", "10")
    made.say("a", "p", person("Ina Roe"))
    made.say("b", "p", person("Ina Roe"))
    made.derive("b", "a", DerivationKind.REPRINT)
    made.amend("c", "a", kind=RETRACTION)
    assert made.judge()["p"].status.support == "not_asserted"


def test_a_name_that_another_report_asked_itself_survives() -> None:
    made = tale("04", "05", "10")
    made.say("a", "p", person("Ina Roe"))
    made.say("b", "p", person("Ina Roe"))
    made.amend("c", "a", kind=RETRACTION)
    assert made.judge()["p"].status.support == "single_source"


def test_taking_back_something_stronger_does_not_take_back_the_weaker() -> None:
    made = copied()
    made.proposition("stronger", entails=["p"])
    ref = made.say("b", "stronger")
    made.amend("d", "b", ref, kind=RETRACTION)
    assert made.judge()["p"].status.lifecycle == "live"


def test_one_figure_for_another_takes_back_only_what_has_that_figure() -> None:
    made = tale("04", "10", value=figure("20 hurt", 20))
    made.proposition("event")
    ref = made.say("a", "p", person("Ina Roe"))
    made.supporting["event"] = [ref]
    made.amend("b", "a", ref, withdrawn="20 hurt", replacement="12 hurt")
    judged = made.judge()
    assert (judged["p"].status.lifecycle, judged["event"].status.lifecycle) == ("corrected", "live")


def test_a_correction_that_repeats_what_it_takes_back_does_not_say_it() -> None:
    made = corrected()
    made.say("b", "p", people())
    judged = made.judge()["p"]
    assert (judged.counts.reports, judged.status.support) == (1, "not_asserted")


def test_history_dates_each_fall() -> None:
    history = withdrawn("a").judge()["p"].history
    assert [(one.as_of, one.lifecycle.value) for one in history] == [
        ("2024-03-04", "live"),
        ("2024-03-10", "withdrawn_at_origin"),
    ]


def test_on_the_day_before_nobody_knew() -> None:
    assert withdrawn("a").judge("2024-03-09")["p"].status.lifecycle == "live"


@pytest.mark.parametrize(
    ("day", "after"), [("2024-02-28", "2024-02-29"), ("2023-12-31", "2024-01-01"), ("2024-03-17", "2024-03-18")]
)
def test_the_day_after(day: str, after: str) -> None:
    assert day_after(day) == after
