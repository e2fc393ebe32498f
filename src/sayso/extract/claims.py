"""Make claims of predications: one proposition, one holder, the shortest run of words that carries it.

For each predication that reports something, the claim gets its chain, standing and stance from what governs it, its
parties from its arguments, its time and place from its clause. Coordinated names make a claim each: "delegates from
the Guild and the League" are two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sayso.extract import chain, kinds
from sayso.extract.arguments import ALSO, Parties, Registry, argument, family_for, find_parties, group_of
from sayso.extract.attribution import act_words
from sayso.extract.clauses import Form, Predication, clause_tokens
from sayso.extract.companions import find_companions
from sayso.extract.exculpation import clears_itself
from sayso.extract.factuality import Factuality, is_question, judge
from sayso.extract.joining import carries_claim, find_doubts, join_standing
from sayso.extract.places import place_for
from sayso.extract.reading import Reading
from sayso.extract.seats import carried_by_noun, why_not
from sayso.extract.sources import Cast
from sayso.extract.speakers import Speakers
from sayso.extract.syntax import children, noun_phrase, verb_group, verb_group_above
from sayso.extract.times import time_for
from sayso.model.analysis import Abstention
from sayso.model.claims import (
    Argument,
    Attribution,
    Citation,
    Claim,
    ClaimKind,
    EvidenceType,
    HedgeScope,
    Mode,
    Participant,
    SourceKind,
    Standing,
)
from sayso.model.documents import Document
from sayso.model.edtf import earliest, latest
from sayso.model.ids import content_id
from sayso.model.mentions import NAMED_TYPES, Cue, Toponym
from sayso.model.spans import Reason, Span
from sayso.model.times import Timex

if TYPE_CHECKING:
    from spacy.tokens import Token


_TOGETHER = frozenset({"agent", "affiliation", "between", "of"}) | ALSO
"""Roles whose coordinated fillers act as one."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document holds besides its syntax."""

    document: Document
    cast: Cast
    registry: Registry
    timexes: tuple[Timex, ...]
    toponyms: tuple[Toponym, ...]
    speakers: Speakers
    accused: frozenset[str | None] = frozenset()


def build_claims(reading: Reading, setting: Setting) -> tuple[list[Claim], list[Abstention]]:
    """Return the claims of one passage in text order, and where none was made although there was a verb."""
    claims: list[Claim] = []
    abstentions: list[Abstention] = []
    for predication in reading.predications:
        rule = why_not(predication, reading) or _unheard(predication, reading)
        if rule is None:
            claims += _claims_of(predication, reading, setting)
        elif rule not in {"seats.act_of_saying"}:
            span = reading.parsed.span(predication.head.i, predication.head.i)
            abstentions.append(Abstention(span=span, reason=Reason(rule=rule, span=span)))
    return claims, abstentions


def _unheard(predication: Predication, reading: Reading) -> str | None:
    """Return the rule by which the encoder keeps a predication from being a claim, or None.

    It is asked about nouns, infinitives and participles, of which many only name what is told elsewhere. Finite clauses
    tell something in any case, and what is said by somebody, passed on or doubted is listed whatever it hangs on.
    """
    verb = predication.verb
    is_said = predication.head.i in reading.frames.content_of or verb.i in reading.frames.content_of
    is_company = predication.head.head.lower_ == "with"  # "opened in June, with singers from the valley"
    if predication.form is Form.FINITE or is_said or is_company or verb.i in reading.frames.verbs:
        return None
    heads = [predication.head, verb, *children(predication.head, *_COMPLEMENTS), *children(verb, *_COMPLEMENTS)]
    spans = [reading.parsed.span(token.i, token.i) for token in heads]
    if carries_claim(spans, reading.parsed.heard):
        return None
    state = judge(predication, reading.frames, reading.operators)
    return None if state.is_hearsay or state.is_doubted or state.is_alleged else "encoder.no_claim"


