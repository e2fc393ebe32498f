"""Into which part of a brief a claim belongs: what happened, what is made of it, what lies ahead; never blended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.ask.answers import ReportedClaim
from sayso.ask.brief_answers import Part
from sayso.ask.criminal import CLEARING, STEP_WORDS, step_of
from sayso.ask.story_answers import PropositionAnswer, StoryAnswer
from sayso.ask.timeline import bounds, looks_ahead
from sayso.model.claims import Claim, ClaimKind, Standing
from sayso.model.provenance import ClaimRef, Contest, Lifecycle, Support
from sayso.model.spans import Span, cover

ORIGINS = "More than one origin"
DATED = "One origin, dated"
UNDATED = "One origin, undated"
NOBODY = "Hearsay: nobody identifiable says so"
REJECTED = "Denied, or said not to be so"
GONE = "Corrected or taken back since"
GROUPS = (ORIGINS, DATED, UNDATED, NOBODY, REJECTED, GONE)
"""The groups of reported events, in the order of print."""

_SEVERAL = frozenset({Support.POSSIBLY_CORROBORATED, Support.CORROBORATED_WITHIN_ONE_PARTY, Support.CORROBORATED})
_OVER = frozenset({Lifecycle.CORRECTED, Lifecycle.WITHDRAWN_AT_ORIGIN, Lifecycle.NO_SURVIVING_ORIGIN})
_MEANT = frozenset({ClaimKind.ASSESSMENT, ClaimKind.LABEL})
_ASIDE = frozenset({ClaimKind.CONTEXT, ClaimKind.PRESUPPOSITION, ClaimKind.PROVENANCE, ClaimKind.QUESTION})
_ANSWERING = frozenset({ClaimKind.DENIAL, ClaimKind.NON_COMMENT})


@dataclass(frozen=True, slots=True)
class Draft:
    """A line in the making: the claims of one proposition that belong into one part of a brief."""

    part: Part
    group: str
    answer: PropositionAnswer
    claims: tuple[ReportedClaim, ...]
    against: tuple[ReportedClaim, ...]
    step: str = ""
    merged: tuple[str, ...] = ()
    """Ids of further propositions that the same words put forward and that stand alike."""


def part_of(claim: Claim) -> Part:
    """Return the part of a claim by itself."""
    if looks_ahead(claim):
        return Part.AHEAD
    if claim.kind in _MEANT:
        return Part.ASSESSMENTS
    if claim.kind is ClaimKind.ROLE:
        return Part.ROLES
    if claim.kind in _ANSWERING:
        return Part.ANSWERS
    return Part.ASIDE if claim.kind in _ASIDE else Part.EVENTS


def draft_lines(answer: StoryAnswer) -> tuple[Draft, ...]:
    """Return the lines of a story, as its reports have them; what one part of a brief holds no other repeats."""
    drafts = [draft for proposition in answer.propositions for draft in _drafts(proposition)]
    return tuple(_once(list(_set_fragments_aside(drafts))))


def _once(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Tell the same words once, where all that they put forward stands alike: an event, and the figure in it."""
    by_words: dict[tuple[object, ...], list[Draft]] = {}
    for draft in drafts:
        judged = draft.answer.corroboration
        axes = (judged.status, judged.counts, tuple(c.claim.id for c in draft.against), draft.answer.silent)
        key = (draft.part, draft.group, draft.claims[0].report.id, draft.claims[0].claim.id, *axes)
        by_words.setdefault(key, []).append(draft)
    for same in by_words.values():
        yield replace(same[0], merged=tuple(draft.answer.id for draft in same[1:]))


def in_print_order(drafts: Iterable[Draft]) -> list[Draft]:
    """Return lines by part, and within a part by what is told first; else as the reports have them."""
    order = list(Part)
    return sorted(drafts, key=lambda draft: (order.index(draft.part), *_rank(draft)))


def _drafts(answer: PropositionAnswer) -> Iterator[Draft]:
    held = set(answer.proposition.claims)
    own = [c for c in answer.claims if ClaimRef(report=c.report.id, claim=c.claim.id) in held]
    by_part: dict[Part, list[ReportedClaim]] = {}
    for reported in own:
        by_part.setdefault(part_of(reported.claim), []).append(reported)
    if not own:
        yield _denied(answer)
    for part, claims in by_part.items():
        yield _draft(answer, part, claims)


