"""Whom a pronoun refers to: agreement, then who was last in the subject's seat; no answer where two are as good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.extract.coreference.referents import SUBJECTS, Kind, Referent, Sighting
from sayso.extract.coreference.speech import sayer_above, saying_of
from sayso.extract.metonymy import is_act
from sayso.extract.names.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
IT = frozenset("it its itself".split())
THEY = frozenset("they them their theirs themselves".split())
PRONOUNS = HE | SHE | IT | THEY
_POSSESSIVE = frozenset("his her its their theirs hers".split())
_WINDOW = {"person": 3, "they": 2, "it": 1}
_MARGIN = 0.6
"""By how much the best candidate must beat the second; under it, sayso does not guess."""
_SPEAKING = 1.0
"""What it is worth to be the one who speaks where the pronoun stands."""
_MINDS = frozenset("aware ready confident committed pleased unable able willing open happy sorry concerned".split())
_IMPERSONAL = frozenset(
    """be happen occur take cost contain seem appear mean show include last begin start end become come turn rain snow
    depend matter follow remain look sound prove""".split()
)


@dataclass(frozen=True, slots=True)
class Scene:
    """What stands before a pronoun: the referents so far, its passage's number, whether it is quoted."""

    referents: Sequence[Referent]
    passage: int
    in_quotes: bool
    previous_subject: Token | None
    """Subject of the previous passage's main clause, whatever it is."""
    speaker: Referent | None = None
    """Who did the last act of saying before the pronoun, where that is known and not long ago."""


def resolve_pronoun(token: Token, scene: Scene) -> tuple[Referent, str] | None:
    """Return the referent of a third-person pronoun and the rule that found it, or ``None``."""
    word = token.lower_
    if word in HE or word in SHE:
        return _resolve_person(token, scene, "he" if word in HE else "she")
    if word in THEY:
        return _resolve_they(token, scene)
    return _resolve_it(token, scene)


def _resolve_person(token: Token, scene: Scene, gender: str) -> tuple[Referent, str] | None:
    fitting = [r for r in scene.referents if r.kind is Kind.PERSON and not r.is_plural and r.gender in {gender, ""}]
    best = _best(token, scene, fitting, _WINDOW["person"], gender)
    if best is None:
        return None
    if best.gender == "":
        best.gender = gender
    return best, "pronoun.person"


def _resolve_they(token: Token, scene: Scene) -> tuple[Referent, str] | None:
    sayer = sayer_above(token)
    speaker = _speaker(token, scene)
    if speaker is not None and token.dep_ == "nsubj" and (_are_many(speaker) or speaker.kind is Kind.BODY):
        return speaker, "pronoun.speaker"
    if sayer is not None and _is_unknown_many(sayer, scene):
        return None
    if _main_subject_is_thing(token, scene, plural=True):
        return None
    if scene.in_quotes and not any(
        s.passage == scene.passage for r in scene.referents for s in r.sightings if s.in_quotes
    ):
        return None
    many = [r for r in scene.referents if _are_many(r)]
    best = _best(token, scene, many, _WINDOW["they"])
    if best is not None:
        return best, "pronoun.plural"
    if any(_weight(token, scene, r, _WINDOW["they"]) is not None for r in many):
        return None
    if token.dep_ not in SUBJECTS or not _acts(token):
        return None
    bodies = [r for r in scene.referents if r.kind is Kind.BODY and not r.is_plural and r.entity]
    best = _best(token, scene, bodies, 1, needs_subject=True)
    return (best, "pronoun.body-as-many") if best is not None else None


def _are_many(referent: Referent) -> bool:
    return referent.is_plural or referent.is_collective


def _is_unknown_many(sayer: Token, scene: Scene) -> bool:
    """Tell whether those who speak may be many and are nobody that was found: "the Arapaho report they …"."""
    return sayer.pos_ != "PRON" and sayer.tag_ in {"NNS", "NNPS", "NNP"} and _referent_at(sayer, scene) is None


def _resolve_it(token: Token, scene: Scene) -> tuple[Referent, str] | None:
    """Resolve "it" and "its" to a body or country in the subject's seat; a thing in that seat means no answer."""
    if _is_pleonastic(token):
        return None
    speaker = _speaker(token, scene)
    if speaker is not None and token.dep_ == "nsubj" and _is_one_body(speaker) and _minds(token.head):
        return speaker, "pronoun.speaker"
    if not (token.lower_ == "its" or (token.dep_ in SUBJECTS and _acts(token))):
        return None
    if _main_subject_is_thing(token, scene, plural=False):
        return None
    fitting = [r for r in scene.referents if _is_one_body(r)]
    best = _best(token, scene, fitting, _WINDOW["it"], needs_subject=True)
    return (best, "pronoun.body") if best is not None else None


def _is_one_body(referent: Referent) -> bool:
    return not referent.is_plural and (referent.kind is Kind.BODY or referent.is_country)


def _minds(verb: Token) -> bool:
    """Tell whether a verb is of a kind that a body can do; "it happened" and "it was an accident" are not."""
    if verb.lemma_.lower() not in _IMPERSONAL:
        return True
    return any(c.lower_ in _MINDS for c in verb.children if c.dep_ == "acomp")


def _speaker(token: Token, scene: Scene) -> Referent | None:
    """Return who speaks where a pronoun stands: the sayer above it, or whoever spoke last where it "also said"."""
    if scene.in_quotes:
        return None
    sayer = sayer_above(token)
    if sayer is not None:
        return _referent_at(sayer, scene, many=token.lower_ in THEY)
    if saying_of(token) is None or scene.speaker is None:
        return None
    here = [r for r in scene.referents if r.kind is not Kind.PLACE and _acts_before(token, scene, r)]
    return scene.speaker if not here or any(r is scene.speaker for r in here) else None


