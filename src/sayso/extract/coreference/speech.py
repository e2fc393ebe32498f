"""Who is speaking when a pronoun comes: the subject of the act of saying above it, or of the last one before it.

"Orel said he would stay" is about Orel far more often than about anybody else, and whoever "also said" something is
the one who said something before. Where the act has a subject of whom nothing is known, there is no answer rather than
somebody nearby.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sayso.extract.syntax import first, is_passive, is_verbal, subject
from sayso.lexicon import load

if TYPE_CHECKING:
    from spacy.tokens import Token

_KINDS = frozenset({"attribution", "attribution_factive", "denial", "commissive", "expectation"})
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "conj", "relcl", "acl", "pcomp", "prep", "parataxis"})
_SPOKEN = frozenset({"ccomp", "parataxis"})
_TO_SOMEBODY = frozenset({"dobj", "dative"})
_SHARED = frozenset({"conj", "advcl", "xcomp"})
"""How a verb hangs on another whose subject it shares: "Orel sighed and said", "Orel agreed, adding"."""
_MEANWHILE = frozenset({"while", "whereas"})
_GOING_ON = frozenset("go continue conclude".split())


def is_saying(verb: Token) -> bool:
    """Tell whether a verb is used as one of saying, promising or denying: "said", "went on to say"."""
    return is_verbal(verb) and (verb.lower_ in _forms() or verb.lemma_.lower() in _GOING_ON) and not is_passive(verb)


@cache
def _forms() -> frozenset[str]:
    entries = [e for e in load("cues") if e.kind in _KINDS and e.pattern is not None and len(e.pattern.elements) == 1]
    return frozenset(form for e in entries if e.pattern for form in e.pattern.elements[0].forms)


def saying_of(token: Token) -> Token | None:
    """Return the word of saying whose subject a token is ("Orel said", "according to Orel"), or ``None``."""
    if token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according":
        return token.head.head
    head = token
    while head.dep_ in {"conj", "appos"} and head.head.i != head.i:
        head = head.head
    if head.dep_ != "nsubj":
        return None
    verbs = [head.head, *(child for child in head.head.children if child.dep_ in _SHARED)]
    return next((v for v in verbs if is_saying(v) and first(v, "nsubj") in {None, head}), None)


def sayer_above(token: Token) -> Token | None:
    """Return the subject of the nearest act of saying in whose content a token stands: "Orel" for "Orel said he …".

    An act that is told to somebody ("told Tarn he would win") settles nothing and has no sayer here.
    """
    below = _verb_of(token)
    own = subject(below) if below is not None else None
    while below is not None and below.head.i != below.i and below.dep_ in _CLAUSES:
        verb = below.head
        if below.dep_ == "advcl" and any(c.lower_ in _MEANWHILE for c in below.children):
            return None
        if below.dep_ in _SPOKEN and is_saying(verb):
            if verb.i > token.i or any(first(verb, dep) is not None for dep in _TO_SOMEBODY):
                return None
            sayer = subject(verb)
            return sayer if sayer is not None and (own is None or sayer.i != own.i) else None
        below = verb
    return None


def _verb_of(token: Token) -> Token | None:
    above = token
    while above.head.i != above.i and not is_verbal(above):
        above = above.head
    return above if is_verbal(above) else None