def _denied(answer: PropositionAnswer) -> Draft:
    """What only denials or contrary findings speak of."""
    step = step_among(answer.denials)
    bare = all(part_of(reported.claim) is Part.ANSWERS for reported in answer.denials)
    part = Part.CRIMINAL if step else Part.ANSWERS if bare else Part.EVENTS
    return Draft(part, "" if part is Part.ANSWERS else REJECTED, answer, answer.denials, (), step)


def _draft(answer: PropositionAnswer, part: Part, claims: Sequence[ReportedClaim]) -> Draft:
    step = step_among((*claims, *answer.denials))
    if step and part is not Part.AHEAD:
        return Draft(Part.CRIMINAL, STEP_WORDS[step], answer, _cleared_first(claims, step), answer.denials, step)
    group = claims[0].statement.holder if part is Part.ASSESSMENTS else _group(answer) if part is Part.EVENTS else ""
    return Draft(part, group, answer, tuple(claims), answer.denials, step)


def _group(answer: PropositionAnswer) -> str:
    status = answer.corroboration.status
    if status.lifecycle in _OVER:
        return GONE
    if status.support in _SEVERAL:
        return ORIGINS
    if status.support is Support.HEARSAY_ONLY:
        return NOBODY
    if status.support is Support.NOT_ASSERTED and answer.denials:
        return REJECTED
    time = answer.proposition.time
    return DATED if time is not None and time.is_resolved else UNDATED


def step_among(claims: Iterable[ReportedClaim]) -> str:
    """Return the step of a criminal matter that claims tell of: one that clears somebody before all others."""
    found = [step for reported in claims if (step := step_of(reported.claim)) is not None]
    return next((step for step in found if step in CLEARING), found[0] if found else "")


def _cleared_first(claims: Sequence[ReportedClaim], step: str) -> tuple[ReportedClaim, ...]:
    return tuple(sorted(claims, key=lambda reported: step_of(reported.claim) != step))


_WHOLE = frozenset({Part.EVENTS, Part.ASSESSMENTS, Part.AHEAD})
SHORTEST = 4
"""Fewer words than these tell too little to stand among what is reported."""


def _set_fragments_aside(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Put words aside that a longer quotation holds already, and that stand for nothing more."""
    by_report: dict[str, set[Span]] = {}
    for draft in drafts:
        by_report.setdefault(draft.claims[0].report.id, set()).add(_span(draft))
    for draft in drafts:
        around = by_report[draft.claims[0].report.id]
        aside = draft.part in _WHOLE and _is_plain(draft) and (_is_short(draft) or _is_within(draft, around))
        yield replace(draft, part=Part.ASIDE, group="") if aside else draft


def _span(draft: Draft) -> Span:
    return cover(draft.claims[0].claim.citation.spans)


def _is_short(draft: Draft) -> bool:
    return len(draft.claims[0].claim.citation.quote.split()) < SHORTEST


def _is_within(draft: Draft, others: Iterable[Span]) -> bool:
    own = _span(draft)
    return any(span != own and span.contains(own) for span in others)


def _is_plain(draft: Draft) -> bool:
    """Tell whether nobody contests it, nothing became of it, and no second origin has it."""
    judged = draft.answer.corroboration
    quiet = judged.status.contest in {Contest.UNCONTESTED, Contest.RESPONDED}
    single = draft.answer.proposition.family == "other" and not draft.against and judged.counts.origins < 2
    return quiet and single and judged.status.lifecycle is Lifecycle.LIVE


def _rank(draft: Draft) -> tuple[object, ...]:
    """Order lines: what clears somebody first; by group; the dated by their first day, then as the reports have it."""
    if draft.part is Part.CRIMINAL:
        return (draft.step not in CLEARING, list(STEP_WORDS).index(draft.step))
    if draft.part is Part.EVENTS:
        return (GROUPS.index(draft.group), *_day(draft))
    return _day(draft) if draft.part is Part.AHEAD else ()


def _day(draft: Draft) -> tuple[object, ...]:
    time = draft.answer.proposition.time
    known = time is not None and (time.start or time.end)
    if not known or time is None or draft.claims[0].claim.standing is Standing.SILENCE:
        return (True, (0, 0, 0))
    return (False, bounds(time.start)[0] if time.start else bounds(time.end or "")[1])
