"""What rests on a report that is taken back, and what to say about it: the blast radius and the correction notices.

Nothing is deleted: the two tellings that are compared are of the same reports, once without and once with the mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.ask.answers import ReportedClaim, ReportName
from sayso.ask.changes import compare_stories
from sayso.ask.story_answers import BlastRadius, Notice, StatusChange, WhatFalls
from sayso.ask.story_claims import StoryClaims, outlet_words
from sayso.ask.story_words import LIFECYCLE_WORDS, SUPPORT_WORDS, counted
from sayso.corroborate.blast import resting_on as find_resting
from sayso.model.provenance import Amendment, ClaimRef
from sayso.model.story import Story
from sayso.store import Export


def find_blast_radius(
    before: Story, after: Story, amendment: Amendment, exported: Sequence[Export] = ()
) -> BlastRadius:
    """Return what rests on a report.

    ``before`` is the story without ``amendment``, ``after`` the same reports with it; ``exported`` are all files
    that were written; those are returned that hold a claim of it or of what stands otherwise.
    """
    claims = StoryClaims.of(after)
    falls = compare_stories(before, after)
    derived = tuple(claims.names[id_] for id_ in resting_on(after, amendment.amended))
    return BlastRadius(
        report=claims.names[amendment.amended],
        amendment=amendment,
        derived=derived,
        falls=falls,
        exported=_holding(exported, amendment.amended, falls),
        notices=_notices(after, amendment, derived, falls, claims),
    )


def resting_on(story: Story, report: str) -> tuple[str, ...]:
    """Return the reports that come from a report, from those that come from it, and so on; in the story's order."""
    found = set(find_resting(report, story.derivations))
    return tuple(r.id for r in story.reports if r.id in found)


def _holding(exported: Sequence[Export], report: str, falls: WhatFalls) -> tuple[Export, ...]:
    """Return the files that hold a claim of a report, or a claim whose standing changed."""
    changed = {
        ClaimRef(report=reported.report.id, claim=reported.claim.id)
        for change in falls.changes
        for reported in change.answer.claims
    }
    return tuple(file for file in exported if any(ref.report == report or ref in changed for ref in file.claims))


def blast_line(blast: BlastRadius) -> str:
    """Return the radius in one line: "1 report → 3 derived → 9 claims lose an origin (2 have none left) → …"."""
    lose = [change for change in blast.falls.changes if change.loses_origin]
    none = sum(change.has_none_left for change in lose)
    claims = f"{counted(len(lose), 'claim')} {'loses' if len(lose) == 1 else 'lose'} an origin"
    left = f"{none} {'has' if none == 1 else 'have'} none left"
    files = counted(len(blast.exported), "exported file")
    return f"1 report → {len(blast.derived)} derived → {claims} ({left}) → {files}"


def _notices(
    story: Story, amendment: Amendment, derived: Sequence[ReportName], falls: WhatFalls, claims: StoryClaims
) -> tuple[Notice, ...]:
    """Write a notice for the report itself and for each that repeats something of what changed."""
    concerned = [claims.names[amendment.amended], *derived]
    found = ((report, _repeated(report, falls)) for report in concerned)
    return tuple(
        Notice(report=report, text=_notice(report, repeated, story, amendment))
        for report, repeated in found
        if repeated
    )


def _repeated(report: ReportName, falls: WhatFalls) -> list[tuple[ReportedClaim, StatusChange]]:
    """Return the claims of a report whose standing changed."""
    return [
        (reported, change)
        for change in falls.changes
        for reported in change.answer.claims
        if reported.report.id == report.id
    ]


def _notice(
    report: ReportName, repeated: Sequence[tuple[ReportedClaim, StatusChange]], story: Story, amendment: Amendment
) -> str:
    """Write what an editor may print: what was published, what became of it, and what stands. Never more than that."""
    documents = {r.id: r.analysis.document for r in story.reports}
    own = report.id == amendment.amended
    source = outlet_words(documents[amendment.amended])
    first = "Correction: a report" if own else f"Correction: following {source}, a report"
    title = f" headlined “{report.title}”" if report.title else ""
    why = f" ({amendment.note})" if amendment.note else ""
    taken = "This report was taken back" if own else f"{source} took back the report behind it"
    sentences = [f"{first}{title} of {report.published or 'an unstated date'} no longer stands as it did."]
    sentences.append(f"{taken} on {amendment.at or 'an unstated date'}{why}.")
    sentences += _unique(f"It had: {reported.statement.sentence} {_now(change)}" for reported, change in repeated)
    sentences += _unique(response.sentence for _, change in repeated for response in change.answer.responses)
    return " ".join(sentences)


def _now(change: StatusChange) -> str:
    if change.after is None:
        return "For this nothing is left in the reports held."
    support, lifecycle = SUPPORT_WORDS[change.after.support], LIFECYCLE_WORDS[change.after.lifecycle]
    return f"This now stands so: {support}; {lifecycle}."


def _unique(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))
