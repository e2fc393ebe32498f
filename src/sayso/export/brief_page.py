"""A brief worked out as a page: the names of its parts, its doors and its colophon, before any template sees it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.ask.brief_answers import Brief, BriefGroup, BriefLine, Part
from sayso.ask.story_words import KIND_OF_REPORT_WORDS, SUPPORT_WORDS
from sayso.model.provenance import Support

PART_WORDS: dict[Part, tuple[str, str]] = {
    Part.CRIMINAL: ("Criminal matters", "each at its step; what clears somebody first"),
    Part.EVENTS: ("Reported events", "by how many origins stand behind them"),
    Part.ASSESSMENTS: ("Assessments", "what somebody makes of it, under whoever does; none of it is an event"),
    Part.AHEAD: ("Said to lie ahead", "forecasts and conditions; none of it has happened"),
    Part.ROLES: ("Who is described how", "by whom, in which words"),
    Part.ANSWERS: ("Denials and silences by themselves", "what they answer is told by none of these reports"),
    Part.ASIDE: ("Also in the reports", "background, and words too short to stand above"),
}
"""What each part is called, and what it holds."""

COMPACT = frozenset({Part.ROLES, Part.ASIDE, Part.ANSWERS, Part.AHEAD})
"""Parts whose lines say in words how often they are reported, and no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPage:
    """One part as it is printed; ``key`` is its place in the address."""

    key: str
    heading: str
    about: str
    groups: tuple[BriefGroup, ...]
    compact: bool

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return sum(len(group.lines) for group in self.groups)


def part_pages(brief: Brief) -> tuple[PartPage, ...]:
    """Return the parts of a brief as they are printed."""
    return tuple(
        PartPage(
            key=part.value,
            heading=PART_WORDS[part][0],
            about=PART_WORDS[part][1],
            groups=groups,
            compact=part in COMPACT,
        )
        for part, groups in brief.parts
    )


def heading_of(brief: Brief) -> str:
    """Return what a brief is called."""
    return f"Brief: {brief.about[:1].lower()}{brief.about[1:]}"


def as_of_words(brief: Brief) -> str:
    """Say which day it is as of."""
    return f"as of {brief.as_of}" if brief.as_of else "as of all that is held"


_SINGLE = {
    Support.SINGLE_SOURCE: "Single source",
    Support.OWN_WORD_ONLY: "Single source, on the outlet’s own word",
    Support.HEARSAY_ONLY: "No source, hearsay only",
}


def support_words(line: BriefLine) -> str:
    """Return what stands for a line, beginning with a capital; that there is but one source is said so."""
    words = _SINGLE.get(line.status.support, SUPPORT_WORDS[line.status.support])
    return f"{words[:1].upper()}{words[1:]}"


def kind_words(kind: str) -> str:
    """Return the words for a kind of report."""
    return KIND_OF_REPORT_WORDS.get(kind, kind)


def runs(numbers: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Return numbers as stretches: 1, 2, 3 and 7 are (1, 3) and (7, 7)."""
    ordered = sorted(set(numbers))
    if not ordered:
        return ()
    cuts = [index for index, (one, other) in enumerate(pairwise(ordered), 1) if other != one + 1]
    return tuple((part[0], part[-1]) for part in _cut(ordered, cuts))


def _cut(numbers: list[int], cuts: Iterable[int]) -> list[list[int]]:
    places = [0, *cuts, len(numbers)]
    return [numbers[start:end] for start, end in pairwise(places)]


def capitalized(words: str) -> str:
    """Return words with a capital at their beginning and no comma at their end; names in them stay as they are."""
    return f"{words[:1].upper()}{words[1:].rstrip(',')}"
