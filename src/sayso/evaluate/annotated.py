"""Read articles that were annotated inline, in the format of the Wikinews set's GUIDELINES.

The format: the article's text with tags ``<n T>``, ``<sN>``, ``<cN TYPE>``, ``<xN>``, ``<h T>``, ``<p S>``, ``<t V>``,
then the sections TIES, RESPONSES and CREDITS. Offsets count characters of the text without its tags. Texts of our own
may also mark a page's furniture: ``<z KIND>``, KIND a zone's kind or ``headline``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.errors import EvaluationError

_TAG = re.compile(r"<(/?)(n|s\d+|c\d+|x\d+|h|p|t|z)(?: ([^<>]*))?>")
_DATELINE = re.compile(r"[A-Z][a-z]+day, [A-Z][a-z]+ \d{1,2}, \d{4}\s*\n")


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of an annotated text: what it is and its value (a type, a letter, a date)."""

    start: int
    end: int
    tag: str
    value: str = ""

    @property
    def at(self) -> tuple[int, int]:
        """Where it stands."""
        return (self.start, self.end)

    @property
    def kind(self) -> str:
        """The tag without its number."""
        return self.tag[0]

    @property
    def number(self) -> str:
        """The number that ties a source, a cue and a content together; empty for other tags."""
        return self.tag[1:]

    def holds(self, other: Marked) -> bool:
        """Tell whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedArticle:
    """One article with what a careful reader marked in it."""

    id: str
    title: str
    published: str
    text: str
    marks: tuple[Marked, ...]
    ties: tuple[tuple[str, ...], ...]
    responses: tuple[tuple[str, ...], ...]
    credits: tuple[tuple[str, ...], ...]

    def of(self, kind: str) -> tuple[Marked, ...]:
        """Return the marks of a kind in text order, leaving out those in the dateline above the body."""
        body = self.body_start
        return tuple(mark for mark in self.marks if mark.kind == kind and mark.start >= body)

    @property
    def body_start(self) -> int:
        """Where the text begins after a first line that is only the date."""
        match = _DATELINE.match(self.text)
        return match.end() if match else 0

    def words(self, mark: Marked) -> str:
        """Return the words of a mark."""
        return self.text[mark.start : mark.end]

    def attribution_of(self, head: Marked) -> tuple[Marked | None, tuple[Marked, ...], Marked | None]:
        """Return (innermost content, its sources, its cue) around a head; all empty in the article's own voice."""
        around = [content for content in self.of("x") if content.holds(head)]
        if not around:
            return None, (), None
        content = min(around, key=lambda mark: (mark.end - mark.start, mark.start))
        sources = tuple(mark for mark in self.of("s") if mark.number == content.number)
        cue = next((mark for mark in self.of("c") if mark.number == content.number), None)
        return content, sources, cue


def read_annotated(folder: Path, split: str, limit: int | None = None) -> Iterator[AnnotatedArticle]:
    """Read the articles of a split (``all`` for every one) in the order of the index; at most ``limit``.

    Raises EvaluationError where the folder has no index or a file does not fit it.
    """
    index = folder / "index.json"
    if not index.is_file():
        raise EvaluationError(f"{folder} holds no index.json.", hint="Point --data at the unpacked set.")
    entries = json.loads(index.read_text(encoding="utf-8"))
    chosen = [entry for entry in entries if split in ("all", entry["split"])]
    if not chosen:
        known = ", ".join(sorted({entry["split"] for entry in entries}))
        raise EvaluationError(f"{folder} has no split {split!r}.", hint=f"There are: {known}.")
    for entry in chosen[:limit]:
        yield _read_article(folder, entry)


def _read_article(folder: Path, entry: dict[str, Any]) -> AnnotatedArticle:
    name = entry["id"]
    text = (folder / "in" / f"{name}.txt").read_text(encoding="utf-8")
    raw = (folder / "out" / f"{name}.ann.txt").read_text(encoding="utf-8")
    body, _, tail = raw.partition("\n=== TIES")
    plain, marks = parse_inline(body)
    if plain.rstrip() != text.rstrip():
        raise EvaluationError(f"{name}: the annotated text is not the article's text.")
    sections = parse_sections("=== TIES" + tail)
    return AnnotatedArticle(
        id=name,
        title=entry["title"],
        published=entry["date"],
        text=text,
        marks=marks,
        ties=sections.get("TIES", ()),
        responses=sections.get("RESPONSES", ()),
        credits=sections.get("CREDITS", ()),
    )


def parse_inline(body: str) -> tuple[str, tuple[Marked, ...]]:
    """Strip the tags from an annotated text; return the text and the marks in text order, outer before inner."""
    parts: list[str] = []
    marks: list[Marked] = []
    open_tags: list[tuple[str, str, int]] = []
    position = last = 0
    for match in _TAG.finditer(body):
        parts.append(body[last : match.start()])
        position += len(parts[-1])
        last = match.end()
        closing, tag, value = match.groups()
        if not closing:
            open_tags.append((tag, value or "", position))
            continue
        if not open_tags or open_tags[-1][0] != tag:
            raise EvaluationError(f"The annotation crosses tags at character {position}: </{tag}>.")
        name, kept, start = open_tags.pop()
        marks.append(Marked(start, position, name, kept))
    parts.append(body[last:])
    return "".join(parts), tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.tag)))


def parse_sections(tail: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Read the lists after an annotated text: each section's lines, cut at their bars."""
    found: dict[str, list[tuple[str, ...]]] = {}
    rows: list[tuple[str, ...]] = []
    for line in tail.splitlines():
        if line.startswith("==="):
            rows = found.setdefault(line.strip("= "), [])
        elif line.strip():
            rows.append(tuple(cell.strip() for cell in line.split("|")))
    return {name: tuple(lines) for name, lines in found.items()}
