"""Names and their types: persons, organisations, governed places, other places and buildings.

The parser's own name finder is one voter among many. Boundaries come from runs of capitalised words (:mod:`.runs`),
types from all that a document says about a string (:mod:`.ballot`), so that one string has one type unless a title
stands right before it. Words for peoples, languages and faiths ("Kashmiri") are no names.

A name inside a hyphenated adjective ("Hamas-linked") is returned with a reason whose rule is :data:`COMPOUND`: later
stages may use it, and whoever scores names leaves it out, as annotators do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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
from sayso.model.spans import EXCLUDED_ZONES, Reason, Span

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
    candidates = _survey(parsed)
    joined = join_names(candidates, parsed, document.text)
    people = _people(candidates, joined)
    sheltered = find_sheltered(parsed, people, document.published.value)
    left_out = {m.span: sheltered[m.text] for m in people if m.text in sheltered}
    hidden = {place for span in left_out for place in range(span.start, span.end)}
    named = tuple(mention for mention in joined if hidden.isdisjoint(range(mention.span.start, mention.span.end)))
    return named, tuple(_abstention(span, left_out[span]) for span in sorted(left_out))


def _people(candidates: Iterable[Mention], joined: Sequence[Mention]) -> list[Mention]:
    """Return the people among the names, as far as rules or the encoder take their words to reach."""
    taken = {place for m in joined if m.type is not EntityType.PERSON for place in range(m.span.start, m.span.end)}
    people: list[Mention] = []
    for mention in sorted((*joined, *candidates), key=lambda m: (-len(m.span), m.span)):
        places = range(mention.span.start, mention.span.end)
        if mention.type is EntityType.PERSON and taken.isdisjoint(places):
            people.append(mention)
            taken.update(places)
    return sorted(people, key=lambda mention: mention.span)


def _abstention(span: Span, shelter: Shelter) -> Abstention:
    return Abstention(span=span, reason=Reason(rule=shelter.rule, note=shelter.note, span=shelter.span))


def _survey(parsed: Sequence[ParsedPassage]) -> list[Mention]:
    body = [p for p in parsed if p.passage.zone not in EXCLUDED_ZONES]
    usage = Usage.of(body)
    plain = [p for p in body if not (is_headline(p) or is_title_zone(p))]
    candidates = [c for p in plain for c in _accepted(p, usage)]
    ballots = count_votes(candidates, find_acronyms(candidates))
    headlines = [p for p in body if is_headline(p) or is_title_zone(p)]
    candidates += [c for p in headlines for c in _in_headline(p, ballots, usage)]
    mentions = [m for c in candidates if (m := _mention(c, ballots)) is not None]
    return sorted(mentions, key=lambda m: m.span)


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
