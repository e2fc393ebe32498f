"""Words as data: cues, noise, titles, unnamed sources, outlets, places, predicate families.

Each TOML file in ``data/`` opens with a ``[constitution]`` that says what its fields mean, and holds ``[[entry]]``
tables. An entry has an ``id`` (unique in its file), a ``kind``, a ``pattern`` (see :mod:`sayso.lexicon.patterns`) or a
``regex``, an ``example`` that it must match and a ``counter`` that it must not. Other fields are the file's own and are
kept in :attr:`Entry.data`. The loader proves every entry; a file that fails is a bug and never loads.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from sayso.errors import LexiconError
from sayso.lexicon.patterns import Pattern, compile_pattern, split_words

_FIELDS = frozenset({"id", "kind", "pattern", "regex", "example", "counter"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One proved entry of a lexicon file. Exactly one of ``pattern`` and ``regex`` is set."""

    id: str
    kind: str
    pattern: Pattern | None
    regex: re.Pattern[str] | None
    example: str
    counter: str
    data: Mapping[str, Any] = field(default_factory=dict)

    def matches(self, text: str) -> bool:
        """Tell whether the entry is found anywhere in ``text``."""
        if self.regex is not None:
            return self.regex.search(text) is not None
        assert self.pattern is not None  # noqa: S101 - set by _entry
        return next(self.pattern.find(split_words(text)), None) is not None


@cache
def load(name: str) -> tuple[Entry, ...]:
    """Read ``data/<name>.toml`` and prove each entry on its example and counter-example.

    Raises:
        LexiconError: naming the entry that is malformed, doubled, or fails its proof.
    """
    content = resources.files("sayso.lexicon").joinpath("data", f"{name}.toml").read_text("utf-8")
    return parse_entries(content, name)


def parse_entries(content: str, name: str) -> tuple[Entry, ...]:
    """Parse and prove the entries of one lexicon file given as text; see :func:`load`."""
    table = tomllib.loads(content)
    if "constitution" not in table:
        raise LexiconError(f"Lexicon {name}: no [constitution].", hint="Say at the top what its fields mean.")
    entries = tuple(_entry(raw, name) for raw in table.get("entry", []))
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            raise LexiconError(f"Lexicon {name}: two entries have the id {entry.id!r}.")
        seen.add(entry.id)
        _prove(entry, name)
    return entries


def _entry(raw: Mapping[str, Any], name: str) -> Entry:
    missing = {"id", "kind", "example", "counter"} - raw.keys()
    if missing or ("pattern" in raw) == ("regex" in raw):
        wanted = ", ".join(sorted(missing)) or "exactly one of pattern and regex"
        raise LexiconError(f"Lexicon {name}: entry {raw.get('id', '?')!r} needs {wanted}.")
    return Entry(
        id=raw["id"],
        kind=raw["kind"],
        pattern=compile_pattern(raw["pattern"]) if "pattern" in raw else None,
        regex=re.compile(raw["regex"], re.IGNORECASE) if "regex" in raw else None,
        example=raw["example"],
        counter=raw["counter"],
        data={key: value for key, value in raw.items() if key not in _FIELDS},
    )


def _prove(entry: Entry, name: str) -> None:
    if not entry.matches(entry.example):
        raise LexiconError(f"Lexicon {name}: {entry.id!r} does not match its example {entry.example!r}.")
    if entry.matches(entry.counter):
        raise LexiconError(f"Lexicon {name}: {entry.id!r} matches its counter-example {entry.counter!r}.")
