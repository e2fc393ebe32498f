"""The reading room as an application: its pages, what goes wrong on them, and what guards them."""

from __future__ import annotations

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from sayso import __version__
from sayso.errors import SaysoError
from sayso.web import collection, patterns, static_files
from sayso.web.faults import fault_of
from sayso.web.guard import Guard
from sayso.web.pages import render
from sayso.web.room import Room, Settings
from sayso.web.static_files import FOLDER

ROUTERS = (static_files.router, collection.router, patterns.router)
"""Every part of the room brings its own addresses."""


def create_app(settings: Settings) -> FastAPI:
    """Return the room of a collection."""
    app = FastAPI(
        title="sayso",
        version=__version__,
        summary="On whose say-so? What a collection of reports claims, and who says it.",
        docs_url=None,  # its page would fetch scripts from elsewhere
        redoc_url=None,
        openapi_url="/openapi.json",
    )
    app.state.room = Room(settings)
    app.mount("/-/static", StaticFiles(directory=FOLDER), name="static")
    for router in ROUTERS:
        app.include_router(router)
    app.add_exception_handler(SaysoError, _tell)
    app.add_exception_handler(HTTPException, _tell)
    app.add_middleware(Guard, settings=settings)
    return app


def _tell(request: Request, error: Exception) -> Response:
    fault = fault_of(error, request.url.path)
    if request.url.path.endswith(".json"):
        return JSONResponse({"error": fault.what, "next": fault.next}, status_code=fault.status)
    return render(request, "fault.html", fault, fault.status)
