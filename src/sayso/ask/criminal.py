"""Criminal matters keep their step (TRADECRAFT, section 8, rule 9): an allegation is no charge, a charge no conviction.

The step is read from the quoted words and stands beside the claim, whose holder and standing say the rest. What clears
somebody is told first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TypeVar

from sayso.ask.answers import ReportedClaim
from sayso.lexicon import Entry, load
from sayso.model.claims import Claim, ClaimKind, Stance

CLEARING = frozenset({"dropped", "acquittal"})
"""Steps that clear somebody: printed before all others."""

STEP_WORDS = {
    "dropped": "charge dropped",
    "acquittal": "acquittal",
    "appeal": "appeal",
    "conviction": "conviction",
    "trial": "trial",
    "charge": "charge",
    "arrest": "arrest",
    "investigation": "investigation",
    "allegation": "allegation",
}
"""What the steps are called, from what clears somebody to what merely accuses."""

_CUE = re.compile(
    r"charge|case|prosecut|indict|proceeding|acquit|guilty|cleared|exonerat|quash|overturn|set aside|annul|appeal|"
    r"convict|sentenced|jailed|trial|testif|court|arrest|custody|detained|investigat|inquiry|probe|suspect|"
    r"questioned|accus|alleg",
    re.IGNORECASE,
)
_NEGATIVE = frozenset({Stance.CT_NEG, Stance.PR_NEG, Stance.PS_NEG})
T = TypeVar("T")


def step_of(claim: Claim) -> str | None:
    """Return the step of a criminal matter that a claim tells of (a key of :data:`STEP_WORDS`), if it tells of any.

    What is said not to have happened ("was not charged") is no step, and neither is a question.
    """
    words = claim.citation.quote
    if _CUE.search(words) is None or claim.stance in _NEGATIVE or claim.kind is ClaimKind.QUESTION:
        return None
    return next((entry.kind for entry in _entries() if entry.matches(words)), None)


@cache
def _entries() -> tuple[Entry, ...]:
    return load("criminal_steps")


def cleared_first(steps: Iterable[tuple[T, str]]) -> list[tuple[T, str]]:
    """Return things with their steps in their order, but what clears somebody before all else."""
    return sorted(steps, key=lambda item: item[1] not in CLEARING)


def clearing_first(claims: Sequence[ReportedClaim]) -> tuple[ReportedClaim, ...]:
    """Return claims in their order, but those that clear somebody before all others."""
    return tuple(sorted(claims, key=lambda reported: step_of(reported.claim) not in CLEARING))
