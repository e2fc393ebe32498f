"""Claims as sentences: each begins with its holder, keeps the exact words, and is never more certain than its claim.

How that is kept: the sentence states nothing but that the holder says these words. The words are the article's own, so
they hold their own hedge; whatever weakens them from outside the quotation (a hedge of the clause above, a "reportedly"
three clauses back) is named in a caution after it. Only a claim that stands as asserted is introduced by a plain
"states" or "say"; each other standing has a verb of its own, and so a claim cannot be written flat by mistake.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.ask.answers import AttributedStatement, Unanswered, is_presupposed
from sayso.ask.holders import holder_words, is_plural
from sayso.ask.lookup import Lookup
from sayso.ask.responses import find_unanswered, responses_to
from sayso.ask.timeline import looks_ahead
from sayso.model.claims import (
    GENERIC_KINDS,
    Attribution,
    Claim,
    ClaimKind,
    EvidenceType,
    HedgeScope,
    SourceKind,
    Stance,
    Standing,
)
from sayso.model.documents import Document
from sayso.model.mentions import Cue, CueKind

WEAKENING = frozenset(
    {
        CueKind.HEARSAY_ADVERB,
        CueKind.HEARSAY_PASSIVE,
        CueKind.REPUTATION,
        CueKind.EPISTEMIC_HEDGE,
        CueKind.MODAL,
        CueKind.EVIDENTIAL,
        CueKind.EXPECTATION,
        CueKind.CONDITIONAL,
        CueKind.FUTURE,
        CueKind.DIRECTIVE,
        CueKind.COMMISSIVE,
        CueKind.DENIAL,
        CueKind.NO_COMMENT,
        CueKind.NEGATION,
        CueKind.PERCEPTION_PASSIVE,
    }
)
"""Cues that a reader must see whenever the claim is read: in the quoted words, or beside them."""

_CERTAIN = frozenset({Stance.CT_POS, Stance.CT_NEG, Stance.CT_U})


def render_statements(lookup: Lookup) -> tuple[AttributedStatement, ...]:
    """Return the attributed statement of every claim, in order."""
    unanswered = find_unanswered(lookup)
    return tuple(render_statement(claim, lookup, unanswered) for claim in lookup.analysis.claims)


def render_statement(claim: Claim, lookup: Lookup, unanswered: tuple[Unanswered, ...] = ()) -> AttributedStatement:
    """Return the one view of a claim that may leave the system."""
    voice = _voice(claim, lookup)
    return AttributedStatement(
        claim=claim.id,
        holder=voice.holder,
        verb=voice.verb,
        caution=_caution(claim),
        quote=claim.citation.quote,
        standing=claim.standing,
        stance=claim.stance,
        responses=responses_to(claim, lookup, unanswered),
        report=cite(lookup.analysis.document),
    )


def cite(document: Document) -> str:
    """Return how a report is named in a sentence: title, outlet and date, with what is not stated said to be so."""
    title = f"“{document.title.value}”" if document.title.value else "title not stated"
    outlet = document.publisher.value or "outlet not stated"
    return f"{title}, {outlet}, {document.published.value or 'undated'}"


@dataclass(frozen=True, slots=True)
class _Voice:
    """The beginning of a sentence: a holder and what it does."""

    holder: str
    verb: str


def _voice(claim: Claim, lookup: Lookup) -> _Voice:
    step = claim.chain[-1]
    holder = holder_words(claim, lookup)
    many = is_plural(step.source, lookup)
    special = _special_verb(claim, many=many)
    if step.source.kind in GENERIC_KINDS:
        return _Voice("Nobody named:", special or _generic_verb(step))
    if step.source.kind is SourceKind.PUBLISHER:
        return _Voice("This article", special or _own_verb(claim))
    return _Voice(f"{holder}, per this article,", special or _said(claim, many=many))


def _special_verb(claim: Claim, *, many: bool) -> str | None:
    """Return the verb that a standing asks for; None for what is plainly said."""
    own = claim.source.kind is SourceKind.PUBLISHER
    if claim.standing is Standing.SILENCE:
        return "reports no comment" if own else _conjugate("gives", "give", many=many) + " no comment"
    if claim.standing is Standing.DENIED:
        return _denies(claim, own=own, many=many)
    if looks_ahead(claim) and claim.standing is not Standing.HYPOTHETICAL:
        return _by_kind(
            claim, own="looks ahead", one="looks ahead", many_words="look ahead", generic="it is expected", many=many
        )
    if claim.standing is Standing.HYPOTHETICAL:
        return _by_kind(
            claim,
            own="names only as a condition or a wish",
            one="names only as a condition or a wish",
            many_words="name only as a condition or a wish",
            generic="only as a condition or a wish",
            many=many,
        )
    if claim.standing is Standing.HEARSAY and own:
        return "passes on, naming nobody"
    if claim.standing is Standing.HEDGED:
        return _by_kind(
            claim,
            own="says, with a hedge",
            one="says, with a hedge",
            many_words="say, with a hedge",
            generic="it is said, with a hedge",
            many=many,
        )
    return None


def _denies(claim: Claim, *, own: bool, many: bool) -> str:
    """Say "denies" before the bare content, and "answers with a denial" before words that deny themselves."""
    denying = any(cue.kind is CueKind.DENIAL and _is_quoted(cue, claim) for cue in _all_cues(claim))
    if own:
        return "reports a denial"
    return (
        _conjugate("answers", "answer", many=many) + " with a denial"
        if denying
        else _conjugate("denies", "deny", many=many)
    )


def _by_kind(claim: Claim, *, own: str, one: str, many_words: str, generic: str, many: bool) -> str:
    if claim.source.kind in GENERIC_KINDS:
        return generic
    if claim.source.kind is SourceKind.PUBLISHER:
        return own
    return many_words if many else one


def _conjugate(one: str, many_words: str, *, many: bool) -> str:
    return many_words if many else one


def _generic_verb(step: Attribution) -> str:
    verbs = {
        SourceKind.GENERIC_HEARSAY: "it is passed on",
        SourceKind.GENERIC_REPUTATION: "it is the reputation",
        SourceKind.GENERIC_EXPECTATION: "it is expected",
    }
    return verbs[step.source.kind]


def _own_verb(claim: Claim) -> str:
    if is_presupposed(claim) or claim.kind is ClaimKind.PRESUPPOSITION:
        return "takes for granted"
    return {ClaimKind.LABEL: "uses the words", ClaimKind.ROLE: "describes"}.get(claim.kind, "states")


def _said(claim: Claim, *, many: bool) -> str:
    step = claim.chain[-1]
    if is_presupposed(claim) or claim.kind is ClaimKind.PRESUPPOSITION:
        return _conjugate("takes for granted", "take for granted", many=many)
    if step.stance is Stance.NA:
        return _conjugate("is", "are", many=many) + " credited, wording not available"
    if step.stance not in _CERTAIN:
        return _conjugate("says, with a hedge", "say, with a hedge", many=many)
    return _conjugate("says", "say", many=many)


def _caution(claim: Claim) -> str:
    """Return in brackets what the quoted words alone would hide."""
    notes = [*_hidden_cues(claim), *_scope(claim)]
    return f"({'; '.join(notes)})" if notes else ""


def _hidden_cues(claim: Claim) -> list[str]:
    """Name each weakening cue that stands outside the quotation."""
    cues = (cue for cue in _all_cues(claim) if cue.kind in WEAKENING)
    hidden = [cue for cue in cues if not _is_quoted(cue, claim)]
    return [f"under “{text}”" for text in dict.fromkeys(cue.text for cue in hidden)]


def _all_cues(claim: Claim) -> tuple[Cue, ...]:
    """Return the cues that bear on a claim and those of its chain, each once."""
    steps = (step.cue for step in claim.chain if step.cue is not None)
    return tuple(dict.fromkeys((*claim.cues, *steps)))


def _is_quoted(cue: Cue, claim: Claim) -> bool:
    return any(span.contains(cue.span) for span in claim.citation.spans)


def _scope(claim: Claim) -> list[str]:
    if claim.hedge_scope is HedgeScope.AMBIGUOUS:
        return ["how far the hedge reaches is unclear; read here as reaching this far"]
    if claim.standing is Standing.HYPOTHETICAL:
        return ["not said to have happened"]
    if claim.kind is ClaimKind.ROLE and claim.source.kind is SourceKind.PUBLISHER:
        return ["no source given"] if claim.evidence is EvidenceType.NONE_STATED else []
    return []
