"""Credits: where a report says that another outlet had it, and how far that reaches.

"The sale was first reported by the Coastal Tribune" makes the report a derivative for the sale. Its reach is explicit
over the sentence before it, inferred over the own-voice events of its paragraph and the next, and unknown beyond:
the doubt is recorded (R1).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.extract.attribution import Frame
from sayso.extract.cues import CueHit, as_cue
from sayso.extract.parse import ParsedPassage
from sayso.extract.sources import Cast, holder_entity
from sayso.extract.syntax import agent, children, first, governing_verb, is_verbal, noun_phrase, subject, text_of
from sayso.model.mentions import Cue, DocumentEntity, EntityType
from sayso.model.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.extract.reading import Reading


@dataclass(frozen=True, slots=True)
class Credit:
    """An outlet to which something is credited. ``is_general`` tells a credit for what stands in other sentences."""

    cue: Cue
    verb: Token
    outlet: DocumentEntity
    label: str
    span: Span
    is_general: bool
    paragraph: int


_GENERAL_SUBJECTS = frozenset(
    "detail details news story report it this information account development development meeting incident event claim "
    "matter affair plan deal sale talks allegation".split()
)


def find_credits(parsed: ParsedPassage, hits: tuple[CueHit, ...], cast: Cast) -> tuple[Credit, ...]:
    """Return the credits of a passage: "first reported by X", "X first reported", "citing X"."""
    found = [_credit(hit, parsed, cast) for hit in hits if hit.kind == "provenance"]
    return tuple(credit for credit in found if credit is not None)


def _credit(hit: CueHit, parsed: ParsedPassage, cast: Cast) -> Credit | None:
    verb = next((parsed.doc[i] for i in range(hit.first, hit.last + 1) if is_verbal(parsed.doc[i])), None)
    holder = _outlet(hit, verb, parsed.doc[hit.last])
    if verb is None or holder is None:
        return None
    entity = holder_entity(holder, parsed, cast)
    if entity is None or not (entity.is_media or entity.type is EntityType.ORG):
        return None
    if not entity.is_media and hit.has("cite"):
        return None
    phrase = noun_phrase(holder)
    return Credit(
        cue=as_cue(hit, parsed),
        verb=verb,
        outlet=entity,
        label=text_of(phrase),
        span=_clause(verb, parsed),
        is_general=_is_general(verb),
        paragraph=parsed.passage.paragraph,
    )


def _outlet(hit: CueHit, verb: Token | None, last: Token) -> Token | None:
    if verb is None:
        return None
    if hit.has("active"):
        return subject(verb)
    if hit.has("cite"):
        return first(verb, "dobj", "pobj")
    by = agent(verb)
    if by is not None:
        return by
    return first(last, "pobj") or next((t for p in children(verb, "prep", "agent") for t in children(p, "pobj")), None)


def _clause(verb: Token, parsed: ParsedPassage) -> Span:
    top = verb if verb.dep_ in {"ROOT", "conj", "ccomp", "relcl", "advcl", "acl"} else governing_verb(verb) or verb
    tokens = [t for t in top.subtree if not t.is_space]
    while tokens and tokens[-1].is_punct:
        tokens.pop()
    return parsed.span_of(tokens)


def _is_general(verb: Token) -> bool:
    """Tell whether the credited thing is a story told in other sentences rather than in this one."""
    topic = first(verb, "nsubjpass") or first(verb, "dobj")
    return topic is not None and topic.lemma_.lower() in _GENERAL_SUBJECTS


def told_outlets(readings: list[Reading], cast: Cast) -> list[tuple[Frame, Reading, DocumentEntity]]:
    """Return the acts of saying that were addressed to another outlet: "she told Radio Skerrow that …"."""
    found = []
    for reading in readings:
        for frame in reading.frames.frames:
            addressee = first(frame.verb, "dobj", "dative") if frame.hit.entry.id == "tell" else None
            entity = holder_entity(addressee, reading.parsed, cast) if addressee is not None else None
            if entity is not None and entity.is_media:
                found.append((frame, reading, entity))
    return found


def media_frames(readings: list[Reading], cast: Cast) -> list[tuple[Frame, Reading, DocumentEntity]]:
    """Return the acts of saying whose holder is another outlet: "the Ledger reported that …"."""
    found = []
    for reading in readings:
        for frame in reading.frames.frames:
            if frame.holder is None or frame.kind not in {"attribution", "attribution_factive"}:
                continue
            entity = holder_entity(frame.holder, reading.parsed, cast)
            if entity is not None and entity.is_media:
                found.append((frame, reading, entity))
    return found
