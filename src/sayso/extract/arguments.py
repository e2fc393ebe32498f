"""Who and what a predication is about: subject, object and other participants, bound to the document's entities.

Named phrases are bound to entities. Unnamed groups and events get an entity of their own type, so that a tie can have
an unnamed end; they are never resolved to a name that merely stands nearby.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from sayso.extract.attribution import Frame
from sayso.extract.clauses import Form, Predication
from sayso.extract.nouns import nouns_of
from sayso.extract.parse import ParsedPassage
from sayso.extract.sources import Cast, is_holder_noun, is_thing
from sayso.extract.syntax import (
    agent,
    children,
    conjuncts,
    first,
    first_conjunct,
    governing_verb,
    is_passive,
    noun_phrase,
    subject,
    subtree,
    text_of,
)
from sayso.lexicon import load
from sayso.model.claims import Argument, Participant
from sayso.model.ids import content_id
from sayso.model.mentions import DocumentEntity, EntityType
from sayso.model.spans import Reason, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_GENERIC_EVENTS = frozenset({"event", "gathering", "incident", "occasion", "appearance"})
_DETERMINERS = frozenset({"DET", "PRON"})


@dataclass(slots=True)
class Registry:
    """The unnamed groups and events of one document, made as they are met, in text order."""

    document_id: str
    groups: dict[str, DocumentEntity] = field(default_factory=dict)
    events: list[DocumentEntity] = field(default_factory=list)

    def entities(self) -> tuple[DocumentEntity, ...]:
        """Return what was registered, groups first, each in order of appearance."""
        return (*self.groups.values(), *self.events)

    def group(self, name: str, span: Span) -> str:
        """Return the id of the unnamed group that is called so."""
        key = name.lower()
        if key not in self.groups:
            self.groups[key] = _entity(self.document_id, EntityType.GROUP, name, span)
        else:
            self.groups[key] = _with_mention(self.groups[key], span)
        return self.groups[key].id

    def event(self, lemma: str, name: str, span: Span, *, is_definite: bool) -> str | None:
        """Return the id of an event: the last that fits a definite phrase, or a new one for an indefinite."""
        if not is_definite:
            self.events.append(_entity(self.document_id, EntityType.EVENT, name, span))
            return self.events[-1].id
        for index in range(len(self.events) - 1, -1, -1):
            if lemma in _GENERIC_EVENTS or lemma in self.events[index].name.lower():
                self.events[index] = _with_mention(self.events[index], span)
                return self.events[index].id
        self.events.append(_entity(self.document_id, EntityType.EVENT, name, span))
        return self.events[-1].id


def _entity(document_id: str, kind: EntityType, name: str, span: Span) -> DocumentEntity:
    return DocumentEntity(
        id=content_id("ent", document_id, kind.value, name.lower(), span.start if kind is EntityType.EVENT else None),
        type=kind,
        name=name,
        mentions=(span,),
        reasons=(Reason(rule="arguments.unnamed", note="No name is given for it in this report.", span=span),),
    )


def _with_mention(entity: DocumentEntity, span: Span) -> DocumentEntity:
    if span in entity.mentions:
        return entity
    return DocumentEntity(
        id=entity.id,
        type=entity.type,
        name=entity.name,
        mentions=tuple(sorted({*entity.mentions, span})),
        reasons=entity.reasons,
    )


@dataclass(frozen=True, slots=True)
class Parties:
    """The arguments of one predication; ``also`` holds entities that belong to an argument (commanders *from X*)."""

    subject: Argument | None
    object: Argument | None
    participants: tuple[Participant, ...]


@cache
def _families() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for entry in load("predicates"):
        for verb in entry.data["verbs"]:
            found.setdefault(("VERB", verb), entry.id)
        for noun in entry.data["nouns"]:
            found.setdefault(("NOUN", noun), entry.id)
    return found


def family_of(token: Token) -> str:
    """Return the predicate family of a verb or noun, or ``other``."""
    if token.lemma_ == "take" and any(c.dep_ == "dobj" and c.lemma_ == "place" for c in token.children):
        return "located_in"
    if token.tag_ in {"JJ", "JJR", "JJS", "RB"}:
        return "other"  # "is close to" ends nothing
    pos = "NOUN" if token.pos_ in {"NOUN", "PROPN"} else "VERB"
    family = _families().get((pos, token.lemma_.lower()), "other")
    return _SENSES[family](token) if pos == "VERB" and family in _SENSES else family


def _sense_of_receiving(verb: Token) -> str:
    """Tell receiving guests from receiving a proposal."""
    taken = first(verb, "dobj", "nsubjpass")
    return "received" if verb.lemma_ == "receive" and taken is not None and is_thing(taken) else "hosted"


def _sense_of_moving(verb: Token) -> str:
    """Tell going somewhere from moving a thing, and from what "comes" as news or "comes loose"."""
    if verb.lemma_ in {"return", "move", "drive", "fly", "sail"} and first(verb, "dobj", "nsubjpass") is not None:
        return "other"
    if verb.lemma_ not in {"come", "go"}:
        return "travelled_to"
    actor = first(verb, "nsubj")
    leads = any(p.lower_ in {"to", "from", "into"} for p in children(verb, "prep"))
    is_news = actor is not None and is_thing(actor) and not leads
    return "other" if first(verb, "acomp", "oprd") is not None or is_news else "travelled_to"


_SENSES = {"hosted": _sense_of_receiving, "travelled_to": _sense_of_moving}
"""Families whose verbs mean something else beside other words."""


@cache
def relational_families() -> frozenset[str]:
    """Return the families that say something of two parties."""
    return frozenset(entry.id for entry in load("predicates") if entry.data.get("relational"))


_CARRYING = frozenset(
    "have hold make take give conduct carry stage pay launch sign reach strike file forge maintain mount wage lead "
    "begin start open share receive build establish form".split()
)
"""Verbs that may leave the relation to their object: "signed a deal", "filed a lawsuit", "has links"."""


def family_for(predication: Predication, head: Token) -> str:
    """Return the family of a predication: of its head, or of the noun to which the verb leaves the meaning."""
    verb = predication.verb
    if predication.form is not Form.NOMINAL and verb.lemma_ in _CARRYING:
        carried = first(verb, "dobj", "nsubjpass")
        if carried is not None and carried.pos_ == "NOUN" and family_of(carried) in relational_families():
            return family_of(carried)
    if verb.lemma_ in {"work", "stand", "fight", "march"} and any(p.lower_ == "with" for p in children(verb, "prep")):
        return "cooperates_with"
    own = family_of(head)
    if own == "other" and verb.lemma_ in {"be", "remain", "stay"}:
        phrases = (t for p in children(verb, "prep") if p.lower_ in {"in", "at"} for t in children(p, "pobj"))
        return next((f for t in phrases if (f := family_of(t)) in relational_families()), own)
    return own


def argument(token: Token, parsed: ParsedPassage, cast: Cast, registry: Registry) -> Argument:
    """Return a noun phrase as an argument, bound to an entity where there is one."""
    phrase = noun_phrase(token)
    span = parsed.span_of(phrase)
    name = cast.called(span, text_of(phrase))
    return Argument(name=name, entity=_bind(token, span, parsed, cast, registry), span=span)


def group_of(head: Token, body: Argument, parsed: ParsedPassage, registry: Registry) -> Argument:
    """Return the unnamed people of one body of several, named after it: "delegates from the League"."""
    name = f"{head.text} from {body.name}"
    span = parsed.span_of(noun_phrase(head))
    return Argument(name=name, entity=registry.group(name, span), span=span)


def _bind(token: Token, span: Span, parsed: ParsedPassage, cast: Cast, registry: Registry) -> str | None:
    at_head = parsed.span(token.i, token.i)
    named = cast.mention_at(at_head)
    if named is not None:
        return named.entity
    appositive = next((c for c in token.children if c.dep_ == "appos" and c.pos_ != "PRON"), None)
    if appositive is not None:
        inner = parsed.span(appositive.i, appositive.i)
        named = cast.mention_at(inner)
        if named is not None:
            return named.entity
    if token.dep_ == "appos" and token.head.i < token.i and token.pos_ == "NOUN":
        named = cast.mention_at(parsed.span(token.head.i, token.head.i))
        if named is not None:
            return named.entity  # "Obi, a goalkeeper who led the club": the goalkeeper is Obi
    if cast.members_of(span):
        return None  # "the two clubs" are known by name
    lemma = token.lemma_.lower()
    if lemma in nouns_of("event"):
        return registry.event(lemma, _bare(token), span, is_definite=_is_definite(token))
    if (lemma in nouns_of("group") or is_holder_noun(token)) and token.tag_ in {"NNS", "NNPS"}:
        return registry.group(_bare(token), span)
    return None


def _bare(token: Token) -> str:
    """Return a phrase without its article or demonstrative."""
    phrase = noun_phrase(token)
    while len(phrase) > 1 and phrase[0].pos_ in _DETERMINERS:
        phrase = phrase[1:]
    return text_of(phrase)


def _is_definite(token: Token) -> bool:
    determiner = first(token, "det", "poss")
    return determiner is not None and determiner.lower_ in {"the", "this", "that", "these", "those", "its", "their"}


def find_parties(
    predication: Predication, parsed: ParsedPassage, cast: Cast, registry: Registry, frame: Frame | None = None
) -> Parties:
    """Return subject, object and participants; a passive with an agent is turned round.

    ``frame`` is the act whose object a nominal predication is: who is accused, or viewed as something, is its subject.
    """
    verb, head = predication.verb, predication.head
    make = _Maker(parsed, cast, registry)
    if predication.form is Form.NOMINAL:
        return _nominal_parties(predication, frame, make)
    doer, patient = _doer_and_patient(verb)
    target = patient or _complement(predication) or _first_object(verb)
    participants = [Participant(role="agent", argument=make(doer))] if doer is not None else []
    if target is not None and target is not doer:
        participants.append(Participant(role="patient", argument=make(target)))
    participants += _oblique(head if predication.is_copular else verb, make)
    participants += _belonging([t for t in (doer, target) if t is not None], make)
    participants += _linked(verb, make)
    subject_argument = participants[0].argument if doer is not None else None
    object_argument = next((p.argument for p in participants if p.role == "patient"), None)
    object_argument = _counterpart(predication, participants) or object_argument
    if object_argument is None:
        object_argument = next(
            (p.argument for p in participants if p.role not in _not_objects(subject_argument, cast)), None
        )
    participants += [*_also(doer, "also_agent", make), *_also(target, "also_patient", make)]
    return Parties(subject_argument, object_argument, tuple(participants))


def _not_objects(subject_argument: Argument | None, cast: Cast) -> frozenset[str]:
    """Return the roles that never stand in for an object; whose body a named person heads is not what the act is on."""
    whose = cast.entities.get(subject_argument.entity or "") if subject_argument is not None else None
    is_named = whose is not None and whose.type is EntityType.PERSON
    return frozenset({"agent", "patient", "of", "affiliation"} if is_named else {"agent", "patient", "of"})


ALSO = frozenset({"also_agent", "also_patient"})
"""Roles of whom the words join to the subject or the object: the act is said of them all."""


def _also(token: Token | None, role: str, make: _Maker) -> list[Participant]:
    """Return who else the words put in one's place: "the Guild *and the League*", "two bakers, *Quill and Conteh*"."""
    if token is None:
        return []
    listed = [c for appositive in children(token, "appos") for c in conjuncts(appositive)[1:]]
    found = [Participant(role=role, argument=make(t)) for t in [*conjuncts(token)[1:], *listed]]
    return [p for p in found if p.argument.entity is not None]