def _acts_before(token: Token, scene: Scene, referent: Referent) -> bool:
    """Tell whether somebody is a subject before a pronoun in its own passage."""
    return any(s.passage == scene.passage and s.is_subject and s.token < token.i for s in referent.sightings)


def _referent_at(token: Token, scene: Scene, *, many: bool = False) -> Referent | None:
    """Return the referent that a token of the passage was found to be, itself or through its apposition.

    Where "and" joins it to another, the pair is meant if ``many`` are asked for, and else nobody.
    """
    places = {token.i, *(child.i for child in token.children if child.dep_ == "appos")}
    found = [r for r in scene.referents if any(s.passage == scene.passage and s.token in places for s in r.sightings)]
    if any(child.dep_ == "conj" for child in token.children):
        found = [r for r in found if r.is_plural and many]
    return found[0] if found else None


def _acts(token: Token) -> bool:
    """Tell whether a pronoun is the subject of what only people and bodies do."""
    return token.dep_ == "nsubj" and is_act(token.head)


def _is_pleonastic(token: Token) -> bool:
    if token.lower_ != "it":
        return False
    if token.dep_ == "expl":
        return True
    words = word_set("nominals", "pleonastic")
    verb = token.head
    if token.dep_ in SUBJECTS and verb.lemma_.lower() in words and (token.dep_ == "nsubjpass" or verb.tag_ != "VBD"):
        return True
    if token.dep_ == "nsubjpass" and verb.lower_ in words:
        return True
    complements = [c for c in verb.children if c.dep_ in {"acomp", "attr", "ccomp", "advcl", "oprd"}]
    return verb.lemma_ == "be" and any(c.lower_ in words or c.dep_ == "ccomp" for c in complements)


def _main_subject_is_thing(token: Token, scene: Scene, *, plural: bool) -> bool:
    """Tell whether a thing that agrees in number holds the nearest subject's seat before the pronoun."""
    subject = _nearest_subject(token)
    passage = scene.passage
    if subject is None:
        subject, passage = scene.previous_subject, scene.passage - 1
    if subject is None or subject.pos_ not in {"NOUN", "PROPN"}:
        return False
    if (subject.tag_ in {"NNS", "NNPS"}) != plural and not any(c.dep_ == "conj" for c in subject.children):
        return False
    return not any(s.passage == passage and s.token == subject.i for r in scene.referents for s in r.sightings)


def _nearest_subject(token: Token) -> Token | None:
    own = token.head.i if token.dep_ in SUBJECTS else -1
    before = [t for t in token.doc[: token.i] if t.dep_ in SUBJECTS and t.head.i != own and t.pos_ != "PRON"]
    return before[-1] if before else None


def _best(
    token: Token,
    scene: Scene,
    fitting: Sequence[Referent],
    window: int,
    gender: str = "",
    *,
    needs_subject: bool = False,
) -> Referent | None:
    weighed = []
    speaker = _speaker(token, scene)
    for referent in fitting:
        weight = _weight(token, scene, referent, window, needs_subject=needs_subject)
        if weight is not None:
            bonus = 0.5 if gender and referent.gender == gender else 0.0
            bonus += _SPEAKING if referent is speaker else 0.0
            weighed.append((weight + bonus, referent))
    weighed.sort(key=lambda pair: -pair[0])
    if not weighed or (len(weighed) > 1 and weighed[0][0] - weighed[1][0] < _MARGIN):
        return None
    return weighed[0][1]


def _weight(
    token: Token, scene: Scene, referent: Referent, window: int, *, needs_subject: bool = False
) -> float | None:
    """Return how near and how prominent a referent is before a pronoun, or ``None`` where it cannot be meant."""
    weights = [
        _sighting_weight(token, scene, sighting)
        for sighting in referent.sightings
        if scene.passage - sighting.passage <= (window if referent.entity else min(window, 1))
        and not _is_excluded(token, scene, sighting)
        and (sighting.is_subject or not needs_subject)
    ]
    if not weights:
        return None
    known = 0.3 if referent.entity or referent.is_hidden else 0.0
    return max(weights) + known + 0.1 * min(len(referent.sightings), 5)


def _sighting_weight(token: Token, scene: Scene, sighting: Sighting) -> float:
    distance = scene.passage - sighting.passage
    weight = -1.0 * distance
    if sighting.is_subject:
        weight += 1.5
    if distance == 0:
        weight += 0.5 - 0.01 * (token.i - sighting.token)
    if sighting.in_quotes and not scene.in_quotes:
        weight -= 1.0
    return weight


def _is_excluded(token: Token, scene: Scene, sighting: Sighting) -> bool:
    """Tell whether grammar rules a sighting out: it comes later, shares the verb, or speaks the quotation."""
    if sighting.passage != scene.passage:
        return False
    if sighting.token >= token.i:
        return True
    other = token.doc[sighting.token]
    if scene.in_quotes and not sighting.in_quotes and other.dep_ in SUBJECTS:
        return True
    if token.lower_ in _POSSESSIVE and token.dep_ == "poss":
        return other.i == token.head.i
    reflexive = token.lower_.endswith(("self", "selves"))
    same_verb = other.dep_ in SUBJECTS and other.head.i == _verb_over(token).i
    return same_verb is not reflexive and (same_verb or reflexive)


def _verb_over(token: Token) -> Token:
    above = token.head
    while above.pos_ in {"ADP", "NOUN", "PROPN"} and above.head.i != above.i:
        above = above.head
    return above