_COMPLEMENTS = ("attr", "acomp", "oprd", "dobj", "prt", "xcomp")
"""Where readers put the weight of "is closed", "took part", "began to sell"."""


def _claims_of(predication: Predication, reading: Reading, setting: Setting) -> Iterator[Claim]:
    state = judge(predication, reading.frames, reading.operators)
    tokens = _words(predication, reading, state)
    span = reading.parsed.span_of(tokens)
    head = reading.parsed.span(predication.head.i, predication.head.i)
    heeded = None
    if not _asks(reading):
        heeded = join_standing(state, head, reading.parsed.heard, is_settled=_is_settled(predication.verb))
    speaker = setting.speakers.speaker_at(head, state, reading)
    steps = chain.steps_of(state, reading.parsed, setting.cast, speaker)
    frame = state.frames[-1] if state.frames and predication.head in state.frames[-1].contents else None
    parties = find_parties(predication, reading.parsed, setting.cast, setting.registry, frame)
    state.is_exculpation = clears_itself(predication, state, steps, reading.parsed, setting.cast, setting.accused)
    standing = chain.standing_of(state, steps)
    time = time_for(reading.parsed, predication.verb, setting.timexes)
    if (
        standing is Standing.HEDGED
        and state.is_modal
        and (lies_ahead(time, setting.document) or _is_prognosis(predication, steps))
    ):
        standing = Standing.FORECAST
    if kinds.is_presupposed(predication):
        standing, steps = Standing.ASSERTED, chain.presupposed()
    kind = kinds.kind_of(predication, state, standing, steps[-1].source.kind)
    draft = _Draft(predication, reading, setting, state, steps, standing, kind, span, time, heeded)
    yield from draft.claims(parties)
    if predication.form is not Form.NOMINAL:
        yield from _company(draft, parties)


def _is_settled(verb: Token) -> bool:
    """Tell whether a finite clause looks back, or at how things stand: "found", "was found", "is in talks to"."""
    if verb.tag_ == "VBD" or (verb.lemma_ == "be" and verb.tag_ in {"VBZ", "VBP"}):
        return True
    return verb.tag_ == "VBN" and any(t.tag_ == "VBD" for t in verb.children if t.dep_ in {"aux", "auxpass"})


def _asks(reading: Reading) -> bool:
    """Tell whether a passage asks whether something is so; "what prompted it" takes for granted that something did."""
    doc = reading.parsed.doc
    return is_question(doc) and not any(token.lower_ in _TAKING_FOR_GRANTED for token in doc[:3])


_TAKING_FOR_GRANTED = frozenset("what why how who when where which".split())


def _company(draft: _Draft, parties: Parties) -> Iterator[Claim]:
    """Yield who else is said to have been there, each under the same chain and doubt as the clause."""
    parsed, setting = draft.reading.parsed, draft.setting
    for companion in find_companions(draft.predication.verb):
        own = argument(companion.head, parsed, setting.cast, setting.registry)
        others = [Participant(role="agent", argument=parties.subject)] if parties.subject else []
        others.append(Participant(role="alongside", argument=own))
        if companion.body is not None:
            body = argument(companion.body, parsed, setting.cast, setting.registry)
            own = group_of(companion.head, body, parsed, setting.registry)
            others = [
                *others[:-1],
                Participant(role="alongside", argument=own),
                Participant(role="affiliation", argument=body),
            ]
        share = replace(
            draft,
            span=parsed.span_of(companion.tokens),
            head=parsed.span(companion.head.i, companion.head.i),
            family="appeared_alongside",
            state=replace(draft.state, scope=_inherited(draft.state.scope)),
        )
        yield share.claim(Parties(parties.subject, own, tuple(others)))


def _inherited(scope: HedgeScope) -> HedgeScope:
    return HedgeScope.INHERITED if scope is HedgeScope.DIRECT else scope


_STATES = frozenset(
    "be have contain include mean exist lie belong know want need like depend represent explain".split()
)


