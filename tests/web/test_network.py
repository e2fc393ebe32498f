"""The names around one, drawn and always as a table; and ways from one name to another."""

from __future__ import annotations

from fastapi.testclient import TestClient

from sayso.ask.index_answers import Network
from sayso.collection import Collection
from sayso.web.network import in_order, within
from tests.web.asking import UNION, assert_no_line_is_bare, links, not_looked_up, shown, who, words
from tests.web.drawing.test_network import network
from tests.web.line_factories import tie


def around(client: TestClient, **asked: object) -> dict[str, object]:
    answer: dict[str, object] = client.get("/network.json", params={"who": who(client, UNION), **asked}).json()  # type: ignore[dict-item]
    return answer


def chain() -> Network:
    return network(tie("A", "B", established=1), tie("B", "C", established=3, first_day="2019-01-01"))


def test_without_a_name_the_page_says_how_to_choose(client: TestClient) -> None:
    page = shown(client, "/network")
    assert "Choose whose ties are drawn" in words(page)
    assert f"/network?who={who(client, UNION)}" in links(page, "#most a")


def test_a_network_is_followed_by_the_same_ties_as_a_table(client: TestClient) -> None:
    page = shown(client, f"/network?who={who(client, UNION)}")
    assert_no_line_is_bare(page)
    edges, rows = page.css("svg.net a.edge"), page.css("#ties tr.tie")
    assert len(edges) == len(rows) > 3
    assert [edge.attributes["data-claim"] for edge in edges] == [row.attributes["data-claim"] for row in rows]


def test_whatever_is_drawn_says_who_says_it(client: TestClient) -> None:
    page = shown(client, f"/network?who={who(client, UNION)}")
    for edge in page.css("svg.net a.edge"):
        title = words(edge.css_first("title"))
        assert ": “" in title
        assert "clm-" not in title


def test_the_network_is_narrowed_by_steps_and_names(client: TestClient) -> None:
    nodes = around(client, steps=1)["network"]["nodes"]  # type: ignore[index]
    assert {node["distance"] for node in nodes} == {0, 1}
    assert len(around(client, nodes=3)["network"]["nodes"]) == 3  # type: ignore[index]


def test_part_of_a_network_has_only_ties_within_it() -> None:
    part = within(chain(), 1)
    assert [node.name for node in part.nodes] == ["A", "B"]
    assert [(tie.a.name, tie.b.name) for tie in part.ties] == [("A", "B")]


def test_the_table_is_sorted_by_what_is_asked() -> None:
    orders = {order: [t.b.name for t in in_order(chain(), order).ties] for order in ("origins", "name", "day")}
    assert orders == {"origins": ["C", "B"], "name": ["B", "C"], "day": ["C", "B"]}


def test_a_script_draws_anew_from_the_twin_and_nothing_else(client: TestClient) -> None:
    page = shown(client, f"/network?who={who(client, UNION)}")
    twin = page.css_first("link[rel=alternate]")
    assert twin is not None
    answer = client.get(twin.attributes["href"] or "").json()
    assert len(answer["picture"]["lines"]) == len(page.css("svg.net a.edge"))
    assert page.css("script[type='application/json']") == []


def test_a_long_table_is_cut_into_pages(client: TestClient) -> None:
    whole = around(client)["network"]["ties"]  # type: ignore[index]
    rest = around(client, first=2)["table"]
    assert rest["items"] == whole[2:]  # type: ignore[index]
    assert rest["total"] == len(whole)  # type: ignore[index]


def test_somebody_who_may_not_be_looked_up_has_no_network(client: TestClient, story: Collection) -> None:
    head = next(not_looked_up(story))
    page = shown(client, f"/network?who={head.who}")
    assert page.css("svg.net") == []
    assert " ".join(head.why_not.split()) in words(page)


def test_a_way_is_a_list_of_ties_each_with_its_claim(client: TestClient) -> None:
    union, other = who(client, UNION), who(client, "University of Aldenhaven")
    page = shown(client, f"/network/path?a={union}&b={other}&established=1")
    assert_no_line_is_bare(page)
    assert len(page.css("#steps tr.tie")) == 2
    assert "A way is not a tie" in words(page)


def test_no_such_way_is_said_plainly(client: TestClient) -> None:
    union, other = who(client, UNION), who(client, "University of Aldenhaven")
    page = shown(client, f"/network/path?a={union}&b={other}&established=9")
    assert "There is no such way. No chain of ties, each with at least 9 established origins" in words(page)


def test_a_way_of_two_established_origins_is_what_is_asked_for_by_itself(client: TestClient) -> None:
    union = who(client, UNION)
    assert client.get("/network/path.json", params={"a": union, "b": union}).json()["established"] == 2
    assert "These are one and the same name." in words(shown(client, f"/network/path?a={union}&b={union}"))


def test_an_end_that_may_be_several_is_asked(client: TestClient) -> None:
    page = shown(client, f"/network/path?a={who(client, UNION)}&b=guild")
    assert "choose whose is meant" in words(page)
    assert all("b=who-" in link for link in links(page, ".choices a"))
