"""Names that must not be indexed: of minors, and of victims and witnesses of crimes and accidents.

A rule of the trade, not of taste (docs/ethics.md, rule 11): these names are blocked where they are read, so that no
later stage can show them. A surname alone is blocked too, unless an adult of the same surname is named.

The words are data (``lexicon/data/sheltered.toml``): patterns over sentences in which the name of each person is ``@``.
A minor's name is blocked whatever else is said. A victim or a witness who is told of in a public role ("minister",
"commander") is not one of those whom the rule is for, nor is anybody of whom a sentence tells that died long ago.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.extract.names.placing import by_passage
from sayso.extract.parse import ParsedPassage
from sayso.lexicon import load
from sayso.lexicon.public import Marked, mark_names, role_at
from sayso.lexicon.sieve import Sieve
from sayso.model.edtf import earliest, is_edtf
from sayso.model.mentions import EntityType, Mention
from sayso.model.spans import Span

NOTES = {
    "minor": "a person under 18 is not indexed",
    "victim": "a person told of as a victim is not indexed",
    "witness": "a person told of as a witness is not indexed",
}
"""Why a name is left out, by the rule that blocked it."""

_LONG_AGO = 50
"""Years after which a victim is a person of history."""
_EARLIEST = 1950
"""What counts as long ago where a report does not say when it was published."""
_YEAR = re.compile(r"\b(1\d{3}|20\d{2})\b|\b(?:the )?(?:1[0-8]|[5-9])th[- ]century|\bBCE?\b|\bAD \d")
_CUE = re.compile(
    r"[-‐‑ ]old\b|\bage|\bturn|[,(] ?(?:\d{1,2}|one|t\w{2,7}|f\w{3,7}|s\w{2,8}|eight|nine|eleven)[,.;)]|"
    r"\b(?:is|now|only|just) \d|year \w|grade|class \w|young|little|teen|"
    r"child|bab(?:y|ies)|\bboy|\bgirl|school|toddler|infant|newborn|unborn|minor|pupil|\bkids?\b|\btots?\b|former|"
    r"victim|surviv|casualt|hostage|captive|fatalit|dead|deceased|bod(?:y|ies)|remains|kill|died|drown|murder|stab|"
    r"rape|raping|rapist|assault|abus|molest|strangl|kidnap|abduct|mugg|shot|shoot|gunned|beaten|knocked|traffick|"
    r"groomed|electrocut|crush|hacked|burn|lynch|hospital|airlift|pulled|rescued|struck|hit by|injur|wound|hurt|"
    r"perish|los[et]|suffer|ran over|robb|manslaughter|disappear|attacker|death|"
    r"witness|bystander|onlooker|passers?-?by|\bsaw\b",
    re.IGNORECASE,
)
_CUE_SIEVE = Sieve([_CUE])
_ANOTHER_PERSON = re.compile(
    r"\b(?:him|her|them|child(?:ren)?|boys?|girls?|pupils?|son|daughter|baby|toddler)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Shelter:
    """Why a name is blocked (``minor``, ``victim`` or ``witness``), and the words that it rests on."""

    rule: str
    span: Span

    @property
    def note(self) -> str:
        """The reason in words."""
        return NOTES[self.rule]


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence with ``@`` for each person's name, and who stands where in it."""

    marked: Marked
    people: Mapping[int, Mention]

    @property
    def text(self) -> str:
        return self.marked.text

    def span(self, start: int, end: int) -> Span:
        return Span(self.marked.places[start], self.marked.places[end - 1] + 1)


def may_shelter(parsed: Sequence[ParsedPassage]) -> bool:
    """Tell whether any passage has words that could make a name blocked; cheap, and errs towards yes."""
    return any(_CUE_SIEVE.awake(p.text) and _CUE.search(p.text) for p in parsed)


def find_sheltered(
    parsed: Sequence[ParsedPassage], mentions: Sequence[Mention], published: str | None = None
) -> dict[str, Shelter]:
    """Return the blocked names as written, each with why; parts of a blocked full name among them.

    ``published`` is the report's day (EDTF), by which "long ago" is measured.
    """
    if not may_shelter(parsed):
        return {}
    persons = [m for m in mentions if m.type is EntityType.PERSON]
    lines = [_line(p, inside) for p, inside in zip(parsed, by_passage(parsed, persons), strict=True)]
    adults = {name for line in lines for name, _ in _found(line, "adult")}
    public: set[str] | None = None
    found: dict[str, Shelter] = {}
    for name, shelter in _all_found(lines, _long_ago(published)):
        if shelter.rule == "minor" and name not in adults:
            found.setdefault(name, shelter)
        elif shelter.rule != "minor":
            public = _public(lines) if public is None else public
            if name not in public:
                found.setdefault(name, shelter)
    return _with_parts(found, {m.text for m in persons})


