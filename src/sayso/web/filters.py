"""What templates may do to words beside laying them out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from sayso.ask.vocabulary import EVIDENCE_WORDS
from sayso.web import links


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: "1 report", "1,204 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def web_address(url: str | None) -> str:
    """Return an address that a page may link to: http or https with a host; anything else is empty."""
    try:
        parts = urlsplit(url or "")
        return url or "" if parts.scheme in {"http", "https"} and parts.hostname else ""
    except ValueError:
        return ""


def turned(query: str, **changes: Any) -> str:
    """Return the question of an address with some of it otherwise (``None`` takes it out): "?standing=denied"."""
    kept = [(key, value) for key, value in parse_qsl(query) if key not in changes]
    added = [(key, str(value)) for key, value in changes.items() if value is not None]
    return f"?{urlencode([*kept, *added])}" if kept or added else "?"


def evidence(value: str) -> str:
    """Return the words for a kind of evidence."""
    return next((words for kind, words in EVIDENCE_WORDS.items() if kind.value == value), value)


ALL: Mapping[str, Callable[..., Any]] = {
    "counted": counted,
    "web_address": web_address,
    "turned": turned,
    "evidence": evidence,
    **links.ALL,
}
