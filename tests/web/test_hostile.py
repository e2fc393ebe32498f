"""Words of a report are never more than words: on every page, in every twin, in every export."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from benchmarks.hostile_exports import briefs, faults_of, sheets
from benchmarks.hostile_reports import fill
from sayso.collection import Collection
from tests.web.every_page import Page, walk
from tests.web.fixtures import open_room
from tests.web.hostile_words import MADE, WORDS, find_faults


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    """A collection whose every word is hostile."""
    with Collection.open(tmp_path_factory.mktemp("hostile") / "hostile.db") as collection:
        fill(collection, WORDS)
        yield collection


@pytest.fixture(scope="module")
def exported(hostile: Collection) -> dict[str, str]:
    """What can be taken away of one report of each story, by names of files."""
    firsts = [story.reports[0].id for story in hostile.stories()]
    return {name: text for of in firsts for name, text in [*sheets(hostile, of), *briefs(hostile, (of,), of)]}


@pytest.fixture(scope="module")
def hostile_client(hostile: Collection) -> Iterator[TestClient]:
    with TestClient(open_room(hostile.store.path, names=True)) as client:
        yield client


@pytest.fixture(scope="module")
def hostile_pages(hostile_client: TestClient) -> tuple[Page, ...]:
    return walk(hostile_client).pages


def test_the_words_are_on_the_pages(exported: dict[str, str]) -> None:
    """Else the tests below could not fail."""
    shown = "".join(exported.values())
    assert "&lt;pwn-a&gt;" in shown
    assert list(find_faults(shown.replace("&lt;", "<").replace("&gt;", ">")))


@pytest.mark.parametrize(
    "html",
    [
        "<p><pwn-a>x</pwn-a></p>",
        "<p pwn=1>x</p>",
        '<p onfocus="x()">x</p>',
        "<script>x()</script>",
        '<script type="application/json">{"a": "</script>',
        "<a href='javascript:x()'>x</a>",
        "<a href='//there.example'>x</a>",
        "<a href='https://there.example'>x</a>",
        "<img src='//there.example/a.png'>",
        "<form action='https://there.example'></form>",
        "<meta http-equiv='Refresh' content='0;URL=https://there.example'>",
        f"<p>{MADE}</p>",
        "<p>\u202ex</p>",
    ],
)
def test_a_fault_is_found(html: str) -> None:
    assert list(find_faults(html))


def test_no_page_takes_words_for_more(hostile_pages: tuple[Page, ...]) -> None:
    assert {page.address: faults for page in hostile_pages if (faults := list(find_faults(page.html)))} == {}


def test_every_twin_is_json_and_said_to_be(hostile_client: TestClient, hostile_pages: tuple[Page, ...]) -> None:
    for page in hostile_pages:
        answer = hostile_client.get(page.twin)
        assert answer.headers["content-type"].partition(";")[0] == "application/json", page.twin
        assert answer.headers["x-content-type-options"] == "nosniff"
        answer.json()


@pytest.mark.parametrize("words", WORDS)
def test_words_that_are_asked_for_are_words(hostile_client: TestClient, words: str) -> None:
    """In addresses, and in what is said of addresses."""
    asked = ("/search", "/names", "/", "/timeline", "/network", "/reports/x", "/no-such-page", "/-/enter")
    for path in asked:
        parameters = {"words": words, "next": words, "who": words, "outlet": words, "since": words, "first": words}
        answer = hostile_client.get(path, params=parameters)
        assert answer.status_code < 500, (path, words)
        assert list(find_faults(answer.text)) == [], path


@pytest.mark.parametrize("words", WORDS)
def test_a_page_that_is_not_there_says_so_in_words(hostile_client: TestClient, words: str) -> None:
    for place in ("reports", "names", "stories", "propositions", "places", "briefs", "no-such-place"):
        answer = hostile_client.get(f"/{place}/{quote(words[:200], safe='')}")
        assert answer.status_code < 500
        assert list(find_faults(answer.text)) == []


def test_an_exported_page_takes_words_for_no_more(exported: dict[str, str]) -> None:
    pages = {name: text for name, text in exported.items() if name.endswith(".html")}
    assert {name: faults for name, text in pages.items() if (faults := list(faults_of(".html", text)))} == {}
    assert [name for name, text in exported.items() if MADE in text] == []


def test_a_brief_as_text_holds_no_markup_and_data_is_json(exported: dict[str, str]) -> None:
    texts = {name: text for name, text in exported.items() if not name.endswith(".html")}
    assert any("pwn-a" in text for name, text in texts.items() if name.endswith(".md"))
    faults = {name: list(faults_of(name[name.rindex(".") :], text)) for name, text in texts.items()}
    assert {name: found for name, found in faults.items() if found} == {}
