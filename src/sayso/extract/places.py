"""Places: which mentions are places, how finely they place something, and whose ground is disputed.

sayso keeps a place as written. It adds a neutral label and a note on who administers and who claims it where the table
of disputed ground has the name (:mod:`sayso.lexicon.places`), and a country only where the name, its neighbours or the
document leave no doubt. It never gives disputed ground a country, and nothing a point on a map.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sayso.extract.lending import clauses_of, is_clause, is_indefinite, within
from sayso.extract.parse import ParsedPassage
from sayso.lexicon.places import Dispute, Place, PlaceKind, demonym, dispute_of, disputes, is_of_region, lookup
from sayso.model.documents import Document
from sayso.model.mentions import EntityType, Mention, MentionLevel, PlacePrecision, Toponym
from sayso.model.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACE_TYPES = frozenset({EntityType.GPE, EntityType.LOC, EntityType.FAC})
_DOMINANT = 20
"""How many times larger the largest town of a name must be than the next for its name alone to mean it."""
_KNOWN_TOWN = 300
"""Thousands of inhabitants from which a town may be meant by its name alone."""
_KNOWN_DIVISION = 2000
"""Thousands of townspeople from which a division may be meant by a name that is also a country's."""
_SMALL_TOWN = 100
"""Thousands of inhabitants under which a town needs its country elsewhere in the document."""
_REPEATEDLY = 3
"""How often a document must speak of its only country for unknown places to lie in it."""
_PRECISION = {
    PlaceKind.COUNTRY: PlacePrecision.COUNTRY,
    PlaceKind.ADMIN1: PlacePrecision.ADMIN1,
    PlaceKind.CITY: PlacePrecision.NAMED_TOWN,
    PlaceKind.REGION: PlacePrecision.REGION,
    PlaceKind.DISPUTED: PlacePrecision.DISPUTED_REGION,
}
_ADMIN1_WORDS = re.compile(r"\b(?:[Pp]rovince|[Oo]blast|[Gg]overnorate|[Pp]refecture|[Kk]rai|[Ss]tate)$")
_ADMIN2_WORDS = re.compile(r"\b(?:[Dd]istrict|[Cc]ounty|[Tt]ehsil|[Mm]unicipality|[Rr]aion|[Tt]ownship|[Pp]arish)$")


def find_toponyms(
    document: Document, parsed: Sequence[ParsedPassage], mentions: Sequence[Mention]
) -> tuple[Toponym, ...]:
    """Return the places among the named mentions, in text order.

    Mentions that were taken for organisations, a government among them, are no places. A name inside a longer name of
    disputed ground ("Kashmir" in "Pakistan-occupied Kashmir") is read as the longer one.
    """
    named = [m for m in mentions if m.level is MentionLevel.NAME and m.type in _PLACE_TYPES]
    evidence = _evidence(parsed, named)
    only = _only_country(document.text, evidence)
    found: dict[Span, Toponym] = {}
    ordered = sorted(named, key=lambda m: m.span)
    for index, mention in enumerate(ordered):
        follower = ordered[index + 1] if index + 1 < len(ordered) else None
        toponym = _toponym(document.text, mention, _qualifier(document.text, mention, follower), evidence, only)
        if not any(other.contains(toponym.span) and other != toponym.span for other in found):
            found[toponym.span] = toponym
    return tuple(found[span] for span in sorted(found))


def _toponym(text: str, mention: Mention, qualifier: str | None, evidence: Counter[str], only: str | None) -> Toponym:
    span = _widened(text, mention.span)
    words = span.of(text)
    dispute = dispute_of(words)
    if dispute is not None:
        return _disputed(words, span, mention, dispute)
    place = _choose(lookup(words), qualifier, evidence)
    return Toponym(
        text=words,
        span=span,
        name=words,
        precision=_precision(words, mention, place),
        entity=mention.entity,
        country=_country(words, mention, place, only),
    )


def _country(words: str, mention: Mention, place: _Choice | None, only: str | None) -> str | None:
    """Return the country of the chosen place, else of a people's adjective, else the document's only one."""
    if place is not None:
        return place.country
    is_ground = mention.type in (EntityType.GPE, EntityType.FAC) and not words.isupper() and not is_of_region(words)
    return demonym(words) or (only if is_ground else None)


def _only_country(text: str, evidence: Counter[str]) -> str | None:
    """Return the country in which places lie that the gazetteer does not have: the one that a document speaks of.

    A village or a square in a report that names one country repeatedly, no other and no disputed ground, lies there.
    """
    countries = [country for country in evidence if evidence[country]]
    if len(countries) != 1 or evidence[countries[0]] < _REPEATEDLY or _any_dispute().search(text):
        return None
    return countries[0]


def _disputed(words: str, span: Span, mention: Mention, dispute: Dispute) -> Toponym:
    precision = PlacePrecision.EXACT_SITE if mention.type is EntityType.FAC else PlacePrecision.DISPUTED_REGION
    if dispute.is_town(words):
        precision = PlacePrecision.NAMED_TOWN
    return Toponym(
        text=words,
        span=span,
        name=dispute.label or words,
        precision=precision,
        entity=mention.entity,
        note=dispute.note,
    )


