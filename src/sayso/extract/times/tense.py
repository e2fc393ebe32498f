"""Does the clause around a time expression look back or ahead? Weekdays and bare months hang on it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token


class Tense(Enum):
    """Where a clause looks from the time of writing."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"  # a present, an infinitive or a noun: the nearer reading is the likelier
    PLANNED = "planned"  # "was to open on Monday": ahead of something that itself may lie behind


_FUTURE_AUXILIARIES = frozenset("will 'll ’ll shall wo would could may might".split())
_IS = frozenset("am is are 'm 're 's ’m ’re ’s".split())
_SURE_FUTURE = frozenset("will 'll ’ll shall wo would".split())
_PLANNED = frozenset(
    "schedule expect due plan set slate anticipate intend hope aim prepare postpone reschedule poise ready likely "
    "forecast predict project".split()
)
_STATES = frozenset("be have remain stand live own exist hold".split())
_AHEAD = frozenset("upcoming forthcoming coming ahead planned scheduled due next".split())


def tense_of(token: Token) -> Tense:
    """Return where the clause of ``token`` looks from the time of writing."""
    verb = _governor(token)
    if verb is None:
        return Tense.OPEN
    planners = [above for above in (verb, *_above(verb)) if _is_planner(above, verb)]
    if any(_is_simple_past(planner) for planner in planners):
        return Tense.PLANNED
    if planners or _is_future_verb(verb) or _looks_forward(verb) or _is_arranged(token, verb):
        return Tense.FUTURE
    return Tense.PAST if _is_past(verb) else Tense.OPEN


def tells_a_state(token: Token) -> bool:
    """Tell whether the clause of ``token`` tells what is so in general: "the mill is today a museum"."""
    verb = _governor(token)
    if verb is None or verb.tag_ not in ("VBZ", "VBP") or _is_deictic(token, verb):
        return False
    return verb.lemma_.lower() in _STATES and not any(child.dep_ in ("aux", "auxpass") for child in verb.children)


def _is_deictic(token: Token, verb: Token) -> bool:
    """Tell whether "today" is the day of speaking itself: "here today", "today I am on duty"."""
    if token.i and token.doc[token.i - 1].lower_ == "here":
        return True
    return any(child.dep_ == "nsubj" and child.lower_ == "i" for child in verb.children)


def _governor(token: Token) -> Token | None:
    """Return the nearest verb above a token, or the nearest word that plans ("due on Monday")."""
    for above in (token, *token.ancestors):
        if above.pos_ in ("VERB", "AUX") or above.lemma_.lower() in _PLANNED or above.lower_ in _AHEAD:
            return above
    return None


def _is_past(verb: Token) -> bool:
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers & (_FUTURE_AUXILIARIES | {"to", "is", "are"}):
        return False
    return verb.tag_ in ("VBD", "VBN", "VBG") or bool(helpers & {"was", "were", "had", "did", "has", "have"})


def _is_future_verb(verb: Token) -> bool:
    if verb.lower_ in _SURE_FUTURE:
        return True
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    return bool(helpers & _SURE_FUTURE) and "have" not in helpers


def _looks_forward(verb: Token) -> bool:
    return verb.lemma_.lower() == "look" and any(child.lower_ == "forward" for child in verb.children)


def _is_arranged(token: Token, verb: Token) -> bool:
    """Tell whether a time hangs directly on a present progressive: "I am leaving in June" is an arrangement."""
    if verb.tag_ != "VBG" or token.head.dep_ != "prep" or token.head.head.i != verb.i:
        return False
    return any(child.dep_ == "aux" and child.lower_ in _IS for child in verb.children)


def _is_planner(above: Token, verb: Token) -> bool:
    """Tell whether a word plans what ``verb`` tells: "is due", "has been scheduled", "was to", "is going to"."""
    if above.lower_ in _AHEAD and above.pos_ != "VERB":
        return True
    if above.lemma_.lower() in _PLANNED:
        return above.i == verb.i or _is_infinitive(verb)
    if above.i == verb.i:
        return False
    to_be = above.lemma_ == "be" or (above.lower_ == "going" and above.tag_ == "VBG")
    return _is_infinitive(verb) and (to_be or _is_future_verb(above))


def _is_simple_past(word: Token) -> bool:
    helpers = {child.lower_ for child in word.children if child.dep_ in ("aux", "auxpass")}
    if helpers & {"had", "was", "were"} or word.lower_ in ("was", "were"):
        return True
    return word.lemma_.lower() in _PLANNED and word.tag_ in ("VBN", "VBD") and not helpers


def _is_infinitive(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in verb.children)


def _above(verb: Token) -> Iterator[Token]:
    """Yield the verbs over an infinitive or participle: "expected to open on Friday"."""
    token = verb
    while token.dep_ in ("xcomp", "ccomp", "acl", "advcl", "conj") and token.head.i != token.i:
        if token.dep_ == "ccomp" and not _is_infinitive(token):
            return
        token = token.head
        yield token
