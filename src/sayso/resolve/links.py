"""Links: which propositions follow from which, which cannot both hold, and which are only related (R7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sayso.model.graph import PropositionLink, PropositionRelation, Term
from sayso.model.spans import Reason
from sayso.resolve.amounts import agree, bears_out
from sayso.resolve.families import Entailment, entailed, rungs, stronger, weaker_modalities
from sayso.resolve.grouping import Group, Interval, interval_of

Named = Mapping[str, Group]
"""Groups by the id of their proposition."""
Links = dict[str, set[PropositionLink]]


def find_links(groups: Named) -> dict[str, tuple[PropositionLink, ...]]:
    """Return the links of each proposition, by its id; both directions are given."""
    found: Links = defaultdict(set)
    by_rung: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, group in sorted(groups.items()):
        for side in {group.key[2], group.key[3], ""}:
            by_rung[group.key[0], side].append(name)
    for name, group in sorted(groups.items()):
        for steps in (_entailments, _within_bounds, _variants, _exclusions, _related):
            for kind, other, reason in steps(name, group, groups, by_rung):
                _link(found, kind, name, other, reason)
    return {name: tuple(sorted(links, key=lambda k: (k.kind.value, k.proposition))) for name, links in found.items()}


_BACK = {
    PropositionRelation.ENTAILS: PropositionRelation.ENTAILED_BY,
    PropositionRelation.CONFLICTS: PropositionRelation.CONFLICTS,
}
Step = tuple[PropositionRelation, str, Reason]
Index = Mapping[tuple[str, str], Sequence[str]]


def _link(found: Links, kind: PropositionRelation, name: str, other: str, reason: Reason) -> None:
    found[name].add(PropositionLink(kind=kind, proposition=other, reason=reason))
    if kind in _BACK:
        found[other].add(PropositionLink(kind=_BACK[kind], proposition=name, reason=reason))


def _entailments(name: str, group: Group, groups: Named, by_rung: Index) -> Iterator[Step]:
    yield from _less_precise(name, group, groups, by_rung)
    yield from _less_settled(name, group, groups, by_rung)
    yield from _at_step(group, groups, by_rung)
    if group.key[1]:
        return
    for step in entailed().get(group.key[0], ()):
        sides = tuple(_side_of(group, side) for side in step.sides)
        anchor = next((side for side in sides if side), "")
        for other in by_rung.get((step.rung, anchor), ()):
            weaker = groups[other]
            if not weaker.key[1] and _carries(sides, weaker, step) and _compatible(group, weaker):
                note = f"“{group.first.label}” says at least “{weaker.first.label}”."
                yield PropositionRelation.ENTAILS, other, Reason(rule="R7.entails", note=note)


def _side_of(group: Group, side: str) -> str:
    if side == "place":
        return group.first.place.key if group.first.place is not None else ""
    return "" if not side else group.key[2] if side == "a" else group.key[3]


def _carries(sides: tuple[str, ...], weaker: Group, step: Entailment) -> bool:
    """Whether the stronger's sides are the weaker's; a side that the weaker leaves open asks for none."""
    wanted = weaker.key[2:4]
    given = sides if len(sides) == 2 else (*sides, "")
    if rungs()[step.rung].is_symmetric:
        return {side for side in wanted if side} <= set(given) and any(wanted)
    if "place" in step.sides:
        return all(want and want == have for want, have in zip(wanted, given, strict=True))
    return any(wanted) and all(not want or want == have for want, have in zip(wanted, given, strict=True))


def _less_precise(name: str, group: Group, groups: Named, by_rung: Index) -> Iterator[Step]:
    """What is told of a day or a town holds without it; what is told of both sides holds of one."""
    for other in by_rung.get((group.key[0], group.key[2]), ()):
        weaker = groups[other]
        is_same = weaker.key == group.key and group.variant and not weaker.variant
        if is_same and not _gives_value(group) and other != name:
            note = "It says the same without the day or the place."
            yield PropositionRelation.ENTAILS, other, Reason(rule="R7.entails", note=note)


def _less_settled(name: str, group: Group, groups: Named, by_rung: Index) -> Iterator[Step]:
    """What is decided is planned, and what is planned has been considered."""
    for other in by_rung.get((group.key[0], group.key[2]), ()):
        key = groups[other].key
        is_same = (key[0], *key[2:]) == (group.key[0], *group.key[2:])
        if is_same and key[1] in weaker_modalities().get(group.key[1], ()) and _compatible(group, groups[other]):
            note = f"What is {group.key[1]} is at least {key[1]}."
            yield PropositionRelation.ENTAILS, other, Reason(rule="R7.entails", note=note)


def _at_step(group: Group, groups: Named, by_rung: Index) -> Iterator[Step]:
    """A price that nobody gives but for an agreed deal stands and falls with the agreement."""
    steps = {reading.step for reading in group.readings}
    for rung in sorted({name for step in steps if step for name in (step, *(e.rung for e in entailed()[step]))}):
        if all(step and (step == rung or step in stronger()[rung]) for step in steps):
            for other in by_rung.get((rung, group.key[2]), ()):
                key = groups[other].key
                if not key[1] and {*key[2:4]} == {*group.key[2:4]}:
                    note = f"The figure is given only of what “{groups[other].first.label}” says."
                    yield PropositionRelation.ENTAILS, other, Reason(rule="R7.entails", note=note)


def _gives_value(group: Group) -> bool:
    return group.first.value is not None


def _compatible(one: Group, other: Group) -> bool:
    first, second = _interval(one), _interval(other)
    return first is None or second is None or (first[0] <= second[1] and second[0] <= first[1])


def _interval(group: Group) -> Interval | None:
    return next((i for r in group.readings if (i := interval_of(r.time)) is not None), None)


def _variants(name: str, group: Group, groups: Named, by_rung: Index) -> Iterator[Step]:
    """The same with another day, town or value: both are kept, and neither is picked."""
    for other in by_rung.get((group.key[0], group.key[2]), ()):
        like = groups[other]
        if other <= name or like.key != group.key or not (group.variant and like.variant):
            continue
        if _bears_out(group, like) or _bears_out(like, group):
            continue
        if not _are_two_events(group, like) and _is_known(group):
            yield PropositionRelation.CONFLICTS, other, Reason(rule="R7.differs", note=_difference(group, like))


def _within_bounds(name: str, group: Group, groups: Named, by_rung: Index) -> Iterator[Step]:
    """A figure supports the bound within which it lies: where 40 were hurt, at least 14 were."""
    for other in by_rung.get((group.key[0], group.key[2]), ()):
        like = groups[other]
        if other != name and like.key == group.key and _bears_out(group, like):
            note = "The figure lies within what the other one only bounds."
            yield PropositionRelation.ENTAILS, other, Reason(rule="R7.entails", note=note)


def _bears_out(exact: Group, bound: Group) -> bool:
    one, other = exact.first.value, bound.first.value
    return one is not None and other is not None and bears_out(one, other)


def _is_known(group: Group) -> bool:
    """Whether anything of it has a name: "people died" in two towns are two events, and contradict nobody."""
    return group.first.value is not None or any(side.startswith("name:") for side in group.key[2:4])


def _difference(one: Group, other: Group) -> str:
    mine, theirs = one.first, other.first
    if mine.value is not None and theirs.value is not None:
        return f"The figures differ: “{mine.value.text}” and “{theirs.value.text}”."
    if not _compatible(one, other):
        return f"The dates differ: {_when(one)} and {_when(other)}."
    return f"The places differ: {_name(mine.place)} and {_name(theirs.place)}."


def _when(group: Group) -> str:
    time = next((r.time for r in group.readings if interval_of(r.time) is not None), None)
    return "no date" if time is None else f"“{time.text}”"


def _name(term: Term | None) -> str:
    return "no place" if term is None else term.name


def _are_two_events(one: Group, other: Group) -> bool:
    """A report that puts both forward tells of two events, or of two figures, and contradicts nobody."""
    if one.first.value is not None and other.first.value is not None and agree(one.first.value, other.first.value):
        return True
    mine = {r.ref.report for r in one.readings if not r.is_negative}
    theirs = {r.ref.report for r in other.readings if not r.is_negative}
    return bool(mine & theirs)


def _exclusions(name: str, group: Group, groups: Named, by_rung: Index) -> Iterator[Step]:
    rung = rungs().get(group.key[0])
    if rung is None or group.key[1] or not group.key[2]:
        return
    for excluded in rung.excludes:
        for other in by_rung.get((excluded, group.key[2]), ()):
            against = groups[other]
            if not against.key[1] and _same_sides(group, against) and _compatible(group, against):
                note = f"“{rung.label}” and “{against.first.label}” cannot both hold."
                yield PropositionRelation.CONFLICTS, other, Reason(rule="R7.excludes", note=note)


def _same_sides(one: Group, other: Group) -> bool:
    if rungs()[one.key[0]].is_symmetric or rungs()[other.key[0]].is_symmetric:
        return {side for side in one.key[2:4] if side} == {side for side in other.key[2:4] if side}
    return one.key[2] == other.key[2] and (one.key[3] == other.key[3] or not one.key[3] or not other.key[3])


def _related(name: str, group: Group, groups: Named, by_rung: Index) -> Iterator[Step]:
    """An option, a plan, a request: related to what is done, and no support for it."""
    for other in by_rung.get((group.key[0], group.key[2]), ()):
        weaker = groups[other]
        if weaker.key[1] and not group.key[1] and weaker.key[2:4] == group.key[2:4] and weaker.key[4] == group.key[4]:
            note = f"One report says it is so, another only speaks of it as “{weaker.key[1]}”."
            yield PropositionRelation.RELATED_WEAKER, other, Reason(rule="R7.weaker", note=note)
    yield from _less_of_it(group, groups, by_rung)
    rung = rungs().get(group.key[0])
    for weaker_rung in rung.weaker if rung is not None and not group.key[1] else ():
        for other in by_rung.get((weaker_rung, group.key[2]), ()):
            if groups[other].key[2:4] == group.key[2:4]:
                note = f"“{groups[other].first.label}” is related and does not follow."
                yield PropositionRelation.RELATED_WEAKER, other, Reason(rule="R7.weaker", note=note)


def _less_of_it(group: Group, groups: Named, by_rung: Index) -> Iterator[Step]:
    """A plan to resign is more than the thought of stepping aside: less of it, on a weaker step."""
    below = weaker_modalities().get(group.key[1], ())
    for step in entailed().get(group.key[0], ()) if below else ():
        for other in by_rung.get((step.rung, group.key[2]), ()):
            key = groups[other].key
            if key[1] in below and key[2:4] == group.key[2:4] and step.sides == ("a", "b"):
                note = f"“{groups[other].first.label}” is only {key[1]} there."
                yield PropositionRelation.RELATED_WEAKER, other, Reason(rule="R7.weaker", note=note)
