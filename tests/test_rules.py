"""Rules of docs/ethics.md that hold over the whole system, tried on every report of the bundled story."""

from __future__ import annotations

import ast
import hashlib
import re
import socket
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from sayso.ask.sheet import build_sheet
from sayso.demo import Report, story_reports
from sayso.export.sheet_json import sheet_to_json
from sayso.extract.analysis import analyse
from sayso.ingest import Captured, read_bytes
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


def read(report: Report) -> Json:
    """Read a report of the story as a user would, into the JSON of its claim sheet."""
    (outcome,) = read_bytes(report.read_bytes(), name=report.name, given=report.given)
    assert isinstance(outcome, Captured), outcome
    return sheet_to_json(build_sheet(analyse(outcome.document)))


@pytest.fixture(scope="module")
def sheets() -> dict[str, Json]:
    """The claim sheet of every report of the story, by the report's file name."""
    return {report.name: read(report) for report in story_reports()}


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


def test_one_name_in_two_reports_is_two_entities(sheets: dict[str, Json]) -> None:
    """Rule 13: reading never merges across documents; that takes a judgement."""
    seen: dict[str, str] = {}
    for name, sheet in sheets.items():
        for entity in sheet["entities"]:
            assert seen.setdefault(entity["id"], name) == name


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
    """Rule 18: no module imports what speaks to a network."""
    found = {
        f"{path} imports {name}"
        for path, tree in modules().items()
        for name in imported(tree)
        if name.partition(".")[0] in NETWORK and name != LAWFUL_URLLIB
    }
    assert found == set()


def test_reading_opens_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rule 18: nor does a package that reading stands on."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert read(story_reports()[0])["claims"]


def test_no_place_is_finer_than_its_name(sheets: dict[str, Json]) -> None:
    """Rule 19: there is no field for a position."""
    assert flagged(POSITIONS, keys_of(list(sheets.values()))) == set()
    assert flagged(POSITIONS, declared_fields()) == set()


def test_what_has_no_date_is_listed_as_undated_and_not_dropped(sheets: dict[str, Json]) -> None:
    """Rule 21."""
    for sheet in sheets.values():
        listed = {entry["claim"] for part in ("timeline", "undated", "ahead") for entry in sheet[part]}
        events = {claim["id"] for claim in sheet["claims"] if claim["kind"] == "event"}
        assert events - listed == set()


@pytest.mark.parametrize(
    ("pattern", "name"), [(VERDICTS, "risk_score"), (PERSONAL, "home_address"), (POSITIONS, "place_lat")]
)
def test_a_forbidden_field_would_be_noticed(pattern: re.Pattern[str], name: str) -> None:
    assert flagged(pattern, [name, "quote", "holder"]) == {name}
