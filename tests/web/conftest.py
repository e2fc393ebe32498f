"""What tests of the reading room share: see :mod:`tests.web.fixtures`."""

from __future__ import annotations

from tests.web.fixtures import client, desk_client, pages, room, story, walked

__all__ = ["client", "desk_client", "pages", "room", "story", "walked"]
