"""How sure, on whose say-so: walk from a predication up to the top of its sentence and collect what governs it.

The rules, in the order in which a reader meets them:

* An act of saying whose content holds the predication is a step of its chain, outermost first.
* Adverbs, modals, negation and conditions bear on the clause in which they stand.
* Clauses that hang on another (relative, participle, adverbial, absolute "with …") inherit its hearsay, its doubt and
  its denial; a modal is inherited only by clauses without a tense of their own: a past event stays past under "may".
* A conjunct without a subject of its own shares adverbs and auxiliaries with the first; with one, only what governs
  both.
* Negation is never inherited, and is not denial: denial needs an act of denying.

Certainty never rises on the way (FactBank's values, relative to each source).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sayso.extract.attribution import Frame, Frames
from sayso.extract.clauses import Form, Predication, form_of
from sayso.extract.cues import CueHit
from sayso.extract.nouns import nouns_of
from sayso.extract.syntax import first, governing_verb, is_verbal, verb_group
from sayso.extract.unreal import (
    is_arranged,
    is_contrast,
    is_counterfactual,
    is_felt,
    is_kept_from,
    is_mere_manner,
    is_mere_thing_to_do,
    is_only_thought_of,
    is_said_in_passing,
    is_yet_to_come,
    opens_an_order,
    presupposes,
    shares_negation,
)
from sayso.model.claims import Certainty, HedgeScope, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CERTAINTIES = {c.value: c for c in Certainty}
_INHERITING = frozenset({"advcl", "relcl", "acl", "pcomp", "prep", "appos"})


@dataclass(slots=True)
class Factuality:
    """What governs one predication. ``frames`` are innermost first while walking, outermost first when done."""

    frames: list[Frame] = field(default_factory=list)
    certainty: Certainty = Certainty.CERTAIN
    polarity: Polarity = Polarity.POSITIVE
    is_denied: bool = False
    is_future: bool = False
    is_hypothetical: bool = False
    is_hearsay: bool = False
    is_alleged: bool = False
    is_doubted: bool = False
    """Some hedge reaches the claim."""
    scope: HedgeScope = HedgeScope.NONE
    cues: list[CueHit] = field(default_factory=list)
    is_ordered: bool = False
    is_modal: bool = False
    is_able: bool = False
    """Somebody can: it is possible or allowed, and whether it happens is left open."""
    is_perfect: bool = False
    """The clause is a perfect infinitive: it looks back, whatever governs it."""
    is_asked: bool = False
    """Nothing but a question makes it unsure."""
    is_presupposed: bool = False
    """The question takes it for granted: "Where are they living?"."""
    is_exculpation: bool = False
    """A party clears itself, or calls what others say untrue."""


@dataclass(frozen=True, slots=True)
class Operators:
    """Cues by the verb that they bear on; made once a passage."""

    by_verb: dict[int, list[CueHit]]

    def of(self, token: Token) -> list[CueHit]:
        """Return the cues that bear on the clause of a verb."""
        return self.by_verb.get(token.i, [])


_OPERATOR_KINDS = frozenset(
    {
        "modal",
        "future",
        "epistemic_hedge",
        "hearsay_adverb",
        "negation",
        "conditional",
        "perception_passive",
        "expectation",
    }
)


def find_operators(doc: Doc, hits: tuple[CueHit, ...], frames: Frames) -> Operators:
    """Assign each modal, adverb, negation and condition to the verb of its clause."""
    by_verb: dict[int, list[CueHit]] = {}
    for hit in hits:
        if hit.kind not in _OPERATOR_KINDS or (hit.anchor in frames.verbs and hit.kind == "expectation"):
            continue
        if hit.has("adjective") or hit.has("noun") or _is_within_act(hit, frames):
            continue
        verb = _bears_on(doc[hit.anchor], hit)
        if verb is not None:
            by_verb.setdefault(verb.i, []).append(hit)
    return Operators(by_verb)


def _is_within_act(hit: CueHit, frames: Frames) -> bool:
    """A negation that is part of an act's own words ("pleaded not guilty", "no truth in") is counted there."""
    return hit.kind == "negation" and any(
        f.hit.first <= hit.first and hit.last <= f.hit.last for f in frames.frames if f.kind == "denial"
    )


