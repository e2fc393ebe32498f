"""The only door of the room (SECURITY.md): who may ask, what a page may do, and that a fault tells nothing.

It stands before the whole application, so that every answer passes it: pages, files, faults.
"""

from __future__ import annotations

from collections.abc import Mapping
from time import perf_counter

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.web.admission import LOOPBACK, STATIC, Asked, Door, hosts_of, refusal
from sayso.web.enter import locked
from sayso.web.faults import UNKNOWN, tell
from sayso.web.forms import MOST_BYTES
from sayso.web.logs import log
from sayso.web.room import Settings
from sayso.web.sessions import Sessions

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types 'none'"
)
POWERS = (
    *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation"),
    *("gyroscope", "magnetometer", "microphone", "midi", "payment", "picture-in-picture", "usb"),
)
HEADERS: Mapping[str, str] = {
    "content-security-policy": CSP,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": ", ".join(f"{power}=()" for power in POWERS),
}
"""What every answer says to the browser: run and load nothing but ours, tell nobody, let nobody frame or read it."""


class Guard:
    """Stands before the application."""

    def __init__(self, app: ASGIApp, settings: Settings, sessions: Sessions) -> None:
        self.app = app
        self._hosts = frozenset(settings.hosts)
        self._knows = sessions.knows if settings.token else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or turn it away."""
        if scope["type"] == "http":
            await self._answer(scope, receive, send)
        elif scope["type"] == "lifespan":
            await self.app(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = _Answer(scope, send)
        asked = asked_of(scope)
        fault = refusal(asked, Door(hosts=self._answered(scope), knows=self._knows))
        if fault is not None:
            page = locked(Request(scope)) if fault.status == 401 else tell(Request(scope), fault, "door.html")
            await page(scope, receive, answer.send)
            return
        if asked.method == "HEAD":
            scope = {**scope, "method": "GET"}
        try:
            await self.app(scope, _measured(receive), answer.send)
        except Exception as error:  # whatever it is: it is logged, and the page says nothing of it
            log(asked.method, asked.path, error)
            if not answer.is_begun:
                await tell(Request(scope), UNKNOWN)(scope, receive, answer.send)
            raise  # to the server, which closes the connection, and to tests

    def _answered(self, scope: Scope) -> frozenset[str]:
        """Return the names that are answered; this machine's where none were set and the room is locked."""
        if self._hosts or self._knows is None:
            return self._hosts
        return frozenset(hosts_of(LOOPBACK, (scope.get("server") or ("", 80))[1] or 80))


class _Answer:
    """Sends an answer on with the headers of every answer, and without its body where only its head was asked for."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.is_begun = False
        self._send = send
        self._began_at = perf_counter()
        self._is_static = scope["path"].startswith(STATIC)
        self._has_body = scope["method"] != "HEAD"

    async def send(self, message: Message) -> None:
        """Send a part of the answer on."""
        if message["type"] == "http.response.start":
            self.is_begun = True
            self._add_headers(MutableHeaders(scope=message))
        elif not self._has_body:
            message = {**message, "body": b""}
        await self._send(message)

    def _add_headers(self, headers: MutableHeaders) -> None:
        for name, value in HEADERS.items():
            headers[name] = value
        headers["cache-control"] = "no-cache" if self._is_static else "no-store"
        headers["server-timing"] = f"total;dur={(perf_counter() - self._began_at) * 1000:.1f}"


def asked_of(scope: Scope) -> Asked:
    """Return what a request says of itself."""
    headers: dict[str, tuple[str, ...]] = {}
    for name, value in scope["headers"]:
        key = name.decode("latin-1").lower()
        headers[key] = (*headers.get(key, ()), value.decode("latin-1"))
    return Asked(
        method=scope["method"],
        path=scope["path"],
        query=scope["query_string"].decode("latin-1"),
        scheme=scope.get("scheme", "http"),
        headers=headers,
    )


def _measured(receive: Receive) -> Receive:
    """Return the same, which ends where more is sent than is taken: a sender need not say how much will come."""
    received = 0

    async def receive_measured() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > MOST_BYTES:
            raise HTTPException(413, f"What is sent is too large: {MOST_BYTES:,} bytes are taken.")
        return message

    return receive_measured
