"""Responses: what a party answered, and which claims its answer reaches (R10, R11).

A denial is attached only to claims whose content it shares; a general denial ("has consistently denied supporting …")
is kept as general and answers no single event. A silence answers the claims about the thing it is silent on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sayso.extract.sources import PUBLISHER
from sayso.model.claims import Argument, Claim, ClaimKind, Response, ResponseKind, SourceKind, Standing
from sayso.model.ids import content_id
from sayso.model.mentions import CueKind
from sayso.model.spans import Reason

if TYPE_CHECKING:
    from sayso.extract.sources import Cast

_HABITUAL = frozenset("consistently repeatedly always long never routinely regularly often previously".split())
_CHARACTER = frozenset(
    "label term description characterisation characterization word portrayal comparison phrase".split()
)
_EMPTY_WORDS = frozenset(
    "the a an of to in on at for by with from and or that this these those its his her their was were is are be been "
    "has have had not any it he she they who which as report claim allegation said say reports claims".split()
)
SHARED_WORDS = 2
"""How many content words a denial must share with a claim to be an answer to it."""


def find_responses(claims: Sequence[Claim], document_id: str, cast: Cast) -> tuple[Response, ...]:
    """Return the responses that a document's denials, silences and admissions make, in text order."""
    found: list[Response] = []
    for claim in claims:
        kind = _kind(claim)
        if (kind is not None and claim.source is not PUBLISHER) or claim.kind is ClaimKind.NON_COMMENT:
            found.append(_response(claim, kind or ResponseKind.NO_COMMENT, claims, document_id))
    return tuple(_once(found))


def _once(responses: list[Response]) -> list[Response]:
    seen: dict[str, Response] = {}
    for response in responses:
        seen.setdefault(response.id, response)
    return list(seen.values())


def _kind(claim: Claim) -> ResponseKind | None:
    if claim.kind is ClaimKind.NON_COMMENT:
        rule = next((r.rule for r in claim.reasons if r.rule.startswith("silences.")), "silences.no_comment")
        return ResponseKind(rule.removeprefix("silences."))
    if claim.standing is Standing.DENIED and claim.source.kind is not SourceKind.PUBLISHER:
        return _denial_kind(claim)
    if any(step.cue and step.cue.entry in {"admit", "acknowledge", "concede", "confess"} for step in claim.chain):
        return ResponseKind.ADMISSION
    return None


def _denial_kind(claim: Claim) -> ResponseKind:
    cue = next((s.cue for s in reversed(claim.chain) if s.cue and s.cue.kind is CueKind.DENIAL), None)
    words = set((cue.text if cue else "").lower().split())
    if set(claim.citation.quote.lower().split()) & _CHARACTER and cue and cue.entry != "deny":
        return ResponseKind.REJECTS_CHARACTERISATION
    quoted = set(claim.citation.quote.lower().split())
    if words & _HABITUAL or quoted & {"any", "all"} or claim.citation.quote.lower().endswith("wrongdoing"):
        return ResponseKind.DENIAL_GENERAL
    return ResponseKind.DENIAL_SPECIFIC


def _response(claim: Claim, kind: ResponseKind, claims: Sequence[Claim], document_id: str) -> Response:
    source = claim.source
    by = claim.subject if kind in _SILENT and claim.subject else Argument(name=source.label, entity=source.entity)
    answered = () if kind is ResponseKind.DENIAL_GENERAL else tuple(dict.fromkeys(_answered(claim, claims)))
    return Response(
        id=content_id("rsp", document_id, kind.value, claim.citation.quote, claim.citation.spans[0].start),
        kind=kind,
        by=by or Argument(name=source.label, entity=source.entity),
        about=_about(claim),
        citation=claim.citation,
        claims=answered,
        reasons=(Reason(rule=f"responses.{kind.value}", note="an answer of the party concerned", span=claim.head),),
    )


_SILENT = frozenset({ResponseKind.NO_COMMENT, ResponseKind.DECLINED, ResponseKind.NO_RESPONSE_REPORTED})


def _about(claim: Claim) -> str:
    if claim.kind is ClaimKind.NON_COMMENT:
        return claim.object.name if claim.object else "not stated"
    return claim.citation.quote


def _answered(response: Claim, claims: Iterable[Claim]) -> Iterable[str]:
    """Yield the ids of the claims of others that share the answer's subject matter."""
    if response.kind is ClaimKind.NON_COMMENT:
        topic = response.object
        if topic is None:
            return
        yield from (c.id for c in claims if c is not response and _is_about(c, topic) and _is_core(c))
        return
    yield from _accusing(response, claims)
    content = _content_words(response) - _denier_alone(response)
    for claim in claims:
        if claim is response or not _is_core(claim) or claim.source == response.source:
            continue
        is_shared = len(content & _content_words(claim)) >= SHARED_WORDS and _shares_party(response, claim)
        if is_shared or _is_same_act(response, claim):
            yield claim.id


