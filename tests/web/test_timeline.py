"""When things are said to have happened: drawn, shelved where undated, and listed with who says so."""

from __future__ import annotations

from fastapi.testclient import TestClient

from tests.web.asking import UNION, assert_no_line_is_bare, links, shown, texts, who, words


def test_what_is_dated_is_drawn_and_listed(client: TestClient) -> None:
    page = shown(client, "/timeline")
    assert_no_line_is_bare(page)
    listed = {line.attributes["id"] for line in page.css("#dated .ln")}
    drawn = {link.removeprefix("#") for link in links(page, "svg.time .mark a")}
    assert drawn
    assert drawn <= listed | {line.attributes["id"] for line in page.css("#ahead .ln")}


def test_what_is_undated_stands_on_a_shelf_with_its_words(client: TestClient) -> None:
    page = shown(client, "/timeline")
    assert words(page.css_first(".undated-shelf")).startswith("undated “")
    assert len(page.css(".undated-shelf a")) == len(page.css("#undated .ln"))


def test_forecasts_are_never_among_what_happened(client: TestClient) -> None:
    page = shown(client, "/timeline")
    assert page.css("#ahead .ln.forecast")
    assert not page.css("#dated .ln.forecast, #undated .ln.forecast")


def test_every_mark_says_who_says_it(client: TestClient) -> None:
    page = shown(client, "/timeline")
    for mark in page.css("svg.time .mark"):
        strip = mark.css_first("[data-claim]")
        assert strip is not None
        assert strip.css_first(".holder") is not None
        assert strip.css_first(".st") is not None


def test_a_year_is_never_a_solid_line(client: TestClient) -> None:
    """Nobody said that it filled the year."""
    lanes = client.get("/timeline.json").json()["picture"]
    years = [mark for mark in lanes["dated"]["marks"] if mark["words"].isdigit() and len(mark["words"]) == 4]
    assert years
    for mark in years:
        assert mark["tick"] is None
        assert [stretch["how"] for stretch in mark["stretches"]] in (["within"], [])


def test_a_timeline_is_narrowed_to_a_name_a_period_and_a_standing(client: TestClient) -> None:
    union = who(client, UNION)
    whole, own = (client.get("/timeline.json", params=q).json()["time"]["dated"]["total"] for q in ({}, {"who": union}))
    assert 0 < own < whole
    for line in client.get("/timeline.json", params={"since": "2019", "until": "2019"}).json()["time"]["dated"][
        "items"
    ]:
        assert (line["first_day"] or "0") <= "2019-12-31"
        assert (line["last_day"] or "9") >= "2019-01-01"
    assert not shown(client, "/timeline?standing=denied").css(".ln:not(.denied)")


def test_the_year_that_is_asked_for_is_the_year_that_is_drawn(client: TestClient) -> None:
    page = shown(client, "/timeline?since=2019&until=2019")
    assert all("2019" in label for label in texts(page, "svg.time .year") if "ahead" not in label)


def test_an_empty_timeline_says_so(client: TestClient) -> None:
    page = shown(client, "/timeline?since=1700&until=1700&standing=silence")
    assert "nothing that fits has a date" in words(page.css_first("#dated"))
    assert page.css("svg.time") == []
