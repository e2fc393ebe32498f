"""Figures as propositions: a price, a number hurt, a share of votes, each of its own event (R7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from sayso.lexicon import Entry, load
from sayso.lexicon.numbers import find_quantities
from sayso.model.claims import Argument, Claim, ClaimKind
from sayso.model.graph import Term
from sayso.model.mentions import EntityType
from sayso.model.provenance import ClaimRef
from sayso.model.quantities import Quantity
from sayso.model.spans import Reason, Span
from sayso.resolve.families import Found, find_all, find_kind, rungs
from sayso.resolve.frames import Report, Telling
from sayso.resolve.reading import Reading, is_negative
from sayso.resolve.sides import town_of, words_term
from sayso.resolve.words import content_stems, fold

_PARTIES = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.FAC, EntityType.GPE})
_GROUND = frozenset({EntityType.GPE, EntityType.FAC, EntityType.LOC})
_BACK = re.compile(
    r"(?:the|that|this) (?:correct |real |right |actual )?(?:figure|number|price|total|sum|amount|toll)", re.I
)
_OF_THOSE = re.compile(r" of (?:the|these|those|them)\b", re.I)
"""A part of those hurt ("two of the injured were taken to hospital") is not their number."""
_OF_TWO = frozenset({"figure.price", "figure.grant"})
_COUNTED = frozenset("peopl person number total man woman".split())
_MATTER = frozenset({"over", "for", "about", "against"})
_FEW = 3
_TELLING = 10
"""Below this a bare count says too little to be compared ("two bridges")."""
_WINDOW = 8
"""How many words on either side of a figure may say what it measures."""
_COME = frozenset(
    "risen rose rises rising climbed grown grew increased fallen fell dropped jumped soared stands stood".split()
)
"""Behind these, "to nine" or "at nine" is what the subject comes to, however long the subject is."""


def read_figures(report: Report, said: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return the figures that a report's claims carry, each about its own event or its own two parties.

    ``said`` are the readings of the same claims: a figure without a measure of its own is about what its claim says
    ("recalls 14,000 kettles"). "The figure is 310 million" is about what the last figure of its sort was about, also
    where that was only quoted to be taken back.
    """
    found: list[Reading] = []
    last: dict[str, Reading] = {}
    carried = {reading.ref.claim: reading for reading in reversed(said) if not reading.is_implied}
    for telling in report.tellings:
        for figure in _figures(telling, report):
            claim = _carrier(figure, telling)
            reading = _reading(figure, claim, telling, report, last)
            if reading is None and claim is not None and claim.id in carried:
                reading = _of_claim(figure, claim, carried[claim.id], report)
            if reading is not None:
                last[_unit_kind(figure)] = reading
                found += [reading] if claim is not None and not report.is_withdrawn(claim.id) else []
    return tuple(_about_step(reading, carried.get(reading.ref.claim)) for reading in found)


def _thing(figure: Quantity, argument: Argument | None, report: Report) -> Term | None:
    """What is counted or measured: "the cheese" of "1,400 tonnes of the cheese", else the noun of the figure."""
    if argument is None or argument.span is None or not _holds(argument, figure):
        return None
    after = Span(figure.span.end, argument.span.end).of(report.analysis.document.text)
    return words_term(figure.noun) if figure.noun else words_term(after.strip().removeprefix("of "))


def _figures(telling: Telling, report: Report) -> Iterator[Quantity]:
    """The figures of a sentence that measure something; how many say so ("two officers told") measures nothing."""
    sources = [s.source.span for c in telling.claims for s in c.chain if s.source.span is not None]
    for figure in find_quantities(telling.span.of(report.analysis.document.text), telling.span.start):
        if figure.unit not in _units("time") and not _inside(figure.span, sources):
            yield figure


