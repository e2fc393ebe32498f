"""Briefs in the reading room: chosen by a plain form, read, taken away, compared; a draft checked and not kept."""

from __future__ import annotations

import json

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser, LexborNode

from sayso.collection import Collection
from sayso.export.brief_json import brief_to_json

OF = "/briefs/show?of=The+Aldenhaven+Courier"


def tree(client: TestClient, address: str) -> LexborHTMLParser:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return LexborHTMLParser(answer.text)


def first(page: LexborHTMLParser, selector: str) -> LexborNode:
    found = page.css_first(selector)
    assert found is not None, selector
    return found


def test_a_brief_is_chosen_by_a_plain_form_and_by_links(client: TestClient) -> None:
    page = tree(client, "/briefs")
    form = first(page, "form.filters")
    assert form.attributes["method"] == "get"
    assert form.attributes["action"] == "/briefs/show"
    assert page.css("a[href^='/briefs/show?of=']")


def test_every_line_of_a_brief_has_its_holder_and_standing_within(client: TestClient) -> None:
    lines = tree(client, OF).css("li.bline")
    assert lines
    for line in lines:
        assert first_in(line, ".holder").text(strip=True)
        assert first_in(line, ".facts .st").text(strip=True)


def first_in(node: LexborNode, selector: str) -> LexborNode:
    found = node.css_first(selector)
    assert found is not None
    return found


def test_every_number_of_a_line_leads_to_what_it_counts(client: TestClient) -> None:
    page = tree(client, OF)
    links = {link.attributes["href"] for link in page.css("li.bline .facts a")}
    assert links
    assert all(client.get(str(link)).status_code == 200 for link in sorted(map(str, links))[:3])


def test_the_twin_is_what_the_command_prints_and_fits_its_schema(client: TestClient) -> None:
    told = client.get("/briefs/show.json?of=The+Aldenhaven+Courier").json()
    assert told["brief"] == 1
    assert told["about"] == "What The Aldenhaven Courier published"


@pytest.mark.parametrize(
    "address", ["/briefs/show.json", "/briefs/read-sheet.json", "/briefs/diff.json?then=2025-05-20"]
)
def test_twins_fit_the_schema_that_is_promised(client: TestClient, address: str) -> None:
    """FastAPI validates what it returns against the type that documents it."""
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("kind", ["html", "md", "json"])
def test_a_brief_is_taken_away_by_a_form_and_noted(desk_client: TestClient, kind: str) -> None:
    answer = desk_client.post(f"/briefs/show.{kind}?of=The+Aldenhaven+Courier")
    assert answer.status_code == 200
    assert "attachment" in answer.headers["content-disposition"]
    collection: Collection = desk_client.app.state.room.collection  # type: ignore[attr-defined]
    with collection.store.view() as view:
        (export,) = view.exports()
    assert export.kind == "brief"
    assert export.name.endswith(f".{kind}")
    assert export.claims


def test_a_file_of_no_known_kind_is_not_there(client: TestClient) -> None:
    assert client.post("/briefs/show.exe").status_code == 404


def test_a_brief_that_was_taken_as_json_can_be_compared_with(client: TestClient) -> None:
    old = client.get("/briefs/show.json?as_of=2025-05-15").text
    answer = client.post("/briefs/diff", data={"earlier": old})
    assert answer.status_code == 200
    page = LexborHTMLParser(answer.text)
    assert page.css("#new li")
    assert page.css("#corrected li")


def test_what_is_no_brief_is_refused_in_a_sentence(client: TestClient) -> None:
    for given in ("", "{}", "[1]", "nonsense"):
        answer = client.post("/briefs/diff", data={"earlier": given})
        assert answer.status_code == 400
        assert "brief" in answer.text or "JSON" in answer.text


def test_a_read_sheet_groups_by_subject_and_prints_the_reply(client: TestClient) -> None:
    page = tree(client, "/briefs/read-sheet")
    subjects = page.css("section.subject")
    assert len(subjects) > 5
    for item in page.css("section.subject li.bline"):
        assert "in these reports" in first_in(item, ".silent").text()
        assert first_in(item, ".because").text(strip=True)


def test_a_draft_is_checked_and_stands_in_the_form_again_as_text(client: TestClient) -> None:
    draft = "The Skerrow Cheese Guild sold <b>everything</b> to the Merrin Dairy Union."
    answer = client.post("/briefs/check", data={"draft": draft, "published": ""})
    assert answer.status_code == 200
    page = LexborHTMLParser(answer.text)
    assert page.css(".flag")
    assert not page.css("main b b, .words b")
    assert draft in first(page, "textarea[name=draft]").text()


def test_the_check_of_a_draft_as_json(client: TestClient) -> None:
    told = client.post("/briefs/check.json", data={"draft": "The mayor of Tollbeck has resigned."}).json()
    assert told["check"] == 1
    assert told["flagged"] >= 1


def test_an_unreadable_draft_is_said_to_be_so(client: TestClient) -> None:
    assert client.post("/briefs/check", data={"draft": "\x01\x02"}).status_code in {200, 400}


def test_nobody_of_a_name_and_no_date_are_said_in_sentences(client: TestClient) -> None:
    nobody = client.get("/briefs/show?of=Nobody+Atall")
    assert nobody.status_code == 404
    assert "Nothing in the collection fits" in nobody.text
    assert client.get("/briefs/show?since=yesterday").status_code == 400


def test_pages_of_briefs_say_where_the_collection_ends(client: TestClient) -> None:
    for address in ("/briefs", OF, "/briefs/read-sheet", "/briefs/diff", "/briefs/check"):
        assert tree(client, address).css_first(".coverage") is not None, address


def test_a_brief_in_the_room_is_the_brief_of_the_command(client: TestClient, story: Collection) -> None:
    from sayso.ask.story_scope import EVERYTHING
    from sayso.briefs import brief_of

    assert client.get("/briefs/show.json").json() == json.loads(json.dumps(brief_to_json(brief_of(story, EVERYTHING))))
