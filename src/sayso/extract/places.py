"""Places: which mentions are places, how finely they place something, which place is meant, whose ground is disputed.

sayso keeps a place as written. It adds a neutral label and a note on who administers and who claims it where the table
of disputed ground has the name (:mod:`sayso.lexicon.places`), and a country and a GeoNames number only where the name,
its neighbours or the report leave no doubt (:mod:`sayso.extract.siting`). It never gives disputed ground a country, and
nothing a point on a map.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from sayso.extract.lending import clauses_of, is_clause, is_indefinite, within
from sayso.extract.parse import ParsedPassage
from sayso.extract.siting import Sited, Use, find_sites
from sayso.lexicon.gazetteer import PlaceKind
from sayso.lexicon.places import Dispute, country_of_address, demonym, dispute_of, disputes, is_of_region, is_place
from sayso.lexicon.sites import named_after, number_of_ground, sites_of
from sayso.model.documents import Document
from sayso.model.mentions import EntityType, Mention, MentionLevel, PlacePrecision, Toponym
from sayso.model.spans import Reason, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACE_TYPES = frozenset({EntityType.GPE, EntityType.LOC, EntityType.FAC})
_REPEATEDLY = 3
"""How often a document must speak of its only country for unknown places to lie in it."""
_ADDRESS = 2.0
"""How many names in a country the address of its outlet weighs."""
_PRECISION = {
    PlaceKind.COUNTRY: PlacePrecision.COUNTRY,
    PlaceKind.ADMIN1: PlacePrecision.ADMIN1,
    PlaceKind.ADMIN2: PlacePrecision.ADMIN2,
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
    named = sorted(
        (m for m in mentions if m.level is MentionLevel.NAME and m.type in _PLACE_TYPES), key=lambda m: m.span
    )
    adjectives = _adjectives(parsed, named)
    sited = find_sites(document.text, tuple(_uses(named)), _spoken_of(document, adjectives))
    only = _only_country(document.text, sited, adjectives)
    found: dict[Span, Toponym] = {}
    for mention in named:
        toponym = _toponym(document.text, mention, sited.get(mention.span), only)
        if not any(other.contains(toponym.span) and other != toponym.span for other in found):
            found[toponym.span] = toponym
    return tuple(found[span] for span in sorted(found))


def _uses(named: Sequence[Mention]) -> Iterator[Use]:
    """Yield the names to be sited: a facility under the place in its name, other ground only where it is well known."""
    for mention in named:
        words: str | None = mention.text
        if mention.type is EntityType.FAC or not sites_of(mention.text):
            words = named_after(mention.text)
        elif mention.type is EntityType.LOC and not is_place(mention.text):
            words = None
        if words is not None and dispute_of(words) is None:
            yield Use(words, mention.span)


def _toponym(text: str, mention: Mention, sited: Sited | None, only: str | None) -> Toponym:
    span = _widened(text, mention.span)
    words = span.of(text)
    dispute = dispute_of(words)
    if dispute is not None:
        return _disputed(words, span, mention, dispute)
    return Toponym(
        text=words,
        span=span,
        name=words,
        precision=_precision(words, mention, sited),
        entity=mention.entity,
        country=_country(words, mention, sited, only),
        geonames=sited.site.number if sited is not None and sited.site is not None else None,
        reasons=(sited.reason,) if sited is not None else (),
    )


def _country(words: str, mention: Mention, sited: Sited | None, only: str | None) -> str | None:
    """Return the country of the place that was told, else of a people's adjective, else the document's only one."""
    if sited is not None:
        return sited.country
    is_ground = mention.type in (EntityType.GPE, EntityType.FAC) and not words.isupper() and not is_of_region(words)
    return demonym(words) or (only if is_ground else None)


def _adjectives(parsed: Sequence[ParsedPassage], named: Sequence[Mention]) -> Counter[str]:
    """Count the adjectives and peoples of countries outside the names of places."""
    counted: Counter[str] = Counter()
    inside = {at for mention in named for at in range(mention.span.start, mention.span.end)}
    for passage in parsed:
        for token in passage.doc:
            code = demonym(token.text) if token.text[:1].isupper() and len(token.text) > 3 else None
            if code is not None and passage.span_of([token]).start not in inside:
                counted[code] += 1
    return counted


def _spoken_of(document: Document, adjectives: Mapping[str, int]) -> dict[str, float]:
    """Return the countries that a document speaks of without naming a place: by adjective, by its outlet's address."""
    spoken = {code: 1 + math.log(count) for code, count in adjectives.items()}
    home = country_of_address(document.url.value or "")
    if home is not None:
        spoken[home] = spoken.get(home, 0.0) + _ADDRESS
    return spoken


def _only_country(text: str, sited: Mapping[Span, Sited], adjectives: Mapping[str, int]) -> str | None:
    """Return the country in which places lie that the gazetteer does not have: the one that a document speaks of.

    A village or a square in a report that names one country repeatedly, no other and no disputed ground, lies there.
    """
    named = Counter(place.country for place in sited.values() if place.country is not None) + Counter(adjectives)
    if len(named) != 1 or _any_dispute().search(text):
        return None
    ((country, count),) = named.items()
    return country if count >= _REPEATEDLY else None


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
        geonames=number_of_ground(dispute, words),
        reasons=(Reason(rule=f"place.disputed.{dispute.id}", note=dispute.note, span=span),),
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


def _precision(words: str, mention: Mention, sited: Sited | None) -> PlacePrecision:
    if mention.type is EntityType.FAC:
        return PlacePrecision.EXACT_SITE
    if _ADMIN2_WORDS.search(words):
        return PlacePrecision.ADMIN2
    if sited is not None and sited.kind is not None:
        return _PRECISION[sited.kind]
    if _ADMIN1_WORDS.search(words):
        return PlacePrecision.ADMIN1
    return PlacePrecision.REGION if mention.type is EntityType.LOC else PlacePrecision.UNKNOWN


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
