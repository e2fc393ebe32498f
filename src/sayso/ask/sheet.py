"""The claim sheet: one article, everything said in it, and on whose say-so. Pure: the same analysis, the same sheet."""

from __future__ import annotations

from sayso.ask.answers import ClaimSheet, Excluded, Gap
from sayso.ask.lookup import Lookup, words_at
from sayso.ask.questions import find_questions
from sayso.ask.render import render_statements
from sayso.ask.responses import find_unanswered
from sayso.ask.summary import summarise
from sayso.ask.tensions import find_tensions
from sayso.ask.ties import find_ties
from sayso.ask.timeline import build_timeline
from sayso.model.analysis import Analysis


def build_sheet(analysis: Analysis, *, inferred_ties: bool = False) -> ClaimSheet:
    """Derive from one analysis all that a reader asks of one article.

    ``inferred_ties`` adds ties that the article does not state; each says that sayso put it together.
    """
    lookup = Lookup(analysis)
    summary = summarise(lookup)
    unanswered = find_unanswered(lookup)
    return ClaimSheet(
        analysis=analysis,
        summary=summary,
        statements=render_statements(lookup),
        ties=find_ties(analysis, inferred=inferred_ties),
        timeline=build_timeline(analysis.claims),
        tensions=find_tensions(lookup, summary.core_event),
        questions=find_questions(lookup, summary, unanswered),
        unanswered=unanswered,
        excluded=find_excluded(analysis),
        gaps=find_gaps(analysis),
    )


def find_excluded(analysis: Analysis) -> tuple[Excluded, ...]:
    """Return the words that were left out, in text order, each with its reason."""
    text = analysis.document.text
    return tuple(
        Excluded(
            span=zone.span,
            text=zone.span.of(text),
            kind=zone.kind.value,
            reason=zone.reason.note or zone.reason.rule,
        )
        for zone in analysis.document.excluded
    )


def find_gaps(analysis: Analysis) -> tuple[Gap, ...]:
    """Return the places where sayso abstained, in text order."""
    text = analysis.document.text
    return tuple(
        Gap(span=a.span, text=words_at(text, a.span), rule=a.reason.rule, note=a.reason.note)
        for a in sorted(analysis.abstentions, key=lambda a: (a.span, a.reason.rule))
    )
