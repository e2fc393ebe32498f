"""The corrections desk: what rests on a report, marks by hand and their undoing, without a source, as of a day."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from pydantic import TypeAdapter

from sayso.ask.blast import blast_line
from sayso.ask.left_out import LeftOut
from sayso.ask.story_scope import Scope
from sayso.collection import Collection
from sayso.export.desk_json import corrections_to_json, falls_to_json, then_to_json
from sayso.export.falls_terminal import falls_line
from sayso.index import Index
from sayso.web.schemas.story import BlastRadius, Corrections, KnownOn, WithoutSource
from sayso.web.tellings import Tellings
from tests.web.test_stories import FIRST, bare, get, tellings, words

__all__ = ["tellings"]

WITHDRAWN = "doc-95f7fb2cdc67fcba"
FORM = {"why": "taken down by its outlet", "by": "the desk", "day": "2025-05-28"}


def test_what_reports_take_back_is_listed(client: TestClient, story: Collection) -> None:
    page = get(client, "/corrections")
    found = story.corrections()
    assert len(page.css("#stated ~ ol > li")) == sum(a.report is not None for a in found.amendments)
    twin = client.get("/corrections.json").json()
    assert bare({**twin, "private": 0}) == {**corrections_to_json(found), "private": 0}
    assert TypeAdapter(Corrections).validate_python(twin, strict=True) == twin


def test_what_would_fall_is_shown_before_anything_is_decided(client: TestClient, tellings: Tellings) -> None:
    page = get(client, f"/corrections/{FIRST}")
    rests = tellings.rests_on(FIRST)
    assert words(page.css_first(".blast")) == blast_line(rests.blast)
    assert "It is not taken back" in words(page.body)
    assert not page.css(".correction-notice")
    assert len(page.css(".fall")) == len(rests.blast.falls.changes)


def test_what_another_report_took_back_stays_and_is_marked(client: TestClient) -> None:
    page = get(client, f"/corrections/{WITHDRAWN}")
    assert "taken back" in words(page.css_first(".about"))
    assert page.css(".correction-notice")
    twin = client.get(f"/corrections/{WITHDRAWN}.json").json()
    assert twin["is_taken_back"]
    assert TypeAdapter(BlastRadius).validate_python(twin, strict=True) == twin


def test_a_report_is_marked_and_the_mark_withdrawn_and_both_are_kept(desk_client: TestClient) -> None:
    before = desk_client.get(f"/stories/{FIRST}.json").json()
    marked = desk_client.post(f"/corrections/{FIRST}/taken-back", data=FORM, follow_redirects=False)
    assert (marked.status_code, marked.headers["location"]) == (303, f"/corrections/{FIRST}")
    page = get(desk_client, f"/corrections/{FIRST}")
    assert "taken down by its outlet" in words(page.css_first(".notice.warning"))
    assert len(page.css(".correction-notice")) > 1
    during = desk_client.get(f"/stories/{FIRST}.json").json()
    assert [p["id"] for p in during["propositions"]] == [p["id"] for p in before["propositions"]]
    assert during != before
    undone = desk_client.post(f"/corrections/{FIRST}/undo", data={"why": "it was another"}, follow_redirects=False)
    assert undone.status_code == 303
    assert desk_client.get(f"/stories/{FIRST}.json").json() == before
    (mark,) = desk_client.get("/corrections.json").json()["marks"]
    assert (mark["at"], mark["why"], mark["withdrawn_why"]) == ("2025-05-28", FORM["why"], "it was another")
    assert "it was another" in words(get(desk_client, "/corrections").css_first(".withdrawn-mark"))


def test_a_mark_needs_a_reason_a_report_and_a_day_that_is_one(desk_client: TestClient) -> None:
    assert desk_client.post(f"/corrections/{FIRST}/taken-back", data={"why": " "}).status_code == 400
    assert desk_client.post(f"/corrections/{FIRST}/taken-back", data={**FORM, "day": "soon"}).status_code == 400
    assert desk_client.post("/corrections/doc-none/taken-back", data=FORM).status_code == 404
    assert desk_client.post(f"/corrections/{FIRST}/undo", data=FORM).status_code == 404
    assert desk_client.get("/corrections.json").json()["marks"] == []


def test_a_report_is_found_by_the_beginning_of_its_id(client: TestClient) -> None:
    found = client.get("/corrections-of?report=8d37", follow_redirects=False)
    assert (found.status_code, found.headers["location"]) == (303, f"/corrections/{FIRST}")
    assert client.get("/corrections-of?report=none", follow_redirects=False).status_code == 404


def test_what_falls_without_a_source_is_what_the_command_tells(client: TestClient, story: Collection) -> None:
    asked = (
        ("outlet=The Harbour Post", LeftOut(outlets=("The Harbour Post",))),
        ("unnamed=1", LeftOut(unnamed=True)),
    )
    for query, left_out in asked:
        falls = story.without(left_out)
        page = get(client, f"/corrections/without?{query}")
        assert words(page.css_first(".count-line")) == falls_line(falls)
        twin = client.get(f"/corrections/without.json?{query}").json()
        assert [c["proposition"] for c in twin["changes"]] == [
            c["proposition"] for c in falls_to_json(falls)["changes"]
        ]
        assert TypeAdapter(WithoutSource).validate_python(twin, strict=True) == twin


def test_without_is_asked_of_one_story_or_of_nothing_that_is_there(client: TestClient) -> None:
    origin = client.get(f"/stories/{FIRST}.json").json()["origins"][0]["id"]
    assert client.get(f"/corrections/without.json?story={FIRST}&origin={origin}").status_code == 200
    assert client.get("/corrections/without?outlet=Nobody").status_code == 404
    assert client.get("/corrections/without").status_code == 200
    assert client.get("/corrections/without.json").status_code == 400


def test_what_was_held_on_a_day_is_what_the_command_tells(client: TestClient, story: Collection) -> None:
    then = story.as_of("2025-05-20", Scope())
    page = get(client, "/corrections/as-of?day=2025-05-20")
    assert len(page.css(".fall")) == len(then.changes)
    assert len(page.css("#later ~ ol > li")) == len(then.later)
    twin = client.get("/corrections/as-of.json?day=2025-05-20").json()
    told = then_to_json(then)
    assert [c["proposition"] for c in twin["changes"]] == [c["proposition"] for c in told["changes"]]
    assert twin["story"]["counts"] == told["story"]["counts"]
    assert TypeAdapter(KnownOn).validate_python(twin, strict=True) == twin
    assert client.get("/corrections/as-of").status_code == 200
    assert client.get("/corrections/as-of.json").status_code == 400


def test_a_large_collection_is_told_story_by_story(story: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    large = Tellings(Index(story))
    whole, _ = large.corrections(0, 25)
    monkeypatch.setattr(Tellings, "is_small", False)
    found, total = large.corrections(0, 25)
    assert total == len(large.amended())
    within = [a for a in whole.amendments if {a.report, a.amended} <= set(story.story_of(a.amended))]
    assert within
    assert [(a.report, a.amended, a.withdrawn) for a in found.amendments] == [
        (a.report, a.amended, a.withdrawn) for a in within
    ]
    assert large.corrections(total, 25)[0].amendments == ()


def test_what_was_amended_is_found_without_telling_anything(desk_client: TestClient) -> None:
    tellings = desk_client.app.state.room.tellings  # type: ignore[attr-defined]
    stated = tellings.amended()
    assert len(stated) == 2
    desk_client.post(f"/corrections/{FIRST}/taken-back", data=FORM)
    assert set(tellings.amended()) == {*stated, FIRST}
