"""Who says what: frames of source, cue and content, found in one passage.

A frame is one act of saying, showing, denying, asking or promising. ``content_of`` maps the token that heads a content
to its frame; the factuality stage walks up from a claim and collects the frames it passes through.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.extract.clauses import Form, form_of
from sayso.extract.cues import CueHit
from sayso.extract.nouns import nouns_of
from sayso.extract.parse import ParsedPassage
from sayso.extract.sources import Cast, is_animate, is_holder_noun
from sayso.extract.syntax import (
    agent,
    ancestors,
    children,
    conjuncts,
    first,
    first_conjunct,
    governing_verb,
    is_passive,
    is_verbal,
    subject,
    verb_group,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

CLAUSAL_KINDS = frozenset(
    {
        "attribution",
        "attribution_factive",
        "evidential",
        "directive",
        "commissive",
        "desire",
        "denial",
        "expectation",
        "hearsay_passive",
        "perception_passive",
        "reputation",
    }
)
_PERSONAL = frozenset({"attribution", "attribution_factive", "directive", "commissive", "desire", "denial"})
_NOMINAL_OBJECT = frozenset({"denial", "directive", "attribution", "attribution_factive", "evidential", "factive"})
_CONTENT_PREPS = frozenset({"of", "for", "to", "about", "on", "over", "against", "with", "as", "from", "by", "in"})
_ASKING = frozenset({"ask", "request", "urge"})
_BY_NOUN = frozenset({"accuse", "blame", "call-for", "point-to", "call-on", "insist-on", "appeal-to", "describe"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One act of saying: ``holder`` heads its source (``None``: nobody named); ``contents`` head what is said."""

    hit: CueHit
    verb: Token
    holder: Token | None
    contents: tuple[Token, ...]
    is_reversed: bool = False
    """The act hangs below its content: ``…, he said`` in the middle, ``according to …``."""
    corrected: bool = False
    """The encoder gave it another holder, or contents that the parse does not show (:mod:`.joining`)."""

    @property
    def kind(self) -> str:
        """What the act does; an inanimate subject has made ``speaker`` cues evidence already."""
        return self.hit.kind


@dataclass(frozen=True, slots=True)
class Frames:
    """The frames of one passage."""

    frames: tuple[Frame, ...] = ()
    content_of: dict[int, list[Frame]] = field(default_factory=dict)
    verbs: frozenset[int] = frozenset()


def find_frames(parsed: ParsedPassage, hits: tuple[CueHit, ...], cast: Cast) -> Frames:
    """Return the acts of saying of one passage."""
    frames: list[Frame] = []
    taken: set[int] = set()
    for hit in hits:
        if hit.anchor in taken and not hit.has("prep"):
            continue
        frame = _frame(parsed, hit, cast)
        if frame is not None:
            frames.append(frame)
            taken.add(hit.anchor)
    frames = [f for f in frames if not _is_inside_denial(f, frames)]
    return gather(frames)


def gather(frames: Iterable[Frame]) -> Frames:
    """Return frames in text order with the tables by which their contents and verbs are looked up."""
    kept = tuple(sorted(frames, key=lambda frame: (frame.hit.first, frame.hit.last)))
    content_of: dict[int, list[Frame]] = {}
    for frame in kept:
        for content in frame.contents:
            content_of.setdefault(content.i, []).append(frame)
    return Frames(kept, content_of, frozenset(frame.verb.i for frame in kept))


def _is_inside_denial(frame: Frame, frames: list[Frame]) -> bool:
    """A report or claim that is itself denied is what is denied, not a holder of its own."""
    if not frame.hit.has("noun") or frame.kind == "denial":
        return False
    above = {t.i for t in list(ancestors(frame.verb))[:3]}
    return any(other.kind == "denial" and other.verb.i in above for other in frames)