_COUNTERPARTS = frozenset({"with", "alongside"})
_SHARING = frozenset({"shared_stage_with", "met_with", "agreed_with", "cooperates_with"})


def _counterpart(predication: Predication, participants: list[Participant]) -> Argument | None:
    """Return the other party of a mutual act: "shared a stage *with X*", "signed a deal *with X*"."""
    if family_of(predication.verb) not in _SHARING and family_of(predication.head) not in _SHARING:
        return None
    found = [p.argument for p in participants if p.role in _COUNTERPARTS and p.argument.entity is not None]
    return found[0] if found else None


class _Maker:
    """Binds tokens of one passage to arguments."""

    def __init__(self, parsed: ParsedPassage, cast: Cast, registry: Registry) -> None:
        self.parsed, self.cast, self.registry = parsed, cast, registry

    def __call__(self, token: Token) -> Argument:
        return argument(token, self.parsed, self.cast, self.registry)

    def members(self, whole: Argument) -> list[Argument]:
        """Return the named members of a plural ("the two organisations"), or the argument itself."""
        found = self.cast.members_of(whole.span) if whole.span is not None else ()
        return [Argument(name=e.name, entity=e.id, span=whole.span) for e in found] or [whole]


def _nominal_parties(predication: Predication, frame: Frame | None, make: _Maker) -> Parties:
    """Return who a noun's news is about: "viewed as a front linked to X", "a connection between X and Y"."""
    head = predication.head
    participants = _oblique(head, make)
    for clause in children(head, "acl"):
        by = agent(clause)
        participants += [Participant(role="agent", argument=make(by))] if by is not None else []
        participants += _oblique(clause, make)
        participants += [Participant(role="patient", argument=make(t)) for t in children(clause, "dobj")]
        participants += [p for t in children(clause, "dobj") for p in _oblique(t, make)]
    attendee = _attendee(head)
    if attendee is not None:
        participants.append(Participant(role="attendee", argument=make(attendee)))
    owner = first(head, "poss") or _about(frame)
    if owner is not None:
        participants.insert(0, Participant(role="agent", argument=make(owner)))
    between = [a for p in participants if p.role == "between" for a in make.members(p.argument)]
    if len(between) > 1:
        return Parties(between[0], between[1], tuple(participants))
    agents = [p.argument for p in participants if p.role == "agent"] or [
        p.argument for p in participants if p.role == "of"
    ]
    others = [p.argument for p in participants if p.argument not in agents and p.argument.entity is not None]
    return Parties(agents[0] if agents else None, others[0] if others else None, _distinct(participants))


