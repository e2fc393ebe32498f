"""Does the clause around a time expression speak of the future? Weekdays and bare months hang on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_FUTURE_AUXILIARIES = frozenset("will 'll ’ll shall wo".split())
_PLANNED = frozenset(
    "schedule expect due plan set slate anticipate plan intend hope aim prepare postpone reschedule poise ready "
    "likely".split()
)
_AHEAD = frozenset("upcoming forthcoming coming ahead planned scheduled due next".split())


def is_future(token: Token) -> bool:
    """Tell whether the clause of ``token`` speaks of what was still to come when it was written."""
    verb = _governor(token)
    if verb is None:
        return False
    return _is_future_verb(verb) or any(_is_planning(above, verb) for above in _above(verb))


def _governor(token: Token) -> Token | None:
    """Return the nearest verb above a token, or the nearest word that plans ("due on Monday")."""
    for above in (token, *token.ancestors):
        if above.pos_ in ("VERB", "AUX") or above.lemma_.lower() in _PLANNED or above.lower_ in _AHEAD:
            return above
    return None


def _is_future_verb(verb: Token) -> bool:
    if verb.lower_ in _FUTURE_AUXILIARIES or _is_planned(verb):
        return True
    if any(child.lower_ in _FUTURE_AUXILIARIES for child in verb.children if child.dep_ in ("aux", "auxpass")):
        return True
    return _is_infinitive_of_be(verb) or _is_going_to(verb)


def _is_planned(word: Token) -> bool:
    """Tell whether something "is due", "is set" or "was scheduled": plans outlive the tense of their verb."""
    if word.lower_ in _AHEAD and word.pos_ != "VERB":
        return True
    if word.lemma_.lower() not in _PLANNED:
        return False
    return word.tag_ in ("VBN", "VBD", "VBZ", "VBP", "VBG", "JJ") and not _has_perfect_past(word)


def _has_perfect_past(word: Token) -> bool:
    return any(child.lower_ in ("had", "was", "were") for child in word.children if child.dep_ in ("aux", "auxpass"))


def _is_infinitive_of_be(verb: Token) -> bool:
    """Tell whether "is to open", "are to meet" governs: a form of be in the present over a to-infinitive."""
    to = any(child.tag_ == "TO" for child in verb.children)
    return to and verb.head.lemma_ == "be" and verb.head.tag_ in ("VBZ", "VBP") and verb.dep_ in ("xcomp", "ccomp")


def _is_going_to(verb: Token) -> bool:
    to = any(child.tag_ == "TO" for child in verb.children)
    return to and verb.head.lower_ == "going" and verb.head.tag_ == "VBG"


def _above(verb: Token) -> Iterator[Token]:
    """Yield the verbs over an infinitive or participle: "expected to open on Friday"."""
    token = verb
    while token.dep_ in ("xcomp", "ccomp", "acl", "advcl", "conj") and token.head is not token:
        if token.dep_ == "ccomp" and not any(child.tag_ == "TO" for child in token.children):
            return
        token = token.head
        yield token


def _is_planning(above: Token, verb: Token) -> bool:
    to = any(child.tag_ == "TO" for child in verb.children)
    return to and (_is_planned(above) or _is_future_verb(above))
