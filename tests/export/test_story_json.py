"""A story as JSON: exactly what ``docs/story.md`` promises, the same every time, and nothing in it bare."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from sayso.ask.blast import find_blast_radius
from sayso.ask.drift_table import build_drift_table
from sayso.ask.origin_tree import grow_origin_tree
from sayso.ask.story_statements import answer_story
from sayso.export.desk_json import blast_to_json, drift_table_to_json, tree_to_json
from sayso.export.rows import to_json_text
from sayso.export.story_json import story_to_json
from sayso.model.claims import Standing
from sayso.model.graph import PropositionRelation
from sayso.model.provenance import (
    Contest,
    CreditScope,
    DerivationBasis,
    DerivationKind,
    DriftKind,
    IndependenceState,
    Lifecycle,
    OriginKind,
    Support,
)
from sayso.model.quantities import Quantity
from sayso.model.spans import Reason, Span
from sayso.model.story import Story
from tests.ask import story_factories as s

PROMISE = Path(__file__).parents[2] / "docs" / "story.md"
CLOSED = re.compile(
    r"(propositions\[\]\.(subject|object|place|time|value|denials\[\]))|.*reasons\[\]|derivations\[\]\.upstream"
)
"""Fields that hold one documented shape: what is inside them is told in their row."""

REASON = (Reason(rule="R1", note="for the test"),)


def full_story() -> Story:
    """The story with something in every list."""
    value = Quantity(text="90 crowns", span=Span(0, 9), low=Decimal(90), high=None, unit="crown")
    outlet = s.derivation(DerivationKind.CREDIT, s.STATEMENT, "The Far Herald", "the Far Herald said")
    return s.bell_story(
        derivations=(s.CREDIT, s.COPY, outlet),
        amendments=(replace(s.MAIL_WITHDRAWN, reasons=REASON),),
        propositions=(s.TALKS, replace(s.SALE, value=value, reasons=REASON)),
        drift=(replace(s.ROSE, reasons=REASON),),
        loops=((s.GAZETTE.id, s.ECHO.id),),
        without=("Coast Mail",),
    )


def story() -> dict[str, Any]:
    return story_to_json(answer_story(full_story()))


def paths(value: object, at: str = "") -> Iterator[str]:
    """Yield the path of every field that holds a plain value, and of every closed one."""
    if CLOSED.fullmatch(at) or not isinstance(value, dict | list):
        yield at
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, f"{at}.{key}" if at else key)
    else:
        each = at if at.endswith("[]") else f"{at}[]"
        yield from (path for inner in value for path in paths(inner, each))
        yield from [each] if not value else []


def documented() -> list[str]:
    return re.findall(r"^\| `([^`]+)` \|", PROMISE.read_text("utf-8"), re.MULTILINE)


def test_every_field_is_documented_and_every_documented_field_exists() -> None:
    found = set(paths(story()))
    found -= {path for path in found if any(other.startswith(f"{path}.") for other in found)}  # empty here, full there
    told = {path for path in documented() if path != "propositions[].unanswered[]"}
    assert found - {"propositions[].unanswered[]"} == told
    assert len(documented()) == len(set(documented()))


@pytest.mark.parametrize(
    ("field", "kinds"),
    [
        ("derivations[].kind", DerivationKind),
        ("derivations[].basis", DerivationBasis),
        ("derivations[].scope", CreditScope),
        ("origins[].kind", OriginKind),
        ("propositions[].claims[].standing", Standing),
        ("propositions[].independence[].state", IndependenceState),
        ("propositions[].support", Support),
        ("propositions[].contest", Contest),
        ("propositions[].lifecycle", Lifecycle),
        ("propositions[].relations[].kind", PropositionRelation),
        ("drift[].kind", DriftKind),
    ],
)
def test_every_value_that_a_closed_field_can_have_is_documented(field: str, kinds: type[StrEnum]) -> None:
    (row,) = re.findall(rf"^\| `{re.escape(field)}` \| (.+) \|$", PROMISE.read_text("utf-8"), re.MULTILINE)
    assert {kind.value for kind in kinds} <= set(re.findall(r"`([^`]+)`", row))


def test_the_names_of_the_first_promise_are_there_in_their_order() -> None:
    first = ["story", "as_of", "reports", "derivations", "origins", "propositions", "drift", "loops"]
    assert list(story())[:8] == first
    assert (
        list(story()["propositions"][0])[:20]
        == (
            "id subject predicate object time place statement claims counts origins independence support contest "
            "lifecycle confirmed_by_party history responses relations why kind"
        ).split()
    )


def test_counts_stand_in_their_order() -> None:
    assert list(story()["propositions"][0]["counts"])[:4] == ["reports", "outlets", "origins", "parties"]


def test_an_upstream_that_is_not_held_is_an_outlet() -> None:
    assert [d["upstream"] for d in story()["derivations"]] == [s.GAZETTE.id, s.ECHO.id, {"outlet": "The Far Herald"}]


def test_the_id_that_the_input_gave_is_kept() -> None:
    assert [report["given_id"] for report in story()["reports"]] == ["gazette", "echo", "mail", "trust"]


def test_no_proposition_leaves_without_a_holder_a_quotation_and_its_answers() -> None:
    for proposition in story()["propositions"]:
        quotes = [claim["quote"] for claim in (*proposition["claims"], *proposition["denials"])]
        assert any(f": “{quote}”" in proposition["statement"] for quote in quotes)
        assert all(answer["sentence"] in proposition["statement"] for answer in proposition["answers"])
        assert all(denial["statement"] in proposition["statement"] for denial in proposition["denials"])


def test_denials_are_no_claims_for_it() -> None:
    sale = story()["propositions"][1]
    assert [claim["quote"] for claim in sale["claims"]] == ["has sold the harbour bell"]
    assert [claim["quote"] for claim in sale["denials"]] == ["has not sold the harbour bell"]


def test_figures_are_text_so_that_no_digit_is_lost() -> None:
    assert story()["propositions"][1]["value"]["low"] == "90"
    assert story()["propositions"][1]["value"]["high"] is None


def test_nothing_is_scored() -> None:
    names = {part for path in paths(story()) for part in re.split(r"\W+", path)}
    assert not names & {"score", "truth", "confidence", "credibility", "probability", "reliability", "trust"}


def test_the_same_story_is_the_same_text_byte_for_byte() -> None:
    assert to_json_text(story()) == to_json_text(story())
    assert json.loads(to_json_text(story())) == story()


def test_the_tree_names_reports_and_edges_by_their_ids() -> None:
    found = tree_to_json(grow_origin_tree(answer_story(s.bell_story())))
    root = found["tree"][0]
    assert (root["report"], root["edge"], root["origins"]) == (s.GAZETTE.id, None, [s.BUNDLE.id])
    assert (root["below"][0]["report"], root["below"][0]["edge"]) == (s.ECHO.id, s.CREDIT.id)


def test_the_drift_table_has_a_cell_for_every_column() -> None:
    found = drift_table_to_json(build_drift_table(s.bell_story()))
    assert all(len(row["cells"]) == len(found["reports"]) for row in found["rows"])
    assert found["drift"][0]["from"] == s.GAZETTE.id


def test_the_blast_radius_has_its_line_its_changes_and_its_notices() -> None:
    found = blast_to_json(find_blast_radius(s.bell_story(), s.fallen_story(), s.MAIL_WITHDRAWN))
    assert found["line"].startswith("1 report → 0 derived")
    assert [change["has_none_left"] for change in found["changes"]] == [False, True]
    assert found["notices"][0]["report"] == s.MAIL.id
