"""Claims that no clause makes by itself: roles, silences, credits, and the reach of a credit over other claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.extract.arguments import argument
from sayso.extract.chain import mode_of, steps_of
from sayso.extract.claims import Setting, claim_id
from sayso.extract.clauses import nominal
from sayso.extract.credits import Credit
from sayso.extract.cues import as_cue
from sayso.extract.factuality import Factuality, judge
from sayso.extract.reading import Reading
from sayso.extract.roles import Role, find_roles
from sayso.extract.silences import SilenceHit, find_silences
from sayso.extract.sources import PUBLISHER
from sayso.model.claims import (
    Argument,
    Attribution,
    Certainty,
    Citation,
    Claim,
    ClaimKind,
    EvidenceType,
    HedgeScope,
    Link,
    Mode,
    Participant,
    Source,
    SourceKind,
    Stance,
    Standing,
)
from sayso.model.documents import Document
from sayso.model.spans import Reason

_OWN = Attribution(source=PUBLISHER, cue=None, stance=Stance.CT_POS)


def role_claims(reading: Reading, setting: Setting) -> Iterator[Claim]:
    """Return what a passage says that named persons are."""
    for role in find_roles(reading, setting.cast):
        yield _role_claim(role, reading, setting)


def _role_claim(role: Role, reading: Reading, setting: Setting) -> Claim:
    span = reading.parsed.span_of(role.tokens)
    head = reading.parsed.span(role.head.i, role.head.i)
    # A title says what the report calls somebody: of what governs the sentence only its holder bears on it.
    state = judge(nominal(role.head), reading.frames, reading.operators)
    speaker = setting.speakers.speaker_at(head, state, reading)
    doubt = role.doubt
    certainty = Certainty.POSSIBLE if doubt is not None else Certainty.CERTAIN
    chain = steps_of(Factuality(certainty=certainty), reading.parsed, setting.cast, speaker)
    standing = Standing.HEDGED if doubt is not None else Standing.ASSERTED
    participants = [Participant(role="holder", argument=role.person)]
    if role.body is not None:
        participants.append(Participant(role="body", argument=role.body))
    quote = span.of(setting.document.text)
    kind = ClaimKind.RELATION if role.is_part else ClaimKind.ROLE
    return Claim(
        id=claim_id(setting.document, quote, span, head, role.title, kind),
        kind=kind,
        predicate=role.title,
        family=role.family,
        subject=role.person,
        object=role.body,
        participants=tuple(participants),
        citation=Citation(quote=quote, spans=(span,)),
        head=head,
        chain=chain,
        cues=(),
        standing=standing,
        stance=chain[-1].stance,
        mode=mode_of(standing, Factuality(), chain[-1].source),
        hedge_scope=HedgeScope.DIRECT if doubt is not None else HedgeScope.NONE,
        evidence=EvidenceType.NONE_STATED,
        time=None,
        place=None,
        quoted_direct=setting.speakers.is_quoted(head),
        reasons=(Reason(rule="roles.title", note="a title or apposition says what somebody is", span=head),),
    )


def silence_claims(reading: Reading, setting: Setting) -> Iterator[Claim]:
    """Return who did not comment on what, as of publication."""
    for silence in find_silences(reading):
        yield _silence_claim(silence, reading, setting)


def _silence_claim(silence: SilenceHit, reading: Reading, setting: Setting) -> Claim:
    parsed = reading.parsed
    span = parsed.span_of(silence.tokens)
    head = parsed.span(silence.verb.i, silence.verb.i)
    holder = _argument(silence.holder, reading, setting)
    topic = _argument(silence.topic, reading, setting)
    quote = span.of(setting.document.text)
    participants = [Participant(role="agent", argument=holder)] if holder else []
    participants += [Participant(role="topic", argument=topic)] if topic else []
    return Claim(
        id=claim_id(setting.document, quote, span, head, None, ClaimKind.NON_COMMENT),
        kind=ClaimKind.NON_COMMENT,
        predicate=as_cue(silence.hit, parsed).text,
        family="other",
        subject=holder,
        object=topic,
        participants=tuple(participants),
        citation=Citation(quote=quote, spans=(span,)),
        head=head,
        chain=(replace(_OWN, stance=Stance.CT_NEG),),
        cues=(as_cue(silence.hit, parsed),),
        standing=Standing.SILENCE,
        stance=Stance.CT_NEG,
        mode=Mode.OWN_VOICE,
        hedge_scope=HedgeScope.NONE,
        evidence=EvidenceType.NONE_STATED,
        time=None,
        place=None,
        reasons=(
            Reason(rule=f"silences.{silence.kind.value}", note="true as of publication", span=head),
            Reason(rule=f"cues.{silence.hit.entry.id}", span=parsed.span(silence.hit.first, silence.hit.last)),
        ),
    )


def _argument(token: object, reading: Reading, setting: Setting) -> Argument | None:
    if token is None:
        return None
    return argument(token, reading.parsed, setting.cast, setting.registry)  # type: ignore[arg-type]


def credit_claims(credits_found: Sequence[Credit], setting: Setting) -> Iterator[Claim]:
    """Return the statements that another outlet had a story, as claims of provenance in the article's own voice."""
    for credit in credits_found:
        if not credit.is_general:
            continue
        quote = credit.span.of(setting.document.text)
        outlet = Argument(name=credit.label, entity=credit.outlet.id)
        yield Claim(
            id=claim_id(setting.document, quote, credit.span, credit.cue.span, credit.label, ClaimKind.PROVENANCE),
            kind=ClaimKind.PROVENANCE,
            predicate=credit.cue.text,
            family="other",
            subject=outlet,
            object=None,
            participants=(Participant(role="agent", argument=outlet),),
            citation=Citation(quote=quote, spans=(credit.span,)),
            head=credit.cue.span,
            chain=(_OWN,),
            cues=(credit.cue,),
            standing=Standing.ASSERTED,
            stance=Stance.CT_POS,
            mode=Mode.OWN_VOICE,
            hedge_scope=HedgeScope.NONE,
            evidence=EvidenceType.NONE_STATED,
            time=None,
            place=None,
            reasons=(Reason(rule=f"cues.{credit.cue.entry}", note="credits another outlet", span=credit.cue.span),),
        )


def with_credit(claims: list[Claim], credits_found: Sequence[Credit], document: Document) -> list[Claim]:
    """Give the own-voice events that a general credit reaches the credited outlet as an inferred last step."""
    general = [c for c in credits_found if c.is_general]
    if not general:
        return claims
    spoken_for = {c.cue.span for c in general}
    return [_credited(c, general, document) if c.head not in spoken_for else c for c in claims]


def _credited(claim: Claim, general: Sequence[Credit], document: Document) -> Claim:
    if claim.kind is not ClaimKind.EVENT or len(claim.chain) > 1 or claim.standing is not Standing.ASSERTED:
        return claim
    paragraph = next((p.paragraph for p in document.passages if p.span.contains(claim.head)), -9)
    credit = next((c for c in general if c.paragraph <= paragraph <= c.paragraph + 1), None)
    if credit is None or any(c.span.contains(claim.head) for c in general):
        return claim
    source = Source(kind=SourceKind.MEDIA_OUTLET, label=credit.label, entity=credit.outlet.id)
    step = Attribution(source=source, cue=credit.cue, stance=Stance.NA, link=Link.INFERRED)
    reason = Reason(rule="credits.reach", note="the credit is taken to reach this event", span=credit.cue.span)
    return replace(
        claim,
        chain=(*claim.chain, step),
        evidence=EvidenceType.PRIOR_MEDIA_REPORT,
        reasons=(*claim.reasons, reason),
    )
