"""Invented stories told by several outlets: what their expected outcomes say of each report by itself.

``gold.json`` holds stories: reports, and what is expected of the whole. How reports combine is not sayso's business
here; a single sheet can be held to this much: dates that the gold resolves, credits that a report gives to another,
silences and denials that the gold names with the report they stand in, forecasts with their window, and words that must
not be taken for news.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.evaluate.counting import Score, overlaps, words_of
from sayso.evaluate.invariants import broken_invariants
from sayso.evaluate.reading import read_analysis, sheet_of
from sayso.evaluate.report import Example, Figure, Report
from sayso.evaluate.wikinews_marks import edtf_of
from sayso.model.claims import ResponseKind, Standing
from sayso.model.documents import Given

if TYPE_CHECKING:
    from sayso.model.analysis import Analysis

_NAMED_REPORT = re.compile(r"\(([A-Z]\d+)\)")
_SAID = re.compile(r"([^;:,(]*)\(([A-Z]\d+)\)")
_QUOTED = re.compile(r"'([^']+)' parsed")
_CREDITS = re.compile(r"(?<!un)(?:declared rewrite of|credits) ([A-Z]\d+)")
_SILENT = frozenset(
    {ResponseKind.NO_COMMENT, ResponseKind.DECLINED, ResponseKind.NO_RESPONSE_REPORTED, ResponseKind.NOT_KNOWN_IF_ASKED}
)


@dataclass(frozen=True, slots=True)
class Told:
    """One report of a story and sayso's reading of it."""

    id: str
    outlet: str
    published: str
    kind: str
    analysis: Analysis


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing expected of one report (or of one of several), and whether it is so."""

    what: str
    where: str
    expected: str
    ours: str
    holds: bool


def evaluate_scenarios(data: Path, split: str, limit: int | None = None) -> Report:
    """Score every report of the stories in ``data/gold.json``; there are no splits."""
    stories = json.loads((data / "gold.json").read_text(encoding="utf-8"))["scenarios"][:limit]
    answers: list[Answer] = []
    credits_score = Score()
    count = 0
    for story in stories:
        told = [read_report(report) for report in story["reports"]]
        count += len(told)
        answers += answers_of(story, told)
        credits_score += score_credits(told)
    return Report(
        benchmark="scenarios",
        split=split,
        documents=count,
        figures=(*_figures(answers), Figure(name="credits F1", value=credits_score.f1, n=credits_score.gold)),
        examples=tuple(
            Example(kind=f"wrong: {a.what}", where=a.where, text=a.expected, gold=a.expected, ours=a.ours)
            for a in answers
            if not a.holds
        ),
    )


def read_report(report: dict[str, Any]) -> Told:
    """Read one report with what is given of it."""
    given = Given(title=report["title"], publisher=report["outlet"], published=report["published"])
    analysis = read_analysis(report["text"].encode("utf-8"), name=f"{report['id']}.txt", given=given)
    return Told(report["id"], report["outlet"], report["published"], report["kind"], analysis)


def answers_of(story: dict[str, Any], told: list[Told]) -> Iterator[Answer]:
    """Yield what is expected of the reports of one story one by one."""
    yield from _dates(story.get("dates", {}), told)
    for expected in story.get("expected", ()):
        yield from _responses(expected.get("contest", ""), told)
        yield from _forecasts(expected, told)
    for rule in story.get("must_not", ()):
        yield from _noise(rule, told)
    for one in told:
        broken = list(broken_invariants(sheet_of(one.analysis)))
        yield Answer("sheets that keep the invariants", one.id, "none broken", "; ".join(map(str, broken)), not broken)


def _figures(answers: list[Answer]) -> Iterator[Figure]:
    for what in dict.fromkeys(answer.what for answer in answers):
        of_kind = [answer for answer in answers if answer.what == what]
        yield Figure(name=what, value=sum(a.holds for a in of_kind), n=len(of_kind), is_count=True)


def _dates(dates: dict[str, str], told: list[Told]) -> Iterator[Answer]:
    for key, value in dates.items():
        named = _NAMED_REPORT.search(key)
        words = _NAMED_REPORT.sub("", key).strip()
        for one in told:
            if (named is None or one.id == named[1]) and words in one.analysis.document.text:
                found = [
                    edtf_of(timex)
                    for timex in one.analysis.timexes
                    if overlaps(_place(words, one), (timex.span.start, timex.span.end))
                ]
                ours = "; ".join(found) or "nothing"
                yield Answer("dates right", one.id, f"{words}: {value}", ours, _plain(value) in map(_plain, found))


def _place(words: str, one: Told) -> tuple[int, int]:
    start = one.analysis.document.text.index(words)
    return (start, start + len(words))


def _plain(value: str) -> str:
    """Return EDTF as gold writes it: what began at some time up to 2023 is ``[..2023]``, whatever came after."""
    return re.sub(r"^(\[\.\.[\d-]+\])/\.\.$", r"\1", value)


def _responses(contest: str, told: list[Told]) -> Iterator[Answer]:
    for match in _SAID.finditer(contest):
        words, name = match[1].strip(), match[2]
        one = next((report for report in told if report.id == name), None)
        if one is None:
            continue
        if "comment" in words:
            silent = [r.by.name for r in one.analysis.responses if r.kind in _SILENT]
            right = any(set(words_of(who)) & set(words_of(words)) for who in silent)
            yield Answer("silences found", name, words, "; ".join(silent) or "nothing", right)
        elif words.startswith(("denied", "denies")):
            denied = [c.citation.quote for c in one.analysis.claims if c.standing is Standing.DENIED]
            yield Answer("denials found", name, words, "; ".join(denied) or "nothing", bool(denied))


def _forecasts(expected: dict[str, Any], told: list[Told]) -> Iterator[Answer]:
    if expected.get("kind") != "forecast" or "edtf" not in expected:
        return
    first_day = min(expected.get("support_by_day", {}), default="")
    claims = [c for one in told if one.published == first_day for c in one.analysis.claims]
    ours = [edtf_of(c.time) for c in claims if c.time is not None and c.standing is Standing.FORECAST]
    shown = "; ".join(ours) or "nothing"
    right = _plain(expected["edtf"]) in map(_plain, ours)
    yield Answer(
        "forecasts with their window", first_day, f"{expected['proposition']}: {expected['edtf']}", shown, right
    )


def _noise(rule: str, told: list[Told]) -> Iterator[Answer]:
    match = _QUOTED.search(rule)
    for one in told if match is not None else ():
        words = match[1] if match is not None else ""
        if words in one.analysis.document.text:
            place = _place(words, one)
            taken = [
                claim.citation.quote
                for claim in one.analysis.claims
                if any(overlaps(place, (span.start, span.end)) for span in claim.citation.spans)
            ]
            yield Answer("noise left out", one.id, rule, "; ".join(taken) or "left out", not taken)


def score_credits(told: list[Told]) -> Score:
    """Score the credits that reports give to other outlets of their story."""
    outlets = {one.id: one.outlet for one in told}
    gold = {(one.id, outlets[name]) for one in told for name in _CREDITS.findall(one.kind) if name in outlets}
    ours = {
        (one.id, outlet)
        for one in told
        for derivation in one.analysis.derivations
        for outlet in outlets.values()
        if outlet != one.outlet and set(words_of(derivation.upstream)) == set(words_of(outlet))
    }
    hits = len(gold & ours)
    return Score(hits, len(ours), hits, len(gold))
