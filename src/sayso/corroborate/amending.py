"""Which claims were taken back, and by which correction or retraction, as of a day (R9)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from sayso.corroborate.actors import plain
from sayso.corroborate.casebook import BEGINNING, Casebook, last_day
from sayso.corroborate.withdrawn import is_narrow
from sayso.lexicon.numbers import find_quantities
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

    One sentence can carry a figure, a date and an event: where only one of them is put right, only what says it falls.
    """
    gone = amendment.withdrawn
    if amendment.kind is not DerivationKind.CORRECTION or not (_is_detail(gone) or _swaps_figures(amendment)):
        return True
    return _has_value(gone, proposition) or _has_time(gone, proposition) or _has_name(gone, proposition)


def _is_detail(words: str) -> bool:
    """Tell whether words are one figure, date or name: a common noun put right changes what is said as a whole."""
    return is_narrow(words) and (bool(_figures(words) or find_quantities(words)) or words[:1].isupper())


def _swaps_figures(amendment: Amendment) -> bool:
    return bool(_figures(amendment.withdrawn)) and bool(_figures(amendment.replacement))


def _has_value(words: str, proposition: Proposition) -> bool:
    value = proposition.value
    if value is None:
        return False
    found = find_quantities(words)
    same = any((one.low, one.high) == (value.low, value.high) for one in found)
    return same or bool(_figures(words) & _figures(value.text))


def _has_time(words: str, proposition: Proposition) -> bool:
    time = proposition.time
    if time is None or proposition.value is not None:
        return False
    return time.text.casefold() in words.casefold() or bool(_figures(words) & _figures(f"{time.start} {time.end}"))


def _has_name(words: str, proposition: Proposition) -> bool:
    terms = (proposition.subject, proposition.object, proposition.place)
    if proposition.value is not None or _figures(words) or find_quantities(words):
        return False
    return any(term is not None and plain(term.name) in plain(words) for term in terms)


def _figures(words: str) -> frozenset[str]:
    return frozenset(_FIGURE.findall(words))
