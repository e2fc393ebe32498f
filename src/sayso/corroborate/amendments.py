"""Which held report a correction or retraction amends, and which of its claims fall (R9).

A correction says of which outlet and mostly of which day the report was, and it repeats some of its words. A match
needs the outlet and one of the rest, and must be the only one: where two reports fit alike, or only the outlet does,
nothing is matched and the reason is kept (:func:`find_unmatched`). What falls is what was withdrawn and no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.corroborate.edited import find_edits
from sayso.corroborate.outlets import Outlets
from sayso.corroborate.withdrawn import all_claims, claims_with, other_figure, says
from sayso.lexicon.stems import content_stems
from sayso.model.documents import Document
from sayso.model.edtf import Day, earliest, latest
from sayso.model.provenance import Amendment, DerivationKind, StatedDerivation
from sayso.model.spans import Reason, Span
from sayso.model.story import HeldReport

AMENDING = frozenset({DerivationKind.CORRECTION, DerivationKind.RETRACTION})
SHARED_WORDS = 3
"""How many content words a correction and the report that it amends must have in common, where no date tells."""


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A correction or retraction of which no held report could be told to be the one that it amends."""

    report: str
    stated: StatedDerivation
    reason: Reason


def find_amendments(
    reports: Sequence[HeldReport], marks: Sequence[Amendment], outlets: Outlets
) -> tuple[Amendment, ...]:
    """Return what the reports take back of each other, and what users marked, in the order of their days.

    A mark without claims gets those that hold its ``withdrawn`` words, or all of its report's where it has none. A page
    that was captured again with another figure amends its earlier capture (kind ``revision``).
    """
    shelf = {report.id: report for report in reports}
    found = [a for a in (_amendment(match, shelf) for match in _matches(shelf, outlets)) if a is not None]
    found += find_edits(list(shelf.values()))
    found += [_with_claims(mark, shelf) for mark in marks]
    return tuple(sorted(_once(found), key=_key))


def find_unmatched(reports: Sequence[HeldReport], outlets: Outlets) -> tuple[Unmatched, ...]:
    """Return the corrections and retractions that amend no held report, or none for certain, with the reason."""
    shelf = {report.id: report for report in reports}
    missed = (m for m in _matches(shelf, outlets) if m.amended is None)
    return tuple(Unmatched(m.report.id, m.stated, m.reason) for m in missed)


@dataclass(frozen=True, slots=True)
class _Match:
    report: HeldReport
    stated: StatedDerivation
    amended: HeldReport | None
    reason: Reason


def _key(amendment: Amendment) -> tuple[str, ...]:
    kind, report = amendment.kind.value, amendment.report or ""
    return (
        amendment.at or "",
        amendment.amended,
        report,
        kind,
        amendment.withdrawn,
        amendment.replacement,
        amendment.by,
    )


def _once(amendments: Iterable[Amendment]) -> list[Amendment]:
    return list(dict.fromkeys(amendments))


def _matches(shelf: dict[str, HeldReport], outlets: Outlets) -> Iterator[_Match]:
    for name in sorted(shelf):
        for stated in shelf[name].analysis.derivations:
            if stated.kind in AMENDING:
                yield _match(shelf[name], stated, shelf, outlets)


def _match(report: HeldReport, stated: StatedDerivation, shelf: dict[str, HeldReport], outlets: Outlets) -> _Match:
    """Find the one held report that a correction speaks of: by address, headline, day and words, in this order."""
    those = [r for _, r in sorted(shelf.items()) if r.id != report.id and _may_amend(report, stated, r, outlets)]
    if not those:
        return _Match(report, stated, None, Reason(rule="R9.not_held", note="no earlier report of that outlet is held"))
    for how, fitting in _narrowed(report, stated, those):
        if len(fitting) == 1:
            return _Match(report, stated, fitting[0], Reason(rule="R9.amends", note=how))
        if fitting:
            best = _nearest(report, stated, fitting)
            if best is not None:
                return _Match(report, stated, best, Reason(rule="R9.amends", note=f"{how}, and the most words"))
            note = f"{len(fitting)} reports fit alike: {how}"
            return _Match(report, stated, None, Reason(rule="R9.ambiguous", note=note))
    note = "an earlier report of that outlet is held, but neither day nor words show that it is meant"
    return _Match(report, stated, None, Reason(rule="R9.not_shown", note=note))


def _narrowed(
    report: HeldReport, stated: StatedDerivation, those: Sequence[HeldReport]
) -> Iterator[tuple[str, list[HeldReport]]]:
    document = report.analysis.document
    address = document.url.value
    yield "the same address", [r for r in those if address and r.analysis.document.url.value == address]
    headline = _headline(stated, document)
    yield "the headline that it names", [r for r in those if headline and _is_titled(r, headline)]
    words = _context_words(stated, document)
    near = [r for r in those if _has_withdrawn(stated, document, r) and _shared(words, r) >= SHARED_WORDS]
    if stated.reported_on is not None:
        of_day = [r for r in those if _published(r) == earliest(stated.reported_on)]
        said = [r for r in of_day if r in near]
        yield "its day and the words withdrawn", said
        yield "its day and what it is about", [r for r in of_day if _shared(words, r) >= SHARED_WORDS]
        undated = [r for r in near if _published(r) is None]
        yield "the words withdrawn; it gives no day", undated
    else:
        yield "the outlet and the words withdrawn", near


