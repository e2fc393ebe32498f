"""The words in which pages tell of stories: the same tables as the terminal's, as filters of templates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sayso.ask.answers import ReportedClaim, ReportName
from sayso.ask.story_answers import PropositionAnswer
from sayso.ask.story_statements import silence
from sayso.ask.story_words import (
    CONTEST_WORDS,
    DERIVATION_WORDS,
    DRIFT_WORDS,
    INDEPENDENCE_WORDS,
    KIND_OF_REPORT_WORDS,
    LIFECYCLE_WORDS,
    ORIGIN_WORDS,
    RELATION_WORDS,
    SUPPORT_WORDS,
)
from sayso.ask.vocabulary import STANDING_WORDS
from sayso.export.story_terminal import read_as
from sayso.web.said_within import said_within
from sayso.web.tellings import Told

MOST_WORDS = 30
"""So many words of a proof a tooltip shows; the list has all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherReport:
    """A report that has something too: the place of it, and how it stands there."""

    report: ReportName
    claim: str
    standings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderOf:
    """Who says some of the words that are shown, by which verb and how sure, and the claims in which they do."""

    holder: str
    verb: str
    standing: str
    claims: tuple[ReportedClaim, ...]


def by_holder(claims: Iterable[ReportedClaim]) -> tuple[HolderOf, ...]:
    """Return claims by holder, verb and standing, in the order in which these come first."""
    found: dict[tuple[str, str, str], list[ReportedClaim]] = {}
    for reported in claims:
        said = reported.statement
        found.setdefault((said.holder, said.verb, said.standing.value), []).append(reported)
    return tuple(
        HolderOf(holder=holder, verb=verb, standing=standing, claims=tuple(held))
        for (holder, verb, standing), held in found.items()
    )


def other_reports(answer: PropositionAnswer) -> tuple[OtherReport, ...]:
    """Return the reports beside that of the leading claim which put something forward, each once."""
    others = [reported for reported in answer.also if reported.report.id != answer.lead.report.id]
    found = []
    for _, run in groupby(others, key=lambda reported: reported.report.id):
        claims = list(run)
        standings = dict.fromkeys(STANDING_WORDS[reported.claim.standing] for reported in claims)
        found.append(OtherReport(report=claims[0].report, claim=claims[0].claim.id, standings=tuple(standings)))
    return tuple(found)


def opposing(answer: PropositionAnswer, told: Told) -> tuple[ReportedClaim, ...]:
    """Return what else stands against a proposition in a story."""
    return told.opposing(answer)


def said_in(words: str, told: Told, *reports: str) -> tuple[ReportedClaim, ...]:
    """Return the claims of reports that stand within words."""
    return said_within(words, reports, told.spoken)


def shortened(words: str) -> str:
    """Return the beginning of long words, and how many they are."""
    parts = words.split()
    return words if len(parts) <= MOST_WORDS else f"{' '.join(parts[:MOST_WORDS])} … ({len(parts)} words in all)"


def report_kind_words(kind: str) -> str:
    """Return the words for what kind of report it is."""
    return KIND_OF_REPORT_WORDS.get(kind, kind)


ALL: Mapping[str, Callable[..., Any]] = {
    "support_words": SUPPORT_WORDS.__getitem__,
    "contest_words": CONTEST_WORDS.__getitem__,
    "lifecycle_words": LIFECYCLE_WORDS.__getitem__,
    "origin_words": ORIGIN_WORDS.__getitem__,
    "derivation_words": DERIVATION_WORDS.__getitem__,
    "independence_words": INDEPENDENCE_WORDS.__getitem__,
    "relation_words": RELATION_WORDS.__getitem__,
    "drift_words": DRIFT_WORDS.__getitem__,
    "report_kind_words": report_kind_words,
    "silence_words": silence,
    "other_reports": other_reports,
    "opposing": opposing,
    "said_in": said_in,
    "by_holder": by_holder,
    "read_as": read_as,
    "shortened": shortened,
}
