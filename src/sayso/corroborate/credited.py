"""Derivations that a report declares: it credits another outlet, whose report may be held or not (R1).

A credit names an outlet and not a report. Of the reports of that outlet that are held, the one is meant that is about
the same matter and does not say of itself that it came later; where none is, the credit leads to the outlet itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.corroborate.matter import Matter, read_matter, share_of
from sayso.corroborate.ordering import date_key, is_dated_before, is_own_statement, published
from sayso.corroborate.outlets import Outlets
from sayso.corroborate.recognised import recognised_credits
from sayso.corroborate.wording import LONG_RUN
from sayso.errors import DateError
from sayso.lexicon import load
from sayso.model.edtf import earliest, latest
from sayso.model.provenance import (
    CreditKind,
    CreditScope,
    DerivationKind,
    SharedWording,
    StatedDerivation,
)
from sayso.model.spans import Span
from sayso.model.story import HeldReport

_LEADING_PASSAGES = 2
"""A credit in the title or the first sentences is for the report, a later one for what stands around it."""
_EARLY = 0.35
"""A credit for the story as such ("the details were first reported by X") is for the report in this part of it."""
_WHOLE_SENTENCE = 0.6
"""A credit for less of its sentence is for a side matter: "the labels, which were first reported by X"."""
_NAMES_ALIKE = (2, 0.34)
"""So many names in common, and such a share of the fewer, make two reports be about one matter; or so many words."""
_WORDS_ALIKE = (5, 0.25)
HALF, SEVERAL = 0.5, 20
_SCOPES = (CreditScope.EXPLICIT, CreditScope.INFERRED, CreditScope.UNKNOWN)

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Credited:
    """All that one report credits to one outlet, and the held report of it that is meant, if one is."""

    report: HeldReport
    outlet: str
    upstream: HeldReport | None
    statements: tuple[StatedDerivation, ...]
    is_leading: bool

    @property
    def scope(self) -> CreditScope:
        """How far the credit reaches: as far as the best that is stated."""
        return min((s.scope for s in self.statements), key=_SCOPES.index)

    @property
    def proof(self) -> tuple[str, ...]:
        """The words of the credits."""
        return tuple(dict.fromkeys(s.citation.quote for s in self.statements))

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the credits stand in the report."""
        return tuple(span for s in self.statements for span in s.citation.spans)

    def is_only(self, kind: CreditKind) -> bool:
        """Tell whether the outlet is credited in this way alone."""
        return all(s.credit is kind for s in self.statements)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The held reports, by outlet too; what each is about and credits; and which pairs share their wording."""

    reports: tuple[HeldReport, ...]
    by_outlet: Mapping[str, tuple[HeldReport, ...]]
    credits: Mapping[str, Mapping[str, tuple[StatedDerivation, ...]]]
    wording: Mapping[Pair, SharedWording]
    matter: Callable[[str], Matter]
    outlets: Outlets


def build_shelf(reports: Sequence[HeldReport], wording: Iterable[SharedWording], outlets: Outlets) -> Shelf:
    """Return what is asked of the reports again and again."""
    held = {report.id: report for report in sorted(reports, key=date_key)}
    by_outlet: dict[str, list[HeldReport]] = {}
    for report in held.values():
        if publisher(report):
            by_outlet.setdefault(publisher(report), []).append(report)
    known = {outlets.canonical(name): name for name, found in sorted(by_outlet.items()) if _is_outlet(found)}
    return Shelf(
        reports=tuple(held.values()),
        by_outlet={name: tuple(found) for name, found in by_outlet.items()},
        credits={report.id: credits_of(report, outlets, known) for report in held.values()},
        wording={(one.a, one.b): one for one in wording},
        matter=cache(lambda report: read_matter(held[report].analysis)),
        outlets=outlets,
    )


def find_credited(shelf: Shelf) -> tuple[Credited, ...]:
    """Return what each report credits to each other outlet, in the order of reports and of the words."""
    matching: dict[str, str | None] = {}
    found: list[Credited] = []
    for report in shelf.reports:
        for name, statements in shelf.credits[report.id].items():
            if name not in matching:
                matching[name] = shelf.outlets.match(name, shelf.by_outlet)
            held = shelf.by_outlet.get(matching[name] or "", ())
            upstream = _meant(report, statements, held, shelf)
            if upstream is None and _is_own(report, name, shelf):
                continue  # an earlier report of its own that is not held, or the report itself
            found.append(Credited(report, name, upstream, statements, _is_leading(report, statements)))
    return tuple(found)


def _is_own(report: HeldReport, name: str, shelf: Shelf) -> bool:
    own = publisher(report)
    return bool(own) and shelf.outlets.match(name, [own]) is not None


def _is_place(name: str, outlets: Outlets) -> bool:
    """Tell whether anybody posts there: who posted is the source of a post, not the place; a wiki says it itself."""
    if outlets.is_relay(name):
        return False
    listed = (entry.regex for entry in load("outlets") if entry.kind == "platform")
    return any(regex is not None and regex.fullmatch(name) is not None for regex in listed)


def _is_outlet(held: Sequence[HeldReport]) -> bool:
    return not any(is_own_statement(report) for report in held)


def credits_of(
    report: HeldReport, outlets: Outlets, known: Mapping[str, str] | None = None
) -> dict[str, tuple[StatedDerivation, ...]]:
    """Return the credits of a report by outlet as shown; "she told this newspaper" is no credit to another.

    ``known`` are outlets of which reports are held, by canonical name.
    """
    own = publisher(report)
    found: dict[str, list[StatedDerivation]] = {}
    for stated in (*report.analysis.derivations, *recognised_credits(report, known or {}, outlets)):
        is_own = bool(own) and outlets.match(stated.upstream, [own]) is not None
        is_of_itself = is_own and stated.credit not in {CreditKind.CARRIED_FROM, CreditKind.FIRST_REPORT}
        if stated.kind is DerivationKind.CREDIT and not is_of_itself and not _is_place(stated.upstream, outlets):
            found.setdefault(outlets.display(stated.upstream), []).append(stated)
    return {name: tuple(statements) for name, statements in found.items()}


def publisher(report: HeldReport) -> str:
    """Return the name of a report's outlet as it gives it, or an empty string."""
    return report.analysis.document.publisher.value or ""


