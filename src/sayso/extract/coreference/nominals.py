"""What a definite noun phrase refers to: "the minister", "the Guild", "the country", "the two organisations".

A noun alone is weak evidence, so each rule asks for exactly one candidate. A noun with words that narrow it down
("the group of growers", "the company that closed") introduces its own referent and is not resolved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.extract.coreference.referents import Kind, Referent
from sayso.extract.names.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEFINITE = frozenset("the this that these those both".split())
_TWO = frozenset("two both".split())
_NARROWING = frozenset({"relcl", "acl"})
_NEAR = 2
_RECENT = 6
_STATES = frozenset({"countries", "nations"})
_PLAIN = frozenset("same armed militant political rebel islamist parent said latter".split())
_OFFICIAL = frozenset("agency regulator watchdog".split())
"""Nouns for any body of a state, whatever it calls itself."""
_JOINED = frozenset("club charity union league foundation".split())
"""Nouns for bodies of members, whatever they call themselves."""
_LESSER = frozenset("vice deputy former ex acting assistant elect designate shadow incoming outgoing".split())
"""Words that make of an office another one: a former president is not "the president" where there is one."""
_GENERIC = ("body",)


@dataclass(frozen=True, slots=True)
class NominalScene:
    """The referents so far, the words of each entity's names, the passage's number, and who issued the document."""

    referents: Sequence[Referent]
    name_words: dict[str, frozenset[str]]
    passage: int
    issuer: str = ""


def is_definite(token: Token) -> bool:
    """Tell whether a noun points back by its determiner, and neither words nor a name after it narrow it down."""
    if token.i + 1 < len(token.doc) and token.nbor().pos_ == "PROPN" and token.nbor().head.i in {token.i, token.head.i}:
        return False
    determiners = [c.lower_ for c in token.children if c.dep_ == "det"]
    if not any(word in _DEFINITE for word in determiners) and not any(c.lower_ in _TWO for c in token.lefts):
        return False
    return not any(
        c.dep_ in _NARROWING or (c.dep_ == "prep" and c.lower_ in {"of", "for", "from"}) for c in token.rights
    )


def resolve_nominal(token: Token, scene: NominalScene) -> tuple[Referent, str] | None:
    """Return the referent of a definite noun phrase and the rule that found it, or ``None``."""
    if not is_definite(token):
        return None
    word = token.lower_
    if any(child.lower_ in _TWO for child in token.lefts):
        return _resolve_pair(token, scene)
    if word in word_set("nominals", "country", "town", "area"):
        return None if _is_narrowed(token) else _resolve_place(word, scene)
    if word in word_set("titles", "role"):
        return _resolve_role(token, scene)
    return _resolve_body(token, scene)


def _resolve_role(token: Token, scene: NominalScene) -> tuple[Referent, str] | None:
    wanted = {token.lower_} | {c.lower_ for c in token.lefts if c.dep_ in {"compound", "amod"} and _is_title(c.lower_)}
    fits = [r for r in scene.referents if r.kind is Kind.PERSON and not r.is_plural and wanted <= r.roles]
    named = [r for r in fits if r.entity]
    plain = [r for r in named if not (r.roles - wanted) & _LESSER]
    if len(named) == 1 or len(plain) == 1:
        return (plain or named)[0], "nominal.role"
    if named:
        return _only_near(plain or named, scene, "nominal.role")
    return (fits[0], "nominal.role") if len(fits) == 1 else None


def _is_title(word: str) -> bool:
    return word in word_set("titles", "modifier", "office")


def _resolve_body(token: Token, scene: NominalScene) -> tuple[Referent, str] | None:
    bodies = [r for r in scene.referents if r.kind is Kind.BODY and not r.is_plural and r.sightings]
    by_head = [r for r in scene.referents if _is_called(r, token.lower_, scene)]
    if len(by_head) == 1:
        return by_head[0], "nominal.head-of-name"
    if by_head:
        return _only_near(by_head, scene, "nominal.head-of-name")
    unnamed = [r for r in bodies if not r.entity and token.lower_ in r.roles]
    if len(unnamed) == 1 and not _is_narrowed(token) and not _near(bodies, scene, entity_only=True):
        return unnamed[0], "nominal.same-noun"
    if _is_narrowed(token):
        return None
    issuer = next((r for r in bodies if r.entity and r.entity == scene.issuer), None)
    if issuer is not None and token.lower_ in word_set("nominals", *_GENERIC, "firm") | _JOINED:
        return issuer, "nominal.issuer"
    if token.lower_ in word_set("nominals", "medium"):
        return _only_near([r for r in bodies if r.is_media], scene, "nominal.medium")
    if token.lower_ in word_set("nominals", *_GENERIC, "firm"):
        return _body_near(token, [r for r in bodies if not r.is_media and _may_be(token, r, scene)], scene)
    if token.lower_ in _OFFICIAL:
        return _only_near([r for r in bodies if _is_official(r, scene)], scene, "nominal.official-body")
    if token.lower_ in _JOINED:
        joined = [r for r in bodies if r.entity and not r.is_media and not _is_official(r, scene)]
        return _body_near(token, joined, scene)
    return None


def _body_near(token: Token, fits: Sequence[Referent], scene: NominalScene) -> tuple[Referent, str] | None:
    """Return the one body nearby; of several the one of whom is said what it says: "Selby sold Tarn, the club said"."""
    only = _only_near(fits, scene, "nominal.body")
    act = token.head
    if only is not None or token.dep_ != "nsubj":
        return only
    said = next((c for c in act.children if c.dep_ == "ccomp" and c.i < token.i), None)
    actors = {c.i for c in said.children if c.dep_ in {"nsubj", "nsubjpass"}} if said is not None else set()
    own = [r for r in fits if any(s.passage == scene.passage and s.token in actors for s in r.sightings)]
    return (own[0], "nominal.own-subject") if len(own) == 1 else None


def _is_called(referent: Referent, word: str, scene: NominalScene) -> bool:
    """Tell whether a body, or a building that can act as one, calls itself so: "the museum" for Tarn Museum."""
    if not referent.entity or referent.is_plural or not referent.sightings:
        return False
    if referent.kind is Kind.PERSON or referent.is_country or referent.is_town:
        return False
    return word in scene.name_words.get(referent.entity, frozenset())


def _is_official(referent: Referent, scene: NominalScene) -> bool:
    """Tell whether a body's name says that it belongs to a state."""
    words = scene.name_words.get(referent.entity, frozenset())
    return bool(words & word_set("nominals", "state_body"))


