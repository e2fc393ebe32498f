"""The claim sheet as JSON: exactly what ``docs/sheet.md`` promises, exact in every offset, the same every time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from sayso.ask.answers import ClaimSheet, TensionKind
from sayso.ask.sheet import build_sheet
from sayso.export.sheet_json import sheet_to_json, sheet_to_text
from sayso.model.claims import (
    ClaimKind,
    EvidenceType,
    HedgeScope,
    Link,
    Mode,
    ResponseKind,
    SourceKind,
    Stance,
    Standing,
)
from sayso.model.documents import Basis
from sayso.model.judgements import Decision, Fault
from sayso.model.mentions import EntityType, PlacePrecision
from sayso.model.provenance import CreditScope, DerivationKind
from sayso.model.spans import ZoneKind
from sayso.model.times import TimexKind
from tests.ask import factories as f
from tests.ask import reply_factories as r

PROMISE = Path(__file__).parents[2] / "docs" / "sheet.md"

# Fields that hold a list or an object of one documented shape: what is inside them is documented elsewhere.
CLOSED = {
    "summary.core_event.time",
    "summary.members",
    "claims[].chain[].cue",
    "claims[].reasons[]",
    "responses[].reasons[]",
    "document.notes[]",
    "ahead[]",
    "lost_reviews[]",
    "lost_replies[]",
    "claims[].reviews[].anchor",
    "claims[].reviews[].change",
    "claims[].reviews[].corrected[]",
}


def made() -> ClaimSheet:
    bare = build_sheet(f.rehearsal(), inferred_ties=True)
    return replace(bare, elsewhere=(f.elsewhere(),), reviews=f.reviewed(), replies=r.replied())


def sheet() -> dict[str, Any]:
    return sheet_to_json(made())


def paths(value: object, at: str = "") -> Iterator[str]:
    """Yield the path of every field that holds a plain value, and of every closed one."""
    if at in CLOSED or not isinstance(value, dict | list):
        yield at
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, f"{at}.{key}" if at else key)
    else:
        yield from (path for inner in value for path in paths(inner, _each(at)))
        yield from [f"{at}[]"] if not value else []


def _each(at: str) -> str:
    return at if at.endswith("[]") else f"{at}[]"


def documented() -> list[str]:
    return re.findall(r"^\| `([^`]+)` \|", PROMISE.read_text("utf-8"), re.MULTILINE)


def test_every_field_is_documented_and_every_documented_field_exists() -> None:
    found = {path for path in paths(sheet()) if not path.endswith((".subject", ".object", ".time", ".place"))}
    found |= {"ahead[]", "summary.core_event.time"}
    found -= {path for path in found if any(other.startswith(f"{path}.") for other in found)}  # empty here, full there
    assert found == set(documented())
    assert len(documented()) == len(set(documented()))


@pytest.mark.parametrize(
    ("field", "kinds"),
    [
        ("zones[].kind", ZoneKind),
        ("claims[].kind", ClaimKind),
        ("claims[].source.kind", SourceKind),
        ("claims[].standing", Standing),
        ("claims[].mode", Mode),
        ("claims[].hedge_scope", HedgeScope),
        ("claims[].time.kind", TimexKind),
        ("claims[].place.precision", PlacePrecision),
        ("claims[].chain[].link", Link),
        ("entities[].type", EntityType),
        ("responses[].kind", ResponseKind),
        ("claims[].reviews[].decision", Decision),
        ("claims[].reviews[].fault", Fault),
        ("derivations[].kind", DerivationKind),
        ("derivations[].scope", CreditScope),
        ("tensions[].kind", TensionKind),
        ("document.bases.title", Basis),
        ("claims[].chain[].stance", Stance),
    ],
)
def test_every_value_that_a_closed_field_can_have_is_documented(field: str, kinds: type[StrEnum]) -> None:
    (row,) = re.findall(rf"^\| `{re.escape(field)}` \| (.+) \|$", PROMISE.read_text("utf-8"), re.MULTILINE)
    assert {kind.value for kind in kinds} <= set(re.findall(r"`([^`]+)`", row))


def test_the_names_of_the_first_promise_are_there_in_their_order() -> None:
    assert list(sheet())[:13] == [
        "sheet",
        "document",
        "text",
        "summary",
        "zones",
        "entities",
        "claims",
        "ties",
        "responses",
        "derivations",
        "timeline",
        "tensions",
        "excluded",
    ]


def test_every_quotation_equals_the_words_at_its_place() -> None:
    found = sheet()
    for claim in found["claims"]:
        runs = [found["text"][start:end] for start, end in claim["spans"]]
        assert claim["quote"] == " … ".join(runs)
        assert (claim["start"], claim["end"]) == (claim["spans"][0][0], claim["spans"][-1][1])
    for item in (*found["responses"], *found["derivations"]):
        assert item["quote"] == found["text"][item["start"] : item["end"]]
    for item in found["excluded"]:
        assert item["text"] == found["text"][item["start"] : item["end"]]


def test_no_claim_leaves_without_its_holder_its_standing_and_a_sentence() -> None:
    for claim in sheet()["claims"]:
        assert claim["chain"][0]["source"]["kind"] == "publisher"
        assert claim["chain"][-1]["source"] == claim["source"]
        assert claim["standing"] in set(Standing)
        assert f"“{claim['quote']}”" in claim["statement"]


def test_the_zones_cover_every_visible_word() -> None:
    found = sheet()
    covered = {n for zone in found["zones"] for n in range(zone["start"], zone["end"])}
    assert all(n in covered for n, character in enumerate(found["text"]) if not character.isspace())


def test_the_same_sheet_is_the_same_text_byte_for_byte() -> None:
    assert sheet_to_text(build_sheet(f.rehearsal())) == sheet_to_text(build_sheet(f.rehearsal()))


def test_the_text_is_json_and_keeps_every_character() -> None:
    text = sheet_to_text(made())
    assert json.loads(text) == sheet()
    assert "“" in text
    assert text.endswith("}\n")


def test_what_the_collection_holds_on_a_claim_is_null_where_the_report_was_read_by_itself() -> None:
    alone = sheet_to_json(build_sheet(f.rehearsal()))
    assert {claim["elsewhere"] for claim in alone["claims"]} == {None}
    assert sum(len(claim["elsewhere"]) for claim in sheet()["claims"]) == 1


def test_what_is_not_stated_is_null() -> None:
    document = sheet()["document"]
    assert document["title"] is document["publisher"] is document["published"] is None
    assert document["bases"]["published"] == "unknown"


def test_evidence_and_nothing_else_is_an_open_list_in_the_promise() -> None:
    assert {claim["evidence"] for claim in sheet()["claims"]} <= {kind.value for kind in EvidenceType}


def test_the_counts_are_those_of_the_line() -> None:
    summary = sheet()["summary"]
    assert summary["line"].startswith(f"{summary['counts']['credited_outlets']} credited outlet")
    assert {key: len(members) for key, members in summary["members"].items()} == {
        key: number for key, number in summary["counts"].items() if number
    }


def test_a_lone_surrogate_can_be_written_and_read_back() -> None:
    text = sheet_to_text(build_sheet(f.analysis([], of=f.document("A \ud800 stray."))))
    assert json.loads(text.encode("utf-8"))["text"] == "A \ud800 stray."
