"""What speaks for and against two appearances being one: a table, one line a signal.

A signal is a question to a pair with a sentence for an answer, or none. What its answer is worth is in the table: how
two are *named*; a second *attribute* that they share, without which no rule makes them one; a *hint*, which only
orders questions; what speaks *against*, so that no rule makes them one; what *excludes* it. Things of two kinds, a
person and a town, are never asked about (:mod:`sayso.resolve.candidates`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from sayso.model.spans import Reason
from sayso.resolve.bearers import is_rank
from sayso.resolve.candidates import Kind
from sayso.resolve.naming import Likeness, Naming
from sayso.resolve.scene import Profile, Scene, stems_of


class Bearing(StrEnum):
    """What a signal is worth."""

    NAMED = "named"
    ATTRIBUTE = "attribute"
    HINT = "hint"
    AGAINST = "against"
    EXCLUDES = "excludes"


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


Test = Callable[[Pair], str]


@dataclass(frozen=True, slots=True)
class Signal:
    """One line of the table."""

    rule: str
    bearing: Bearing
    weight: float
    test: Test


@dataclass(frozen=True, slots=True)
class Answer:
    """A signal that spoke."""

    signal: Signal
    note: str

    @property
    def reason(self) -> Reason:
        """What a reader is told."""
        return _reason(self.signal.rule, self.note)


@lru_cache(maxsize=65536)
def _reason(rule: str, note: str) -> Reason:
    """Kept, because the same is said of very many pairs."""
    return Reason(rule=rule, note=note)


def _named(naming: Naming) -> Test:
    return lambda pair: pair.likeness.note if pair.likeness.naming is naming else ""


def _sole(pair: Pair) -> str:
    """A short name that only one longer name in the collection holds."""
    if pair.likeness.naming is not Naming.PART:
        return ""
    short, long = sorted((pair.left, pair.right), key=lambda profile: len(profile.name))
    is_sole = pair.scene.is_sole_holder(long, short.name)
    return f"No other longer name has “{_write(pair, short.name)}” in it." if is_sole else ""


def _post(pair: Pair) -> str:
    """A word of their posts that hardly anybody else's post has, and that says more than that it is one."""
    shared = frozenset(stem for stem in pair.left.posts & pair.right.posts if pair.scene.is_rare_post(stem))
    return f"Both are called “{_shortest(pair.left.appearance.posts, shared)}”." if shared else ""


def _work(pair: Pair) -> str:
    """Any word of their posts, also one that many have."""
    shared = pair.left.posts & pair.right.posts
    if _post(pair):
        return ""
    return f"Both are called “{_shortest(pair.left.appearance.posts, shared)}”, as others are." if shared else ""


def _shortest(posts: Iterable[str], shared: frozenset[str]) -> str:
    return min((post for post in posts if stems_of((post,)) & shared), key=lambda post: (len(post), post))


def _body(pair: Pair) -> str:
    """A post in the same body; where many have one there, with a word of the post in common."""
    has_post = bool(pair.left.posts & pair.right.posts)
    found = [body for body in _shared_bodies(pair) if has_post or pair.scene.is_rare_body(body)]
    return f"Both have a post at “{_write(pair, found[0])}”." if found else ""


def _shared_bodies(pair: Pair) -> list[str]:
    return sorted(pair.left.bodies & pair.right.bodies)


def _officer(pair: Pair) -> str:
    officers = pair.scene.officers
    left, right = pair.left, pair.right
    shared = officers.get((left.appearance.document, left.name), set()) & officers.get(
        (right.appearance.document, right.name), set()
    )
    return f"In both “{_write(pair, min(shared))}” has a post there." if shared else ""


def _acronym(pair: Pair) -> str:
    if pair.left.kind is Kind.PERSON or pair.likeness.naming is not Naming.FULL:
        return ""
    shared = {use.name for use in pair.left.appearance.uses[1:]} & {use.name for use in pair.right.appearance.uses[1:]}
    short = [name for name in shared if name.isupper() and len(name) > 1]
    return f"Both reports call it “{min(short)}” for short." if short else ""


