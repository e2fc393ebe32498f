"""Plain readings: claims whose words are of no family, and roles; compared by the words themselves."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace

from sayso.lexicon.stems import stem
from sayso.model.claims import Argument, Claim, ClaimKind
from sayso.model.graph import Term
from sayso.model.provenance import ClaimRef
from sayso.model.spans import Reason, Span
from sayso.resolve.frames import Report, Telling
from sayso.resolve.reading import FORECAST, Reading, aspect_of, holders_of, is_negative
from sayso.resolve.sides import (
    CLAUSE_END,
    is_pronoun,
    phrase_after,
    term_of,
    town_of,
    words_term,
)
from sayso.resolve.words import content_stems, find_words, fold

_NEXT = 2
"""How many telling words after a head without an object say what it is about ("come loose")."""
_DISTINCT = 3
"""How many telling words make a sentence recognisable where nobody in it has a name."""


def read_unframed(claim: Claim, telling: Telling, report: Report) -> Iterator[Reading]:
    """Return what a claim says whose words are of no family."""
    reading = _role(claim, report) if claim.kind is ClaimKind.ROLE else _other(claim, telling, report)
    if reading is not None:
        yield reading


def _role(claim: Claim, report: Report) -> Reading | None:
    holder = term_of(claim.subject, claim, report)
    if holder is None:
        return None
    body = term_of(claim.object, claim, report)
    title = stem(fold(claim.head.of(report.analysis.document.text)))
    return _plain_reading(claim, report, "role", claim.predicate, holder, body, (title,))


def _other(claim: Claim, telling: Telling, report: Report) -> Reading | None:
    """Words of no family: one with another claim only where head, subject and object agree.

    Where there is no object, what else goes with the head must agree as well. Words before the head that make it a
    plan or a wish set it apart, and the claim that they are ("is considering an option") says the same as it does.
    """
    modality, said = _under_modality(claim, telling, report)
    a = term_of(said.subject, said, report) or (words_term(said.subject.name) if said.subject else None)
    b = term_of(said.object, said, report) or (words_term(said.object.name) if said.object else None)
    extra = [stem(fold(said.head.of(report.analysis.document.text)))]
    if a is None or b is None:
        extra += _complements(said, {a, b}, report)
    extra += sorted(_named_in(said.subject, report) - {term.key for term in (a, b) if term is not None})
    is_half = _lacks_one(said, a, b) or _only_rejects(said, a, b, extra)
    if not is_half and not _is_distinct(a, b, extra):
        extra += content_stems(telling.span.of(report.analysis.document.text))
    reading = _plain_reading(claim, report, "other", said.predicate, a, b, tuple(dict.fromkeys(extra)))
    if not modality and reading.is_negative and _is_would(said, telling):
        modality = "planned"  # "denied that it would": what is rejected is that it will
    aspect = modality if reading.aspect in {"", FORECAST} and modality else reading.aspect
    return replace(reading, aspect=aspect, is_half=is_half)


def _only_rejects(said: Claim, a: Term | None, b: Term | None, extra: list[str]) -> bool:
    """Whether few words reject what fuller ones put forward: "denied that the stand was overloaded"."""
    return is_negative(said) and a is not None and not _is_distinct(a, b, extra)


def _is_would(claim: Claim, telling: Telling) -> bool:
    before = [word.text for word in telling.words if word.span.end <= claim.head.start][-2:]
    return "would" in before


def _lacks_one(claim: Claim, a: Term | None, b: Term | None) -> bool:
    """Whether just one side is only "it" or "them"."""
    lacks_b = b is None and claim.object is not None and is_pronoun(claim.object.name)
    lacks_a = a is None and claim.subject is not None and is_pronoun(claim.subject.name)
    return (lacks_b and a is not None) or (lacks_a and b is not None)


def _under_modality(claim: Claim, telling: Telling, report: Report) -> tuple[str, Claim]:
    """The modality that a claim is under, and the claim whose content it has."""
    own = telling.modality_of(claim)
    if own is not None:
        return own[1], claim
    for other in telling.claims:
        over = telling.modality_of(other)
        if over is not None and over[0].contains(claim.head) and other.kind is not ClaimKind.ROLE:
            return over[1], other
    return _unread(claim, telling, report)


def _unread(claim: Claim, telling: Telling, report: Report) -> tuple[str, Claim]:
    """Read what is considered in "is considering an option to move the library", where no claim of its own says it."""
    for span, aspect in telling.modalities:
        following = next((word for word in telling.words if word.span.start >= span.end), None)
        is_verb = span.contains(claim.head) and span.of(report.analysis.document.text).endswith(" to")
        if is_verb and following is not None:
            moved = phrase_after(following.span, telling, report)
            if moved is not None:
                argument = Argument(name=moved.name, entity=_entity_of(moved, report))
                return aspect, replace(claim, head=following.span, object=argument)
    return "", claim


def _entity_of(term: Term, report: Report) -> str | None:
    found = (e.id for e in report.analysis.entities if report.names.of_entity(report.id, e.id) == term)
    return next(found, None)


def _is_inside(argument: Argument, claim: Claim) -> bool:
    subject = claim.subject.span if claim.subject is not None else None
    return subject is not None and argument.span is not None and subject.contains(argument.span)


def _complements(claim: Claim, sides: Set[Term | None], report: Report) -> list[str]:
    """What goes with a head that has no object: its other arguments, else the next words of the quote."""
    found = []
    for participant in claim.participants:
        if participant.role not in {"affiliation", "agent", "holder"} and not _is_inside(participant.argument, claim):
            term = term_of(participant.argument, claim, report) or words_term(participant.argument.name)
            found += [term.key] if term not in sides and term is not None else []
    if found:
        return found
    after = Span(min(claim.head.end, claim.citation.spans[-1].end), claim.citation.spans[-1].end)
    words = [word.text for word in find_words(report.analysis.document.text, after)]
    stop = next((number for number, word in enumerate(words) if word in CLAUSE_END), len(words))
    return list(content_stems(" ".join(words[:stop]))[:_NEXT])


def _named_in(argument: Argument | None, report: Report) -> set[str]:
    """Who is named inside a phrase: "her visits" are one person's."""
    if argument is None or argument.span is None:
        return set()
    return {n.term.key for n in report.named if argument.span.contains(n.span)}


def _is_distinct(a: Term | None, b: Term | None, extra: list[str]) -> bool:
    sides = [side for side in (a, b) if side is not None]
    named = any(side.key.startswith("name:") for side in sides) or any(x.startswith("name:") for x in extra)
    words = {word for side in sides for word in side.key.partition(":")[2].split()} | {
        word for x in extra for word in x.partition(":")[2].split() or [x]
    }
    return (named and len(words) > 2 and (a is not None)) or len(words) >= _DISTINCT


def _plain_reading(
    claim: Claim, report: Report, rung: str, label: str, a: Term | None, b: Term | None, extra: tuple[str, ...]
) -> Reading:
    return Reading(
        ref=ClaimRef(report=report.id, claim=claim.id),
        start=claim.head.start,
        kind=claim.kind,
        rung=rung,
        label=label,
        aspect=aspect_of(claim, None),
        a=a,
        b=b,
        extra=extra,
        place=town_of(claim, report),
        time=claim.time,
        is_negative=is_negative(claim),
        holders=holders_of(claim, report),
        words=content_stems(claim.citation.quote),
        reasons=(Reason(rule="proposition.same_words", note="Its head and all that goes with it are the same words."),),
    )
