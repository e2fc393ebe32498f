"""Names and their types: persons, organisations, governed places, other places and buildings.

The parser's own name finder is one voter among many. Boundaries come from runs of capitalised words (:mod:`.runs`),
types from all that a document says about a string (:mod:`.ballot`), so that one string has one type unless a title
stands right before it. Words for peoples, languages and faiths ("Kashmiri") are no names.

A name inside a hyphenated adjective ("Hamas-linked") is returned with a reason whose rule is :data:`COMPOUND`: later
stages may use it, and whoever scores names leaves it out, as annotators do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.extract.joining import join_names
from sayso.extract.names.accept import accept, find_in_headline, is_title_zone
from sayso.extract.names.acronyms import find_acronyms
from sayso.extract.names.ballot import Ballot, count_votes, type_at
from sayso.extract.names.candidate import Candidate
from sayso.extract.names.runs import find_candidates
from sayso.extract.names.sheltered import Shelter, find_sheltered, may_shelter
from sayso.extract.names.units import Shape, Unit
from sayso.extract.names.usage import Usage, is_headline
from sayso.extract.parse import ParsedPassage
from sayso.model.analysis import Abstention
from sayso.model.documents import Document
from sayso.model.mentions import EntityType, Mention, MentionLevel
from sayso.model.spans import EXCLUDED_ZONES, Reason

COMPOUND = "compound"
"""Rule of the reason that marks a name inside a hyphenated adjective."""

_NOTES = {
    "title": "a title stands before it",
    "surname": "the surname of a person named in full elsewhere in the report",
    "acronym-binding": "short form bound to its long form in brackets",
    "gazetteer": "the gazetteer has a place of this name",
    "listed-body": "a body known by name",
    "organisation-word": "its words are those of an organisation",
    COMPOUND: "part of a hyphenated adjective; not a name on its own",
}


def find_names(document: Document, parsed: Sequence[ParsedPassage]) -> tuple[Mention, ...]:
    """Return the named mentions of a document in text order, typed, without overlaps.

    Names of minors, victims and witnesses are left out; :func:`blocked` says where.
    """
    return read_names(document, parsed)[0]


def blocked(document: Document, parsed: Sequence[ParsedPassage]) -> tuple[Abstention, ...]:
    """Return an abstention for each name that was left out because it belongs to a minor, a victim or a witness."""
    return read_names(document, parsed)[1] if may_shelter(parsed) else ()


def read_names(
    document: Document, parsed: Sequence[ParsedPassage]
) -> tuple[tuple[Mention, ...], tuple[Abstention, ...]]:
    """Return the named mentions of a document and an abstention for each name left out, in one survey."""
    candidates, sheltered = _survey(document, parsed)
    shelters = [_shelter_of(mention, sheltered) for mention in candidates]
    named = (mention for mention, shelter in zip(candidates, shelters, strict=True) if shelter is None)
    left_out = tuple(
        Abstention(span=mention.span, reason=Reason(rule=shelter.rule, note=shelter.note, span=shelter.span))
        for mention, shelter in zip(candidates, shelters, strict=True)
        if shelter is not None
    )
    return tuple(join_names(named, parsed, document.text)), left_out


def _shelter_of(mention: Mention, sheltered: dict[str, Shelter]) -> Shelter | None:
    return sheltered.get(mention.text) if mention.type is EntityType.PERSON else None


def _survey(document: Document, parsed: Sequence[ParsedPassage]) -> tuple[list[Mention], dict[str, Shelter]]:
    body = [p for p in parsed if p.passage.zone not in EXCLUDED_ZONES]
    usage = Usage.of(body)
    plain = [p for p in body if not (is_headline(p) or is_title_zone(p))]
    candidates = [c for p in plain for c in _accepted(p, usage)]
    ballots = count_votes(candidates, find_acronyms(candidates))
    headlines = [p for p in body if is_headline(p) or is_title_zone(p)]
    candidates += [c for p in headlines for c in _in_headline(p, ballots, usage)]
    mentions = [m for c in candidates if (m := _mention(c, ballots)) is not None]
    mentions.sort(key=lambda m: m.span)
    return mentions, find_sheltered(parsed, mentions, document.published.value)


def _accepted(parsed: ParsedPassage, usage: Usage) -> Iterator[Candidate]:
    for candidate in find_candidates(parsed):
        kept = accept(candidate, usage)
        if kept is not None:
            yield kept


def _in_headline(parsed: ParsedPassage, ballots: dict[str, Ballot], usage: Usage) -> Iterator[Candidate]:
    """Yield the names of a headline; in sentence case they are found as in the body, in title case only known ones."""
    if not is_headline(parsed):
        found = list(_accepted(parsed, usage))
        for candidate in found:
            if candidate.text not in ballots:
                ballots.update(count_votes([candidate], {}))
        yield from found
        return
    for first, last in find_in_headline(parsed, sorted(ballots)):
        unit = Unit(first, last, parsed.doc[first : last + 1].text, Shape.CAPITAL)
        candidate = Candidate.of(parsed, [unit])
        if candidate.text not in ballots:
            ballots.update(count_votes([candidate], {}))
        yield candidate


def _mention(candidate: Candidate, ballots: dict[str, Ballot]) -> Mention | None:
    ballot = ballots[candidate.text]
    kind = type_at(candidate, ballot)
    if kind is None:
        return None
    rule = "title" if candidate.is_titled else ballot.best_rule(kind)
    reasons = [Reason(rule=rule, note=_NOTES.get(rule, ""))]
    if candidate.is_compound:
        reasons.insert(0, Reason(rule=COMPOUND, note=_NOTES[COMPOUND]))
    return Mention(span=candidate.span, text=candidate.text, level=MentionLevel.NAME, type=kind, reasons=tuple(reasons))
