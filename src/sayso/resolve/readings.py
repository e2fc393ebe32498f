"""Readings: what each claim of a report says, in a form that can be compared with what another report's says."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace

from sayso.model.claims import Argument, Claim, ClaimKind, SourceKind, Stance, Standing
from sayso.model.graph import Term
from sayso.model.mentions import EntityType
from sayso.model.provenance import ClaimRef
from sayso.model.quantities import Quantity
from sayso.model.spans import Reason, Span
from sayso.model.times import Timex
from sayso.resolve.families import entailed, find_kind, rungs
from sayso.resolve.frames import Frame, Report, Telling
from sayso.resolve.sides import (
    CLAUSE_END,
    Sides,
    find_sides,
    head_of,
    is_both,
    is_pronoun,
    participants,
    phrase_after,
    term_of,
    town_of,
    words_term,
)
from sayso.resolve.words import content_stems, find_words, fold, stem

_NEGATIVE = frozenset({Stance.CT_NEG, Stance.PR_NEG, Stance.PS_NEG})
_OPEN = frozenset({Stance.U_U, Stance.CT_U})
_LABELS = frozenset({ClaimKind.ASSESSMENT, ClaimKind.LABEL})
_ASSESSED = "assessment"
_FORECAST = "forecast"
_NEXT = 2
"""How many telling words after a head without an object say what it is about ("come loose")."""
_DISTINCT = 3
"""How many telling words make a sentence recognisable where nobody in it has a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One thing that one claim says. ``rung`` is a rung's id, ``other``, ``role`` or a measure's id.

    ``aspect`` sets apart what is planned, wished or foreseen from what is said to be so. ``extra`` are further words
    that must agree. ``holders`` are keys of who says it and of the bodies they act for: a denial without sides is about
    its own party.
    """

    ref: ClaimRef
    start: int
    kind: ClaimKind
    rung: str
    label: str
    aspect: str = ""
    a: Term | None = None
    b: Term | None = None
    extra: tuple[str, ...] = ()
    place: Term | None = None
    time: Timex | None = None
    value: Quantity | None = None
    is_negative: bool = False
    is_implied: bool = False
    holders: frozenset[str] = frozenset()
    scene: tuple[Term, ...] = ()
    """For a number hurt, or a crowd: the places by which the event may be known."""
    step: str = ""
    """For a figure: the rung that its claim says."""
    near: frozenset[str] = frozenset()
    """For "the two sides": keys of whom the report names up to there."""
    is_half: bool = False
    """Its object is only "it" or "them", so that it can join but one that is told in full."""
    words: tuple[str, ...] = ()
    """The telling words of the claim's quote."""
    reasons: tuple[Reason, ...] = ()


def read_claims(report: Report) -> tuple[Reading, ...]:
    """Return what the claims of a report say, in the order of the text."""
    found: list[Reading] = []
    pair: tuple[Term, Term] | None = None
    last: dict[str, Sides] = {}
    for telling in report.tellings:
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
                found.extend(_unframed(claim, telling, report))
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
    if frame.rung.b != "person" or sides.b is not None or not frame.otherwise:
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


def is_negative(claim: Claim) -> bool:
    """Tell whether a claim rejects its content: a denial, or the content under "not"."""
    return claim.standing is Standing.DENIED or claim.kind is ClaimKind.DENIAL or claim.stance in _NEGATIVE


def _aspect(claim: Claim, frame: Frame | None) -> str:
    if claim.kind in _LABELS and (frame is None or not frame.aspect):
        is_shown = claim.source.kind in {SourceKind.DOCUMENT, SourceKind.VISUAL_ITEM}  # evidence, not an assessor
        is_assessed = not is_shown and (frame is None or claim.kind is ClaimKind.ASSESSMENT)
        return _ASSESSED if is_assessed and not is_negative(claim) else ""
    if frame is not None and frame.aspect:
        return frame.aspect
    is_ahead = claim.standing is Standing.FORECAST and not (frame is not None and frame.rung.is_ahead)
    return _FORECAST if is_ahead else ""


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
        aspect=_aspect(claim, frame),
        a=sides.a,
        b=sides.b,
        place=sides.place,
        time=None if frame.is_undated else claim.time,
        is_negative=is_negative(claim) and frame.aspect != "refused",
        holders=_holders(claim, report),
        near=_named_before(claim, report) if is_both(claim, frame) else frozenset(),
        words=content_stems(claim.citation.quote),
        reasons=tuple(reasons),
    )
    yield main
    yield from _sited(main, claim, report)
    yield from _implied(main)


def _named_before(claim: Claim, report: Report) -> frozenset[str]:
    return frozenset(n.term.key for n in report.named if n.span.start < claim.head.start)


def _holders(claim: Claim, report: Report) -> frozenset[str]:
    holder = report.names.of_entity(report.id, claim.source.entity)
    if holder is None:  # "the director of the union said": they speak for whom their label names
        span = claim.source.span
        return frozenset(n.term.key for n in report.named if span is not None and span.contains(n.span))
    return frozenset({holder.key, *(body.key for body in report.names.bodies.get(holder.key, ()))})


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


def _unframed(claim: Claim, telling: Telling, report: Report) -> Iterator[Reading]:
    reading = _role(claim, report) if claim.kind is ClaimKind.ROLE else _other(claim, telling, report)
    if reading is not None:
        yield reading


def _role(claim: Claim, report: Report) -> Reading | None:
    holder = term_of(claim.subject, claim, report)
    if holder is None:
        return None
    body = term_of(claim.object, claim, report)
    title = stem(fold(claim.head.of(report.analysis.document.text)))
    return _plain_reading(claim, report, "role", claim.predicate, holder, body, (title,))


