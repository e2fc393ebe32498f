"""How a page comes about: a function makes a typed context, a template lays it out, and JSON is its twin.

``page`` registers both at once. The function takes the room and whatever the address says, and returns a frozen
dataclass: if it is on the page, it is a field of it. The twin has the same address with ``.json`` added (before the
question mark) and is the context itself, or what ``twin`` makes of it where a command prints the same as JSON; its
schema is in ``/openapi.json``.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, select_autoescape

from sayso.export.printable import printable
from sayso.web import filters
from sayso.web.chrome import PLACES
from sayso.web.room import Room
from sayso.web.static_files import scripts

C = TypeVar("C")
Build = Callable[..., C]


def room_of(request: Request) -> Room:
    """Return the room that a request came to."""
    room: Room = request.app.state.room
    return room


def room_now(request: Request) -> Room:
    """Return the same with what was read and decided meanwhile: what pages are made of."""
    return room_of(request).fresh()


InRoom = Annotated[Room, Depends(room_now)]


def make_environment() -> Environment:
    """Return where templates come from: the room's own, and those of exported pages, which it shares parts with."""
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("sayso.web"), PackageLoader("sayso.export")]),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        auto_reload=False,  # templates do not change while a room is open; looking whether they did costs every page
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(filters.ALL)
    environment.globals["scripts"] = scripts
    return environment


_ENVIRONMENT = make_environment()


def read_templates() -> None:
    """Read all templates, so that nobody waits for it."""
    for name in _ENVIRONMENT.list_templates(extensions=["html"]):
        _ENVIRONMENT.get_template(name)


def render(request: Request, template: str, context: object, status: int = 200) -> HTMLResponse:
    """Return a context as a page. Templates see it as ``page``, and where they are as ``here`` and ``places``."""
    room = room_of(request)
    html = _ENVIRONMENT.get_template(template).render(
        page=context, here=request.url.path, query=request.url.query, places=PLACES, settings=room.settings
    )
    return HTMLResponse(printable(html), status_code=status)


def page(
    router: APIRouter,
    path: str,
    *,
    template: str,
    twin: Callable[[Any], Any] | None = None,
    schema: Any = None,
    tags: tuple[str, ...] = (),
) -> Callable[[Build[C]], Build[C]]:
    """Register a page and its JSON twin; for the parameters see the module's docstring.

    ``schema`` is the type that the twin is documented as: without it, the context's own.
    """

    def register(build: Build[C]) -> Build[C]:
        signature = inspect.signature(build, eval_str=True)

        def made(arguments: dict[str, Any]) -> C:
            with arguments["room"].index.at_once():  # what stands on one page is of one state
                return build(**arguments)

        @wraps(build)
        def as_json(**arguments: Any) -> Any:
            context = made(arguments)
            return context if twin is None else twin(context)

        @wraps(build)
        def as_html(page_request: Request, **arguments: Any) -> Response:
            return render(page_request, template, made(arguments))

        as_json.__signature__ = signature  # type: ignore[attr-defined]
        asked = inspect.Parameter("page_request", inspect.Parameter.KEYWORD_ONLY, annotation=Request)
        parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in signature.parameters.values()]
        as_html.__signature__ = inspect.Signature([asked, *parameters])  # type: ignore[attr-defined]
        documented = signature.return_annotation if schema is None else schema
        json_path = f"{path}.json" if path != "/" else "/index.json"
        router.add_api_route(
            json_path,
            as_json,
            response_model=documented,
            name=f"{build.__name__}_json",
            summary=_first_line(build),
            tags=list(tags),
        )
        router.add_api_route(path, as_html, name=build.__name__, include_in_schema=False, response_class=HTMLResponse)
        return build

    return register


def _first_line(build: Callable[..., Any]) -> str:
    return (build.__doc__ or "").strip().split("\n")[0].rstrip(".")
