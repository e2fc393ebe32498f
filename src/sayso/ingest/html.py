"""A page as its visible text: parsed with lexbor, rendered once, never edited afterwards.

What a reader cannot see is no text: scripts, styles, comments, templates, alternative texts, and elements that the page
hides. Hidden words are counted and said in a note, never read: a page may hold instructions for machines there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sayso.ingest import limits
from sayso.ingest.layout import Block, Layout
from sayso.ingest.reasons import because
from sayso.ingest.regions import Region, region_of
from sayso.model.spans import Reason, Span

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_BLOCKS = frozenset(
    "address article aside blockquote body button center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noscript ol option optgroup p "
    "plaintext pre search section select summary table tbody td textarea tfoot th thead tr ul video audio caption br "
    "iframe".split()
)
_INVISIBLE = frozenset(
    "head script style template title meta link base param source track area datalist noembed noframes iframe object "
    "embed canvas audio video map svg math colgroup col".split()
)
_HIDDEN_STYLE = re.compile(
    r"(?:^|[;\s])(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}(?:hidden|collapse)"
    r"|font-size\s{0,9}:\s{0,9}0(?:px|pt|em|rem|%)?\s{0,9}(?:;|!|$)|opacity\s{0,9}:\s{0,9}0(?:\.0+)?\s{0,9}(?:;|!|$))",
    re.IGNORECASE,
)
_HIDDEN_CLASSES = frozenset(
    "sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only show-for-sr u-visually-hidden "
    "a11y-hidden hide-visually element-invisible is-hidden d-none visually-hidden-focusable".split()
)
_BRACES = re.compile(r"([{}])")
_CSS_COMMENT = re.compile(r"/\*(?:[^*]|\*(?!/))*+\*/")
_SIMPLE = re.compile(r"[.#][\w-]+")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_TAG_CHARACTERS = re.compile("[\U000e0000-\U000e007f]+")


@dataclass(frozen=True, slots=True)
class _Scope:
    """What the elements around a piece of text say of it."""

    tag: str
    parent: int
    region: Region | None = None
    hinted_by: int = 0
    link: bool = False
    pre: bool = False
    article: bool = False
    datetime: str | None = None


@dataclass(slots=True)
class _Canvas:
    """The text so far, and the block that is being written."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    scope: _Scope | None = None
    links: int = 0
    datetime: str | None = None
    hidden: int = 0
    invisible: int = 0
    is_full: bool = False

    def write(self, text: str, scope: _Scope) -> None:
        clean = _TAG_CHARACTERS.sub("", text)
        self.invisible += len(text) - len(clean)
        folded = clean if scope.pre else _SPACE.sub(" ", clean)
        if self.scope is None:
            if not folded.strip():
                return
            self.scope = scope
        if self.line and self.line[-1].endswith(" ") and not scope.pre:
            folded = folded.lstrip(" ")
        self.line.append(folded)
        if scope.link:
            self.links += len(folded.strip())
        self.datetime = self.datetime or scope.datetime

    def end_block(self) -> None:
        text = "".join(self.line).strip()
        if text and self.scope is not None:
            self._add(text, self.scope)
        self.line, self.scope, self.links, self.datetime = [], None, 0, None

    def _add(self, text: str, scope: _Scope) -> None:
        room = limits.TEXT.value - self.length - 1
        if len(text) > room:
            self.is_full = True
            text = text[: max(0, room)].rstrip()
            if not text:
                return
        if self.blocks:
            self.pieces.append("\n")
            self.length += 1
        start = self.length
        self.pieces.append(text)
        self.length += len(text)
        region = scope.region
        self.blocks.append(
            Block(
                span=Span(start, self.length),
                tag=scope.tag,
                hint=region.kind if region else None,
                hint_reason=region.reason if region else None,
                binds=region.binds if region else False,
                hinted_by=scope.hinted_by,
                links=min(self.links, len(text)),
                parent=scope.parent,
                article=scope.article,
                datetime=self.datetime,
            )
        )


def render(tree: LexborHTMLParser) -> tuple[Layout, tuple[Reason, ...]]:
    """Render a parsed page to its visible text, with a note on what was hidden or over a limit."""
    canvas = _Canvas()
    if tree.root is not None:
        _walk(tree.root, canvas, _hiding_rules(tree))
    canvas.end_block()
    return Layout(text="".join(canvas.pieces), blocks=tuple(canvas.blocks), is_html=True), _notes(canvas)


