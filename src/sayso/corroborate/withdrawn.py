"""Which claims of a report hold the words that were withdrawn, and so fall with them."""

from __future__ import annotations

import re
from decimal import Decimal

from sayso.lexicon import load
from sayso.lexicon.numbers import find_quantities
from sayso.lexicon.stems import content_stems
from sayso.model.analysis import Analysis
from sayso.model.claims import Claim, ClaimKind
from sayso.model.documents import Document
from sayso.model.provenance import ClaimRef
from sayso.model.quantities import Quantity
from sayso.model.spans import Span
from sayso.model.times import Timex

_APART = frozenset({ClaimKind.ROLE, ClaimKind.NON_COMMENT, ClaimKind.PROVENANCE, ClaimKind.CORRECTION})
NARROW = 4
"""Up to how many words a withdrawn detail has that is no figure and no date: a name."""


def is_narrow(withdrawn: str) -> bool:
    """Tell whether what was withdrawn is one figure, date or name rather than a statement."""
    return (
        bool(withdrawn)
        and len(content_stems(withdrawn)) <= NARROW
        and not re.search(r"\b(?:was|is|had|has|were)\b", withdrawn)
    )


def all_claims(analysis: Analysis, kept_by: Document | None = None) -> tuple[ClaimRef, ...]:
    """Return all claims of a report, but for those that a retraction (``kept_by``) says it stands by."""
    kept = _kept(kept_by) if kept_by is not None else frozenset()
    return _refs(analysis, [c for c in analysis.claims if len(kept & content_stems(c.citation.quote)) < 2])


def claims_with(
    analysis: Analysis, withdrawn: str, document: Document | None = None, at: Span | None = None
) -> tuple[ClaimRef, ...]:
    """Return the claims of a report that hold ``withdrawn``: the same figure, the same date, or much the same words.

    ``document`` and ``at`` say where the words stand in the correction, so that "4 March" may be read as a date.
    """
    if is_narrow(withdrawn):
        return _refs(analysis, [c for c in analysis.claims if c.kind not in _APART and _holds(c, withdrawn)])
    words = content_stems(withdrawn)
    return _refs(analysis, [c for c in analysis.claims if c.kind not in _APART and _says_much_of(c, words, analysis)])


def says(analysis: Analysis, withdrawn: str, document: Document | None = None, at: Span | None = None) -> bool:
    """Tell whether a report has the words that were withdrawn, in a claim or anywhere in its text."""
    if claims_with(analysis, withdrawn, document, at):
        return True
    return is_narrow(withdrawn) and _holds_words(analysis.document.text, withdrawn)


def other_figure(analysis: Analysis, replacement: str) -> str | None:
    """Return the one figure of a report that ``replacement`` can replace: of the same unit and kind, and different."""
    new = find_quantities(replacement)
    if len(new) != 1:
        return None
    alike = {
        (q.low, q.high): q.text
        for q in find_quantities(analysis.document.text)
        if (q.unit, q.noun) == (new[0].unit, new[0].noun) and not same_figure(q, new[0])
    }
    return next(iter(alike.values())) if len(alike) == 1 else None


def same_figure(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures are one: "about 410 million euros" and "410 million euros"."""
    units = one.unit == other.unit and (one.noun == other.noun or not (one.noun and other.noun))
    return units and _point(one) is not None and _point(one) == _point(other)


def _point(quantity: Quantity) -> Decimal | None:
    return quantity.low if quantity.low is not None else quantity.high


def _holds(claim: Claim, withdrawn: str) -> bool:
    if _holds_words(claim.citation.quote, withdrawn):
        return True
    time: Timex | None = claim.time
    year = re.fullmatch(r"[^\d]*((?:1[5-9]|20)[0-9]{2})[^\d]*", withdrawn)
    return time is not None and year is not None and any((s or "").startswith(year[1]) for s in (time.start, time.end))


def _holds_words(text: str, withdrawn: str) -> bool:
    if re.search(rf"(?<!\w){re.escape(withdrawn)}(?!\w)", text, re.IGNORECASE):
        return True
    return any(same_figure(a, b) for a in find_quantities(withdrawn) for b in find_quantities(text))


def _says_much_of(claim: Claim, words: frozenset[str], analysis: Analysis) -> bool:
    own = content_stems(claim.citation.quote)
    shared = own & words
    head = content_stems(claim.head.of(analysis.document.text))
    if len(shared) < 2:
        return False
    if head & words:
        return 2 * len(shared) >= min(len(own), len(words))
    return len(shared) >= 4 and 5 * len(shared) >= 3 * len(own)


def _kept(document: Document) -> frozenset[str]:
    """Return the content words of what a retraction says still stands: "We stand by what the keeper told us"."""
    entry = next(e for e in load("corrections") if e.kind == "keeps")
    found: frozenset[str] = frozenset()
    for passage in document.passages:
        words = passage.span.of(document.text)
        hit = entry.regex.search(words) if entry.regex else None
        if hit is not None:
            found |= content_stems(words[hit.end() :])
    return found


def _refs(analysis: Analysis, claims: list[Claim]) -> tuple[ClaimRef, ...]:
    return tuple(ClaimRef(report=analysis.document.id, claim=c.id) for c in claims)
