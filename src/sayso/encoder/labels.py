"""What the encoder answers for every word: its heads, their labels, and where each lies in the output.

The order is part of a trained model's format; ``FORMAT`` changes with it, and a model of another format is refused.
"""

from __future__ import annotations

from dataclasses import dataclass

FORMAT = 1
"""The number that a model's description must carry to be run by this code."""

NAME_TYPES = ("PER", "ORG", "GPE", "LOC", "FAC")
CUE_KINDS = (
    *("say", "report", "think", "claim", "confirm", "deny", "direct", "commit", "assess", "nocomment", "credit"),
    "hearsay",
)
HEDGE_TYPES = ("modal", "epistemic", "neg", "future", "cond", "bound")
STANDINGS = ("A", "T", "R", "H", "D", "N", "F", "Y", "P")
"""Asserted, attributed flatly, hearsay, hedged, denied, stated not to be so, future, hypothetical, presupposed."""
ZONES = ("body", "headline", "byline", "dateline", "caption", "promo", "related", "boilerplate")


@dataclass(frozen=True, slots=True)
class Head:
    """One question that is answered for every word, and the columns of the output that answer it.

    ``labels`` of a head of spans are O, then B- and I- of each type in turn; of others, the plain labels.
    """

    name: str
    types: tuple[str, ...]
    start: int
    is_spans: bool = True

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels, in the order of the columns."""
        if not self.is_spans:
            return self.types
        return ("O", *(f"{prefix}-{kind}" for kind in self.types for prefix in "BI"))

    @property
    def size(self) -> int:
        """How many columns the head has."""
        return 2 * len(self.types) + 1 if self.is_spans else len(self.types)

    @property
    def columns(self) -> slice:
        """The head's columns in the output."""
        return slice(self.start, self.start + self.size)


def _lay_out(*heads: tuple[str, tuple[str, ...], bool]) -> dict[str, Head]:
    laid: dict[str, Head] = {}
    start = 0
    for name, types, is_spans in heads:
        laid[name] = Head(name, types, start, is_spans)
        start += laid[name].size
    return laid


HEADS = _lay_out(
    ("name", ("N",), True),
    ("type", NAME_TYPES, False),  # asked of names only
    ("source", ("S",), True),
    ("cue", ("C",), True),
    ("act", CUE_KINDS, False),  # asked of cues only
    ("content", ("X",), True),
    ("inner", ("X",), True),  # contents inside contents
    ("hedge", HEDGE_TYPES, True),
    ("head", ("P",), True),  # the words that carry a claim
    ("standing", STANDINGS, False),  # asked of claim heads only
    ("time", ("T",), True),
    ("zone", ZONES, False),
)
# Where a name or a cue stands and of what kind it is are two questions: asked as one, doubt about the kind cuts spans.
KIND_HEADS = {"name": "type", "cue": "act"}
LABEL_COLUMNS = sum(head.size for head in HEADS.values())

LINK_SIZE = 48
"""The length of the vectors that link spans: a span's vector is its first word's plus its last word's."""

LINKS = ("cue_asks_source", "source", "content_asks_cue", "cue", "first_name", "second_name")
"""What the link vectors are for: a cue seeks its source, a content its cue, a name the names it is tied to."""
LINK_COLUMNS = len(LINKS) * 2 * LINK_SIZE


def link_columns(name: str, *, last: bool) -> slice:
    """Return the columns of a link vector, counted after the labels': of a span's first word, or of its ``last``."""
    start = LABEL_COLUMNS + (2 * LINKS.index(name) + last) * LINK_SIZE
    return slice(start, start + LINK_SIZE)
