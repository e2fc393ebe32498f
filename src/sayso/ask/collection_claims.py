"""One claim of one report of a collection, as it may be shown: with its holder, standing, words and responses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.ask.answers import ReportedClaim, ReportName
from sayso.ask.lookup import Lookup
from sayso.ask.render import render_statements
from sayso.ask.story_claims import outlet_words
from sayso.ask.who import WhoIsWho
from sayso.ask.who_told import with_names
from sayso.model.analysis import Analysis


def reported_claims(analysis: Analysis) -> tuple[ReportedClaim, ...]:
    """Return every claim of one report, in text order; its sentence names the outlet, for "this article" is nobody."""
    name = ReportName.of(analysis.document)
    statements = render_statements(Lookup(analysis, outlet_words(analysis.document)))
    return tuple(
        ReportedClaim(report=name, claim=claim, statement=statement)
        for claim, statement in zip(analysis.claims, statements, strict=True)
    )


def in_report_order(
    analyses: Iterable[Analysis], who: WhoIsWho | None = None
) -> Iterator[tuple[Analysis, dict[str, ReportedClaim]]]:
    """Yield each analysis with its claims by id; with ``who``, each with who its names are in the collection."""
    for analysis in analyses:
        claims = reported_claims(analysis)
        told = claims if who is None else [with_names(reported, who) for reported in claims]
        yield analysis, {reported.claim.id: reported for reported in told}