def _companions(pair: Pair) -> str:
    shared = sorted(pair.shared_companions)
    if pair.is_told or len(shared) < 2:
        return ""
    told = " and ".join(f"“{_write(pair, name)}”" for name in shared[:2])
    return f"Both reports also name {told}{' and others' if len(shared) > 2 else ''}, as few do."


def _outlet(pair: Pair) -> str:
    both = pair.left.appearance.is_media and pair.right.appearance.is_media and _is_named_alike(pair)
    return "Both are news outlets." if both else ""


def _is_named_alike(pair: Pair) -> bool:
    return pair.likeness.naming in (Naming.FULL, Naming.ALIAS)


def _government(pair: Pair) -> str:
    left, right = pair.left.appearance.government_of, pair.right.appearance.government_of
    return f"Both are the government of {left}." if left is not None and left == right else ""


def _ground(pair: Pair) -> str:
    """One land may have two towns of a name; which town is meant is told by its GeoNames number, not here."""
    shared = _shared_countries(pair) if pair.left.kind is Kind.GROUND else set()
    return f"Both lie in {min(shared)}." if shared else ""


def _shared_countries(pair: Pair) -> set[str]:
    return set(pair.left.appearance.countries) & set(pair.right.appearance.countries)


def _country(pair: Pair) -> str:
    shared = _shared_countries(pair) if pair.left.kind is not Kind.GROUND else set()
    return f"Both are tied to {min(shared)}." if shared else ""


def _company(pair: Pair) -> str:
    left, right = pair.left, pair.right
    shared = (left.company & right.company) | pair.shared_companions
    if not shared or _companions(pair):
        return ""
    return f"Both reports also name “{_write(pair, min(shared))}”, as few do."


def _place(pair: Pair) -> str:
    shared = set(pair.left.appearance.places) & set(pair.right.appearance.places)
    return f"Both reports name {_write(pair, min(shared))}." if shared else ""


def _day(pair: Pair) -> str:
    shared = {day for day in pair.left.appearance.dates if len(day) == 10} & set(pair.right.appearance.dates)
    return f"Both reports tell of {min(shared)}." if shared else ""


def _week(pair: Pair) -> str:
    left, right = pair.left.appearance.published, pair.right.appearance.published
    return "The reports are of one month." if left and right and left[:7] == right[:7] and len(left) > 6 else ""


def _other_posts(pair: Pair) -> str:
    """A mere rank does not stand against another post: a general may be a minister."""
    left, right = pair.left, pair.right
    if left.posts & right.posts or left.bodies & right.bodies:
        return ""
    one, other = ([post for post in p.appearance.posts if not is_rank(post)] for p in (left, right))
    return f"One is called “{min(one)}”, the other “{min(other)}”." if one and other else ""


def _other_bodies(pair: Pair) -> str:
    left, right = pair.left.bodies, pair.right.bodies
    if not left or not right or any(_are_near(one, other) for one in left for other in right):
        return ""
    return f"One has a post at “{_write(pair, min(left))}”, the other at “{_write(pair, min(right))}”."


def _are_near(one: str, other: str) -> bool:
    """Tell whether one name of a body has all words of the other."""
    words = set(one.split()), set(other.split())
    return words[0] <= words[1] or words[1] <= words[0]


def _other_countries(pair: Pair) -> str:
    left, right = pair.left.appearance.countries, pair.right.appearance.countries
    is_other = left and right and not set(left) & set(right)
    return f"One is tied to {min(left)}, the other to {min(right)}." if is_other else ""


def _other_years(pair: Pair) -> str:
    left, right = (p.appearance.published or "" for p in (pair.left, pair.right))
    if left[:4].isdigit() and right[:4].isdigit() and abs(int(left[:4]) - int(right[:4])) > 40:
        return f"One report is of {left[:4]}, the other of {right[:4]}."
    return ""


