"""Invented stories told by several outlets, held as wholes to their expected outcomes (``tests/stories/README.md``).

Each story is read report by report and told as one (``sayso story``); what is scored is the JSON that a user gets. The
shared stories (``gold.json``) say their outcomes in prose; ``outcomes.toml`` says the same for a program.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.evaluate.counting import Score
from sayso.evaluate.reading import read_analysis
from sayso.evaluate.report import Example, Figure, Report
from sayso.evaluate.scenarios import Answer
from sayso.evaluate.stories_match import ToldStory
from sayso.evaluate.stories_score import answers_of, score_derivations, score_drift
from sayso.model.documents import Given
from sayso.model.story import HeldReport

if TYPE_CHECKING:
    from sayso.corroborate.outlets import Outlets

Json = dict[str, Any]
_COUNTED = ("loops right", "must-nots kept")
_SHOWN_ONLY = ("derivations too many", "drift found", "drift too much")


@dataclass
class Tally:
    """What has been counted over the stories so far."""

    answers: list[Answer] = field(default_factory=list)
    derivations: Score = field(default_factory=Score)
    drift: dict[str, Score] = field(default_factory=dict)
    reports: int = 0

    def add(self, told: ToldStory) -> None:
        """Score one more story."""
        derivations, of_pairs = score_derivations(told)
        drift, of_drift = score_drift(told)
        self.answers += [*answers_of(told), *of_pairs, *of_drift]
        self.derivations += derivations
        for kind, score in drift.items():
            self.drift[kind] = self.drift.get(kind, Score()) + score
        self.reports += len(told.ids)


def evaluate_stories(data: Path, split: str = "", limit: int | None = None) -> Report:
    """Score every story in the folder ``data``: its files ``*.json``, or those that ``gold.json`` holds.

    ``split`` names one story; without it all are scored.
    """
    stories = [story for story in load_stories(data) if split in {"", story["id"]}]
    tally = Tally()
    for story in stories[:limit]:
        tally.add(tell(story))
    return Report(
        benchmark="outcomes" if (data / "gold.json").exists() else "stories",
        split=split,
        documents=tally.reports,
        figures=tuple(_figures(tally)),
        examples=tuple(_examples(tally.answers)),
        notes=tuple(_notes(tally.answers)),
    )


def load_stories(data: Path) -> list[Json]:
    """Return the stories of a folder; of shared ones those that ``outcomes.toml`` knows, with what it says."""
    shared = data / "gold.json"
    if not shared.exists():
        return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(data.glob("*.json"))]
    known = tomllib.loads(files("sayso.evaluate").joinpath("outcomes.toml").read_text(encoding="utf-8"))
    stories = json.loads(shared.read_text(encoding="utf-8"))["scenarios"]
    return [with_outcome(story, known[story["id"]]) for story in stories if story["id"] in known]


def with_outcome(story: Json, outcome: Json) -> Json:
    """Return a shared story with its expected outcome as a program reads it."""
    entries = zip(story["expected"], outcome["expected"], strict=True)
    prose = {"support", "contest", "lifecycle"}
    expected = [{**{k: v for k, v in said.items() if k not in prose}, **meant} for said, meant in entries]
    return {"drift": [], **story, **outcome, "expected": expected}


def tell(story: Json) -> ToldStory:
    """Read the reports of a story, tell it, and return it as JSON beside its gold."""
    from sayso.ask.story import tell_story
    from sayso.ask.story_statements import answer_story
    from sayso.export.story_json import story_to_json

    held = dict(read_demo() if story.get("demo") else read_reports(story["reports"]))
    told = tell_story(held.values(), outlets=outlets_of(story))
    ids = {name: report.id for name, report in held.items()}
    return ToldStory(story, story_to_json(answer_story(told)), ids)


def read_reports(reports: Iterable[Json]) -> Iterator[tuple[str, HeldReport]]:
    """Read the reports of a story with what is given of them."""
    for report in reports:
        given = Given(title=report["title"], publisher=report["outlet"], published=report["published"])
        analysis = read_analysis(report["text"].encode("utf-8"), name=f"{report['id']}.txt", given=given)
        yield report["id"], HeldReport(analysis=analysis, captured=report.get("captured"))


def read_demo() -> Iterator[tuple[str, HeldReport]]:
    """Read the reports of the bundled story, named by their files."""
    from sayso.demo import story_reports

    for report in story_reports():
        analysis = read_analysis(report.read_bytes(), name=report.name, given=report.given)
        yield report.name.rpartition(".")[0], HeldReport(analysis=analysis)


def outlets_of(story: Json) -> Outlets:
    """Return the outlets with what a user would add to them for this story: publishers with several, and relays."""
    from sayso.corroborate.outlets import load_outlets

    rows = [f'[[outlet]]\nname = {json.dumps(name)}\nkind = "relay"\n' for name in story.get("relays", ())]
    for name, outlets in story.get("families", {}).items():
        rows.append(f"[[family]]\nname = {json.dumps(name)}\noutlets = {json.dumps(outlets)}\n")
    return load_outlets("\n".join(rows)) if rows else load_outlets()


def _figures(tally: Tally) -> Iterator[Figure]:
    for what in dict.fromkeys(answer.what for answer in tally.answers):
        of_kind = [answer for answer in tally.answers if answer.what == what]
        held = sum(answer.holds for answer in of_kind)
        if what in _COUNTED:
            yield Figure(name=what, value=held, n=len(of_kind), is_count=True)
        elif what not in _SHOWN_ONLY:
            yield Figure(name=what, value=held / len(of_kind), n=len(of_kind))
    yield from _precision_recall("derivations", tally.derivations)
    yield from _precision_recall("drift", sum(tally.drift.values(), Score()))
    for kind, score in sorted(tally.drift.items()):
        yield Figure(name=f"drift {kind} F1", value=score.f1, n=score.gold)


def _precision_recall(what: str, score: Score) -> Iterator[Figure]:
    yield Figure(name=f"{what} precision", value=score.precision, n=score.ours)
    yield Figure(name=f"{what} recall", value=score.recall, n=score.gold)
    yield Figure(name=f"{what} F1", value=score.f1, n=score.gold)


def _examples(answers: Iterable[Answer]) -> Iterator[Example]:
    for answer in answers:
        if not answer.holds:
            yield Example(
                kind=f"wrong: {answer.what}",
                where=answer.where,
                text=answer.expected,
                gold=answer.expected,
                ours=answer.ours,
            )


def _notes(answers: Iterable[Answer]) -> Iterator[str]:
    wrong = Counter(answer.where.partition(":")[0] for answer in answers if not answer.holds)
    yield from (f"{story}: {count} answers not as expected" for story, count in sorted(wrong.items()))
