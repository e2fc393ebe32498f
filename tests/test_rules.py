"""Rules of docs/ethics.md that hold over the whole system, tried on every report of the bundled story."""

from __future__ import annotations

import ast
import hashlib
import re
import socket
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from sayso.ask.answers import ClaimSheet
from sayso.ask.sheet import build_sheet
from sayso.demo import story_reports
from sayso.export.html import sheet_to_html
from sayso.export.sheet_json import sheet_to_json
from sayso.extract.analysis import analyse
from sayso.ingest import Captured, read_bytes
from sayso.model.documents import NOTHING_GIVEN, Given
from tests.test_house import imported, modules

VERDICTS = re.compile(r"scor(e|ing)|credib|confidence|reliab|trustw|\brisk|guilt|truth|veracity|bias", re.IGNORECASE)
PERSONAL = re.compile(
    r"\b(photos?|face|address(es)?|phone|email|birth|famil(y_name|ies)|religio|ethnic|race|health|sexual|gender|passport)",
    re.IGNORECASE,
)
POSITIONS = re.compile(r"\b(lat|lon|lng|latitude|longitude|coordinates?|geohash)\b", re.IGNORECASE)
NETWORK = frozenset(
    "aiohttp ftplib http httpx httpx2 requests smtplib socket ssl telnetlib urllib urllib3 xmlrpc".split()
)
LAWFUL_URLLIB = "urllib.parse"
"""It takes addresses apart and opens nothing."""

Json = dict[str, Any]


def read(data: bytes, *, name: str, given: Given = NOTHING_GIVEN) -> ClaimSheet:
    """Read one report as a user would."""
    (outcome,) = read_bytes(data, name=name, given=given)
    assert isinstance(outcome, Captured), outcome
    return build_sheet(analyse(outcome.document))


@pytest.fixture(scope="module")
def read_sheets() -> dict[str, ClaimSheet]:
    """The claim sheet of every report of the story, by the report's file name."""
    return {r.name: read(r.read_bytes(), name=r.name, given=r.given) for r in story_reports()}


@pytest.fixture(scope="module")
def sheets(read_sheets: dict[str, ClaimSheet]) -> dict[str, Json]:
    """The same as JSON."""
    return {name: sheet_to_json(sheet) for name, sheet in read_sheets.items()}


@pytest.fixture(scope="module")
def pages(read_sheets: dict[str, ClaimSheet]) -> dict[str, LexborHTMLParser]:
    """The same as pages."""
    return {name: LexborHTMLParser(sheet_to_html(sheet)) for name, sheet in read_sheets.items()}


def keys_of(value: object) -> Iterator[str]:
    """Every key at any depth."""
    if isinstance(value, dict):
        yield from value
        for inner in value.values():
            yield from keys_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_of(inner)


def flagged(pattern: re.Pattern[str], names: Iterable[str]) -> set[str]:
    """The names in which the pattern is found as words of their own."""
    return {name for name in names if pattern.search(name.replace("_", " "))}


def declared_fields() -> Iterator[str]:
    """Every field of a class in the rooms where a record about somebody could be kept."""
    for path, tree in modules().items():
        if path.parts[0] in {"model", "ask", "store"}:
            for node in ast.walk(tree):
                if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                    yield node.target.id


def test_every_claim_says_who_holds_it_and_how_it_stands(sheets: dict[str, Json]) -> None:
    """Rule 1."""
    claims = [claim for sheet in sheets.values() for claim in sheet["claims"]]
    assert len(claims) > 100
    for claim in claims:
        assert claim["source"]["label"].strip()
        assert claim["standing"]
        assert claim["chain"][0]["source"]["kind"] == "publisher"
        assert claim["chain"][-1]["source"] == claim["source"]


def test_every_claim_on_a_page_begins_with_its_holder(pages: dict[str, LexborHTMLParser]) -> None:
    """Rule 1: and says how it stands, in words."""
    shown = [claim for page in pages.values() for claim in page.css("li.claim")]
    assert len(shown) > 100
    for claim in shown:
        says = claim.css_first(".says")
        holder = claim.css_first(".holder")
        assert says is not None
        assert holder is not None
        assert holder.text(strip=True)
        assert says.text(strip=True).startswith(holder.text(strip=True))
        assert claim.css_first(".facts .st") is not None


def test_every_response_is_listed_with_the_claims_that_it_answers(sheets: dict[str, Json]) -> None:
    """Rule 3: from either side the other is found."""
    answered = 0
    for sheet in sheets.values():
        claims = {claim["id"]: claim for claim in sheet["claims"]}
        for response in sheet["responses"]:
            for target in response["claims"]:
                answered += 1
                assert response["id"] in claims[target]["responses"]
        for claim in claims.values():
            by_id = {response["id"]: response for response in sheet["responses"]}
            assert all(claim["id"] in by_id[number]["claims"] for number in claim["responses"])
    assert answered


def test_every_tie_rests_on_claims_of_the_same_sheet(sheets: dict[str, Json]) -> None:
    """Rule 6: nothing reaches an entity along a tie; what a tie says is said by a claim about both of its ends."""
    ties = 0
    for sheet in sheets.values():
        claims = {claim["id"]: claim for claim in sheet["claims"]}
        entities = {entity["id"] for entity in sheet["entities"]}
        for tie in sheet["ties"]:
            ties += 1
            assert tie["claims"]
            assert {tie["a"], tie["b"]} <= entities
            assert all(claims[number]["standing"] == tie["standing"] for number in tie["claims"])
    assert ties