def _bears_on(token: Token, hit: CueHit) -> Token | None:
    if hit.has("gerund"):
        return _gerund_after(token.doc, hit)
    if is_verbal(token) and token.dep_ not in {"aux", "auxpass"}:
        return token
    if hit.kind == "epistemic_hedge" and token.dep_ == "advmod" and not _is_clausal(token.head):
        return None  # "perhaps within weeks" doubts the weeks, not the event
    if hit.kind == "hearsay_adverb" and token.dep_ == "advmod" and token.head.dep_ == "amod":
        return None  # "a reportedly priceless umbrella" passes on the price, not the theft
    if hit.entry.id == "without":
        return next((c for c in token.children if c.dep_ == "pcomp"), None)
    if hit.kind == "negation" and token.dep_ == "det" and token.head.dep_ in {"pobj", "conj"} and hit.entry.id == "no":
        return None
    current = token
    while current.head.i != current.i:
        current = current.head
        if is_verbal(current) and current.dep_ not in {"aux", "auxpass"}:
            return current
    return current if is_verbal(current) else None


def _gerund_after(doc: Doc, hit: CueHit) -> Token | None:
    """Return what somebody is close to doing: it has not happened, and "close to the mill" says nothing of the kind."""
    link = doc[hit.last]
    return next((c for c in link.children if c.tag_ == "VBG" and c.dep_ in {"pcomp", "pobj"}), None)


def _is_clausal(token: Token) -> bool:
    return is_verbal(token) or token.dep_ in {"ROOT", "acomp", "attr", "ccomp", "advcl"}


def is_question(doc: Doc) -> bool:
    """Tell whether a passage asks: it ends with a question mark, quotation marks aside, or opens as questions do."""
    for token in reversed(doc):
        if token.text in {'"', "”", "’", "'"} or token.is_space:
            continue
        return token.text == "?" or _opens_as_question(doc)
    return False


_REQUESTING = frozenset({"can", "could", "will", "would"})


def _opens_as_question(doc: Doc) -> bool:
    """Tell whether a passage opens with a request in the form of a question: "Could you send the list"."""
    words = [t.lower_ for t in doc[:3] if not t.is_punct]
    return len(words) > 1 and words[0] in _REQUESTING and words[1] == "you"


def judge(predication: Predication, frames: Frames, operators: Operators) -> Factuality:
    """Return what governs a predication: its chain of frames, certainty, polarity, and how each reached it."""
    state = Factuality(is_perfect=_is_perfect_infinitive(predication.verb))
    top = predication.head if predication.form is Form.NOMINAL else predication.verb
    if predication.form is not Form.NOMINAL:
        _apply_local(state, predication.verb, operators, direct=True)
        _apply_form(state, predication.verb)
    before = _snapshot(state)
    _climb(state, top, predication, frames, operators)
    if predication.form is not Form.NOMINAL and predication.verb.dep_ == "amod":
        _leave_in_passing(state, before)
    state.frames.reverse()
    if is_question(top.doc) and not state.frames and not is_said_in_passing(predication.verb):
        state.is_asked = not state.is_hypothetical
        state.is_presupposed = presupposes(top.doc)
        state.is_hypothetical = True
    return state


def _apply_form(state: Factuality, verb: Token) -> None:
    """What the clause's own form says: an order or a purpose, an arrangement, what was kept from happening."""
    state.is_hypothetical = state.is_hypothetical or _is_unreal(verb) or is_only_thought_of(verb)
    state.is_future = state.is_future or is_arranged(verb)
    if is_kept_from(verb):
        state.polarity = Polarity.NEGATIVE


def _leave_in_passing(state: Factuality, before: Factuality) -> None:
    """An attribute ("the existing rules") is not hedged, foreseen or negated by what is said of its noun."""
    state.certainty, state.polarity, state.is_denied = before.certainty, before.polarity, before.is_denied
    state.is_future, state.is_hypothetical, state.is_able = before.is_future, before.is_hypothetical, before.is_able
    state.is_doubted, state.scope, state.is_ordered = before.is_doubted, before.scope, before.is_ordered
    state.cues = before.cues


def _is_unreal(verb: Token) -> bool:
    """Tell whether a clause's very form leaves open whether it happens: a purpose, an order, "had she known"."""
    if verb.dep_ in {"advcl", "acl", "relcl"} and form_of(verb) is Form.INFINITIVE:
        return True  # a purpose infinitive says what is meant to happen, not what did
    if verb.dep_ == "advcl" and _is_inverted(verb):
        return True  # "were the labels genuine", "had she known"
    if is_yet_to_come(verb) or (form_of(verb) is Form.INFINITIVE and is_mere_thing_to_do(verb)):
        return True
    return _is_order(verb)


