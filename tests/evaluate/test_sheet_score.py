"""A sheet beside gold: what is found, what is right, and what is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import EvaluationError
from sayso.evaluate.gold_sheet import expected_standings, load_gold
from sayso.evaluate.sheet_match import pair_claims
from sayso.evaluate.sheet_score import SheetTally, date_fits, score_sheet
from sayso.evaluate.sheet_ties import end_fits, score_pairs

from .factories import a_sheet, at

Json = dict[str, Any]


def gold_claim(number: str, words: str, chain: list[str], **changes: Any) -> Json:
    start, end = at(words)
    made: Json = {
        "id": number,
        "kind": "event",
        "quote": {"sent": 1, "start": start, "end": end, "text": words},
        "more_quotes": [],
        "subject": None,
        "object": None,
        "place": {"as_written": None},
        "date": {"edtf": None},
        "source_chain": chain,
        "mode": "attributed_named",
        "author_value": "Uu",
        "innermost_value": "CT+",
        "hedge_scope": "none",
        "derived_from": [],
        "minor": False,
        "acceptable_alternatives": "",
    }
    return {**made, **changes}


def gold_json() -> Json:
    start, end = at("Subscribe now!")
    return {
        "document": {"id": "toy"},
        "sources": [
            {"id": "src:doc", "name": "this article", "kind": "publisher"},
            {"id": "src:ada", "name": "Ada Mott", "kind": "person"},
            {"id": "src:council", "name": "the council", "kind": "party_concerned"},
        ],
        "entities": [{"id": "ent:mill", "type": "facility", "name": "the mill", "mentions_as": ["the mill"]}],
        "noise": [{"start": start, "end": end, "text": "Subscribe now!"}],
        "ties": [],
        "claims": [
            gold_claim(
                "C1",
                "the mill closed in May 2021",
                ["src:doc", "src:ada"],
                subject="ent:mill",
                date={"edtf": "2021-05"},
            ),
            gold_claim(
                "C2",
                "The council denied any delay",
                ["src:doc", "src:council"],
                kind="denial",
                innermost_value="CT-",
            ),
        ],
    }


def score(tmp_path: Path, sheet: Json, raw: Json | None = None) -> SheetTally:
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(raw or gold_json()))
    tally = SheetTally()
    score_sheet(sheet, load_gold(path), tally)
    return tally


def test_a_sheet_that_says_what_gold_says_is_right_in_all(tmp_path: Path) -> None:
    tally = score(tmp_path, a_sheet())
    assert tally.claims.f1 == 1.0
    assert all(right == of for right, of in tally.counts.values()), tally.counts


def test_a_claim_in_other_words_is_missed_and_extra(tmp_path: Path) -> None:
    sheet = a_sheet()
    start, end = at("the miller of Lower Tarn")
    sheet["claims"][0].update(start=start, end=end, spans=[[start, end]], quote="the miller of Lower Tarn")
    tally = score(tmp_path, sheet)
    assert tally.counts["core claims found"] == [1, 2]
    assert {example.kind for example in tally.examples} == {"missed claim", "extra claim"}


@pytest.mark.parametrize(
    ("field", "value", "figure"),
    [
        ("standing", "hedged", "core claims with right standing"),
        ("time", None, "core claims with right date"),
        ("hedge_scope", "direct", "core claims with right hedge scope"),
        ("stance", "PS+", "core claims with right stance"),
        ("place", {"text": "Lower Tarn"}, "core claims with right place"),
    ],
)
def test_a_wrong_field_costs_its_figure_and_no_other(tmp_path: Path, field: str, value: Any, figure: str) -> None:
    sheet = a_sheet()
    sheet["claims"][0][field] = value
    counts = score(tmp_path, sheet).counts
    assert counts[figure] == [1, 2]
    assert all(right == of for name, (right, of) in counts.items() if name != figure)


def test_a_wrong_holder_costs_chain_and_source(tmp_path: Path) -> None:
    sheet = a_sheet()
    other = {"kind": "person", "label": "Bo Lind", "entity": None}
    sheet["claims"][0]["chain"][1]["source"] = sheet["claims"][0]["source"] = other
    counts = score(tmp_path, sheet).counts
    assert counts["core claims with right chain"] == [1, 2]
    assert counts["source right on attributed claims"] == [1, 2]


def test_a_leak_from_noise_is_seen(tmp_path: Path) -> None:
    sheet = a_sheet()
    sheet["entities"][0]["mentions"].append(at("Subscribe"))
    assert score(tmp_path, sheet).counts["noise spans that leak nothing"] == [0, 1]
    sheet["excluded"] = []
    assert score(tmp_path, sheet).counts["noise spans excluded"] == [0, 1]


def test_two_claims_of_the_same_words_are_told_apart_by_whom_they_are_about(tmp_path: Path) -> None:
    raw, sheet = gold_json(), a_sheet()
    raw["claims"].insert(1, {**raw["claims"][0], "id": "C1b", "subject": "May 2021"})
    twin = {**sheet["claims"][0], "id": "clm-3", "subject": {"name": "May 2021", "entity": None}}
    sheet["claims"].insert(0, twin)
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(raw))
    pairs = pair_claims(sheet, load_gold(path)).pairs
    assert pairs["C1"]["id"] == "clm-1"
    assert pairs["C1b"]["id"] == "clm-3"


@pytest.mark.parametrize(
    ("changes", "standings"),
    [
        ({"kind": "non_comment"}, ("silence",)),
        ({"kind": "forecast", "mode": "hearsay"}, ("forecast",)),
        ({"mode": "reputational"}, ("hearsay",)),
        ({"innermost_value": "PR+"}, ("hedged",)),
        ({"innermost_value": "CT-"}, ("asserted",)),
        (
            {"innermost_value": "PR+", "mode": "own_voice", "acceptable_alternatives": "author CT+"},
            ("hedged", "asserted"),
        ),
        ({"innermost_value": "PR+", "acceptable_alternatives": "innermost CT+ at half credit"}, ("hedged",)),
    ],
)
def test_standing_follows_from_gold_by_the_rules_of_the_sheet(changes: Json, standings: tuple[str, ...]) -> None:
    assert expected_standings(gold_claim("C", "the mill", ["src:doc"], **changes)) == standings


@pytest.mark.parametrize(
    ("edtf", "sides", "fits"),
    [
        ("2021-05", ("2021-05", "2021-05"), True),
        ("2021-05", ("2021-05-01", "2021-05-01"), False),
        ("[..2019]", ("[..2019]", None), True),
        ("[..2019]", ("2019", "2019"), False),
        ("2019/..", ("2019", None), True),
        ("2019/2021", ("2019", "2021"), True),
        ("../..", (None, None), True),
        (None, (None, None), True),
        (None, ("2021", "2021"), False),
    ],
)
def test_dates_are_compared_by_both_sides(edtf: str | None, sides: tuple[str | None, str | None], fits: bool) -> None:
    assert date_fits({"edtf": edtf}, {"start": sides[0], "end": sides[1]}) is fits


@pytest.mark.parametrize(
    ("gold", "kind", "ours", "fits"),
    [
        ("Ada Mott", "PERSON", "Dame Ada Mott", True),
        ("Ada Mott", "PERSON", "Bo Mott", False),
        ("Foreign Office", "ORG", "Sarrow’s Foreign Office", True),
        ("the Guild", "ORG", "Guild", True),
        ("Sarrow", "GPE", "Sarrow Cheese Guild", False),
        ("Guild", "ORG", "Skerrow Cheese Guild", False),
    ],
)
def test_ends_of_ties_are_compared_by_name(tmp_path: Path, gold: str, kind: str, ours: str, fits: bool) -> None:
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(gold_json()))
    end = {"type": kind, "name": ours, "aliases": [], "words": ours}
    assert end_fits(load_gold(path), gold, end) is fits


def tied(a: str, b: str, **changes: Any) -> Json:
    return {"a": a, "b": b, "relation": "met_with", "standing": "asserted", "inferred": False, **changes}


def pairs_of(tmp_path: Path, ties: list[Json], wanted: list[Json], right: list[Json]) -> tuple[int, int, int, int]:
    path = tmp_path / "gold.json"
    path.write_text(json.dumps({**gold_json(), "ties": wanted}))
    kinds = {"Mara Quill": "PERSON", "Halvard Shipping": "ORG", "Reed Band": "ORG", "two singers": "GROUP"}
    entities = [{"id": name, "name": name, "type": kind, "aliases": []} for name, kind in kinds.items()]
    score = score_pairs({"entities": entities, "ties": ties}, load_gold(path), right)
    return score.right, score.ours, score.found, score.gold


def test_a_pair_tied_twice_counts_once_and_unnamed_or_inferred_ones_do_not(tmp_path: Path) -> None:
    gold = {"a": "Quill", "b": "Halvard Shipping", "standings": ["asserted"]}
    ours = [
        tied("Mara Quill", "Halvard Shipping"),
        tied("Halvard Shipping", "Mara Quill", relation="other"),
        tied("Mara Quill", "Reed Band"),
        tied("Mara Quill", "two singers"),
        tied("Halvard Shipping", "Reed Band", inferred=True),
    ]
    assert pairs_of(tmp_path, ours, [gold], [gold]) == (1, 2, 1, 1)


def test_a_pair_of_the_wrong_standing_is_right_on_neither_side(tmp_path: Path) -> None:
    gold = {"a": "Quill", "b": "Halvard Shipping", "standings": ["denied"]}
    assert pairs_of(tmp_path, [tied("Mara Quill", "Halvard Shipping")], [gold], []) == (0, 1, 0, 1)


def test_gold_of_another_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gold.json"
    path.write_text("{}")
    with pytest.raises(EvaluationError, match="not gold"):
        load_gold(path)
