"""Reports for tests, made without the reading-in: one paragraph a line, sentences cut at full stops."""

from __future__ import annotations

import re

from sayso.model.documents import NOT_STATED, Capture, Document, Passage
from sayso.model.ids import content_id
from sayso.model.spans import Reason, Span, Zone, ZoneKind

_END = re.compile(
    r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\bLt\.)(?<!\bGen\.)(?<!\bDr\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)[”\"]?\s+(?=[“\"A-ZÀ-Þ])"
)


def report(text: str, *, title: str = "") -> Document:
    """Build a document whose first line is the title, if one is given, and whose other lines are its body."""
    whole = f"{title}\n{text}" if title else text
    passages: list[Passage] = []
    zones: list[Zone] = []
    for number, line in enumerate(re.finditer(r"[^\n]+", whole)):
        kind = ZoneKind.TITLE if title and number == 0 else ZoneKind.BODY
        zones.append(Zone(span=Span(line.start(), line.end()), kind=kind, reason=Reason(rule="test")))
        for start, end in _sentences(line.group(), line.start()):
            passages.append(Passage(number=len(passages), span=Span(start, end), zone=kind, paragraph=number))
    return Document(
        id=content_id("doc", whole),
        text=whole,
        zones=tuple(zones),
        passages=tuple(passages),
        title=NOT_STATED,
        publisher=NOT_STATED,
        published=NOT_STATED,
        url=NOT_STATED,
        byline=(),
        language="en",
        capture=Capture(
            sha256="0" * 64,
            size=len(whole),
            media_type="text/plain",
            name="test",
            charset="utf-8",
            charset_basis="none",
        ),
    )


def _sentences(line: str, offset: int) -> list[tuple[int, int]]:
    found = []
    start = 0
    for gap in _END.finditer(line):
        end = gap.end() - len(gap.group()) + len(gap.group().rstrip())
        found.append((offset + start, offset + end))
        start = gap.end()
    found.append((offset + start, offset + len(line.rstrip())))
    return [(a, b) for a, b in found if b > a]
