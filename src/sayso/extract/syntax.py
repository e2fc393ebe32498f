"""Small questions put to a parse: who is the subject, which words make the verb group, where does a phrase end.

Labels are those of spaCy's English models (ClearNLP/CLEAR style dependencies, Penn tags).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_GROUP_DEPS = frozenset({"aux", "auxpass", "neg", "prt"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})


def is_verbal(token: Token) -> bool:
    """Tell whether the token is a verb or auxiliary in a verbal use."""
    return token.pos_ in {"VERB", "AUX"}


def children(token: Token, *deps: str) -> list[Token]:
    """Return the token's direct dependents with one of these labels, in order."""
    return [child for child in token.children if child.dep_ in deps]


def first(token: Token, *deps: str) -> Token | None:
    """Return the first direct dependent with one of these labels."""
    return next((child for child in token.children if child.dep_ in deps), None)


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is passive: with a passive auxiliary or subject, or a bare past participle after a noun."""
    if first(verb, "auxpass", "nsubjpass", "csubjpass") is not None:
        return True
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "relcl", "advcl"} and first(verb, "aux", "nsubj") is None


def agent(verb: Token) -> Token | None:
    """Return the agent of a passive: the object of its ``by``."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by" and is_passive(verb)):
            found = first(child, "pobj")
            if found is not None and not _is_amount(found):
                return found
    return None


def _is_amount(noun: Token) -> bool:
    """Tell whether a noun is a day, a number or a counted measure: "by Friday", "by 20 percent", "by two goals"."""
    counted = noun.pos_ == "NOUN" and any(c.dep_ in {"nummod", "quantmod"} for c in noun.children)
    return noun.ent_type_ == "DATE" or noun.like_num or (counted and noun.lemma_.lower() in _MEASURES)


_MEASURES = frozenset(
    "percent % cent point vote goal run metre meter mile kilometre kilometer length hour minute second day week month "
    "year degree tonne ton pound dollar euro crown rupee naira shilling".split()
)


def subject(verb: Token) -> Token | None:
    """Return the grammatical subject of a verb, also where it must be fetched.

    A relative pronoun gives its antecedent; a conjunct, a participle or an infinitive without a subject gives the
    subject of the verb that governs it; a reduced relative gives the noun it modifies.
    """
    return _subject(verb, 0)


def _subject(verb: Token, depth: int) -> Token | None:
    own = first(verb, *SUBJECTS)
    if own is not None:
        if own.lower_ in _RELATIVES and verb.dep_ == "relcl":
            return verb.head
        return own
    if depth > 6 or verb.head.i == verb.i:
        return None
    if verb.dep_ == "acl" and verb.tag_ in {"VBG", "VBN"}:
        return verb.head
    if verb.dep_ == "relcl" and not any(c.lower_ in _RELATIVES for c in verb.children):
        return verb.head
    if verb.dep_ == "xcomp" and is_verbal(verb.head):
        controlled = first(verb.head, "dobj")
        if controlled is not None and verb.tag_ == "VB" and not is_passive(verb.head):
            return controlled
    if verb.dep_ == "ccomp" and verb.head.dep_ == "relcl" and first(verb.head, "nsubj") is not None:
        return verb.head.head  # "a move residents say shows …": the move shows it
    if verb.dep_ == "pcomp" and (told_of := _told_of(verb)) is not None:
        return told_of
    if verb.dep_ in {"xcomp", "conj", "advcl", "aux", "ccomp", "pcomp", "prep", "parataxis"}:
        governor = governing_verb(verb)
        if governor is not None:
            return _subject(governor, depth + 1)
    return None


_BLAMING = frozenset(
    "accuse suspect convict acquit clear absolve charge blame arrest fine jail sentence criticise criticize praise "
    "thank sue investigate question condemn punish dismiss fire sack stop prevent keep ban bar discourage dissuade "
    "deter".split()
)
"""Verbs whose object did, or was kept from, what a gerund behind them tells: "accused him of stealing"."""


