"""Scenes: which numbers hurt, or crowds, are of one event, though one report names the hall and another the town."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.model.graph import Term
from sayso.model.mentions import EntityType
from sayso.resolve.reading import Reading


def settle_scenes(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Give each figure that is known by its place one place for all names that some report puts together.

    A figure without any place is of the only event of its measure in the story; where there are two, it stays alone.
    """
    held = tuple(readings)
    measured: dict[str, list[Reading]] = defaultdict(list)
    for reading in held:
        if _is_scenic(reading):
            measured[reading.rung].append(reading)
    settled = {id(old): new for same in measured.values() for old, new in zip(same, _settled(same), strict=True)}
    return tuple(settled.get(id(reading), reading) for reading in held)


def _is_scenic(reading: Reading) -> bool:
    return reading.value is not None and reading.is_half


def _in_their_town(events: Sequence[dict[str, Term]]) -> list[dict[str, Term]]:
    """Take a town and the one hall, fair or station that bears its name for one place: "the Eastmere Fair" in Eastmere.

    Where two places of the story bear the town's name, nothing tells which of them is meant.
    """
    found = list(events)
    for town in [event for event in events if _is_town(event)]:
        names = [f"{key} " for key, term in town.items() if term.type is EntityType.GPE]
        bearing = [e for e in found if e is not town and any(key.startswith(name) for key in e for name in names)]
        if len(bearing) == 1:
            found = [event for event in found if event is not town and event is not bearing[0]]
            found.append({**town, **bearing[0]})
    return found


def _is_town(event: dict[str, Term]) -> bool:
    return all(term.type is EntityType.GPE for term in event.values())


def _settled(same: Sequence[Reading]) -> list[Reading]:
    events = _events(same)
    found = []
    for reading in same:
        keys = {term.key for term in reading.scene}
        home = next((event for event in events if keys & event.keys()), None)
        if home is None and len(events) == 1:
            home = events[0]
        alone = reading.extra if home is not None else (*reading.extra, *_own(reading, events))
        found.append(replace(reading, a=_place(same, home), is_half=False, extra=alone))
    return found


def _own(reading: Reading, events: Sequence[object]) -> tuple[str, ...]:
    """What sets a figure without a place apart: what is counted where no report gives a place, else all its words."""
    noun = reading.value.noun if reading.value is not None else ""
    return (noun,) if noun and not events else reading.words


def _events(same: Sequence[Reading]) -> list[dict[str, Term]]:
    """The places that hang together because some report names both of one event."""
    events: list[dict[str, Term]] = []
    for reading in sorted(same, key=lambda r: [term.key for term in r.scene]):
        named = {term.key: term for term in reading.scene}
        touching = [event for event in events if event.keys() & named.keys()]
        events = [event for event in events if not event.keys() & named.keys()]
        for event in touching:
            named.update(event)
        events += [named] if named else []
    return _in_their_town(events)


def _place(same: Sequence[Reading], event: dict[str, Term] | None) -> Term | None:
    """The name that most reports use for the place."""
    if event is None:
        return None
    uses = Counter(term.key for reading in same for term in reading.scene if term.key in event)
    return event[max(uses, key=lambda key: (uses[key], key))]
