"""When does a predicate hold? The time expression that governs it, by syntax.

A time governs a predicate if it stands in the predicate's own clause. Participles, infinitives under a raising verb,
"when" and "where" clauses and coordinated verbs without a subject of their own take over the time of the clause that
governs them. A time inside another clause, or one that only describes an argument ("the 2016 election"), says nothing
about the predicate; and the time of saying ("said on Tuesday") is never the time of what was said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.extract.lending import (
    clauses_of,
    complements_of,
    is_clause,
    is_indefinite,
    is_predicate,
    makes_happen,
    within,
)
from sayso.extract.parse import ParsedPassage
from sayso.model.edtf import precision
from sayso.model.spans import Reason, Span
from sayso.model.times import Timex, TimexKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_CLOSED = frozenset("of than according like unlike".split())
"""Words whose phrase says something of a noun, a measure or a source, not when the predicate holds."""
_MOVING_DATES = frozenset("move postpone push shift delay reschedule advance bring put defer".split())
_ADVERBIAL = frozenset("since until till".split())
"""Prepositions whose phrase belongs to a verb, whichever noun it stands behind."""
_MEASURES = frozenset("times occasions office power place custody court".split())
_BOUND_WORDS = re.compile(
    r"^(?:(?:since|from|until|till|by|before|after|through|no|not|at|least|as|far|back|early|late|later|earlier|than|to|"
    r"(?:dat|go|stretch|trac|reach)\w*|starting|beginning|in|on|prior|up|ever)\s+)+",
    re.IGNORECASE,
)


def time_for(parsed: ParsedPassage, head_token: Token, timexes: Sequence[Timex]) -> Timex | None:
    """Return the time expression that says when the predicate headed by ``head_token`` holds, or ``None``.

    ``timexes`` may be those of the whole document, in text order; only the passage's own can govern. Where several do,
    one that is on the calendar goes before one that is not, and a finer one before a coarser one. A length of time
    ("for three years") says nothing of when.
    """
    here = [(timex, _root(parsed, timex)) for timex in within(parsed.passage.span, timexes)]
    if not here:
        return None
    for clause in clauses_of(head_token):
        named = _named_by_when(parsed, clause, here)
        if named is not None:
            return named
        heads = (clause, *complements_of(clause))
        found = [timex for timex, root in here if _tells_when(timex) and any(_attaches(root, head) for head in heads)]
        if found:
            return min(found, key=_preference)
    return None


def _tells_when(timex: Timex) -> bool:
    return timex.kind is not TimexKind.DURATION


def _root(parsed: ParsedPassage, timex: Timex) -> Token:
    """Return the token of an expression that hangs on something outside it."""
    tokens = list(parsed.tokens_in(timex.span))
    inside = {token.i for token in tokens}
    outer = [token for token in tokens if token.head.i not in inside or token.head.i == token.i]
    return outer[-1] if outer else tokens[-1]


def _preference(timex: Timex) -> tuple[bool, int, int]:
    finest = max(precision(timex.start), precision(timex.end))
    return not timex.is_resolved, -finest, timex.span.start


def _attaches(root: Token, predicate: Token) -> bool:
    """Tell whether a time expression hangs on ``predicate``: directly, or by an object that it cannot describe."""
    token = root
    while token.head.i != token.i:
        if token.i == predicate.i:
            return False
        head = token.head
        if head.i == predicate.i:
            return not is_clause(token) and not _is_new_date(token, predicate)
        if is_clause(token) or not _is_way_up(token, head, predicate):
            return False
        token = head
    return False


def _is_new_date(token: Token, predicate: Token) -> bool:
    """Tell whether a date is what something was moved to: not when it was moved."""
    return token.lower_ == "to" and predicate.lemma_.lower() in _MOVING_DATES


def _is_way_up(token: Token, head: Token, predicate: Token) -> bool:
    """Tell whether the path from a time expression may go from ``token`` on to ``head``."""
    if token.lower_ in _CLOSED or head.lower_ in _CLOSED:
        return False
    if head.pos_ in ("ADP", "SCONJ", "ADV", "PART", "NUM"):
        return True
    if head.pos_ in ("AUX",):
        return True
    if head.pos_ not in ("NOUN", "PROPN", "PRON", "ADJ") or not is_predicate(predicate):
        return False
    # A phrase behind the verb is often hung on the last noun: "held a rally in Karachi on Monday". Where that noun is
    # a place, a measure, a role, or new to the reader, the time can only be the verb's.
    is_phrase = token.dep_ in ("prep", "npadvmod", "advmod") and token.i > head.i > predicate.i
    return is_phrase and (token.lower_ in _ADVERBIAL or _cannot_be_dated(head) or makes_happen(predicate))


def _cannot_be_dated(noun: Token) -> bool:
    if noun.ent_type_ in _PLACES or is_indefinite(noun) or noun.lower_ in _MEASURES:
        return True
    is_counted = any(child.dep_ == "nummod" for child in noun.children)
    return is_counted or (noun.dep_ == "pobj" and noun.head.lower_ == "as")


def _named_by_when(parsed: ParsedPassage, clause: Token, here: Sequence[tuple[Timex, Token]]) -> Timex | None:
    """Return the date that a "when" clause tells of: "since at least 2012, when the pier burned" is of 2012."""
    opener = next((child for child in clause.children if child.lower_ == "when" and child.i < clause.i), None)
    if opener is None:
        return None
    before = opener.i - 1
    while before >= 0 and parsed.doc[before].is_punct:
        before -= 1
    if before < 0:
        return None
    last = parsed.span(before, before)
    timex = next((timex for timex, _ in here if timex.span.overlaps(last)), None)
    return None if timex is None else _bare(timex)


def _bare(timex: Timex) -> Timex:
    """Return the date inside a bounded expression, as a point: what "when" refers back to."""
    value = _inner_value(timex)
    if value is None or timex.start == timex.end:
        return timex
    lead = _BOUND_WORDS.match(timex.text)
    skipped = lead.end() if lead else 0
    span = Span(timex.span.start + skipped, timex.span.end)
    reason = Reason(rule="time.when", note="the clause tells of the date itself, not of its bound", span=span)
    return replace(
        timex,
        text=timex.text[skipped:],
        span=span,
        start=value,
        end=value,
        kind=TimexKind.POINT,
        reasons=(*timex.reasons, reason),
    )


def _inner_value(timex: Timex) -> str | None:
    if timex.start is not None and timex.end is not None:
        return None
    value = timex.start or timex.end
    return value.strip("[].") if value else None
