"""An editor goes through the questions: one in front, each answer told and taken back, nothing decided on old words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser

from sayso.ask.review_answers import ReviewItem
from sayso.ask.review_queue import find_alike
from sayso.collection import Collection
from sayso.desk import Desk
from sayso.export.review_json import queue_to_json
from sayso.web import questions
from sayso.web.room import Room
from tests.web.fixtures import DESK


class Answer(Protocol):
    """What a client returns, of whichever library it is."""

    @property
    def status_code(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def headers(self) -> Mapping[str, str]: ...


FORM = {"content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin"}


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """However busy the machine is, the newest questions are waited for."""
    monkeypatch.setattr(questions, "PATIENCE", 120.0)


@pytest.fixture
def queue(story: Collection) -> Any:
    return queue_to_json(Desk(story).review_queue())


def room_of(client: TestClient) -> Room:
    return client.app.state.room  # type: ignore[attr-defined, no-any-return]


def send(client: TestClient, path: str, *fields: tuple[str, str], **named: str) -> Answer:
    return client.post(
        path,
        content=urlencode([*fields, *named.items()]),
        headers={**FORM, "origin": str(client.base_url)},
        follow_redirects=False,
    )


def tree(response: Answer) -> LexborHTMLParser:
    return LexborHTMLParser(response.text)


def shown(page: LexborHTMLParser, name: str) -> str:
    """Return a hidden field of the form in front."""
    field = page.css_first(f"form.decide input[name={name}]")
    assert field is not None
    return field.attributes["value"] or ""


def first(client: TestClient, **asked: str) -> tuple[str, str]:
    """Return the question in front and what stands for it as shown."""
    page = tree(client.get(f"/review?{urlencode(asked)}"))
    return shown(page, "item"), shown(page, "seen")


def items(client: TestClient) -> tuple[ReviewItem, ...]:
    return room_of(client).questions.now().queue.items


# What is shown


def test_the_question_in_front_has_both_sides_with_their_say_so(client: TestClient, queue: Any) -> None:
    page = tree(client.get("/review"))
    (item,) = queue["items"][:1]
    assert page.css_first("h1").text() == item["question"]  # type: ignore[union-attr]
    sides = page.css("section.one-of")
    for shown_side, side in zip(sides, item["sides"], strict=True):
        text = " ".join(shown_side.text().split())
        assert side["label"] in text
        for statement in side["statements"]:
            assert " ".join(statement["quote"].split()) in text
        claims = shown_side.css("[data-claim]")
        assert all(claim.css_first(".holder") and claim.css_first(".st") for claim in claims)
    grounds = " ".join(page.css_first(".grounds").text().lower().split())  # type: ignore[union-attr]
    assert all(" ".join(reason.lower().split()) in grounds for reason in (*item["reasons"], *item["hangs"]))


def test_a_claim_is_asked_about_with_its_context_and_what_can_be_corrected(client: TestClient) -> None:
    page = tree(client.get("/review?kind=extraction"))
    asked = page.css_first(".asked .ln")
    assert asked is not None
    assert asked.css_first(".holder")
    fields = {node.attributes["name"] for node in page.css("details.correcting [name^=field-]")}
    assert fields == {f"field-{name}" for name in ("standing", "source", "quote", "time", "place", "who", "whom")}
    assert len(page.css("select[name=fault] option")) == 10


def test_the_rest_is_a_list_with_doors_by_kind(client: TestClient, queue: Any) -> None:
    page = tree(client.get("/review?kind=identity"))
    doors = page.css("ol.questions > li a[href*='item=']")
    assert len(doors) == 20
    kinds = {item["kind"] for item in client.get("/review.json?kind=identity").json()["items"]}
    assert kinds == {"identity"}
    there = client.get(f"/review{doors[4].attributes['href']}")
    assert shown(tree(there), "item") in (doors[4].attributes["href"] or "")


def test_of_a_report_each_of_its_claims_is_asked_about(client: TestClient, story: Collection) -> None:
    heading = story.documents()[0]
    twin = client.get(f"/review.json?report={heading.id}&kind=extraction").json()
    with story.store.view() as view:
        assert twin["total"] == len(view.analysis(heading.id).claims)
    of_two = client.get(f"/review.json?report={heading.id}&kind=identity").json()["items"]
    assert all(any(r["id"] == heading.id for side in item["sides"] for r in side["reports"]) for item in of_two)
    assert client.get("/review?report=doc-none").status_code == 404


def test_the_twin_is_what_the_command_prints(client: TestClient, queue: Any) -> None:
    twin = client.get("/review.json").json()
    assert {key: twin[key] for key in ("review", "total", "claims", "decided")} == {
        key: queue[key] for key in ("review", "total", "claims", "decided")
    }
    assert [item["id"] for item in twin["items"]] == [item["id"] for item in queue["items"][: len(twin["items"])]]


# What is decided


@pytest.mark.parametrize("kind", ["identity", "extraction"])
def test_yes_is_one_change_told_on_the_next_question(desk_client: TestClient, kind: str) -> None:
    item, seen = first(desk_client, kind=kind)
    answer = send(desk_client, "/review", item=item, seen=seen, kind=kind, decision="accept", why="read twice")
    assert answer.status_code == 303
    asked = parse_qs(urlsplit(answer.headers["location"]).query)
    assert asked["kind"] == [kind]
    page = tree(desk_client.get(answer.headers["location"]))
    assert shown(page, "item") != item
    told = " ".join(page.css_first("#done").text().split())  # type: ignore[union-attr]
    assert told.startswith("Accepted")
    past = room_of(desk_client).desk.history()[0]
    assert (past.change.by, past.change.why, past.change.number) == (DESK, "read twice", 1)
    assert all(" ".join(line.split()) in told for line in past.lines[:4])


def test_it_is_taken_back_by_a_form_and_asked_again(desk_client: TestClient) -> None:
    item, seen = first(desk_client)
    answer = send(desk_client, "/review", item=item, seen=seen, decision="reject", why="two towns")
    page = tree(desk_client.get(answer.headers["location"]))
    undo = page.css_first("#done form.undo")
    assert undo is not None
    back = undo.css_first("input[name=back]").attributes["value"]  # type: ignore[union-attr]
    undone = send(desk_client, undo.attributes["action"] or "", back=back or "", why="too quick", by="Ana")
    assert undone.status_code == 303
    again = tree(desk_client.get(undone.headers["location"]))
    assert shown(again, "item") == item
    assert "taken back" in again.css_first("[role=status]").text()  # type: ignore[union-attr]
    change = room_of(desk_client).desk.history()[0].change
    assert (change.stands, change.withdrawn_by, change.withdrawn_why) == (False, "Ana", "too quick")


def test_who_decides_is_kept_and_carried_along(desk_client: TestClient) -> None:
    item, seen = first(desk_client)
    answer = send(desk_client, "/review", item=item, seen=seen, decision="unsure", by="Ana")
    assert room_of(desk_client).desk.history()[0].change.by == "Ana"
    page = tree(desk_client.get(answer.headers["location"]))
    assert page.css_first("form.decide input[name=by]").attributes["value"] == "Ana"  # type: ignore[union-attr]


def test_a_claim_is_rejected_for_a_fault_and_not_without(desk_client: TestClient) -> None:
    item, seen = first(desk_client, kind="extraction")
    bare = send(desk_client, "/review", item=item, seen=seen, kind="extraction", decision="reject", why="odd")
    assert bare.status_code == 409
    page = tree(bare)
    assert "what is wrong" in page.css_first("[role=alert]").text()  # type: ignore[union-attr]
    assert page.css_first("textarea[name=why]").text() == "odd"  # type: ignore[union-attr]
    assert room_of(desk_client).desk.history() == ()
    send(desk_client, "/review", item=item, seen=seen, kind="extraction", decision="reject", fault="wrong_when")
    assert "wrong when" in room_of(desk_client).desk.history()[0].lines[0]


def test_a_claim_is_corrected_in_the_fields_that_are_otherwise(desk_client: TestClient) -> None:
    item, seen = first(desk_client, kind="extraction")
    page = tree(desk_client.get("/review?kind=extraction"))
    fields = {
        node.attributes["name"] or "": node.attributes.get("value") or node.text()
        for node in page.css("details.correcting input")
    }
    fields |= {"field-time": "2025-05", "field-standing": "hedged"}
    answer = send(desk_client, "/review", item=item, seen=seen, decision="correct", **fields)
    assert answer.status_code == 303
    (review,) = room_of(desk_client).desk.history()[0].reviews
    assert {each.field: each.value for each in review.corrected}["time"] == "2025-05"
    assert {each.field for each in review.corrected} <= {"time", "standing"}
    wrong = send(desk_client, "/review", item=first(desk_client, kind="extraction")[0], decision="correct", **fields)
    assert wrong.status_code in (303, 409)


def test_what_the_report_does_not_bear_is_refused_and_the_form_keeps_it(desk_client: TestClient) -> None:
    item, seen = first(desk_client, kind="extraction")
    answer = send(
        desk_client, "/review", item=item, seen=seen, kind="extraction", decision="correct", **{"field-time": "soon"}
    )
    assert answer.status_code == 409
    page = tree(answer)
    assert page.css_first("details.correcting[open]") is not None
    assert page.css_first("input[name=field-time]").attributes["value"] == "soon"  # type: ignore[union-attr]
    assert room_of(desk_client).desk.history() == ()


def test_several_claims_are_accepted_at_once_as_one_change(desk_client: TestClient) -> None:
    claims = [item for item in items(desk_client) if item.claim][:3]
    answer = send(desk_client, "/review", *(("several", item.id) for item in claims), decision="several")
    assert answer.status_code == 303
    (past,) = room_of(desk_client).desk.history()
    assert len(past.reviews) == 3
    left = {item.id for item in items(desk_client)}
    assert left.isdisjoint({item.id for item in claims})
    assert send(desk_client, "/review", decision="several").status_code == 409


def test_all_questions_about_one_name_are_accepted_at_once(desk_client: TestClient) -> None:
    item = next(item for item in items(desk_client) if len(find_alike(item, items(desk_client))) > 1)
    page = tree(desk_client.get(f"/review?item={item.id}"))
    alike = page.css_first("button[value=alike]")
    assert alike is not None
    answer = send(desk_client, "/review", item=item.id, seen=shown(page, "seen"), decision="alike")
    assert answer.status_code == 303
    assert "also=" in answer.headers["location"]


def test_put_off_comes_last(desk_client: TestClient) -> None:
    item, seen = first(desk_client)
    send(desk_client, "/review", item=item, seen=seen, decision="skip")
    assert items(desk_client)[-1].id == item
    assert items(desk_client)[-1].is_put_off


# What was answered or read otherwise meanwhile


def test_what_was_answered_meanwhile_is_not_answered_again(desk_client: TestClient) -> None:
    for kind, decision in (("identity", "accept"), ("extraction", "accept")):
        item, seen = first(desk_client, kind=kind)
        found = next(each for each in items(desk_client) if each.id == item)
        with Desk.open(room_of(desk_client).settings.target, by="Ben") as other:
            other.reject(found, why="elsewhere")
        room_of(desk_client).questions.answered([])  # the page was loaded before: its list is of then
        many = len(room_of(desk_client).desk.history())
        answer = send(desk_client, "/review", item=item, seen=seen, decision=decision)
        assert answer.status_code == 409
        assert "Nothing was decided" in answer.text
        assert len(room_of(desk_client).desk.history()) == many


def test_what_was_answered_meanwhile_is_said_with_who_did(desk_client: TestClient) -> None:
    room = room_of(desk_client)
    found = items(desk_client)[0]
    with Desk.open(room.settings.target, by="Ben") as other:
        other.reject(found, why="elsewhere")
    why = room.desk.why_closed(found)
    assert why.startswith("It was answered meanwhile by change 1 (split, ")
    assert ", Ben)" in why
    claim = next(item for item in items(desk_client) if item.claim)
    room.desk.accept(claim)
    assert room.desk.why_closed(claim).startswith("It was answered meanwhile. Confirmed by the desk")


def test_what_was_shown_otherwise_is_not_decided(desk_client: TestClient) -> None:
    item, _ = first(desk_client)
    answer = send(desk_client, "/review", item=item, seen="see-something-else", decision="accept")
    assert answer.status_code == 409
    assert "read otherwise now" in answer.text
    assert room_of(desk_client).desk.history() == ()


def test_nothing_chosen_decides_nothing(desk_client: TestClient) -> None:
    item, seen = first(desk_client)
    page = tree(desk_client.get("/review"))
    default = page.css_first("form.decide button")
    assert default is not None
    assert default.attributes["value"] == ""
    assert send(desk_client, "/review", item=item, seen=seen, decision="").status_code == 409
    assert room_of(desk_client).desk.history() == ()


# What was decided


def test_decided_claims_stand_beside_the_machines_reading(desk_client: TestClient) -> None:
    item, seen = first(desk_client, kind="extraction")
    send(desk_client, "/review", item=item, seen=seen, decision="reject", fault="noise", why="furniture")
    page = tree(desk_client.get("/review/decided"))
    (entry,) = page.css("ol.questions > li")
    assert "Rejected by the desk" in entry.text()
    assert "(furniture)" in entry.text()
    assert entry.css_first("[data-claim] .holder")
    twin = desk_client.get("/review/decided.json").json()
    assert [claim["review"]["decision"] for claim in twin["claims"]] == ["rejected"]
    assert desk_client.get("/review/lost.json").json() == {"decided": 1, "claims": [], "lost": []}
