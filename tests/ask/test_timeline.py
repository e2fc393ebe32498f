"""Claims in time: sorted by their earliest bound, never finer than the words, and never a forecast among events."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ask.timeline import OPEN_END, OPEN_START, Day, bounds, build_timeline
from sayso.model.claims import ClaimKind, Standing
from sayso.model.times import Timex, TimexKind

from . import factories as f


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2023", (2023, 1, 1), (2023, 12, 31)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2008-05-24", (2008, 5, 24), (2008, 5, 24)),
        ("2008-05-24~", (2008, 5, 24), (2008, 5, 24)),
        ("2023-22", (2023, 6, 1), (2023, 8, 31)),
        ("201X", (2010, 1, 1), (2019, 12, 31)),
        ("[..2023]", OPEN_START, (2023, 12, 31)),
        ("[2023..]", (2023, 1, 1), OPEN_END),
        ("2019/2021-03", (2019, 1, 1), (2021, 3, 31)),
        ("../2023", OPEN_START, (2023, 12, 31)),
        ("2023/..", (2023, 1, 1), OPEN_END),
        ("XXXX-11-30", OPEN_START, OPEN_END),
        ("-0044-03-15", (-44, 3, 15), (-44, 3, 15)),
        ("2023-99", (2023, 1, 1), (2023, 12, 31)),
        ("nonsense", OPEN_START, OPEN_END),
    ],
)
def test_bounds_are_never_finer_than_the_words(edtf: str, first: Day, last: Day) -> None:
    assert bounds(edtf) == (first, last)


@given(st.text(alphabet="0123456789X-.[]/~?", max_size=14))
def test_any_string_has_bounds_in_order_or_open_ones(edtf: str) -> None:
    first, last = bounds(edtf)
    assert len(first) == len(last) == 3


def test_an_open_start_comes_first_and_the_undated_stand_apart() -> None:
    timeline = build_timeline(f.rehearsal().claims)
    assert [(entry.start, entry.end, entry.text) for entry in timeline.dated] == [
        ("[..2019]", None, "at least 2019"),
        *[("2024-03", "2024-03", "In March 2024")] * 3,
    ]
    assert [entry.text for entry in timeline.undated] == ["recently", "recent years"]


@pytest.mark.parametrize("standing", [Standing.FORECAST, Standing.HYPOTHETICAL])
def test_a_forecast_with_a_date_stands_in_a_list_of_its_own(standing: Standing) -> None:
    timeline = build_timeline([f.claim("raise fees", standing=standing, time=f.MARCH)])
    assert timeline.dated == timeline.undated == ()
    assert [entry.text for entry in timeline.ahead] == ["In March 2024"]


def test_a_forecast_by_kind_is_one_even_where_it_stands_as_hearsay() -> None:
    claim = f.claim("raise fees", ClaimKind.FORECAST, standing=Standing.HEARSAY, time=f.MARCH)
    assert build_timeline([claim]).dated == ()


def test_habits_are_open_on_both_sides_and_so_undated() -> None:
    habit = Timex(text="consistently", span=f.at("consistently"), start="..", end="..", kind=TimexKind.HABITUAL)
    timeline = build_timeline([f.claim("a private rehearsal", time=habit)])
    assert [(e.start, e.end, e.text) for e in timeline.undated] == [(None, None, "consistently")]


def test_a_label_that_borrows_a_date_is_not_on_the_line() -> None:
    assert build_timeline([f.claim("a quiet merger", ClaimKind.LABEL, time=f.MARCH)]).dated == ()


def test_every_entry_keeps_the_standing_of_its_claim() -> None:
    standings = {claim.id: claim.standing for claim in f.rehearsal().claims}
    timeline = build_timeline(f.rehearsal().claims)
    assert all(entry.standing is standings[entry.claim] for entry in (*timeline.dated, *timeline.undated))
