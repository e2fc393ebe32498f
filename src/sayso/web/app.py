"""The reading room as an application: its pages, what goes wrong on them, and what guards them."""

from __future__ import annotations

import gc
import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from sayso import __version__
from sayso.errors import SaysoError
from sayso.web import (
    briefs,
    collection,
    corrections,
    deciding,
    enter,
    history,
    legend,
    names,
    network,
    patterns,
    places,
    propositions,
    replies,
    report,
    review,
    rules,
    search,
    static_files,
    stories,
    ties,
    timeline,
)
from sayso.web.faults import UNKNOWN, fault_of, tell
from sayso.web.guard import Guard
from sayso.web.logs import log
from sayso.web.pages import read_templates
from sayso.web.room import Room, Settings
from sayso.web.sessions import Sessions
from sayso.web.static_files import FOLDER

ROUTERS = (
    static_files.router,
    enter.router,
    collection.router,
    legend.router,
    patterns.router,
    report.router,
    stories.router,
    rules.router,
    propositions.router,
    corrections.router,
    review.router,
    history.router,
    deciding.router,
    replies.router,
    names.router,
    ties.router,
    network.router,
    timeline.router,
    places.router,
    search.router,
    briefs.router,
)
"""Every part of the room brings its own addresses."""
ENVIRONMENT = "SAYSO_ROOM"
"""Where processes that serve one room together find its settings."""


def app_of_environment() -> FastAPI:
    """Return the room as a process of its own makes it."""
    said = json.loads(os.environ[ENVIRONMENT])
    return create_app(Settings(**{**said, "hosts": tuple(said["hosts"])}))


def create_app(settings: Settings) -> FastAPI:
    """Return the room of a collection."""
    app = FastAPI(
        title="sayso",
        version=__version__,
        summary="On whose say-so? What a collection of reports claims, and who says it.",
        docs_url=None,  # its page would fetch scripts from elsewhere
        redoc_url=None,
        openapi_url="/openapi.json",
        lifespan=_warm,
    )
    app.state.room = Room(settings)
    app.state.sessions = sessions = Sessions(
        secret=settings.secret, token=settings.token, folder=Path(settings.tokens) if settings.tokens else None
    )
    app.mount("/-/static", StaticFiles(directory=FOLDER), name="static")
    for router in ROUTERS:
        app.include_router(router)
    for kind in (SaysoError, HTTPException, RequestValidationError):
        app.add_exception_handler(kind, _tell)
    app.add_middleware(Guard, settings=settings, sessions=sessions)
    return app


AT_ONCE = 6
"""So many pages are made at once: they share a processor, and whoever came first is served first."""


@asynccontextmanager
async def _warm(app: FastAPI) -> AsyncIterator[None]:
    """Lay out what every page needs before the first is asked for."""
    read_templates()
    current_default_thread_limiter().total_tokens = AT_ONCE
    gc.collect()
    gc.freeze()  # what is there from the beginning stays; looking through it again and again is a wait for somebody
    yield


def _tell(request: Request, error: Exception) -> Response:
    fault = fault_of(error, request.url.path)
    if fault is UNKNOWN:
        log(request.method, request.url.path, error)
    return tell(request, fault)
