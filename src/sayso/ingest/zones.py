"""What each stretch of a page is for: headline, byline, dateline, body, caption, or no part of the article.

The order of trust, first rule that fits:

1. Markup that leaves no doubt (``<nav>``, ``<footer>``, ``<figcaption>``).
2. Words that own their line, or open a list of other articles (:mod:`sayso.ingest.noise`).
3. The head of the text: headline, byline, dateline (:mod:`sayso.ingest.head`).
4. A block that is mostly links.
5. Markup that only hints (a class called ``related``), unless the second opinion holds it for the article and it reads
   like running text.
6. The second opinion (trafilatura's choice): what it takes is body; what it leaves out is body only where it reads
   like running text between paragraphs that it takes.

Without a second opinion (plain text, or a page on which it fails) running text is body. Every character that is no
white space ends in exactly one zone, and every zone says which rule put it there.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sayso.ingest import head, noise, shapes
from sayso.ingest.layout import Block, Layout
from sayso.ingest.opinion import Opinion
from sayso.ingest.reasons import because
from sayso.model.spans import EXCLUDED_ZONES, Reason, Span, Zone, ZoneKind

_BODY_TEXT = because("text", "running text")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(slots=True)
class _Page:
    """A layout while its blocks are being judged; ``verdicts`` holds what is settled, by block."""

    layout: Layout
    opinion: Opinion | None
    title: str | None
    lines: list[str]
    verdicts: dict[int, tuple[ZoneKind, Reason]] = field(default_factory=dict)

    def settle(self, index: int, kind: ZoneKind, reason: Reason) -> None:
        self.verdicts.setdefault(index, (kind, reason))

    def is_open(self, index: int) -> bool:
        return index not in self.verdicts

    def open_blocks(self) -> Iterator[tuple[int, Block, str]]:
        for index, block in enumerate(self.layout.blocks):
            if index not in self.verdicts:
                yield index, block, self.lines[index]


def find_zones(layout: Layout, *, opinion: Opinion | None = None, title: str | None = None) -> tuple[Zone, ...]:
    """Return the zones of a layout: sorted, without overlap, covering every character that is no white space.

    ``title`` is the headline as the page's metadata or the user gives it, to know it again in the text.
    """
    lines = [block.span.of(layout.text) for block in layout.blocks]
    page = _Page(layout, opinion, title, lines)
    _settle_markup(page)
    _settle_title(page)
    _settle_head(page)
    _settle_lines(page)
    _settle_captions(page)
    _settle_lists(page)
    _settle_end(page)
    _settle_rest(page)
    _recall_captions(page)
    openings = _openings(page)
    zones = [zone for index in range(len(layout.blocks)) for zone in _zones_of(page, index, opens=index in openings)]
    return tuple(zones)


def _settle_markup(page: _Page) -> None:
    for index, block, _ in page.open_blocks():
        if block.hint is not None and block.hint_reason is not None and block.binds:
            page.settle(index, block.hint, block.hint_reason)


def _settle_title(page: _Page) -> None:
    """The headline: the heading that says what the metadata says, else the first ``<h1>``."""
    if not page.layout.is_html:
        return
    wanted = _fold(page.title or "")
    candidates = [(index, line) for index, block, line in page.open_blocks() if block.tag in {"h1", "h2"}]
    same = [index for index, line in candidates if wanted and _same_title(_fold(line), wanted)]
    firsts = [index for index, block, line in page.open_blocks() if block.tag == "h1" and len(line) > 8]
    chosen = same[0] if same else (firsts[0] if firsts else None)
    if chosen is not None:
        note = "the heading that the page's metadata names" if same else "the page's first <h1>"
        page.settle(chosen, ZoneKind.TITLE, because("markup:h1", note))


def _same_title(line: str, wanted: str) -> bool:
    return line == wanted or (len(line) > 15 and (line in wanted or wanted in line))


def _fold(text: str) -> str:
    return " ".join(shapes.words_of(text)).casefold()


def _settle_lists(page: _Page) -> None:
    """Lists of other articles, among the lines that are not settled yet."""
    open_blocks = list(page.open_blocks())
    lines = [
        noise.Line(line, block.link_share, block.tag in _HEADINGS, _is_taken(page, line))
        for _, block, line in open_blocks
    ]
    for place, reason in noise.find_lists(lines).items():
        index = open_blocks[place][0]
        if page.opinion is not None and reason.rule == "headlines-at-end":
            continue  # the second opinion knows better than the shape alone
        own = page.layout.blocks[index].hint_reason
        if own is not None and own.rule == "class:comments":
            page.settle(index, ZoneKind.BOILERPLATE, own)
        page.settle(index, ZoneKind.RELATED, reason)


def _is_taken(page: _Page, line: str) -> bool:
    return page.opinion is not None and page.opinion.takes(line)


def _settle_lines(page: _Page) -> None:
    late = _first_late(page)
    for index, block, line in list(page.open_blocks()):
        found = noise.find_line_noise(line, block.span, is_late=index >= late)
        if found is not None and noise.opens_list(line) is None:
            page.settle(index, found.kind, found.reason)


def _first_late(page: _Page) -> int:
    """The block after which a line may be about the writer: the last paragraph but two, and not in the first half."""
    paragraphs = [
        index
        for index, _, line in page.open_blocks()
        if shapes.looks_like_sentence(line) and (page.opinion is None or page.opinion.takes(line))
    ]
    return paragraphs[max(1, len(paragraphs) // 2, len(paragraphs) - 4)] if len(paragraphs) > 1 else len(page.lines)


def _settle_head(page: _Page) -> None:
    if page.layout.is_html:
        _settle_html_head(page)
    else:
        _settle_plain_head(page)


def _settle_captions(page: _Page) -> None:
    for index, _, line in list(page.open_blocks()):
        if head.looks_like_caption(line):
            page.settle(index, ZoneKind.CAPTION, because("caption", "reads like the caption or credit of a picture"))


def _recall_captions(page: _Page) -> None:
    """A caption that stands under a list of other articles belongs to one of them, not to the article."""
    in_list = False
    for index in range(len(page.layout.blocks)):
        kind = page.verdicts.get(index, (ZoneKind.BODY, None))[0]
        if kind is ZoneKind.CAPTION and in_list:
            page.verdicts[index] = (
                ZoneKind.RELATED,
                because("caption:list", "a caption under a list of other articles"),
            )
        elif kind is not ZoneKind.CAPTION:
            in_list = kind is ZoneKind.RELATED


def _settle_html_head(page: _Page) -> None:
    first_body = next((i for i, _, line in page.open_blocks() if shapes.looks_like_paragraph(line)), None)
    for index, block, line in list(page.open_blocks()):
        is_near = first_body is None or index <= first_body + HEAD_SLACK
        if not is_near or shapes.looks_like_paragraph(line) or block.tag in _HEADINGS:
            continue
        if head.read_byline(line) is not None:
            page.settle(index, ZoneKind.BYLINE, because("byline", "reads like a byline near the headline"))
        elif head.looks_like_dateline(line):
            page.settle(index, ZoneKind.DATELINE, because("dateline", "a date and little else near the headline"))
        elif block.hint in {ZoneKind.BYLINE, ZoneKind.DATELINE} and block.hint_reason and len(line) < 200:
            page.settle(index, block.hint, block.hint_reason)


HEAD_SLACK = 2


def _settle_plain_head(page: _Page) -> None:
    """Go down the first lines of a plain text as long as they are no running text."""
    has_title = False
    blocks = list(itertools.islice(page.open_blocks(), 2 * head.HEAD_LINES))
    for seen, (index, block, line) in enumerate(blocks[: head.HEAD_LINES]):
        if (found := noise.find_line_noise(line, block.span, is_late=False)) is not None and head.read_byline(
            line
        ) is None:
            page.settle(index, found.kind, found.reason)
        elif noise.opens_list(line) is not None:
            return
        elif head.read_byline(line) is not None:
            page.settle(index, ZoneKind.BYLINE, because("byline", "reads like a byline at the head of the text"))
        elif head.looks_like_dateline(line):
            page.settle(index, ZoneKind.DATELINE, because("dateline", "a date and little else at the head of the text"))
        elif not has_title and _is_title(line, [text for _, _, text in blocks[seen + 1 :]]):
            has_title = True
            page.settle(index, ZoneKind.TITLE, because("title", "the first line; it ends in no full stop"))
        elif line.endswith(":") or shapes.ends_like_sentence(line) or len(shapes.words_of(line)) > _HEAD_WORDS:
            return
        else:
            has_title = has_title or len(shapes.words_of(line)) > _LABEL_WORDS


_LABEL_WORDS = 4
"""A line above the headline that names a section has no more words."""
_HEAD_WORDS = 12
"""A line of a letterhead, a section or a standfirst at the head of a text has no more words."""


def _is_title(line: str, later: Sequence[str]) -> bool:
    return head.dateline_prefix(line) == 0 and not noise.find_fused(line, 0) and head.looks_like_title(line, later)


def _settle_end(page: _Page) -> None:
    """Readers' comments and what follows them, where they come after running text."""
    blocks = list(page.open_blocks())
    last = _last_of_article(page, blocks)
    seen_text = has_ended = False
    for index, _, line in blocks:
        entry = noise.ends_article(line)
        if has_ended:
            page.settle(index, ZoneKind.BOILERPLATE, because("after-end", "stands after the end of the article"))
        elif entry is not None:
            page.settle(index, ZoneKind.BOILERPLATE, because(f"end:{entry.id}", "readers' comments begin here"))
            has_ended = seen_text and index > last
        seen_text = seen_text or shapes.looks_like_sentence(line)


