"""Which mentions of one document are the same: names, "the minister", "he".

Rules over the parse, in text order, and precise before they are complete: where two answers are as good, there is none.
Places that stand for governments become entities of their own here (:mod:`sayso.extract.metonymy`). What "the meeting"
refers to is for the stage that makes claims.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.extract.coreference.cluster import Cluster, key_of
from sayso.extract.coreference.clusters import cluster_names, find_aliases
from sayso.extract.coreference.media import find_credited
from sayso.extract.coreference.stage import Link
from sayso.extract.coreference.walk import walk
from sayso.extract.metonymy import Government, find_governments
from sayso.extract.names import COMPOUND, blocked
from sayso.extract.names.acronyms import find_bound_names
from sayso.extract.names.words import is_outlet
from sayso.extract.parse import ParsedPassage
from sayso.model.analysis import Abstention
from sayso.model.documents import Document
from sayso.model.ids import content_id
from sayso.model.mentions import DocumentEntity, EntityType, Mention, MentionLevel
from sayso.model.spans import Reason, Span

__all__ = ["Link", "Resolution", "resolve_entities"]


_ASIDE = re.compile(
    r"\s*[(,–—-]\s*(?:\w+\s+){0,3}(?:statement|announcement|release|notice|letter)\)?\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities of a document and its mentions with their entity ids; ``links`` also reach unnamed antecedents.

    Names that two persons could claim have no entity. Names inside hyphenated adjectives carry the id of the entity
    that is named elsewhere in the document, if any.
    """

    entities: tuple[DocumentEntity, ...]
    mentions: tuple[Mention, ...]
    links: tuple[Link, ...] = ()

    def antecedent(self, span: Span) -> Span | str | None:
        """Return what a pronoun or noun phrase refers to: an entity's id, or the words of an unnamed antecedent.

        ``span`` is that of the pronoun, or of the noun phrase or its head; ``None`` where sayso does not know.
        """
        link = self.link_at(span)
        return link.target if link is not None else None

    def members(self, span: Span) -> tuple[str, ...]:
        """Return the ids of the named entities that a plural stands for ("the two organisations"), or none."""
        link = self.link_at(span)
        return link.members if link is not None else ()

    def link_at(self, span: Span) -> Link | None:
        """Return the link whose words are at ``span`` or end with it."""
        return next((x for x in self.links if x.span.contains(span) and x.span.end == span.end), None)


def resolve_entities(
    document: Document,
    parsed: Sequence[ParsedPassage],
    names: Sequence[Mention],
    left_out: Sequence[Abstention] | None = None,
) -> Resolution:
    """Group the names of a document into entities, and resolve its pronouns and definite noun phrases.

    ``left_out`` are the blocked names, where they have been found already (:func:`sayso.extract.names.read_names`).
    """
    plain = [m for m in names if not _is_compound(m)]
    governments = find_governments(parsed, plain)
    clusters, unsure = cluster_names(
        [m for m in plain if m not in governments],
        find_bound_names(document.text, plain),
        find_aliases(document.text, plain),
        document.text,
    )
    credited = find_credited(parsed, plain)
    entities = [_entity(document, c, credited) for c in clusters]
    entities += _government_entities(document, governments, {e.name for e in entities})
    mentions = [*_resolved_names(names, entities, governments), *_unresolved(unsure)]
    mentions.sort(key=lambda m: m.span)
    hidden = [left.span for left in (blocked(document, parsed) if left_out is None else left_out)]
    links = walk(parsed, mentions, entities, hidden, _issuer(document, entities))
    return _with_references(entities, mentions, links, document)


def _is_compound(mention: Mention) -> bool:
    return any(reason.rule == COMPOUND for reason in mention.reasons)


def _entity(document: Document, cluster: Cluster, credited: frozenset[Span]) -> DocumentEntity:
    names = cluster.names
    is_credited = any(mention.span in credited for mention in cluster.mentions)
    reasons = tuple(Reason(rule=f"names.{rule}") for rule in sorted(cluster.rules))
    return DocumentEntity(
        id=content_id("ent", document.id, cluster.type.value, cluster.name),
        type=cluster.type,
        name=cluster.name,
        aliases=tuple(name for name in names if name != cluster.name),
        mentions=tuple(sorted(m.span for m in cluster.mentions)),
        is_media=cluster.type is EntityType.ORG and (is_credited or _is_outlet(cluster)),
        reasons=reasons,
    )


