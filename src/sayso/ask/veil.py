"""What is shown instead of names that are not shown: on screens, on pages and in quotations (docs/ethics.md, 11, 12).

An answer keeps its shape: :meth:`Veil.over` returns the same answer with other words for some names. The text of a
document keeps its length, so that every place in it is where it was; there a name becomes a row of blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import Enum
from functools import cached_property, lru_cache
from operator import is_
from typing import Any, TypeVar

from sayso.ask.answers import ReportName
from sayso.model.documents import Document
from sayso.model.spans import Span
from sayso.resolve.people import UNNAMED

T = TypeVar("T")

BLOCK = "▒"
_REPORT = re.compile("doc-[0-9a-f]+")
_BETWEEN = r"[\s_+-]+"
"""What may stand between the parts of a name: an address has "mira-venn"."""
_PARTS = re.compile(_BETWEEN)


@dataclass(frozen=True)
class Veil:
    """Names and what is shown for them, over one report or several.

    ``shown`` maps names as written to the words for them. ``kept`` are names that stay, also where one of the others
    is part of them. ``by_report`` are the veils of single reports (by document id), which whatever belongs to one of
    them is put under. Where it ``keeps_length`` a name becomes a row of blocks everywhere, so that every place in a
    text is where it was: for what machines read.
    """

    shown: Mapping[str, str] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()
    by_report: Mapping[str, Veil] = field(default_factory=dict)
    keeps_length: bool = False
    private: Mapping[str, str] = field(default_factory=dict)
    """Private people of one report, by their ids as entities of its analysis, with what to show for a name."""

    @property
    def line(self) -> str:
        """Say whose names are not shown; nothing where all are."""
        names = {words for words in self.shown.values() if words != UNNAMED}
        if not names:
            return ""
        who = "1 private person is" if len(names) == 1 else f"{len(names)} private people are"
        return f"{who} shown by what a report calls them and not by name"

    def over(self, value: T) -> T:
        """Return an answer, or words, with the names veiled."""
        if not self._all_last_words:
            return value
        result: T = self._over(value)
        return result

    def may_change(self, text: str) -> bool:
        """Tell quickly whether words, whoever's report they are of, may hold a veiled name; most hold none."""
        lower = text.lower()
        return any(word in lower for word in self._all_last_words)

    def words(self, text: str) -> str:
        """Return words with something else for each veiled name: in square brackets, unless they are but the name."""
        if self._pattern is None or not text:
            return text
        if self.keeps_length:
            return self.blocks(text)
        if not self._may_name(text):
            return text
        alone = self._by_key.get(_key(text)) if self._pattern.fullmatch(text) else None
        if alone is not None:
            return alone[:1].upper() + alone[1:]
        return self._pattern.sub(lambda match: self._bracketed(match[0]), text)

    def blocks(self, text: str) -> str:
        """Return a text of the same length, with a block for each letter of a veiled name."""
        if self._pattern is None or not self._may_name(text):
            return text
        return self._pattern.sub(lambda match: _blocked(match[0]) if self._is_veiled(match[0]) else match[0], text)

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        if not self.shown:
            return None
        names = sorted({*self.shown, *self.kept}, key=lambda name: (-len(name), name))
        return re.compile(r"(?<!\w)(?:" + "|".join(map(_spaced, names)) + r")(?!\w)")

    @cached_property
    def _last_words(self) -> tuple[str, ...]:
        return tuple(sorted({_PARTS.split(name)[-1].lower() for name in self.shown}))

    @cached_property
    def _all_last_words(self) -> tuple[str, ...]:
        of_reports = (word for veil in self.by_report.values() for word in veil._last_words)
        return tuple(sorted({*self._last_words, *of_reports}))

    @cached_property
    def _by_key(self) -> Mapping[str, str]:
        return {_key(name): words for name, words in self.shown.items()}

    def _may_name(self, text: str) -> bool:
        """Tell quickly whether a text may hold a name; most hold none."""
        lower = text.lower()
        return any(word in lower for word in self._last_words)

    def _bracketed(self, name: str) -> str:
        words = self._by_key.get(_key(name))
        return name if words is None else f"[{words}]"

    def _is_veiled(self, name: str) -> bool:
        return _key(name) in self._by_key

    def _over(self, value: Any) -> Any:
        """Return the very same object where nothing in it is veiled."""
        kind = type(value)
        if kind in _WORDLESS:
            return value
        if kind is str:
            return self.words(value)
        if isinstance(value, str):
            return value if isinstance(value, Enum) else self.words(value)
        if isinstance(value, (tuple, list, set, frozenset)):
            veiled = [self._over(item) for item in value]
            return value if all(map(is_, veiled, value)) else type(value)(veiled)
        if isinstance(value, Mapping):
            return {key: self._over(item) for key, item in value.items()}
        if isinstance(value, Document):
            return self._over_document(value)
        is_record = is_dataclass(value) and not isinstance(value, (type, Span))
        return self._over_record(value) if is_record else value

    def _over_document(self, document: Document) -> Document:
        veil = self.by_report.get(document.id, self)
        others = {name: veil._over(getattr(document, name)) for name in _names_of(Document) - {"text", "id"}}
        return replace(document, text=veil.blocks(document.text), **others)

    def _over_record(self, record: Any) -> Any:
        own = self._of_its_report(record)
        if own is not self:
            return own._over_record(record)
        kind: Any = type(record)
        changed = {}
        for name in _names_of(kind):
            value = getattr(record, name)
            now = value if type(value) in _WORDLESS else self._over(value)
            if now is not value:
                changed[name] = now
        return replace(record, **changed) if changed else record

    def _of_its_report(self, record: Any) -> Veil:
        report = getattr(record, "report", None)
        return self.by_report.get(report.id, self) if isinstance(report, ReportName) else self


_WORDLESS = frozenset({type(None), bool, int, float, Span})
"""What holds no words: most of what an answer is made of."""


@lru_cache(maxsize=512)
def _names_of(kind: Any) -> frozenset[str]:
    return frozenset(each.name for each in fields(kind) if each.init)


def _key(name: str) -> str:
    return " ".join(part for part in _PARTS.split(name) if part).lower()


def _spaced(name: str) -> str:
    """Return a pattern for a name: a full one however it is written, in capitals and in addresses too."""
    parts = [re.escape(part) for part in _PARTS.split(name) if part]
    if len(parts) > 1:
        return f"(?i:{_BETWEEN.join(parts)})"
    return f"{re.escape(name)}|{re.escape(name.upper())}" if len(name) > 1 else re.escape(name)


def _blocked(name: str) -> str:
    return "".join(BLOCK if letter.isalnum() else letter for letter in name)


def reports_in(value: Any) -> set[str]:
    """Return the documents (ids) that an answer speaks of."""
    if isinstance(value, str):
        return {value} if _REPORT.fullmatch(value) else set()
    if isinstance(value, Mapping):
        return reports_in(list(value.items()))
    if isinstance(value, (tuple, list, set, frozenset)):
        return set().union(*map(reports_in, value))
    if is_dataclass(value) and not isinstance(value, type):
        return set().union(*(reports_in(getattr(value, name)) for name in _names_of(type(value))))
    return set()


def veil_of(shown: Mapping[str, str], kept: Iterable[str] = (), **others: Any) -> Veil:
    """Return a veil over one report; a name that is veiled is not kept."""
    return Veil(shown=dict(shown), kept=frozenset(kept) - shown.keys(), **others)
