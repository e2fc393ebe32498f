"""From what governs a predication to a chain of say-so, a standing and a mode.

The standing is the reader's first word, relative to the innermost source; the first rule that fits: denied, forecast,
hearsay, hypothetical, hedged, asserted (silence is made elsewhere, for it has no content).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.extract.attribution import Frame, act_words
from sayso.extract.cues import CueHit, as_cue
from sayso.extract.factuality import Factuality
from sayso.extract.parse import ParsedPassage
from sayso.extract.sources import GENERIC, PUBLISHER, Cast, is_animate, is_holder_noun, source_of
from sayso.extract.syntax import children, first
from sayso.model.claims import (
    GENERIC_KINDS,
    UNNAMED_KINDS,
    Attribution,
    Certainty,
    EvidenceType,
    Mode,
    Polarity,
    Source,
    SourceKind,
    Stance,
    Standing,
)
from sayso.model.mentions import Cue, CueKind

if TYPE_CHECKING:
    from spacy.tokens import Token


def steps_of(
    state: Factuality, parsed: ParsedPassage, cast: Cast, speaker: Attribution | None
) -> tuple[Attribution, ...]:
    """Return the chain of a claim, the article's own voice first; ``speaker`` is whose quotation it stands in."""
    inner = own_stance(state)
    steps: list[Attribution] = []
    commits = True
    if speaker is not None:
        steps.append(speaker)
        commits = False
    for frame in state.frames:
        if _is_denied_intent(frame, steps) or _is_own_impression(frame, state):
            continue
        step = _step(frame, parsed, cast)
        if step is None:
            continue
        steps += [step, *_cited(frame, parsed, cast)]
        if frame.kind != "attribution_factive" or frame.hit.entry.data.get("author") == "U":
            commits = False
    if state.is_hearsay and not any(s.source.kind in GENERIC_KINDS for s in steps):
        cue = next((as_cue(h, parsed) for h in state.cues if h.kind == "hearsay_adverb"), None)
        steps.append(Attribution(source=GENERIC["hearsay"], cue=cue, stance=inner))
        commits = False
    author = inner if commits else Stance.U_U
    return (Attribution(source=PUBLISHER, cue=None, stance=author), *_with_stances(steps, inner))


def _is_denied_intent(frame: Frame, outer: list[Attribution]) -> bool:
    """Tell whether somebody's plan is itself what is denied: who "denied that it planned to move" holds the denial."""
    return frame.kind in {"commissive", "desire"} and any(
        step.cue is not None and step.cue.kind is CueKind.DENIAL for step in outer
    )


def _is_own_impression(frame: Frame, state: Factuality) -> bool:
    """Tell whether the article gives its own impression of evidence: "clips appear to show", not "the clips show"."""
    return frame.hit.has("evidence") and any(h.entry.id in {"appear-to", "seem-to"} for h in state.cues)


def _with_stances(steps: list[Attribution], inner: Stance) -> list[Attribution]:
    """Give the innermost step the claim's stance; those who pass it on report without committing themselves."""
    kept = _without_repeats(steps)
    return [
        Attribution(source=s.source, cue=s.cue, stance=inner if i == len(kept) - 1 else Stance.U_U, link=s.link)
        for i, s in enumerate(kept)
    ]


def _without_repeats(steps: list[Attribution]) -> list[Attribution]:
    """A speaker who says "I think" in a quotation is one step, not two."""
    kept: list[Attribution] = []
    for step in steps:
        same = kept and (
            (step.source.entity is not None and step.source.entity == kept[-1].source.entity)
            or (step.source.span is not None and step.source.span == kept[-1].source.span)
            or (step.source.label.lower() in {"i", "we"} and kept[-1].source.kind not in GENERIC_KINDS)
        )
        if not same:
            kept.append(step)
    return kept


def _cited(frame: Frame, parsed: ParsedPassage, cast: Cast) -> list[Attribution]:
    """Return whom an act of saying cites: "the Ledger reported …, citing two officials"."""
    found = []
    for clause in children(frame.verb, "advcl"):
        cited = first(clause, "dobj")
        if clause.lemma_ in {"cite", "quote"} and clause.tag_ == "VBG" and cited is not None:
            cue = Cue(span=parsed.span(clause.i, clause.i), text=clause.text, kind=CueKind.PROVENANCE, entry="citing")
            found.append(Attribution(source=source_of(cited, parsed, cast), cue=cue, stance=Stance.U_U))
    return found


def _step(frame: Frame, parsed: ParsedPassage, cast: Cast) -> Attribution | None:
    source = _frame_source(frame, parsed, cast)
    if source is None:
        return None
    return Attribution(source=source, cue=frame_cue(frame, parsed), stance=Stance.U_U)


def presupposed() -> tuple[Attribution, ...]:
    """Return the chain of what is taken for granted: the article itself presupposes it."""
    return (Attribution(source=PUBLISHER, cue=None, stance=Stance.CT_POS),)


