"""Grouping: readings that say the same become one proposition; when in doubt they stay apart (R7)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace

from sayso.model.edtf import Day, earliest, latest
from sayso.model.graph import Term
from sayso.model.times import Timex
from sayso.resolve.amounts import agree
from sayso.resolve.families import rungs, stronger
from sayso.resolve.reading import Reading
from sayso.resolve.scenes import settle_scenes
from sayso.resolve.wordings import settle_words

Key = tuple[str, str, str, str, tuple[str, ...]]
"""Rung, aspect, key of the subject, key of the object, further words."""

_LAST: Day = (9999, 12, 31)
_FIRST: Day = (-9999, 1, 1)


@dataclass(frozen=True, slots=True)
class Group:
    """Readings that say the same; ``variant`` is the day or town that sets it apart from its like, or empty."""

    key: Key
    readings: tuple[Reading, ...]
    variant: str = ""

    @property
    def first(self) -> Reading:
        """The reading that stands first, of those that put it forward if there are any."""
        return min(self.readings, key=lambda r: (r.is_negative, r.is_implied, r.ref.report, r.start, r.ref.claim))


@dataclass(slots=True)
class _Blocks:
    """Groups in the making, by key, and the keys by each rung and side, so that nobody is compared with everybody."""

    groups: dict[Key, list[Reading]] = field(default_factory=lambda: defaultdict(list))
    by_side: dict[tuple[str, str, str], set[Key]] = field(default_factory=lambda: defaultdict(set))

    def add(self, reading: Reading) -> None:
        key = key_of(reading)
        self.groups[key].append(reading)
        for side in {key[2], key[3]} - {""}:
            self.by_side[key[0], key[1], side].add(key)


def group_readings(readings: Iterable[Reading]) -> tuple[Group, ...]:
    """Return the groups of readings that say the same, sorted by key; the same for any order of the readings."""
    ordered = sorted(
        settle_words(settle_scenes(readings)), key=lambda r: (r.ref.report, r.start, r.ref.claim, r.rung, r.is_implied)
    )
    whole = [r for r in ordered if not is_partial(r) and not r.is_implied]
    partial = [r for r in ordered if is_partial(r) and not r.is_implied]
    blocks = _Blocks()
    for reading in whole:
        blocks.add(reading)
    for reading, home in [(r, _home(r, blocks)) for r in partial]:
        blocks.groups[home if home is not None else key_of(_told_alone(reading))].append(reading)
    for reading in (r for r in ordered if r.is_implied):
        if key_of(reading) in blocks.groups:
            blocks.groups[key_of(reading)].append(reading)
    found = (group for key in sorted(blocks.groups) for group in _split(key, blocks.groups[key]))
    return tuple(found)


def key_of(reading: Reading) -> Key:
    """Return what must be equal for two readings to say the same, day and town left out."""
    a, b = _side(reading.a), _side(reading.b)
    rung = rungs().get(reading.rung)
    if rung is not None and rung.is_symmetric:
        a, b = sorted((a, b), key=lambda side: (not side, side))
    return reading.rung, reading.aspect, a, b, reading.extra


def _side(term: Term | None) -> str:
    return "" if term is None else term.key


def _told_alone(reading: Reading) -> Reading:
    """What is half told and fits nothing fuller is the same only where it is told in the same words.

    Where words without a name say who does it, these and what it is done to are enough: "the school" and "the concert".
    """
    if reading.spare is not None and reading.spare.key != _side(reading.b):
        return replace(reading, a=reading.spare)
    return replace(reading, extra=(*reading.extra, *reading.words))


def is_partial(reading: Reading) -> bool:
    """Tell whether a side that the rung needs is not known, so that it can only join what is told more fully."""
    if reading.is_half:
        return True
    if reading.rung == "role":
        return reading.b is None
    if reading.value is not None:
        return reading.b is None and reading.rung == "figure.price"
    rung = rungs().get(reading.rung)
    if rung is not None and reading.extra and (reading.a or reading.b):
        return False  # "the ferry was launched despite the warning": what sets it apart makes it plain enough
    return rung is not None and (reading.a is None or (reading.b is None and rung.b != "none"))


def _home(reading: Reading, blocks: _Blocks) -> Key | None:
    """The only fuller group that a half-told reading fits; a denial also fits the stronger steps that it strikes."""
    steps = [reading.rung]
    if reading.is_negative and reading.rung in stronger():
        steps += stronger()[reading.rung]
    for names in (steps[:1], steps[1:]):
        fits = sorted({key for rung in names for key in _fitting(reading, rung, blocks)})
        if fits:
            weakest = max(fits, key=lambda key: (len(stronger().get(key[0], ())), key))
            return weakest if len({key[2:4] for key in fits}) == 1 else None
    return None


def _fitting(reading: Reading, rung: str, blocks: _Blocks) -> Iterator[Key]:
    known = [side for side in (_side(reading.a), _side(reading.b)) if side]
    if not known and reading.is_negative:
        held = (key for holder in reading.holders for key in blocks.by_side.get((rung, reading.aspect, holder), ()))
        yield from (key for key in held if "" not in key[2:4])
    if not known and reading.near:
        told = (key for key in blocks.groups if key[:2] == (rung, reading.aspect) and "" not in key[2:4])
        yield from (key for key in told if {*key[2:4]} <= reading.near)
    if not known:
        return
    is_symmetric = (rungs()[rung].is_symmetric or reading.rung != rung) if rung in rungs() else not reading.is_half
    for key in blocks.by_side.get((rung, reading.aspect, known[0]), ()):
        sides = key[2:4]
        is_ordered = not is_symmetric and reading.a is not None
        agrees = all(side in sides for side in known) and (not is_ordered or known[0] == sides[0])
        words = key[4][:1] == reading.extra[:1] if reading.is_half else key[4] == reading.extra
        if agrees and words and (reading.is_negative or any(not r.is_negative for r in blocks.groups[key])):
            yield key


def _split(key: Key, readings: Sequence[Reading]) -> Iterator[Group]:
    """Part what has different values, then different days, then different towns; what is open stays with the rest."""
    for value, alike in _by_value(readings):
        for day, dated in _by_time(alike):
            for town, placed in _by_place(key, dated):
                yield Group(key, tuple(placed), "|".join(part for part in (value, day, town) if part))


Parted = list[tuple[str, list[Reading]]]


def _by_value(readings: Sequence[Reading]) -> Parted:
    """Figures that agree are one proposition, even if one is the only one: another value will be another."""
    valued = [(r.value.unit, r.value.low or r.value.high or 0, r) for r in readings if r.value is not None]
    if not valued:
        return [("", list(readings))]
    parted: list[list[Reading]] = []
    for _, _, reading in sorted(valued, key=lambda v: (v[0], v[1], v[2].ref.report, v[2].start)):
        if parted and all(_agrees(one, reading) for one in parted[-1]):
            parted[-1].append(reading)
        else:
            parted.append([reading])
    return [(_figure(found), found) for found in parted]


def _agrees(one: Reading, other: Reading) -> bool:
    return one.value is not None and other.value is not None and agree(one.value, other.value)


def _figure(readings: Sequence[Reading]) -> str:
    """The figure that most give, the more exact one first: it stands in the id."""
    values = Counter(f"{r.value.low}..{r.value.high} {r.value.unit}" for r in readings if r.value is not None)
    return max(values, key=lambda value: (values[value], value))


def _by_time(readings: Sequence[Reading]) -> Parted:
    spans = {interval for r in readings if (interval := interval_of(r.time)) is not None}
    leaves = _leaves(spans)
    rung = rungs().get(readings[0].rung)
    if len(leaves) < 2 or (rung is not None and rung.is_lasting):
        return [("", list(readings))]
    parted: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        span = interval_of(reading.time)
        home = [leaf for leaf in leaves if span is not None and any(_meet(span, one) for one in leaf)]
        parted[_written(home[0]) if len(home) == 1 else ""].append(reading)
    return sorted(parted.items())


def _by_place(key: Key, readings: Sequence[Reading]) -> Parted:
    rung = rungs().get(key[0])
    towns = {r.place.key for r in readings if r.place is not None}
    if rung is None or not rung.has_place or len(towns) < 2:
        return [("", list(readings))]
    parted: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        parted[reading.place.key if reading.place else ""].append(reading)
    return sorted(parted.items())


Interval = tuple[Day, Day]


def interval_of(time: Timex | None) -> Interval | None:
    """Return the days that a time allows, ``None`` if the words give none."""
    if time is None or not time.is_resolved:
        return None
    first = earliest(time.start) or _FIRST
    last = latest(time.end) or _LAST
    if time.start is not None and earliest(time.start) is None and time.end is None:
        last = latest(time.start) or _LAST  # "[..2023]" alone: some day up to then
    return (first, last) if (first, last) != (_FIRST, _LAST) and first <= last else None


def _meet(one: Interval, other: Interval) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _holds(outer: Interval, inner: Interval) -> bool:
    return outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]


def _leaves(spans: Set[Interval]) -> list[set[Interval]]:
    """The finest times, those that meet taken together: what contains several of them tells none apart."""
    fine = [one for one in sorted(spans) if not any(_holds(one, other) for other in spans)]
    groups: list[set[Interval]] = []
    for one in fine:
        if groups and any(_meet(one, other) for other in groups[-1]):
            groups[-1].add(one)
        else:
            groups.append({one})
    return groups


def _written(leaf: set[Interval]) -> str:
    first, last = min(leaf)[0], max(one[1] for one in leaf)
    return "/".join("-".join(f"{part:02d}" for part in day) for day in (first, last))