def _disguised(pair: Pair) -> str:
    return "Letters in one of the names only look like those of the other." if pair.likeness.disguised else ""


def _beside(pair: Pair) -> str:
    """A report that has both names may mean two by them."""
    left, right = pair.left, pair.right
    if left.name == right.name:
        return ""
    both = right.name in left.appearance.companions or left.name in right.appearance.companions
    return "One of the reports has both names, and they may be two." if both else ""


def _shared_name(pair: Pair) -> str:
    if not pair.is_told or _is_other_part(pair):
        return ""
    parts = {pair.scene.part(pair.left), pair.scene.part(pair.right)}
    return "A report says that two people bear the name." if len(parts) > 1 or None in parts else ""


def _told(pair: Pair) -> str:
    if not _is_other_part(pair):
        return ""
    return "A report says that two people bear the name, and these have different posts."


def _is_other_part(pair: Pair) -> bool:
    if pair.left.name != pair.right.name or not pair.is_told:
        return False
    parts = [pair.scene.part(profile) for profile in (pair.left, pair.right)]
    return None not in parts and parts[0] != parts[1]


def _write(pair: Pair, name: str) -> str:
    return pair.scene.written.get(name, name)


SIGNALS = (
    Signal("same.full_name", Bearing.NAMED, 3.0, _named(Naming.FULL)),
    Signal("same.alias", Bearing.NAMED, 2.5, _named(Naming.ALIAS)),
    Signal("same.variant", Bearing.NAMED, 2.0, _named(Naming.VARIANT)),
    Signal("same.part", Bearing.NAMED, 1.0, _named(Naming.PART)),
    Signal("same.similar", Bearing.NAMED, 0.5, _named(Naming.SIMILAR)),
    Signal("same.post", Bearing.ATTRIBUTE, 1.5, _post),
    Signal("same.body", Bearing.ATTRIBUTE, 2.0, _body),
    Signal("same.officer", Bearing.ATTRIBUTE, 2.0, _officer),
    Signal("same.acronym", Bearing.ATTRIBUTE, 1.5, _acronym),
    Signal("same.companions", Bearing.ATTRIBUTE, 1.5, _companions),
    Signal("same.government", Bearing.ATTRIBUTE, 2.0, _government),
    Signal("same.sole_holder", Bearing.HINT, 1.0, _sole),
    Signal("same.outlet", Bearing.HINT, 0.5, _outlet),
    Signal("same.ground", Bearing.HINT, 0.5, _ground),
    Signal("same.country", Bearing.HINT, 0.3, _country),
    Signal("same.work", Bearing.HINT, 0.3, _work),
    Signal("same.company", Bearing.HINT, 0.5, _company),
    Signal("same.place", Bearing.HINT, 0.2, _place),
    Signal("same.day", Bearing.HINT, 0.4, _day),
    Signal("same.month", Bearing.HINT, 0.1, _week),
    Signal("differs.posts", Bearing.AGAINST, -1.5, _other_posts),
    Signal("differs.bodies", Bearing.AGAINST, -1.5, _other_bodies),
    Signal("differs.countries", Bearing.AGAINST, -1.0, _other_countries),
    Signal("differs.years", Bearing.AGAINST, -1.0, _other_years),
    Signal("differs.letters", Bearing.AGAINST, -2.0, _disguised),
    Signal("differs.beside", Bearing.AGAINST, -1.0, _beside),
    Signal("differs.shared_name", Bearing.AGAINST, -1.0, _shared_name),
    Signal("differs.told", Bearing.EXCLUDES, -5.0, _told),
)


def ask(pair: Pair) -> tuple[Answer, ...]:
    """Put every question of the table to a pair, and return those that were answered."""
    said = []
    for signal in SIGNALS:
        note = signal.test(pair)
        if note:
            said.append(Answer(signal, note))
    return tuple(said)
