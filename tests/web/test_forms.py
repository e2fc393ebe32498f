"""What forms bring: text, once, of a size; and where one is sent afterwards."""

from __future__ import annotations

import pytest
from fastapi import FastAPI, Response
from fastapi.testclient import TestClient

from sayso.web.forms import MOST_BYTES, URLENCODED, Fields, Form, local_path, see_other

app = FastAPI()
client = TestClient(app)


@app.post("/once")
def once(form: Form) -> dict[str, str]:
    return form


@app.post("/several")
def several(fields: Fields) -> dict[str, tuple[str, ...]]:
    return fields


@app.post("/on")
def on(form: Form) -> Response:
    return see_other(form["next"])


def post(path: str, body: str | bytes, kind: str = URLENCODED) -> tuple[int, object]:
    answer = client.post(path, content=body, headers={"content-type": kind}, follow_redirects=False)
    return answer.status_code, answer.json()


def test_a_field_is_text_without_white_space_around_it() -> None:
    assert post("/once", "why=+caf%C3%A9%0D%0Anoon+&by=") == (200, {"why": "café\nnoon", "by": ""})


def test_nothing_sent_is_an_empty_form() -> None:
    assert post("/once", "") == (200, {})


def test_boxes_may_be_ticked_several_times() -> None:
    assert post("/several", "item=b&item=a") == (200, {"item": ["b", "a"]})


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        ("why=a&why=b", URLENCODED, 400),
        ("why=%ff", URLENCODED, 400),
        ("why=%00", URLENCODED, 400),
        (b"why=\xc3\xa9", URLENCODED, 400),
        ("why", URLENCODED, 400),
        ("n" * 300 + "=1", URLENCODED, 400),
        ("&".join(f"a{n}=1" for n in range(1200)), URLENCODED, 400),
        ("why=" + "a" * MOST_BYTES, URLENCODED, 413),
        ('{"why": "a"}', "application/json", 415),
        ("why=a", "multipart/form-data; boundary=x", 415),
        ("why=a", "text/plain", 415),
    ],
)
def test_what_is_no_form_is_refused(body: str | bytes, kind: str, status: int) -> None:
    assert post("/once", body, kind)[0] == status


@pytest.mark.parametrize(
    "elsewhere",
    ["//there.example", "/\\there.example", "/\t/there.example", "https://there.example", "there", "", "/\n"],
)
def test_nothing_leads_away(elsewhere: str) -> None:
    assert local_path(elsewhere) == "/"


def test_a_decision_ends_with_see_other() -> None:
    answer = client.post("/on", data={"next": '/names/who-1?words=é "x"#clm-2'}, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/names/who-1?words=%C3%A9%20%22x%22#clm-2"


def test_a_decision_never_sends_elsewhere() -> None:
    answer = client.post("/on", data={"next": "//there.example/x"}, follow_redirects=False)
    assert answer.headers["location"] == "/"
