"""Dates drawn as what they are."""

from __future__ import annotations

from itertools import pairwise

from sayso.ask.index_answers import Line
from sayso.model.claims import Standing
from sayso.web.drawing.timeline import How, TimeMark, TimePicture, draw_time
from tests.web.line_factories import dated, line


def drawn(*lines: Line, ahead: tuple[Line, ...] = ()) -> TimePicture:
    picture = draw_time(lines, ahead)
    assert picture
    return picture


def only(*lines: Line) -> TimeMark:
    """The mark of the first of some claims."""
    return drawn(*lines).dated.marks[0]


WIDE = (dated("a", "2001-01-01"), dated("z", "2024-12-31"))
"""Days far apart, so that others stand between them."""


def test_a_day_is_a_tick_and_nothing_else() -> None:
    mark = only(dated("1", "2019-05-06"), *WIDE)
    assert mark.tick is not None
    assert (mark.stretches, mark.opens, mark.closes) == ((), None, None)


def test_a_year_is_a_bracket_that_nothing_is_said_to_fill() -> None:
    mark = only(dated("1", "2019"), *WIDE)
    assert mark.tick is None
    assert [stretch.how for stretch in mark.stretches] == [How.WITHIN]
    assert (mark.opens, mark.closes) == (mark.begin, mark.end)


def test_a_year_is_wider_than_a_month() -> None:
    year, month = (only(dated("1", value), *WIDE).stretches[0].width for value in ("2019", "2019-03"))
    assert year > 5 * month > 0


def test_what_went_on_between_two_days_is_a_line() -> None:
    mark = only(dated("1", "2019-05-06", "2020-05-06"), *WIDE)
    assert [stretch.how for stretch in mark.stretches] == [How.THROUGH]


def test_what_went_on_from_one_year_to_another_is_a_line_only_between_them() -> None:
    mark = only(dated("1", "2010", "2015"), *WIDE)
    assert [stretch.how for stretch in mark.stretches] == [How.WITHIN, How.THROUGH, How.WITHIN]
    assert all(first.x + first.width <= then.x + 1 for first, then in pairwise(mark.stretches))


def test_an_open_beginning_fades_in_and_has_no_hook_there() -> None:
    for start, end in ((None, "2019"), ("[..2019]", "[..2019]")):
        mark = only(dated("1", start, end), *WIDE)
        assert mark.stretches[0].how is How.FROM_BEFORE
        assert mark.opens is None
        assert mark.closes is not None
        assert mark.closes > mark.stretches[0].x


def test_an_open_end_fades_out() -> None:
    mark = only(dated("1", "2019", None), *WIDE)
    assert [stretch.how for stretch in mark.stretches] == [How.WITHIN, How.ONWARDS]
    assert mark.opens is not None
    assert mark.closes is None


def test_a_day_of_no_year_is_not_drawn() -> None:
    assert [mark.claim for mark in drawn(dated("1", "XXXX-11-30"), *WIDE).dated.marks] == ["clm-a", "clm-z"]


def test_without_any_date_there_is_no_picture() -> None:
    assert draw_time([line("1"), dated("2", None, None, "recently")], []) is None


def test_what_lies_ahead_has_a_lane_of_its_own() -> None:
    picture = drawn(*WIDE, ahead=(dated("f", "2026", standing=Standing.FORECAST),))
    assert [mark.claim for mark in picture.ahead.marks] == ["clm-f"]
    assert "clm-f" not in {mark.claim for mark in picture.dated.marks}
    assert picture.ahead.marks[0].standing == "forecast"


def test_marks_in_one_row_do_not_touch() -> None:
    lines = [dated(str(n), f"2019-{n % 12 + 1:02}-{n % 27 + 1:02}", words="on that day") for n in range(40)]
    lane = drawn(*lines).dated
    assert lane.rows == 1 + max(mark.row for mark in lane.marks)
    for row in range(lane.rows):
        ticks = sorted(mark.tick or 0 for mark in lane.marks if mark.row == row)
        assert all(then - first > 60 for first, then in pairwise(ticks))


def test_the_order_of_the_answer_is_kept() -> None:
    picture = drawn(*WIDE, dated("1", "2019"))
    assert [mark.line for mark in picture.dated.marks] == [0, 1, 2]


def test_a_few_days_are_told_by_day_and_many_years_by_year() -> None:
    by_day = [tick.label for tick in drawn(dated("1", "2024-03-04"), dated("2", "2024-03-12")).ticks]
    by_year = [tick.label for tick in drawn(*WIDE).ticks]
    assert all("Mar 2024" in label for label in by_day)
    assert all(label.isdigit() for label in by_year)
    assert 2 < len(by_year) < 9


def test_a_period_that_was_asked_for_is_what_is_shown() -> None:
    picture = draw_time([dated("1", "2019-05-06"), dated("2", "2001")], [], since="2019", until="2019")
    assert picture
    places = {mark.claim: mark.tick for mark in picture.dated.marks}
    assert 0 < (places["clm-1"] or 0) < 1000
    assert all(tick.period.startswith("2019") for tick in picture.ticks)


def test_long_words_are_cut_with_an_ellipsis() -> None:
    mark = only(dated("1", "2019", words="at some time in the course of the year 2019"), *WIDE)
    assert mark.words == "at some time in the cou…"


def test_what_is_bounded_on_neither_outer_side_fades_both_ways() -> None:
    mark = only(dated("1", "[..2019]", None), *WIDE)
    assert [stretch.how for stretch in mark.stretches] == [How.FROM_BEFORE, How.ONWARDS]
    assert (mark.opens, mark.closes) == (None, None)


def test_a_date_far_from_all_others_stands_at_the_edge_and_says_so() -> None:
    close = [dated(str(n), f"2024-03-{n:02}") for n in range(1, 13)]
    picture = drawn(dated("old", "1921", None), *close)
    old, *others = picture.dated.marks
    assert (old.outside, old.begin, old.tick, old.stretches) == ("before", 0, None, ())
    assert picture.has_outside
    assert max(mark.begin for mark in others) - min(mark.begin for mark in others) > 500


def test_two_dates_far_apart_are_both_at_their_places() -> None:
    assert not drawn(*WIDE).has_outside


def test_years_along_the_line_are_round() -> None:
    labels = [tick.label for tick in drawn(dated("a", "1950-02-01"), dated("z", "2024-12-31")).ticks]
    assert labels == ["1960", "1980", "2000", "2020"]


def test_a_standing_that_the_lane_does_not_say_stands_beside_the_date() -> None:
    hedged = dated("1", "2019", standing=Standing.HEDGED)
    forecast = dated("f", "2026", standing=Standing.FORECAST)
    picture = drawn(hedged, *WIDE, ahead=(forecast,))
    assert [mark.how for mark in picture.dated.marks] == ["hedged", "", ""]
    assert [mark.how for mark in picture.ahead.marks] == [""]
