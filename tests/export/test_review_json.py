"""Questions and decisions as JSON: exactly what ``docs/review.md`` says, and no claim without its holder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sayso.ask.review_answers import ItemKind
from sayso.ask.review_queue import Material, build_queue, list_reviewed
from sayso.ask.story_statements import answer_story
from sayso.export.review_json import decided_to_json, queue_to_json
from sayso.model.claims import Standing
from sayso.model.judgements import Decision, Fault
from tests.ask import factories as f
from tests.ask import story_factories as s
from tests.house import HOUSE

PAGE = (HOUSE / "docs" / "review.md").read_text("utf-8")
REHEARSAL = f.rehearsal()
LOST = f.reviewed()[2].review
OTHERWISE = f.reviewed_as(
    replace(REHEARSAL.claims[0], standing=Standing.DENIED), REHEARSAL.document.id, Decision.CONFIRMED
)


def queue() -> dict[str, Any]:
    story = answer_story(s.bell_story())
    analyses = (*s.analyses(), REHEARSAL)
    return queue_to_json(build_queue(Material(analyses=analyses, stories=[story], reviews=[LOST, OTHERWISE])))


def documented() -> dict[str, str]:
    return dict(re.findall(r"^\| `([^`]+)` \| (.+) \|$", PAGE, re.MULTILINE))


def paths(value: object, at: str = "") -> Iterator[str]:
    """Yield the path of every field down to those that have a row of their own."""
    if at in documented() or f"{at}[]" in documented():
        yield at if at in documented() else f"{at}[]"
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, f"{at}.{key}" if at else key)
    elif isinstance(value, list):
        yield from (path for inner in value for path in paths(inner, f"{at}[]"))
    else:
        yield at


def test_every_field_is_documented_and_every_documented_field_exists() -> None:
    assert set(paths(queue())) == set(documented())


def test_every_kind_of_question_and_decision_is_documented() -> None:
    for field, kinds in (("items[].kind", ItemKind), ("lost[].decision", set(Decision) - {Decision.SKIPPED})):
        assert {kind.value for kind in kinds} <= set(re.findall(r"`([^`]+)`", documented()[field]))


def test_a_decision_comes_with_its_claim_and_the_claim_with_its_holder() -> None:
    made = [f.reviewed_as(REHEARSAL.claims[1], REHEARSAL.document.id, Decision.REJECTED, Fault.NOISE), LOST]
    found = list_reviewed([REHEARSAL], made)
    shown = decided_to_json(found.claims, found.lost)
    (claim,) = shown["claims"]
    assert claim["statement"].startswith(claim["holder"])
    assert (claim["review"]["decision"], claim["review"]["fault"], claim["review"]["holds"]) == (
        "rejected",
        "noise",
        True,
    )
    assert [lost["anchor"]["quote"] for lost in shown["lost"]] == ["Pool opens early"]


def test_no_side_of_a_question_shows_a_claim_without_its_holder() -> None:
    said = [claim for item in queue()["items"] for side in item["sides"] for claim in side["statements"]]
    assert said
    assert all(claim["statement"].startswith(claim["holder"]) for claim in said)
