"""What speaks for which type at one mention: a line of evidence is a type, a weight and the id of its rule.

Weights are votes, not probabilities. They were set by hand on annotated news and are added up over all mentions of one
string in a document (:mod:`sayso.extract.names.ballot`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sayso.extract.metonymy import is_act
from sayso.extract.names import words
from sayso.extract.names.runs import Candidate, spacy_label
from sayso.model.mentions import EntityType

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
    units = candidate.units
    if candidate.is_joined:
        yield from _of_joined(candidate)
    if units[0].text[0].isdigit() and len(units) > 1:
        yield Evidence(ORG, 4.0, "numbered-unit")
    if len(units) > 1:
        yield from _of_head(candidate.head)
        if units[-2].lower in _SITE_WORDS and candidate.head in _BOTH_HEADS:
            yield Evidence(FAC, 3.0, "building-word")
        if units[0].lower in {"mount", "mt.", "lake", "cape", "gulf"}:
            yield Evidence(LOC, 4.0, "natural-place")
        if words.is_given_name(units[0].text):
            yield Evidence(PERSON, 3.5, "given-name")
        if any(_INITIAL.match(unit.text) for unit in units[1:-1]):
            yield Evidence(PERSON, 3.0, "initial")
        if any(unit.text[:1].islower() and unit.lower not in {"of", "for", "and", "the"} for unit in units[1:]):
            yield Evidence(PERSON, 0.8, "particle")
    elif _LINKED_NAME.match(candidate.text):
        yield Evidence(ORG, 2.0, "linked-name")
    elif words.is_given_name(candidate.text):
        yield Evidence(PERSON, 1.0, "given-name")
    if _ACRONYM.match(candidate.text) and len(units) == 1 and not words.place_weight(candidate.text) >= 0.8:
        yield Evidence(ORG, 2.5, "acronym")


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
        yield Evidence(GPE, 0.5 if before in {"from", "at"} else 1.5, "place-preposition")


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
    if _has_role_apposition(candidate):
        yield Evidence(PERSON, 2.5, "role-apposition")
    if len(candidate.units) > 1:
        yield Evidence(PERSON, 0.4, "default")
        if head.tag_ == "NNPS":
            yield Evidence(ORG, 1.0, "plural")
    elif head.dep_ == "nsubj" and is_act(head.head):
        yield Evidence(PERSON, 0.3, "agent")


def _spacy_weight(label: str, is_same: bool) -> float:
    if not is_same:
        return 0.5
    return {"PERSON": 1.6, "ORG": 0.8, "GPE": 1.4, "LOC": 1.4, "FAC": 0.9}[label]


def _has_role_apposition(candidate: Candidate) -> bool:
    """Tell whether a noun for a person stands in apposition to the name, on either side."""
    roles = words.word_set("titles", "role")
    head = candidate.parsed.doc[candidate.last]
    if head.dep_ == "appos" and head.head.lower_ in roles and head.head.i < candidate.first:
        return True
    return any(child.dep_ == "appos" and child.lower_ in roles for child in head.children)
