"""What stands otherwise in two tellings of one story: before and after something is left out, taken back, or learnt.

A proposition of the one telling is found again in the other by its id, or else by the claims that put it forward: two
tellings of the same reports may gather claims a little differently, and a claim is in one proposition only.
"""

from __future__ import annotations

from sayso.ask.story_answers import StatusChange, WhatFalls
from sayso.ask.story_claims import StoryClaims
from sayso.ask.story_statements import answer_propositions
from sayso.model.graph import Proposition
from sayso.model.provenance import ClaimRef, Corroboration, Status
from sayso.model.story import Story


def compare_stories(before: Story, after: Story) -> WhatFalls:
    """Return which propositions of a story stand otherwise in another telling of it."""
    changes, unchanged = find_changes(before, after)
    return WhatFalls(without=after.without, before=before, after=after, changes=changes, unchanged=unchanged)


def find_changes(before: Story, after: Story) -> tuple[tuple[StatusChange, ...], int]:
    """Return the propositions of ``before`` that stand otherwise in ``after``, and how many stand as they did."""
    again = _Again(after)
    changes = []
    answers = answer_propositions(before, StoryClaims.of(before))
    for answer in answers:
        left = again.find(answer.proposition)
        if left is None or not _same(answer.corroboration, left):
            changes.append(
                StatusChange(
                    answer=answer,
                    before=answer.corroboration.status,
                    after=left.status if left is not None else None,
                    counts_before=answer.corroboration.counts,
                    counts_after=left.counts if left is not None else None,
                )
            )
    return tuple(changes), len(answers) - len(changes)


class _Again:
    """The propositions of a telling, found by id or by their claims."""

    def __init__(self, story: Story) -> None:
        self.by_id: dict[str, Corroboration] = {}
        self.by_claim: dict[ClaimRef, Corroboration] = {}
        for proposition, corroboration in zip(story.propositions, story.corroborations, strict=True):
            self.by_id[proposition.id] = corroboration
            for ref in (*proposition.claims, *proposition.denials):
                self.by_claim[ref] = corroboration

    def find(self, proposition: Proposition) -> Corroboration | None:
        if proposition.id in self.by_id:
            return self.by_id[proposition.id]
        refs = (*proposition.claims, *proposition.denials)
        return next((self.by_claim[ref] for ref in refs if ref in self.by_claim), None)


def _same(a: Corroboration, b: Corroboration) -> bool:
    return _axes(a.status) == _axes(b.status) and a.counts == b.counts and a.confirmed_by_party == b.confirmed_by_party


def _axes(status: Status) -> tuple[str, str, str]:
    return status.support.value, status.contest.value, status.lifecycle.value