@cache
def _patterns(kind: str) -> tuple[tuple[re.Pattern[str], ...], Sieve]:
    patterns = tuple(entry.regex for entry in load("sheltered") if entry.kind == kind and entry.regex is not None)
    return patterns, Sieve(patterns)


def _awake(kind: str, text: str) -> Iterator[re.Pattern[str]]:
    patterns, sieve = _patterns(kind)
    return (patterns[number] for number in sieve.awake(text))


def _line(parsed: ParsedPassage, people: Sequence[Mention]) -> _Line:
    marked = mark_names(parsed.text, [(m.span.start, m.span.end) for m in people], parsed.passage.span.start)
    return _Line(marked, {place: people[number] for place, number in marked.names.items()})


def _all_found(lines: Sequence[_Line], long_ago: int) -> Iterator[tuple[str, Shelter]]:
    before: _Line | None = None
    for line in lines:
        if line.people:
            yield from _found(line, "minor")
            if not _tells_of_long_ago(line.text, long_ago):
                yield from _found(line, "victim")
                yield from _found(line, "witness")
        elif before is not None:
            yield from _of_the_sentence_before(line, before)
        before = line


def _found(line: _Line, kind: str) -> Iterator[tuple[str, Shelter]]:
    """Yield the names that a kind of pattern blocks in a sentence, by entry and place."""
    if not line.people:
        return
    for regex in _awake(kind, line.text):
        for match in regex.finditer(line.text):
            for group in (name for name in regex.groupindex if match[name]):
                for place in range(*match.span(group)):
                    if place in line.people:
                        yield line.people[place].text, Shelter(kind, line.span(*match.span()))


def _of_the_sentence_before(line: _Line, before: _Line) -> Iterator[tuple[str, Shelter]]:
    """Yield the one person whom "The 13-year-old …" goes on about: whom the sentence before began with and no other."""
    match = next((m for regex in _awake("minor_after", line.text) if (m := regex.search(line.text))), None)
    if match is None or set(before.people) != {0} or _ANOTHER_PERSON.search(before.text):
        return
    if not _has_role(before, 0):
        yield before.people[0].text, Shelter("minor", line.span(*match.span()))


def _public(lines: Sequence[_Line]) -> set[str]:
    """Return the names that a report gives to people in a public role: in full, and what it calls them after that."""
    named = {line.people[place].text for line in lines for place in line.people if _has_role(line, place)}
    surnames = {name.split()[-1] for name in named}
    everybody = {mention.text for line in lines for mention in line.people.values()}
    full = named | {name for name in everybody if name.split()[-1] in surnames}
    return full | {part for name in full for part in name.split()}


def _has_role(line: _Line, place: int) -> bool:
    return role_at(line.marked, place) is not None


def _tells_of_long_ago(text: str, long_ago: int) -> bool:
    years = [int(year) if year else 0 for year in (match[1] for match in _YEAR.finditer(text))]
    return any(year <= long_ago for year in years)


def _long_ago(published: str | None) -> int:
    """Return the last year that is long before a report's day."""
    day = earliest(published) if published is not None and is_edtf(published) else None
    return day[0] - _LONG_AGO if day is not None else _EARLIEST


def _with_parts(found: dict[str, Shelter], persons: set[str]) -> dict[str, Shelter]:
    """Add the parts of blocked full names, unless others have the same, and the full name of a blocked surname."""
    result = {full: shelter for name, shelter in found.items() for full in _fullest(name, persons)}
    adults = {part for name in persons - result.keys() if " " in name for part in name.split()}
    for name, shelter in tuple(result.items()):
        parts = name.split()
        for part in (parts[0], parts[-1], " ".join(parts[1:])):
            if part and part not in adults:
                result.setdefault(part, shelter)
    return result


def _fullest(name: str, persons: set[str]) -> tuple[str, ...]:
    """Return a name, and the one full name of which it is the surname."""
    longer = [full for full in persons if full != name and name == full.split()[-1]]
    return (name, longer[0]) if len(longer) == 1 else (name,)
