"""Which names in a report may be outlets, and which only look like one.

A name is known as an outlet's by the list, by its shape ("Skerrow Ledger"), or because the report itself treats it as
one. It is not where the document says otherwise: where it is a person's ("Vicente Fox … Fox"), part of a longer name
("the Libyan Dawn brigade"), or short for something else ("Andhra Pradesh (AP)").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from sayso.extract.names.words import any_in, is_known, is_listed_outlet, is_outlet, is_people_word
from sayso.lexicon import load
from sayso.lexicon.sieve import Sieve
from sayso.model.documents import Document
from sayso.model.mentions import DocumentEntity, EntityType, Mention, MentionLevel
from sayso.model.spans import Span

_LISTED = ("outlet", "credited", "monitor", "bare", "platform", "forum")
_RUN = re.compile(
    r"(?:\b|(?<=@))[A-Z0-9][\w.'’&/-]*(?:[ \u00a0](?:(?:of|the|and|on|for|de|del|la|le|el|al|di|"
    r"da)[ \u00a0])?[A-Z0-9&][\w.'’&/-]*)*"
)
_EXPANDED = re.compile(r"((?:[A-Za-z][\w'’.-]*[ -]){1,9})\(([A-Z][A-Z.]{1,7})\)")
_SHORT_FORM = re.compile(r"[ -]\([A-Z][A-Z.]{1,7}\)")
_OF_MEDIA = re.compile(
    r"press|news|agency|agence|agenzia|broadcasting|radio|television|\btv\b|times|media|journal|post\b|"
    r"trust of india|"
    r"syndicate|intelligence group|observatory|channel",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:newspapers?|daily|dailies|weekly|tabloid|broadsheet|magazine|website|news sites?|news agency|"
    r"newswire|wire service|"
    r"broadcaster|(?:radio|tv|television) (?:station|channel|network)|news (?:outlet|portal|channel|"
    r"network|website|service)|"
    r"blog|web portal|state agency|satellite channel)(?:,|,? called)? [\"“'‘]?(?:[Tt]he )?$"
)
_DAY = re.compile(
    r"^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|^\d+$"
)
_TAIL = re.compile(r"(?:['’]s?|[.,;:'’&/-]+)$")


class Surety(IntEnum):
    """How surely a name is an outlet's before its sentence is asked."""

    UNKNOWN = 0  # nothing speaks for it: only its place in a sentence could tell
    DOUBTFUL = 1  # on the list, and perhaps part of a longer name here
    KNOWN = 2


@dataclass(frozen=True, slots=True)
class OutletName:
    """A name in the text that may be an outlet's."""

    span: Span
    name: str
    entity: str | None
    surety: Surety = Surety.KNOWN