def _frame(parsed: ParsedPassage, hit: CueHit, cast: Cast) -> Frame | None:
    anchor = parsed.doc[hit.anchor]
    if hit.has("prep"):
        return _prepositional(hit, anchor)
    if hit.kind not in CLAUSAL_KINDS:
        return None
    if hit.has("noun"):
        return _noun_frame(hit, anchor)
    if hit.kind in {"hearsay_passive", "reputation", "perception_passive"} or hit.has("passive"):
        return _agentless(hit, anchor)
    if hit.has("copula"):
        return _untruth(hit, anchor)
    return _active(parsed, hit, anchor, cast)


_SAID_THINGS = frozenset(
    "report claim allegation accusation charge rumour rumor story suggestion speculation account assertion idea notion "
    "criticism figure number version finding characterisation characterization description article complaint theory "
    "insinuation statement argument concern fear it that this them".split()
)
"""What can be denied: something said. A bid that is rejected or a coach who is dismissed was never said."""

_REFUSABLE = frozenset(
    "entry access visa bail request permission application appeal chance opportunity right service entrance leave "
    "passage admission asylum motion licence license".split()
)
"""What is denied to somebody rather than said not to be."""

_CHOOSY = frozenset({"reject", "dismiss", "dispute", "contradict", "describe-as-false", "rebut"})
"""Denials that are so only of something said."""


def is_said_thing(noun: Token) -> bool:
    """Tell whether a noun names something that was said, and so can be denied."""
    return noun.lemma_.lower() in _SAID_THINGS


def _untruth(hit: CueHit, anchor: Token) -> Frame | None:
    """Read "Claims that the society sold its archive are untrue": the predicate denies what the subject holds."""
    said = first(anchor, "nsubj", "nsubjpass")
    is_kept = anchor.lemma_ == "be" and first(anchor, "neg") is not None  # "were not wrong"
    if said is None or not is_said_thing(said) or is_kept:
        return None
    clauses = [c for c in children(said, "acl", "ccomp", "relcl") if is_verbal(c)]
    return Frame(hit, anchor, None, tuple(clauses)) if clauses else None


def _prepositional(hit: CueHit, anchor: Token) -> Frame | None:
    last = anchor.doc[hit.last]
    holder = first(last, "pobj") or first(anchor, "pobj")
    governor = anchor.head
    while not is_verbal(governor) and governor.head.i != governor.i:
        governor = governor.head
    if holder is None or governor.i == anchor.i:
        return None
    return Frame(hit, anchor, holder, (governor,), is_reversed=True)


def _noun_frame(hit: CueHit, anchor: Token) -> Frame | None:
    if _is_called_untrue(anchor):
        return None
    contents = children(anchor, "acl", "ccomp", "relcl")
    of = [t for p in children(anchor, "prep") if p.lower_ in {"of", "to", "in"} for t in children(p, "pobj", "pcomp")]
    contents += [t for t in of if is_verbal(t) or is_eventive(t)]
    if hit.kind == "denial" and hit.entry.id == "no-truth":
        contents = [t for p in children(anchor, "prep") for t in children(p, "pobj", "pcomp")]
        contents = [c for t in contents for c in (children(t, "acl", "ccomp", "relcl") or [t])]
    if not contents:
        return None
    holder = first(anchor, "poss")
    return Frame(hit, anchor, holder, tuple(contents))


def _is_called_untrue(noun: Token) -> bool:
    """Tell whether a sentence goes on to call a report or claim untrue: then nobody passes it on."""
    predicate = first(noun.head, "acomp", "attr") if noun.dep_ == "nsubj" else None
    return predicate is not None and predicate.lower_ in {"untrue", "false", "baseless", "unfounded", "groundless"}


