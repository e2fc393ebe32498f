"""How near and how prominent somebody is where a pronoun stands: recency, the subject's seat, and who is speaking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.extract.coreference.referents import SUBJECTS, Kind, Referent, Sighting, is_subject
from sayso.extract.coreference.speech import sayer_above, saying_of

if TYPE_CHECKING:
    from spacy.tokens import Token

POSSESSIVE = frozenset("his her its their theirs hers".split())
_MARGIN = 0.6
"""By how much the best candidate must beat the second; under it, sayso does not guess."""
_SPEAKING = 1.0
"""What it is worth to be the one who speaks where the pronoun stands."""
_BESIDE = 1.0
"""What it is worth to stand between the verb and the pronoun; enough to make the subject doubtful, not to win."""
_MANY = frozenset("they them their theirs themselves".split())


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
    ahead: tuple[int, Referent] | None = None
    """The subject of the passage's main clause, where it is a name that comes after the pronoun, and its token."""


def best_of(
    token: Token,
    scene: Scene,
    fitting: Sequence[Referent],
    window: int,
    gender: str = "",
    *,
    needs_subject: bool = False,
) -> Referent | None:
    """Return the candidate that is clearly the most prominent one within ``window`` passages, or ``None``."""
    weighed = []
    speaker = speaker_of(token, scene)
    for referent in fitting:
        weight = weight_of(token, scene, referent, window, needs_subject=needs_subject)
        if weight is not None:
            bonus = 0.5 if gender and referent.gender == gender else 0.0
            bonus += _SPEAKING if referent is speaker else 0.0
            weighed.append((weight + bonus, referent))
    weighed.sort(key=lambda pair: -pair[0])
    if not weighed or (len(weighed) > 1 and weighed[0][0] - weighed[1][0] < _MARGIN):
        return None
    return weighed[0][1]


def weight_of(
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
    if distance == 0 and _is_beside(token, token.doc[sighting.token]):
        weight += _BESIDE
    return weight


def _is_beside(token: Token, other: Token) -> bool:
    """Tell whether somebody stands in a pronoun's own clause, not as its subject: "helped Orel with his case"."""
    if token.dep_ in SUBJECTS or is_subject(other):
        return False
    return _verb_over(other).i == _verb_over(token).i


def _is_excluded(token: Token, scene: Scene, sighting: Sighting) -> bool:
    """Tell whether grammar rules a sighting out: it comes later, shares the verb, or speaks the quotation."""
    if sighting.passage != scene.passage:
        return False
    if sighting.token >= token.i:
        return True
    other = token.doc[sighting.token]
    if scene.in_quotes and not sighting.in_quotes and other.dep_ in SUBJECTS:
        return True
    if token.lower_ in POSSESSIVE and token.dep_ == "poss":
        return other.i == token.head.i
    reflexive = token.lower_.endswith(("self", "selves"))
    same_verb = other.dep_ in SUBJECTS and other.head.i == _verb_over(token).i
    return same_verb is not reflexive and (same_verb or reflexive)


def _verb_over(token: Token) -> Token:
    above = token.head
    while above.pos_ in {"ADP", "NOUN", "PROPN"} and above.head.i != above.i:
        above = above.head
    return above


def speaker_of(token: Token, scene: Scene) -> Referent | None:
    """Return who speaks where a pronoun stands: the sayer above it, or whoever spoke last where it "also said"."""
    if scene.in_quotes:
        return None
    sayer = sayer_above(token)
    if sayer is not None:
        return referent_at(sayer, scene, many=token.lower_ in _MANY)
    if saying_of(token) is None or scene.speaker is None:
        return None
    here = [r for r in scene.referents if r.kind is not Kind.PLACE and _acts_before(token, scene, r)]
    return scene.speaker if not here or any(r is scene.speaker for r in here) else None


def _acts_before(token: Token, scene: Scene, referent: Referent) -> bool:
    """Tell whether somebody is a subject before a pronoun in its own passage."""
    return any(s.passage == scene.passage and s.is_subject and s.token < token.i for s in referent.sightings)


def referent_at(token: Token, scene: Scene, *, many: bool = False) -> Referent | None:
    """Return the referent that a token of the passage was found to be, itself or through its apposition.

    Where "and" joins it to another, the pair is meant if ``many`` are asked for, and else nobody.
    """
    places = {token.i, *(child.i for child in token.children if child.dep_ == "appos")}
    found = [r for r in scene.referents if any(s.passage == scene.passage and s.token in places for s in r.sightings)]
    if any(child.dep_ == "conj" for child in token.children):
        found = [r for r in found if r.is_plural and many]
    return found[0] if found else None