def _last_of_article(page: _Page, blocks: Sequence[tuple[int, Block, str]]) -> int:
    """The block before which no line ends the article: the last that the second opinion takes, or half of the text."""
    if page.opinion is not None:
        return max((index for index, _, line in blocks if page.opinion.takes(line)), default=-1)
    half = sum(len(line) for _, _, line in blocks) // 2
    for index, _, line in blocks:
        half -= len(line)
        if half < 0:
            return index
    return -1


def _settle_rest(page: _Page) -> None:
    if not page.layout.is_html:
        for index, _, _ in list(page.open_blocks()):
            page.settle(index, ZoneKind.BODY, _BODY_TEXT)
        return
    taken = [_taken(page, block, line) for block, line in zip(page.layout.blocks, page.lines, strict=True)]
    inside = _between_taken(page, taken)
    void = _void_hints(page, taken)
    leads = _leads(page, taken)
    _settle_before_title(page, taken)
    for index, block, line in list(page.open_blocks()):
        judged = replace(block, hint=None) if block.hinted_by in void else block
        if index in leads and _is_standfirst(judged, line):
            page.settle(index, ZoneKind.BODY, because("standfirst", "a summary under the headline"))
        page.settle(index, *_judge(judged, line, is_taken=taken[index], is_inside=inside[index]))


