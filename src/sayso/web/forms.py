"""What forms bring, and where one is sent afterwards.

Forms of the room are plain HTML (``method="post"``, urlencoded). A function that decides takes ``form: Form`` (every
field once) or ``fields: Fields`` (boxes that may be ticked several times) and ends with :func:`see_other`, so that
going back or loading anew decides nothing twice::

    @router.post("/review/{item}")
    def decide(room: InRoom, item: str, form: Form) -> Response:
        …
        return see_other("/review")
"""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl, quote

from fastapi import Depends, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse

MOST_BYTES = 1_000_000
"""So large may a form be: a draft of some 150,000 words."""
MOST_FIELDS = 1000
URLENCODED = "application/x-www-form-urlencoded"
_LONGEST_NAME = 200


async def read_fields(request: Request) -> dict[str, tuple[str, ...]]:
    """Return what a form brings: all values of each field, in their order. Lines end with a line feed.

    Raises:
        HTTPException: if it is no form (415), too large (413), or not text (400).
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = await request.body()
    if kind != URLENCODED and (kind or body):
        raise HTTPException(415, "A form is expected here.")
    fields: dict[str, tuple[str, ...]] = {}
    for name, value in _pairs(body):
        fields[name] = (*fields.get(name, ()), value)
    return fields


def read_form(fields: Annotated[dict[str, tuple[str, ...]], Depends(read_fields)]) -> dict[str, str]:
    """Return what a form brings, with white space around each value taken off; every field may come once.

    Raises:
        HTTPException: as :func:`read_fields`; if a field comes twice (400).
    """
    twice = next((name for name, values in fields.items() if len(values) > 1), None)
    if twice is not None:
        raise HTTPException(400, f"The form brings {twice!r} more than once.")
    return {name: values[0].strip() for name, values in fields.items()}


Fields = Annotated[dict[str, tuple[str, ...]], Depends(read_fields)]
Form = Annotated[dict[str, str], Depends(read_form)]


def _pairs(body: bytes) -> list[tuple[str, str]]:
    if len(body) > MOST_BYTES:
        raise HTTPException(413, f"The form is too large: {MOST_BYTES:,} bytes are taken.")
    try:
        pairs = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            strict_parsing=bool(body),
            errors="strict",
            max_num_fields=MOST_FIELDS,
        )
    except ValueError as error:  # neither ASCII, nor name=value, nor UTF-8 behind the percent signs, or too many
        raise HTTPException(400, "The form cannot be read.") from error
    if any("\0" in part for pair in pairs for part in pair) or any(len(name) > _LONGEST_NAME for name, _ in pairs):
        raise HTTPException(400, "The form cannot be read.")
    return [(name, value.replace("\r\n", "\n").replace("\r", "\n")) for name, value in pairs]


def local_path(wanted: str, otherwise: str = "/") -> str:
    r"""Return an address if it leads to a page of this room, else another: nothing leads away from here.

    ``//elsewhere``, ``/\elsewhere`` and what browsers make of tabs and line feeds in an address lead away.
    """
    is_local = wanted.startswith("/") and not wanted.startswith("//") and wanted.isprintable() and "\\" not in wanted
    return wanted if is_local else otherwise


def see_other(path: str) -> RedirectResponse:
    """Return the answer to a decision: "look there", at a page of this room, which is asked for with GET."""
    return RedirectResponse(quote(local_path(path), safe=":/%#?=@[]!$&'()*+,;~-._"), status_code=303)
