"""What tests of pages over many reports look for in them."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser, LexborNode

from sayso.ask.index_answers import EntityHead
from sayso.ask.vocabulary import STANDING_WORDS
from sayso.collection import Collection
from sayso.index import Index
from sayso.model.claims import Standing

UNION = "Merrin Dairy Union"
"""A body that most reports of the bundled story name."""


def shown(client: TestClient, address: str, status: int = 200) -> LexborHTMLParser:
    """Return a page of the room."""
    answer = client.get(address)
    assert answer.status_code == status, (address, answer.status_code, answer.text[:300])
    return LexborHTMLParser(answer.text)


def words(node: LexborHTMLParser | LexborNode | None) -> str:
    """Return the text of a page or a part of it, with single spaces."""
    assert node is not None
    found = node.body if isinstance(node, LexborHTMLParser) else node
    assert found is not None
    return " ".join(found.text().split())


def texts(page: LexborHTMLParser, selector: str) -> list[str]:
    """Return the text of all parts of a page that fit."""
    return [words(node) for node in page.css(selector)]


def links(page: LexborHTMLParser | LexborNode, selector: str = "a") -> list[str]:
    """Return where the links of a page lead."""
    return [node.attributes.get("href") or "" for node in page.css(selector)]


def who(client: TestClient, name: str) -> str:
    """Return the id of a name (``who-``)."""
    rows = client.get("/names.json", params={"words": name}).json()["names"]["items"]
    return next(str(row["who"]) for row in rows if row["name"] == name)


def not_looked_up(story: Collection) -> Iterator[EntityHead]:
    """Yield those whom reports name and who must not be looked up."""
    index = Index(story)
    heads = (index.entity(entity) for entity in story.who().identities.by_id)
    return (head for head in heads if head.why_not)


def assert_no_line_is_bare(page: LexborHTMLParser) -> None:
    """Every claim on a page has its holder and its standing in words beside it."""
    claims = page.css("[data-claim]")
    assert claims
    for claim in claims:
        standing = Standing(claim.attributes["data-standing"] or "")
        text = words(claim)
        assert STANDING_WORDS[standing] in text or "taken for granted" in text, text
        assert claim.css_first(".holder, title") is not None, text
