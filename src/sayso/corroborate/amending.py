"""Which claims were taken back, and by which correction or retraction, as of a day (R9)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from sayso.corroborate.casebook import BEGINNING, Casebook, last_day
from sayso.model.graph import Proposition
from sayso.model.provenance import Amendment, ClaimRef, DerivationKind

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Fallen:
    """The claims of a story that were taken back by the report that made them, or by a user's mark."""

    case: Casebook

    def day(self, amendment: Amendment) -> str:
        """Return the day from which an amendment counts: its own, else that of the report that states it."""
        if amendment.at is not None:
            return last_day(amendment.at)
        return self.case.days.get(amendment.report or "", BEGINNING)

    @cached_property
    def by_claim(self) -> Mapping[ClaimRef, tuple[Amendment, ...]]:
        """The amendments that take back each claim, oldest first."""
        found: dict[ClaimRef, list[Amendment]] = {}
        for amendment in sorted(self.case.amendments, key=self.day):
            for ref in self._taken_back(amendment):
                found.setdefault(ref, []).append(amendment)
        return {ref: tuple(amendments) for ref, amendments in found.items()}

    def for_proposition(
        self, refs: Iterable[ClaimRef], proposition: Proposition, day: str | None
    ) -> tuple[Mapping[ClaimRef, Amendment], frozenset[ClaimRef]]:
        """Return which claims have fallen by a day, each by its first amendment, and which only restate what fell.

        A correction that repeats what it takes back ("we said that …") does not say it.
        """
        listed = list(refs)
        fallen: dict[ClaimRef, Amendment] = {}
        for ref in listed:
            for amendment in self.by_claim.get(ref, ()):
                if touches(amendment, proposition) and (day is None or self.day(amendment) <= day):
                    fallen.setdefault(ref, amendment)
        own = set(proposition.claims)
        restating = {amendment.report for ref, amendment in fallen.items() if ref in own}
        restated = frozenset(ref for ref in own & set(listed) if ref.report in restating and ref not in fallen)
        return fallen, restated

    def corrected_by(self, ref: ClaimRef, words: str) -> ClaimRef | None:
        """Return the claim that a claim of a correction replaces, if the words are those that it puts in its place.

        The new value rests on what the old one rested on: an outlet that corrects itself has not found a new origin.
        """
        for amendment in self._corrections.get(ref.report, ()):
            after = _figures(amendment.replacement) - _figures(amendment.withdrawn)
            if (after and after & _figures(words)) or (amendment.replacement and amendment.replacement in words):
                return next((claim for claim in amendment.claims if claim in self.case.claims), None)
        return None

    @cached_property
    def _corrections(self) -> Mapping[str, tuple[Amendment, ...]]:
        found: dict[str, list[Amendment]] = {}
        for amendment in self.case.amendments:
            if amendment.report is not None and amendment.kind is DerivationKind.CORRECTION:
                found.setdefault(amendment.report, []).append(amendment)
        return {report: tuple(amendments) for report, amendments in found.items()}

    def _taken_back(self, amendment: Amendment) -> Iterable[ClaimRef]:
        is_whole = not amendment.withdrawn and not amendment.claims
        held = self.case.reports.get(amendment.amended)
        if not is_whole or held is None:
            return [ref for ref in amendment.claims if ref in self.case.claims]
        return [ClaimRef(report=held.id, claim=claim.id) for claim in held.analysis.claims]


def touches(amendment: Amendment, proposition: Proposition) -> bool:
    """Tell whether what an amendment takes back is what a proposition says.

    One sentence can carry a figure and an event: where one figure replaces another, only what has that figure falls.
    """
    before, after = _figures(amendment.withdrawn), _figures(amendment.replacement)
    if amendment.kind is not DerivationKind.CORRECTION or not before or not after:
        return True
    gone = before - after
    if proposition.value is not None:
        return bool(gone & _figures(proposition.value.text))
    time = proposition.time
    return time is not None and bool(gone & _figures(f"{time.text} {time.start or ''} {time.end or ''}"))


def _figures(words: str) -> frozenset[str]:
    return frozenset(_FIGURE.findall(words))
