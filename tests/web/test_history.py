"""Every change stays visible: who, when, why, what it did, and whether it was taken back."""

from __future__ import annotations

from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser

from sayso.ask.reply_making import Put
from sayso.collection import Collection
from sayso.desk import Desk
from sayso.export.who_rows import history_to_json
from sayso.store.shared import read_lines
from tests.web.test_review import first, room_of, send


def decide(client: TestClient) -> None:
    item, seen = first(client)
    send(client, "/review", item=item, seen=seen, decision="accept", why="read twice")
    room_of(client).desk.put(Put(party="The holding", words="Did you?", at="2025-06-01"))


def test_changes_are_told_newest_first_with_who_when_and_why(desk_client: TestClient) -> None:
    decide(desk_client)
    page = LexborHTMLParser(desk_client.get("/history").text)
    new, old = page.css("li.change")
    assert "Put to a party" in new.text()
    assert "“Did you?”" in new.text()
    assert "read twice" in old.text()
    assert "the desk" in old.text()
    assert " is the same as " in old.css_first(".did").text()  # type: ignore[union-attr]


def test_what_is_taken_back_stays_with_both_reasons(desk_client: TestClient) -> None:
    decide(desk_client)
    answer = send(desk_client, "/history/1/undo", back="/history", by="Ana", why="too quick")
    assert answer.headers["location"] == "/history?undone=1#change-1"
    page = LexborHTMLParser(desk_client.get("/history?undone=1").text)
    back = page.css_first("li.change.back")
    assert back is not None
    assert "read twice" in back.text()
    assert "too quick" in back.text()
    assert "Ana" in back.text()
    assert back.css_first("form") is None
    assert "1 of them taken back" in " ".join(page.css_first(".standfirst").text().split())  # type: ignore[union-attr]


def test_what_cannot_be_taken_back_is_said(desk_client: TestClient) -> None:
    answer = send(desk_client, "/history/7/undo", back="/history")
    assert answer.status_code == 409
    assert "There is no change 7" in answer.text
    decide(desk_client)
    send(desk_client, "/history/1/undo", back="/history")
    assert "was taken back on" in send(desk_client, "/history/1/undo", back="/history").text


def test_nobody_is_sent_elsewhere(desk_client: TestClient) -> None:
    decide(desk_client)
    answer = send(desk_client, "/history/1/undo", back="//elsewhere.example/")
    assert answer.headers["location"].startswith("/history")


def test_the_twin_is_what_the_command_prints(desk_client: TestClient) -> None:
    decide(desk_client)
    twin = desk_client.get("/history.json").json()
    assert twin == history_to_json(room_of(desk_client).desk.history())


def test_decisions_can_be_taken_elsewhere_as_lines(desk_client: TestClient, story: Collection) -> None:
    decide(desk_client)
    answer = desk_client.get("/history.jsonl")
    assert answer.headers["content-type"].startswith("application/jsonl")
    lines = list(read_lines(answer.text.splitlines(), "history.jsonl"))
    assert [line.change.action for line in lines] == ["merge", "put"]
    assert [len(line.requests) for line in lines] == [0, 1]
    assert Desk(story).history() == ()
