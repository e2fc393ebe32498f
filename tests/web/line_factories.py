"""Claims of lists made by hand, for pages and pictures that set them."""

from __future__ import annotations

from typing import Any

from sayso.ask.answers import AttributedStatement, ReportName
from sayso.ask.index_answers import DateWords, Line, NameRef, TieGroup
from sayso.model.claims import Stance, Standing

REPORT = ReportName(id="doc-1", title="A cheese is missing", publisher="Quay Gazette", published="2024-03-04")


def line(name: str = "1", standing: Standing = Standing.ASSERTED, **others: Any) -> Line:
    """Return a claim in a list; its id ends with the name."""
    said = AttributedStatement(
        claim=f"clm-{name}",
        holder="Odile Marsh, per this article,",
        verb="says",
        caution="",
        quote="the guild paid the choir",
        standing=standing,
        stance=Stance.CT_POS,
        responses=(),
        report="Quay Gazette",
    )
    values: dict[str, Any] = {"report": REPORT, "statement": said, "kind": "event", "family": "funds"}
    return Line(**{**values, "evidence": "none_stated", **others})


def dated(name: str, start: str | None, end: str | None = "", words: str = "then", **others: Any) -> Line:
    """Return a claim with a date; without an end it is a point."""
    when = DateWords(words=words, start=start, end=start if end == "" else end)
    return line(name, when=when, **others)


def tie(a: str, b: str, standing: str = "asserted", **others: Any) -> TieGroup:
    """Return a tie of two names, whose ids are the names in small letters."""
    values: dict[str, Any] = {
        "a": NameRef(name=a, who=f"who-{a.lower()}"),
        "b": NameRef(name=b, who=f"who-{b.lower()}"),
        "relation": "met_with",
        "phrase": "met",
        "directed": False,
        "standing": standing,
        "denied": standing == "denied",
        "presupposed": False,
        "inferred": False,
        "reports": 1,
        "outlets": 1,
        "origins": 1,
        "established": 1,
        "lead": line(f"{a}{b}", Standing(standing)),
    }
    return TieGroup(**{**values, **others})
