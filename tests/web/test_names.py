"""Whom reports name, and the page of each: attributed statements within the limits of TRADECRAFT, or a sentence."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from sayso.collection import Collection
from tests.web.asking import UNION, assert_no_line_is_bare, links, not_looked_up, shown, texts, who, words


def test_names_are_listed_with_what_they_lead_to(client: TestClient) -> None:
    page = shown(client, "/names")
    row = next(row for row in page.css("tbody tr") if UNION in words(row))
    union = who(client, UNION)
    assert f"/names/{union}" in links(row)
    assert f"/search?about={union}" in links(row)


def test_names_can_be_looked_for_by_word_and_type(client: TestClient) -> None:
    found = texts(shown(client, "/names?words=dairy"), "tbody th a")
    assert UNION in found
    assert all("dairy" in name.lower() for name in found)
    assert UNION not in texts(shown(client, "/names?type=PERSON"), "tbody th a")
    assert "No name with “nobody of this name” is listed." in words(shown(client, "/names?words=nobody+of+this+name"))


def test_nobody_is_listed_who_must_not_be_looked_up(client: TestClient, story: Collection) -> None:
    hidden = {head.who for head in not_looked_up(story)}
    assert hidden
    listed = {row["who"] for row in client.get("/names.json").json()["names"]["items"]}
    assert listed & hidden == set()


def test_who_must_not_be_looked_up_has_a_sentence_and_nothing_else(client: TestClient, story: Collection) -> None:
    head = next(not_looked_up(story))
    page = shown(client, f"/names/{head.who}")
    assert words(page.css_first("main")) == f"No page of this name {' '.join(head.why_not.split())}"
    assert head.name not in words(page.css_first("title"))
    twin = client.get(f"/names/{head.who}.json").json()
    assert twin["view"] is None
    assert twin["head"]["names"] == []


def test_a_name_that_there_is_not_has_no_page(client: TestClient) -> None:
    page = shown(client, "/names/who-0000000000000000", status=404)
    assert "no name" in words(page.css_first("h1"))


def test_every_statement_on_the_page_of_a_name_is_somebodys(client: TestClient) -> None:
    page = shown(client, f"/names/{who(client, UNION)}")
    assert_no_line_is_bare(page)
    assert page.css_first("#said-of .ln") is not None


def test_what_is_said_of_a_name_and_what_it_says_are_apart(client: TestClient) -> None:
    view = client.get(f"/names/{who(client, 'Oda Brennick')}.json").json()["view"]
    of, by = ({line["statement"]["claim"] for line in view[side]["items"]} for side in ("said_of", "said_by"))
    assert of
    assert by
    assert of & by == set()


def test_names_are_shown_as_written_with_their_reports_and_doubts(client: TestClient) -> None:
    page = shown(client, f"/names/{who(client, UNION)}")
    assert f"“{UNION}”" in words(page.css_first("#written"))
    assert links(page, "#written a.rp")
    assert "probably the same" in words(page.css_first("#written"))


def test_the_page_leads_to_merging_and_splitting_and_to_the_network(client: TestClient) -> None:
    union = who(client, UNION)
    assert {f"/names/{union}/decide", f"/network?who={union}"} <= set(links(shown(client, f"/names/{union}")))


def test_there_is_nothing_that_makes_a_profile(client: TestClient) -> None:
    page = shown(client, f"/names/{who(client, 'Oda Brennick')}")
    assert not page.css("img, picture, video")
    assert not re.search(r"\bscore|\brisk\b|credib|reliab|people like", words(page), re.IGNORECASE)


@pytest.mark.parametrize("side", ["of", "by"])
def test_lists_of_statements_are_paged_apart(client: TestClient, side: str) -> None:
    union = who(client, UNION)
    address = f"/names/{union}.json"
    first = client.get(address).json()["view"]
    then = client.get(address, params={side: 1}).json()["view"]
    key, other = ("said_of", "said_by") if side == "of" else ("said_by", "said_of")
    assert then[key]["items"][:1] == first[key]["items"][1:2]
    assert then[other] == first[other]
