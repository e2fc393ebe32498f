"""What a page says of itself: title, publisher, date, address, authors, each with its basis and reason.

The order of trust is the same for every value: what the user gave, the page's structured data, its meta tags, its
markup, its visible words. A clock is never read, and a date in a list of other articles or a copyright line is never
the date of publication.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sayso.ingest import dates, head, limits, shapes
from sayso.ingest.layout import Layout
from sayso.ingest.reasons import because
from sayso.model.documents import NOT_STATED, Basis, Stated
from sayso.model.spans import Span, Zone, ZoneKind

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_ARTICLE_TYPES = re.compile(
    r"(?:News|Blog|Report|Analysis|Opinion|Review|Background|Live|Social)?\w*(?:Article|Posting|Report)$"
)
_SPACE = re.compile(r"\s+")
_SUFFIX = re.compile(r"\s+(?:[|–—»·•]|-{1,2}|::)\s+")
_URL_DATE = re.compile(r"/((?:19|20)\d\d)/(\d{1,2})(?:/(\d{1,2}))?(?=/)")
_DATE_KEYS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date.published",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "pubdate",
    "publishdate", "publish-date", "publish_date", "published_date", "article.published", "article_date_original",
    "originalpublicationdate", "cxenseparse:recs:publishtime", "citation_publication_date", "citation_date", "date",
)  # fmt: skip
_TITLE_KEYS = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "citation_title")
_PUBLISHER_KEYS = (
    "og:site_name",
    "publisher",
    "dc.publisher",
    "application-name",
    "article:publisher_name",
    "copyright",
)
_AUTHOR_KEYS = ("author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "citation_author")
_URL_KEYS = ("og:url", "twitter:url", "parsely-link")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageData:
    """What stands in a page's head and structured data; nothing of it is visible text."""

    meta: Mapping[str, str] = field(default_factory=dict)
    article: Mapping[str, Any] = field(default_factory=dict)
    title: str = ""
    canonical: str = ""
    language: str = ""
    times: tuple[str, ...] = ()
    """``datetime`` of the ``<time>`` elements marked as the date of publication."""


NO_PAGE = PageData()


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """Everything stated about a document."""

    title: Stated = NOT_STATED
    publisher: Stated = NOT_STATED
    published: Stated = NOT_STATED
    url: Stated = NOT_STATED
    byline: tuple[str, ...] = ()


def read_page_data(tree: LexborHTMLParser) -> PageData:
    """Collect a page's meta tags, structured data, title and canonical address. Never raises for bad content."""
    meta: dict[str, str] = {}
    for node in tree.css("meta")[:500]:
        key = node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop")
        value = node.attributes.get("content")
        if key and value:
            meta.setdefault(key.strip().lower(), _clean(value))
    title = tree.css_first("head title") or tree.css_first("title")
    canonical = tree.css_first('link[rel="canonical"]')
    root = tree.css_first("html")
    times = [
        node.attributes.get("datetime") or node.attributes.get("content")
        for node in tree.css('time[pubdate], time[itemprop="datePublished"], [itemprop="datePublished"]')[:5]
    ]
    return PageData(
        meta=meta,
        article=_article_data(tree),
        title=_clean(title.text(deep=True)) if title is not None else "",
        canonical=(canonical.attributes.get("href") or "").strip() if canonical is not None else "",
        language=(root.attributes.get("lang") or "").lower()[:2] if root is not None else "",
        times=tuple(value for value in times if value),
    )


def _clean(value: str | None) -> str:
    return _SPACE.sub(" ", value or "").strip()[: limits.TITLE.value]


def _article_data(tree: LexborHTMLParser) -> Mapping[str, Any]:
    for node in tree.css('script[type="application/ld+json"]')[:10]:
        source = node.text(deep=True) or ""
        if len(source) > limits.JSON_LD.value:
            continue
        try:
            data = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            kinds = item.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and _ARTICLE_TYPES.match(name) for name in names):
                return item
    return {}


def _objects(data: Any) -> Iterator[Mapping[str, Any]]:
    """The objects at the top of structured data, and those in its graph; not what they refer to."""
    queue = [data]
    for _ in range(200):
        if not queue:
            return
        item = queue.pop(0)
        if isinstance(item, list):
            queue.extend(item[:100])
        elif isinstance(item, dict):
            yield item
            queue.extend(item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item)


def title_hint(page: PageData) -> str | None:
    """Return the headline as the page's data gives it, to know it again in the text."""
    found = _from_page(page, _TITLE_KEYS, "headline")
    return found.value or (_SUFFIX.split(page.title)[0] if page.title else None)


def read_metadata(page: PageData, layout: Layout, zones: Sequence[Zone]) -> Metadata:
    """State what a page says of itself, in its data and in its visible zones."""
    url = _url(page)
    return Metadata(
        title=_title(page, layout, zones),
        publisher=_publisher(page),
        published=_published(page, layout, zones, url.value),
        url=url,
        byline=_byline(page, layout, zones),
    )


def _from_page(page: PageData, keys: Sequence[str], data_key: str) -> Stated:
    value = page.article.get(data_key)
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, str) and _clean(value):
        return Stated(value=_clean(value), basis=Basis.META, reason=because("json-ld", f"the page's {data_key}"))
    for key in keys:
        if page.meta.get(key):
            return Stated(value=page.meta[key], basis=Basis.META, reason=because("meta", f"the page's {key}"))
    return NOT_STATED