_CHARGE = re.compile(r"\b(?:the|this|that|these|those|such|both)\s+(?:accusation|allegation|charge)s?\b", re.IGNORECASE)
_AGAINST = frozenset({"accused", "charged"})
"""Families of acts that put something to somebody."""
_IS_PUT = re.compile(r"\b(?:is|are|was|were|been|being)(?: \w+)? (?:accused|charged)\b", re.IGNORECASE)
_PUTTING = frozenset({"accuse", "accused-of", "blame", "alleged-verb"})


def _accusing(response: Claim, claims: Iterable[Claim]) -> Iterable[str]:
    """Yield what "the accusation" is that somebody denies: what was last put to whoever denies it."""
    by = response.source.entity
    if by is None or _CHARGE.search(response.citation.quote) is None or response.object or response.subject:
        return
    before = [
        claim
        for claim in claims
        if claim.head.start < response.head.start
        and _is_core(claim)
        and claim.source.entity != by
        and by in _entities(claim)
        and _is_put_to(claim, by)
    ]
    last = max(before, key=lambda claim: claim.head.start, default=None)
    if last is not None:
        yield from (c.id for c in before if c is last or (len(c.chain) > 1 and c.chain == last.chain))


def _is_put_to(claim: Claim, who: str) -> bool:
    """Tell whether a claim accuses somebody, or is what he stands accused of."""
    does_it = claim.subject is not None and claim.subject.entity == who
    if claim.family in _AGAINST:
        return not does_it or _IS_PUT.search(claim.citation.quote) is not None
    cues = [step.cue.entry for step in claim.chain if step.cue is not None]
    return does_it and bool(_PUTTING & set(cues))


def _denier_alone(response: Claim) -> set[str]:
    """Words for the denier that name nobody in what is denied: what "the organisers of the fair" deny is no fair."""
    arguments = [response.subject, response.object, *(p.argument for p in response.participants)]
    return _words(response.source.label or "") - {w for a in arguments if a is not None for w in _words(a.name)}


def _is_core(claim: Claim) -> bool:
    return claim.standing not in {Standing.DENIED, Standing.SILENCE} and claim.kind not in {
        ClaimKind.ROLE,
        ClaimKind.LABEL,
        ClaimKind.PROVENANCE,
    }


def _is_same_act(response: Claim, claim: Claim) -> bool:
    """Tell whether an answer is to the same act on the same thing, where nobody else is said to have done it.

    "Mr Holt denied selling the lamp" answers "the great lamp of the lighthouse may have been sold".
    """
    thing = _head(response.object)
    if response.family in {"", "other"} or response.family != claim.family or thing in _NO_THING:
        return False
    by = claim.subject.entity if claim.subject is not None else None
    is_nobody_else = by is None or by in _entities(response) | {response.source.entity}
    return is_nobody_else and thing in {_head(claim.subject), _head(claim.object)}


_NO_THING = frozenset(
    ("", *"it this that them him her anything nothing something everything anyone nobody one".split())
)
_OF = re.compile(r"\s(?:of|in|at|from|for|to|by|with|that|which|who)\s")


def _head(argument: Argument | None) -> str:
    """Return the last word of what is named, before what it is of: "lamp" of "the great lamp of the lighthouse"."""
    return "" if argument is None else (_OF.split(argument.name.lower())[0].split() or [""])[-1].strip(",.")


def _is_about(claim: Claim, topic: Argument) -> bool:
    if topic.entity is not None and topic.entity in _entities(claim):
        return True
    shared = _words(topic.name) & _content_words(claim)
    return len(shared) >= min(SHARED_WORDS, len(_words(topic.name))) and bool(shared)


def _entities(claim: Claim) -> set[str]:
    arguments = [claim.subject, claim.object, *(p.argument for p in claim.participants)]
    return {a.entity for a in arguments if a is not None and a.entity is not None}


def _shares_party(one: Claim, other: Claim) -> bool:
    ours = _entities(one) | ({one.source.entity} if one.source.entity else set())
    return not ours or bool(ours & _entities(other))


def _content_words(claim: Claim) -> set[str]:
    return _words(claim.citation.quote)


def _words(text: str) -> set[str]:
    cleaned = (w.strip(".,;:!?\"'“”‘’()").lower() for w in text.split())
    return {w.removesuffix("'s").removesuffix("’s")[:7] for w in cleaned if w and w not in _EMPTY_WORDS}
