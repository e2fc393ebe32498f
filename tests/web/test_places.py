"""Where things are said to have happened: named towns as dots, every wording kept."""

from __future__ import annotations

import re

from fastapi.testclient import TestClient

from tests.web.asking import assert_no_line_is_bare, links, shown, texts, words


def test_only_named_towns_have_dots(client: TestClient) -> None:
    places = client.get("/places.json").json()["places"]["items"]
    placed = {place["key"] for place in places if place["middle"] is not None}
    page = shown(client, "/places")
    assert {link.removeprefix("/places/") for link in links(page, "svg.dots a.dot")} == placed
    assert len(page.css("#towns tbody tr")) == len(placed)
    assert len(page.css("#not-placed tbody tr")) == len(places) - len(placed) > 0


def test_there_is_no_border_and_nothing_but_a_grid(client: TestClient) -> None:
    page = shown(client, "/places")
    assert not page.css("svg.dots path, svg.dots polygon, svg.dots image")


def test_every_outlets_wording_is_kept(client: TestClient) -> None:
    for place in client.get("/places.json").json()["places"]["items"]:
        assert place["wordings"]
        page = shown(client, f"/places/{place['key']}")
        shown_words = texts(page, "#wordings tbody th")
        assert [f"“{' '.join(wording['words'].split())}”" for wording in place["wordings"]] == shown_words


def test_what_is_said_of_a_place_is_somebodys(client: TestClient) -> None:
    key = client.get("/places.json").json()["places"]["items"][0]["key"]
    assert_no_line_is_bare(shown(client, f"/places/{key}"))


def test_no_place_is_told_finer_than_a_town(client: TestClient) -> None:
    page = shown(client, "/places")
    assert not re.search(r"\d+\.\d+\s*°|latitude|longitude", words(page))


def test_a_place_that_there_is_not_has_no_page(client: TestClient) -> None:
    shown(client, "/places/geo-0", status=404)
