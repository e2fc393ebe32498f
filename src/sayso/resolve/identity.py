"""Who may be who across reports: pairs of appearances with what speaks for and against each.

A rule makes two one only by the name and a second attribute, with nothing against it. The same full name alone is
*probably* the same; another spelling or a part of a name is a question at most, unless a second attribute goes with
it. Appearances of one report are left as the report's own reading has them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from sayso.model.identity import Appearance, Proposal, Sameness
from sayso.resolve.candidates import Bundle, Kind, bundles_of, near_bundles
from sayso.resolve.naming import Likeness, Naming, likeness_of
from sayso.resolve.scene import Pair, Profile, Scene
from sayso.resolve.settling import settle
from sayso.resolve.signals import Answer, Bearing, ask

MOST_PAIRS = 16
"""Appearances of one name that are all compared with each other; of more, those that share something."""
MOST_NAMESAKES = 80
"""The same for a name of which a report says that two people bear it."""
ENOUGH = 4.0
"""The weight from which another spelling with a second attribute makes two one."""

_COMPANY = frozenset({"same.company", "same.companions"})
_NEAR = _COMPANY | {"same.post", "same.body", "same.officer"}
"""Signals that a report with a part of a name and one with the whole are of one matter."""


def propose(appearances: Sequence[Appearance]) -> tuple[Proposal, ...]:
    """Return what the machine holds of pairs of appearances, sorted by their ids; the order given does not matter."""
    bundles = bundles_of(appearances)
    scene = Scene(bundles)
    found: dict[tuple[str, str], Proposal] = {}
    for proposal in chain(_within(bundles, scene), _between(bundles, scene)):
        found[proposal.left, proposal.right] = proposal
    return tuple(settle((found[pair] for pair in sorted(found)), appearances))


def _within(bundles: Iterable[Bundle], scene: Scene) -> Iterator[Proposal]:
    for bundle in bundles:
        if len(bundle.members) > 1:
            likeness = likeness_of(bundle, bundle)
            profiles = [scene.profile(bundle, member) for member in bundle.members]
            if likeness is not None:
                most = MOST_NAMESAKES if bundle.name in scene.told else MOST_PAIRS
                yield from _compare(_pairs_of(profiles, most), likeness, scene)


def _between(bundles: Sequence[Bundle], scene: Scene) -> Iterator[Proposal]:
    for left, right in near_bundles(bundles):
        likeness = likeness_of(left, right)
        if likeness is not None:
            first = [scene.profile(left, member) for member in left.members]
            second = [scene.profile(right, member) for member in right.members]
            yield from _compare(_pairs_across(first, second), likeness, scene)


def _compare(pairs: Iterable[tuple[Profile, Profile]], likeness: Likeness, scene: Scene) -> Iterator[Proposal]:
    for left, right in pairs:
        if left.appearance.document != right.appearance.document:
            proposal = judge(Pair(left, right, likeness, scene))
            if proposal is not None:
                yield proposal


def _pairs_of(profiles: Sequence[Profile], most: int) -> Iterator[tuple[Profile, Profile]]:
    if len(profiles) <= most:
        yield from ((one, other) for place, one in enumerate(profiles) for other in profiles[place + 1 :])
        return
    yield from _sharing(profiles)
    yield from ((profiles[0], other) for other in profiles[1:])


def _pairs_across(first: Sequence[Profile], second: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    if len(first) * len(second) <= MOST_PAIRS * MOST_PAIRS:
        yield from ((one, other) for one in first for other in second)
        return
    names = {profile.name for profile in first}
    yield from ((a, b) for a, b in _sharing([*first, *second]) if (a.name in names) != (b.name in names))
    yield first[0], second[0]


def _sharing(profiles: Iterable[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Each with the next that shares a post, a body or a rare companion: what makes them one hangs together so."""
    last: dict[str, Profile] = {}
    for profile in profiles:
        for key in sorted((*profile.posts, *profile.bodies, *profile.companions)):
            if key in last:
                yield last[key], profile
            last[key] = profile


def judge(pair: Pair) -> Proposal | None:
    """Return what the signals make of a pair; ``None`` where it is not worth a question."""
    answers = ask(pair)
    level = _level(pair, answers)
    if level is None:
        return None
    left, right = sorted((pair.left.appearance.id, pair.right.appearance.id))
    weight = round(sum(answer.signal.weight for answer in answers), 3)
    return Proposal(left=left, right=right, level=level, reasons=tuple(a.reason for a in answers), weight=weight)


def _level(pair: Pair, answers: Sequence[Answer]) -> Sameness | None:
    said = {answer.signal.rule for answer in answers}
    bearings = Counter(answer.signal.bearing for answer in answers)
    if bearings[Bearing.EXCLUDES]:
        return Sameness.DIFFERENT
    if bearings[Bearing.AGAINST]:
        against = {answer.signal.rule for answer in answers if answer.signal.bearing is Bearing.AGAINST}
        return _disputed(pair, said, against, has_attribute=bearings[Bearing.ATTRIBUTE] > 0)
    if pair.likeness.naming is Naming.FULL:
        return _by_full_name(pair, said, has_attribute=bearings[Bearing.ATTRIBUTE] > 0)
    if pair.likeness.naming is Naming.PART and _fits_alone(pair.left.kind, said):
        return Sameness.PROBABLE
    if bearings[Bearing.ATTRIBUTE]:
        return _by_other_name(pair.likeness.naming, said, sum(answer.signal.weight for answer in answers))
    return {Naming.ALIAS: Sameness.PROBABLE, Naming.VARIANT: Sameness.POSSIBLE}.get(pair.likeness.naming)


def _disputed(pair: Pair, said: set[str], against: set[str], *, has_attribute: bool) -> Sameness | None:
    """Something speaks against it. Reports of one matter often call one person by two posts."""
    if pair.likeness.naming is Naming.FULL and _is_whole(pair) and against <= {"differs.posts", "differs.bodies"}:
        return Sameness.POSSIBLE if said.isdisjoint(_COMPANY) else Sameness.PROBABLE
    is_named = pair.likeness.naming in (Naming.FULL, Naming.ALIAS) or pair.likeness.disguised or has_attribute
    return Sameness.POSSIBLE if is_named else None


def _is_whole(pair: Pair) -> bool:
    """Tell whether the name is more than one word of a person's."""
    return pair.left.kind is not Kind.PERSON or " " in pair.left.name


def _by_full_name(pair: Pair, said: set[str], *, has_attribute: bool) -> Sameness:
    """A person's single name is too little for a rule."""
    if _is_whole(pair):
        return Sameness.SAME if has_attribute else Sameness.PROBABLE
    return Sameness.POSSIBLE if said.isdisjoint(_NEAR) else Sameness.PROBABLE


def _fits_alone(kind: Kind, said: set[str]) -> bool:
    """A part that one name alone holds, in reports with something rare in common; or a person's, and a post."""
    is_sole = "same.sole_holder" in said and not said.isdisjoint(_NEAR)
    return is_sole or (kind is Kind.PERSON and "same.body" in said)


def _by_other_name(naming: Naming, said: set[str], weight: float) -> Sameness:
    if naming in (Naming.ALIAS, Naming.VARIANT):
        return Sameness.SAME if weight >= ENOUGH else Sameness.PROBABLE
    is_one_post = "same.body" in said and not said.isdisjoint({"same.post", "same.work"})
    return Sameness.PROBABLE if is_one_post and naming is Naming.SIMILAR else Sameness.POSSIBLE