def _of_claim(figure: Quantity, claim: Claim, reading: Reading, report: Report) -> Reading | None:
    """A figure of no measure: how many or how much of what the claim says, beside who or what else is in it."""
    is_step = reading.rung in rungs() and not reading.rung.startswith(("presence", "visit"))
    if not figure.unit and (figure.low or figure.high or 0) < (_FEW if is_step else _TELLING):
        return None
    sides = [(reading.a, claim.subject), (reading.b, claim.object)]
    kept = [side for side, argument in sides if side is not None and not _holds(argument, figure)]
    kept = [side for side in kept if _is_told(side)]
    if not kept:
        things = (_thing(figure, argument, report) for argument in (claim.subject, claim.object))
        kept = [thing for thing in things if thing is not None and _is_told(thing)]
    elif not any(side.key.startswith("name:") or " " in side.key for side in kept):
        return None
    if not kept:
        return None
    step = reading.rung if reading.rung in rungs() else f"{reading.extra[0]} {figure.noun}"
    label = "how much" if figure.unit else "how many"
    told = replace(_told(figure, claim, report, "figure.of", label), extra=(step, _unit_kind(figure)))
    return replace(told, a=kept[0], b=kept[1] if len(kept) > 1 else None, aspect=reading.aspect)


def _is_told(thing: Term) -> bool:
    return thing.key.removeprefix("words:") not in _COUNTED


def _holds(argument: Argument | None, figure: Quantity) -> bool:
    return argument is not None and argument.span is not None and argument.span.contains(figure.span)


def _about_step(figure: Reading, reading: Reading | None) -> Reading:
    """Give a price the two sides of the step that its claim says: the fee for a player is that player's."""
    if reading is None or figure.rung not in _OF_TWO or reading.rung not in rungs():
        return figure
    figure = replace(figure, step="" if reading.aspect else reading.rung, aspect=reading.aspect)
    family = rungs()[reading.rung].family
    if family == "transfer":
        player = next((t for t in (reading.b, reading.a) if t is not None and t.type is EntityType.PERSON), None)
        return replace(figure, a=player, b=player) if player is not None else figure
    if family in {"takeover", "accord", "trade"} and reading.a is not None and reading.b is not None:
        first, second = sorted((reading.a, reading.b), key=lambda term: term.key)
        return replace(figure, a=first, b=second)
    return figure


def _carrier(figure: Quantity, telling: Telling) -> Claim | None:
    """The claim with the shortest quote that holds the figure; it alone speaks for it."""
    holding = [c for c in telling.claims if any(s.contains(figure.span) for s in c.citation.spans)]
    holding = [c for c in holding if c.kind is not ClaimKind.ROLE]
    return min(holding, key=lambda c: (len(c.citation.quote), c.head, c.id), default=None)


def _unit_kind(figure: Quantity) -> str:
    if figure.unit == "%":
        return "share"
    if not figure.unit:
        return "count"
    return "money" if figure.unit in _units("money") else figure.unit


@cache
def _units(kind: str) -> frozenset[str]:
    return frozenset(entry.data["unit"] for entry in load("units") if entry.kind == kind)


def _reading(
    figure: Quantity, claim: Claim | None, telling: Telling, report: Report, last: dict[str, Reading]
) -> Reading | None:
    kind = _unit_kind(figure)
    measure = _measure(figure, kind, claim, telling)
    earlier = last.get(kind)
    if _points_back(claim) and earlier is not None:
        return replace(
            _told(figure, claim, report, earlier.rung, earlier.label),
            a=earlier.a,
            b=earlier.b,
            scene=earlier.scene,
            is_half=earlier.is_half,
        )
    if measure is None or (claim is None and telling.claims):
        return None
    told = _told(figure, claim, report, measure.id, measure.data["label"])
    if "about" in measure.data:
        if _OF_THOSE.search(figure.text) or _OF_THOSE.match(_after(figure, report)) or _is_matter(figure, claim):
            return None
        return replace(told, scene=_scene(claim, figure, telling, report), is_half=True)
    a, b = _about(claim, telling, report)
    return None if a is None else replace(told, a=a, b=b)


