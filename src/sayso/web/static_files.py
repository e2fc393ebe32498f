"""Where style sheets, fonts and scripts lie, and the style sheets that the room shares with exported pages."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter, Response

from sayso.export.html import read_style

FOLDER = Path(__file__).parent / "static"
CSS = "text/css; charset=utf-8"

router = APIRouter(include_in_schema=False)


@router.get("/-/style/tokens.css")
def tokens() -> Response:
    """Return the colours, faces and spaces of every page."""
    return Response(read_style("tokens.css"), media_type=CSS)


@router.get("/-/style/sheet.css")
def sheet() -> Response:
    """Return the style of a claim sheet."""
    return Response(read_style("sheet.css"), media_type=CSS)


_ROOM = FOLDER / "dist" / "room.js"


def scripts() -> str:
    """Return the address of the script that pages name, or nothing where it was not built: pages are whole without."""
    return "/-/static/dist/room.js" if _ROOM.is_file() else ""
