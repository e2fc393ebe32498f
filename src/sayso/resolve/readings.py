"""Readings: what each claim of a report says, in a form that can be compared with what another report's says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.lexicon.stems import stem
from sayso.model.claims import Claim, Stance, Standing
from sayso.model.graph import Term
from sayso.model.mentions import EntityType
from sayso.model.provenance import ClaimRef
from sayso.model.spans import Reason, Span
from sayso.resolve.families import entailed, find_kind, rungs
from sayso.resolve.frames import Frame, Report, Telling
from sayso.resolve.plain import read_unframed
from sayso.resolve.reading import Reading, aspect_of, holders_of, is_negative
from sayso.resolve.sides import (
    Sides,
    circumstance_of,
    find_sides,
    head_of,
    is_both,
    is_pronoun,
    participants,
    term_of,
    words_term,
)
from sayso.resolve.words import content_stems, find_words, fold

_OPEN = frozenset({Stance.U_U, Stance.CT_U})


def read_claims(report: Report) -> tuple[Reading, ...]:
    """Return what the claims of a report say, in the order of the text."""
    found: list[Reading] = []
    pair: tuple[Term, Term] | None = None
    last: dict[str, Sides] = {}
    asked: set[str] = set()
    for telling in report.tellings:
        asked.update(claim.id for claim in telling.claims if telling.is_asked(claim))
        pair = _taken_back(telling, report) or pair
        last.update(_quoted_sides(telling) if not telling.claims else {})
        carried = set()
        for stated in telling.frames:
            for claim in stated.claims:
                frame, sides = _sides(claim, stated, telling, report)
                sides = _for_bodies(_inherited(sides, frame, pair), frame, pair, report)
                sides = _pointing_back(sides, claim, frame, telling, last)
                is_bare = sides.a is None and sides.b is None and not is_negative(claim) and not is_both(claim, frame)
                if is_bare or (frame.rung.b == "person" and sides.b is None):
                    continue
                last[frame.rung.id] = sides
                carried.add(claim.id)
                found.extend(_framed(claim, frame, sides, report))
                pair = _pair_of(frame, sides) or pair
        for claim in telling.claims:
            if claim.id not in carried:
                found.extend(read_unframed(claim, telling, report))
    found = [reading for reading in found if reading.ref.claim not in asked]
    return tuple(r for r in found if not _is_open(r, report) and not report.is_withdrawn(r.ref.claim))


def _is_open(reading: Reading, report: Report) -> bool:
    """Tell whether a claim puts nothing forward and rejects nothing: "It has not denied that …"."""
    claim = claim_of(report, reading.ref.claim)
    return claim.stance in _OPEN and claim.standing in {Standing.ASSERTED, Standing.HEDGED}


def claim_of(report: Report, claim: str) -> Claim:
    """Return a report's claim by its id."""
    return next(c for c in report.analysis.claims if c.id == claim)


def _sides(claim: Claim, frame: Frame, telling: Telling, report: Report) -> tuple[Frame, Sides]:
    """The sides of a step; a step that needs a person and has none is what the same words else say."""
    sides = find_sides(claim, frame, telling, report)
    lacks_b = frame.rung.b == "person" and sides.b is None
    lacks_a = frame.rung.a == "person" and frame.undergoes and sides.a is None
    if not (lacks_a or lacks_b) or not frame.otherwise:
        return frame, sides
    frame = replace(frame, rung=rungs()[frame.otherwise])
    return frame, find_sides(claim, frame, telling, report)


def _pointing_back(sides: Sides, claim: Claim, frame: Frame, telling: Telling, last: dict[str, Sides]) -> Sides:
    """Give "it" the side that the same step had in an earlier sentence of the report."""
    earlier = last.get(frame.rung.id)
    after = [word.text for word in telling.words if word.span.start >= frame.core.end][:1]
    words = [x.name for x in (claim.subject, claim.object, *participants(claim, "patient")) if x is not None] + after
    if earlier is None or sides.a is not None or not any(is_pronoun(word) for word in words):
        return sides
    return replace(sides, a=earlier.a, is_inherited=True)


def _quoted_sides(telling: Telling) -> dict[str, Sides]:
    """Whom the steps are about that a correction quotes to take back: "It was refused in 2019" goes on from there."""
    found = {}
    for frame in telling.frames:
        before = [n.term for n in telling.named if n.span.end <= frame.core.start]
        if before:
            found[frame.rung.id] = Sides(before[-1], None, None)
    return found


def _taken_back(telling: Telling, report: Report) -> tuple[Term, Term] | None:
    """The two whose deal a correction quotes only to take it back: what follows is about them all the same."""
    if telling.claims or not any(frame.rung.inherits or frame.rung.family == "takeover" for frame in telling.frames):
        return None
    own = fold(report.analysis.document.publisher.value or "")
    parties = {n.term for n in telling.named if n.term.type is EntityType.ORG and n.term.key not in report.media}
    parties = {party for party in parties if fold(party.name) != own}
    return (min(parties, key=_key), max(parties, key=_key)) if len(parties) == 2 else None


