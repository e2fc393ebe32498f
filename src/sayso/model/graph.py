"""What several reports say: propositions, and how they bear on each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.claims import ClaimKind
from sayso.model.mentions import EntityType
from sayso.model.provenance import ClaimRef
from sayso.model.quantities import Quantity
from sayso.model.spans import Reason
from sayso.model.times import Timex


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Who or what a proposition is about. Equal keys are taken for the same within a story; ``name`` is shown.

    An actor without a name ("the museum" that no name explains) has ``type`` ``None`` and a key of its words.
    """

    key: str
    name: str
    type: EntityType | None = None


class PropositionRelation(StrEnum):
    """How one proposition bears on another (R7)."""

    ENTAILS = "entails"
    ENTAILED_BY = "entailed_by"
    CONFLICTS = "conflicts"
    RELATED_WEAKER = "related_weaker"


@dataclass(frozen=True, slots=True, kw_only=True)
class PropositionLink:
    """A relation to another proposition (its id), with the reason."""

    kind: PropositionRelation
    proposition: str
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """What several claims say, with names resolved (R7). Nothing in it is believed: it gathers who says what.

    ``family`` is a family of ``lexicon/data/propositions.toml``, or ``other`` where only the same words make two claims
    one. ``claims`` put it forward, at whatever standing (asserted, hedged, hearsay, forecast, hypothetical), sorted by
    report and place in the text; ``denials`` reject it (standing denied, or the opposite polarity). ``eligible`` says
    whether it can be corroborated at all (R8). ``value`` is set where the proposition is a figure ("the price is 410
    million euros").
    """

    id: str
    kind: ClaimKind
    family: str
    subject: Term | None
    predicate: str
    object: Term | None
    value: Quantity | None
    time: Timex | None
    place: Term | None
    claims: tuple[ClaimRef, ...]
    denials: tuple[ClaimRef, ...]
    eligible: bool
    links: tuple[PropositionLink, ...] = ()
    modality: str = ""
    """What is said of the step where it is not said to be done: ``planned``, ``considered``, ``asked``, ….

    The proposition is then that it is planned (considered, asked for), and who says so puts just that forward.
    """
    reasons: tuple[Reason, ...] = ()
