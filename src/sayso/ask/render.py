"""Claims as sentences: each begins with its holder, keeps the exact words, and is never more certain than its claim.

How that is kept: the sentence states nothing but that the holder says these words. The words are the article's own, so
they hold their own hedge; whatever weakens them from outside the quotation (a hedge of the clause above, a "reportedly"
three clauses back) is named in a caution after it. The verb shows the standing (:mod:`sayso.ask.verbs`).
"""

from __future__ import annotations

from sayso.ask.answers import AttributedStatement, Unanswered
from sayso.ask.holders import holder_words, is_credited, is_plural
from sayso.ask.lookup import Lookup
from sayso.ask.reply_words import reply_notes
from sayso.ask.responses import find_unanswered, responses_to
from sayso.ask.review_words import correction_note
from sayso.ask.verbs import verb_of
from sayso.model.claims import (
    GENERIC_KINDS,
    Claim,
    ClaimKind,
    EvidenceType,
    HedgeScope,
    Link,
    SourceKind,
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


def render_statements(lookup: Lookup) -> tuple[AttributedStatement, ...]:
    """Return the attributed statement of every claim, in order."""
    unanswered = find_unanswered(lookup)
    return tuple(render_statement(claim, lookup, unanswered) for claim in lookup.analysis.claims)


def render_statement(claim: Claim, lookup: Lookup, unanswered: tuple[Unanswered, ...] = ()) -> AttributedStatement:
    """Return the one view of a claim that may leave the system."""
    holder, verb = _voice(claim, lookup)
    return AttributedStatement(
        claim=claim.id,
        holder=holder,
        verb=verb,
        caution=_caution(claim),
        quote=claim.citation.quote,
        standing=claim.standing,
        stance=claim.stance,
        responses=(*responses_to(claim, lookup, unanswered), *reply_notes(claim)),
        report=cite(lookup.analysis.document),
    )


def cite(document: Document) -> str:
    """Return how a report is named in a sentence: title, outlet and date, with what is not stated said to be so."""
    title = f"“{document.title.value}”" if document.title.value else "title not stated"
    outlet = document.publisher.value or "outlet not stated"
    return f"{title}, {outlet}, {document.published.value or 'undated'}"


def _voice(claim: Claim, lookup: Lookup) -> tuple[str, str]:
    """Return how the sentence begins: a holder, and what it does."""
    kind = claim.source.kind
    denying = any(cue.kind is CueKind.DENIAL and _is_quoted(cue, claim) for cue in _all_cues(claim))
    verb = verb_of(claim, denial_quoted=denying).of(kind, many=is_plural(claim.source, lookup))
    if kind in GENERIC_KINDS:
        return "Nobody named:", verb
    if kind is SourceKind.PUBLISHER:
        return lookup.voice, verb
    if is_credited(claim):
        return f"{holder_words(claim, lookup)},", verb_of(claim, denial_quoted=denying).own
    holder = holder_words(claim, lookup)
    return (holder if holder == lookup.article else f"{holder}, per {lookup.article},"), verb


def _caution(claim: Claim) -> str:
    """Return in brackets what the quoted words alone would hide."""
    notes = [*_hidden_cues(claim), *_scope(claim), *filter(None, [correction_note(claim)])]
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
    if is_credited(claim) and claim.chain[-1].link is Link.INFERRED:
        return ["how far the credit reaches is inferred"]
    if claim.hedge_scope is HedgeScope.AMBIGUOUS:
        return ["how far the hedge reaches is unclear; read here as reaching this far"]
    if claim.standing is Standing.HYPOTHETICAL:
        return ["not said to have happened"]
    if claim.kind is ClaimKind.ROLE and claim.source.kind is SourceKind.PUBLISHER:
        return ["no source given"] if claim.evidence is EvidenceType.NONE_STATED else []
    return []
