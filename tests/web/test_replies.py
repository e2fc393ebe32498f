"""Who is named can answer: what was put and what came back is recorded by forms and printed at the claims."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser

from sayso.export.reply_json import book_to_json
from sayso.model.identity import Entity
from tests.web.test_review import room_of, send

WORDS = "We have never met them.\nThe Union."


def party(client: TestClient) -> Entity:
    entities = room_of(client).desk.who().identities.entities
    return max((e for e in entities if e.name == "Merrin Dairy Union"), key=lambda e: len(e.members))


def offered(client: TestClient, who: str) -> list[str]:
    page = LexborHTMLParser(client.get(f"/replies/record?who={who}").text)
    return [box.attributes["value"] or "" for box in page.css("input[name=claims]")]


def put(client: TestClient, *claims: str, **fields: str) -> str:
    entity = party(client)
    said = {"what": "put", "party": entity.name, "known": entity.name, "who": entity.id, "words": "Did you?"}
    answer = send(client, "/replies", *(("claims", claim) for claim in claims), **said, at="2025-06-01", **fields)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def report_of(client: TestClient, claim: str) -> str:
    with room_of(client).collection.store.view() as view:
        return view.find_claim(claim).document


def test_what_was_put_is_printed_at_its_claims_and_on_the_page_of_the_name(desk_client: TestClient) -> None:
    entity = party(desk_client)
    one, two = offered(desk_client, entity.id)[:2]
    page = LexborHTMLParser(desk_client.get(put(desk_client, one, two, answer_by="2025-06-05")).text)
    assert "Kept as change 1" in page.css_first("#done").text()  # type: ignore[union-attr]
    assert "Put on 2025-06-01, no answer by 2025-06-05" in page.css_first(".exchange").text()  # type: ignore[union-attr]
    sheet = desk_client.get(f"/reports/{report_of(desk_client, one)}").text
    assert "Put to Merrin Dairy Union on 2025-06-01 by e-mail" in sheet
    assert "no answer is recorded" in desk_client.get(f"/names/{entity.id}").text


def test_a_reply_is_printed_in_full_at_the_claim_and_on_the_page_of_the_name(desk_client: TestClient) -> None:
    entity = party(desk_client)
    claim = offered(desk_client, entity.id)[0]
    request = re.search(r"req-\w+", desk_client.get(put(desk_client, claim)).text)
    assert request is not None
    answer = send(
        desk_client, "/replies", what="received", request=request[0], words=WORDS, kind="denial", at="2025-06-03"
    )
    assert answer.status_code == 303
    page = LexborHTMLParser(desk_client.get(f"/reports/{report_of(desk_client, claim)}").text)
    entry = page.css_first(f"li.claim#{claim} .reply")
    assert entry is not None
    assert WORDS in entry.text()
    assert "reply" in (entry.attributes["class"] or "")
    name = LexborHTMLParser(desk_client.get(f"/names/{entity.id}").text)
    assert WORDS in name.css_first("#replies").text()  # type: ignore[union-attr]
    twin = desk_client.get(f"/reports/{report_of(desk_client, claim)}.json").json()
    (found,) = [each["replies"] for each in twin["claims"] if each["id"] == claim]
    assert [each["words"] for each in found] == [WORDS]


def test_it_travels_into_lists_of_claims(desk_client: TestClient) -> None:
    entity = party(desk_client)
    lines = LexborHTMLParser(desk_client.get(f"/names/{entity.id}").text).css("#said-of .ln")
    claim = next(c for line in lines if (c := line.attributes["data-claim"]) in offered(desk_client, entity.id))
    assert claim is not None
    said = {"what": "received", "party": entity.name, "known": entity.name, "who": entity.id, "words": WORDS}
    send(desk_client, "/replies", ("claims", claim), **said)
    page = LexborHTMLParser(desk_client.get(f"/names/{entity.id}").text)
    line = page.css_first(f".ln[data-claim={claim}]")
    assert line is not None
    assert WORDS in line.text()


def test_this_is_not_us_opens_a_question_and_is_told_until_it_is_decided(desk_client: TestClient) -> None:
    entity = party(desk_client)
    claim = offered(desk_client, entity.id)[0]
    said = {"what": "received", "party": entity.name, "known": entity.name, "who": entity.id}
    send(desk_client, "/replies", ("claims", claim), **said, kind="not_us", words="Another union.")
    assert "is not decided" in desk_client.get(f"/names/{entity.id}").text
    page = LexborHTMLParser(desk_client.get("/review").text)
    assert "somebody else: is it them?" in page.css_first("h1").text()  # type: ignore[union-attr]
    fields = {node.attributes["name"] or "": node.attributes["value"] or "" for node in page.css("form.decide input")}
    answer = send(desk_client, "/review", **{**fields, "decision": "accept", "why": "they rang back"})
    assert answer.status_code == 303
    assert "is not decided" not in desk_client.get(f"/names/{entity.id}").text
    assert "Judged to be them all the same" in desk_client.get("/replies").text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"what": "put", "party": "The holding", "words": ""}, "words of what was put are missing"),
        ({"what": "put", "party": "The holding", "words": "?", "at": "Tuesday"}, "is no date"),
        ({"what": "received", "party": "", "words": "No."}, "not said to whom"),
        ({"what": "received", "party": "X", "words": "No.", "kind": "shrug"}, "shrug"),
        ({"what": "", "party": "X", "words": "No."}, "Nothing was chosen"),
    ],
)
def test_what_cannot_be_kept_is_said_and_the_form_keeps_what_was_typed(
    desk_client: TestClient, fields: dict[str, str], words: str
) -> None:
    answer = send(desk_client, "/replies", **fields)
    assert answer.status_code == 409
    page = LexborHTMLParser(answer.text)
    assert words in page.css_first("[role=alert]").text()  # type: ignore[union-attr]
    assert page.css_first("textarea[name=words]").text() == fields["words"]  # type: ignore[union-attr]
    assert room_of(desk_client).desk.history() == ()


def test_the_twin_is_what_the_command_prints(desk_client: TestClient) -> None:
    put(desk_client, offered(desk_client, party(desk_client).id)[0])
    assert desk_client.get("/replies.json").json() == book_to_json(room_of(desk_client).desk.replies().exchanges)


def test_states_are_counted_and_lead_to_what_they_count(desk_client: TestClient) -> None:
    put(desk_client, answer_by="2025-06-05")
    put(desk_client)
    page = LexborHTMLParser(desk_client.get("/replies?state=overdue").text)
    assert len(page.css(".exchange")) == 1
    assert "All 2" in " ".join(page.css_first(".ways").text().split())  # type: ignore[union-attr]
