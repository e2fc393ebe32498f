"""The closed list of relations that a claim can draw between two entities: the relational predicate families.

Which families relate two parties, and which of them have no direction, is said once, in the lexicon of predicates
(``relational``, ``symmetric``). Here stands how each is said in sayso's own neutral words, and which are no tie all the
same. A claim of any other family relates nobody: two names in one sentence are not a tie.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sayso.lexicon import load
from sayso.model.claims import Claim, ClaimKind

SAME_OCCASION = "same_occasion"
"""The one relation that sayso puts together itself; a tie that has it says that it was inferred."""

OTHER = "other"
"""A relation that no family names: the tie keeps the claim's own words for it, and says no more than they do."""

SIDE_BY_SIDE = frozenset({"shared_stage_with", "appeared_alongside"})
CO_PRESENCE = SIDE_BY_SIDE | {"attended"}
"""Being at the same place: never membership, never cooperation (TRADECRAFT, 8.5)."""

TO_OCCASIONS = frozenset({"attended", "organised", "hosted", "founded", "closed"})
"""Families whose object may be an occasion; all others relate parties only."""

BASED_IN = "based_in"
"""Where a body has its seat or works; of people it is no tie."""

DEALINGS = frozenset(
    {
        "accused",
        "agreed_with",
        "attacked",
        "cooperates_with",
        "criticised",
        "funds",
        "linked_to",
        "role_in",
        "supports",
        "won",
    }
)
"""Families in which a country or town is a party and not where something happens: it is attacked, backed, blamed."""

NO_TIES = frozenset({"addressed", "travelled_to", "left", "located_in"})
"""Families that relate somebody to an occasion or a place rather than to another party."""

PHRASES: dict[str, str] = {
    "met_with": "met",
    "shared_stage_with": "shared a stage with",
    "appeared_alongside": "appeared alongside",
    "attended": "attended",
    "organised": "organised",
    "hosted": "hosted",
    "member_of": "belongs to",
    "role_in": "is described with a role for",
    "kin_of": "is described as family of",
    "linked_to": "is described as connected with",
    BASED_IN: "is said to be based in",
    "cooperates_with": "cooperates with",
    "supports": "supports",
    "funds": "pays for",
    "owns": "owns or acquires",
    "founded": "founded or opened",
    "closed": "closed or ended",
    "agreed_with": "agreed with",
    "accused": "accuses",
    "criticised": "criticises",
    "investigated": "looks into",
    "arrested": "arrested",
    "charged": "charged",
    "convicted": "sentenced or fined",
    "acquitted": "cleared or released",
    "attacked": "attacked",
    "killed": "killed",
    "appointed": "appointed",
    "dismissed": "dismissed",
    "won": "won or lost against",
    "gave": "gave to",
    "received": "received from",
    SAME_OCCASION: "was on the same occasion as",
    OTHER: "is related, in the article's words, to",
}


@dataclass(frozen=True, slots=True)
class Family:
    """A relation, and whether it has a direction."""

    relation: str
    directed: bool


@cache
def families() -> dict[str, Family]:
    """Return the families of the lexicon that tie two parties, by name."""
    relational = (entry for entry in load("predicates") if entry.data.get("relational") and entry.id not in NO_TIES)
    return {entry.id: Family(entry.id, not entry.data.get("symmetric", False)) for entry in relational}


@cache
def noun_families() -> dict[str, Family]:
    """Return the relations that nouns name ("lawsuit", "links", "support"), by the noun in singular and plural."""
    found: dict[str, Family] = {}
    for entry in load("predicates"):
        family = families().get(entry.id)
        if family is not None:
            found.update(
                {form: family for noun in entry.data["nouns"] for form in (noun, f"{noun}s") if form not in found}
            )
    return found


def family_between(words: str) -> Family | None:
    """Return the relation without a direction that the words before "between" name, by the nearest noun."""
    for word in reversed(words.lower().split()):
        family = noun_families().get(word)
        if family is not None and not family.directed:
            return family
    return None


def relation_of(claim: Claim) -> Family | None:
    """Return the relation that a claim reports, or None: most claims relate nobody."""
    if claim.kind is ClaimKind.ROLE:
        return families()["kin_of" if claim.family == "kin_of" else "role_in"]
    if claim.kind is ClaimKind.RELATION and claim.family == "other" and _LINKED.search(claim.citation.quote):
        return families().get("linked_to")
    if claim.family == BASED_IN:
        return None
    if claim.family == "shared_stage_with" and not _STAGE.search(claim.citation.quote):
        return None  # sharing a name or a bill is sharing no stage
    return families().get(claim.family)


_STAGE = re.compile(
    r"\b(?:stages?|platform|podium|panel|together|alongside|side by side|beside|appear\w*|pos(?:e|ed|es|ing)|"
    r"photograph\w*|pictured|(?:stood|standing|stand|sat|sitting|seen) with)\b",
    re.IGNORECASE,
)
_LINKED = re.compile(r"\b(?:linked|tied|connected|affiliated|associated) (?:to|with)\b", re.IGNORECASE)
"""A relation whose noun is its own ("an arm linked to X") is one of connection, and no stronger."""


def phrase_of(relation: str) -> str:
    """Return a relation in words."""
    return PHRASES.get(relation, relation.replace("_", " "))