def test_nothing_is_scored(sheets: dict[str, Json]) -> None:
    """Rule 7: there is no field in which a verdict could be put."""
    assert flagged(VERDICTS, keys_of(list(sheets.values()))) == set()
    assert flagged(VERDICTS, declared_fields()) == set()


def test_no_field_could_hold_what_makes_a_profile(sheets: dict[str, Json]) -> None:
    """Rule 12."""
    assert flagged(PERSONAL, keys_of(list(sheets.values()))) == set()
    assert flagged(PERSONAL, declared_fields()) == set()


def test_a_minor_is_not_indexed() -> None:
    """Rule 11: a name that comes with a child's age becomes no entity and no end of a claim."""
    text = b"Tollbeck. The cup went to Timo Brandt, aged 13, on Sunday. Ida Quist, the club's chair, handed it over.\n"
    sheet = sheet_to_json(read(text, name="cup.txt"))
    names = [entity["name"] for entity in sheet["entities"]]
    assert "Ida Quist" in names
    assert not any("Timo" in name or "Brandt" in name for name in names)


def test_one_name_in_two_reports_is_two_entities(sheets: dict[str, Json]) -> None:
    """Rule 13: reading never merges across documents; that takes a judgement."""
    seen: dict[str, str] = {}
    for name, sheet in sheets.items():
        for entity in sheet["entities"]:
            assert seen.setdefault(entity["id"], name) == name


def test_a_reply_is_printed_at_the_claim_that_it_answers(
    sheets: dict[str, Json], pages: dict[str, LexborHTMLParser]
) -> None:
    """Rule 14: on the page, beside the claim, not in a list of its own alone."""
    replies = 0
    for name, sheet in sheets.items():
        quotes = {response["id"]: response["quote"] for response in sheet["responses"]}
        for claim in sheet["claims"]:
            shown = pages[name].css_first(f"li.claim#{claim['id']}")
            assert shown is not None
            said = " ".join(shown.text().split())
            for number in claim["responses"]:
                replies += 1
                assert " ".join(quotes[number].split()) in said
    assert replies


def test_the_bytes_that_were_read_are_the_bytes_that_are_named(sheets: dict[str, Json]) -> None:
    """Rule 17."""
    for report in story_reports():
        digest = hashlib.sha256(report.read_bytes()).hexdigest()
        assert sheets[report.name]["document"]["sha256"] == digest


def test_every_quotation_can_be_read_back(sheets: dict[str, Json]) -> None:
    """Rule 17: the words of a claim are the words at its place."""
    for sheet in sheets.values():
        for claim in sheet["claims"]:
            words = " … ".join(sheet["text"][start:end] for start, end in claim["spans"])
            assert claim["quote"] == words


def test_nothing_in_the_house_can_open_a_connection() -> None:
    """Rule 18: no module imports what speaks to a network, save the door of the room, which listens and never calls."""
    found = {
        (path.name, name)
        for path, tree in modules().items()
        for name in imported(tree)
        if name.partition(".")[0] in NETWORK and name != LAWFUL_URLLIB
    }
    assert found == {("serving.py", "socket")}
    (door,) = [tree for path, tree in modules().items() if path.name == "serving.py"]
    used = {
        node.attr
        for node in ast.walk(door)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "socket"
    }
    assert used <= {"AF_INET", "AF_INET6", "create_server", "socket"}


def test_reading_opens_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rule 18: nor does a package that reading stands on."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    first = story_reports()[0]
    assert read(first.read_bytes(), name=first.name).claims


def test_no_place_is_finer_than_its_name(sheets: dict[str, Json]) -> None:
    """Rule 19: there is no field for a position."""
    assert flagged(POSITIONS, keys_of(list(sheets.values()))) == set()
    assert flagged(POSITIONS, declared_fields()) == set()


def test_what_cannot_be_dated_is_listed_as_undated_and_not_dropped(sheets: dict[str, Json]) -> None:
    """Rule 21: every claim with words of time stands in one of three lists, whatever the words come to."""
    undated = 0
    for sheet in sheets.values():
        listed = {entry["claim"] for part in ("timeline", "undated", "ahead") for entry in sheet[part]}
        timed = {
            claim["id"] for claim in sheet["claims"] if claim["time"] and claim["kind"] not in {"label", "question"}
        }
        assert timed - listed == set()
        undated += len(sheet["undated"])
    assert undated


def test_every_page_says_that_a_machine_read_it(pages: dict[str, LexborHTMLParser]) -> None:
    """Rule 20."""
    for page in pages.values():
        header = page.css_first("header")
        assert header is not None
        assert "machine" in header.text()


@pytest.mark.parametrize(
    ("pattern", "name"), [(VERDICTS, "risk_score"), (PERSONAL, "home_address"), (POSITIONS, "place_lat")]
)
def test_a_forbidden_field_would_be_noticed(pattern: re.Pattern[str], name: str) -> None:
    assert flagged(pattern, [name, "quote", "holder"]) == {name}
