"""Reports that are a body's own words: statements, press releases and announcements, read in as reports like others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sayso.corroborate.actors import Actors
from sayso.corroborate.casebook import Casebook
from sayso.corroborate.words import is_statement
from sayso.model.mentions import EntityType


@dataclass(frozen=True)
class Bodies:
    """Finds the reports whose publisher is no outlet but somebody the story is about."""

    case: Casebook
    actors: Actors

    @cached_property
    def own_words(self) -> Mapping[str, str]:
        """The reports that are a body's own words, and the key of that body.

        The publisher must act in the story as a body, and either the publisher's name or the title says that it is a
        statement, or the body speaks of itself there and other outlets write of it.
        """
        found = {name: self._body(name) for name in self.case.reports}
        return {name: body for name, body in found.items() if body is not None}

    def _body(self, report: str) -> str | None:
        document = self.case.reports[report].analysis.document
        publisher = document.publisher.value or ""
        if not publisher:
            return None
        key = self.actors.key(re.sub(r"\s*\([^()]*\)\s*$", "", publisher))
        types = self.actors.types.get(key, frozenset())
        if not types & {EntityType.ORG, EntityType.GPE, EntityType.FAC} or key in self._media:
            return None
        marked = is_statement(publisher) or is_statement(document.title.value or "")
        is_actor = self._speaks_of_itself(report, key) and self._acts_elsewhere(report, key)
        return key if marked or (is_actor and self.case.publishers[report] not in self._credited) else None

    def _speaks_of_itself(self, report: str, key: str) -> bool:
        claims = self.case.reports[report].analysis.claims
        said_by = (self.actors.of_entity(report, claim.source.entity) for claim in claims if len(claim.chain) > 1)
        return key in set(said_by)

    def _acts_elsewhere(self, report: str, key: str) -> bool:
        return bool(self._mentioned_by.get(key, frozenset()) - {self.case.publishers[report]})

    @cached_property
    def _mentioned_by(self) -> Mapping[str, frozenset[str]]:
        """The outlets that write of each body."""
        found: dict[str, set[str]] = {}
        for report, entities in self.case.entities.items():
            for entity in entities.values():
                if entity.type is EntityType.ORG:
                    found.setdefault(self.actors.key(entity.name), set()).add(self.case.publishers[report])
        return {key: frozenset(outlets) for key, outlets in found.items()}

    @cached_property
    def _credited(self) -> frozenset[str]:
        """The outlets that some report credits or takes back a report of: whoever is credited for reporting reports."""
        stated = (one.upstream for held in self.case.reports.values() for one in held.analysis.derivations)
        return frozenset(self.case.outlets.canonical(name) for name in stated)

    @cached_property
    def _media(self) -> frozenset[str]:
        all_entities = (e for entities in self.case.entities.values() for e in entities.values())
        return frozenset(self.actors.key(entity.name) for entity in all_entities if entity.is_media)