def _is_standfirst(block: Block, line: str) -> bool:
    if block.link_share > 0.3 or block.hint not in {None, ZoneKind.BODY}:
        return False
    return len(shapes.words_of(line)) >= (_STANDFIRST if block.hint is ZoneKind.BODY else 2 * _STANDFIRST)


def _settle_before_title(page: _Page, taken: Sequence[bool]) -> None:
    """Short lines above the headline name a section or a site; they are no part of the report."""
    title = next((i for i, verdict in sorted(page.verdicts.items()) if verdict[0] is ZoneKind.TITLE), None)
    blocks = list(page.open_blocks())
    if any(taken[index] and shapes.looks_like_paragraph(line) for index, _, line in blocks if index < (title or 0)):
        return  # the report begins before what was taken for its headline
    for index, block, line in blocks:
        if title is not None and index < title and not shapes.looks_like_sentence(line):
            own = block.hint_reason if block.hint in EXCLUDED_ZONES else None
            reason = own or because("before-headline", "a short line above the headline")
            page.settle(index, ZoneKind.BOILERPLATE, reason)


def _void_hints(page: _Page, taken: Sequence[bool]) -> frozenset[int]:
    """The hints that name an element around the article itself, whatever its class says (``class="paywall"``)."""
    weights: Counter[int] = Counter()
    total = 0
    for index, block, line in page.open_blocks():
        if taken[index] and shapes.looks_like_paragraph(line):
            total += len(line)
            if block.hint in EXCLUDED_ZONES:
                weights[block.hinted_by] += len(line)
    return frozenset(number for number, weight in weights.items() if weight > _VOID_SHARE * total)


_VOID_SHARE = 0.25
_STANDFIRST = 5


def _taken(page: _Page, block: Block, line: str) -> bool:
    if page.opinion is not None:
        return page.opinion.takes(line)
    return block.hint not in EXCLUDED_ZONES and block.link_share < 0.3 and shapes.looks_like_sentence(line)


