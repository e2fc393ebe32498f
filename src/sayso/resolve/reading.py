"""One reading: one thing that one claim says, in a form that can be compared with what another report says."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.claims import Claim, ClaimKind, SourceKind, Stance, Standing
from sayso.model.graph import Term
from sayso.model.provenance import ClaimRef
from sayso.model.quantities import Quantity
from sayso.model.spans import Reason
from sayso.model.times import Timex
from sayso.resolve.frames import Frame, Report

_NEGATIVE = frozenset({Stance.CT_NEG, Stance.PR_NEG, Stance.PS_NEG})
_LABELS = frozenset({ClaimKind.ASSESSMENT, ClaimKind.LABEL})
_ASSESSED = "assessment"
FORECAST = "forecast"
"""The aspect of what is only foreseen."""


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
    spare: Term | None = None
    """Its subject in words, where the step wants one with a name: "the school"."""
    words: tuple[str, ...] = ()
    """The telling words of the claim's quote."""
    reasons: tuple[Reason, ...] = ()


def is_negative(claim: Claim) -> bool:
    """Tell whether a claim rejects its content: a denial, or the content under "not"."""
    return claim.standing is Standing.DENIED or claim.kind is ClaimKind.DENIAL or claim.stance in _NEGATIVE


def aspect_of(claim: Claim, frame: Frame | None) -> str:
    """Return what sets a claim apart from what is said to be so: a modality, a look ahead, an assessment; else ''."""
    if claim.kind in _LABELS and (frame is None or not frame.aspect):
        is_shown = claim.source.kind in {SourceKind.DOCUMENT, SourceKind.VISUAL_ITEM}  # evidence, not an assessor
        is_assessed = not is_shown and (frame is None or claim.kind is ClaimKind.ASSESSMENT)
        return _ASSESSED if is_assessed and not is_negative(claim) else ""
    if frame is not None and frame.aspect:
        return frame.aspect
    is_ahead = claim.standing is Standing.FORECAST and not (frame is not None and frame.rung.is_ahead)
    return FORECAST if is_ahead else ""


def holders_of(claim: Claim, report: Report) -> frozenset[str]:
    """Return the keys of who says a claim and of the bodies they act for."""
    holder = report.names.of_entity(report.id, claim.source.entity)
    if holder is None:  # "the director of the union said": they speak for whom their label names
        span = claim.source.span
        return frozenset(n.term.key for n in report.named if span is not None and span.contains(n.span))
    return frozenset({holder.key, *(body.key for body in report.names.bodies.get(holder.key, ()))})
