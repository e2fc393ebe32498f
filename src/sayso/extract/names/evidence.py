"""What speaks for which type at one mention: a line of evidence is a type, a weight and the id of its rule.

Weights are votes, not probabilities. They were set by hand on annotated news and are added up over all mentions of one
string in a document (:mod:`sayso.extract.names.ballot`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from sayso.extract.acting import is_act
from sayso.extract.names import words
from sayso.extract.names.candidate import Candidate, spacy_label
from sayso.model.mentions import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

PERSON, ORG, GPE, LOC, FAC = (
    EntityType.PERSON,
    EntityType.ORG,
    EntityType.GPE,
    EntityType.LOC,
    EntityType.FAC,
)
_SPACY = {"PERSON": PERSON, "ORG": ORG, "GPE": GPE, "LOC": LOC, "FAC": FAC}
_ACRONYM = re.compile(r"(?=[A-Za-z&\-]{2,7}\d?$|.*[a-z])[A-Z][A-Za-z&\-]{0,6}[A-Z](?:\d|s)?$|[A-Z]\.(?:[A-Z]\.)+$")
_LINKED_NAME = re.compile(r"[A-Z][\w']+-(?:e|i|ul|ud|us)-[A-Z]")
"""Persian and Urdu names of bodies: "Lashkar-e-Taiba"."""
_INITIAL = re.compile(r"[A-Z]\.?$")
_IN = frozenset("in near across throughout outside inside around from toward towards".split())
_SAYING = frozenset("say tell add explain write tweet reply recall joke insist argue note".split())
_PLACE_OPENERS = frozenset("port lower upper east west north south nether great little".split())
_GOVERNED = frozenset("administered governed claimed annexed occupied ruled".split())
_TRAVEL = frozenset("travel go cross fly drive sail move return ride walk commute emigrate flee ferry ship".split())
_BOTH_HEADS = frozenset("center centre house hall church circuit studio studios base embassy consulate".split())

_SITE_WORDS = frozenset(
    "medical convention shopping sports detention conference visitor exhibition arts leisure civic correctional".split()
)


class Evidence(NamedTuple):
    """One vote."""

    type: EntityType
    weight: float
    rule: str


def weigh(candidate: Candidate) -> list[Evidence]:
    """Return all evidence at one mention, its own words first and then what stands around it."""
    if candidate.is_compound:
        return [*_of_list(candidate), *_of_compound(candidate), *_of_parse(candidate)]
    return [*_of_list(candidate), *_of_shape(candidate), *_of_neighbours(candidate), *_of_parse(candidate)]


def _of_list(candidate: Candidate) -> Iterator[Evidence]:
    text = candidate.text
    if words.is_listed_body(text):
        yield Evidence(ORG, 6.0, "listed-body")
    elif words.is_outlet(text):
        yield Evidence(ORG, 4.0, "outlet-shape")
    if words.is_known(text, "organisations", "known_fac"):
        yield Evidence(FAC, 6.0, "listed-site")
    if words.is_region(text) and not words.is_listed_outlet(text):
        yield Evidence(LOC, 6.0, "listed-region")
        return
    if words.is_known(text, "organisations", "known_gpe"):
        yield Evidence(GPE, 6.0, "listed-place")
    weight = words.place_weight(text)
    if weight:
        yield Evidence(GPE, 0.5 + 3.0 * weight, "gazetteer")


def _of_shape(candidate: Candidate) -> Iterator[Evidence]:
    if len(candidate.units) == 1:
        yield from _of_one_word(candidate.text)
        return
    if candidate.is_joined:
        yield from _of_joined(candidate)
    if candidate.units[0].text[0].isdigit():
        yield Evidence(ORG, 4.0, "numbered-unit")
    yield from _of_head(candidate.head)
    if candidate.units[-2].lower in _SITE_WORDS and candidate.head in _BOTH_HEADS:
        yield Evidence(FAC, 3.0, "building-word")
    yield from _of_first_word(candidate.units[0].lower)
    yield from _of_person_shape([unit.text for unit in candidate.units])


def _of_one_word(text: str) -> Iterator[Evidence]:
    if _LINKED_NAME.match(text):
        yield Evidence(ORG, 2.0, "linked-name")
    elif words.is_given_name(text):
        yield Evidence(PERSON, 1.0, "given-name")
    if _ACRONYM.match(text) and words.place_weight(text) < 0.8:
        yield Evidence(ORG, 2.5, "acronym")


def _of_first_word(first: str) -> Iterator[Evidence]:
    if first in _PLACE_OPENERS:
        yield Evidence(GPE, 2.5 if first == "port" else 1.5, "place-word")
    if first in {"mount", "mt.", "lake", "cape", "gulf"}:
        yield Evidence(LOC, 4.0, "natural-place")


def _of_person_shape(parts: list[str]) -> Iterator[Evidence]:
    if words.is_given_name(parts[0]):
        yield Evidence(PERSON, 3.5, "given-name")
    if any(_INITIAL.match(part) for part in parts[1:-1]):
        yield Evidence(PERSON, 3.0, "initial")
    if any(part[:1].islower() and part not in {"of", "for", "and", "the"} for part in parts[1:]):
        yield Evidence(PERSON, 0.8, "particle")


def _of_compound(candidate: Candidate) -> Iterator[Evidence]:
    """Read the adjective that a name is part of: "Orel-based" and "Orel-held" speak of a place."""
    tail = candidate.token_after(2)
    if tail is not None and tail.lower_ in {"based", "born", "held", "administered", "occupied", "bound"}:
        yield Evidence(GPE, 1.5, "place-adjective")


def _of_joined(candidate: Candidate) -> Iterator[Evidence]:
    head = [unit.lower for unit in candidate.units]
    links = [i for i, word in enumerate(head) if word in {"of", "for"}]
    opener = [head[links[0] - 1]] if links and links[0] else []
    if words.any_in(opener, "organisations", "loc_opener"):
        yield Evidence(LOC, 4.5, "natural-place")
    elif words.any_in(opener, "organisations", "gpe_opener"):
        yield Evidence(GPE, 4.5, "state-word")
    else:
        yield Evidence(ORG, 5.0, "organisation-word")


def _of_head(head: str) -> Iterator[Evidence]:
    is_body = words.any_in([head], "organisations", "org_head")
    if words.any_in([head], "organisations", "org_suffix"):
        yield Evidence(ORG, 5.0, "legal-form")
    if is_body:
        yield Evidence(ORG, 3.0 if head in _BOTH_HEADS else 4.0, "organisation-word")
    if words.any_in([head], "organisations", "fac_head"):
        yield Evidence(FAC, 1.0 if is_body else 4.0, "building-word")
    if words.any_in([head], "organisations", "loc_head"):
        yield Evidence(LOC, 4.0, "natural-place")
    if words.any_in([head], "organisations", "gpe_head"):
        yield Evidence(GPE, 3.5, "state-word")


def _of_neighbours(candidate: Candidate) -> Iterator[Evidence]:
    before, after = candidate.token_before(), candidate.token_after()
    if candidate.is_titled:
        yield Evidence(PERSON, 5.0, "title")
    if before is not None:
        yield from _of_word_before(candidate, before.lower_)
    if after is not None:
        yield from _of_words_after(candidate, after.text)


def _of_word_before(candidate: Candidate, before: str) -> Iterator[Evidence]:
    if before == "the":
        yield Evidence(PERSON, -3.0, "article")
        yield Evidence(ORG, 1.0, "article")
    elif before in words.word_set("titles", "role") and not candidate.is_joined:
        yield Evidence(PERSON, 3.5, "role-before")
    elif before in _IN or before == "at":
        weight = {"in": 2.0, "from": 0.8, "at": 0.5}.get(before, 1.5)
        yield Evidence(GPE, weight, "place-preposition")
    elif before == "by" and _is_governed_by(candidate):
        yield Evidence(GPE, 2.0, "governed-by")
    elif before == "to" and _is_travelled_to(candidate):
        yield Evidence(GPE, 1.5, "place-preposition")


def _is_governed_by(candidate: Candidate) -> bool:
    """Tell whether a name is who ground is administered, claimed or held by."""
    verb = candidate.token_before(2)
    return verb is not None and verb.lower_ in _GOVERNED


def _is_travelled_to(candidate: Candidate) -> bool:
    preposition = candidate.token_before()
    return preposition is not None and preposition.head.lemma_ in _TRAVEL


def _of_words_after(candidate: Candidate, after: str) -> Iterator[Evidence]:
    second, third = candidate.token_after(2), candidate.token_after(3)
    if after in {"'s", "’s"}:
        yield Evidence(PERSON, 0.3, "possessive")
    if after.lower() == "who":
        yield Evidence(PERSON, 2.0, "who")
    if after != "," or second is None:
        return
    if second.text.isdigit() and len(second.text) <= 2 and (third is None or third.text in {",", "."}):
        yield Evidence(PERSON, 5.0, "age")
    elif second.lower_ == "who":
        yield Evidence(PERSON, 2.0, "who")
    elif second.text[:1].isupper() and words.place_weight(second.text) == 1.0:
        yield Evidence(GPE, 1.0, "place-in-place")


def _of_parse(candidate: Candidate) -> Iterator[Evidence]:
    label, is_same = spacy_label(candidate)
    if label in _SPACY:
        yield Evidence(_SPACY[label], _spacy_weight(label, is_same), "parser")
    head = candidate.parsed.doc[candidate.last]
    if head.dep_ in {"nsubj", "nsubjpass"} and head.head.lemma_ in _SAYING:
        yield Evidence(PERSON, 0.5, "speaker")
    if len(candidate.units) == 1 and _has_apposition(candidate, words.word_set("titles", "role_body")):
        yield Evidence(ORG, 2.5, "role-of-bodies")  # people are introduced by their full names
    elif _has_apposition(candidate, words.word_set("titles", "role")):
        yield Evidence(PERSON, 2.5, "role-apposition")
    if _has_apposition(candidate, words.word_set("nominals", "country", "town")):
        yield Evidence(GPE, 3.0, "place-apposition")
    if _has_apposition(candidate, words.word_set("nominals", "area")):
        yield Evidence(LOC, 3.0, "place-apposition")
    if len(candidate.units) > 1:
        yield Evidence(PERSON, 0.4, "default")
        if _is_several(head) and words.place_weight(candidate.text) < 0.8:
            yield Evidence(ORG, 7.0, "plural-verb")
        if head.tag_ == "NNPS":
            yield Evidence(ORG, 1.0, "plural")
    elif head.dep_ == "nsubj" and is_act(head.head):
        yield Evidence(*_kind_of_agent(candidate), "agent")


def _is_several(head: Token) -> bool:
    """Tell whether one name has a verb of the plural: "Marsden City are in talks" speaks of a side, not of a place."""
    if head.dep_ != "nsubj" or head.tag_ != "NNP" or any(child.dep_ in {"conj", "cc"} for child in head.children):
        return False
    verbs = [head.head, *(child for child in head.head.children if child.dep_ == "aux")]
    return any(verb.tag_ == "VBP" and verb.lower_ in {"are", "have"} for verb in verbs)


def _kind_of_agent(candidate: Candidate) -> tuple[EntityType, float]:
    """Return what a subject that acts is, by the possessive that follows it: "Orel moved its posts"."""
    after = {token.lower_ for token in candidate.parsed.doc[candidate.last + 1 :] if token.dep_ == "poss"}
    if "its" in after and not after & {"his", "her"}:
        return ORG, 0.8
    return PERSON, 0.3


def _spacy_weight(label: str, is_same: bool) -> float:
    if not is_same:
        return 0.5
    return {"PERSON": 1.6, "ORG": 0.8, "GPE": 1.4, "LOC": 1.4, "FAC": 0.9}[label]


def _has_apposition(candidate: Candidate, nouns: frozenset[str]) -> bool:
    """Tell whether one of some common nouns stands in apposition to the name, on either side."""
    head = candidate.parsed.doc[candidate.last]
    if head.dep_ == "appos" and head.head.lower_ in nouns and head.head.i < candidate.first:
        return True
    return any(child.dep_ == "appos" and child.lower_ in nouns for child in head.children)
