"""The words of ``lexicon/data/parties.toml``, asked by kind."""

from __future__ import annotations

from functools import cache

from sayso.lexicon import Entry, load


@cache
def _of_kind(kind: str) -> tuple[Entry, ...]:
    return tuple(entry for entry in load("parties") if entry.kind == kind)


def is_state(words: str) -> bool:
    """Tell whether words name a body of the national state."""
    return _matches("state", words)


def institution_of(words: str) -> str | None:
    """Return the service that a whole label names ("harbour police" → "police"), or ``None``."""
    found = (entry.regex.fullmatch(words.strip()) for entry in _of_kind("institution") if entry.regex is not None)
    return next((match["service"].casefold() for match in found if match is not None), None)


def is_voice(words: str) -> bool:
    """Tell whether words describe somebody who speaks in a body's name."""
    return _matches("voice", words)


def is_unit(words: str) -> bool:
    """Tell whether words say that one body belongs to another."""
    return _matches("unit", words)


def is_assessor(words: str) -> bool:
    """Tell whether words describe a person as somebody who judges rather than saw."""
    return _matches("assessor", words)


def is_rumour(words: str) -> bool:
    """Tell whether a whole label is of reports that nobody stands behind: "unconfirmed reports"."""
    return _matches("rumour", words)


def is_statement(words: str) -> bool:
    """Tell whether an outlet's name or a title marks a text as a body's own words."""
    return _matches("statement", words)


def _matches(kind: str, words: str) -> bool:
    return any(entry.matches(words) for entry in _of_kind(kind))
