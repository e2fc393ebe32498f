"""What templates may do to words beside laying them out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from sayso.ask.index_answers import DateWords
from sayso.ask.review_words import read_then
from sayso.ask.vocabulary import EVIDENCE_WORDS, KIND_WORDS, STANDING_WORDS, TIE_LEADS
from sayso.ask.wording import is_loaded
from sayso.export.brief_html import FILTERS
from sayso.export.layout import edtf_of
from sayso.model.claims import ClaimKind, Standing
from sayso.web import links, name_words, story_words
from sayso.web.confusable import confusable
from sayso.web.marking import cut_at


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


def standing_words(value: str) -> str:
    """Return the words for a standing: "said to lie ahead"."""
    return STANDING_WORDS[Standing(value)]


def kind_words(value: str) -> str:
    """Return the words for a kind of claim."""
    return KIND_WORDS[ClaimKind(value)]


def tie_lead(value: str) -> str:
    """Return what a tie of this standing begins with: "denied:"; nothing where it is asserted."""
    return TIE_LEADS.get(Standing(value), "")


def edtf(when: DateWords | None) -> str:
    """Return a date as EDTF; nothing where its words fix none."""
    return "" if when is None else edtf_of(when.start, when.end)


def named(name: str) -> str:
    """Return a name as sayso may write it: in quotation marks where it holds a word that somebody has to have said."""
    return f"“{name}”" if is_loaded(name) and not name.startswith("“") else name


def first_up(words: str) -> str:
    """Return words with a capital at their beginning; the rest, names among them, as it is."""
    return words[:1].upper() + words[1:]


ALL: Mapping[str, Callable[..., Any]] = {
    "counted": counted,
    "web_address": web_address,
    "turned": turned,
    "evidence": evidence,
    "standing_words": standing_words,
    "kind_words": kind_words,
    "tie_lead": tie_lead,
    "edtf": edtf,
    "named": named,
    "cut_at": cut_at,
    "first_up": first_up,
    "read_then": read_then,
    "confusable": confusable,
    **links.ALL,
    **name_words.ALL,
    **story_words.ALL,
    **FILTERS,
}
