"""Which mentions stand in which passage, in one pass over both."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from sayso.extract.parse import ParsedPassage
from sayso.model.mentions import Mention


def by_passage(parsed: Sequence[ParsedPassage], mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Return, for each passage, the mentions inside it, in the order given."""
    order = sorted(range(len(parsed)), key=lambda number: parsed[number].passage.span)
    starts = [parsed[number].passage.span.start for number in order]
    found: list[list[Mention]] = [[] for _ in parsed]
    for mention in mentions:
        at = bisect_right(starts, mention.span.start) - 1
        if at >= 0 and parsed[order[at]].passage.span.contains(mention.span):
            found[order[at]].append(mention)
    return found
