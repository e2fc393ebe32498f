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
    RestsOn,
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
from sayso.model.provenance import Amendment, DerivationKind
from sayso.model.story import HeldReport, Story
from sayso.store import Export, Mark

AMENDING = frozenset({DerivationKind.CORRECTION, DerivationKind.RETRACTION})


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
        return self._blast(self._tell(others), self.told, amendment, exported)

    def _blast(self, before: Story, after: Story, amendment: Amendment, exported: Sequence[Export]) -> BlastRadius:
        blast = find_blast_radius(before, after, amendment, exported)
        return replace(blast, falls=self._doubted(blast.falls))

    def rests_on(self, report: str, exported: Sequence[Export] = ()) -> RestsOn:
        """Return what rests on a report: as it was taken back, by hand or by another report, or as if it were.

        Raises:
            NotFound: if it is none of these reports.
        """
        if report not in {held.id for held in self.reports}:
            raise NotFound(f"The story has no report {report!r}.")
        stated = tuple(a for a in self.told.amendments if a.amended == report)
        by_hand = [a for a in stated if a.report is None]
        if by_hand:
            return RestsOn(blast=self.blast(report, exported), amendments=stated, is_taken_back=True)
        whole = [a for a in stated if not a.withdrawn]
        if stated:
            blast = self._blast(self._without_amending(report), self.told, (whole or list(stated))[0], exported)
            return RestsOn(blast=blast, amendments=stated, is_taken_back=bool(whole))
        mark = Amendment(kind=DerivationKind.RETRACTION, report=None, amended=report, at=None)
        blast = self._blast(self.told, self._tell((*self.marks, mark)), mark, exported)
        return RestsOn(blast=blast, amendments=(), is_taken_back=False)

    def _without_amending(self, report: str) -> Story:
        """Tell the story as if no report had corrected this one or taken it back."""
        amending = {a.report for a in self.told.amendments if a.amended == report}
        held = [_unamending(each) if each.id in amending else each for each in self.reports]
        return Telling(held, self.marks, self.outlets, as_of=self.as_of, judgements=self.judgements).told

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


def _unamending(held: HeldReport) -> HeldReport:
    stated = tuple(d for d in held.analysis.derivations if d.kind not in AMENDING)
    return replace(held, analysis=replace(held.analysis, derivations=stated))


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
