"""The page of a report: the article with its claims in place, the sheet beside it, and where everything on it leads."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from pydantic import TypeAdapter
from selectolax.lexbor import LexborHTMLParser

from sayso.ask.answers import ReportName
from sayso.collection import Collection
from sayso.export.page import Pointer
from sayso.export.sheet_json import sheet_to_json
from sayso.web.pointing import Piece, pointed
from sayso.web.schemas.sheet import Sheet
from tests.export.test_sheet_json import made

NORDLIGHT = "Guild Chief Seen"
"""How the title of the report with hearsay, a denial and a silence begins."""


@pytest.fixture(scope="module")
def document(story: Collection) -> str:
    return next(h.id for h in story.documents() if (h.title or "").startswith(NORDLIGHT))


@pytest.fixture(scope="module")
def html(client: TestClient, document: str) -> str:
    answer = client.get(f"/reports/{document}")
    assert answer.status_code == 200
    return answer.text


@pytest.fixture(scope="module")
def tree(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(html)


def words(tree: LexborHTMLParser, css: str) -> str:
    node = tree.css_first(css)
    assert node is not None, css
    return " ".join(node.text().split())


# What stands there


def test_the_title_is_set_as_the_report_s_own_with_its_outlet(tree: LexborHTMLParser) -> None:
    assert words(tree, "title") == "“Guild Chief Seen With Dairy Boss As Cheese Feud Thaws”, Nordlight News · sayso"
    assert words(tree, "h1") == "“Guild Chief Seen With Dairy Boss As Cheese Feud Thaws”"


def test_every_word_of_the_article_stands_there_in_its_order(html: str, story: Collection, document: str) -> None:
    article = LexborHTMLParser(html).css_first("#article")
    assert article is not None
    for aside in article.css("a.ref, .notes, h2, .reason, .why, summary"):
        aside.decompose()
    shown = "".join(article.text(separator="").split())
    assert shown == "".join(story.sheet(document).document.text.split())


def test_every_claim_is_beside_its_words(tree: LexborHTMLParser, story: Collection, document: str) -> None:
    for claim in story.sheet(document).claims:
        assert tree.css_first(f"#w-{claim.id}") is not None
        assert tree.css_first(f"li#{claim.id}[data-claim='{claim.id}'] .holder") is not None


def test_noise_is_struck_with_its_reason(tree: LexborHTMLParser) -> None:
    cut = [node.text() for node in tree.css("#article .cut")]
    assert any("You Might Also Like" in each for each in cut)
    assert "opens a list of other articles" in words(tree, "#article")


def test_tensions_and_questions_stand_before_the_claims(tree: LexborHTMLParser) -> None:
    headings = [node.attributes["id"] for node in tree.css(".beside section")]
    assert headings[:3] == ["tensions", "not-said", "claims"]


def test_unknown_is_printed(tree: LexborHTMLParser) -> None:
    assert "No response from" in words(tree, "#claims .silent")
    assert "not stated" in words(tree, "#claims .facts .gap")


def test_outlet_and_day_say_what_they_rest_on(tree: LexborHTMLParser) -> None:
    about = words(tree, ".about")
    assert about.startswith("Nordlight News (given by the reader)")
    assert "2025-05-13 (given by the reader)" in about


def test_credits_name_the_outlet_and_the_claims_in_their_words(tree: LexborHTMLParser) -> None:
    assert words(tree, ".credits") == "its own credits first reported by Aldenhaven Courier (claim 3)"


def test_a_denial_stands_in_the_claim_s_own_entry_at_the_same_size(tree: LexborHTMLParser) -> None:
    entry = next(node for node in tree.css("#claims .claim") if node.css_first(".answer") is not None)
    assert "has not commented" in entry.css_first(".answer").text()  # type: ignore[union-attr]


def test_what_lies_ahead_and_what_is_dated_says_its_standing(tree: LexborHTMLParser) -> None:
    for row in tree.css("#time tbody tr, #ahead li"):
        assert row.css_first(".st") is not None


# Where it leads


def links(tree: LexborHTMLParser, css: str) -> list[str]:
    return [node.attributes["href"] or "" for node in tree.css(css)]


def test_every_number_of_the_summary_line_opens_its_list(tree: LexborHTMLParser) -> None:
    doors = links(tree, ".line a")
    assert doors
    assert all(tree.css_first(f"{door}") is not None for door in doors)


def test_every_place_on_the_page_that_is_linked_is_there(tree: LexborHTMLParser) -> None:
    for link in links(tree, "a[href^='#']"):
        assert tree.css_first(f"[id='{link[1:]}']") is not None, link


def test_names_lead_to_their_pages(tree: LexborHTMLParser, client: TestClient) -> None:
    found = [link for link in links(tree, "#named a") if link.startswith("/names/")]
    assert found
    assert client.get(found[0]).status_code == 200


def test_claims_lead_to_all_wordings_and_to_their_question(tree: LexborHTMLParser, client: TestClient) -> None:
    onward = links(tree, "#claims .onward a")
    wordings = [link for link in onward if link.startswith("/propositions/")]
    questions = [link for link in onward if link.startswith("/review?")]
    assert wordings
    assert len(questions) == len(tree.css("#claims .claim"))
    assert client.get(wordings[0]).status_code == 200
    asked = client.get(questions[2])
    assert asked.status_code == 200
    quote = tree.css("#claims .claim .says")[0].text().split("“")[1].split("”")[0]
    assert quote in client.get(questions[0]).text


def test_what_is_held_elsewhere_leads_to_the_claim_there(tree: LexborHTMLParser, client: TestClient) -> None:
    found = [link for link in links(tree, ".elsewhere a") if "#clm-" in link]
    assert found
    page, _, claim = found[0].partition("#")
    assert LexborHTMLParser(client.get(page).text).css_first(f"#{claim}") is not None


def test_the_story_is_a_door(tree: LexborHTMLParser) -> None:
    assert links(tree, ".told a")[0].startswith("/stories/")


# Lights


def test_without_scripts_claims_and_words_light_each_other_by_a_style_sheet_of_their_own(
    client: TestClient, tree: LexborHTMLParser, document: str
) -> None:
    address = f"/reports/{document}.css"
    assert address in links(tree, "link[rel=stylesheet]")
    style = client.get(address)
    assert style.headers["content-type"].startswith("text/css")
    claims = [node.attributes["id"] for node in tree.css("#claims .claim")]
    assert all(f"#{claim}:target" in style.text for claim in claims)
    assert not re.search(r"url\(|@import", style.text)


def test_what_is_copied_says_holder_words_standing_answers_and_report(
    tree: LexborHTMLParser, story: Collection, document: str
) -> None:
    copies = dict(json.loads(tree.css_first("#copies").text()))  # type: ignore[union-attr]
    sheet = story.shown_sheet(document)
    assert list(copies) == [claim.id for claim in sheet.claims]
    for statement in sheet.statements:
        copied = copies[statement.claim]
        assert copied.startswith(statement.full)
        assert f"[{_standing(statement.standing.value)}; “Guild Chief" in copied


def _standing(value: str) -> str:
    return {"hypothetical": "only if", "silence": "no comment", "forecast": "said to lie ahead"}.get(value, value)


# The twin


def test_the_twin_is_the_promised_sheet(client: TestClient, story: Collection, document: str) -> None:
    twin = client.get(f"/reports/{document}.json").json()
    assert twin == json.loads(json.dumps(sheet_to_json(story.shown_sheet(document))))


def test_the_schema_declares_every_field_of_the_promise_and_no_other() -> None:
    real = json.loads(json.dumps(sheet_to_json(made())))
    declared = TypeAdapter(Sheet).dump_python(TypeAdapter(Sheet).validate_python(real), mode="json")
    assert list(differences(real, declared)) == []


def differences(real: object, declared: object, at: str = "") -> Iterator[str]:
    """Yield where two JSON values differ."""
    if isinstance(real, dict) and isinstance(declared, dict):
        yield from (f"{at}.{key}" for key in set(real) ^ set(declared))
        for key in set(real) & set(declared):
            yield from differences(real[key], declared[key], f"{at}.{key}")
    elif isinstance(real, list) and isinstance(declared, list):
        for left, right in zip(real, declared, strict=True):
            yield from differences(left, right, f"{at}[]")
    elif real != declared:
        yield at


def test_a_report_that_is_not_there_says_so(client: TestClient) -> None:
    answer = client.get("/reports/doc-nowhere")
    assert answer.status_code == 404
    assert client.get("/reports/doc-nowhere.css").status_code == 404
    assert client.get("/reports/doc-nowhere.json").status_code == 404


# Sentences with doors

POST = ReportName(id="doc-1", title="A", publisher="Quay Post", published="2031-03-04")
UNSTATED = ReportName(id="doc-2", title="B", publisher=None, published=None)


@pytest.mark.parametrize(
    ("sentence", "at", "pieces"),
    [
        (
            "1 other report, same origin: Quay Post (2031-03-04).",
            [(POST, "clm-1")],
            [("1 other report, same origin: ", ""), ("Quay Post (2031-03-04)", "/reports/doc-1#clm-1"), (".", "")],
        ),
        (
            "Put forward in Quay Post (2031-03-04) and a report whose outlet is not stated (undated).",
            [(POST, None), (UNSTATED, "clm-2")],
            [
                ("Put forward in ", ""),
                ("Quay Post (2031-03-04)", "/reports/doc-1"),
                (" and ", ""),
                ("a report whose outlet is not stated (undated)", "/reports/doc-2#clm-2"),
                (".", ""),
            ],
        ),
        ("It lapsed.", [(POST, None)], [("It lapsed.", ""), (" ", ""), ("Quay Post, 2031-03-04", "/reports/doc-1")]),
    ],
)
def test_reports_in_a_sentence_are_doors(
    sentence: str, at: list[tuple[ReportName, str | None]], pieces: list[tuple[str, str]]
) -> None:
    found = pointed(Pointer(sentence=sentence, kind="denied", at=tuple(at), standings=()))
    assert found == tuple(Piece(words=text, path=path) for text, path in pieces)