def frame_cue(frame: Frame, parsed: ParsedPassage) -> Cue:
    """Return the words of an act of saying as a cue, with its auxiliaries."""
    return as_cue(frame.hit, parsed, act_words(frame))


def _frame_source(frame: Frame, parsed: ParsedPassage, cast: Cast) -> Source | None:
    if frame.holder is not None:
        if frame.kind == "evidential" and not is_evidence(frame.holder, parsed, cast):
            return None
        return source_of(frame.holder, parsed, cast)
    match frame.kind:
        case "reputation":
            return GENERIC["reputation"]
        case "expectation":
            return GENERIC["expectation"]
        case "hearsay_passive":
            return GENERIC["hearsay"]
        case "attribution" if frame.verb.lemma_ in {"say", "report", "claim", "allege", "argue", "accuse", "blame"}:
            return GENERIC["hearsay"]
    return None


def is_evidence(holder: Token, parsed: ParsedPassage, cast: Cast) -> bool:
    """Tell whether the subject of "shows" or "suggests" can hold a claim: people, bodies, papers, pictures."""
    return is_animate(holder, parsed, cast) or is_holder_noun(holder)


def own_stance(state: Factuality) -> Stance:
    """Return the innermost holder's certainty and polarity."""
    polarity = state.polarity
    if state.is_denied:
        polarity = Polarity.POSITIVE if polarity is Polarity.NEGATIVE else Polarity.NEGATIVE
    certainty = state.certainty
    if state.is_hypothetical and not state.is_future:
        certainty = Certainty.UNDERSPECIFIED
    return Stance.of(certainty, polarity)


def standing_of(state: Factuality, steps: tuple[Attribution, ...]) -> Standing:
    """Return the reader's first word; the order of the rules is the promise of the claim sheet."""
    if state.is_denied or state.is_exculpation:
        return Standing.DENIED
    if state.is_future and not (state.is_hypothetical and state.is_ordered):
        return Standing.FORECAST
    if any(s.source.kind in {SourceKind.GENERIC_HEARSAY, SourceKind.GENERIC_REPUTATION} for s in steps):
        return Standing.HEARSAY
    if state.is_hypothetical:
        return Standing.HYPOTHETICAL
    if state.is_alleged or state.is_doubted:
        return Standing.HEDGED
    return Standing.ASSERTED


def mode_of(standing: Standing, state: Factuality, source: Source) -> Mode:
    """Return by which way of speaking the claim reaches the page."""
    if standing is Standing.FORECAST:
        return Mode.FORECAST
    if standing is Standing.HYPOTHETICAL and any(h.kind == "conditional" for h in state.cues):
        return Mode.CONDITIONAL
    if source.kind is SourceKind.GENERIC_REPUTATION:
        return Mode.REPUTATIONAL
    if source.kind is SourceKind.GENERIC_HEARSAY:
        return Mode.HEARSAY
    if source.kind is SourceKind.PUBLISHER:
        return Mode.OWN_VOICE
    return Mode.ATTRIBUTED_UNNAMED if source.kind in UNNAMED_KINDS else Mode.ATTRIBUTED_NAMED


_EVIDENCE = {
    SourceKind.MEDIA_OUTLET: EvidenceType.PRIOR_MEDIA_REPORT,
    SourceKind.ORGANISATION: EvidenceType.PARTY_STATEMENT,
    SourceKind.GOVERNMENT: EvidenceType.PARTY_STATEMENT,
    SourceKind.PERSON: EvidenceType.NAMED_INTERVIEW,
    SourceKind.DOCUMENT: EvidenceType.DOCUMENT,
    SourceKind.VISUAL_ITEM: EvidenceType.VISUAL_UGC,
    SourceKind.UNNAMED_OFFICIALS: EvidenceType.UNNAMED_OFFICIALS,
    SourceKind.UNNAMED_EXPERTS: EvidenceType.UNNAMED_EXPERTS,
    SourceKind.UNNAMED_WITNESSES: EvidenceType.EYEWITNESS,
    SourceKind.GENERIC_HEARSAY: EvidenceType.GENERIC_HEARSAY,
    SourceKind.GENERIC_REPUTATION: EvidenceType.REPUTATION,
}


def evidence_of(source: Source, *, is_denied: bool) -> EvidenceType:
    """Return what the article says a claim rests on, as far as its holder tells."""
    if is_denied:
        return EvidenceType.PARTY_STATEMENT
    return _EVIDENCE.get(source.kind, EvidenceType.NONE_STATED)


def distinct(hits: list[CueHit], parsed: ParsedPassage) -> tuple[Cue, ...]:
    """Return the cues of hits in text order, each once."""
    unique = {(h.first, h.last, h.entry.id): h for h in hits}
    return tuple(as_cue(unique[key], parsed) for key in sorted(unique))