def _is_order(verb: Token) -> bool:
    """Tell whether a verb is an imperative, or the bare infinitive that one leads to: "let them know"."""
    if verb.tag_ != "VB" or not (verb.dep_ in {"ROOT", "ccomp"} or opens_an_order(verb)):
        return False
    if not any(c.dep_ in {"aux", "nsubj", "nsubjpass", "auxpass"} for c in verb.children):
        return True
    bare = first(verb, "aux", "auxpass") is None
    return verb.dep_ == "ccomp" and bare and verb.head.lemma_.lower() == "let" and _is_order(verb.head)


def _is_inverted(verb: Token) -> bool:
    actor = first(verb, "nsubj", "nsubjpass")
    opener = verb.doc[min(t.i for t in verb.subtree)]
    return actor is not None and opener.i < actor.i and opener.lower_ in {"were", "had", "should"}


def _apply_local(state: Factuality, verb: Token, operators: Operators, *, direct: bool) -> None:
    for hit in operators.of(verb):
        _apply_operator(state, hit, verb, direct=direct)


def _apply_operator(state: Factuality, hit: CueHit, verb: Token, *, direct: bool) -> None:
    scope = HedgeScope.DIRECT if direct else HedgeScope.INHERITED
    match hit.kind:
        case "negation":
            if not direct or is_contrast(verb.doc[hit.anchor], verb):
                return
            state.polarity = Polarity.NEGATIVE
        case "conditional":
            state.is_hypothetical = True
            state.scope = _wider(state.scope, scope)
        case "future":
            _foresee(state, hit, verb)
        case "hearsay_adverb":
            _pass_on(state, hit, scope)
        case "expectation":
            state.is_future = True
            state.certainty = state.certainty.weaker(Certainty.PROBABLE)
            state.scope = _wider(state.scope, scope)
        case "modal":
            if not _apply_modal(state, hit, verb, scope):
                return
        case "epistemic_hedge":
            _doubt(state, _CERTAINTIES[str(hit.entry.data.get("certainty", "PR"))], scope)
            state.is_future = state.is_future or (hit.has("ahead") and not state.is_perfect)
            if hit.entry.data.get("polarity") == "-" and direct:
                state.polarity = Polarity.NEGATIVE
    state.cues.append(hit)


def _apply_modal(state: Factuality, hit: CueHit, verb: Token, scope: HedgeScope) -> bool:
    """Return whether the modal weakens the clause; ability ("can") and past ability do not."""
    if hit.has("ability"):
        state.is_able = True
        return False
    if hit.has("deontic") and verb.doc[hit.anchor].lower_ == "must" and _is_perfect(verb):
        _doubt(state, Certainty.PROBABLE, scope)  # "must have known" infers
        return True
    if hit.has("would") and is_mere_manner(verb.doc[hit.anchor], verb):
        return False
    if hit.has("would") or hit.has("deontic"):
        state.is_hypothetical = True
        state.scope = _wider(state.scope, scope)
        return True
    if hit.entry.id == "could" and first(verb, "neg") is not None and not _is_perfect(verb):
        return False  # "could not verify" did not
    state.is_modal = True
    _doubt(state, Certainty.POSSIBLE, scope)
    return True


def _foresee(state: Factuality, hit: CueHit, verb: Token) -> None:
    """What is ahead is a forecast; who "came close to resigning" did not, and it is only supposed."""
    governor = governing_verb(verb) if hit.has("gerund") else None
    if governor is not None and governor.tag_ == "VBD" and not state.frames:
        state.is_hypothetical = True
    else:
        state.is_future = True


def _announce_future(state: Factuality, frame: Frame, *, direct: bool) -> None:
    """Read "would" under an act of saying, and no condition, as the future of what was said: "said it would close"."""
    if not direct or frame.kind not in {"attribution", "attribution_factive", "denial"}:
        return
    would = any(h.has("would") and not is_counterfactual(frame.verb.doc[h.anchor].head) for h in state.cues)
    if would and not any(h.kind == "conditional" or h.has("deontic") for h in state.cues):
        state.is_future, state.is_hypothetical = True, False


_FOREBODING = frozenset({"warn", "caution", "predict", "fear", "worry", "anticipate", "foresee"})


def _forebode(state: Factuality, frame: Frame) -> None:
    """What somebody warns may happen lies ahead: "warn that ties could complicate …" is a forecast."""
    if frame.hit.entry.id in _FOREBODING and any(h.kind == "modal" for h in state.cues):
        state.is_future = True


