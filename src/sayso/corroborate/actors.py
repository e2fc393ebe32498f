"""One actor under several names: full names, surnames, short names and acronyms across the reports of a story.

Joining two names makes one origin of what may be two, which can only lower a count: so a short name is read as the only
longer one that it fits, and where two fit it stays by itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sayso.corroborate.casebook import Casebook
from sayso.lexicon.places import fold
from sayso.model.mentions import DocumentEntity, EntityType
from sayso.model.spans import Span

_LEGAL = re.compile(r"[\s,]+(?:ltd|limited|plc|inc|llc|corp|co|gmbh|ag|sa|nv|bv|ab|oy|as|spa)\.?$")
_POSSESSIVE = re.compile(r"['’]s?$")
_OFFICE = re.compile(
    r"(?:['’]s?)? (?:\w+ )?"
    r"(?:office|spokes(?:man|woman|person|people)|lawyers?|solicitors?|representatives?|agents?|team)"
)
_PLACES = frozenset({EntityType.GPE, EntityType.LOC})
_ACTORS = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.GPE, EntityType.FAC})


def plain(name: str) -> str:
    """Return a name to compare by: without case, accents, article, possessive and legal form."""
    folded = _POSSESSIVE.sub("", fold(name).strip(' .,;:"“”()'))
    return _LEGAL.sub("", folded)


@dataclass(frozen=True)
class Actors:
    """Who is who by name alone, in one story."""

    case: Casebook
    _known_nominals: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def of_entity(self, report: str, entity: str | None) -> str | None:
        """Return the key of the actor that a report's entity stands for, or ``None`` where there is no such entity."""
        found = self.case.entities[report].get(entity or "")
        return None if found is None else self.key(found.name)

    def entity(self, report: str, entity: str | None) -> DocumentEntity | None:
        """Return a report's entity by id."""
        return self.case.entities[report].get(entity or "")

    def key(self, name: str) -> str:
        """Return the key of whoever bears a name: the plain full name, where the reports know a fuller one."""
        short = plain(name)
        if short in self._fuller or short in self.types:
            return self._fuller.get(short, short)
        longer = self._by_end.get(short, frozenset()) if " " in short else frozenset()
        return self.key(next(iter(longer))) if len(longer) == 1 else short

    def office_holder(self, report: str, span: Span | None) -> str | None:
        """Return the key of the person whose office or agent words name: "the mayor's office", "her lawyers"."""
        if span is None:
            return None
        analysis = self.case.reports[report].analysis
        for entity in analysis.entities:
            for named in (*entity.mentions, *entity.references) if entity.type is EntityType.PERSON else ():
                rest = analysis.document.text[named.end : span.end] if span.contains(named) else ""
                if _OFFICE.fullmatch(rest) is not None:
                    return self.key(entity.name)
        return None

    def service(self, noun: str) -> str:
        """Return the key of a service: the only body of the story whose name ends with its noun, else the noun."""
        longer = {self.key(name) for name in self._by_end.get(noun, frozenset()) if name.endswith(f" {noun}")}
        return next(iter(longer)) if len(longer) == 1 else noun

    def nominal(self, report: str, words: str) -> str | None:
        """Return who a report means by "the museum": its only actor whose name has the noun at an end, or ``None``."""
        noun = plain(words)
        if not noun or " " in noun:
            return None
        return self._nominals(report).get(noun)

    def _nominals(self, report: str) -> Mapping[str, str]:
        if report not in self._known_nominals:
            self._known_nominals[report] = self._find_nominals(report)
        return self._known_nominals[report]

    def _find_nominals(self, report: str) -> Mapping[str, str]:
        found: dict[str, set[str]] = {}
        for entity in self.case.entities[report].values():
            if entity.type in (EntityType.ORG, EntityType.FAC) and not entity.is_media:
                words = plain(entity.name).split()
                for word in {words[0], words[-1]} if len(words) > 1 else ():
                    found.setdefault(word, set()).add(self.key(entity.name))
        return {word: next(iter(keys)) for word, keys in found.items() if len(keys) == 1}

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """How each actor's name is shown: the longest as written, of equal ones the first by letters."""
        shown: dict[str, str] = {}
        for entity in self._entities:
            key = self.key(entity.name)
            shown[key] = min(shown.get(key, entity.name), entity.name, key=lambda name: (-len(name), name))
        return shown

    @cached_property
    def types(self) -> Mapping[str, frozenset[EntityType]]:
        """Which types the reports gave each plain name."""
        found: dict[str, set[EntityType]] = {}
        for entity in self._entities:
            found.setdefault(plain(entity.name), set()).add(entity.type)
        return {name: frozenset(types) for name, types in found.items()}

    @cached_property
    def _entities(self) -> tuple[DocumentEntity, ...]:
        found = {
            (entity.type, entity.name, entity.aliases): entity
            for held in self.case.entities.values()
            for entity in held.values()
            if entity.type in _ACTORS
        }
        return tuple(found[key] for key in sorted(found))

    @cached_property
    def _by_end(self) -> Mapping[str, frozenset[str]]:
        """Which names begin or end with each shorter run of words."""
        found: dict[str, set[str]] = {}
        for name in (name for name, types in self.types.items() if not types <= _PLACES):
            words = name.split()
            for cut in range(1, len(words)):
                found.setdefault(" ".join(words[:cut]), set()).add(name)
                found.setdefault(" ".join(words[cut:]), set()).add(name)
        return {run: frozenset(longer) for run, longer in found.items()}

    @cached_property
    def _fuller(self) -> Mapping[str, str]:
        names = {plain(entity.name) for entity in self._entities}
        fuller = {plain(alias): {plain(e.name)} for e in self._entities for alias in e.aliases if " " not in alias}
        for name in sorted(names):
            if not self.types[name] <= _PLACES:
                fuller.setdefault(name, set()).update(self._by_end.get(name, frozenset()) - {name})
        settled = {name: next(iter(longer)) for name, longer in fuller.items() if len(longer) == 1}
        return {name: _last(name, settled) for name in settled}


def _last(name: str, fuller: Mapping[str, str]) -> str:
    seen = {name}
    while (longer := fuller.get(name)) is not None and longer not in seen:
        seen.add(longer)
        name = longer
    return name
