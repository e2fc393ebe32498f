"""The first page: what was read, what was refused and why, what is new, and where coverage ends."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from sayso.ask.index_answers import Overview, ReportRow, Slice
from sayso.web.pages import InRoom, page

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionPage:
    """What a collection holds."""

    overview: Overview
    reports: Slice[ReportRow]


@page(router, "/", template="collection.html", tags=("collection",))
def collection(room: InRoom, first: int = 0) -> CollectionPage:
    """Show what the collection holds."""
    return CollectionPage(overview=room.index.overview(), reports=room.index.reports(first=first))
