"""Which names of one document are one entity: full names and surnames, short forms, variants of a country's name.

Nothing is merged on likeness. A surname goes to the one person who bears it; where two do, it stays unresolved. First
names that differ are never one person.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise

from sayso.extract.coreference.bodies import merge_bodies, merge_first_words
from sayso.extract.coreference.cluster import Cluster, absorb, key_of
from sayso.extract.names.acronyms import is_short_for
from sayso.extract.names.words import word_set
from sayso.lexicon.places import country_of
from sayso.model.mentions import EntityType, Mention

_KNOWN_AS = re.compile(
    r"""[,(\s]*(?:who\s+is\s+|who\s+was\s+)?(?:(?:also|better|otherwise|widely|formerly|previously|sometimes|popularly)\s+
    (?:known|called|referred\s+to)(?:\s+as)?|a\.?k\.?a\.?|alias|nicknamed|known\s+as|or\s+simply)\s+["“'‘]?(?:the\s+)?""",
    re.VERBOSE,
)
_GENERATION = frozenset("jr jr. sr sr. ii iii iv".split())


def cluster_names(
    names: Sequence[Mention],
    short_forms: Mapping[str, str],
    aliases: Sequence[tuple[Mention, Mention]] = (),
    text: str = "",
) -> tuple[list[Cluster], list[tuple[Mention, str]]]:
    """Group names into entities.

    Returns the clusters in order of appearance, and the mentions that fit more than one of them, each with a reason.
    """
    clusters = _by_spelling(names)
    _merge_short_forms(clusters, short_forms)
    _merge_aliases(clusters, aliases)
    _merge_countries(clusters)
    _merge_states(clusters)
    _merge_full_names(clusters)
    merge_bodies(clusters)
    merge_first_words(clusters, text)
    unsure = _merge_surnames(clusters)
    ordered = sorted((c for c in clusters.values() if c.mentions), key=lambda c: min(m.span for m in c.mentions))
    return ordered, unsure


def _by_spelling(names: Sequence[Mention]) -> dict[tuple[str, bool], Cluster]:
    found: dict[tuple[str, bool], Cluster] = {}
    for mention in names:
        key = (key_of(mention.text), mention.type is EntityType.PERSON)
        cluster = found.setdefault(key, Cluster(key[0], mention.type))
        cluster.mentions.append(mention)
    for cluster in found.values():
        cluster.type = Counter(m.type for m in cluster.mentions).most_common(1)[0][0]
    return found


def _merge_short_forms(clusters: Mapping[tuple[str, bool], Cluster], short_forms: Mapping[str, str]) -> None:
    for short, long in short_forms.items():
        for is_person in (False, True):
            left, right = clusters.get((key_of(long), is_person)), clusters.get((key_of(short), is_person))
            if left is not None and right is not None and left is not right and left.mentions:
                absorb(left, right, "acronym")
    _merge_unbracketed(clusters.values())


def _merge_aliases(clusters: Mapping[tuple[str, bool], Cluster], aliases: Sequence[tuple[Mention, Mention]]) -> None:
    """Merge names of which the report says that they are one: "Hugo Zembla, better known as Pippo"."""
    for name, alias in aliases:
        left = clusters.get((key_of(name.text), name.type is EntityType.PERSON))
        right = clusters.get((key_of(alias.text), alias.type is EntityType.PERSON))
        if left is not None and right is not None and left is not right and left.mentions and right.mentions:
            absorb(left, right, "known-as")


def find_aliases(text: str, names: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Return the pairs of names between which a report says "also known as" or the like."""
    return [(a, b) for a, b in pairwise(names) if _KNOWN_AS.fullmatch(text[a.span.end : b.span.start])]


def _merge_unbracketed(clusters: Iterable[Cluster]) -> None:
    """Bind "NCG" to "Northern Cheese Guild" where no bracket says so but no other long name fits."""
    bodies = [c for c in clusters if c.type is EntityType.ORG and c.mentions]
    by_initials: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in bodies:
        by_initials["".join(word[0] for word in cluster.name.split() if word[0].isupper())].append(cluster)
    for short in bodies:
        if short.name.isupper() and 3 <= len(short.name) <= 6:
            fits = [c for c in by_initials[short.name] if c.mentions and is_short_for(short.name, c.name)]
            if len(fits) == 1:
                absorb(fits[0], short, "acronym")


def _merge_countries(clusters: Mapping[tuple[str, bool], Cluster]) -> None:
    by_code: dict[str, Cluster] = {}
    for cluster in clusters.values():
        code = country_of(cluster.name) if cluster.type is EntityType.GPE and cluster.mentions else None
        if code is None:
            continue
        first = by_code.setdefault(code, cluster)
        if first is not cluster:
            absorb(first, cluster, "country-name")


def _merge_states(clusters: Mapping[tuple[str, bool], Cluster]) -> None:
    """Merge "Orel" into "Kingdom of Orel"."""
    for cluster in clusters.values():
        opener, link, rest = cluster.key.partition(" of ")
        if not link or cluster.type is not EntityType.GPE or opener not in word_set("organisations", "gpe_opener"):
            continue
        short = clusters.get((rest, False))
        if short is not None and short is not cluster and short.type is EntityType.GPE and short.mentions:
            absorb(cluster, short, "short-name")


def _parts(name: str) -> list[str]:
    parts = [part.strip(",").casefold() for part in name.split()]
    return [part for part in parts if part not in _GENERATION] or parts


def _merge_full_names(clusters: Mapping[tuple[str, bool], Cluster]) -> None:
    """Merge "Hugo J. Orel" and "Hugo Orel": same first and last name, and middle names that do not clash."""
    alike: dict[tuple[str, str], list[Cluster]] = defaultdict(list)
    for cluster in clusters.values():
        parts = _parts(cluster.name) if cluster.mentions and cluster.type is EntityType.PERSON else []
        if len(parts) > 1:
            alike[parts[0], parts[-1]].append(cluster)
    for group in alike.values():
        for one, other in combinations(group, 2):
            if one.mentions and other.mentions and _are_variants(_parts(one.name), _parts(other.name)):
                absorb(one, other, "full-name")


def _are_variants(one: list[str], other: list[str]) -> bool:
    shorter, longer = sorted((one[1:-1], other[1:-1]), key=len)
    at = 0
    for middle in shorter:
        while at < len(longer) and not _same_middle(middle, longer[at]):
            at += 1
        if at == len(longer):
            return False
        at += 1
    return True


def _same_middle(one: str, other: str) -> bool:
    a, b = one.rstrip("."), other.rstrip(".")
    return a == b or (1 in {len(a), len(b)} and a[0] == b[0])


def _merge_surnames(clusters: Mapping[tuple[str, bool], Cluster]) -> list[tuple[Mention, str]]:
    """Give parts of names to the one person who bears them; return the mentions that two persons could claim."""
    persons = [c for c in clusters.values() if c.type is EntityType.PERSON and c.mentions]
    by_part: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
    for cluster in persons:
        for part in {part for name in cluster.names for part in _name_parts(_parts(name))}:
            by_part[part].append(cluster)
    unsure: list[tuple[Mention, str]] = []
    for cluster in sorted(persons, key=lambda c: -len(c.name) if c.mentions else 0):
        if not cluster.mentions:
            continue
        own = _parts(cluster.name)
        bearers = [c for c in by_part[tuple(own)] if c is not cluster and c.mentions]
        by_surname = [c for c in bearers if _parts(c.name)[-1] == own[-1]]
        if len(by_surname) == 1:  # reports call people by their surnames: "Tarn" is Hugo Tarn, and not Tarn Orel
            bearers = by_surname
        if len(bearers) == 1:
            absorb(bearers[0], cluster, "surname")
        elif bearers and len(own) == 1:
            names = " or ".join(sorted(c.name for c in bearers)[:3])
            unsure.extend((mention, f"could be {names}") for mention in cluster.mentions)
            cluster.mentions = []
    return unsure


def _name_parts(whole: list[str]) -> list[tuple[str, ...]]:
    """Return what a full name can be shortened to: its first name, and each of its endings."""
    endings = [tuple(whole[start:]) for start in range(1, len(whole))]
    return [(whole[0],), *endings] if endings else []