def _pass_on(state: Factuality, hit: CueHit, scope: HedgeScope) -> None:
    """Read "reportedly" as hearsay; "allegedly" is a hedge of the article's own (SHEET.md)."""
    state.scope = _wider(state.scope, scope)
    if hit.has("hedge"):
        state.is_alleged = True
        state.certainty = state.certainty.weaker(Certainty.POSSIBLE)
    else:
        state.is_hearsay = True


def _is_perfect(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children) and verb.tag_ == "VBN"


def _is_perfect_infinitive(verb: Token) -> bool:
    return _is_perfect(verb) and any(c.tag_ == "TO" for c in verb.children)


def _doubt(state: Factuality, certainty: Certainty, scope: HedgeScope) -> None:
    state.certainty = state.certainty.weaker(certainty)
    state.is_doubted = True
    state.scope = _wider(state.scope, scope)


def _wider(present: HedgeScope, new: HedgeScope) -> HedgeScope:
    """A direct hedge outranks an inherited one, which outranks an ambiguous one."""
    order = [HedgeScope.NONE, HedgeScope.AMBIGUOUS, HedgeScope.INHERITED, HedgeScope.DIRECT]
    return max(present, new, key=order.index)


def _climb(state: Factuality, start: Token, predication: Predication, frames: Frames, operators: Operators) -> None:
    token = start
    inherited = is_aside = is_passing = False
    joined: Token | None = None
    for _ in range(len(token.doc)):
        for frame in frames.content_of.get(token.i, []):
            if (is_aside and frame.kind in _NOT_OF_ASIDES) or (is_passing and frame.kind in _NOT_IN_PASSING):
                continue
            if joined is not None and (_is_an_answer(joined, frame, frames) or frame in state.frames):
                continue
            _apply_frame(state, frame, direct=not inherited)
            if not frame.is_reversed:
                _apply_to_act(state, frame, operators)
        if token.head.i == token.i:
            return
        parent = token.head
        is_aside = is_aside or _is_aside(token)
        is_passing = is_passing or is_said_in_passing(token)
        if token.dep_ == "xcomp" and parent.pos_ == "ADJ" and token.i == predication.verb.i:
            _apply_adjective(state, predication, parent)
        if is_verbal(parent) and not _is_content(token, parent, frames):
            inherited = _pass_to_parent(state, token, parent, predication, operators, inherited=inherited)
            if token.i == predication.verb.i and _shares_form(token, parent):
                predication = Predication(parent, parent, form_of(parent))
                state.is_hypothetical = state.is_hypothetical or _is_unreal(parent)
        joined = token if token.dep_ == "conj" else None
        token = parent


def _is_an_answer(clause: Token, frame: Frame, frames: Frames) -> bool:
    """Tell whether another's act is joined to an inserted one, or to a denial: "they said, but he denied it"."""
    if frame.verb.i == clause.head.i:  # "the board denied it, but papers showed it"
        return first(clause, "nsubj", "nsubjpass") is not None
    if not frame.is_reversed or clause.i < frame.verb.i or first(clause, "nsubj") is None:
        return False
    return any(other.verb.i == clause.i and other.kind in _ANSWERING for other in frames.frames)


_ANSWERING = frozenset({"attribution", "attribution_factive", "denial"})


def _shares_form(token: Token, parent: Token) -> bool:
    """Tell whether a bare infinitive goes on with the order or infinitive before it: "to come and sign"."""
    if token.dep_ != "conj" or token.tag_ != "VB" or parent.tag_ != "VB":
        return False
    return first(token, "nsubj", "nsubjpass", "aux", "auxpass") is None


_NOT_OF_ASIDES = frozenset({"denial", "directive", "commissive", "desire", "expectation"})
_NOT_IN_PASSING = _NOT_OF_ASIDES - {"denial"}


def _is_aside(token: Token) -> bool:
    """Tell whether a clause is the writer's aside: ", which …", ", who …", with a tense of its own.

    What is denied, asked or expected does not reach it; who says it, and hearsay, do.
    """
    if token.dep_ != "relcl" or not any(t.tag_ in {"VBD", "VBZ", "VBP"} for t in verb_group(token)):
        return False
    left = min(t.i for t in token.subtree)
    opener = token.doc[left]
    return (
        left > 0 and token.doc[left - 1].text in {",", "–", "—"} and opener.lower_ in {"which", "who", "whose", "whom"}
    )


def _is_content(token: Token, parent: Token, frames: Frames) -> bool:
    return any(f.verb.i == parent.i for f in frames.content_of.get(token.i, []))


