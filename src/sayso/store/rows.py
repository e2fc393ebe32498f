"""An analysis as rows, and rows as the same analysis again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, RowMapping, String, Table, bindparam, insert, literal, select, union_all

from sayso.errors import StoreError
from sayso.model.analysis import SHELTERED, Abstention, Analysis
from sayso.model.claims import Argument, Claim, Response
from sayso.model.documents import Document
from sayso.model.ids import content_id
from sayso.model.mentions import DocumentEntity, Mention, Toponym
from sayso.model.provenance import StatedDerivation
from sayso.model.times import Timex
from sayso.store import schema
from sayso.store.codec import from_json, to_json
from sayso.store.dates import first_day, last_day, timex_days
from sayso.store.folding import fold_all, storable

if TYPE_CHECKING:
    from sqlalchemy import Select

T = TypeVar("T")
Row = dict[str, Any]

_RECORDS = (
    schema.entities,
    schema.mentions,
    schema.claims,
    schema.responses,
    schema.derivations,
    schema.abstentions,
)
"""Where each part of an analysis is a record of its own, in the order of its number."""


def analysis_id(document_id: str, extractor: str) -> str:
    """Return the id of one document as read by one extractor."""
    return content_id("ana", document_id, extractor)


def insert_parts(connection: Connection, analysis: Analysis) -> None:
    """Insert everything that hangs on an analysis; its own row must be there."""
    key = analysis_id(analysis.document.id, analysis.extractor)
    parts: tuple[tuple[Table, Iterable[Row]], ...] = (
        (schema.zones, _zones(analysis.document)),
        (schema.passages, _passages(analysis)),
        (schema.entities, map(_entity, analysis.entities)),
        (schema.mentions, map(_mention, analysis.mentions)),
        (schema.claims, _claims(analysis)),
        (schema.responses, map(_response, analysis.responses)),
        (schema.derivations, map(_derivation, analysis.derivations)),
        (schema.abstentions, map(_abstention, analysis.abstentions)),
    )
    for table, made in parts:
        rows = [{"analysis": key, "number": number, **row} for number, row in enumerate(made)]
        if rows:
            connection.execute(insert(table), rows)


def document_row(document: Document) -> Row:
    """Return the columns by which a document is found and listed."""
    return {
        "id": document.id,
        "given_id": _optional(document.given_id),
        "title": _optional(document.title.value),
        "publisher": _optional(document.publisher.value),
        "published": _optional(document.published.value),
        "published_first": first_day(document.published.value),
        "published_last": last_day(document.published.value),
        "url": _optional(document.url.value),
        "language": storable(document.language),
        "characters": len(document.text),
        "completeness": document.completeness.value,
    }


def capture_row(document: Document, retrieved_at: str | None) -> Row:
    """Return the record of how the bytes came; ``retrieved_at`` is said by whoever saw them come."""
    capture = document.capture
    return {
        "document": document.id,
        "sha256": capture.sha256,
        "size": capture.size,
        "media_type": storable(capture.media_type),
        "name": storable(capture.name),
        "charset": storable(capture.charset),
        "charset_basis": storable(capture.charset_basis),
        "replaced": capture.replaced,
        "retrieved_at": retrieved_at,
    }


def analysis_row(analysis: Analysis, *, current: bool) -> Row:
    """Return the row of an analysis itself."""
    return {
        "id": analysis_id(analysis.document.id, analysis.extractor),
        "document": analysis.document.id,
        "extractor": analysis.extractor,
        "current": current,
        "record": to_json(analysis.document),
        "timexes": to_json(analysis.timexes),
        "toponyms": to_json(analysis.toponyms),
    }


def load_analysis(connection: Connection, row: RowMapping) -> Analysis:
    """Put an analysis together again, equal to the one that was stored.

    Raises:
        StoreError: if a record was damaged.
    """
    parts: dict[str, list[str]] = defaultdict(list)
    for name, record in connection.execute(_parts(), {"analysis": row["id"]}):
        parts[name].append(record)

    def records(kind: type[T], table: Table) -> tuple[T, ...]:
        return tuple(from_json(kind, text) for text in parts[table.name])

    try:
        return Analysis(
            document=from_json(Document, row["record"]),
            extractor=row["extractor"],
            entities=records(DocumentEntity, schema.entities),
            mentions=records(Mention, schema.mentions),
            timexes=from_json(tuple[Timex, ...], row["timexes"]),
            toponyms=from_json(tuple[Toponym, ...], row["toponyms"]),
            claims=records(Claim, schema.claims),
            responses=records(Response, schema.responses),
            derivations=records(StatedDerivation, schema.derivations),
            abstentions=records(Abstention, schema.abstentions),
        )
    except ValueError as error:
        raise StoreError(
            f"What was stored of {row['document']} cannot be read: {error}.", hint="Restore the collection from a copy."
        ) from error


@cache
def _parts() -> Select[Any]:
    """Ask for the records of an ``analysis``, each with the table it is from, in their order."""
    of = bindparam("analysis", type_=String)
    each = [
        select(literal(table.name).label("part"), table.c.number, table.c.record).where(table.c.analysis == of)
        for table in _RECORDS
    ]
    every = union_all(*each).subquery()
    return select(every.c.part, every.c.record).order_by(every.c.part, every.c.number)


def _optional(text: str | None) -> str | None:
    return None if text is None else storable(text)


def _zones(document: Document) -> Iterator[Row]:
    for zone in document.zones:
        yield {
            "start": zone.span.start,
            "end": zone.span.end,
            "kind": zone.kind.value,
            "rule": storable(zone.reason.rule),
            "note": storable(zone.reason.note),
        }


def _passages(analysis: Analysis) -> Iterator[Row]:
    text = _searched(analysis)
    for passage in analysis.document.passages:
        yield {
            "start": passage.span.start,
            "end": passage.span.end,
            "zone": passage.zone.value,
            "paragraph": passage.paragraph,
            "text": storable(passage.span.of(text)),
        }


def _searched(analysis: Analysis) -> str:
    """Return the text without the names that must be in no index; each word stays where it was."""
    text = analysis.document.text
    for span in (a.span for a in analysis.abstentions if a.reason.rule in SHELTERED):
        text = f"{text[: span.start]}{' ' * len(span)}{text[span.end :]}"
    return text


def _entity(entity: DocumentEntity) -> Row:
    return {
        "id": entity.id,
        "type": entity.type.value,
        "name": storable(entity.name),
        "folded": fold_all(_names(entity)),
        "record": to_json(entity),
    }


def _mention(mention: Mention) -> Row:
    return {
        "entity": mention.entity,
        "start": mention.span.start,
        "end": mention.span.end,
        "level": mention.level.value,
        "type": mention.type.value,
        "text": storable(mention.text),
        "record": to_json(mention),
    }


def _response(response: Response) -> Row:
    return {
        "id": response.id,
        "kind": response.kind.value,
        "by": storable(response.by.name),
        "by_entity": response.by.entity,
        "quote": storable(response.citation.quote),
        "record": to_json(response),
    }


def _derivation(derivation: StatedDerivation) -> Row:
    return {
        "kind": derivation.kind.value,
        "upstream": storable(derivation.upstream),
        "quote": storable(derivation.citation.quote),
        "record": to_json(derivation),
    }


def _abstention(abstention: Abstention) -> Row:
    return {"rule": storable(abstention.reason.rule), "record": to_json(abstention)}


def _claims(analysis: Analysis) -> Iterator[Row]:
    entities = {entity.id: entity for entity in analysis.entities}
    text = _searched(analysis)
    for claim in analysis.claims:
        yield {
            **_claim_kind(claim),
            **_claim_people(claim, entities),
            **_claim_time(claim),
            "place": _optional(claim.place.name if claim.place else None),
            "start": claim.citation.spans[0].start,
            "quote": storable(_quoted(claim, text)),
            "context": storable(_context(claim, analysis.document, text)),
            "record": to_json(claim),
        }


def _claim_kind(claim: Claim) -> Row:
    return {
        "id": claim.id,
        "kind": claim.kind.value,
        "family": storable(claim.family),
        "standing": claim.standing.value,
        "stance": claim.stance.value,
        "mode": claim.mode.value,
    }


def _claim_people(claim: Claim, entities: Mapping[str, DocumentEntity]) -> Row:
    arguments = [a for a in (claim.subject, claim.object) if a is not None]
    arguments += [participant.argument for participant in claim.participants]
    sources = [step.source for step in claim.chain]
    return {
        "source_kind": claim.source.kind.value,
        "source_label": storable(claim.source.label),
        "holder": claim.source.entity,
        **_argument("subject", claim.subject),
        **_argument("object", claim.object),
        "holders": fold_all(name for s in sources for name in (s.label, *_names_of(s.entity, entities))),
        "abouts": fold_all(name for a in arguments for name in (a.name, *_names_of(a.entity, entities))),
    }


def _argument(column: str, argument: Argument | None) -> Row:
    return {
        column: None if argument is None else storable(argument.name),
        f"{column}_entity": None if argument is None else argument.entity,
    }


def _names_of(entity_id: str | None, entities: Mapping[str, DocumentEntity]) -> tuple[str, ...]:
    entity = entities.get(entity_id) if entity_id is not None else None
    return () if entity is None else _names(entity)


def _names(entity: DocumentEntity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases)


def _claim_time(claim: Claim) -> Row:
    first, last = timex_days(claim.time)
    return {
        "time_start": claim.time.start if claim.time else None,
        "time_end": claim.time.end if claim.time else None,
        "first_day": first,
        "last_day": last,
    }


def _quoted(claim: Claim, text: str) -> str:
    return " … ".join(span.of(text) for span in claim.citation.spans)


def _context(claim: Claim, document: Document, text: str) -> str:
    """Return the passages that hold the quoted words, so that a search finds a claim by its whole sentence."""
    spans = claim.citation.spans
    around = (p for p in document.passages if any(p.span.overlaps(span) for span in spans))
    return " ".join(passage.span.of(text) for passage in around)
