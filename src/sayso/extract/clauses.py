"""Cut a passage into predications: the places where something is said to be the case.

A predication is a verb with what depends on it, or a copula with its complement. It is the seat of at most one claim,
except where coordination makes several. Which predications become claims is decided later
(:mod:`sayso.extract.claims`): here they are only found, with their form and their words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sayso.extract.companions import is_company
from sayso.extract.syntax import children, conjuncts, first, is_verbal, noun_phrase, subtree, verb_group

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
    low, high = _skip_lead(top, min(kept)), max(kept)
    if top.dep_ == "acl" and top.head.pos_ in {"NOUN", "PROPN"} and top.head.i < top.i:
        low = min(low, noun_phrase(top.head)[0].i)
    for governor in _shared_clauses(top):
        outer = {t.i for t in _own(governor, governor, seats | {top.i})}
        low = min(low, _skip_lead(governor, min(outer)))
    return _trim(top.doc, low, high)


def _shared_clauses(verb: Token) -> list[Token]:
    """Return the verbs that an infinitive or participle needs to be a statement: "is said *to have visited*"."""
    found = []
    current = verb
    while current.dep_ in {"xcomp", "oprd", "acomp"} and current.head.i < current.i and current.head.i != current.i:
        current = current.head
        if not is_verbal(current) and current.pos_ != "ADJ":
            break
        found.append(current)
    return found


def _trim(doc: Doc, low: int, high: int) -> list[Token]:
    """Cut relative adverbs, conjunctions and punctuation from the edges of a run."""
    while low < high and (doc[low].tag_ == "WRB" or doc[low].is_punct or doc[low].dep_ in {"cc", "preconj"}):
        low += 1
    while high > low and ((doc[high].is_punct and doc[high].text != ")") or doc[high].is_space):
        high -= 1
    return [doc[i] for i in range(low, _close(doc, low, high) + 1)]


def _close(doc: Doc, low: int, high: int) -> int:
    """Take in the bracket that closes one opened inside the run."""
    opened = any(doc[i].text == "(" for i in range(low, high + 1))
    return high + 1 if opened and high + 1 < len(doc) and doc[high + 1].text == ")" else high


def _own(token: Token, top: Token, seats: frozenset[int]) -> list[Token]:
    found = [token]
    for child in token.children:
        if _is_other(child, top, seats):
            continue
        found += _own(child, top, seats)
    return [t for t in found if not (t.is_punct or t.is_space)]


def _is_other(child: Token, top: Token, seats: frozenset[int]) -> bool:
    if child.dep_ in {"cc", "preconj", "punct", "mark"} and child.head.i == top.i:
        return child.lower_ not in {"if", "unless"}
    if child.dep_ == "appos" and any(c.dep_ == "relcl" for c in child.children):
        return True
    if _is_closing_with(child, top) or (is_company(child) and child.i > top.i):
        return True
    if child.dep_ == "prep" and child.lower_ == "including" and any(_is_named_part(t) for t in children(child, "pobj")):
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


def _is_closing_with(child: Token, top: Token) -> bool:
    """Tell whether a ", with …" at the end of a clause says something of its own."""
    is_with = child.dep_ == "prep" and child.lower_ == "with" and child.i > top.i and _is_set_off(child)
    return is_with and not _is_asked_for(child)


_WITH = frozenset("charge credit provide supply present entrust replace task reward arm saddle".split())


def _is_asked_for(preposition: Token) -> bool:
    """Tell whether a verb asks for its "with": in "charged Brink, a clerk, with theft" the comma closes the name."""
    return preposition.head.lemma_ in _WITH and first(preposition.head, "dobj", "nsubjpass") is not None


def closing_nominals(doc: Doc) -> list[Predication]:
    """Return what a closing ", with NOUN …" or an ", including NOUN …" adds to its clause, as predications of nouns."""
    found = []
    for token in doc:
        if token.dep_ == "prep" and _is_closing_with(token, token.head):
            found += [nominal(t) for t in token.children if t.dep_ == "pobj" and t.pos_ == "NOUN"]
        if token.dep_ == "prep" and token.lower_ == "including":
            found += [nominal(t) for o in children(token, "pobj") for t in conjuncts(o) if _is_named_part(t)]
    return [p for p in found if first(p.head, "pcomp") is None]


def _is_named_part(noun: Token) -> bool:
    """Tell whether a member of an "including …" list is told more of than its name."""
    return noun.pos_ == "NOUN" and bool(children(noun, "acl", "compound", "amod"))


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
