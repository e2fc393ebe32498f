"""The origin tree as a drawing: every report once, nothing on top of anything, and every line from where it comes."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ask.story_answers import EdgeMark, OriginTree
from sayso.web.drawing import lettering
from sayso.web.drawing.lettering import broken, width_of
from sayso.web.drawing.origin_grid import lay_out, rails, tracks, walk
from sayso.web.drawing.origin_tree import RADIUS, draw_origin_tree
from sayso.web.drawing.shapes import Box, TreeDrawing
from tests.web.drawing.trees import Sketch, tree_of

OUTLETS = (None, "Quay Gazette", "Saltby Echo", "Coast Mail", "A very long name of an outlet on the far coast", "市報")
DAYS = (None, "2024-03", "2024-03-04", "2024-03-05", "2024-03-06", "2024")
TITLES = ("", "Short", "A title that is rather longer than its lane is wide", "長" * 40)
MARKS = tuple(EdgeMark)


@st.composite
def trees(draw: st.DrawFn) -> OriginTree:
    """Draw a tree of up to a dozen reports; each hangs on an earlier one, or on none."""
    sketches: list[Sketch] = []
    for place in range(draw(st.integers(1, 12))):
        above = draw(st.none() | st.integers(0, place - 1)) if place else None
        others = [n for n in range(place) if n != above]
        also = draw(st.lists(st.sampled_from(others), unique=True, max_size=3)) if others else []
        sketches.append(
            Sketch(
                outlet=draw(st.sampled_from(OUTLETS)),
                day=draw(st.sampled_from(DAYS)),
                title=draw(
                    st.sampled_from(("", "Short", "A title that is rather longer than its lane is wide", "長" * 40))
                ),
                above=above,
                mark=draw(st.sampled_from(MARKS)),
                also=tuple((n, draw(st.sampled_from(MARKS))) for n in also),
                origins=tuple(draw(st.lists(st.integers(0, 9), unique=True, max_size=4))),
            )
        )
    return tree_of(sketches)


def areas(drawing: TreeDrawing) -> list[Box]:
    """Return where words stand."""
    lanes = [lane.area for lane in drawing.lanes]
    return lanes + [mark.area for mark in drawing.reports] + [mark.area for mark in drawing.origins]


def ends(path: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return where a line of upright and level strokes begins and ends."""
    x = y = 0.0
    first: tuple[float, float] | None = None
    for letter, numbers in re.findall(r"([MHV])([-0-9. ]+)", path):
        values = [float(number) for number in numbers.split()]
        x = values[0] if letter in "MH" else x
        y = values[-1] if letter in "MV" else y
        first = first or (x, y)
    assert first is not None
    return first, (x, y)


@given(trees())
def test_every_report_stands_once_and_is_numbered_as_in_the_list(tree: OriginTree) -> None:
    drawing = draw_origin_tree(tree)
    listed = [node.report.id for node in walk(tree.roots)]
    assert [mark.report.id for mark in drawing.reports] == listed
    assert [mark.number for mark in drawing.reports] == list(range(1, len(listed) + 1))


@given(trees())
def test_nothing_stands_on_top_of_anything_or_outside(tree: OriginTree) -> None:
    drawing = draw_origin_tree(tree)
    assert not [(a, b) for a, b in combinations(areas(drawing), 2) if a.overlaps(b)]
    for area in areas(drawing):
        assert area.x >= 0
        assert area.y >= 0
        assert area.x + area.width <= drawing.width
        assert area.y + area.height <= drawing.height


@given(trees())
def test_time_runs_down_and_the_undated_come_last(tree: OriginTree) -> None:
    drawing = draw_origin_tree(tree)
    tops = [band.area.y for band in drawing.bands]
    assert tops == sorted(tops)
    days = [band.day for band in drawing.bands]
    assert None not in days[:-1]
    by_day = {band.day: band.area for band in drawing.bands}
    for mark in drawing.reports:
        assert mark.area.overlaps(by_day[mark.report.published])


@given(trees())
def test_an_outlet_has_one_lane_and_one_without_a_name_its_own(tree: OriginTree) -> None:
    drawing = draw_origin_tree(tree)
    columns: dict[str, set[float]] = {}
    for mark in drawing.reports:
        columns.setdefault((mark.report.publisher or mark.report.id).casefold(), set()).add(mark.x)
    assert all(len(xs) == 1 for xs in columns.values())
    assert len({x for xs in columns.values() for x in xs}) == len(columns) == len(drawing.lanes)