def _is_matter(figure: Quantity, claim: Claim | None) -> bool:
    """Tell whether a figure is in what something was done about: "arrested over the theft of 60 kettles"."""
    matters = (p.argument.span for p in claim.participants if p.role in _MATTER) if claim is not None else ()
    return any(span is not None and span.contains(figure.span) for span in matters)


def _after(figure: Quantity, report: Report) -> str:
    return report.analysis.document.text[figure.span.end : figure.span.end + 24]


def _scene(claim: Claim | None, figure: Quantity, telling: Telling, report: Report) -> tuple[Term, ...]:
    """Where it happened, by every name that the sentence gives, else by the town that was named last before."""
    town = town_of(claim, report) if claim else None
    here = [n.term for n in telling.named if n.term.type in _GROUND]
    before = [n.term for n in report.named if n.term.type is EntityType.GPE and n.span.start < figure.span.start]
    found = [*([town] if town else []), *here] or before[-1:]
    return tuple(sorted(dict.fromkeys(found), key=lambda term: term.key))


def _points_back(claim: Claim | None) -> bool:
    return claim is not None and claim.subject is not None and _BACK.fullmatch(claim.subject.name) is not None


def _measure(figure: Quantity, kind: str, claim: Claim | None, telling: Telling) -> Entry | None:
    """What the words around a figure say that it measures: of two the nearer ones, then what the subject says."""
    words = [word.text for word in telling.words]
    here = [n for n, word in enumerate(telling.words) if word.span.overlaps(figure.span)]
    found = [f for f in find_all(words, "figure") if f.entry.data["unit"] == kind and here]
    comes_to = bool(here) and not _COME.isdisjoint(words[max(0, here[0] - _FEW) : here[0]])
    reach = len(words) if claim is None or comes_to else _WINDOW
    near = [(_distance(f, here, words), f.entry.id, f.entry) for f in found]
    near = [one for one in near if one[0] <= reach]
    if not near:
        said = [*(_subject_words(claim) if claim else ()), figure.noun]
        near = [(0, e.id, e) for e in find_kind(said, "figure") if e.data["unit"] == kind]
    best = min(near, key=lambda one: (not one[2].data.get("first", False) and kind == "money", *one[:2]), default=None)
    return None if best is None else best[2]


def _distance(found: Found, here: Sequence[int], words: Sequence[str]) -> int:
    """How many words lie between; "and" or a comma between parts two figures more than a word does."""
    if found.start <= here[-1] and here[0] < found.end:
        return 0
    between = words[found.end : here[0]] if found.end <= here[0] else words[here[-1] + 1 : found.start]
    return len(between) + 3 * sum(word in {"and", ","} for word in between)


def _subject_words(claim: Claim) -> list[str]:
    return [] if claim.subject is None else fold(claim.subject.name).split()


def _about(claim: Claim | None, telling: Telling, report: Report) -> tuple[Term | None, Term | None]:
    """The parties of the sentence's own step, else the only one or two who are named in it."""
    holders = [step.source.span for step in (claim.chain if claim else ()) if step.source.span is not None]
    named = {
        n.term.key: n.term
        for n in telling.named
        if n.term.type in _PARTIES and n.term.key not in report.media and not _inside(n.span, holders)
    }
    ordered = [named[key] for key in sorted(named)]
    if not 1 <= len(ordered) <= 2:
        return None, None
    return ordered[0], ordered[1] if len(ordered) > 1 else None


def _inside(span: Span, holders: Sequence[Span]) -> bool:
    return any(holder.contains(span) for holder in holders)


def _told(figure: Quantity, claim: Claim | None, report: Report, rung: str, label: str) -> Reading:
    return Reading(
        ref=ClaimRef(report=report.id, claim=claim.id if claim else ""),
        start=figure.span.start,
        kind=ClaimKind.RELATION,
        rung=rung,
        label=label,
        value=figure,
        words=content_stems(claim.citation.quote) if claim else (),
        is_negative=claim is not None and is_negative(claim),
        reasons=(Reason(rule="proposition.figure", note=f"It gives a figure: “{figure.text}”.", span=figure.span),),
    )
