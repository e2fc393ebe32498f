"""Figures as propositions: a price, a number hurt, a share of votes, each of its own event (R7)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from sayso.lexicon import Entry, load
from sayso.lexicon.numbers import find_quantities
from sayso.model.claims import Claim, ClaimKind
from sayso.model.graph import Term
from sayso.model.mentions import EntityType
from sayso.model.provenance import ClaimRef
from sayso.model.quantities import Quantity
from sayso.model.spans import Reason, Span
from sayso.resolve.families import find_kind
from sayso.resolve.frames import Report, Telling
from sayso.resolve.readings import Reading, is_negative
from sayso.resolve.sides import town_of
from sayso.resolve.words import fold

_PARTIES = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.FAC, EntityType.GPE})
_BACK = re.compile(
    r"(?:the|that|this) (?:correct |real |right |actual )?(?:figure|number|price|total|sum|amount|toll)", re.I
)
_WINDOW = 8
"""How many words on either side of a figure may say what it measures."""


def read_figures(report: Report) -> tuple[Reading, ...]:
    """Return the figures that a report's claims carry, each about its own event or its own two parties.

    "The figure is 310 million" is about what the last figure of its sort was about, also where that was only quoted to
    be taken back.
    """
    found: list[Reading] = []
    last: dict[str, Reading] = {}
    for telling in report.tellings:
        for figure in find_quantities(telling.span.of(report.analysis.document.text), telling.span.start):
            claim = _carrier(figure, telling)
            reading = _reading(figure, claim, telling, report, last)
            if reading is not None:
                last[_unit_kind(figure)] = reading
                found += [reading] if claim is not None and not report.is_withdrawn(claim.id) else []
    return tuple(found)


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
    return "money" if figure.unit in _currencies() else figure.unit


@cache
def _currencies() -> frozenset[str]:
    return frozenset(entry.data["unit"] for entry in load("units") if entry.kind == "money")


def _reading(
    figure: Quantity, claim: Claim | None, telling: Telling, report: Report, last: dict[str, Reading]
) -> Reading | None:
    kind = _unit_kind(figure)
    measure = _measure(figure, kind, claim, telling)
    earlier = last.get(kind)
    if _points_back(claim) and earlier is not None:
        return replace(_told(figure, claim, report, earlier.rung, earlier.label), a=earlier.a, b=earlier.b)
    if measure is None:
        return None
    a, b = _town(claim, figure, report) if "about" in measure.data else _about(claim, telling, report)
    return None if a is None else replace(_told(figure, claim, report, measure.id, measure.data["label"]), a=a, b=b)


def _town(claim: Claim | None, figure: Quantity, report: Report) -> tuple[Term | None, None]:
    """The town of the claim, else the one named last before; a fire is known by where it burnt."""
    towns = [n for n in report.named if n.term.type is EntityType.GPE]
    before = [n.term for n in towns if n.span.start < figure.span.start]
    first = [n.term for n in towns][:1]
    return (town_of(claim, report) if claim else None) or next(iter([*before[-1:], *first]), None), None


def _points_back(claim: Claim | None) -> bool:
    return claim is not None and claim.subject is not None and _BACK.fullmatch(claim.subject.name) is not None


def _measure(figure: Quantity, kind: str, claim: Claim | None, telling: Telling) -> Entry | None:
    """What the words near a figure say that it measures, the nearest ones first where an entry asks for that."""
    near = [*_near(figure, telling), *_subject_words(claim)]
    entries = [e for e in find_kind([*near, figure.noun], "figure") if e.data["unit"] == kind]
    return min(entries, key=lambda e: (not e.data.get("first", False), e.id), default=None)


def _subject_words(claim: Claim | None) -> list[str]:
    return [] if claim is None or claim.subject is None else fold(claim.subject.name).split()


def _near(figure: Quantity, telling: Telling) -> list[str]:
    before = [w.text for w in telling.words if w.span.end <= figure.span.start][-_WINDOW:]
    after = [w.text for w in telling.words if w.span.start >= figure.span.end][:_WINDOW]
    return before + after


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
        is_negative=claim is not None and is_negative(claim),
        reasons=(Reason(rule="proposition.figure", note=f"It gives a figure: “{figure.text}”.", span=figure.span),),
    )
