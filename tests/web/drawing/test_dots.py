"""Towns as dots, with nothing behind them but a grid."""

from __future__ import annotations

from sayso.ask.index_answers import PlaceRow
from sayso.web.drawing.dots import DotPicture, draw_dots


def place(name: str, middle: tuple[float, float] | None, claims: int = 1) -> PlaceRow:
    return PlaceRow(
        key=f"geo-{name}",
        name=name,
        precision="named_town" if middle else "region",
        note="",
        middle=middle,
        claims=claims,
        reports=1,
        wordings=(),
    )


NORTH, SOUTH, EAST = place("Northby", (55.0, 10.0)), place("Southby", (50.0, 10.0)), place("Eastby", (50.0, 18.0))


def drawn(*places: PlaceRow) -> DotPicture:
    picture = draw_dots(places)
    assert picture
    return picture


def test_north_is_up_and_east_is_right() -> None:
    dots = {dot.name: dot for dot in drawn(NORTH, SOUTH, EAST).dots}
    assert dots["Northby"].y < dots["Southby"].y == dots["Eastby"].y
    assert dots["Northby"].x == dots["Southby"].x < dots["Eastby"].x


def test_all_towns_stand_on_the_picture_with_room_around_them() -> None:
    for dot in drawn(NORTH, SOUTH, EAST).dots:
        assert 500 < dot.x < 9_500
        assert 500 < dot.y < 9_500


def test_what_is_no_named_town_has_no_dot() -> None:
    assert [dot.name for dot in drawn(NORTH, place("Uplands", None)).dots] == ["Northby"]
    assert draw_dots([place("Uplands", None)]) is None


def test_no_place_is_drawn_finer_than_a_town() -> None:
    fine, town = drawn(place("Fine", (50.123456, 10.0)), NORTH), drawn(place("Fine", (50.12, 10.0)), NORTH)
    assert [(dot.x, dot.y) for dot in fine.dots] == [(dot.x, dot.y) for dot in town.dots]


def test_a_single_town_has_a_picture_of_some_degrees() -> None:
    picture = drawn(NORTH)
    assert (picture.dots[0].x, picture.dots[0].y) == (5_000, 5_000)
    assert picture.level


def test_names_of_most_claims_are_set_first_and_none_on_another() -> None:
    crowd = [place(f"Town {n}", (50.0 + n / 1000, 10.0), claims=n) for n in range(9)]
    named = [dot for dot in drawn(*crowd, NORTH).dots if dot.is_named]
    assert "Town 8" in {dot.name for dot in named}
    assert len(named) < 10


def test_a_dot_grows_slowly_with_its_claims() -> None:
    sizes = [drawn(place("A", (50.0, 10.0), claims)).dots[0].size for claims in (1, 16, 10_000)]
    assert sizes == sorted(sizes)
    assert sizes[-1] <= 12


def test_the_grid_is_of_whole_degrees_and_thin() -> None:
    picture = drawn(NORTH, SOUTH, EAST)
    assert 1 < len(picture.upright) < 9
    assert all(line.label.endswith(("E", "0°")) for line in picture.upright)
    assert [line.at for line in picture.level] == sorted((line.at for line in picture.level), reverse=True)
