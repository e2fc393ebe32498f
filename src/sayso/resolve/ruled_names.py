"""What people ruled on names, as it reaches the names of a story: who was joined, and who was parted.

Rulings may lead through reports that are not in the story: whoever is one with somebody elsewhere is one here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.model.analysis import Analysis
from sayso.model.judgements import Judgement, Verdict
from sayso.resolve.appearances import find_appearances
from sayso.resolve.bearers import EntityKey
from sayso.resolve.binding import bind_judgements
from sayso.resolve.resolver import Identities, resolve
from sayso.resolve.rulings import counts

APART = frozenset({Verdict.NEGATIVE, Verdict.UNSURE})
"""Verdicts that keep two apart in a story: where somebody looked and could not tell, nothing is counted together."""


@dataclass(frozen=True, slots=True)
class RuledNames:
    """Pairs of entities of a story's reports that people joined, and those that no rule may join."""

    together: tuple[tuple[EntityKey, EntityKey], ...] = ()
    apart: tuple[tuple[EntityKey, EntityKey], ...] = ()


def rule_names(analyses: Sequence[Analysis], judgements: Iterable[Judgement]) -> RuledNames:
    """Return what stands of people's rulings for the names of these reports; what rules judged does not count here.

    A ruling finds its words whatever extractor read the report since.
    """
    made = [judgement for judgement in judgements if not judgement.machine and counts(judgement)]
    if not made:
        return RuledNames()
    appearances = [each for analysis in analyses for each in find_appearances(analysis)]
    made = list(bind_judgements(made, appearances, {a.document.id: a for a in analyses}.get)[0])
    identities = resolve(appearances, made, ())
    groups: dict[str, list[EntityKey]] = defaultdict(list)
    for each in appearances:
        groups[identities.canonical(each.id)].append((each.document, each.entity))
    together = tuple(pair for key in sorted(groups) for pair in pairwise(sorted(groups[key])))
    return RuledNames(together, tuple(sorted(_parted(groups, identities, made))))


def _parted(
    groups: Mapping[str, Sequence[EntityKey]], identities: Identities, made: Iterable[Judgement]
) -> set[tuple[EntityKey, EntityKey]]:
    pairs = {
        (identities.canonical(each.left), identities.canonical(each.right)) for each in made if each.verdict in APART
    }
    return {
        (one, other) if one < other else (other, one)
        for left, right in pairs
        if left != right
        for one in groups.get(left, ())
        for other in groups.get(right, ())
    }