def _may_amend(report: HeldReport, stated: StatedDerivation, other: HeldReport, outlets: Outlets) -> bool:
    """Tell whether a report is of the outlet that is spoken of, came out no later, and is no correction itself."""
    publisher = other.analysis.document.publisher.value or ""
    same = outlets.is_same(publisher, stated.upstream) or outlets.is_same_family(publisher, stated.upstream)
    if not same and outlets.match(stated.upstream, [publisher] if publisher else []) is None:
        return False
    ours, theirs = latest(report.analysis.document.published.value), _published(other)
    if ours is not None and theirs is not None and theirs > ours:
        return False
    is_notice = any(d.kind in AMENDING and outlets.is_same(d.upstream, publisher) for d in other.analysis.derivations)
    address = other.analysis.document.url.value
    return not is_notice or (address is not None and address == report.analysis.document.url.value)


def _published(report: HeldReport) -> Day | None:
    return earliest(report.analysis.document.published.value)


def _headline(stated: StatedDerivation, document: Document) -> str | None:
    reason = next((r for r in stated.reasons if r.rule == "corrections.headline"), None)
    return reason.span.of(document.text) if reason is not None and reason.span is not None else None


def _is_titled(report: HeldReport, headline: str) -> bool:
    title, wanted = content_stems(report.analysis.document.title.value or ""), content_stems(headline)
    return bool(wanted) and len(title & wanted) >= 0.8 * max(len(wanted), len(title))


def _context(stated: StatedDerivation, document: Document) -> str:
    """Return the words by which a correction says what it is about: its sentences.

    Of a whole report, or another outlet's, the report that states it speaks all through.
    """
    spans = [s for s in (*stated.citation.spans, stated.withdrawn, stated.replacement) if s is not None]
    is_own = content_stems(stated.upstream) == content_stems(document.publisher.value or "")
    if not is_own or (stated.withdrawn is None and stated.kind is DerivationKind.RETRACTION):
        return f"{document.title.value or ''} {document.text}"
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    reach = Span(first, last)
    inside = [p.span.of(document.text) for p in document.passages if p.span.overlaps(reach)]
    return " ".join([document.title.value or "", *inside])


def _context_words(stated: StatedDerivation, document: Document) -> frozenset[str]:
    """Return the words of a correction that tell which matter it is about: neither the outlet nor the correcting."""
    outlets = content_stems(f"{stated.upstream} {document.publisher.value or ''}")
    return content_stems(_context(stated, document)) - outlets - content_stems(_OF_CORRECTING)


_OF_CORRECTING = (
    "report article story headline correction clarification retraction withdraw withdrawn retract correct amend wrong "
    "error figure number date year apologise reader editor publish version earlier"
)


def _shared(words: frozenset[str], report: HeldReport) -> int:
    document = report.analysis.document
    return len(words & content_stems(f"{document.title.value or ''} {document.text}"))


def _has_withdrawn(stated: StatedDerivation, document: Document, report: HeldReport) -> bool:
    if stated.withdrawn is None:
        return True
    return says(report.analysis, stated.withdrawn.of(document.text), document, stated.withdrawn)


def _nearest(report: HeldReport, stated: StatedDerivation, those: Sequence[HeldReport]) -> HeldReport | None:
    """Return the report that shares most words with a correction, if it is far enough ahead of the next."""
    words = _context_words(stated, report.analysis.document)
    ranked = sorted(((_shared(words, r), r.id, r) for r in those), key=lambda row: (-row[0], row[1]))
    (first, _, best), (second, _, _) = ranked[0], ranked[1]
    return best if first >= SHARED_WORDS and first >= 1.5 * second else None


def _amendment(match: _Match, shelf: dict[str, HeldReport]) -> Amendment | None:
    if match.amended is None:
        return None
    document, stated = match.report.analysis.document, match.stated
    withdrawn = stated.withdrawn.of(document.text) if stated.withdrawn is not None else ""
    replacement = stated.replacement.of(document.text) if stated.replacement is not None else ""
    amended = match.amended.analysis
    if stated.kind is DerivationKind.CORRECTION and not withdrawn:
        withdrawn = other_figure(amended, replacement) or ""
        if not withdrawn:
            return None  # it says that something was changed, not what
    if stated.withdrawn is not None:
        claims = claims_with(amended, withdrawn, document, stated.withdrawn)
    else:
        claims = claims_with(amended, withdrawn) if withdrawn else all_claims(amended, kept_by=document)
    return Amendment(
        kind=stated.kind,
        report=match.report.id,
        amended=match.amended.id,
        at=document.published.value,
        withdrawn=withdrawn,
        replacement=replacement,
        claims=claims,
        reasons=(match.reason, *stated.reasons),
    )


def _with_claims(mark: Amendment, shelf: dict[str, HeldReport]) -> Amendment:
    held = shelf.get(mark.amended)
    if mark.claims or held is None:
        return mark
    claims = claims_with(held.analysis, mark.withdrawn) if mark.withdrawn else all_claims(held.analysis)
    return replace(mark, claims=claims)
