"""Whoever decides about a name sees what makes it up, and reads in sentences what the decision did."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser

from sayso.ask.lists import ListGiven
from sayso.export.list_json import lists_to_json, matches_to_json
from sayso.export.who_rows import entities_to_json
from sayso.model.identity import Entity
from tests.web.test_review import room_of, send

REGISTER = b"id,name,type,country\n7,Merrin Dairy Union,organisation,\n"


def doubtful(client: TestClient) -> Entity:
    """Return an entity of several names that is probably one with others."""
    return next(e for e in room_of(client).desk.who().identities.entities if len(e.members) > 2 and e.probable)


def told(client: TestClient, address: str) -> str:
    page = LexborHTMLParser(client.get(address).text)
    notice = page.css_first("#done")
    assert notice is not None
    return " ".join(notice.text().split())


def test_the_names_that_make_it_up_and_what_is_only_probable(client: TestClient) -> None:
    entity = doubtful(client)
    page = LexborHTMLParser(client.get(f"/names/{entity.id}/decide").text)
    own, other = page.css(".forms form")
    assert {box.attributes["value"] for box in own.css("input[name=others]")} == set(entity.members)
    assert {box.attributes["value"] for box in other.css("input[name=others]")} == set(entity.probable)
    twin = client.get(f"/names/{entity.id}/decide.json").json()
    assert twin == entities_to_json(room_of(client).desk.who(), [entity])


def test_what_is_merged_is_told_and_can_be_taken_back(desk_client: TestClient) -> None:
    entity, other = doubtful(desk_client), doubtful(desk_client).probable[0]
    answer = send(
        desk_client, f"/names/{entity.id}/decide", ("others", other), decision="merge", why="one register", by="Ana"
    )
    assert answer.status_code == 303
    words = told(desk_client, answer.headers["location"])
    assert words.startswith("Change 1 is made.")
    assert " is the same as " in words
    who = room_of(desk_client).desk.who()
    assert who.identities.canonical(other) == who.identities.canonical(entity.members[0])
    assert room_of(desk_client).desk.history()[0].change.by == "Ana"
    send(desk_client, "/history/1/undo", back="/history", why="two after all")
    assert doubtful(desk_client).id == entity.id


def test_a_name_is_taken_out_and_what_fell_is_told(desk_client: TestClient) -> None:
    entity, other = doubtful(desk_client), doubtful(desk_client).probable[0]
    taken = room_of(desk_client).desk.who().identities.by_id[other].members[0]
    send(desk_client, f"/names/{entity.id}/decide", ("others", other), decision="merge", why="one")
    whole = room_of(desk_client).desk.who().identities.canonical(entity.members[0])
    answer = send(desk_client, f"/names/{whole}/decide", ("others", taken), decision="split", why="two")
    words = told(desk_client, answer.headers["location"])
    assert " is not the same as " in words
    assert "These hold no more:" in words
    assert "change 1 (merge" in words


def test_what_cannot_be_told_is_asked_no_more(desk_client: TestClient) -> None:
    entity, other = doubtful(desk_client), doubtful(desk_client).probable[0]
    answer = send(desk_client, f"/names/{entity.id}/decide", ("others", other), decision="unsure")
    assert "cannot be told" in told(desk_client, answer.headers["location"])


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"decision": "merge"}, "It is not said why"),
        ({"decision": "merge", "why": "one"}, "That takes two names"),
        ({"decision": "", "why": "one"}, "Nothing was chosen"),
        ({"decision": "merge", "why": "one", "another": "Nobody Atall"}, "No report of the collection names"),
    ],
)
def test_what_cannot_be_decided_is_said_and_decides_nothing(
    desk_client: TestClient, fields: dict[str, str], words: str
) -> None:
    answer = send(desk_client, f"/names/{doubtful(desk_client).id}/decide", **fields)
    assert answer.status_code == 409
    assert words in answer.text
    assert room_of(desk_client).desk.history() == ()


def test_nobody_has_an_id_that_nobody_has(client: TestClient) -> None:
    assert client.get("/names/who-none/decide").status_code == 404


def test_without_a_list_the_page_says_how_one_is_brought(client: TestClient) -> None:
    answer = client.get("/lists")
    assert "no list was imported" in answer.text
    assert "sayso lists import" in answer.text


def test_a_match_is_a_question_that_a_form_answers(desk_client: TestClient) -> None:
    room = room_of(desk_client)
    said = ListGiven(name="Register", authority="Harbour Office", dated="2024-03-01")
    room.desk.import_list(REGISTER, "register.csv", said)
    twin = desk_client.get("/lists.json").json()
    matches = room.desk.list_matches()
    assert twin == {**lists_to_json(room.desk.lists()), **matches_to_json(room.desk.who(), matches, by_name=False)}
    assert "Harbour Office" in desk_client.get("/lists").text
    match = matches[0]
    answer = send(
        desk_client,
        "/lists",
        who=match.entity.id,
        record=match.listed.record.id,
        decision="merge",
        why="the register has its address",
    )
    assert answer.status_code == 303
    assert "Register" in told(desk_client, answer.headers["location"])
    (judged,) = [each for each in room.desk.list_matches() if each.state == "judged"]
    assert judged.listed.record.name == "Merrin Dairy Union"


def test_a_list_is_asked_of_a_file(tmp_path: Path) -> None:
    assert REGISTER.count(b"\n") == 2
