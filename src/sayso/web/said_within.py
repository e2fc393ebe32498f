"""Whose words they are: the claims within words that are shown as a proof, or as what changed on the way.

Words that two reports share, or a cell of the drift table, may hold whole claims. They are shown with whoever says so
and how it stands, as everything else is (TRADECRAFT, 8.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sayso.ask.answers import ReportedClaim

Spoken = Mapping[str, tuple[tuple[str, ReportedClaim], ...]]
"""By report: its claims with their words as they are compared, the longest first."""


def plain(words: str) -> str:
    """Return words as they are compared: white space is one space, no capitals."""
    return " ".join(words.split()).casefold()


def by_words(claims: Iterable[ReportedClaim]) -> Spoken:
    """Return claims by report and words."""
    found: dict[str, list[tuple[str, ReportedClaim]]] = {}
    for reported in claims:
        found.setdefault(reported.report.id, []).append((plain(reported.statement.quote), reported))
    return {report: tuple(sorted(held, key=lambda one: -len(one[0]))) for report, held in found.items()}


def said_within(words: str, reports: Iterable[str], spoken: Spoken) -> tuple[ReportedClaim, ...]:
    """Return the claims of these reports that stand within words; none that lies within another one of them."""
    text = plain(words)
    held: dict[str, ReportedClaim] = {}
    for report in reports:
        for quote, reported in spoken.get(report, ()):
            if quote in text and not any(quote in longer for longer in held):
                held[quote] = reported
    return tuple(held.values())


def with_said(data: dict[str, Any], spoken: Spoken) -> dict[str, Any]:
    """Return the JSON of a story with whose the words are.

    ``said`` stands wherever words of reports do: the claims in them as sentences; propositions have ``standings``.
    """
    added = dict(data)
    if "derivations" in data:
        added["derivations"] = [_proved(each, spoken) for each in data["derivations"]]
    if "drift" in data:
        added["drift"] = [_drifted(each, spoken) for each in data["drift"]]
    if "rows" in data:
        added["rows"] = [{**row, "cells": [_cell(cell, spoken) for cell in row["cells"]]} for row in data["rows"]]
    if "propositions" in data:
        added["propositions"] = list(map(_stood, data["propositions"]))
    if isinstance(data.get("proposition"), dict):
        added["proposition"] = _stood(data["proposition"])
    if "story" in data and isinstance(data["story"], dict):
        added["story"] = with_said(data["story"], spoken)
    return added


def _stood(proposition: dict[str, Any]) -> dict[str, Any]:
    """Add how a proposition stands in the reports: its names and words are never read without that."""
    claims = (*proposition["claims"], *proposition["denials"])
    return {**proposition, "standings": list(dict.fromkeys(claim["standing"] for claim in claims))}


def _proved(derivation: dict[str, Any], spoken: Spoken) -> dict[str, Any]:
    upstream = derivation["upstream"]
    reports = [derivation["derived"], *([upstream] if isinstance(upstream, str) else [])]
    return {**derivation, "said": _sentences(derivation["proof"], reports, spoken)}


def _drifted(drift: dict[str, Any], spoken: Spoken) -> dict[str, Any]:
    before = _sentences([drift["before"]], [drift["from"]], spoken)
    after = _sentences([drift["after"]], [drift["to"]], spoken)
    return {**drift, "said": list(dict.fromkeys([*before, *after]))}


def _cell(cell: dict[str, Any], spoken: Spoken) -> dict[str, Any]:
    return {**cell, "said": _sentences([cell["words"]], [cell["report"]], spoken)}


def _sentences(texts: Iterable[str], reports: Iterable[str], spoken: Spoken) -> list[str]:
    places = list(reports)
    said = (reported.statement.sentence for words in texts for reported in said_within(words, places, spoken))
    return list(dict.fromkeys(said))
