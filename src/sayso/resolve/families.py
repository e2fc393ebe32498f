"""What words may say, step by step: the rungs, modalities and measures of ``lexicon/data/propositions.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.lexicon import Entry, load
from sayso.lexicon.patterns import Pattern

_SIDES = re.compile(r"(?P<rung>[\w.]+)(?:\((?P<sides>[\w,]+)\))?")


@dataclass(frozen=True, slots=True)
class Entailment:
    """A weaker rung that follows, and which sides of the stronger stand on its sides ("a", "b" or "place")."""

    rung: str
    sides: tuple[str, ...] = ("a", "b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One step that words may say. See the constitution of the file for the fields."""

    id: str
    label: str
    is_symmetric: bool = False
    a: str = "party"
    b: str = "party"
    undergoes: bool = False
    inherits: bool = False
    is_once: bool = False
    has_place: bool = False
    is_lasting: bool = False
    is_ahead: bool = False
    entails: tuple[Entailment, ...] = ()
    weaker: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """The family: what stands before the first point of the id."""
        return self.id.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Found:
    """Words that say a step or a modality: positions ``[start, end)`` among the words of a passage."""

    start: int
    end: int
    entry: Entry

    @property
    def rung(self) -> str:
        """The id of the rung that the words say."""
        return str(self.entry.data.get("as", self.entry.id))


@cache
def rungs() -> Mapping[str, Rung]:
    """Return all rungs by their id."""
    return {entry.id: _rung(entry) for entry in load("propositions") if entry.kind == "rung" and "as" not in entry.data}


def _rung(entry: Entry) -> Rung:
    data = entry.data
    return Rung(
        id=entry.id,
        label=data["label"],
        is_symmetric=data.get("symmetric", False),
        a=data.get("a", "party"),
        b=data.get("b", "party"),
        undergoes=data.get("undergoes", False),
        inherits=data.get("inherits", False),
        is_once=data.get("once", False),
        has_place=data.get("place", False),
        is_lasting=data.get("lasting", False),
        is_ahead=data.get("ahead", False),
        entails=tuple(_entailment(text) for text in data.get("entails", ())),
        weaker=tuple(data.get("weaker", ())),
        excludes=tuple(data.get("excludes", ())),
    )


def _entailment(text: str) -> Entailment:
    match = _SIDES.fullmatch(text)
    assert match is not None, text  # noqa: S101 - proved by a test of the file
    return Entailment(match["rung"], tuple(match["sides"].split(","))) if match["sides"] else Entailment(match["rung"])


@cache
def entailed() -> Mapping[str, tuple[Entailment, ...]]:
    """Return for each rung all that follow from it, through any number of steps."""
    return {name: tuple(_closure(name, ("a", "b"), frozenset({name}))) for name in rungs()}


def _closure(name: str, sides: tuple[str, ...], seen: frozenset[str]) -> Iterator[Entailment]:
    for step in rungs()[name].entails:
        carried = tuple(_carried(side, sides) for side in step.sides)
        yield Entailment(step.rung, carried)
        if step.rung not in seen:
            yield from _closure(step.rung, carried, seen | {step.rung})


def _carried(side: str, sides: tuple[str, ...]) -> str:
    if side == "place":
        return side
    position = "ab".index(side)
    return sides[position] if position < len(sides) else ""


@cache
def stronger() -> Mapping[str, tuple[str, ...]]:
    """Return for each rung those from which it follows with both sides."""
    found: dict[str, list[str]] = {name: [] for name in rungs()}
    for name, steps in entailed().items():
        for step in steps:
            if step.sides == ("a", "b"):
                found[step.rung].append(name)
    return {name: tuple(sorted(set(names))) for name, names in found.items()}


@cache
def _index(kind: str) -> Mapping[str, tuple[tuple[Pattern, Entry], ...]]:
    opened: dict[str, list[tuple[Pattern, Entry]]] = {}
    for entry in load("propositions"):
        if entry.kind == kind:
            for pattern in entry.patterns:
                for word in sorted(pattern.openers):
                    opened.setdefault(word, []).append((pattern, entry))
    return {word: tuple(found) for word, found in opened.items()}


def find_rungs(words: Sequence[str]) -> tuple[Found, ...]:
    """Return the steps that ``words`` (lower case) say: leftmost, of those the longest, without overlap."""
    return _rungs_in(tuple(words))


@lru_cache(maxsize=8192)
def _rungs_in(words: tuple[str, ...]) -> tuple[Found, ...]:
    """Copies of a report say their sentences again and again: each is searched once."""
    return tuple(_without_overlap(_all_found(words, "rung")))


def find_modalities(words: Sequence[str]) -> tuple[Found, ...]:
    """Return the modalities in ``words``, each where it stands; they may overlap."""
    return _modalities_in(tuple(words))


@lru_cache(maxsize=8192)
def _modalities_in(words: tuple[str, ...]) -> tuple[Found, ...]:
    return tuple(_all_found(words, "modality"))


def find_all(words: Sequence[str], kind: str) -> tuple[Found, ...]:
    """Return all matches of the entries of a kind in ``words``; they may overlap."""
    return tuple(_all_found(words, kind))


def find_kind(words: Sequence[str], kind: str) -> tuple[Entry, ...]:
    """Return the entries of a kind that are found in ``words``, in the order of the file."""
    seen = {id(found.entry): found.entry for found in _all_found(words, kind)}
    return tuple(entry for entry in load("propositions") if id(entry) in seen)


@lru_cache(maxsize=65536)
def same_noun(word: str) -> str:
    """Return the noun by which all that name the same thing are known: "coach" is "bus"; else the word itself."""
    found = find_kind([word], "noun")
    return str(found[0].data["label"]) if found else word


def _all_found(words: Sequence[str], kind: str) -> Iterator[Found]:
    index = _index(kind)
    for start, word in enumerate(words):
        for pattern, entry in index.get(word, ()):
            end = pattern.match_at(words, start)
            if end is not None and end > start:
                yield Found(start, end, entry)


def _without_overlap(found: Iterator[Found]) -> Iterator[Found]:
    """The longest wins: "is in talks to buy" says nothing of having bought; what is marked as weak yields."""
    taken: set[int] = set()
    kept = []
    for one in sorted(found, key=lambda f: ("weak" in f.entry.data, f.start - f.end, f.start, f.entry.id)):
        if taken.isdisjoint(range(one.start, one.end)):
            taken.update(range(one.start, one.end))
            kept.append(one)
    yield from sorted(kept, key=lambda f: f.start)


@cache
def weaker_modalities() -> Mapping[str, tuple[str, ...]]:
    """Return for each modality those that follow from it, through any number of steps: decided, planned, considered."""
    steps = {
        entry.id.partition(".")[2]: tuple(entry.data.get("entails", ()))
        for entry in load("propositions")
        if entry.kind == "modality"
    }
    return {name: tuple(_following(name, steps)) for name in steps}


def _following(name: str, steps: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for weaker in steps[name]:
        yield weaker
        yield from _following(weaker, steps)
