"""What the form of a clause says of whether it happened, beside the words that hedge: pure questions about the parse.

"Is speaking on Thursday" lies ahead, "instead of paying" did not happen, "was astonished to hear" did; a question asks
neither of what it presupposes nor of what it says of a thing in passing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.extract.syntax import conjuncts, first

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_IS = frozenset("am is are 'm 's 're ’m ’s ’re".split())
_AHEAD = frozenset("soon tomorrow tonight shortly".split())
_NEXT = frozenset({"next", "coming"})
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def is_arranged(verb: Token) -> bool:
    """Tell whether a present progressive speaks of what is arranged: "is leaving tomorrow", "is speaking on Friday"."""
    if verb.tag_ != "VBG" or not any(c.dep_ == "aux" and c.lower_ in _IS for c in verb.children):
        return False
    return any(_is_ahead(child) for child in verb.children if child.i > verb.i)


def _is_ahead(token: Token) -> bool:
    if token.dep_ in {"advmod", "npadvmod"}:
        return token.lower_ in _AHEAD or any(c.lower_ in _NEXT for c in token.children)
    if token.dep_ != "prep" or token.lower_ not in {"on", "in"}:
        return False
    return any(c.lower_ in _WEEKDAYS or any(d.lower_ in _NEXT for d in c.children) for c in token.children)


_NOT_DONE = frozenset({"instead", "rather"})
_KEEPING = frozenset(
    "prevent stop keep bar ban prohibit discourage deter dissuade block restrain refrain exempt save protect".split()
)
_PROSPECTS = frozenset(
    "risk danger chance way possibility prospect fear threat hope thought intention aim goal purpose idea means cost "
    "benefit likelihood".split()
)
_MINDED = {
    "of": frozenset("capable wary afraid think dream tire".split()),
    "in": frozenset({"interested"}),
    "on": frozenset("plan keen bent intent count bank".split()),
    "at": frozenset({"aim"}),
    "to": frozenset({"dedicated", "committed"}),
    "about": frozenset("think talk".split()),
}
"""Prepositions and the words before them whose gerund is only had in mind."""
_PROSPECTIVE = frozenset({"risk", "consider", "contemplate", "suggest", "propose", "recommend", "mind", "escape"})


def is_kept_from(verb: Token) -> bool:
    """Tell whether a gerund is what is not done: "instead of paying", "kept him from leaving"."""
    link = _link_of(verb)
    if link is None:
        return False
    if link.lower_ in {"of", "than"} and _opens_with(link, _NOT_DONE):
        return True
    return link.lower_ == "from" and link.head.lemma_.lower() in _KEEPING


def is_only_thought_of(verb: Token) -> bool:
    """Tell whether a gerund is only thought of: "looks forward to hearing", "is capable of paying", "risks falling"."""
    if verb.tag_ != "VBG":
        return False
    link = _link_of(verb)
    if link is None:
        return verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _PROSPECTIVE
    governor = link.head
    minded = _MINDED.get(link.lower_, frozenset())
    if governor.pos_ != "NOUN" and {governor.lower_, governor.lemma_.lower()} & minded:
        return True
    if link.lower_ == "of" and governor.lemma_.lower() in _PROSPECTS:
        return True
    return link.lower_ == "to" and governor.lemma_ == "look" and any(c.lower_ == "forward" for c in governor.children)


def _link_of(verb: Token) -> Token | None:
    """Return the preposition that a gerund hangs on."""
    is_object = verb.dep_ in {"pcomp", "pobj"} and verb.head.pos_ in {"ADP", "SCONJ"}
    return verb.head if verb.tag_ == "VBG" and is_object else None


def _opens_with(link: Token, words: frozenset[str]) -> bool:
    before = link.doc[link.i - 1].lower_ if link.i else ""
    return before in words


_BARE_DEPS = frozenset({"pcomp", "csubj", "ROOT"})


def is_mere_thing_to_do(infinitive: Token) -> bool:
    """Tell whether an infinitive stands for itself, as a thing to do: "a plan on what to sell", "Ready to book?"."""
    if infinitive.dep_ in _BARE_DEPS:
        return True
    return infinitive.dep_ == "ccomp" and any(c.lower_ in _WH and c.i < infinitive.i for c in infinitive.children)


def is_yet_to_come(verb: Token) -> bool:
    """Tell whether a clause in the present names what must come first: "before it opens", "until it is proved"."""
    if verb.dep_ != "advcl" or not any(c.lower_ in {"before", "until", "till"} for c in verb.children):
        return False
    return any(t.tag_ in {"VBZ", "VBP"} for t in (verb, *(c for c in verb.children if c.dep_ in {"aux", "auxpass"})))


def opens_an_order(verb: Token) -> bool:
    """Tell whether a bare verb behind another clause is an order of its own: "we are late, so let me know"."""
    if any(c.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for c in verb.children):
        return False
    is_second = verb.dep_ == "conj" and verb.head.tag_ in {"VBZ", "VBP", "VBG"}
    return is_second or (verb.dep_ == "advcl" and verb.lemma_ == "let")


def is_said_in_passing(verb: Token) -> bool:
    """Tell whether a verb only describes a thing that is there: "the attached form", "the guns that they sent".

    What is asked, ordered or wished does not reach it.
    """
    if verb.dep_ == "amod":
        return True
    return verb.dep_ == "relcl" and _is_finite(verb) and _is_definite(verb.head)


def _is_finite(verb: Token) -> bool:
    return any(
        t.tag_ in {"VBD", "VBZ", "VBP"} for t in (verb, *verb.children) if t is verb or t.dep_ in {"aux", "auxpass"}
    )


_POINTING = frozenset("the this these those".split())


def _is_definite(noun: Token) -> bool:
    if noun.pos_ == "PROPN":
        return True
    return any((c.dep_ == "det" and c.lower_ in _POINTING) or c.dep_ == "poss" for c in noun.children)


_WH = frozenset("what when where who whom whose which why how".split())


def presupposes(doc: Doc) -> bool:
    """Tell whether a question takes for granted what it asks about: "Where are they living?", not "Did they leave?"."""
    words = [t.lower_ for t in doc if not t.is_punct and not t.is_space]
    while words and words[0] in {"and", "but", "so", "or", "well"}:
        words = words[1:]
    return bool(words) and (words[0] in _WH or (len(words) > 1 and words[0] in _LINKS and words[1] in _WH))


_LINKS = frozenset("at by for from in of on to with".split())


def is_counterfactual(verb: Token) -> bool:
    """Tell whether "would have" says what did not come to be; "would have finished by May" still lies ahead."""
    auxiliaries = [t for t in verb.children if t.dep_ == "aux"]
    is_perfect = verb.tag_ == "VBN" and any(t.lemma_ == "have" for t in auxiliaries)
    is_due = any(t.dep_ == "prep" and t.lower_ == "by" and t.i > verb.i for t in verb.children)
    return is_perfect and not is_due


def shares_negation(verb: Token, parent: Token) -> bool:
    """Tell whether "not" of one verb bears on another joined to it: "did not visit or inspect", "never owned or sold".

    Behind "or" it does wherever the second has no tense of its own; behind "and" only where both hang on the auxiliary
    that is negated ("did not stop and help"): "did not wait and left" says that somebody left.
    """
    joined = {parent.i, *(t.i for t in conjuncts(parent))}
    link = next((t for t in verb.doc[parent.i + 1 :] if t.dep_ == "cc" and t.head.i in joined), None)
    auxiliaries = [t for t in verb.children if t.dep_ in {"aux", "auxpass"}]
    if any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in auxiliaries):
        return False
    if link is not None and link.lower_ in {"or", "nor"}:
        return True
    is_bare = not auxiliaries and verb.tag_ in {"VB", "VBN", "VBG"} and verb.tag_ == parent.tag_
    return is_bare and first(parent, "aux", "auxpass") is not None and (link is None or link.lower_ == "and")


def is_contrast(negation: Token, verb: Token) -> bool:
    """Tell whether "not" sets one thing against another behind its verb: "chose a poet, not a clerk"."""
    if negation.lower_ != "not" or negation.i < verb.i or verb.pos_ == "AUX" or verb.lemma_ in {"be", "hope"}:
        return False
    return negation.i > 0 and negation.doc[negation.i - 1].text in {",", "–", "—", "and", "but"}


_USUALLY = frozenset("always often usually sometimes regularly frequently".split())
_POLITE = frozenset("like love prefer guess say think imagine suggest argue appreciate".split())


def is_mere_manner(would: Token, verb: Token) -> bool:
    """Tell whether "would" is a habit of the past ("would always laugh") or politeness ("I would like to know")."""
    if would.lower_ not in {"would", "'d", "’d"}:
        return False
    if any(c.dep_ == "advmod" and c.lower_ in _USUALLY for c in verb.children):
        return True
    actor = first(verb, "nsubj")
    return verb.lemma_.lower() in _POLITE and actor is not None and actor.lower_ in {"i", "we"}


_MOVED = frozenset(
    "glad happy pleased proud sorry sad surprised relieved delighted honoured honored lucky right wrong astonished "
    "amazed thrilled shocked stunned dismayed disappointed saddened upset grateful thankful privileged fortunate "
    "horrified excited wise foolish kind".split()
)
_GOOD = frozenset("good great nice lovely wonderful bad hard painful strange odd interesting".split())
_PERCEIVED = frozenset("hear see read learn find discover meet know".split())


def is_felt(adjective: Token, verb: Token) -> bool:
    """Tell whether an infinitive is what moved somebody, and so did happen: "was sorry to go", "good to hear"."""
    word = adjective.lower_
    return word in _MOVED or (word in _GOOD and verb.lemma_.lower() in _PERCEIVED and adjective.head.lemma_ == "be")
