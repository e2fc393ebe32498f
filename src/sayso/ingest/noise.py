"""What stands beside the article inside its own lines: whole lines of it, lists of headlines, and fused promo lines.

The words are in the lexicon (``lexicon/data/noise.toml``); what is here is where an entry may stand and how far it
reaches. Both kinds of error cost a reader: a headline taken for the article puts other people into it, a sentence taken
for noise is a claim that is never seen. So an entry must own its whole line or follow the end of a sentence, and a list
of headlines ends where running text goes on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.ingest import shapes
from sayso.ingest.reasons import because
from sayso.lexicon import Entry, load
from sayso.model.spans import Reason, Span, ZoneKind

_LINE_LIMIT = 600
_FUSED_LIMIT = 300
_LONGEST_LIST = 60
_SENTENCE_STOP = re.compile(r"[.!?…][\"”’')\]]{0,3}")
_LINK_BREAK = re.compile(r"[.!?…][\"”’')\]]{0,3}(?=\s+[\"“‘'(]?[A-Z]|[A-Z][a-z])")


@dataclass(frozen=True, slots=True)
class Finding:
    """A stretch that is no part of the article."""

    span: Span
    kind: ZoneKind
    reason: Reason


@lru_cache(maxsize=8)
def _entries(kind: str) -> tuple[Entry, ...]:
    return tuple(entry for entry in load("noise") if entry.kind == kind)


def _first_match(kind: str, line: str) -> Entry | None:
    if len(line) > _LINE_LIMIT:
        return None
    return next((e for e in _entries(kind) if e.regex is not None and e.regex.search(line)), None)


def find_line_noise(line: str, span: Span, *, is_late: bool = True) -> Finding | None:
    """Return what a whole line is, if it is no part of the article.

    ``span`` is the line's place; ``is_late`` tells whether it is among the last of the text, where some lines mean
    what they would not mean before: a sentence on a reporter may be the news.
    """
    entry = _first_match("line", line)
    if (
        entry is None
        or (not is_late and entry.data.get("at") == "end")
        or any(found.span.start == 0 for found in find_fused(line, 0))
    ):
        return None  # what follows the call to action is the article again
    return Finding(span, ZoneKind(entry.data["zone"]), because(f"line:{entry.id}", _note(entry), span))


def opens_list(line: str) -> Entry | None:
    """Return the entry by which a line announces other articles, or nothing."""
    return _first_match("header", line)


def ends_article(line: str) -> Entry | None:
    """Return the entry by which a line ends the article (comments follow), or nothing."""
    return _first_match("end", line)


def _note(entry: Entry) -> str:
    notes = {
        "promo": "a call to action or advertising, not reporting",
        "related": "points to another article",
        "boilerplate": "furniture of the page",
    }
    return notes[entry.data["zone"]]


def find_fused(line: str, offset: int) -> list[Finding]:
    """Find calls to action inside a paragraph: right after the end of a sentence, or at the very start.

    A finding reaches to the end of its own sentence, or of the line where nothing else follows; what follows it is
    the article again.
    """
    found: list[Finding] = []
    at = 0
    for place in _places(line):
        if place < at:
            continue
        entry = _fused_at(line, place)
        if entry is None:
            continue
        end = _reach(line, place, entry)
        if place == 0 and end >= len(line):
            break  # the whole line: not fused to anything
        span = Span(offset + place, offset + end)
        reason = because(f"fused:{entry.id}", f"{_note(entry)}; it follows a sentence in the same paragraph", span)
        found.append(Finding(span, ZoneKind(entry.data["zone"]), reason))
        at = end
    return found


def _places(line: str) -> list[int]:
    """Where a fused line can begin: at the start, and after each end of a sentence with or without a space."""
    places = [0]
    for stop in _SENTENCE_STOP.finditer(line):
        start = stop.end()
        while start < len(line) and line[start].isspace():
            start += 1
        if (start < len(line) and line[start].isalpha() and line[start].isupper()) or line[start : start + 1] in "([":
            places.append(start)
    return places


def _fused_at(line: str, place: int) -> Entry | None:
    window = line[place : place + _FUSED_LIMIT]
    return next((e for e in _entries("fused") if e.regex is not None and e.regex.match(window)), None)


def _reach(line: str, place: int, entry: Entry) -> int:
    if line[place] in "([":
        close = line.find(")" if line[place] == "(" else "]", place)
        if 0 < close - place < _FUSED_LIMIT:
            return close + 1
    if entry.id == "fused-advertisement":
        matched = entry.regex.match(line[place : place + _FUSED_LIMIT]) if entry.regex else None
        return place + (matched.end() if matched else 0)
    stop = _LINK_BREAK.search(line, place + 3)
    end = stop.end() if stop else len(line.rstrip())
    if end - place <= _FUSED_LIMIT:
        return end
    matched = entry.regex.match(line[place : place + _FUSED_LIMIT]) if entry.regex else None
    return place + (matched.end() if matched else 0)


@dataclass(frozen=True, slots=True)
class Line:
    """One line as the list finder sees it: its words, and what its markup and the second opinion say of it."""

    text: str
    links: float = 0.0
    is_heading: bool = False
    is_taken: bool = False


def find_lists(lines: Sequence[Line]) -> dict[int, Reason]:
    """Find the lines that belong to lists of other articles; return the reason of each, by its index."""
    found: dict[int, Reason] = {}
    index = 0
    while index < len(lines):
        header = opens_list(lines[index].text)
        if header is None:
            index += 1
            continue
        found[index] = because(f"header:{header.id}", "opens a list of other articles")
        end = _list_end(lines, index + 1)
        reason = because("headlines-after-header", f"stands under the header '{lines[index].text[:60].strip()}'")
        for item in range(index + 1, end):
            found.setdefault(item, reason)
        index = max(end, index + 1)
    for item in _trailing_headlines(lines, found):
        found[item] = because("headlines-at-end", "headlines at the end of the text that belong to no sentence of it")
    return found


def _list_end(lines: Sequence[Line], start: int) -> int:
    """Where the list under a header ends: at running text, unless headlines and teasers go on by turns to the end."""
    index = start
    while index < len(lines):
        line = lines[index]
        if opens_list(line.text):
            return index
        if not _belongs_to_list(line) and not _is_teaser(lines, index, start):
            return index
        index += 1
    return index


def _belongs_to_list(line: Line) -> bool:
    if line.links >= 0.6 and len(shapes.words_of(line.text)) <= 30:
        return True
    if line.is_taken and not shapes.looks_like_headline(line.text, strictly=True):
        return False
    if shapes.looks_like_paragraph(line.text):
        return False
    return not shapes.looks_like_sentence(line.text) or shapes.title_case_share(line.text) >= 0.8


def _is_teaser(lines: Sequence[Line], index: int, start: int) -> bool:
    """A sentence under a headline, where headlines and sentences go by turns from the header on, more than once."""
    if lines[index].is_taken or (index - start) % 2 == 0 or index - start > _LONGEST_LIST:
        return False
    by_turns = all(shapes.looks_like_headline(lines[at].text) == ((at - start) % 2 == 0) for at in range(start, index))
    goes_on = index + 1 < len(lines) and shapes.looks_like_headline(lines[index + 1].text)
    return by_turns and (goes_on or index - start >= 3)


def _trailing_headlines(lines: Sequence[Line], known: dict[int, Reason]) -> list[int]:
    """Headlines at the very end without a header: one in Title Case, or three and more of any kind.

    They must follow running text that ended its sentence; the points of a list that a colon announced are the
    article's own.
    """
    last = len(lines)
    while last > 0 and last - 1 in known:
        last -= 1
    start = last
    while start > 0 and start - 1 not in known and _could_trail(lines[start - 1]):
        start -= 1
    count = last - start
    if count == 0 or start == 0 or not shapes.looks_like_sentence(lines[start - 1].text):
        return []
    strict = [shapes.looks_like_headline(line.text, strictly=True) for line in lines[start:last]]
    average = sum(len(shapes.words_of(line.text)) for line in lines[start:last]) / count
    if all(strict) or (count >= 2 and sum(strict) * 2 >= count) or (count >= 3 and average >= 6):
        return list(range(start, last))
    return []


def _could_trail(line: Line) -> bool:
    if line.is_heading and not shapes.looks_like_headline(line.text, strictly=True):
        return False
    if shapes.looks_like_headline(line.text, strictly=True):
        return True
    return shapes.looks_like_headline(line.text) and not shapes.ends_like_sentence(line.text)
