"""What the markup says of a stretch of a page: by the names of its elements, roles and classes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sayso.ingest.reasons import because
from sayso.lexicon import Entry, load
from sayso.model.spans import EXCLUDED_ZONES, Reason, ZoneKind


@dataclass(frozen=True, slots=True)
class Region:
    """What a stretch is for by its markup; ``binds`` where the markup leaves no doubt."""

    kind: ZoneKind
    reason: Reason
    binds: bool


_ELEMENTS: Mapping[str, tuple[ZoneKind, bool]] = {
    "nav": (ZoneKind.BOILERPLATE, True),
    "footer": (ZoneKind.BOILERPLATE, True),
    "menu": (ZoneKind.BOILERPLATE, True),
    "button": (ZoneKind.BOILERPLATE, True),
    "select": (ZoneKind.BOILERPLATE, True),
    "textarea": (ZoneKind.BOILERPLATE, True),
    "dialog": (ZoneKind.BOILERPLATE, True),
    "label": (ZoneKind.BOILERPLATE, False),
    "aside": (ZoneKind.RELATED, False),
    "figcaption": (ZoneKind.CAPTION, True),
    "caption": (ZoneKind.CAPTION, False),
}
_ROLES: Mapping[str, tuple[ZoneKind, bool]] = {
    "navigation": (ZoneKind.BOILERPLATE, True),
    "contentinfo": (ZoneKind.BOILERPLATE, True),
    "search": (ZoneKind.BOILERPLATE, True),
    "menu": (ZoneKind.BOILERPLATE, True),
    "menubar": (ZoneKind.BOILERPLATE, True),
    "dialog": (ZoneKind.BOILERPLATE, True),
    "alertdialog": (ZoneKind.BOILERPLATE, True),
    "banner": (ZoneKind.BOILERPLATE, False),
    "complementary": (ZoneKind.RELATED, False),
}
_PROPERTIES: Mapping[str, ZoneKind] = {
    "author": ZoneKind.BYLINE,
    "headline": ZoneKind.TITLE,
    "datePublished": ZoneKind.DATELINE,
    "dateModified": ZoneKind.DATELINE,
    "caption": ZoneKind.CAPTION,
}
_WHOLE = frozenset({"html", "body", "main", "article"})
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NAMES = 300


def region_of(
    tag: str, attributes: Mapping[str, str | None], outer: Region | None, *, in_article: bool
) -> Region | None:
    """Return what an element is for, given what the element around it is for."""
    if outer is not None and outer.binds and outer.kind in EXCLUDED_ZONES:
        return outer
    own = _own_region(tag, attributes, in_article=in_article)
    if own is None or (outer is not None and outer.kind in EXCLUDED_ZONES and own.kind not in EXCLUDED_ZONES):
        return outer
    return own


def _own_region(tag: str, attributes: Mapping[str, str | None], *, in_article: bool) -> Region | None:
    if found := _ELEMENTS.get(tag):
        return Region(found[0], because("markup:" + tag, f"inside <{tag}>"), found[1])
    role = (attributes.get("role") or "").strip().lower()
    if role_found := _ROLES.get(role):
        return Region(role_found[0], because("markup:role", f'inside role="{role}"'), role_found[1])
    if tag == "header" and not in_article:
        return Region(ZoneKind.BOILERPLATE, because("markup:header", "inside the page's <header>"), False)
    if kind := _PROPERTIES.get((attributes.get("itemprop") or "").strip()):
        return Region(kind, because("markup:itemprop", f'marked itemprop="{attributes["itemprop"]}"'), False)
    if tag in _WHOLE:
        return None
    if tag == "a" and "author" in (attributes.get("rel") or "").split():
        return Region(ZoneKind.BYLINE, because("markup:rel-author", 'marked rel="author"'), False)
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".strip()
    return region_of_names(names[:_NAMES]) if names else None


@lru_cache(maxsize=8192)
def region_of_names(names: str) -> Region | None:
    """Return what a class or id says; the first entry of the lexicon that fits."""
    plain = _CAMEL.sub("-", names).lower().replace("_", "-")
    for entry in _region_entries():
        if entry.regex is not None and (found := entry.regex.search(plain)):
            kind = ZoneKind(entry.data["zone"])
            return Region(
                kind, because(f"class:{entry.id}", f"inside an element named '{found.group().strip()}'"), False
            )
    return None


@lru_cache(maxsize=1)
def _region_entries() -> tuple[Entry, ...]:
    return tuple(entry for entry in load("noise") if entry.kind == "region")
