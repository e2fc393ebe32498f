"""For whom an origin speaks: the interest group that reports put a person or body into, or nobody knows.

A body is its own party. A person is of the body in which a report gives a role ("board member of Halm", "Halm
spokeswoman Ina Roe"). The bodies of one state are one party; a subsidiary is of its owner's where a report says so.
Nothing is guessed: what no report says stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sayso.corroborate.actors import Actors, plain
from sayso.corroborate.casebook import Casebook
from sayso.corroborate.tracing import Traced
from sayso.corroborate.words import is_state, is_unit, is_voice
from sayso.lexicon import load
from sayso.lexicon.places import country_name, country_of, demonym, is_capital
from sayso.model.claims import Claim, ClaimKind, SourceKind
from sayso.model.mentions import EntityType
from sayso.model.provenance import OriginKind

STATE = "the state"
"""The party of state bodies where no words say of which country."""

_BODIES = frozenset({EntityType.ORG, EntityType.FAC, EntityType.GPE})


@dataclass(frozen=True, slots=True)
class Role:
    """What reports say somebody is: the body, if any, and the words."""

    body: str | None
    words: str


@dataclass(frozen=True)
class Parties:
    """The parties of a story, by actor key."""

    case: Casebook
    actors: Actors
    _texts: dict[str, str] = field(default_factory=dict)

    def of_actor(self, key: str) -> str | None:
        """Return the party of a person or body by its key, or ``None`` where no report says."""
        if (body := self._body_of_person(key)) is not None:
            return self._of_body(body)
        if key in self.roles or EntityType.PERSON in self.actors.types.get(key, frozenset()):
            return None
        return self._of_body(key)

    def of_origin(self, origin: Traced) -> str | None:
        """Return the party of an origin: unnamed people, outlets and documents have none that is known."""
        kind, _, key = origin.key.partition(" ")
        if origin.kind is OriginKind.PERSON and kind == "person":
            return self.of_actor(key)
        if origin.kind in (OriginKind.ORGANISATION, OriginKind.GOVERNMENT):
            return self._of_body(key)
        return None

    def principal(self, key: str) -> str | None:
        """Return the key of the body, or of the person, for whom somebody speaks or in which they have a role."""
        return self._body_of_person(key)

    def holds_an_office(self, key: str) -> bool:
        """Tell whether somebody holds a post in a body that no report names: then they may be of any party."""
        return self._body_of_person(key) is None and any(_is_office(role.words) for role in self.roles.get(key, ()))

    def speaks_for(self, key: str, body: str) -> bool:
        """Tell whether somebody speaks in the name of a body: its spokesperson, or who heads it."""
        return any(role.body == body and is_voice(role.words) for role in self.roles.get(key, ()))

    @cached_property
    def roles(self) -> Mapping[str, tuple[Role, ...]]:
        """What each person is said to be, in any report, sorted."""
        found: dict[str, set[Role]] = {}
        for name, held in self.case.reports.items():
            for claim in held.analysis.claims:
                if claim.kind is ClaimKind.ROLE and claim.family != "kin_of":
                    self._add_role(name, claim, found)
                self._add_label(name, claim, found)
        return {key: tuple(sorted(roles, key=lambda r: (r.body or "", r.words))) for key, roles in found.items()}

    def _add_role(self, report: str, claim: Claim, found: dict[str, set[Role]]) -> None:
        key = self.actors.of_entity(report, claim.subject.entity) if claim.subject is not None else None
        if key is None:
            return
        body = self.actors.of_entity(report, claim.object.entity) if claim.object else None
        words = f"{claim.predicate} {claim.object.name if claim.object else ''}".strip()
        if body is None and claim.object is not None:
            body = self.actors.nominal(report, claim.object.name)
        found.setdefault(key, set()).add(Role(body or self._body_in(report, words), words))

    def _add_label(self, report: str, claim: Claim, found: dict[str, set[Role]]) -> None:
        """A source's label may say what it is: "Halm spokeswoman Ina Roe"."""
        for attribution in claim.chain[1:]:
            source = attribution.source
            key = self.actors.of_entity(report, source.entity)
            if source.kind is SourceKind.PERSON and key is not None and plain(source.label) != key:
                words = _without(plain(source.label), key)
                if words:
                    found.setdefault(key, set()).add(Role(self._body_in(report, words), words))

    def _body_in(self, report: str, words: str) -> str | None:
        """Return the only body that the words of a role name, or that has the organ which they name in this report.

        "Halm spokeswoman" names Halm; "board member" means the board of Halm where the report writes of "the board of
        Halm" and of no other.
        """
        plain_words = f" {plain(words)} "
        bodies = self._bodies_in(report)
        if is_voice(words):
            bodies = {**self._people_in(report), **bodies}
        named = {key for name, key in bodies.items() if f" {name} " in plain_words or f" {name}'s " in plain_words}
        if len(named) == 1:
            return next(iter(named))
        organ = plain_words.split()[0] if plain_words.split() else ""
        text = self._text_of(report)
        having = {key for name, key in bodies.items() if organ and _has_organ(text, name, organ)}
        return next(iter(having)) if len(having) == 1 else None

    def _text_of(self, report: str) -> str:
        if report not in self._texts:
            self._texts[report] = plain(self.case.reports[report].analysis.document.text)
        return self._texts[report]

    def _bodies_in(self, report: str) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for entity in self.case.entities[report].values():
            if entity.type in _BODIES and not entity.is_media:
                for name in (entity.name, *entity.aliases):
                    found[plain(name)] = self.actors.key(entity.name)
        return found

    def _people_in(self, report: str) -> Mapping[str, str]:
        """Whom an agent or a solicitor may speak for."""
        people = (e for e in self.case.entities[report].values() if e.type is EntityType.PERSON)
        return {plain(name): self.actors.key(one.name) for one in people for name in (one.name, *one.aliases)}

    def _body_of_person(self, key: str) -> str | None:
        bodies = {role.body for role in self.roles.get(key, ()) if role.body is not None and role.body != key}
        voices = {role.body for role in self.roles.get(key, ()) if role.body in bodies and is_voice(role.words)}
        settled = bodies if len(bodies) == 1 else {body for body in voices if body is not None}
        return next(iter(settled)) if len(settled) == 1 else None

    def _of_body(self, key: str) -> str:
        seen = {key}
        while (owner := self._owners.get(key)) is not None and owner not in seen:
            seen.add(owner)
            key = owner
        label = self.actors.labels.get(key, key)
        return self._state(key, label) or label

    @cached_property
    def _owners(self) -> Mapping[str, str]:
        """Bodies that a report says belong to another, and to which."""
        found: dict[str, set[str]] = {}
        for name, held in self.case.reports.items():
            for claim in held.analysis.claims:
                pair = self._ownership(name, claim)
                if pair is not None:
                    found.setdefault(pair[0], set()).add(pair[1])
        return {unit: next(iter(owners)) for unit, owners in found.items() if len(owners) == 1}

    def _ownership(self, report: str, claim: Claim) -> tuple[str, str] | None:
        settled = claim.kind in (ClaimKind.ROLE, ClaimKind.RELATION) and claim.stance.value == "CT+"
        if not settled or claim.subject is None or claim.object is None or not is_unit(claim.citation.quote):
            return None
        one, two = (self.actors.entity(report, end.entity) for end in (claim.subject, claim.object))
        if one is None or two is None or {one.type, two.type} - {EntityType.ORG, EntityType.FAC}:
            return None
        ends = (self.actors.key(one.name), self.actors.key(two.name))
        is_owner_first = re.search(r"\b(?:owns|parent)\b", claim.predicate) is not None
        unit, owner = (ends[1], ends[0]) if is_owner_first else ends
        return None if unit == owner else (unit, owner)

    def _state(self, key: str, label: str) -> str | None:
        of = self._government_of.get(key)
        if of is None and not is_state(label):
            return None
        code = (is_capital(of) or country_of(of)) if of else _country_in(label)
        if code is not None:
            return f"{STATE} of {country_name(code)}"
        return STATE

    @cached_property
    def _government_of(self) -> Mapping[str, str]:
        every = (entity for entities in self.case.entities.values() for entity in entities.values())
        return {self.actors.key(e.name): e.government_of for e in every if e.government_of}


def is_one_party(a: str | None, b: str | None) -> bool:
    """Tell whether two known parties are one; bodies of a state that nobody names may be of any state."""
    if a is None or b is None:
        return False
    return a == b or (STATE in (a, b) and a.startswith(STATE) and b.startswith(STATE))


def _without(label: str, key: str) -> str:
    words = set(key.split())
    return " ".join(word for word in label.replace(",", " ").split() if word not in words)


def _has_organ(text: str, body: str, organ: str) -> bool:
    name = re.escape(body)
    pattern = rf"\b{re.escape(organ)} of (?:the )?{name}\b|\b{name}(?:['’]s?)? {re.escape(organ)}\b"
    return re.search(pattern, text) is not None


def _country_in(label: str) -> str | None:
    words = label.split()
    spans = [" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, min(len(words), i + 3) + 1)]
    codes = {code for span in spans if span[:1].isupper() and (code := country_of(span) or demonym(span))}
    return next(iter(codes)) if len(codes) == 1 else None


def _is_office(words: str) -> bool:
    return any(entry.kind in ("office", "rank") and entry.matches(words) for entry in load("titles"))
