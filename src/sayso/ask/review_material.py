"""What questions are made of, gathered from one state of a collection."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.ask.list_matches import MatchState, find_matches
from sayso.ask.review_names import side_of_entry
from sayso.ask.review_queue import Material
from sayso.ask.story_answers import StoryAnswer
from sayso.ask.who import WhoIsWho
from sayso.store import View


def gather_material(view: View, who: WhoIsWho, stories: Sequence[StoryAnswer]) -> Material:
    """Return what was read, what is proposed of names, and what was decided; with entries of lists that are no guess.

    Of an entry only a proposal that rests on more than the name is a question (TRADECRAFT, 8.13).
    """
    listed = [match for match in find_matches(who, view) if match.state is MatchState.PROPOSED]
    return Material(
        analyses=list(view.analyses()),
        reviews=view.reviews(),
        judgements=[judgement for judgement in who.judgements if not judgement.machine],
        appearances=who.appearances,
        questions=(*who.identities.questions, *(match.proposals[0] for match in listed)),
        records={match.listed.record.id: side_of_entry(match.listed) for match in listed},
        canonical=who.identities.canonical,
        stories=stories,
        replies=view.replies(),
    )