def _pass_to_parent(
    state: Factuality, token: Token, parent: Token, predication: Predication, operators: Operators, *, inherited: bool
) -> bool:
    """Take over what the parent clause hands down along this arc; return whether all further up is inherited."""
    if token.dep_ in {"xcomp", "ccomp"} and token.i == predication.verb.i:
        _apply_control(state, predication, parent)
    _apply_prospect(state, token, parent)
    if token.dep_ in {"xcomp", "ccomp", "oprd", "attr", "acomp"}:
        is_own = token.dep_ == "ccomp" and form_of(token) is Form.FINITE and parent.lemma_.lower() not in _RAISING
        for hit in operators.of(parent):
            if hit.kind != "negation" or not is_own:
                _apply_operator(state, hit, parent, direct=not inherited)
        return inherited
    if token.dep_ == "conj":
        _share_conjunct(state, token, parent, operators)
        return inherited
    if token.dep_ in {"nsubj", "nsubjpass"}:
        return inherited  # what doubts the verb does not doubt what is said of its subject in passing
    if token.dep_ in _INHERITING or not is_verbal(token):
        before = _snapshot(state)
        _apply_local(state, parent, operators, direct=False)
        _restore_tensed(state, before, predication)
        return True
    return inherited


_RAISING = frozenset({"seem", "appear", "happen", "look"})
"""Verbs whose negation is that of the clause behind them: "it does not seem that he left"."""
_NEGATIVE_IMPLICATIVES = frozenset({"fail", "refuse", "decline", "neglect", "forget", "avoid"})
_IMPLICATIVES = frozenset(
    "begin start continue keep stop cease manage happen come get go tend turn prove use help see hear make let "
    "remember appear seem remain be like love hate dare bother know learn fail refuse decline neglect forget".split()
)


def _apply_control(state: Factuality, predication: Predication, governor: Token) -> None:
    """What a governing verb does to its infinitive: "failed to", "is to", "has to"; the rest is not yet fact."""
    lemma = governor.lemma_.lower()
    if predication.form is not Form.INFINITIVE and lemma != "avoid":
        return
    if lemma in _NEGATIVE_IMPLICATIVES:
        state.polarity = Polarity.NEGATIVE
    elif lemma in {"have", "force", "compel"} and governor.tag_ in {"VBD", "VBN"}:
        return  # "had to leave" left
    elif governor.tag_ == "VBN" and is_felt(governor, predication.verb):
        return  # "was astonished to find" found
    elif lemma == "be" and governor.pos_ in {"AUX", "VERB"}:
        state.is_future = True
    elif lemma not in _IMPLICATIVES and not state.frames:
        state.is_hypothetical = True


def _apply_prospect(state: Factuality, token: Token, parent: Token) -> None:
    """What an option, idea or hope consists in is neither done nor decided: "one option is that she steps aside"."""
    noun = first(parent, "nsubj") if parent.lemma_ == "be" else None
    if noun is None or token.dep_ not in {"ccomp", "xcomp", "advcl"} or noun.lemma_.lower() not in nouns_of("prospect"):
        return
    if any(c.tag_ == "VBG" or c.dep_ in {"mark", "aux"} for c in token.children):
        state.is_hypothetical, state.is_future = True, False


def _apply_adjective(state: Factuality, predication: Predication, governor: Token) -> None:
    """What an adjective does to its infinitive: "unable to" and "too tired to" did not, "ready to" has not yet."""
    lemma = governor.lower_
    if predication.form is not Form.INFINITIVE or state.is_perfect:
        return
    if lemma == "unable" or any(c.lower_ == "too" and c.dep_ == "advmod" for c in governor.children):
        state.polarity = Polarity.NEGATIVE
    elif lemma == "able":
        state.is_able = governor.head.tag_ not in {"VBD", "VBN"}
    elif not is_felt(governor, predication.verb) and not state.frames and not state.is_future:
        state.is_hypothetical = True


def _snapshot(state: Factuality) -> Factuality:
    return replace(state, frames=list(state.frames), cues=list(state.cues))


