"""Company: "…, alongside delegates from the Guild and the League" says of each that they were there too.

Being somewhere together is a claim of its own, weaker than any that the verb makes: never membership, never
cooperation. Coordinated bodies make one claim each.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.extract.syntax import children, conjuncts, first, noun_phrase, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

_ALONE = frozenset({"alongside"})
_WITH = frozenset({"along", "together"})


@dataclass(frozen=True, slots=True)
class Companion:
    """Who else was there: the words, their head, and the one body of a coordination that this claim is about."""

    tokens: tuple[Token, ...]
    head: Token
    body: Token | None


def find_companions(verb: Token) -> list[Companion]:
    """Return the company that a clause names, in text order, one for each coordinated party."""
    found = []
    for holder in (verb, *children(verb, "dobj", "prep", "pobj")):
        for preposition in children(holder, "prep"):
            target = _target(preposition)
            if target is not None:
                found += _parties(preposition, target)
    return found


def is_company(preposition: Token) -> bool:
    """Tell whether a preposition only names company, so that its phrase is a claim of its own."""
    return preposition.dep_ == "prep" and _target(preposition) is not None


def _target(preposition: Token) -> Token | None:
    if preposition.lower_ in _ALONE:
        return first(preposition, "pobj")
    if preposition.lower_ in _WITH:
        inner = first(preposition, "prep")
        return first(inner, "pobj") if inner is not None and inner.lower_ == "with" else None
    return None


def _parties(preposition: Token, target: Token) -> list[Companion]:
    bodies = [t for p in children(target, "prep") if p.lower_ in {"from", "of"} for t in children(p, "pobj")]
    members = [m for body in bodies for m in conjuncts(body) if m.pos_ == "PROPN"]
    if members:
        return [_of_body(preposition, target, body, index) for index, body in enumerate(members)]
    return [_own(preposition, party, index) for index, party in enumerate(conjuncts(target))]


def _of_body(preposition: Token, target: Token, body: Token, index: int) -> Companion:
    """Return "alongside delegates from the Guild" for the first body, "delegates from … the League" for the next."""
    start = preposition.i if index == 0 else noun_phrase(target)[0].i
    end = max(t.i for t in noun_phrase(body))
    return Companion(tuple(target.doc[i] for i in range(start, end + 1)), target, body)


def _own(preposition: Token, party: Token, index: int) -> Companion:
    phrase = noun_phrase(party)
    start = preposition.i if index == 0 else phrase[0].i
    last = max(t.i for t in subtree(party, without=frozenset({"conj", "cc", "relcl", "appos", "punct"})))
    return Companion(tuple(party.doc[i] for i in range(start, last + 1)), party, None)
