"""The questions that can be put to several reports, each answered from one telling of them.

:class:`Telling` holds reports, what was taken back by hand, what people ruled, and the table of outlets. It
reads nothing, and the same of all of these give the same answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from sayso.ask.answers import Elsewhere
from sayso.ask.blast import find_blast_radius
from sayso.ask.changes import compare_stories, find_changes
from sayso.ask.drift_table import build_drift_table
from sayso.ask.elsewhere import find_elsewhere
from sayso.ask.left_out import LeftOut, find_left_out
from sayso.ask.origin_tree import grow_origin_tree
from sayso.ask.story import judge_without, tell_story
from sayso.ask.story_answers import (
    BlastRadius,
    Corrections,
    DriftTable,
    OriginTree,
    PropositionAnswer,
    StoryAnswer,
    Then,
    WhatFalls,
)
from sayso.ask.story_doubts import doubt_changes, tell_doubts, who_among
from sayso.ask.story_scope import in_order
from sayso.ask.story_statements import answer_story, report_lines
from sayso.ask.who import WhoIsWho
from sayso.corroborate.outlets import Outlets, load_outlets
from sayso.errors import NotFound
from sayso.model.judgements import Judgement
from sayso.model.provenance import Amendment
from sayso.model.story import HeldReport, Story
from sayso.store import Export, Mark


class Telling:
    """Some reports, told as one story. ``as_of`` (EDTF date) leaves out what came later."""

    def __init__(
        self,
        reports: Iterable[HeldReport],
        marks: Sequence[Amendment] = (),
        outlets: Outlets | None = None,
        *,
        as_of: str | None = None,
        judgements: Sequence[Judgement] = (),
    ) -> None:
        self.reports = in_order(reports)
        self.marks = tuple(marks)
        self.outlets = load_outlets() if outlets is None else outlets
        self.as_of = as_of
        self.judgements = tuple(judgements)

    @cached_property
    def told(self) -> Story:
        """The story itself."""
        return self._tell(self.marks)

    def _tell(self, marks: Sequence[Amendment]) -> Story:
        judgements = self.who.judgements if self.judgements else ()
        return tell_story(self.reports, marks=marks, outlets=self.outlets, as_of=self.as_of, judgements=judgements)

    @cached_property
    def who(self) -> WhoIsWho:
        """Who is who among these reports."""
        return who_among([report.analysis for report in self.reports], self.judgements)

    def story(self) -> StoryAnswer:
        """Return the story in full and in words; names that are only probably one are said to be so."""
        return tell_doubts(answer_story(self.told), self.who)

    def origins(self, claim: str | None = None) -> OriginTree:
        """Return the origin tree of the story, or of the proposition that a claim or proposition id names.

        Raises:
            NotFound: if there is no such claim or proposition.
        """
        answer = self.story()
        return grow_origin_tree(answer, None if claim is None else find_proposition(answer, claim))

    def drift(self) -> DriftTable:
        """Return what changed on the way."""
        return build_drift_table(self.told)

    def without(self, left_out: LeftOut) -> WhatFalls:
        """Return what falls if something is left out.

        Raises:
            NotFound: if nothing of it is in the story.
        """
        claims, words = find_left_out(left_out, self.told, self.outlets)
        after = judge_without(self.told, claims, words, self.outlets, self.judgements)
        return self._doubted(compare_stories(self.told, after))

    def _doubted(self, falls: WhatFalls) -> WhatFalls:
        return replace(falls, changes=doubt_changes(falls.changes, self.who))

    def blast(self, report: str, exported: Sequence[Export] = ()) -> BlastRadius:
        """Return what rests on a report that was taken back by hand.

        Raises:
            NotFound: if it is not marked so.
        """
        amendment = next((a for a in self.told.amendments if a.report is None and a.amended == report), None)
        if amendment is None:
            raise NotFound(f"{report} is not marked as taken back.")
        others = [mark for mark in self.marks if mark.amended != report]
        before = self._tell(others)
        blast = find_blast_radius(before, self.told, amendment, exported)
        return replace(blast, falls=self._doubted(blast.falls))

    def then(self, now: Telling) -> Then:
        """Return what this telling, as of a day, knew, beside what stands otherwise in a telling of all."""
        then = self.story()
        known = {line.report.id for line in then.reports}
        return Then(
            as_of=self.told.as_of or "",
            then=then,
            later=tuple(line for line in report_lines(now.told) if line.report.id not in known),
            changes=doubt_changes(find_changes(self.told, now.told)[0], now.who),
        )

    def corrections(self, marks: Sequence[Mark]) -> Corrections:
        """Return what reports correct and take back, beside the marks that were made by hand."""
        return Corrections(reports=report_lines(self.told), amendments=self.told.amendments, marks=tuple(marks))

    def elsewhere(self, report: str) -> tuple[Elsewhere, ...]:
        """Return what the other reports hold on each claim of one of them."""
        return find_elsewhere(self.story(), report)


def find_proposition(answer: StoryAnswer, key: str) -> PropositionAnswer:
    """Return the proposition that has this id or this claim, or the beginning of either.

    Raises:
        NotFound: if none has, or several.
    """
    found = [p for p in answer.propositions if p.id == key or any(ref.claim == key for ref in p.refs)]
    found = found or [
        p for p in answer.propositions if p.id.startswith(key) or any(ref.claim.startswith(key) for ref in p.refs)
    ]
    if len(found) == 1:
        return found[0]
    hint = "`sayso story --json` lists the ids of claims and propositions."
    raise NotFound(f"{'No proposition' if not found else 'More than one proposition'} fits {key!r}.", hint=hint)
