"""Who is let in, who may ask what, and what every answer says to the browser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from fastapi import FastAPI, Response
from fastapi.testclient import TestClient

from sayso.errors import BadDecision, BrokenCitation, NotFound, StoreBusy
from sayso.web.admission import LONGEST_PATH, LONGEST_QUERY, hosts_of
from sayso.web.app import create_app
from sayso.web.forms import MOST_BYTES, URLENCODED, Form, see_other
from sayso.web.guard import CSP, HEADERS
from sayso.web.room import Settings

OURS = "http://127.0.0.1:8321"
OPENS = "open sesame"
BIDI = "\u202e"


def make_room(token: str = OPENS) -> FastAPI:
    """A room with a page that answers, a form, and several ways to fail; no collection is opened."""
    app = create_app(Settings(target="none.db", token=token, hosts=hosts_of(("127.0.0.1", "localhost", "[::1]"), 8321)))

    @app.get("/page")
    def page() -> Response:
        return Response("fine", media_type="text/plain")

    @app.post("/page")
    def decide(form: Form) -> Response:
        return see_other("/page")

    @app.get("/fails/{how}")
    def fails(how: str, first: int = 0) -> Response:
        raise {
            "bug": ValueError(f"secret /srv/somebody/case.db {BIDI}\nforged line"),
            "citation": BrokenCitation("secret quotation of /srv/somebody/case.db"),
            "missing": NotFound("There is no collection at /srv/somebody/case.db.", hint="Look in ~/cases/case.db."),
            "busy": StoreBusy("The collection /srv/somebody/case.db is busy."),
            "decision": BadDecision("That cannot be."),
        }[how]

    return app


@pytest.fixture(scope="module")
def room() -> FastAPI:
    return make_room()


@pytest.fixture(scope="module")
def session(room: FastAPI) -> str:
    answer = visitor(room).post("/-/enter", data={"token": OPENS}, follow_redirects=False)
    return str(answer.headers["set-cookie"]).partition(";")[0]


def visitor(room: FastAPI) -> TestClient:
    return TestClient(room, base_url=OURS, raise_server_exceptions=False, follow_redirects=False)


@pytest.fixture
def client(room: FastAPI, session: str) -> Iterator[TestClient]:
    """Somebody who has been let in."""
    with visitor(room) as client:
        client.headers["cookie"] = session
        yield client


SEND = {"content-type": URLENCODED, "sec-fetch-site": "same-origin", "origin": OURS}

# method, what differs from a request of the room's own page, with a session?, status
CASES: tuple[tuple[str, dict[str, str | None], bool, int], ...] = (
    # Names: a page elsewhere can make a name of its own point here
    ("GET", {}, True, 200),
    ("GET", {"host": "localhost:8321"}, True, 200),
    ("GET", {"host": "[::1]:8321"}, True, 200),
    ("GET", {"host": "LOCALHOST:8321"}, True, 200),
    ("GET", {"host": "rebound.example:8321"}, True, 421),
    ("GET", {"host": "127.0.0.1:8322"}, True, 421),
    ("GET", {"host": "127.0.0.1"}, True, 421),
    ("GET", {"host": "127.0.0.1.rebound.example:8321"}, True, 421),
    ("GET", {"host": "user@127.0.0.1:8321"}, True, 421),
    ("GET", {"host": ""}, True, 421),
    ("POST", {"host": "rebound.example:8321", "origin": "http://rebound.example:8321"}, True, 421),
    # Looking
    ("GET", {}, False, 401),
    ("GET", {"sec-fetch-site": "none", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}, True, 200),
    ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}, True, 200),
    ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}, False, 401),
    ("GET", {"sec-fetch-site": "same-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}, True, 200),
    ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"}, True, 403),
    ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "object"}, True, 403),
    ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "script"}, True, 403),
    ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"}, True, 403),
    ("GET", {"sec-fetch-site": "same-site", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty"}, True, 403),
    ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty"}, True, 403),
    ("GET", {"sec-fetch-site": "cross-site"}, True, 403),
    ("GET", {"sec-fetch-site": "no such thing"}, True, 403),
    ("GET", {"sec-fetch-site": "cross-site"}, False, 403),
    ("HEAD", {}, True, 200),
    ("HEAD", {}, False, 401),
    ("HEAD", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}, True, 403),
    # Sending
    ("POST", {}, True, 303),
    ("POST", {}, False, 401),
    ("POST", {"origin": "null"}, True, 303),  # what our own forms send: they hand on no referrer
    ("POST", {"origin": None}, True, 303),
    ("POST", {"sec-fetch-site": None}, True, 303),
    ("POST", {"sec-fetch-site": "none", "origin": None}, True, 303),
    ("POST", {"sec-fetch-site": "cross-site", "origin": "https://there.example"}, True, 403),
    ("POST", {"sec-fetch-site": "cross-site"}, True, 403),
    ("POST", {"sec-fetch-site": "same-site", "origin": "http://127.0.0.1:9999"}, True, 403),
    ("POST", {"sec-fetch-site": "same-site"}, True, 403),
    ("POST", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}, True, 403),
    ("POST", {"sec-fetch-site": ""}, True, 403),
    ("POST", {"sec-fetch-site": "Same-Origin"}, True, 403),
    ("POST", {"sec-fetch-site": "same-origin, cross-site"}, True, 403),
    ("POST", {"origin": "https://there.example"}, True, 403),
    ("POST", {"sec-fetch-site": None, "origin": "https://there.example"}, True, 403),
    ("POST", {"sec-fetch-site": None, "origin": "https://127.0.0.1:8321"}, True, 403),
    ("POST", {"sec-fetch-site": None, "origin": "http://127.0.0.1:9999"}, True, 403),
    ("POST", {"sec-fetch-site": None, "origin": "http://127.0.0.1"}, True, 403),
    ("POST", {"sec-fetch-site": None, "origin": "http://localhost:8321"}, True, 403),
    ("POST", {"sec-fetch-site": None, "origin": "http://127.0.0.1:8321.there.example"}, True, 403),
    ("POST", {"sec-fetch-site": None, "origin": "http://there.example/http://127.0.0.1:8321"}, True, 403),
    ("POST", {"sec-fetch-site": None, "origin": "http://127.0.0.1:8321/"}, True, 403),
    ("POST", {"sec-fetch-site": None, "origin": "127.0.0.1:8321"}, True, 403),
    ("POST", {"sec-fetch-site": None, "origin": "http://user@127.0.0.1:8321"}, True, 403),
    ("POST", {"sec-fetch-site": None, "origin": "null"}, True, 403),
    ("POST", {"sec-fetch-site": "none", "origin": "null"}, True, 403),
    ("POST", {"sec-fetch-site": None, "origin": ""}, True, 403),
    ("POST", {"sec-fetch-site": None, "origin": "://"}, True, 403),
    ("POST", {"sec-fetch-site": None, "origin": None}, True, 403),
    ("POST", {"sec-fetch-site": None, "origin": None}, False, 401),
    # Kinds and measures
    ("POST", {"content-type": "text/plain"}, True, 415),
    ("POST", {"content-type": "multipart/form-data; boundary=x"}, True, 415),
    ("POST", {"content-type": None}, True, 415),
    ("POST", {"content-length": "many"}, True, 400),
    ("POST", {"content-length": "-1"}, True, 400),
    ("POST", {"content-length": str(MOST_BYTES + 1)}, True, 413),
    ("POST", {"content-length": "9" * 40}, True, 413),
    ("PUT", {}, True, 405),
    ("DELETE", {}, True, 405),
    ("PATCH", {}, True, 405),
    ("OPTIONS", {}, True, 405),
    ("TRACE", {}, True, 405),
    ("OPTIONS", {"sec-fetch-site": "cross-site", "access-control-request-method": "POST"}, True, 405),
)


@pytest.mark.parametrize(("method", "differs", "has_session", "status"), CASES)
def test_who_may_ask(
    room: FastAPI, session: str, method: str, differs: dict[str, str | None], has_session: bool, status: int
) -> None:
    answered, headers = ask(room, method, differs, session if has_session else None)
    assert answered == status
    check_headers(headers)


def ask(
    room: FastAPI, method: str, differs: dict[str, str | None], session: str | None
) -> tuple[int, Mapping[str, str]]:
    """Ask as a page of the room would, but for what differs; return the status and the headers of the answer."""
    headers: dict[str, str | None] = {**(SEND if method not in {"GET", "HEAD"} else {}), "cookie": session, **differs}
    content = "why=a" if method not in {"GET", "HEAD"} else None
    given = {name: value for name, value in headers.items() if value is not None}
    answer = visitor(room).request(method, "/page", headers=given, content=content)
    return answer.status_code, answer.headers


def check_headers(headers: Mapping[str, str]) -> None:
    for name, value in HEADERS.items():
        assert headers[name] == value
    assert headers["server-timing"].startswith("total;dur=")
    assert headers["cache-control"] == "no-store"
    assert not any(name.startswith("access-control") for name in headers)
    assert "server" not in headers


def test_what_may_be_said_once_is_not_said_twice(room: FastAPI, session: str) -> None:
    twice = [("host", "127.0.0.1:8321"), ("host", "there.example"), ("cookie", session)]
    assert visitor(room).get("/page", headers=twice).status_code == 400


def test_a_page_may_run_and_load_only_what_is_ours() -> None:
    said = dict(rule.partition(" ")[::2] for rule in CSP.split("; "))
    assert said.pop("default-src") == "'none'"
    assert said.pop("trusted-types") == "'none'"
    assert said.pop("require-trusted-types-for") == "'script'"
    assert {name for name, value in said.items() if value not in {"'self'", "'none'"}} == {"img-src"}
    assert "unsafe" not in CSP
    assert "*" not in CSP


@pytest.mark.parametrize("path", ["/-/static/room.css", "/-/style/tokens.css"])
def test_style_sheets_are_for_everybody_and_kept_by_the_browser(room: FastAPI, path: str) -> None:
    answer = visitor(room).get(path)
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-cache")
    assert answer.headers["content-security-policy"] == CSP


@pytest.mark.parametrize(
    "path", ["/-/static/../enter", "/-/static/%2e%2e/room.py", "/-/static/..%2froom.py", "/-/static//etc/passwd"]
)
def test_no_file_is_served_but_those(room: FastAPI, path: str) -> None:
    answer = visitor(room).get(path)
    assert answer.status_code in {401, 404} or "This room is locked" in answer.text


@pytest.mark.parametrize(
    "path", ["/", "/page", "/openapi.json", "/index.json", "/-/patterns", "/-/enter/x", "/-/enterx"]
)
def test_nothing_is_shown_to_who_was_not_let_in(room: FastAPI, path: str) -> None:
    answer = visitor(room).get(path)
    assert answer.status_code == 401
    assert answer.headers["content-type"].startswith("application/json" if path.endswith(".json") else "text/html")


def test_an_address_has_a_longest(client: TestClient) -> None:
    assert client.get(f"/page?{'a' * LONGEST_QUERY}").status_code == 200
    assert client.get(f"/page?{'a' * (LONGEST_QUERY + 1)}").status_code == 414
    assert client.get(f"/{'a' * LONGEST_PATH}").status_code == 414


def test_more_than_is_taken_is_not_taken_even_if_nobody_said_so(client: TestClient) -> None:
    parts = (b"a" * 50_000 for _ in range(2 + MOST_BYTES // 50_000))
    answer = client.post("/page", content=parts, headers=SEND)
    assert answer.status_code == 413
    check_headers(answer.headers)


def test_a_head_is_a_page_without_its_body(client: TestClient) -> None:
    head, page = client.head("/page"), client.get("/page")
    assert head.content == b""
    assert head.headers["content-length"] == page.headers["content-length"]


# Sessions


@pytest.mark.parametrize("forged", ["", "x", "a.b", "." + "0" * 64, "é.ü"])
def test_no_cookie_can_be_made_up(room: FastAPI, forged: str) -> None:
    headers = [(b"cookie", f"sayso-8321={forged}".encode("latin-1"))]
    assert visitor(room).get("/page", headers=headers).status_code == 401


def test_a_session_of_another_run_opens_nothing(session: str) -> None:
    assert ask(make_room(), "GET", {}, session)[0] == 401


def test_cookies_that_others_set_do_not_lock_one_out(room: FastAPI, session: str) -> None:
    assert ask(room, "GET", {"cookie": f"sayso-8321=forged; other=1; {session}"}, None)[0] == 200


def test_without_a_token_everybody_may_come_in() -> None:
    assert ask(make_room(token=""), "GET", {}, None)[0] == 200


# Faults


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/fails/bug", 500),
        ("/fails/citation", 500),
        ("/fails/missing", 404),
        ("/fails/busy", 503),
        ("/fails/decision", 409),
        ("/fails/bug?first=abc", 422),
        ("/nowhere", 404),
    ],
)
def test_a_fault_tells_no_path_and_no_line(
    client: TestClient, capsys: pytest.CaptureFixture[str], path: str, status: int
) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    check_headers(answer.headers)
    assert not any(word in answer.text for word in ("somebody", "secret", "Traceback", ".py", "ValueError", "~/"))
    assert ("failed at" in capsys.readouterr().err) == (status == 500)


def test_a_fault_is_logged_in_one_line_that_steers_nothing(
    client: TestClient, capsys: pytest.CaptureFixture[str]
) -> None:
    client.get("/fails/bug")
    logged = capsys.readouterr().err
    assert logged.startswith("sayso: GET /fails/bug failed at test_guard.py:")
    assert logged.endswith("ValueError: secret /srv/somebody/case.db forged line\n")
    assert logged.count("\n") == 1


def test_a_traceback_is_for_who_asks(
    client: TestClient, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAYSO_DEBUG", "1")
    client.get("/fails/bug")
    logged = capsys.readouterr().err
    assert "Traceback" in logged
    assert BIDI not in logged


def test_tests_hear_of_faults(room: FastAPI, session: str) -> None:
    client = TestClient(room, base_url=OURS)
    with pytest.raises(ValueError, match="secret"):
        client.get("/fails/bug", headers={"cookie": session})
