"""What speaks for and against two appearances being one: a table, one line a signal.

A signal is a question to a pair with a sentence for an answer, or none. What its answer is worth is in the table: how
two are *named*; a second *attribute* that they share, without which no rule makes them one; a *hint*, which only
orders questions; what speaks *against* (:mod:`sayso.resolve.contrary`), so that no rule makes them one; what *excludes*
it. Things of two kinds, a person and a town, are never asked about (:mod:`sayso.resolve.candidates`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from sayso.model.spans import Reason
from sayso.resolve.candidates import Kind
from sayso.resolve.contrary import (
    beside,
    disguised,
    other_bodies,
    other_countries,
    other_posts,
    other_years,
    shared_name,
    told,
)
from sayso.resolve.naming import Naming
from sayso.resolve.scene import Pair, stems_of


class Bearing(StrEnum):
    """What a signal is worth."""

    NAMED = "named"
    ATTRIBUTE = "attribute"
    HINT = "hint"
    AGAINST = "against"
    EXCLUDES = "excludes"


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
    return f"No other longer name has “{pair.write(short.name)}” in it." if is_sole else ""


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
    return f"Both have a post at “{pair.write(found[0])}”." if found else ""


def _shared_bodies(pair: Pair) -> list[str]:
    return sorted(pair.left.bodies & pair.right.bodies)


def _officer(pair: Pair) -> str:
    officers = pair.scene.officers
    left, right = pair.left, pair.right
    shared = officers.get((left.appearance.document, left.name), set()) & officers.get(
        (right.appearance.document, right.name), set()
    )
    return f"In both “{pair.write(min(shared))}” has a post there." if shared else ""


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
    told = " and ".join(f"“{pair.write(name)}”" for name in shared[:2])
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
    return f"Both reports also name “{pair.write(min(shared))}”, as few do."


def _place(pair: Pair) -> str:
    shared = set(pair.left.appearance.places) & set(pair.right.appearance.places)
    return f"Both reports name {pair.write(min(shared))}." if shared else ""


def _day(pair: Pair) -> str:
    shared = {day for day in pair.left.appearance.dates if len(day) == 10} & set(pair.right.appearance.dates)
    return f"Both reports tell of {min(shared)}." if shared else ""


def _week(pair: Pair) -> str:
    left, right = pair.left.appearance.published, pair.right.appearance.published
    return "The reports are of one month." if left and right and left[:7] == right[:7] and len(left) > 6 else ""


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
    Signal("differs.posts", Bearing.AGAINST, -1.5, other_posts),
    Signal("differs.bodies", Bearing.AGAINST, -1.5, other_bodies),
    Signal("differs.countries", Bearing.AGAINST, -1.0, other_countries),
    Signal("differs.years", Bearing.AGAINST, -1.0, other_years),
    Signal("differs.letters", Bearing.AGAINST, -2.0, disguised),
    Signal("differs.beside", Bearing.AGAINST, -1.0, beside),
    Signal("differs.shared_name", Bearing.AGAINST, -1.0, shared_name),
    Signal("differs.told", Bearing.EXCLUDES, -5.0, told),
)


def ask(pair: Pair) -> tuple[Answer, ...]:
    """Put every question of the table to a pair, and return those that were answered."""
    said = []
    for signal in SIGNALS:
        note = signal.test(pair)
        if note:
            said.append(Answer(signal, note))
    return tuple(said)
