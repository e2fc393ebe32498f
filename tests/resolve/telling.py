"""Reports of a few sentences, read by the real extractor, and how what they say hangs together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.extract.analysis import analyse
from sayso.ingest.readers import read_document
from sayso.model.analysis import Analysis
from sayso.model.documents import Given
from sayso.model.graph import Proposition
from sayso.resolve.propositions import find_propositions


def read(text: str, outlet: str = "Ostrey Post", published: str = "2024-03-12") -> Analysis:
    """Read one report."""
    return analyse(read_document(text, given=Given(title="Report", publisher=outlet, published=published)))


def relations(first: Analysis, second: Analysis) -> set[str]:
    """Return how what the first report says bears on what the second says."""
    found = find_propositions([first, second])
    by_id = {one.id: one for one in found}
    one, other = first.document.id, second.document.id
    names = {_direct(p, one, other) for p in found}
    for proposition in found:
        for link in proposition.links:
            ours, theirs = _tellers(proposition), _tellers(by_id[link.proposition])
            if one in ours and other in theirs and ours != theirs:
                names.add(link.kind.value.replace("related_weaker", "weaker"))
    return names - {""}


def _direct(proposition: Proposition, one: str, other: str) -> str:
    tellers, deniers = _tellers(proposition), {ref.report for ref in proposition.denials}
    if {one, other} <= tellers:
        return "same"
    return "denies" if one in tellers and other in deniers else ""


def _tellers(proposition: Proposition) -> set[str]:
    return {ref.report for ref in proposition.claims}


def said(propositions: Iterable[Proposition]) -> set[str]:
    """Return the propositions in words, as a reader of a failing test wants to see them."""
    return {f"{_name(p.subject)} {p.predicate} {_name(p.object)}".strip() for p in propositions}


def _name(term: object) -> str:
    return getattr(term, "name", "") if term is not None else ""


def reports_of(proposition: Proposition, told: Sequence[Analysis]) -> set[int]:
    """Return the numbers of the reports that put a proposition forward."""
    ids = [analysis.document.id for analysis in told]
    return {ids.index(ref.report) for ref in proposition.claims}
