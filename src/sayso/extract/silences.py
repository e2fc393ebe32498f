"""Silence: somebody did not comment, declined to, or could not be reached: no denial, no confirmation (R11)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.extract.cues import CueHit
from sayso.extract.reading import Reading
from sayso.extract.syntax import agent, children, first, is_passive, is_verbal, noun_phrase, subject, subtree
from sayso.model.claims import ResponseKind

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class SilenceHit:
    """Who did not answer, about what, in which words; ``verb`` carries the syntax."""

    hit: CueHit
    kind: ResponseKind
    verb: Token
    holder: Token | None
    topic: Token | None
    tokens: tuple[Token, ...]


def find_silences(reading: Reading) -> list[SilenceHit]:
    """Return the silences of a passage, one for each clause."""
    found: list[SilenceHit] = []
    seen: set[int] = set()
    for hit in reading.hits:
        if hit.kind != "no_comment":
            continue
        silence = _silence(hit, reading.parsed.doc[hit.anchor])
        if silence is not None and silence.verb.i not in seen:
            seen.add(silence.verb.i)
            found.append(silence)
    return found


def _silence(hit: CueHit, anchor: Token) -> SilenceHit | None:
    verb = anchor if is_verbal(anchor) else _verb_above(anchor)
    if verb is None:
        return None
    holder = _holder(verb)
    if holder is None and not hit.has("noun"):
        return None
    return SilenceHit(
        hit=hit,
        kind=_kind(hit),
        verb=verb,
        holder=holder,
        topic=_topic(anchor, verb),
        tokens=tuple(_words(verb, holder)),
    )


def _kind(hit: CueHit) -> ResponseKind:
    if hit.has("declined"):
        return ResponseKind.DECLINED
    return ResponseKind.NO_RESPONSE_REPORTED if hit.has("noresponse") else ResponseKind.NO_COMMENT


def _verb_above(token: Token) -> Token | None:
    current = token
    while current.head.i != current.i:
        current = current.head
        if is_verbal(current):
            return current
    return None


def _holder(verb: Token) -> Token | None:
    if is_passive(verb):
        by = agent(verb)
        if by is not None:
            return by
    holder = subject(verb)
    if holder is not None and holder.dep_ == "expl":
        return None
    if holder is not None and holder.lemma_.lower() in {"comment", "statement", "response", "reply", "answer"}:
        return None
    return holder


def _topic(anchor: Token, verb: Token) -> Token | None:
    for governor in (anchor, verb, *children(verb, "xcomp", "dobj")):
        for preposition in children(governor, "prep"):
            if preposition.lower_ in {"on", "about", "to", "regarding", "for"}:
                target = first(preposition, "pobj")
                if target is not None:
                    return target
    return None


def _words(verb: Token, holder: Token | None) -> list[Token]:
    own = subtree(verb, without=frozenset({"advcl", "relcl", "conj", "cc", "ccomp", "parataxis"}))
    own = [t for t in own if not t.is_space and not (t.is_punct and t.i in {own[0].i, own[-1].i})]
    own = [t for t in own if t.dep_ != "mark"]
    if holder is not None:
        own += [t for t in noun_phrase(holder) if abs(t.i - verb.i) < 25]
    indices = sorted({t.i for t in own})
    while indices and verb.doc[indices[-1]].is_punct:
        indices.pop()
    return [verb.doc[i] for i in range(indices[0], indices[-1] + 1)]
