"""Who may ask, and what a page may do (docs: SECURITY.md): the only door of the room."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from sayso.web.room import Settings


class Guard:
    """Stands before the application."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through."""
        await self.app(scope, receive, send)