def _about(frame: Frame | None) -> Token | None:
    """Return whom an act is about: who is accused, who is viewed as something."""
    if frame is None:
        return None
    if frame.hit.kind in {"reputation", "hearsay_passive"}:
        return subject(frame.verb)
    if frame.hit.entry.id in {"accuse", "blame", "describe"}:
        return first(frame.verb, "dobj", "nsubjpass")
    return None


def _distinct(participants: list[Participant]) -> tuple[Participant, ...]:
    return tuple(dict.fromkeys(participants))


def _doer_and_patient(verb: Token) -> tuple[Token | None, Token | None]:
    grammatical = subject(verb)
    if grammatical is not None and (grammatical.dep_ == "expl" or grammatical.dep_.startswith("csubj")):
        grammatical = None
    if not is_passive(verb):
        return grammatical, None
    by = agent(verb)
    return (by, grammatical) if by is not None else (grammatical, None)


def _complement(predication: Predication) -> Token | None:
    head = predication.head
    return head if predication.is_copular and head.pos_ in {"NOUN", "PROPN"} else None


_IDLE_OBJECTS = frozenset({("take", "place"), ("take", "part"), ("play", "host"), ("come", "place")})


def _first_object(verb: Token) -> Token | None:
    found = first(verb, "dobj", "attr", "oprd")
    if found is not None and (verb.lemma_, found.lemma_) in _IDLE_OBJECTS:
        return None
    if found is not None and found.lower_ in {"which", "whom", "that"} and verb.dep_ == "relcl":
        return verb.head  # "the Union, which Ferrow has led"
    return found if found is not None and found.pos_ in {"NOUN", "PROPN", "PRON"} else None


