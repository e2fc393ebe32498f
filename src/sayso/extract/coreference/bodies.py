"""Short names of bodies: "the Guild" for a league that ends in it, "Penrow" for Penrow Silver Band.

The beginning of a name is the riskier half: towns lend theirs to bands and museums. So it counts only where the text
itself uses the short name as somebody who acts, and nothing else in it bears that name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from sayso.extract.coreference.cluster import Cluster, absorb, key_of
from sayso.extract.names.words import is_given_name, word_set
from sayso.lexicon.places import country_of, demonym, is_capital
from sayso.model.mentions import EntityType

_LEGAL = frozenset(
    "company corporation group holdings inc inc. ltd ltd. plc llc corp corp. co. limited incorporated".split()
)
_BODIES = frozenset({EntityType.ORG, EntityType.FAC})
_COULD_BE_BODIES = frozenset({EntityType.ORG, EntityType.PERSON})
"""A name alone that answers or declines is as easily taken for a person."""
_SETTLEMENTS = frozenset({"town", "city", "borough", "village"})
_AS_PLACE = re.compile(r"\b(?:in|at|near|around|outside|across|to|from|into|towards?|through)\s+(?:the\s+)?$", re.I)
_IS_PLACE = re.compile(r",?\s+(?:is|was)\s+an?\s+(?:\w+\s+){0,2}(?:village|town|city|island|region|county|port)\b")
_TITLED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady)\.?|\b[A-Z]\.)\s+$")
_COMMON = frozenset(
    "national international united royal general federal central northern southern eastern western north south east "
    "west new old great first free open public european african asian state city county world global".split()
)


def merge_bodies(clusters: Mapping[tuple[str, bool], Cluster]) -> None:
    """Merge a body's short name into its long one: "the Guild" and "Orel Company", where only one body fits."""
    bodies = [c for c in clusters.values() if c.type in _BODIES and c.mentions]
    by_short: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
    for cluster in bodies:
        for short in _short_names(key_of(cluster.name).split()):
            by_short[short].append(cluster)
    for short_cluster in sorted(bodies, key=lambda c: (len(c.key), c.key)):
        if not short_cluster.mentions or short_cluster.name.isupper():
            continue
        found = by_short[tuple(key_of(short_cluster.name).split())]
        fits = [c for c in found if c is not short_cluster and c.mentions]
        if len(fits) == 1:
            absorb(fits[0], short_cluster, "short-name")


def _short_names(whole: list[str]) -> list[tuple[str, ...]]:
    """Return what a name can be shortened to: an ending of several words or a head alone; the name without its form."""
    heads = word_set("organisations", "org_head")
    endings = [tuple(whole[at:]) for at in range(1, len(whole)) if len(whole) - at > 1 or whole[at] in heads]
    bare = [tuple(whole[:at]) for at in range(1, len(whole)) if all(word in _LEGAL for word in whole[at:])]
    return list(dict.fromkeys([*endings, *bare]))


def merge_first_words(clusters: Mapping[tuple[str, bool], Cluster], text: str) -> None:
    """Merge "Penrow" into "Penrow Silver Band" where it is the beginning of one body's name and of no other name."""
    alive = [c for c in clusters.values() if c.mentions]
    for short in sorted(alive, key=lambda c: (len(c.key), c.key)):
        if not short.mentions or not _may_be_first_word(short, text):
            continue
        bearers = [c for c in alive if c is not short and c.mentions and _bears(c, short.key)]
        if len(bearers) == 1 and _may_act(bearers[0]) and _is_introduced(bearers[0], short):
            absorb(bearers[0], short, "first-word")


def _may_act(long: Cluster) -> bool:
    """Tell whether a name is a body's, or may be: "Marsden City" and "Ashby Town" play and declare like any club."""
    return long.type in _BODIES or (long.type is EntityType.GPE and long.key.split()[-1] in _SETTLEMENTS)


def _bears(cluster: Cluster, word: str) -> bool:
    """Tell whether a name holds the word: as its beginning, or a person's as any part."""
    parts = cluster.key.split()
    return len(parts) > 1 and (
        word in parts if cluster.type is EntityType.PERSON else cluster.key.startswith(f"{word} ")
    )


def _is_introduced(long: Cluster, short: Cluster) -> bool:
    return min(m.span for m in long.mentions) < min(m.span for m in short.mentions)


def _may_be_first_word(short: Cluster, text: str) -> bool:
    if short.type not in _COULD_BE_BODIES or " " in short.key or short.name.isupper():
        return False
    if short.key in _COMMON or is_given_name(short.key) or _is_country(short.name):
        return False
    return all(_acts(text[: m.span.start], text[m.span.end :]) for m in short.mentions)


def _is_country(name: str) -> bool:
    return any(known(name) for known in (country_of, is_capital, demonym))


def _acts(before: str, after: str) -> bool:
    """Tell that the text does not use a name as a place's or as a titled person's."""
    return not (_AS_PLACE.search(before[-30:]) or _TITLED.search(before[-12:]) or _IS_PLACE.match(after[:60]))
