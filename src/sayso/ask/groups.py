"""Unnamed people as an article names them: one group a label, whatever the plural, the article or the pronoun.

"Officials and analysts" are two groups; "analysts" in two sentences are one; "they" are whoever they were taken to be.
A coordination of describing words ("Indian and international agencies") is one group.
"""

from __future__ import annotations

import re

from sayso.ask.lookup import Lookup
from sayso.model.claims import UNNAMED_KINDS, Source

PRONOUNS = frozenset("he she it they him her them his their this that these those who some others we i you".split())

_LEADING = re.compile(
    r"^(?:(?:the|a|an|some|several|many|most|two|three|four|five|six|both|other|another|these|those|such|various|"
    r"a number of|at least|more than|certain|unnamed|unidentified|anonymous|one|few|a few)\s+)+",
    re.IGNORECASE,
)
_ONE_OF = re.compile(r"^(?:one|two|some|many|several|most|all|both) of (?=the |those |these )", re.IGNORECASE)
_TRAILING = re.compile(
    r",?\s+(?:who|which|that|familiar|speaking|briefed|close|quoted|cited|interviewed)\b.*$", re.IGNORECASE
)
_COORDINATION = re.compile(r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|as well as|&)\s+", re.IGNORECASE)
_MANY = frozenset("police people staff personnel crew men women media press children".split())


def unnamed_groups(source: Source, lookup: Lookup) -> tuple[str, ...]:
    """Return the groups that an unnamed source stands for, each as a short label in the article's own words."""
    label = resolved_label(source, lookup)
    return () if label is None else split_groups(label)


def resolved_label(source: Source, lookup: Lookup) -> str | None:
    """Return a source's label, or for a pronoun the label of whoever it was taken to be; None if nobody."""
    if not points_back(source.label):
        return source.label
    return lookup.remember("label", source, lambda: _resolve(source, lookup))


def _resolve(source: Source, lookup: Lookup) -> str | None:
    entity = lookup.of_source(source)
    if entity is not None and not points_back(entity.name):
        return entity.name
    return None if source.label.lower() in _NO_PEOPLE else _label_before(source, lookup)


_NO_PEOPLE = frozenset({"it", "this", "that"})


def points_back(label: str) -> bool:
    """Tell whether a label says who only through others: "they", "one of them", "the other"."""
    return label.strip().lower() in PRONOUNS or _PRONOMINAL.match(label.strip()) is not None


_PRONOMINAL = re.compile(
    r"(?:the |an?)?(?:one|two|three|some|many|several|most|all|both|each|neither|none|others?|another|second|third)"
    r"(?: of (?:them|those|these|the (?:two|three|four|group)))?$",
    re.IGNORECASE,
)


def _label_before(source: Source, lookup: Lookup) -> str | None:
    """Fall back on the unnamed people who were named last before, in the same paragraph or the one before."""
    passages = lookup.analysis.document.passages
    here = next((p.paragraph for p in passages if source.span is not None and p.span.contains(source.span)), None)
    if source.span is None or here is None:
        return None
    start = min(p.span.start for p in passages if here - 1 <= p.paragraph <= here)
    earlier = [
        step.source
        for claim in lookup.analysis.claims
        for step in claim.chain
        if step.source.kind in UNNAMED_KINDS
        and step.source.span is not None
        and start <= step.source.span.start < source.span.start
        and not points_back(step.source.label)
    ]
    return max(earlier, key=lambda s: s.span.start if s.span else -1).label if earlier else None


def split_groups(label: str) -> tuple[str, ...]:
    """Split a coordination of people into its groups; leave a coordination of describing words whole."""
    words = _TRAILING.sub("", " ".join(label.split()))
    parts = [part for part in _COORDINATION.split(words) if part]
    if len(parts) < 2 or not all(_names_people(part) for part in parts) or re.search(r"\b(?:from|of)\b", parts[0]):
        return (_plain(words),)
    return tuple(dict.fromkeys(_plain(part) for part in parts))


def _names_people(part: str) -> bool:
    last = part.split()[-1].lower()
    return last in _MANY or (last.endswith("s") and not last.endswith(("ss", "us")))


def _plain(words: str) -> str:
    bare = _LEADING.sub("", _ONE_OF.sub("", words.strip())).strip() or words.strip()
    return bare if bare[:2].isupper() or not bare[:1].isupper() or _is_proper(bare) else bare[:1].lower() + bare[1:]


def _is_proper(words: str) -> bool:
    """Whether the first word looks like a name: another capital follows it, as in "Indian Army officers"."""
    return any(word[:1].isupper() for word in words.split()[1:])


def group_key(label: str) -> str:
    """Return what makes two labels one group: case and the plural of the last word do not."""
    words = label.lower().split()
    last = words[-1] if words else ""
    if last not in _MANY and last.endswith("s") and not last.endswith("ss"):
        words[-1] = last[:-1]
    return " ".join(words)