def _oblique(governor: Token, make: _Maker) -> list[Participant]:
    found = []
    holders = [governor, *children(governor, "dobj", "attr", "prt", "nsubj", "advmod")]
    for holder in holders:
        for preposition in children(holder, "prep", "dative"):
            for target in children(preposition, "pobj"):
                if target.pos_ in {"NOUN", "PROPN", "PRON"} and target.ent_type_ not in {"DATE", "TIME"}:
                    found += [Participant(role=preposition.lower_, argument=make(t)) for t in conjuncts(target)]
                    found += _beyond(target, make)
    return found


def _beyond(noun: Token, make: _Maker) -> list[Participant]:
    """Return the party of a tie that a phrase leads to: "in talks *with the League*", "at war *with Sarrow*"."""
    if family_of(noun) not in relational_families():
        return []
    return [
        Participant(role=preposition.lower_, argument=make(t))
        for preposition in children(noun, "prep")
        if preposition.lower_ in {"with", "against"}
        for target in children(preposition, "pobj")
        for t in conjuncts(target)
    ]


def _linked(verb: Token, make: _Maker) -> list[Participant]:
    """Return the parties of a link named deeper in a clause: "the nature of contacts between A and B"."""
    found = []
    for token in subtree(verb, without=frozenset({"relcl", "advcl", "ccomp", "conj", "parataxis"})):
        if token.dep_ == "prep" and token.lower_ == "between" and token.head.lemma_.lower() in nouns_of("link"):
            for target in children(token, "pobj"):
                members = [a for t in conjuncts(target) for a in make.members(make(t))]
                found += [Participant(role="between", argument=a) for a in members]
    return found


def _attendee(head: Token) -> Token | None:
    """Return who is said to have been at the members of an "attended events, including …" list."""
    top = first_conjunct(head)
    if top.head.lower_ != "including":
        return None
    governor = governing_verb(top.head)
    return subject(governor) if governor is not None else None


def _belonging(arguments: list[Token], make: _Maker) -> list[Participant]:
    """Return the named bodies that an unnamed argument is said to come from: "commanders from X and Y"."""
    found = []
    for token in arguments:
        if token.pos_ != "NOUN":
            continue
        for preposition in children(token, "prep"):
            if preposition.lower_ in {"from", "of"}:
                for target in children(preposition, "pobj"):
                    found += [Participant(role="affiliation", argument=make(t)) for t in conjuncts(target)]
    return [p for p in found if p.argument.entity is not None]