def _widened(text: str, span: Span) -> Span:
    """Return the longer name of disputed ground that a mention is part of, else its own span."""
    start, end = max(0, span.start - 40), min(len(text), span.end + 40)
    window = text[start:end]
    if not _any_dispute().search(window):
        return span
    best = span
    for entry in disputes():
        for match in entry.regex.finditer(window) if entry.regex is not None else ():
            whole = Span(start + match.start(), start + match.end())
            if whole.contains(span) and len(whole) > len(best):
                best = whole
    return best


@cache
def _any_dispute() -> re.Pattern[str]:
    return re.compile("|".join(e.regex.pattern for e in disputes() if e.regex is not None), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Choice:
    """What a name was taken for: a country where that is sure, and the kind of place that all candidates share."""

    country: str | None
    kind: PlaceKind


def _choose(places: Sequence[Place], qualifier: str | None, evidence: Counter[str]) -> _Choice | None:
    if not places:
        return None
    if qualifier is not None:
        qualified = [place for place in places if _is_within(place, qualifier)]
        if qualified:
            return _Choice(qualified[0].country, qualified[0].kind)
    countries = {place.country for place in places}
    first = places[0]
    if len(countries) == 1 and _is_small(first) and not evidence[first.country or ""]:
        return _Choice(None, first.kind)  # smaller namesakes are not in the table
    if len(countries) == 1 or _stands_alone(places):
        return _Choice(first.country, first.kind)
    supported = [place for place in places if place.country and evidence[place.country]]
    if len({place.country for place in supported}) == 1:
        return _Choice(supported[0].country, supported[0].kind)
    if _is_dominant(places) and (not supported or first in supported):
        return _Choice(first.country, first.kind)
    kinds = {place.kind for place in places}
    return _Choice(None, first.kind) if len(kinds) == 1 else None


def _is_within(place: Place, qualifier: str) -> bool:
    """Tell whether a place lies in what follows its name: "Paris, Texas"."""
    around = lookup(qualifier)
    if any(place.country == other.country for other in around if other.kind is PlaceKind.ADMIN1):
        return True
    return any(place.country == other.country for other in around if other.kind is PlaceKind.COUNTRY)


def _stands_alone(places: Sequence[Place]) -> bool:
    """Tell whether a country's or division's name is shared with little else ("Jordan" is, "Georgia" is not)."""
    first = places[0]
    rivals = [place for place in places[1:] if place.country != first.country]
    if first.kind is PlaceKind.COUNTRY:
        return all(_is_minor(place) for place in rivals)
    return first.kind is PlaceKind.ADMIN1 and all(
        place.inhabitants * _DOMINANT <= first.inhabitants or (place.kind is PlaceKind.CITY and _is_minor(place))
        for place in rivals
    )


def _is_minor(place: Place) -> bool:
    limit = _KNOWN_DIVISION if place.kind is PlaceKind.ADMIN1 else _KNOWN_TOWN
    return place.kind is not PlaceKind.COUNTRY and place.inhabitants < limit


def _is_small(place: Place) -> bool:
    return place.kind is PlaceKind.CITY and not place.is_capital and place.inhabitants < _SMALL_TOWN


def _is_dominant(places: Sequence[Place]) -> bool:
    first = places[0]
    if first.kind is not PlaceKind.CITY or not (first.is_capital or first.inhabitants >= _KNOWN_TOWN):
        return False
    rivals = [place for place in places[1:] if place.country != first.country]
    return all(first.inhabitants >= _DOMINANT * place.inhabitants for place in rivals)


def _precision(words: str, mention: Mention, place: _Choice | None) -> PlacePrecision:
    if mention.type is EntityType.FAC:
        return PlacePrecision.EXACT_SITE
    if _ADMIN2_WORDS.search(words):
        return PlacePrecision.ADMIN2
    if place is not None:
        return _PRECISION[place.kind]
    if _ADMIN1_WORDS.search(words):
        return PlacePrecision.ADMIN1
    return PlacePrecision.REGION if mention.type is EntityType.LOC else PlacePrecision.UNKNOWN


def _qualifier(text: str, mention: Mention, follower: Mention | None) -> str | None:
    """Return the place named right behind a comma, which says where the first one lies."""
    if follower is None or text[mention.span.end : follower.span.start] not in (", ", " ("):
        return None
    kinds = {place.kind for place in lookup(follower.text)}
    return follower.text if kinds & {PlaceKind.COUNTRY, PlaceKind.ADMIN1} else None


def _evidence(parsed: Sequence[ParsedPassage], named: Sequence[Mention]) -> Counter[str]:
    """Count the countries that the document speaks of beyond doubt: by name, by adjective, by their capital."""
    counted: Counter[str] = Counter()
    for mention in named:
        places = lookup(mention.text)
        if places and _stands_for_one_country(places) and places[0].country:
            counted[places[0].country] += 1
    for passage in parsed:
        for token in passage.doc:
            code = demonym(token.text) if token.text[:1].isupper() and len(token.text) > 3 else None
            if code is not None:
                counted[code] += 1
    return counted


def _stands_for_one_country(places: Sequence[Place]) -> bool:
    if len({place.country for place in places}) == 1:
        return places[0].kind is not PlaceKind.CITY or places[0].inhabitants >= _KNOWN_TOWN
    return _stands_alone(places) or _is_dominant(places)


# Where a predicate happens


_IN = frozenset(
    "in at near across inside within throughout outside around on off along over beneath under by amid through".split()
)
_TO = frozenset("to into onto toward towards for from".split())
_MOTION = frozenset(
    "travel go fly return move come head visit arrive drive walk march sail flee cross deploy send transfer take bring "
    "invite rush withdraw deport extradite relocate".split()
)
_VISIT = frozenset(
    "visit enter tour reach leave attack shell bomb hit strike invade occupy capture seize cross join storm raid "
    "flood devastate besiege".split()
)
_FROM = frozenset("operate originate act launch fire broadcast report work base".split())
_MAX_STEPS = 6


def place_for(parsed: ParsedPassage, head_token: Token, toponyms: Sequence[Toponym]) -> Toponym | None:
    """Return the place where the predicate headed by ``head_token`` happens, or ``None``.

    A place governs where it stands in the predicate's own clause behind "in", "at", "near", "across" and the like, is
    the goal of a verb of motion, or is what was visited. Clauses lend their place as they lend their time
    (:mod:`sayso.extract.lending`); a "where" clause happens at the place that it follows.
    """
    here = [(toponym, _root(parsed, toponym)) for toponym in within(parsed.passage.span, toponyms)]
    if not here:
        return None
    for clause in clauses_of(head_token):
        found = _named_by_where(parsed, clause, here) or _in_clause(clause, here)
        if found is not None:
            return found
    return None


def _root(parsed: ParsedPassage, toponym: Toponym) -> Token:
    tokens = list(parsed.tokens_in(toponym.span))
    inside = {token.i for token in tokens}
    outer = [token for token in tokens if token.head.i not in inside or token.head.i == token.i]
    return outer[-1] if outer else tokens[-1]


def _in_clause(clause: Token, here: Sequence[tuple[Toponym, Token]]) -> Toponym | None:
    ranked = [(rank, toponym) for toponym, root in here if (rank := _distance(root, clause)) is not None]
    if not ranked:
        return None
    nearest = min(rank for rank, _ in ranked)
    # Of "in Karachi, Pakistan", the finer; of "in Karachi and Lahore", the first.
    best = [toponym for rank, toponym in ranked if rank == nearest]
    return min(best, key=lambda toponym: toponym.span.start)


def _distance(root: Token, clause: Token) -> int | None:
    """Return how far a place stands from a predicate: 0 in its own phrase, more by way of its nouns, else ``None``."""
    link = _link(root)
    if root.i == clause.i or link.i == clause.i:
        return None
    if link.dep_ in ("dobj", "nsubjpass") and link.head.i == clause.i:
        return 0 if clause.lemma_.lower() in _VISIT else None
    if link.dep_ not in ("pobj", "pcomp") or link.head.pos_ not in ("ADP", "SCONJ"):
        return None
    return _by_preposition(link.head, clause)


def _link(token: Token) -> Token:
    """Return the first of a coordination or apposition: "Karachi and Lahore" hang where Karachi hangs."""
    while token.dep_ in ("conj", "appos") and token.head.i != token.i:
        token = token.head
    return token


def _by_preposition(preposition: Token, clause: Token) -> int | None:
    governor = preposition.head
    if not _is_whereabouts(preposition, governor):
        return None
    steps = 0
    while governor.i != clause.i:
        # Through nouns only, and never out of another clause.
        if is_clause(governor) or governor.head.i == governor.i or steps > _MAX_STEPS:
            return None
        if governor.dep_ in ("nsubj", "nsubjpass") and not _may_stand_for_clause(governor):
            return None
        steps += 1
        governor = governor.head
    return steps


def _is_whereabouts(preposition: Token, governor: Token) -> bool:
    word = preposition.lower_
    if word in _IN:
        return True
    if word in _TO:
        return governor.lemma_.lower() in _MOTION or (word == "from" and governor.lemma_.lower() in _FROM)
    return False


def _may_stand_for_clause(subject: Token) -> bool:
    """Tell whether the whereabouts of a subject are those of the clause: events are somewhere, people have homes."""
    return subject.ent_type_ == "" and not is_indefinite(subject) and subject.pos_ == "NOUN"


def _named_by_where(parsed: ParsedPassage, clause: Token, here: Sequence[tuple[Toponym, Token]]) -> Toponym | None:
    opener = next((child for child in clause.children if child.lower_ == "where" and child.i < clause.i), None)
    if opener is None:
        return None
    before = opener.i - 1
    while before >= 0 and parsed.doc[before].is_punct:
        before -= 1
    if before < 0:
        return None
    last = parsed.span(before, before)
    return next((toponym for toponym, _ in here if toponym.span.overlaps(last)), None)
