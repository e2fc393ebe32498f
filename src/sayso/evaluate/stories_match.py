"""Which proposition of a story, as JSON, is the one that gold means, and how it stood on a day.

Gold names a proposition by a few words of each report that carries it, never by sayso's ids or terms. It is found where
one proposition rests on a claim with those words in every one of these reports; a claim of a stronger proposition
counts, as it does for the reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sayso.evaluate.counting import words_of

Json = dict[str, Any]
_ENOUGH = 0.75
"""Which share of gold's words a claim must quote, in any order, to be the claim that gold means."""


@dataclass(frozen=True)
class ToldStory:
    """A story as sayso tells it, beside its gold; ``ids`` maps gold's names of reports to ids of documents."""

    gold: Json
    json: Json
    ids: Mapping[str, str]

    @cached_property
    def names(self) -> dict[str, str]:
        """Gold's names of reports by the ids of documents."""
        return {document: name for name, document in self.ids.items()}

    @cached_property
    def claims(self) -> dict[tuple[str, str], str]:
        """The quotation of every claim that some proposition shows, by gold's name of the report and claim id."""
        shown = (claim for p in self.json["propositions"] for claim in (*p["claims"], *p["denials"]))
        return {(self.names[claim["report"]], claim["claim"]): claim["quote"] for claim in shown}

    @cached_property
    def origins(self) -> dict[str, Json]:
        """Every origin by its id."""
        return {origin["id"]: origin for origin in self.json["origins"]}

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """For each proposition of gold, the one of ours that comes nearest."""
        return tuple(match_proposition(self, expected) for expected in self.gold["expected"])

    def supporting(self, proposition: Json) -> frozenset[tuple[str, str]]:
        """Return the claims for a proposition, its own and those of stronger ones, as (report, claim)."""
        own = [(claim["report"], claim["claim"]) for claim in proposition["claims"]]
        stronger = [(ref["report"], ref["claim"]) for ref in proposition["supporting"]]
        return frozenset((self.names[report], claim) for report, claim in (*own, *stronger))

    def opposing(self, proposition: Json) -> frozenset[tuple[str, str]]:
        """Return the claims against a proposition as (report, claim)."""
        refs = (*proposition["denials"], *proposition["opposing"])
        return frozenset((self.names[ref["report"]], ref["claim"]) for ref in refs)


@dataclass(frozen=True, slots=True)
class Match:
    """A proposition of gold, and ours that comes nearest (``None``: no claim has gold's words).

    ``covered`` are the reports of gold whose words ours rests on.
    """

    expected: Json
    ours: Json | None
    covered: frozenset[str]

    @property
    def is_found(self) -> bool:
        """Whether every report that gold names is covered."""
        return self.ours is not None and self.covered == frozenset(self.expected["claims"])


def match_proposition(told: ToldStory, expected: Json) -> Match:
    """Return the proposition that covers most of gold's reports, of these the one with fewest others.

    A figure is preferred only where gold names its value.
    """
    wanted = frozenset(expected["claims"])
    allowed = wanted | frozenset(expected.get("claims_optional", {}))
    best = Match(expected, None, frozenset())
    rank = (0, False, 0, 0)
    for proposition in told.json["propositions"]:
        if not _value_fits(expected, proposition):
            continue
        covered = frozenset(_covered(told, expected["claims"], proposition))
        others = len({report for report, _ in told.supporting(proposition)} - allowed)
        bare = proposition["value"] is None or "value" in expected
        mine = (len(covered), bare, -others, _closeness(told, expected["claims"], proposition))
        if covered and mine > rank:
            best, rank = Match(expected, proposition, covered), mine
    return best


def _covered(told: ToldStory, wanted: Mapping[str, str | list[str]], proposition: Json) -> Iterator[str]:
    for report, claim in told.supporting(proposition):
        if report in wanted and any(
            says(told.claims.get((report, claim), ""), words) for words in runs(wanted[report])
        ):
            yield report


def _closeness(told: ToldStory, wanted: Mapping[str, str | list[str]], proposition: Json) -> int:
    """Return how few words the proposition's own claims have beside gold's, as a negative number."""
    own = [claim for claim in proposition["claims"] if told.names[claim["report"]] in wanted]
    return -sum(len(words_of(claim["quote"])) for claim in own) // max(1, len(own))


def _value_fits(expected: Json, proposition: Json) -> bool:
    """Whether ours is the figure that gold names, where it names one."""
    wanted, value = expected.get("value"), proposition["value"]
    if wanted is None:
        return True
    return value is not None and (says(value["text"], wanted) or says(wanted, value["text"]))


def runs(words: str | list[str]) -> list[str]:
    """Return the runs of words of which any one is enough."""
    return [words] if isinstance(words, str) else words


def says(quote: str, words: str) -> bool:
    """Whether a quotation has these words, or nearly all of them."""
    wanted, given = words_of(words), words_of(quote)
    if not wanted or not given:
        return False
    if any(char.isdigit() for char in words):
        figures = [word for word in wanted if word[0].isdigit()]
        if not set(figures) <= set(given):
            return False
    return sum(word in given for word in wanted) >= _ENOUGH * len(wanted)


def standing_on(proposition: Json, day: str) -> Json | None:
    """Return the three axes as they stood at the end of a day; ``None`` before the first report."""
    past = [entry for entry in proposition["history"] if entry["as_of"] is None or entry["as_of"] <= day]
    return past[-1] if past else None


def is_one_of(value: object, allowed: object) -> bool:
    """Whether a value is the one that gold has, one of several, or a number in a range ``[least, most]``."""
    if not isinstance(allowed, list):
        return value == allowed
    if allowed and isinstance(allowed[0], int) and isinstance(value, int):
        return bool(allowed[0] <= value <= allowed[-1])
    return value in allowed
