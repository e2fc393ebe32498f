"""What questions are made of, gathered from one state of a collection."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from sayso.ask.list_matches import MatchState, find_matches
from sayso.ask.review_names import side_of_entry
from sayso.ask.review_queue import Material
from sayso.ask.story_answers import StoryAnswer
from sayso.ask.who import WhoIsWho
from sayso.model.analysis import Analysis
from sayso.store import View

MOST_AT_ONCE = 1_000
"""Over so many reports they are loaded one by one whenever they are gone through: all of them would fill memory."""


class Reports(Sequence[Analysis]):
    """The readings of a collection, each loaded when it is its turn."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._ids = [heading.id for heading in view.documents()]

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, index: int) -> Analysis: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Analysis]: ...
    def __getitem__(self, index: int | slice) -> Analysis | Sequence[Analysis]:
        if isinstance(index, slice):
            return [self._view.analysis(id_) for id_ in self._ids[index]]
        return self._view.analysis(self._ids[index])


def gather_material(view: View, who: WhoIsWho, stories: Sequence[StoryAnswer]) -> Material:
    """Return what was read, what is proposed of names, and what was decided; with entries of lists that are no guess.

    Of an entry only a proposal that rests on more than the name is a question (TRADECRAFT, 8.13).
    """
    reports = Reports(view)
    listed = [match for match in find_matches(who, view) if match.state is MatchState.PROPOSED]
    return Material(
        analyses=reports if len(reports) > MOST_AT_ONCE else list(reports),
        reviews=view.reviews(),
        judgements=[judgement for judgement in who.judgements if not judgement.machine],
        appearances=who.appearances,
        questions=(*who.identities.questions, *(match.proposals[0] for match in listed)),
        records={match.listed.record.id: side_of_entry(match.listed) for match in listed},
        canonical=who.identities.canonical,
        stories=stories,
        replies=view.replies(),
    )
