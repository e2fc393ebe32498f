"""Words as data: cues, noise, titles, unnamed sources, outlets, places, predicate families.

Each TOML file in ``data/`` opens with a ``[constitution]`` that says what its fields mean, and holds ``[[entry]]``
tables. An entry has an ``id`` (unique in its file), a ``kind``, a ``pattern`` (see :mod:`sayso.lexicon.patterns`) or a
``regex``, an ``example`` that it must match and a ``counter`` that it must not. ``more`` holds further patterns of the
same entry, each beside its own example. A table ``[sets]`` names alternatives that patterns write as ``{name}``. Other
fields are the file's own and are kept in :attr:`Entry.data`. The loader proves every entry; a file that fails is a bug
and never loads.
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

_FIELDS = frozenset({"id", "kind", "pattern", "regex", "example", "counter", "more"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One proved entry of a lexicon file. Exactly one of ``pattern`` and ``regex`` is set."""

    id: str
    kind: str
    pattern: Pattern | None
    regex: re.Pattern[str] | None
    example: str
    counter: str
    more: tuple[tuple[Pattern, str], ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """All patterns of the entry, the first one first."""
        return (*((self.pattern,) if self.pattern else ()), *(pattern for pattern, _ in self.more))

    def matches(self, text: str) -> bool:
        """Tell whether the entry is found anywhere in ``text``."""
        if self.regex is not None:
            return self.regex.search(text) is not None
        return any(_is_found(pattern, text) for pattern in self.patterns)


def _is_found(pattern: Pattern, text: str) -> bool:
    return next(pattern.find(split_words(text)), None) is not None


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
    sets = table.get("sets", {})
    entries = tuple(_entry(raw, name, sets) for raw in table.get("entry", []))
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            raise LexiconError(f"Lexicon {name}: two entries have the id {entry.id!r}.")
        seen.add(entry.id)
        _prove(entry, name)
    return entries


def _entry(raw: Mapping[str, Any], name: str, sets: Mapping[str, str]) -> Entry:
    missing = {"id", "kind", "example", "counter"} - raw.keys()
    if missing or ("pattern" in raw) == ("regex" in raw):
        wanted = ", ".join(sorted(missing)) or "exactly one of pattern and regex"
        raise LexiconError(f"Lexicon {name}: entry {raw.get('id', '?')!r} needs {wanted}.")
    return Entry(
        id=raw["id"],
        kind=raw["kind"],
        pattern=_compiled(raw["pattern"], sets) if "pattern" in raw else None,
        regex=re.compile(raw["regex"], re.IGNORECASE) if "regex" in raw else None,
        example=raw["example"],
        counter=raw["counter"],
        more=tuple((_compiled(pattern, sets), example) for pattern, example in raw.get("more", ())),
        data={key: value for key, value in raw.items() if key not in _FIELDS},
    )


def _compiled(source: str, sets: Mapping[str, str]) -> Pattern:
    for name, words in sets.items():
        source = source.replace(f"{{{name}}}", words)
    return compile_pattern(source)


def _prove(entry: Entry, name: str) -> None:
    for pattern, example in entry.more:
        if not _is_found(pattern, example):
            raise LexiconError(f"Lexicon {name}: {entry.id!r}: {pattern.source!r} does not match {example!r}.")
    if not entry.matches(entry.example):
        raise LexiconError(f"Lexicon {name}: {entry.id!r} does not match its example {entry.example!r}.")
    if entry.matches(entry.counter):
        raise LexiconError(f"Lexicon {name}: {entry.id!r} matches its counter-example {entry.counter!r}.")