def _restore_tensed(state: Factuality, before: Factuality, predication: Predication) -> None:
    """A clause with a past tense of its own does not inherit modals, futures or conditions, only doubt about fact."""
    tensed = any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in verb_group(predication.verb))
    past = any(t.tag_ == "VBD" for t in verb_group(predication.verb)) or (
        predication.form is Form.PARTICIPLE and predication.verb.tag_ == "VBN"
    )
    if not tensed and not past:
        return
    if _awaits(predication.verb) and (state.is_future or state.is_hypothetical):
        state.is_hypothetical = True
        return
    if past or predication.form is Form.FINITE:
        state.is_hypothetical = before.is_hypothetical
        state.is_future = before.is_future
        if not any(h.kind in {"epistemic_hedge", "hearsay_adverb"} for h in state.cues[len(before.cues) :]):
            state.certainty, state.is_doubted, state.scope = before.certainty, before.is_doubted, before.scope
            state.cues = before.cues


_AWAITING = frozenset({"when", "whenever", "once", "until", "till", "before", "after", "soon", "where"})


def _awaits(verb: Token) -> bool:
    """Tell whether a clause in the present names the time of what lies ahead: "will pay when the ferry docks"."""
    if verb.dep_ != "advcl" or not any(t.tag_ in {"VBZ", "VBP"} for t in verb_group(verb)):
        return False
    opener = verb.doc[min(t.i for t in verb.subtree)]
    before = verb.doc[opener.i - 1].lower_ if opener.i else ""
    return opener.lower_ in _AWAITING or (opener.lower_ == "as" and before == "soon")


def _share_conjunct(state: Factuality, token: Token, parent: Token, operators: Operators) -> None:
    own_subject = first(token, "nsubj", "nsubjpass") is not None
    own_aux = first(token, "aux", "auxpass") is not None
    if own_subject:
        return
    for hit in operators.of(parent):
        is_shared = hit.kind in {"hearsay_adverb", "epistemic_hedge", "perception_passive", "expectation"} or (
            hit.kind in {"modal", "future"} and not own_aux and token.tag_ in {"VB", "VBN", "VBD"}
        )
        is_shared = is_shared or (hit.kind == "negation" and shares_negation(token, parent))
        if is_shared and hit.anchor < token.i:
            _apply_operator(state, hit, parent, direct=True)


def _apply_frame(state: Factuality, frame: Frame, *, direct: bool) -> None:
    scope = HedgeScope.DIRECT if direct else HedgeScope.INHERITED
    kind = frame.kind
    state.frames.append(frame)
    _forebode(state, frame)
    _announce_future(state, frame, direct=direct)
    certainty = _CERTAINTIES[frame.hit.certainty]
    if certainty is not Certainty.CERTAIN:
        state.certainty = state.certainty.weaker(certainty)
        state.scope = _wider(state.scope, scope)
        state.is_doubted = True
    if frame.hit.entry.data.get("polarity") == "-":
        state.polarity = Polarity.NEGATIVE
    match kind:
        case "denial":
            state.is_denied = not state.is_denied
        case "expectation":
            state.is_future = state.is_future or not state.is_perfect
            state.is_doubted = True
            state.certainty = state.certainty.weaker(Certainty.PROBABLE)
            state.scope = _wider(state.scope, scope)
        case "commissive":
            state.is_future = True
        case "directive" | "desire":
            state.is_hypothetical = True
            state.is_ordered = True
        case "hearsay_passive" | "reputation":
            if frame.holder is None:
                state.is_hearsay = True
                state.scope = _wider(state.scope, scope)


def _apply_to_act(state: Factuality, frame: Frame, operators: Operators) -> None:
    """What bears on the act itself: "reportedly said", "has not said that", "may have said"."""
    for hit in operators.of(frame.verb):
        if hit.kind == "hearsay_adverb" and not hit.has("hedge"):
            state.is_hearsay = True
            state.cues.append(hit)
        elif hit.kind == "negation" and frame.kind in {"attribution", "attribution_factive", "evidential"}:
            if frame.hit.certainty == "PR":
                state.polarity = Polarity.NEGATIVE
            else:
                state.certainty = Certainty.UNDERSPECIFIED
                state.is_doubted = True
            state.cues.append(hit)
        elif hit.kind == "negation" and frame.kind == "hearsay_passive":
            state.polarity = Polarity.NEGATIVE  # "is not accused of any offence"
            state.cues.append(hit)
        elif hit.kind == "negation" and frame.kind == "denial":
            state.is_denied = False
            state.certainty = Certainty.UNDERSPECIFIED
            state.is_doubted = True
        elif hit.kind == "negation" and frame.kind in {"commissive", "desire", "directive", "expectation"}:
            state.polarity = Polarity.NEGATIVE
            state.cues.append(hit)
        elif hit.kind in {"epistemic_hedge", "conditional", "modal"} and not hit.has("ability"):
            _apply_operator(state, hit, frame.verb, direct=False)
