"""Public roles: by which words for what somebody is a report may be told of them by name (docs/ethics.md, rule 12).

A sentence is read with ``@`` for the name of each person (:func:`mark_names`), so that patterns are about people
whatever they are called.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from sayso.lexicon import Entry, load

IN_A_BODY = "in_a_body"
PRIVATE = "private"
DEED = "deed"
_OWNER = re.compile(r"^.*(?:['’]s?|\bs)\s+(?=\w)")
_AFTER_HEAD = re.compile(r",| (?:of|to|for|in|at|with|who|whose|by|on|from|near|that|about|under|as)\b")
_WORD = re.compile(r"[^\W\d_]+")
_BODY_KINDS = frozenset("body bodies firm state_body political_body armed_body medium collective".split())
_BEFORE = re.compile(r"((?:[\w’'&.-]+ ){0,4}[\w’'&.-]+),? @$")
_AFTER = re.compile(r"^(?:, \d+)?, (?:(?:a|an|the|its|their|his|her|then|former|who was|who is|now) )*([^,.;@]{3,80})")
_BEING = re.compile(
    r"^,? (?:who )?(?:is|was|has been|had been|became|remains|serves as|served as|works as) "
    r"(?:(?:a|an|the|its|their|now|then|also) )*([^,.;@]{3,80})"
)
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of text with ``@`` for each name.

    ``names`` are the places of those in ``text``, each with the number of its span; ``places`` the offsets that the
    characters have in the whole.
    """

    text: str
    names: Mapping[int, int]
    places: tuple[int, ...] = field(repr=False)


def mark_names(text: str, spans: Iterable[tuple[int, int]], offset: int = 0) -> Marked:
    """Write ``@`` for each of ``spans`` (start, end; of the whole) in a stretch that begins at ``offset``.

    A stray ``@`` of the text itself is in no entry of ``names``. Spans that overlap an earlier one are left.
    """
    kept: list[str] = []
    places: list[int] = []
    named: dict[int, int] = {}
    at = 0
    for number, (start, end) in sorted(enumerate(spans), key=lambda item: item[1]):
        start, end = start - offset, end - offset
        if start < at or end > len(text):
            continue
        kept.append(text[at:start])
        places += range(offset + at, offset + start)
        named[len(places)] = number
        kept.append("@")
        places.append(offset + start)
        at = end
    kept.append(text[at:])
    places += range(offset + at, offset + len(text))
    return Marked("".join(kept), named, tuple(places))


@dataclass(frozen=True, slots=True)
class Title:
    """Words that stand beside a name for what its bearer is, and whether they name the body of a post."""

    words: str
    in_a_body: bool


def titles_at(marked: Marked, place: int) -> Iterator[Title]:
    """Yield what the words before and after a name may call its bearer; "told mayor @" yields "mayor" and more."""
    before = _BEFORE.search(marked.text[max(0, place - _LONGEST) : place + 1])
    words = before[1].split() if before is not None else []
    for number in (1, 2, 3, 4):
        if len(words) >= number:
            title = " ".join(words[-number:])
            yield Title(title, names_a_body(title) or (number == 1 and title[:1].isupper()))
    for pattern in (_AFTER, _BEING):
        after = pattern.search(marked.text[place + 1 : place + _LONGEST])
        if after is not None:
            yield Title(after[1], names_a_body(after[1]) or after[1][:1].isupper())


def names_a_body(title: str) -> bool:
    """Tell whether a title says of what it is: "union director", "director of the Trust", "its director"."""
    words = _WORD.findall(title)
    if words and words[0].lower() in {"its", "their"}:
        return True
    if any(word[:1].isupper() for word in words[:-1]) or any(word[:1].isupper() for word in words[1:]):
        return True
    return any(word in _body_words() for word in words[:-1] + words[2:])


@cache
def _body_words() -> frozenset[str]:
    forms = (e.pattern.elements[0].forms for e in load("nominals") if e.kind in _BODY_KINDS and e.pattern is not None)
    return frozenset().union(*forms)


def role_at(marked: Marked, place: int) -> tuple[str, str] | None:
    """Return the public role that the words beside a name give its bearer, and the words; ``None`` if there is none."""
    for title in titles_at(marked, place):
        kind = public_role(title.words, in_a_body=title.in_a_body)
        if kind is not None:
            return kind, title.words
    return _deed_at(marked, place)


def _deed_at(marked: Marked, place: int) -> tuple[str, str] | None:
    for entry in _entries():
        if entry.kind == DEED and entry.regex is not None:
            match = entry.regex.match(marked.text[place : place + _LONGEST])
            if match is not None:
                return entry.data["role"], match.group().removeprefix("@").strip(" ,")
    return None


@lru_cache(maxsize=8192)
def public_role(words: str, *, in_a_body: bool = False) -> str | None:
    """Return the kind of public role that words for what somebody is name, such as "office"; ``None`` if none.

    Only the noun counts that says what somebody is: "driver of the mayor" and "the mayor's wife" hold no office.
    ``in_a_body`` says that the report names the body that the role is held in.
    """
    found = None
    for kind in _kinds_in(words):
        if kind == PRIVATE:
            return None
        if kind != IN_A_BODY or in_a_body:
            found = found or kind
    return found


def is_private_role(words: str) -> bool:
    """Tell whether words say of somebody what is never a public role: kinship, residence, what befell them."""
    return PRIVATE in _kinds_in(words)


@lru_cache(maxsize=8192)
def _kinds_in(words: str) -> tuple[str, ...]:
    """Return the kinds of the nouns that say what somebody is, in the order of the file."""
    own = _OWNER.sub("", words.lower())
    stop = _AFTER_HEAD.search(own)
    head = stop.start() if stop is not None else len(own)
    return tuple(
        entry.kind
        for entry in _entries()
        if entry.kind != DEED and entry.regex and any(m.start() < head for m in entry.regex.finditer(own))
    )


@cache
def _entries() -> tuple[Entry, ...]:
    return load("public_roles")
