"""Reports worked by hand beside their claim sheets: the bundled story and the invented articles of ``tests/gold``.

Their gold is shorter than the seed's and names sources and ends of ties by their words; here it becomes the same thing.
The story was in sight when the rules were written; the articles are there to show how texts are read that were not.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from sayso.errors import EvaluationError
from sayso.evaluate.gold_sheet import GoldClaim, GoldSheet, GoldSource
from sayso.evaluate.reading import Sheet, read_sheet
from sayso.evaluate.report import Example, Report
from sayso.evaluate.seed import check_sheet, report_of, sheet_figures
from sayso.evaluate.sheet_match import same_name
from sayso.evaluate.sheet_score import SheetTally, score_sheet
from sayso.model.claims import SourceKind
from sayso.model.documents import Given

Json = dict[str, Any]
_ANYBODY = tuple(kind.value for kind in SourceKind if kind is not SourceKind.PUBLISHER)
_NAMED = ("PERSON", "ORG", "GPE", "LOC", "FAC")


def evaluate_story(data: Path, split: str = "", limit: int | None = None) -> Report:
    """Score the reports of the bundled story whose gold is in ``data``."""
    from sayso.demo import story_reports

    reports = {report.name: report for report in story_reports()}
    tally, number = SheetTally(), 0
    for path in sorted(data.glob("[0-9]*.json"))[:limit]:
        raw = json.loads(path.read_text(encoding="utf-8"))
        report = reports[raw["file"]]
        sheet = read_sheet(report.read_bytes(), name=report.name, given=report.given)
        _score_report(raw, path.stem, sheet, tally)
        _score_document(raw, sheet, tally)
        number += 1
    return report_of("story", split, number, list(sheet_figures(tally)), tally)


def evaluate_articles(data: Path, split: str = "", limit: int | None = None) -> Report:
    """Score articles whose gold lies beside them in ``data``; its ``file`` names the article.

    What the gold says of title, outlet and date is what the reader is given, so it is no merit to find it.
    """
    tally, number = SheetTally(), 0
    for path in sorted(data.glob("[0-9]*.json"))[:limit]:
        raw = json.loads(path.read_text(encoding="utf-8"))
        given = Given(title=raw["title"], publisher=raw["publisher"], published=raw["published"])
        sheet = read_sheet((data / raw["file"]).read_bytes(), name=raw["file"], given=given)
        _score_report(raw, path.stem, sheet, tally)
        number += 1
    return report_of("articles", split, number, list(sheet_figures(tally)), tally)


def _score_report(raw: Json, name: str, sheet: Sheet, tally: SheetTally) -> None:
    score_sheet(sheet, story_gold(raw, name, sheet["text"]), tally)
    check_sheet(sheet, tally, name)
    _score_entities(raw, sheet, tally, name)
    _score_responses(raw, sheet, tally, name)
    _score_exclusions(raw, sheet, tally, name)


def story_gold(raw: Json, name: str, text: str) -> GoldSheet:
    """Return a report's gold with its quotations found in the visible text."""
    return GoldSheet(
        id=name,
        title=raw["title"],
        publisher=raw["publisher"],
        published=raw["published"],
        claims=tuple(_claim(entry, number, text) for number, entry in enumerate(raw["claims"], 1)),
        raw={"entities": [], "ties": [{**tie, "standings": [tie["standing"]]} for tie in raw["ties"]], "noise": []},
    )


def _claim(raw: Json, number: int, text: str) -> GoldClaim:
    accept = raw.get("accept", {})
    chain = tuple(GoldSource(kinds=(step["kind"],), name=step["label"] or "") for step in raw["chain"])
    last = GoldSource(kinds=(raw["source"]["kind"], *accept.get("source", ())), name=raw["source"]["label"] or "")
    return GoldClaim(
        id=f"{number:02}",
        kind=raw["kind"],
        text=raw["quote"],
        places=(place_of(raw["quote"], text, raw.get("occurrence", 1)),),
        standings=(raw["standing"], *_many(accept.get("standing"))),
        chain=(*chain[:-1], last),
        other_chains=tuple(_accepted_chain(chain, labels) for labels in accept.get("chain", ())),
        stances=(raw["stance"], *_many(accept.get("stance"))),
        scopes=(raw["hedge_scope"], *_many(accept.get("hedge_scope"))),
        minor=not raw["core"] and raw["kind"] != "presupposition",
        presupposed=raw["kind"] == "presupposition",
        raw={
            "subject": raw["subject"],
            "object": raw["object"],
            "date": {"sides": [_sides(raw["time"]), *map(_sides, accept.get("time", ()))]},
            "place": {"as_written": raw["place"]},
        },
    )