@dataclass(frozen=True)
class NameFinder:
    """The names of one document, put by what they may be. Build it with :func:`name_finder`."""

    text: str
    mentions: tuple[Mention, ...]
    entities: dict[str, DocumentEntity]
    homonyms: frozenset[str]
    people: frozenset[str]

    def names_in(self, region: Span) -> tuple[OutletName, ...]:
        """Return the names in a region that may be outlets, in text order, none inside another."""
        inside = [m for m in self.mentions if region.contains(m.span)]
        found = [*self._media(inside), *self._listed(region, inside), *self._runs(region, inside), *_maybe(inside)]
        return _apart(found)

    def given(self, span: Span) -> OutletName | None:
        """Return a name that somebody else found, as what it may be; ``None`` where it is no outlet here."""
        name = _TAIL.sub("", span.of(self.text))
        over = [m for m in self.mentions if m.span.overlaps(span)]
        if any(self._is_media(m) for m in over) and name not in self.homonyms:
            return OutletName(span, name, next(m.entity for m in over if self._is_media(m)))
        if is_called_medium(self.text, span):
            return OutletName(span, name, None)
        if name in self.homonyms:
            return None
        surety = Surety.UNKNOWN if self._is_else(name, over) else self._surety(name, span, over)
        is_odd = self._is_else(name, over) or _is_typed(name, over, self.entities) or is_official(name)
        is_open = not is_odd and not is_listed(name)
        return OutletName(span, name, None, Surety.KNOWN if is_open else surety)

    def _is_media(self, mention: Mention) -> bool:
        entity = self.entities.get(mention.entity or "")
        return entity is not None and entity.is_media and mention.level is not MentionLevel.PRONOUN

    def _media(self, inside: Sequence[Mention]) -> Iterator[OutletName]:
        for mention in inside:
            if self._is_media(mention) and not self._is_homonym(mention.text):
                entity = self.entities[mention.entity or ""]
                yield OutletName(mention.span, entity.name, entity.id)

    def _listed(self, region: Span, inside: Sequence[Mention]) -> Iterator[OutletName]:
        for span in listed_in(self.text, region):
            name = span.of(self.text)
            over = [m for m in inside if m.span.overlaps(span)]
            if not self._is_else(name, over):
                yield OutletName(span, _without_article(name), None, self._surety(name, span, over))

    def _runs(self, region: Span, inside: Sequence[Mention]) -> Iterator[OutletName]:
        """Names by their shape, or called a medium, where no name was found; others only for their place to tell."""
        for match in _RUN.finditer(self.text, region.start, region.end):
            name = _TAIL.sub("", match[0])
            span = Span(match.start(), match.start() + len(name))
            over = [m for m in inside if m.span.overlaps(span)]
            is_free = not any(m.span.contains(span) for m in over)
            if is_called_medium(self.text, span) and not self._is_else(name, over):
                yield OutletName(span, _without_article(name), None)
            elif is_free and (surety := _by_shape(name, over)) is not None:
                yield OutletName(span, _without_article(name), None, surety)

    def _is_homonym(self, name: str) -> bool:
        return name in self.homonyms

    def _is_else(self, name: str, over: Sequence[Mention]) -> bool:
        """Tell whether a name is surely something else here: a person's, or short for what is no outlet."""
        if name in self.homonyms or name in self.people:
            return True
        return any(
            m.type is EntityType.PERSON and " " in m.text and not is_listed(name) and m.level is MentionLevel.NAME
            for m in over
        )

    def _surety(self, name: str, span: Span, over: Sequence[Mention]) -> Surety:
        """Tell how surely a name on the list is an outlet's where it stands."""
        if not is_listed(name) or _is_typed(name, over, self.entities):
            return Surety.UNKNOWN
        if is_known(name, "outlets", "platform"):
            return Surety.UNKNOWN
        if is_known(name, "outlets", "forum"):
            return Surety.DOUBTFUL
        if " " in name and not name.lower().startswith("the "):
            return Surety.KNOWN
        is_part = any(len(m.span) > len(span) + 4 and _core(m.text) != _core(name) for m in over)
        return Surety.DOUBTFUL if is_part or _is_inside_longer(self.text, span, name) else Surety.KNOWN


def _by_shape(name: str, over: Sequence[Mention]) -> Surety | None:
    """Tell how surely a run of capitalised words is an outlet; ``None`` where it holds a person or is no name."""
    if not over and is_outlet(name):
        return Surety.KNOWN
    is_name = len(name) > 2 and not name.isdigit() and not any(m.type is EntityType.PERSON for m in over)
    is_else = is_official(name) or is_people_word(name) or _DAY.search(name) is not None
    return Surety.UNKNOWN if is_name and not is_else else None


def _is_typed(name: str, over: Sequence[Mention], entities: dict[str, DocumentEntity]) -> bool:
    """Tell whether the document takes a one-word name for a person or place, and the list does not know better."""
    for mention in over:
        entity = entities.get(mention.entity or "")
        is_alone = entity is None or _core(entity.name) == _core(name)
        if mention.level is MentionLevel.NAME and mention.type in {EntityType.PERSON, EntityType.GPE, EntityType.LOC}:
            return not (is_listed_outlet(name) and is_alone) and not (is_listed(name) and " " in name)
    return False


def _maybe(inside: Iterable[Mention]) -> Iterator[OutletName]:
    """Bodies that are not known as outlets: only their place in a sentence could tell."""
    for mention in inside:
        if mention.level is MentionLevel.NAME and mention.type is EntityType.ORG and not is_official(mention.text):
            yield OutletName(mention.span, _without_article(mention.text), mention.entity, Surety.UNKNOWN)


def is_called_medium(text: str, span: Span) -> bool:
    """Tell whether the words before a name say that it is a medium: "the Saudi daily Ajel", "a website, Tarn Today"."""
    return _CALLED.search(text[max(0, span.start - 40) : span.start]) is not None


def is_official(name: str) -> bool:
    """Tell whether a body is one of the state, of politics or of arms by a word of its name."""
    words = name.replace("-", " ").split()
    return any_in(words, "nominals", "state_body", "political_body", "armed_body") or bool(
        _OFFICIAL & {word.casefold() for word in words}
    )


