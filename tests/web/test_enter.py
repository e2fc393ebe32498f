"""The entrance: a token that is used once is exchanged for a session."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from sayso.web.admission import cookie_name, hosts_of
from sayso.web.app import create_app
from sayso.web.room import Settings
from sayso.web.sessions import Sessions, give_out

OURS = "http://127.0.0.1:8321"
RUN = "of this run"


@pytest.fixture
def room(tmp_path: Path) -> FastAPI:
    return create_app(Settings(target="none.db", tokens=str(tmp_path), secret=RUN))


@pytest.fixture
def client(room: FastAPI) -> TestClient:
    return TestClient(room, base_url=OURS, follow_redirects=False, headers={"origin": OURS})


def test_the_form_works_without_scripts(client: TestClient, tmp_path: Path) -> None:
    page = client.get("/-/enter").text
    assert '<form method="post" action="/-/enter"' in page
    assert 'name="token"' in page
    answer = client.post("/-/enter", data={"token": give_out(tmp_path), "next": "/openapi.json"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/openapi.json")
    assert client.get("/openapi.json").status_code == 200


def test_the_cookie_is_for_this_room_alone(client: TestClient, tmp_path: Path) -> None:
    cookie = client.post("/-/enter", data={"token": give_out(tmp_path)}).headers["set-cookie"].lower()
    assert cookie.startswith("sayso-8321=")
    assert {"httponly", "path=/", "samesite=strict"} <= {part.strip() for part in cookie.split(";")}
    assert "domain" not in cookie


def test_a_token_lets_in_one_browser(room: FastAPI, client: TestClient, tmp_path: Path) -> None:
    token = give_out(tmp_path)
    assert client.post("/-/enter", data={"token": token}).status_code == 303
    second = TestClient(room, base_url=OURS, follow_redirects=False)
    answer = second.post("/-/enter", data={"token": token})
    assert answer.status_code == 403
    assert "opens nothing" in answer.text
    assert "set-cookie" not in answer.headers
    assert second.post("/-/enter", data={"token": give_out(tmp_path)}).status_code == 303


def test_the_whole_address_may_be_pasted(client: TestClient, tmp_path: Path) -> None:
    address = f"{OURS}/-/enter#token={give_out(tmp_path)}"
    assert client.post("/-/enter", data={"token": address}).status_code == 303


def test_who_is_in_may_use_the_old_address_again(client: TestClient, tmp_path: Path) -> None:
    token = give_out(tmp_path)
    client.post("/-/enter", data={"token": token})
    assert client.post("/-/enter", data={"token": token}).status_code == 303
    assert "You are in" in client.get("/-/enter").text


@pytest.mark.parametrize("token", ["", "x", "../x", "é" * 300, "."])
def test_no_token_can_be_made_up(client: TestClient, tmp_path: Path, token: str) -> None:
    give_out(tmp_path)
    assert client.post("/-/enter", data={"token": token}).status_code == 403
    assert len(list(tmp_path.iterdir())) == 1


def test_the_hash_of_a_token_is_no_token(client: TestClient, tmp_path: Path) -> None:
    """Who can read the folder cannot enter with what is in it."""
    give_out(tmp_path)
    (name,) = (path.name for path in tmp_path.iterdir())
    assert client.post("/-/enter", data={"token": name}).status_code == 403


@pytest.mark.parametrize("wanted", ["//there.example", "https://there.example", "/\\there.example", "javascript:1"])
def test_the_entrance_leads_nowhere_else(client: TestClient, tmp_path: Path, wanted: str) -> None:
    assert 'value="/"' in client.get("/-/enter", params={"next": wanted}).text
    assert client.post("/-/enter", data={"token": give_out(tmp_path), "next": wanted}).headers["location"] == "/"


def test_a_locked_page_is_what_one_comes_to_afterwards(client: TestClient) -> None:
    page = client.get("/search?words=a%22b")
    assert page.status_code == 401
    assert 'value="/search?words=a%22b"' in page.text


def test_processes_share_tokens_and_sessions(tmp_path: Path) -> None:
    one, two = (Sessions(secret=RUN, folder=tmp_path) for _ in range(2))
    token = give_out(tmp_path)
    session = one.enter(token)
    assert session is not None
    assert two.knows(session)
    assert two.enter(token) is None
    assert not Sessions(secret=RUN * 2, folder=tmp_path).knows(session)


def test_a_token_that_two_use_at_once_is_used_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    token = give_out(tmp_path)
    sessions = Sessions(secret=RUN, folder=tmp_path)
    seen_by_both = [path.name for path in tmp_path.iterdir()]
    monkeypatch.setattr("os.listdir", lambda folder: seen_by_both)
    assert sessions.enter(token) is not None
    assert sessions.enter(token) is None


def test_names_bring_their_ports() -> None:
    assert hosts_of(("127.0.0.1", "[::1]", "Room.example:443", "room.example"), 8321) == (
        "127.0.0.1:8321",
        "[::1]:8321",
        "room.example:443",
        "room.example:8321",
    )
    assert hosts_of(("localhost",), 80) == ("localhost:80", "localhost")


@pytest.mark.parametrize(
    ("host", "name"),
    [("127.0.0.1:8321", "sayso-8321"), ("[::1]:8321", "sayso-8321"), ("[::1]", "sayso"), ("localhost", "sayso")],
)
def test_rooms_on_several_ports_do_not_share_a_cookie(host: str, name: str) -> None:
    assert cookie_name(host) == name
