"""Derivations that no report declares and the wording shows: of the reports that share it, from which one it came (R5).

Of ten thousand copies each shares its words with each other. For each report only the one is kept that explains most of
what it shares, the earliest among those that explain about as much; and another only where it explains other words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from sayso.corroborate.credited import Pair, Shelf
from sayso.corroborate.matter import Matter, names_of, share_of
from sayso.corroborate.ordering import Order, date_key, first_of, is_dated_before, order_pair
from sayso.model.provenance import SharedWording, WordingStrength
from sayso.model.spans import Reason, Span
from sayso.model.story import HeldReport

MOST_UPSTREAMS = 3
_ABOUT_AS_MUCH = 0.9
_NEW_WORDS = 12
"""Characters aside, so many words of shared runs that no nearer upstream has make a second one: eight runs of five."""
_LEAD_SHARE = 0.7
_LEAD_NAMES = 4
_LONGEST_RETELLING = 80
"""Words that carry sense. A longer report without any source is another kind of text than a retelling."""


@dataclass(frozen=True, slots=True)
class Copied:
    """One report shares its wording, or at least its matter, with another that stands before it."""

    order: Order
    wording: SharedWording | None
    reason: Reason


def find_copied(shelf: Shelf, known: Set[Pair], amending: Set[str]) -> tuple[Copied, ...]:
    """Return for each report the few from which its wording may come, in the order of reports.

    ``known`` are the pairs of which a credit or an address tells already how they stand. ``amending`` reports repeat
    what they take back; that they rest on whatever they repeat is known unless they are whole copies.
    """
    by_id = {report.id: report for report in shelf.reports}
    before: dict[str, list[Copied]] = {}
    for pair, shared in sorted(shelf.wording.items()):
        if shared.strength is WordingStrength.NONE or pair in known or not set(pair) <= by_id.keys():
            continue
        order = order_pair(by_id[pair[0]], by_id[pair[1]])
        if not _is_telling(order.derived, shared, shelf) or (order.derived.id in amending and not shared.is_whole):
            continue
        before.setdefault(order.derived.id, []).append(Copied(order, shared, _reason(shared)))
    return tuple(each for report in shelf.reports for each in _best(before.get(report.id, [])))


def _is_telling(derived: HeldReport, shared: SharedWording, shelf: Shelf) -> bool:
    """Tell whether the wording shows something of a report: a few words alike are also what two of one event write.

    Where it says from whom it has the matter, only a likely wording counts.
    """
    return shared.strength is WordingStrength.LIKELY or not shelf.matter(derived.id).has_source


def _reason(shared: SharedWording) -> Reason:
    note = f"{shared.shared} runs of five words in common, {shared.containment:.0%} of the shorter report's own wording"
    return Reason(rule=f"R5.{shared.strength.value}", note=note)


def _best(copied: Sequence[Copied]) -> list[Copied]:
    """Return the upstream that explains most, then others as long as they explain words that none before does."""
    left = sorted(copied, key=_rank)
    chosen: list[Copied] = []
    while left and len(chosen) < MOST_UPSTREAMS:
        most = left[0]
        near = [one for one in left if _shared(one) >= _ABOUT_AS_MUCH * _shared(most)]
        first = first_of([one.order.upstream for one in near])
        best = next(one for one in near if one.order.upstream is first)
        chosen.append(best)
        left = [one for one in left if one is not best and _new_words(one, chosen) >= _NEW_WORDS]
    return chosen


def _rank(one: Copied) -> tuple[int, tuple[tuple[int, int, int], str]]:
    return -_shared(one), date_key(one.order.upstream)


def _shared(one: Copied) -> int:
    return one.wording.shared if one.wording else 0


def _new_words(one: Copied, chosen: Iterable[Copied]) -> int:
    """Count the words of a pair's shared runs, as they stand in the later report, that no chosen pair covers."""
    covered = [span for other in chosen for span in runs_in_derived(other)]
    fresh = [run for run in runs_in_derived(one) if not any(run.overlaps(span) for span in covered)]
    text = one.order.derived.analysis.document.text
    return sum(len(run.of(text).split()) for run in fresh)


def runs_in_derived(one: Copied) -> list[Span]:
    """Return where the shared runs stand in the later report."""
    return runs_in(one.order.derived.id, one.wording) if one.wording else []


def runs_in(report: str, wording: SharedWording) -> list[Span]:
    """Return where the runs that two reports share stand in one of them."""
    return [run.in_a if wording.a == report else run.in_b for run in wording.runs]


def find_retold(shelf: Shelf, settled: Set[str]) -> tuple[Copied, ...]:
    """Return the short reports without any source that say nothing whose names an earlier report does not have.

    Two reporters of one event share names and figures. What makes a retelling likely here is that all of these hold: it
    is short, says of nothing from whom it has it, came out on a later day, names nobody whom the other does not name,
    and most of its words that carry sense are the other's. It stays "possible" (R5). ``settled`` are the ids of the
    reports whose upstream is known otherwise.
    """
    by_name: dict[str, list[HeldReport]] = {}
    for report in shelf.reports:
        for name in names_of(report.analysis):
            by_name.setdefault(name, []).append(report)
    open_ones = [report for report in shelf.reports if report.id not in settled]
    found = (_retold_from(report, shelf, by_name) for report in open_ones if _is_retelling(shelf.matter(report.id)))
    return tuple(each for each in found if each is not None)


def _is_retelling(matter: Matter) -> bool:
    return not matter.has_source and len(matter.names) >= _LEAD_NAMES and len(matter.words) <= _LONGEST_RETELLING


def _retold_from(report: HeldReport, shelf: Shelf, by_name: Mapping[str, list[HeldReport]]) -> Copied | None:
    mine = shelf.matter(report.id)
    rarest = min(sorted(mine.names), key=lambda name: len(by_name[name]))
    told = [
        one
        for one in by_name[rarest]
        if is_dated_before(one, report)
        and mine.names <= shelf.matter(one.id).names
        and share_of(mine.words, shelf.matter(one.id).words) >= _LEAD_SHARE
    ]
    if not told:
        return None
    first = first_of(told)
    share = share_of(mine.words, shelf.matter(first.id).words)
    note = f"it gives no source, and its names and {share:.0%} of its words are in the earlier report"
    return Copied(order_pair(first, report), None, Reason(rule="R5.lead", note=note))