def _agentless(hit: CueHit, anchor: Token) -> Frame | None:
    contents = children(anchor, "xcomp", "ccomp", "oprd")
    if hit.entry.id in _HEARD:
        contents = [c for c in contents if not any(t.tag_ == "TO" for t in c.children)]  # "told to leave" is an order
    for preposition in children(anchor, "prep"):
        if preposition.lower_ in {"as", "of", "to", "for"}:
            contents += children(preposition, *_OBJECTS)
    by = agent(anchor)
    if not contents and by is not None:
        contents = [t for p in children(by, "prep") if p.lower_ == "as" for t in children(p, *_OBJECTS)]
    if not contents and hit.entry.id in {"is-said-to", "is-expected-to"}:
        contents = [t for t in anchor.subtree if t.dep_ == "xcomp"][:1]
    if not contents and anchor.dep_ == "amod":
        return None
    if not contents and hit.entry.id == "it-is-said":
        contents = _behind_a_place(anchor)
    if not contents:
        contents = _parenthesis(anchor) if hit.entry.id in _PARENTHESES else []
    return Frame(hit, anchor, agent(anchor) or _heard_from(hit, anchor), tuple(contents)) if contents else None


_HEARD = frozenset({"court-heard", "court-of-heard", "who-heard", "court-was-told"})
_PARENTHESES = frozenset({"word-has-it", "it-is-said"}) | _HEARD


def _heard_from(hit: CueHit, verb: Token) -> Token | None:
    """Return whom a court heard something from."""
    if hit.entry.id not in _HEARD:
        return None
    return next((t for p in children(verb, "prep") if p.lower_ == "from" for t in children(p, "pobj")), None)


def _behind_a_place(verb: Token) -> list[Token]:
    """Return the clause of "it is rumoured in the town that …", which the parse hangs on the town."""
    around = [noun for preposition in children(verb, "prep") for noun in children(preposition, "pobj")]
    return [c for noun in around for c in children(noun, "relcl", "acl") if next(c.subtree).lower_ == "that"]


def _parenthesis(verb: Token) -> list[Token]:
    """Return the clause that "legend has it" or "it is said" stands inside of."""
    return [verb.head] if verb.dep_ in {"advcl", "parataxis", "ccomp"} and is_verbal(verb.head) else []


def _active(parsed: ParsedPassage, hit: CueHit, verb: Token, cast: Cast) -> Frame | None:
    if is_passive(verb):
        return _passive(hit, verb)
    contents, is_reversed = _contents(hit, verb)
    if not contents and (hit.has("self") or (hit.kind == "denial" and _denies_it(verb))):
        contents = _self_content(hit, verb)
    if not contents:
        return None
    hit = _as_order(hit, contents)
    holder = _speaker(verb, parsed, cast)
    if holder is not None and holder.dep_ == "expl":
        holder = None
    if (
        holder is not None
        and hit.entry.data.get("speaker")
        and (is_animate(holder, parsed, cast) or is_holder_noun(holder))
    ):
        hit = hit.as_kind(str(hit.entry.data["speaker"]))
    if holder is not None and hit.entry.id == "read-out" and is_animate(holder, parsed, cast):
        return None  # people read reviews; a notice reads "closed"
    must_speak = hit.kind in _PERSONAL and hit.entry.id not in {"deny", "refute", "disavow", "plead-not-guilty"}
    if holder is not None and must_speak and not _may_speak(holder, parsed, cast, contents):
        return None
    return Frame(hit, verb, holder, contents, is_reversed)


def _speaker(verb: Token, parsed: ParsedPassage, cast: Cast) -> Token | None:
    """Return who performs an act; a conjunct that would make a thing speak belongs to the act above it.

    "She said the shed was high and claimed that …": the shed claims nothing.
    """
    holder = subject(verb)
    if holder is None or verb.dep_ != "conj" or first(verb, "nsubj") is not None or is_animate(holder, parsed, cast):
        return holder
    above = governing_verb(first_conjunct(verb))
    outer = subject(above) if above is not None else None
    return outer if outer is not None and is_animate(outer, parsed, cast) else holder


def _denies_it(verb: Token) -> bool:
    target = first(verb, "dobj")
    return target is not None and target.lower_ in {"it", "this", "that", "them", "so"}


