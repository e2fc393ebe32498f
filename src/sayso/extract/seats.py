"""Which predications are claims: those that report something, not the words that only lead to one.

Measured on annotated news: a lexical verb in a finite clause is nearly always a claim, a participle or infinitive
mostly, a noun only where a light verb, an announcement or an accusation puts the news into it. An act of saying is a
step of a chain and no claim of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.extract.clauses import LIGHT, Form, Predication
from sayso.extract.kinds import is_bare_command
from sayso.extract.nouns import nouns_of
from sayso.extract.reading import Reading
from sayso.extract.syntax import children, first, first_conjunct, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_LINKING = frozenset(
    "include follow accord base regard concern involve relate know call name locate entitle title".split()
)
"""Participles that only qualify their noun."""

_EMPTY = frozenset("let thank please welcome mean".split())


def why_not(predication: Predication, reading: Reading) -> str | None:
    """Return the rule by which a predication is no claim, or ``None`` where it is one."""
    verb = predication.verb
    if predication.form is Form.NOMINAL:
        return None
    if _is_silence(verb, reading):
        return "seats.silence"
    if verb.dep_ in {"acl", "relcl"} and _is_nominal_seat(verb.head, reading) and not _is_set_off(verb):
        return "seats.part_of_noun"
    if any(credit.is_general and credit.verb.i == verb.i for credit in reading.credits):
        return "seats.credit"
    if _is_charge(verb):
        return "seats.charge"
    if _is_kept_from(verb):
        return "seats.unrealised"
    if verb.i in reading.frames.verbs:
        return None if _denies_itself(verb, reading) else "seats.act_of_saying"
    if verb.i in reading.frames.content_of:
        return None
    if _carries_silence_or_untruth(verb, reading):
        return "seats.silence"
    if _is_bare_saying(verb, reading):
        return "seats.act_of_saying"
    return _too_thin(predication)


def _too_thin(predication: Predication) -> str | None:
    """Return why a predication that nobody says outright reports nothing of its own."""
    verb = predication.verb
    if not any(not c.is_punct for c in verb.children):
        return "seats.lone_verb"
    if is_bare_command(predication):
        return "seats.command"
    if verb.lemma_.lower() in _EMPTY and not _is_of_somebody(verb):
        return "seats.empty_verb"
    if _only_links(verb):
        return "seats.linking_participle"
    if verb.dep_ == "acl" and predication.form is Form.INFINITIVE:
        return "seats.infinitive_of_noun"  # "a strategy to sustain the lead": what sort of strategy, not a report
    if predication.form is Form.PARTICIPLE and verb.dep_ != "xcomp" and not _has_substance(verb):
        return "seats.bare_participle"
    if predication.form is Form.FINITE and subject(verb) is None:
        return "seats.no_subject"
    return None


def _is_of_somebody(verb: Token) -> bool:
    """Tell whether it is told that somebody thanked or welcomed somebody: no speaker's courtesy."""
    doer = first(verb, "nsubj")
    return doer is not None and doer.pos_ in {"NOUN", "PROPN"} and first(verb, "dobj") is not None


def _only_links(verb: Token) -> bool:
    if verb.dep_ in {"acl", "amod", "prep"}:
        return verb.lemma_.lower() in _LINKING
    return verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.lemma_ in {"cite", "quote", "include", "follow"}


_LADDER = frozenset(
    "charge indict prosecute try investigate arrest detain hold remand convict sentence fine jail imprison acquit "
    "clear exonerate dismiss sack fire suspend expel reprimand censure want sue punish question suspicion "
    "count charge conviction wanted trial".split()
)
"""Steps from suspicion to acquittal, the nouns that name them, and what else is done to somebody for a deed."""


_KEEPING = frozenset(
    "prevent ban bar stop keep prohibit deter block restrain refrain discourage exclude save warn advise caution "
    "vote".split()
)


def _is_kept_from(verb: Token) -> bool:
    """Tell whether something is named only as not done: "banned from entering", "instead of buying"."""
    preposition = verb.head
    if verb.dep_ not in {"pcomp", "prep"} or not preposition.lower_:
        return False
    if preposition.lower_ in {"from", "against"}:
        return any(t.lemma_.lower() in _KEEPING for t in (preposition.head, preposition.head.head))
    return preposition.lower_ == "of" and any(c.lower_ == "instead" for c in preposition.children)


def _is_charge(verb: Token) -> bool:
    """What somebody is charged with, held for or cleared of belongs to that step's claim and is none of its own."""
    gerund = first_conjunct(verb)
    preposition = gerund.head
    if gerund.dep_ != "pcomp" or preposition.lower_ not in {"of", "with", "for", "over", "about"}:
        return False
    holder = preposition.head
    return _is_step(holder) or (_is_step(holder.head) and holder.dep_ == "dobj")


def _is_step(word: Token) -> bool:
    return word.lemma_.lower() in _LADDER or word.lower_ in {"fined", "thrown"}


def _is_silence(verb: Token, reading: Reading) -> bool:
    """Tell whether a verb says that nothing was said, or stands in what was not said: "declined to say whether …"."""
    silent = {i for h in reading.hits if h.kind == "no_comment" for i in range(h.first, h.last + 1)}
    if verb.i in silent:
        return True
    return verb.dep_ in {"ccomp", "xcomp"} and verb.head.i in silent


def _is_bare_saying(verb: Token, reading: Reading) -> bool:
    """Tell whether a verb only says that somebody spoke, with what was said in another passage."""
    says = any(h.anchor == verb.i and h.kind in {"attribution", "attribution_factive"} for h in reading.hits)
    return says and not children(verb, "dobj", "attr", "oprd", "xcomp", "ccomp", "nsubjpass")


def _denies_itself(verb: Token, reading: Reading) -> bool:
    return any(f.verb.i == verb.i for f in reading.frames.content_of.get(verb.i, []))


def _carries_silence_or_untruth(verb: Token, reading: Reading) -> bool:
    """Tell whether a verb only carries "no comment", "not available for comment" or "no truth in"."""
    nouns = {t.i for t in children(verb, "dobj", "attr", "acomp", "xcomp", "neg")}
    return any(h.kind == "no_comment" and nouns & set(range(h.first, h.last + 1)) for h in reading.hits) or any(
        f.kind == "denial" and f.hit.has("noun") and f.verb.i in nouns for f in reading.frames.frames
    )


def _is_nominal_seat(token: Token, reading: Reading) -> bool:
    return any(p.form is Form.NOMINAL and p.head.i == token.i for p in reading.predications)


def _is_set_off(verb: Token) -> bool:
    left = min(t.i for t in verb.subtree)
    return left > 0 and verb.doc[left - 1].is_punct


def _has_substance(verb: Token) -> bool:
    """A participle reports something only with a dependent of its own: "meeting groups", "built by the guild"."""
    return bool(
        children(verb, "dobj", "prep", "agent", "xcomp", "ccomp", "attr", "acomp", "npadvmod", "nsubj", "advcl")
    )


def carried_by_noun(predication: Predication) -> Token | None:
    """Return the noun that carries the news of a light verb: "held a meeting" is a meeting."""
    verb = predication.verb
    if verb.lemma_ not in LIGHT:
        return None
    found = first(verb, "dobj")
    if found is not None and found.pos_ == "NOUN" and found.lemma_.lower() in nouns_of("happening"):
        return found
    return None
