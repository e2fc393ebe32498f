"""The limits that keep a hostile file from costing more than itself, as one table.

``sayso limits`` prints it, and each refusal or note names the limit it comes from. Figures and the failures behind
them: RELIABILITY, sections 2 and 7.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.errors import LimitExceeded


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One limit: its name, its figure in ``unit``, why it is there, and whether going over it refuses the input."""

    name: str
    value: int
    unit: str
    why: str
    refuses: bool = False


INPUT_BYTES = Limit(
    name="input-bytes",
    value=10_000_000,
    unit="bytes",
    why="no article is that long; a larger file is something else",
    refuses=True,
)
RATIO = Limit(
    name="compression-ratio",
    value=100,
    unit="times",
    why="a compressed file that grows more than this is a bomb",
    refuses=True,
)
RECORDS_BYTES = Limit(
    name="records-bytes",
    value=1_000_000_000,
    unit="bytes",
    why="a JSON Lines file is read record by record, but whole in memory",
    refuses=True,
)
DEPTH = Limit(name="nesting", value=512, unit="elements", why="parsers take quadratic time over deep nesting")
HIDDEN_DEPTH = Limit(
    name="nesting-hidden",
    value=1024,
    unit="elements",
    why="hidden elements are kept beyond the nesting limit up to here",
)
ATTRIBUTES = Limit(name="attributes", value=256, unit="a tag", why="parsers compare every attribute with every other")
TAGS = Limit(name="tags", value=200_000, unit="tags", why="a page of more markup than a book has words")
TEXT = Limit(
    name="text", value=500_000, unit="characters", why="about 80,000 words; analysis takes memory in step with the text"
)
PASSAGE = Limit(
    name="passage", value=2_000, unit="characters", why="no sentence is that long; expressions run on no more than this"
)
TOKEN = Limit(name="token", value=1_000, unit="characters", why="no word is that long")
TITLE = Limit(name="title", value=1_000, unit="characters", why="no headline is that long")
DATE = Limit(name="date", value=100, unit="characters", why="no date is that long")
JSON_LD = Limit(name="json-ld", value=200_000, unit="characters", why="structured data of one article is shorter")
RECORD_DEPTH = Limit(
    name="record-nesting", value=100, unit="levels", why="deep JSON overflows the reader", refuses=True
)
PAGES = Limit(name="pdf-pages", value=2_000, unit="pages", why="a report of that many pages is a book")
SECOND_OPINION = Limit(
    name="second-opinion",
    value=2_000_000,
    unit="characters",
    why="the second opinion on what is the article is only asked for pages up to this size",
)
SECOND_DEPTH = Limit(
    name="second-opinion-nesting",
    value=200,
    unit="elements",
    why="the parser under the second opinion drops the rest of a page that nests deeper than 255",
)

LIMITS = (
    INPUT_BYTES, RATIO, RECORDS_BYTES, DEPTH, HIDDEN_DEPTH, ATTRIBUTES, TAGS, TEXT, PASSAGE, TOKEN, TITLE, DATE,
    JSON_LD, RECORD_DEPTH, PAGES, SECOND_OPINION, SECOND_DEPTH,
)  # fmt: skip
"""Every limit, in the order in which an input meets them."""


def exceeded(limit: Limit, name: str, found: int | str) -> LimitExceeded:
    """Return the error that refuses ``name`` for being over ``limit``."""
    return LimitExceeded(
        f"{name}: over the limit '{limit.name}' of {limit.value:,} {limit.unit} (found {found}).",
        hint="Split it, or give the article alone. 'sayso limits' lists the limits.",
    )
