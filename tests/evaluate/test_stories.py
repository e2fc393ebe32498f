"""Stories as wholes, held to their expected outcomes: a story as JSON, by hand, that is right, and then is not."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from sayso.demo import story_reports
from sayso.evaluate.reading import read_document
from sayso.evaluate.stories import load_stories, outlets_of, with_outcome
from sayso.evaluate.stories_checks import CHECKS, violations
from sayso.evaluate.stories_match import ToldStory, is_one_of, says, standing_on
from sayso.evaluate.stories_score import AXES, answers_of, score_derivations, score_drift
from sayso.model.provenance import Contest, DerivationBasis, DerivationKind, DriftKind, Lifecycle, Support
from tests.house import HOUSE

Json = dict[str, Any]
FOLDER = HOUSE / "tests" / "stories"
STORIES = {story["id"]: story for story in load_stories(FOLDER)}
by_story = pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)

GOLD: Json = {
    "id": "ferry",
    "expected": [
        {
            "proposition": "The ferry is sold",
            "claims": {"X1": "has sold the ferry", "X2": "has sold the ferry"},
            "denials": {"X3": "sold the ferry"},
            "origins_n": 1,
            "reports_n": 2,
            "support": {"2024-03-04": "single_source"},
            "contest": {"2024-03-04": "uncontested", "2024-03-06": ["denied_specific", "disputed"]},
            "lifecycle": {"2024-03-06": "live"},
            "confirmed_by_party": False,
            "independence": [{"a": "Hugo Tarn", "b": "Ida Moor", "state": "established"}],
        },
        {"proposition": "The board talks", "claims": {"X1": "is talking to a buyer"}, "reports_n": 1},
    ],
    "derivations": [
        {"kind": "credit", "or": ["rewrite_with_credit"], "derived": "X2", "upstream": "X1", "basis": "declared"}
    ],
    "derivations_optional": [{"derived": "X3", "upstream": "X1"}],
    "loops": [],
    "drift": [{"from": "X1", "to": "X2", "kind": "hedge_dropped", "what": "may -> has", "or": ["certainty_rose"]}],
    "must_not": [{"what": "two sources", "check": "origins_over", "proposition": 0, "most": 1}],
}


def claim(report: str, id_: str, quote: str, label: str = "") -> Json:
    source = {"kind": "person", "label": label, "entity": None}
    return {"claim": id_, "report": report, "quote": quote, "standing": "asserted", "source": source}


def proposition(id_: str, claims: list[Json], **changed: Any) -> Json:
    return {
        "id": id_,
        "subject": {"name": "harbour board"},
        "object": None,
        "place": None,
        "value": None,
        "statement": f"{id_}: somebody says so",
        "claims": claims,
        "denials": [],
        "supporting": [{"report": c["report"], "claim": c["claim"]} for c in claims],
        "opposing": [],
        "answers": [],
        "counts": {"reports": 1, "outlets": 1, "origins": 1, "parties": 1},
        "origins": [],
        "independence": [],
        "support": "single_source",
        "contest": "uncontested",
        "lifecycle": "live",
        "confirmed_by_party": False,
        "history": [],
        **changed,
    }


def entry(as_of: str, contest: str) -> Json:
    return {"as_of": as_of, "support": "single_source", "contest": contest, "lifecycle": "live"}


OURS: Json = {
    "propositions": [
        proposition("p1", [claim("d1", "c1", "The board is talking to a buyer")]),
        proposition(
            "p2",
            [claim("d1", "c2", "The board has sold the ferry", "Hugo Tarn"), claim("d2", "c1", "has sold the ferry")],
            denials=[claim("d3", "c1", "denied that it had sold the ferry")],
            counts={"reports": 2, "outlets": 2, "origins": 1, "parties": 1},
            origins=["o1"],
            independence=[{"a": "o1", "b": "o2", "state": "established", "reason": "two people"}],
            contest="denied_specific",
            history=[entry("2024-03-04", "uncontested"), entry("2024-03-06", "denied_specific")],
        ),
    ],
    "origins": [
        {"id": "o1", "label": "Hugo Tarn", "kind": "person", "reports": ["d1"]},
        {"id": "o2", "label": "Ida Moor", "kind": "person", "reports": ["d2"]},
    ],
    "derivations": [
        {"kind": "credit", "derived": "d2", "upstream": "d1", "directed": True, "proof": ["reported"]},
        {"kind": "partial_reprint", "derived": "d3", "upstream": "d1", "directed": False, "proof": []},
        {"kind": "credit", "derived": "d2", "upstream": {"outlet": "Elsewhere"}, "directed": True, "proof": []},
    ],
    "drift": [{"kind": "certainty_rose", "from": "d1", "to": "d2", "before": "may", "after": "has"}],
    "loops": [],
}
IDS = {"X1": "d1", "X2": "d2", "X3": "d3"}


def told(**changed: Any) -> ToldStory:
    return ToldStory(GOLD, {**copy.deepcopy(OURS), **changed}, IDS)


def wrong(story: ToldStory) -> set[str]:
    return {answer.what for answer in answers_of(story) if not answer.holds}


def test_a_story_that_is_as_expected_has_no_errors() -> None:
    story = told()
    assert wrong(story) == set()
    assert [match.ours["id"] for match in story.matches if match.ours] == ["p2", "p1"]
    derivations, answers = score_derivations(story)
    assert derivations.f1 == 1.0
    assert all(answer.holds for answer in answers)
    drift, _ = score_drift(story)
    assert drift["hedge_dropped"].f1 == 1.0


@pytest.mark.parametrize(
    ("field", "value", "what"),
    [
        ("claims", [claim("d1", "c2", "The board has sold the ferry")], "propositions found"),
        ("counts", {"reports": 2, "outlets": 2, "origins": 2, "parties": 1}, "origins counted"),
        ("counts", {"reports": 3, "outlets": 2, "origins": 1, "parties": 1}, "reports counted"),
        ("history", [entry("2024-03-04", "uncontested")], "contest by day"),
        ("history", [], "support by day"),
        ("history", [], "lifecycle by day"),
        ("denials", [], "denials attached"),
        ("confirmed_by_party", True, "confirmed by a party or not"),
        ("independence", [], "independence of origins"),
    ],
)
def test_what_is_not_as_expected_is_an_error(field: str, value: object, what: str) -> None:
    propositions = copy.deepcopy(OURS["propositions"])
    propositions[1][field] = value
    if field == "claims":
        propositions[1]["supporting"] = []
    assert what in wrong(told(propositions=propositions))


def test_a_loop_that_gold_has_not_is_an_error() -> None:
    assert wrong(told(loops=[["d1", "d2"]])) == {"loops right"}


def test_derivations_count_by_pair_kind_and_direction() -> None:
    turned = [{**OURS["derivations"][0], "derived": "d1", "upstream": "d2"}]
    score, answers = score_derivations(told(derivations=turned))
    assert (score.precision, score.recall) == (0.0, 0.0)
    assert {answer.what for answer in answers if not answer.holds} == {"kinds of derivation", "derivations too many"}
    score, answers = score_derivations(told(derivations=[{**OURS["derivations"][0], "kind": "reprint"}]))
    assert score.f1 == 1.0
    assert [answer.what for answer in answers if not answer.holds] == ["kinds of derivation"]


def test_where_nothing_shows_the_direction_either_is_right() -> None:
    gold = {**GOLD, "derivations": [{**GOLD["derivations"][0], "undirected": True}]}
    turned = {**OURS["derivations"][0], "derived": "d1", "upstream": "d2"}
    loose = ToldStory(gold, {**OURS, "derivations": [{**turned, "directed": False}]}, IDS)
    firm = ToldStory(gold, {**OURS, "derivations": [turned]}, IDS)
    assert score_derivations(loose)[0].f1 == 1.0
    assert score_derivations(firm)[0].f1 == 0.0


def test_of_several_copies_any_is_what_a_report_was_taken_from() -> None:
    gold = {**GOLD, "derivations": [{**GOLD["derivations"][0], "upstream": "X3", "or_upstream": ["X1"]}]}
    assert score_derivations(ToldStory(gold, OURS, IDS))[0].f1 == 1.0


def test_drift_too_much_is_counted_by_its_own_kind() -> None:
    more = [*OURS["drift"], {"kind": "caveat_dropped", "from": "d1", "to": "d3", "before": "unsigned", "after": ""}]
    scores, answers = score_drift(told(drift=more))
    assert (scores["caveat_dropped"].ours, scores["caveat_dropped"].gold) == (1, 0)
    assert [answer.what for answer in answers if not answer.holds] == ["drift too much"]
    spared = {**GOLD, "drift_optional": [{"from": "X1", "to": "X3", "kind": "caveat_dropped"}]}
    assert "caveat_dropped" not in score_drift(ToldStory(spared, {**OURS, "drift": more}, IDS))[0]


BROKEN: dict[str, tuple[Json, Json]] = {
    "origins_over": ({"most": 0}, {"most": 1}),
    "independent": ({"reports": ["X1", "X2"]}, {"reports": ["X1", "X3"]}),
    "same": ({"propositions": [0, 0]}, {"propositions": [0, 1]}),
    "opposed": ({"report": "X3"}, {"report": "X2"}),
    "origin": ({"words": "hugo"}, {"words": "experts"}),
    "claim_of": ({"report": "X2"}, {"report": "X3"}),
    "parsed": ({"words": "talking to a buyer"}, {"words": "join our channel"}),
    "named": ({"words": "Ida Moor"}, {"words": "Tilly Reed"}),
    "directed": ({"derived": "X2", "upstream": "X1"}, {"derived": "X3", "upstream": "X1"}),
    "support": ({"values": ["single_source"]}, {"values": ["corroborated"]}),
    "contest": ({"values": ["denied_specific"]}, {"values": ["disputed"]}),
    "lifecycle": ({"values": ["live"]}, {"values": ["corrected"]}),
}


@pytest.mark.parametrize("check", CHECKS)
def test_every_must_not_can_be_broken_and_kept(check: str) -> None:
    broken, kept = BROKEN[check]
    rule = {"check": check, "proposition": 0, "what": ""}
    assert violations(told(), {**rule, **broken})
    assert violations(told(), {**rule, **kept}) == []


def test_words_fit_a_quotation_that_has_them_and_its_figures() -> None:
    assert says("The board, it says, has sold the old ferry", "has sold the ferry")
    assert not says("The board owns a ferry", "has sold the ferry")
    assert not says("12,000 people left the fair", "1,200 people left the fair")
    assert not says("", "has sold")


def test_a_number_may_be_in_a_range_and_a_value_one_of_several() -> None:
    assert is_one_of(2, [1, 2])
    assert not is_one_of(3, [1, 2])
    assert is_one_of("live", ["live", "lapsed"])
    assert not is_one_of(None, ["live"])


def test_a_day_before_the_first_report_has_no_standing() -> None:
    ours = {"history": [entry("2024-03-04", "uncontested"), entry("2024-03-06", "disputed")]}
    assert standing_on(ours, "2024-03-03") is None
    assert standing_on(ours, "2024-03-05") == ours["history"][0]


def test_what_a_program_reads_takes_the_place_of_prose() -> None:
    said = {"proposition": "sold", "support_by_day": {"d": "prose"}, "contest": "prose", "origins_n": 1}
    story = with_outcome({"expected": [said], "must_not": ["prose"]}, {"expected": [{"claims": {}}], "must_not": []})
    assert story["expected"] == [
        {"proposition": "sold", "support_by_day": {"d": "prose"}, "origins_n": 1, "claims": {}}
    ]
    assert story["must_not"] == []


def test_a_story_brings_its_own_publishers_and_relays() -> None:
    table = outlets_of({"families": {"Tarn Press": ["Tarn Echo", "Moor Echo"]}, "relays": ["Tarnpedia"]})
    assert table.is_same_family("Tarn Echo", "Moor Echo")
    assert table.is_relay("Tarnpedia")
    assert not outlets_of({}).is_relay("Tarnpedia")


# What is expected of our own stories is legal


def texts(story: Json) -> dict[str, str]:
    """Return the words of each report of a story."""
    if not story.get("demo"):
        return {report["id"]: report["text"] for report in story["reports"]}
    documents = {r.name: read_document(r.read_bytes(), name=r.name, given=r.given) for r in story_reports()}
    return {name.rpartition(".")[0]: " ".join(document.text.split()) for name, document in documents.items()}


def quoted(story: Json) -> Iterator[tuple[str, str]]:
    for expected in story["expected"]:
        for part in ("claims", "claims_optional", "denials"):
            for report, words in expected.get(part, {}).items():
                yield from ((report, run) for run in ([words] if isinstance(words, str) else words))


@by_story
def test_words_of_gold_stand_in_the_report(story: Json) -> None:
    held = texts(story)
    assert {report for report, _ in quoted(story)} <= set(held)
    assert [(report, words) for report, words in quoted(story) if words not in held[report]] == []


@by_story
def test_values_of_gold_are_of_the_vocabulary(story: Json) -> None:
    for expected in story["expected"]:
        for axis, values in zip(AXES, (Support, Contest, Lifecycle), strict=True):
            for day, allowed in expected.get(axis, {}).items():
                assert re.fullmatch(r"\d{4}-\d\d-\d\d", day)
                assert all(values(value) for value in ([allowed] if isinstance(allowed, str) else allowed))
    for derivation in story["derivations"]:
        assert all(DerivationKind(kind) for kind in (derivation["kind"], *derivation.get("or", ())))
        assert DerivationBasis(derivation["basis"])
    assert all(DriftKind(kind) for drift in story["drift"] for kind in (drift["kind"], *drift.get("or", ())))
    assert {rule["check"] for rule in story["must_not"]} <= set(CHECKS)


@by_story
def test_gold_names_only_reports_that_there_are(story: Json) -> None:
    held = set(texts(story))
    named = {d[side] for d in story["derivations"] for side in ("derived", "upstream")}
    named |= {upstream for d in story["derivations"] for upstream in d.get("or_upstream", ())}
    named |= {d[side] for d in story["drift"] for side in ("from", "to")}
    named |= {rule["report"] for rule in story["must_not"] if "report" in rule}
    named |= {report for loop in story["loops"] for report in loop}
    assert named <= held
    numbers = [rule["proposition"] for rule in story["must_not"] if "proposition" in rule]
    assert all(number < len(story["expected"]) for number in numbers)


def test_the_shared_stories_have_an_outcome_each() -> None:
    shared = HOUSE.parent / "shared" / "scenarios"
    if not shared.exists():
        pytest.skip("the shared stories are not here")
    stories = load_stories(shared)
    known = json.loads((shared / "gold.json").read_text(encoding="utf-8"))["scenarios"]
    assert [story["id"] for story in stories] == [story["id"] for story in known]
    for story in stories:
        held = {report["id"]: report["text"] for report in story["reports"]}
        assert [words for report, words in quoted(story) if words not in held[report]] == []
