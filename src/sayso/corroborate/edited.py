"""Pages that were changed without a word: two captures of one address of which one figure or date differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from sayso.corroborate.revisions import find_revisions
from sayso.corroborate.withdrawn import claims_with, same_figure
from sayso.lexicon.numbers import find_quantities
from sayso.model.documents import Document
from sayso.model.provenance import Amendment, DerivationKind
from sayso.model.spans import Reason, ZoneKind
from sayso.model.story import HeldReport

ALIKE = 0.7
"""How much of two sentences must be the same words in the same order for one to be the other's new wording."""


def find_edits(reports: Sequence[HeldReport]) -> tuple[Amendment, ...]:
    """Return the figures that a later capture of a page has in place of others, where the capture days show the order.

    A sentence that is gone is not taken back by that: pages are cut for many reasons.
    """
    found: list[Amendment] = []
    for revision in find_revisions(reports):
        if revision.is_shown:
            found += _edits(revision.earlier, revision.later)
    return tuple(found)


def _edits(earlier: HeldReport, later: HeldReport) -> Iterator[Amendment]:
    for before, after in _changed_sentences(earlier.analysis.document, later.analysis.document):
        for old, new in _changed_figures(before, after):
            yield Amendment(
                kind=DerivationKind.REVISION,
                report=later.id,
                amended=earlier.id,
                at=later.captured,
                withdrawn=old,
                replacement=new,
                claims=claims_with(earlier.analysis, old),
                reasons=(Reason(rule="R9.edited", note="the page was captured again with another figure"),),
            )


def _changed_sentences(one: Document, other: Document) -> Iterator[tuple[str, str]]:
    before, after = _sentences(one), _sentences(other)
    for sentence in before:
        if sentence in after:
            continue
        rated = [(SequenceMatcher(None, sentence.split(), s.split(), autojunk=False).ratio(), s) for s in after]
        best = max(rated, default=(0.0, ""))
        if best[0] >= ALIKE and best[1] not in before:
            yield sentence, best[1]


def _sentences(document: Document) -> list[str]:
    return [p.span.of(document.text) for p in document.passages if p.zone is ZoneKind.BODY]


def _changed_figures(before: str, after: str) -> Iterator[tuple[str, str]]:
    old, new = find_quantities(before), find_quantities(after)
    gone = [q for q in old if not any(same_figure(q, n) for n in new)]
    come = [q for q in new if not any(same_figure(q, o) for o in old)]
    if len(gone) == len(come) == 1 and (gone[0].unit, gone[0].noun) == (come[0].unit, come[0].noun):
        yield gone[0].text, come[0].text
