"""Propositions in words: who says it, in which of several reports, how it stands, and who answers.

A proposition is never written by itself. Its statement is the sentence of one claim, which begins with a holder and
quotes a report, then who else has it and how, then every answer (TRADECRAFT, 8.1 to 8.3).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from sayso.ask.answers import ReportedClaim, ReportName
from sayso.ask.reply_words import reply_notes
from sayso.ask.story_answers import PropositionAnswer, ReportLine, StoryAnswer
from sayso.ask.story_claims import ReportedResponse, StoryClaims
from sayso.ask.story_kinds import report_kinds
from sayso.ask.story_scope import order_of_derivation
from sayso.ask.vocabulary import STANDING_WORDS
from sayso.ask.wording import is_loaded
from sayso.model.graph import Proposition
from sayso.model.provenance import Corroboration, Counts
from sayso.model.story import Story


def answer_story(story: Story) -> StoryAnswer:
    """Return a story in words: its reports, and its propositions in the order of their first claims, upstream first."""
    return StoryAnswer(
        story=story,
        reports=report_lines(story),
        propositions=answer_propositions(story, StoryClaims.of(story)),
        counts=count_story(story),
    )


def answer_propositions(story: Story, claims: StoryClaims) -> tuple[PropositionAnswer, ...]:
    """Return each proposition of which some claim is held, as it may be shown."""
    found = (answer_proposition(p, c, claims) for p, c in zip(story.propositions, story.corroborations, strict=True))
    shown = [answer for answer in found if answer is not None]
    place = {id_: number for number, id_ in enumerate(order_of_derivation(story))}
    return tuple(sorted(shown, key=lambda answer: _place(answer, place)))


def _place(answer: PropositionAnswer, place: dict[str, int]) -> tuple[int, int, str]:
    spans = answer.lead.claim.citation.spans
    return place[answer.lead.report.id], spans[0].start if spans else 0, answer.id


def answer_proposition(
    proposition: Proposition, corroboration: Corroboration, claims: StoryClaims
) -> PropositionAnswer | None:
    """Return one proposition as it may be shown; ``None`` where none of its claims is held."""
    own, denials = claims.in_order(proposition.claims), claims.in_order(proposition.denials)
    told = own or denials
    if not told:
        return None
    responses = claims.responses(corroboration.responses)
    silent = claims.without_answer(proposition.claims)
    return PropositionAnswer(
        proposition=proposition,
        corroboration=corroboration,
        lead=told[0],
        also=told[1:],
        denials=denials,
        responses=responses,
        silent=silent,
        statement=_statement(told, denials if own else (), responses, silent),
    )


def _statement(
    told: Sequence[ReportedClaim],
    denials: Sequence[ReportedClaim],
    responses: Sequence[ReportedResponse],
    silent: Sequence[str],
) -> str:
    sentences = [told[0].statement.sentence]
    others = [reported for reported in told[1:] if reported.report.id != told[0].report.id]
    if others:
        sentences.append(f"Also in {listed(_where(others))}.")
    answers = dict.fromkeys([*(d.statement.sentence for d in denials), *(r.sentence for r in responses)])
    sentences += answers
    sentences += dict.fromkeys(note for reported in (*told, *denials) for note in reply_notes(reported.claim))
    sentences += [silence(silent)] if silent else []
    return " ".join(sentences)


def _where(reported: Iterable[ReportedClaim]) -> list[str]:
    """Name each report once, with how the claim stands there: "Coast Today (2025-05-13, hedged)"."""
    places = []
    for _, run in groupby(reported, key=lambda r: r.report.id):
        claims = list(run)
        standings = dict.fromkeys(STANDING_WORDS[r.claim.standing] for r in claims)
        report = claims[0].report
        outlet = report.publisher or "a report whose outlet is not stated"
        name = f"“{outlet}”" if is_loaded(outlet) else outlet
        places.append(f"{name} ({report.published or 'undated'}, {' and '.join(standings)})")
    return places


def silence(names: Sequence[str]) -> str:
    """Say that nobody of these answers, which says nothing about whether they were asked (R11)."""
    return f"No response from {listed([_named(name) for name in names], 'or')} in these reports."


def _named(name: str) -> str:
    return f"“{name}”" if is_loaded(name) else name


def listed(words: Sequence[str], last: str = "and") -> str:
    """Join words as a list in a sentence."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def report_lines(story: Story) -> tuple[ReportLine, ...]:
    """Return the reports of a story with what kind each is, in order."""
    kinds = report_kinds(story)
    return tuple(
        ReportLine(report=ReportName.of(r.analysis.document), given_id=r.analysis.document.given_id, kind=kinds[r.id])
        for r in story.reports
    )


def count_story(story: Story) -> Counts:
    """Count a whole story: its reports, outlets, origins and known parties (R14)."""
    names = {(r.analysis.document.publisher.value or r.id).casefold() for r in story.reports}
    parties = {origin.party for origin in story.origins if origin.party is not None}
    return Counts(
        reports=len(story.reports),
        outlets=len(names),
        origins=len(story.origins),
        parties=len(parties),
        parties_unknown=sum(origin.party is None for origin in story.origins),
    )
