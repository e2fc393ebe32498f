"""Cut a passage into predications: the places where something is said to be the case.

A predication is a verb with what depends on it, or a copula with its complement. It is the seat of at most one claim,
except where coordination makes several. Which predications become claims is decided later
(:mod:`sayso.extract.claims`): here they are only found, with their form and their words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sayso.extract.syntax import first, is_verbal, subtree, verb_group

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class Form(StrEnum):
    """How the predication is built."""

    FINITE = "finite"
    PARTICIPLE = "participle"
    INFINITIVE = "infinitive"
    NOMINAL = "nominal"


@dataclass(frozen=True, slots=True)
class Predication:
    """``head`` is the word that carries the claim, ``verb`` the one with the auxiliaries; equal for plain verbs."""

    head: Token
    verb: Token
    form: Form

    @property
    def is_copular(self) -> bool:
        """Whether the claim is carried by a complement of "be"."""
        return self.head.i != self.verb.i and self.verb.lemma_ == "be"


RAISING = frozenset(
    "appear seem begin start continue keep stop cease try attempt manage happen tend prove come go get use need help "
    "remain fail refuse struggle".split()
)
"""Verbs that lend their subject to an infinitive and add little of their own: the infinitive carries the claim."""

LIGHT = frozenset("have hold make take give conduct carry stage deliver pay do launch face commit undergo".split())
"""Verbs that may leave the meaning to their object: "held a meeting"."""

_NO_SEAT = frozenset({"aux", "auxpass", "amod", "compound", "prt", "case", "mark", "prep", "agent", "advmod"})


def find_predications(doc: Doc) -> tuple[Predication, ...]:
    """Return the predications of a passage, in text order."""
    found = [p for token in doc if (p := _predication(token)) is not None]
    return tuple(sorted(found, key=lambda p: p.head.i))


def nominal(head: Token) -> Predication:
    """Return a predication that is seated in a noun: "the announced closure"."""
    return Predication(head, head, Form.NOMINAL)


def _predication(token: Token) -> Predication | None:
    if not is_verbal(token) or token.dep_ in _NO_SEAT or not token.text[0].isalnum():
        return None
    if token.lemma_ == "be":
        return _copular(token)
    if token.pos_ == "AUX" and token.dep_ not in {"ROOT", "ccomp", "conj", "advcl", "relcl"}:
        return None
    if _is_raising(token):
        return None
    return Predication(token, token, form_of(token))


def _copular(be: Token) -> Predication | None:
    complement = first(be, "attr", "acomp", "oprd")
    if complement is None:
        clause = first(be, "xcomp", "ccomp")
        if clause is not None and first(be, "prep", "advmod") is None:
            return None
        return Predication(be, be, form_of(be))
    if complement.dep_ == "acomp" and first(complement, "xcomp") is not None and complement.pos_ == "ADJ":
        return Predication(complement, be, form_of(be)) if not _opens_infinitive(complement) else None
    return Predication(complement, be, form_of(be))


def _opens_infinitive(adjective: Token) -> bool:
    """Tell whether an adjective only leads to its infinitive: likely, set, due, expected, able, unable."""
    return adjective.lower_ in {"likely", "unlikely", "set", "due", "expected", "able", "unable", "poised", "bound"}


def _is_raising(verb: Token) -> bool:
    return verb.lemma_ in RAISING and first(verb, "xcomp") is not None and first(verb, "dobj") is None


def form_of(verb: Token) -> Form:
    """Return the form of a verb in its clause."""
    if any(t.tag_ in {"MD", "VBD", "VBZ", "VBP"} for t in verb_group(verb)):
        return Form.FINITE
    if any(t.tag_ == "TO" for t in verb.children):
        return Form.INFINITIVE
    return Form.PARTICIPLE if verb.tag_ in {"VBG", "VBN"} else Form.INFINITIVE


_OTHER_CLAUSES = frozenset({"advcl", "relcl", "parataxis", "ccomp", "appos"})


def clause_tokens(predication: Predication, seats: frozenset[int]) -> list[Token]:
    """Return the words of a predication's own clause: without what other predications say of themselves.

    ``seats`` are the indices of all predications' verbs. A clause of its own that lies at the edge is cut off; one in
    the middle stays, so that the words remain one run.
    """
    top = predication.verb
    kept = {t.i for t in _own(top, top, seats)}
    low = _skip_lead(top, min(kept))
    return [top.doc[i] for i in range(low, max(kept) + 1)]


def _own(token: Token, top: Token, seats: frozenset[int]) -> list[Token]:
    found = [token]
    for child in token.children:
        if _is_other(child, top, seats):
            continue
        found += _own(child, top, seats)
    return [t for t in found if not (t.is_punct or t.is_space)]


def _is_other(child: Token, top: Token, seats: frozenset[int]) -> bool:
    if child.dep_ in {"cc", "preconj", "punct", "mark"} and child.head.i == top.i:
        return True
    if child.dep_ == "conj" and (child.head.i == top.i or child.i in seats):
        return True
    if child.dep_ == "appos" and len(subtree(child)) > 5:
        return True
    if child.dep_ == "prep" and child.lower_ in {"according", "per"} and first(child, "pobj", "prep") is not None:
        return True
    if child.i not in seats:
        return child.dep_ in {"advcl", "relcl", "parataxis"} and child.head.i == top.i
    return child.dep_ in _OTHER_CLAUSES or (child.dep_ == "acl" and _is_set_off(child))


def _is_set_off(token: Token) -> bool:
    """Tell whether a comma or dash stands right before the part of a sentence that hangs on ``token``."""
    left = min(t.i for t in subtree(token))
    return left > 0 and token.doc[left - 1].is_punct


def _skip_lead(top: Token, low: int) -> int:
    """Return where the clause begins without a leading adjunct that a comma sets off ("In May 2024, …")."""
    anchor = first(top, "nsubj", "nsubjpass", "expl", "csubj")
    if anchor is None:
        return low
    start = min(t.i for t in subtree(anchor))
    if start <= low:
        return low
    comma = start - 1
    return start if top.doc[comma].text in {",", "—", "–", "-"} or top.doc[low].dep_ in {"mark", "cc"} else low
