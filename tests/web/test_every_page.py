"""What holds for every page: it can be reached, its doors lead somewhere, and its twin says the same."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi.testclient import TestClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from tests.web.every_page import Page, Walk, html_routes, walk


def test_every_page_is_reached_by_links(walked: Walk) -> None:
    """Except those that only answer a form, every page of the room is an example here."""
    unreached = {route.path for route in html_routes()} - {page.route for page in walked.pages}
    assert unreached == set()


def test_no_door_leads_nowhere(walked: Walk) -> None:
    assert not walked.dead, "\n".join(walked.dead)


def test_examples_are_the_same_whatever_the_order_of_links() -> None:
    """A run looks at what the last one looked at, though lists stand in the order in which reports were read."""
    names = [f"/names/who-{number:02}" for number in range(12)]
    addresses = ["/names", "/names?words=b", "/names?words=a", *names, *(f"{name}?by=me" for name in names)]
    there, back = (walk(room_of_links(order)).pages for order in (addresses, addresses[::-1]))
    assert [page.address for page in there] == [page.address for page in back]
    examples = {page.address for page in there if page.route == "/names/{who}"}
    assert examples == {*names[:3], "/names/who-00?by=me"}


def room_of_links(addresses: Sequence[str]) -> TestClient:
    """Return a room whose every page holds these links, in their order."""

    async def answer(_: Request) -> HTMLResponse:
        return HTMLResponse("".join(f"<a href='{address}'>{address}</a>" for address in addresses))

    return TestClient(Starlette(routes=[Route("/{path:path}", answer)]))


def test_every_page_has_a_twin(client: TestClient, pages: tuple[Page, ...]) -> None:
    """Where a page only has a form until something is asked, its twin says what to ask for."""
    for page in pages:
        answer = client.get(page.twin)
        is_unasked = answer.status_code == 400 and "?" not in page.address and "Say " in answer.json()["error"]
        assert answer.status_code == 200 or is_unasked, (page.twin, answer.text)


def test_every_page_has_one_heading_a_title_and_a_language(pages: tuple[Page, ...]) -> None:
    for page in pages:
        tree = page.tree
        assert len(tree.css("h1")) == 1, page.address
        assert tree.css("title")[0].text().removesuffix(" · sayso").strip(), page.address
        assert tree.css("html")[0].attributes["lang"] == "en"


def test_no_page_holds_a_script_or_a_style_of_its_own(pages: tuple[Page, ...]) -> None:
    """Only data, and scripts and style sheets that are served: a page from a report could otherwise bring some."""
    for page in pages:
        tree = page.tree
        own = [s for s in tree.css("script:not([src])") if s.attributes.get("type") != "application/json"]
        marks = [name for node in tree.css("*") for name in node.attributes if name == "style" or name.startswith("on")]
        assert not own, page.address
        assert not tree.css("style"), page.address
        assert not marks, page.address


def test_every_address_of_a_page_is_of_this_host_unless_it_is_a_reports(pages: tuple[Page, ...]) -> None:
    for page in pages:
        tree = page.tree
        loaded = [node.attributes[key] for key in ("src", "srcset", "data", "poster") for node in tree.css(f"[{key}]")]
        loaded += [node.attributes["href"] for node in tree.css("link[rel=stylesheet], use[href]")]
        assert all(
            (address or "").startswith(("/", "#")) and not (address or "").startswith("//") for address in loaded
        ), (page.address, loaded)
        for link in tree.css("a[href^=http]"):
            assert link.attributes.get("rel") == "noopener noreferrer nofollow", (page.address, link.html)


def test_ids_on_a_page_are_one_each_and_labels_find_theirs(pages: tuple[Page, ...]) -> None:
    for page in pages:
        tree = page.tree
        ids = [node.attributes["id"] for node in tree.css("[id]")]
        assert len(ids) == len(set(ids)), (page.address, {i for i in ids if ids.count(i) > 1})
        doors = {(a.attributes["href"] or "")[1:] for a in tree.css("a[href^='#']")}
        assert doors - {""} <= set(ids), page.address
