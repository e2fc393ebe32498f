"""Stories in the room: the same as the commands print, as a page, a drawing, a list and a twin."""

from __future__ import annotations

import re
from threading import Barrier, Thread
from time import sleep
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import TypeAdapter
from selectolax.lexbor import LexborHTMLParser, LexborNode

from sayso.ask.story_answers import StoryAnswer
from sayso.ask.story_scope import Scope
from sayso.collection import Collection
from sayso.errors import NotFound
from sayso.export.desk_json import drift_table_to_json, tree_to_json
from sayso.export.story_json import story_to_json
from sayso.export.story_terminal import headline
from sayso.index import Index
from sayso.model.provenance import Contest, Lifecycle
from sayso.web.said_within import by_words, said_within
from sayso.web.schemas.story import DriftOfStory, OriginsOfStory, Story
from sayso.web.story_words import shortened
from sayso.web.tellings import Kept, Tellings

FIRST = "doc-8d37c5efe89127b2"
QUIET = {Contest.UNCONTESTED, Contest.RESPONDED}
ADDED = {"said", "standings"}
"""What the room says beside what commands print: whose words they are, and how they stand."""


@pytest.fixture(scope="session")
def tellings(story: Collection) -> Tellings:
    return Tellings(Index(story))


@pytest.fixture(scope="session")
def answer(tellings: Tellings) -> StoryAnswer:
    return tellings.story(FIRST).answer


def get(client: TestClient, address: str) -> LexborHTMLParser:
    answered = client.get(address)
    assert answered.status_code == 200, answered.text
    return LexborHTMLParser(answered.text)


def words(node: LexborNode | LexborHTMLParser | None) -> str:
    """Return the text of an element in one line."""
    assert node is not None
    return " ".join(re.sub("[\u2066-\u2069]", "", node.text() or "").split())


def bare(value: Any) -> Any:
    """Return JSON without what the room adds to it."""
    if isinstance(value, dict):
        return {key: bare(held) for key, held in value.items() if key not in ADDED}
    return [bare(held) for held in value] if isinstance(value, list) else value


# The list


def test_the_stories_are_listed_with_their_counts_as_doors(client: TestClient, story: Collection) -> None:
    page = get(client, "/stories")
    rows = page.css(".story-rows > li")
    assert len(rows) == len(story.stories())
    (shared,) = [row for row in rows if "8 reports" in words(row)]
    assert {link.attributes["href"] for link in shared.css("a")} >= {f"/stories/{FIRST}#reports"}


# The page


def test_the_sentence_above_a_story_says_the_count_in_words(client: TestClient, answer: StoryAnswer) -> None:
    page = get(client, f"/stories/{FIRST}")
    assert words(page.css_first(".count-line")) == headline(answer.counts)
    doors = [link.attributes["href"] for link in page.css(".count-line a")]
    assert doors == ["#reports", "#outlets", "#origins", "#parties"]
    for door in doors:
        listed = page.css_first(door or "")
        assert listed is not None


def test_every_report_is_drawn_once_and_listed_once_under_the_same_number(
    client: TestClient, answer: StoryAnswer
) -> None:
    page = get(client, f"/stories/{FIRST}")
    drawn = {mark.attributes["href"]: words(mark.css_first(".number")) for mark in page.css("svg .report")}
    listed = {
        f"/reports/{node.attributes['id']}": words(node.css_first(".told-name .n")) for node in page.css(".told-node")
    }
    assert drawn == listed
    assert len(page.css("svg .report")) == len(page.css(".told-node")) == len(answer.reports)


def test_every_edge_that_is_drawn_leads_to_its_proof_and_says_by_a_line_what_shows_it(
    client: TestClient, answer: StoryAnswer
) -> None:
    page = get(client, f"/stories/{FIRST}")
    edges = page.css("svg .edge")
    proofs = {derivation.id: derivation.proof for derivation in answer.story.derivations}
    assert edges
    for edge in edges:
        key = (edge.attributes["href"] or "").removeprefix("#")
        listed = page.css_first(f"#{key}")
        assert all(" ".join(proof.split()) in words(listed) for proof in proofs[key])
        assert words(edge.css_first("title"))
    assert {(edge.attributes["class"] or "").split()[1] for edge in edges} >= {"credited", "same-wording", "amends"}


