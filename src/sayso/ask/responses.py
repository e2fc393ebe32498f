"""Who answered what, and who did not: no claim is rendered without its responses (TRADECRAFT, 8.3; R10, R11).

A party is asked for in the report's own terms: "No response from X in this report" says nothing about whether X was
asked. Whoever is quoted in the article at all has spoken, and is not called silent.
"""

from __future__ import annotations

from sayso.ask.answers import Unanswered
from sayso.ask.ends import ends_of
from sayso.ask.holders import argument_words
from sayso.ask.lookup import PARTIES, Lookup, arguments_of
from sayso.ask.timeline import looks_ahead
from sayso.ask.vocabulary import RESPONSE_WORDS
from sayso.ask.wording import is_loaded
from sayso.model.analysis import Analysis
from sayso.model.claims import Claim, ClaimKind, Response, ResponseKind, Standing
from sayso.model.documents import Document
from sayso.model.mentions import DocumentEntity


def responses_to(claim: Claim, lookup: Lookup, unanswered: tuple[Unanswered, ...]) -> tuple[str, ...]:
    """Return every answer to a claim as a sentence, and who gave none."""
    own = [r for r in lookup.analysis.responses if _answers(r, claim)]
    said = [response_sentence(response, lookup) for response in own]
    return (*said, *(party.sentence for party in unanswered_on(claim.id, lookup, unanswered)))


def unanswered_on(claim_id: str, lookup: Lookup, unanswered: tuple[Unanswered, ...]) -> tuple[Unanswered, ...]:
    """Return the parties of a claim from whom the article reports no response."""
    by_claim = lookup.remember("unanswered", len(unanswered), lambda: _by_claim(unanswered))
    return tuple(by_claim.get(claim_id, ()))


def _by_claim(unanswered: tuple[Unanswered, ...]) -> dict[str, list[Unanswered]]:
    found: dict[str, list[Unanswered]] = {}
    for party in unanswered:
        for claim_id in party.claims:
            found.setdefault(claim_id, []).append(party)
    return found


def _answers(response: Response, claim: Claim) -> bool:
    """Whether a response bears on a claim; the claim that states the response is not its own answer."""
    if claim.kind in _STATES_ANSWER and any(
        s.overlaps(o) for s in claim.citation.spans for o in response.citation.spans
    ):
        return False
    return response.id in claim.responses or claim.id in response.claims


def response_sentence(response: Response, lookup: Lookup) -> str:
    """Return an answer as a sentence with its words."""
    name = argument_words(response.by, lookup)
    name = name[:1].upper() + name[1:]
    if response.kind is ResponseKind.NO_RESPONSE_REPORTED:
        return f"No response from {argument_words(response.by, lookup)} {lookup.within}: “{response.citation.quote}”."
    return f"{name} {RESPONSE_WORDS[response.kind]}{lookup.per}: “{response.citation.quote}”."


def find_unanswered(lookup: Lookup) -> tuple[Unanswered, ...]:
    """Return every named party of whom something is put forward and who neither speaks nor answers in this report."""
    heard = _heard(lookup.analysis, lookup)
    about: dict[str, list[str]] = {}
    for claim in lookup.analysis.claims:
        if _calls_for_response(claim):
            for entity_id in sorted(_named_parties(claim, lookup) - heard):
                about.setdefault(entity_id, []).append(claim.id)
    order = [entity.id for entity in lookup.analysis.entities if entity.id in about]
    return tuple(_unanswered(lookup, entity_id, about[entity_id]) for entity_id in order)


def _unanswered(lookup: Lookup, entity_id: str, claims: list[str]) -> Unanswered:
    name = lookup.entities[entity_id].name
    shown = f"“{name}”" if is_loaded(name) else name
    return Unanswered(
        entity=entity_id, name=name, claims=tuple(claims), sentence=f"No response from {shown} in this report."
    )


_STATES_ANSWER = frozenset({ClaimKind.DENIAL, ClaimKind.NON_COMMENT, ClaimKind.ADMISSION})

_NOT_PUT_FORWARD = frozenset(
    {ClaimKind.NON_COMMENT, ClaimKind.DENIAL, ClaimKind.PROVENANCE, ClaimKind.QUESTION, ClaimKind.EVIDENCE_EXISTENCE}
)


def _calls_for_response(claim: Claim) -> bool:
    """Whether a claim puts something forward: not an answer, a credit, a forecast or a condition."""
    if looks_ahead(claim) or claim.kind in _NOT_PUT_FORWARD:
        return False
    return claim.standing not in {Standing.SILENCE, Standing.DENIED}


def _named_parties(claim: Claim, lookup: Lookup) -> set[str]:
    """Return the named people and bodies that a claim is about, also through "members of X"."""
    ends = (end.entity for argument in arguments_of(claim) for end in ends_of(argument, lookup))
    return {id_ for id_ in (*lookup.entities_of(claim), *ends) if _is_party(id_, lookup)}


def _is_party(entity_id: str, lookup: Lookup) -> bool:
    entity = lookup.entities[entity_id]
    return entity.type in PARTIES and not entity.is_media and not _is_publisher(entity, lookup.analysis.document)


def _is_publisher(entity: DocumentEntity, document: Document) -> bool:
    """Whether an entity is the outlet itself, in full or in short: it speaks on every line."""
    outlet = (document.publisher.value or "").casefold()
    return bool(outlet) and any(name.casefold() in outlet for name in (entity.name, *entity.aliases))


def _heard(analysis: Analysis, lookup: Lookup) -> frozenset[str]:
    """Return the ids of all who are a source of a claim, or who answer."""
    speaking = (lookup.of_source(step.source) for claim in analysis.claims for step in claim.chain)
    answering = (lookup.of_argument(response.by) for response in analysis.responses)
    return frozenset(entity.id for entity in (*speaking, *answering) if entity is not None)