def _many(value: str | list[str] | None) -> list[str]:
    if value is None:
        return []
    return [value] if isinstance(value, str) else value


def _accepted_chain(chain: tuple[GoldSource, ...], labels: list[str]) -> tuple[GoldSource, ...]:
    """Return the chain of these labels after the publisher; a holder that gold does not know may be of any kind."""
    known = {source.name: source for source in chain}
    return (chain[0], *(known.get(label, GoldSource(kinds=_ANYBODY, name=label)) for label in labels))


def _sides(time: Json | list[str | None] | None) -> list[str | None]:
    if time is None:
        return [None, None]
    return time if isinstance(time, list) else [time["start"], time["end"]]


def place_of(quote: str, text: str, occurrence: int = 1) -> tuple[int, int]:
    """Return where words stand in a text, white space counting as one space; raises EvaluationError."""
    pattern = r"\s+".join(re.escape(word) for word in quote.split())
    found = list(re.finditer(pattern, text))
    if len(found) < occurrence:
        raise EvaluationError(f"Gold quotes words that are not there: {quote!r}.")
    match = found[occurrence - 1]
    return match.start(), match.end()


def _score_document(raw: Json, sheet: Sheet, tally: SheetTally) -> None:
    for key in ("title", "publisher", "published"):
        tally.count(f"documents with right {key}", sheet["document"][key] == raw[key])


def _score_entities(raw: Json, sheet: Sheet, tally: SheetTally, name: str) -> None:
    named = [entity for entity in sheet["entities"] if entity["type"] in _NAMED]
    for wanted in raw["entities"]:
        found = [e for e in named if same_name((wanted["name"],), (e["name"], *e["aliases"]))]
        right = any(e["type"] == wanted["type"] for e in found)
        tally.count("named entities found with right type", right)
        if not right:
            ours = ", ".join(f"{e['name']} {e['type']}" for e in found) or "nothing"
            gold = f"{wanted['name']} {wanted['type']}"
            tally.examples.append(Example(kind="wrong entity", where=name, text="", gold=gold, ours=ours))


def _score_responses(raw: Json, sheet: Sheet, tally: SheetTally, name: str) -> None:
    aliases = {entity["id"]: (entity["name"], *entity["aliases"]) for entity in sheet["entities"]}
    for wanted in raw["responses"]:
        given = [
            (response["kind"], (response["by"]["name"], *aliases.get(response["by"]["entity"] or "", ())))
            for response in sheet["responses"]
        ]
        right = any(kind == wanted["kind"] and same_name((wanted["by"],), names) for kind, names in given)
        tally.count("responses found with right kind", right)
        if not right:
            ours = "; ".join(f"{kind} by {names[0]}" for kind, names in given) or "nothing"
            gold = f"{wanted['kind']} by {wanted['by']}"
            tally.examples.append(
                Example(kind="wrong response", where=name, text=wanted["quote"], gold=gold, ours=ours)
            )


def _score_exclusions(raw: Json, sheet: Sheet, tally: SheetTally, name: str) -> None:
    dropped = " ".join(" ".join(zone["text"] for zone in sheet["excluded"]).split())
    for words in raw["excluded"]:
        tally.count("noise spans excluded", words in dropped)
    said = [claim["quote"] for claim in sheet["claims"]]
    said += [text for entity in sheet["entities"] for text in (entity["name"], *entity["aliases"])]
    for words in raw["must_not"]:
        kept = not any(words in text for text in said)
        tally.count("must-nots kept", kept)
        if not kept:
            tally.examples.append(Example(kind="must-not", where=name, text=words, gold="never", ours="found"))
