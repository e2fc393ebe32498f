"""Denials without a word of denying: "it had no role in the sale", "the reports are baseless".

A plain negative statement is no denial. It becomes one where the holder speaks of itself and of something that people
are accused of, or rejects what others say as untrue. The lists are narrow: an ordinary negation must stay asserted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.extract.clauses import Predication
from sayso.extract.factuality import Factuality
from sayso.extract.sources import PUBLISHER, source_of
from sayso.extract.syntax import children, first, subject
from sayso.model.claims import GENERIC_KINDS, UNNAMED_KINDS, Attribution, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.extract.parse import ParsedPassage
    from sayso.extract.reading import Reading
    from sayso.extract.sources import Cast

_UNTRUE = frozenset(
    "untrue false baseless unfounded groundless fabricated invented nonsense absurd ridiculous incorrect "
    "inaccurate wrong rubbish lie lies fiction misleading fake hoax myth malicious".split()
)
_SAID_THINGS = frozenset(
    "report claim allegation accusation charge rumour rumor story suggestion speculation account assertion "
    "article it that this they these those".split()
)
_FAULTS = frozenset(
    "role part involvement hand wrong wrongdoing misconduct guilty responsible involved liable complicit take steal "
    "bribe cheat lie forge hide conceal falsify leak sabotage collude violate breach break harm threaten attack "
    "kill".split()
)
_SELF = frozenset("i we he she it they".split())


def clears_itself(
    predication: Predication,
    state: Factuality,
    steps: tuple[Attribution, ...],
    parsed: ParsedPassage,
    cast: Cast,
    accused: frozenset[str | None] = frozenset(),
) -> bool:
    """Tell whether a claim is a denial by what it says, its holder being the party concerned.

    ``accused`` holds the ids and labels of those whom the report says somebody accuses: of them any negation is one.
    """
    source = steps[-1].source
    stands_accused = bool({source.entity, source.label.lower()} & accused)
    if source == PUBLISHER or source.kind in GENERIC_KINDS:
        return False
    if source.kind in UNNAMED_KINDS and not stands_accused:
        return False
    if calls_untrue(predication) and state.polarity is Polarity.POSITIVE:
        return True
    if state.polarity is not Polarity.NEGATIVE and not _has_negated_object(predication.verb):
        return False
    if state.is_future or state.is_hypothetical or state.is_doubted:
        return False
    if not _is_about_holder(predication, steps, parsed, cast):
        return False
    return stands_accused or _is_fault(predication)


def find_accused(readings: Sequence[Reading], cast: Cast) -> frozenset[str | None]:
    """Return the entity ids and labels of those who stand accused of something anywhere in a report."""
    found: set[str | None] = set()
    for reading in readings:
        for frame in reading.frames.frames:
            if frame.hit.entry.id in {"accuse", "blame", "accused-of"}:
                patient = first(frame.verb, "dobj") or subject(frame.verb)
                if patient is not None:
                    source = source_of(patient, reading.parsed, cast)
                    found |= {source.entity, source.label.lower()}
    return frozenset(found - {None})


def calls_untrue(predication: Predication) -> bool:
    """Tell whether a predication says of a report or claim that it is not true."""
    if not predication.is_copular or predication.head.lemma_.lower() not in _UNTRUE:
        return False
    said = subject(predication.verb)
    return said is not None and said.lemma_.lower() in _SAID_THINGS


def _has_negated_object(verb: Token) -> bool:
    objects = [*children(verb, "dobj", "attr"), *(t for p in children(verb, "prep") for t in children(p, "pobj"))]
    return any(first(t, "det") is not None and t.lower_ and _is_no(t) for t in objects)


def _is_no(noun: Token) -> bool:
    return any(c.lower_ in {"no", "neither"} for c in noun.children)


def _is_fault(predication: Predication) -> bool:
    words = {predication.head.lemma_.lower(), predication.verb.lemma_.lower()}
    words |= {t.lemma_.lower() for t in children(predication.verb, "dobj", "attr", "acomp")}
    words |= {t.lemma_.lower() for p in children(predication.verb, "prep") for t in children(p, "pobj")}
    return bool(words & _FAULTS)


def _is_about_holder(
    predication: Predication, steps: tuple[Attribution, ...], parsed: ParsedPassage, cast: Cast
) -> bool:
    """Tell whether the subject is the holder itself: the same entity, or a pronoun that can only be it."""
    actor = subject(predication.verb)
    if actor is None:
        return False
    span = parsed.span(actor.i, actor.i)
    mention = cast.mention_at(span)
    entity = mention.entity if mention is not None else None
    holder = steps[-1].source
    if entity is not None and holder.entity is not None:
        return entity == holder.entity
    if actor.lower_ in {"i", "we"}:
        return True
    return actor.lower_ in _SELF and entity is None