def _is_narrowed(token: Token) -> bool:
    """Tell whether adjectives or nouns before a noun say which one is meant, so that it need not be the last named."""
    return any(c.dep_ in {"compound", "amod", "nmod", "poss"} and c.lower_ not in _PLAIN for c in token.lefts)


def _may_be(token: Token, referent: Referent, scene: NominalScene) -> bool:
    """Tell whether a body may be called so: a ministry is no company, and a company seldom "the group"."""
    if not referent.entity:
        return False
    words = scene.name_words.get(referent.entity, frozenset())
    public = words & word_set("nominals", "state_body", "political_body")
    return not (public and token.lower_ in word_set("nominals", "firm"))


def _resolve_place(word: str, scene: NominalScene) -> tuple[Referent, str] | None:
    places = [r for r in scene.referents if r.kind is Kind.PLACE]
    if word in word_set("nominals", "country"):
        return _only_near([r for r in places if r.is_country], scene, "nominal.country")
    if word in word_set("nominals", "town"):
        return _only_near([r for r in places if r.is_town], scene, "nominal.town")
    return _only_near([r for r in places if not r.is_country and not r.is_town], scene, "nominal.area")


def _only_near(fits: Sequence[Referent], scene: NominalScene, rule: str) -> tuple[Referent, str] | None:
    """Return the one candidate of the nearest passage that has any."""
    for distance in range(_NEAR + 1):
        here = [r for r in fits if any(s.passage == scene.passage - distance for s in r.sightings)]
        if here:
            return (here[0], rule) if len(here) == 1 else None
    return None


def _near(fits: Sequence[Referent], scene: NominalScene, *, entity_only: bool) -> list[Referent]:
    return [
        r
        for r in fits
        if (r.entity or not entity_only) and any(scene.passage - s.passage <= _NEAR for s in r.sightings)
    ]


def _resolve_pair(token: Token, scene: NominalScene) -> tuple[Referent, str] | None:
    """Resolve "the two organisations": two names joined by "and", or the only two of that sort nearby."""
    kind = _pair_kind(token)
    if kind is None:
        return None
    groups = [r for r in scene.referents if r.is_plural and len(r.members) == 2 and r.kind is kind]
    near = [r for r in groups if any(scene.passage - s.passage <= _NEAR for s in r.sightings)]
    if token.lower_ in _STATES and not all(_are_countries(r, scene) for r in near):
        return None
    if len({r.members for r in near}) == 1:
        return near[-1], "nominal.pair"
    return _only_two(token, kind, scene) if not near else None


def _are_countries(pair: Referent, scene: NominalScene) -> bool:
    return all(r.is_country for r in scene.referents if r.entity in pair.members)


def _only_two(token: Token, kind: Kind, scene: NominalScene) -> tuple[Referent, str] | None:
    """Resolve "the two officers" to the only two names of that role, "the two men" to the only two of that gender."""
    singular = token.lemma_.lower()
    gender = {"man": "he", "woman": "she"}.get(singular, "")
    named = [r for r in scene.referents if r.kind is kind and r.entity and not r.is_plural]
    if kind is Kind.PERSON:
        named = [r for r in named if (r.gender == gender if gender else singular in r.roles)]
    else:
        named = [r for r in named if r.is_country] if token.lower_ in _STATES else []
    if len(named) != 2 or not all(any(scene.passage - s.passage <= _RECENT for s in r.sightings) for r in named):
        return None
    first, second = sorted(named, key=lambda r: r.sightings[0].span)
    pair = Referent(kind, is_plural=True, members=(first.entity, second.entity), sightings=[second.sightings[-1]])
    return pair, "nominal.only-two"


def _pair_kind(token: Token) -> Kind | None:
    if token.lower_ in word_set("nominals", "bodies"):
        return Kind.PLACE if token.lower_ in _STATES else Kind.BODY
    plural_person = token.lower_ in word_set("titles", "role_plural") or token.lemma_.lower() in word_set(
        "titles", "role"
    )
    return Kind.PERSON if plural_person else None