_OFFICIAL = frozenset("guard guards army navy ministry secretariat parliament congress senate nations".split())


def name_finder(document: Document, entities: Sequence[DocumentEntity], mentions: Sequence[Mention]) -> NameFinder:
    """Return the finder of a document's outlet names."""
    people = {
        name
        for entity in entities
        if entity.type is EntityType.PERSON
        for name in (entity.name, *entity.aliases, *entity.name.split()[-1:])
        if not is_listed(name)
        or (name != entity.name and _core(entity.name) != _core(name) and not is_listed(_without_article(entity.name)))
    }
    return NameFinder(
        text=document.text,
        mentions=tuple(sorted(mentions, key=lambda m: (m.span.start, -m.span.end))),
        entities={entity.id: entity for entity in entities},
        homonyms=_homonyms(document.text),
        people=frozenset(people),
    )


def _homonyms(text: str) -> frozenset[str]:
    """Return the short forms that the document gives to something that is no outlet."""
    if _SHORT_FORM.search(text) is None:
        return frozenset()
    found = set()
    for match in _EXPANDED.finditer(text):
        words = [word for word in re.split(r"[ -]", match[1]) if word]
        letters = match[2].replace(".", "")
        tail = _initialed(words, letters)
        if tail and not _OF_MEDIA.search(" ".join(tail)):
            found.add(match[2])
    return frozenset(found)


def _initialed(words: list[str], letters: str) -> list[str]:
    """Return the last words whose capitals or initials are ``letters``, or nothing."""
    for count in range(1, len(words) + 1):
        tail = words[-count:]
        initials = "".join(word[0] for word in tail)
        capitals = "".join(word[0] for word in tail if word[0].isupper())
        if tail[0][0].isupper() and letters.upper() in {initials.upper(), capitals}:
            return tail
    return []


@lru_cache(maxsize=4096)
def is_listed(name: str) -> bool:
    """Tell whether a name is on the list in any way, also where only a credit makes it an outlet."""
    return any(regex.fullmatch(name) for regex in _lists()[0])


def listed_in(text: str, region: Span) -> list[Span]:
    """Return the listed names in a region, the longest first where two begin alike."""
    lists, sieve = _lists()
    found = {
        Span(match.start(), match.end())
        for number in sieve.awake(region.of(text))
        for match in lists[number].finditer(text, region.start, region.end)
    }
    return sorted(found, key=lambda s: (s.start, -s.end))


@cache
def _lists() -> tuple[tuple[re.Pattern[str], ...], Sieve]:
    lists = tuple(e.regex for e in load("outlets") if e.kind in _LISTED and e.regex is not None)
    return lists, Sieve(lists)


def _is_inside_longer(text: str, span: Span, name: str) -> bool:
    """Tell whether a one-word name is part of a run of capitalised words: "Libyan Dawn", "Fox Terrier Club"."""
    before = re.search(r"([\w'’.-]+)[ \u00a0]$", text[max(0, span.start - 30) : span.start])
    after = re.match(r"[ \u00a0]([A-Z][\w'’-]+)", text[span.end : span.end + 30])
    is_word = name.istitle() and " " not in name
    if after is not None and is_word and not _is_role(after[1]) and not after[1].endswith("day"):
        return True
    return before is not None and before[1][:1].isupper() and before[1].lower() not in _LEADS and name.istitle()


def _is_role(word: str) -> bool:
    return word in {"News", "Magazine", "Newspaper", "TV", "Television", "Radio", "Online"}


_LEADS = frozenset(
    """the in on at by from via to as and or citing according told source sources h/t for with but while when both photo
    image says said reports reported courtesy credit copyright like per""".split()
)


def _core(name: str) -> str:
    return _without_article(_TAIL.sub("", name)).casefold()


def _without_article(name: str) -> str:
    return re.sub(r"^[Tt]he\s+", "", name)


def _apart(found: Iterable[OutletName]) -> tuple[OutletName, ...]:
    """Leave out names inside others; the earlier found, then the longer, wins."""
    kept: list[OutletName] = []
    for one in found:
        same = [k for k in kept if k.span.overlaps(one.span)]
        if not same:
            kept.append(one)
        elif one.surety is Surety.KNOWN and all(
            one.span.contains(k.span) and len(one.span) > len(k.span) + 4 for k in same
        ):
            kept = [k for k in kept if k not in same] + [one]
    return tuple(sorted(kept, key=lambda o: o.span))
