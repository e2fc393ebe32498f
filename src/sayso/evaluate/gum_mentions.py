"""Read a document of the GUM corpus: its text, its words, and who is meant by which of them.

The format is CoNLL-U with ``Entity=`` in the last column: brackets around mentions, and in the opening one
``group-type-status-salience-centring-core-link-identity``. Mentions of one group are one somebody or something.
Offsets count characters of the text that is put together from the words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sayso.errors import EvaluationError

_BRACKET = re.compile(r"\((\d+)-([^()]*)(\)?)|(\d+)\)")
_GENRE = re.compile(r"^# meta::genre = (\S+)", re.MULTILINE)
_META = re.compile(r"^# meta::(title|dateCreated) = (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class GumWord:
    """A word: where it stands, its tags, and the number of the word that it depends on (-1 for none)."""

    start: int
    end: int
    form: str
    lemma: str
    tag: str
    relation: str
    governor: int


@dataclass(frozen=True, slots=True)
class GumMention:
    """A mention: the words from ``first`` to ``last`` (both in), those of its core, and whom it means."""

    first: int
    last: int
    core: tuple[int, ...]
    group: str
    type: str
    link: str


@dataclass(slots=True)
class GumDocument:
    """A document; ``parts`` says of a plural's group which groups it is made of, where it was never named as one."""

    id: str
    genre: str
    title: str
    written: str
    text: str
    words: list[GumWord] = field(default_factory=list)
    mentions: list[GumMention] = field(default_factory=list)
    parts: dict[str, frozenset[str]] = field(default_factory=dict)

    def place(self, mention: GumMention) -> tuple[int, int]:
        """Return where a mention stands."""
        return self.words[mention.first].start, self.words[mention.last].end

    def head(self, mention: GumMention) -> GumWord:
        """Return the word of a mention's core that the others hang on."""
        core = [self.words[at] for at in mention.core]
        return next((w for w in core if not mention.first <= w.governor <= mention.last), core[0])


def read_gum(folder: Path, split: str, limit: int | None = None) -> Iterator[GumDocument]:
    """Read the documents of a split (as ``splits.md`` has them) that are there, in its order; at most ``limit``.

    Raises EvaluationError where the folder has no such split.
    """
    names = _splits(folder).get(split)
    if names is None:
        known = ", ".join(_splits(folder))
        raise EvaluationError(f"{folder} has no split {split!r}.", hint=f"There are: {known}.")
    there = [path for name in names if (path := folder / "dep" / f"{name}.conllu").is_file()]
    for path in there[:limit]:
        yield parse_gum(path.stem, path.read_text(encoding="utf-8"))


def _splits(folder: Path) -> dict[str, list[str]]:
    splits: dict[str, list[str]] = {}
    for line in (folder / "splits.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            splits[line[3:].strip()] = []
        elif line.lstrip().startswith("* ") and splits:
            splits[next(reversed(splits))].append(line.lstrip()[2:].strip())
    return splits


def parse_gum(name: str, raw: str) -> GumDocument:
    """Read a document in CoNLL-U; raises EvaluationError where a bracket is never closed."""
    genre = _GENRE.search(raw)
    meta = dict(_META.findall(raw))
    found = GumDocument(
        name, genre.group(1) if genre else "", meta.get("title", ""), meta.get("dateCreated", "").strip(), ""
    )
    opened: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for block in re.split(r"\n\s*\n", raw):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        _add_words(found, rows, is_paragraph="# newpar" in block)
        start = len(found.words) - sum(row[0].isdigit() for row in rows)
        for at, row in enumerate(row for row in rows if row[0].isdigit()):
            _add_brackets(found, start + at, dict(p.split("=", 1) for p in row[9].split("|") if "=" in p), opened)
    if any(opened.values()):
        raise EvaluationError(f"{name}: a mention is never closed.")
    found.mentions.sort(key=lambda m: (m.first, -m.last))
    return found


def _add_words(found: GumDocument, rows: list[list[str]], *, is_paragraph: bool) -> None:
    """Add a sentence: its text after a space or a line's end, its words where they stand in it."""
    plain = [row for row in rows if row[0].isdigit()]
    before = len(found.words) - 1
    if plain and found.text:
        found.text = found.text.rstrip() + ("\n\n" if is_paragraph else " ")
    until, whole = 0, (0, 0)
    for row in rows:
        if "-" in row[0]:  # "don't" is written as one and read as two
            until = int(row[0].split("-")[1])
            whole = (len(found.text), len(found.text) + len(row[1]))
            found.text += row[1] + _space(row)
        elif row[0].isdigit():
            place = _place_in(found, row[1], whole) if int(row[0]) <= until else None
            if place is None:
                place = (len(found.text), len(found.text) + len(row[1]))
                found.text += row[1] + _space(row)
            whole = (place[1], whole[1])
            governor = before + int(row[6]) if row[6] != "0" else -1
            found.words.append(GumWord(*place, row[1], row[2], row[3], row[7], governor))
    found.text = found.text.rstrip()


def _space(row: list[str]) -> str:
    return "" if "SpaceAfter=No" in row[9] else " "


def _place_in(found: GumDocument, form: str, whole: tuple[int, int]) -> tuple[int, int]:
    """Return where a part stands in a word that is written as one: its own letters, else the whole."""
    at = found.text.find(form, *whole)
    return (at, at + len(form)) if at >= 0 else whole


def _add_brackets(
    found: GumDocument, word: int, notes: dict[str, str], opened: dict[str, list[tuple[int, str]]]
) -> None:
    for group, what, closes, closed in _BRACKET.findall(notes.get("Entity", "")):
        if group:
            opened[group].append((word, what))
        if closes or closed:
            stack = opened[group or closed]
            if not stack:
                raise EvaluationError(f"{found.id}: a mention of {group or closed} closes that was never opened.")
            first, kept = stack.pop()
            found.mentions.append(_mention(first, word, group or closed, kept))
    for pair in notes.get("SplitAnte", "").split(","):
        part, link, group = pair.partition("<")
        if link:
            found.parts[group] = found.parts.get(group, frozenset()) | {part}


def _mention(first: int, last: int, group: str, what: str) -> GumMention:
    kind, _, _, _, core, link, *_ = what.split("-", 6)
    places = tuple(first + int(number) - 1 for number in core.split(",") if number.isdigit()) or (last,)
    return GumMention(first, last, places, group, kind, link)
