"""The page of a report: the article with its claims marked in place, and the claim sheet beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Response

from sayso.ask.answers import ClaimSheet
from sayso.ask.index_answers import ReportDoors, ReportRow
from sayso.ask.review_claims import question_on
from sayso.ask.vocabulary import STANDING_WORDS
from sayso.errors import NotFound
from sayso.export.html import light_up
from sayso.export.layout import build_page
from sayso.export.page import Door, Page, Pointer
from sayso.export.sheet_json import sheet_to_json
from sayso.model.claims import Claim
from sayso.web.pages import InRoom, page
from sayso.web.pointing import Piece, pointed
from sayso.web.room import Room
from sayso.web.schemas.sheet import Sheet
from sayso.web.static_files import CSS

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a claim leads to: the proposition (``prp-``) that it is part of, and the question that people decide on.

    ``copy`` is the claim as it may be copied: holder, words, reserve, answers and replies, standing and report, never
    less.
    """

    copy: str
    proposition: str | None
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody or something that the report names; ``who`` is whose page may be linked, ``doors`` the claims."""

    name: str
    type: str
    aliases: tuple[str, ...]
    who: str | None
    doors: tuple[Door, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """A report: its claim sheet, laid out, and where it leads.

    ``row`` is the report as lists have it, and nothing where it was read only just now and its story is not yet known.
    ``beside`` is by claim, ``who`` the page of an entity of it by the entity's id.
    """

    read: ClaimSheet
    sheet: Page
    row: ReportRow | None
    beside: Mapping[str, Beside]
    named: tuple[Named, ...]
    who: Mapping[str, str]

    @property
    def copies(self) -> list[tuple[str, str]]:
        """Each claim, and as what it may be copied, in the order of the text."""
        return [(claim, beside.copy) for claim, beside in self.beside.items()]

    def pointed(self, found: Pointer) -> tuple[Piece, ...]:
        """Return what is held elsewhere with doors to where."""
        return pointed(found)


def _as_json(shown: ReportPage) -> object:
    return sheet_to_json(shown.read)


@router.get("/reports/{document}.css", include_in_schema=False)
def lights(room: InRoom, document: str) -> Response:
    """Return the rules by which claims and words of a report light each other up."""
    claims = room.index.claims_of(document) or tuple(claim.id for claim in room.index.sheet(document).claims)
    return Response(light_up(claims), media_type=CSS)


@page(router, "/reports/{document}", template="report.html", twin=_as_json, schema=Sheet, tags=("reports",))
def report(room: InRoom, document: str) -> ReportPage:
    """Show a report with everything said in it, and on whose say-so."""
    sheet = room.index.sheet(document)
    laid_out = build_page(sheet)
    doors = _doors(room, sheet.document.id)
    who = dict(doors.names) if doors else {}
    return ReportPage(
        read=sheet,
        sheet=laid_out,
        row=doors.row if doors else None,
        beside=dict(_beside(sheet, dict(doors.propositions) if doors else {})),
        named=tuple(_named(sheet, laid_out.doors, who)),
        who=who,
    )


def _doors(room: Room, document: str) -> ReportDoors | None:
    try:
        return room.index.report_doors(document)
    except NotFound:  # it was read after the index was last brought up to date
        return None


def _beside(sheet: ClaimSheet, propositions: Mapping[str, str]) -> Iterator[tuple[str, Beside]]:
    for claim, statement in zip(sheet.claims, sheet.statements, strict=True):
        told = [each for each in sheet.replies if each.claim == claim.id]
        copied = [statement.full, *(each.sentence for each in told)]
        yield (
            claim.id,
            Beside(
                copy=f"{' '.join(copied)} [{STANDING_WORDS[claim.standing]}; {_source(sheet)}]",
                proposition=propositions.get(claim.id),
                question=question_on(sheet.document.id, claim.id),
            ),
        )


def _source(sheet: ClaimSheet) -> str:
    document = sheet.document
    title = f"“{document.title.value}”" if document.title.value else "title not stated"
    outlet = document.publisher.value or "outlet not stated"
    return f"{title}, {outlet}, {document.published.value or 'undated'}, {document.id}"


def _named(sheet: ClaimSheet, doors: tuple[Door, ...], who: Mapping[str, str]) -> Iterator[Named]:
    """Yield what is named in the order of the text, with the claims that are about it or its own."""
    named_by = [set(_entities(claim)) for claim in sheet.claims]
    for entity in sheet.entities:
        yield Named(
            name=entity.name,
            type=entity.type.value,
            aliases=entity.aliases,
            who=who.get(entity.id),
            doors=tuple(door for door, ids in zip(doors, named_by, strict=True) if entity.id in ids),
        )


def _entities(claim: Claim) -> Iterator[str]:
    arguments = (claim.subject, claim.object, *(p.argument for p in claim.participants))
    found = [each.entity for each in arguments if each is not None]
    yield from filter(None, [*found, *(step.source.entity for step in claim.chain)])
