"""What sayso says its words mean, brought onto the mentions of a GUM document."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.evaluate.gum_mentions import GumDocument, GumMention
from sayso.evaluate.reading import read_document
from sayso.model.documents import Given
from sayso.model.mentions import EntityType, MentionLevel
from sayso.model.spans import Span

if TYPE_CHECKING:
    from sayso.extract.coreference import Link, Resolution

_HE = frozenset("he him his himself she her hers herself".split())
_ONE = frozenset("it its itself".split())


@dataclass(frozen=True, slots=True)
class Answer:
    """What one pronoun or noun phrase was said to mean: gold's groups of it, in words, and by which rule."""

    set: str
    place: tuple[int, int]
    groups: frozenset[str]
    words: str
    rule: str


@dataclass(slots=True)
class Answers:
    """The answers by the first and last word of the mention, those on words that gold says nothing of, and names."""

    at: dict[tuple[int, int], Answer] = field(default_factory=dict)
    beside_gold: list[Answer] = field(default_factory=list)
    names: list[tuple[int, EntityType, str]] = field(default_factory=list)
    by_entity: dict[str, set[tuple[int, int]]] = field(default_factory=lambda: defaultdict(set))

    def nearest_name(self, document: GumDocument, mention: GumMention) -> str | None:
        """Return gold's group of the nearest name before a mention whose type the words allow: the baseline."""
        start = document.place(mention)[0]
        word = document.head(mention).form.lower()
        is_person = word in _HE or (word not in _ONE and mention.type == "person")
        before = [group for at, kind, group in self.names if at < start and (kind is EntityType.PERSON) == is_person]
        return before[-1] if before else None

    def actor_groups(self, document: GumDocument) -> list[set[tuple[int, int]]]:
        """Return our groups of mentions, leaving out those that gold has as neither persons nor organisations."""
        types = {(m.first, m.last): m.type for m in document.mentions}
        actors = {"person", "organization"}
        return [{p for p in group if types.get(p) in actors} for group in self.by_entity.values()]


def answers_of(document: GumDocument) -> Answers:
    """Read a document and return what it says of every pronoun and noun phrase."""
    resolution = _resolve(document)
    finder = _Finder(document)
    found = Answers()
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in resolution.mentions:
        gold = finder.mention_at(mention.span)
        if mention.entity is None or mention.level is not MentionLevel.NAME or gold is None:
            continue
        groups[mention.entity][gold.group] += 1
        found.by_entity[mention.entity].add((gold.first, gold.last))
        found.names.append((mention.span.start, mention.type, gold.group))
    entity_groups = {entity: counted.most_common(1)[0][0] for entity, counted in groups.items()}
    for link in resolution.links:
        _add_answer(document, link, resolution, finder, entity_groups, found)
    return found


def _resolve(document: GumDocument) -> Resolution:
    from sayso.extract.coreference import resolve_entities
    from sayso.extract.names import find_names
    from sayso.extract.parse import parse_passages

    given = Given(title=document.title, published=document.written or None)
    read = read_document(document.text.encode("utf-8"), name=f"{document.id}.txt", given=given)
    parsed = parse_passages(read)
    return resolve_entities(read, parsed, find_names(read, parsed))


def _add_answer(
    document: GumDocument,
    link: Link,
    resolution: Resolution,
    finder: _Finder,
    entity_groups: dict[str, str],
    found: Answers,
) -> None:
    names = {entity.id: entity.name for entity in resolution.entities}
    key = link.target if isinstance(link.target, str) else f"{link.target.start}"
    if link.members:
        groups = frozenset(entity_groups.get(member, "?") for member in link.members)
        words = " + ".join(names[member] for member in link.members)
    elif isinstance(link.target, str):
        groups, words = frozenset({entity_groups.get(link.target, "?")}), names[link.target]
    else:
        first = finder.mention_at(link.target)
        groups, words = frozenset({first.group if first else "?"}), link.target.of(document.text)
        if first is not None:
            found.by_entity[key].add((first.first, first.last))
    kind = (
        "quoted I" if link.rule == "pronoun.quoted" else "pronouns" if link.rule.startswith("pronoun") else "nominals"
    )
    answer = Answer(kind, (link.span.start, link.span.end), groups, words, link.rule)
    gold = finder.mention_at(link.span)
    if gold is None:
        found.beside_gold.append(answer)
        return
    found.at[gold.first, gold.last] = answer
    if not link.members:
        found.by_entity[key].add((gold.first, gold.last))


class _Finder:
    """Finds the mention that is meant by a stretch of text."""

    def __init__(self, document: GumDocument) -> None:
        self._cores: list[tuple[GumMention, frozenset[int], tuple[int, int]]] = []
        for mention in document.mentions:
            letters = {at for word in mention.core for at in _letters(document, word)}
            self._cores.append((mention, frozenset(letters), document.place(mention)))

    def mention_at(self, span: Span) -> GumMention | None:
        """Return the mention whose core holds the last word of a span, or most of it; of equals, the nearest in size.

        In English the last word is the noun, or the surname.
        """
        letters = frozenset(range(span.start, span.end))
        fits = [
            (span.end - 1 in core, len(core & letters) / len(core | letters), start - end, mention.first, mention)
            for mention, core, (start, end) in self._cores
            if core & letters
        ]
        return max(fits, key=lambda fit: fit[:4])[4] if fits else None


def _letters(document: GumDocument, word: int) -> range:
    return range(document.words[word].start, document.words[word].end)
