"""Several reports read as one story: who had it first, what they say together, how it stands, what changed on the way.

:func:`tell_story` calls the stages in order and decides nothing itself, so that it can be read aloud: shared wording,
amendments, derivations, propositions, how they stand, drift. The same reports in any order are the same story.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from sayso.ask.story_scope import in_order
from sayso.corroborate.amendments import find_amendments
from sayso.corroborate.derivations import find_derivations, find_loops
from sayso.corroborate.drift import find_drift
from sayso.corroborate.judging import gather_origins, judge_propositions
from sayso.corroborate.outlets import Outlets, load_outlets
from sayso.corroborate.ruled import gather_ruled, settle_derivations
from sayso.corroborate.scope import as_known_on
from sayso.corroborate.statements import find_shared_statements
from sayso.corroborate.wording import find_shared_wording
from sayso.model.judgements import Judgement
from sayso.model.provenance import Amendment, ClaimRef
from sayso.model.story import HeldReport, Story
from sayso.resolve.propositions import find_propositions


def tell_story(
    reports: Iterable[HeldReport],
    *,
    marks: Sequence[Amendment] = (),
    outlets: Outlets | None = None,
    as_of: str | None = None,
    judgements: Sequence[Judgement] = (),
) -> Story:
    """Tell reports as one story.

    ``marks`` are what users took back by hand; ``outlets`` say which names are one outlet and one family (the bundled
    table where none is given). ``judgements`` are what people ruled on names, reports
    and origins. ``as_of`` (EDTF date) leaves out what came later: reports, corrections and marks. So a story as of a
    day is the story as it would have been told on that day.

    Raises:
        DateError: if ``as_of`` is no date.
    """
    table = load_outlets() if outlets is None else outlets
    held, _, known, day = as_known_on(in_order(reports), (), marks, as_of)
    here = {report.id for report in held}
    documents = [report.analysis.document for report in held]
    wording = find_shared_wording(documents)
    amendments = find_amendments(held, [mark for mark in known if mark.amended in here], table)
    ruled = gather_ruled(judgements)
    derivations = settle_derivations(find_derivations(held, wording, amendments, table), ruled)
    propositions = find_propositions([report.analysis for report in held], judgements)
    statements = find_shared_statements(documents, wording)
    judged = judge_propositions(
        held, derivations, amendments, propositions, table, day, statements=statements, ruled=ruled
    )
    return Story(
        as_of=day,
        reports=tuple(held),
        derivations=derivations,
        amendments=amendments,
        origins=gather_origins(judged),
        propositions=propositions,
        corroborations=judged,
        drift=find_drift(held, derivations, propositions),
        loops=find_loops(derivations),
    )


def judge_without(
    story: Story,
    left_out: Collection[ClaimRef],
    words: Sequence[str],
    outlets: Outlets,
    judgements: Sequence[Judgement] = (),
) -> Story:
    """Return a story with some of its claims not counting: what rests on them falls; ``words`` say what is left out."""
    documents = [report.analysis.document for report in story.reports]
    judged = judge_propositions(
        story.reports,
        story.derivations,
        story.amendments,
        story.propositions,
        outlets,
        story.as_of,
        left_out=left_out,
        statements=find_shared_statements(documents, find_shared_wording(documents)),
        ruled=gather_ruled(judgements),
    )
    return replace(story, corroborations=judged, origins=gather_origins(judged), without=tuple(words))
