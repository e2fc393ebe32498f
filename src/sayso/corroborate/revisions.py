"""Several captures of one address: each is the revision of the one before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.corroborate.edges import make_derivation
from sayso.corroborate.ordering import date_key
from sayso.model.edtf import latest
from sayso.model.provenance import CreditScope, Derivation, DerivationBasis, DerivationKind
from sayso.model.spans import Reason
from sayso.model.story import HeldReport

_SCHEME = re.compile(r"^[a-z]+://(?:www\.|m\.)?", re.IGNORECASE)
_END = re.compile(r"#.*$|(?<=[?&])(?:utm_[a-z]+|fbclid|gclid)=[^&#]*&?", re.IGNORECASE)
_NEVER = (9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Revision:
    """Two captures of one address, in order as far as the days of their capture show one."""

    earlier: HeldReport
    later: HeldReport

    @property
    def is_shown(self) -> bool:
        """Whether the days of capture show which text was first."""
        first, second = latest(self.earlier.captured), latest(self.later.captured)
        return first is not None and second is not None and first < second

    def as_derivation(self) -> Derivation:
        """Return it as a derivation of the later report."""
        note = "the same address, captured later" if self.is_shown else "the same address; which was first is not shown"
        return make_derivation(
            DerivationKind.REVISION,
            self.later.id,
            upstream=self.earlier.id,
            basis=DerivationBasis.DETECTED,
            directed=self.is_shown,
            scope=CreditScope.UNKNOWN,
            proof=(self.later.analysis.document.url.value or "",),
            reasons=(Reason(rule="R5.direction", note=note),),
        )


def find_revisions(reports: Sequence[HeldReport]) -> tuple[Revision, ...]:
    """Return, for each address of which several texts are held, each with the one captured before it."""
    by_address: dict[str, list[HeldReport]] = {}
    for report in reports:
        address = plain_address(report.analysis.document.url.value)
        if address:
            by_address.setdefault(address, []).append(report)
    found = []
    for _, captures in sorted(by_address.items()):
        ordered = sorted(captures, key=lambda report: (latest(report.captured) or _NEVER, *date_key(report)))
        found += [Revision(earlier, later) for earlier, later in pairwise(ordered)]
    return tuple(found)


def plain_address(address: str | None) -> str:
    """Return an address without scheme, "www.", fragment and the marks of campaigns; empty where it names no page."""
    plain = _END.sub("", _SCHEME.sub("", (address or "").strip())).rstrip("/?&")
    return plain.casefold() if "/" in plain else ""
