"""Every must-not of the worked article is kept, and each is seen where a sheet breaks it."""

from __future__ import annotations

import os
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sayso.evaluate.gold_sheet import GoldSheet, load_gold
from sayso.evaluate.must_not import CHECKS, violations
from sayso.evaluate.reading import read_sheet

Json = dict[str, Any]
SEED = Path(os.environ.get("SAYSO_SHARED") or Path(__file__).parents[3] / "shared") / "seed"
needs_seed = pytest.mark.skipif(not SEED.is_dir(), reason="the worked article is not beside the repository")


@cache
def read_seed() -> tuple[Json, GoldSheet]:
    article = SEED / "article.txt"
    return read_sheet(article.read_bytes(), name=article.name), load_gold(SEED / "gold.json")


def claim_in(sheet: Json, gold: GoldSheet, name: str) -> Json:
    start, end = gold.claim(name).places[0]
    return next(c for c in sheet["claims"] if start <= c["head"][0] and c["head"][1] <= end)


def entity(sheet: Json, gold: GoldSheet, name: str) -> Json:
    wanted = gold.names_of(name)[0]
    return next(e for e in sheet["entities"] if wanted in (e["name"], *e["aliases"]))


def tie(sheet: Json, gold: GoldSheet, a: str, b: str, relation: str = "role_in") -> None:
    claim = claim_in(sheet, gold, "C09")
    ends = {"a": entity(sheet, gold, a)["id"], "b": entity(sheet, gold, b)["id"], "a_words": "", "b_words": ""}
    sheet["ties"].append({**ends, "relation": relation, "standing": "asserted", "claims": [claim["id"]]})


def put_on_timeline(sheet: Json, gold: GoldSheet, name: str) -> None:
    claim = claim_in(sheet, gold, name)
    sheet["timeline"].append({"start": "2021", "end": "2021", "text": "2021", "claim": claim["id"]})


def response(sheet: Json, silence: bool) -> Json:
    return next(r for r in sheet["responses"] if r["kind"].startswith("denial") is not silence)


def name_from_noise(sheet: Json, gold: GoldSheet) -> None:
    noise = gold.raw["noise"][-1]
    entity(sheet, gold, "ent:hamas")["mentions"].append([noise["start"], noise["end"]])


def city_comments(sheet: Json, gold: GoldSheet) -> None:
    city = next(e for e in sheet["entities"] if e["type"] == "GPE")
    response(sheet, silence=True)["by"]["entity"] = city["id"]


def disputed(sheet: Json, gold: GoldSheet) -> None:
    claim_in(sheet, gold, "C21")["place"]["precision"] = "named_town"


BREAKS: dict[str, Callable[[Json, GoldSheet], object]] = {
    "M01": name_from_noise,
    "M02": lambda s, g: s["entities"][0]["aliases"].append("Guild.Click"),
    "M03": lambda s, g: claim_in(s, g, "C13").update(standing="asserted"),
    "M04": lambda s, g: claim_in(s, g, "C40").update(standing="asserted"),
    "M05": lambda s, g: s["ties"][0]["claims"].append(claim_in(s, g, "C44")["id"]),
    "M06": lambda s, g: claim_in(s, g, "C08").update(time={"text": "then", "start": "2021", "end": "2021"}),
    "M07": lambda s, g: tie(s, g, "ent:sandhu", "ent:jem"),
    "M08": city_comments,
    "M09": lambda s, g: claim_in(s, g, "C08").update(source={"kind": "unnamed_experts", "label": "experts"}),
    "M10": lambda s, g: response(s, silence=True).update(kind="denial_specific"),
    "M11": lambda s, g: claim_in(s, g, "C22").update(standing="asserted"),
    "M12": lambda s, g: claim_in(s, g, "C10").update(statement="He is a commander."),
    "M13": disputed,
    "M14": lambda s, g: put_on_timeline(s, g, "C39"),
    "M15": lambda s, g: s["claims"][0].update(score=0.62),
}


def test_every_must_not_has_a_sheet_that_breaks_it() -> None:
    assert BREAKS.keys() == CHECKS.keys()


@needs_seed
@pytest.mark.shared
def test_the_sheet_keeps_them_all() -> None:
    assert {name: found for name, found in violations(*read_seed()).items() if found} == {}


@needs_seed
@pytest.mark.shared
@pytest.mark.parametrize("name", BREAKS)
def test_a_sheet_that_breaks_one_is_seen(name: str) -> None:
    sheet, gold = read_seed()
    broken = deepcopy(sheet)
    BREAKS[name](broken, gold)
    assert violations(broken, gold)[name]