def test_reports_that_add_nothing_are_lighter_and_withdrawn_ones_stay_marked(client: TestClient) -> None:
    page = get(client, "/stories/all")
    classes = [(mark.attributes["class"] or "").split() for mark in page.css("svg .report")]
    quiet = sum("quiet" in each for each in classes)
    assert quiet == len(page.css(".told-node.quiet"))
    (gone,) = [mark for mark in page.css("svg .report") if "gone" in (mark.attributes["class"] or "")]
    assert "taken back" in words(gone.css_first(".title"))


def test_a_changed_cell_says_its_kind_and_every_cell_whose_it_is(client: TestClient, tellings: Tellings) -> None:
    page = get(client, f"/stories/{FIRST}/drift")
    table = tellings.story(FIRST).drift
    assert len(page.css(".drift tbody tr")) == len(table.rows)
    cells = page.css(".drift td")
    assert len(cells) == len(table.rows) * len(table.columns)
    assert all(words(cell.css_first(".whose")) for cell in cells)
    changed = [cell for cell in cells if "changed" in (cell.attributes["class"] or "")]
    assert all(cell.css_first(".change") is not None for cell in changed)
    assert len(page.css(".changes > li")) == len(table.changes)


@pytest.mark.parametrize(
    ("show", "fits"),
    [
        ("reports", lambda p: p.counts.reports > 1),
        (
            "denied",
            lambda p: p.denials or p.corroboration.status.contest not in {Contest.UNCONTESTED, Contest.RESPONDED},
        ),
        ("corrected", lambda p: p.corroboration.status.lifecycle is not Lifecycle.LIVE),
        ("all", lambda p: True),
    ],
)
def test_propositions_can_be_narrowed(client: TestClient, answer: StoryAnswer, show: str, fits: Any) -> None:
    wanted = [p.id for p in answer.propositions if fits(p)]
    shown: list[str | None] = []
    while len(shown) < len(wanted):
        page = get(client, f"/stories/{FIRST}?show={show}&first={len(shown)}")
        found = [node.attributes["id"] for node in page.css(".prop")]
        assert found
        shown += found
    assert shown == wanted
    (chosen,) = page.css(".choices [aria-current]")
    assert words(chosen.css_first("i")) == str(len(wanted))


def test_a_proposition_has_its_counts_in_order_and_all_three_axes(client: TestClient) -> None:
    page = get(client, f"/stories/{FIRST}?show=all")
    for node in page.css(".prop"):
        assert re.match(r"\d+ reports?, \d+ outlets?, \d+ origins?", words(node.css_first(".counts")))
        assert len(node.css(".axis")) >= 3


def test_a_denial_stands_beside_what_it_denies(client: TestClient, answer: StoryAnswer) -> None:
    denied = next(p for p in answer.propositions if p.denials and p.lead not in p.denials)
    page = get(client, f"/stories/{FIRST}?show=denied")
    against = page.css_first(f"#{denied.id} .side-against")
    assert " ".join(denied.denials[0].statement.quote.split()) in words(against)


def test_what_stands_against_a_thing_stands_beside_it_also_where_it_denies_something_weaker(tellings: Tellings) -> None:
    told = tellings.story("all")
    shown = {p.id: told.opposing(p) for p in told.answer.propositions if told.opposing(p)}
    assert shown
    for answer in told.answer.propositions:
        known = {reported.claim.id for reported in (*answer.claims, *answer.denials)}
        assert not known & {reported.claim.id for reported in shown.get(answer.id, ())}


def test_a_story_is_told_as_of_a_day(client: TestClient) -> None:
    page = get(client, f"/stories/{FIRST}?as_of=2025-05-13")
    assert "As of 2025-05-13" in words(page.css_first(".notice"))
    assert client.get(f"/stories/{FIRST}.json?as_of=2025-05-13").json()["as_of"] == "2025-05-13"
    assert client.get(f"/stories/{FIRST}?as_of=1999-01-01").status_code == 200


