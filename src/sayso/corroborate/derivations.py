"""Which report rests on which: declared by a credit, or shown by the wording (R1, R5, R9).

For each report few upstreams are given, the best; whoever asks further follows them on. So the number of derivations
grows with the number of reports, also where ten thousand carry one text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sayso.corroborate.copied import Copied, find_copied, find_retold
from sayso.corroborate.credited import Credited, Pair, Shelf, build_shelf, find_credited, kind_of, pair_of
from sayso.corroborate.edges import make_derivation
from sayso.corroborate.loops import find_loops
from sayso.corroborate.outlets import Outlets
from sayso.corroborate.revisions import find_revisions
from sayso.model.provenance import (
    Amendment,
    CreditKind,
    CreditScope,
    Derivation,
    DerivationBasis,
    DerivationKind,
    SharedWording,
)
from sayso.model.spans import Reason
from sayso.model.story import HeldReport

__all__ = ["find_derivations", "find_loops"]

_ABOUT_AS_MUCH = 0.9


def find_derivations(
    reports: Sequence[HeldReport],
    wording: Sequence[SharedWording],
    amendments: Sequence[Amendment],
    outlets: Outlets,
) -> tuple[Derivation, ...]:
    """Return how the reports rest on each other and on outlets whose report is not held.

    ``wording`` is what :func:`sayso.corroborate.wording.find_shared_wording` gives of their documents, and may have
    pairs of other documents. The result is the same for any order of all arguments, sorted by derived report, upstream
    and kind, and has a few entries a report at most. ``directed`` is true for credits and amendments, and where a
    capture proves it; a date that a report gives itself never makes it the first.
    """
    shelf = build_shelf(reports, wording, outlets)
    revisions = find_revisions(shelf.reports)
    credited = find_credited(shelf)
    known = {pair_of(c.report, c.upstream) for c in credited if c.upstream is not None}
    known |= {_sorted_pair(revision.earlier.id, revision.later.id) for revision in revisions}
    known |= {_sorted_pair(one.report, one.amended) for one in amendments if one.report is not None}
    amending = {one.report for one in amendments if one.report is not None}
    copied = _not_explained(find_copied(shelf, known, amending), credited, shelf)
    settled = {c.report.id for c in credited} | {c.order.derived.id for c in copied}
    settled |= {revision.later.id for revision in revisions} | amending
    retold = find_retold(shelf, settled)
    found = [
        *(revision.as_derivation() for revision in revisions),
        *(_declared(each, shelf) for each in credited),
        *(_detected(each, shelf) for each in (*copied, *retold)),
        *_amending(amendments),
    ]
    return tuple(sorted({each.id: each for each in found}.values(), key=_place))


def _place(each: Derivation) -> tuple[str, str, str, str]:
    return each.derived, each.upstream or "", each.outlet or "", each.kind.value


def _sorted_pair(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)


def _shared(one: HeldReport, other: HeldReport | None, shelf: Shelf) -> SharedWording | None:
    return shelf.wording.get(pair_of(one, other)) if other is not None else None


def _not_explained(copied: Iterable[Copied], credited: Iterable[Credited], shelf: Shelf) -> tuple[Copied, ...]:
    """Leave out the likeness to reports that are no nearer than one that is credited: the credit explains the words."""
    explained: dict[str, int] = {}
    for each in credited:
        shared = _shared(each.report, each.upstream, shelf)
        if shared is not None:
            explained[each.report.id] = max(explained.get(each.report.id, 0), shared.shared)
    return tuple(
        c
        for c in copied
        if c.wording is None or explained.get(c.order.derived.id, 0) < _ABOUT_AS_MUCH * c.wording.shared
    )


def _declared(credited: Credited, shelf: Shelf) -> Derivation:
    shared = _shared(credited.report, credited.upstream, shelf)
    return make_derivation(
        kind_of(credited, shared),
        credited.report.id,
        upstream=credited.upstream.id if credited.upstream is not None else None,
        outlet=credited.outlet if credited.upstream is None else None,
        basis=DerivationBasis.DECLARED,
        directed=True,
        scope=credited.scope,
        proof=(*credited.proof, *(run.words for run in (shared.runs if shared else ()))),
        reasons=(
            Reason(rule="R1.credit", note=f"it credits {credited.outlet}"),
            *(reason for stated in credited.statements for reason in stated.reasons),
        ),
    )


def _detected(copied: Copied, shelf: Shelf) -> Derivation:
    order = copied.order
    return make_derivation(
        _kind_of_copy(copied, shelf),
        order.derived.id,
        upstream=order.upstream.id,
        basis=DerivationBasis.DETECTED,
        directed=order.directed,
        scope=CreditScope.UNKNOWN,
        proof=tuple(run.words for run in copied.wording.runs) if copied.wording else (),
        reasons=(copied.reason, order.reason),
    )


def _kind_of_copy(copied: Copied, shelf: Shelf) -> DerivationKind:
    agencies = [agencies_of(report, shelf) for report in (copied.order.upstream, copied.order.derived)]
    if agencies[0] & agencies[1]:
        return DerivationKind.SAME_WIRE
    is_whole = copied.wording is not None and copied.wording.is_whole
    return DerivationKind.REPRINT if is_whole else DerivationKind.PARTIAL_REPRINT


def agencies_of(report: HeldReport, shelf: Shelf) -> frozenset[str]:
    """Return the agencies that a report names as the origin of its text: dateline, byline, copyright or credit line."""
    return frozenset(
        shelf.outlets.canonical(name)
        for name, statements in shelf.credits[report.id].items()
        if any(stated.credit is CreditKind.AGENCY_DATELINE for stated in statements)
    )


def _amending(amendments: Iterable[Amendment]) -> Iterator[Derivation]:
    for amendment in amendments:
        if amendment.report is not None:
            yield make_derivation(
                amendment.kind,
                amendment.report,
                upstream=amendment.amended,
                basis=DerivationBasis.DECLARED,
                directed=True,
                scope=CreditScope.EXPLICIT,
                proof=tuple(words for words in (amendment.withdrawn, amendment.replacement) if words),
                reasons=amendment.reasons or (Reason(rule="R9.amendment", note="it takes back what the other said"),),
            )
