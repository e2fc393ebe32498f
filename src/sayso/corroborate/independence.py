"""Whether two origins are independent: established, not established or excluded, each with its reason (R6)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from sayso.corroborate.casebook import Casebook
from sayso.corroborate.heads import DOCUMENTARY, SOFT
from sayso.corroborate.parties import Parties, is_one_party
from sayso.corroborate.ruled import only_possible
from sayso.corroborate.tracing import Traced, reports_of
from sayso.lexicon.places import fold
from sayso.model.ids import content_id
from sayso.model.provenance import ClaimRef, Independence, IndependenceState, OriginKind

LISTED = 300
"""How many pairs are listed with their reasons; the rest are counted and can be worked out the same way."""

ENOUGH = 50
"""How many origins of one party are looked at for pairs that corroborate."""

_POSSESSIVE = re.compile(r"['’]s?(?= |$)")
_ESTABLISHED, _NOT, _EXCLUDED = (
    IndependenceState.ESTABLISHED,
    IndependenceState.NOT_ESTABLISHED,
    IndependenceState.EXCLUDED,
)
_PHRASES = {
    OriginKind.UNNAMED_BUNDLE: "are unnamed, and may be or include the other",
    OriginKind.MEDIA_OUTLET: "is credited and its report is not held: on what it rests is not known",
    OriginKind.OWN_WORD: "states no source: an outlet's own word never establishes independence",
}


@dataclass(frozen=True)
class Judge:
    """Tells of any two origins of one proposition whether they are independent."""

    case: Casebook
    parties: Parties

    def pair(self, a: Traced, b: Traced) -> tuple[IndependenceState, str]:
        """Return the state of a pair and why, in words; what people ruled of it comes before any rule."""
        ruled = self._ruled(a, b)
        if ruled is not None:
            return ruled
        for one, other in ((a, b), (b, a)):
            if one.key.partition(" ")[2] in other.speakers:
                return _EXCLUDED, f"{one.label} passes on what {other.label} says"
        for one in sorted((a, b), key=lambda origin: origin.key):
            if one.kind in SOFT:
                if one.key.startswith("circle "):
                    return _NOT, f"{one.label}: nobody is at the head of it"
                return _NOT, f"{one.label} {_PHRASES[one.kind]}"
        return self._named_pair(a, b)

    def _ruled(self, a: Traced, b: Traced) -> tuple[IndependenceState, str] | None:
        if not self.case.ruled.origins:
            return None
        one, two = origin_id(a), origin_id(b)
        return self.case.ruled.of_origins(one, two, (*a.claims, *b.claims), self.case.claims)

    def _named_pair(self, a: Traced, b: Traced) -> tuple[IndependenceState, str]:
        if a.kind is b.kind is OriginKind.DOCUMENT and (is_unnamed(a) or is_unnamed(b)):
            return _NOT, "a document that nobody names may be the other"
        for one, other in ((a, b), (b, a)):
            if one.kind is OriginKind.DOCUMENT and _names(one.label, other):
                return _EXCLUDED, f"the document is {other.label}'s own"
            if _is_short_for(one, other):
                return _NOT, f"{one.label} may be {other.label}"
        if a.kind is b.kind is OriginKind.FIRST_HAND and self._is_one_family(a, b):
            return _NOT, "two mastheads of one publisher, which may share their reporters"
        if self._may_be_copied(a.claims, b.claims):
            return _NOT, "the wording of the reports that quote them is possibly shared"
        return _ESTABLISHED, f"{_what(a)} and {_what(b)} are different, and nothing joins their reports on this"

    def _is_one_family(self, a: Traced, b: Traced) -> bool:
        one, other = (self.case.outlet_label(origin.claims[0].report) for origin in (a, b))
        return self.case.outlets.is_same_family(one, other)

    def _may_be_copied(self, a: Sequence[ClaimRef], b: Sequence[ClaimRef]) -> bool:
        """Tell whether every report of one rests on reports of the other by wording that is only possibly shared."""
        ones, others = reports_of(a), reports_of(b)
        if ones & others:
            return False
        return self._all_joined(ones, others) or self._all_joined(others, ones)

    def _all_joined(self, derived: frozenset[str], upstream: frozenset[str]) -> bool:
        return all(
            any(edge.upstream in upstream and only_possible(edge) for edge in self.case.upstream.get(report, ()))
            for report in derived
        )

    def is_one_known_party(self, a: Traced, b: Traced) -> bool:
        """Tell whether two origins are known to speak for one interest."""
        return is_one_party(self.parties.of_origin(a), self.parties.of_origin(b))

    def is_of_two_parties(self, a: Traced, b: Traced) -> bool:
        """Tell whether two origins speak for different interests: known ones, or one that nothing ties to any body.

        Who holds an office in a body that no report names may be of any body's party, but not of a private person's.
        """
        one, two = self.parties.of_origin(a), self.parties.of_origin(b)
        if one is not None and two is not None:
            return not is_one_party(one, two)
        unknown = [self._is_of_unknown_body(origin) for origin in (a, b)]
        return not all(unknown) and not (any(unknown) and (one is not None or two is not None))

    def _is_of_unknown_body(self, origin: Traced) -> bool:
        is_person = origin.kind is OriginKind.PERSON
        return is_person and self.parties.holds_an_office(origin.key.partition(" ")[2])

    def established_pairs(self, origins: Sequence[Traced]) -> Iterator[tuple[Traced, Traced]]:
        """Yield pairs that are established, cheaply where origins are many: soft ones are in one only by a ruling.

        Of each party :data:`ENOUGH` origins are looked at: more of them add pairs of the same kind.
        """
        by_party: dict[str, list[Traced]] = {}
        ruled = self.case.ruled.ruled_origins
        for origin in origins:
            if origin.kind not in SOFT or (ruled and origin_id(origin) in ruled):
                by_party.setdefault(self._party_key(origin), []).append(origin)
        firm = [origin for party in sorted(by_party) for origin in by_party[party][:ENOUGH]]
        for a, b in combinations(firm, 2):
            if self.pair(a, b)[0] is _ESTABLISHED:
                yield a, b

    def is_one_head(self, origins: Sequence[Traced]) -> bool:
        """Tell whether each of a few origins is tied to the first by a merge edge: together they are one head."""
        few = list(origins[:ENOUGH])
        return len(few) == len(origins) and all(self.pair(few[0], one)[0] is _EXCLUDED for one in few[1:])

    def _party_key(self, origin: Traced) -> str:
        return "unnamed document" if is_unnamed(origin) else self.parties.of_origin(origin) or ""

    def listed(self, origins: Sequence[Traced]) -> tuple[Independence, ...]:
        """Return the pairs with their reasons, sorted by ids, no more than :data:`LISTED` of them."""
        found: list[Independence] = []
        for a, b in combinations(origins, 2):
            if len(found) == LISTED:
                break
            state, reason = self.pair(a, b)
            one, two = sorted((origin_id(a), origin_id(b)))
            found.append(Independence(a=one, b=two, state=state, reason=reason))
        return tuple(sorted(found, key=lambda pair: (pair.a, pair.b)))


def origin_id(origin: Traced) -> str:
    """Return the id of an origin: the same head under the same kind is the same origin in every proposition."""
    return content_id("ori", origin.kind.value, origin.key)


def is_unnamed(origin: Traced) -> bool:
    """Tell whether an origin is a document that the reports do not name."""
    return any(head.is_unnamed_document for head in origin.heads.values())


def is_documentary(origin: Traced) -> bool:
    """Tell whether an origin is a document or a picture."""
    return origin.kind in DOCUMENTARY


def _names(label: str, other: Traced) -> bool:
    key = other.key.partition(" ")[2]
    is_actor = other.kind in (OriginKind.PERSON, OriginKind.ORGANISATION, OriginKind.GOVERNMENT)
    return is_actor and f" {key} " in f" {_POSSESSIVE.sub('', fold(label))} "


def _is_short_for(one: Traced, other: Traced) -> bool:
    short, full = one.key.partition(" ")[2].split(), other.key.partition(" ")[2].split()
    if one.kind is not other.kind or len(short) != 1 or len(full) < 2:
        return False
    return one.kind is OriginKind.PERSON and short[0] in (full[0], full[-1])


def _what(origin: Traced) -> str:
    if origin.kind in DOCUMENTARY:
        return f"“{origin.label}”"
    return origin.label