def _pair_of(frame: Frame, sides: Sides) -> tuple[Term, Term] | None:
    if frame.rung.family not in {"takeover", "accord"} or sides.a is None or sides.b is None:
        return None
    return sides.a, sides.b


def _inherited(sides: Sides, frame: Frame, pair: tuple[Term, Term] | None) -> Sides:
    """Give "the deal" the two that an earlier sentence of the same report named as its parties."""
    if not frame.rung.inherits or pair is None or (sides.a is not None and sides.b is not None):
        return sides
    known = [side for side in (sides.a, sides.b) if side is not None and not side.key.startswith("words:")]
    if any(side not in pair for side in known):
        return sides
    return Sides(min(pair, key=_key), max(pair, key=_key), sides.place, is_inherited=True)


def _key(term: Term) -> str:
    return term.key


def _for_bodies(sides: Sides, frame: Frame, pair: tuple[Term, Term] | None, report: Report) -> Sides:
    """Two people who seal what their two bodies talked about act for them."""
    if frame.rung.family != "accord" or pair is None or sides.a is None or sides.b is None:
        return sides
    people = [side for side in (sides.a, sides.b) if side.type is EntityType.PERSON]
    bodies = {body for person in people for body in report.names.bodies.get(person.key, ())}
    if len(people) == 2 and set(pair) <= bodies:
        return Sides(min(pair, key=_key), max(pair, key=_key), sides.place, is_inherited=True)
    return sides


def _framed(claim: Claim, frame: Frame, sides: Sides, report: Report) -> Iterator[Reading]:
    reasons = [Reason(rule="proposition.words", note=f"Its words say “{frame.rung.label}”.", span=frame.core)]
    if sides.is_inherited:
        reasons.append(Reason(rule="proposition.inherits", note="Its parties are those of an earlier sentence."))
    main = Reading(
        ref=ClaimRef(report=report.id, claim=claim.id),
        start=claim.head.start,
        kind=claim.kind,
        rung=frame.rung.id,
        label=frame.rung.label,
        aspect=aspect_of(claim, frame),
        a=sides.a,
        b=sides.b,
        extra=_in_spite(claim),
        place=sides.place,
        time=None if frame.is_undated else claim.time,
        is_negative=is_negative(claim) and frame.aspect != "refused",
        holders=holders_of(claim, report),
        near=_named_before(claim, report) if is_both(claim, frame) else frozenset(),
        spare=_spare(claim, frame, sides, report),
        words=content_stems(claim.citation.quote),
        reasons=tuple(reasons),
    )
    yield main
    yield from _sited(main, claim, report)
    yield from _implied(main)


def _spare(claim: Claim, frame: Frame, sides: Sides, report: Report) -> Term | None:
    """Who does it, in words without a name, where what it is done to is known: "the school" that cancels a concert."""
    rung = frame.rung
    if sides.a is not None or sides.b is None or rung.is_symmetric or frame.is_swapped or frame.undergoes:
        return None
    is_named = term_of(claim.subject, claim, report) is not None
    return words_term(claim.subject.name) if claim.subject is not None and not is_named else None


def _in_spite(claim: Claim) -> tuple[str, ...]:
    """What it was done in spite of: who denies that denies less than the step."""
    found = circumstance_of(claim)
    return ("despite", found) if found else ()


def _named_before(claim: Claim, report: Report) -> frozenset[str]:
    return frozenset(n.term.key for n in report.named if n.span.start < claim.head.start)


def _sited(main: Reading, claim: Claim, report: Report) -> Iterator[Reading]:
    """What a report calls the place of an event is a proposition of its own: another may call it something else."""
    if not main.rung.startswith("presence.") or main.a is None:
        return
    for argument in participants(claim, "at", "in", "patient"):
        term = report.names.of_argument(report.id, argument)
        is_plural = argument.name.split()[-1].endswith("s") and main.place is not None
        if term is None and not is_plural and head_of(argument.name) in _sites(argument.name):
            site = words_term(argument.name)
            if site is not None and site != main.b:
                yield replace(main, rung="presence.at", label=rungs()["presence.at"].label, b=site)


def _sites(text: str) -> set[str]:
    words = (word.text for word in find_words(text, Span(0, len(text))))
    return {stem(word) for word in words if find_kind([word], "site")}


def _implied(main: Reading) -> Iterator[Reading]:
    """Who met somebody in a town was there; counted only where some report says just that (see grouping)."""
    if main.place is None or main.is_negative:
        return
    for step in entailed().get(main.rung, ()):
        if "place" in step.sides:
            side = main.a if step.sides[0] == "a" else main.b
            if side is not None and side.type is EntityType.PERSON:
                label = rungs()[step.rung].label
                yield replace(main, rung=step.rung, label=label, a=side, b=main.place, is_implied=True)
