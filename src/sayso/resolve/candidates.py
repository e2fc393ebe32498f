"""Which names are worth comparing, in time that grows nearly with their number.

Appearances of one name are a bundle. Two bundles are compared where they share a key: how a word sounds with the
initial of another, the letters of a whole name without its vowels, the initials of a body, a name that a report gives
beside another. Keys that very many bundles share are compared with their neighbours in the alphabet only, so that no
key costs more than its number of bundles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from sayso.model.identity import Appearance
from sayso.model.mentions import EntityType
from sayso.resolve.bearers import full_name, untitled
from sayso.resolve.words import fold

NEIGHBOURS = 8
"""How many bundles before it in the alphabet a bundle is compared with where many share a key."""
_MOST_HOLDERS = 4
"""A short name that more longer names hold says nothing."""
_SMALL = frozenset("of the and for de la el al und y e in on at to a ltd inc plc co corp llc gmbh sa ag".split())
_SOUNDS = (("ph", "f"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("sh", "s"), ("ch", "k"), ("ck", "k"))
_LETTERS = str.maketrans({"q": "k", "c": "k", "z": "s", "w": "v", "j": "y", "x": "ks"})
_VOWELS = frozenset("aeiouyh")


class Kind(StrEnum):
    """What may be the same: nothing of one kind is ever something of another."""

    PERSON = "person"
    BODY = "body"
    GOVERNMENT = "government"
    GROUND = "ground"


_KINDS = {
    EntityType.PERSON: Kind.PERSON,
    EntityType.ORG: Kind.BODY,
    EntityType.FAC: Kind.BODY,
    EntityType.GPE: Kind.GROUND,
    EntityType.LOC: Kind.GROUND,
}


def kind_of(appearance: Appearance) -> Kind:
    """Return what sort of thing an appearance is, coarsely enough for reports to agree on it."""
    return Kind.GOVERNMENT if appearance.government_of is not None else _KINDS.get(appearance.type, Kind.BODY)


@dataclass(frozen=True, slots=True, eq=False)
class Bundle:
    """All appearances of one name and kind, sorted by id; ``others`` are the folded names that reports give beside."""

    kind: Kind
    name: str
    members: tuple[Appearance, ...]
    others: frozenset[str]

    @property
    def key(self) -> tuple[str, str]:
        """What orders bundles."""
        return self.kind.value, self.name


def bundles_of(appearances: Iterable[Appearance]) -> tuple[Bundle, ...]:
    """Return the appearances by kind and full name, sorted."""
    found: dict[tuple[str, str], list[Appearance]] = defaultdict(list)
    for appearance in appearances:
        found[kind_of(appearance).value, full_name(appearance.name, appearance.type)].append(appearance)
    return tuple(
        Bundle(Kind(kind), name, tuple(sorted(found[kind, name], key=lambda a: a.id)), _others(name, found[kind, name]))
        for kind, name in sorted(found)
    )


def _others(name: str, members: Iterable[Appearance]) -> frozenset[str]:
    said = {fold(use.name) for member in members for use in member.uses[1:]}
    return frozenset({untitled(other) for other in said} - {name, ""})


def near_bundles(bundles: Sequence[Bundle]) -> Iterator[tuple[Bundle, Bundle]]:
    """Yield pairs of bundles of one kind whose names may be the same in another spelling or length, each once."""
    seen: set[tuple[int, int]] = set()
    number = {bundle.key: place for place, bundle in enumerate(bundles)}
    for left, right in (*_by_keys(bundles), *_by_short_names(bundles)):
        pair = (number[left.key], number[right.key])
        pair = pair if pair[0] < pair[1] else (pair[1], pair[0])
        if pair not in seen:
            seen.add(pair)
            yield bundles[pair[0]], bundles[pair[1]]


def _by_keys(bundles: Iterable[Bundle]) -> Iterator[tuple[Bundle, Bundle]]:
    blocks: dict[tuple[str, ...], list[Bundle]] = defaultdict(list)
    for bundle in bundles:
        for key in keys_of(bundle):
            blocks[key].append(bundle)
    for block in blocks.values():
        for place, bundle in enumerate(block):
            for other in block[max(0, place - NEIGHBOURS) : place]:
                yield other, bundle


def _by_short_names(bundles: Sequence[Bundle]) -> Iterator[tuple[Bundle, Bundle]]:
    """A short name with the longer ones that hold it as a word, or that some report binds it to."""
    short = {bundle.key: bundle for bundle in bundles if bundle.kind is not Kind.GROUND}
    holders: dict[tuple[str, str], list[Bundle]] = defaultdict(list)
    for bundle in short.values():
        parts = set(bundle.name.split()) if " " in bundle.name else set[str]()
        for part in parts | bundle.others:
            if (bundle.kind.value, part) in short:
                holders[bundle.kind.value, part].append(bundle)
    for key, longer in holders.items():
        if len(longer) <= _MOST_HOLDERS:
            yield from ((short[key], bundle) for bundle in longer)


def keys_of(bundle: Bundle) -> frozenset[tuple[str, ...]]:
    """Return the keys under which a bundle meets others; places and governments meet none but their own name."""
    words = [word for word in bundle.name.split() if word not in _SMALL] or bundle.name.split()
    if bundle.kind is Kind.PERSON:
        return frozenset({*_sounding(words), *_whole("person", words), *_whole("person", bundle.name.split())})
    if bundle.kind is Kind.BODY:
        return frozenset({*_whole("body", words), *_opening(words), *_initialled(bundle.name, words)})
    return frozenset()


def _sounding(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """A name's words, each with the initial of another: what is left when a first name is cut or moved."""
    ends = list(words) if len(words) <= 4 else [*words[:2], *words[-2:]]
    for place, word in enumerate(ends):
        if len(word) > 2:
            for other in ends[:place] + ends[place + 1 :]:
                yield from (("sound", sound(word), sound(letter)) for letter in _initials(other))


def _initials(word: str) -> str:
    return word if len(word) <= 2 else word[0]


def _whole(kind: str, words: Iterable[str]) -> Iterator[tuple[str, ...]]:
    parts = list(words)
    yield ("joined", kind, sound("".join(parts)))
    yield ("sorted", kind, *sorted(sound(part) for part in parts))


def _opening(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    if len(words) > 1:
        yield ("opening", sound(words[0]), sound(words[1]))


def _initialled(name: str, words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    if len(words) == 1 and 2 <= len(name) <= 6:
        yield ("initials", name)
    if len(words) > 1:
        yield ("initials", "".join(word[0] for word in words))
        yield ("initials", "".join(word[0] for word in name.split()))


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """Return the letters of a folded word that spellings agree on: no vowels, no doubles, like letters as one.

    A word without any keeps its first letter, a vowel as "a".
    """
    plain = word
    for written, heard in _SOUNDS:
        plain = plain.replace(written, heard)
    kept: list[str] = []
    for letter in plain.translate(_LETTERS):
        if letter not in _VOWELS and letter.isascii() and (not kept or kept[-1] != letter):
            kept.append(letter)
    return "".join(kept).replace("mb", "nb") or "a"