def _is_prognosis(predication: Predication, steps: tuple[Attribution, ...]) -> bool:
    """Tell whether experts say what may come to happen: "analysts say the sale could push prices down"."""
    verb = predication.verb
    plain = verb.tag_ == "VB" and not any(t.lemma_ == "have" for t in verb.children if t.dep_ == "aux")
    return plain and verb.lemma_ not in _STATES and steps[-1].source.kind is SourceKind.UNNAMED_EXPERTS


def lies_ahead(time: Timex | None, document: Document) -> bool:
    """Tell whether a time begins after the day of publication."""
    published = document.published.value
    if time is None or time.start is None or published is None:
        return False
    begins, known = earliest(time.start), latest(published)
    return begins is not None and known is not None and begins > known


def _words(predication: Predication, reading: Reading, state: Factuality) -> list[Token]:
    """Return the words that carry a claim: its clause, and for the object of an act the act with it."""
    governing = state.frames[-1] if state.frames else None
    if predication.form is Form.NOMINAL:
        own = noun_phrase(predication.head, with_clauses=True)
        if governing is None or predication.head not in governing.contents:
            return own
        outer = clause_tokens(Predication(governing.verb, governing.verb, Form.FINITE), reading.seats)
        return _run([*own, *outer])
    own = clause_tokens(predication, reading.seats)
    if governing is not None and governing.kind == "denial" and predication.verb in governing.contents:
        outer = clause_tokens(Predication(governing.verb, governing.verb, Form.FINITE), reading.seats)
        return _run([*outer, *own]) if governing.verb.i < predication.verb.i else own
    if governing is not None and governing.hit.has("evidence") and predication.verb in governing.contents:
        return _run([*own, *act_words(governing), *verb_group_above(governing.verb)])
    return own


def _run(tokens: list[Token]) -> list[Token]:
    indices = [t.i for t in tokens]
    return [tokens[0].doc[i] for i in range(min(indices), max(indices) + 1)]