def _is_outlet(cluster: Cluster) -> bool:
    """Tell whether a body is an outlet by one of its names; letters that are short for another name tell nothing."""
    return any(is_outlet(name) for name in cluster.names if name == cluster.name or not name.isupper())


def _issuer(document: Document, entities: Sequence[DocumentEntity]) -> str:
    """Return the id of the body that issued a statement itself: "Orrin Freight (announcement)" is its publisher."""
    publisher = key_of(_ASIDE.sub("", document.publisher.value or "").strip())
    found = [e for e in entities if e.type is EntityType.ORG and not e.is_media and publisher == key_of(e.name)]
    return found[0].id if len(found) == 1 else ""


def _government_entities(
    document: Document, governments: dict[Mention, Government], taken: set[str]
) -> list[DocumentEntity]:
    by_name: dict[str, list[tuple[Mention, Government]]] = {}
    for mention, government in sorted(governments.items(), key=lambda pair: pair[0].span):
        by_name.setdefault(government.name, []).append((mention, government))
    return [_government_entity(document, name, found) for name, found in by_name.items()]


def _government_entity(document: Document, name: str, found: list[tuple[Mention, Government]]) -> DocumentEntity:
    aliases = dict.fromkeys(mention.text for mention, _ in found)
    return DocumentEntity(
        id=content_id("ent", document.id, EntityType.ORG.value, name),
        type=EntityType.ORG,
        name=name,
        aliases=tuple(alias for alias in aliases if alias != name),
        mentions=tuple(mention.span for mention, _ in found),
        government_of=found[0][1].of,
        reasons=tuple(dict.fromkeys(government.reason for _, government in found)),
    )


def _resolved_names(
    names: Sequence[Mention], entities: Sequence[DocumentEntity], governments: dict[Mention, Government]
) -> list[Mention]:
    by_span = {span: entity for entity in entities for span in entity.mentions}
    by_key = {key_of(n): e for e in reversed(entities) if e.government_of is None for n in (e.name, *e.aliases)}
    found = []
    for mention in names:
        entity = by_key.get(key_of(mention.text)) if _is_compound(mention) else by_span.get(mention.span)
        if entity is not None:
            found.append(_as_mention_of(mention, entity, governments.get(mention)))
        elif _is_compound(mention):
            found.append(mention)
    return found


def _as_mention_of(mention: Mention, entity: DocumentEntity, government: Government | None) -> Mention:
    reasons = mention.reasons if government is None else (*mention.reasons, government.reason)
    return Mention(
        span=mention.span,
        text=mention.text,
        level=mention.level,
        type=entity.type,
        entity=entity.id,
        reasons=reasons,
    )


def _unresolved(unsure: Sequence[tuple[Mention, str]]) -> list[Mention]:
    return [
        Mention(
            span=mention.span,
            text=mention.text,
            level=mention.level,
            type=mention.type,
            reasons=(*mention.reasons, Reason(rule="names.two-bearers", note=note, span=mention.span)),
        )
        for mention, note in unsure
    ]


def _with_references(
    entities: Sequence[DocumentEntity], mentions: Sequence[Mention], links: Sequence[Link], document: Document
) -> Resolution:
    """Add the mentions that pronouns and nominals are, and each entity's references."""
    types = {entity.id: entity.type for entity in entities}
    referring = [link for link in links if isinstance(link.target, str)]
    added = [
        Mention(
            span=link.span,
            text=link.span.of(document.text),
            level=MentionLevel.PRONOUN if link.rule.startswith("pronoun") else MentionLevel.NOMINAL,
            type=types[str(link.target)],
            entity=str(link.target),
            reasons=(Reason(rule=link.rule, span=link.span),),
        )
        for link in referring
    ]
    spans: dict[str, list[Span]] = {}
    for link in referring:
        spans.setdefault(str(link.target), []).append(link.span)
    finished = tuple(replace(e, references=tuple(sorted(spans.get(e.id, [])))) for e in entities)
    everything = tuple(sorted([*mentions, *added], key=lambda m: (m.span, m.level.value)))
    return Resolution(finished, everything, tuple(links))
