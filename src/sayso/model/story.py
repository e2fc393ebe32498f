"""Several reports taken together: what a story is made of and what is worked out from it."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.analysis import Analysis
from sayso.model.graph import Proposition
from sayso.model.provenance import Amendment, Corroboration, Derivation, Drift, Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldReport:
    """A report as the collection holds it: what was read out of it, and the day on which it was surely there.

    ``captured`` is an EDTF day and comes from the input (``captured`` of a JSON Lines record, a WARC date), never
    from the clock of the machine; it is the only proof that a text existed by then (a publication date is a claim).
    """

    analysis: Analysis
    captured: str | None = None

    @property
    def id(self) -> str:
        """The document's id."""
        return self.analysis.document.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Reports, how they rest on each other, what they say together, and how it stands; the same for any order of them.

    ``reports`` are sorted by publication (undated last), then id. ``corroborations`` has one entry a proposition, in
    the order of ``propositions``. ``loops`` are circles of credit, each beginning with its smallest id. ``as_of`` is
    the day up to which reports and amendments count (EDTF day), ``None`` for all of them. ``without`` says what was
    left out on request, in words.
    """

    as_of: str | None
    reports: tuple[HeldReport, ...]
    derivations: tuple[Derivation, ...]
    amendments: tuple[Amendment, ...]
    origins: tuple[Origin, ...]
    propositions: tuple[Proposition, ...]
    corroborations: tuple[Corroboration, ...]
    drift: tuple[Drift, ...]
    loops: tuple[tuple[str, ...], ...]
    without: tuple[str, ...] = ()
