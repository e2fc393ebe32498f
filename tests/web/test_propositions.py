"""A proposition in the room: every wording with its holder, and never one without who denies or answers it."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from pydantic import TypeAdapter

from sayso.ask.story_answers import PropositionAnswer, StoryAnswer
from sayso.ask.story_words import CONTEST_WORDS, LIFECYCLE_WORDS, SUPPORT_WORDS, counts_phrase
from sayso.export.story_json import proposition_to_json
from sayso.web.rules import RULES
from sayso.web.schemas.story import StoryProposition
from sayso.web.tellings import Told
from tests.web.test_stories import FIRST, bare, get, tellings, words

__all__ = ["tellings"]


@pytest.fixture(scope="module")
def told(tellings) -> Told:  # type: ignore[no-untyped-def]
    found: Told = tellings.story(FIRST)
    return found


@pytest.fixture(scope="module")
def answer(told: Told) -> StoryAnswer:
    return told.answer


def address(one: PropositionAnswer, twin: str = "") -> str:
    return f"/propositions/{one.id}{twin}?story={FIRST}"


def test_a_page_has_counts_axes_wordings_and_reasons(client: TestClient, told: Told) -> None:
    for one in told.answer.propositions[::15]:
        page = get(client, address(one))
        judged = one.corroboration
        assert words(page.css_first(".count-line")) == f"{counts_phrase(one.counts)}."
        text = words(page.body)
        assert SUPPORT_WORDS[judged.status.support] in text
        assert CONTEST_WORDS[judged.status.contest] in text
        assert LIFECYCLE_WORDS[judged.status.lifecycle] in text
        assert len(page.css(".why-steps > li")) == len(judged.why)
        assert len(page.css(".pairs tbody tr")) == len(judged.independence)
        assert len(page.css(".wordings > li")) >= one.counts.reports


def test_the_reports_that_are_counted_are_listed(client: TestClient, answer: StoryAnswer) -> None:
    """Every number is a door: as many reports, outlets, origins and parties stand in the lists as are counted."""
    for one in [one for one in answer.propositions if one.counts.reports > 1][::3]:
        page = get(client, address(one))
        assert len(page.css(".origins-list > li")) == one.counts.origins
        listed = {node.attributes["href"] for node in page.css(".wordings .said .facts a")}
        assert len({(href or "").partition("#")[0] for href in listed}) >= one.counts.reports


def test_each_why_leads_to_its_rule(client: TestClient, answer: StoryAnswer) -> None:
    rules = get(client, "/-/rules")
    known = {node.attributes["id"] for node in rules.css("dt")}
    assert known == {rule.number for rule in RULES} == {f"R{n}" for n in range(1, 15)}
    used = {step.rule for one in answer.propositions for step in one.corroboration.why}
    assert used <= known


def test_denials_and_silences_stand_beside_at_the_same_size(client: TestClient, told: Told) -> None:
    one = next(p for p in told.answer.propositions if p.denials and p.lead not in p.denials)
    page = get(client, address(one))
    left, right = page.css(".sides-first > div")
    assert " ".join(one.lead.statement.quote.split()) in words(left)
    for denial in one.denials:
        assert " ".join(denial.statement.quote.split()) in words(right)
    assert {node.attributes["class"] for node in (*left.css(".says"), *right.css(".says"))} == {"says"}


def test_titles_hold_no_proposition(client: TestClient, answer: StoryAnswer) -> None:
    for one in answer.propositions[::20]:
        page = get(client, address(one))
        heads = " ".join(words(node) for node in page.css("title, h1"))
        assert one.lead.statement.quote not in heads


def test_a_related_one_leads_on(client: TestClient, answer: StoryAnswer) -> None:
    one = next(p for p in answer.propositions if p.proposition.links)
    page = get(client, address(one))
    links = {node.attributes["href"] for node in page.css("#related ~ ol a")}
    assert f"/propositions/{one.proposition.links[0].proposition}?story={FIRST}" in links


def test_the_twin_is_the_proposition_of_the_story(client: TestClient, told: Told) -> None:
    for one in told.answer.propositions[::15]:
        twin = client.get(address(one, ".json")).json()
        assert bare(twin["proposition"]) == proposition_to_json(one)
        assert TypeAdapter(StoryProposition).validate_python(twin, strict=True) == twin
        assert {origin["id"] for origin in twin["origins"]} == set(twin["proposition"]["origins"])


def test_it_is_told_as_of_a_day(client: TestClient, answer: StoryAnswer) -> None:
    one = next(p for p in answer.propositions if len(p.corroboration.history) > 2)
    day = next(status.as_of for status in one.corroboration.history if status.as_of)
    twin = client.get(f"{address(one, '.json')}&as_of={day}").json()
    assert twin["as_of"] == day
    assert {claim["claim"] for claim in twin["proposition"]["claims"]} & {ref.claim for ref in one.refs}
    unsaid = next(p for p in answer.propositions if p.lead.report.published == "2025-05-27")
    missing = client.get(f"{address(unsaid)}&as_of=2025-05-12")
    assert missing.status_code == 404
    assert "Nobody had said this by 2025-05-12" in missing.text


@pytest.mark.parametrize("key", ["prp-none", "clm-none"])
def test_what_is_not_there_is_said_so(client: TestClient, key: str) -> None:
    assert client.get(f"/propositions/{key}").status_code == 404


def test_without_a_story_the_index_knows_one(client: TestClient, answer: StoryAnswer) -> None:
    one = next(p for p in answer.propositions if p.counts.reports > 2)
    assert client.get(f"/propositions/{one.id}").status_code == 200
