"""Names on rings, and ties that are drawn as they stand."""

from __future__ import annotations

from itertools import combinations

from sayso.ask.index_answers import Network, Node, TieGroup
from sayso.web.drawing.network import MIDDLE, NetPicture, draw_network
from tests.web.line_factories import tie


def network(*ties: TieGroup, centre: str = "A") -> Network:
    """Return the network of ties around a name."""
    names = list(dict.fromkeys([centre, *(end.name for each in ties for end in (each.a, each.b))]))
    near = {end.name for each in ties if centre in (each.a.name, each.b.name) for end in (each.a, each.b)}
    nodes = tuple(
        Node(
            who=f"who-{name.lower()}",
            name=name,
            type="ORG",
            distance=0 if name == centre else 1 if name in near else 2,
            ties=sum(name in (each.a.name, each.b.name) for each in ties),
        )
        for name in names
    )
    return Network(centre=f"who-{centre.lower()}", nodes=nodes, ties=ties, left_out=0)


def large(number: int) -> Network:
    """Return a network of so many names: a third beside the middle, the others around them."""
    third = number // 3
    near = [tie("A", f"N{n}") for n in range(third)]
    return network(*near, *(tie(f"N{n % third}", f"M{n}") for n in range(number - third - 1)))


def drawn(*ties: TieGroup) -> NetPicture:
    return draw_network(network(*ties))


def test_the_one_who_is_asked_for_stands_in_the_middle() -> None:
    dots = {dot.name: dot for dot in drawn(tie("A", "B"), tie("B", "C")).dots}
    assert (dots["A"].x, dots["A"].y) == (MIDDLE, MIDDLE)


def test_who_is_further_away_stands_further_out() -> None:
    dots = {dot.name: dot for dot in drawn(tie("A", "B"), tie("B", "C")).dots}
    away = {name: abs(dot.x - MIDDLE) + abs(dot.y - MIDDLE) for name, dot in dots.items()}
    assert away["A"] < away["B"] < away["C"]


def test_the_same_network_is_the_same_picture() -> None:
    assert draw_network(large(40)) == draw_network(large(40))


def test_no_two_names_stand_on_each_other_and_all_stand_on_the_picture() -> None:
    for number in (3, 60, 300):
        places = [(dot.x, dot.y) for dot in draw_network(large(number)).dots]
        assert len(set(places)) == len(places) == number
        assert all(0 < x < 1000 and 0 < y < 1000 for x, y in places)


def test_words_that_are_set_hide_nobody_elses() -> None:
    named = [dot for dot in draw_network(large(120)).dots if dot.is_named]
    assert len(named) > 60
    for one, other in combinations(named, 2):
        assert one.side != other.side or abs(one.y - other.y) >= 30 or abs(one.x - other.x) > 8 * 3


def test_all_names_of_a_small_network_are_set() -> None:
    assert all(dot.is_named for dot in draw_network(large(20)).dots)


def test_a_denied_tie_has_a_bar_across_it_and_no_other_has() -> None:
    lines = drawn(tie("A", "B", "denied"), tie("A", "C")).lines
    assert [line.is_denied for line in lines] == [True, False]
    assert lines[0].bar is not None
    assert lines[1].bar is None


def test_what_is_asserted_and_denied_by_somebody_has_a_bar_too() -> None:
    (line,) = drawn(tie("A", "B", denied=True)).lines
    assert not line.is_denied
    assert line.bar is not None


def test_two_standings_of_one_pair_are_two_lines_beside_each_other() -> None:
    lines = drawn(tie("A", "B"), tie("A", "B", "hedged"), tie("B", "A", "denied")).lines
    assert [line.standing for line in lines] == ["asserted", "hedged", "denied"]
    assert len({line.d for line in lines}) == 3


def test_established_origins_make_a_tie_heavier() -> None:
    light, heavy, heaviest = drawn(
        tie("A", "B", established=0), tie("A", "C", established=2), tie("A", "D", established=9)
    ).lines
    assert light.weight < heavy.weight < heaviest.weight < 9


def test_a_tie_to_somebody_who_is_left_out_is_not_drawn() -> None:
    whole = network(tie("A", "B"), tie("B", "C"))
    cut = Network(centre=whole.centre, nodes=whole.nodes[:2], ties=whole.ties, left_out=1)
    assert [line.tie for line in draw_network(cut).lines] == [0]


def test_somebody_without_ties_stands_alone() -> None:
    alone = network(centre="A")
    assert [dot.name for dot in draw_network(alone).dots] == ["A"]