@pytest.mark.parametrize(
    "address", ["/stories/doc-none", "/stories/doc-none.json", f"/stories/{FIRST}/origins?claim=x"]
)
def test_what_is_not_there_is_said_so(client: TestClient, address: str) -> None:
    assert client.get(f"/stories/{address}").status_code == 404


@pytest.mark.parametrize("day", ["soon", "2025-13-01"])
def test_a_day_must_be_one(client: TestClient, day: str) -> None:
    assert client.get(f"/stories/{FIRST}?as_of={day}").status_code == 400


def test_the_tree_of_one_thing_has_its_reports_alone(client: TestClient, answer: StoryAnswer) -> None:
    one = next(p for p in answer.propositions if 1 < p.counts.reports < len(answer.reports))
    page = get(client, f"/stories/{FIRST}/origins?claim={one.id}")
    assert len(page.css("svg .report")) < len(answer.reports)
    assert client.get(f"/stories/{FIRST}/origins.json?claim={one.id}").json()["proposition"] == one.id


# Twins


@pytest.mark.parametrize("key", [FIRST, "all"])
def test_the_twins_are_what_commands_print(client: TestClient, tellings: Tellings, key: str) -> None:
    told = tellings.story(key)
    printed = (
        ("", story_to_json(told.answer), Story),
        ("/origins", tree_to_json(told.tree), OriginsOfStory),
        ("/drift", drift_table_to_json(told.drift), DriftOfStory),
    )
    for part, data, schema in printed:
        twin = client.get(f"/stories/{key}{part}.json").json()
        whole = told.with_private(data)
        assert twin == whole
        assert bare({**twin, "private": None}) == bare({**data, "private": None})
        valid: Any = TypeAdapter(schema).validate_python(whole, strict=True)
        assert valid == whole


def test_all_reports_are_told_as_the_command_tells_them(story: Collection, tellings: Tellings) -> None:
    told = tellings.story("all").telling.told
    assert told == story.tell([heading.id for heading in story.documents()]).told
    assert [r.id for r in told.reports] == [line.report.id for line in story.story(Scope()).reports]


# What is kept


def test_a_story_is_told_once_until_something_changes(desk_client: TestClient) -> None:
    room = desk_client.app.state.room  # type: ignore[attr-defined]
    first = room.tellings.story(FIRST)
    assert room.tellings.story(FIRST) is first
    room.collection.retract(FIRST, why="for the test")
    after = room.tellings.story(FIRST)
    assert after is not first
    assert after.answer.story.amendments != first.answer.story.amendments


def test_several_who_ask_at_once_wait_for_one() -> None:
    kept: Kept[int] = Kept()
    made: list[int] = []
    together = Barrier(4)
    got: list[int] = []

    def make() -> int:
        sleep(0.05)
        made.append(1)
        return len(made)

    def ask() -> None:
        together.wait()
        got.append(kept.get("key", make))

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (made, got) == ([1], [1, 1, 1, 1])


def test_what_could_not_be_made_is_made_again_and_the_oldest_are_forgotten() -> None:
    kept: Kept[int] = Kept(most=2)
    with pytest.raises(NotFound):
        kept.get("a", lambda: (_ for _ in ()).throw(NotFound("not there")))
    assert [kept.get("a", lambda: 1), kept.get("a", lambda: 2)] == [1, 1]
    kept.get("b", lambda: 1)
    kept.get("c", lambda: 1)
    assert kept.get("a", lambda: 3) == 3


# Whose words they are


def test_claims_within_words_are_found_and_the_shorter_belongs_to_the_longer(tellings: Tellings) -> None:
    told = tellings.story(FIRST)
    long = max(told.claims.values(), key=lambda reported: len(reported.statement.quote))
    spoken = by_words(told.claims.values())
    found = said_within(f"He said that {long.statement.quote.upper()} again", [long.report.id], spoken)
    assert long in found
    assert all(reported.statement.quote not in long.statement.quote or reported == long for reported in found)
    assert said_within(long.statement.quote, ["doc-other"], spoken) == ()


def test_long_words_are_shortened_and_counted() -> None:
    assert shortened("few words") == "few words"
    assert shortened("word " * 50).endswith("… (50 words in all)")
