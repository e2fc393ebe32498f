"""One claim of one report of a collection, as it may be shown: with its holder, standing, words and responses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.ask.answers import ReportedClaim, ReportName
from sayso.ask.lookup import Lookup
from sayso.ask.render import render_statements
from sayso.model.analysis import Analysis


def reported_claims(analysis: Analysis) -> tuple[ReportedClaim, ...]:
    """Return every claim of one report, in text order."""
    name = ReportName.of(analysis.document)
    statements = render_statements(Lookup(analysis))
    return tuple(
        ReportedClaim(report=name, claim=claim, statement=statement)
        for claim, statement in zip(analysis.claims, statements, strict=True)
    )


def in_report_order(analyses: Iterable[Analysis]) -> Iterator[tuple[Analysis, dict[str, ReportedClaim]]]:
    """Yield each analysis with its claims by id."""
    for analysis in analyses:
        yield analysis, {reported.claim.id: reported for reported in reported_claims(analysis)}
