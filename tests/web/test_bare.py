"""No bare proposition leaves the room: not on a page, in a twin, a title, a snippet or an export (TRADECRAFT, 8.1)."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from jinja2 import DictLoader
from lxml import html

from sayso.collection import Collection
from sayso.web.pages import make_environment
from tests.web.bare import Bare, Claims, bare_in_json, bare_in_text, bare_on_page
from tests.web.every_page import Page


@pytest.fixture(scope="session")
def claims(story: Collection) -> Claims:
    """Every claim of the story, in the words that may be shown and in those that were read."""
    keys = [document.id for document in story.documents()]
    return Claims(sheet for key in keys for sheet in (story.shown_sheet(key), story.sheet(key)))


def tell(found: dict[Page, list[Bare]]) -> str:
    """Say what is bare, once for each kind of page."""
    once = {(page.route, bare.quote): f"{page.address}: {bare}" for page, every in found.items() for bare in every}
    return f"{len(once)} in {len(found)} pages:\n" + "\n".join(list(once.values())[:40])


def test_no_page_holds_a_bare_proposition(pages: tuple[Page, ...], claims: Claims) -> None:
    found = {page: bare for page in pages if (bare := bare_on_page(page.html, claims))}
    assert not found, tell(found)


def test_no_twin_holds_a_bare_proposition(client: TestClient, pages: tuple[Page, ...], claims: Claims) -> None:
    found = {page: bare for page in pages if (bare := bare_in_json(client.get(page.twin).json(), claims))}
    assert not found, tell(found)


def test_claims_are_seen_at_all(pages: tuple[Page, ...], claims: Claims) -> None:
    """Most claims of the story stand somewhere on the pages that were looked at; else nothing was tested."""
    shown = " ".join(" ".join(page.tree.text().split()).lower() for page in pages)
    assert sum(quote in shown for quote in claims.quotes) > len(claims.quotes) / 2


def test_no_brief_that_is_taken_away_holds_a_bare_proposition(desk_client: TestClient, claims: Claims) -> None:
    """As files: whoever gets one by mail has not seen the room."""
    found: list[Bare] = []
    for path in ("/briefs/show.html", "/briefs/read-sheet.html"):
        found += bare_on_page(desk_client.post(path, data={"by": "the desk"}).text, claims)
    found += bare_in_text(desk_client.post("/briefs/show.md", data={"by": "the desk"}).text, claims)
    found += bare_in_json(desk_client.post("/briefs/show.json", data={"by": "the desk"}).json(), claims)
    assert not found, "\n".join(map(str, found))


# It can fail


def test_a_page_that_loses_its_holders_is_noticed(pages: tuple[Page, ...], claims: Claims) -> None:
    """The holders are taken out of every page; a page whose claims have four words or more then fails."""
    noticed = []
    for page in pages:
        tree = html.document_fromstring(page.html)
        holders = tree.xpath("//*[@data-claim]//*[contains(concat(' ', @class, ' '), ' holder ')]")
        for holder in holders:
            holder.drop_tree()
        noticed.append(not holders or bool(bare_on_page(html.tostring(tree, encoding="unicode"), claims)))
    assert sum(noticed) > 0.85 * len(noticed), [
        page.address for page, seen in zip(pages, noticed, strict=True) if not seen
    ]


@pytest.mark.parametrize(
    ("template", "is_fine"),
    [
        ("<ol><li>{{ holder }}: “{{ quote }}” ({{ standing }})</li></ol>", True),
        ("<ol><li>“{{ quote }}” ({{ standing }})</li></ol>", False),
        ("<ol><li>{{ holder }}: “{{ quote }}”</li></ol>", False),
        ("<h2>{{ holder }}</h2><ol><li>“{{ quote }}” ({{ standing }})</li></ol>", False),
        ("<p title='{{ quote }}'>{{ holder }} {{ standing }}</p>", False),
        ("<table><tr><td>{{ holder }}</td><td>“<b>{{ quote }}</b>”</td><td>{{ standing }}</td></tr></table>", True),
        ("<table><tr><td>{{ holder }} {{ standing }}</td></tr><tr><td>“{{ quote }}”</td></tr></table>", False),
        (
            "<article data-claim='{{ claim }}'><p>{{ holder }}</p>{{ quote }}<i>{{ standing }}</i></article>",
            True,
        ),
        ("<div class='para'><p>{{ quote }}</p><a href='#{{ claim }}'>1</a></div>", True),
        ("<div class='para'><p>{{ quote }}</p><a href='#clm-other'>1</a></div>", False),
        ("<div data-wording>{{ outlet }}: “{{ quote }}”</div>", True),
        ("<div data-wording>“{{ quote }}”</div>", False),
        ("<script type='application/json'>{{ {'q': quote, 'h': holder, 's': standing}|tojson }}</script>", True),
        ("<script type='application/json'>{{ {'q': quote}|tojson }}</script>", False),
    ],
)
def test_a_template_that_drops_something_is_noticed(claims: Claims, template: str, is_fine: bool) -> None:
    environment = make_environment()
    environment.loader = DictLoader({"t": template})
    told = next(
        tellings[0] for tellings in claims.by_quote.values() if {t.standings[0] for t in tellings} == {"hearsay"}
    )
    page = environment.get_template("t").render(
        holder=told.holders[0],
        quote=told.quote,
        standing=told.standings[0],
        claim=told.claim,
        outlet=told.outlet,
    )
    assert (bare_on_page(f"<html><body>{page}</body></html>", claims) == []) is is_fine


def test_a_twin_whose_claims_stand_apart_from_their_holders_is_noticed(claims: Claims) -> None:
    quote = claims.quotes[0]
    (told, *_) = claims.by_quote[quote]
    whole = {"holder": told.holders[0], "standing": told.standings[0], "quote": quote}
    assert bare_in_json({"claims": [whole]}, claims) == []
    assert bare_in_json({"claims": [whole], "lead": {"quote": quote}}, claims)
    assert bare_in_json({"claims": [{"quote": quote}], "holder": told.holders[0]}, claims)


def test_a_text_is_looked_at_line_by_line(claims: Claims) -> None:
    quote = claims.quotes[0]
    (told, *_) = claims.by_quote[quote]
    assert bare_in_text(f"- {told.holders[0]} ({told.standings[0]}): “{quote}”", claims) == []
    assert bare_in_text(f"- {told.holders[0]} ({told.standings[0]})\n- “{quote}”", claims)