@given(trees())
def test_every_line_runs_from_one_report_to_the_other(tree: OriginTree) -> None:
    drawing = draw_origin_tree(tree)
    marks = {mark.number: mark for mark in drawing.reports}
    for line in drawing.edges:
        (x, y), (to_x, to_y) = ends(line.path)
        above, below = marks[line.upstream], marks[line.derived]
        assert abs(x - above.x + RADIUS) < 0.11
        assert abs(y - above.y) < 0.11
        assert abs(to_x - below.x) <= RADIUS + 0.11
        assert abs(to_y - below.y) <= RADIUS + 0.11
    assert {line.derived for line in drawing.edges if not line.second} == {
        mark.number for mark, node in zip(drawing.reports, walk(tree.roots), strict=True) if node.edge is not None
    }


@given(trees())
def test_every_stated_origin_stands_once_above_the_outlets(tree: OriginTree) -> None:
    drawing = draw_origin_tree(tree)
    assert sorted(mark.origin.id for mark in drawing.origins) == sorted(origin.id for origin in tree.origins)
    assert all(mark.area.y + mark.area.height <= drawing.head for mark in drawing.origins)
    assert {n for strand in drawing.strands for n in strand.reports} == {m.number for m in drawing.reports if m.adds}


@given(trees())
def test_lines_that_are_not_one_trunk_never_share_a_rail_or_a_track(tree: OriginTree) -> None:
    grid = lay_out(tree)
    runs = [*(sheaf.run for sheaf in grid.sheaves), *(line.run for line in grid.edges)]
    rail, track = rails(grid), tracks(grid)
    for a, b in combinations(runs, 2):
        for to_a in a.targets:
            for to_b in b.targets:
                same_rail = a.lane == b.lane and rail[a.lane][a.trunk] == rail[b.lane][b.trunk]
                if a.trunk != b.trunk and same_rail:
                    spans = sorted([sorted((a.row, to_a.row)), sorted((b.row, to_b.row))])
                    assert spans[0][1] < spans[1][0]
                both = to_a.row == to_b.row and {a.trunk, b.trunk} <= track[to_a.row].keys()
                if a.trunk != b.trunk and both and track[to_a.row][a.trunk] == track[to_a.row][b.trunk]:
                    levels = sorted([sorted((a.lane, to_a.lane)), sorted((b.lane, to_b.lane))])
                    assert levels[0][1] < levels[1][0]


@given(trees())
def test_the_same_tree_is_the_same_drawing(tree: OriginTree) -> None:
    assert draw_origin_tree(tree) == draw_origin_tree(tree)


def test_lanes_stay_where_they_are_when_something_comes_to_rest_on_what_is_there() -> None:
    before = (
        Sketch(outlet="Quay Gazette", day="2024-03-04", origins=(1,)),
        Sketch(outlet="Saltby Echo", day="2024-03-05", above=0),
        Sketch(outlet="Coast Mail", day="2024-03-06", above=1),
    )
    later = Sketch(outlet="Inland Post", day="2024-03-07", above=2)
    lanes = [lane.outlet for lane in draw_origin_tree(tree_of(before)).lanes]
    assert [lane.outlet for lane in draw_origin_tree(tree_of((*before, later))).lanes][:3] == lanes


def test_likeness_of_wording_beside_the_first_edge_is_told_in_the_list_and_counted() -> None:
    drawn = draw_origin_tree(
        tree_of(
            (
                Sketch(outlet="Quay Gazette", day="2024-03-04"),
                Sketch(outlet="Saltby Echo", day="2024-03-05", above=0),
                Sketch(
                    outlet="Coast Mail",
                    day="2024-03-06",
                    above=1,
                    mark=EdgeMark.SAME_WORDING,
                    also=((0, EdgeMark.SAME_WORDING),),
                ),
                Sketch(outlet="Inland Post", day="2024-03-06", above=1, also=((0, EdgeMark.CREDITED),)),
            )
        )
    )
    assert drawn.left_out == 1
    assert [(line.upstream, line.derived) for line in drawn.edges if line.second] == [(1, 4)]


def test_nothing_is_drawn_of_no_report() -> None:
    drawing = draw_origin_tree(tree_of(()))
    assert (drawing.reports, drawing.lanes, drawing.bands) == ((), (), ())


def test_a_long_title_is_measured_letter_by_letter_and_not_again_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """A title of a thousand letters without a space took half a second of every page of its story."""
    looked_at: list[str] = []

    def units(letter: str) -> float:
        looked_at.append(letter)
        return 0.58

    monkeypatch.setattr(lettering, "_units", units)
    lines = broken("a" * 1000, 150, 12, 3)
    assert [line.endswith("…") for line in lines] == [False, False, True]
    assert len(looked_at) < 10 * 1000


@given(st.text(max_size=80), st.integers(20, 200), st.integers(1, 4))
def test_words_are_broken_into_lines_that_fit(words: str, width: int, most: int) -> None:
    lines = broken(words, width, 12, most)
    assert len(lines) <= most
    assert all(width_of(line, 12) <= width or len(line) <= 2 for line in lines)
    if lines and not lines[-1].endswith("…"):
        assert "".join("".join(lines).split()) == "".join(words.split())