@dataclass(frozen=True, slots=True)
class _Draft:
    """Everything of a claim but its parties."""

    predication: Predication
    reading: Reading
    setting: Setting
    state: Factuality
    steps: tuple[Attribution, ...]
    standing: Standing
    kind: ClaimKind
    span: Span
    time: Timex | None
    heeded: Reason | None = None
    head: Span | None = None
    family: str | None = None

    def claims(self, parties: Parties) -> Iterator[Claim]:
        """Yield the claim, once for each coordinated name in its object's place."""
        split = self._coordinated(parties)
        if len(split) < 2:
            yield self.claim(parties)
            return
        role = split[0].role
        arguments = [p.argument for p in split]
        others = tuple(p for p in parties.participants if p not in split)
        for participant in split:
            is_named = parties.object is not None and self._is_named(parties.object)
            replaced = parties.object if is_named and parties.object not in arguments else participant.argument
            yield self.claim(
                Parties(parties.subject, replaced, (*others, Participant(role=role, argument=participant.argument)))
            )

    def _coordinated(self, parties: Parties) -> list[Participant]:
        """Return the named participants that share a role other than the agent's, where there is more than one."""
        by_role: dict[str, list[Participant]] = {}
        for participant in parties.participants:
            if participant.role not in _TOGETHER and self._is_named(participant.argument):
                by_role.setdefault(participant.role, []).append(participant)
        return next((found for found in by_role.values() if len(found) > 1), [])

    def _is_named(self, argument: Argument) -> bool:
        entity = self.setting.cast.entities.get(argument.entity or "")
        return entity is not None and entity.type in NAMED_TYPES

    def claim(self, parties: Parties) -> Claim:
        """Return the claim with these parties."""
        predication, parsed = self.predication, self.reading.parsed
        text = self.setting.document.text
        head_token = carried_by_noun(predication) or predication.head
        head = self.head or parsed.span(head_token.i, head_token.i)
        quote = self.span.of(text)
        return Claim(
            id=claim_id(self.setting.document, quote, self.span, head, _name(parties.object), self.kind),
            kind=self.kind,
            predicate=self._predicate(),
            family=self.family or family_for(predication, head_token),
            subject=parties.subject,
            object=parties.object,
            participants=parties.participants,
            citation=Citation(quote=quote, spans=(self.span,)),
            head=head,
            chain=self.steps,
            cues=self._cues(),
            standing=self.standing,
            stance=self.steps[-1].stance,
            mode=self._mode(),
            hedge_scope=self._scope(),
            evidence=self._evidence(),
            time=self.time,
            place=place_for(parsed, predication.verb, self.setting.toponyms),
            quoted_direct=self.setting.speakers.is_quoted(head),
            reasons=tuple(self._reasons()),
        )

    def _cues(self) -> tuple[Cue, ...]:
        """Return the cues that are no step of the chain: modals, adverbs, and acts without a holder ("was seen")."""
        stepped = {step.cue.span for step in self.steps if step.cue is not None}
        acts = [chain.frame_cue(frame, self.reading.parsed) for frame in self.state.frames]
        acts = [cue for cue in acts if cue.span not in stepped]
        return tuple(sorted([*chain.distinct(self.state.cues, self.reading.parsed), *acts], key=lambda c: c.span))

    def _mode(self) -> Mode:
        if self.kind is ClaimKind.PRESUPPOSITION:
            return Mode.PRESUPPOSED
        return chain.mode_of(self.standing, self.state, self.steps[-1].source)

    def _predicate(self) -> str:
        if self.predication.form is Form.NOMINAL:
            return str(self.predication.head.text)
        words = {t.i: t.text for t in verb_group(self.predication.verb)}
        words[self.predication.head.i] = self.predication.head.text
        return " ".join(words[i] for i in sorted(words))

    def _scope(self) -> HedgeScope:
        if self.predication.verb.dep_ == "pcomp" and self.state.scope is HedgeScope.INHERITED:
            return HedgeScope.AMBIGUOUS
        return self.state.scope

    def _evidence(self) -> EvidenceType:
        if self.kind in {ClaimKind.EVIDENCE_CONTENT, ClaimKind.EVIDENCE_EXISTENCE}:
            return EvidenceType.VISUAL_UGC
        return chain.evidence_of(self.steps[-1].source, is_denied=self.standing is Standing.DENIED)

    def _reasons(self) -> Iterator[Reason]:
        parsed = self.reading.parsed
        verb = self.predication.verb
        yield Reason(
            rule=f"clauses.{self.predication.form.value}.{verb.dep_}",
            note="the clause whose words carry the claim",
            span=parsed.span(verb.i, verb.i),
        )
        for frame in self.state.frames:
            cue = chain.frame_cue(frame, parsed)
            yield Reason(rule=f"cues.{frame.hit.entry.id}", note=f"{frame.kind} governs the clause", span=cue.span)
            if frame.corrected:
                yield Reason(rule="encoder.attribution", note="whose act it is was read in context", span=cue.span)
        for cue in chain.distinct(self.state.cues, parsed):
            yield Reason(rule=f"cues.{cue.entry}", note=f"{cue.kind.value} bears on the clause", span=cue.span)
        if self.heeded is not None:
            yield self.heeded
        head = parsed.span(self.predication.head.i, self.predication.head.i)
        acts = [said.cue.span for said in parsed.opinion.attributions]
        yield from find_doubts(self.standing, self.kind, head, parsed.heard, acts)


def claim_id(document: Document, quote: str, span: Span, head: Span, target: str | None, kind: ClaimKind) -> str:
    """Return a claim's id: a hash of where it stands, its words, its object and its kind."""
    return content_id("clm", document.id, quote, span.start, head.start, target, kind.value)


def _name(argument: Argument | None) -> str | None:
    return argument.name if argument is not None else None
