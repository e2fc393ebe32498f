"""At the head of a chain: who is the last identifiable originator of one claim in one report (R1 to R3).

Relative to nothing but the report. What a derived report takes over from its upstream is worked out in ``tracing``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from sayso.corroborate.actors import Actors, plain
from sayso.corroborate.amending import Fallen
from sayso.corroborate.bodies import Bodies
from sayso.corroborate.casebook import Casebook
from sayso.corroborate.words import institution_of, is_assessor, is_rumour, is_voice
from sayso.model.claims import (
    GENERIC_KINDS,
    UNNAMED_KINDS,
    Claim,
    ClaimKind,
    EvidenceType,
    Source,
    SourceKind,
)
from sayso.model.mentions import EntityType
from sayso.model.provenance import ClaimRef, DerivationKind, OriginKind, SharedStatement

SOFT = frozenset({OriginKind.UNNAMED_BUNDLE, OriginKind.MEDIA_OUTLET, OriginKind.OWN_WORD})
"""Origins that an outlet answers for and that nobody can tell from others: they never establish independence."""

DOCUMENTARY = frozenset({OriginKind.DOCUMENT, OriginKind.VISUAL_ITEM})

_FIRMNESS = (
    OriginKind.PERSON,
    OriginKind.ORGANISATION,
    OriginKind.GOVERNMENT,
    OriginKind.DOCUMENT,
    OriginKind.VISUAL_ITEM,
    OriginKind.FIRST_HAND,
    OriginKind.UNNAMED_BUNDLE,
    OriginKind.MEDIA_OUTLET,
    OriginKind.OWN_WORD,
)
"""Where one report names whom another leaves unnamed for the same words, the name stands for both."""

_VISUAL = frozenset({EvidenceType.VISUAL_UGC, EvidenceType.VISUAL_VERIFIED})
_PAPER = frozenset({EvidenceType.DOCUMENT, EvidenceType.DATASET_RECORD, EvidenceType.COURT_RECORD})
_PEOPLE = frozenset({EvidenceType.UNNAMED_OFFICIALS, EvidenceType.EYEWITNESS})
_PERSONAL = frozenset("i we us our ours he she they him her them it one others another the other".split())
_US = frozenset("i we us our ours".split())
_JUDGED = frozenset({ClaimKind.ASSESSMENT, ClaimKind.LABEL})
_BODIES = frozenset({EntityType.ORG, EntityType.GPE, EntityType.FAC})
_INTENTS = frozenset(
    "plan intend agree-to decide aim prepare-to commit-to hope wish want would-like prefer consider-to".split()
)
"""Cues (by their lexicon entry) of what somebody has in mind: who reports it says so, and not the one who has it."""
_SPOKES = r"(?:spokes(?:man|woman|person|people)|press officers?)"
_SPOKESPERSON = re.compile(
    rf"(?:an? |one )?(?:([^\W\d]+(?: [^\W\d]+){{0,2}}) )?{_SPOKES}(?: (?:for|of|from) (?:the )?(.+))?"
)
_NAME = re.compile(r"[^\W\d_][\w.’'-]*")


@dataclass(frozen=True, slots=True)
class Head:
    """Who heads the chain of one claim. ``kind`` is ``None`` where nobody does (R2); equal keys are one origin.

    ``outlet`` is the outlet that answers for a soft origin; ``is_own`` says that it is the report's own. ``speakers``
    are the keys of named people and bodies who pass the claim on without being its head.
    """

    kind: OriginKind | None
    key: str
    label: str
    rule: str
    note: str
    outlet: str = ""
    is_own: bool = False
    speakers: tuple[str, ...] = ()
    via: str = ""
    """The outlet that the report credits on the way there, to compare by."""

    @property
    def is_unnamed_document(self) -> bool:
        """Whether it is a document that the words do not name: "a letter"."""
        return self.kind is OriginKind.DOCUMENT and " of " in self.key and self.label[:1].islower()

    @property
    def is_soft(self) -> bool:
        """Whether only an outlet answers for it."""
        return self.kind in SOFT


@dataclass(frozen=True)
class Heads:
    """The head of every claim of a story, worked out once."""

    case: Casebook
    actors: Actors
    statements: tuple[SharedStatement, ...] = ()
    _known: dict[ClaimRef, Head] = field(default_factory=dict)
    _quoted_heads: dict[str, Head] = field(default_factory=dict)

    def of(self, ref: ClaimRef) -> Head:
        """Return the head of a claim."""
        if ref not in self._known:
            claim = self.case.claims[ref]
            found = self._find(ref, claim)
            if found.kind is OriginKind.OWN_WORD:
                found = self._corrected(ref, claim) or found
            self._known[ref] = found if found.kind is None else self._quoted(ref) or found
        return self._known[ref]

    def _quoted(self, ref: ClaimRef) -> Head | None:
        """Return the head of the statement that a claim is part of, where several reports quote the same words (R4)."""
        statement = self._statements.get(ref)
        if statement is None:
            return None
        if statement not in self._quoted_heads:
            self._quoted_heads[statement] = self._head_of_statement(statement)
        return self._quoted_heads[statement]

    def _head_of_statement(self, statement: str) -> Head:
        heads = [self._find(one, self.case.claims[one]) for one in self._parts[statement]]
        firm = [head for head in heads if head.kind is not None]
        best = min(firm, key=lambda head: (_FIRMNESS.index(head.kind or OriginKind.OWN_WORD), head.key, head.label))
        reports = len({one.report for one in self._parts[statement]})
        return replace(best, rule="R4", note=f"{best.label}: the same words are quoted in {reports} reports")

    @cached_property
    def _statements(self) -> Mapping[ClaimRef, str]:
        found: dict[ClaimRef, str] = {}
        for statement in sorted(self.statements, key=lambda one: one.id):
            for at in statement.at:
                for claim in self.case.claims_at(at.report, at.span):
                    found.setdefault(claim, statement.id)
        return found

    @cached_property
    def _parts(self) -> Mapping[str, list[ClaimRef]]:
        found: dict[str, list[ClaimRef]] = {}
        for ref, statement in self._statements.items():
            found.setdefault(statement, []).append(ref)
        return found

    def _corrected(self, ref: ClaimRef, claim: Claim) -> Head | None:
        before = self.fallen.corrected_by(ref, claim.citation.quote)
        if before is None or self.case.publishers[before.report] != self.case.publishers[ref.report]:
            return None
        head = self._find(before, self.case.claims[before])
        return replace(head, note=f"{head.note}; the corrected value rests on what the old one rested on")

    @cached_property
    def fallen(self) -> Fallen:
        """What was taken back."""
        return Fallen(self.case)

    @cached_property
    def bodies(self) -> Mapping[str, str]:
        """The reports that are a body's own words (a statement, a press release), and the key of that body."""
        return Bodies(self.case, self.actors).own_words

    def speaker(self, report: str, source: Source) -> str | None:
        """Return the key of a named person or body, or ``None`` where the words name nobody."""
        key = self.actors.of_entity(report, source.entity) or self.actors.office_holder(report, source.span)
        if key is not None:
            return key
        words = plain(source.label)
        if report in self.bodies and (words in _US or _is_the_body(words)):
            return self.bodies[report]
        if is_voice(source.label) and (body := self._spoken_for(report, source.label)) is not None:
            return body
        return self.actors.nominal(report, source.label) or self._named_in(source.label)

    def _spoken_for(self, report: str, label: str) -> str | None:
        """Return the body for which somebody without a name speaks: "a spokesman for the mill", "the mill's"."""
        words = f" {plain(label)} ".replace("’", "'").replace("'s ", " ")
        entities = self.case.entities[report].values()
        named = {self.actors.key(e.name) for e in entities if e.type in _BODIES and f" {plain(e.name)} " in words}
        if len(named) == 1:
            return next(iter(named))
        body = _SPOKESPERSON.fullmatch(plain(label))
        if named or body is None:
            return None
        words = body[1] or body[2] or ""
        nobody = not words or _is_the_body(words)
        return self.actors.nominal(report, words) or (None if nobody else self.actors.key(words))

    def _named_in(self, label: str) -> str | None:
        """Return the key of the name that ends a label ("board member Ina Roe"), if it is two words or more."""
        name: list[str] = []
        for word in reversed(label.split()):
            if not _NAME.fullmatch(word.strip(",")) or not word[:1].isupper():
                break
            name.append(word.strip(","))
        return self.actors.key(" ".join(reversed(name))) if len(name) > 1 else None

    def _find(self, ref: ClaimRef, claim: Claim) -> Head:
        steps = [source for source in self._said_by(ref.report, claim) if source.kind is not SourceKind.PUBLISHER]
        outlets = [s for s in steps if self._is_outlet(ref.report, s)]
        others = [s for s in steps if s not in outlets]
        outlet = self.case.credited(outlets[-1].label, ref.report) if outlets else self.case.publishers[ref.report]
        if not outlets and not others:
            return self._own_voice(ref.report, claim)
        via = outlet if outlets else ""
        if not others:
            return replace(self._credited(outlets[-1], outlet), via=via)
        passed_on = (self.speaker(ref.report, source) for source in others[:-1])
        speakers = tuple(sorted({key for key in passed_on if key}))
        return replace(self._said(ref.report, claim, others[-1], outlet, not outlets, speakers), via=via)

    def own_word(self, report: str, note: str) -> Head:
        """Return the outlet of a report itself as the head, with the reason."""
        outlet, label = self.case.publishers[report], self.case.outlet_label(report)
        return Head(OriginKind.OWN_WORD, f"outlet {outlet}", f"{label}, own word", "R2", note, outlet, is_own=True)

    def _said_by(self, report: str, claim: Claim) -> Iterable[Source]:
        """Yield those who say so: not the report's own voice under another name, nor whoever only means to do it."""
        own = self.case.reports[report].analysis.document.publisher.value or ""
        for attribution in claim.chain[1:]:
            if attribution.cue is not None and attribution.cue.entry in _INTENTS:
                continue
            source = attribution.source
            is_us = source.entity is None and plain(source.label) in _US and not claim.quoted_direct
            if not is_us and not (own and self._is_outlet_name(source, own)):
                yield source

    def _is_outlet_name(self, source: Source, own: str) -> bool:
        if source.kind is SourceKind.PERSON or not source.label[:1].strip():
            return False
        canonical = self.case.outlets.canonical(own)
        name = self.case.outlets.match(source.label, (own,)) or self._short_masthead(source.label, own)
        return name is not None and canonical not in {self.case.outlets.canonical(b) for b in self._body_names}

    def _short_masthead(self, label: str, own: str) -> str | None:
        """In its own pages "the Courier" is the Aldenhaven Courier; elsewhere a masthead's last word is nobody."""
        short, full = plain(label), plain(own)
        return own if short and full.endswith(f" {short}") else None

    @cached_property
    def _body_names(self) -> tuple[str, ...]:
        names = (self.case.reports[name].analysis.document.publisher.value or "" for name in self.bodies)
        return tuple(sorted(set(names)))

    def _is_outlet(self, report: str, source: Source) -> bool:
        """Tell whether a source is an outlet: as read, or because a report of it is held or this report credits it."""
        if source.kind is SourceKind.MEDIA_OUTLET:
            return True
        if source.kind not in (SourceKind.ORGANISATION, SourceKind.GOVERNMENT) or plain(source.label) in _PERSONAL:
            return False
        if any(self._is_outlet_name(source, name) for name in self._credited_in(report)):
            return True
        held = self.case.outlets.match(source.label, self._mastheads)
        return held is not None

    @cached_property
    def _mastheads(self) -> tuple[str, ...]:
        """The outlets whose reports are held, without bodies that publish their own words."""
        return tuple(name for name in self.case.published_by if name not in self._body_names)

    def _credited_in(self, report: str) -> tuple[str, ...]:
        stated = self.case.reports[report].analysis.derivations
        return tuple(sorted({one.upstream for one in stated if one.kind is DerivationKind.CREDIT}))

    def _credited(self, source: Source, outlet: str) -> Head:
        if self.case.outlets.is_relay(source.label):
            return Head(None, "", source.label, "R2", f"{source.label} only passes on what others report")
        note = f"credited to {source.label}"
        return Head(OriginKind.MEDIA_OUTLET, f"outlet {outlet}", source.label, "R1", note, outlet)

    def _own_voice(self, report: str, claim: Claim) -> Head:
        if report in self.bodies:
            return self._body_says(report)
        outlet, label = self.case.publishers[report], self.case.outlet_label(report)
        evidence = claim.evidence
        if evidence is EvidenceType.FIRSTHAND_REPORTER:
            note = f"{label} saw it for itself"
            return Head(OriginKind.FIRST_HAND, f"first hand {outlet}", f"{label}, first hand", "R1", note)
        if evidence in _VISUAL:
            return _visual("a picture or recording")
        if evidence in _PAPER:
            words = f"a document that {label} does not name"
            return Head(OriginKind.DOCUMENT, f"document of {outlet}", words, "R1", words)
        if evidence in _PEOPLE:
            return self._bundle("people whom it does not name", outlet, own=True)
        if evidence in (EvidenceType.GENERIC_HEARSAY, EvidenceType.REPUTATION, EvidenceType.UNNAMED_EXPERTS):
            return Head(None, "", label, "R2", "rests on nobody who could be named")
        if self.case.outlets.is_relay(label):
            return Head(None, "", label, "R2", f"{label} only passes on what others report")
        if claim.kind in _JUDGED and claim.kind is not ClaimKind.LABEL:
            note = f"a judgement of {label} itself: comment, and no origin of what it is about"
            return Head(None, "", label, "R2", note, outlet, is_own=True)
        return self.own_word(report, f"{label} says so itself and states no source")

    def _body_says(self, report: str) -> Head:
        body = self.bodies[report]
        label = self.actors.labels.get(body, body)
        return Head(OriginKind.ORGANISATION, f"body {body}", label, "R1", f"{label} in its own words")

    def _said(
        self, report: str, claim: Claim, source: Source, outlet: str, own: bool, speakers: tuple[str, ...]
    ) -> Head:
        if source.kind in GENERIC_KINDS or (source.entity is None and is_rumour(source.label)):
            return Head(None, "", source.label, "R2", "said by nobody who could be identified")
        if source.kind is SourceKind.VISUAL_ITEM:
            return _visual(source.label)
        if source.kind is SourceKind.DOCUMENT:
            return self._document(report, source, outlet)
        if source.kind is SourceKind.UNNAMED_EXPERTS or self._only_judges(report, claim, source):
            note = f"{source.label}: of an event such a voice is no origin, only of its own judgement"
            return Head(None, "", source.label, "R2", note)
        named = self.speaker(report, source)
        if named is None or (source.kind in UNNAMED_KINDS and not is_voice(source.label)):
            return self._unnamed(source, outlet, own)
        return self._named(report, source, named, speakers)

    def _only_judges(self, report: str, claim: Claim, source: Source) -> bool:
        if claim.kind in _JUDGED or source.kind is not SourceKind.PERSON:
            return False
        return is_assessor(source.label)

    def _named(self, report: str, source: Source, named: str, speakers: tuple[str, ...]) -> Head:
        label = self.actors.labels.get(named, source.label)
        entity = self.actors.entity(report, source.entity)
        types = self.actors.types.get(named, frozenset())
        is_person = source.kind is SourceKind.PERSON and (entity is None or entity.type is EntityType.PERSON)
        is_person = is_person and not (entity is None and types and EntityType.PERSON not in types)
        others = tuple(key for key in speakers if key != named)
        if is_person and named not in self.bodies.values():
            return Head(OriginKind.PERSON, f"person {named}", label, "R1", f"{label}, by name", speakers=others)
        kind = OriginKind.GOVERNMENT if source.kind is SourceKind.GOVERNMENT else OriginKind.ORGANISATION
        return Head(kind, f"body {named}", label, "R1", f"{label}, by name", speakers=others)

    def _unnamed(self, source: Source, outlet: str, own: bool) -> Head:
        service = institution_of(source.label)
        if service is not None:
            note = f"{source.label}: one service, whoever spoke for it"
            return Head(OriginKind.ORGANISATION, f"body {self.actors.service(service)}", source.label, "R1", note)
        body = source.kind in (SourceKind.ORGANISATION, SourceKind.GOVERNMENT)
        words = plain(source.label)
        if body and words and words not in _PERSONAL and not _is_the_body(words):
            kind = OriginKind.GOVERNMENT if source.kind is SourceKind.GOVERNMENT else OriginKind.ORGANISATION
            return Head(kind, f"body {self.actors.key(source.label)}", source.label, "R1", f"{source.label}, as a body")
        return self._bundle(source.label, outlet, own)

    def _bundle(self, label: str, outlet: str, own: bool) -> Head:
        shown = f"unnamed people of {self.case.outlet_name(outlet)}"
        note = f"“{label}”: all unnamed people of one outlet in one story are one origin"
        return Head(OriginKind.UNNAMED_BUNDLE, f"outlet {outlet}", shown, "R3", note, outlet, is_own=own)

    def _document(self, report: str, source: Source, outlet: str) -> Head:
        label = source.label
        named = source.entity is not None or any(word[:1].isupper() for word in label.split()[1:])
        key = f"document {plain(label)}" if named else f"document {plain(label)} of {outlet}"
        return Head(OriginKind.DOCUMENT, key, label, "R1", f"the document “{label}”")


def _is_the_body(words: str) -> bool:
    return words in {"company", "firm", "group", "body", "organisation", "organization", "agency", "club", "it"}


def _visual(label: str) -> Head:
    note = "the same picture or recording, as far as the words show: whoever describes it adds no origin"
    return Head(OriginKind.VISUAL_ITEM, "visual item", label, "R4", note)
