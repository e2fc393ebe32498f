"""What is common in a collection and what is rare: two reports that share what is rare speak of the same thing.

Counted over bundles, once for a collection. How rare is rare grows with the logarithm of the collection, so that the
main actors of a small collection do not make everybody in it one.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.lexicon.nouns import nouns_of
from sayso.model.identity import Appearance
from sayso.resolve.candidates import Bundle, Kind
from sayso.resolve.naming import Likeness
from sayso.resolve.words import content_stems

_RANKING = frozenset(
    """former ex then late current new acting interim senior junior chief deputy vice assistant associate top leading
    first second long longtime veteran founding elected outgoing incoming retired honorary lead led leads""".split()
)
"""Words before a post that say nothing of whose it is."""
_SPECIFIC = frozenset({Kind.PERSON, Kind.BODY})


@dataclass(frozen=True, slots=True)
class Profile:
    """One appearance as signals read it: stems of its posts, and the rare names of its report."""

    appearance: Appearance
    kind: Kind
    name: str
    posts: frozenset[str]
    bodies: frozenset[str]
    companions: frozenset[str]
    """Names of several words, of people and bodies, that few reports have."""
    company: frozenset[str]
    """Other names that few reports have."""


class Scene:
    """The counts of a collection."""

    def __init__(self, bundles: Sequence[Bundle]) -> None:
        documents = len({member.document for bundle in bundles for member in bundle.members})
        self._few = 3 + math.log2(max(documents, 1))
        self._named: Counter[str] = Counter()
        self._specific: set[str] = set()
        self._posts: Counter[str] = Counter()
        self._bodies: Counter[str] = Counter()
        self._holders: Counter[tuple[Kind, str]] = Counter()
        self.written: dict[str, str] = {}
        self.officers: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.told: dict[str, Mapping[str, int]] = {}
        for bundle in bundles:
            self._count(bundle)

    def _count(self, bundle: Bundle) -> None:
        self._named[bundle.name] += len(bundle.members)
        self.written.setdefault(bundle.name, min(member.name for member in bundle.members))
        self._holders.update((bundle.kind, part) for part in _short_names(bundle))
        if bundle.kind in _SPECIFIC and " " in bundle.name and not any(m.is_media for m in bundle.members):
            self._specific.add(bundle.name)
        if bundle.kind is not Kind.PERSON:
            return
        self._posts.update({stem for member in bundle.members for stem in stems_of(member.posts)})
        self._bodies.update({body for member in bundle.members for body in member.bodies})
        for member in bundle.members:
            for body in member.bodies:
                self.officers[member.document, body].add(bundle.name)
        if is_told(bundle):
            self.told[bundle.name] = _parts(bundle.members)

    def profile(self, bundle: Bundle, appearance: Appearance) -> Profile:
        """Return one appearance as signals read it."""
        rare = {name for name in appearance.companions if self._named[name] <= self._few}
        specific = rare & self._specific
        return Profile(
            appearance=appearance,
            kind=bundle.kind,
            name=bundle.name,
            posts=stems_of(appearance.posts),
            bodies=frozenset(appearance.bodies),
            companions=frozenset(specific),
            company=frozenset(rare - specific),
        )

    def is_sole_holder(self, profile: Profile, short: str) -> bool:
        """Tell whether nobody else's longer name holds the short one."""
        return self._holders[profile.kind, short] <= 1

    def is_rare_post(self, stem: str) -> bool:
        """Tell whether few people have a post of that word, and it is no word for a post in general: "director"."""
        return stem not in _general_posts() and self._posts[stem] <= 1 + self._few / 4

    def is_rare_body(self, body: str) -> bool:
        """Tell whether few people have a post in it."""
        return self._bodies[body] <= self._few

    def part(self, profile: Profile) -> int | None:
        """Return which of the namesakes that a report tells of it is by its posts; ``None`` where they say nothing."""
        parts = self.told.get(profile.name, {})
        found = {parts[stem] for stem in _telling(profile.appearance) if stem in parts}
        return found.pop() if len(found) == 1 else None


def _short_names(bundle: Bundle) -> set[str]:
    """The words by which a longer name may be cut short, and the names that reports give beside it."""
    words = bundle.name.split()
    runs = {" ".join(run) for size in range(1, len(words)) for run in (words[:size], words[-size:])}
    return runs | bundle.others


@cache
def _general_posts() -> frozenset[str]:
    """Many bodies have such a post, also where a small collection has only one."""
    words = (*nouns_of("role"), *nouns_of("office"), *_RANKING)
    return frozenset(stem for word in words for stem in content_stems(word))


@lru_cache(maxsize=65536)
def stems_of(posts: tuple[str, ...]) -> frozenset[str]:
    """Return the stems of the words of posts."""
    return frozenset(stem for post in posts for stem in content_stems(post))


def is_told(bundle: Bundle) -> bool:
    """Tell whether some report says that two people bear the name, or names two of it."""
    documents = [member.document for member in bundle.members]
    return any(member.shares_name for member in bundle.members) or len(set(documents)) < len(documents)


def _telling(appearance: Appearance) -> frozenset[str]:
    return stems_of((*appearance.posts, *appearance.bodies))


def _parts(members: Iterable[Appearance]) -> Mapping[str, int]:
    """Return the stems of posts and bodies, each with the number of the namesake they go with; two at most.

    Where they fall into more than two groups nobody can say which of them belong together, and nothing is returned.
    """
    parts: list[frozenset[str]] = []
    for member in members:
        told = _telling(member)
        touching = [part for part in parts if part & told]
        parts = [part for part in parts if not part & told] + ([told.union(*touching)] if told else [])
    ordered = sorted(parts, key=sorted)
    return {stem: number for number, part in enumerate(ordered) for stem in part} if len(parts) == 2 else {}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two appearances of different reports, how they are named alike, and the collection they are in."""

    left: Profile
    right: Profile
    likeness: Likeness
    scene: Scene

    @property
    def shared_companions(self) -> frozenset[str]:
        """The rare names that both reports name beside them."""
        return (self.left.companions & self.right.companions) - {self.left.name, self.right.name}

    @property
    def is_told(self) -> bool:
        """Whether some report says that two people bear one of the names."""
        return self.left.name in self.scene.told or self.right.name in self.scene.told

    def write(self, name: str) -> str:
        """Return a folded name as some report writes it."""
        return self.scene.written.get(name, name)