def _self_content(hit: CueHit, verb: Token) -> tuple[Token, ...]:
    """Return what "pleaded not guilty to …" is about, or the act itself: "his coach denied it"."""
    holders = [verb, *children(verb, "acomp", "oprd", "xcomp", "dobj")]
    charges = [t for h in holders for p in children(h, "prep") if p.lower_ in {"to", "of"} for t in p.children]
    named = tuple(t for t in charges if t.dep_ in {"pobj", "pcomp"} and t.pos_ in {"NOUN", "VERB"})
    return named if hit.kind == "denial" and hit.has("self") and named else (verb,)


def _as_order(hit: CueHit, contents: tuple[Token, ...]) -> CueHit:
    """Read "told them to wait" as an order; "told them that …" is none."""
    orders = hit.entry.id == "tell" and all(any(t.tag_ == "TO" for t in c.children) for c in contents)
    return hit.as_kind("directive") if orders else hit


def _may_speak(holder: Token, parsed: ParsedPassage, cast: Cast, contents: tuple[Token, ...]) -> bool:
    """An inanimate subject speaks only with a full clause: "the letter says that …", not "the plan added a lane"."""
    if is_animate(holder, parsed, cast) or any(is_verbal(c) for c in contents):
        return True
    return any(is_said_thing(c) or is_eventive(c) for c in contents)


def _passive(hit: CueHit, verb: Token) -> Frame | None:
    """A passive act: "was accused by X of Y", "was ordered to pay", "were told that"."""
    contents = children(verb, "xcomp", "ccomp")
    by = agent(verb)
    if hit.entry.id in _CHOOSY:
        patient = first(verb, "nsubjpass")
        if patient is None or not is_said_thing(patient):  # a book that is dismissed, a clerk who was, said nothing
            return None
        contents = _denied_clauses(patient) or [patient]
        return Frame(hit, verb, by, tuple(contents))
    if hit.entry.id in _BY_NOUN or hit.has("object"):
        contents += _prepositional_contents(verb)
        contents = contents or (_prepositional_contents(by) if by is not None else [])
    if not contents and by is not None and hit.entry.id in _PASSED_ON:
        patient = first(verb, "nsubjpass")
        contents = [patient] if patient is not None and patient.pos_ == "NOUN" else []
    return Frame(_as_order(hit, tuple(contents)), verb, by, tuple(contents)) if contents else None


_PASSED_ON = frozenset({"announce", "confirm", "report", "reveal", "disclose", "deny", "reject", "claim", "allege"})


def _contents(hit: CueHit, verb: Token) -> tuple[tuple[Token, ...], bool]:
    clauses = [c for c in children(verb, "ccomp", "xcomp") if _is_content_clause(hit, c)]
    if hit.has("to"):
        clauses = [c for c in clauses if any(t.tag_ == "TO" for t in c.children)]
    if hit.has("ing"):
        clauses = [c for c in clauses if c.tag_ == "VBG"]
    clauses += [c for c in children(verb, "parataxis") if is_verbal(c)]
    if clauses:
        return tuple(clauses), False
    governor = _reversed_content(verb)
    if governor is not None and not hit.has("to") and not hit.has("ing"):
        return (governor,), True
    if hit.has("reversed"):
        return (), False
    if hit.has("clause") or hit.has("to") or hit.has("ing") or hit.has("quote"):
        return (), False
    return tuple(_noun_contents(hit, verb)), False


def _is_content_clause(hit: CueHit, clause: Token) -> bool:
    if hit.has("clause") and clause.dep_ == "ccomp" and not hit.has("evidence") and form_of(clause) is not Form.FINITE:
        return any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in clause.subtree if t.head.i == clause.i or t is clause)
    return not (clause.dep_ == "xcomp" and hit.kind in {"attribution", "attribution_factive"} and clause.tag_ == "VBG")


def _reversed_content(verb: Token) -> Token | None:
    """Return the clause that a parenthetical act hangs on: "The mill, he said, will close"."""
    governor = governing_verb(verb)
    if verb.dep_ not in {"parataxis", "ccomp", "advcl"} or governor is None:
        return None
    marker = first(verb, "mark")
    if (marker is not None and marker.lower_ != "as") or (verb.dep_ == "advcl" and not _is_parenthetical(verb)):
        return None
    return governor if _is_parenthetical(verb) else None


