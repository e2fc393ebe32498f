"""Names that must not be indexed: of minors, and of people introduced as victims.

A rule of the trade, not of taste: minors and victims are blocked where they are read, so that no later stage can show
them. A surname alone is blocked too, unless an adult of the same surname is named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.extract.names.placing import by_passage
from sayso.extract.parse import ParsedPassage
from sayso.model.mentions import EntityType, Mention
from sayso.model.spans import Span

_AGE = (
    r"(?:\d|1[0-7]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|sixteen|seventeen)"
)
_CHILD = (
    r"(?:boy|girl|child|toddler|baby|infant|newborn|schoolboy|schoolgirl|schoolchild|teenager|teen|youngster|minor|pupil|"
    r"kid|victim|rape survivor)"
)
_BEFORE = re.compile(
    rf"(?:\b{_AGE}[-‐‑ ](?:year|month|week|day)s?[-‐‑ ]old\b(?:[ ,]+[a-z][\w-]*){{0,4}}[ ,]+"
    rf"|\b{_CHILD}s?(?:,| named| called| identified as| identified by .{{0,30}} as)? )$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"^(?:,? (?:aged?|age of) {_AGE}\b(?!\s*(?:million|per|%))|, {_AGE}(?=[,.;)]|$| and\b)| \({_AGE}\)"
    rf"|, (?:a|an|the|his|her|their)(?: [a-z-]+){{0,2}} {_AGE}[-‐‑ ](?:year|month)s?[-‐‑ ]old\b"
    rf"|, (?:a|the)(?: [a-z-]+){{0,2}} {_CHILD}\b)",
    re.IGNORECASE,
)
_CUE = re.compile(
    rf"\b{_AGE}[-‐‑ ](?:year|month|week|day)s?[-‐‑ ]old\b|\b{_CHILD}s?\b|\baged? {_AGE}\b|[,(] ?{_AGE}[,.;)]",
    re.IGNORECASE,
)
_WINDOW = 90


@dataclass(frozen=True, slots=True)
class MinorRule:
    """Why a name is blocked, and the words that it rests on."""

    rule: str
    note: str
    span: Span


def mentions_minors(parsed: Sequence[ParsedPassage]) -> bool:
    """Tell whether any passage has words that could make a name blocked; cheap, and errs towards yes."""
    return any(_CUE.search(p.text) for p in parsed)


def find_minors(parsed: Sequence[ParsedPassage], mentions: Sequence[Mention]) -> dict[str, MinorRule]:
    """Return the blocked names as written, each with its rule; parts of a blocked full name among them."""
    suspects = [p for p in parsed if _CUE.search(p.text)]
    if not suspects:
        return {}
    persons = [m for m in mentions if m.type is EntityType.PERSON]
    found: dict[str, MinorRule] = {}
    for passage, inside in zip(suspects, by_passage(suspects, persons), strict=True):
        for mention in inside:
            rule = _rule(passage, mention)
            if rule is not None:
                found.setdefault(mention.text, rule)
    return _with_parts(found, {m.text for m in persons})


def _rule(parsed: ParsedPassage, mention: Mention) -> MinorRule | None:
    offset = parsed.passage.span.start
    text = parsed.text
    start, end = mention.span.start - offset, mention.span.end - offset
    lead = max(0, start - _WINDOW)
    before = _BEFORE.search(text[lead:start])
    if before is not None:
        return _blocked(before.group(), Span(offset + lead + before.start(), offset + lead + before.end()))
    after = _AFTER.match(text[end : end + _WINDOW])
    return _blocked(after.group(), Span(offset + end, offset + end + after.end())) if after else None


def _blocked(words: str, span: Span) -> MinorRule:
    if re.search(r"victim|survivor", words, re.IGNORECASE):
        return MinorRule("victim", "a person introduced as a victim is not indexed", span)
    return MinorRule("minor", "a person under 18 is not indexed", span)


def _with_parts(found: dict[str, MinorRule], persons: set[str]) -> dict[str, MinorRule]:
    """Add the first name and the surname of blocked full names, unless an adult of the document has the same."""
    result = dict(found)
    adults = {part for name in persons - found.keys() if " " in name for part in name.split()}
    for name, rule in found.items():
        parts = name.split()
        for part in (parts[0], parts[-1], " ".join(parts[1:])):
            if part and part not in adults:
                result.setdefault(part, rule)
    return result
