"""What people ruled about a story: whether one report has it from another, and whether two origins are one.

A ruling on two reports (``doc-`` ids) settles a derivation that the wording only makes possible: positive, the one
rests on the other; negative, it does not. A ruling on two origins (``ori-`` ids) settles their independence: positive,
they are one head; negative, they are different and know it each for itself (R6). It holds only of what the words of its
anchors say: who is at the head of one matter need not be at the head of another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sayso.model.claims import Claim
from sayso.model.judgements import Anchor, Judgement, Verdict
from sayso.model.provenance import ClaimRef, Derivation, DerivationBasis, IndependenceState
from sayso.model.spans import Reason

Pair = tuple[str, str]
POSSIBLE = frozenset({"R5.possible", "R5.lead"})
"""The rules by which a derivation is only possible: a question to people."""
REPORT, ORIGIN = "doc-", "ori-"
"""The beginnings of the ids of reports and of origins."""
_STATES = {Verdict.POSITIVE: IndependenceState.EXCLUDED, Verdict.NEGATIVE: IndependenceState.ESTABLISHED}


@dataclass(frozen=True, slots=True)
class Ruled:
    """The rulings of people that stand on the reports and origins of a story."""

    reports: Mapping[Pair, tuple[Judgement, ...]] = field(default_factory=dict)
    origins: Mapping[Pair, tuple[Judgement, ...]] = field(default_factory=dict)

    @property
    def ruled_origins(self) -> frozenset[str]:
        """The origins of which something was ruled."""
        return frozenset(id_ for pair in self.origins for id_ in pair)

    def of_origins(
        self, left: str, right: str, claims: Sequence[ClaimRef], held: Mapping[ClaimRef, Claim]
    ) -> tuple[IndependenceState, str] | None:
        """Return what people ruled of two origins (ids) of what these claims say, and why; ``None`` if nothing."""
        made = self.origins.get(_sorted(left, right), ())
        here = [judgement for judgement in made if _is_about(judgement.anchors, claims, held)]
        verdict = _add_up(here)
        if verdict not in _STATES:
            return None
        word = "are one and the same" if verdict is Verdict.POSITIVE else "are different, each knowing it for itself"
        return _STATES[verdict], f"{_by(here)} judged that they {word}"


NOTHING_RULED = Ruled()


def gather_ruled(judgements: Iterable[Judgement]) -> Ruled:
    """Return people's rulings that stand on reports and on origins; all others are left aside."""
    found: dict[str, dict[Pair, list[Judgement]]] = {REPORT: defaultdict(list), ORIGIN: defaultdict(list)}
    for judgement in judgements:
        stands = judgement.change is None or judgement.change.stands
        for prefix, of_pair in found.items():
            if stands and judgement.left.startswith(prefix) and judgement.right.startswith(prefix):
                of_pair[_sorted(judgement.left, judgement.right)].append(judgement)
    reports, origins = ({pair: tuple(made) for pair, made in found[p].items()} for p in (REPORT, ORIGIN))
    return Ruled(reports, origins)


def settle_derivations(derivations: Iterable[Derivation], ruled: Ruled) -> tuple[Derivation, ...]:
    """Return derivations without those that people ruled out; what they ruled to be so is possible no more."""
    return tuple(settled for each in derivations if (settled := _settled(each, ruled)) is not None)


def only_possible(derivation: Derivation) -> bool:
    """Tell whether a derivation rests on wording or matter that is only possibly shared (R5)."""
    return derivation.basis is DerivationBasis.DETECTED and bool(POSSIBLE & {r.rule for r in derivation.reasons})


def _settled(derivation: Derivation, ruled: Ruled) -> Derivation | None:
    if derivation.upstream is None or not only_possible(derivation):
        return derivation
    made = ruled.reports.get(_sorted(derivation.derived, derivation.upstream), ())
    verdict = _add_up(made)
    if verdict is Verdict.NEGATIVE:
        return None
    if verdict is not Verdict.POSITIVE:
        return derivation
    judged = Reason(rule="R5.judged", note=f"{_by(made)} judged that the one rests on the other")
    kept = tuple(replace(reason, rule="R5") if reason.rule in POSSIBLE else reason for reason in derivation.reasons)
    return replace(derivation, reasons=(judged, *kept))


def _add_up(made: Iterable[Judgement]) -> Verdict:
    verdict = Verdict.NONE
    for judgement in made:
        verdict += judgement.verdict
    return verdict


def _by(made: Iterable[Judgement]) -> str:
    names = {judgement.change.by for judgement in made if judgement.change is not None and judgement.change.by}
    return " and ".join(sorted(names)) or "a person"


def _sorted(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)


def _is_about(anchors: Iterable[Anchor], claims: Iterable[ClaimRef], held: Mapping[ClaimRef, Claim]) -> bool:
    """Tell whether the words of a ruling are those of these claims; another reading may cut them otherwise."""
    said = [(ref.report, span) for ref in claims if ref in held for span in held[ref].citation.spans]
    return any(anchor.document == report and span.overlaps(anchor.span) for anchor in anchors for report, span in said)