def _other(claim: Claim, telling: Telling, report: Report) -> Reading | None:
    """Words of no family: one with another claim only where head, subject and object agree.

    Where there is no object, what else goes with the head must agree as well. Words before the head that make it a
    plan or a wish set it apart, and the claim that they are ("is considering an option") says the same as it does.
    """
    modality, said = _under_modality(claim, telling, report)
    a = term_of(said.subject, said, report) or (words_term(said.subject.name) if said.subject else None)
    b = term_of(said.object, said, report) or (words_term(said.object.name) if said.object else None)
    extra = [stem(fold(said.head.of(report.analysis.document.text)))]
    if a is None or b is None:
        extra += _complements(said, {a, b}, report)
    extra += sorted(_named_in(said.subject, report) - {term.key for term in (a, b) if term is not None})
    is_half = _lacks_one(said, a, b)
    if not is_half and not _is_distinct(a, b, extra):
        extra += content_stems(telling.span.of(report.analysis.document.text))
    reading = _plain_reading(claim, report, "other", said.predicate, a, b, tuple(dict.fromkeys(extra)))
    aspect = modality if reading.aspect in {"", _FORECAST} and modality else reading.aspect
    return replace(reading, aspect=aspect, is_half=is_half)


def _lacks_one(claim: Claim, a: Term | None, b: Term | None) -> bool:
    """Whether just one side is only "it" or "them"."""
    lacks_b = b is None and claim.object is not None and is_pronoun(claim.object.name)
    lacks_a = a is None and claim.subject is not None and is_pronoun(claim.subject.name)
    return (lacks_b and a is not None) or (lacks_a and b is not None)


def _under_modality(claim: Claim, telling: Telling, report: Report) -> tuple[str, Claim]:
    """The modality that a claim is under, and the claim whose content it has."""
    own = telling.modality_of(claim)
    if own is not None:
        return own[1], claim
    for other in telling.claims:
        over = telling.modality_of(other)
        if over is not None and over[0].contains(claim.head) and other.kind is not ClaimKind.ROLE:
            return over[1], other
    return _unread(claim, telling, report)


def _unread(claim: Claim, telling: Telling, report: Report) -> tuple[str, Claim]:
    """Read what is considered in "is considering an option to move the library", where no claim of its own says it."""
    for span, aspect in telling.modalities:
        following = next((word for word in telling.words if word.span.start >= span.end), None)
        is_verb = span.contains(claim.head) and span.of(report.analysis.document.text).endswith(" to")
        if is_verb and following is not None:
            moved = phrase_after(following.span, telling, report)
            if moved is not None:
                argument = Argument(name=moved.name, entity=_entity_of(moved, report))
                return aspect, replace(claim, head=following.span, object=argument)
    return "", claim


def _entity_of(term: Term, report: Report) -> str | None:
    found = (e.id for e in report.analysis.entities if report.names.of_entity(report.id, e.id) == term)
    return next(found, None)


def _is_inside(argument: Argument, claim: Claim) -> bool:
    subject = claim.subject.span if claim.subject is not None else None
    return subject is not None and argument.span is not None and subject.contains(argument.span)


def _complements(claim: Claim, sides: Set[Term | None], report: Report) -> list[str]:
    """What goes with a head that has no object: its other arguments, else the next words of the quote."""
    found = []
    for participant in claim.participants:
        if participant.role not in {"affiliation", "agent", "holder"} and not _is_inside(participant.argument, claim):
            term = term_of(participant.argument, claim, report) or words_term(participant.argument.name)
            found += [term.key] if term not in sides and term is not None else []
    if found:
        return found
    after = Span(min(claim.head.end, claim.citation.spans[-1].end), claim.citation.spans[-1].end)
    words = [word.text for word in find_words(report.analysis.document.text, after)]
    stop = next((number for number, word in enumerate(words) if word in CLAUSE_END), len(words))
    return list(content_stems(" ".join(words[:stop]))[:_NEXT])


def _named_in(argument: Argument | None, report: Report) -> set[str]:
    """Who is named inside a phrase: "her visits" are one person's."""
    if argument is None or argument.span is None:
        return set()
    return {n.term.key for n in report.named if argument.span.contains(n.span)}


def _is_distinct(a: Term | None, b: Term | None, extra: list[str]) -> bool:
    sides = [side for side in (a, b) if side is not None]
    named = any(side.key.startswith("name:") for side in sides) or any(x.startswith("name:") for x in extra)
    words = {word for side in sides for word in side.key.partition(":")[2].split()} | {
        word for x in extra for word in x.partition(":")[2].split() or [x]
    }
    return (named and len(words) > 2 and (a is not None)) or len(words) >= _DISTINCT


def _plain_reading(
    claim: Claim, report: Report, rung: str, label: str, a: Term | None, b: Term | None, extra: tuple[str, ...]
) -> Reading:
    return Reading(
        ref=ClaimRef(report=report.id, claim=claim.id),
        start=claim.head.start,
        kind=claim.kind,
        rung=rung,
        label=label,
        aspect=_aspect(claim, None),
        a=a,
        b=b,
        extra=extra,
        place=town_of(claim, report),
        time=claim.time,
        is_negative=is_negative(claim),
        holders=_holders(claim, report),
        words=content_stems(claim.citation.quote),
        reasons=(Reason(rule="proposition.same_words", note="Its head and all that goes with it are the same words."),),
    )