def _told_of(gerund: Token) -> Token | None:
    """Return the object of an act that a gerund tells of: "quoted the mayor as saying", "accused him of stealing"."""
    preposition = gerund.head
    if preposition.lower_ == "as" and is_verbal(preposition.head):
        return first(preposition.head, "dobj", "nsubjpass")
    if preposition.lower_ not in {"of", "for", "with", "from", "over", "about"}:
        return None
    act = governing_verb(preposition)
    return first(act, "dobj") if act is not None and act.lemma_ in _BLAMING and not is_passive(act) else None


def governing_verb(token: Token) -> Token | None:
    """Return the nearest verb above a token, or ``None`` at the top."""
    current = token
    while current.head.i != current.i:
        current = current.head
        if is_verbal(current):
            return current
    return None


def verb_group(verb: Token) -> list[Token]:
    """Return a verb with its auxiliaries, negation, particle and the adverbs between them, in order."""
    core = [verb, *children(verb, *_GROUP_DEPS)]
    low, high = min(t.i for t in core), max(t.i for t in core)
    adverbs = [t for t in verb.children if t.dep_ == "advmod" and low < t.i < high]
    return sorted([*core, *adverbs], key=lambda t: t.i)


def verb_group_above(verb: Token) -> list[Token]:
    """Return the group of the raising verb that an infinitive hangs on: "*appear* to show"."""
    return verb_group(verb.head) if verb.dep_ == "xcomp" and is_verbal(verb.head) else []


def conjuncts(token: Token) -> list[Token]:
    """Return a token and all that is coordinated with it, in text order."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj":
            found += conjuncts(child)
    return sorted(found, key=lambda t: t.i)


def first_conjunct(token: Token) -> Token:
    """Return the first member of the coordination that a token belongs to."""
    current = token
    while current.dep_ == "conj" and current.head.i != current.i:
        current = current.head
    return current


def subtree(token: Token, *, without: frozenset[str] = frozenset()) -> list[Token]:
    """Return the token and its dependents, in order, leaving out the parts with one of these labels."""
    found = [token]
    for child in token.children:
        if child.dep_ not in without:
            found += subtree(child, without=without)
    return sorted(found, key=lambda t: t.i)


def ancestors(token: Token) -> Iterator[Token]:
    """Yield the tokens above a token, nearest first."""
    current = token
    while current.head.i != current.i:
        current = current.head
        yield current


_PHRASE_STOPS = frozenset({"relcl", "appos", "acl", "advcl", "punct", "cc", "conj", "parataxis", "ccomp"})


def noun_phrase(head: Token, *, coordinated: bool = False, with_clauses: bool = False) -> list[Token]:
    """Return the tokens of a noun phrase without its clauses and appositions, punctuation trimmed.

    ``coordinated`` keeps what is joined to the head by "and"; ``with_clauses`` keeps reduced relatives and infinitives.
    """
    stops = _PHRASE_STOPS - {"cc", "conj", "punct"} if coordinated else _PHRASE_STOPS
    stops = stops - {"acl"} if with_clauses else stops
    tokens = [t for t in subtree(head, without=stops) if not t.is_space]
    run = _run_around(tokens, head)
    while run and (run[-1].is_punct or run[-1].dep_ == "cc") and run[-1].text != ")":
        run.pop()
    while run and run[0].is_punct:
        run.pop(0)
    return run or [head]


def _run_around(tokens: list[Token], head: Token) -> list[Token]:
    """Return the least run that covers ``tokens``, cut where more than two tokens of other phrases intervene."""
    at = next(i for i, t in enumerate(tokens) if t.i == head.i)
    low = high = at
    while low > 0 and tokens[low].i - tokens[low - 1].i <= 3:
        low -= 1
    while high + 1 < len(tokens) and tokens[high + 1].i - tokens[high].i <= 3:
        high += 1
    return [head.doc[i] for i in range(tokens[low].i, tokens[high].i + 1)]


def text_of(tokens: list[Token]) -> str:
    """Return the words of a run of tokens as written."""
    if not tokens:
        return ""
    doc = tokens[0].doc
    return str(doc[tokens[0].i : tokens[-1].i + 1].text)