def _between_taken(page: _Page, taken: Sequence[bool]) -> list[bool]:
    """Which blocks stand between two taken ones and share a parent element with one of them."""
    blocks = page.layout.blocks
    order = [i for i, is_taken in enumerate(taken) if is_taken]
    if not order:
        return [False] * len(blocks)
    first, last = order[0], order[-1]
    parents = {blocks[i].parent for i in order}
    return [first < i < last and block.parent in parents for i, block in enumerate(blocks)]


def _leads(page: _Page, taken: Sequence[bool]) -> range:
    """The blocks between the headline and the first that is taken: where a standfirst stands."""
    first = next((i for i, is_taken in enumerate(taken) if is_taken), 0)
    title = next((i for i in range(first) if page.verdicts.get(i, (None,))[0] is ZoneKind.TITLE), first)
    return range(title + 1, first)


def _judge(block: Block, line: str, *, is_taken: bool, is_inside: bool) -> tuple[ZoneKind, Reason]:
    if block.link_share > 0.75 and not _reads_on(line, is_taken=is_taken, is_inside=is_inside):
        kind = ZoneKind.RELATED if len(shapes.words_of(line)) >= 4 else ZoneKind.BOILERPLATE
        return kind, because("links", "nothing but links")
    if block.hint in EXCLUDED_ZONES and block.hint is not None and block.hint_reason is not None:
        if not (is_taken and shapes.looks_like_sentence(line)):
            return block.hint, block.hint_reason
    elif (
        block.hint is ZoneKind.BODY and block.hint_reason is not None and len(shapes.words_of(line)) >= _STANDFIRST
    ) or (block.hint is ZoneKind.CAPTION and block.hint_reason is not None):
        return block.hint, block.hint_reason
    if is_taken:
        return ZoneKind.BODY, because("second-opinion", "taken for the article by the second opinion")
    if is_inside and (shapes.looks_like_sentence(line) or block.tag in _HEADINGS):
        return ZoneKind.BODY, because("between", "running text between paragraphs of the article")
    return ZoneKind.BOILERPLATE, because("left-out", "outside the article by the second opinion")


def _reads_on(line: str, *, is_taken: bool, is_inside: bool) -> bool:
    """Whether a line that is all links is still part of the article: a linked paragraph, a linked sentence between."""
    return (is_taken and shapes.looks_like_paragraph(line)) or (is_inside and shapes.looks_like_sentence(line))


def _zones_of(page: _Page, index: int, *, opens: bool) -> list[Zone]:
    """The zones inside one block: usually one; more where a promo line is fused to it or a dateline opens it."""
    block = page.layout.blocks[index]
    kind, reason = page.verdicts[index]
    if kind not in {ZoneKind.BODY, ZoneKind.CAPTION}:
        return [Zone(span=block.span, kind=kind, reason=reason)]
    line = page.lines[index]
    cuts = [(f.span.start, f.span.end, f.kind, f.reason) for f in noise.find_fused(line, block.span.start)]
    prefix = head.dateline_prefix(line) if kind is ZoneKind.BODY and opens else 0
    if prefix:
        end = block.span.start + len(line[:prefix].rstrip())
        found = because("dateline-prefix", "place, date or agency before the first words of the report")
        cuts.insert(0, (block.span.start, end, ZoneKind.DATELINE, found))
    return _cut(page.layout.text, block.span, kind, reason, cuts)


def _openings(page: _Page) -> frozenset[int]:
    """The first three blocks of the body: a dateline can stand before a paragraph only there."""
    bodies = (i for i in range(len(page.lines)) if page.verdicts[i][0] is ZoneKind.BODY)
    return frozenset(itertools.islice(bodies, 3))


def _cut(
    text: str, span: Span, kind: ZoneKind, reason: Reason, cuts: Sequence[tuple[int, int, ZoneKind, Reason]]
) -> list[Zone]:
    zones: list[Zone] = []
    at = span.start
    for start, end, cut_kind, cut_reason in cuts:
        if start < at:
            continue
        zones.extend(_zone(text, at, start, kind, reason))
        zones.extend(_zone(text, start, end, cut_kind, cut_reason))
        at = end
    zones.extend(_zone(text, at, span.end, kind, reason))
    return zones


def _zone(text: str, start: int, end: int, kind: ZoneKind, reason: Reason) -> list[Zone]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [Zone(span=Span(start, end), kind=kind, reason=reason)] if end > start else []