def _walk(root: Any, canvas: _Canvas, hiding: frozenset[str]) -> None:
    """Visit the tree without recursion: a page may be deeper than Python's stack."""
    serial = 0
    stack: list[tuple[Any, _Scope, bool]] = [(root, _Scope("html", 0), False)]
    while stack and not canvas.is_full:
        node, scope, is_end = stack.pop()
        if is_end:
            canvas.end_block()
            continue
        if (following := node.next) is not None and node is not root:
            stack.append((following, scope, False))
        if node.is_text_node:
            canvas.write(node.text_content or "", scope)
            continue
        if not node.is_element_node:
            continue
        tag = node.tag or ""
        attributes = node.attributes
        if _is_hidden(tag, attributes, hiding):
            canvas.hidden += _count_hidden(tag, node)
            continue
        serial += 1
        inner = _enter(tag, attributes, scope, serial)
        if tag in _BLOCKS:
            canvas.end_block()
            stack.append((node, scope, True))
        if (first := node.first_child) is not None:
            stack.append((first, inner, False))


def _enter(tag: str, attributes: dict[str, str | None], scope: _Scope, serial: int) -> _Scope:
    is_block = tag in _BLOCKS
    region = region_of(tag, attributes, scope.region, in_article=scope.article)
    return _Scope(
        tag=tag if is_block else scope.tag,
        parent=scope.parent if not is_block or tag in {"p", "li", "h1", "h2", "h3", "h4", "br", "td"} else serial,
        region=region,
        hinted_by=scope.hinted_by if region is scope.region else serial,
        link=scope.link or tag == "a",
        pre=scope.pre or tag in {"pre", "textarea", "plaintext"},
        article=scope.article or tag == "article" or attributes.get("itemprop") == "articleBody",
        datetime=(attributes.get("datetime") or scope.datetime) if tag == "time" else scope.datetime,
    )


def _is_hidden(tag: str, attributes: dict[str, str | None], hiding: frozenset[str]) -> bool:
    if tag in _INVISIBLE or "hidden" in attributes or (tag == "dialog" and "open" not in attributes):
        return True
    if tag == "input" or attributes.get("type") == "hidden":
        return True
    style = attributes.get("style")
    if style and _HIDDEN_STYLE.search(style[: limits.PASSAGE.value]):
        return True
    classes = (attributes.get("class") or "").split()
    if any(name in _HIDDEN_CLASSES or f".{name}" in hiding for name in classes):
        return True
    return bool(hiding) and f"#{attributes.get('id')}" in hiding


def _count_hidden(tag: str, node: Any) -> int:
    return 0 if tag in _INVISIBLE else len((node.text(deep=True, separator=" ") or "").split())


def _hiding_rules(tree: LexborHTMLParser) -> frozenset[str]:
    """The classes and ids that the page's own style sheets never show (rules for all media, simple selectors)."""
    found: set[str] = set()
    room = _STYLE_LIMIT
    for sheet in tree.css("style"):
        css = (sheet.text(deep=True) or "")[:room]
        room -= len(css)
        for selectors, declarations in _rules_of(css):
            if _HIDDEN_STYLE.search(declarations[: limits.PASSAGE.value]):
                found |= {part.strip() for part in selectors.split(",") if _SIMPLE.fullmatch(part.strip())}
        if room <= 0:
            break
    return frozenset(found)


_STYLE_LIMIT = 500_000
"""How much of a page's style sheets is looked through for what it hides."""


def _rules_of(css: str) -> Iterator[tuple[str, str]]:
    """Yield the rules of a style sheet that stand in no ``@media`` or the like: selectors and declarations."""
    depth = 0
    selectors = ""
    for piece in _BRACES.split(_CSS_COMMENT.sub("", css)):
        if piece == "{":
            depth += 1
        elif piece == "}":
            depth = max(0, depth - 1)
            selectors = ""
        elif depth == 0:
            selectors = piece.rsplit(";", 1)[-1]
        elif depth == 1 and "@" not in selectors:
            yield selectors, piece


def _notes(canvas: _Canvas) -> tuple[Reason, ...]:
    notes = []
    if canvas.is_full:
        note = f"the text is longer than {limits.TEXT.value:,} characters; the rest was not read"
        notes.append(because(f"cut:{limits.TEXT.name}", note))
    if canvas.hidden:
        notes.append(because("hidden", f"{canvas.hidden} words in elements that the page hides were left out"))
    if canvas.invisible:
        notes.append(because("invisible", f"{canvas.invisible} invisible tag characters were left out"))
    return tuple(notes)
