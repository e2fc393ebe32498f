"""Who says what as spans: sources, cues and contents of a text beside a reader's, exactly and by overlap.

The counting is that of the figures published on PolNeAR: a span is right where it begins and ends with the reader's,
each type for itself, spans as a set for a text. A content in several stretches is several spans; stretches with
nothing but white space between them are one, on both sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.evaluate.counting import Score, exact_score, overlap_score

if TYPE_CHECKING:
    from sayso.model.speech import AttributionSpans

At = tuple[int, int]
TYPES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class SpokenSpans:
    """The spans of one text by type, each a set of (start, end) in characters."""

    source: frozenset[At] = frozenset()
    cue: frozenset[At] = frozenset()
    content: frozenset[At] = frozenset()

    def of(self, name: str) -> frozenset[At]:
        """Return the spans of a type: ``source``, ``cue`` or ``content``."""
        spans: frozenset[At] = getattr(self, name)
        return spans


@dataclass(slots=True)
class AttributionScore:
    """Exact and overlap scores of the three types, added up over texts."""

    exact: dict[str, Score] = field(default_factory=lambda: dict.fromkeys(TYPES, Score()))
    overlap: dict[str, Score] = field(default_factory=lambda: dict.fromkeys(TYPES, Score()))


def spoken_spans(text: str, attributions: Iterable[AttributionSpans]) -> SpokenSpans:
    """Return the spans of a text's attributions."""
    found: dict[str, set[At]] = {name: set() for name in TYPES}
    for attribution in attributions:
        found["cue"].add((attribution.cue.start, attribution.cue.end))
        if attribution.source is not None:
            found["source"].add((attribution.source.start, attribution.source.end))
        found["content"].update(joined(text, [(span.start, span.end) for span in attribution.contents]))
    return SpokenSpans(*(frozenset(found[name]) for name in TYPES))


def joined(text: str, spans: Iterable[At]) -> list[At]:
    """Return stretches of a text in order, without white space at their ends; those that touch or overlap are one."""
    found: list[At] = []
    for start, end in sorted(spans):
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return [trimmed(text, span) for span in found]


def trimmed(text: str, span: At) -> At:
    """Return a stretch without white space at its ends."""
    words = text[span[0] : span[1]]
    start = span[0] + len(words) - len(words.lstrip())
    return (start, start + len(words.strip()))


def score_attributions(gold: Sequence[SpokenSpans], ours: Sequence[SpokenSpans]) -> AttributionScore:
    """Score the spans of texts beside gold, text by text in the same order; usable on raw predictions too."""
    total = AttributionScore()
    for wanted, given in zip(gold, ours, strict=True):
        for name in TYPES:
            total.exact[name] += exact_score(wanted.of(name), given.of(name))
            total.overlap[name] += overlap_score(wanted.of(name), given.of(name))
    return total


def differences(gold: SpokenSpans, ours: SpokenSpans) -> Iterator[tuple[str, At, list[At]]]:
    """Yield (what is wrong, the place, our or gold's spans that overlap it), in text order by type."""
    for name in TYPES:
        wanted, given = gold.of(name), ours.of(name)
        for place in sorted(wanted - given):
            near = sorted(other for other in given if other[0] < place[1] and place[0] < other[1])
            yield (f"{name} bounds" if near else f"missed {name}", place, near)
        for place in sorted(given - wanted):
            if not any(other[0] < place[1] and place[0] < other[1] for other in wanted):
                yield f"spurious {name}", place, []
