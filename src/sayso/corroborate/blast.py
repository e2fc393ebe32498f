"""The blast radius of what was taken back: the reports that rest on it and their claims that repeat it (R9)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.corroborate.withdrawn import claims_with
from sayso.lexicon.stems import content_stems
from sayso.model.claims import Claim, ClaimKind
from sayso.model.provenance import Amendment, ClaimRef, Derivation, DerivationKind
from sayso.model.story import HeldReport

_AMENDING = frozenset({DerivationKind.CORRECTION, DerivationKind.RETRACTION})
_SAID_ELSEWHERE = frozenset({ClaimKind.ROLE, ClaimKind.PROVENANCE, ClaimKind.NON_COMMENT, ClaimKind.CORRECTION})


def resting_on(report: str, derivations: Iterable[Derivation]) -> tuple[str, ...]:
    """Return the ids of the reports that come from a report, from those that come from it, and so on, sorted.

    Downstream only: what a report itself comes from is not touched by its being taken back (R9). Reports that amend
    another do not rest on it.
    """
    below: dict[str, set[str]] = {}
    for edge in derivations:
        if edge.upstream is not None and edge.kind not in _AMENDING:
            below.setdefault(edge.upstream, set()).add(edge.derived)
    found: set[str] = set()
    waiting = [report]
    while waiting:
        new = below.get(waiting.pop(), set()) - found - {report}
        found |= new
        waiting += sorted(new)
    return tuple(sorted(found))


def repeated_claims(
    amendment: Amendment, reports: Sequence[HeldReport], derivations: Sequence[Derivation]
) -> tuple[ClaimRef, ...]:
    """Return the claims of downstream reports that repeat what an amendment takes back, by report and place.

    Where a figure, a date or certain words were withdrawn, those that hold them; where a whole report was, those that
    say much the same as one of its claims that fell. What a report downstream has of its own is not among them.
    """
    shelf = {report.id: report for report in reports}
    found: list[ClaimRef] = []
    for name in resting_on(amendment.amended, derivations):
        if name not in shelf or name == amendment.report:
            continue
        if amendment.withdrawn:
            found += claims_with(shelf[name].analysis, amendment.withdrawn)
        else:
            found += _like(shelf[name], _fallen(amendment, shelf))
    return tuple(found)


def _fallen(amendment: Amendment, shelf: dict[str, HeldReport]) -> list[Claim]:
    held = shelf.get(amendment.amended)
    names = {ref.claim for ref in amendment.claims}
    claims = held.analysis.claims if held is not None else ()
    return [c for c in claims if c.kind not in _SAID_ELSEWHERE and (c.id in names or not names)]


def _like(report: HeldReport, fallen: Sequence[Claim]) -> list[ClaimRef]:
    words = [content_stems(claim.citation.quote) for claim in fallen]
    return [
        ClaimRef(report=report.id, claim=claim.id)
        for claim in report.analysis.claims
        if claim.kind not in _SAID_ELSEWHERE and any(_is_alike(content_stems(claim.citation.quote), w) for w in words)
    ]


def _is_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= 3 and 2 * len(one & other) >= max(len(one), len(other))
