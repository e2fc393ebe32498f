"""Statements that several reports quote: one origin, though no report took it from another (R4).

Two reporters who each print the minister's post have not copied from each other, and still there is one minister. What
shows it are the words: a run of some length that both have and that at least one of them sets in quotation marks or
prints as somebody's post or letter. Whom they quote is read from the report that says it next to the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.corroborate.grams import Worded, word_document
from sayso.corroborate.runs import Stretch, find_stretches
from sayso.model.analysis import Analysis
from sayso.model.documents import Document
from sayso.model.ids import content_id
from sayso.model.provenance import SharedStatement, SharedWording, StatementAt
from sayso.model.spans import Reason, Span

SHORTEST = 9
"""Words of a quotation in common that two reporters do not choose alike by chance, nor a phrase on everybody's lips."""
_ALL_QUOTED = 0.7


@dataclass(frozen=True, slots=True, order=True)
class _Place:
    """A quoted run in one report."""

    report: str
    start: int
    end: int


def find_shared_statements(
    documents: Sequence[Document], wording: Sequence[SharedWording], analyses: Iterable[Analysis] = ()
) -> tuple[SharedStatement, ...]:
    """Return the statements that several of the documents quote, sorted by id.

    Only the pairs that ``wording`` brings are compared, whatever the strength of their wording, so that the work grows
    with their number; a whole copy has its statements with the rest. Quotations that overlap in one report are one
    statement. ``analyses`` of the documents, where given, tell whom the words are from. The result is the same for any
    order of the arguments.
    """
    by_id = {document.id: document for document in documents}
    worded: dict[str, Worded] = {}
    joined = _Union()
    for pair in sorted((w.a, w.b) for w in wording if w.runs and not w.is_whole):
        if set(pair) <= by_id.keys():
            a, b = (_worded(one, by_id, worded) for one in pair)
            for first, second in _quoted_in_common(a, b):
                joined.join(first, second)
    speakers = {analysis.document.id: analysis for analysis in analyses}
    made = (_statement(places, by_id, speakers) for places in _overlapping(joined))
    return tuple(sorted(made, key=lambda statement: statement.id))


def _worded(name: str, by_id: Mapping[str, Document], known: dict[str, Worded]) -> Worded:
    if name not in known:
        known[name] = word_document(by_id[name])
    return known[name]


def _quoted_in_common(a: Worded, b: Worded) -> Iterator[tuple[_Place, _Place]]:
    for stretch in find_stretches(a, b):
        if is_statement(a, b, stretch):
            yield _place(a, stretch.in_a, stretch.length), _place(b, stretch.in_b, stretch.length)


def is_statement(a: Worded, b: Worded, stretch: Stretch) -> bool:
    """Tell whether a run in common is long and at least one of the two reports sets it apart as somebody's words."""
    in_a = a.is_quoted[stretch.in_a : stretch.in_a + stretch.length]
    in_b = b.is_quoted[stretch.in_b : stretch.in_b + stretch.length]
    quoted = int((in_a | in_b).sum())
    return stretch.length >= SHORTEST and quoted >= max(SHORTEST - 1, _ALL_QUOTED * stretch.length)


def _place(worded: Worded, first: int, length: int) -> _Place:
    span = worded.span(first, first + length - 1)
    return _Place(worded.id, span.start, span.end)


class _Union:
    """Places that were found to have the same words, joined; the smallest place of a set stands for it."""

    def __init__(self) -> None:
        self.above: dict[_Place, _Place] = {}

    def head(self, place: _Place) -> _Place:
        """Return the place that stands for the set of ``place``."""
        self.above.setdefault(place, place)
        while self.above[place] != place:
            self.above[place] = self.above[self.above[place]]
            place = self.above[place]
        return place

    def join(self, one: _Place, other: _Place) -> None:
        """Make the sets of two places one."""
        first, second = sorted((self.head(one), self.head(other)))
        self.above[second] = first

    def sets(self) -> list[list[_Place]]:
        """Return the sets, each sorted, in order."""
        found: dict[_Place, list[_Place]] = {}
        for place in sorted(self.above):
            found.setdefault(self.head(place), []).append(place)
        return [found[head] for head in sorted(found)]


def _overlapping(joined: _Union) -> list[list[_Place]]:
    """Join what overlaps within one report: a statement is one, however much of it each pair quotes."""
    places = sorted(joined.above)
    reach: _Place | None = None
    for place in places:
        if reach is not None and reach.report == place.report and place.start < reach.end:
            joined.join(reach, place)
            reach = max(reach, place, key=lambda one: one.end)
        else:
            reach = place
    return joined.sets()


def _statement(
    places: Sequence[_Place], by_id: Mapping[str, Document], analyses: Mapping[str, Analysis]
) -> SharedStatement:
    words = max((by_id[p.report].text[p.start : p.end] for p in places), key=lambda w: (len(w), w))
    at = tuple(StatementAt(report=p.report, span=Span(p.start, p.end)) for p in places)
    label = next((name for p in places if (name := _speaker(analyses.get(p.report), p))), "")
    reports = len({place.report for place in places})
    return SharedStatement(
        id=content_id("stm", *sorted(f"{p.report} {p.start} {p.end}" for p in places)),
        label=label,
        words=words,
        at=at,
        reasons=(Reason(rule="R4.statement", note=f"{reports} reports quote the same words"),),
    )


def _speaker(analysis: Analysis | None, place: _Place) -> str:
    """Return whom a report gives as the source of words at a place, or an empty string."""
    if analysis is None:
        return ""
    span = Span(place.start, place.end)
    for claim in analysis.claims:
        if claim.source.entity is not None and any(span.overlaps(own) for own in claim.citation.spans):
            return next((e.name for e in analysis.entities if e.id == claim.source.entity), claim.source.label)
    return ""
