"""Whether somebody is a party concerned by a proposition: its subject or object, or who speaks for one of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.corroborate.actors import plain
from sayso.corroborate.heads import Heads
from sayso.corroborate.parties import Parties
from sayso.model.claims import Argument, Claim, Source, SourceKind
from sayso.model.graph import Proposition, Term
from sayso.model.mentions import EntityType
from sayso.model.provenance import ClaimRef, OriginKind


@dataclass(frozen=True)
class Concerned:
    """Finds the parties concerned by propositions, by the names of one story."""

    heads: Heads
    parties: Parties
    _known: dict[str, frozenset[str]] = field(default_factory=dict)

    def keys(self, proposition: Proposition) -> frozenset[str]:
        """Return the keys of the actors that a proposition is about."""
        if proposition.id not in self._known:
            self._known[proposition.id] = self._find_keys(proposition)
        return self._known[proposition.id]

    def _find_keys(self, proposition: Proposition) -> frozenset[str]:
        terms = (proposition.subject, proposition.object)
        found = {key for term in terms if term is not None for key in self._term_keys(term)}
        return frozenset(found | {k for ref in proposition.claims for k in self._argument_keys(ref)})

    def is_party(self, key: str | None, proposition: Proposition) -> bool:
        """Tell whether an actor is concerned: one of those it is about, or of the same party as one of them."""
        if key is None:
            return False
        concerned = self.keys(proposition)
        if key in concerned:
            return True
        own = self.parties.of_actor(key)
        parties = {self.parties.of_actor(one) for one in concerned}
        return self.parties.principal(key) in concerned or (own is not None and own in parties)

    def is_of_nobody(self, proposition: Proposition) -> bool:
        """Tell whether a proposition names no person and no body: "the stand was overloaded"."""
        terms = [term for term in (proposition.subject, proposition.object) if term is not None]
        return not any(term.type is not None for term in terms) and not any(
            self._argument_keys(ref) for ref in proposition.claims
        )

    def is_called(self, name: str, proposition: Proposition) -> bool:
        """Tell whether a name is the short form of whom a proposition is about: "the council" for a town's council."""
        short = plain(name).split()
        names = [plain(term.name).split() for term in (proposition.subject, proposition.object) if term is not None]
        return bool(short) and any(full[-len(short) :] == short or full[: len(short)] == short for full in names)

    def speaks_on_record(self, ref: ClaimRef, claim: Claim, proposition: Proposition) -> bool:
        """Tell whether a claim is the party's own word: the person or body itself, or whoever speaks in its name."""
        source = self._last_speaker(ref, claim)
        if source is None:
            return False
        concerned = self.keys(proposition)
        if source in concerned or any(self.parties.speaks_for(source, key) for key in concerned):
            return True
        is_body = self.heads.of(ref).kind in (OriginKind.ORGANISATION, OriginKind.GOVERNMENT)
        return is_body and self.is_party(source, proposition)

    def who(self, report: str, by: Argument) -> str | None:
        """Return the key of whoever a response is by; an office answers for whose it is."""
        kind = SourceKind.ORGANISATION
        holder = self.heads.actors.office_holder(report, by.span) if by.entity is None else None
        return holder or self.heads.speaker(report, Source(kind=kind, label=by.name, entity=by.entity))

    def _last_speaker(self, ref: ClaimRef, claim: Claim) -> str | None:
        head = self.heads.of(ref)
        kind, _, key = head.key.partition(" ")
        return key if kind in ("person", "body") else None

    def _term_keys(self, term: Term) -> set[str]:
        return {self.heads.actors.key(term.name)} if term.type is not EntityType.EVENT else set()

    def _argument_keys(self, ref: ClaimRef) -> set[str]:
        claim = self.heads.case.claims.get(ref)
        if claim is None:
            return set()
        ends = [end for end in (claim.subject, claim.object) if end is not None]
        ends += [participant.argument for participant in claim.participants]
        keys = {self.heads.actors.of_entity(ref.report, end.entity) for end in ends}
        return {key for key in keys if key is not None and self._is_actor(key)}

    def _is_actor(self, key: str) -> bool:
        return bool(self.heads.actors.types.get(plain(key), frozenset()) & {EntityType.PERSON, EntityType.ORG})