def _title(page: PageData, layout: Layout, zones: Sequence[Zone]) -> Stated:
    visible = next((zone for zone in zones if zone.kind is ZoneKind.TITLE), None)
    if visible is not None:
        basis = Basis.MARKUP if layout.is_html else Basis.TEXT
        value = _clean(visible.span.of(layout.text))
        return Stated(value=value, basis=basis, reason=because("title-zone", visible.reason.note, visible.span))
    found = _from_page(page, _TITLE_KEYS, "headline")
    if found.value is None and page.title:
        value = _SUFFIX.split(page.title)[0]
        return Stated(value=value, basis=Basis.META, reason=because("title-element", "the page's <title>"))
    return found


def _publisher(page: PageData) -> Stated:
    found = _from_page(page, _PUBLISHER_KEYS[:-1], "publisher")
    if found.value is not None and not found.value.startswith("http"):
        return found
    parts = _SUFFIX.split(page.title)
    if len(parts) > 1 and 1 <= len(parts[-1].split()) <= 5 and len(parts[0].split()) > 3:
        reason = because("title-element", "the last part of the page's <title>")
        return Stated(value=parts[-1], basis=Basis.META, reason=reason)
    return NOT_STATED


def _url(page: PageData) -> Stated:
    if _is_address(page.canonical):
        return Stated(value=page.canonical, basis=Basis.META, reason=because("canonical", "the page's canonical link"))
    for key in _URL_KEYS:
        if _is_address(page.meta.get(key, "")):
            return Stated(value=page.meta[key], basis=Basis.META, reason=because("meta", f"the page's {key}"))
    return NOT_STATED


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and len(value) <= 2_000


def _published(page: PageData, layout: Layout, zones: Sequence[Zone], url: str | None) -> Stated:
    for rule, value in _machine_dates(page):
        if found := dates.read_machine_date(value):
            return Stated(value=found, basis=Basis.META, reason=because("meta-date", f"the page's {rule}"))
    for value in page.times:
        if found := dates.read_machine_date(value):
            return Stated(value=found, basis=Basis.MARKUP, reason=because("markup-date", "marked datePublished"))
    visible = _visible_date(layout, zones)
    if visible is not None:
        return visible
    if url and (in_address := _URL_DATE.search(urlsplit(url).path + "/")):
        year, month, day = in_address.groups()
        value = "-".join([year, month.zfill(2), *([day.zfill(2)] if day else [])])
        if found := dates.read_machine_date(value):
            return Stated(value=found, basis=Basis.ADDRESS, reason=because("address-date", "in the page's address"))
    return NOT_STATED


def _machine_dates(page: PageData) -> Iterator[tuple[str, str]]:
    for key in ("datePublished", "dateCreated"):
        value = page.article.get(key)
        if isinstance(value, str):
            yield key, value
    for key in _DATE_KEYS:
        if key in page.meta:
            yield key, page.meta[key]


def _visible_date(layout: Layout, zones: Sequence[Zone]) -> Stated | None:
    """The date in a dateline or byline: one that says "published" first, then the first that does not say "updated"."""
    heads = [zone for zone in zones if zone.kind in {ZoneKind.DATELINE, ZoneKind.BYLINE}]
    found = [(zone, *place) for zone in heads if (place := dates.find_date(zone.span.of(layout.text)))]
    machine = [block for block in layout.blocks if block.datetime]
    for zone in heads:
        block = next((b for b in machine if b.span.overlaps(zone.span)), None)
        if block is not None and block.datetime and (value := dates.read_machine_date(block.datetime)):
            return Stated(
                value=value, basis=Basis.MARKUP, reason=because("time-element", "a <time> near the headline", zone.span)
            )
    found.sort(key=lambda hit: (_rank(hit[0].span.of(layout.text)), hit[0].span.start))
    if not found:
        return None
    zone, value, start, end = found[0]
    words = Span(zone.span.start + start, zone.span.start + end)
    return Stated(
        value=value, basis=Basis.TEXT, reason=because("dateline-date", "written at the head of the report", words)
    )


def _rank(line: str) -> int:
    lowered = line.lower()
    if re.search(r"\b(?:published|posted|first published|issued|released)\b", lowered):
        return 0
    return 2 if re.search(r"\b(?:updated|modified)\b", lowered) else 1


def _byline(page: PageData, layout: Layout, zones: Sequence[Zone]) -> tuple[str, ...]:
    for zone in zones:
        if zone.kind is ZoneKind.BYLINE and (found := head.read_byline(zone.span.of(layout.text))):
            return found.names
    names = tuple(_author_names(page.article.get("author")))
    if names:
        return names
    for key in _AUTHOR_KEYS:
        value = page.meta.get(key, "")
        if value and not value.startswith("http") and len(value) < 200:
            return head.split_names(re.sub(r"^by\s+", "", value, flags=re.IGNORECASE))
    for zone in zones:
        line = zone.span.of(layout.text)
        if zone.kind is ZoneKind.BYLINE and 2 <= len(shapes.words_of(line)) <= 5 and shapes.title_case_share(line) == 1:
            return head.split_names(line)
    return ()


def _author_names(author: Any) -> Iterator[str]:
    for item in author if isinstance(author, list) else [author]:
        name = item.get("name") if isinstance(item, Mapping) else item
        if isinstance(name, str) and _clean(name) and not name.startswith("http"):
            yield _clean(name)[:200]