def pair_of(a: HeldReport, b: HeldReport) -> Pair:
    """Return the ids of two reports in order, as pairs are listed."""
    return (a.id, b.id) if a.id <= b.id else (b.id, a.id)


def _meant(
    report: HeldReport,
    statements: Sequence[StatedDerivation],
    held: Iterable[HeldReport],
    shelf: Shelf,
) -> HeldReport | None:
    """Return the report that a credit means: of the same matter, of the day that is said, not later; the fittest."""
    fitting = [
        one
        for one in held
        if one.id != report.id and _fits_date(report, one, shelf) and _fits_matter(report, one, shelf)
    ]
    return min(fitting, key=lambda one: _unfitness(report, one, statements, shelf), default=None)


def _fits_date(report: HeldReport, one: HeldReport, shelf: Shelf) -> bool:
    """A report cannot have taken from a later one, unless that takes from it in turn: a circle of credit (R4)."""
    own = publisher(report)
    if own == publisher(one):
        return is_dated_before(one, report)
    return not is_dated_before(report, one) or bool(own and shelf.outlets.match(own, shelf.credits[one.id]))


def _fits_matter(report: HeldReport, one: HeldReport, shelf: Shelf) -> bool:
    if pair_of(report, one) in shelf.wording:
        return True
    mine, theirs = shelf.matter(report.id), shelf.matter(one.id)
    return _is_alike(mine.names, theirs.names, *_NAMES_ALIKE) or _is_alike(mine.words, theirs.words, *_WORDS_ALIKE)


def _is_alike(mine: frozenset[str], theirs: frozenset[str], fewest: int, share: float) -> bool:
    few, many = (mine, theirs) if len(mine) <= len(theirs) else (theirs, mine)
    return len(few & many) >= fewest and share_of(few, many) >= share


def _unfitness(
    report: HeldReport, one: HeldReport, statements: Sequence[StatedDerivation], shelf: Shelf
) -> tuple[bool, bool, int, tuple[tuple[int, int, int], str]]:
    said = any(_is_of_day(s.reported_on, one) for s in statements)
    mine, theirs = shelf.matter(report.id), shelf.matter(one.id)
    common = 3 * len(mine.names & theirs.names) + len(mine.words & theirs.words)
    return not said, pair_of(report, one) not in shelf.wording, -common, date_key(one)


def _is_of_day(said: str | None, one: HeldReport) -> bool:
    """Tell whether a report can be of the day that a credit gives: no day of either is outside the other's."""
    own = published(one)
    if said is None or own is None:
        return False
    try:
        first, last, begin, end = earliest(said), latest(said), earliest(own), latest(own)
    except DateError:
        return False
    return (first is None or end is None or first <= end) and (last is None or begin is None or begin <= last)


def _is_leading(report: HeldReport, statements: Sequence[StatedDerivation]) -> bool:
    """Tell whether a credit is for the report as a whole: in its title or lead, or for the story as such."""
    spans = [span for s in statements for span in s.citation.spans]
    every = [p.span for p in report.analysis.document.passages]
    early = every[: max(_LEADING_PASSAGES, round(_EARLY * len(every)))]
    if any(s.scope is CreditScope.INFERRED for s in statements):
        return any(p.overlaps(span) for span in spans for p in early)
    passages = every[:_LEADING_PASSAGES]
    return any(len(span) >= _WHOLE_SENTENCE * len(p) and p.overlaps(span) for span in spans for p in passages)


def is_carried(wording: SharedWording) -> bool:
    """Tell whether a report that gives a credit took over the words too: half of them, or a long run of prose."""
    is_half = wording.containment >= HALF and wording.shared >= SEVERAL
    return wording.is_whole or wording.longest >= LONG_RUN or is_half


def kind_of(credited: Credited, wording: SharedWording | None) -> DerivationKind:
    """Return in which way a report rests on the one that it credits: by its wording, else by what it credits."""
    if credited.upstream is not None and wording is not None and is_carried(wording):
        return DerivationKind.REPRINT if wording.is_whole else DerivationKind.PARTIAL_REPRINT
    if credited.is_only(CreditKind.AGENCY_DATELINE):
        return DerivationKind.CREDIT
    if credited.is_leading and credited.upstream is not None:
        return DerivationKind.REWRITE_WITH_CREDIT
    return DerivationKind.QUOTATION if credited.is_only(CreditKind.TOLD_TO) else DerivationKind.CREDIT
