"""The first page and its lists: every number opens what it counts, and where the collection ends is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser

from sayso.collection import Collection
from tests.web.fixtures import open_room


@pytest.fixture
def small(tmp_path: Path) -> Iterator[TestClient]:
    """The room of a collection in which one report was read and two inputs were refused."""
    (tmp_path / "bridge.txt").write_text("Bridge reopens\n\nThe bridge at Saltby reopened, the harbour office said.\n")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "scan.pdf").write_bytes(b"\x00\x01\x02")
    with Collection.open(tmp_path / "small.db") as collection:
        collection.read([tmp_path / name for name in ("bridge.txt", "empty.txt", "scan.pdf")])
    with TestClient(open_room(tmp_path / "small.db")) as client:
        yield client


def tree(client: TestClient, address: str) -> LexborHTMLParser:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text[:300]
    return LexborHTMLParser(answer.text)


def text(page: LexborHTMLParser, css: str = "main") -> str:
    node = page.css_first(css)
    assert node is not None
    return " ".join(node.text().split())


def rows(page: LexborHTMLParser) -> list[str]:
    return [" ".join(row.text(separator=" ").split()) for row in page.css("table.rows tbody tr")]


# The first page


def test_it_says_what_is_held_and_every_number_is_a_door(client: TestClient) -> None:
    page = tree(client, "/")
    assert text(page, ".standfirst").startswith("14 reports of 10 outlets make ")
    for door in page.css("main a.door"):
        assert client.get(door.attributes["href"] or "").status_code == 200


def test_the_numbers_of_standings_are_those_of_the_lists_they_open(client: TestClient) -> None:
    of = client.get("/index.json").json()
    for value, _, number in of["standings"]:
        listed = client.get(f"/search.json?standing={value}").json()
        assert listed["found"]["claims"]["total"] == number


@pytest.mark.parametrize(
    ("question", "field"),
    [("undated=1", "undated"), ("outlet=-", "outlet_unknown"), ("partial=1", "partial"), ("", "reports")],
)
def test_the_limits_are_those_of_the_lists_they_open(client: TestClient, question: str, field: str) -> None:
    of = client.get("/index.json").json()["overview"]
    assert client.get(f"/reports.json?{question}").json()["reports"]["total"] == of[field]


def test_it_says_where_the_collection_ends(client: TestClient) -> None:
    page = tree(client, "/")
    limits = text(page, "#limits")
    assert "2025-05-12 to 2025-05-27" in limits
    assert "Outlet not stated0 reports" in limits
    assert "nothing on these pages says that something did not happen" in text(page, ".coverage")


def test_what_is_unknown_is_counted_and_listed(small: TestClient) -> None:
    assert "Without a day1 report" in text(tree(small, "/"), "#limits")
    for question in ("undated=1", "outlet=-"):
        assert len(rows(tree(small, f"/reports?{question}"))) == 1


def test_what_was_refused_stands_there_with_what_to_do_next(small: TestClient) -> None:
    page = tree(small, "/")
    refused = text(page, "ul.refused")
    assert "empty.txt" in refused
    assert "Give a file that holds an article." in refused
    assert small.get("/refusals.json").json()["refused"]["total"] == 2
    assert "scan.pdf" in text(tree(small, "/refusals"))


def test_no_more_is_shown_than_the_reason(small: TestClient) -> None:
    assert "Traceback" not in small.get("/refusals").text
    assert "Traceback" not in small.get("/refusals.json").text


def test_what_was_read_last_comes_first(client: TestClient) -> None:
    read = [each["read_at"] for each in client.get("/index.json").json()["new"]]
    assert read == sorted(read, reverse=True)
    assert len(read) == 8


def test_an_empty_collection_says_how_to_begin(tmp_path: Path) -> None:
    Collection.open(tmp_path / "new.db").__exit__(None, None, None)
    with TestClient(open_room(tmp_path / "new.db")) as client:
        page = tree(client, "/")
        assert "sayso read FILES" in text(page)
        assert rows(tree(client, "/reports")) == []


# Reports


def test_reports_stand_by_day_and_the_other_way_round(client: TestClient) -> None:
    newest = [row["report"]["published"] for row in client.get("/reports.json").json()["reports"]["items"]]
    days = [day for day in newest if day]
    assert days == sorted(days, reverse=True)
    oldest = client.get("/reports.json?oldest=1").json()["reports"]["items"]
    assert oldest[0]["report"]["published"] == days[-1]


def test_a_title_is_set_as_one(client: TestClient) -> None:
    titles = [node.text() for node in tree(client, "/reports").css("table.rows a.title")]
    assert all(title.startswith("“") and title.endswith("”") for title in titles)


@pytest.mark.parametrize(
    ("question", "fits"),
    [
        ("words=withdraw", ["We withdraw our report on Skerrow Blue"]),
        ("outlet=Upland+Farmer", ["What is a cave worth?"]),
        ("since=2025-05-23&until=2025-05-24", ["Lower Tarn labels were genuine but void, inspectors say"]),
        ("language=cy", []),
    ],
)
def test_reports_are_found_by_words_outlet_and_period(client: TestClient, question: str, fits: list[str]) -> None:
    items = client.get(f"/reports.json?{question}").json()["reports"]["items"]
    assert [item["report"]["title"] for item in items] == fits
    page = tree(client, f"/reports?{question}")
    assert len(rows(page)) == len(fits)
    if not fits:
        assert "No report fits." in text(page)


def test_the_form_keeps_what_was_asked(client: TestClient) -> None:
    page = tree(client, "/reports?words=cheese&outlet=-&undated=1&oldest=1")
    assert page.css_first("input[name=words]").attributes["value"] == "cheese"  # type: ignore[union-attr]
    assert page.css_first("option[selected]").attributes["value"] == "-"  # type: ignore[union-attr]
    assert "checked" in page.css_first("input[name=undated]").attributes  # type: ignore[union-attr]
    assert page.css_first("input[name=oldest]") is not None


def test_a_date_that_is_none_is_told(client: TestClient) -> None:
    answer = client.get("/reports?since=yesterday")
    assert answer.status_code == 400
    assert "is not a date as sayso reads it" in answer.text


def test_outlets_lead_to_their_reports(client: TestClient) -> None:
    page = tree(client, "/outlets")
    for row in page.css("table.rows tbody tr"):
        door = row.css_first("a.door")
        assert door is not None
        assert len(rows(tree(client, door.attributes["href"] or ""))) == int(door.text())


def test_the_place_in_the_navigation_is_marked(client: TestClient) -> None:
    for address, current in (("/", "page"), ("/reports", "true"), ("/outlets", "true")):
        (here,) = tree(client, address).css("nav.places a[aria-current]")
        assert (here.text(), here.attributes["aria-current"]) == ("Collection", current)


def test_while_reports_are_put_in_order_nothing_says_that_there_are_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bridge.txt").write_text("Bridge reopens\n\nThe bridge at Saltby reopened, the harbour office said.\n")
    with Collection.open(tmp_path / "new.db") as collection:
        (read,) = collection.read([tmp_path / "bridge.txt"]).lines
    app = open_room(tmp_path / "new.db")
    monkeypatch.setattr(app.state.room.index, "refresh", lambda: None)
    with TestClient(app) as client:
        assert "1 report was read and is being put in order" in text(tree(client, "/"))
        page = tree(client, f"/reports/{read.document}")
        assert "is being worked out" in text(page, ".told")
        assert client.get(f"/reports/{read.document}.css").text.count(":target") > 0