def _is_parenthetical(verb: Token) -> bool:
    span = [t for t in verb.subtree if not t.is_punct]
    low, high = span[0].i, span[-1].i
    before = verb.doc[low - 1] if low > 0 else None
    after = verb.doc[high + 1] if high + 1 < len(verb.doc) else None
    own = first(verb, "nsubj")
    return own is not None and before is not None and before.is_punct and (after is None or after.is_punct)


def _noun_contents(hit: CueHit, verb: Token) -> list[Token]:
    if hit.kind not in _NOMINAL_OBJECT and hit.kind not in {"commissive", "desire", "expectation"}:
        return []
    if hit.entry.id == "call":
        return [t for t in children(verb, "oprd", "xcomp") if t.pos_ in {"NOUN", "ADJ", "PROPN"}]
    if hit.entry.id in _BY_NOUN:
        return _prepositional_contents(verb)
    found = [t for obj in children(verb, "dobj", "attr", "oprd") for t in conjuncts(obj) if t.pos_ == "NOUN"]
    if hit.entry.id in _CHOOSY:
        found = [t for t in found if is_said_thing(t)] or _small_clause_subject(verb)
    if hit.entry.id in _ASKING:
        asked = [t for p in children(verb, "prep") if p.lower_ == "for" for t in children(p, "pobj")]
        found = asked or found
    if hit.entry.id == "deny":
        found = [t for t in found if t.lemma_.lower() not in _REFUSABLE]
    if hit.kind == "denial":
        return [c for t in found for c in _denied_clauses(t)] or found
    if hit.kind not in {"attribution", "attribution_factive", "factive", "directive"}:
        return found
    return [t for t in found if is_eventive(t)]


def _denied_clauses(noun: Token) -> list[Token]:
    """Return the clauses that say what a denied report holds: "a rumour that the mummy was plastic"."""
    return [c for c in children(noun, "acl", "ccomp", "relcl") if form_of(c) is Form.FINITE or c.tag_ == "VBG"]


def _small_clause_subject(verb: Token) -> list[Token]:
    """Return the subject of "called the accusation baseless" where the parse makes a clause of it."""
    return [t for c in children(verb, "ccomp", "oprd") for t in children(c, "nsubj") if is_said_thing(t)]


_DEVERBAL = re.compile(r"(tion|sion|ing|ance|ence|ment|val|sal|ure)$")
_NOT_EVENTS = frozenset("government department parliament station evening building apartment fortune audience".split())


def is_eventive(noun: Token) -> bool:
    """Tell whether a noun names something that happens, so that announcing it is a claim: "the closure"."""
    lemma = noun.lemma_.lower()
    if lemma in nouns_of("happening") or lemma in nouns_of("event"):
        return True
    return len(lemma) > 6 and lemma not in _NOT_EVENTS and _DEVERBAL.search(lemma) is not None


_OBJECTS = ("pobj", "pcomp", "amod", "acomp")


def _prepositional_contents(verb: Token) -> list[Token]:
    found: list[Token] = []
    for preposition in children(verb, "prep", "dative"):
        if preposition.lower_ in _CONTENT_PREPS:
            found += [t for t in children(preposition, *_OBJECTS) if t.pos_ in {"NOUN", "VERB", "ADJ"}]
    found += children(verb, "oprd", "xcomp")
    return found


def act_words(frame: Frame) -> list[Token]:
    """Return the words of the act: the verb group, or the lexicon's match where that is longer."""
    group = [frame.verb] if frame.hit.has("prep") or frame.hit.has("noun") else verb_group(frame.verb)
    matched = [frame.verb.doc[i] for i in range(frame.hit.first, frame.hit.last + 1)]
    indices = {t.i for t in [*group, *matched]}
    return [frame.verb.doc[i] for i in sorted(indices)]
