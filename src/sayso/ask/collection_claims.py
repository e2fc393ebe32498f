"""One claim of one report of a collection, as it may be shown: with its holder, standing, words and responses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.ask.answers import AttributedStatement
from sayso.ask.lookup import Lookup
from sayso.ask.render import render_statements
from sayso.model.analysis import Analysis
from sayso.model.claims import Claim
from sayso.model.documents import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportName:
    """How a report is named beside what it says."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None

    @classmethod
    def of(cls, document: Document) -> ReportName:
        """Return the name of a document."""
        return cls(
            id=document.id,
            title=document.title.value,
            publisher=document.publisher.value,
            published=document.published.value,
        )

    @property
    def line(self) -> str:
        """The name in one line; what is not stated is said to be so."""
        title = f"“{self.title}”" if self.title else "title not stated"
        return f"{title}, {self.publisher or 'outlet not stated'}, {self.published or 'undated'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedClaim:
    """A claim and the report that it stands in. ``statement`` is the only view of it that may be shown."""

    report: ReportName
    claim: Claim
    statement: AttributedStatement


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
